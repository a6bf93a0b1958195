from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

import pytest
from attrs import define, field

from clientwright.conformance.examples import (
    closed_world,
    example_findings,
    examples_of,
    schema_example_findings,
    validator_for,
)
from clientwright.conformance.oracles.fidelity import fits, leaks, misfits, models_in
from clientwright.pipeline.documents import join
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of


class Colour(StrEnum):
    """A list of values."""

    RED = "red"


@define(kw_only=True)
class Part:
    """A model within a model."""

    size: int
    additional_properties: dict[str, Any] = field(factory=dict)


@define(kw_only=True)
class Thing:
    """A model as generators make it."""

    id: UUID
    colour: Colour | None
    parts: list[Part]
    more: dict[str, Part]
    additional_properties: dict[str, Any] = field(factory=dict)


def thing(**changes: Any) -> Thing:
    """Make a model whose every value is of its type, save the changes."""
    values = {"id": UUID(int=1), "colour": Colour.RED, "parts": [Part(size=1)], "more": {"a": Part(size=2)}}
    return Thing(**{**values, **changes})


_NOW = datetime(2026, 1, 1, tzinfo=UTC)
FITTING: dict[str, tuple[Any, Any, bool]] = {
    "int": (1, int, True),
    "bool-is-no-int": (True, int, False),
    "float": (1.5, float, True),
    "int-is-a-float": (1, float, True),
    "bool-is-no-float": (True, float, False),
    "text-is-no-float": ("1", float, False),
    "date": (date(2026, 1, 1), date, True),
    "instant-is-no-date": (_NOW, date, False),
    "instant": (_NOW, datetime, True),
    "none": (None, None, True),
    "zero-is-not-none": (0, None, False),
    "any": (object(), Any, True),
    "text-is-no-enum": ("red", Colour, False),
    "enum-is-text": (Colour.RED, str, True),
    "union": (1, int | None, True),
    "union-none": (None, int | None, True),
    "union-other": ("1", int | None, False),
    "list": ([1], list[int], True),
    "list-item": ([1, "2"], list[int], False),
    "tuple-is-no-list": ((1,), list[int], False),
    "dict": ({"a": [1]}, dict[str, list[int]], True),
    "dict-value": ({"a": 1}, dict[str, str], False),
    "dict-key": ({1: 1}, dict[str, int], False),
    "list-is-no-dict": ([], dict[str, int], False),
    "literal": ("a", Literal["a", "b"], True),
    "literal-other": ("c", Literal["a", "b"], False),
    "literal-true-is-not-one": (True, Literal[1], False),
}


@pytest.mark.parametrize(("value", "hint", "expected"), FITTING.values(), ids=FITTING)
def test_a_value_fits_its_annotation_exactly(value: Any, hint: Any, *, expected: bool) -> None:
    """A value is of an annotated type only where a type checker would say so of its exact type."""
    assert expected is fits(value, hint)


def test_an_unknown_annotation_is_an_error() -> None:
    """An annotation that the law does not know fails, so that nothing goes unchecked."""
    with pytest.raises(TypeError, match="not known here"):
        fits(1, tuple[int, ...])


def test_every_model_is_visited() -> None:
    """Models in lists, maps and unknown fields are all held against the laws."""
    whole = thing(additional_properties={"x": [Part(size=3)]})
    assert [
        "$", "$.parts[0]", "$.more['a']", "$.additional_properties['x'][0]",
    ] == [path for path, _ in models_in(whole)]  # fmt: skip


MISFITS: dict[str, tuple[Thing, list[str]]] = {
    "none": (thing(), []),
    "null-enum": (thing(colour=None), []),
    "text-for-uuid": (thing(id="1"), ["$.id"]),
    "text-for-enum": (thing(colour="red"), ["$.colour"]),
    "dict-for-model": (thing(parts=[{"size": 1}]), ["$.parts"]),
    "nested": (thing(more={"a": Part(size=True)}), ["$.more['a'].size"]),
}


@pytest.mark.parametrize(("model", "expected"), MISFITS.values(), ids=MISFITS)
def test_misfits_are_named(model: Thing, expected: list[str]) -> None:
    """A value that is not of its annotated type is named by its path, at any depth."""
    assert expected == [found.partition(":")[0] for found in misfits(model)]


def test_leaks_are_named() -> None:
    """A declared field among the unknown ones is named by its path, and an undeclared one is not."""
    model = thing(additional_properties={"id": 1, "new": 2}, parts=[Part(size=1, additional_properties={"Size": 1})])
    assert ("$.id", "$.parts[0].Size") == leaks(model, {"Thing": {"id", "colour"}, "Part": {"Size"}})
    assert () == leaks(model, {"Other": {"id"}})


def body_spec(schema: Any, value: Any) -> Any:
    """Make a spec with one body of a schema and one example of it."""
    media = {"schema": schema, "examples": {"one": {"value": value}}}
    answer = {"description": "An answer.", "content": {"application/json": media}}
    data = {"openapi": "3.1.1", "paths": {"/a": {"get": {"responses": {"200": answer}}}}, "components": {}}
    return loads(json.dumps(data), "spec.json")


_CLOSED_SCHEMA = {"type": "object", "properties": {"a": {"type": "string", "format": "uuid"}}}
REFUSED: dict[str, tuple[Any, Any, list[str]]] = {
    "right": (_CLOSED_SCHEMA, {"a": str(UUID(int=1))}, []),
    "format": (_CLOSED_SCHEMA, {"a": "1"}, ["/a"]),
    "type": (_CLOSED_SCHEMA, [], [""]),
    "undeclared": (_CLOSED_SCHEMA, {"b": 1}, [""]),
    "undeclared-below": ({"type": "array", "items": _CLOSED_SCHEMA}, [{}, {"b": 1}], ["/1"]),
    "map": ({"type": "object", "additionalProperties": {"type": "integer"}}, {"b": 1}, []),
    "typed-rest": ({**_CLOSED_SCHEMA, "additionalProperties": {"type": "integer"}}, {"b": 1}, []),
    "field-called-properties": (
        {"type": "object", "properties": {"properties": {"type": "object"}, "value": _CLOSED_SCHEMA}},
        {"properties": {"b": 1}, "value": {"b": 1}},
        ["/value"],
    ),
    "all-of": ({"allOf": [_CLOSED_SCHEMA, {"type": "object", "properties": {"b": {}}}]}, {"b": 1}, []),
}


@pytest.mark.parametrize(("schema", "value", "expected"), REFUSED.values(), ids=REFUSED)
def test_examples_live_in_a_closed_world(schema: Any, value: Any, expected: list[str]) -> None:
    """An example is refused at the place where its schema is wrong or declares no such field."""
    at = "/paths/~1a/get/responses/200/content/application~1json/examples/one/value"
    assert [at + place for place in expected] == [one.pointer for one in example_findings(body_spec(schema, value))]


def test_an_open_world_allows_more() -> None:
    """Without the closed world an undeclared field is allowed, and the spec itself is never changed."""
    document = body_spec(_CLOSED_SCHEMA, {"b": 1})
    before = json.dumps(document.data)
    assert [] == list(example_findings(document, closed=False))
    assert "unevaluatedProperties" in json.dumps(closed_world(document).data)
    assert before == json.dumps(document.data)


def test_examples_of_schemas_are_held_against_them() -> None:
    """A value among a schema's own examples is refused where it is not of the schema."""
    found = schema_example_findings(body_spec({"type": "integer", "examples": [1, "2"]}, 1))
    assert ["/paths/~1a/get/responses/200/content/application~1json/schema/examples/1"] == [
        one.pointer for one in found
    ]


def test_an_example_elsewhere_is_no_value() -> None:
    """An example that only names a file is left to those who inline it."""
    document = body_spec({}, 1)
    (example,) = examples_of(spec_of(document))
    media = document.data["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]
    media["examples"]["one"] = {"externalValue": "one.json"}
    assert example.pointer == join("/paths", "/a", *["get", "responses", "200", "content"], "application/json") + (
        "/examples/one/value"
    )
    assert [] == list(examples_of(spec_of(document)))


@pytest.mark.parametrize(
    ("schema", "value", "valid"),
    [
        ({"type": "string", "nullable": True}, None, True),
        ({"type": "string"}, None, False),
        ({"$ref": "#/components/schemas/Size"}, None, True),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, 1, False),
        ({"type": "string", "format": "uuid"}, "1", False),
    ],
)
def test_schemas_of_openapi_3_0_mean_what_they_meant_there(schema: Any, value: Any, *, valid: bool) -> None:
    """A schema of OpenAPI 3.0 is read by that version's rules, references included."""
    components = {"schemas": {"Size": {"type": "integer", "nullable": True}}}
    document = loads(json.dumps({"openapi": "3.0.3", "paths": {}, "components": components}), "spec.json")
    assert valid is validator_for(document, schema).is_valid(value)


@pytest.mark.parametrize(("field", "expected"), [("a", []), ("b", []), ("c", [""])])
def test_what_is_joined_is_closed_as_a_whole(field: str, expected: list[str]) -> None:
    """Of components that `allOf` joins, each may have its own fields, and none may have others."""
    part = {"type": "object", "properties": {"a": {"type": "integer"}}}
    other = {"type": "object", "properties": {"b": {"type": "integer"}}}
    components = {
        "Part": part,
        "Other": other,
        "Whole": {"allOf": [{"$ref": "#/components/schemas/Part"}, {"$ref": "#/components/schemas/Other"}]},
    }
    document = body_spec({"$ref": "#/components/schemas/Whole"}, {field: 1})
    document.data["components"]["schemas"] = components
    place = "/paths/~1a/get/responses/200/content/application~1json/examples/one/value"
    assert [place + one for one in expected] == [one.pointer for one in example_findings(document)]


def test_a_part_alone_is_closed_where_it_is_used() -> None:
    """A component that is joined elsewhere refuses other fields where it stands alone."""
    document = body_spec({"$ref": "#/components/schemas/Part"}, {"b": 1})
    document.data["components"]["schemas"] = {
        "Part": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "Whole": {"allOf": [{"$ref": "#/components/schemas/Part"}, {"type": "object", "properties": {"b": {}}}]},
    }
    assert 1 == len(list(example_findings(document)))
