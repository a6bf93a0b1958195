"""The operations as methods, a class a tag."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .memberships import AsyncMemberships, Memberships
else:
    __getattr__, __dir__ = lazy(__name__, {"AsyncMemberships": ".memberships", "Memberships": ".memberships"})

__all__ = ["AsyncMemberships", "Memberships"]
