"""The clients of openapi-python-client, for the functions below `api`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientwright.client import AuthenticatedClient as BaseClient
from clientwright.client import Client

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from ssl import SSLContext

    from clientwright.drift import Drift


class AuthenticatedClient(BaseClient):
    """A client that sends a token with every call, where this provider expects it."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        prefix: str = "",
        auth_header_name: str = "X-API-KEY",
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        timeout: float = 60.0,
        retries: int = 2,
        verify_ssl: bool | str | SSLContext = True,
        httpx_args: Mapping[str, Any] | None = None,
        on_drift: Callable[[Drift], None] | None = None,
    ) -> None:
        super().__init__(
            base_url,
            token,
            prefix=prefix,
            auth_header_name=auth_header_name,
            headers=headers,
            cookies=cookies,
            timeout=timeout,
            retries=retries,
            verify_ssl=verify_ssl,
            httpx_args=httpx_args,
            on_drift=on_drift,
        )


__all__ = ["AuthenticatedClient", "Client"]
