"""One description with every trap for a generated client, and a full instance of its main schema."""

from __future__ import annotations

from generation_helping import answer, sent, spec

REF = "#/components/schemas/"


DOCUMENT = spec(
    {
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "operationId": "get_thing",
                "tags": ["things"],
                **answer({"$ref": f"{REF}Thing"}),
                "parameters": [
                    {"name": "params", "in": "query", "schema": {"type": "string"}},
                    {"name": "headers", "in": "query", "schema": {"type": "string"}},
                    {"name": "response", "in": "query", "schema": {"type": "string"}},
                    {"name": "day", "in": "header", "schema": {"type": "string", "format": "date"}},
                    {"name": "key", "in": "header", "schema": {"type": "string", "format": "uuid"}},
                    {"name": "flag", "in": "header", "schema": {"type": ["boolean", "null"]}},
                    {
                        "name": "ids",
                        "in": "query",
                        "explode": False,
                        "schema": {"type": "array", "items": {"type": "integer"}},
                    },
                    {
                        "name": "piped",
                        "in": "query",
                        "style": "pipeDelimited",
                        "explode": False,
                        "schema": {"type": "array", "items": {"type": "string"}},
                    },
                    {
                        "name": "filter",
                        "in": "query",
                        "style": "deepObject",
                        "schema": {"type": "object", "properties": {"a": {"type": "boolean"}}},
                    },
                    {
                        "name": "either",
                        "in": "query",
                        "schema": {
                            "oneOf": [{"type": "object", "properties": {"b": {"type": "integer"}}}, {"type": "integer"}]
                        },
                    },
                ],
            },
        },
        "/at/{when}/{flag}": {
            "get": {
                "operationId": "at",
                "responses": {"204": {"description": ""}},
                "parameters": [
                    {
                        "name": "when",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "format": "date-time"},
                    },
                    {"name": "flag", "in": "path", "required": True, "schema": {"type": "boolean"}},
                ],
            }
        },
        "/upload": {
            "post": {
                "operationId": "upload",
                **sent(
                    {
                        "type": "object",
                        "properties": {
                            "file": {"type": "string", "format": "binary"},
                            "on": {"type": "boolean"},
                            "fixed": {"const": 7},
                            "types": {"type": "string"},
                        },
                    },
                    "multipart/form-data",
                ),
            }
        },
        "/form": {
            "post": {
                "operationId": "form",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/x-www-form-urlencoded": {
                            "schema": {
                                "type": "object",
                                "properties": {
                                    "deep": {"type": "object"},
                                    "plain": {"type": "object"},
                                    "on": {"type": "boolean"},
                                },
                            },
                            "encoding": {"deep": {"style": "deepObject", "explode": True}},
                        }
                    },
                },
                "responses": {},
            }
        },
        "/several": {
            "post": {
                "operationId": "several",
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": f"{REF}Thing"}},
                        "application/x-www-form-urlencoded": {
                            "schema": {"$ref": f"{REF}Other"},
                            "encoding": {"deep": {"style": "deepObject"}},
                        },
                        "text/csv": {"schema": {"type": "string"}},
                        "multipart/form-data": {"schema": {"type": "object", "properties": {"x": {"type": "integer"}}}},
                    }
                },
                "responses": {"204": {"description": ""}},
            }
        },
        "/secret": {"get": {"operationId": "secret", "responses": {}, "security": [{"token": []}]}},
    },
    {
        "Other": {"type": "object", "properties": {"x": {"type": "integer"}}},
        "D": {"type": "object"},
        "AdditionalProperty": {"type": "object", "additionalProperties": {"$ref": f"{REF}Other"}},
        "State": {"type": "string", "enum": ["on", "off"]},
        "Thing": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "state": {"type": ["string", "null"], "enum": ["a", "A", None]},
                "known": {"$ref": f"{REF}State"},
                "when": {"type": ["string", "null"], "format": "date-time"},
                "text": {"type": ["string", "null"]},
                "other": {"oneOf": [{"$ref": f"{REF}Other"}, {"type": "null"}]},
                "fixed": {"const": True},
                "one": {"oneOf": [{"const": "a"}, {"const": 'b"\\'}]},
                "quoted": {"type": "string", "default": "x\"y\\z'{0}"},
                "lists": {
                    "oneOf": [
                        {"type": "array", "items": {"$ref": f"{REF}Other"}},
                        {"type": "array", "items": {"type": "string"}},
                    ]
                },
                "tags": {"type": "array", "items": {"$ref": f"{REF}Other"}},
                "tags_item": {"type": "string"},
                "additional_properties": {"type": "integer"},
                "to_dict": {"type": "integer"},
                "from_dict": {"type": "integer"},
                "d": {"type": "integer"},
                "cls": {"type": "integer"},
                "field_dict": {"type": "integer"},
                "cast": {"type": "integer"},
                "thing": {"type": "integer"},
                "type": {"type": "integer"},
                "@type": {"type": "integer"},
            },
        },
    },
)


FULL = {
    "id": "1",
    "state": "A",
    "known": "on",
    "when": "2024-01-01T00:00:00+00:00",
    "text": None,
    "other": {"x": 1, "more": [1]},
    "fixed": True,
    "one": 'b"\\',
    "quoted": "q",
    "lists": ["s", {"x": 1}],
    "tags": [{"x": 1}, {"x": 2}],
    "tags_item": "kept",
    "additional_properties": 1,
    "to_dict": 2,
    "from_dict": 3,
    "d": 4,
    "cls": 5,
    "field_dict": 6,
    "cast": 7,
    "thing": 8,
    "type": 9,
    "@type": 10,
    "unknown": {"kept": True},
}
