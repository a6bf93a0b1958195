"""What a parameter that its place cannot hold is told, word for word, and what its place can just hold."""

import sys
from typing import Any

import pytest
from addressing_cases import LISTS, MAPS, header, query, refused
from hypothesis import given
from hypothesis import strategies as st
from request_models import request

from clientwright.addressing import slot
from clientwright.building import build
from clientwright.errors import EncodeError
from clientwright.operations import Operation, Parameter, Place
from clientwright.texts import as_json, bracketed, joined, quoted, text, words
from clientwright.types import UNSET

HUGE = 10 ** (sys.get_int_max_str_digits() + 1)
HALF = "\ud800"
DIGITS = ("a number of fewer digits", "int")
SURROGATE = ("text that UTF-8 can hold", "a lone surrogate")
ALONE = "a text that stands for itself in a path"
PLACES: tuple[Place, ...] = ("path", "query", "header", "cookie")


def _told(parameter: Parameter, value: object) -> tuple[str, str, str]:
    """Give path, expected and seen of what a writer refuses; what codecs refuse does not come to it."""
    with pytest.raises(EncodeError) as caught:
        slot(parameter).write(value, "$.at")
    error = caught.value
    assert f"expected {error.expected} at {error.path}, found {error.seen}" == error.reason
    return error.path, error.expected, error.seen


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("explode", [None, True, False])
@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        ("json", float("nan"), ("what JSON can hold", "float")),
        ("json", [float("inf")], ("what JSON can hold", "list")),
        ("", HUGE, DIGITS),
        ("", [1, HUGE], DIGITS),
        ("", {"a": HUGE}, DIGITS),
        ("", float("nan"), ("what JSON can hold", "float")),
        ("", [{"a": float("nan")}], ("what JSON can hold", "dict")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_no_place_can_hold_is_told(
    where: Place,
    explode: bool | None,  # noqa: FBT001  # a column
    style: str,
    value: object,
    expected: tuple[str, str],
) -> None:
    """A number or value that no text can hold is refused with its path, in every place and style."""
    assert ("$.at", *expected) == _told(Parameter("a", Any, where, style=style, explode=explode), value)


@pytest.mark.parametrize("where", ["path", "query", "cookie"])
@pytest.mark.parametrize("explode", [None, True, False])
@pytest.mark.parametrize("value", [HALF, [HALF], {"a": HALF}, {HALF: "a"}])
def test_half_characters_are_told(where: Place, value: object, *, explode: bool | None) -> None:
    """Half a character is refused with its path, wherever it stands."""
    assert ("$.at", *SURROGATE) == _told(Parameter("a", Any, where, explode=explode), value)


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Parameter("a", Any, "query", style="deepObject"), {HALF: "a"}, SURROGATE),
        (Parameter("a", Any, "query", style="deepObject"), {"a": HALF}, SURROGATE),
        (Parameter("a", Any, "query", style="deepObject"), {"a": [HUGE]}, DIGITS),
        (Parameter("a", Any, "query", style="pipeDelimited"), [HUGE], DIGITS),
        (Parameter("a", Any, "query", style="pipeDelimited"), [HALF], SURROGATE),
        (Parameter("a", Any, "query", style="pipeDelimited"), ["a|b"], ("items without '|'", "one that holds it")),
        (Parameter("a", Any, "query", style="spaceDelimited"), ["a b"], ("items without ' '", "one that holds it")),
        (Parameter("a", Any, "header"), ["a,b"], ("items without ','", "one that holds it")),
        (Parameter("a", Any, "header"), [" a"], ("text without spaces at its ends", "one")),
        (Parameter("a", Any, "header"), "a\t", ("text without spaces at its ends", "one")),
        (Parameter("a", Any, "header"), "a\nb", ("text of one line", "a control character")),
        (Parameter("a", Any, "header"), "\x7f", ("text of one line", "a control character")),
        (Parameter("a", Any, "header"), "\u0100", ("text that Latin-1 can hold", "another letter")),
        (Parameter("a b", Any, "header"), "a", ("a header with a name that can be sent", "another")),
        (Parameter("a", Any, "path"), "", (ALONE, "an empty text")),
        (Parameter("a", Any, "path"), [], (ALONE, "an empty text")),
        (Parameter("a", Any, "path"), {}, (ALONE, "an empty text")),
        (Parameter("a", Any, "path"), ".", (ALONE, "dots")),
        (Parameter("a", Any, "path"), "..", (ALONE, "dots")),
        (Parameter("a", Any, "path", style="json"), [float("nan")], ("what JSON can hold", "list")),
    ],
)
def test_what_a_place_cannot_hold_is_told(parameter: Parameter, value: object, expected: tuple[str, str]) -> None:
    """What would be another value where it is sent is refused with its path."""
    assert ("$.at", *expected) == _told(parameter, value)


@pytest.mark.parametrize("value", ["\xa0a\xa0", "\x85", "XaX", "X", "a\tb", "é", "\xff"])
def test_what_a_header_can_just_hold(value: str) -> None:
    """Only blanks and tabs at the ends are refused, and only letters beyond Latin-1."""
    assert value == header(Parameter("a", str, "header"), value, "a")


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("", False, {".": "a"}, ".,a"),
        ("", True, {".": "a"}, ".=a"),
        ("", False, [".", ".."], ".,.."),
        ("", False, ["", "a"], ",a"),
        ("label", False, {"..": ""}, "...,"),
        ("matrix", False, {".": ""}, ";a=.,"),
        ("matrix", False, ["", ""], ";a=,"),
        ("json", None, "", "%22%22"),
        ("json", None, ["é", 1.5, None], "%5B%22%C3%A9%22%2C1.5%2Cnull%5D"),
    ],
)
def test_dots_that_stand_beside_others_are_kept(
    style: str,
    explode: bool | None,  # noqa: FBT001  # a column
    value: object,
    expected: str,
) -> None:
    """Dots and empty texts are refused only where they are all that stands in a path."""
    assert expected == slot(Parameter("a", Any, "path", style=style, explode=explode)).write(value, "$.at")


@pytest.mark.parametrize(
    ("style", "explode", "expected"),
    [
        ("pipeDelimited", False, "?a=R%7C1%7CG%7C2"),
        ("pipeDelimited", True, "?R=1&G=2"),
        ("spaceDelimited", None, "?a=R%201%20G%202"),
        ("deepObject", None, "?a%5BR%5D=1&a%5BG%5D=2"),
        ("", None, "?R=1&G=2"),
        ("", False, "?a=R,1,G,2"),
    ],
)
def test_objects_in_queries(style: str, expected: str, *, explode: bool | None) -> None:
    """Each style of a query writes an object in its own way."""
    assert expected == query(Parameter("a", MAPS, "query", style=style, explode=explode), {"R": "1", "G": "2"})


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(("value", "seen"), [(None, "null"), (UNSET, "nothing")])
def test_what_is_missing_is_told(where: Place, value: object, seen: str) -> None:
    """An argument that must be there is named where it is not, whether it is null or nothing."""
    error = refused(
        Parameter("id", str | None, where, "key", required=True), value, "/{key}" if where == "path" else "/a"
    )
    assert ("$.id", "a value", seen) == (error.path, error.expected, error.seen)


def test_nothing_is_sent_for_what_is_null() -> None:
    """Null is sent as JSON alone; elsewhere it is left out."""
    assert "" == query(Parameter("a", str | None, "query"), None)
    assert "?a=null" == query(Parameter("a", str | None, "query", style="json"), None)
    assert "" == query(Parameter("a", LISTS, "query"), [])


@pytest.mark.parametrize(
    ("arguments", "path", "expected", "seen"),
    [
        ({"a": "x", "z": 1, "b": 2}, "$.b", "an argument of the operation", "an unknown name"),
        ({"a": "x" * 65_000}, "$", "an address of at most 65000 characters", "a longer one"),
    ],
)
def test_a_request_that_cannot_be_built_is_told(
    arguments: dict[str, object], path: str, expected: str, seen: str
) -> None:
    """The error of a request names the first argument that is not known, or says how long an address may be."""
    with pytest.raises(EncodeError) as caught:
        request(Parameter("a", str, "query"), arguments=arguments)
    assert (path, expected, seen) == (caught.value.path, caught.value.expected, caught.value.seen)


def test_an_address_may_be_just_so_long() -> None:
    """An address of the greatest length is sent."""
    left = 65_000 - len("https://api.example.com/v1/things?a=")
    assert 65_000 == len(request(Parameter("a", str, "query"), arguments={"a": "x" * left}).url)


@pytest.mark.parametrize("base", ["https://a.test/X", "https://a.test/XX/", "https://a.test/X//"])
def test_an_operation_follows_the_address_of_its_provider(base: str) -> None:
    """Only slashes at the end of a provider's address are taken off."""
    operation = Operation[Any](
        "a.b", "GET", "/{x}/c'd é{y}", parameters=(Parameter("x", str, "path"), Parameter("y", str, "path"))
    )
    assert f"{base.rstrip('/')}/1/c'd%20%C3%A92" == build(operation, {"x": "1", "y": "2"}, UNSET, base).url


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda: text(HUGE, "$.at"), DIGITS),
        (lambda: text(float("nan"), "$.at"), ("what JSON can hold", "float")),
        (lambda: as_json([float("nan")], "$.at"), ("what JSON can hold", "list")),
        (lambda: quoted(HALF, "$.at"), SURROGATE),
        (lambda: words([HUGE], "$.at", quoted, apart=False), DIGITS),
        (lambda: words(HALF, "$.at", quoted, apart=False), SURROGATE),
        (lambda: words({HALF: 1}, "$.at", quoted, apart=True), SURROGATE),
        (lambda: words({"a": HUGE}, "$.at", quoted, apart=True), DIGITS),
        (lambda: joined(["a;b"], ";", "$.at"), ("items without ';'", "one that holds it")),
        (lambda: list(bracketed("a", {"b": [HUGE]}, "$.at")), DIGITS),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_written_is_told(act: Any, expected: tuple[str, str]) -> None:
    """Each function that writes texts says where, what was expected and what was seen."""
    with pytest.raises(EncodeError) as caught:
        act()
    assert ("$.at", *expected) == (caught.value.path, caught.value.expected, caught.value.seen)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_written_as_itself(value: str) -> None:
    """A text is written as it is, in a list too; JSON keeps its letters."""
    assert [value, f"{value}=true", "1"] == [
        text(value, "$"),
        *words({value: True}, "$", lambda word, _: word, apart=True),
        *words(1, "$", quoted, apart=True),
    ]
    assert [(f"k[{value}][0]", value)] == list(bracketed("k", {value: [value, None], "b": None}, "$"))
