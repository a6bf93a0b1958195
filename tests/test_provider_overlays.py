from __future__ import annotations

import json
from itertools import islice, permutations
from typing import Any

import providers
import pytest
from attrs import evolve

from clientwright.conformance.examples import example_findings, schema_example_findings
from clientwright.conformance.ledgers.ledger import compare
from clientwright.pipeline.documents import Document
from clientwright.pipeline.effective import inline_examples
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply

PROVIDERS = sorted(providers.PROVIDERS)
OVERLAYS = {
    f"{name}-{path.name.removesuffix('.overlay.yaml')}": (name, index)
    for name in PROVIDERS
    for index, path in enumerate(providers.PROVIDERS[name].overlays)
}
FIXES = {
    f"{key}-{action}": (name, index, action)
    for key, (name, index) in OVERLAYS.items()
    if key.startswith(f"{name}-fix-")
    for action in range(len(providers.effective(name).overlays[index].data["actions"]))
}


def unordered(value: Any) -> Any:
    """Give a JSON value with its arrays sorted, so that equality does not see their order."""
    if isinstance(value, dict):
        return {name: unordered(found) for name, found in value.items()}
    if isinstance(value, list):
        return sorted(map(unordered, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def with_actions(overlay: Document, actions: list[Any]) -> Document:
    """Give an overlay with other actions; their places are of no interest here."""
    return evolve(loads(json.dumps({**overlay.data, "actions": actions}), "overlay.json"), name=overlay.name)


def faults(name: str, overlays: list[Document]) -> list[str]:
    """Say what is wrong with a provider whose overlays are these: every voice of the evidence."""
    try:
        document = apply(providers.effective(name).base, overlays).document
    except PipelineError as error:
        return [str(error)]
    text = json.dumps(document.data)
    unused = [path.name for path in providers.evidence_files(name).values() if f"/{path.name}" not in text]
    stated = compare(document, providers.ledger(name).file)
    # A reference that leads nowhere is a difference, and no example can be held against it.
    whole = inline_examples(document)
    refused = () if stated else (*example_findings(whole), *schema_example_findings(whole))
    return [*unused, *map(str, stated), *map(str, refused)]


@pytest.mark.parametrize("name", PROVIDERS)
def test_overlays_commute(name: str) -> None:
    """The overlays of a provider give the same spec in whatever order they are applied, order in arrays aside."""
    found = providers.effective(name)
    expected = unordered(apply(found.base, found.overlays).document.data)
    for order in islice(permutations(found.overlays), 0, None, max(1, len(found.overlays) ** 2 // 3)):
        assert expected == unordered(apply(found.base, order).document.data)


@pytest.mark.parametrize("name", PROVIDERS)
def test_nothing_is_wrong_with_all_overlays(name: str) -> None:
    """With every overlay in place no voice of the evidence objects, so that an objection is an action's."""
    assert [] == faults(name, list(providers.effective(name).overlays))


@pytest.mark.parametrize(("name", "index", "action"), FIXES.values(), ids=FIXES)
def test_every_fix_is_needed(name: str, index: int, action: int) -> None:
    """Without any one action of a fix the ledger, an example, an observed shape or another action fails."""
    overlays = list(providers.effective(name).overlays)
    actions = overlays[index].data["actions"]
    kept = [one for place, one in enumerate(actions) if place != action]
    overlays[index : index + 1] = [with_actions(overlays[index], kept)] if kept else []
    assert [] != faults(name, overlays)


@pytest.mark.parametrize(("name", "index"), OVERLAYS.values(), ids=OVERLAYS)
def test_a_dead_action_fails(name: str, index: int) -> None:
    """An action whose target matches nothing is an error, in every overlay."""
    overlays = list(providers.effective(name).overlays)
    dead = {"target": "$.paths['/nowhere']", "update": {"summary": "Nothing."}}
    overlays[index] = with_actions(overlays[index], [*overlays[index].data["actions"], dead])
    with pytest.raises(PipelineError, match="selects nothing"):
        apply(providers.effective(name).base, overlays)
