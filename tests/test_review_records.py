"""A review as JSON."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jsonschema_rs
import pytest
from attrs import evolve
from hypothesis import given, settings
from review_changes import RENAMED, REQUIRED_ADDED, TYPE_CHANGED, VALUE_ADDED
from review_hostile import reviews
from review_samples import EMPTY, PLANTED, SAMPLES

from clientwright.pipeline.documents import JSON
from clientwright.review.outputs.records import as_json, text
from clientwright.review.reports import ProviderReview, Review
from clientwright.review.values import ABSENT

SCHEMA: dict[str, Any] = json.loads(
    files("clientwright.review.outputs").joinpath("review.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)


def schemas(node: JSON, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every schema of objects, and where it stands."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield pointer, node
        for key, value in node.items():
            yield from schemas(value, f"{pointer}/{key}")


def objects(value: JSON, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the path of every object of a record, but for values of specs."""
    if isinstance(value, dict):
        yield path
        for key, below in value.items():
            if key not in {"before", "after"}:
                yield from objects(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from objects(below, (*path, index))


def at(value: JSON, path: tuple[str | int, ...]) -> Any:
    """Give the value at a path."""
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_report_fits_the_schema(name: str) -> None:
    """Each sample is valid by the published schema, and comes back from its text."""
    record = json.loads(text(SAMPLES[name]))
    VALIDATOR.validate(record)
    assert as_json(SAMPLES[name]) == record


@settings(max_examples=40)
@given(reviews())
def test_any_report_fits_the_schema(review: Review) -> None:
    """Whatever texts a report holds, it is valid by the published schema, and its text is ASCII."""
    assert text(review).isascii()
    VALIDATOR.validate(json.loads(text(review)))


def test_the_schema_is_a_schema() -> None:
    """The published schema is valid by JSON Schema 2020-12."""
    assert "https://json-schema.org/draft/2020-12/schema" == SCHEMA["$schema"]
    jsonschema_rs.meta.validate(SCHEMA)


def test_the_schema_is_closed_and_described() -> None:
    """Every object of the schema has a sentence, allows no other key, and each of its keys has a sentence."""
    found = dict(schemas(SCHEMA))
    assert 12 == len(found)
    for pointer, schema in found.items():
        assert schema["additionalProperties"] is False, pointer
        told = [schema["description"], *(each["description"] for each in schema["properties"].values())]
        assert all(sentence.endswith(".") for sentence in told), pointer
        optional = {"before", "after"} if pointer == "/$defs/change" else set()
        assert set(schema["properties"]) - optional == set(schema["required"]), pointer


def test_every_key_is_needed_and_no_other_allowed() -> None:
    """The schema refuses a report in which a key is missing or one too many, wherever that is."""
    record = json.loads(text(evolve(PLANTED, stale_approvals=SAMPLES["problem"].stale_approvals)))
    paths = list(objects(record))
    assert len(paths) > 30
    for path in paths:
        more = copy.deepcopy(record)
        at(more, path)["extra"] = 1
        assert not VALIDATOR.is_valid(more), path
        for key in set(at(record, path)) - {"before", "after"}:
            less = copy.deepcopy(record)
            del at(less, path)[key]
            assert not VALIDATOR.is_valid(less), (path, key)


def test_a_change_is_told_whole() -> None:
    """A change has its fingerprint, verdicts, places, all routes, the Python, the cause, evidence and approval."""
    found = {one["fingerprint"]: one for each in as_json(PLANTED)["providers"] for one in each["changes"]}
    assert {one.change.fingerprint for one in PLANTED.reviewed} == set(found)
    tax = found[TYPE_CHANGED.change.fingerprint]
    assert ("type-changed", "breaking", "response", "breaking", "spec") == tuple(
        tax[key] for key in ("rule", "wire", "direction", "verdict", "cause")
    )
    assert ("integer", ["integer", "string"]) == (tax["before"], tax["after"])
    assert ("specs/trybe/openapi.yaml", 412, 7) == tuple(tax["old"][key] for key in ("file", "line", "column"))
    assert ("overlays/trybe/fix-types.overlay.yaml", 23) == (tax["new"]["file"], tax["new"]["line"])
    assert ["process", "retry"] == [route["operation"].rsplit("/", 1)[1] for route in tax["routes"]]
    assert "$.data.tax" == tax["routes"][0]["path"]
    assert {"effect": "breaking", "sentences": ["MembershipCharge.tax: int -> int | str"]} == tax["python"]
    assert list(TYPE_CHANGED.evidence) == tax["evidence"]
    assert tax["approval"] is None
    approval = found[REQUIRED_ADDED.change.fingerprint]["approval"]
    assert ("A. Maintainer", "2027-01-31", 4) == tuple(approval[key] for key in ("author", "expires", "line"))
    renamed = found[RENAMED.change.fingerprint]
    assert ("docs", "breaking") == (renamed["wire"], renamed["verdict"])


def test_absent_is_not_null() -> None:
    """A value that is absent on a side has no key, null is null."""
    null = evolve(VALUE_ADDED, change=evolve(VALUE_ADDED.change, before=None, after=ABSENT, new=None))
    record = as_json(evolve(EMPTY, providers=(ProviderReview("a", "kept", (null, VALUE_ADDED)),)))
    first, second = record["providers"][0]["changes"]
    assert first["before"] is None
    assert "after" not in first
    assert first["new"] is None
    assert "before" not in second
    assert "paused" == second["after"]


def test_the_counts_are_those_of_the_changes() -> None:
    """Changes are counted by the worse of their verdicts, and those that break without approval."""
    record = as_json(PLANTED)
    assert {"breaking": 3, "risky": 1, "additive": 0, "docs": 1, "unapproved": 2} == record["counts"]
    assert record["passed"] is False
    assert as_json(EMPTY)["passed"] is True
    assert as_json(SAMPLES["problem"])["passed"] is False
