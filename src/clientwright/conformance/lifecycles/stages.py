"""Where life cycles are played: a sandbox in this process, the clients over it, and the way back to its beginning."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final

import httpx
from attrs import field, frozen

from clientwright.conformance.calls.callers import Wire, client_over
from clientwright.conformance.subjects import Call, Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Operation
from clientwright.sandbox.behaviour import Behaviour, Hints
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.hints import read_hints
from clientwright.sandbox.transports import AsyncSandboxTransport, SandboxTransport

_READS: Final = frozenset({"get", "head", "options", "query", "trace"})
#: When the own clock of a sandbox begins.
_BEGINNING: Final = 1_750_000_000.0


class Clock:
    """A clock that stands still until it is told to go on; it gives the present instant in seconds since 1970."""

    def __init__(self) -> None:
        """Begin at an instant that is always the same."""
        self.now: float = _BEGINNING

    def __call__(self) -> float:
        """Give the present instant."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Go on by some seconds."""
        self.now += seconds

    def restart(self) -> None:
        """Go back to the beginning."""
        self.now = _BEGINNING


@frozen(slots=False, eq=False)
class Deed:
    """One operation, as the client has it and as the sandbox's description and hints have it.

    Attributes:
        call: The operation of the client.
        described: The operation in the description of the sandbox.
        engine: The sandbox.
        behaviour: What it does; None where no hint says.

    """

    call: Call
    described: Operation
    engine: Engine
    behaviour: Behaviour | None

    @property
    def name(self) -> str:
        """The operation as the client's users know it."""
        return self.call.name

    @property
    def hint(self) -> Behaviour:
        """What it does, where a hint says so."""
        if self.behaviour is None:
            raise TypeError(f"no hint says what {self.name} does")
        return self.behaviour

    @property
    def kind(self) -> str:
        """What it does to a record; empty where no hint says."""
        return self.behaviour.kind if self.behaviour else ""

    @property
    def resource(self) -> str:
        """The kind of its records; empty where no hint says."""
        return self.behaviour.resource if self.behaviour else ""

    @cached_property
    def effective(self) -> bool:
        """Whether a success changes, sends or pays anything."""
        stated = self.described.value.get("x-clientwright-effect")
        return stated != "read" if stated else self.described.method.lower() not in _READS

    @cached_property
    def secured(self) -> bool:
        """Whether it needs a credential."""
        root = self.engine.spec.document.data
        wanted = self.described.value.get("security", root.get("security", []))
        return bool(wanted) and {} not in wanted

    @cached_property
    def responses(self) -> Mapping[str, Mapping[str, JSON]]:
        """The documented answers by status, as written."""
        follow = self.engine.spec.follow
        found = self.described.value.get("responses", {})
        return {status: follow(value)[0] for status, value in found.items() if not status.startswith("x-")}

    @cached_property
    def success(self) -> int:
        """The status of success."""
        stated = self.behaviour.status if self.behaviour else ""
        first = (status for status in self.responses if status.startswith("2") and status.isdecimal())
        return int(stated or next(first, "200"))

    @property
    def title(self) -> str:
        """What the journal calls it."""
        return str(self.described.value.get("operationId", self.described.title))

    def headers(self, status: int) -> frozenset[str]:
        """Give the names of the documented headers of an answer, in lower case."""
        return frozenset(name.lower() for name in self.responses.get(str(status), {}).get("headers", {}))

    def documented(self, *statuses: int) -> tuple[int, ...]:
        """Keep the statuses that are documented; all where none is."""
        return tuple(status for status in statuses if str(status) in self.responses) or statuses

    def example(self, status: str, name: str) -> JSON:
        """Give a documented example of an answer."""
        found = (content.get("examples", {}) for content in self.responses[status].get("content", {}).values())
        return next(self.engine.spec.follow(one[name])[0]["value"] for one in found if name in one)


class Door(Wire):
    """Hands the requests of a client to a sandbox, after changing them if that is wanted.

    Attributes:
        change: What is done to a request on its way.
        failure: What escaped from the sandbox; None where nothing did.
        content: The content of the last answer.

    """

    def __init__(self, engine: Engine) -> None:
        """Make the way to a sandbox."""
        super().__init__(SandboxTransport(engine).handle_request)
        self._transport = AsyncSandboxTransport(engine)
        self.change: Callable[[httpx.Request], httpx.Request] = unchanged
        self.failure: Exception | None = None
        self.content: bytes = b""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Hand a request on."""
        request.read()
        try:
            answer = super().handle_request(self.change(request))
        except Exception as error:
            self.failure = error
            raise
        self.content = answer.content
        return answer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Hand a request on."""
        await request.aread()
        self.sent.append(self.change(request))
        try:
            answer = await self._transport.handle_async_request(self.sent[-1])
        except Exception as error:
            self.failure = error
            raise
        self.content = answer.content
        return answer


def unchanged(request: httpx.Request) -> httpx.Request:
    """Leave a request as it is."""
    return request


@frozen(slots=False, eq=False)
class Stage:
    """A sandbox and the clients over it.

    Attributes:
        engine: The sandbox.
        subject: The provider, with its generated clients.
        hints: What its description tells a sandbox.
        deeds: The operations by name.
        clock: The sandbox's own clock; None where it has another.
        learned: The records that a list showed at the beginning, by kind and identity, once they were asked for.

    """

    engine: Engine
    subject: Subject
    hints: Hints
    deeds: Mapping[str, Deed]
    clock: Clock | None
    _first: sqlite3.Connection
    learned: dict[str, dict[str, JSON]] = field(factory=dict, init=False)

    @cached_property
    def doors(self) -> Mapping[bool, tuple[Any, Door]]:
        """The client and its way to the sandbox, the synchronous one by False and the asynchronous one by True."""
        return {asynchronous: self._door(asynchronous=asynchronous) for asynchronous in (False, True)}

    def _door(self, *, asynchronous: bool) -> tuple[Any, Door]:
        door = Door(self.engine)
        address = f"https://provider.invalid/{self.engine.name}"
        return client_over(self.subject, door, asynchronous=asynchronous, base_url=address), door

    def begin(self) -> None:
        """Have everything as it was when the stage was made."""
        self.engine.state.restore(self._first)
        if self.clock:
            self.clock.restart()

    def close(self) -> None:
        """Forget the beginning; the sandbox stays as it is."""
        self._first.close()


def stage_of(engine: Engine, subject: Subject, clock: Clock | None = None) -> Stage:
    """Make a stage of a sandbox in the state in which it is.

    Args:
        engine: The sandbox.
        subject: The provider, with its generated clients.
        clock: The clock that the sandbox was made with, where it is one to be told; its rates are held only then.

    Raises:
        PipelineError: The provider has no client, or a hint is wrong.

    """
    hints = read_hints(engine.spec)
    described = {(one.method.upper(), one.path): one for one in engine.spec.operations}
    found = [(call, described.get((call.described.method.upper(), call.described.path))) for call in subject.calls]
    deeds = {
        call.name: Deed(call, one, engine, hints.behaviours.get(one.pointer)) for call, one in found if one is not None
    }
    return Stage(engine, subject, hints, deeds, clock, engine.state.copy())
