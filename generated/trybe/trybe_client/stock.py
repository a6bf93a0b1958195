"""The clients of openapi-python-client, for the functions below `api`."""

from clientwright.client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]
