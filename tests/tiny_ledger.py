"""A tiny spec and the ledger that states the same, to make differences in."""

from __future__ import annotations

import copy
import json
from typing import Any

from clientwright.pipeline.documents import Document, join, resolve, split
from clientwright.pipeline.loading import loads

LEDGER: dict[str, Any] = {
    "ledger": 1,
    "provider": "tiny",
    "document": {"title": "Things", "url": "https://things.example", "sha256": "0" * 64, "lines": 50},
    "read": "2026-11-21",
    "reasons": {"never-null": "Null is never shown.", "guess": "A guess."},
    "servers": [{"url": "https://a.example", "environment": "production", "line": 1}],
    "security": {"bearer": {"type": "http", "scheme": "bearer", "line": 2}},
    "operations": {
        "GET /things": {
            "line": 3,
            "operation": "listThings",
            "deprecated": False,
            "security": ["bearer"],
            "parameters": {"query page": {"line": 4, "type": "integer", "default": 1, "required": False}},
            "responses": {
                "200": {
                    "line": 5,
                    "media_type": "application/json",
                    "shape": "Page",
                    "headers": {"Retry-After": {"type": "string"}},
                },
                "404": {"line": 6},
            },
        },
        "POST /things": {
            "line": 7,
            "deprecated": True,
            "security": [],
            "request": {"line": 8, "required": True, "media_type": "application/json", "shape": "Thing"},
            "responses": {"201": {"line": 9, "media_type": "text/plain"}},
        },
    },
    "examples": {"a.200": {"line": 18, "sha256": "0" * 64}},
    "shapes": {
        "Page": {
            "fields": {
                "data": {"line": 10, "type": "array of Thing", "required": True, "nullable": False},
                "links": {"line": 11, "type": "map of array of string", "required": False, "nullable": False},
            }
        },
        "Thing": {
            "fields": {
                "id": {
                    "line": 12,
                    "type": "string",
                    "format": "uuid",
                    "required": True,
                    "nullable": False,
                    "assumed": {"nullable": "never-null"},
                },
                "colour": {"line": 13, "type": "string", "enum": ["RED", "BLUE"], "required": False, "nullable": True},
                "size": {
                    "source": "a guide",
                    "type": "integer or string",
                    "required": False,
                    "nullable": False,
                    "from": {"format": "another guide"},
                },
                "parts": {"line": [14, 15], "type": "array of Thing", "required": False, "nullable": True},
                "extra": {
                    "line": 16,
                    "type": "any",
                    "deprecated": True,
                    "required": False,
                    "nullable": False,
                    "from": {"type": 17},
                    "assumed": {"required": "guess"},
                },
            }
        },
    },
}
JSON = "application/json"
SPEC: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "Tiny", "version": "1"},
    "servers": [{"url": "https://a.example", "x-clientwright-environment": "production"}],
    "security": [{"bearer": []}],
    "paths": {
        "/things": {
            "get": {
                "operationId": "listThings",
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}}],
                "responses": {
                    "200": {
                        "description": "A page.",
                        "headers": {"Retry-After": {"schema": {"type": "string"}}},
                        "content": {JSON: {"schema": {"$ref": "#/components/schemas/ThingList"}}},
                    },
                    "404": {"description": "None."},
                },
            },
            "post": {
                "deprecated": True,
                "security": [],
                "requestBody": {
                    "required": True,
                    "content": {JSON: {"schema": {"$ref": "#/components/schemas/AThing"}}},
                },
                "responses": {"201": {"description": "Made.", "content": {"text/plain": {}}}},
            },
        }
    },
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "ThingList": {
                "type": "object",
                "required": ["data"],
                "properties": {
                    "data": {"type": "array", "items": {"$ref": "#/components/schemas/AThing"}},
                    "links": {
                        "type": "object",
                        "additionalProperties": {"type": "array", "items": {"type": "string"}},
                    },
                },
            },
            "AThing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "colour": {"oneOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}]},
                    "size": {"type": ["integer", "string"]},
                    "parts": {"type": ["array", "null"], "items": {"$ref": "#/components/schemas/AThing"}},
                    "extra": {"deprecated": True},
                },
            },
            "Colour": {"type": "string", "enum": ["BLUE", "RED"]},
        },
    },
}
THING = "/components/schemas/AThing"
GET = "/paths/~1things/get"
GONE = object()


def document(data: Any, name: str = "spec.json") -> Document:
    """Load JSON data as if it stood in a file."""
    return loads(json.dumps(data, indent=1), name)


def edited(data: Any, pointer: str, value: Any) -> Any:
    """Give a copy of JSON data with another value, or none, at a pointer."""
    data = copy.deepcopy(data)
    *above, last = split(pointer)
    parent = resolve(data, join("", *above))
    key: Any = int(last) if isinstance(parent, list) else last
    if value is GONE:
        del parent[key]
    elif isinstance(parent, list) and key == len(parent):
        parent.append(value)
    else:
        parent[key] = value
    return data
