"""Find memberships and text their lead members."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships_get, memberships_list, memberships_preview_sms, memberships_send_sms
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {"memberships_get": "", "memberships_list": "", "memberships_preview_sms": "", "memberships_send_sms": ""},
    )

__all__ = ["memberships_get", "memberships_list", "memberships_preview_sms", "memberships_send_sms"]
