"""The operations as methods, a class a tag."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .charges import AsyncCharges, Charges
    from .memberships import AsyncMemberships, Memberships
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AsyncCharges": ".charges",
            "AsyncMemberships": ".memberships",
            "Charges": ".charges",
            "Memberships": ".memberships",
        },
    )

__all__ = ["AsyncCharges", "AsyncMemberships", "Charges", "Memberships"]
