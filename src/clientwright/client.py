"""What generated clients are built on; importing it imports nothing but itself."""

# ruff: noqa: PLC0415  # what a call needs is imported by the first call

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import NoReturn, Self, TypeVar

    from clientwright.credentials import Given
    from clientwright.drift import Drift
    from clientwright.hooks import RequestInfo, ResponseInfo
    from clientwright.operations import Operation
    from clientwright.provider import Provider
    from clientwright.resource import AsyncResource, Resource
    from clientwright.senders import AsyncSender, Sender
    from clientwright.state import State
    from clientwright.stock import AuthenticatedClient, Client
    from clientwright.transport import AsyncHttpClient, HttpClient
    from clientwright.types import Response

    T = TypeVar("T")

__all__ = [
    "AsyncProviderClient",
    "AsyncResource",
    "AsyncSender",
    "AuthenticatedClient",
    "Client",
    "ProviderClient",
    "Resource",
    "Sender",
]
PLACES = {
    "AsyncResource": "clientwright.resource",
    "AsyncSender": "clientwright.senders",
    "AuthenticatedClient": "clientwright.stock",
    "Client": "clientwright.stock",
    "Resource": "clientwright.resource",
    "Sender": "clientwright.senders",
}


def __getattr__(name: str) -> object:
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(__import__(PLACES[name], fromlist=[name]), name)
    return value


def _misused(advice: str) -> Callable[..., NoReturn]:
    def refuse(self: BaseClient, *_: object, **__: object) -> NoReturn:
        from .errors import UsageError

        raise UsageError(f"{type(self).__name__} {advice}")

    return refuse


class BaseClient:
    """What the clients of a provider have in common; a secret is never shown, and never copied by accident."""

    _state: State

    @property
    def base_url(self) -> str:
        """Where the provider answers."""
        return self._state.settings.base_url

    def with_options(
        self, *, timeout: float | None = None, retries: int | None = None, headers: Mapping[str, str] | None = None
    ) -> Self:
        """Give a client with other options on the same connections; this one stays as it is.

        Args:
            timeout: Seconds that a call may take, pauses and repetitions included.
            retries: How many times a call may be repeated where that is safe.
            headers: What is sent with each request, beside the present ones.

        Raises:
            ConfigurationError: An option cannot be.

        """
        return self._with(self._state.with_options(timeout, retries, headers))

    def _with(self, state: State) -> Self:
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._state = state
        return copy

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.base_url}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client holds connections and a secret, and is not copied or pickled; see with_options()")


class Calls(BaseClient):
    """A client whose calls give what was asked for."""

    def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        body: object = ...,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Response[T]:
        """Make a call; see `Sender`."""
        from .calling import call

        return call(self._state, operation, arguments, body, timeout, extra_headers)

    def close(self) -> None:
        """Close the connections."""
        self._state.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncCalls(BaseClient):
    """A client whose calls are awaited."""

    async def asend(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        body: object = ...,
        timeout: float | None = None,  # noqa: ASYNC109  # a deadline for the whole call
        extra_headers: Mapping[str, str] | None = None,
    ) -> Response[T]:
        """Make a call; see `AsyncSender`."""
        from .calling import call_async

        return await call_async(self._state, operation, arguments, body, timeout, extra_headers)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._state.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()


class ProviderClient(Calls):
    """The synchronous client of a provider."""

    if not TYPE_CHECKING:
        asend = __aenter__ = __aexit__ = _misused("is synchronous: use `with` and `sync()`, or the asynchronous client")

    def __init__(  # noqa: PLR0913  # all keyword-only options
        self,
        provider: Provider,
        credentials: Mapping[str, Given],
        variables: Mapping[str, str | None],
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float = 60.0,
        retries: int = 2,
        headers: Mapping[str, str] | None = None,
        http_client: HttpClient | None = None,
        on_drift: Callable[[Drift], None] | None = None,
        on_request: Callable[[RequestInfo], None] | None = None,
        on_response: Callable[[ResponseInfo], None] | None = None,
    ) -> None:
        """Set the client up; nothing is sent.

        Args:
            provider: Where it answers, and how it knows the caller.
            credentials: Secrets by id of their scheme; those that are None are read from the environment.
            variables: Parts of the server's address by name; those that are None are read from the environment.
            environment: Which of the provider's servers is used.
            base_url: The address of another server.
            timeout: Seconds that a call may take, pauses and repetitions included.
            retries: How many times a call may be repeated where that is safe.
            headers: What is sent with each request.
            http_client: The httpx client to use; it stays the caller's to close. Through it a synchronous call notices
                the end of its time only between pieces of an answer.
            on_drift: Called where an answer is not quite as specified.
            on_request: Called before each attempt.
            on_response: Called after each attempt.

        Raises:
            ConfigurationError: An argument or environment variable is missing or wrong.

        """
        from .state import provider_state

        options = (timeout, retries, headers, on_request, on_response)
        address = (environment, base_url, variables)
        self._state = provider_state(provider, credentials, address, options, on_drift, given=http_client)


class AsyncProviderClient(AsyncCalls):
    """The asynchronous client of a provider."""

    if not TYPE_CHECKING:
        send = __enter__ = __exit__ = _misused("is asynchronous: use `async with` and `asyncio()`, or the other client")

    def __init__(  # noqa: PLR0913  # all keyword-only options
        self,
        provider: Provider,
        credentials: Mapping[str, Given],
        variables: Mapping[str, str | None],
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float = 60.0,
        retries: int = 2,
        headers: Mapping[str, str] | None = None,
        http_client: AsyncHttpClient | None = None,
        on_drift: Callable[[Drift], None] | None = None,
        on_request: Callable[[RequestInfo], None] | None = None,
        on_response: Callable[[ResponseInfo], None] | None = None,
    ) -> None:
        """Set the client up; nothing is sent. The arguments are those of `ProviderClient`.

        Raises:
            ConfigurationError: An argument or environment variable is missing or wrong.

        """
        from .state import provider_state

        options = (timeout, retries, headers, on_request, on_response)
        address = (environment, base_url, variables)
        self._state = provider_state(provider, credentials, address, options, on_drift, given_async=http_client)
