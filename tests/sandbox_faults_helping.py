"""An upstream that counts what it applies, and a client that is no more than a socket."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic, sleep
from typing import Self

from attrs import evolve

from clientwright.operations import Paging
from clientwright.sandbox.faults import Answer, Front, Headers, Hints, Request

JSON: Headers = (("Content-Type", "application/json"),)
BODY = b'{"id":"t1","paid":true,"amount":250,"state":{"name":"active"},"items":[{"name":"a"}]}'
HINTS = Hints(required=("/nothing", "/amount"), enums=("/state/none", "/state/name"), formats=("/none", "/state/name"))
THING = Answer(200, "OK", JSON, BODY, HINTS)
PAGE_BODY = b'{"data":[{"id":"a"}],"meta":{"last_page":3},"links":{"next":"http://127.0.0.1/list?page=2"},"more":false}'
PAGING = Paging("page", "page", "/data", "size", "/meta/last_page", "/links/next", "/more")
PAGE = Answer(200, "OK", JSON, PAGE_BODY, Hints(paging=PAGING))
PATIENCE = 10


class Upstream:
    """Answers every request alike, and keeps what it was sent."""

    def __init__(self, answer: Answer = THING) -> None:
        self.answer = answer
        self.journal: list[Request] = []

    def __call__(self, request: Request) -> Answer:
        """Answer a request."""
        self.journal.append(request)
        return self.answer

    def wait(self, requests: int) -> None:
        """Wait until so many requests have come."""
        end = monotonic() + PATIENCE
        while len(self.journal) < requests:
            assert monotonic() < end, "waited in vain"
            sleep(0.002)


class Counting(Upstream):
    """Says in each answer how many requests came before it."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = Lock()

    def __call__(self, request: Request) -> Answer:
        """Answer a request."""
        assert self._inside.acquire(blocking=False), "two threads at a time"
        super().__call__(request)
        sleep(0.001)
        self._inside.release()
        return evolve(self.answer, body=b"%d" % len(self.journal))


class Wire:
    """A connection to a front."""

    def __init__(self, front: Front) -> None:
        host, _, port = front.url.removeprefix("http://").partition(":")
        self.socket = socket.create_connection((host, int(port)), PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, code: str = "", method: str = "POST", target: str = "/things?key=s3cret", more: str = "") -> None:
        """Send a request that chooses a fault."""
        chooser = f"X-Clientwright-Fault: {code}\r\n" if code else ""
        self.socket.sendall(f"{method} {target} HTTP/1.1\r\nHost: a\r\n{chooser}{more}\r\n".encode())

    def read(self, size: int) -> bytes:
        """Read so many bytes, or fewer where there are no more."""
        received = b""
        while len(received) < size and (piece := self.socket.recv(size - len(received))):
            received += piece
        return received

    def ending(self) -> str:
        """Tell what comes after what was read: another answer, the end, or a broken connection."""
        try:
            self.send()
            return {len(OK): "open", 0: "closed"}[len(self.read(len(OK)))]
        except (ConnectionResetError, BrokenPipeError):
            return "reset"


def written(status: str = "200 OK", body: bytes = BODY, headers: Headers = JSON) -> bytes:
    """Write an answer as it should be."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in (*headers, ("Content-Length", str(len(body)))))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


OK = written()


@contextmanager
def fronted(answer: Answer = THING, pace: float = 0.0005, huge: int = 200_000) -> Iterator[tuple[Front, Upstream]]:
    """Give a front that is not slow, and what is behind it."""
    upstream = Upstream(answer)
    with Front(upstream, pace=pace, huge=huge) as front:
        yield front, upstream
