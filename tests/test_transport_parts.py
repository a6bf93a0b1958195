"""Laws of the way through httpx: what it is told, how its answers are read, and what it is set up with."""

import asyncio
import gzip
import inspect
import zlib
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from clientwright import faults, receiving, transport
from clientwright.errors import ConfigurationError, DeadlineError
from clientwright.messages import Answered, Sending
from clientwright.transport import AsyncLine, Line, exchange, exchange_async, headers_of

BASE = "https://api.made-up.test/v1"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (faults, receiving, transport):
        monkeypatch.setattr(module, "monotonic", lambda: 100.0)


def _sending(seconds: float = 3.0, method: str = "POST", content: bytes | None = b"a") -> Sending:
    return Sending(method, f"{BASE}/x", [(b"x-a", b"1")], content, 100.0 + seconds)


class Client:
    """A client that notes how it is asked to send."""

    def __init__(self, *, waits: bool, answer: Any = None) -> None:
        self.cookies: dict[str, str] = {}
        self.waits, self.answer = waits, answer
        self.asked: list[Mapping[str, Any]] = []
        self.built: list[httpx.Request] = []

    def build_request(self, **options: Any) -> httpx.Request:
        """Build a request."""
        self.asked.append(options)
        return httpx.Request(**options)

    def send(self, request: httpx.Request, **options: Any) -> Any:
        """Answer."""
        self.asked.append(options)
        self.built.append(request)
        answer = self.answer or httpx.Response(200, content=b"ok", request=request)

        async def later() -> Any:
            await asyncio.sleep(0)
            return answer

        return later() if self.waits else answer


def _exchanged(client: Client, sending: Sending) -> Any:
    given: Any = client
    return asyncio.run(exchange_async(AsyncLine(given), sending)) if client.waits else exchange(Line(given), sending)


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize(("seconds", "connect"), [(0.5, 0.5), (3.0, 3.0), (5.0, 5.0), (30.0, 5.0)])
def test_httpx_is_told_how_to_send(seconds: float, connect: float, *, waits: bool) -> None:
    """A request has the time that is left for each phase, five seconds at most to connect, and is sent as it is."""
    client = Client(waits=waits)
    answer = _exchanged(client, _sending(seconds))
    phases = {"connect": connect, "read": seconds, "write": seconds, "pool": seconds}
    described = {"method": "POST", "url": f"{BASE}/x", "headers": [(b"x-a", b"1")], "content": b"a"}
    sent = {"auth": None, "follow_redirects": False, "stream": True}
    assert [{**described, "extensions": {"timeout": phases}}, sent] == client.asked
    assert Answered(200, {"content-length": "2"}, b"ok") == answer


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_nothing_is_sent_after_the_end(seconds: float, *, waits: bool) -> None:
    """A call whose time is over sends nothing, and says so."""
    client = Client(waits=waits)
    outcome = _exchanged(client, _sending(seconds))
    assert (DeadlineError, False, []) == (type(outcome), outcome.applied, client.built)


class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces, and notes that it is closed."""

    def __init__(self, *pieces: bytes, fails: bool = False) -> None:
        self.pieces, self.fails, self.closed = pieces, fails, 0

    def __iter__(self) -> Any:
        yield from self.pieces

    async def __aiter__(self) -> Any:
        for piece in self.pieces:
            yield piece

    def close(self) -> None:
        """Note it."""
        self.closed += 1
        if self.fails:
            raise OSError("closing")

    async def aclose(self) -> None:
        """Note it."""
        self.close()


LARGE = [("Content-Length", "67108865")]


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("fails", [False, True])
def test_an_answer_is_closed(*, fails: bool, waits: bool) -> None:
    """An answer is read and closed, once; what closing raises changes nothing."""
    stream = Stream(b"a", b"b", fails=fails)
    outcome = _exchanged(Client(waits=waits, answer=httpx.Response(200, stream=stream)), _sending())
    assert (Answered(200, {}, b"ab"), 1) == (outcome, stream.closed)


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_length_of_an_answer_is_looked_at(method: str, *, waits: bool) -> None:
    """An answer that announces too much is not read, unless it is one without a body."""
    answer = httpx.Response(200, headers=LARGE, stream=Stream(b""))
    outcome = _exchanged(Client(waits=waits, answer=answer), _sending(method=method))
    told = None if method == "HEAD" else "the answer is larger than 67108864 bytes"
    assert told == (outcome.fault and outcome.fault.reason)
    assert (200, b"") == (outcome.status, outcome.content)


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize(
    ("coding", "content", "expected"),
    [
        (" GZIP ", gzip.compress(b"abc", mtime=0), b"abc"),
        ("identity", b"abc", b"abc"),
        ("deflate", zlib.compress(b"abc"), b"abc"),
    ],
)
def test_an_answer_is_decompressed(coding: str, content: bytes, expected: bytes, *, waits: bool) -> None:
    """Each coding is undone, however it is spelt."""
    answer = httpx.Response(200, headers=[("Content-Encoding", coding)], stream=Stream(content))
    assert expected == _exchanged(Client(waits=waits, answer=answer), _sending()).content


def test_headers_are_joined() -> None:
    """Names are in lower case, repeated headers are joined in their order, and values are Latin-1."""
    answer = httpx.Response(200, headers=[(b"X-A", b"1"), (b"x-b", b"\xe9"), (b"x-a", b"2"), (b"X-a", b"")])
    assert {"x-a": "1, 2, ", "x-b": "é"} == headers_of(answer)


def test_cookies_of_a_client_stand_before_those_of_a_call() -> None:
    """Cookies of a user's httpx client and those of the call are sent in one header."""
    http = httpx.Client(
        cookies={"a": "1"},
        transport=httpx.MockTransport(lambda request: httpx.Response(200, text=request.headers["cookie"])),
    )
    with http:
        asked = Sending("GET", BASE, [(b"cookie", b"c=3"), (b"x", b"y"), (b"cookie", b"d=4")], None, 200.0)
        assert b"a=1; c=3; d=4" == exchange(Line(http), asked).content  # type: ignore[union-attr]  # it is answered
        assert b"a=1" == exchange(Line(http), Sending("GET", BASE, [(b"x", b"y")], None, 200.0)).content  # type: ignore[union-attr]  # as above


@pytest.mark.parametrize("make", [transport.make, transport.make_async])
def test_wrong_options_of_httpx_are_told(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong name or missing file is told; any other text may hold a password, and only its kind is."""
    with pytest.raises(ConfigurationError, match=r"^httpx cannot be set up as asked \(.*no_such.*\)$"):
        make({"no_such": 1}, whole=True)
    for error, told in (
        (ValueError("secret"), "ValueError"),
        (OSError("no file"), "no file"),
        (ImportError("h2"), "h2"),
    ):

        def refuse(*_: object, error: Exception = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(httpx, "Client", refuse)
        monkeypatch.setattr(httpx, "AsyncClient", refuse)
        with pytest.raises(ConfigurationError) as caught:
            make({}, whole=True)
        assert f"httpx cannot be set up as asked ({told})" == str(caught.value)
        assert caught.value.__context__ is None


@pytest.mark.parametrize("make", [transport.make, transport.make_async])
def test_a_client_of_our_own_is_watched(make: Any) -> None:
    """A client of our own sends through its transport, unless all of it is needed; its waits end with the call."""
    own, whole = make({}, whole=False), make({}, whole=True)
    assert (True, True, None) == (own.watched, whole.watched, whole.route)
    assert inspect.ismethod(own.route)
    assert own.route(httpx.URL("https://a.test")) is own.client._transport  # noqa: SLF001  # nothing else tells
    other = make({"transport": httpx.MockTransport(lambda _: httpx.Response(200))}, whole=True)
    assert other.watched is False


def test_only_clients_that_are_known_are_clipped() -> None:
    """All transports of a client have to be known, and each is wrapped once."""

    def made(*pools: Any) -> Any:
        first, *others = [SimpleNamespace(_pool=pool) for pool in pools]
        return SimpleNamespace(_transport=first, _mounts=dict(enumerate([*others, None])))

    known, other = SimpleNamespace(_network_backend="a"), SimpleNamespace(_network_backend="b")
    assert transport.clip(made(known, other), lambda inner: f"<{inner}>")
    assert ("<a>", "<b>") == (known._network_backend, other._network_backend)  # noqa: SLF001  # what is wrapped
    assert not transport.clip(made(known, None), str)
    assert not transport.clip(made(None), str)
    assert not transport.clip(object(), str)


def test_names_of_httpx_are_given() -> None:
    """The module gives the clients of httpx by the names in its annotations, and no other."""
    assert (httpx.Client, httpx.AsyncClient) == (transport.HttpClient, transport.AsyncHttpClient)
    with pytest.raises(AttributeError, match=r"^module 'clientwright\.transport' has no attribute 'Other'$"):
        _ = transport.Other
