from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import pytest
from attrs import define, field
from cell_bodies import body_of, case_of, ref

from clientwright.conformance.cells.faulty import each_defect, expected_of, faulty
from clientwright.conformance.laws.documents import broken, structural_defects_are_told
from clientwright.models import Discriminator, Model, OpenStrEnum
from clientwright.types import UNSET, Unset

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def kinds(schema: Any, document: Any, **further: Any) -> list[str]:
    """Write the defects that a document could have."""
    return [f"{one.kind} {one.path}" for one in faulty(*body_of(schema, **further), document)]


KINDS: dict[str, tuple[dict[str, Any], Any, list[str]]] = {
    "text": (TEXT, "x", ["null", "integer-for-text", "fraction-for-text", "boolean-for-text", "list-for-text",
                         "object-for-text", "filled-list-for-text", "filled-object-for-text"]),
    "integer": (WHOLE, 1, ["null", "text-for-integer", "boolean-for-integer", "list-for-integer",
                           "object-for-integer", "filled-list-for-integer", "filled-object-for-integer",
                           "numeral-for-integer", "float-for-integer", "huge-integer", "fraction-for-integer"]),
    "nullable-boolean": ({"type": ["boolean", "null"]}, True, [
        "text-for-boolean", "integer-for-boolean", "fraction-for-boolean", "list-for-boolean", "object-for-boolean",
        "filled-list-for-boolean", "filled-object-for-boolean", "word-for-boolean", "zero-for-boolean"]),
    "number": ({"type": "number"}, 1, ["null", "text-for-number", "boolean-for-number", "list-for-number",
                                       "object-for-number", "filled-list-for-number", "filled-object-for-number",
                                       "numeral-for-number"]),
    "empty-list": ({"type": "array", "items": TEXT}, [], ["null", "text-for-list", "integer-for-list",
                   "fraction-for-list", "boolean-for-list", "object-for-list", "filled-object-for-list"]),
    "empty-object": ({"type": "object"}, {}, ["null", "text-for-object", "integer-for-object", "fraction-for-object",
                     "boolean-for-object", "list-for-object", "filled-list-for-object"]),
    "anything": ({}, {"a": 1}, []),
    "choice": ({"oneOf": [TEXT, WHOLE, {"type": "null"}]}, 1, [
        "boolean-for-choice", "list-for-choice", "object-for-choice", "filled-list-for-choice",
        "filled-object-for-choice"]),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "document", "expected"), KINDS.values(), ids=KINDS)
def test_a_value_can_be_of_every_other_type(schema: dict[str, Any], document: Any, expected: list[str]) -> None:
    """A value can be replaced by each JSON type that its schema does not allow, and by what is nearly right."""
    assert [f"{kind} $" for kind in expected] == kinds(schema, document)


FORMATS = {
    "uuid": ["bad-uuid", "short-uuid", "braced-uuid"],
    "date": ["bad-date", "date-time-for-date", "local-date", "basic-date"],
    "date-time": ["bad-date-time", "text-for-date-time", "date-for-date-time", "naive-date-time"],
    "email": [],
}


@pytest.mark.parametrize(("name", "expected"), FORMATS.items())
def test_a_text_can_be_none_of_its_format(name: str, expected: list[str]) -> None:
    """A text that is read as something else can be another text."""
    found = kinds({"type": "string", "format": name}, "x")
    assert [f"{kind} $" for kind in expected] == found[len(kinds(TEXT, "x")) :]


def test_defects_have_one_place_each() -> None:
    """A document with a defect is the valid one but for what stands at the path of the defect."""
    schema = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"type": "array", "items": ref("B")}, "b": {"type": ["string", "null"]}, "c": TEXT},
    }
    document = {"a": [{"x": 1}, {"x": 2}], "b": None, "c": "y"}
    found = list(faulty(*body_of(schema, B={"type": "object", "additionalProperties": WHOLE}), document))
    by_path = {one.path: one for one in found if one.kind != "missing-required"}
    assert {"$", "$.a", "$.a[0]", "$.a[0].x", "$.b", "$.c"} == by_path.keys()
    assert {"$.a", "$.b"} == {one.path for one in found if one.kind == "missing-required"}
    texts = {one.path: one.document for one in found if one.kind.startswith("text-for-")}
    assert {"a": [{"x": "text"}, {"x": 2}], "b": None, "c": "y"} == texts["$.a[0].x"]
    assert {"a": [{"x": 1}, {"x": 2}], "b": None} not in [one.document for one in found]
    assert "null-for-optional $.c" in [f"{one.kind} {one.path}" for one in found]
    assert "null $.a" in [f"{one.kind} {one.path}" for one in found]


def test_alternatives_that_look_alike_have_no_defects_of_their_own() -> None:
    """Nothing is said of what is within an alternative that neither its JSON type nor a discriminator tells."""
    thing = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT, "a": WHOLE}}
    document = {"kind": "A", "a": 1}
    alike: dict[str, Any] = {"anyOf": [ref("A"), ref("B")]}
    assert {"$"} == {one.partition(" ")[2] for one in kinds(alike, document, A=thing, B=thing)}
    inner = {**thing, "properties": {"kind": TEXT, "in": {"type": "object", "properties": {"x": WHOLE}}}}
    nested = kinds(alike, {"kind": "A", "in": {"x": 1}}, A=inner, B=inner)
    assert {"$"} == {one.partition(" ")[2] for one in nested}
    told = {**alike, "discriminator": {"propertyName": "kind"}}
    assert {"$", "$.a"} == {one.partition(" ")[2] for one in kinds(told, document, A=thing, B=thing)}


class Colour(OpenStrEnum):
    """Texts."""

    RED = "red"


@define(kw_only=True)
class Part(Model):
    """What lies within another model."""

    when: datetime
    day: date
    code: UUID
    kind: str = "Part"
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Whole(Model):
    """A model with fields of many kinds."""

    size: int
    parts: list[Part]
    colour: Colour | Unset | None = UNSET
    share: float | Unset = UNSET
    either: int | list[str] | Unset = UNSET
    names: dict[str, bool] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Careless(Whole):
    """The same, read carelessly."""

    size: Any
    share: float | Unset | None = UNSET  # type: ignore[assignment]  # as above


PART: dict[str, Any] = {
    "type": "object",
    "required": ["when", "day", "code", "kind"],
    "properties": {
        "when": {"type": "string", "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "code": {"type": "string", "format": "uuid"},
        "kind": TEXT,
    },
}
WHOLES: dict[str, Any] = {
    "type": "object",
    "required": ["size", "parts"],
    "properties": {
        "size": WHOLE,
        "parts": {"type": "array", "items": ref("Part")},
        "colour": {"type": ["string", "null"], "enum": ["red", None]},
        "share": {"type": "number"},
        "either": {"oneOf": [WHOLE, {"type": "array", "items": TEXT}]},
        "names": {"type": "object", "additionalProperties": {"type": "boolean"}},
    },
}


def test_each_defect_is_put_at_each_place_once() -> None:
    """Without an example, every place of the schema has its defects, each kind once."""
    subject, body = body_of(WHOLES, Part=PART)
    found = [(defect.place, defect.kind) for defect, _ in each_defect(subject, body)]
    assert len(found) == len(set(found))
    parts = {"/parts", "/parts/*", "/parts/*/when", "/parts/*/day", "/parts/*/code", "/parts/*/kind"}
    others = {"", "/size", "/colour", "/share", "/either", "/either/|1/*", "/names", "/names/{}"}
    assert parts | others == {place for place, _ in found}
    assert {"refused", "reported", "read"} == {expected_of(kind) for _, kind in found}


def test_a_client_that_is_right_tells_every_defect() -> None:
    """Defects are refused with their path or tolerated as designed by a model that is as its schema says."""
    case = case_of(WHOLES, Part=PART, annotation=Whole)
    documents = broken(case)
    assert len(documents) > 100
    assert [] == [found for one in documents for found in structural_defects_are_told.judge(case, one)]


def test_a_client_that_is_careless_breaks_the_law() -> None:
    """A defect that is read as it is, or without a report, breaks the law at its path."""
    case = case_of(WHOLES, Part=PART, annotation=Careless)
    found = [violation for one in broken(case) for violation in structural_defects_are_told.judge(case, one)]
    assert {"$.size", "$.share"} == {violation.path for violation in found}
    assert any("should refuse: text-for-integer" in violation.message for violation in found)
    assert any("Of null-for-optional, reported is nothing" in violation.message for violation in found)


def test_a_wrong_path_breaks_the_law() -> None:
    """A refusal with another path than that of the defect breaks the law."""
    case = case_of(WHOLES, Part=PART, annotation=Whole)
    document = {"document": {"parts": []}, "kind": "missing-required", "path": "$.parts"}
    found = list(structural_defects_are_told.judge(case, document))
    assert ["The client refuses missing-required at $.parts as one at $.size."] == [one.message for one in found]
    assert [] == list(structural_defects_are_told.judge(case, None))


@define(kw_only=True)
class Other(Model):
    """Another part."""

    kind: str = "Other"
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def test_a_discriminator_makes_paths_exact() -> None:
    """Within an alternative that its tag tells, a client refuses a defect with its exact path."""
    told = Annotated[Part | Other, Discriminator("kind", {"Part": "Part", "Other": "Other"})]
    choice = {"anyOf": [ref("Part"), ref("Other")], "discriminator": {"propertyName": "kind"}}
    other = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT}}
    case = case_of({"type": "array", "items": choice}, annotation=list[told], Part=PART, Other=other)
    documents = broken(case)
    assert {"$[0].when", "$[0].day", "$[0].code", "$[0]", "$"} == {one["path"] for one in documents}
    assert [] == [found for one in documents for found in structural_defects_are_told.judge(case, one)]
