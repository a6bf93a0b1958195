"""What a client holds: its settings and credentials, and the connections that it may share with copies of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from attrs import evolve

from clientwright.credentials import Credentials, Given, resolve
from clientwright.errors import ConfigurationError
from clientwright.hooks import RequestInfo, ResponseInfo
from clientwright.pools import CLOSED, AsyncPool, Pool, async_line, line
from clientwright.provider import Provider
from clientwright.settings import Settings, address, checked_headers, checked_hook, checked_retries, checked_timeout

if TYPE_CHECKING:
    from clientwright.drift import Drift, DriftLog
    from clientwright.session import Session
    from clientwright.transport import AsyncHttpClient, HttpClient

Options = tuple[
    float,
    int,
    Mapping[str, str] | None,
    Callable[[RequestInfo], None] | None,
    Callable[[ResponseInfo], None] | None,
]


class Shared:
    """What a client shares with its copies.

    Attributes:
        pool: The connections of synchronous calls.
        async_pool: The connections of asynchronous calls.

    """

    def __init__(self, pool: Pool, async_pool: AsyncPool, on_drift: Callable[[Drift], None] | None = None) -> None:
        self.pool = pool
        self.async_pool = async_pool
        self._on_drift = on_drift
        self._drift: DriftLog | None = None
        self._lock = Lock()

    def drift(self) -> DriftLog:
        """Give the one log of drift."""
        from clientwright.drift import DriftLog  # noqa: PLC0415  # imported by the first call

        with self._lock:
            if self._drift is None:
                self._drift = DriftLog(self._on_drift)
            return self._drift


class State:
    """What one client holds.

    Attributes:
        settings: How its calls are made.
        credentials: Who makes them.
        shared: What it shares with its copies.

    """

    def __init__(self, settings: Settings, credentials: Credentials, shared: Shared, *, copied: bool = False) -> None:
        self.settings = settings
        self.credentials = credentials
        self.shared = shared
        self._copied = copied
        self._closed = False
        self._session: Session | None = None

    def session(self) -> Session:
        """Give what makes the calls; built at the first.

        Raises:
            ConfigurationError: The client is closed.

        """
        if self._closed:
            raise ConfigurationError(CLOSED)
        if self._session is None:
            from clientwright.session import Session  # noqa: PLC0415  # imported by the first call

            self._session = Session(self.settings, self.credentials, self.shared.drift())
        return self._session

    def with_options(self, timeout: float | None, retries: int | None, headers: Mapping[str, str] | None) -> State:
        """Give the state of a copy with other options; those that are None stay.

        Raises:
            ConfigurationError: An option cannot be.

        """
        settings = self.settings
        return self.changed(
            timeout=settings.timeout if timeout is None else checked_timeout(timeout),
            retries=settings.retries if retries is None else checked_retries(retries),
            headers={**settings.headers, **checked_headers(headers)},
        )

    def changed(self, **changes: Any) -> State:
        """Give the state of a copy with other settings."""
        return State(evolve(self.settings, **changes), self.credentials, self.shared, copied=True)

    def close(self) -> None:
        """End this client; the connections end with the client that they belong to."""
        self._closed = True
        if not self._copied:
            self.shared.pool.close()

    async def aclose(self) -> None:
        """End this client; the connections end with the client that they belong to."""
        self._closed = True
        if not self._copied:
            await self.shared.async_pool.aclose()


def provider_state(  # noqa: PLR0913  # what a client is made of
    provider: Provider,
    secrets: Mapping[str, Given],
    place: tuple[str | None, str | None, Mapping[str, str | None]],
    options: Options,
    on_drift: Callable[[Drift], None] | None,
    *,
    given: HttpClient | None = None,
    given_async: AsyncHttpClient | None = None,
) -> State:
    """Make the state of a new client of a provider.

    Args:
        provider: The provider.
        secrets: Secrets by id of their scheme.
        place: The environment, the base URL, and the parts of the server's address.
        options: The timeout, the retries, the headers, and the hooks before and after an attempt.
        on_drift: Called where an answer is not quite as specified.
        given: The user's httpx client.
        given_async: The user's asynchronous httpx client.

    Raises:
        ConfigurationError: An argument or environment variable is missing or wrong.

    """
    timeout, retries, headers, on_request, on_response = options
    own = {"user-agent": provider.user_agent, "accept-encoding": "gzip"}
    settings = Settings(
        address(provider, *place),
        timeout=checked_timeout(timeout),
        retries=checked_retries(retries),
        headers={**(own if given is None is given_async else {}), **checked_headers(headers)},
        on_request=checked_hook(on_request, "on_request"),
        on_response=checked_hook(on_response, "on_response"),
    )
    checked_hook(on_drift, "on_drift")
    pool, async_pool = Pool({}), AsyncPool({})
    pool.given = None if given is None else line(given, "http_client")
    async_pool.given = None if given_async is None else async_line(given_async, "http_client")
    credentials = resolve(provider.schemes, secrets)
    credentials.attachment(provider.security)
    return State(settings, credentials, Shared(pool, async_pool, on_drift))
