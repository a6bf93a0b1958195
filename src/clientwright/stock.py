"""Clients as openapi-python-client has them, for those who know it: an address, a token, and httpx's options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from clientwright.client import AsyncCalls, Calls
from clientwright.credentials import COOKIE_STOPS, Credentials, Secret, check
from clientwright.errors import ConfigurationError
from clientwright.pools import AsyncPool, Pool, async_line, line
from clientwright.provider import Scheme
from clientwright.settings import (
    RETRIES,
    TIMEOUT,
    Settings,
    checked_address,
    checked_headers,
    checked_hook,
    checked_retries,
    checked_timeout,
    is_token,
    pairs,
    sendable,
)
from clientwright.state import Shared, State

if TYPE_CHECKING:
    from ssl import SSLContext

    from clientwright.drift import Drift
    from clientwright.transport import AsyncHttpClient, HttpClient


class Client(Calls, AsyncCalls):
    """A client of an address, without a credential; it makes synchronous calls and asynchronous ones."""

    def __init__(  # noqa: PLR0913  # all keyword-only options
        self,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        timeout: float = TIMEOUT,
        retries: int = RETRIES,
        verify_ssl: bool | str | SSLContext = True,
        httpx_args: Mapping[str, Any] | None = None,
        on_drift: Callable[[Drift], None] | None = None,
    ) -> None:
        """Set the client up; nothing is sent.

        Args:
            base_url: Where the provider answers.
            headers: What is sent with each request.
            cookies: Cookies that are sent with each request.
            timeout: Seconds that a call may take, pauses and repetitions included.
            retries: How many times a call may be repeated where that is safe.
            verify_ssl: Whether certificates are verified, or what with.
            httpx_args: What the httpx clients are made with.
            on_drift: Called where an answer is not quite as specified.

        Raises:
            ConfigurationError: An argument is wrong.

        """
        settings = Settings(
            checked_address(base_url),
            timeout=checked_timeout(timeout),
            retries=checked_retries(retries),
            headers=checked_headers(headers),
            cookies=_checked_cookies(cookies),
        )
        checked_hook(on_drift, "on_drift")
        self._state = State(settings, Credentials(), _shared(httpx_args, on_drift, verify=verify_ssl))

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """Give a client that also sends these headers; this one stays as it is."""
        return self._with(self._state.changed(headers={**self._state.settings.headers, **checked_headers(headers)}))

    def with_cookies(self, cookies: Mapping[str, str]) -> Self:
        """Give a client that also sends these cookies; this one stays as it is."""
        return self._with(self._state.changed(cookies={**self._state.settings.cookies, **_checked_cookies(cookies)}))

    def with_timeout(self, timeout: float) -> Self:
        """Give a client whose calls may take this many seconds; this one stays as it is."""
        return self._with(self._state.changed(timeout=checked_timeout(timeout)))

    def get_httpx_client(self) -> HttpClient:
        """Give the httpx client of the synchronous calls; credentials are added by calls, not by it."""
        return self._state.shared.pool.line().client

    def set_httpx_client(self, httpx_client: HttpClient) -> Self:
        """Use this httpx client for synchronous calls; it stays the caller's to close."""
        self._state.shared.pool.given = line(httpx_client, "httpx_client")
        return self

    def get_async_httpx_client(self) -> AsyncHttpClient:
        """Give the httpx client of the asynchronous calls; credentials are added by calls, not by it."""
        return self._state.shared.async_pool.line().client

    def set_async_httpx_client(self, async_client: AsyncHttpClient) -> Self:
        """Use this httpx client for asynchronous calls; it stays the caller's to close."""
        self._state.shared.async_pool.given = async_line(async_client, "async_client")
        return self


class AuthenticatedClient(Client):
    """A client that sends a token with every call."""

    def __init__(  # noqa: PLR0913  # all keyword-only options
        self,
        base_url: str,
        token: str,
        *,
        prefix: str = "Bearer",
        auth_header_name: str = "Authorization",
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        timeout: float = TIMEOUT,
        retries: int = RETRIES,
        verify_ssl: bool | str | SSLContext = True,
        httpx_args: Mapping[str, Any] | None = None,
        on_drift: Callable[[Drift], None] | None = None,
    ) -> None:
        """Set the client up; nothing is sent.

        Args:
            base_url: Where the provider answers.
            token: The secret.
            prefix: What stands before it in the header; may be empty.
            auth_header_name: The header.
            headers: What is sent with each request.
            cookies: Cookies that are sent with each request.
            timeout: Seconds that a call may take, pauses and repetitions included.
            retries: How many times a call may be repeated where that is safe.
            verify_ssl: Whether certificates are verified, or what with.
            httpx_args: What the httpx clients are made with.
            on_drift: Called where an answer is not quite as specified.

        Raises:
            ConfigurationError: An argument is wrong.

        """
        super().__init__(
            base_url,
            headers=headers,
            cookies=cookies,
            timeout=timeout,
            retries=retries,
            verify_ssl=verify_ssl,
            httpx_args=httpx_args,
            on_drift=on_drift,
        )
        checked_headers({auth_header_name: prefix}, "auth_header_name and prefix")
        scheme = Scheme("token", "token", "", name=auth_header_name, prefix=f"{prefix} " if prefix else "")
        if not token:
            raise ConfigurationError("token is missing: give token=")
        check(scheme, token, "token")
        self._state.credentials = Credentials({"token": scheme}, {"token": Secret(token)}, ("token",))


def _checked_cookies(cookies: object) -> dict[str, str]:
    checked: dict[str, str] = {}
    for name, value in pairs(cookies, "cookies").items():
        if not is_token(name):
            raise ConfigurationError(f"cookies: {str(name)[:80]!r} is no name of a cookie")
        if not sendable(value) or not COOKIE_STOPS.isdisjoint(value):
            raise ConfigurationError(f"cookies: the value of {name} is no text that a cookie can carry")
        checked[name] = value
    return checked


def _shared(
    given: Mapping[str, Any] | None, on_drift: Callable[[Drift], None] | None, *, verify: bool | str | SSLContext
) -> Shared:
    options: dict[str, Any] = {"verify": verify, **cast("Mapping[str, Any]", pairs(given, "httpx_args"))}
    return Shared(Pool(options, whole=True), AsyncPool(options, whole=True), on_drift)
