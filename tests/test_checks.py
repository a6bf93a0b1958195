"""Laws of `check`: one mistake, one finding, in its place; and nothing ever raises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest
from broken_specs import BROKEN, GOOD, Broken
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientwright.pipeline.checks import check
from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Location, Severity
from clientwright.pipeline.loading import loads

SCALARS = st.none() | st.booleans() | st.integers(-3, 300) | st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.sampled_from(
    ["$ref", "openapi", "paths", "get", "schema", "type", "3.1.0", "#/components/schemas/Pet", "#/paths", "x-a", "/{a}"]
)
JSON_VALUES = st.recursive(
    SCALARS | st.text(max_size=5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _document(data: Any) -> Document:
    return Document("a.yaml", data, Marks(Location("a.yaml")))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken.rule}-{broken.name}")
def test_one_mistake_is_one_finding_in_its_place(broken: Broken) -> None:
    """A description with one mistake gets one finding: the rule for it, at its pointer and line."""
    found = check(loads(broken.text, "a.yaml"))
    own = [(finding.rule, finding.pointer, finding.location.line) for finding in found if finding.rule == broken.rule]
    assert [(broken.rule, broken.pointer, broken.line)] == own
    assert sorted(broken.companions) == sorted(finding.rule for finding in found if finding.rule != broken.rule)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken.rule}-{broken.name}")
def test_every_message_is_a_sentence_with_a_remedy(broken: Broken) -> None:
    """A message is one line: what is wrong, then what to do (or what may have been meant)."""
    for finding in check(loads(broken.text, "a.yaml")):
        assert finding.message[-1] in ".?"
        assert "\n" not in finding.message
        assert "; " in finding.message or ", " in finding.message


@pytest.mark.parametrize("version", GOOD)
def test_a_good_description_has_no_findings(version: str) -> None:
    """Nothing is said about a description without mistakes."""
    assert () == check(loads(GOOD[version], "a.yaml"))


def test_the_table_is_wide() -> None:
    """The table of mistakes covers at least 60 rules, and no rule has two names for one severity."""
    severities: dict[str, set[Severity]] = {}
    for broken in BROKEN:
        for finding in check(loads(broken.text, "a.yaml")):
            severities.setdefault(finding.rule, set()).add(finding.severity)
    assert len(severities) >= 60
    assert {1} == {len(levels) for levels in severities.values()}


def test_findings_come_in_the_order_of_the_lines() -> None:
    """Several mistakes are reported in one run, in the order in which they stand in the file."""
    text = GOOD["3.1"].replace("title: Pets", "titel: Pets").replace("type: number", "type: numbr")
    found = check(loads(text, "a.yaml"))
    assert ["field-unknown", "field-value"] == [finding.rule for finding in found]
    assert sorted(found, key=lambda finding: finding.location) == list(found)


@pytest.mark.parametrize("data", [None, [], "openapi", 3.1, True])
def test_a_document_that_is_no_object_gets_one_finding(data: object) -> None:
    """A document that is no object is said to be none."""
    assert ["document-not-object"] == [finding.rule for finding in check(_document(data))]


@settings(max_examples=150, deadline=None)
@given(JSON_VALUES, st.sampled_from(["3.0.0", "3.1.0", "3.2.0"]))
def test_check_never_raises_on_any_data(data: Any, version: str) -> None:
    """Any JSON data gives findings or none, never a traceback."""
    check(_document(data))
    check(_document({"openapi": version, "info": data, "paths": {"/{a}": data}, "components": {"schemas": data}}))


def _places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in members:
        yield (*path, key)
        yield from _places(child, (*path, key))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(GOOD)))
def test_check_never_raises_on_a_mutated_description(draw: st.DataObject, version: str) -> None:
    """A good description in which any node is replaced by any JSON data gives findings or none, never a traceback."""
    data = loads(GOOD[version], "a.yaml").data
    for _ in range(draw.draw(st.integers(1, 3))):
        path = draw.draw(st.sampled_from(sorted(_places(data), key=str)))
        owner = data
        for key in path[:-1]:
            owner = owner[key]
        owner[path[-1]] = draw.draw(JSON_VALUES)
    check(_document(data))


def test_a_thousand_operations_take_seconds() -> None:
    """The time of a check grows with the size of the description, not with its square."""
    data = loads(GOOD["3.1"], "a.yaml").data
    one = data["paths"]["/pets/{pet_id}"]
    for number in range(500):
        data["paths"][f"/pets{number}/{{pet_id}}"] = json.loads(
            json.dumps(one).replace("get_pet", f"get_{number}").replace("remove_pet", f"remove_{number}")
        )
    started = perf_counter()
    assert () == check(_document(data))
    assert perf_counter() - started < 10
