from datetime import date, datetime
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import UUID

import httpx
import pytest
from addressing_cases import EAST, LISTS, MAPS, TEXTS, query, refused
from attrs import evolve
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from request_models import BASE, Colour, Size, Span, request

from clientwright.errors import EncodeError
from clientwright.operations import Parameter
from clientwright.texts import text
from clientwright.types import UNSET


@settings(deadline=None)
@given(TEXTS)
@example("../../admin?x=1")
@example("%2e%2e")
@example("%2F..%2f")
@example("a/b?c#d;e%00\\..\r\n\t\x00 \u2028é")
@example("...")
@example("http://evil.example/")
def test_a_path_value_never_leaves_its_segment(value: str) -> None:
    """A path value is one segment that reads back as itself, for urllib and for httpx, or is refused."""
    parameter = Parameter("id", str, "path")
    if value in {"", ".", ".."}:
        assert "$.id" == refused(parameter, value, "/a/{id}/b").path
        return
    url = request(parameter, arguments={"id": value}, path="/a/{id}/b").url
    for address in (url, str(httpx.URL(url))):
        parts = urlsplit(address)
        assert ("https", "api.example.com", "", "") == (parts.scheme, parts.netloc, parts.query, parts.fragment)
        segments = parts.path.split("/")
        assert ["", "v1", "a", value, "b"] == [*segments[:3], unquote(segments[3], errors="strict"), *segments[4:]]


@settings(deadline=None)
@given(value=st.lists(TEXTS, max_size=3), style=st.sampled_from(["", "label", "matrix"]), explode=st.booleans())
def test_a_path_list_never_leaves_its_segment(value: list[str], style: str, *, explode: bool) -> None:
    """A list in a path stays in its segment in every style, or is refused."""
    parameter = Parameter("id", LISTS, "path", style=style, explode=explode)
    try:
        url = request(parameter, arguments={"id": value}, path="/a/{id}/b").url
    except EncodeError:
        assume(False)  # noqa: FBT003
    segments = str(httpx.URL(url).raw_path, "ascii").split("/")
    assert (5, "a", "b") == (len(segments), segments[2], segments[4])
    assert segments[3] not in {"", ".", ".."}


@pytest.mark.parametrize(
    ("type_", "style", "explode", "value", "expected"),
    [
        (str, "", None, "a b", "a%20b"),
        (str, "simple", True, "a,b", "a%2Cb"),
        (int, "", None, 5, "5"),
        (bool, "", None, True, "true"),
        (bool, "", None, False, "false"),
        (float, "", None, 1.5, "1.5"),
        (float, "", None, 2, "2"),
        (UUID, "", None, UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (date, "", None, date(2024, 2, 1), "2024-02-01"),
        (Colour, "", None, Colour.BLUE, "sky%20blue"),
        (Colour, "", None, Colour("new/one"), "new%2Fone"),
        (Size, "", None, Size.SMALL, "1"),
        (LISTS, "", None, ["a", "b,c"], "a,b%2Cc"),
        (LISTS, "", True, ["a", "b"], "a,b"),
        (MAPS, "", None, {"R": "1", "G": "2/"}, "R,1,G,2%2F"),
        (MAPS, "", True, {"R": "1", "G": "2"}, "R=1,G=2"),
        (str, "label", None, "a", ".a"),
        (LISTS, "label", None, ["a", "b"], ".a,b"),
        (LISTS, "label", True, ["a", "b"], ".a.b"),
        (MAPS, "label", None, {"R": "1", "G": "2"}, ".R,1,G,2"),
        (MAPS, "label", True, {"R": "1", "G": "2"}, ".R=1.G=2"),
        (str, "matrix", None, "a", ";k-%C3%A9=a"),
        (LISTS, "matrix", None, ["a", "b"], ";k-%C3%A9=a,b"),
        (LISTS, "matrix", True, ["a", "b"], ";k-%C3%A9=a;k-%C3%A9=b"),
        (MAPS, "matrix", None, {"R": "1", "G": "2"}, ";k-%C3%A9=R,1,G,2"),
        (MAPS, "matrix", True, {"R": "1", "G": "2"}, ";R=1;G=2"),
        (LISTS, "json", None, ["a"], "%5B%22a%22%5D"),
        (str, "json", None, "a", "%22a%22"),
    ],
)
def test_path_styles(*, type_: object, style: str, explode: bool | None, value: object, expected: str) -> None:
    """Path values are written in the styles of OpenAPI."""
    parameter = Parameter("k", type_, "path", "k-é", style=style, explode=explode)
    url = request(parameter, arguments={"k": value}, path="/x:y/{k-é}/z").url
    assert f"{BASE}/x:y/{expected}/z" == url


@pytest.mark.parametrize(
    ("type_", "style", "value", "path"),
    [
        (str, "", "", "/a/{k}"),
        (str, "", ".", "/a/{k}"),
        (str, "", "..", "/a/{k}"),
        (str, "", "..", "/a/{k}.json"),
        (str, "", "", "/a/x{k}"),
        (str, "label", "", "/a/{k}"),
        (str, "label", ".", "/a/{k}"),
        (str, "matrix", "..", "/a/{k}"),
        (str, "", ".", "/a/.{k}"),
        (LISTS, "", [], "/a/{k}"),
        (LISTS, "matrix", [], "/a/{k}"),
        (LISTS, "", [""], "/a/{k}"),
        (LISTS, "", [".."], "/a/{k}"),
        (LISTS, "label", [""], "/a/{k}"),
        (LISTS, "label", ["."], "/a/{k}/b"),
        (MAPS, "", {}, "/a/{k}"),
        (str | None, "", None, "/a/{k}"),
        (str, "", UNSET, "/a/{k}"),
        (str, "", UNSET, "/a/x{k}"),
        (str, "", 5, "/a/{k}"),
        (int, "", True, "/a/{k}"),
        (int, "", "5", "/a/{k}"),
        (bool, "", 1, "/a/{k}"),
        (float, "", float("nan"), "/a/{k}"),
        (float, "", float("inf"), "/a/{k}"),
        (UUID, "", "x", "/a/{k}"),
        (Colour, "", "red", "/a/{k}"),
        (str, "", "\ud800", "/a/{k}"),
        pytest.param(int, "", 10**5000, "/a/{k}", id="huge"),
    ],
)
def test_path_refusals(type_: object, style: str, value: object, path: str) -> None:
    """A path value that is none, of another type or would vanish is refused with its argument."""
    assert "$.k" == refused(Parameter("k", type_, "path", style=style), value, path).path


def test_path_values_that_vanish_together() -> None:
    """Values of one segment cannot make dots together."""
    both = (Parameter("a", str, "path"), Parameter("b", LISTS, "path"))
    assert f"{BASE}/x/ab" == request(*both, arguments={"a": "a", "b": ["b"]}, path="/x/{a}{b}").url
    assert f"{BASE}/./a" == request(both[0], arguments={"a": "a"}, path="/./{a}").url
    label = evolve(both[0], style="label")
    assert f"{BASE}/x/.a" == request(label, arguments={"a": "a"}, path="/x/{a}").url
    with pytest.raises(EncodeError) as caught:
        request(both[0], evolve(both[1], style=""), arguments={"a": "x", "b": ["."]}, path="/{a}/.{b}/c")
    assert "$.b" == caught.value.path


@pytest.mark.parametrize(
    ("type_", "style", "explode", "value", "expected"),
    [
        (str, "", None, "a b&c=d+e#", "?k%5B%5D=a%20b%26c%3Dd%2Be%23"),
        (str, "", None, "", "?k%5B%5D="),
        (int, "", None, -5, "?k%5B%5D=-5"),
        (bool, "", None, True, "?k%5B%5D=true"),
        (float, "", None, 1e22, "?k%5B%5D=1e%2B22"),
        (datetime, "", None, datetime(2024, 2, 1, tzinfo=EAST), "?k%5B%5D=2024-02-01T00%3A00%3A00%2B01%3A00"),
        (Colour, "", None, Colour.BLUE, "?k%5B%5D=sky%20blue"),
        (str | None, "", None, None, ""),
        (str, "", None, UNSET, ""),
        (LISTS, "", None, ["a", "b,c"], "?k%5B%5D=a&k%5B%5D=b%2Cc"),
        (LISTS, "form", False, ["a", "b,c"], "?k%5B%5D=a,b%2Cc"),
        (LISTS, "form", None, [], ""),
        (LISTS, "form", False, [], ""),
        (list[str | None], "", None, ["a", None], "?k%5B%5D=a"),
        (list[Colour], "", None, [Colour.RED], "?k%5B%5D=red"),
        (LISTS, "spaceDelimited", None, ["a", "b,c"], "?k%5B%5D=a%20b%2Cc"),
        (LISTS, "spaceDelimited", True, ["a", "b"], "?k%5B%5D=a&k%5B%5D=b"),
        (LISTS, "pipeDelimited", False, ["a", "b c"], "?k%5B%5D=a%7Cb%20c"),
        (LISTS, "pipeDelimited", None, [], ""),
        (LISTS, "pipeDelimited", True, ["a", "b"], "?k%5B%5D=a&k%5B%5D=b"),
        (MAPS, "pipeDelimited", None, {"R": "1", "G": "2"}, "?k%5B%5D=R%7C1%7CG%7C2"),
        (MAPS, "", None, {"R&": "1", "G": "2"}, "?R%26=1&G=2"),
        (MAPS, "", False, {"R": "1", "G": "2"}, "?k%5B%5D=R,1,G,2"),
        (Span, "", None, Span(from_=1), "?from=1"),
        (Span, "deepObject", None, Span(from_=1, to=None), "?k%5B%5D%5Bfrom%5D=1"),
        (dict[str, Span], "deepObject", None, {"a": Span(from_=1)}, "?k%5B%5D%5Ba%5D%5Bfrom%5D=1"),
        (dict[str, LISTS], "deepObject", None, {"a": ["x", "y"]}, "?k%5B%5D%5Ba%5D%5B0%5D=x&k%5B%5D%5Ba%5D%5B1%5D=y"),
        (MAPS, "deepObject", None, {}, ""),
        (list[Span], "", None, [Span(from_=1)], "?k%5B%5D=%7B%22from%22%3A1%7D"),
        (Span, "json", None, Span(from_=1), "?k%5B%5D=%7B%22from%22%3A1%7D"),
        (str, "json", None, "é", "?k%5B%5D=%22%C3%A9%22"),
        (str | None, "json", None, None, "?k%5B%5D=null"),
    ],
)
def test_query_styles(*, type_: object, style: str, explode: bool | None, value: object, expected: str) -> None:
    """Query values are written in the styles of OpenAPI, null and absent ones not at all."""
    assert expected == query(Parameter("k", type_, "query", "k[]", style=style, explode=explode), value)


@pytest.mark.parametrize(
    ("parameter", "value", "seen"),
    [
        (Parameter("k", str, "query", required=True), UNSET, "nothing"),
        (Parameter("k", str | None, "query", required=True), None, "null"),
        (Parameter("k", LISTS, "query", style="spaceDelimited"), ["a b", "c"], "one that holds it"),
        (Parameter("k", LISTS, "query", style="pipeDelimited"), ["a|b", "c"], "one that holds it"),
        (Parameter("k", str, "query"), "\udfff", "a lone surrogate"),
        (Parameter("k", str, "header"), "a\r\nb", "a control character"),
        (Parameter("k", str, "header"), "a\nb", "a control character"),
        (Parameter("k", str, "header"), "a\x00", "a control character"),
        (Parameter("k", str, "header"), "\x7f", "a control character"),
        (Parameter("k", str, "header"), " a", "one"),
        (Parameter("k", str, "header"), "a\t", "one"),
        (Parameter("k", str, "header"), "a€", "another letter"),
        (Parameter("k", LISTS, "header"), ["a,b", "c"], "one that holds it"),
        (Parameter("k", str, "cookie"), "\ud800", "a lone surrogate"),
        (Parameter("k", str, "header", required=True), UNSET, "nothing"),
        (Parameter("k", str, "cookie", required=True), UNSET, "nothing"),
    ],
)
def test_refusals(parameter: Parameter, value: object, seen: str) -> None:
    """What is missing, or cannot be told apart where it is sent, is refused with its argument."""
    error = refused(parameter, value)
    assert ("$.k", seen) == (error.path, error.seen)


def test_empty_lists_between_others() -> None:
    """A list without items leaves no trace between other parameters."""
    parameters = (Parameter("a", int, "query"), Parameter("k", LISTS, "query"), Parameter("b", int, "query"))
    assert f"{BASE}/things?a=1&b=2" == request(*parameters, arguments={"a": 1, "k": [], "b": 2}).url


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {"a": 10**5000}, 10**5000], ids=["a", "b", "c", "d"])
def test_numbers_that_nobody_reads(value: object) -> None:
    """A number that is none, or that has thousands of digits, is no text."""
    with pytest.raises(EncodeError) as caught:
        text(value, "$.k")
    assert "$.k" == caught.value.path


@pytest.mark.parametrize("where", ["query", "header", "cookie"])
@pytest.mark.parametrize(
    ("type_", "value"),
    [(str, None), (int, "5"), (LISTS, "a"), (LISTS, [1]), (Span, {"from": 1}), (float, float("nan"))],
)
def test_types(where: str, type_: object, value: object) -> None:
    """A value of another type is refused wherever it would be sent."""
    assert refused(Parameter("k", type_, where), value).path.startswith("$.k")  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["a", "b c", "é[&=]"]), TEXTS), unique_by=lambda pair: pair[0]), TEXTS)
def test_queries_read_back(pairs: list[tuple[str, str]], other: str) -> None:
    """Arbitrary texts in a query read back as themselves, for urllib and for httpx."""
    parameters = [Parameter(f"p{i}", str, "query", key) for i, (key, _) in enumerate(pairs)]
    arguments = {f"p{i}": value for i, (_, value) in enumerate(pairs)}
    many = Parameter("many", LISTS, "query")
    url = request(*parameters, many, arguments={**arguments, "many": [other, other]}).url
    expected = [*pairs, ("many", other), ("many", other)]
    assert expected == parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True, errors="strict")
    assert expected == list(httpx.URL(url).params.multi_items())


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1))
def test_joined_lists_read_back(values: list[str]) -> None:
    """The items of a list that is joined by commas can be told apart, whatever they hold."""
    found = query(Parameter("k", LISTS, "query", explode=False), values)
    assert values == [unquote(part, errors="strict") for part in found.removeprefix("?k=").split(",")]


@settings(deadline=None)
@given(st.dictionaries(TEXTS.filter(lambda name: not {"[", "]"} & set(name)), TEXTS))
def test_deep_objects_read_back(value: dict[str, str]) -> None:
    """The members of a deep object read back as they were."""
    found = parse_qsl(query(Parameter("k", MAPS, "query", style="deepObject"), value)[1:], keep_blank_values=True)
    assert {f"k[{name}]": member for name, member in value.items()} == dict(found)
