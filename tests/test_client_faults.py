"""Laws of failing: every operation of every generated client, over real connections to servers that fail."""

import asyncio
import gc
import logging
import pickle
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any, Self

import httpx
import pytest
from attrs import field, frozen
from client_calls import SECRET, Call, calls, model, package
from wire import JSON, Play, Request, Wire, answer, drip, hang_up, head, nowhere, raw, reset, silence

from clientwright import errors, retries

KINDS = ("sync", "async", "sync-given", "async-given", "async-aiohttp")
NAMES = sorted(calls())
MARK = "X-Test-Call"
CHUNKED = (*JSON, ("Transfer-Encoding", "chunked"))
SHORT, PATIENT = 0.5, 30.0
AGAIN = {"safe": 3, "keyed": 3, "unsent": 1}
ECHO = (*JSON, ("X-Echo", SECRET), ("Set-Cookie", f"a={SECRET}"), ("X-Request-Id", SECRET))
SAID = b'{"message": "%s"}' % SECRET.encode()


@frozen
class Fault:
    """What a server does wrong, and what every call makes of it."""

    name: str
    play: Play
    error: type[errors.ClientwrightError]
    applied: bool | None
    repeated: bool = False
    seconds: float = PATIENT
    unless: tuple[str, ...] = field(default=(), kw_only=True)

    def __str__(self) -> str:
        return self.name


LOST, LATE, WRONG = errors.ConnectionLostError, errors.DeadlineError, errors.DecodeError
FAULTS = (
    Fault("reset", reset, LOST, applied=None, repeated=True),
    Fault("hung up", hang_up, LOST, applied=None, repeated=True),
    Fault("half a head", raw(b"HTTP/1.1 200 OK\r\nContent-"), LOST, applied=None, repeated=True),
    Fault("no HTTP", raw(b"HELLO\r\n\r\n"), LOST, applied=None, repeated=True),
    Fault("silence", silence, LATE, applied=None, seconds=SHORT),
    Fault(
        "slow head",
        drip(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 999, 0.05),
        LATE,
        applied=None,
        seconds=SHORT,
        unless=("sync-given",),  # httpx itself knows no deadline for a head
    ),
    Fault("slow body", drip(head(200, CHUNKED), b"2\r\n{}\r\n" * 999, 0.05), LATE, applied=True, seconds=SHORT),
    Fault("short body", answer(200, b'{"data": ', length=50), LOST, applied=True, repeated=True),
    Fault("cut chunk", raw(head(200, CHUNKED) + b'20\r\n{"data": '), LOST, applied=True, repeated=True),
    Fault("no gzip", answer(200, b"{}", (*ECHO, ("Content-Encoding", "gzip"))), WRONG, applied=True),
    Fault("markup", answer(200, b"<html>", (("Content-Type", "text/html"),)), WRONG, applied=None),
    Fault("truncated", answer(200, b'{"data": [', ECHO), WRONG, applied=True),
    Fault("short refusal", answer(404, b"{}", length=50), errors.NotFoundError, applied=False),
    Fault(
        "an echo", answer(401, b'{"message": "%s"}' % SECRET.encode(), ECHO), errors.UnauthorizedError, applied=False
    ),
    Fault("too many", answer(429, b"", (("Retry-After", "99"),)), errors.RateLimitError, applied=False),
    Fault("short failure", answer(500, b"{}", length=50), errors.InternalServerError, applied=None, repeated=True),
    Fault("overloaded", answer(503, b""), errors.ServiceUnavailableError, applied=None, repeated=True),
    Fault("elsewhere", answer(302, b"", (("Location", "http://127.0.0.1:9/"),)), errors.RedirectError, applied=None),
    Fault("nowhere", answer(302, b"", (("Location", "http://[::bad"),)), errors.RedirectError, applied=None),
    Fault("unknown", answer(999, b""), errors.StatusError, applied=None),
)


class World:
    """The clients of all providers, of one kind, at one server; each call is marked by its name."""

    def __init__(self, kind: str, url: str) -> None:
        self.kind = kind
        self._runner = asyncio.Runner() if kind.startswith("async") else None
        self._given: list[Any] = []
        self._clients = {provider: self._client(provider, url) for provider in {one.provider for one in _all()}}

    def _client(self, provider: str, url: str) -> Any:
        options: dict[str, Any] = {"api_key" if provider == "magicline" else "token": SECRET, "base_url": url}
        if not self.kind.endswith("sync"):
            options["http_client"] = self._http()
            self._given.append(options["http_client"])
        return getattr(package(provider), ("Async" if self._runner else "") + provider.title())(**options)

    def _http(self) -> httpx.Client | httpx.AsyncClient:
        if self.kind == "sync-given":
            return httpx.Client()
        if self.kind == "async-given":
            return httpx.AsyncClient()
        return httpx.AsyncClient(transport=pytest.importorskip("httpx_aiohttp").AiohttpTransport())

    def make(self, seconds: float) -> dict[str, Any]:
        """Make every call at once, and give what each ended in."""
        jobs = [lambda one=one: self._made(one, seconds) for one in _all()]
        if self._runner is None:
            with ThreadPoolExecutor(len(jobs)) as threads:
                return dict(zip(NAMES, threads.map(_ended, jobs), strict=True))

        async def run() -> list[Any]:
            return await asyncio.gather(*(job() for job in jobs), return_exceptions=True)

        return dict(zip(NAMES, self._runner.run(run()), strict=True))

    def _made(self, call: Call, seconds: float) -> Any:
        tag, method = call.operation.id.split(".")
        paths = [call.arguments[one.name] for one in call.operation.parameters if one.where == "path"]
        named = {name: value for name, value in call.arguments.items() if value not in paths}
        if call.body is not None:
            named["body"] = model(call)
        function = getattr(getattr(self._clients[call.provider], tag), method)
        return function(*paths, **named, timeout=seconds, extra_headers={MARK: call.name})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (*self._clients.values(), *self._given):
            if self._runner is None:
                one.close()
            else:
                self._runner.run(one.aclose())
        if self._runner is not None:
            self._runner.close()


def _ended(job: Callable[[], Any]) -> Any:
    try:
        return job()
    except Exception as error:  # noqa: BLE001  # what comes out is what the tests look at
        return error


def _all() -> list[Call]:
    return [calls()[name] for name in NAMES]


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BASE", 0.001)


@pytest.fixture(scope="module", params=KINDS)
def played(request: pytest.FixtureRequest) -> Iterator[tuple[World, Wire, list[Play]]]:
    """Give the clients of a kind, and a server whose answer can be changed; in the end nothing is left open."""
    plays: list[Play] = [silence]
    threads = threading.active_count()

    def play(connection: socket.socket, stop: threading.Event) -> bool:
        return plays[0](connection, stop)

    with Wire(play) as wire:
        with World(request.param, wire.url) as world:
            yield world, wire, plays
        wire.wait_closed()
    gc.collect()
    assert threads == threading.active_count()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_each_call_ends_in_what_is_known(
    fault: Fault, played: tuple[World, Wire, list[Play]], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a server does, each call ends in time, in the tree, with what is known of its effect, and no secret.

    A call that may have charged somebody has been sent once.
    """
    world, wire, plays = played
    if world.kind in fault.unless:
        return
    caplog.set_level(logging.DEBUG, "clientwright")
    caplog.set_level(logging.DEBUG, "httpx")
    plays[0], before, begin = fault.play, len(wire.journal), monotonic()
    found = world.make(fault.seconds)
    assert monotonic() - begin < 10 + fault.seconds
    for call in _all():
        error, sent = found[call.name], _sent(wire, before, call)
        assert (fault.error, fault.applied) == (type(error), error.applied), call.name
        assert (AGAIN[call.operation.retry] if fault.repeated else 1) == error.attempts, call.name
        assert len(sent) in {error.attempts, error.attempts * _times(world.kind, call)}, call.name
        assert 1 == len({(one.method, one.target, one.body, one.header("idempotency-key")) for one in sent}), call.name
        _assert_harmless(error, call)
    assert SECRET not in caplog.text


def _times(kind: str, call: Call) -> int:
    """Tell how often one attempt is sent: aiohttp itself repeats what the standard calls idempotent."""
    return 2 if kind == "async-aiohttp" and call.operation.method in {"GET", "PUT", "DELETE"} else 1


def _sent(wire: Wire, before: int, call: Call) -> list[Request]:
    return [one for one in wire.journal[before:] if one.header(MARK) == call.name]


def _assert_harmless(error: errors.ClientwrightError, call: Call) -> None:
    assert call.operation.id == error.operation
    assert (None, None) == (error.__cause__, error.__context__)
    assert "\n" not in str(error)
    assert SECRET not in f"{error}{error!r}{vars(error)}"
    assert SECRET.encode() not in pickle.dumps(error)


@pytest.mark.parametrize("kind", KINDS)
def test_no_server_is_no_effect(kind: str) -> None:
    """Where nobody listens every call is tried as often as is allowed, and says that nothing happened."""
    with World(kind, nowhere()) as world:
        for name, error in world.make(PATIENT).items():
            assert (errors.ConnectError, False, 3) == (type(error), error.applied, error.attempts), name
            _assert_harmless(error, calls()[name])
