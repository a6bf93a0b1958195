"""A server on a raw socket that breaks the rules of HTTP on purpose, and keeps a journal of what it was sent."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import monotonic, sleep
from types import TracebackType
from typing import Self

from attrs import frozen

Play = Callable[[socket.socket, threading.Event], bool]
"""Answers one request on a connection; tells whether the connection stays open."""

JSON = (("Content-Type", "application/json"),)
PATIENCE = 10


@frozen
class Request:
    """A request as it came."""

    connection: int
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Give the value of a header, None where it is not there."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(values) if values else None


class Wire:
    """The server; each request gets the next answer, and those after the last get the last."""

    def __init__(self, *plays: Play) -> None:
        self._plays = plays
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._accept)]
        self._open: set[socket.socket] = set()
        self.journal: list[Request] = []
        self.connections = 0

    def wait(self, requests: int) -> None:
        """Wait until so many requests have come."""
        self._until(lambda: len(self.journal) >= requests)

    def wait_closed(self) -> None:
        """Wait until the other side has closed all connections."""
        self._until(lambda: not self._open)

    def _until(self, met: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not met():
            assert monotonic() < end, "waited in vain"
            sleep(0.005)

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop.set()
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
                self.connections += 1
                number = self.connections
            thread = threading.Thread(target=self._serve, args=(connection, number))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        connection.settimeout(PATIENCE)
        with suppress(OSError):
            received = b""
            while (split := _request(connection, received)) is not None:
                head, body, received = split
                play = self._written(number, head, body)
                if not play(connection, self._stop):
                    break
        with self._lock:
            self._open.discard(connection)
        connection.close()

    def _written(self, number: int, head: bytes, body: bytes) -> Play:
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in lines))
        with self._lock:
            self.journal.append(Request(number, method, target, headers, body))
            return self._plays[min(len(self.journal), len(self._plays)) - 1]


def _request(connection: socket.socket, received: bytes) -> tuple[bytes, bytes, bytes] | None:
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return None
        received += piece
    head, _, rest = received.partition(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    while len(rest) < length:
        rest += connection.recv(65536)
    return head, rest[:length], rest[length:]


def head(status: int, headers: Iterable[tuple[str, str]]) -> bytes:
    """Write the head of an answer."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status} Told\r\n{lines}\r\n".encode("latin-1")


def answer(
    status: int = 200, body: bytes = b"{}", headers: Iterable[tuple[str, str]] = JSON, length: int | None = None
) -> Play:
    """Answer as it should be, unless `length` tells another length than the body's; then close."""
    told = ("Content-Length", str(len(body) if length is None else length))

    def play(connection: socket.socket, _: threading.Event) -> bool:
        connection.sendall(head(status, (*headers, told)) + body)
        return length is None

    return play


def raw(content: bytes) -> Play:
    """Send bytes, and close."""

    def play(connection: socket.socket, _: threading.Event) -> bool:
        connection.sendall(content)
        return False

    return play


def drip(at_once: bytes, slowly: bytes, seconds: float) -> Play:
    """Send bytes at once, and others one by one."""

    def play(connection: socket.socket, stop: threading.Event) -> bool:
        connection.sendall(at_once)
        for index in range(len(slowly)):
            if stop.wait(seconds):
                break
            connection.sendall(slowly[index : index + 1])
        return False

    return play


def silence(connection: socket.socket, stop: threading.Event) -> bool:
    """Say nothing until the other side hangs up."""
    connection.settimeout(0.05)
    while not stop.is_set():
        try:
            if not connection.recv(65536):
                break
        except TimeoutError:
            continue
    return False


def reset(connection: socket.socket, _: threading.Event) -> bool:
    """Break the connection without an answer."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def hang_up(connection: socket.socket, _: threading.Event) -> bool:
    """Close the connection without an answer."""
    connection.shutdown(socket.SHUT_RDWR)
    return False


def nowhere() -> str:
    """Give an address where nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"
