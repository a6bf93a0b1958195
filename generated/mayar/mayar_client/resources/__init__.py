"""The operations as methods, a class a tag."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .memberships import AsyncMemberships as AsyncMemberships
    from .memberships import Memberships as Memberships
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "AsyncMemberships": ".memberships",
            "Memberships": ".memberships",
        },
    )
