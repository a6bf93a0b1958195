"""A typed client for Trybe memberships."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import api, errors, models, resources, types
    from .client import AsyncTrybe, Trybe
    from .stock import AuthenticatedClient, Client
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AsyncTrybe": ".client",
            "AuthenticatedClient": ".stock",
            "Client": ".stock",
            "Trybe": ".client",
            "api": "",
            "errors": "",
            "models": "",
            "resources": "",
            "types": "",
        },
    )

__all__ = ["AsyncTrybe", "AuthenticatedClient", "Client", "Trybe", "api", "errors", "models", "resources", "types"]
