from __future__ import annotations

from typing import Any

import pytest
from hypothesis.errors import NoSuchExample, Unsatisfiable
from strategy_cases import IT, document_with, drawn, find, valid

from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.findings import PipelineError

NEVER = (NoSuchExample, Unsatisfiable)
_TEXT, _NUMBER = {"type": "string"}, {"type": "integer"}
COMPONENTS: dict[str, Any] = {
    "Cat": {"type": "object", "properties": {"kind": _TEXT, "lives": _NUMBER}, "required": ["kind"]},
    "Dog": {"type": "object", "properties": {"kind": _TEXT, "name": _TEXT}, "required": ["kind"]},
    "Base": {"type": "object", "properties": {"id": _NUMBER, "note": _TEXT}, "required": ["id"]},
    "Derived": {
        "allOf": [
            {"$ref": "#/components/schemas/Base"},
            {"properties": {"id": {"minimum": 5}, "own": _TEXT}, "required": ["own"]},
        ]
    },
    "A": {"properties": {"shared": _TEXT, "a": _TEXT}},
    "B": {"properties": {"shared": _TEXT, "b": _TEXT}},
    "Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}]},
    "List": {"type": "array", "items": {"$ref": "#/components/schemas/List"}, "minItems": 1},
    "Wide": {
        "type": "object",
        "properties": {name: {"$ref": "#/components/schemas/Wide"} for name in "abcdefgh"},
    },
}
_CAT, _DOG = ({"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog"))
CHOICES: dict[str, Any] = {
    "discriminated": {"oneOf": [_CAT, _DOG], "discriminator": {"propertyName": "kind"}},
    "mapped": {
        "oneOf": [_CAT, _DOG],
        "discriminator": {"propertyName": "kind", "mapping": {"c": "#/components/schemas/Cat", "d": "Dog"}},
    },
    "derived": {"$ref": "#/components/schemas/Derived"},
    "derived-closed": {"allOf": [COMPONENTS["Base"]], "properties": {"own": _TEXT}, "unevaluatedProperties": False},
    "overlapping-objects": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]},
    "limits-of-all": {"allOf": [{"type": "number", "minimum": 1.5}, {"type": "integer", "maximum": 3}]},
    "limits-of-text": {"allOf": [{"type": "string", "minLength": 2}, {"maxLength": 3}, {"pattern": "^a"}]},
    "enums-of-all": {"allOf": [{"enum": ["a", "b", 1]}, {"enum": ["b", "c", 1]}, {"type": "string"}]},
    "any-of-all": {"allOf": [{"anyOf": [_TEXT, _NUMBER]}, {"anyOf": [_NUMBER, {"type": "null"}]}]},
    "not": {"type": "string", "not": {"minLength": 4}},
    "if": {
        "type": "object",
        "properties": {"a": {"enum": ["x", "y"]}, "b": _NUMBER},
        "required": ["a"],
        "if": {"properties": {"a": {"const": "x"}}},
        "then": {"required": ["b"]},
        "else": {"properties": {"b": False}},
    },
    "dependent": {"properties": {"a": _TEXT, "b": _TEXT}, "dependentRequired": {"a": ["b"]}},
    "patterned": {"patternProperties": {"^x-": _NUMBER}, "additionalProperties": False, "type": "object"},
    "patterned-open": {"patternProperties": {"^x": _NUMBER}, "additionalProperties": _TEXT, "type": "object"},
    "named": {"type": "object", "propertyNames": {"pattern": "^[a-c]+$"}, "additionalProperties": _NUMBER},
    "tuple": {"type": "array", "prefixItems": [_TEXT, _NUMBER], "items": False, "minItems": 1},
    "tuple-rest": {"type": "array", "prefixItems": [_TEXT], "items": {"type": "boolean"}, "minItems": 3},
    "containing": {"type": "array", "items": {"type": ["integer", "string"]}, "contains": _TEXT, "minContains": 2},
    "unique": {"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": True, "minItems": 2},
    "fewest-fields": {"type": "object", "properties": {"a": _TEXT}, "minProperties": 3},
    "most-fields": {"type": "object", "additionalProperties": _NUMBER, "maxProperties": 1},
    "digits": {"type": "string", "pattern": r"^\d{2}\w\s$"},
    "letters": {"type": "string", "pattern": r"^[\p{L}\d]\/\D$"},
    "money": {"type": "number", "multipleOf": 0.01, "minimum": 0, "maximum": 2},
    "wide": {"$ref": "#/components/schemas/Wide"},
}


def spec_with(schema: Any) -> Any:
    """Make a spec of a schema and the components that it may refer to."""
    return document_with(schema, **COMPONENTS)


@pytest.mark.parametrize("unknown_fields", [False, True], ids=["declared", "unknown"])
@pytest.mark.parametrize("schema", CHOICES.values(), ids=CHOICES)
def test_every_value_of_a_choice_is_valid(schema: Any, *, unknown_fields: bool) -> None:
    """Whatever schemas judge a value together, what is drawn is valid by all of them, and not hard to come by."""
    document = spec_with(schema)
    values = drawn(document, unknown_fields=unknown_fields)
    assert [] == [value for value in values if not valid(document, value)]
    assert values


REACHED: dict[str, tuple[str, Any]] = {
    "cat": ("discriminated", lambda value: value["kind"] == "Cat" and value.get("lives") == 0),
    "dog": ("discriminated", lambda value: value["kind"] == "Dog" and value.get("name") == ""),
    "mapped-cat": ("mapped", lambda value: value["kind"] == "c"),
    "mapped-dog": ("mapped", lambda value: value["kind"] == "d"),
    "derived": ("derived", lambda value: {"id", "note", "own"} == set(value)),
    "first-of-overlapping": ("overlapping-objects", lambda value: not isinstance(value.get("b", ""), str)),
    "second-of-overlapping": ("overlapping-objects", lambda value: not isinstance(value.get("a", ""), str)),
    "then": ("if", lambda value: value["a"] == "x" and "b" in value),
    "else": ("if", lambda value: value["a"] == "y"),
    "pattern-name": ("patterned", lambda value: any(name.startswith("x-") for name in value)),
    "pattern-rest": ("patterned-open", lambda value: any(isinstance(one, str) for one in value.values())),
    "short-tuple": ("tuple", lambda value: len(value) == 1),
    "full-tuple": ("tuple", lambda value: len(value) == 2),
    "longer-tuple": ("tuple-rest", lambda value: len(value) > 3),
    "nested": ("wide", lambda value: any(inner for inner in value.values())),
    "cents": ("money", lambda value: value == 0.07),
    "last-of-many": ("wide", lambda value: "h" in value and "a" not in value),
}


@pytest.mark.parametrize(("name", "wanted"), REACHED.values(), ids=REACHED)
def test_every_branch_is_drawn(name: str, wanted: Any) -> None:
    """Each branch of a choice is reached, with all that it allows."""
    assert wanted(find(spec_with(CHOICES[name]), wanted))


@pytest.mark.parametrize("name", ["discriminated", "mapped"])
def test_a_discriminator_tells_the_branch(name: str) -> None:
    """A discriminator's value is always that of the branch that was drawn."""
    told = {"Cat": "lives", "c": "lives", "Dog": "name", "d": "name"}
    kinds = {"lives": int, "name": str}
    for value in drawn(spec_with(CHOICES[name])):
        own = told[value["kind"]]
        assert isinstance(value.get(own, kinds[own]()), kinds[own])


@pytest.mark.parametrize("name", ["Loop", "List"])
def test_a_schema_without_an_end_is_an_error(name: str) -> None:
    """A schema that is made of itself, or must hold itself, is reported and never drawn from."""
    with pytest.raises(PipelineError, match="strategy-infinite"):
        from_schema(spec_with({"$ref": f"#/components/schemas/{name}"}), IT)


@pytest.mark.parametrize(
    "schema", [False, {"enum": []}, {"allOf": [_TEXT, _NUMBER]}, {"type": "integer", "minimum": 2, "maximum": 1}]
)
def test_a_schema_that_nothing_fits_is_an_error(schema: Any) -> None:
    """A schema that no value fits is reported and never drawn from."""
    with pytest.raises(PipelineError, match="strategy-infinite"):
        from_schema(spec_with(schema), IT)


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"$ref": "other.yaml#/A"}, "/$ref"),
        ({"$ref": "#/components/schemas/Missing"}, None),
        ({"items": None}, "/items"),
        ({"type": "array", "unevaluatedItems": False}, "/unevaluatedItems"),
        ({"anyOf": [{"type": "string"}, {"$dynamicRef": "#it"}]}, "/anyOf/1/$dynamicRef"),
    ],
)
def test_what_cannot_be_read_is_an_error(schema: Any, place: str | None) -> None:
    """A reference that leads nowhere or elsewhere, and what is no schema, fail closed with their place."""
    with pytest.raises(PipelineError) as caught:
        from_schema(spec_with(schema), IT)
    wanted = "/components/schemas/Missing" if place is None else IT + place
    assert [("strategy-unknown", wanted)] == [(one.rule, one.pointer) for one in caught.value.findings]


OPEN: dict[str, tuple[Any, type]] = {
    "text": ({"type": "string", "enum": ["a", "b"]}, str),
    "nullable": ({"type": ["string", "null"], "enum": ["a", None]}, str),
    "integer": ({"type": "integer", "enum": [1, 2]}, int),
}


@pytest.mark.parametrize(("schema", "kind"), OPEN.values(), ids=OPEN)
def test_unknown_members_are_drawn_only_when_asked_for(schema: Any, kind: type) -> None:
    """An enum of texts or integers draws its members, and when asked to also others of the same type."""
    document = spec_with({"type": "array", "items": schema})

    def unlisted(values: Any) -> bool:
        return any(value not in schema["enum"] for value in values)

    values = [value for values in drawn(document, unknown_members=True) for value in values if value is not None]
    assert all(isinstance(value, kind) for value in values)
    assert find(document, unlisted, unknown_members=True)
    assert find(document, lambda values: values and not unlisted(values), unknown_members=True)
    with pytest.raises(NEVER):
        find(document, unlisted)


@pytest.mark.parametrize("schema", [{"const": "a"}, {"enum": ["a", 1]}, {"enum": [True]}])
def test_what_is_no_list_of_members_stays_closed(schema: Any) -> None:
    """Constants and enums of several types draw nothing that they do not list."""
    with pytest.raises(NEVER):
        find(spec_with(schema), lambda value: value not in ("a", 1, True), unknown_members=True)
