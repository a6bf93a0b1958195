"""A typed client for Mayar memberships."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import api as api
    from . import errors as errors
    from . import models as models
    from . import resources as resources
    from . import types as types
    from .client import AsyncMayar as AsyncMayar
    from .client import Mayar as Mayar
    from .stock import AuthenticatedClient as AuthenticatedClient
    from .stock import Client as Client
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
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
