"""Laws of what a failure on the way is told as: its class, its words and whether anything has happened."""

from types import new_class

import httpcore
import httpx
import pytest

from clientwright import errors, faults
from clientwright.faults import translated, unread
from clientwright.receiving import BadBodyError, OutOfTimeError

SOON, OVER = 1e12, 0.0  # by a clock that begins when the machine does
MISCODED = "the answer is not compressed as it says"
TIME = "the time ran out while the answer was awaited"
EARLY = "the time ran out before there was a connection"


def _caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


def _of_aiohttp(name: str) -> Exception:
    kind = new_class(name, (Exception,), {}, lambda space: space.update(__module__="aiohttp.client_exceptions"))
    error: Exception = kind()
    return error


PROXY = httpx.ProxyError("secret")
LOST = "the connection broke, or what came is no HTTP ({})"


@pytest.mark.parametrize(
    ("error", "deadline", "kind", "reason", "applied"),
    [
        (httpx.InvalidURL("secret"), SOON, errors.UsageError, "the address of the request cannot be sent", False),
        (httpx.ConnectError("no route"), SOON, errors.ConnectError, "no connection to the server (no route)", False),
        (httpx.ConnectError(""), SOON, errors.ConnectError, "no connection to the server (ConnectError)", False),
        (httpx.ConnectError("no route"), OVER, errors.DeadlineError, EARLY, False),
        (PROXY, SOON, errors.ConnectError, "no connection to the server (ProxyError)", False),
        (httpx.ConnectTimeout("a"), SOON, errors.ConnectError, "no connection to the server (ConnectTimeout)", False),
        (httpx.PoolTimeout("a"), SOON, errors.DeadlineError, EARLY, False),
        (
            httpx.UnsupportedProtocol("secret"),
            SOON,
            errors.ConnectError,
            "no connection to the server (UnsupportedProtocol)",
            False,
        ),
        (
            _caused(httpx.ConnectTimeout("a"), httpcore.ConnectTimeout()),
            SOON,
            errors.ConnectError,
            "no connection to the server (ConnectTimeout)",
            False,
        ),
        *(
            (
                _caused(httpx.ConnectError("a"), _of_aiohttp(name)),
                SOON,
                errors.ConnectError,
                "no connection to the server (a)",
                False,
            )
            for name in (
                "ClientConnectorError", "ClientHttpProxyError", "ClientProxyConnectionError", "ConnectionTimeoutError"
            )
        ),
        *(
            (_caused(error, _of_aiohttp("Other")), SOON, errors.ConnectionLostError, LOST.format(name), None)
            for error, name in (
                (httpx.ConnectError("a"), "ConnectError"),
                (httpx.ConnectTimeout("a"), "ConnectTimeout"),
                (httpx.ProxyError("a"), "ProxyError"),
            )
        ),
        (OutOfTimeError(sent=False), SOON, errors.DeadlineError, EARLY, False),
        (OutOfTimeError(sent=True), SOON, errors.DeadlineError, TIME, None),
        (OutOfTimeError(), SOON, errors.DeadlineError, TIME, None),
        (TimeoutError("secret"), SOON, errors.DeadlineError, TIME, None),
        (httpx.ReadTimeout("secret"), SOON, errors.DeadlineError, TIME, None),
        (httpx.ReadError("secret"), SOON, errors.ConnectionLostError, LOST.format("ReadError"), None),
        (httpx.WriteError("secret"), OVER, errors.ConnectionLostError, LOST.format("WriteError"), None),
        (
            httpx.RemoteProtocolError("secret"),
            SOON,
            errors.ConnectionLostError,
            LOST.format("RemoteProtocolError"),
            None,
        ),
        (ConnectionResetError("secret"), SOON, errors.ConnectionLostError, LOST.format("ConnectionResetError"), None),
        (_of_aiohttp("Other"), SOON, errors.ConnectionLostError, LOST.format("Other"), None),
        (KeyError("secret"), SOON, errors.TransportError, "the request failed on its way (KeyError)", None),
        (
            httpx.LocalProtocolError("secret"),
            SOON,
            errors.TransportError,
            "the request failed on its way (LocalProtocolError)",
            None,
        ),
    ],
)  # fmt: skip
def test_a_failure_is_told_in_our_words(
    error: Exception, deadline: float, kind: type[Exception], reason: str, *, applied: bool | None
) -> None:
    """Each failure before an answer has its class, its sentence, and what it says of the effect."""
    told = translated(error, deadline)
    assert (kind, reason, applied) == (type(told), told.reason, told.applied)


def test_what_was_surely_not_sent_is_no_connection() -> None:
    """Where it is certain that nothing was sent, any failure means that there was no connection."""
    told = translated(KeyError("secret"), SOON, unsent=True)
    assert (errors.ConnectError, "no connection to the server (KeyError)") == (type(told), told.reason)
    late = translated(KeyError("secret"), OVER, unsent=True)
    assert (errors.DeadlineError, EARLY, False) == (type(late), late.reason, late.applied)


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (httpx.DecodingError("secret"), errors.DecodeError, MISCODED),
        (BadBodyError("told"), errors.DecodeError, "told"),
        (OutOfTimeError(), errors.DeadlineError, TIME),
        (httpx.ReadError("secret"), errors.ConnectionLostError, LOST.format("ReadError")),
        (httpx.InvalidURL("secret"), errors.TransportError, "the answer could not be read"),
        (KeyError("secret"), errors.TransportError, "the request failed on its way (KeyError)"),
    ],
)
def test_an_answer_that_could_not_be_read_has_happened(error: Exception, kind: type[Exception], reason: str) -> None:
    """What fails after the status has its class and its sentence, and says that it took effect."""
    told = unread(error, SOON, 207, {"content-type": "text/x; a"})
    assert (kind, reason, True) == (type(told), told.reason, told.applied)
    if isinstance(told, errors.DecodeError):
        assert (207, {"content-type": "text/x; a"}) == (told.status, told.headers)


@pytest.mark.parametrize("media", ["text/html", "Text/HTML; charset=x", "application/xhtml+xml"])
def test_a_page_that_could_not_be_read_has_perhaps_not_happened(media: str) -> None:
    """A page in place of an answer, lost or miscoded, says nothing of the effect: somebody in front may send it."""
    for error in (httpx.ReadError("a"), OutOfTimeError(), httpx.DecodingError("a"), KeyError("a")):
        assert unread(error, SOON, 200, {"content-type": media}).applied is None


def test_the_end_of_a_call_is_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that is at its very end has no time left, and one just before it has."""
    monkeypatch.setattr(faults, "monotonic", lambda: 5.0)
    assert errors.DeadlineError is type(translated(httpx.ConnectError("a"), 5.0))
    assert errors.ConnectError is type(translated(httpx.ConnectError("a"), 5.1))
