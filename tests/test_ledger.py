from __future__ import annotations

import copy
import json
from typing import Any

import providers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright.conformance.comparing_values import describe
from clientwright.conformance.ledger import assumed, compare, compare_names, differences, entries, read
from clientwright.conformance.schema_views import view
from clientwright.conformance.wire_types import Array, Map, Scalar, Shape, Union, parse, shapes_in
from clientwright.pipeline.documents import Document, join, resolve, split
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of

PROVIDERS = sorted(providers.PROVIDERS)

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
_JSON = "application/json"
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
                        "content": {_JSON: {"schema": {"$ref": "#/components/schemas/ThingList"}}},
                    },
                    "404": {"description": "None."},
                },
            },
            "post": {
                "deprecated": True,
                "security": [],
                "requestBody": {
                    "required": True,
                    "content": {_JSON: {"schema": {"$ref": "#/components/schemas/AThing"}}},
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
_THING = "/components/schemas/AThing"
_GET = "/paths/~1things/get"
_GONE = object()


def document(data: Any, name: str = "spec.json") -> Document:
    """Load JSON data as if it stood in a file."""
    return loads(json.dumps(data, indent=1), name)


def edited(data: Any, pointer: str, value: Any) -> Any:
    """Give a copy of JSON data with another value, or none, at a pointer."""
    data = copy.deepcopy(data)
    *above, last = split(pointer)
    parent = resolve(data, join("", *above))
    key: Any = int(last) if isinstance(parent, list) else last
    if value is _GONE:
        del parent[key]
    elif isinstance(parent, list) and key == len(parent):
        parent.append(value)
    else:
        parent[key] = value
    return data


SAME = {
    "as-it-is": ("/info/title", "Other"),
    "nullable-type-list": (f"{_THING}/properties/colour", {"type": ["string", "null"], "enum": ["RED", "BLUE", None]}),
    "nullable-any-of": (
        f"{_THING}/properties/colour",
        {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}]},
    ),
    "nullable-enum-of-null": (
        f"{_THING}/properties/colour",
        {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"enum": [None]}]},
    ),
    "nullable-const-null": (
        f"{_THING}/properties/colour",
        {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"const": None}]},
    ),
    "nullable-as-in-3.0": (
        f"{_THING}/properties/colour",
        {"type": "string", "enum": ["RED", "BLUE", None], "nullable": True},
    ),
    "union-as-one-of": (f"{_THING}/properties/size", {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
    "inline-not-referenced": (
        f"{_GET}/responses/200/content/application~1json/schema",
        SPEC["components"]["schemas"]["ThingList"],
    ),
    "all-of-one": (f"{_THING}/properties/id", {"allOf": [{"type": "string", "format": "uuid"}]}),
    "all-of-parts": (
        "/components/schemas/ThingList",
        {
            "allOf": [
                {
                    "type": "object",
                    "properties": {"data": SPEC["components"]["schemas"]["ThingList"]["properties"]["data"]},
                },
                {
                    "properties": {"links": {"additionalProperties": {"items": {"type": "string"}}}},
                    "required": ["data"],
                },
            ]
        },
    ),
    "security-on-the-operation": (f"{_GET}/security", [{"bearer": []}]),
    "not-deprecated": (f"{_GET}/deprecated", False),
    "open-by-name": (f"{_THING}/additionalProperties", True),
}


@pytest.mark.parametrize(("pointer", "value"), SAME.values(), ids=SAME)
def test_what_means_the_same_agrees(pointer: str, value: Any) -> None:
    """A ledger speaks of the wire alone: how a schema says it, and what a component is called, is all one."""
    assert () == compare(document(edited(SPEC, pointer, value)), document(LEDGER, "ledger.json"))


# Where the spec is changed, and what the comparison says: rule, place and attribute.
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
    "no-servers": ("/servers", _GONE, [("missing-in-spec", "server https://a.example", "present")]),
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
    "security-alternative": (f"{_GET}/security", [{"bearer": []}, {}], [("different", "GET /things", "security")]),
    "security-both": (f"{_GET}/security", [{"bearer": [], "key": []}], [("different", "GET /things", "security")]),
    "operation-missing": ("/paths/~1things/post", _GONE, [("missing-in-spec", "POST /things", "present")]),
    "operation-more": (
        "/paths/~1things/put",
        {"responses": {}},
        [("missing-in-ledger", "PUT /things", "present")],
    ),
    "operation-deprecated": (f"{_GET}/deprecated", True, [("different", "GET /things", "deprecated")]),
    "parameter-missing": (f"{_GET}/parameters/0", _GONE, [("missing-in-spec", "GET /things query page", "present")]),
    "parameter-more": (
        f"{_GET}/parameters/1",
        {"name": "x", "in": "header", "schema": {}},
        [("missing-in-ledger", "GET /things header x", "present")],
    ),
    "parameter-required": (
        f"{_GET}/parameters/0/required",
        True,
        [("different", "GET /things query page", "required")],
    ),
    "parameter-deprecated": (
        f"{_GET}/parameters/0/deprecated",
        True,
        [("different", "GET /things query page", "deprecated")],
    ),
    "parameter-type": (f"{_GET}/parameters/0/schema/type", "string", [("different", "GET /things query page", "type")]),
    "parameter-default": (
        f"{_GET}/parameters/0/schema/default",
        2,
        [("different", "GET /things query page", "default")],
    ),
    "parameter-default-true": (
        f"{_GET}/parameters/0/schema/default",
        True,
        [("different", "GET /things query page", "default")],
    ),
    "request-missing": (
        "/paths/~1things/post/requestBody",
        _GONE,
        [("missing-in-spec", "POST /things request", "present")],
    ),
    "request-more": (
        f"{_GET}/requestBody",
        {"content": {}},
        [("missing-in-ledger", "GET /things request", "present")],
    ),
    "request-required": (
        "/paths/~1things/post/requestBody/required",
        _GONE,
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
    "status-missing": (f"{_GET}/responses/404", _GONE, [("missing-in-spec", "GET /things 404", "status")]),
    "status-more": (
        f"{_GET}/responses/500",
        {"description": "x"},
        [("missing-in-ledger", "GET /things 500", "status")],
    ),
    "status-extension": (f"{_GET}/responses/x-note", "A note.", []),
    "header-missing": (
        f"{_GET}/responses/200/headers/Retry-After",
        _GONE,
        [("missing-in-spec", "GET /things 200 header Retry-After", "present")],
    ),
    "header-more": (
        f"{_GET}/responses/404/headers",
        {"X": {"schema": {}}},
        [("missing-in-ledger", "GET /things 404 header X", "present")],
    ),
    "header-required": (
        f"{_GET}/responses/200/headers/Retry-After/required",
        True,
        [("different", "GET /things 200 header Retry-After", "required")],
    ),
    "header-type": (
        f"{_GET}/responses/200/headers/Retry-After/schema/type",
        "integer",
        [("different", "GET /things 200 header Retry-After", "type")],
    ),
    "body-missing": (f"{_GET}/responses/200/content", _GONE, [("different", "GET /things 200", "media_type")]),
    "body-more": (
        f"{_GET}/responses/404/content",
        {_JSON: {"schema": {}}},
        [("different", "GET /things 404", "media_type")],
    ),
    "body-schema-more": (
        "/paths/~1things/post/responses/201/content/text~1plain/schema",
        {"type": "string"},
        [("different", "POST /things 201", "shape")],
    ),
    "body-nullable": (
        f"{_GET}/responses/200/content/application~1json/schema",
        {"anyOf": [{"$ref": "#/components/schemas/ThingList"}, {"type": "null"}]},
        [("different", "GET /things 200", "nullable")],
    ),
    "field-missing": (
        f"{_THING}/properties/size",
        _GONE,
        [("missing-in-spec", "GET /things 200 data[].size", "present")],
    ),
    "field-more": (f"{_THING}/properties/more", {}, [("missing-in-ledger", "GET /things 200 data[].more", "present")]),
    "field-required-yet-missing": (
        f"{_THING}/properties/id",
        _GONE,
        [("missing-in-spec", "GET /things 200 data[].id", "present")],
    ),
    "field-required-only": (
        f"{_THING}/required/1",
        "ghost",
        [("missing-in-ledger", "GET /things 200 data[].ghost", "present")],
    ),
    "field-required": (f"{_THING}/required/1", "size", [("different", "GET /things 200 data[].size", "required")]),
    "field-not-required": (f"{_THING}/required/0", _GONE, [("different", "GET /things 200 data[].id", "required")]),
    "field-type": (
        f"{_THING}/properties/id/type",
        "integer",
        [("different", "GET /things 200 data[].id", "type")],
    ),
    "field-format": (f"{_THING}/properties/id/format", "uri", [("different", "GET /things 200 data[].id", "format")]),
    "field-no-format": (
        f"{_THING}/properties/id/format",
        _GONE,
        [("different", "GET /things 200 data[].id", "format")],
    ),
    "field-pattern": (f"{_THING}/properties/id/pattern", "a", [("different", "GET /things 200 data[].id", "pattern")]),
    "field-nullable": (
        f"{_THING}/properties/id/type",
        ["string", "null"],
        [("different", "GET /things 200 data[].id", "nullable")],
    ),
    "field-not-nullable": (
        f"{_THING}/properties/colour",
        {"$ref": "#/components/schemas/Colour"},
        [("different", "GET /things 200 data[].colour", "nullable")],
    ),
    "field-reference-forbids-null": (
        f"{_THING}/properties/colour/$ref",
        "#/components/schemas/Colour",
        [("different", "GET /things 200 data[].colour", "nullable")],
    ),
    "field-null-twice": (
        "/components/schemas/Colour",
        {"type": ["string", "null"], "enum": ["RED", "BLUE", None]},
        [("different", "GET /things 200 data[].colour", "nullable")],
    ),
    "field-deprecated": (
        f"{_THING}/properties/size/deprecated",
        True,
        [("different", "GET /things 200 data[].size", "deprecated")],
    ),
    "field-default": (
        f"{_THING}/properties/size/default",
        1,
        [("different", "GET /things 200 data[].size", "default")],
    ),
    "field-any": (f"{_THING}/properties/extra/type", "string", [("different", "GET /things 200 data[].extra", "type")]),
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
    "enum-open": ("/components/schemas/Colour/enum", _GONE, [("different", "GET /things 200 data[].colour", "enum")]),
    "enum-const": (
        f"{_THING}/properties/colour",
        {"oneOf": [{"const": "RED"}, {"type": "null"}]},
        [("different", "GET /things 200 data[].colour", "enum")],
    ),
    "array-type": (
        f"{_THING}/properties/parts/type",
        ["object", "null"],
        [("different", "GET /things 200 data[].parts", "type")],
    ),
    "array-items": (
        f"{_THING}/properties/parts/items",
        {"type": "string"},
        [("different", "GET /things 200 data[].parts[]", "type")],
    ),
    "array-items-null": (
        "/components/schemas/ThingList/properties/data/items",
        {"anyOf": [{"$ref": "#/components/schemas/AThing"}, {"type": "null"}]},
        [("different", "GET /things 200 data[]", "nullable")],
    ),
    "array-limit": (
        f"{_THING}/properties/parts/minItems",
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
        f"{_THING}/properties/size/type",
        ["integer", "boolean"],
        [("different", "GET /things 200 data[].size", "type")],
    ),
    "union-member-format": (
        f"{_THING}/properties/size",
        {"oneOf": [{"type": "integer"}, {"type": "string", "format": "uri"}]},
        [("different", "GET /things 200 data[].size", "format")],
    ),
    "union-of-one": (
        f"{_THING}/properties/size/type",
        "integer",
        [("different", "GET /things 200 data[].size", "type")],
    ),
    "union-of-three": (
        f"{_THING}/properties/size/type",
        ["integer", "string", "boolean"],
        [("different", "GET /things 200 data[].size", "type")],
    ),
    "closed": (f"{_THING}/additionalProperties", False, [("different", "GET /things 200 data[]", "closed")]),
    "closed-otherwise": (f"{_THING}/unevaluatedProperties", False, [("different", "GET /things 200 data[]", "closed")]),
    "typed-rest": (
        f"{_THING}/additionalProperties",
        {"type": "string"},
        [("different", "GET /things 200 data[]", "type"), ("different", "POST /things request", "shape")],
    ),
}


@pytest.mark.parametrize(("pointer", "value", "expected"), DIFFERENT.values(), ids=DIFFERENT)
def test_every_difference_is_said_once(pointer: str, value: Any, expected: list[tuple[str, str, str]]) -> None:
    """Each way in which a spec can differ from a ledger gives its findings, at its place on the wire, and no others."""
    found = differences(document(edited(SPEC, pointer, value)), read(document(LEDGER, "ledger.json")))
    assert expected == [(one.rule.removeprefix("ledger-"), one.place, one.attribute) for one in found]


GRADES = {
    "stated": (f"{_THING}/properties/id/type", "integer", "fact", "line 12"),
    "assumed": (f"{_THING}/properties/id/type", ["string", "null"], "assumed", "assumed: never-null"),
    "elsewhere": (f"{_THING}/properties/extra/type", "string", "fact", "line 17"),
    "source": (f"{_THING}/properties/size/type", "string", "fact", "a guide"),
    "elsewhere-and-not-stated": (f"{_THING}/properties/size/format", "x", "fact", "another guide"),
    "silent": (f"{_THING}/properties/size/pattern", "x", "silent", "silence"),
    "closed": (f"{_THING}/additionalProperties", False, "silent", "silence"),
    "missing": (f"{_THING}/properties/id", _GONE, "fact", "line 12"),
    "several-lines": (f"{_THING}/properties/parts", _GONE, "fact", "line 14, line 15"),
    "more": (f"{_THING}/properties/more", {}, "fact", "Things"),
}


@pytest.mark.parametrize(("pointer", "value", "grade", "proof"), GRADES.values(), ids=GRADES)
def test_every_difference_is_graded(pointer: str, value: Any, grade: str, proof: str) -> None:
    """A difference tells whether the ledger's side is documented, assumed or mere silence, and where it is from."""
    first = next(differences(document(edited(SPEC, pointer, value)), read(document(LEDGER, "ledger.json"))))
    assert grade == first.grade
    assert proof == first.entry.proof(first.attribute)


def test_a_finding_names_both_sides() -> None:
    """A finding stands in the spec's file and says the wire place, what either side says, and where the ledger does."""
    spec = document(edited(SPEC, f"{_THING}/properties/id/format", "uri"))
    (finding,) = compare(spec, document(LEDGER, "ledger.json"))
    line = document(LEDGER, "ledger.json").locate("/shapes/Thing/fields/id").line
    assert str(spec.locate(f"{_THING}/properties/id").line) == str(finding.location.line)
    assert "spec.json" == finding.location.file
    assert "ledger-different" == finding.rule
    assert finding.message == (
        "GET /things 200 data[].id: format is uri here, and the ledger says uuid"
        f" (line 12; ledger.json:{line}); correct the one that is wrong."
    )


def test_a_missing_field_is_said_without_an_attribute() -> None:
    """A finding about something that is not there says so plainly."""
    spec = document(edited(SPEC, f"{_GET}/responses/404", _GONE))
    (finding,) = compare(spec, document(LEDGER, "ledger.json"))
    assert finding.message.startswith(
        "GET /things 404: is nothing here, and the ledger says there is this status (line 6;"
    )
    assert join(_GET) == finding.pointer


def test_flags_are_said_in_the_words_of_json() -> None:
    """A finding writes true and false as the files do."""
    spec = document(edited(SPEC, "/paths/~1things/post/deprecated", _GONE))
    (finding,) = compare(spec, document(LEDGER, "ledger.json"))
    assert "deprecated is false here, and the ledger says true" in finding.message


_JSON_VALUE = {"anyOf": [{"type": "string", "format": "uri"}, {"type": "array", "items": {"$ref": f"#{_THING}"}}]}
CIRCLES: dict[str, tuple[Any, str]] = {
    "list-of-itself": ({"type": "array", "items": {"$ref": f"#{_THING}"}}, "data[]"),
    "text-or-list-of-itself": (_JSON_VALUE, "data[]"),
    "choice-of-itself": ({"anyOf": [{"$ref": f"#{_THING}"}, {"type": "null"}]}, "nothing but itself"),
    "part-of-itself": ({"allOf": [{"$ref": f"#{_THING}"}]}, "nothing but itself"),
}


@pytest.mark.parametrize(("schema", "words"), CIRCLES.values(), ids=CIRCLES)
def test_a_schema_within_itself_is_compared(schema: Any, words: str) -> None:
    """A schema that contains itself, sensibly or not, comes to findings and to an end."""
    found = compare(document(edited(SPEC, _THING, schema)), document(LEDGER, "ledger.json"))
    assert any(words in finding.message for finding in found)


@pytest.mark.parametrize("target", ["#/components/schemas/Nowhere", "other.yaml#/X", "#/components/schemas/AThing"])
def test_a_broken_reference_is_a_finding(target: str) -> None:
    """A reference that leads nowhere, elsewhere or around in a circle is reported and never a traceback."""
    spec = edited(SPEC, _THING, {"$ref": target})
    assert {"reference-unresolved"} == {one.rule for one in compare(document(spec), document(LEDGER, "ledger.json"))}


def test_names_are_held_against_the_base_spec() -> None:
    """An operation id is compared where the document prints a name, and nowhere else."""
    ledger = document(LEDGER, "ledger.json")
    assert () == compare_names(document(SPEC), ledger)
    renamed = edited(edited(SPEC, f"{_GET}/operationId", "list"), "/paths/~1things/post/operationId", "make")
    (finding,) = compare_names(document(renamed), ledger)
    assert "GET /things: operation is list here, and the ledger says listThings" in finding.message


def test_every_entry_is_given() -> None:
    """The entries of a ledger are all that has evidence of its own or of its parent, each once."""
    get, post = "/operations/GET ~1things", "/operations/POST ~1things"
    assert [
        "/servers/0", "/security/bearer", get, f"{get}/parameters/query page", f"{get}/responses/200",
        f"{get}/responses/200/headers/Retry-After", f"{get}/responses/404", post, f"{post}/request",
        f"{post}/responses/201", *(f"/shapes/Page/fields/{name}" for name in ("data", "links")),
        *(f"/shapes/Thing/fields/{name}" for name in ("id", "colour", "size", "parts", "extra")), "/examples/a.200",
    ] == [entry.pointer for entry in entries(read(document(LEDGER, "ledger.json")))]  # fmt: skip


def test_a_header_has_the_evidence_of_its_status() -> None:
    """A header that cites nothing stands on the line of its status."""
    found = read(document(LEDGER, "ledger.json")).operations["GET /things"].responses["200"].headers["Retry-After"]
    assert "line 5" == found.evidence


def test_assumptions_are_listed() -> None:
    """Every decision that nobody documented is listed with its place and reason, sorted by attribute."""
    found = assumed(read(document(LEDGER, "ledger.json")))
    assert [
        ("tiny", "nullable", "/shapes/Thing/fields/id", "never-null"),
        ("tiny", "required", "/shapes/Thing/fields/extra", "guess"),
    ] == [(one.provider, one.attribute, one.place, one.reason) for one in found]


_ID = "/shapes/Thing/fields/id"
BROKEN: dict[str, tuple[str, Any, str, str]] = {
    "key-of-the-ledger": ("/extra", 1, "ledger-key-unknown", "/extra"),
    "version": ("/ledger", 2, "ledger-value", "/ledger"),
    "version-true": ("/ledger", True, "ledger-value", "/ledger"),
    "no-provider": ("/provider", _GONE, "ledger-key-missing", ""),
    "empty-provider": ("/provider", "", "ledger-value", "/provider"),
    "reason-no-text": ("/reasons/guess", ["A guess."], "ledger-value", "/reasons"),
    "no-lines": ("/document/lines", _GONE, "ledger-key-missing", "/document"),
    "servers": ("/servers", {}, "ledger-value", "/servers"),
    "server": ("/servers/0", "https://a.example", "ledger-value", "/servers/0"),
    "server-key": ("/servers/0/name", "x", "ledger-key-unknown", "/servers/0/name"),
    "scheme-evidence": ("/security/bearer/line", _GONE, "ledger-evidence-missing", "/security/bearer"),
    "operation-evidence": (
        "/operations/GET ~1things/line",
        _GONE,
        "ledger-evidence-missing",
        "/operations/GET ~1things",
    ),
    "operation-security": (
        "/operations/GET ~1things/security",
        ["token"],
        "ledger-security-unknown",
        "/operations/GET ~1things/security",
    ),
    "operation-key": ("/operations/GET ~1things/tags", [], "ledger-key-unknown", "/operations/GET ~1things/tags"),
    "parameter-type": (
        "/operations/GET ~1things/parameters/query page/type",
        _GONE,
        "ledger-key-missing",
        "/operations/GET ~1things/parameters/query page",
    ),
    "request-shape": (
        "/operations/POST ~1things/request/shape",
        "Ghost",
        "ledger-shape-unknown",
        "/operations/POST ~1things/request/shape",
    ),
    "response-key": (
        "/operations/GET ~1things/responses/404/status",
        404,
        "ledger-value",
        "/operations/GET ~1things/responses/404/status",
    ),
    "header-type": (
        "/operations/GET ~1things/responses/200/headers/Retry-After/type",
        "text",
        "ledger-value",
        "/operations/GET ~1things/responses/200/headers/Retry-After/type",
    ),
    "shape-key": ("/shapes/Thing/line", 1, "ledger-key-unknown", "/shapes/Thing/line"),
    "shape-value": ("/shapes/Thing", [], "ledger-value", "/shapes/Thing"),
    "field-type-grammar": (f"{_ID}/type", "list of string", "ledger-value", f"{_ID}/type"),
    "field-type-number": (f"{_ID}/type", 1, "ledger-value", f"{_ID}/type"),
    "field-shape": (f"{_ID}/type", "array of Ghost", "ledger-shape-unknown", f"{_ID}/type"),
    "field-required": (f"{_ID}/required", "yes", "ledger-value", f"{_ID}/required"),
    "field-no-nullable": (f"{_ID}/nullable", _GONE, "ledger-key-missing", _ID),
    "field-enum": (f"{_ID}/enum", "RED", "ledger-value", f"{_ID}/enum"),
    "field-key": (f"{_ID}/description", "x", "ledger-key-unknown", f"{_ID}/description"),
    "field-evidence": (f"{_ID}/line", _GONE, "ledger-evidence-missing", _ID),
    "line-text": (f"{_ID}/line", "12", "ledger-value", f"{_ID}/line"),
    "line-zero": (f"{_ID}/line", [12, 0], "ledger-value", f"{_ID}/line"),
    "line-none": (f"{_ID}/line", [], "ledger-value", f"{_ID}/line"),
    "line-beyond": (f"{_ID}/line", [12, 51], "ledger-line", f"{_ID}/line"),
    "source-empty": ("/shapes/Thing/fields/size/source", [], "ledger-value", "/shapes/Thing/fields/size/source"),
    "reason-unknown": (f"{_ID}/assumed/nullable", "whim", "ledger-reason-unknown", f"{_ID}/assumed/nullable"),
    "assumed-unknown": (f"{_ID}/assumed/colour", "guess", "ledger-assumed", f"{_ID}/assumed/colour"),
    "from-unknown": (f"{_ID}/from", {"colour": 1}, "ledger-from", f"{_ID}/from/colour"),
    "from-and-assumed": (f"{_ID}/from", {"nullable": 1}, "ledger-from", f"{_ID}/from/nullable"),
    "from-nothing": (f"{_ID}/from", {"type": ""}, "ledger-from", f"{_ID}/from/type"),
    "reason-unused": ("/reasons/other", "Another.", "ledger-reason-unused", "/reasons/other"),
    "shape-unused": ("/shapes/Other", {"fields": {}}, "ledger-shape-unused", "/shapes/Other"),
    "example-digest": ("/examples", {"a.200": {"line": 1}}, "ledger-key-missing", "/examples/a.200"),
}


@pytest.mark.parametrize(("pointer", "value", "rule", "place"), BROKEN.values(), ids=BROKEN)
def test_an_unsound_ledger_is_refused(pointer: str, value: Any, rule: str, place: str) -> None:
    """Whatever is wrong with a ledger is a finding at its place, before anything is held against it."""
    broken = document(edited(LEDGER, pointer, value), "ledger.json")
    with pytest.raises(PipelineError) as caught:
        compare(document(SPEC), broken)
    assert (rule, place) in [(finding.rule, finding.pointer) for finding in caught.value.findings]
    assert {broken.locate(finding.pointer) for finding in caught.value.findings} == {
        finding.location for finding in caught.value.findings
    }


NEEDED = {
    "": ("ledger", "provider", "document", "read", "reasons", "operations", "shapes"),
    "/document": ("title", "url", "sha256", "lines"),
    "/servers/0": ("url",),
    "/security/bearer": ("type",),
    "/operations/POST ~1things": ("deprecated", "security", "responses"),
    "/operations/GET ~1things/parameters/query page": ("type", "required"),
    "/operations/POST ~1things/request": ("required", "media_type", "shape"),
    "/operations/GET ~1things/responses/200/headers/Retry-After": ("type",),
    "/shapes/Page": ("fields",),
    "/shapes/Thing/fields/id": ("type", "required", "nullable"),
    "/examples/a.200": ("sha256",),
}


@pytest.mark.parametrize(("pointer", "name"), [(at, name) for at, names in NEEDED.items() for name in names])
def test_what_must_be_stated_is_missed(pointer: str, name: str) -> None:
    """An object of a ledger without one of the things that it must state is reported at the object."""
    with pytest.raises(PipelineError) as caught:
        read(document(edited(LEDGER, join(pointer, name), _GONE), "ledger.json"))
    assert [("ledger-key-missing", pointer, True)] == [
        (finding.rule, finding.pointer, repr(name) in finding.message) for finding in caught.value.findings
    ]


def test_all_findings_are_given_in_one_run() -> None:
    """Mistakes in several entries are all reported at once."""
    broken = edited(edited(LEDGER, f"{_ID}/type", "text"), "/shapes/Page/fields/data/required", 1)
    with pytest.raises(PipelineError) as caught:
        read(document(broken, "ledger.json"))
    assert 2 == len(caught.value.findings)


def pointers(value: Any, at: str = "") -> list[str]:
    """Give the pointer of every node below a JSON value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for name, child in members for found in (join(at, name), *pointers(child, join(at, name)))]


@settings(derandomize=True, database=None, deadline=None)
@given(
    st.sampled_from(pointers(LEDGER)),
    st.sampled_from([None, True, 0, -1, "", "x", [], [[]], [None], {}, {"": None}, {"line": {}}, _GONE]),
)
def test_no_ledger_gives_a_traceback(pointer: str, value: Any) -> None:
    """A ledger that is mangled anywhere is either sound or reported with findings."""
    try:
        read(document(edited(LEDGER, pointer, value), "ledger.json"))
    except PipelineError as error:
        assert error.findings  # noqa: PT017 (either outcome is right)


TYPES = {
    "string": Scalar("string"),
    "any": Scalar("any"),
    "Member": Shape("Member"),
    "array of Member": Array(Shape("Member")),
    "map of array of string": Map(Array(Scalar("string"))),
    "integer or string": Union((Scalar("integer"), Scalar("string"))),
    "A or array of B or C": Union((Shape("A"), Array(Shape("B")), Shape("C"))),
}


@pytest.mark.parametrize("text", TYPES)
def test_types_are_read_and_written_alike(text: str) -> None:
    """A type is read by the grammar and written as it was read."""
    assert TYPES[text] == parse(text)
    assert text == str(parse(text))


@pytest.mark.parametrize(
    "text", ["", "text", "array of", "array of  string", "null", "A|B", "A or", "map string", "a-B", "Ä"]
)
def test_what_is_not_a_type_is_refused(text: str) -> None:
    """A word that the grammar does not know is never taken for a shape."""
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


def test_shapes_are_found_at_every_depth() -> None:
    """A type mentions the shapes within its arrays, maps and unions."""
    assert ["A", "B", "C"] == list(shapes_in(parse("A or map of array of B or C or string")))


KINDS: dict[str, tuple[Any, str, bool]] = {
    "text": ({"type": "string"}, "string", False),
    "nothing-said": ({}, "any", False),
    "true": (True, "any", False),
    "null-alone": ({"type": "null"}, "any", True),
    "one-type-in-a-list": ({"type": ["integer"]}, "integer", False),
    "const-text": ({"const": "a"}, "string", False),
    "const-integer": ({"const": 1}, "integer", False),
    "const-boolean": ({"const": True}, "any", False),
    "const-null": ({"const": None}, "any", True),
    "enum-mixed": ({"enum": [1, "a"]}, "any", False),
    "enum-or-null": ({"enum": ["a", None]}, "string", True),
    "properties-alone": ({"properties": {}}, "object", False),
    "items-alone": ({"items": {}}, "array", False),
    "map-alone": ({"additionalProperties": {}}, "object", False),
    "open-alone": ({"additionalProperties": True}, "any", False),
    "union": ({"type": ["integer", "string", "null"]}, "union", True),
    "any-of-no-null": ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, "union", False),
    "union-of-null-twice": ({"anyOf": [{"type": ["string", "null"]}, {"type": "null"}]}, "string", True),
    "one-of-null-twice": ({"oneOf": [{"type": ["string", "null"]}, {"type": "null"}]}, "string", False),
    "type-forbids-null": ({"type": "string", "anyOf": [{"maxLength": 2}, {"type": "null"}]}, "any", False),
}


@pytest.mark.parametrize(("schema", "kind", "nullable"), KINDS.values(), ids=KINDS)
def test_a_schema_is_read_as_what_it_means(schema: Any, kind: str, *, nullable: bool) -> None:
    """However a schema says it, its kind and whether null is allowed are read the same."""
    seen = view(spec_of(document(SPEC)), schema, "/components/schemas/It")
    assert (kind, nullable) == (seen.kind, seen.nullable)


def test_a_union_of_types_keeps_what_each_holds() -> None:
    """Of several types an array keeps its items and an object its fields."""
    schema = {"type": ["array", "object", "string"], "items": {"type": "integer"}, "properties": {"a": {}}}
    spec = spec_of(document(SPEC))
    whole = view(spec, schema, "/components/schemas/It")
    array, record, text = (view(spec, *option) for option in whole.below)
    assert describe(spec, whole) == "array of integer or object or string"
    assert ("array", "array of integer") == (array.kind, describe(spec, array))
    assert ("object", {"a"}) == (record.kind, set(record.fields))
    assert ("string", {}) == (text.kind, text.fields)


@pytest.mark.parametrize("schema", [{"type": "tuple"}, [], "string", None])
def test_what_is_no_schema_is_not_read(schema: Any) -> None:
    """A schema that JSON Schema does not know is a lookup error, as a reference that leads nowhere is."""
    with pytest.raises(LookupError):
        view(spec_of(document(SPEC)), schema, "/components/schemas/It")


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_spec_is_what_its_ledger_states(name: str) -> None:
    """The effective spec and the ledger say the same of the wire, and the base spec has the documented names."""
    found = providers.effective(name)
    assert () == compare(found.document, providers.ledger(name).file)
    assert () == compare_names(found.base, providers.ledger(name).file)


@pytest.mark.parametrize("name", PROVIDERS)
def test_assumptions_are_counted_over_all_entries(name: str) -> None:
    """What is published as assumed is every `assumed` mark of the ledger, and each has a reason that is a sentence."""
    ledger = providers.ledger(name)
    assert len(assumed(ledger)) == sum(len(entry.assumed) for entry in entries(ledger))
    assert len(assumed(ledger)) == json.dumps(ledger.file.data).count('"assumed"') + sum(
        len(entry.assumed) - 1 for entry in entries(ledger) if entry.assumed
    )
    assert [] == [reason for reason in ledger.reasons.values() if not reason.endswith(".")]
    assert name == ledger.provider
