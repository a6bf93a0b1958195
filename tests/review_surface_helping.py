"""A small shop to generate a client of, and copies of the client with edited lines."""

from __future__ import annotations

import copy
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from generation_helping import document, spec

from clientwright.pipeline.generation import generate
from clientwright.review.surface.reading import read
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import Route, Step

PACKAGE = "shop_client"
#: A path in a package, a text that must stand there, and what to put in its place everywhere in the file.
Edit = tuple[str, str, str]
Data = dict[str, Any]


def ref(name: str) -> dict[str, Any]:
    """Refer to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def answers(schema: Any, **beside: Any) -> dict[str, Any]:
    """Describe the answers of an operation: what a success gives, and the one failure."""
    content = {"application/json": {"schema": schema}}
    failure = {"application/json": {"schema": ref("Problem")}}
    return {
        "200": {"description": "", "content": content},
        "404": {"description": "", "content": failure},
        **beside,
    }


def takes(schema: Any) -> dict[str, Any]:
    """Describe a body."""
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _parameter(name: str, where: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": where, "required": where == "path", "schema": schema or {"type": "string"}}


_SCHEMAS = {
    "Item": {
        "type": "object",
        "required": ["id", "price", "state", "labels", "paid-by"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "price": {"type": "integer"},
            "state": ref("State"),
            "labels": {"type": "array", "items": ref("Label")},
            "paid-by": {"oneOf": [ref("Card"), ref("Cash")]},
            "note": {"type": "string"},
            "extra": {"type": "object", "additionalProperties": {"type": "integer"}},
        },
    },
    "Label": {
        "type": "object",
        "required": ["text", "colour"],
        "properties": {"text": {"type": "string"}, "colour": {"type": ["string", "null"]}},
    },
    "Card": {"type": "object", "required": ["number"], "properties": {"number": {"type": "string"}}},
    "Cash": {"type": "object", "required": ["coins"], "properties": {"coins": {"type": "integer"}}},
    "State": {"type": "string", "enum": ["open", "sold"]},
    "Kind": {"type": "string", "enum": ["gift", "order"]},
    "Offer": {
        "type": "object",
        "required": ["amount", "kind"],
        "properties": {
            "amount": {"type": "integer"},
            "kind": ref("Kind"),
            "comment": {"type": "string"},
            "level": {"type": "integer", "default": 1},
        },
    },
    "Draft": {
        "type": "object",
        "required": ["title"],
        "properties": {"title": {"type": "string"}, "pages": {"type": "integer"}},
    },
    "ItemPage": {
        "type": "object",
        "required": ["data", "last"],
        "properties": {"data": {"type": "array", "items": ref("Item")}, "last": {"type": "integer"}},
    },
    "Problem": {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}},
}
_PATHS = {
    "/items": {
        "get": {
            "operationId": "items.list",
            "tags": ["items"],
            "x-clientwright-pagination": {
                "style": "page",
                "page-parameter": "page",
                "items": "/data",
                "last-page": "/last",
            },
            "parameters": [
                _parameter("page", "query", type="integer"),
                _parameter("sort-by", "query", type="string", default="name"),
                _parameter("kind", "query", **ref("Kind")),
            ],
            "responses": answers(ref("ItemPage")),
        }
    },
    "/items/{item-id}": {
        "get": {
            "operationId": "items.get",
            "tags": ["items"],
            "parameters": [_parameter("item-id", "path")],
            "responses": answers(ref("Item")),
        },
        "delete": {
            "operationId": "items.remove",
            "tags": ["items"],
            "parameters": [_parameter("item-id", "path")],
            "responses": {"204": {"description": ""}},
        },
    },
    "/items/{item-id}/offers/{number}": {
        "post": {
            "operationId": "offers.make",
            "tags": ["offers"],
            "parameters": [
                _parameter("item-id", "path"),
                _parameter("number", "path", type="integer"),
                _parameter("X-Shop", "header"),
            ],
            "requestBody": takes(ref("Offer")),
            "responses": answers(ref("Item")),
        }
    },
    "/drafts": {
        "put": {
            "operationId": "drafts.save",
            "tags": ["drafts"],
            "deprecated": True,
            "requestBody": takes(ref("Draft")),
            "responses": answers(ref("Draft")),
        }
    },
}


def shop() -> dict[str, Any]:
    """Give the description of the shop, free to be changed."""
    server = {"url": "https://shop.example.com"}
    schemes = {"token": {"type": "http", "scheme": "bearer"}}
    made = spec(copy.deepcopy(_PATHS), copy.deepcopy(_SCHEMAS), servers=[server], security=[{"token": []}])
    made["components"]["securitySchemes"] = schemes
    return made


def generated(data: dict[str, Any], folder: Path) -> Surface:
    """Generate a client of a description, and read its names."""
    generate(document(data), "shop", folder)
    return read(folder, PACKAGE)


def edited(source: Path, folder: Path, *edits: Edit) -> Surface:
    """Copy a client, edit files of its package, and read its names."""
    shutil.copytree(source, folder, copy_function=os.link)
    for name, old, new in edits:
        path = folder / PACKAGE / name
        text = path.read_text()
        assert old in text, (name, old)
        path.unlink()
        path.write_text(text.replace(old, new))
    return read(folder, PACKAGE)


def schema(data: Data, *names: str) -> Data:
    """Go down the properties of a component."""
    found: Data = data["components"]["schemas"][names[0]]
    for name in names[1:]:
        found = found["properties"][name]
    return found


def operation(data: Data, id_: str) -> Data:
    """Find an operation by its id."""
    every = (one for item in data["paths"].values() for one in item.values())
    found: Data = next(one for one in every if one["operationId"] == id_)
    return found


def down(path: str) -> tuple[Step, ...]:
    """Write the steps of a path: `data [] price`."""
    kinds = {"[]": Step("items"), "{}": Step("values")}
    return tuple(
        Step("option", one[1:]) if one[0] == "|" else kinds.get(one) or Step("property", one) for one in path.split()
    )


def answer(id_: str, path: str = "", status: str = "200") -> Route:
    """Route to a place in an answer."""
    return Route("", "answer", status, "application/json", down(path), id_, id_)


def sent(id_: str, path: str = "") -> Route:
    """Route to a place in a body."""
    return Route("", "body", "", "application/json", down(path), id_, id_)


def at(id_: str | None, new: str | None = None) -> Route:
    """Route to an operation."""
    return Route("", "operation", old_id=id_, new_id=new or id_)


def query(id_: str, name: str) -> Route:
    """Route to a parameter of the query."""
    return Route("", "query", name, old_id=id_, new_id=id_)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate the client of the shop once."""
    folder = tmp_path_factory.mktemp("shop")
    generated(shop(), folder)
    return folder
