"""Membership contracts of a studio's customers."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships_sign_up
else:
    __getattr__, __dir__ = lazy(__name__, {"memberships_sign_up": ""})

__all__ = ["memberships_sign_up"]
