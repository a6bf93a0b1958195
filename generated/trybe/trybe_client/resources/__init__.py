"""The operations as methods, a class a tag."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .charges import AsyncCharges as AsyncCharges
    from .charges import Charges as Charges
    from .memberships import AsyncMemberships as AsyncMemberships
    from .memberships import Memberships as Memberships
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "AsyncCharges": ".charges",
            "AsyncMemberships": ".memberships",
            "Charges": ".charges",
            "Memberships": ".memberships",
        },
    )
