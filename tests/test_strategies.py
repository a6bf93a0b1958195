from __future__ import annotations

import json
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import NoSuchExample, Unsatisfiable

from clientwright.conformance.examples import validator_for
from clientwright.conformance.strategies import any_json, from_schema
from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import loads

FIND = settings(
    database=None, derandomize=True, max_examples=500, deadline=None, suppress_health_check=list(HealthCheck)
)
LAW = settings(FIND, max_examples=30, phases=[Phase.generate])

_TREE = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        "next": {"oneOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "null"}]},
    },
    "required": ["name", "children", "next"],
}
_COMPONENTS = {
    "Tree": _TREE,
    "Endless": {
        "type": "object",
        "properties": {"self": {"$ref": "#/components/schemas/Endless"}},
        "required": ["self"],
    },
    "Named": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
    "Colour": {"type": "string", "enum": ["RED", "GREEN"]},
    "Text": {"type": "string"},
}

SCHEMAS: dict[str, Any] = {
    "anything": {},
    "true": True,
    "null": {"type": "null"},
    "boolean": {"type": "boolean"},
    "text": {"type": "string"},
    "text-lengths": {"type": "string", "minLength": 2, "maxLength": 4},
    "text-pattern": {"type": "string", "pattern": "^[A-Z]{2}[0-9]+$", "maxLength": 6},
    "date-time": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "password": {"type": "string", "format": "password"},
    "byte": {"type": "string", "format": "byte"},
    "format-lengths": {"type": "string", "format": "password", "minLength": 3, "maxLength": 5},
    "integer": {"type": "integer"},
    "integer-bounds": {"type": "integer", "minimum": 3, "exclusiveMaximum": 9},
    "integer-fraction-bounds": {"type": "integer", "exclusiveMinimum": 3, "maximum": 7.5},
    "integer-multiple": {"type": "integer", "multipleOf": 7, "minimum": -20, "maximum": 20},
    "integer-fraction-multiple": {"type": "integer", "multipleOf": 1.5, "minimum": 0, "maximum": 9},
    "int32": {"type": "integer", "format": "int32"},
    "int64": {"type": "integer", "format": "int64"},
    "number": {"type": "number"},
    "number-bounds": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    "number-above": {"type": "number", "exclusiveMinimum": 0},
    "number-below": {"type": "number", "exclusiveMaximum": 0},
    "number-both-bounds": {"type": "number", "minimum": 0, "exclusiveMinimum": 2, "maximum": 9, "exclusiveMaximum": 5},
    "number-multiple": {"type": "number", "multipleOf": 0.5},
    "nullable-type": {"type": ["string", "null"], "format": "date-time"},
    "several-types": {"type": ["integer", "boolean"]},
    "enum": {"type": "string", "enum": ["a", "b"]},
    "enum-null": {"type": ["string", "null"], "enum": ["a", None]},
    "enum-partly": {"type": "integer", "enum": ["a", 1]},
    "const": {"const": {"a": [1]}},
    "array": {"type": "array", "items": {"type": "integer"}},
    "array-of-anything": {"type": "array"},
    "array-lengths": {"type": "array", "items": {"type": "boolean"}, "minItems": 2, "maxItems": 5},
    "array-unique": {"type": "array", "items": {"enum": [1, 1.0, True, "1", [1], {"a": 1}]}, "uniqueItems": True},
    "items-alone": {"items": {"type": "integer"}},
    "map": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    "map-size": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2, "maxProperties": 3},
    "free-form": {"type": "object"},
    "fields-alone": {"properties": {"a": {"const": 5}}},
    "rest-alone": {"additionalProperties": {"const": 5}},
    "required-alone": {"required": ["a"]},
    "object": _COMPONENTS["Named"],
    "object-closed": {"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": False},
    "object-typed-rest": {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "additionalProperties": {"type": "integer"},
    },
    "required-undeclared": {"type": "object", "required": ["a"], "additionalProperties": {"type": "integer"}},
    "recursive": _TREE,
    "reference": {"$ref": "#/components/schemas/Tree"},
    "reference-beside": {"$ref": "#/components/schemas/Named", "required": ["more"], "type": "object"},
    "reference-limited": {"$ref": "#/components/schemas/Text", "minLength": 3},
    "one-of-null": {"oneOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}]},
    "one-of-overlapping": {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    "any-of": {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"$ref": "#/components/schemas/Named"}]},
    "any-of-beside": {
        "type": "object",
        "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
    },
    "all-of": {
        "allOf": [{"$ref": "#/components/schemas/Named"}],
        "type": "object",
        "properties": {"age": {"type": "integer"}},
        "required": ["age"],
    },
    "all-of-text": {"allOf": [{"type": "string", "minLength": 1}, {"maxLength": 3}]},
    "annotated": {"type": "integer", "title": "T", "description": "D", "examples": [1], "x-unit": "cents"},
}
UNKNOWN = {
    "keyword": ({"type": "object", "dependentSchemas": {}}, "/dependentSchemas"),
    "keyword-below": ({"type": "array", "items": {"unevaluatedItems": {}}}, "/items/unevaluatedItems"),
    "type": ({"type": "tuple"}, "/type"),
    "type-below": ({"anyOf": [{"type": ["string", "nul"]}]}, "/anyOf/0/type"),
}


def document_with(schema: Any) -> Document:
    """Make a spec whose only use is its schemas, the given one at /components/schemas/It."""
    schemas = {**_COMPONENTS, "It": schema}
    return loads(json.dumps({"openapi": "3.1.1", "components": {"schemas": schemas}}), "spec.json")


def find(schema: Any, wanted: Any, **options: bool) -> Any:
    """Draw from a schema until a value is as wanted."""
    strategy = from_schema(document_with(schema), "/components/schemas/It", **options)
    return hypothesis.find(strategy, wanted, settings=FIND)


@pytest.mark.parametrize("unknown_fields", [False, True], ids=["declared", "unknown"])
@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_every_value_drawn_is_valid(schema: Any, *, unknown_fields: bool) -> None:
    """What a strategy draws is valid by a validator that shares no code with it, formats included."""
    document = document_with(schema)
    validator = validator_for(document, schema)

    @LAW
    @given(from_schema(document, "/components/schemas/It", unknown_fields=unknown_fields))
    def law(value: Any) -> None:
        assert [] == [error.message for error in validator.iter_errors(value)]

    law()


@pytest.mark.parametrize(("schema", "place"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_is_an_error(schema: Any, place: str) -> None:
    """A keyword, format or type that the compiler does not know fails closed, with its pointer."""
    with pytest.raises(PipelineError) as caught:
        from_schema(document_with(schema), "/components/schemas/It")
    assert [("strategy-unknown", f"/components/schemas/It{place}")] == [
        (finding.rule, finding.pointer) for finding in caught.value.findings
    ]


def test_a_schema_that_must_contain_itself_is_an_error() -> None:
    """A schema without a finite value is reported and never drawn from."""
    with pytest.raises(PipelineError, match="strategy-infinite"):
        from_schema(document_with({"$ref": "#/components/schemas/Endless"}), "/components/schemas/It")


NEVER = (NoSuchExample, Unsatisfiable)
REACHED = {
    "empty-text": ({"type": "string"}, lambda value: value == ""),
    "non-ascii-text": ({"type": "string"}, lambda value: not value.isascii()),
    "null": ({"type": ["string", "null"]}, lambda value: value is None),
    "null-of-one-of": (SCHEMAS["one-of-null"], lambda value: value is None),
    "second-option": (SCHEMAS["any-of"], lambda value: isinstance(value, dict)),
    "optional-present": (SCHEMAS["object-closed"], lambda value: "a" in value),
    "optional-absent": (SCHEMAS["object-closed"], lambda value: value == {}),
    "int64-beyond-int32": ({"type": "integer", "format": "int64"}, lambda value: value > 2**32),
    "negative": ({"type": "integer"}, lambda value: value < 0),
    "fields-alone": (SCHEMAS["fields-alone"], lambda value: value == {"a": 5}),
    "rest-alone": (SCHEMAS["rest-alone"], lambda value: 5 in value.values()),
    "required-alone": (SCHEMAS["required-alone"], lambda value: "a" in value),
    "items-alone": (SCHEMAS["items-alone"], lambda value: len(value) > 1),
    "integer-top": ({"type": "integer", "format": "int32", "minimum": 2**31 - 3}, lambda value: value == 2**31 - 1),
    "integer-bottom": ({"type": "integer", "format": "int32", "maximum": 3 - 2**31}, lambda value: value == -(2**31)),
    "empty-list": (SCHEMAS["array"], lambda value: value == []),
    "three-items": (SCHEMAS["array"], lambda value: len(value) == 3),
    "nested-tree": (SCHEMAS["reference"], lambda value: bool(value["children"])),
    "instant-z": ({"type": "string", "format": "date-time"}, lambda value: value.endswith(":00Z")),
    "instant-utc-offset": ({"type": "string", "format": "date-time"}, lambda value: value.endswith("+00:00")),
    "instant-offset": ({"type": "string", "format": "date-time"}, lambda value: value[-6:] > "+00:00"),
    "instant-fraction": ({"type": "string", "format": "date-time"}, lambda value: "." in value[:-1]),
    "instant-point-zero": ({"type": "string", "format": "date-time"}, lambda value: value.endswith(".0Z")),
    "map-entry": (SCHEMAS["map"], lambda value: any(value.values())),
    "typed-rest": (SCHEMAS["object-typed-rest"], lambda value: len(value) > 1),
}


@pytest.mark.parametrize(("schema", "wanted"), REACHED.values(), ids=REACHED)
def test_every_kind_of_value_is_drawn(schema: Any, wanted: Any) -> None:
    """A strategy reaches the corners of its schema, not only its middle."""
    assert wanted(find(schema, wanted))


def test_unknown_fields_are_drawn_only_when_asked_for() -> None:
    """An open object has undeclared fields when they are asked for, and a closed object never."""

    def undeclared(value: Any) -> bool:
        return bool(value.keys() - {"a", "name"})

    assert undeclared(find(SCHEMAS["object"], undeclared, unknown_fields=True))
    with pytest.raises(NEVER):
        find(SCHEMAS["object"], undeclared)
    with pytest.raises(NEVER):
        find(SCHEMAS["object-closed"], undeclared, unknown_fields=True)


@LAW
@given(any_json())
def test_any_json_is_json(value: Any) -> None:
    """What stands for anything survives being written and read."""
    assert value == json.loads(json.dumps(value))
