import copy
import inspect
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright import errors
from clientwright.errors import ClientwrightError, DecodeError, EncodeError, StatusError, described, error_class

TREE = [
    kind
    for kind in vars(errors).values()
    if inspect.isclass(kind) and issubclass(kind, ClientwrightError) and not kind.__name__.startswith("_")
]
KINDS = st.sampled_from(TREE)
Flag = bool | None
FLAGS = st.sampled_from([True, False, None])


def _made(kind: type[ClientwrightError], applied: Flag, attempts: int, reason: str) -> ClientwrightError:
    more: dict[str, Any] = {}
    if "status" in inspect.signature(kind).parameters or issubclass(kind, DecodeError):
        more = {"status": 418, "headers": {"content-type": "Text/HTML; charset=x"}, "request_id": "r-1"}
    if issubclass(kind, StatusError):
        more |= {"body": {"a": [1]}, "content": b"bytes", "retry_after": 1.5}
    if issubclass(kind, EncodeError | DecodeError):
        more |= {"path": "$.a[0]", "expected": "text", "seen": "a number"}
    return kind(reason, operation="things.get", applied=applied, attempts=attempts, **more)


@settings(deadline=None)
@given(KINDS, FLAGS, st.integers(0, 3), st.text())
def test_errors_survive_copies(kind: type[ClientwrightError], applied: Flag, attempts: int, reason: str) -> None:
    """Each error is the same after pickle, copy and deepcopy."""
    error = _made(kind, applied, attempts, reason)
    for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (type(error), vars(error), str(error), error.args) == (
            type(copied),
            vars(copied),
            str(copied),
            copied.args,
        )


@settings(deadline=None)
@given(KINDS, FLAGS, st.integers(0, 3), st.text())
def test_errors_fit_one_line(kind: type[ClientwrightError], applied: Flag, attempts: int, reason: str) -> None:
    """Each error is one line, which begins with the operation."""
    text = str(_made(kind, applied, attempts, reason))
    assert 1 == len(text.splitlines())
    assert text.startswith("things.get: ") or not reason.strip()


@pytest.mark.parametrize(
    ("applied", "attempts", "text"),
    [
        (False, 1, "a.b: it failed; nothing was changed"),
        (None, 1, "a.b: it failed; whether it took effect is unknown"),
        (True, 1, "a.b: it failed; it took effect"),
        (False, 0, "a.b: it failed"),
    ],
)
def test_an_error_of_a_sent_call_tells_the_effect(applied: Flag, attempts: int, text: str) -> None:
    """The message of a call that was sent says whether it took effect."""
    error = ClientwrightError("it failed", operation="a.b", applied=applied, attempts=attempts)
    assert text == str(error)
    assert f"ClientwrightError({text!r})" == repr(error)


def test_the_docstring_draws_the_tree() -> None:
    """Every public class of the module stands in its docstring, under its base."""
    drawn = errors.__doc__ or ""
    assert not [kind.__name__ for kind in TREE if kind.__name__ not in drawn]


def test_located_errors_say_where() -> None:
    """An error of a value says where it is, and what is there instead."""
    assert "expected text at $.a, found a number" == str(EncodeError(path="$.a", expected="text", seen="a number"))


def test_answers_are_told_by_their_content_type() -> None:
    """An error of an answer gives the bare media type, and the request's id in its message."""
    error = StatusError(status=404, headers={"content-type": "Text/HTML; charset=x"}, request_id="r-1")
    assert ("text/html", "the answer is 404 Not Found (request r-1)") == (error.content_type, str(error))


@settings(deadline=None)
@given(st.integers(100, 999).filter(lambda status: not 200 <= status < 300))
def test_every_status_has_a_class(status: int) -> None:
    """Each status that is none of success has a class, which its hundreds determine where nothing else does."""
    kind = error_class(status)
    base = {3: errors.RedirectError, 4: errors.ClientError, 5: errors.ServerError}.get(status // 100, StatusError)
    assert issubclass(kind, base)
    assert described(status).startswith(str(status))
