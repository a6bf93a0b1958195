"""Compile schemas of a spec to Hypothesis strategies; a keyword that is not known is an error, never ignored."""

from clientwright.conformance.strategies.compiling import from_schema
from clientwright.conformance.strategies.drawing import any_json

__all__ = ["any_json", "from_schema"]
