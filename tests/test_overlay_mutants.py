"""Laws of the mistakes that are planted in overlays, and of who notices them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from clientwright.conformance.mutation.overlay_mutants import OverlayMutant, overlay_mutants, overlay_verdicts
from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.pipeline.documents import Document
from clientwright.pipeline.loading import loads

ROOT = Path(__file__).parents[1]
ACTIONS: list[dict[str, Any]] = [
    {"target": "$.info", "update": {"description": "Words.", "title": "More words."}},
    {"target": "$.servers[0]", "remove": True},
    {
        "target": "$.paths['/things'].get",
        "description": "Why.",
        "x-evidence": {"grade": "stated"},
        "update": {"operationId": "things.list", "deprecated": True, "parameters": [{"name": "page"}], "x-size": 2},
    },
    {"target": "$.components.schemas.Thing.properties.size.examples[0]", "update": "123"},
]


def overlay(actions: list[dict[str, Any]] = ACTIONS) -> Document:
    """Make an overlay."""
    return loads(json.dumps({"overlay": "1.1.0", "actions": actions}), "fix-things.overlay.json")


def project(specs: str = "specs") -> Project:
    """Give the folders of this repository."""
    return Project(ROOT / specs, ROOT / "overlays", ROOT / "generated")


def subject(name: str) -> Subject:
    """Give one provider of this repository."""
    (found,) = subjects(project(), (name,))
    return found


def test_every_operator_makes_its_mistakes() -> None:
    """Each mistake is made once, at each place where it says something to a machine, and words are passed over."""
    found = [(mutant.operator, mutant.pointer) for mutant in overlay_mutants([overlay()])]
    assert [
        ("target-rename", "/actions/0/target"),
        ("action-drop", "/actions/1"),
        ("target-rename", "/actions/1/target"),
        ("action-drop", "/actions/2"),
        ("target-rename", "/actions/2/target"),
        ("update-drop", "/actions/2/update/deprecated"),
        ("update-change", "/actions/2/update/deprecated"),
        ("update-drop", "/actions/2/update/parameters"),
        ("update-drop", "/actions/2/update/parameters/0"),
        ("update-drop", "/actions/2/update/parameters/0/name"),
        ("update-change", "/actions/2/update/parameters/0/name"),
        ("update-drop", "/actions/2/update/x-size"),
        ("update-change", "/actions/2/update/x-size"),
        ("action-drop", "/actions/3"),
    ] == [one for one in found if not one[1].startswith("/actions/3/")]


def test_a_mutant_differs_in_one_place() -> None:
    """A mutant differs from its overlay, no two are alike, and the overlay itself stays as it was."""
    before = json.dumps(overlay().data)
    found = [json.dumps(mutant.document.data) for mutant in overlay_mutants([overlay()])]
    assert before not in found
    assert len(found) == len(set(found))
    assert before == json.dumps(overlay().data)


def test_a_mutant_says_which_overlay_it_is_of() -> None:
    """A mutant names its overlay by its place among those of the provider."""
    other = overlay([{"target": "$.a", "remove": True}])
    assert Counter({0: 15, 1: 2}) == Counter(mutant.overlay for mutant in overlay_mutants([overlay(), other]))


@pytest.mark.parametrize("name", ["magicline", "swipe"])
def test_mistakes_in_overlays_are_noticed(name: str) -> None:
    """A mistake in an overlay is refused, contradicts a fact or an assumption, or makes no difference."""
    unnoticed = [shown(one.mutant) for one in overlay_verdicts(subject(name)) if one.witness == "nothing"]
    # A client has to be told the tenant, so that the default which OpenAPI demands is never used.
    assert [shown for shown in unnoticed if not shown.endswith("tenant/default")] == []


def shown(mutant: OverlayMutant) -> str:
    """Say which mutant this is."""
    return f"{mutant.operator} {mutant.overlay} {mutant.pointer}"
