"""Find memberships and text their lead members."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships_get as memberships_get
    from . import memberships_list as memberships_list
    from . import memberships_preview_sms as memberships_preview_sms
    from . import memberships_send_sms as memberships_send_sms
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "memberships_get": "",
            "memberships_list": "",
            "memberships_preview_sms": "",
            "memberships_send_sms": "",
        },
    )
