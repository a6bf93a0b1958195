import io
import json
from typing import Any

import pytest
from request_models import BASE, Note, Order, Span, posted, request

from clientwright.building import Fields, build
from clientwright.errors import EncodeError
from clientwright.operations import Answer, Body, Operation, Parameter
from clientwright.types import UNSET, File

JSON = "application/json"
NEW = Operation[Any](
    "things.replace",
    "PUT",
    "/things/{id}/parts/{part}",
    parameters=(
        Parameter("id", str, "path"),
        Parameter("part_no", int, "path", "part"),
        Parameter("page", int, "query"),
        Parameter("tenant", str, "header", "X-Tenant"),
    ),
    bodies=(Body(Order),),
    answers={200: Answer(Order), 204: Answer(), 400: Answer(Note, "application/problem+json"), 401: Answer(Note)},
)


def test_a_request() -> None:
    """A request is the method, the address, the headers and the body that the operation and its arguments make."""
    arguments = {"id": "a/b", "part_no": 7, "page": 2, "tenant": "t"}
    outgoing = build(NEW, arguments, Order(title="x"), f"{BASE}/")
    assert "PUT" == outgoing.method
    assert f"{BASE}/things/a%2Fb/parts/7?page=2" == outgoing.url
    expected = {"accept": "application/json, application/problem+json", "x-tenant": "t", "content-type": JSON}
    assert expected == outgoing.headers
    assert {"title": "x"} == json.loads(outgoing.content or b"")


def test_nothing_to_accept() -> None:
    """An operation whose answers have no body takes any."""
    operation = Operation[Any]("things.delete", "DELETE", "/things", answers={204: Answer()})
    assert {"accept": "*/*"} == build(operation, {}, UNSET, BASE).headers


def test_nothing_to_send() -> None:
    """Without arguments and a body there is no query, no body and no content type."""
    outgoing = request(Parameter("page", int, "query"), arguments={"page": UNSET})
    assert f"{BASE}/things" == outgoing.url
    assert outgoing.content is None
    assert {"accept": "*/*"} == outgoing.headers


@pytest.mark.parametrize("given", [{"id": "a", "part_no": 1, "other": 1, "zoo": 1}, {"other": UNSET}])
def test_unknown_arguments(given: dict[str, object]) -> None:
    """An argument that the operation does not have is refused by its name."""
    with pytest.raises(EncodeError) as caught:
        build(NEW, given, UNSET, BASE)
    assert ("things.replace", "$.other") == (caught.value.operation, caught.value.path)
    assert "things.replace: expected an argument of the operation at $.other, found an unknown name" == str(
        caught.value
    )


def test_long_addresses() -> None:
    """An address is refused before it is longer than anybody takes."""
    parameter = Parameter("q", str, "query")
    assert 60_000 < len(request(parameter, arguments={"q": "a" * 60_000}).url)
    with pytest.raises(EncodeError):
        request(parameter, arguments={"q": "a" * 65_000})


def test_a_ready_query() -> None:
    """The query of a link stands in place of all query parameters, and nothing else does."""
    arguments = {"id": "a", "part_no": 1, "page": 2, "?": "cursor=a%20b&page=3"}
    assert f"{BASE}/things/a/parts/1?cursor=a%20b&page=3" == build(NEW, arguments, Order(title=""), BASE).url


def test_paths_are_written_for_addresses() -> None:
    """What a path template holds beside its parameters is written so that an address can hold it."""
    assert f"{BASE}/a%20b/%C3%A9%3F/x:y" == request(arguments={}, path="/a b/é?/x:y").url


@pytest.mark.parametrize("body", [UNSET, Fields({}), Fields({"title": UNSET}), Fields({}, None)])
def test_bodies_that_are_not_required(body: object) -> None:
    """A body that is not required may be missing."""
    outgoing = posted(body, Body(Order, required=False))
    assert outgoing.content is None
    assert "content-type" not in outgoing.headers


def test_missing_and_unwanted_bodies() -> None:
    """A body that is required must be there, and one that is not taken must not."""
    for body, bodies in ((UNSET, [Body(Order)]), (Order(title=""), []), (Fields({"a": 1}), [])):
        with pytest.raises(EncodeError) as caught:
            posted(body, *bodies)
        assert ("$.body", "things.make") == (caught.value.path, caught.value.operation)


def test_null_bodies() -> None:
    """Null is a body where the type has it."""
    assert b"null" == posted(None, Body(Order | None)).content


def test_fields_make_the_first_body() -> None:
    """Keyword arguments make the model of the first body; those that are UNSET are not there."""
    fields = Fields({"title": "a", "note": None, "count": UNSET, "span": Span(from_=1)})
    content = posted(fields, Body(Order), Body(Note)).content
    assert {"title": "a", "note": None, "span": {"from": 1}} == json.loads(content or b"")
    assert b"{}" == posted(Fields({}), Body(Note)).content
    assert b"title=a" == posted(Fields({"title": "a"}), Body(Order, "application/x-www-form-urlencoded")).content


def test_a_body_in_place_of_fields() -> None:
    """A whole body can be given where keyword arguments make it."""
    content = posted(Fields({"title": UNSET}, Order(title="a")), Body(Order)).content
    assert {"title": "a"} == json.loads(content or b"")
    assert b'{"title":"b"}' == posted(Fields({"title": "b"}, None), Body(Order)).content


@pytest.mark.parametrize(
    ("fields", "path", "seen"),
    [
        (Fields({"titel": "a"}), "$.titel", "an unknown name"),
        (Fields({"title": "a", "additional_properties": {}}), "$.additional_properties", "an unknown name"),
        (Fields({"note": None}), "$.title", "nothing"),
        (Fields({}), "$.title", "nothing"),
        (Fields({"title": 5}), "$.title", "int"),
        (Fields({"title": "a"}, Order(title="a")), "$.title", "both"),
    ],
)
def test_fields_that_make_no_body(fields: Fields, path: str, seen: str) -> None:
    """Keyword arguments that are unknown, missing, of another type or beside a body are refused by name."""
    with pytest.raises(EncodeError) as caught:
        posted(fields, Body(Order))
    assert ("things.make", path, seen) == (caught.value.operation, caught.value.path, caught.value.seen)


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (Order(title=""), JSON),
        (Note(), "application/merge-patch+json"),
        ([Note()], "application/vnd.many+json"),
        ("text", "text/plain; charset=utf-8"),
        (File(io.BytesIO(b"a")), "application/pdf"),
        (b"bytes", "application/pdf"),
        ({"a": 1}, "application/x-www-form-urlencoded"),
    ],
)
def test_the_value_chooses_the_body(body: object, media: str) -> None:
    """Of several bodies the one is sent whose type the value has."""
    bodies = (
        Body(Order),
        Body(Order, "application/x-www-form-urlencoded"),
        Body(Note, "application/merge-patch+json"),
        Body(list[Note], "application/vnd.many+json"),
        Body(str, "text/plain"),
        Body(File, "application/pdf"),
        Body(dict[str, int], "application/x-www-form-urlencoded"),
    )
    assert media == posted(body, *bodies).headers["content-type"]


def test_bodies_of_no_type() -> None:
    """A value that fits none of the bodies, or is wrong within its own, is refused."""
    for body in (5, Note(words=5), Order(title=5)):  # type: ignore[arg-type]
        with pytest.raises(EncodeError):
            posted(body, Body(Order), Body(Note, "application/merge-patch+json"))
    with pytest.raises(EncodeError) as caught:
        posted(Note(words=5), Body(Order), Body(Note, "text/json"))  # type: ignore[arg-type]
    assert "$.words" == caught.value.path


def test_a_path_whose_parts_nobody_declares() -> None:
    """A part of the path without a parameter is an error that names it, and no request."""
    operation = Operation[Any]("things.get", "GET", "/things/{id}/{other}", parameters=(Parameter("id", str, "path"),))
    with pytest.raises(EncodeError, match=r"things.get: .*\$.other, found none"):
        build(operation, {"id": "a"}, UNSET, BASE)


@pytest.mark.parametrize("key", ["", "a b", "a:b", "ä", "a\r\nb"])
def test_a_header_that_cannot_be_named(key: str) -> None:
    """A header parameter whose name cannot be sent is an error that names the argument."""
    operation = Operation[Any]("things.get", "GET", "/things", parameters=(Parameter("é", str, "header", key),))
    with pytest.raises(EncodeError, match=r"\$.é"):
        build(operation, {"é": "a"}, UNSET, BASE)
