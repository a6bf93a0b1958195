"""The operations, a package a tag."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import charges, memberships
else:
    __getattr__, __dir__ = lazy(__name__, {"charges": "", "memberships": ""})

__all__ = ["charges", "memberships"]
