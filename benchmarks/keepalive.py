"""A client that is hardly there: a few connections, prepared bytes out, answers in."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from itertools import cycle
from typing import Final, Self

LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
PATIENCE: Final = 30.0
CONNECTIONS: Final = 8
END: Final = b"\r\n\r\n"


class Connection:
    """A connection to a server on loopback that is kept alive."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def ask(self, request: bytes) -> int:
        """Send a request and read its answer; give its status.

        Raises:
            OSError: The connection ended.

        """
        self.send(request)
        return self.receive()

    def send(self, request: bytes) -> None:
        """Send a request."""
        self._socket.sendall(request)

    def receive(self) -> int:
        """Read an answer; give its status."""
        received = self._read(b"")
        while END not in received:
            received = self._read(received)
        head, _, body = received.partition(END)
        if length := LENGTH.search(head):
            while len(body) < int(length[1]):
                body = self._read(body)
        while CHUNKED.search(head) and not body.endswith(b"0" + END):
            body = self._read(body)
        return int(head[9:12])

    def _read(self, received: bytes) -> bytes:
        if piece := self._socket.recv(1 << 16):
            return received + piece
        raise ConnectionError("the server ended the connection")


def written(method: str, target: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """Write a request."""
    every = {"Host": "127.0.0.1", **headers} | ({"Content-Length": str(len(body))} if body else {})
    lines = "".join(f"{name}: {value}\r\n" for name, value in every.items())
    return f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode() + body


def rate(port: int, requests: Sequence[bytes], seconds: float) -> tuple[float, set[int]]:
    """Ask on all connections for some seconds; give the calls per second, and the statuses that came."""
    statuses: set[int] = set()
    with ExitStack() as stack:
        connections = [stack.enter_context(Connection(port)) for _ in range(CONNECTIONS)]
        turns = cycle(requests)
        count, begin = 0, time.perf_counter()
        while time.perf_counter() - begin < seconds:
            for connection in connections:
                connection.send(next(turns))
            statuses |= {connection.receive() for connection in connections}
            count += len(connections)
        return count / (time.perf_counter() - begin), statuses


def answered(port: int, request: bytes) -> bool:
    """Tell whether there is an answer at a port."""
    with suppress(OSError), Connection(port) as connection:
        connection.ask(request)
        return True
    return False


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
