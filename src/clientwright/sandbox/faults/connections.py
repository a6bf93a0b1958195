"""The open connections of a front, each with its thread, and what waits for others among them."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Event, Thread

PATIENCE = 30.0
"""Seconds that a read or write may take while nobody hangs up."""

Serve = Callable[[socket.socket, int], None]


class Connections:
    """The open connections.

    Attributes:
        stop: Set when all of them are to end.

    """

    def __init__(self, serve: Serve) -> None:
        """Prepare for connections.

        Args:
            serve: Called in a thread of its own with each connection and its number, which counts from 1.

        """
        self.stop: Event = Event()
        self._serve = serve
        self._changed = Condition()
        self._open: dict[socket.socket, Thread] = {}
        self._idle: set[socket.socket] = set()
        self._keeping = True
        self._count = 0
        self._answered = 0

    def take(self, connection: socket.socket) -> None:
        """Serve a connection."""
        connection.settimeout(PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._changed:
            self._count += 1
            name = f"clientwright-wire-{self._count}"
            thread = Thread(target=self._run, args=(connection, self._count), name=name)
            self._open[connection] = thread
        thread.start()

    def idle(self, connection: socket.socket, *, now: bool) -> None:
        """Note whether a connection waits for a request."""
        with self._changed:
            (self._idle.add if now else self._idle.discard)(connection)
            self._end_idle()

    def answered(self) -> None:
        """Note that a connection has been answered."""
        with self._changed:
            self._answered += 1
            self._changed.notify_all()

    def await_answer(self, seconds: float) -> None:
        """Wait until a connection has been answered, at most some seconds."""
        with self._changed:
            before = self._answered
            self._changed.wait_for(lambda: self._answered > before or self.stop.is_set(), seconds)

    def keep(self, *, alive: bool) -> None:
        """Let connections wait for requests, or end those that do or come to do so."""
        with self._changed:
            self._keeping = alive
            self._end_idle()

    def _end_idle(self) -> None:
        for connection in () if self._keeping else self._idle:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End all connections, and wait for their threads."""
        self.stop.set()
        with self._changed:
            threads = list(self._open.values())
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._changed.notify_all()
        for thread in threads:
            thread.join()

    def wait_closed(self, seconds: float, most: int) -> bool:
        """Wait until few connections are open.

        Args:
            seconds: How long to wait at most.
            most: How many there may be.

        Returns:
            Whether there are no more.

        """
        with self._changed:
            return self._changed.wait_for(lambda: len(self._open) <= most, seconds)

    def _run(self, connection: socket.socket, number: int) -> None:
        try:
            with suppress(OSError):
                self._serve(connection, number)
        finally:
            # Closed before it is forgotten: whoever waits for the end may look at the open files.
            connection.close()
            with self._changed:
                self._open.pop(connection, None)
                self._idle.discard(connection)
                self._changed.notify_all()
