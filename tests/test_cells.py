from __future__ import annotations

from typing import Any

import pytest
from cell_bodies import body_of, ref

from clientwright.conformance.cells.cells import cells, reached

TEXT = {"type": "string"}
THING = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}
VARIANTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "text": (TEXT, ["empty", "text", "non-ascii"]),
    "nullable": ({"type": ["string", "null"]}, ["null", "empty", "text", "non-ascii"]),
    "long-text": ({"type": "string", "minLength": 3}, ["text", "non-ascii"]),
    "short-text": ({"type": "string", "maxLength": 0}, ["empty"]),
    "pattern": ({"type": "string", "pattern": "^[0-9]{3}-[a-z]$"}, ["text"]),
    "instant": ({"type": "string", "format": "date-time"}, ["Z", "offset", "fraction"]),
    "date": ({"type": "string", "format": "date"}, ["value"]),
    "uuid": ({"type": "string", "format": "uuid"}, ["value"]),
    "odd-format": ({"type": "string", "format": "odd"}, ["empty", "text", "non-ascii"]),
    "whole": ({"type": "integer"}, ["zero", "negative", "positive"]),
    "bounded": ({"type": "integer", "minimum": 5, "maximum": 6}, ["positive"]),
    "exclusive": ({"type": "integer", "exclusiveMinimum": -2, "exclusiveMaximum": 1}, ["zero", "negative"]),
    "step": ({"type": "integer", "multipleOf": 7, "minimum": 1}, ["positive"]),
    "number": ({"type": "number"}, ["zero", "negative", "positive", "integral", "fractional"]),
    "share": ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, ["positive", "fractional"]),
    "boolean": ({"type": "boolean"}, ["true", "false"]),
    "enum": ({"type": "string", "enum": ["a", "é"]}, ['="a"', '="é"', "unknown member"]),
    "int-enum": ({"type": "integer", "enum": [1, 2]}, ["=1", "=2", "unknown member"]),
    "const": ({"const": "a"}, ['="a"']),
    "null-alone": ({"type": "null"}, ["null"]),
    "anything": ({}, ["null", "text", "number", "boolean", "array", "object"]),
    "not-text": ({"not": TEXT}, ["null", "number", "boolean", "array", "object"]),
    "impossible": ({"type": "integer", "minimum": 2, "maximum": 1}, ["value"]),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), VARIANTS.values(), ids=VARIANTS)
def test_a_value_has_a_cell_for_each_kind_that_its_schema_allows(schema: dict[str, Any], expected: list[str]) -> None:
    """The cells of a scalar are the kinds of values that its type, format, enum and bounds leave."""
    assert expected == [cell.variant for cell in cells(*body_of(schema))]


def written(*arguments: Any, **further: Any) -> list[str]:
    """Write the cells of a schema, each as its place and variant."""
    return [f"{cell.place} {cell.variant}" for cell in cells(*body_of(*arguments, **further))]


BOOL = {"type": "boolean"}
STRUCTURES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "object": (
        {"type": "object", "required": ["a"], "properties": {"a": BOOL, "b/c": {"type": ["boolean", "null"]}}},
        [" unknown field", "/a present", "/a true", "/a false", "/b~1c present", "/b~1c absent", "/b~1c null",
         "/b~1c true", "/b~1c false"],
    ),
    "closed": (
        {"type": "object", "properties": {"a": BOOL}, "additionalProperties": False},
        [" unknown field", "/a present", "/a absent", "/a true", "/a false"],
    ),
    "map": (
        {"type": "object", "additionalProperties": BOOL},
        [" {}", " {1}", " {n}", "/{} true", "/{} false"],
    ),
    "small-map": ({"type": "object", "maxProperties": 1}, [" {}", " {1}"]),
    "open": (
        {"type": "object", "properties": {"a": BOOL}, "additionalProperties": True},
        [" {}", " {1}", " {n}", "/a present", "/a absent", "/a true", "/a false"],
    ),
    "list": ({"type": "array", "items": BOOL}, [" []", " [1]", " [n]", "/* true", "/* false"]),
    "pair": ({"type": "array", "items": BOOL, "minItems": 2, "maxItems": 2}, [" [n]", "/* true", "/* false"]),
    "triple": ({"type": "array", "items": BOOL, "minItems": 3, "maxItems": 3}, [" [n]", "/* true", "/* false"]),
    "single": ({"type": "array", "items": BOOL, "maxItems": 1}, [" []", " [1]", "/* true", "/* false"]),
    "choice": (
        {"oneOf": [BOOL, {"type": "array", "items": BOOL}, {"type": "null"}]},
        [" null", "/|0 chosen", "/|0 true", "/|0 false", "/|1 chosen", "/|1 []", "/|1 [1]", "/|1 [n]", "/|1/* true",
         "/|1/* false"],
    ),
    "nullable-alternative": (
        {"anyOf": [{"type": ["boolean", "null"]}, {"type": "string", "format": "date"}]},
        [" null", "/|0 chosen", "/|0 true", "/|0 false", "/|1 chosen", "/|1 value"],
    ),
    "types": ({"type": ["boolean", "string"]}, ["/|0 chosen", "/|0 true", "/|0 false", "/|1 chosen",
              "/|1 empty", "/|1 text", "/|1 non-ascii"]),
    "all-of": (
        {"allOf": [{"type": "object", "properties": {"a": BOOL}}, {"required": ["a"]}]},
        [" unknown field", "/a present", "/a true", "/a false"],
    ),
    "wrapped": ({"oneOf": [{"type": "string", "enum": ["a"]}, {"type": "null"}]},
                [" null", ' ="a"', " unknown member"]),
    "enum-or-text": ({"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string", "format": "date"}]},
                     ["/|0 chosen", '/|0 ="a"', "/|1 chosen", "/|1 value"]),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), STRUCTURES.values(), ids=STRUCTURES)
def test_every_place_of_a_schema_has_its_cells(schema: dict[str, Any], expected: list[str]) -> None:
    """Fields, items, values of maps and alternatives are places of their own, in the order of the schema."""
    assert expected == written(schema)


def test_only_what_is_received_is_tolerated() -> None:
    """A request has no cells of what its schema does not provide for."""
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "enum": ["x"]}}}
    assert ["/a present", '/a ="x"'] == written(schema, direction="request")


def test_a_type_stands_within_itself_once() -> None:
    """The cells of a type that contains itself end, and nothing is told of what lies deeper."""
    tree = {"type": "object", "properties": {"next": ref("Tree")}}
    expected = [" unknown field", "/next present", "/next absent", "/next unknown field", "/next/next present",
                "/next/next absent"]  # fmt: skip
    assert expected == written(ref("Tree"), Tree=tree)


def test_what_lies_beyond_the_limit_is_listed() -> None:
    """A place that is not looked into because there are too many has a cell that says so."""
    wide = {"type": "object", "properties": {f"f{index}": ref("B") for index in range(40)}}
    deep = {"type": "object", "properties": {f"g{index}": {"type": "array", "items": BOOL} for index in range(40)}}
    reasons = {cell.reason for cell in cells(*body_of(wide, B=deep)) if cell.reason}
    assert {"the body has more than 1500 places"} == reasons


def test_an_unreadable_schema_is_listed() -> None:
    """A schema that refers to nothing, or that is none, has one cell that says so."""
    for schema in (ref("Nowhere"), None, {"allOf": [ref("It")]}):
        subject, body = body_of(schema)
        assert [("", "value", "the schema cannot be read")] == [
            (cell.place, cell.variant, cell.reason) for cell in cells(subject, body)
        ]
        assert frozenset() == reached(subject, body, {})


PET = {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind", "mapping": {"hound": "Dog"}}}
ANIMAL = {"type": "object", "properties": {"kind": TEXT}}


def test_a_discriminator_says_what_a_tag_is() -> None:
    """The property that tells alternatives apart has the values of its mapping, and cannot be absent or another."""
    expected = ["/|0 chosen", "/|0 unknown field", "/|0/kind present", '/|0/kind ="Cat"', "/|1 chosen",
                "/|1 unknown field", "/|1/kind present", '/|1/kind ="hound"']  # fmt: skip
    assert expected == written(PET, Cat=ANIMAL, Dog=ANIMAL)


def test_nothing_is_tolerated_where_alternatives_look_alike() -> None:
    """Below alternatives that nothing tells apart, however deep, a client may read an addition as another one."""
    thing = {"type": "object", "properties": {"in": {"type": "object", "properties": {"x": BOOL}}}}
    assert [] == [line for line in written({"anyOf": [ref("A"), ref("B")]}, A=thing, B=thing) if "unknown" in line]


REACHED: dict[str, tuple[dict[str, Any], Any, set[str]]] = {
    "null": ({"type": ["string", "null"]}, None, {" null"}),
    "another-type": (TEXT, 1, set()),
    "empty": (TEXT, "", {" empty"}),
    "ascii": (TEXT, " ", {" text"}),
    "non-ascii": (TEXT, "aé", {" non-ascii"}),
    "fraction-offset": ({"type": "string", "format": "date-time"}, "2024-01-01T00:00:00.5-01:00",
                        {" fraction", " offset"}),
    "utc": ({"type": "string", "format": "date-time"}, "2024-01-01T00:00:00Z", {" Z"}),
    "true-is-no-number": ({"type": "number"}, True, set()),
    "integral": ({"type": "number"}, 3, {" positive", " integral"}),
    "float": ({"type": "number"}, -3.5, {" negative", " fractional"}),
    "whole-float": ({"type": "number"}, 3.0, {" positive"}),
    "member": ({"type": "string", "enum": ["a", "b"]}, "b", {' ="b"'}),
    "no-member": ({"type": "string", "enum": ["a", "b"]}, "c", {" unknown member"}),
    "true-is-not-1": ({"enum": [1]}, 1, {" =1"}),
    "none": ({"type": "array", "items": BOOL}, [], {" []"}),
    "one": ({"type": "array", "items": BOOL}, [True], {" [1]", "/* true"}),
    "many": ({"type": "array", "items": BOOL}, [True, False, True], {" [n]", "/* true", "/* false"}),
    "entries": ({"type": "object", "additionalProperties": BOOL}, {"a": True, "": True}, {" {n}", "/{} true"}),
    "fields": (THING, {"a": "x", "b": 1}, {" unknown field", "/a present", "/a text"}),
    "alternative": ({"oneOf": [BOOL, TEXT]}, "x", {"/|1 chosen", "/|1 text"}),
    "by-format": ({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 3}]}, "2024-01-01",
                  {"/|0 chosen", "/|0 value"}),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "document", "expected"), REACHED.values(), ids=REACHED)
def test_a_document_is_in_the_cells_that_it_shows(schema: dict[str, Any], document: Any, expected: set[str]) -> None:
    """The cells of a document follow from what stands in it."""
    assert expected == {f"{cell.place} {cell.variant}" for cell in reached(*body_of(schema), document)}


def test_a_tag_tells_the_alternative() -> None:
    """Where a discriminator names an alternative, a document is in the cells of that one."""
    found = reached(*body_of(PET, Cat=ANIMAL, Dog=ANIMAL), {"kind": "hound"})
    assert {"/|1", "/|1/kind"} == {cell.place for cell in found}
