"""Specs to compare, edits to make in them, and what a comparison found in few words."""

from __future__ import annotations

import json
from typing import Any, Final, TypeAlias

from clientwright.pipeline.documents import split
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.review.diff import compare
from clientwright.review.values import Change

#: What an edit puts where a member or an item goes.
DROP: Final = object()
STRING: Final = {"type": "string"}
TEXTS: Final = {"type": "array", "items": STRING}
THING: Final = {"$ref": "#/components/schemas/Thing"}


#: Places in the description below.
GET: Final = "/paths/~1things~1{id}/get"
POST: Final = "/paths/~1things/post"
HOOK: Final = "/webhooks/thingMade/post"
BODY: Final = "/components/requestBodies/Thing"
FORM: Final = f"{BODY}/content/multipart~1form-data"
OK: Final = f"{GET}/responses/200"
SCHEMES: Final = "/components/securitySchemes"
LIMIT, SORT = (f"{GET}/parameters/{index}" for index in range(2))
OURS: Final = "x-clientwright-"
#: Name: edits, what the way there is, and what the way back is.
Cases: TypeAlias = dict[str, tuple[tuple[tuple[str, Any], ...], str, str]]


def _answer(text: str, **more: Any) -> dict[str, Any]:
    return {"description": text, **more}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


THINGS: Final[dict[str, Any]] = {
    "openapi": "3.1.1",
    "info": {"title": "Things", "version": "1", "x-clientwright-provider": "things"},
    "externalDocs": {"url": "https://docs.example"},
    "servers": [
        {"url": "https://a.example", "description": "One.", "x-clientwright-environment": "production"},
        {
            "url": "https://{region}.example",
            "x-clientwright-environment": "sandbox",
            "variables": {"region": {"default": "eu", "enum": ["eu", "us"], "description": "Where."}},
        },
    ],
    "security": [{"key": []}],
    "tags": [{"name": "things", "description": "All things."}],
    "paths": {
        "/things/{id}": {
            "summary": "One thing.",
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": STRING}],
            "get": {
                "operationId": "getThing",
                "tags": ["things", "more"],
                "summary": "Get a thing.",
                "x-clientwright-pagination": {"style": "page", "page-parameter": "page", "items": "/data"},
                "parameters": [
                    {"name": "limit", "in": "query", "description": "How many.", "schema": {"type": "integer"}},
                    {"name": "sort", "in": "query", "schema": TEXTS, "example": ["a"]},
                    {"name": "X-Trace", "in": "header", "schema": STRING},
                    {"name": "session", "in": "cookie", "schema": STRING},
                    {"name": "where", "in": "query", "content": _json({"type": "object"})},
                    {"$ref": "#/components/parameters/Page"},
                ],
                "responses": {
                    "200": _answer(
                        "The thing.",
                        content={**_json(THING), "text/csv": {}},
                        headers={
                            "X-Total": {"required": True, "schema": {"type": "integer"}},
                            "X-Note": {"description": "A note.", "schema": TEXTS},
                        },
                        links={"self": {"operationId": "getThing"}},
                    ),
                    "404": {"$ref": "#/components/responses/Lost"},
                    "5XX": _answer("Broken.", content=_json(STRING)),
                },
            },
            "delete": {"operationId": "deleteThing", "responses": {"204": _answer("Gone.")}},
        },
        "/things": {
            "post": {
                "operationId": "makeThing",
                "x-clientwright-effect": "create",
                "x-clientwright-idempotency": {"header": "Idempotency-Key"},
                "x-clientwright-scopes": ["write"],
                "security": [{"key": []}, {"oauth": ["read"]}],
                "requestBody": {"$ref": "#/components/requestBodies/Thing"},
                "callbacks": {
                    "done": {
                        "{$request.body#/url}": {
                            "post": {
                                "requestBody": {"content": _json(THING)},
                                "responses": {"204": _answer("Taken.")},
                            }
                        }
                    }
                },
                "responses": {
                    "201": _answer("Made.", **{"x-clientwright-failure": {"pointer": "/state", "values": ["bad"]}}),
                    "default": _answer("Refused.", content=_json(STRING)),
                },
            }
        },
    },
    "webhooks": {
        "thingMade": {
            "post": {
                "operationId": "onThing",
                "parameters": [
                    {"name": "X-Sign", "in": "header", "required": True, "schema": STRING},
                    {"name": "X-Try", "in": "header", "schema": STRING},
                ],
                "requestBody": {"required": True, "content": _json(THING)},
                "responses": {"204": _answer("Taken."), "410": _answer("No more.")},
            }
        }
    },
    "components": {
        "schemas": {"Thing": {"type": "object", "properties": {"name": STRING, "sizes": TEXTS}}},
        "parameters": {"Page": {"name": "page", "in": "query", "schema": {"type": "integer"}}},
        "responses": {"Lost": _answer("There is no such thing.", content=_json(STRING))},
        "requestBodies": {
            "Thing": {
                "description": "A thing.",
                "content": {
                    **_json(THING),
                    "multipart/form-data": {
                        "schema": {"type": "object", "properties": {"file": STRING, "sizes": TEXTS, "part": THING}},
                        "encoding": {
                            "file": {"contentType": "image/png", "headers": {"X-Part": {"schema": STRING}}},
                            "sizes": {"style": "form", "explode": True},
                        },
                    },
                },
            }
        },
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "Key", "description": "A key."},
            "oauth": {
                "type": "oauth2",
                "flows": {
                    "clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {"read": "Read.", "write": "W."}}
                },
            },
            "bearer": {"type": "http", "scheme": "bearer"},
        },
    },
}


def spec(data: Any, name: str = "things.json") -> Spec:
    """Read data as a spec, as if it stood in a file."""
    return spec_of(loads(json.dumps(data, indent=1), name))


def edited(data: Any, *edits: tuple[str, Any]) -> Any:
    """Give a copy with other values at some JSON pointers; `DROP` takes away, `-` appends to a list."""
    root = json.loads(json.dumps(data))
    for pointer, value in edits:
        *path, last = split(pointer)
        node = root
        for token in path:
            node = node[int(token)] if isinstance(node, list) else node[token]
        if isinstance(node, list) and last == "-":
            node.append(value)
        elif value is DROP:
            del node[int(last) if isinstance(node, list) else last]
        else:
            node[int(last) if isinstance(node, list) else last] = json.loads(json.dumps(value))
    return root


def changes(before: Any, after: Any) -> tuple[Change, ...]:
    """Compare two sets of data."""
    return compare(spec(before), spec(after), "things")


def said(found: tuple[Change, ...]) -> list[str]:
    """Say in short what was found: rules and verdicts."""
    return sorted(f"{one.rule}: {one.wire}" for one in found)


def places(found: tuple[Change, ...]) -> list[tuple[str | None, str | None]]:
    """Give the places that are named, those of the base first."""
    pairs = [(one.old.pointer if one.old else None, one.new.pointer if one.new else None) for one in found]
    return sorted(pairs, key=repr)
