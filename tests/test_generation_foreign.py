from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from generation_helping import answer, document, module, sent, spec

from clientwright.pipeline.generation import generate

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


DOCUMENT = spec(
    {
        "/thing": {"get": {"operationId": "thing", **answer({"$ref": f"{REF}Holder"})}},
        "/pet": {"get": {"operationId": "pet", **answer(union("Cat", "Dog", propertyName="kind"))}},
        "/text": {"get": {"operationId": "text", **answer({"type": "string"}, "text/plain")}},
        "/note": {"post": {"operationId": "note", "requestBody": JSON_BODY, "responses": {}}},
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
        "Alone": {"type": "object", "properties": {"kind": {"type": "string"}}},
        "Holder": {
            "type": "object",
            "properties": {
                "mapped": union(
                    "Cat", "Dog", "Wolf", propertyName="kind", mapping={"c": f"{REF}Cat", "dog": "Dog", "x": "#/none"}
                ),
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
    folder = tmp_path_factory.mktemp("foreign")
    generate(document(DOCUMENT), "foreign", folder)
    yield folder
    sys.path[:] = [entry for entry in sys.path if entry != str(folder)]
    for name in [name for name in sys.modules if name.split(".")[0] == "foreign_client"]:
        del sys.modules[name]


@pytest.fixture
def models(folder: Path) -> Any:
    """Import the generated models."""
    return module("foreign_client.models", folder)


def call(folder: Path, operation: str, reply: bytes = b"", status: int = 200, **given: Any) -> Any:
    """Call an operation over a transport that answers at once; give the request and the response."""
    seen: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(status, content=reply)

    settings = {"transport": httpx.MockTransport(play)}
    strict = given.pop("strict", False)
    made = module("foreign_client", folder).Client
    with made("https://example.com", raise_on_unexpected_status=strict, httpx_args=settings) as client:
        response = module(f"foreign_client.api.default.{operation}", folder).sync_detailed(client=client, **given)
    return seen[0], response


DECODED = [
    ("mapped", "c", "Cat"),
    ("mapped", "dog", "Dog"),
    ("mapped", "Wolf", "Wolf"),
    ("implicit", "Dog", "Dog"),
    ("implicit", "dog", "Cat"),
    ("unclear", "a", "Cat"),
    ("disputed", "Cat", "Alone"),
]


@pytest.mark.parametrize(("field", "value", "expected"), DECODED)
def test_a_discriminator_names_the_variant(models: Any, field: str, value: str, expected: str) -> None:
    """The variant is the one that the mapping or the schema's name gives; the first that fits where neither does."""
    decoded = models.Holder.from_dict({field: {"kind": value}})
    assert expected == type(getattr(decoded, field)).__name__
    assert decoded.to_dict()[field] == {"kind": value}


def test_the_named_variant_alone_is_tried(models: Any, folder: Path) -> None:
    """A value that the named variant refuses is refused, though another variant would take it."""
    with pytest.raises(ValueError, match="5"):
        models.Dog.from_dict({"kind": 5})
    assert type(call(folder, "pet", b'{"kind": "Dog"}')[1].parsed).__name__ == "Dog"


BROKEN = [b"<html>", b"", b"\xff\xfe\x00", b"[" * 100_000]


@pytest.mark.parametrize("status", [200])
@pytest.mark.parametrize("body", BROKEN, ids=["html", "empty", "bytes", "deep"])
def test_a_body_that_is_not_json_is_told_as_such(folder: Path, body: bytes, status: int) -> None:
    """Where JSON is documented and something else comes, nothing is parsed, or UnexpectedBody says so if asked to."""
    response = call(folder, "thing", body, status)[1]
    assert (None, body, status) == (response.parsed, response.content, response.status_code)
    errors = module("foreign_client.errors", folder)
    with pytest.raises(errors.UnexpectedBody) as caught:
        call(folder, "thing", body, status, strict=True)
    assert (status, body) == (caught.value.status_code, caught.value.content)
    assert isinstance(caught.value, errors.UnexpectedStatus)
    assert "UnexpectedBody" in errors.__all__


def test_other_faults_of_a_body_are_not_hidden(folder: Path) -> None:
    """JSON that does not fit its schema raises still, and text is no JSON."""
    with pytest.raises(ValueError, match=r"5 is not a valid"):
        call(folder, "thing", b'{"level": 5}')
    assert call(folder, "text", b"<html>")[1].parsed == "<html>"


def test_the_docstrings_say_what_becomes_of_a_body(folder: Path) -> None:
    """Who reads an operation or a client learns what happens to a body that is not JSON."""
    operation = module("foreign_client.api.default.thing", folder)
    client = module("foreign_client", folder).Client
    assert all("errors.UnexpectedBody" in one.__doc__ for one in (operation.sync, operation.asyncio_detailed, client))


@pytest.mark.parametrize(("way", "kind"), [("get_httpx_client", "Client"), ("get_async_httpx_client", "AsyncClient")])
@pytest.mark.parametrize("name", ["Client", "AuthenticatedClient"])
def test_threads_share_one_connection_pool(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: str, kind: str, name: str
) -> None:
    """However many threads use a client first, it makes one httpx client, and all of them get it."""
    made: list[object] = []

    def make(**_: Any) -> object:
        time.sleep(0.01)
        made.append(object())
        return made[-1]

    monkeypatch.setattr(httpx, kind, make)
    arguments = {"token": "t"} if name == "AuthenticatedClient" else {}
    client = getattr(module("foreign_client", folder), name)("https://example.com", **arguments)
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(getattr(client, way)())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (1, {id(made[0])}) == (len(made), {id(one) for one in got})


def test_a_client_that_is_made_from_another_leaves_it_alone(folder: Path) -> None:
    """New headers, cookies or a timeout are the new client's; the first one sends what it sent."""
    client = module("foreign_client", folder).Client("https://example.com")
    first, other = client.get_httpx_client(), client.get_async_httpx_client()
    client.with_headers({"A": "b"}), client.with_cookies({"c": "d"}), client.with_timeout(httpx.Timeout(1.0))
    for one in (first, other):
        assert ("A" in one.headers, dict(one.cookies), one.timeout) == (False, {}, httpx.Timeout(30.0, connect=5.0))
    new = client.with_headers({"A": "b"}).with_cookies({"c": "d"}).with_timeout(httpx.Timeout(1.0)).get_httpx_client()
    assert ("b", {"c": "d"}, httpx.Timeout(1.0)) == (new.headers["A"], dict(new.cookies), new.timeout)
    first.close(), new.close(), asyncio.run(other.aclose())


def test_a_default_holds_wherever_its_schema_stands(models: Any) -> None:
    """A default of a schema that comes later in the document is kept if it is a value of it."""
    holder = models.Holder()
    assert holder.to_dict() == {"level": 2}
    assert holder.level is models.Level.VALUE_2


def test_bytes_are_files_in_a_form_alone(folder: Path, models: Any) -> None:
    """A field of a form that is bytes is sent as a file with its name; in JSON it is text."""
    file = module("foreign_client.types", folder).File
    files = {name: file(BytesIO(name.encode()), f"{name}.bin") for name in ("file", "image", "extra")}
    several = [file(BytesIO(b"1"), "1.bin"), file(BytesIO(b"2"), "2.bin")]
    body = models.UploadBody(**files, several=several, json_="{}", coded="eA==", numbers=[1, 2], picture=5)
    content = call(folder, "upload", body=body)[0].content
    for name in ("file", "image", "extra"):
        assert f'name="{name}"; filename="{name}.bin"\r\n'.encode() in content
    assert content.count(b'name="several"; filename="') == len(several)
    for name, value in (("json", "{}"), ("coded", "eA=="), ("picture", "5")):
        assert f'name="{name}"\r\nContent-Type: text/plain\r\n\r\n{value}\r\n'.encode() in content
    assert models.Holder.from_dict({"raw": "text"}).to_dict()["raw"] == "text"


@pytest.mark.parametrize(("given", "expected"), [({}, b""), ({"body": "a"}, b'"a"')])
def test_a_union_as_a_body_may_be_absent(folder: Path, given: dict[str, Any], expected: bytes) -> None:
    """An optional body of several types is left out, or sent as what it is."""
    assert expected == call(folder, "note", **given)[0].content
