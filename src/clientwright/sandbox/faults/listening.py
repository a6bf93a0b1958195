"""A port that takes connections, refuses them or is deaf, and stays the same port all the while."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from clientwright.sandbox.faults.values import Listening

HOST = "127.0.0.1"
BACKLOG = 128
FILLERS = 8
"""Connections that fill the queue of a port which takes none."""


class Port:
    """A port on loopback.

    Attributes:
        number: Its number.

    """

    def __init__(self, take: Callable[[socket.socket], None]) -> None:
        """Take connections on a free port.

        Args:
            take: Called with each connection, in the port's own thread.

        """
        self._take = take
        self._fillers: list[socket.socket] = []
        self._bound = _bound(0)
        self.number: int = self._bound.getsockname()[1]
        self._manner: Listening | None = None
        self._begin()

    def behave(self, manner: Listening | None) -> None:
        """Take connections (None), refuse them, or be deaf."""
        if manner == self._manner:
            return
        self.close()
        self._bound = _bound(self.number)
        self._manner = manner
        match manner:
            case None:
                self._begin()
            case "deaf":
                self._fill()
            case "refusing":
                pass  # Bound and not listening: the system refuses, and gives the port to nobody else.

    def close(self) -> None:
        """Take no connections, and leave the port."""
        if self._manner is None:
            self._waker.send(b"x")
            self._thread.join()
            self._waker.close()
            self._woken.close()
        for filler in self._fillers:
            filler.close()
        self._fillers = []
        self._bound.close()

    def _begin(self) -> None:
        self._bound.listen(BACKLOG)
        self._bound.setblocking(False)  # noqa: FBT003  # the name of the standard library
        self._woken, self._waker = socket.socketpair()
        self._thread = Thread(target=self._accept, name="clientwright-wire-port")
        self._thread.start()

    def _accept(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._bound, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while self._woken not in [key.fileobj for key, _ in selector.select()]:
                with suppress(OSError):  # it may be gone again
                    connection, _ = self._bound.accept()
                    self._take(connection)

    def _fill(self) -> None:
        self._bound.listen(0)
        for _ in range(FILLERS):
            filler = socket.socket()
            filler.setblocking(False)  # noqa: FBT003  # the name of the standard library
            filler.connect_ex((HOST, self.number))
            self._fillers.append(filler)


def _bound(number: int) -> socket.socket:
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((HOST, number))
    return bound
