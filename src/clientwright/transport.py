"""The one module that knows httpx: sends a request, and gives the answer or the error as a value.

A status that has arrived decides: an answer whose body could not be read keeps its status, beside what went wrong.
httpx is imported with the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from clientwright.clipping import DEADLINE, SHORTEST, AsyncClippedBackend, ClippedBackend
from clientwright.errors import (
    ConfigurationError,
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    DecodeError,
    TransportError,
    UsageError,
)
from clientwright.messages import Answered, Outcome, Sending
from clientwright.receiving import OWN_CODINGS, BadBodyError, Body, OutOfTimeError

if TYPE_CHECKING:
    from typing import TypeAlias

    from httpx import (
        URL,
        AsyncBaseTransport,
        AsyncByteStream,
        AsyncClient,
        BaseTransport,
        Client,
        Request,
        Response,
        SyncByteStream,
    )

    HttpClient: TypeAlias = Client
    AsyncHttpClient: TypeAlias = AsyncClient

CONNECT_SECONDS = 5.0
GRACE = 1.02
BACKEND = "_network_backend"
ROUTE = "_transport_for_url"
ALIASES = {"HttpClient": "Client", "AsyncHttpClient": "AsyncClient"}
CONNECTING = frozenset(
    (
        "ClientConnectorError",
        "ClientHttpProxyError",
        "ClientProxyConnectionError",
        "ConnectionTimeoutError",
    )
)


@frozen
class Line:
    """What synchronous requests go through.

    Attributes:
        client: The httpx client.
        route: Finds the transport for an address, so that a request can do without what only a user's client has:
            hooks, cookies, authentication. None where all of the client is needed.

    """

    client: HttpClient
    route: Callable[[URL], BaseTransport] | None = None


@frozen
class AsyncLine:
    """What asynchronous requests go through; see `Line`."""

    client: AsyncHttpClient
    route: Callable[[URL], AsyncBaseTransport] | None = None


def exchange(line: Line, sending: Sending) -> Outcome:
    """Send a request and read its answer; whatever goes wrong is given, never raised."""
    token = DEADLINE.set(sending.deadline)
    response: Response | None = None
    try:
        if line.route is None:
            request = line.client.build_request(**_described(sending))
            response = line.client.send(request, auth=None, follow_redirects=False, stream=True)
        else:
            request = _request(sending)
            response = line.route(request.url).handle_request(request)
        try:
            return _read(response, sending.deadline)
        finally:
            with suppress(Exception):
                response.close()
    except Exception as error:  # noqa: BLE001  # nothing foreign may come out of a call
        return _failed(error, sending.deadline, response)
    finally:
        DEADLINE.reset(token)


async def exchange_async(line: AsyncLine, sending: Sending) -> Outcome:
    """Send a request and read its answer; whatever goes wrong is given, never raised."""
    from asyncio import timeout  # noqa: PLC0415  # only asynchronous calls need it

    token = DEADLINE.set(sending.deadline)
    response: Response | None = None
    try:
        async with timeout((sending.deadline - monotonic()) * GRACE):
            if line.route is None:
                request = line.client.build_request(**_described(sending))
                response = await line.client.send(request, auth=None, follow_redirects=False, stream=True)
            else:
                request = _request(sending)
                response = await line.route(request.url).handle_async_request(request)
            try:
                return await _read_async(response, sending.deadline)
            finally:
                with suppress(Exception):
                    await response.aclose()
    except Exception as error:  # noqa: BLE001  # nothing foreign may come out of a call
        return _failed(error, sending.deadline, response)
    finally:
        DEADLINE.reset(token)


def _request(sending: Sending) -> Request:
    from httpx import Request  # noqa: PLC0415  # imported by the first call

    return Request(**_described(sending))


def _described(sending: Sending) -> dict[str, Any]:
    left = max(sending.deadline - monotonic(), SHORTEST)
    phases = {"connect": min(left, CONNECT_SECONDS), "read": left, "write": left, "pool": left}
    return {
        "method": sending.method,
        "url": sending.url,
        "headers": sending.headers,
        "content": sending.content,
        "extensions": {"timeout": phases},
    }


def _read(response: Response, deadline: float) -> Answered:
    headers = headers_of(response)
    coding = headers.get("content-encoding", "").strip().lower()
    if response.is_stream_consumed:
        return Answered(response.status_code, headers, response.content)
    body = Body(coding, deadline)
    body.expect(headers.get("content-length", ""))
    own = coding in OWN_CODINGS
    for piece in cast("SyncByteStream", response.stream) if own else response.iter_bytes():
        body.add(piece)
    return Answered(response.status_code, headers, body.whole())


async def _read_async(response: Response, deadline: float) -> Answered:
    headers = headers_of(response)
    coding = headers.get("content-encoding", "").strip().lower()
    if response.is_stream_consumed:
        return Answered(response.status_code, headers, response.content)
    body = Body(coding, deadline)
    body.expect(headers.get("content-length", ""))
    own = coding in OWN_CODINGS
    async for piece in cast("AsyncByteStream", response.stream) if own else response.aiter_bytes():
        body.add(piece)
    return Answered(response.status_code, headers, body.whole())


def headers_of(response: Response) -> dict[str, str]:
    """Give the headers of an answer with names in lower case; repeated ones are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _failed(error: Exception, deadline: float, response: Response | None) -> Outcome:
    if response is None:
        return translated(error, deadline)
    headers = headers_of(response)
    fault = _fault(error, deadline, response.status_code, headers)
    return Answered(response.status_code, headers, b"", fault)


def _fault(error: Exception, deadline: float, status: int, headers: Mapping[str, str]) -> TransportError | DecodeError:
    from httpx import DecodingError  # noqa: PLC0415  # imported by the first call

    if isinstance(error, BadBodyError):
        return DecodeError(str(error), status=status, headers=headers, applied=True)
    if isinstance(error, DecodingError):
        reason = "the answer is not compressed as it says"
        return DecodeError(reason, status=status, headers=headers, applied=True)
    outcome = translated(error, deadline)
    fault = outcome if isinstance(outcome, TransportError) else TransportError("the answer could not be read")
    fault.applied = True
    return fault


def translated(error: Exception, deadline: float) -> TransportError | UsageError:
    """Say in our own words what went wrong before an answer came.

    The text of a foreign exception is only told where it comes from the operating system or TLS, while connecting: all
    others may hold a header.
    """
    import httpx  # noqa: PLC0415  # imported by the first call

    name = type(error).__name__
    if isinstance(error, httpx.InvalidURL):
        return UsageError("the address of the request cannot be sent")
    connecting = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError, httpx.PoolTimeout))
    if (connecting and _proven(error)) or isinstance(error, httpx.UnsupportedProtocol) or _early(error):
        if isinstance(error, OutOfTimeError | httpx.PoolTimeout) or monotonic() >= deadline:
            return DeadlineError("the time ran out before there was a connection")
        text = str(error) if isinstance(error, httpx.ConnectError) else ""
        return ConnectError(f"no connection to the server ({text or name})")
    if isinstance(error, OutOfTimeError | TimeoutError) or (
        isinstance(error, httpx.TimeoutException) and not connecting
    ):
        return DeadlineError("the time ran out while the answer was awaited", applied=None)
    if connecting or isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError | OSError):
        return ConnectionLostError(f"the connection broke, or what came is no HTTP ({name})", applied=None)
    return TransportError(f"the request failed on its way ({name})", applied=None)


def _early(error: Exception) -> bool:
    return isinstance(error, OutOfTimeError) and not error.sent


def _proven(error: Exception) -> bool:
    """Tell whether an error of connecting is what it says.

    Some transports call it a connect timeout when a connection breaks after sending; only a known cause is proof.
    """
    cause = error.__cause__
    if cause is None or type(cause).__module__.startswith("httpcore"):
        return True
    return any(kind.__name__ in CONNECTING for kind in type(cause).__mro__)


def clipped(client: HttpClient) -> HttpClient:
    """Make each wait of a client of our own end with the call, where httpx is built as it is known to be."""
    _clip(client, ClippedBackend)
    return client


def clipped_async(client: AsyncHttpClient) -> AsyncHttpClient:
    """Make each wait of a client of our own end with the call, where httpx is built as it is known to be."""
    _clip(client, AsyncClippedBackend)
    return client


def _clip(client: object, kind: Callable[[Any], object]) -> None:
    for transport in (getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values()):
        pool = getattr(transport, "_pool", None)
        backend = getattr(pool, BACKEND, None)
        if backend is not None:
            setattr(pool, BACKEND, kind(backend))


def make(options: Mapping[str, Any], *, whole: bool) -> Line:
    """Make a synchronous httpx client.

    Args:
        options: What it is made with.
        whole: Whether requests need all of the client.

    Raises:
        ConfigurationError: httpx does not take the options.

    """
    import httpx  # noqa: PLC0415  # the first call imports it

    try:
        client = clipped(httpx.Client(**options))
        return Line(client, None if whole else getattr(client, ROUTE, None))
    except Exception as error:  # noqa: BLE001  # nothing foreign may come out of a call
        reason = _unmade(error)
    raise ConfigurationError(reason)


def make_async(options: Mapping[str, Any], *, whole: bool) -> AsyncLine:
    """Make an asynchronous httpx client.

    Args:
        options: What it is made with.
        whole: Whether requests need all of the client.

    Raises:
        ConfigurationError: httpx does not take the options.

    """
    import httpx  # noqa: PLC0415  # the first call imports it

    try:
        client = clipped_async(httpx.AsyncClient(**options))
        return AsyncLine(client, None if whole else getattr(client, ROUTE, None))
    except Exception as error:  # noqa: BLE001  # nothing foreign may come out of a call
        reason = _unmade(error)
    raise ConfigurationError(reason)


def _unmade(error: Exception) -> str:
    """Say why there is no httpx client; other texts may hold the password of a proxy."""
    text = str(error) if isinstance(error, TypeError | ImportError | OSError) else type(error).__name__
    return f"httpx cannot be set up as asked ({text})"


def __getattr__(name: str) -> object:
    if name in ALIASES:
        import httpx  # noqa: PLC0415  # only those who resolve annotations need it

        return getattr(httpx, ALIASES[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
