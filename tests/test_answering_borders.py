"""Where the borders of what is read and kept of an answer lie, and what is told of what lies beyond."""

import json

import pytest
from answering_cases import GET, PLAIN, failed, undecodable

from clientwright.answering import KEPT, LARGEST_ERROR, Context, read
from clientwright.drift import Drift, DriftLog
from clientwright.errors import NotFoundError


def test_the_largest_error_is_read() -> None:
    """The body of an error is a model up to the greatest length; beyond it, only its first bytes are kept."""
    empty = len(json.dumps({"message": ""}))
    longest = json.dumps({"message": "m" * (LARGEST_ERROR - empty)}).encode()
    assert LARGEST_ERROR == len(longest)
    error = failed(404, longest)
    assert "m" * (LARGEST_ERROR - empty) == error.body.message
    assert longest[:KEPT] == error.content
    beyond = failed(404, longest + b" ")
    assert (None, longest[:KEPT]) == (beyond.body, beyond.content)


def test_a_secret_at_the_border_does_not_show() -> None:
    """What is kept of a large body is masked before it is cut, also where a secret lies across the cut."""
    seen: list[int] = []

    def scrub(content: bytes) -> bytes:
        seen.append(len(content))
        return content.replace(b"secret", b"******")

    content = b"x" * (KEPT - 3) + b"secret" + b"x" * LARGEST_ERROR
    error = failed(404, content, context=Context(1, doubtful=False, scrub=scrub))
    assert b"x" * (KEPT - 3) + b"***" == error.content
    assert 2 * KEPT == seen[0]


def test_letters_that_cannot_be_written_are_kept_readable() -> None:
    """A header or path with half a letter is shown with a question mark, and breaks nothing."""
    error = failed(404, b'{"message": "a"}', x_odd="a\ud800b")
    assert "a?b" == error.headers["x-odd"]
    torn = Context(1, doubtful=False, scrub=lambda content: content.replace(b"secret", b"\xff"))
    assert "\ufffd!" == failed(404, b"", context=torn, x_odd="secret!").headers["x-odd"]


def test_a_text_in_other_bytes_is_told() -> None:
    """A text that is not in its charset is told as such."""
    error = undecodable(202, b"\xff\xfe\xfd", "text/plain; charset=utf-8")
    assert "things.get: 202 Accepted, text/plain: expected text in the answer's charset at $, found other bytes" in str(
        error
    )


@pytest.mark.parametrize(
    ("status", "content", "expected", "found"),
    [
        (200, b"<html>", "JSON", "markup"),
        (200, b'{"title": 5}', "a text", "a whole number"),
        (299, b"", "a documented status", "299"),
    ],
)
def test_what_cannot_be_read_is_told(status: int, content: bytes, expected: str, found: str) -> None:
    """The error of an answer says what was expected and what came, in its text and its attributes."""
    error = undecodable(status, content, "text/html" if content.startswith(b"<") else "application/json")
    assert (expected, found) == (error.expected, error.seen)
    assert f"expected {expected} at {error.path}, found {found}" in str(error)


def test_drift_in_an_error_is_reported() -> None:
    """An error whose body has a field that nobody documented is reported as drift too."""
    seen: list[Drift] = []
    content = b'{"message": "a", "more": 1}'
    watch = DriftLog(seen.append).watch("things.get")
    with pytest.raises(NotFoundError):
        read(GET, 404, {"content-type": "application/json"}, content, watch=watch, context=PLAIN)
    assert ["$.more"] == [one.path for one in seen]
