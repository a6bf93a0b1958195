"""Laws of the faults of sending: what goes over the wire, byte for byte, and how the connection ends."""

import json
from contextlib import suppress

import httpx
import pytest
from attrs import evolve
from sandbox_faults_helping import BODY, JSON, OK, THING, Upstream, Wire, fronted, written

from clientwright.sandbox.faults import Front, faults
from clientwright.sandbox.faults.schedule import Chaos

SIZE = len(BODY)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
LENGTH = HEAD + b"Content-Length: %d\r\n\r\n"
CLOSING = HEAD + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % SIZE + BODY
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
HALF = BODY[: SIZE // 2]
UNASKED = b"HTTP/1.1 418 I'm a Teapot\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: unheard-of\r\nConnection: Upgrade\r\n\r\n"
WIRES = {
    "ok": (OK, "open"),
    "rst-unapplied": (b"", "reset"),
    "close-unapplied": (b"", "closed"),
    "rst-before-headers": (b"", "reset"),
    "rst-after-headers": (LENGTH % SIZE, "reset"),
    "rst-in-body": (LENGTH % (SIZE + 64) + HALF, "reset"),
    "close": (b"", "closed"),
    "close-reused": (OK, "open"),
    "close-idle": (OK, "closed"),
    "until-close": (HEAD + b"Connection: close\r\n\r\n" + BODY, "closed"),
    "cut-until-close": (HEAD + b"Connection: close\r\n\r\n" + HALF, "closed"),
    "two-lengths": (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n" + BODY, "closed"),
    "bad-length": (HEAD + b"Content-Length: many\r\n\r\n" + BODY, "closed"),
    "bad-header": (HEAD + b"X-Zero: \0\r\n\r\n" + BODY, "closed"),
    "second-answer": (OK + UNASKED, "open"),
    "cut-head": (HEAD + b"Content-Le", "closed"),
    "short-length": (LENGTH % (SIZE + 64) + BODY, "closed"),
    "cut-chunk": (CHUNKED + b"%x\r\n" % (SIZE + 64) + HALF, "closed"),
    "bad-chunk": (CHUNKED + b"zz\r\n" + BODY + b"\r\n0\r\n\r\n", "closed"),
    "slow-headers": (CLOSING, "closed"),
    "drip": (CLOSING, "closed"),
    "huge-body": (LENGTH % 200_000 + BODY + b" " * (200_000 - SIZE), "open"),
    "garbage-status": (b"\x16\x03\x01\x02 HELLO\r\n\r\n", "closed"),
    "continue": (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, "open"),
    "early-hints": (b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n" + OK, "open"),
    "switching-protocols": (SWITCHING, "closed"),
    "no-content-with-body": (OK.replace(b"200 OK", b"204 No Content"), "open"),
    "duplicate": (OK, "open"),
}
ENDLESS = {
    "endless-body": CHUNKED + b"%x\r\n%s \r\n10000\r\n" % (SIZE + 1, BODY) + b" " * 65536 + b"\r\n10000\r\n",
    "endless-headers": b"HTTP/1.1 200 OK\r\n" + b"X-Filler: filler\r\n" * 20_000,
    "endless-continue": b"HTTP/1.1 100 Continue\r\n\r\n" * 5,
    "hang": b"",
}


@pytest.mark.parametrize("code", WIRES)
def test_each_fault_has_its_bytes_and_its_end(code: str) -> None:
    """What a client receives is the same to the byte each time, and the connection ends as the fault says."""
    content, end = WIRES[code]
    with fronted() as (front, upstream), Wire(front) as wire:
        wire.send(code)
        assert content == wire.read(len(content))
        # A closed socket answers what is sent with a reset, so that the end is looked at before.
        assert end == (wire.ending() if end == "open" else _silent_ending(wire))
        deliveries = {"before": 0, "after": 2 if code == "duplicate" else 1}[faults()[code].when]
        assert deliveries == len(upstream.journal) - (end == "open") == len(front.journal[0].statuses)


def _silent_ending(wire: Wire) -> str:
    try:
        return "closed" if wire.socket.recv(1) == b"" else "more"
    except ConnectionResetError:
        return "reset"


@pytest.mark.parametrize("code", ENDLESS)
def test_a_fault_without_end_ends_with_its_client(code: str) -> None:
    """What never ends goes on until the client hangs up, and the front is rid of the connection then."""
    with fronted() as (front, upstream), Wire(front) as wire:
        wire.send(code)
        assert ENDLESS[code] == wire.read(len(ENDLESS[code]))
        upstream.wait(1)
        wire.socket.settimeout(0.05)
        if code in {"hang", "endless-headers"}:
            with pytest.raises(TimeoutError):
                wire.socket.recv(1)
        wire.socket.close()
        assert front.wait_closed()
        assert 1 == len(upstream.journal)


@pytest.mark.parametrize("code", ENDLESS)
def test_a_fault_without_end_ends_with_its_front(code: str) -> None:
    """A front that is closed ends what never ends."""
    with fronted() as (front, upstream):
        wire = Wire(front)
        wire.send(code)
        wire.read(len(ENDLESS[code]))
        upstream.wait(1)
    with wire, suppress(ConnectionResetError):
        while wire.socket.recv(65536):
            continue


def test_every_fault_of_sending_is_tested() -> None:
    """A fault that has a script of its own, or strikes early, stands in one of the tables."""
    own = {code for code, one in faults().items() if one.script or one.deliveries > 1}
    assert own == {*WIRES, *ENDLESS} - {"ok"} | {"reordered"}


LOST: dict[str, type[Exception]] = {
    "rst-unapplied": httpx.ReadError,
    "close-unapplied": httpx.RemoteProtocolError,
    "rst-before-headers": httpx.ReadError,
    "rst-after-headers": httpx.ReadError,
    "rst-in-body": httpx.ReadError,
    "close": httpx.RemoteProtocolError,
    "cut-head": httpx.RemoteProtocolError,
    "short-length": httpx.RemoteProtocolError,
    "cut-chunk": httpx.RemoteProtocolError,
    "bad-chunk": httpx.RemoteProtocolError,
    "garbage-status": httpx.RemoteProtocolError,
    "endless-headers": httpx.RemoteProtocolError,
    "switching-protocols": httpx.RemoteProtocolError,
    "hang": httpx.ReadTimeout,
}


@pytest.mark.parametrize("code", LOST)
def test_a_client_sees_a_transport_error(code: str) -> None:
    """A client of httpx meets the error of its kind, and whether the effect has happened is in the journal."""
    with fronted() as (front, upstream), httpx.Client(timeout=5) as client:
        patience = 0.2 if LOST[code] is httpx.ReadTimeout else 5
        headers = {"X-Clientwright-Fault": code}
        with pytest.raises(LOST[code]):
            client.post(f"{front.url}/things", headers=headers, timeout=patience)
        assert (faults()[code].when == "after") == (len(upstream.journal) == 1)


@pytest.mark.parametrize(
    "code", ["ok", "close-idle", "slow-headers", "drip", "continue", "early-hints", "duplicate", "huge-body"]
)
def test_a_client_sees_the_answer(code: str) -> None:
    """What is slow, large, doubled or announced reaches a client of httpx whole."""
    with fronted() as (front, _), httpx.Client(timeout=5) as client:
        for _ in range(2):
            answer = client.post(f"{front.url}/things", headers={"X-Clientwright-Fault": code})
            assert (200, json.loads(BODY)) == (answer.status_code, answer.json())
            assert code != "close-idle" or front.wait_closed()  # a client that is quicker cannot know


def test_what_follows_a_204_is_no_answer() -> None:
    """A client that was sent a body behind a 204 reads no answer in it, and may lose the next one."""
    with fronted() as (front, _), httpx.Client() as client:
        front.plan(["no-content-with-body"])
        told = client.post(front.url)
        assert (204, b"") == (told.status_code, told.content)
        with suppress(httpx.RemoteProtocolError):
            assert OK.endswith(client.post(front.url).content)


def test_a_reused_connection_is_closed() -> None:
    """`close-reused` waits for the second request on a connection, however many first ones come before it."""
    with fronted() as (front, upstream), httpx.Client() as client:
        front.plan(["close-reused"])
        for _ in range(2):
            assert 200 == httpx.post(front.url).status_code
        assert 200 == client.post(front.url).status_code
        with pytest.raises(httpx.RemoteProtocolError):
            client.post(front.url)
        assert 200 == client.post(front.url).status_code
        assert ["ok", "ok", "ok", "close-reused", "ok"] == [one.fault for one in front.journal]
        assert 5 == len(upstream.journal)


@pytest.mark.parametrize("chooser", ["header", "then", "chaos"])
def test_a_connection_is_not_reused_at_its_first_request(chooser: str) -> None:
    """However `close-reused` is chosen, it spares the first request of a connection and strikes the second."""
    chaos = Chaos(1, 1, ("close-reused",)) if chooser == "chaos" else None
    with Front(Upstream(), chaos=chaos) as front, Wire(front) as wire:
        front.plan(then="close-reused" if chooser == "then" else "ok")
        for content in (OK, b""):
            wire.send("close-reused" if chooser == "header" else "")
            assert content == wire.read(len(OK))


def test_answers_change_places() -> None:
    """An answer that is held back comes after that of another connection, whose request came later."""
    upstream = Upstream()
    with Front(upstream, patience=60) as front, Wire(front) as first, Wire(front) as second:
        first.send("reordered", target="/first")
        upstream.wait(1)
        first.socket.settimeout(0.05)
        with pytest.raises(TimeoutError):
            first.socket.recv(1)
        first.socket.settimeout(5)
        second.send(target="/second")
        assert OK == second.read(len(OK)) == first.read(len(OK))
        assert ["/first", "/second"] == [one.target for one in upstream.journal]


def test_an_answer_is_not_held_back_for_ever() -> None:
    """Where no other connection comes, the answer goes out after the patience of the front."""
    with Front(Upstream(), patience=0.01) as front, Wire(front) as wire:
        wire.send("reordered")
        assert OK == wire.read(len(OK))


def test_nobody_listens() -> None:
    """A refused connection is refused until the next plan, also to a client that has had one, and nothing arrives."""
    with fronted() as (front, upstream), httpx.Client() as client:
        assert 200 == client.post(front.url).status_code
        front.plan(["connect-refused"])
        assert front.wait_closed()
        for _ in range(2):
            with pytest.raises(httpx.ConnectError):
                client.post(front.url)
        front.plan()
        assert 200 == client.post(front.url).status_code
        assert 2 == len(upstream.journal)


def test_nobody_answers_the_door() -> None:
    """A deaf port takes no connection until the next plan, and nothing arrives."""
    with fronted() as (front, upstream), httpx.Client(timeout=httpx.Timeout(5, connect=0.1)) as client:
        front.plan(["connect-timeout"])
        with pytest.raises(httpx.ConnectTimeout):
            client.post(front.url)
        front.plan(["connect-refused"])
        with pytest.raises(httpx.ConnectError):
            client.post(front.url)
        front.plan(["connect-timeout"])
        with pytest.raises(httpx.ConnectTimeout):
            client.post(front.url)
        front.plan(["ok"])
        assert 200 == client.post(front.url).status_code
        assert 1 == len(upstream.journal)


@pytest.mark.parametrize(
    ("method", "status", "content"),
    [
        ("HEAD", 200, OK[: -len(BODY)]),
        ("GET", 204, b"HTTP/1.1 204 OK\r\nContent-Type: application/json\r\n\r\n"),
        ("GET", 304, b"HTTP/1.1 304 OK\r\nContent-Type: application/json\r\n\r\n"),
        ("GET", 205, written("205 OK")),
    ],
)
def test_what_has_no_body_is_sent_without_one(method: str, status: int, content: bytes) -> None:
    """An answer to HEAD and one whose status allows no body end with their head, and the connection goes on."""
    with fronted(evolve(THING, status=status)) as (front, _), Wire(front) as wire:
        wire.send(method=method)
        assert content == wire.read(len(content))
        wire.send("status-404", method="HEAD")
        assert wire.read(12) == b"HTTP/1.1 404"


def test_the_upstream_does_not_frame_answers() -> None:
    """What the upstream says of length, transfer coding and connection is replaced by what is true."""
    framed = (*JSON, ("content-length", "3"), ("Transfer-Encoding", "chunked"), ("CONNECTION", "close"))
    with fronted(evolve(THING, headers=framed)) as (front, _), Wire(front) as wire:
        wire.send()
        assert OK == wire.read(len(OK))
        assert "open" == wire.ending()
