from __future__ import annotations

import json

import providers
import pytest
from attrs import evolve

from clientwright.conformance.mutation.objecting import objections
from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply

SUBJECTS = {one.name: one for one in subjects(Project(providers.SPECS, providers.OVERLAYS, providers.GENERATED))}
OVERLAYS = {
    f"{name}-{path.name.removesuffix('.overlay.yaml')}": (subject, index)
    for name, subject in SUBJECTS.items()
    for index, path in enumerate(subject.provider.overlays)
}


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_nothing_is_wrong_with_all_overlays(subject: Subject) -> None:
    """With every overlay in place no voice of the evidence objects, so that an objection is an action's."""
    assert [] == list(objections(subject, subject.effective.overlays))


@pytest.mark.parametrize(("subject", "index"), OVERLAYS.values(), ids=OVERLAYS)
def test_a_dead_action_fails(subject: Subject, index: int) -> None:
    """An action whose target matches nothing is an error, in every overlay."""
    overlays = list(subject.effective.overlays)
    dead = {"target": "$.paths['/nowhere']", "update": {"summary": "Nothing."}}
    data = {**overlays[index].data, "actions": [*overlays[index].data["actions"], dead]}
    overlays[index] = evolve(loads(json.dumps(data), "overlay.json"), name=overlays[index].name)
    with pytest.raises(PipelineError, match="selects nothing"):
        apply(subject.effective.base, overlays)
