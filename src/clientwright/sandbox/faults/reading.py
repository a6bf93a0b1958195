"""Reads requests off a connection, each of them whole."""

from __future__ import annotations

import socket

from clientwright.sandbox.faults.values import Headers, Request, header

LINE = b"\r\n"
END = b"\r\n\r\n"
HANDSHAKE = b"\x16"


class MalformedError(Exception):
    """What came is no request of HTTP/1.1."""


class Reader:
    """Reads the requests of one connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._received = b""

    def next(self) -> Request | None:
        """Read a request.

        Returns:
            The request; None where the other side has hung up before it was there whole.

        Raises:
            MalformedError: What came is no request.
            OSError: The connection broke.

        """
        try:
            first, *lines = self._until(END).decode("latin-1").split("\r\n")
            method, target, version = _first(first)
            headers = tuple(_field(line) for line in lines)
            if version == "HTTP/1.0" and header(headers, "Connection") is None:
                headers = (*headers, ("Connection", "close"))
            return Request(method, target, headers, self._body(headers))
        except EOFError:
            return None

    def _body(self, headers: Headers) -> bytes:
        if (header(headers, "Transfer-Encoding") or "").lower().endswith("chunked"):
            return self._chunks()
        return self._exactly(_number(header(headers, "Content-Length") or "0", 10))

    def _chunks(self) -> bytes:
        pieces: list[bytes] = []
        while size := _number(self._until(LINE).decode("latin-1").partition(";")[0], 16):
            pieces.append(self._exactly(size))
            self._until(LINE)
        while self._until(LINE):
            continue  # trailers
        return b"".join(pieces)

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._received:
            self._more()
            if self._received[:1] == HANDSHAKE:
                raise MalformedError("what came is TLS, and this port has none")
        found, _, self._received = self._received.partition(mark)
        return found

    def _exactly(self, size: int) -> bytes:
        pieces = [self._received]
        have = len(self._received)
        while have < size:
            self._received = b""
            self._more()
            pieces.append(self._received)
            have += len(self._received)
        whole = b"".join(pieces)
        self._received = whole[size:]
        return whole[:size]

    def _more(self) -> None:
        piece = self._connection.recv(65536)
        if not piece:
            raise EOFError
        self._received += piece


def _first(line: str) -> tuple[str, str, str]:
    parts = line.split(" ")
    if len(parts) != 3 or not all(parts) or not parts[2].startswith("HTTP/1."):  # noqa: PLR2004  # method, target, version
        raise MalformedError("the first line is none of an HTTP/1.1 request")
    return parts[0], parts[1], parts[2]


def _field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name or name != name.strip():
        raise MalformedError("a line of the head is no header")
    return name, value.strip()


def _number(text: str, base: int) -> int:
    digits = text.strip()
    if not digits.isascii() or not digits.isalnum():
        raise MalformedError("the length of the body is no number")
    try:
        return int(digits, base)
    except ValueError:
        raise MalformedError("the length of the body is no number") from None
