"""Ways of writing that mean the same are invisible."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from review_schemas_drawing import SCHEMAS
from review_schemas_helping import changes, compare, spec

_TRIED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

_SAME = {
    "null in a list or as an alternative": (
        {"type": ["string", "null"]},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
    ),
    "null as an enumeration": ({"type": ["string", "null"]}, {"anyOf": [{"type": "string"}, {"enum": [None]}]}),
    "a constant or an enumeration of one": ({"const": "x"}, {"type": "string", "enum": ["x"]}),
    "one type or a list of it": ({"type": "string"}, {"type": ["string"]}),
    "an alternative alone": ({"type": "string"}, {"oneOf": [{"type": "string"}]}),
    "all of one": ({"type": "string", "minLength": 1}, {"allOf": [{"type": "string", "minLength": 1}]}),
    "all of two": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
        {"allOf": [{"required": ["a"]}, {"type": "object", "properties": {"a": {"type": "string"}}}]},
    ),
    "bounds taken together": (
        {"type": "integer", "minimum": 3},
        {"allOf": [{"minimum": 1}, {"minimum": 3}], "type": "integer"},
    ),
    "bounds at one number": (
        {"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 9},
        {"type": "integer", "minimum": 3, "exclusiveMinimum": 3, "maximum": 9, "exclusiveMaximum": 9},
    ),
    "a mark of 3.0 at a bound": (
        {"type": "integer", "minimum": 3, "maximum": 9},
        {"type": "integer", "minimum": 3, "exclusiveMinimum": True, "maximum": 9, "exclusiveMaximum": True},
    ),
    "what other properties are where there are none": (
        {"type": "object", "additionalProperties": False},
        {"type": "object", "allOf": [{"additionalProperties": False}, {"additionalProperties": {"type": "string"}}]},
    ),
    "the least of two greatest": (
        {"type": "string", "maxLength": 3},
        {"type": "string", "maxLength": 4, "allOf": [{"maxLength": 3}]},
    ),
    "listed values taken together": ({"enum": ["b"]}, {"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}),
    "what says nothing": ({"type": "string"}, {"type": "string", "minLength": 0, "deprecated": False}),
    "any other property": ({"type": "object"}, {"type": "object", "additionalProperties": True}),
    "any other property, written as a schema": ({"type": "object"}, {"type": "object", "additionalProperties": {}}),
    "any item": ({"type": "array"}, {"type": "array", "items": {}}),
    "any item, written as true": ({"type": "array"}, {"type": "array", "items": True}),
    "orders": (
        {"type": ["string", "integer"], "enum": ["a", 1, "b"]},
        {"enum": ["b", "a", 1], "type": ["integer", "string"]},
    ),
    "orders of names": (
        {"type": "object", "required": ["a", "b"]},
        {"required": ["b", "a"], "type": "object"},
    ),
    "an integer beside a number": ({"type": "number"}, {"type": ["integer", "number"]}),
    "types as alternatives": ({"type": ["integer", "string"]}, {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
    "one example": ({"type": "string", "example": "x"}, {"type": "string", "examples": ["x"]}),
    "an object told by its properties": (
        {"properties": {"a": {"type": "string"}}},
        {"type": "object", "properties": {"a": {"type": "string"}}},
    ),
    "alternatives in another order": (
        {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": {"type": "string"}}}]},
        {"oneOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "string"}]},
    ),
    "numbers by value": ({"type": "number", "default": 1}, {"type": "number", "default": 1.0}),
    "true and the empty schema": (True, {}),
    "never": (False, {"allOf": [False]}),
}  # fmt: skip


@pytest.mark.parametrize("pair", _SAME.values(), ids=_SAME)
def test_what_means_the_same_does_not_differ(pair: tuple[Any, Any]) -> None:
    """Two ways of writing one schema do not differ, in either order, nor as a property."""
    old, new = pair
    held = [{"type": "object", "properties": {"p": one}} for one in pair]
    assert [] == changes(old, new)
    assert [] == changes(new, old)
    assert [] == changes(*held)


_STYLES = [
    ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 1}),
    ({"type": "number", "maximum": 9, "exclusiveMaximum": True}, {"type": "number", "exclusiveMaximum": 9}),
    ({"type": "integer", "minimum": 1, "exclusiveMinimum": False}, {"type": "integer", "minimum": 1}),
    ({"type": "string", "enum": ["x"], "nullable": True}, {"type": ["string", "null"], "enum": ["x", None]}),
    ({"type": "string", "example": "x"}, {"type": "string", "examples": ["x"]}),
    (
        {"$ref": "#/components/schemas/Other", "description": "Passed over in 3.0."},
        {"$ref": "#/components/schemas/Other"},
    ),
    (
        {"allOf": [{"$ref": "#/components/schemas/Other"}], "nullable": True},
        {"oneOf": [{"$ref": "#/components/schemas/Other"}, {"type": "null"}]},
    ),
]


@pytest.mark.parametrize("pair", _STYLES, ids=map(str, range(len(_STYLES))))
def test_versions_of_openapi_do_not_differ(pair: tuple[Any, Any]) -> None:
    """What 3.0 and 3.1 write in two ways is one schema."""
    other = {"type": "object", "properties": {"a": {"type": "string", "nullable": True}}}
    after = {"type": "object", "properties": {"a": {"type": ["string", "null"]}}}
    sides = spec(pair[0], "3.0.3", Other=other), spec(pair[1], "3.1.0", Other=after)
    assert [] == compare(*sides)
    assert [] == compare(*sides[::-1])


def _shuffled(schema: Any, draw: st.DrawFn) -> Any:
    if isinstance(schema, dict):
        names = draw(st.permutations(list(schema)))
        return {name: _list(name, _shuffled(schema[name], draw), draw) for name in names}
    return [_shuffled(one, draw) for one in schema] if isinstance(schema, list) else schema


def _list(name: str, value: Any, draw: st.DrawFn) -> Any:
    return draw(st.permutations(value)) if name in {"required", "enum", "type"} and isinstance(value, list) else value


@_TRIED
@given(SCHEMAS, st.data())
def test_order_is_invisible(schema: Any, data: st.DataObject) -> None:
    """The order of keywords, required names, types and listed values says nothing."""
    shuffled = data.draw(st.composite(lambda draw: _shuffled(schema, draw))())
    assert [] == changes(schema, shuffled)


def _wrapped(schema: Any) -> Any:
    if isinstance(schema, dict) and "properties" in schema:
        properties = {name: {"allOf": [_wrapped(one)]} for name, one in schema["properties"].items()}
        return {"allOf": [{**schema, "properties": properties}]}
    return {"allOf": [schema]}


@_TRIED
@given(SCHEMAS)
def test_all_of_one_is_invisible(schema: Any) -> None:
    """A schema is the same as all of it alone."""
    assert [] == changes(schema, _wrapped(schema))
    assert [] == changes(_wrapped(schema), schema)


@_TRIED
@given(SCHEMAS)
def test_names_of_components_are_invisible(schema: Any) -> None:
    """A schema is the same under another name, in place, or behind two references."""
    inlined = spec({"type": "object", "properties": {"p": schema}})
    named = spec({"type": "object", "properties": {"p": {"$ref": "#/components/schemas/Old"}}}, Old=schema)
    twice = spec(
        {"properties": {"p": {"$ref": "#/components/schemas/New"}}, "type": "object"},
        New={"$ref": "#/components/schemas/Far"},
        Far=copy.deepcopy(schema),
    )
    for sides in ((inlined, named), (named, inlined), (named, twice), (twice, named)):
        assert [] == compare(*sides)


@_TRIED
@given(SCHEMAS)
def test_null_is_invisible_however_it_is_written(schema: Any) -> None:
    """A schema that allows null is the same by either keyword for alternatives, unless it allows null itself."""
    one, other = {"oneOf": [schema, {"type": "null"}]}, {"anyOf": [{"type": "null"}, schema]}
    assert {"one-of-became-any-of", "null-no-longer-ambiguous"} >= {change.rule for change in changes(one, other)}


_BROKEN = [
    None, 1, "x", [], {"$ref": "#/components/schemas/Missing"}, {"$ref": "other.yaml#/X"}, {"$ref": 1},
    {"$ref": "#/components/schemas/Value"}, {"type": 1}, {"type": ["string", {}]}, {"type": "texts"}, {"enum": "x"},
    {"enum": [{}, []]}, {"properties": []}, {"properties": {"a": 1}}, {"required": "a"}, {"required": [1, {}]},
    {"type": "object", "required": [{}]}, {"allOf": {}}, {"oneOf": 1}, {"oneOf": [1, "x"]}, {"anyOf": []},
    {"minimum": "1", "type": "integer"}, {"type": "string", "minLength": None}, {"items": [{}]},
    {"discriminator": 1, "oneOf": [{}, {"type": "string"}]}, {"type": "string", "format": ["x"]},
    {"discriminator": {"propertyName": [], "mapping": {"a": []}}, "oneOf": [{}, {"type": "object"}]},
    {"type": "object", "dependentRequired": {"a": "b"}}, {"type": "object", "dependentSchemas": 1},
    {"type": "object", "patternProperties": {"(": {}}}, {"type": "array", "prefixItems": {}}, {"not": 1},
    {"type": "number", "multipleOf": 0}, {"allOf": [{"$ref": "#/components/schemas/Value"}]},
    {"oneOf": [{"$ref": "#/components/schemas/Value"}, {"type": "string"}]}, {"x-extensible-enum": 1},
    {"discriminator": {"propertyName": "a", "mapping": {"a": "#/components/schemas/Value", "b": "Lost"}}},
]  # fmt: skip


@pytest.mark.parametrize("broken", _BROKEN, ids=map(str, range(len(_BROKEN))))
def test_a_broken_schema_does_no_harm(broken: Any) -> None:
    """What is no schema counts as any value or is passed over, on either side and below a property."""
    whole = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    for schema in (whole, {"type": "string"}, {"oneOf": [whole, {"type": "string"}]}):
        for first, second in ((broken, schema), ({"properties": {"a": broken}}, {"properties": {"a": schema}})):
            changes(first, second, "body", "answer")
            changes(second, first, "body", "answer")
    assert [] == changes(broken, broken)
