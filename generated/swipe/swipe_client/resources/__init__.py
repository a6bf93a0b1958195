"""The operations as methods, a class a tag."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .subscriptions import AsyncSubscriptions, Subscriptions
else:
    __getattr__, __dir__ = lazy(__name__, {"AsyncSubscriptions": ".subscriptions", "Subscriptions": ".subscriptions"})

__all__ = ["AsyncSubscriptions", "Subscriptions"]
