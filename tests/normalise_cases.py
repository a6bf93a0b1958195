"""What is written in descriptions, and what the generator is given for it."""

from __future__ import annotations

from typing import Any

from generation_helping import document, spec

from clientwright.pipeline.generation.normalise import normalise

REF = "#/components/schemas/"


NULL = {"type": "null"}


A = {"$ref": f"{REF}A"}


OBJECT = {"type": "object", "properties": {"x": {"type": "string"}}}


ENUM = {"type": "string", "enum": ["v"], "x-enum-varnames": ["V"]}


def components(version: str = "3.1.1", **schemas: Any) -> dict[str, Any]:
    """Normalise components alone."""
    schemas_of = normalise(document(spec(schemas=schemas, version=version))).data["components"]["schemas"]
    assert isinstance(schemas_of, dict)
    return schemas_of


PROPERTIES: dict[str, tuple[Any, Any]] = {
    "reference": (A, A),
    "description-beside-reference": ({**A, "description": "d"}, {**A, "description": "d"}),
    "nullable-beside-reference": ({**A, "nullable": True}, {"oneOf": [A, NULL]}),
    "nullable-scalar": ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    "type-with-null": ({"type": ["string", "null"]}, {"type": ["string", "null"]}),
    "one-type-in-a-list": ({"type": ["string"]}, {"type": "string"}),
    "several-types": (
        {"type": ["string", "integer", "null"]},
        {"oneOf": [{"type": "string"}, {"type": "integer"}, NULL]},
    ),
    "null-in-a-union": ({"oneOf": [A], "nullable": True}, {"oneOf": [A, NULL]}),
    "anything": ({}, {}),
    "true": (True, {}),
    "false": (False, {}),
    "array-without-items": ({"type": "array"}, {"type": "array", "items": {}}),
    "array-without-type": ({"items": A}, {"type": "array", "items": A}),
    "no-items": ({"type": "array", "items": False}, {"type": "array", "items": {}}),
    "tuple": (
        {"type": "array", "prefixItems": [A, {"type": "string"}], "items": False},
        {"type": "array", "items": {"anyOf": [A, {"type": "string"}]}},
    ),
    "tuple-of-one": ({"type": "array", "prefixItems": [A], "items": False}, {"type": "array", "items": A}),
    "tuple-and-anything": ({"type": "array", "prefixItems": [A]}, {"type": "array", "items": {}}),
    "tuple-at-most": (
        {"type": "array", "prefixItems": [A], "maxItems": 1},
        {"type": "array", "items": A, "maxItems": 1},
    ),
    "open-tuple": (
        {"type": "array", "prefixItems": [A], "items": {"type": "string"}},
        {"type": "array", "items": {"anyOf": [A, {"type": "string"}]}},
    ),
    "two-arrays": (
        {"oneOf": [{"type": "array", "items": A}, {"type": "array", "items": {"type": "string"}}, NULL]},
        {"oneOf": [{"type": "array", "items": {"anyOf": [A, {"type": "string"}]}}, NULL]},
    ),
    "keywords-about-validity": ({"type": "string", "not": {}, "if": {}, "$comment": "c"}, {"type": "string"}),
    "null-constant": ({"const": None}, NULL),
    "nullable-constant": ({"const": "a", "nullable": True}, {"oneOf": [{"const": "a"}, NULL]}),
    "enum-of-null": ({"enum": [None]}, NULL),
    "enum-of-fractions": ({"enum": [1, 1.5]}, {"type": "number"}),
    "enum-of-booleans": ({"enum": [True]}, {"type": "boolean"}),
    "boolean-enum": ({"type": "boolean", "enum": [True]}, {"type": "boolean"}),
    "default": ({"type": "integer", "default": 5}, {"type": "integer", "default": 5}),
    "default-of-another-type": ({"type": "integer", "default": "5"}, {"type": "integer"}),
    "boolean-for-a-number": ({"type": "integer", "default": True}, {"type": "integer"}),
    "default-that-is-a-list": ({"default": [1]}, {}),
    "default-that-is-no-date": (
        {"type": "string", "format": "date", "default": "x"},
        {"type": "string", "format": "date"},
    ),
    "default-that-is-a-date": (
        {"type": "string", "format": "date", "default": "2024-01-01"},
        {"type": "string", "format": "date", "default": "2024-01-01"},
    ),
    "default-of-a-file": (
        {"type": "string", "format": "binary", "default": "x"},
        {"type": "string", "contentMediaType": "application/octet-stream", "default": "x"},
    ),
    "default-beside-reference": (
        {"$ref": f"{REF}E", "default": "v"},
        {"allOf": [{"$ref": f"{REF}E"}], "default": "v"},
    ),
    "bad-default-beside-reference": ({"$ref": f"{REF}E", "default": "w"}, {"$ref": f"{REF}E"}),
    "all-of-one-reference": ({"allOf": [A]}, {"allOf": [A]}),
    "all-of-with-a-remark": ({"allOf": [A, {"description": "d"}]}, {"allOf": [A], "description": "d"}),
    "all-of-nullable": ({"allOf": [A], "nullable": True}, {"oneOf": [{"allOf": [A]}, NULL]}),
    "all-of-scalars": ({"allOf": [{"type": "string"}, {"maxLength": 5}]}, {"type": "string", "maxLength": 5}),
    "union-of-requirements": ({"type": "string", "anyOf": [{"required": ["x"]}]}, {"type": "string"}),
    "union-with-a-type": (
        {"type": "string", "anyOf": [{"format": "date"}, {"format": "uuid"}]},
        {"anyOf": [{"format": "date", "type": "string"}, {"format": "uuid", "type": "string"}]},
    ),
    "union-of-null": ({"anyOf": [NULL]}, NULL),
    "same-variant-twice": ({"anyOf": [A, A]}, {"anyOf": [A]}),
    "title": ({"type": "string", "title": "t"}, {"type": "string", "description": "t"}),
    "examples": ({"type": "string", "examples": ["e"]}, {"type": "string", "example": "e", "x-examples": ["e"]}),
    "deep-reference": ({"$ref": f"{REF}A/properties/x"}, {"$ref": f"{REF}AX"}),
    "escaped-reference": ({"$ref": f"{REF}a~1b%20c"}, {"$ref": f"{REF}AbC"}),
    "alias": ({"$ref": f"{REF}Alias"}, A),
    "nullable-component": ({"$ref": f"{REF}N"}, {"$ref": f"{REF}NOrNone"}),
}


SCHEMAS = {
    "A": OBJECT,
    "E": {"type": "string", "enum": ["v"]},
    "Alias": A,
    "a/b c": OBJECT,
    "N": {**OBJECT, "type": ["object", "null"]},
}


HOISTED: dict[str, tuple[Any, Any, str, Any]] = {
    "object": (OBJECT, {"$ref": f"{REF}ZP"}, "ZP", OBJECT),
    "enum": ({"enum": ["v"]}, {"$ref": f"{REF}ZP"}, "ZP", ENUM),
    "enum-with-null": (
        {"type": ["string", "null"], "enum": ["v", None]},
        {"oneOf": [{"$ref": f"{REF}ZP"}, NULL]},
        "ZP",
        ENUM,
    ),
    "nullable-object": ({**OBJECT, "type": ["object", "null"]}, {"oneOf": [{"$ref": f"{REF}ZP"}, NULL]}, "ZP", OBJECT),
    "item": (
        {"type": "array", "items": OBJECT},
        {"type": "array", "items": {"$ref": f"{REF}ZPItem"}},
        "ZPItem",
        OBJECT,
    ),
    "map": ({"type": "object", "additionalProperties": OBJECT}, {"$ref": f"{REF}ZP"}, "ZPValue", OBJECT),
    "variant": (
        {"oneOf": [OBJECT, {"type": "string"}]},
        {"oneOf": [{"$ref": f"{REF}ZPType0"}, {"type": "string"}]},
        "ZPType0",
        OBJECT,
    ),
    "own-beside-all-of": (
        {"allOf": [A], "required": ["x"]},
        {"$ref": f"{REF}ZP"},
        "ZP",
        {"allOf": [A, {"required": ["x"]}], "type": "object"},
    ),
    "nested-all-of": (
        {"allOf": [{"allOf": [A, OBJECT]}]},
        {"$ref": f"{REF}ZP"},
        "ZP",
        {"allOf": [A, {"properties": {"x": {"type": "string"}}}], "type": "object"},
    ),
    "all-of-inline-alone": (
        {"allOf": [OBJECT, {"required": ["x"]}]},
        {"$ref": f"{REF}ZP"},
        "ZP",
        {**OBJECT, "required": ["x"]},
    ),
    "taken-name": (OBJECT, {"$ref": f"{REF}ZP2"}, "ZP2", OBJECT),
}


PARAMETERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "query-array": ({"in": "query", "schema": {"type": "array"}}, {"type": "array", "items": {}}),
    "description": (
        {"in": "query", "schema": {"type": "string"}, "description": "d"},
        {"type": "string", "description": "d"},
    ),
    "no-schema": ({"in": "query"}, {"type": "string"}),
    "header-array": ({"in": "header", "schema": {"type": "array"}}, {"type": "array", "items": {}}),
    "header-date": (
        {"in": "header", "schema": {"type": "string", "format": "date"}},
        {"type": "string", "format": "date"},
    ),
    "header-null": ({"in": "header", "schema": {"type": ["integer", "null"]}}, {"type": "integer"}),
    "header-enum": ({"in": "header", "schema": {"$ref": f"{REF}E"}}, {"$ref": f"{REF}E"}),
    "header-object": ({"in": "header", "schema": A, "description": "d"}, A),
    "header-enum-or-null": ({"in": "header", "schema": {"oneOf": [{"$ref": f"{REF}E"}, NULL]}}, {"$ref": f"{REF}E"}),
    "header-only-null": ({"in": "header", "schema": NULL}, {"type": "string"}),
    "header-union-or-null": (
        {"in": "header", "schema": {"oneOf": [{"type": "integer"}, {"type": "array"}, NULL]}, "description": "d"},
        {"oneOf": [{"type": "integer"}, {"type": "array", "items": {}}], "description": "d"},
    ),
    "cookie-number": ({"in": "cookie", "schema": {"type": "integer"}}, {"type": "integer"}),
    "cookie-untyped": ({"in": "cookie", "schema": {"title": "P"}}, {"type": "string"}),
    "cookie-text": ({"in": "cookie", "schema": {"type": "string"}}, {"type": "string"}),
}


SECURITY: dict[str, tuple[Any, Any, list[Any]]] = {
    "global": (None, [{"t": []}], [{"t": []}]),
    "own": ([{"o": []}], [{"t": []}], [{"o": []}]),
    "none": ([], [{"t": []}], []),
    "optional": ([{}, {"t": []}], None, []),
    "absent": (None, None, []),
}


BINARY = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


TEXT = {"text/plain": {"schema": {"type": "string"}}}


ANSWERS: dict[str, tuple[dict[str, Any], dict[str, Any] | None]] = {
    "json": ({"application/json": {"schema": A}}, {"application/json": {"schema": A}}),
    "suffix": ({"application/problem+json; charset=utf-8": {"schema": A}}, {"application/json": {"schema": A}}),
    "best": (
        {"application/xml": {}, "image/png": {}, "application/json": {"schema": A}},
        {"application/json": {"schema": A}},
    ),
    "xml": ({"application/xml": {"schema": A}}, TEXT),
    "html": ({"text/html": {"schema": A}}, TEXT),
    "pdf": ({"application/pdf": {}}, BINARY),
    "anything": ({"*/*": {"schema": A}}, {"application/json": {"schema": A}}),
    "any-bytes": ({"*/*": {}}, BINARY),
    "json-file": ({"application/json": {"schema": {"type": "string", "format": "binary"}}}, BINARY),
    "null": ({"application/json": {"schema": NULL}}, {"application/json": {"schema": {}}}),
    "nothing": ({}, None),
}


BODIES: dict[str, tuple[list[tuple[str, Any]], list[str]]] = {
    "json": ([("application/json", A)], ["application/json"]),
    "same-schema": ([("application/x-www-form-urlencoded", A), ("application/json", A)], ["application/json"]),
    "different": (
        [("application/json", A), ("multipart/form-data", OBJECT)],
        ["application/json", "multipart/form-data"],
    ),
    "array": ([("application/json", {"type": "array"}), ("multipart/form-data", OBJECT)], ["application/json"]),
    "files": ([("image/png", {}), ("application/pdf", {})], ["image/png"]),
    "text": ([("image/png", {}), ("text/csv", {}), ("text/plain", {})], ["text/csv", "image/png"]),
    "range": ([("image/*", {})], ["application/octet-stream"]),
    "form": ([("application/x-www-form-urlencoded", {})], ["application/x-www-form-urlencoded"]),
}
