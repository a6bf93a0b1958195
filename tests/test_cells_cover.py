from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from cell_bodies import body_of, case_of, ref
from conformance_helping import PROJECT

from clientwright.conformance.cells.additions import additions, openings, wire_path
from clientwright.conformance.cells.cells import cells, reached
from clientwright.conformance.cells.edits import cover, edited, plain_documents, trimmed, uncovered, without
from clientwright.conformance.examples import validator_for
from clientwright.conformance.law import Case, body_cases
from clientwright.conformance.laws.cells import cells_are_all_reached, cells_validate, documents_of
from clientwright.conformance.subjects import subjects

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
STATUS = {"type": "string", "enum": ["on", "off"]}
DEEP = {
    "type": "object",
    "required": ["id", "items"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "status": {"oneOf": [STATUS, {"type": "null"}]},
        "items": {"type": "array", "items": ref("Part"), "minItems": 1},
        "labels": {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}},
    },
}
PART = {
    "allOf": [
        {
            "type": "object",
            "required": ["code"],
            "properties": {"code": {"type": "string", "pattern": "^[A-Z]{2}-\\d+$"}},
        },
        {"type": "object", "properties": {"weight": {"type": ["number", "null"], "minimum": 0}, "whole": ref("It")}},
    ]
}
ANIMAL = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT, "friend": ref("It")}}
PETS = {"anyOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}}
BODIES: dict[str, Case] = {
    "deep": case_of(DEEP, Part=PART),
    "anchored": case_of(
        DEEP, {"id": "3f2b8c1e-9d47-4a6b-8e15-0c7d2a9b4f63", "items": [{"code": "AB-12"}, {"code": "CD-3"}]}, Part=PART
    ),
    "discriminator": case_of(PETS, Cat=ANIMAL, Dog={"allOf": [ANIMAL, {"properties": {"age": WHOLE}}]}),
    "unique": case_of({"type": "array", "items": STATUS, "uniqueItems": True, "minItems": 2}),
    "unique-objects": case_of(
        {"type": "array", "uniqueItems": True, "items": {"type": "object", "properties": {"a": WHOLE}}}
    ),
    "named-entries": case_of({"type": "object", "required": ["a", "b"], "additionalProperties": WHOLE}),
    "two-entries": case_of({"type": "object", "minProperties": 2, "additionalProperties": WHOLE}),
    "number-or-text": case_of({"type": "array", "items": {"type": ["integer", "string", "null"]}}),
    "optional-null": case_of({"type": "object", "properties": {"a": {"type": "null"}}}),
    "anything": case_of({"type": "object", "properties": {"a": {}, "b": {"type": "array"}}}),
    "nullable-30": case_of(
        {"type": "object", "properties": {"a": {"type": "string", "nullable": True}}}, version="3.0.3"
    ),
    "closed": case_of({"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}),
    "nested-choice": case_of(
        {"oneOf": [{"anyOf": [TEXT, WHOLE]}, {"type": "array", "items": {"oneOf": [TEXT, WHOLE]}}]}
    ),
    "read-only": case_of(
        {"type": "object", "required": ["a"], "properties": {"a": {**TEXT, "writeOnly": True}}}
    ),
    "fields-beside-a-choice": case_of(
        {
            "type": "object",
            "required": ["a"],
            "properties": {"a": TEXT},
            "oneOf": [
                {"required": ["b"], "properties": {"b": WHOLE}, "additionalProperties": True},
                {"required": ["c"], "properties": {"c": WHOLE}, "not": {"required": ["b"]}},
            ],
        }
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES.values(), ids=BODIES)
def test_every_cell_is_covered_and_reached(case: Case) -> None:
    """For each cell there is a document, and the document is seen to be in it."""
    subject, body = case.subject, case.the_body
    assert () == uncovered(subject, body)
    assert [] == list(cells_are_all_reached.judge(case, None))
    for covering in cover(subject, body):
        assert covering.cell in reached(subject, body, covering.document)


@pytest.mark.parametrize("case", BODIES.values(), ids=BODIES)
def test_what_covers_is_valid_or_tolerated(case: Case) -> None:
    """Each document is valid, or has one addition where its cell is; the additions are those of tolerated cells."""
    subject, body = case.subject, case.the_body
    for covering in cover(subject, body):
        assert covering.valid != covering.cell.tolerated
        assert len(additions(subject, body, covering.document)) == (0 if covering.valid else 1)
        assert [] == list(cells_validate.judge(case, covering.document))
        if covering.valid and case is not BODIES["nullable-30"] and case is not BODIES["read-only"]:
            validator_for(subject.document, body.schema).validate(covering.document)


def test_a_contradiction_is_listed() -> None:
    """Cells of an alternative that another one always allows too are given with the reason, and break the law."""
    case = case_of({"oneOf": [{"type": "string"}, {"type": ["string", "integer"]}]})
    missing = uncovered(case.subject, case.the_body)
    assert {"/|0"} <= {cell.place for cell in missing}
    assert {"no value that was tried is valid in its place"} == {cell.reason for cell in missing}
    found = list(cells_are_all_reached.judge(case, None))
    assert [("spec", True)] == [(one.blame, "overlap" in one.message) for one in found]
    assert {"spec"} == {violation.blame for violation in found}


def test_examples_are_what_is_edited() -> None:
    """A document for a cell that no example is in differs from an example in one place; others are the examples."""
    example = {"a": "kept", "b": ["x", "y"]}
    schema = {"type": "object", "properties": {"a": TEXT, "b": {"type": "array", "items": TEXT}}}
    subject, body = body_of(schema, example)
    documents = {f"{one.cell.place} {one.cell.variant}": one.document for one in cover(subject, body)}
    assert {"a": "", "b": ["x"]} == documents["/a empty"]
    assert {"b": ["x"]} == documents["/a absent"]
    assert {"a": "kept", "b": ["x"]} == documents["/a text"] == documents["/b [1]"]
    assert {"a": "kept", "b": ["x"], "unknownField": "value"} == documents[" unknown field"]
    assert example == documents["/b [n]"]


def test_an_example_that_is_wrong_is_not_edited() -> None:
    """What the schema refuses, or does not declare, is no base for documents."""
    wrong: tuple[Any, ...] = ({"a": 1}, {"a": "x", "b": 1}, [])
    for example in wrong:
        subject, body = body_of({"type": "object", "required": ["a"], "properties": {"a": TEXT}}, example)
        assert [{"a": "text"}] == list(plain_documents(subject, body))


def test_covering_is_the_same_each_time() -> None:
    """Two runs over equal bodies give equal documents, and leave the examples as they were."""
    example = {"id": "3f2b8c1e-9d47-4a6b-8e15-0c7d2a9b4f63", "items": [{"code": "AB-12"}]}
    before = copy.deepcopy(example)
    first, second = ([json.dumps(one.document) for one in cover(*body_of(DEEP, example, Part=PART))] for _ in range(2))
    assert first == second
    assert before == example


def test_edits_share_what_they_do_not_touch() -> None:
    """An edited document is new along the way to the place, and the same objects elsewhere."""
    document: dict[str, Any] = {"a": [{"b": 1}, {"c": {}}], "d": {}}
    found = edited(document, ("a", 0, "b"), 2)
    assert {"a": [{"b": 2}, {"c": {}}], "d": {}} == found
    assert found["d"] is document["d"]
    assert found["a"][1] is document["a"][1]
    assert {"a": [{}, {"c": {}}], "d": {}} == without(document, ("a", 0), "b")
    assert {"a": [{"b": 1}], "d": {}} == trimmed(document)


ADDITIONS: dict[str, tuple[dict[str, Any], Any, list[str]]] = {
    "none": (DEEP, {"id": "x", "items": [{"code": "A"}]}, []),
    "field": (DEEP, {"id": "x", "items": [{"code": "A", "é.": 1}], "x": {"y": 1}}, ["$.x", "$.items[0]['\\xe9.']"]),
    "member": (DEEP, {"id": "x", "items": [], "status": "odd"}, ["$.status"]),
    "map": (DEEP, {"id": "x", "items": [], "labels": {"any": ["x"]}}, []),
    "wrong-type": (STATUS, 1, []),
    "const": ({"const": "a"}, "b", []),
    "nothing-left": ({"anyOf": [{"type": "object", "properties": {"a": TEXT}},
                                {"type": "object", "properties": {"b": TEXT, "c": TEXT}}]}, {"b": "x", "c": "y"}, []),
    "least": ({"oneOf": [{"type": "object", "properties": {"a": TEXT}}, {"type": "object", "properties": {"b": TEXT}}]},
              {"a": 1, "b": "x"}, ["$.a"]),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "document", "expected"), ADDITIONS.values(), ids=ADDITIONS)
def test_additions_are_fields_and_members_that_nothing_declares(
    schema: dict[str, Any], document: Any, expected: list[str]
) -> None:
    """What goes beyond a schema is told with its path; what a map or another alternative takes does not."""
    subject, body = body_of(schema, Part=PART)
    assert expected == [wire_path(one.steps) for one in additions(subject, body, document)]


def test_openings_are_objects_and_open_enums() -> None:
    """Something can be added to objects that list their fields and to enums, not to maps, constants or null."""
    subject, body = body_of(DEEP, Part=PART)
    document = {"id": "x", "items": [{"code": "A", "weight": None}], "labels": {"a": ["b"]}, "status": "on"}
    assert ["$", "$.items[0]", "$.status"] == [wire_path(one.steps) for one in openings(subject, body, document)]
    assert ["$"] == [wire_path(one.steps) for one in openings(subject, body, {"status": None, "items": []})]
    alike = {"oneOf": [ref("A"), ref("B")]}
    subject, body = body_of({"type": "array", "items": alike}, A=ANIMAL, B=ANIMAL)
    assert () == openings(subject, body, [{"kind": "x"}])


def test_no_additions_are_made_in_requests() -> None:
    """All that covers a request is valid."""
    case = case_of(DEEP, Part=PART, direction="request")
    assert documents_of(case) == documents_of(case, valid=True)
    assert () == documents_of(case, valid=False)


def test_documents_that_are_wrong_break_the_law() -> None:
    """A document that the schema refuses, or with two additions, does not cover a cell."""
    case = case_of(DEEP, Part=PART)
    for document in ({"id": "x", "items": []}, {"a": 1, "b": 1, "id": "3f2b8c1e-9d47-4a6b-8e15-0c7d2a9b4f63"}):
        assert ["ambiguous"] == [violation.blame for violation in cells_validate.judge(case, document)]


@pytest.mark.parametrize("subject", subjects(PROJECT), ids=lambda subject: subject.name)
def test_every_cell_of_every_documented_status_is_covered(subject: Any) -> None:
    """The documents of each provider reach all cells of all its bodies, and some that no example reaches."""
    for case in body_cases(subject):
        here = set(cells(subject, case.the_body))
        assert here == {one.cell for one in cover(subject, case.the_body)}
        by_examples = [reached(subject, case.the_body, one) for one in case.the_body.examples.values()]
        assert frozenset().union(*by_examples) < here
