"""Network streams of httpcore whose every wait ends with the call, however slowly a server drips.

They are told apart by what they can do, not by their class, so that nothing of httpcore is imported.
"""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar
from socket import SOCK_STREAM, getaddrinfo
from time import monotonic
from typing import Any

from attrs import define

from clientwright.receiving import OutOfTimeError

SHORTEST = 0.001
LONGEST = 1e6
PIECE = 65536


@define(eq=False)
class Span:
    """The time of one request.

    Attributes:
        deadline: When it has to end, on the monotonic clock.
        sent: Whether such a stream may have sent some of it.

    """

    deadline: float
    sent: bool = False


SPAN: ContextVar[Span | None] = ContextVar("clientwright_span", default=None)


class ClippedStream:
    """A network stream whose every wait ends with the call."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        content: bytes = self._inner.read(max_bytes, _clipped(timeout))
        return content

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write in pieces, so that a server which reads slowly cannot hold the call."""
        for start in range(0, len(buffer), PIECE):
            self._inner.write(buffer[start : start + PIECE], _sending(timeout))

    def close(self) -> None:
        """Close the stream."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> ClippedStream:
        """Give the stream over TLS."""
        return ClippedStream(self._inner.start_tls(ssl_context, server_hostname, _clipped(timeout)))

    def get_extra_info(self, info: str) -> Any:
        """Tell what the inner stream knows."""
        return self._inner.get_extra_info(info)


class ClippedBackend:
    """A network backend that opens such streams, and gives each address of a host its share of the time."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> ClippedStream:
        """Connect to a host."""
        end = monotonic() + _clipped(timeout)
        addresses = _addresses(host, port)
        for rest in range(len(addresses), 1, -1):
            with suppress(Exception):
                share = max(end - monotonic(), SHORTEST) / rest
                return ClippedStream(self._inner.connect_tcp(addresses[-rest], port, timeout=share, **options))
        share = _clipped(max(end - monotonic(), SHORTEST))
        return ClippedStream(self._inner.connect_tcp(addresses[-1], port, timeout=share, **options))

    def connect_unix_socket(self, path: str, timeout: float | None = None, **options: Any) -> ClippedStream:
        """Connect to a socket in the file system."""
        return ClippedStream(self._inner.connect_unix_socket(path, timeout=_clipped(timeout), **options))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._inner.sleep(seconds)


class AsyncClippedStream:
    """An asynchronous network stream whose every wait ends with the call."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  # httpcore's name
        """Read some bytes."""
        content: bytes = await self._inner.read(max_bytes, _clipped(timeout))
        return content

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  # httpcore's name
        """Write bytes."""
        await self._inner.write(buffer, _sending(timeout))

    async def aclose(self) -> None:
        """Close the stream."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  # httpcore's name
    ) -> AsyncClippedStream:
        """Give the stream over TLS; a handshake that is cancelled closes it, which httpcore leaves open."""
        try:
            inner = await self._inner.start_tls(ssl_context, server_hostname, _clipped(timeout))
        except BaseException:
            await self._inner.aclose()
            raise
        return AsyncClippedStream(inner)

    def get_extra_info(self, info: str) -> Any:
        """Tell what the inner stream knows."""
        return self._inner.get_extra_info(info)


class AsyncClippedBackend:
    """A network backend that opens such streams."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # httpcore's name
        **options: Any,
    ) -> AsyncClippedStream:
        """Connect to a host."""
        share = _clipped(timeout)
        return AsyncClippedStream(await self._inner.connect_tcp(host, port, timeout=share, **options))

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109  # httpcore's name
        **options: Any,
    ) -> AsyncClippedStream:
        """Connect to a socket in the file system."""
        share = _clipped(timeout)
        return AsyncClippedStream(await self._inner.connect_unix_socket(path, timeout=share, **options))

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = getaddrinfo(host, port, type=SOCK_STREAM)
    except (OSError, UnicodeError):
        return [host]
    return list(dict.fromkeys(str(address[0]) for *_, address in found)) or [host]


def _clipped(seconds: float | None) -> float:
    span = SPAN.get()
    if span is None:
        return LONGEST if seconds is None else seconds
    left = span.deadline - monotonic()
    if left <= 0:
        raise OutOfTimeError(sent=span.sent)
    return left if seconds is None else min(left, seconds)


def _sending(seconds: float | None) -> float:
    clipped = _clipped(seconds)
    span = SPAN.get()
    if span is not None:
        span.sent = True
    return clipped
