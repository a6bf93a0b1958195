"""The independent reader of requests reads every style as OpenAPI writes it, and notices what is written otherwise."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from everything_subject import call_of, generated

from clientwright.conformance.calls.carrying import (
    body_difference,
    carried,
    flattened,
    form_difference,
    unsendable,
    wanted,
)
from clientwright.conformance.calls.requests import (
    FORM,
    MULTIPART,
    Described,
    MisreadError,
    body_of,
    names_of,
    parameters_of,
    path_values,
    sent,
)
from clientwright.conformance.subjects import Subject

subject = generated  # pytest knows a fixture by its name here

URL = "https://provider.invalid/base"
ABSENT: dict[str, str] = {}


def _parameter(where: str, style: str, *, explode: bool, name: str = "p") -> Described:
    return Described(where, name, style, explode, False, {}, "", ())  # noqa: FBT003  # as attrs writes it


QUERIES: list[tuple[str, bool, str, Any, Any]] = [
    ("form", True, "p=a%2Cb", "", "a,b"),
    ("form", True, "p=1&p=%26&q=3", [], ["1", "&"]),
    ("form", False, "p=1,%2C,", [], ["1", ",", ""]),
    ("form", True, "x=1&y=%3D&z=3", {"x": 0, "y": 0}, {"x": "1", "y": "="}),
    ("form", False, "p=x,1,y,%2C", {"x": 0}, {"x": "1", "y": ","}),
    ("spaceDelimited", False, "p=1%202", [], ["1", "2"]),
    ("pipeDelimited", False, "p=1%7C2", [], ["1", "2"]),
    ("deepObject", True, "p%5Bx%5D=1&p[y][0]=%5D&q=3", {}, {"p[x]": "1", "p[y][0]": "]"}),
    ("json", True, "p=%7B%22a%22%3A1%7D", {}, {"a": 1}),
    ("text", True, "p=%7B", {}, "{"),
    ("form", True, "q=1", "", None),
    ("form", True, "q=1", [], None),
    ("form", True, "q=1", {"x": 0}, None),
    ("deepObject", True, "px=1", {}, None),
]


@pytest.mark.parametrize(("style", "explode", "query", "shape", "expected"), QUERIES)
def test_queries_are_read_by_style(style: str, explode: bool, query: str, shape: Any, expected: Any) -> None:  # noqa: FBT001  # a case
    """Each style of the query gives the texts that were put in, decoded after they were split."""
    request = httpx.Request("GET", f"{URL}?{query}")
    assert expected == sent(_parameter("query", style, explode=explode), request, ABSENT, shape)


PATHS: list[tuple[str, bool, str, Any, Any]] = [
    ("simple", False, "a%2Fb", "", "a/b"),
    ("simple", False, "1,%2C", [], ["1", ","]),
    ("simple", False, "x,1,y,2", {}, {"x": "1", "y": "2"}),
    ("simple", True, "x=1,y=%3D", {}, {"x": "1", "y": "="}),
    ("label", False, ".1", "", "1"),
    ("label", False, ".1,2", [], ["1", "2"]),
    ("label", True, ".1.2", [], ["1", "2"]),
    ("label", True, ".x=1.y=2", {}, {"x": "1", "y": "2"}),
    ("matrix", False, ";p=1", "", "1"),
    ("matrix", False, ";p=1,2", [], ["1", "2"]),
    ("matrix", True, ";p=1;p=2", [], ["1", "2"]),
    ("matrix", False, ";p=x,1", {}, {"x": "1"}),
    ("matrix", True, ";x=1;y=2", {}, {"x": "1", "y": "2"}),
]


@pytest.mark.parametrize(("style", "explode", "raw", "shape", "expected"), PATHS)
def test_paths_are_read_by_style(style: str, explode: bool, raw: str, shape: Any, expected: Any) -> None:  # noqa: FBT001  # a case
    """Each style of the path gives the texts that were put in."""
    request = httpx.Request("GET", URL)
    assert expected == sent(_parameter("path", style, explode=explode), request, {"p": raw}, shape)


@pytest.mark.parametrize(
    ("where", "style", "raw", "shape"),
    [
        ("path", "label", "1", ""),
        ("path", "matrix", "p=1", ""),
        ("path", "matrix", ";q=1", ""),
        ("path", "simple", "x,1,y", {}),
        ("query", "json", "{", {}),
        ("query", "form", "1&p=2", ""),
    ],
)
def test_what_is_no_style_is_noticed(where: str, style: str, raw: str, shape: Any) -> None:
    """A text that its style cannot have written is no value."""
    request = httpx.Request("GET", f"{URL}?p={raw}")
    with pytest.raises(MisreadError):
        sent(_parameter(where, style, explode=False), request, {"p": raw}, shape)


def test_headers_and_cookies_are_read_as_they_are() -> None:
    """Headers are not decoded, whatever their case is; cookies are."""
    request = httpx.Request(
        "GET", URL, headers=[(b"X-P", "%2C,\xe9".encode("latin-1")), (b"cookie", b"a=1%2C; a=2; b=3,4")]
    )
    assert ["%2C", "\xe9"] == sent(_parameter("header", "simple", explode=False, name="x-p"), request, ABSENT, [])
    assert ["1,", "2"] == sent(_parameter("cookie", "form", explode=True, name="a"), request, ABSENT, [])
    assert ["3", "4"] == sent(_parameter("cookie", "form", explode=False, name="b"), request, ABSENT, [])
    assert ["a", "a", "b"] == names_of("cookie", request)


def test_paths_are_those_of_the_template(subject: Subject) -> None:
    """The raw text of each parameter is found, and a path of another shape or with lost parts is noticed."""
    call = call_of(subject, "styles.label")
    request = httpx.Request("GET", f"{URL}/label/.1/.a%2Fb/.x=1")
    assert {"one": ".1", "many": ".a%2Fb", "apart": ".x=1"} == path_values(call, request, "/base")
    for path in ("/label/.1/.2", "/labels/.1/.2/.3", "/label/.1/.2/.3/", "/label/.1//.3", "/label/.1/%2e/.3/4"):
        with pytest.raises(MisreadError):
            path_values(call, httpx.Request("GET", URL + path), "/base")


def test_parameters_are_described_once(subject: Subject) -> None:
    """The parameters of the path item count, with their styles, documented values and defaults."""
    found = parameters_of(call_of(subject, "styles.query"))
    assert ('a"b', ('a"b',)) == (found["query shared"].default, found["query shared"].documented)
    assert 2 == found["query level"].default
    styles = {one.name: (one.style, one.explode) for one in found.values()}
    expected = {"spaced": ("spaceDelimited", False), "flat": ("form", False), "json": ("json", False)}
    assert expected == {name: styles[name] for name in expected}
    assert ["query color"] == [key for key, one in found.items() if one.required]


def test_a_header_that_openapi_ignores_is_none(subject: Subject) -> None:
    """Header parameters that OpenAPI says to ignore are not expected."""
    call = call_of(subject, "answers.free")
    ignored = tuple(("", {"name": name, "in": "header"}) for name in ("Accept", "Authorization", "Content-Type"))
    object.__setattr__(call.described, "parameters", (*ignored, ("", {"name": "X-Own", "in": "header"})))
    try:
        assert ["header X-Own"] == [*parameters_of.__wrapped__(call)]
    finally:
        object.__setattr__(call.described, "parameters", ())


BODIES = [
    ("application/vnd.x+json; charset=utf-8", b'{"a": 1}', {"a": 1}),
    (FORM, b"a=1&b=%26&a=", [("a", "1"), ("b", "&"), ("a", "")]),
    (FORM, b"", []),
    ("text/csv", "é".encode(), "é"),
]


@pytest.mark.parametrize(("kind", "content", "expected"), BODIES)
def test_bodies_are_read_by_content_type(kind: str, content: bytes, expected: Any) -> None:
    """A body is JSON, the pairs of a form or a text."""
    assert expected == body_of(httpx.Request("POST", URL, headers={"content-type": kind}, content=content))


def test_bodies_that_are_not_what_they_say_are_noticed() -> None:
    """A body that is no JSON or no form although it says so is no body."""
    for kind, content in (("application/json", b"{"), (FORM, b"&&a"), ("text/plain", b"\xff")):
        with pytest.raises(MisreadError):
            body_of(httpx.Request("POST", URL, headers={"content-type": kind}, content=content))


def test_texts_are_compared_as_what_was_given() -> None:
    """A text counts as the number, boolean or object that was given, and as itself where a text was."""
    assert [1, "1", True, {"a": 1}] == carried([1, "1", True, None, {"a": 1}], ["1", "1", "true", '{"a":1}'])
    assert {"a": 1.5, "b": "x"} == carried({"a": 2.5, "b": 1}, {"a": "1.5", "b": "x"})
    assert ["1", "2"] == carried(["1"], ["1", "2"])
    assert {"p[a][0]": 1, "p[b]": "x"} == dict(flattened("p", {"a": [1, None], "b": "x"}))


WANTED: list[tuple[str, Any, Any]] = [
    ("form", [1, None], [1]),
    ("form", [None], None),
    ("form", {"a": None}, None),
    ("form", None, None),
    ("json", [None], [None]),
    ("deepObject", {"a": {"b": 1}}, {"p[a][b]": 1}),
    ("deepObject", {}, None),
]


@pytest.mark.parametrize(("style", "value", "expected"), WANTED)
def test_null_stands_for_nothing_save_in_json(style: str, value: Any, expected: Any) -> None:
    """What has to arrive of a value is the value without its nulls."""
    assert expected == wanted(_parameter("query", style, explode=True), value)


REFUSED: list[tuple[str, str, bool, Any, bool]] = [
    ("query", "form", True, None, True),
    ("query", "json", True, None, False),
    ("path", "simple", False, "", True),
    ("path", "simple", False, "..", True),
    ("path", "simple", False, "a.", False),
    ("path", "simple", False, [], True),
    ("path", "simple", False, ["a"], False),
    ("query", "form", False, ["a,b"], False),
    ("query", "spaceDelimited", False, ["a b"], True),
    ("query", "spaceDelimited", True, ["a b"], False),
    ("query", "pipeDelimited", False, ["a|b"], True),
    ("header", "simple", False, ["a,b"], True),
    ("header", "simple", False, "a,b", False),
    ("header", "simple", False, "a\nb", True),
    ("header", "simple", False, " a", True),
    ("header", "simple", False, "\u0100", True),
    ("header", "simple", False, "\xff\t.", False),
    ("header", "simple", False, {"a": "b,"}, True),
    ("cookie", "form", True, ["; ,"], False),
]


@pytest.mark.parametrize(("where", "style", "explode", "value", "refused"), REFUSED)
def test_what_no_style_can_carry_may_be_refused(
    where: str,
    style: str,
    explode: bool,  # noqa: FBT001  # a case
    value: Any,
    refused: bool,  # noqa: FBT001  # a case
) -> None:
    """A value may be refused exactly where its place or style cannot carry it."""
    assert refused is bool(unsendable(_parameter(where, style, explode=explode), value))


def test_forms_carry_each_field() -> None:
    """Lists repeat their name, objects are JSON or in brackets, null is left out; the rest is a difference."""
    value = {"a": "1", "many": [1, None, 2], "deep": {"x": {"y": 1}}, "plain": {"x": 1}, "none": None}
    pairs = [("a", "1"), ("many", "1"), ("many", "2"), ("deep[x][y]", "1"), ("plain", '{"x":1}')]
    assert None is form_difference(value, pairs, ("deep",))
    assert "$.many[1]" == form_difference(value, [pairs[0], pairs[1], *pairs[3:]], ("deep",))
    assert "$.plain[0].x" == form_difference(value, [*pairs[:4], ("plain", '{"x":2}')], ("deep",))
    assert "$.b" == form_difference(value, [*pairs, ("b", "1")], ("deep",))
    assert ("$", None) == (body_difference(MULTIPART, [], [], ()), body_difference("text/plain", "a", "a", ()))
