"""A stage for the fault matrix: generated clients before a front, and a fresh sandbox behind it for every call."""

from __future__ import annotations

import asyncio
import logging
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any, Self
from unittest import mock

import client_calls
import providers
from attrs import field, frozen
from client_calls import SECRET, Call, calls, model
from sandbox_helping import ARGUMENTS, method_of

from clientwright import retries
from clientwright.sandbox.engine import Design, Engine, designs_of
from clientwright.sandbox.faults import Answer, Exchange, Front, Request
from clientwright.sandbox.faults.listening import Port
from clientwright.sandbox.fronting import Upstream, upstream_of
from clientwright.sandbox.journal import Entry
from clientwright.sandbox.sources import find_sources
from clientwright.sandbox.state import State, open_state

MARK, CHOOSER = "X-Test-Cell", "X-Clientwright-Fault"
WAYS = ("sync", "async")
DEADLINE = 30.0
"""Seconds that a call has where its time is not what is looked at."""
LARGEST = 2**20
"""The largest answer that clients take here; a smaller one than theirs, which only takes longer."""
NOW = 1_800_000_000.0
LOGGERS = ("clientwright", "httpx", "httpcore")


@frozen
class Seen:
    """What became of a call.

    Attributes:
        outcome: What it gave, or the exception that it raised.
        entries: What the sandbox notes of its requests.
        exchanges: What the front notes of them; empty where other calls went on at the same time.
        seconds: How long it took.
        told: What was logged meanwhile.
        elsewhere: How many connections were made to another address.
        tasks: How many asynchronous tasks it has left.

    """

    outcome: Any
    entries: tuple[Entry, ...]
    exchanges: tuple[Exchange, ...] = ()
    seconds: float = 0.0
    told: str = field(default="", repr=False)
    elsewhere: int = 0
    tasks: int = 0


@cache
def _design(provider: str) -> Design:
    (design,) = designs_of(find_sources((provider,), specs=providers.SPECS, overlays=providers.OVERLAYS))
    return design


@cache
def _first(provider: str) -> sqlite3.Connection:
    """Keep the first data of a provider, which takes longer to make than to copy."""
    with tempfile.TemporaryDirectory() as folder:
        state = open_state(Path(folder) / "first.db")
        _design(provider).engine(state=state, clock=lambda: NOW)
        state.close()
        stored = sqlite3.connect(Path(folder) / "first.db")
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        stored.backup(kept)
        stored.close()
    return kept


def fresh(provider: str) -> Engine:
    """Give a sandbox of a provider with its first data."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _first(provider).backup(connection)
    return _design(provider).engine(state=State(connection), clock=lambda: NOW)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


class Stage:
    """A front whose requests are answered by the sandbox that their mark names; used as a context manager."""

    def __init__(self, pace: float = 0.001) -> None:
        """Prepare the stage.

        Args:
            pace: Seconds between the pieces of what comes slowly.

        """
        self.engines: dict[str, Engine] = {}
        self._upstreams: dict[str, Upstream] = {}
        self._marks = count(1)
        self._listener = _Listener()
        self._contacts = 0
        self._ear = Port(self._contacted)
        elsewhere = f"http://127.0.0.1:{self._ear.number}"
        self.front = Front(
            self._handle, refuse=self._refuse, pace=pace, patience=0.005, elsewhere=elsewhere, huge=2 * LARGEST
        )
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._open.callback(self._ear.close)
        self._open.callback(self._close_engines)
        self._open.enter_context(mock.patch("clientwright.session.pause", _brief))
        self._open.enter_context(mock.patch("clientwright.receiving.LARGEST", LARGEST))
        for name in LOGGERS:
            self._open.enter_context(_heard(logging.getLogger(name), self._listener))
        self._open.enter_context(self.front)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def new(self, provider: str) -> str:
        """Make a sandbox, and give the mark of its requests."""
        mark = str(next(self._marks))
        self.engines[mark] = fresh(provider)
        self._upstreams[mark] = upstream_of((self.engines[mark],))
        return mark

    def told(self) -> str:
        """Give what was logged since the last time."""
        lines, self._listener.lines = self._listener.lines, []
        return "\n".join(lines)

    def elsewhere(self) -> int:
        """Count the connections to the other address since the last time."""
        contacts, self._contacts = self._contacts, 0
        return contacts

    def _contacted(self, connection: socket.socket) -> None:
        self._contacts += 1
        connection.close()

    def _handle(self, request: Request) -> Answer:
        return self._upstreams[request.header(MARK) or ""].handle(request)

    def _refuse(self, request: Request, status: int) -> Answer:
        return self._upstreams[request.header(MARK) or ""].refuse(request, status)

    def _close_engines(self) -> None:
        for engine in self.engines.values():
            engine.state.close()


def _brief(*given: Any) -> float | None:
    """Decide as always, and wait for a moment only."""
    found = retries.pause(*given)
    return None if found is None else min(found, 0.001)


@contextmanager
def _heard(logger: logging.Logger, listener: logging.Handler) -> Iterator[None]:
    before = logger.level, logger.propagate
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(before[0])
        logger.propagate = before[1]


class Player:
    """One generated client, of one of the two ways, that makes the calls of a provider; used as a context manager."""

    def __init__(self, stage: Stage, provider: str, way: str, **options: Any) -> None:
        """Make the client.

        Args:
            stage: What it calls.
            provider: The provider.
            way: Whether it is synchronous.
            options: What else the client is made with.

        """
        self.stage = stage
        self.provider = provider
        self.way = way
        self.runner = asyncio.Runner() if way == "async" else None
        name = ("Async" if self.runner else "") + provider.title()
        secret = {"api_key" if provider == "magicline" else "token": SECRET}
        given = {"base_url": f"{stage.front.url}/{provider}", "timeout": DEADLINE, **secret, **options}
        self.client = getattr(client_calls.package(provider), name)(**given)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.runner is None:
            self.client.close()
        else:
            self.runner.run(self.client.aclose())
            self.runner.close()

    def play(self, name: str, code: str = "ok", *, pages: bool = False) -> Seen:
        """Make a call that meets a fault, alone.

        Args:
            name: The provider and the operation.
            code: The fault.
            pages: Whether to read all pages of the list.

        """
        mark, front = self.stage.new(self.provider), self.stage.front
        before, begin = len(front.journal), monotonic()
        outcome = self._run(self.job(name, code, mark, pages=pages))
        seconds = monotonic() - begin
        tasks = 0 if self.runner is None else self.runner.run(_tasks())
        entries, exchanges = self.stage.engines[mark].journal(), front.journal[before:]
        return Seen(outcome, entries, exchanges, seconds, self.stage.told(), self.stage.elsewhere(), tasks)

    def job(self, name: str, code: str, mark: str, *, pages: bool = False, **options: Any) -> Callable[[], Any]:
        """Give what makes a call and gives its outcome; to be awaited where the client is asynchronous."""
        headers = {MARK: mark, CHOOSER: code}
        given = {**ARGUMENTS[name], **_body(name), "extra_headers": headers, **options}
        function = method_of(self.client, name.replace(".list", ".iter_list") if pages else name)
        if self.runner is None:
            return lambda: ended(lambda: list(function(**given)) if pages else function(**given))
        return lambda: _ended(function, given, pages=pages)

    def _run(self, job: Callable[[], Any]) -> Any:
        return job() if self.runner is None else self.runner.run(job())


def ended(job: Callable[[], Any]) -> Any:
    """Give what a job gives, or the exception that it raises."""
    try:
        return job()
    except Exception as error:  # noqa: BLE001  # what comes out is what the matrix looks at
        return error


async def _ended(function: Callable[..., Any], given: dict[str, Any], *, pages: bool) -> Any:
    try:
        if pages:
            return [one async for one in function(**given)]
        return await function(**given)
    except Exception as error:  # noqa: BLE001  # what comes out is what the matrix looks at
        return error


async def _tasks() -> int:
    """Count the tasks that go on, after some turns for those that close generators which were not read to the end."""
    for _ in range(10):
        await asyncio.sleep(0)
    return len(asyncio.all_tasks()) - 1


@cache
def _body(name: str) -> dict[str, Any]:
    call = calls()[name]
    return {} if call.body is None else {"body": model(call)}


def paged(call: Call) -> bool:
    """Tell whether an operation gives a list in pages."""
    return call.operation.paging is not None
