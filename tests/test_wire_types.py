"""The types of a ledger, and schemas as what they mean on the wire."""

from __future__ import annotations

from typing import Any

import pytest
from tiny_ledger import SPEC, document

from clientwright.conformance.ledgers.comparing_values import describe
from clientwright.conformance.ledgers.wire_types import Array, Map, Scalar, Shape, Union, parse, shapes_in
from clientwright.conformance.schema_views import view
from clientwright.pipeline.walking import spec_of

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
