"""A typed client for Mayar memberships."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import api, errors, models, resources, types
    from .client import AsyncMayar, Mayar
    from .stock import AuthenticatedClient, Client
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AsyncMayar": ".client",
            "AuthenticatedClient": ".stock",
            "Client": ".stock",
            "Mayar": ".client",
            "api": "",
            "errors": "",
            "models": "",
            "resources": "",
            "types": "",
        },
    )

__all__ = ["AsyncMayar", "AuthenticatedClient", "Client", "Mayar", "api", "errors", "models", "resources", "types"]
