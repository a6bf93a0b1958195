"""What large specs have that nobody here wrote, and what the laws make of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import define, field
from cell_bodies import body_of, case_of, ref

from clientwright.conformance.cells.additions import additions
from clientwright.conformance.cells.cells import cells
from clientwright.conformance.cells.faulty import faulty
from clientwright.conformance.cells.trees import tree_of
from clientwright.conformance.examples import validator_for
from clientwright.conformance.law import Violation
from clientwright.conformance.laws.cells import cells_are_all_reached, cells_survive_the_client
from clientwright.conformance.laws.documents import additive_drift_survives, drawn_documents_survive_the_client
from clientwright.conformance.laws.examples import examples_survive_the_client
from clientwright.conformance.schema_views import view
from clientwright.models import Model

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
PAIR = {"type": "array", "prefixItems": [TEXT, WHOLE]}


@define(kw_only=True)
class Closed(Model):
    """A model of an object that lists all that it has."""

    name: str
    additional_properties: dict[str, Any] = field(init=False, factory=dict, metadata={"closed": True})


@define(kw_only=True)
class Holder(Model):
    """A model of what holds some of them."""

    all: list[Closed]
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def violations(law: Any, case: Any, document: Any) -> list[tuple[str, str]]:
    """Judge a document; give whom each violation blames, and where it is."""
    found: list[Violation] = list(law.judge(case, document))
    return [(one.blame, one.path) for one in found]


PAIRS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "open": (PAIR, ["/0", "/1", "/*"]),
    "closed": ({**PAIR, "items": False}, ["/0", "/1"]),
    "counted": ({**PAIR, "minItems": 2, "maxItems": 2}, ["/0", "/1"]),
    "rest": ({**PAIR, "items": {"type": "boolean"}}, ["/0", "/1", "/*"]),
}


@pytest.mark.parametrize(("schema", "places"), PAIRS.values(), ids=PAIRS)
def test_items_with_schemas_of_their_own_have_cells(schema: dict[str, Any], places: list[str]) -> None:
    """Each of the first items of a list is a place, what comes after them one more, and all their cells are reached."""
    case = case_of({"type": "object", "properties": {"pair": schema}})
    found = dict.fromkeys(cell.place for cell in cells(case.subject, case.the_body))
    assert [f"/pair{place}" for place in places] == [place for place in found if place.count("/") > 1]
    assert [] == violations(cells_are_all_reached, case, None)


def test_no_defect_is_put_where_a_client_knows_no_places() -> None:
    """A list whose items differ by their places is of one type for a client, so only the list itself is spoiled."""
    assert {"$"} == {one.path for one in faulty(*body_of({**PAIR, "items": False}), ["a", 1])}


NULLS: dict[str, dict[str, Any]] = {
    "beside-a-reference": {"$ref": "#/components/schemas/Name", "nullable": True},
    "beside-an-enum": {"type": "string", "nullable": True, "enum": ["a", "b"]},
    "in-a-component": ref("Maybe"),
    "in-two-alternatives": {"oneOf": [{**TEXT, "nullable": True}, {**WHOLE, "nullable": True}]},
}


@pytest.mark.parametrize("schema", NULLS.values(), ids=NULLS)
def test_null_is_no_defect_where_an_author_allows_it(schema: dict[str, Any]) -> None:
    """Null is none where a 3.0 spec says `nullable`, though to the letter it counts for nothing there."""
    maybe = {"type": "string", "nullable": True, "enum": ["a"]}
    found = faulty(*body_of(schema, version="3.0.3", Name=TEXT, Maybe=maybe), "a")
    assert not any("null" in one.kind for one in found)


def test_what_a_closed_object_has_besides_is_kept() -> None:
    """A field that a closed object forbids is read, kept and reported, though a client would not send it."""
    closed = {"type": "object", "properties": {"name": TEXT}, "required": ["name"], "additionalProperties": False}
    schema = {"type": "object", "properties": {"all": {"type": "array", "items": closed}}, "required": ["all"]}
    case = case_of(schema, annotation=Holder)
    document = {"all": [{"name": "x", "further": 1}]}
    assert [True] == [one.forbidden for one in additions(case.subject, case.the_body, document)]
    assert [] == violations(additive_drift_survives, case, document)


def test_a_required_field_that_is_not_declared_is_the_specs() -> None:
    """A field that a schema requires and does not declare is no addition, and what a client says of it the spec's."""
    schema = {"type": "object", "properties": {"all": {"type": "array"}}, "required": ["all", "further"]}
    case = case_of(schema, annotation=Holder)
    document = {"all": [], "further": 1}
    assert () == additions(case.subject, case.the_body, document)
    assert [("spec", "$.further")] == violations(cells_survive_the_client, case, document)
    assert [("spec", "$.further")] == violations(drawn_documents_survive_the_client, case, document)


def test_an_example_that_is_invalid_says_nothing_of_the_client() -> None:
    """An example that its schema refuses breaks the law of examples alone."""
    schema = {"type": "object", "properties": {"all": {"type": "array"}}, "required": ["all"]}
    case = case_of(schema, {"all": 1}, {}, annotation=Holder)
    assert [[], []] == [violations(examples_survive_the_client, case, one) for one in ({"all": 1}, {})]


def test_a_validator_has_what_is_referred_to() -> None:
    """A validator takes of the components what a schema needs, on whatever way, and names may hold any character."""
    further: dict[str, Any] = {
        "a/b~c": {"type": "object", "properties": {"next": ref("Last")}},
        "Last": TEXT,
        "Other": {"$ref": "#/no"},
    }
    subject, _ = body_of({}, None, **further)
    valid = validator_for(subject.document, {"items": {"$ref": "#/components/schemas/a~1b~0c"}})
    assert [True, False] == [valid.is_valid([{"next": value}]) for value in ("x", 1)]
    assert valid is validator_for(subject.document, json.loads('{"items": {"$ref": "#/components/schemas/a~1b~0c"}}'))


def test_a_schema_is_read_once() -> None:
    """The view of a schema is the same each time, and another schema at its place has another."""
    subject, body = body_of({"type": "object", "properties": {"a": TEXT}})
    assert view(subject.spec, body.schema, body.pointer) is view(subject.spec, body.schema, body.pointer)
    assert ["integer", "string"] == [view(subject.spec, dict(one), "/components").kind for one in (WHOLE, TEXT)]


def test_a_large_body_shows_each_type_once() -> None:
    """Types that hold each other are looked into where they are met first, once the body is large."""
    names = [f"T{index}" for index in range(5)]
    types: dict[str, Any] = {
        name: {"type": "object", "properties": {other.lower(): ref(other) for other in names}} for name in names
    }
    subject, body = body_of(ref("T0"), **types)
    found = [*tree_of(subject, body).nodes()]
    assert {"", "a type within itself", "a type that is looked at elsewhere"} == {node.cut for node in found}
    assert {*names} <= {node.view.pointer.rpartition("/")[2] for node in found if not node.cut}
    assert not any(cell.reason for cell in cells(subject, body))
