"""The operations, a package a tag."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import subscriptions
else:
    __getattr__, __dir__ = lazy(__name__, {"subscriptions": ""})

__all__ = ["subscriptions"]
