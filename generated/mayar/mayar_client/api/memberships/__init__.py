"""Members of the merchant's membership products."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships_register_member
else:
    __getattr__, __dir__ = lazy(__name__, {"memberships_register_member": ""})

__all__ = ["memberships_register_member"]
