"""Laws of the values that generated code is made of, and of errors."""

from typing import Any

import pytest
from answering_cases import answer, failed
from request_models import Colour, Size

from clientwright import errors
from clientwright.errors import EncodeError, StatusError
from clientwright.models import Discriminator, MapModel
from clientwright.operations import Answer, Body, Fields, Operation, Paging, Parameter, Refusal
from clientwright.types import UNSET, File


def test_what_an_operation_is_when_little_is_said() -> None:
    """An operation that says nothing more reads, is never repeated unasked, and takes and gives nothing."""
    one = Operation[Any]("a.b", "GET", "/a")
    assert ("a.b", "GET", "/a", (), (), {}) == (one.id, one.method, one.path, one.parameters, one.bodies, one.answers)
    assert ("read", "unsent", "", (), None, {}) == (
        one.effect, one.retry, one.key_header, one.security, one.paging, one.refusals,
    )  # fmt: skip
    assert one != Operation[Any]("a.b", "GET", "/a")
    assert one.answers is not Operation[Any]("a.b", "GET", "/a").answers
    made: Any = Operation
    with pytest.raises(TypeError):
        made("a.b", "GET", "/a", ())
    for name in ("parameters", "bodies", "answers", "effect", "retry", "key_header", "security", "paging", "refusals"):
        value = object()
        kept = made("a.b", "GET", "/a", **{name: value})
        assert value is getattr(kept, name)


def test_what_other_values_are_when_little_is_said() -> None:
    """Each value of an operation has the defaults of OpenAPI."""
    assert Parameter("a", str, "query", "", required=False, style="", explode=None) == Parameter("a", str, "query")
    assert Body(str, "application/json", required=True, deep=()) == Body(str)
    assert Answer(None, "application/json") == Answer()
    assert Paging("page", "page", "", "", "", "", "") == Paging("page", "page", "")
    assert Refusal("/a", (1,)) == Refusal(at="/a", values=(1,))
    assert File(payload="x", file_name=None, mime_type=None) == File("x")  # type: ignore[arg-type]  # any payload


def test_fields_hold_what_is_set() -> None:
    """Fields leave out what is UNSET, keep null, and have no body where none is given."""
    given = Fields({"a": 1, "b": UNSET, "c": None})
    assert ({"a": 1, "c": None}, UNSET) == (dict(given), given.body)
    assert UNSET is Fields({}, None).body
    assert 0 == Fields({}, 0).body


@pytest.mark.parametrize(("kind", "known", "other"), [(Colour, Colour.RED, "new"), (Size, Size.SMALL, 7)])
def test_an_open_enum_keeps_what_it_does_not_know(kind: Any, known: Any, other: object) -> None:
    """A value that is not listed is a member that says so; a value of another type is none."""
    assert known.is_known
    unknown = kind(other)
    assert (other, other, "UNKNOWN", False) == (unknown, unknown.value, unknown.name, unknown.is_known)
    assert kind is type(unknown)
    assert unknown not in kind.__members__.values()
    more: list[object] = ["1"] if kind is Size else [1, True]
    wrong = [None, 1.5, b"a", [], *more]
    for value in wrong:
        with pytest.raises(ValueError, match="is not a valid"):
            kind(value)


def test_an_open_enum_of_numbers_takes_no_boolean() -> None:
    """A boolean is no whole number, unless it equals one that is listed, as everywhere in Python."""
    with pytest.raises(ValueError, match="is not a valid"):
        Size(False)  # noqa: FBT003  # what is refused
    assert Size.SMALL is Size(1)


def test_a_discriminator_can_be_in_a_set() -> None:
    """Annotations with a discriminator have to be hashable; its classes count where two are compared."""
    one, other = Discriminator("kind", {"a": "A"}), Discriminator("kind", {"b": "B"})
    assert hash(one) == hash(other) != hash(Discriminator("type", {"a": "A"}))
    assert one != other
    assert one == Discriminator("kind", {"a": "A"})
    assert "additional_properties" in MapModel.__annotations__


@pytest.mark.parametrize(
    ("applied", "attempts", "end"),
    [
        (False, 0, ""), (None, 0, ""), (False, 1, "; nothing was changed"),
        (None, 2, "; whether it took effect is unknown"), (True, 1, "; it took effect"),
    ],
)  # fmt: skip
def test_an_error_is_one_line(applied: bool | None, attempts: int, end: str) -> None:  # noqa: FBT001  # a column
    """The text of an error is one line: operation, reason and what has happened to the effect."""
    error = errors.TransportError("it\n broke", operation="a.b", applied=applied, attempts=attempts)
    assert f"a.b: it broke{end}" == str(error)
    assert f"TransportError('a.b: it broke{end}')" == repr(error)
    assert ("it\n broke",) == error.args
    plain = errors.ClientwrightError("x")
    assert ("x", None, False, 0) == (str(plain), plain.operation, plain.applied, plain.attempts)


def test_what_located_errors_are_when_little_is_said() -> None:
    """An error of a place says where, what was expected and what was found, unless it has a reason of its own."""
    error = EncodeError()
    assert ("expected  at $, found ", "$", "", "") == (error.reason, error.path, error.expected, error.seen)
    assert "expected a at $.b, found c" == EncodeError(path="$.b", expected="a", seen="c").reason
    assert "why" == errors.DecodeError("why", path="$.b").reason
    assert (0, {}, "", None) == (
        (bare := StatusError("x")).status, bare.headers, bare.content_type, bare.request_id,
    )  # fmt: skip
    told = StatusError("x", status=404, headers={"content-type": " A/B ; c"}, request_id="r")
    assert ("a/b", "x (request r)") == (told.content_type, str(told))
    assert (None, b"", None) == (bare.body, bare.content, bare.retry_after)


@pytest.mark.parametrize(("status", "text"), [(404, "404 Not Found"), (299, "299"), (999, "999")])
def test_a_status_has_its_name(status: int, text: str) -> None:
    """A status is told with its name where it has one."""
    assert text == errors.described(status)


def test_files_of_answers_have_the_media_type_of_the_answer() -> None:
    """A file in an answer or an error has the media type that the answer names, else none."""
    found = [failed(407, b"x", None).body, answer(203, b"x", None).parsed, failed(407, b"x", "a/b").body]
    assert [None, None, "a/b"] == [one.mime_type for one in found]
