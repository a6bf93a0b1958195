"""What the code of a generated client says to the runtime: requests as the document describes them."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from combined_document import DOCUMENT, FULL
from generation_helping import made, module, playing

from clientwright.types import UNSET, File


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the document once, and forget its modules afterwards."""
    yield from made(DOCUMENT, "combined", tmp_path_factory.mktemp("generated"))


@pytest.fixture
def models(folder: Path) -> Any:
    """Import the generated models."""
    return module("combined_client.models", folder)


def call(
    folder: Path, operation: str, *, status: int = 200, answered: Any = None, tag: str = "default", **arguments: Any
) -> httpx.Request:
    """Call the function of an operation over a transport that answers at once; give the request."""
    seen: list[httpx.Request] = []
    client = module("combined_client", folder).AuthenticatedClient("https://example.com", "t")
    client.set_httpx_client(playing(seen, status, answered))
    module(f"combined_client.api.{tag}.{operation}", folder).sync_detailed(client=client, **arguments)
    return seen[0]


def test_every_property_makes_the_round_trip(models: Any) -> None:
    """Whatever the properties are called, what is decoded is encoded to the same object."""
    assert FULL == models.Thing.from_dict(FULL).to_dict()


def test_no_class_name_gets_in_its_own_way(models: Any) -> None:
    """A class that is called like a name of the code around it decodes and encodes like another."""
    assert {"e": 1} == models.D.from_dict({"e": 1}).to_dict()
    assert {"a": {"x": 1}} == models.AdditionalProperty.from_dict({"a": {"x": 1}}).to_dict()


def test_the_defaults_have_their_value(models: Any) -> None:
    """A default with quotes, backslashes and braces is the text that the document says."""
    assert "x\"y\\z'{0}" == models.Thing(id="1").quoted


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_model_survives_copying(models: Any, way: Any) -> None:
    """A copy equals its model, and what is not set stays the one UNSET."""
    thing = models.Thing.from_dict({"id": "1", "other": {"x": 1}})
    assert thing == way(thing)
    assert UNSET is way(thing).state


def test_enum_values_that_differ_by_case_have_distinct_names(models: Any) -> None:
    """Each value of an enum has a member, and the enum with null gives one class."""
    assert ["a", "A"] == [member.value for member in models.ThingState]
    assert ["ThingState"] == [name for name in dir(models) if name.startswith("ThingState")]


def test_parameters_are_sent_under_their_names(folder: Path, models: Any) -> None:
    """Every name reaches the wire, and every style is what the document says."""
    request = call(
        folder,
        "get_thing",
        tag="things",
        answered={"id": "1"},
        id="a/b?",
        params="p",
        headers="h",
        response="r",
        day=dt.date(2024, 1, 1),
        key=UUID(int=5),
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
    assert ("2024-01-01", str(UUID(int=5)), "true") == tuple(request.headers[name] for name in ("day", "key", "flag"))
    assert request.url.raw_path.startswith(b"/things/a%2Fb%3F?")


def test_path_values_are_typed(folder: Path) -> None:
    """A date-time and a boolean are passed as such and stand in the path as JSON writes them."""
    when = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    path = call(folder, "at", status=204, when=when, flag=False).url.raw_path
    assert path.startswith(b"/at/2024-01-01T00%3A00%3A00")
    assert path.endswith(b"/false")


def test_the_fields_of_a_multipart_form_are_files_where_they_are_bytes(folder: Path, models: Any) -> None:
    """A field that is bytes is sent as a file, any other as text."""
    body = models.UploadBody(file=File(BytesIO(b"--+++--"), "a.bin"), on=True, fixed=7, types="t")
    content = call(folder, "upload", body=body).content
    assert all(part in content for part in (b"--+++--", b"\r\n\r\ntrue\r\n", b"\r\n\r\n7\r\n", b'name="types"'))
    assert b'filename="a.bin"' in content


def test_a_form_is_written_as_the_document_says(folder: Path, models: Any) -> None:
    """A nested object of a form is JSON, or stands in brackets where its encoding is deepObject."""
    body = models.FormBody.from_dict({"deep": {"a": {"b": 1}}, "plain": {"a": 1}, "on": True})
    expected = httpx.QueryParams({"deep[a][b]": "1", "plain": '{"a":1}', "on": "true"})
    assert expected == httpx.QueryParams(call(folder, "form", body=body).content.decode())


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
        "file": "a;b",
        "parts": models.SeveralFilesBody(x=1),
    }
    request = call(folder, "several", status=204, **({"body": bodies[kind]} if kind else {}))
    assert (content_type or "") == request.headers.get("Content-Type", "").partition(";")[0]


def test_a_form_among_several_bodies_keeps_its_encoding(folder: Path, models: Any) -> None:
    """The encoding of a form holds where other media types are possible too."""
    request = call(folder, "several", status=204, body=models.Other.from_dict({"deep": {"a": 1}}))
    assert httpx.QueryParams({"deep[a]": "1"}) == httpx.QueryParams(request.content.decode())
