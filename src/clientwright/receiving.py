"""The body of an answer, read in pieces: decompressed, whole, in time and not too large."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from time import monotonic
from typing import Any

LARGEST = 64 * 1024 * 1024
GZIP_OR_ZLIB = 47
INFLATED = frozenset({"gzip", "x-gzip"})
INNER = ("_httpcore_stream", "_stream", "_connection", "_h11_state")
"""What leads from the body of an answer to the state of its connection."""
NOTHING = (b"", False)
OWN_CODINGS = INFLATED | {"", "identity"}


class OutOfTimeError(Exception):
    """The time for a call ran out.

    Attributes:
        sent: Whether some of the request may have been sent.

    """

    def __init__(self, *, sent: bool = True) -> None:
        super().__init__()
        self.sent = sent


class BadBodyError(Exception):
    """A body is too large, or is not what its content coding says."""


class Body:
    """Collects the pieces of a body."""

    __slots__ = ("_deadline", "_inflater", "_pieces", "_room")

    def __init__(self, coding: str, deadline: float) -> None:
        self._inflater = zlib.decompressobj(GZIP_OR_ZLIB) if coding in INFLATED else None
        self._pieces: list[bytes] = []
        self._room = LARGEST
        self._deadline = deadline

    def expect(self, length: str) -> None:
        """Refuse a body whose announced length is too large.

        Raises:
            BadBodyError: It is.

        """
        if length.isdecimal() and (len(length) > len(str(LARGEST)) or int(length) > LARGEST):
            raise BadBodyError(f"the answer is larger than {LARGEST} bytes")

    def add(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            OutOfTimeError: The deadline is over.
            BadBodyError: The body is too large, or is not compressed as it says.

        """
        if monotonic() > self._deadline:
            raise OutOfTimeError
        if self._inflater is not None:
            piece = _inflated(self._inflater.decompress, piece, self._room + 1)
        self._room -= len(piece)
        if self._room < 0:
            raise BadBodyError(f"the answer is larger than {LARGEST} bytes")
        self._pieces.append(piece)

    def whole(self) -> bytes:
        """Give the body.

        Raises:
            BadBodyError: It is compressed, and ends too early.

        """
        if self._inflater is not None and self._pieces and not self._inflater.eof:
            raise BadBodyError("the answer is compressed, and ends too early")
        return self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)


def leftover(stream: object) -> bool:
    """Tell whether something has come behind an answer that was read, where httpx is built as it is known to be.

    httpcore would take it for the beginning of the next answer on the connection.
    """
    found: Any = getattr(stream, "_stream", stream)  # the client of a user wraps it once more
    for name in INNER:
        found = getattr(found, name, None)
    return bool(getattr(found, "trailing_data", NOTHING)[0])


def _inflated(decompress: Callable[[bytes, int], bytes], piece: bytes, most: int) -> bytes:
    try:
        return decompress(piece, most)
    except zlib.error:
        reason = "the answer is not compressed as it says"
    raise BadBodyError(reason)
