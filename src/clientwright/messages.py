"""What is sent, and what comes of it, as values."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from clientwright.errors import DecodeError, TransportError, UsageError


@frozen
class Sending:
    """A request that is ready to be sent.

    Attributes:
        method: The HTTP method.
        url: The whole address.
        headers: Names and values as they are sent.
        content: The body.
        deadline: When the call has to end, on the monotonic clock.

    """

    method: str
    url: str = field(repr=False)
    headers: list[tuple[bytes, bytes]] = field(repr=False)
    content: bytes | None = field(repr=False)
    deadline: float


@frozen
class Answered:
    """An answer, read to its end.

    Attributes:
        status: Its status.
        headers: Its headers with names in lower case; repeated ones are joined.
        content: Its body, decompressed; empty where it could not be read.
        fault: Why the body could not be read, None where it could.

    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    fault: TransportError | DecodeError | None = None


Outcome = Answered | TransportError | UsageError
