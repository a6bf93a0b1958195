"""What a generated client does when it runs."""

from __future__ import annotations

import copy
import datetime as dt
import inspect
import pickle
import sys
import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from combined_document import DOCUMENT, FULL
from generation_helping import document, module

from clientwright.pipeline.generation import Generated, generate


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the document once, and forget its modules afterwards."""
    folder = tmp_path_factory.mktemp("generated")
    generated = generate(document(DOCUMENT), "combined", folder)
    assert isinstance(generated, Generated)
    yield folder
    sys.path[:] = [entry for entry in sys.path if entry != str(folder)]
    for name in [name for name in sys.modules if name.split(".")[0] == "combined_client"]:
        del sys.modules[name]


@pytest.fixture
def models(folder: Path) -> Any:
    """Import the generated models."""
    return module("combined_client.models", folder)


def call(
    folder: Path, operation: str, *, status: int = 200, answered: Any = None, tag: str = "default", **arguments: Any
) -> Any:
    """Call an operation over a transport that answers at once; give the request and the response."""
    seen: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(status, json=answered)

    client = module("combined_client", folder).Client(
        base_url="https://example.com", httpx_args={"transport": httpx.MockTransport(play)}
    )
    with client:
        response = module(f"combined_client.api.{tag}.{operation}", folder).sync_detailed(client=client, **arguments)
    return seen[0], response


def thing(models: Any, **fields: Any) -> Any:
    """Decode a thing with the required fields and these."""
    return models.Thing.from_dict({"id": "1", **fields})


def test_every_property_makes_the_round_trip(models: Any) -> None:
    """Whatever the properties are called, what is decoded is encoded to the same object."""
    assert models.Thing.from_dict(FULL).to_dict() == FULL


def test_no_class_name_gets_in_its_own_way(models: Any) -> None:
    """A class that is called like a variable of the code around it decodes and encodes like another."""
    assert models.D.from_dict({"e": 1}).to_dict() == {"e": 1}
    assert models.AdditionalProperty.from_dict({"a": {"x": 1}}).to_dict() == {"a": {"x": 1}}


def test_the_defaults_have_their_value(models: Any) -> None:
    """A default with quotes, backslashes and braces is the text that the document says."""
    assert models.Thing(id="1").quoted == "x\"y\\z'{0}"


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])  # noqa: S301
def test_unset_stays_the_one_object(folder: Path, models: Any, way: Any) -> None:
    """An absent field is the same UNSET after copy, deepcopy and pickle, alone and in a model."""
    unset = module("combined_client.types", folder).UNSET
    assert way(unset) is unset
    assert way(models.Thing(id="1")).state is unset
    assert way(models.Thing(id="1")).to_dict() == models.Thing(id="1").to_dict()
    assert repr(unset) == "UNSET"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("when", "no date"),
        ("when", 5),
        ("state", 5),
        ("text", 5),
        ("other", "text"),
        ("one", "c"),
        ("lists", "text"),
        ("lists", [5]),
    ],
)
def test_a_nullable_field_refuses_what_it_is_not(models: Any, field: str, value: Any) -> None:
    """A value that fits no variant of a union raises; it never passes under a wrong type."""
    with pytest.raises((TypeError, ValueError)):
        thing(models, **{field: value})


@pytest.mark.parametrize("field", ["when", "state", "text", "other"])
def test_a_nullable_field_takes_null(models: Any, field: str) -> None:
    """Null is kept as None and sent as null."""
    assert thing(models, **{field: None}).to_dict()[field] is None


def test_an_optional_constant_is_checked(models: Any) -> None:
    """A constant may be absent; another value is refused."""
    assert "fixed" not in thing(models).to_dict()
    with pytest.raises(ValueError, match="fixed must match const"):
        thing(models, fixed=False)


def test_enum_values_that_differ_by_case_have_distinct_names(models: Any) -> None:
    """Each value of an enum has a member, and the enum with null gives one class."""
    assert ["a", "A"] == [member.value for member in models.ThingState]
    assert [name for name in dir(models) if name.startswith("ThingState")] == ["ThingState"]


def test_an_unknown_enum_value_is_kept(models: Any) -> None:
    """A value that the document does not list survives decoding, copying and encoding, and says that it is unknown."""
    value = thing(models, known="new").known
    assert (value, value.is_known, models.State.ON.is_known) == ("new", False, True)
    assert pickle.loads(pickle.dumps(value)) == "new"  # noqa: S301
    assert {value, models.State.ON} == {"new", "on"}
    assert thing(models, known="new").to_dict()["known"] == "new"
    with pytest.raises(ValueError, match="5"):
        models.State(5)


@pytest.mark.parametrize("name", ["token", "headers", "cookies", "httpx_args"])
def test_a_client_shows_no_secret(folder: Path, name: str) -> None:
    """What may hold a credential is in no repr, before and after the first use."""
    secret = {"secret": "s3cr3t"}
    extra = {"token": "s3cr3t"} if name == "token" else {"token": "t", name: secret}
    client = module("combined_client", folder).AuthenticatedClient(base_url="https://example.com", **extra)
    assert "s3cr3t" not in repr(client)
    if name != "httpx_args":
        client.get_httpx_client().close()
        assert "s3cr3t" not in repr(client)


def test_the_headers_of_the_user_are_not_written_to(folder: Path) -> None:
    """A dict that is passed in does not come to hold the token."""
    headers: dict[str, str] = {}
    key = "t"
    client = module("combined_client", folder).AuthenticatedClient("https://example.com", key, headers=headers)
    assert client.get_httpx_client().headers["Authorization"] == "Bearer t"
    client.get_httpx_client().close()
    assert headers == {}


def test_a_call_ends(folder: Path) -> None:
    """Without a timeout of the user's, a client waits 30 seconds, and 5 for a connection."""
    with module("combined_client", folder).Client(base_url="https://example.com") as client:
        assert client.get_httpx_client().timeout == httpx.Timeout(30.0, connect=5.0)


@pytest.mark.parametrize("status", [200, 404, 419, 520, 999])
def test_any_status_can_be_read(folder: Path, status: int) -> None:
    """A status is the number, a member of HTTPStatus where there is one."""
    _, response = call(folder, "get_thing", tag="things", status=status, answered={"id": "1"}, id="1")
    assert response.status_code == status
    assert "int" in str(type(response).__annotations__["status_code"])


def test_an_unexpected_status_does_not_tell_the_body(folder: Path) -> None:
    """The message of UnexpectedStatus has the status alone; the body is on the exception, also after pickling."""
    error = module("combined_client.errors", folder).UnexpectedStatus(520, b"personal")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert ("Unexpected status code: 520", 520, b"personal") == (str(again), again.status_code, again.content)
    assert "personal" not in repr(error)


def test_parameters_are_sent_under_their_names(folder: Path, models: Any) -> None:
    """Names that the code uses itself reach the wire, and every style is what the document says."""
    request, _ = call(
        folder,
        "get_thing",
        tag="things",
        answered={"id": "1"},
        id="a/b?",
        params_="p",
        headers_="h",
        response_="r",
        day="2024-01-01",
        key="k",
        flag=True,
        ids=[1, 2],
        piped=["x", "y"],
        filter_=models.GetThingFilter(a=True),
        either=models.GetThingEitherType0(b=1),
    )
    expected = {
        "params": "p",
        "headers": "h",
        "response": "r",
        "ids": "1,2",
        "piped": "x|y",
        "filter[a]": "true",
        "b": "1",
    }
    assert expected == dict(request.url.params)
    assert ("2024-01-01", "k", "true") == tuple(request.headers[name] for name in ("day", "key", "flag"))
    assert request.url.raw_path.startswith(b"/things/a%2Fb%3F?")


def test_a_union_in_the_query_may_be_a_scalar(folder: Path) -> None:
    """The variant that is passed decides how a union is written."""
    request, _ = call(folder, "get_thing", tag="things", answered={"id": "1"}, id="1", either=5)
    assert {"either": "5"} == dict(request.url.params)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_value_never_leaves_its_segment(folder: Path, value: str) -> None:
    """An empty or dot segment is refused before anything is sent."""
    with pytest.raises(ValueError, match="path parameter"):
        call(folder, "get_thing", tag="things", id=value)


def test_path_values_are_written_as_json_writes_them(folder: Path) -> None:
    """A date-time stands in a path in ISO form, a boolean in lower case."""
    when = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    request, _ = call(folder, "at", status=204, when=when, flag=False)
    assert request.url.raw_path == b"/at/2024-01-01T00%3A00%3A00%2B00%3A00/false"


def test_a_multipart_boundary_is_not_fixed(folder: Path, models: Any) -> None:
    """Two uploads have two boundaries, and a file with dashes and pluses arrives whole."""
    file = module("combined_client.types", folder).File
    requests = [
        call(folder, "upload", body=models.UploadBody(file=file(BytesIO(b"--+++--")), on=True, fixed=7, types_="t"))[0]
        for _ in range(2)
    ]
    body = models.UploadBody()
    body["extra"] = True
    assert b'name="extra"\r\nContent-Type: text/plain\r\n\r\ntrue\r\n' in call(folder, "upload", body=body)[0].content
    kinds = {request.headers["Content-Type"] for request in requests}
    assert len(kinds) == 2
    content = requests[0].content
    assert all(part in content for part in (b"--+++--", b"\r\n\r\ntrue\r\n", b"\r\n\r\n7\r\n", b'name="types"'))


def test_a_form_is_written_as_the_document_says(folder: Path, models: Any) -> None:
    """A nested object of a form is JSON, or stands in brackets where its encoding is deepObject."""
    body = models.FormBody.from_dict({"deep": {"a": {"b": 1}}, "plain": {"a": 1}, "on": True})
    request, _ = call(folder, "form", body=body)
    assert httpx.QueryParams(request.content.decode()) == httpx.QueryParams(
        {"deep[a][b]": "1", "plain": '{"a": 1}', "on": "true"}
    )


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("thing", "application/json"),
        ("other", "application/x-www-form-urlencoded"),
        ("file", "text/csv"),
        ("parts", "multipart/form-data"),
        ("", None),
    ],
)
def test_the_type_of_a_body_decides_its_content_type(
    folder: Path, models: Any, kind: str, content_type: str | None
) -> None:
    """Of several media types the one is sent whose type is passed; none without a body."""
    bodies = {
        "thing": models.Thing(id="1"),
        "other": models.Other(x=1),
        "file": module("combined_client.types", folder).File(BytesIO(b"a;b")),
        "parts": models.SeveralFilesBody(x=1),
    }
    request, _ = call(folder, "several", status=204, **({"body": bodies[kind]} if kind else {}))
    kind, _, boundary = request.headers.get("Content-Type", "").partition(";")
    assert kind == (content_type or "")
    assert "+++" not in boundary


def test_a_form_among_several_bodies_keeps_its_encoding(folder: Path, models: Any) -> None:
    """The encoding of a form holds where other media types are possible too."""
    request, _ = call(folder, "several", status=204, body=models.Other.from_dict({"deep": {"a": 1}}))
    assert httpx.QueryParams({"deep[a]": "1"}) == httpx.QueryParams(request.content.decode())


def test_security_asks_for_a_client_with_a_token(folder: Path) -> None:
    """An operation with security takes the authenticated client alone, another takes both."""
    kinds = [
        str(
            inspect.signature(module(f"combined_client.api.{name}", folder).sync_detailed)
            .parameters["client"]
            .annotation
        )
        for name in ("default.secret", "default.at")
    ]
    assert ["AuthenticatedClient" in kind and "| " not in kind for kind in kinds] == [True, False]


def test_scalars_of_every_kind_are_written(folder: Path) -> None:
    """A list in a URL is joined by commas, a UUID and a number are plain."""
    types = module("combined_client.types", folder)
    value = uuid.UUID(int=1)
    assert types.text_of([True, 1, value, dt.date(2024, 1, 1)]) == f"true,1,{value},2024-01-01"
    assert types.query_of("q", [{"a": 1}, 2]) == {"q": ['{"a": 1}', "2"]}
    assert types.query_of("q", None) == types.query_of("q", types.UNSET) == {}
