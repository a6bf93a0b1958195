import asyncio
import socket
import ssl
import threading
from time import monotonic
from types import SimpleNamespace
from typing import Any

import httpcore
import httpx
import pytest
from wire import Wire, answer, drip
from wire_calls import GET, PAY, PROVIDER, TOKEN, WORLDS, Thing, World, failure

from clientwright import clipping, receiving, retries, transport
from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import (
    ClientwrightError,
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    DecodeError,
    TransportError,
    UsageError,
)
from clientwright.messages import Sending

KINDS = [
    kind
    for kind in vars(httpx).values()
    if isinstance(kind, type) and issubclass(kind, Exception) and kind is not httpx.HTTPStatusError
]
UNSENT = {
    httpx.ConnectError: ConnectError,
    httpx.ConnectTimeout: ConnectError,
    httpx.ProxyError: ConnectError,
    httpx.UnsupportedProtocol: ConnectError,
    httpx.PoolTimeout: DeadlineError,
}
LOST = (httpx.NetworkError, httpx.RemoteProtocolError)
FOREIGN = (OSError, ssl.SSLError, EOFError, ValueError, RuntimeError, KeyError, httpcore.ReadError, ExceptionGroup)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BASE", 0.001)


def _raised(kind: type[Exception]) -> Exception:
    if kind is ExceptionGroup:
        return ExceptionGroup(f"holds {TOKEN}", [ValueError()])
    if issubclass(kind, httpx.StreamError) and kind is not httpx.StreamError:
        return kind()  # type: ignore[call-arg]  # the subclasses take nothing
    return kind(f"holds {TOKEN}")


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("kind", [*KINDS, *FOREIGN], ids=lambda kind: kind.__name__)
def test_every_exception_is_translated(kind: type[Exception], world: World) -> None:
    """No exception of a transport gets out, and only those that prove it say that nothing was sent."""

    def handle(_: httpx.Request) -> httpx.Response:
        raise _raised(kind)

    error = _failed(world, handle)
    assert isinstance(error, ClientwrightError)
    if kind in UNSENT:
        assert (UNSENT[kind], False) == (type(error), error.applied)
    elif issubclass(kind, httpx.TimeoutException):
        assert (DeadlineError, None) == (type(error), error.applied)
    elif issubclass(kind, (*LOST, OSError)):
        assert (ConnectionLostError, None) == (type(error), error.applied)
    elif kind is not httpx.InvalidURL:
        assert (TransportError, None) == (type(error), error.applied)
    assert "tok-5ecret" not in f"{error!r}{vars(error)}"
    assert (None, None) == (error.__cause__, error.__context__)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError])
@pytest.mark.parametrize("cause", [httpcore.ConnectError, type("ClientConnectorError", (OSError,), {})])
def test_a_known_cause_is_proof(cause: type[Exception], kind: type[Exception], world: World) -> None:
    """An error of connecting with a cause that is one says that nothing was sent."""

    def handle(_: httpx.Request) -> httpx.Response:
        raise kind("x") from cause()

    assert False is _failed(world, handle).applied


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError])
@pytest.mark.parametrize("cause", [OSError, type("ServerDisconnectedError", (OSError,), {})])
def test_an_unknown_cause_is_no_proof(cause: type[Exception], kind: type[Exception], world: World) -> None:
    """An error that is called one of connecting, for another cause, leaves open what was sent."""

    def handle(_: httpx.Request) -> httpx.Response:
        raise kind("x") from cause()

    error = _failed(world, handle)
    assert (ConnectionLostError, None, 1) == (type(error), error.applied, error.attempts)


def _failed(world: World, handle: Any) -> ClientwrightError:
    mock = httpx.MockTransport(handle)
    with pytest.raises(ClientwrightError) as caught:
        asyncio.run(_paid_async(mock)) if world == "async" else _paid(mock)
    return caught.value


def _paid(mock: httpx.MockTransport) -> None:
    with httpx.Client(transport=mock) as http:
        made = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="https://a.test", http_client=http)
        made.send(PAY, {}, body=Thing(id="a"))


async def _paid_async(mock: httpx.MockTransport) -> None:
    async with httpx.AsyncClient(transport=mock) as http:
        made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="https://a.test", http_client=http)
        await made.asend(PAY, {}, body=Thing(id="a"))


@pytest.mark.parametrize("world", WORLDS)
def test_an_answer_that_is_already_read_is_taken(world: World) -> None:
    """An answer whose body a hook or a mock has read is an answer like any other."""

    def handle(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": 5})

    assert "$.id" in str(_failed(world, handle))


@pytest.mark.parametrize("world", WORLDS)
def test_a_server_without_tls_is_no_effect(world: World) -> None:
    """A handshake that fails says that nothing was sent."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        error = failure(world, url, PAY, retries=0)
        thread.join()
    assert (ConnectError, False) == (type(error), error.applied)


@pytest.mark.parametrize("world", WORLDS)
def test_a_silent_handshake_ends_in_time(world: World) -> None:
    """A server that does not answer the handshake is left at the deadline."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        begin = monotonic()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        error = failure(world, url, PAY, timeout=0.3, retries=0)
        assert monotonic() - begin < 4  # less than a connection may take
    assert isinstance(error, DeadlineError | ConnectError)
    assert error.applied is False


@pytest.mark.parametrize("world", WORLDS)
def test_a_server_that_does_not_read_ends_in_time(world: World) -> None:
    """A body that the server does not take is left at the deadline, in doubt."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        begin = monotonic()
        with pytest.raises(DeadlineError) as caught:
            _big(world, url)
        assert monotonic() - begin < 10
    assert caught.value.applied is None


def _big(world: World, url: str) -> None:
    thing = Thing(id="a" * 30_000_000)
    if world == "sync":
        with ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=url, timeout=1.5) as client:
            client.send(PAY, {}, body=thing)
            return

    async def run() -> None:
        async with AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=url, timeout=1.5) as client:
            await client.asend(PAY, {}, body=thing)

    asyncio.run(run())


def test_each_address_of_a_host_gets_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host of which the first address does not answer is reached at its second, in the same attempt."""
    with Wire(answer(200, b'{"id": "t1"}')) as wire:
        port = int(wire.url.rpartition(":")[2])
        found = [(0, 0, 0, "", (address, port)) for address in ("127.0.0.2", "127.0.0.3", "127.0.0.1")]
        monkeypatch.setattr(clipping, "getaddrinfo", lambda *_, **__: found)
        with ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=f"http://a.test:{port}", retries=0) as client:
            assert "t1" == client.send(GET, {"id": "a"}).parsed.id


def test_a_host_without_an_address_is_no_effect() -> None:
    """A host that has no address is one that cannot be reached."""
    for world in WORLDS:
        error = failure(world, "http://made-up.invalid", PAY, retries=0)
        assert (ConnectError, False) == (type(error), error.applied)


def test_the_aliases_are_there_for_those_who_resolve_annotations() -> None:
    """The names of httpx that annotations use can be looked up."""
    assert (httpx.Client, httpx.AsyncClient) == (transport.HttpClient, transport.AsyncHttpClient)
    with pytest.raises(AttributeError, match="no_such"):
        _ = transport.no_such


def test_a_changed_httpx_is_used_as_it_is() -> None:
    """Where httpx is not built as it is known to be, its clients still work."""
    line = transport.Line(httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, text="x"))))
    assert not transport.clip(line.client, clipping.ClippedBackend)
    sending = Sending("GET", "https://a.test", [], None, monotonic() + 5)
    assert b"x" == transport.exchange(line, sending).content  # type: ignore[union-attr]


def test_a_users_asynchronous_client_ends_in_time() -> None:
    """Through a user's asynchronous client too, a slow drip of the head ends at the deadline."""

    async def run(url: str) -> None:
        async with httpx.AsyncClient() as http:
            made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=url, http_client=http, timeout=0.5)
            await made.asend(PAY, {}, body=Thing(id="a"))

    with Wire(drip(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 99, 0.02)) as wire:
        begin = monotonic()
        with pytest.raises(DeadlineError):
            asyncio.run(run(wire.url))
        assert monotonic() - begin < 5  # less than half of what the drip takes


@pytest.mark.parametrize("world", WORLDS)
def test_an_answer_that_is_not_read_on_is_hung_up_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection of an answer that is too large is closed at once."""
    monkeypatch.setattr(receiving, "LARGEST", 10)
    with Wire(answer(200, b"a" * 100)) as wire:
        if world == "sync":
            with ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=wire.url) as client:
                with pytest.raises(DecodeError):
                    client.send(PAY, {}, body=Thing(id="a"))
                wire.wait_closed()
            return

        async def run() -> None:
            async with AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=wire.url) as client:
                with pytest.raises(DecodeError):
                    await client.asend(PAY, {}, body=Thing(id="a"))
                await asyncio.to_thread(wire.wait_closed)

        asyncio.run(run())


def test_no_wait_begins_after_the_deadline() -> None:
    """However fast pieces come, none is taken after the deadline, and no read begins."""
    body = receiving.Body("", monotonic() - 1)
    with pytest.raises(receiving.OutOfTimeError):
        body.add(b"x")
    token = clipping.SPAN.set(clipping.Span(monotonic() - 1))
    with pytest.raises(receiving.OutOfTimeError):
        clipping.ClippedStream(SimpleNamespace(read=None)).read(1, 5)
    clipping.SPAN.reset(token)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("host", ["a" * 70 + ".test", "a..test", "[::1%25nothing]", "256.256.256.256"])
def test_a_host_that_cannot_be_is_no_effect(host: str, world: World) -> None:
    """Where there cannot be a host of a name, nothing was sent."""
    error = failure(world, f"http://{host}", PAY, retries=0)
    assert error.applied is False
    assert isinstance(error, ConnectError | UsageError)


@pytest.mark.parametrize("world", WORLDS)
def test_nothing_is_sent_after_the_deadline(world: World) -> None:
    """A request whose time is over before it begins is not sent, through any client, and says so."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    mock = httpx.MockTransport(handle)
    http: Any = httpx.Client(transport=mock) if world == "sync" else httpx.AsyncClient(transport=mock)
    sending = Sending("POST", "https://a.test", [], None, monotonic() - 1)
    if world == "sync":
        outcome = transport.exchange(transport.Line(http), sending)
    else:
        outcome = asyncio.run(transport.exchange_async(transport.AsyncLine(http), sending))
    assert isinstance(outcome, DeadlineError)
    assert (False, []) == (outcome.applied, seen)
