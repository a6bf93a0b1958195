"""Membership contracts of a studio's customers."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships_sign_up as memberships_sign_up
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "memberships_sign_up": "",
        },
    )
