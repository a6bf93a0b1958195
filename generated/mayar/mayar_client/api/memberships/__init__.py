"""Members of the merchant's membership products."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships_register_member as memberships_register_member
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "memberships_register_member": "",
        },
    )
