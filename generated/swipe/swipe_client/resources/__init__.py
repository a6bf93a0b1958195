"""The operations as methods, a class a tag."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .subscriptions import AsyncSubscriptions as AsyncSubscriptions
    from .subscriptions import Subscriptions as Subscriptions
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "AsyncSubscriptions": ".subscriptions",
            "Subscriptions": ".subscriptions",
        },
    )
