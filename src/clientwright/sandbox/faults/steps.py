"""What can be done on a connection, and the player that does it."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterable
from threading import Event
from typing import TypeAlias

from attrs import field, frozen

RESET = struct.pack("ii", 1, 0)


@frozen
class Send:
    """Send some bytes."""

    data: bytes = field(repr=False)


@frozen
class Wait:
    """Do nothing for some seconds, or until the front is closed."""

    seconds: float


@frozen
class Hold:
    """Do nothing until the other side hangs up, or the front is closed."""


@frozen
class Yield:
    """Wait until another connection has been answered, at most some seconds."""

    seconds: float


@frozen
class Close:
    """End the connection in order."""


@frozen
class Reset:
    """Break the connection."""


Step: TypeAlias = Send | Wait | Hold | Yield | Close | Reset


def play(connection: socket.socket, steps: Iterable[Step], stop: Event, others: Callable[[float], None]) -> bool:
    """Do steps on a connection.

    Args:
        connection: The connection.
        steps: What to do; those after the end of the connection are not done.
        stop: Set when the front is closed.
        others: Waits until another connection has been answered, at most so many seconds.

    Returns:
        Whether the connection may carry another request.

    Raises:
        OSError: The other side is gone.

    """
    for step in steps:
        match step:
            case Send(data):
                connection.sendall(data)
            case Wait(seconds):
                stop.wait(seconds)
            case Yield(seconds):
                others(seconds)
            case Hold():
                connection.settimeout(None)
                while connection.recv(65536):
                    continue
            case Reset():
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                return False
            case Close():
                connection.shutdown(socket.SHUT_WR)
                return False
    return True
