"""What a refused argument is told, word for word, and where the borders of what is refused lie."""

from typing import Any

import pytest
from addressing_cases import LISTS, MAPS, header, query, refused
from request_models import BASE, Note, Order, Size, posted, request

from clientwright.building import LONGEST, Fields, build
from clientwright.errors import EncodeError
from clientwright.operations import Body, Operation, Parameter
from clientwright.types import UNSET

ID = "/a/{id}"
ITSELF = "a text that stands for itself in a path"


@pytest.mark.parametrize(
    ("parameter", "value", "path", "expected", "found"),
    [
        (Parameter("id", str, "path"), UNSET, ID, "a value", "nothing"),
        (Parameter("id", str | None, "query", required=True), UNSET, "/a", "a value", "nothing"),
        (Parameter("id", str, "path"), "", ID, ITSELF, "an empty text"),
        (Parameter("id", LISTS, "path"), [], ID, ITSELF, "an empty text"),
        (Parameter("id", str, "path"), ".", ID, ITSELF, "dots"),
        (Parameter("id", str, "path"), "..", ID, ITSELF, "dots"),
        (Parameter("id", LISTS, "path"), [".."], ID, ITSELF, "dots"),
        (Parameter("id", LISTS, "path"), [""], ID, ITSELF, "nothing"),
        (Parameter("id", str, "header", "no name"), "a", "/a", "a header with a name that can be sent", "another"),
        (Parameter("id", str, "header"), "a\nb", "/a", "text of one line", "a control character"),
        (Parameter("id", str, "header"), "a ", "/a", "text without spaces at its ends", "one"),
        (Parameter("id", str, "header"), "\ta", "/a", "text without spaces at its ends", "one"),
        (Parameter("id", str, "header"), "\u0100", "/a", "text that Latin-1 can hold", "another letter"),
        (Parameter("id", str, "query"), "a" * LONGEST, "/a", "an address of at most 65000 characters", "a longer one"),
    ],
)  # fmt: skip
def test_a_refused_argument_is_told_what_was_expected(
    parameter: Parameter, value: object, path: str, expected: str, found: str
) -> None:
    """The error of an argument names its place, what can stand there and what stood there."""
    error = refused(parameter, value, path)
    place = "$" if "address" in expected else "$.id"
    assert f"things.do: expected {expected} at {place}, found {found}" == str(error)
    assert (place, expected, found) == (error.path, error.expected, error.seen)


@pytest.mark.parametrize(
    ("body", "bodies", "place", "expected", "found"),
    [
        (UNSET, (Body(Order),), "$.body", "a body", "nothing"),
        (Order(title=""), (), "$.body", "no body", "one"),
        (Fields({"title": "a", "note": "b"}, Note()), (Body(Order),), "$.note", "either a body or its fields", "both"),
        (Fields({"titel": "a"}), (Body(Order),), "$.titel", "a field of the body", "an unknown name"),
        (Fields({"note": "a"}), (Body(Order),), "$.title", "a value", "nothing"),
    ],
)
def test_a_refused_body_is_told_what_was_expected(
    body: object, bodies: tuple[Body, ...], place: str, expected: str, found: str
) -> None:
    """The error of a body names its place, what can stand there and what stood there."""
    with pytest.raises(EncodeError) as caught:
        posted(body, *bodies)
    assert f"things.make: expected {expected} at {place}, found {found}" == str(caught.value)


def test_a_path_without_its_parameter_is_told() -> None:
    """A part of a path that no parameter fills is named."""
    operation = Operation[Any]("things.do", "GET", "/a/{id}", parameters=(Parameter("id", str, "query"),))
    with pytest.raises(EncodeError) as caught:
        build(operation, {"id": "a"}, UNSET, BASE)
    assert "things.do: expected a parameter for this part of the path at $.id, found none" == str(caught.value)


def test_dots_that_two_values_make_are_told() -> None:
    """Two values that together make dots are refused, by the name of the first."""
    parameters = (Parameter("one", Size | str, "path"), Parameter("two", LISTS, "path", style="label"))
    with pytest.raises(EncodeError) as caught:
        request(*parameters, arguments={"one": ".", "two": [""]}, path="/a/{one}{two}")
    assert caught.value.seen == "dots"
    assert f"{BASE}/a/x." == request(*parameters, arguments={"one": "x", "two": [""]}, path="/a/{one}{two}").url


def test_the_longest_address_is_sent() -> None:
    """An address of the greatest length is sent, and one that is a letter longer is not."""
    parameter = Parameter("q", str, "query")
    room = LONGEST - len(f"{BASE}/things?q=")
    assert LONGEST == len(request(parameter, arguments={"q": "a" * room}).url)
    assert "$" == refused(parameter, "a" * (room + 1)).path


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Parameter("k", str, "query", "a/b"), "x", "?a%2Fb=x"),
        (Parameter("k", LISTS, "query", "a/b", style="pipeDelimited"), ["x", "y"], "?a%2Fb=x%7Cy"),
        (Parameter("k", LISTS, "query", "a/b", style="pipeDelimited"), [], ""),
        (Parameter("k", MAPS, "query", "a/b", explode=False), {"x": "y"}, "?a%2Fb=x,y"),
    ],
)
def test_names_in_a_query_are_written_for_addresses(parameter: Parameter, value: object, expected: str) -> None:
    """The name of a parameter is written so that it cannot be taken for a part of the address."""
    assert expected == query(parameter, value)


def test_names_in_a_path_and_in_cookies_are_written_for_them() -> None:
    """A name that is written beside its value stays a name."""
    matrix = Parameter("k", str, "path", "a/b", style="matrix")
    assert f"{BASE}/x/;a%2Fb=1" == request(matrix, arguments={"k": "1"}, path="/x/{a/b}").url
    assert "a%2Fb=1" == header(Parameter("k", str, "cookie", "a/b"), "1", "cookie")


@pytest.mark.parametrize("value", ["\xff", "é", "a b", "a\tb"])
def test_what_a_header_can_hold_is_sent(value: str) -> None:
    """A header takes every letter of Latin-1, and spaces between others."""
    assert value == header(Parameter("k", str, "header"), value, "k")


def test_a_path_parameter_needs_no_mark_of_being_required() -> None:
    """A parameter in a path is required, whether it says so or not; one elsewhere is not."""
    assert "found nothing" in str(refused(Parameter("id", str, "path"), UNSET, ID))
    assert "" == query(Parameter("id", str, "query"), UNSET)
    two = (Parameter("a", str, "query"), Parameter("b", str, "query"))
    assert f"{BASE}/things?a=1&b=2" == request(*two, arguments={"a": "1", "b": "2"}).url
