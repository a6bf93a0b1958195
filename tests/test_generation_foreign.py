"""What foreign descriptions have and ours do not: discriminators, files, unions of bodies, self-containing schemas."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import httpx
import pytest
from generation_helping import answer, made, module, playing, sent, spec

from clientwright.models import Discriminator
from clientwright.types import File

REF = "#/components/schemas/"
OCTETS = {"type": "string", "contentMediaType": "application/octet-stream"}
JSON_BODY = {"content": {"application/json": {"schema": {"type": ["string", "null"]}}}}


def kind(name: str) -> dict[str, Any]:
    """Describe a variant of which everything but its name is optional, and whose kind is an enum."""
    kinds = {"type": "string", "enum": [name.lower()]}
    return {"type": "object", "properties": {"kind": kinds, "size": {"type": "integer"}}}


def union(*names: str, **discriminator: Any) -> dict[str, Any]:
    """Describe a union of components that a discriminator tells apart."""
    return {"oneOf": [{"$ref": REF + name} for name in names], "discriminator": discriminator}


def named(operation: str) -> dict[str, Any]:
    """Describe an operation by its id."""
    return {"operationId": operation, "tags": ["Fast Ones"], "responses": {"204": {"description": ""}}}


DOCUMENT = spec(
    {
        "/thing": {"get": {"operationId": "thing", **answer({"$ref": f"{REF}Holder"})}},
        "/pet": {"get": {"operationId": "pet", **answer(union("Cat", "Dog", propertyName="kind"))}},
        "/text": {"get": {"operationId": "text", **answer({"type": "string"}, "text/plain")}},
        "/note": {"post": {"operationId": "note", "requestBody": JSON_BODY, "responses": {}}},
        "/fast/{id}": {
            "get": named("read_one_fast__id__get"),
            "put": named("write_one_fast__id__put"),
            "post": named("_fast__id__post"),
        },
        "/fast": {"get": named("read_one_fast_get"), "put": named("fast/write-all")},
        "/upload": {
            "post": {
                "operationId": "upload",
                **sent(
                    {
                        "allOf": [
                            {"$ref": f"{REF}Upload"},
                            {"type": "object", "properties": {"extra": OCTETS, "picture": {"type": "integer"}}},
                        ]
                    },
                    "multipart/form-data",
                ),
            }
        },
    },
    {
        "Cat": kind("Cat"),
        "Dog": kind("Dog"),
        "Wolf": {**kind("Wolf"), "type": ["object", "null"]},
        "Alone": {"type": "object", "title": "Alone", "properties": {"kind": {"type": "string", "title": "Kind"}}},
        "Holder": {
            "type": "object",
            "properties": {
                "mapped": union(
                    "Cat", "Dog", "Wolf", propertyName="kind", mapping={"c": f"{REF}Cat", "dog": "Dog", "x": "#/none"}
                ),
                "alone": {
                    "oneOf": [{"$ref": f"{REF}Dog"}, {"type": "string"}],
                    "discriminator": {"propertyName": "kind"},
                },
                "implicit": union("Cat", "Dog", propertyName="kind"),
                "unclear": union("Cat", "Alone", propertyName="kind", mapping={"a": "Alone"}),
                "disputed": union("Alone", "Cat", propertyName="kind", mapping={"b": "Alone"}),
                "level": {"$ref": f"{REF}Level", "default": 2},
                "bad_level": {"$ref": f"{REF}Level", "default": 3},
                "raw": {"type": "string", "format": "binary"},
            },
        },
        "Level": {"type": "integer", "enum": [1, 2]},
        "Upload": {
            "type": "object",
            "properties": {
                "file": {"type": "string", "format": "binary", "default": "x"},
                "picture": {"type": "integer"},
                "image": {"anyOf": [{"type": "string", "contentMediaType": "image/png"}, {"type": "null"}]},
                "several": {"type": "array", "items": {"$ref": f"{REF}ZFile"}},
                "json": {"type": "string", "contentMediaType": "application/json"},
                "coded": {**OCTETS, "contentEncoding": "base64"},
                "numbers": {"type": "array", "items": {"type": "integer"}},
            },
        },
        "ZFile": OCTETS,
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the document once, and forget its modules afterwards."""
    yield from made(DOCUMENT, "foreign", tmp_path_factory.mktemp("foreign"))


@pytest.fixture
def models(folder: Path) -> Any:
    """Import the generated models."""
    return module("foreign_client.models", folder)


def call(folder: Path, operation: str, reply: Any = None, **given: Any) -> Any:
    """Call an operation over a transport that answers at once; give the request and the response."""
    seen: list[httpx.Request] = []
    client = module("foreign_client", folder).Client("https://example.com")
    client.set_httpx_client(playing(seen, 200, reply))
    response = module(f"foreign_client.api.default.{operation}", folder).sync_detailed(client=client, **given)
    return seen[0], response


def told(models: Any, field: str) -> Discriminator | None:
    """Give what the annotation of a field says of its union."""
    names = {name: getattr(models, name) for name in models.__all__}
    hint = get_type_hints(models.Holder, localns=names, include_extras=True)[field]
    annotated = [one for one in get_args(hint) if get_origin(one) is Annotated]
    return annotated[0].__metadata__[0] if annotated else None


TOLD = {
    "mapped": ("kind", {"c": "Cat", "dog": "Dog", "Wolf": "Wolf"}),
    "implicit": ("kind", {"Cat": "Cat", "Dog": "Dog"}),
    "unclear": None,
    "alone": None,
    "disputed": None,
}


@pytest.mark.parametrize("field", TOLD)
def test_a_discriminator_stands_in_the_annotation(models: Any, field: str) -> None:
    """A union says which value names which class; nothing where two descriptions of it disagree."""
    expected = TOLD[field]
    found = told(models, field)
    assert expected == (None if found is None else (found.name, dict(found.classes)))


@pytest.mark.parametrize(("field", "value", "expected"), [("mapped", "c", "Cat"), ("implicit", "Dog", "Dog")])
def test_a_discriminator_names_the_variant(models: Any, field: str, value: str, expected: str) -> None:
    """The variant is the one that the mapping or the schema's name gives."""
    decoded = models.Holder.from_dict({field: {"kind": value}})
    assert expected == type(getattr(decoded, field)).__name__
    assert {"kind": value} == decoded.to_dict()[field]


def test_a_discriminator_of_an_answer_is_followed(folder: Path) -> None:
    """A union that is no model's field has its discriminator too."""
    assert "Dog" == type(call(folder, "pet", {"kind": "Dog"})[1].parsed).__name__


def test_a_default_holds_wherever_its_schema_stands(models: Any) -> None:
    """A default of a schema that comes later in the document is kept if it is a value of it."""
    holder = models.Holder()
    assert {"level": 2} == holder.to_dict()
    assert models.Level.VALUE_2 is holder.level


def test_bytes_are_files_in_a_form_alone(folder: Path, models: Any) -> None:
    """A field of a form that is bytes is sent as a file with its name; in JSON it is text."""
    files = {name: File(BytesIO(name.encode()), f"{name}.bin") for name in ("file", "image", "extra")}
    several = [File(BytesIO(b"1"), "1.bin"), File(BytesIO(b"2"), "2.bin")]
    body = models.UploadBody(**files, several=several, json="{}", coded="eA==", numbers=[1, 2], picture=5)
    content = call(folder, "upload", body=body)[0].content
    for name in ("file", "image", "extra"):
        assert f'name="{name}"; filename="{name}.bin"\r\n'.encode() in content
    assert len(several) == content.count(b'name="several"; filename="')
    assert b'name="picture"' in content
    assert "text" == models.Holder.from_dict({"raw": "text"}).to_dict()["raw"]


@pytest.mark.parametrize(("given", "expected"), [({}, b""), ({"body": "a"}, b'"a"')])
def test_a_union_as_a_body_may_be_absent(folder: Path, given: dict[str, Any], expected: bytes) -> None:
    """An optional body of several types is left out, or sent as what it is."""
    assert expected == call(folder, "note", **given)[0].content


def test_ids_that_repeat_path_and_method_are_shortened(folder: Path) -> None:
    """A method is called after what is its own in an id, and two that would meet keep their whole ids."""
    fast = module("foreign_client.resources", folder).FastOnes
    expected = {"read_one_fast_id_get", "write_one", "field_fast_id_post", "read_one_fast_get", "write_all"}
    assert expected == {name for name in vars(fast) if not name.startswith("_")}
    assert "fast_write_all" in module("foreign_client.api.fast_ones", folder).__all__
    assert "The operations of Fast Ones." == fast.__doc__


def test_a_title_that_says_the_name_again_is_no_description(folder: Path) -> None:
    """Titles as frameworks make them are left out."""
    source = (folder / "foreign_client" / "models" / "alone.py").read_text("utf-8")
    assert '"""' not in source
    assert "kind: str" in source
