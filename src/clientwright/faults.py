"""What went wrong on the way, in our own words; the exceptions of httpx are told by their names."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from clientwright.errors import (
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    DecodeError,
    TransportError,
    UsageError,
)
from clientwright.media import is_markup
from clientwright.receiving import BadBodyError, OutOfTimeError

CONNECTING = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"})
LOST = frozenset({"NetworkError", "RemoteProtocolError"})
PROOFS = frozenset(
    {
        "ClientConnectorError",
        "ClientHttpProxyError",
        "ClientProxyConnectionError",
        "ConnectionTimeoutError",
    }
)
"""Causes of aiohttp that prove that there was no connection."""


def unread(error: Exception, deadline: float, status: int, headers: Mapping[str, str]) -> TransportError | DecodeError:
    """Say why the body of an answer could not be read; what was asked for has happened, unless it is a web page.

    Args:
        error: What went wrong.
        deadline: When the call has to end.
        status: The status of the answer.
        headers: Its headers.

    """
    applied = None if is_markup(headers.get("content-type", "")) else True
    compressed = "DecodingError" in _names(error)
    if compressed or isinstance(error, BadBodyError):
        reason = "the answer is not compressed as it says" if compressed else str(error)
        return DecodeError(reason, status=status, headers=headers, applied=applied)
    outcome = translated(error, deadline)
    fault = outcome if isinstance(outcome, TransportError) else TransportError("the answer could not be read")
    fault.applied = applied
    return fault


def translated(error: Exception, deadline: float, *, unsent: bool = False) -> TransportError | UsageError:
    """Say what went wrong before an answer came.

    The text of a foreign exception is only told where it comes from the operating system or TLS, while connecting: all
    others may hold a header.

    Args:
        error: What went wrong.
        deadline: When the call has to end.
        unsent: Whether it is certain that nothing was sent.

    """
    names, name = _names(error), type(error).__name__
    if "InvalidURL" in names:
        return UsageError("the address of the request cannot be sent")
    connecting = not CONNECTING.isdisjoint(names)
    if unsent or "UnsupportedProtocol" in names or _early(error) or (connecting and _proven(error)):
        if isinstance(error, OutOfTimeError) or "PoolTimeout" in names or monotonic() >= deadline:
            return DeadlineError("the time ran out before there was a connection")
        text = str(error) if "ConnectError" in names else ""
        return ConnectError(f"no connection to the server ({text or name})")
    if isinstance(error, OutOfTimeError | TimeoutError) or ("TimeoutException" in names and not connecting):
        return DeadlineError("the time ran out while the answer was awaited", applied=None)
    if connecting or not LOST.isdisjoint(names) or isinstance(error, OSError) or _is_of(error, "aiohttp"):
        return ConnectionLostError(f"the connection broke, or what came is no HTTP ({name})", applied=None)
    return TransportError(f"the request failed on its way ({name})", applied=None)


def _names(error: Exception) -> frozenset[str]:
    return frozenset(kind.__name__ for kind in type(error).__mro__ if kind.__module__.partition(".")[0] == "httpx")


def _is_of(error: BaseException, package: str) -> bool:
    return type(error).__module__.partition(".")[0] == package


def _early(error: Exception) -> bool:
    return isinstance(error, OutOfTimeError) and not error.sent


def _proven(error: Exception) -> bool:
    """Tell whether an error of connecting is what it says.

    Some transports call it a connect timeout when a connection breaks after sending; only a known cause is proof.
    """
    cause = error.__cause__
    if cause is None or _is_of(cause, "httpcore"):
        return True
    return any(kind.__name__ in PROOFS for kind in type(cause).__mro__)
