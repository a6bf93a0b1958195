"""A typed client for Magicline memberships."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import api, errors, models, resources, types
    from .client import AsyncMagicline, Magicline
    from .stock import AuthenticatedClient, Client
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AsyncMagicline": ".client",
            "AuthenticatedClient": ".stock",
            "Client": ".stock",
            "Magicline": ".client",
            "api": "",
            "errors": "",
            "models": "",
            "resources": "",
            "types": "",
        },
    )

__all__ = [
    "AsyncMagicline",
    "AuthenticatedClient",
    "Client",
    "Magicline",
    "api",
    "errors",
    "models",
    "resources",
    "types",
]
