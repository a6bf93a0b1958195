"""Ids are handed to a path as answers give them."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from generation_helping import answer, made, module, playing, spec

from clientwright.errors import EncodeError

NUMBER = "2f9a0c1e-4a5b-4c6d-8e9f-0a1b2c3d4e5f"


def described(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """Describe an operation that reads what has an id, with a path parameter of text."""
    parameter = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    read = {"operationId": "things.get", "tags": ["things"], "parameters": [parameter]}
    body = {"type": "object", "properties": {"id": schema}}
    return spec({f"/things/{{{name}}}": {"get": {**read, **answer(body)}}})


@pytest.mark.parametrize("name", ["id", "thing_id", "thingId", "thingUUID"])
def test_a_uuid_of_an_answer_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    """Where answers give ids as UUIDs, a path takes one, sends its text, and takes a text as before."""
    seen: list[httpx.Request] = []
    for folder in made(described({"type": "string", "format": "uuid"}, name), "uuids", tmp_path):
        client = module("uuids_client", folder).Uuids(base_url="https://a.example", http_client=playing(seen, 200, {}))
        for value in (UUID(NUMBER), NUMBER, "another"):
            client.things.get(value)
        with pytest.raises(EncodeError):
            client.things.get(1)
    assert [f"/things/{NUMBER}", f"/things/{NUMBER}", "/things/another"] == [request.url.path for request in seen]


@pytest.mark.parametrize(
    ("schema", "name"), [({"type": "string"}, "id"), ({"type": "string", "format": "uuid"}, "owner")]
)
def test_what_is_no_uuid_stays_a_text(tmp_path: Path, schema: dict[str, Any], name: str) -> None:
    """A path takes texts alone where no answer has a UUID, and where it does not ask for an id."""
    for folder in made(described(schema, name), "texts", tmp_path):
        method = module("texts_client", folder).Texts(base_url="https://a.example").things.get
        assert "str" == next(iter(inspect.signature(method).parameters.values())).annotation
