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

from clientwright.clipping import SPAN, AsyncClippedBackend, ClippedBackend, Span
from clientwright.errors import ConfigurationError
from clientwright.faults import translated, unread
from clientwright.messages import Answered, Outcome, Sending
from clientwright.receiving import OWN_CODINGS, Body, OutOfTimeError, leftover

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


@frozen
class Line:
    """What synchronous requests go through.

    Attributes:
        client: The httpx client.
        route: Finds the transport for an address, so that a request can do without what only a user's client has:
            hooks, cookies, authentication. None where all of the client is needed.
        watched: Whether all that is sent is noticed, so that what was not noticed was not sent.

    """

    client: HttpClient
    route: Callable[[URL], BaseTransport] | None = None
    watched: bool = False


@frozen
class AsyncLine:
    """What asynchronous requests go through; see `Line`."""

    client: AsyncHttpClient
    route: Callable[[URL], AsyncBaseTransport] | None = None
    watched: bool = False


def exchange(line: Line, sending: Sending) -> Outcome:
    """Send a request and read its answer; whatever goes wrong is given, never raised."""
    span = Span(sending.deadline)
    token = SPAN.set(span)
    response: Response | None = None
    try:
        if line.route is None:
            request = _dressed(line.client, sending)
            response = line.client.send(request, auth=None, follow_redirects=False, stream=True)
        else:
            request = _request(sending)
            response = line.route(request.url).handle_request(request)
        try:
            answered = _read(response, sending)
            if leftover(response.stream):
                response.extensions["network_stream"].close()
            return answered
        finally:
            with suppress(Exception):
                response.close()
    except Exception as error:  # noqa: BLE001  # nothing foreign may come out of a call
        return _failed(error, span, response, unsent=line.watched and not span.sent)
    finally:
        SPAN.reset(token)


async def exchange_async(line: AsyncLine, sending: Sending) -> Outcome:
    """Send a request and read its answer; whatever goes wrong is given, never raised."""
    from asyncio import timeout  # noqa: PLC0415  # only asynchronous calls need it

    span = Span(sending.deadline)
    token = SPAN.set(span)
    response: Response | None = None
    try:
        async with timeout((sending.deadline - monotonic()) * GRACE):
            if line.route is None:
                request = _dressed(line.client, sending)
                response = await line.client.send(request, auth=None, follow_redirects=False, stream=True)
            else:
                request = _request(sending)
                response = await line.route(request.url).handle_async_request(request)
            try:
                answered = await _read_async(response, sending)
                if leftover(response.stream):
                    await response.extensions["network_stream"].aclose()
                return answered
            finally:
                with suppress(Exception):
                    await response.aclose()
    except Exception as error:  # noqa: BLE001  # nothing foreign may come out of a call
        return _failed(error, span, response, unsent=line.watched and not span.sent)
    finally:
        SPAN.reset(token)


def _request(sending: Sending) -> Request:
    from httpx import Request  # noqa: PLC0415  # imported by the first call

    return Request(**_described(sending))


def _dressed(client: HttpClient | AsyncHttpClient, sending: Sending) -> Request:
    """Make a request with what a client adds to it; its cookies stand beside those of the call."""
    described = _described(sending)
    own = [value for name, value in sending.headers if name == b"cookie"]
    if own and client.cookies:
        described["headers"] = [pair for pair in sending.headers if pair[0] != b"cookie"]
        others = client.build_request(**described).headers.raw
        own = [*(value for name, value in others if name.lower() == b"cookie"), *own]
        described["headers"] = [*described["headers"], (b"cookie", b"; ".join(own))]
    return client.build_request(**described)


def _described(sending: Sending) -> dict[str, Any]:
    left = sending.deadline - monotonic()
    if left <= 0:
        raise OutOfTimeError(sent=False)
    phases = {"connect": min(left, CONNECT_SECONDS), "read": left, "write": left, "pool": left}
    return {
        "method": sending.method,
        "url": sending.url,
        "headers": sending.headers,
        "content": sending.content,
        "extensions": {"timeout": phases},
    }


def _read(response: Response, sending: Sending) -> Answered:
    headers = headers_of(response)
    coding = headers.get("content-encoding", "").strip().lower()
    if response.is_stream_consumed:
        return Answered(response.status_code, headers, response.content)
    body = Body(coding, sending.deadline)
    if sending.method != "HEAD":
        body.expect(headers.get("content-length", ""))
    own = coding in OWN_CODINGS
    for piece in cast("SyncByteStream", response.stream) if own else response.iter_bytes():
        body.add(piece)
    return Answered(response.status_code, headers, body.whole())


async def _read_async(response: Response, sending: Sending) -> Answered:
    headers = headers_of(response)
    coding = headers.get("content-encoding", "").strip().lower()
    if response.is_stream_consumed:
        return Answered(response.status_code, headers, response.content)
    body = Body(coding, sending.deadline)
    if sending.method != "HEAD":
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


def _failed(error: Exception, span: Span, response: Response | None, *, unsent: bool) -> Outcome:
    response = _arrived(error) if response is None else response
    if response is None:
        return translated(error, span.deadline, unsent=unsent)
    headers = headers_of(response)
    fault = unread(error, span.deadline, response.status_code, headers)
    return Answered(response.status_code, headers, getattr(response, "_content", b""), fault)


def _arrived(error: Exception) -> Response | None:
    """Find the answer that httpx gave up after it had come: a hook raised, or it could not read where it points to."""
    from httpx import Response  # noqa: PLC0415  # imported by the first call

    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        if str(frame.f_globals.get("__name__")).startswith("httpx."):
            response = frame.f_locals.get("response")
            if isinstance(response, Response):
                return response
        trace = trace.tb_next
    return None


def clip(client: object, kind: Callable[[Any], object]) -> bool:
    """Make each wait of a client of our own end with the call, where httpx is built as it is known to be.

    Args:
        client: The httpx client.
        kind: What its network backends are wrapped in.

    Returns:
        Whether all of them are.

    """
    transports = (getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values())
    pools = [getattr(transport, "_pool", None) for transport in transports if transport is not None]
    known = [pool for pool in pools if getattr(pool, BACKEND, None) is not None]
    for pool in known:
        setattr(pool, BACKEND, kind(getattr(pool, BACKEND)))
    return bool(known) and len(known) == len(pools)


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
        client = httpx.Client(**options)
        return Line(client, None if whole else getattr(client, ROUTE, None), clip(client, ClippedBackend))
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
        client = httpx.AsyncClient(**options)
        return AsyncLine(client, None if whole else getattr(client, ROUTE, None), clip(client, AsyncClippedBackend))
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
