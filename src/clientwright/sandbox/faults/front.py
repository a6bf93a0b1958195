"""The front: a server on loopback that has a request answered, and then misbehaves on the way out."""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Iterable
from threading import Lock
from types import TracebackType
from typing import Self

from attrs import evolve, frozen

from clientwright.sandbox.faults.catalogue import OK, known, unknown
from clientwright.sandbox.faults.connections import Connections
from clientwright.sandbox.faults.listening import HOST, Port
from clientwright.sandbox.faults.reading import MalformedError, Reader
from clientwright.sandbox.faults.schedule import Chaos, planned, unconnected
from clientwright.sandbox.faults.scripts import normally
from clientwright.sandbox.faults.statuses import refusal
from clientwright.sandbox.faults.steps import Close, play
from clientwright.sandbox.faults.trees import written
from clientwright.sandbox.faults.values import Answer, Fault, Handler, Headers, Refuse, Request, Scene, without

CHOOSER = "x-clientwright-fault"
HUGE = 65 * 1024 * 1024
KEPT = 100_000
JSON: Headers = (("Content-Type", "application/json"),)


@frozen
class Exchange:
    """What became of one request; no header, query or body, since they hold secrets.

    Attributes:
        connection: The number of its connection, from 1.
        method: Its method.
        path: Its path without the query.
        fault: The code of the fault that was played; `ok` where none was.
        struck: Whether the fault changed anything: False where the answer had nothing of the kind.
        statuses: What the upstream answered, once for each delivery: empty where the request did not reach it.

    """

    connection: int
    method: str
    path: str
    fault: str
    struck: bool
    statuses: tuple[int, ...]


class Front:
    """A server in front of the sandbox, used as a context manager."""

    def __init__(  # noqa: PLR0913  # each has its own default
        self,
        handle: Handler,
        *,
        refuse: Refuse = refusal,
        chaos: Chaos | None = None,
        pace: float = 0.05,
        patience: float = 5.0,
        elsewhere: str = "http://elsewhere.invalid",
        huge: int = HUGE,
    ) -> None:
        """Prepare the front.

        Args:
            handle: Answers requests; called by one thread at a time.
            refuse: Gives the answer of a status with the provider's own error body.
            chaos: The random schedule of the requests that no plan and no header chooses a fault for.
            pace: Seconds between the pieces of what comes slowly.
            patience: Seconds that an answer is kept back at most, while another is waited for.
            elsewhere: The address that leads off the host, without a slash at the end.
            huge: The number of bytes of a huge body.

        Raises:
            PipelineError: The schedule cannot be drawn.

        """
        self._handle = handle
        self._chaos = chaos.checked() if chaos else None
        self._scene = Scene(Request("", ""), refuse, pace, patience, elsewhere, huge)
        self._queue: list[Fault] = []
        self._then: Fault = OK
        self._count = 0
        self._journal: deque[Exchange] = deque(maxlen=KEPT)
        self._failures: list[Exception] = []
        self._lock = Lock()
        self._upstream = Lock()

    def __enter__(self) -> Self:
        self._connections = Connections(self._serve)
        self._port = Port(self._connections.take)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._port.close()
        self._connections.close()
        if self._failures and error is None:
            raise self._failures[0]

    @property
    def url(self) -> str:
        """The address of the front, without a slash at the end."""
        return f"http://{HOST}:{self._port.number}"

    @property
    def journal(self) -> tuple[Exchange, ...]:
        """What became of the newest 100 000 requests, in the order in which they were answered by the upstream."""
        with self._lock:
            return tuple(self._journal)

    def plan(self, codes: Iterable[str] = (), *, then: str = "ok") -> None:
        """Choose the faults of the requests to come, in the place of what was planned before.

        A fault that strikes before there is a connection is planned by itself, and lasts until the next plan. It ends
        the connections that wait for a request; `wait_closed` tells when they are gone.

        Args:
            codes: A code for each request.
            then: The code for all requests after them; with `ok`, the random schedule goes on if there is one.

        Raises:
            PipelineError: A code is unknown, or a fault that strikes before there is a connection is not alone.

        """
        *queue, last = planned(tuple(codes), then)
        listening = queue[0].listening if queue else None
        with self._lock:
            self._queue = [] if listening else queue
            self._then = last
        self._port.behave(listening)
        self._connections.keep(alive=listening is None)

    def wait_closed(self, seconds: float = 5.0, *, most: int = 0) -> bool:
        """Wait until all connections but a few are closed.

        Args:
            seconds: How long to wait at most.
            most: How many may stay open.

        Returns:
            Whether the others are closed.

        """
        return self._connections.wait_closed(seconds, most)

    def _serve(self, connection: socket.socket, number: int) -> None:
        reader, carried = Reader(connection), 0
        try:
            while request := self._read(connection, reader):
                if not self._exchange(connection, number, request, reused=carried > 0):
                    break
                carried += 1
        except MalformedError as error:
            self._apologise(connection, Answer(400, "Bad Request", JSON, written({"message": str(error)})))

    def _read(self, connection: socket.socket, reader: Reader) -> Request | None:
        self._connections.idle(connection, now=True)
        request = reader.next()
        self._connections.idle(connection, now=False)
        return request

    def _apologise(self, connection: socket.socket, answer: Answer) -> None:
        steps = (*normally(self._scene, answer), Close())
        play(connection, steps, self._connections.stop, lambda _: None)

    def _exchange(self, connection: socket.socket, number: int, request: Request, *, reused: bool) -> bool:
        scene = evolve(self._scene, request=evolve(request, headers=without(request.headers, CHOOSER)))
        fault, refused = self._choose(request, reused=reused)
        answer = refused or self._answered(scene, fault, number)
        steps = (fault.script or normally)(scene, answer)
        stop = self._connections.stop
        going_on = play(connection, steps, stop, self._connections.await_answer)
        self._connections.answered()
        return going_on

    def _choose(self, request: Request, *, reused: bool) -> tuple[Fault, Answer | None]:
        """Find the fault of a request, or why there is none."""
        code = request.header(CHOOSER)
        if code is None:
            return self._scheduled(reused=reused), None
        fault = known(code)
        if fault is not None and not fault.listening:
            return fault if reused or not fault.reused else OK, None
        finding = unknown(code, CHOOSER) if fault is None else unconnected(fault, CHOOSER)
        return OK, Answer(400, "Bad Request", JSON, written({"message": finding.message}))

    def _scheduled(self, *, reused: bool) -> Fault:
        with self._lock:
            number, self._count = self._count, self._count + 1
            if self._queue:
                return OK if self._queue[0].reused and not reused else self._queue.pop(0)
            fault = self._chaos.drawn(number) if self._chaos and self._then is OK else self._then
        return fault if reused or not fault.reused else OK

    def _answered(self, scene: Scene, fault: Fault, number: int) -> Answer:
        try:
            return self._answer(scene, fault, number)
        except Exception as error:  # noqa: BLE001  # the upstream's own; raised when the front is closed
            self._failures.append(error)
            return refusal(scene.request, 500)

    def _answer(self, scene: Scene, fault: Fault, number: int) -> Answer:
        with self._upstream:
            deliveries = fault.deliveries if fault.when == "after" else 0
            answers = [self._handle(scene.request) for _ in range(deliveries)]
            answer = answers[0] if answers else Answer(500)
            edited = fault.edit(scene, answer) if fault.edit else answer
            path = scene.request.target.partition("?")[0]
            statuses = tuple(one.status for one in answers)
            struck = fault is not OK and edited is not None
            with self._lock:
                self._journal.append(Exchange(number, scene.request.method, path, fault.code, struck, statuses))
        return answer if edited is None else edited
