import asyncio
import gzip
import os
import socket
import threading
import zlib
from time import monotonic, sleep

import pytest
from attrs import frozen
from wire import JSON, Play, Wire, answer, drip, hang_up, head, nowhere, raw, reset, silence
from wire_calls import GET, PAY, PROVIDER, WORLDS, Thing, World, call, failure

from clientwright import receiving, retries
from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import (
    ClientwrightError,
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    DecodeError,
    InternalServerError,
    NotFoundError,
    RedirectError,
    StatusError,
)
from clientwright.operations import Answer, Operation

CHUNKED = (*JSON, ("Transfer-Encoding", "chunked"))
GZIP = (*JSON, ("Content-Encoding", "gzip"))
SMALL = gzip.compress(b'{"id": "t1"}')


@frozen
class Fault:
    """What a server does wrong, and what a call makes of it."""

    name: str
    play: Play
    error: type[ClientwrightError]
    applied: bool | None
    seconds: float = 30

    def __str__(self) -> str:
        return self.name


FAULTS = (
    Fault("reset", reset, ConnectionLostError, applied=None),
    Fault("hung up", hang_up, ConnectionLostError, applied=None),
    Fault("half a head", raw(b"HTTP/1.1 200 OK\r\nContent-"), ConnectionLostError, applied=None),
    Fault("no HTTP", raw(b"HELLO\r\n\r\n"), ConnectionLostError, applied=None),
    Fault("another protocol", raw(b"\x16\x03\x01\x02\x00\x01" * 20), ConnectionLostError, applied=None),
    Fault("endless head", raw(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 100_000), ConnectionLostError, applied=None),
    Fault(
        "two lengths",
        raw(head(200, (("Content-Length", "1"), ("Content-Length", "2")))),
        ConnectionLostError,
        applied=None,
    ),
    Fault("bad header", raw(b"HTTP/1.1 200 OK\r\nA\x00: b\r\n\r\n"), ConnectionLostError, applied=None),
    Fault("short body", answer(200, b'{"id": "t1"}', length=50), ConnectionLostError, applied=True),
    Fault("cut chunk", raw(head(200, CHUNKED) + b'20\r\n{"id": '), ConnectionLostError, applied=True),
    Fault("bad chunk", raw(head(200, CHUNKED) + b"zz\r\n{}\r\n"), ConnectionLostError, applied=True),
    Fault("no last chunk", raw(head(200, CHUNKED) + b"2\r\n{}\r\n"), ConnectionLostError, applied=True),
    Fault("cut gzip", answer(200, SMALL[:-9], GZIP), DecodeError, applied=True),
    Fault("gzip without its sum", answer(200, SMALL[:-4], GZIP), DecodeError, applied=True),
    Fault("no gzip", answer(200, b'{"id": "t1"}', GZIP), DecodeError, applied=True),
    Fault(
        "bad deflate", answer(200, b"\xff\xff\xff", (*JSON, ("Content-Encoding", "deflate"))), DecodeError, applied=True
    ),
    Fault("no content", answer(204, b"", ()), DecodeError, applied=True),
    Fault("empty", answer(200, b""), DecodeError, applied=True),
    Fault("short refusal", answer(404, b'{"id": "t1"}', length=50), NotFoundError, applied=False),
    Fault("refusal in bad gzip", answer(404, b"no", GZIP), NotFoundError, applied=False),
    Fault("short failure", answer(500, b"{}", length=50), InternalServerError, applied=None),
    Fault(
        "slow refusal", drip(head(404, CHUNKED), b"2\r\n{}\r\n" * 99, 0.02), NotFoundError, applied=False, seconds=0.5
    ),
    Fault("bad location", answer(302, b"", (("Location", "http://[::bad"),)), RedirectError, applied=None),
    Fault("no location", answer(301, b"", ()), RedirectError, applied=None),
    Fault("unknown status", answer(999, b""), StatusError, applied=None),
    Fault("switching", answer(101, b"", ()), ConnectionLostError, applied=None),
    Fault("silence", silence, DeadlineError, applied=None, seconds=0.5),
    Fault("slow head", drip(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 99, 0.02), DeadlineError, applied=None, seconds=0.5),
    Fault("slow body", drip(head(200, CHUNKED), b"2\r\n{}\r\n" * 99, 0.02), DeadlineError, applied=True, seconds=0.5),
    Fault(
        "slow continues",
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99, 0.01),
        DeadlineError,
        applied=None,
        seconds=0.5,
    ),
)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BASE", 0.001)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_each_fault_ends_in_the_tree(fault: Fault, world: World) -> None:
    """Whatever a server does, a call that moves money is sent once and ends in an error that says what is known."""
    with Wire(fault.play) as wire:
        begin = monotonic()
        error = failure(world, wire.url, PAY, timeout=fault.seconds)
        assert monotonic() - begin < fault.seconds + 5  # the slow ones would take 10 at least
    assert (fault.error, fault.applied) == (type(error), error.applied)
    assert (1, 1, "things.pay") == (len(wire.journal), error.attempts, error.operation)
    assert (None, None) == (error.__cause__, error.__context__)
    assert "\n" not in str(error)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("fault", [one for one in FAULTS if one.error is ConnectionLostError], ids=str)
def test_a_reading_call_survives_a_lost_connection(fault: Fault, world: World) -> None:
    """A call that may be repeated is, after any way to lose an answer."""
    with Wire(fault.play, answer(200, b'{"id": "t1"}')) as wire:
        assert "t1" == call(world, wire.url, GET, timeout=30.0).parsed.id
    assert 2 == len(wire.journal)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("operation", [GET, PAY], ids=["read", "money"])
def test_no_server_is_no_effect(operation: object, world: World) -> None:
    """A call that finds no server is repeated, and says that nothing happened."""
    error = failure(world, nowhere(), operation)  # type: ignore[arg-type]  # parametrised
    assert (ConnectError, False, 3) == (type(error), error.applied, error.attempts)


@pytest.mark.parametrize("world", WORLDS)
def test_a_full_backlog_is_no_effect(world: World) -> None:
    """A server that accepts no connection ends the call in time, and without effect."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        fillers = [socket.socket() for _ in range(8)]
        for filler in fillers:
            filler.setblocking(False)  # noqa: FBT003  # the name of the standard library
            filler.connect_ex(address)
        begin = monotonic()
        error = failure(world, f"http://127.0.0.1:{address[1]}", PAY, timeout=0.3, retries=0)
        assert monotonic() - begin < 4  # less than a connection may take
        for filler in fillers:
            filler.close()
    assert isinstance(error, DeadlineError | ConnectError)
    assert error.applied is False


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_an_answer_has_a_largest_size(world: World, coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is too large once decompressed is not read on, and is known to have taken effect."""
    monkeypatch.setattr(receiving, "LARGEST", 1000)
    body = b'"' + b"a" * 1000 + b'"'
    packed = {"": body, "gzip": gzip.compress(body), "deflate": zlib.compress(body)}[coding]
    headers = (*JSON, *((("Content-Encoding", coding),) if coding else ()))
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    plays = (answer(200, packed, headers), raw(head(200, (*headers, ("Transfer-Encoding", "chunked"))) + chunks))
    for play in plays:
        with Wire(play) as wire:
            error = failure(world, wire.url, PAY)
        assert isinstance(error, DecodeError)
        assert (True, 200, "application/json") == (error.applied, error.status, error.content_type)
        assert "larger than 1000 bytes" in error.reason


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP", "deflate", "identity", "unheard-of"])
def test_content_codings_are_undone(world: World, coding: str) -> None:
    """A compressed answer is read like any other, and a coding that nobody knows is taken for none."""
    body = b'{"id": "t1"}'
    packed = {"gzip": gzip.compress(body), "deflate": zlib.compress(body)}.get(coding.lower().removeprefix("x-"), body)
    with Wire(answer(200, packed, (*JSON, ("Content-Encoding", coding)))) as wire:
        assert "t1" == call(world, wire.url, PAY).parsed.id


@pytest.mark.parametrize("world", WORLDS)
def test_nothing_is_left_behind(world: World) -> None:
    """After each fault there are as many threads and open files as before it."""
    call_all = [fault for fault in FAULTS if fault.seconds > 1]
    for fault in call_all[:2]:
        _fail(fault, world)
    files = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH112, PTH208
    threads = threading.active_count()
    for fault in call_all:
        _fail(fault, world)
    assert threads == threading.active_count()
    if files:
        assert files == len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def _fail(fault: Fault, world: World) -> None:
    with Wire(fault.play) as wire:
        failure(world, wire.url, PAY, timeout=fault.seconds)


@pytest.mark.parametrize("world", WORLDS)
def test_a_connection_that_died_between_calls_is_not_used(world: World) -> None:
    """A money call after the server closed an idle connection either arrives once or is known to be in doubt."""

    def closing(connection: socket.socket, stop: threading.Event) -> bool:
        answer(200, b'{"id": "t1"}')(connection, stop)
        return False

    with Wire(closing, answer(200, b'{"id": "t2"}')) as wire:
        if world == "sync":
            with ProviderClient(PROVIDER, {"bearer": "t"}, {}, base_url=wire.url) as client:
                client.send(PAY, {}, body=Thing(id="a"))
                wire.wait_closed()
                sleep(0.1)
                assert "t2" == client.send(PAY, {}, body=Thing(id="b")).parsed.id
        else:

            async def run() -> None:
                async with AsyncProviderClient(PROVIDER, {"bearer": "t"}, {}, base_url=wire.url) as client:
                    await client.asend(PAY, {}, body=Thing(id="a"))
                    await asyncio.to_thread(wire.wait_closed)
                    await asyncio.sleep(0.1)
                    assert "t2" == (await client.asend(PAY, {}, body=Thing(id="b"))).parsed.id

            asyncio.run(run())
    assert [b'{"id":"a"}', b'{"id":"b"}'] == [request.body for request in wire.journal]


@pytest.mark.parametrize("world", WORLDS)
def test_the_length_of_what_is_not_sent_does_not_matter(world: World) -> None:
    """A HEAD of something large is answered like any other."""
    asked: Operation[None] = Operation("things.probe", "HEAD", "/things", answers={200: Answer()})
    with Wire(raw(head(200, (("Content-Length", "99999999999"),)))) as wire:
        assert 200 == call(world, wire.url, asked).status_code  # type: ignore[arg-type]  # no thing
