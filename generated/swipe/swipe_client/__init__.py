"""A typed client for Swipe subscriptions."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import api, errors, models, resources, types
    from .client import AsyncSwipe, Swipe
    from .stock import AuthenticatedClient, Client
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AsyncSwipe": ".client",
            "AuthenticatedClient": ".stock",
            "Client": ".stock",
            "Swipe": ".client",
            "api": "",
            "errors": "",
            "models": "",
            "resources": "",
            "types": "",
        },
    )

__all__ = ["AsyncSwipe", "AuthenticatedClient", "Client", "Swipe", "api", "errors", "models", "resources", "types"]
