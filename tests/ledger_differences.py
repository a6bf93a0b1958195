"""Where the tiny spec is changed, and what the comparison says: rule, place and attribute."""

from __future__ import annotations

from typing import Any

from tiny_ledger import GET, GONE, JSON, THING

DIFFERENT: dict[str, tuple[str, Any, list[tuple[str, str, str]]]] = {
    "server-url": (
        "/servers/0/url",
        "https://b.example",
        [
            ("missing-in-spec", "server https://a.example", "present"),
            ("missing-in-ledger", "server https://b.example", "present"),
        ],
    ),
    "server-environment": (
        "/servers/0/x-clientwright-environment",
        "sandbox",
        [("different", "server https://a.example", "environment")],
    ),
    "no-servers": ("/servers", GONE, [("missing-in-spec", "server https://a.example", "present")]),
    "scheme-name": (
        "/components/securitySchemes",
        {"token": {"type": "http", "scheme": "bearer"}},
        [("missing-in-spec", "security bearer", "present"), ("missing-in-ledger", "security token", "present")],
    ),
    "scheme-type": ("/components/securitySchemes/bearer/type", "oauth2", [("different", "security bearer", "type")]),
    "scheme-scheme": (
        "/components/securitySchemes/bearer/scheme",
        "basic",
        [("different", "security bearer", "scheme")],
    ),
    "scheme-in": ("/components/securitySchemes/bearer/in", "header", [("different", "security bearer", "in")]),
    "scheme-header": ("/components/securitySchemes/bearer/name", "Key", [("different", "security bearer", "name")]),
    "security-root": ("/security", [], [("different", "GET /things", "security")]),
    "security-operation": (
        "/paths/~1things/post/security",
        [{"bearer": []}],
        [("different", "POST /things", "security")],
    ),
    "security-alternative": (f"{GET}/security", [{"bearer": []}, {}], [("different", "GET /things", "security")]),
    "security-both": (f"{GET}/security", [{"bearer": [], "key": []}], [("different", "GET /things", "security")]),
    "operation-missing": ("/paths/~1things/post", GONE, [("missing-in-spec", "POST /things", "present")]),
    "operation-more": (
        "/paths/~1things/put",
        {"responses": {}},
        [("missing-in-ledger", "PUT /things", "present")],
    ),
    "operation-deprecated": (f"{GET}/deprecated", True, [("different", "GET /things", "deprecated")]),
    "parameter-missing": (f"{GET}/parameters/0", GONE, [("missing-in-spec", "GET /things query page", "present")]),
    "parameter-more": (
        f"{GET}/parameters/1",
        {"name": "x", "in": "header", "schema": {}},
        [("missing-in-ledger", "GET /things header x", "present")],
    ),
    "parameter-required": (
        f"{GET}/parameters/0/required",
        True,
        [("different", "GET /things query page", "required")],
    ),
    "parameter-deprecated": (
        f"{GET}/parameters/0/deprecated",
        True,
        [("different", "GET /things query page", "deprecated")],
    ),
    "parameter-type": (f"{GET}/parameters/0/schema/type", "string", [("different", "GET /things query page", "type")]),
    "parameter-default": (
        f"{GET}/parameters/0/schema/default",
        2,
        [("different", "GET /things query page", "default")],
    ),
    "parameter-default-true": (
        f"{GET}/parameters/0/schema/default",
        True,
        [("different", "GET /things query page", "default")],
    ),
    "request-missing": (
        "/paths/~1things/post/requestBody",
        GONE,
        [("missing-in-spec", "POST /things request", "present")],
    ),
    "request-more": (
        f"{GET}/requestBody",
        {"content": {}},
        [("missing-in-ledger", "GET /things request", "present")],
    ),
    "request-required": (
        "/paths/~1things/post/requestBody/required",
        GONE,
        [("different", "POST /things request", "required")],
    ),
    "request-media-type": (
        "/paths/~1things/post/requestBody/content",
        {"text/plain": {}},
        [("different", "POST /things request", "media_type")],
    ),
    "request-shape": (
        "/paths/~1things/post/requestBody/content/application~1json/schema",
        {"type": "array", "items": {"$ref": "#/components/schemas/AThing"}},
        [("different", "POST /things request", "shape")],
    ),
    "status-missing": (f"{GET}/responses/404", GONE, [("missing-in-spec", "GET /things 404", "status")]),
    "status-more": (
        f"{GET}/responses/500",
        {"description": "x"},
        [("missing-in-ledger", "GET /things 500", "status")],
    ),
    "status-extension": (f"{GET}/responses/x-note", "A note.", []),
    "header-missing": (
        f"{GET}/responses/200/headers/Retry-After",
        GONE,
        [("missing-in-spec", "GET /things 200 header Retry-After", "present")],
    ),
    "header-more": (
        f"{GET}/responses/404/headers",
        {"X": {"schema": {}}},
        [("missing-in-ledger", "GET /things 404 header X", "present")],
    ),
    "header-required": (
        f"{GET}/responses/200/headers/Retry-After/required",
        True,
        [("different", "GET /things 200 header Retry-After", "required")],
    ),
    "header-type": (
        f"{GET}/responses/200/headers/Retry-After/schema/type",
        "integer",
        [("different", "GET /things 200 header Retry-After", "type")],
    ),
    "body-missing": (f"{GET}/responses/200/content", GONE, [("different", "GET /things 200", "media_type")]),
    "body-more": (
        f"{GET}/responses/404/content",
        {JSON: {"schema": {}}},
        [("different", "GET /things 404", "media_type")],
    ),
    "body-schema-more": (
        "/paths/~1things/post/responses/201/content/text~1plain/schema",
        {"type": "string"},
        [("different", "POST /things 201", "shape")],
    ),
    "body-nullable": (
        f"{GET}/responses/200/content/application~1json/schema",
        {"anyOf": [{"$ref": "#/components/schemas/ThingList"}, {"type": "null"}]},
        [("different", "GET /things 200", "nullable")],
    ),
    "field-missing": (
        f"{THING}/properties/size",
        GONE,
        [("missing-in-spec", "GET /things 200 data[].size", "present")],
    ),
    "field-more": (f"{THING}/properties/more", {}, [("missing-in-ledger", "GET /things 200 data[].more", "present")]),
    "field-required-yet-missing": (
        f"{THING}/properties/id",
        GONE,
        [("missing-in-spec", "GET /things 200 data[].id", "present")],
    ),
    "field-required-only": (
        f"{THING}/required/1",
        "ghost",
        [("missing-in-ledger", "GET /things 200 data[].ghost", "present")],
    ),
    "field-required": (f"{THING}/required/1", "size", [("different", "GET /things 200 data[].size", "required")]),
    "field-not-required": (f"{THING}/required/0", GONE, [("different", "GET /things 200 data[].id", "required")]),
    "field-type": (
        f"{THING}/properties/id/type",
        "integer",
        [("different", "GET /things 200 data[].id", "type")],
    ),
    "field-format": (f"{THING}/properties/id/format", "uri", [("different", "GET /things 200 data[].id", "format")]),
    "field-no-format": (
        f"{THING}/properties/id/format",
        GONE,
        [("different", "GET /things 200 data[].id", "format")],
    ),
    "field-pattern": (f"{THING}/properties/id/pattern", "a", [("different", "GET /things 200 data[].id", "pattern")]),
    "field-nullable": (
        f"{THING}/properties/id/type",
        ["string", "null"],
        [("different", "GET /things 200 data[].id", "nullable")],
    ),
    "field-not-nullable": (
        f"{THING}/properties/colour",
        {"$ref": "#/components/schemas/Colour"},
        [("different", "GET /things 200 data[].colour", "nullable")],
    ),
    "field-reference-forbids-null": (
        f"{THING}/properties/colour/$ref",
        "#/components/schemas/Colour",
        [("different", "GET /things 200 data[].colour", "nullable")],
    ),
    "field-null-twice": (
        "/components/schemas/Colour",
        {"type": ["string", "null"], "enum": ["RED", "BLUE", None]},
        [("different", "GET /things 200 data[].colour", "nullable")],
    ),
    "field-deprecated": (
        f"{THING}/properties/size/deprecated",
        True,
        [("different", "GET /things 200 data[].size", "deprecated")],
    ),
    "field-default": (
        f"{THING}/properties/size/default",
        1,
        [("different", "GET /things 200 data[].size", "default")],
    ),
    "field-any": (f"{THING}/properties/extra/type", "string", [("different", "GET /things 200 data[].extra", "type")]),
    "enum-member": (
        "/components/schemas/Colour/enum/0",
        "GREEN",
        [("different", "GET /things 200 data[].colour", "enum")],
    ),
    "enum-more": (
        "/components/schemas/Colour/enum/2",
        "GREEN",
        [("different", "GET /things 200 data[].colour", "enum")],
    ),
    "enum-open": ("/components/schemas/Colour/enum", GONE, [("different", "GET /things 200 data[].colour", "enum")]),
    "enum-const": (
        f"{THING}/properties/colour",
        {"oneOf": [{"const": "RED"}, {"type": "null"}]},
        [("different", "GET /things 200 data[].colour", "enum")],
    ),
    "array-type": (
        f"{THING}/properties/parts/type",
        ["object", "null"],
        [("different", "GET /things 200 data[].parts", "type")],
    ),
    "array-items": (
        f"{THING}/properties/parts/items",
        {"type": "string"},
        [("different", "GET /things 200 data[].parts[]", "type")],
    ),
    "array-items-null": (
        "/components/schemas/ThingList/properties/data/items",
        {"anyOf": [{"$ref": "#/components/schemas/AThing"}, {"type": "null"}]},
        [("different", "GET /things 200 data[]", "nullable")],
    ),
    "array-limit": (
        f"{THING}/properties/parts/minItems",
        1,
        [("different", "GET /things 200 data[].parts", "minItems")],
    ),
    "map-values": (
        "/components/schemas/ThingList/properties/links/additionalProperties/items/type",
        "integer",
        [("different", "GET /things 200 links{}[]", "type")],
    ),
    "map-values-format": (
        "/components/schemas/ThingList/properties/links/additionalProperties/items/format",
        "uri",
        [("different", "GET /things 200 links", "format")],
    ),
    "map-closed": (
        "/components/schemas/ThingList/properties/links/additionalProperties",
        False,
        [("different", "GET /things 200 links", "type")],
    ),
    "map-with-fields": (
        "/components/schemas/ThingList/properties/links/properties",
        {"a": {}},
        [("different", "GET /things 200 links", "type")],
    ),
    "union-members": (
        f"{THING}/properties/size/type",
        ["integer", "boolean"],
        [("different", "GET /things 200 data[].size", "type")],
    ),
    "union-member-format": (
        f"{THING}/properties/size",
        {"oneOf": [{"type": "integer"}, {"type": "string", "format": "uri"}]},
        [("different", "GET /things 200 data[].size", "format")],
    ),
    "union-of-one": (
        f"{THING}/properties/size/type",
        "integer",
        [("different", "GET /things 200 data[].size", "type")],
    ),
    "union-of-three": (
        f"{THING}/properties/size/type",
        ["integer", "string", "boolean"],
        [("different", "GET /things 200 data[].size", "type")],
    ),
    "closed": (f"{THING}/additionalProperties", False, [("different", "GET /things 200 data[]", "closed")]),
    "closed-otherwise": (f"{THING}/unevaluatedProperties", False, [("different", "GET /things 200 data[]", "closed")]),
    "typed-rest": (
        f"{THING}/additionalProperties",
        {"type": "string"},
        [("different", "GET /things 200 data[]", "type"), ("different", "POST /things request", "shape")],
    ),
}
