"""A typed client for Trybe memberships."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import api as api
    from . import errors as errors
    from . import models as models
    from . import resources as resources
    from . import types as types
    from .client import AsyncTrybe as AsyncTrybe
    from .client import Trybe as Trybe
    from .stock import AuthenticatedClient as AuthenticatedClient
    from .stock import Client as Client
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
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
