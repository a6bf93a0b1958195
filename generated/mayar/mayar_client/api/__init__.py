"""The operations, a package a tag."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships
else:
    __getattr__, __dir__ = lazy(__name__, {"memberships": ""})

__all__ = ["memberships"]
