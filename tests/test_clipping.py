"""Laws of the network streams that end with the call: what they hand on, and how long each wait may be."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from socket import SOCK_STREAM
from typing import Any

import pytest
from attrs import field, frozen

from clientwright import clipping
from clientwright.clipping import (
    SPAN,
    AsyncClippedBackend,
    AsyncClippedStream,
    ClippedBackend,
    ClippedStream,
    Span,
)
from clientwright.receiving import OutOfTimeError

NOW = 100.0
Call = tuple[str, tuple[Any, ...], Mapping[str, Any]]


@frozen
class Inner:
    """A stream or backend that notes how it is called."""

    calls: list[Call] = field(factory=list[Call])
    broken: frozenset[str] = frozenset()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def called(*arguments: Any, **options: Any) -> object:
            self.calls.append((name, arguments, options))
            if name in self.broken or (arguments and arguments[0] in self.broken):
                raise ConnectionError(name)
            return b"read done" if name == "read" else f"{name} done"

        return called


@frozen
class AsyncInner(Inner):
    """One whose calls are awaited, but for what only tells."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        plain = super().__getattr__(name)
        if name == "get_extra_info":
            return plain

        async def called(*arguments: Any, **options: Any) -> object:
            await asyncio.sleep(0)
            return plain(*arguments, **options)

        return called


@pytest.fixture
def span(monkeypatch: pytest.MonkeyPatch) -> Iterator[Span]:
    """Stop the clock ten seconds before the end of a call."""
    monkeypatch.setattr(clipping, "monotonic", lambda: NOW)
    monkeypatch.setattr(clipping, "getaddrinfo", _two)
    made = Span(NOW + 10)
    token = SPAN.set(made)
    yield made
    SPAN.reset(token)


def _two(host: str, port: int, *, type: int) -> list[tuple[Any, ...]]:  # noqa: A002  # the name of socket
    assert ("a.test", 443, SOCK_STREAM) == (host, port, type)
    return [(0, 0, 0, "", ("1.1.1.1", 443)), (0, 0, 0, "", ("2.2.2.2", 443)), (0, 0, 0, "", ("1.1.1.1", 443))]


WAITS = [(None, 10.0), (3.0, 3.0), (30.0, 10.0)]


@pytest.mark.parametrize(("asked", "given"), WAITS)
def test_a_wait_ends_with_the_call(asked: float | None, given: float, span: Span) -> None:
    """Each wait of a stream is as long as asked, and never longer than the call; only writing marks it as sent."""
    inner, context = Inner(), object()
    stream = ClippedStream(inner)
    assert b"read done" == stream.read(7, asked)
    over = stream.start_tls(context, "a.test", asked)
    states = [span.sent]
    stream.write(b"ab", asked)
    assert [False, True] == [*states, span.sent]
    calls: list[Call] = [
        ("read", (7, given), {}),
        ("start_tls", (context, "a.test", given), {}),
        ("write", (b"ab", given), {}),
    ]
    assert calls == inner.calls
    assert isinstance(over, ClippedStream)
    assert over.__dict__ == {"_inner": "start_tls done"}


@pytest.mark.parametrize(("asked", "given"), WAITS)
def test_an_asynchronous_wait_ends_with_the_call(asked: float | None, given: float, span: Span) -> None:
    """The same holds for asynchronous streams."""
    inner, context = AsyncInner(), object()
    stream = AsyncClippedStream(inner)

    async def run() -> AsyncClippedStream:
        assert b"read done" == await stream.read(7, asked)
        over = await stream.start_tls(context, "a.test", asked)
        states = [span.sent]
        await stream.write(b"ab", asked)
        assert [False, True] == [*states, span.sent]
        return over

    assert {"_inner": "start_tls done"} == asyncio.run(run()).__dict__
    calls: list[Call] = [
        ("read", (7, given), {}),
        ("start_tls", (context, "a.test", given), {}),
        ("write", (b"ab", given), {}),
    ]
    assert calls == inner.calls


def test_what_is_long_is_written_in_pieces() -> None:
    """Bytes are written in order, in pieces of at most 64 KiB, each with a wait of its own."""
    inner = Inner()
    content = bytes(range(256)) * 600
    ClippedStream(inner).write(content, 5)
    assert content == b"".join(call[1][0] for call in inner.calls)
    assert [65536, 65536, 22528] == [len(call[1][0]) for call in inner.calls]
    assert {5} == {call[1][1] for call in inner.calls}
    ClippedStream(inner).write(b"", 5)
    assert 3 == len(inner.calls)


def test_what_else_a_stream_does_is_handed_on() -> None:
    """Closing, telling and sleeping are what the inner stream and backend do."""
    inner, later = Inner(), AsyncInner()
    stream, waiting = ClippedStream(inner), AsyncClippedStream(later)
    stream.close()
    assert "get_extra_info done" == stream.get_extra_info("ssl_object") == waiting.get_extra_info("ssl_object")
    ClippedBackend(inner).sleep(2)

    async def run() -> None:
        await waiting.aclose()
        await AsyncClippedBackend(later).sleep(2)

    asyncio.run(run())
    told: Call = ("get_extra_info", ("ssl_object",), {})
    assert [("close", (), {}), told, ("sleep", (2,), {})] == inner.calls
    assert [told, ("aclose", (), {}), ("sleep", (2,), {})] == later.calls


def test_a_handshake_that_fails_closes_the_stream() -> None:
    """Where TLS cannot begin, the asynchronous stream below is closed."""
    inner = AsyncInner(broken=frozenset({"start_tls"}))
    with pytest.raises(ConnectionError):
        asyncio.run(AsyncClippedStream(inner).start_tls(None))
    assert ["start_tls", "aclose"] == [call[0] for call in inner.calls]


@pytest.mark.parametrize(
    ("broken", "tried"),
    [
        (set[str](), [("1.1.1.1", 5.0)]),
        ({"1.1.1.1"}, [("1.1.1.1", 5.0), ("2.2.2.2", 10.0)]),
    ],
)
@pytest.mark.usefixtures("span")
def test_each_address_has_its_share(broken: set[str], tried: list[tuple[str, float]]) -> None:
    """The addresses of a host are tried in order, each once, with an equal share of the time that is left."""
    inner = Inner(broken=frozenset(broken))
    made = ClippedBackend(inner).connect_tcp("a.test", 443, local_address="x")
    wanted = [("connect_tcp", (host, 443), {"timeout": share, "local_address": "x"}) for host, share in tried]
    assert wanted == inner.calls
    assert {"_inner": "connect_tcp done"} == made.__dict__


@pytest.mark.usefixtures("span")
def test_the_last_address_tells_why_there_is_no_connection() -> None:
    """Where no address answers, the error is that of the last."""
    inner = Inner(broken=frozenset({"1.1.1.1", "2.2.2.2"}))
    with pytest.raises(ConnectionError):
        ClippedBackend(inner).connect_tcp("a.test", 443, 4)
    assert [("1.1.1.1", 2.0), ("2.2.2.2", 4.0)] == [(call[1][0], call[2]["timeout"]) for call in inner.calls]


@pytest.mark.usefixtures("span")
def test_no_address_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many addresses a host has, all are tried in their order."""
    hosts = [f"{number}.{number}.{number}.{number}" for number in range(1, 6)]
    monkeypatch.setattr(clipping, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (host, 1)) for host in hosts])
    inner = Inner(broken=frozenset(hosts[:4]))
    ClippedBackend(inner).connect_tcp("a.test", 443)
    assert hosts == [call[1][0] for call in inner.calls]


@pytest.mark.parametrize("error", [OSError(), UnicodeError(), None])
def test_a_host_without_addresses_is_tried_by_its_name(
    error: Exception | None, span: Span, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system knows no address of a host, its name is what is connected to."""

    def none(*_: object, **__: object) -> list[Any]:
        if error is not None:
            raise error
        return []

    monkeypatch.setattr(clipping, "getaddrinfo", none)
    inner = Inner()
    ClippedBackend(inner).connect_tcp("a.test", 443)
    assert [("connect_tcp", ("a.test", 443), {"timeout": span.deadline - NOW})] == inner.calls


def test_looking_up_costs_time(span: Span, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a slow look-up and slow addresses take is missing from the shares of the others, down to a thousandth."""
    clock = iter([NOW, NOW, NOW + 4, NOW + 11, NOW])
    monkeypatch.setattr(clipping, "monotonic", lambda: next(clock))
    span.deadline = NOW + 20
    inner = Inner(broken=frozenset({"1.1.1.1"}))
    ClippedBackend(inner).connect_tcp("a.test", 443, 10)
    assert [3.0, 0.001] == [call[2]["timeout"] for call in inner.calls]
    clock = iter([NOW, NOW, NOW + 11, NOW + 11, NOW])
    ClippedBackend(inner).connect_tcp("a.test", 443, 10)
    assert [0.0005, 0.001] == [call[2]["timeout"] for call in inner.calls[2:]]


@pytest.mark.parametrize(("asked", "given"), WAITS)
@pytest.mark.usefixtures("span")
def test_other_connections_end_with_the_call(asked: float | None, given: float) -> None:
    """Sockets of the file system and asynchronous connections get their place, their options and their time."""
    inner, later = Inner(), AsyncInner()
    made: list[Any] = [ClippedBackend(inner).connect_unix_socket("/a", asked, socket_options=[1])]

    async def run() -> None:
        backend = AsyncClippedBackend(later)
        made.append(await backend.connect_unix_socket("/a", asked, socket_options=[1]))
        made.append(await backend.connect_tcp("a.test", 443, asked, socket_options=[2]))

    asyncio.run(run())
    wanted: Call = ("connect_unix_socket", ("/a",), {"timeout": given, "socket_options": [1]})
    assert [wanted] == inner.calls
    assert [wanted, ("connect_tcp", ("a.test", 443), {"timeout": given, "socket_options": [2]})] == later.calls
    assert [ClippedStream, AsyncClippedStream, AsyncClippedStream] == [type(one) for one in made]
    assert ["connect_unix_socket done"] * 2 + ["connect_tcp done"] == [one.__dict__["_inner"] for one in made]


@pytest.mark.parametrize("sent", [False, True])
def test_a_call_that_is_over_waits_no_more(span: Span, *, sent: bool) -> None:
    """At the end of the call each wait ends at once, and the error knows whether something was sent."""
    span.deadline, span.sent = NOW, sent
    inner = Inner()
    with pytest.raises(OutOfTimeError) as caught:
        ClippedStream(inner).write(b"a", 5)
    assert (sent, sent, []) == (caught.value.sent, span.sent, inner.calls)


def test_outside_of_a_call_waits_are_as_asked() -> None:
    """Without a call a wait is as long as asked, else of any length that a system takes."""
    inner = Inner()
    stream = ClippedStream(inner)
    stream.read(1, 3)
    stream.read(1)
    stream.write(b"a", 4)
    assert [3, 1_000_000.0, 4] == [call[1][1] for call in inner.calls]
    assert SPAN.get() is None
