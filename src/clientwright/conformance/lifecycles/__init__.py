"""Life cycles: a provider's sandbox, driven through its generated clients, held against a model in plain Python."""

from clientwright.conformance.lifecycles.stages import Clock
from clientwright.conformance.lifecycles.walking import problems

__all__ = ["Clock", "problems"]
