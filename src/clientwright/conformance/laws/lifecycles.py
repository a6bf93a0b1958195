"""The law of life cycles: what was done through a client is what is found afterwards."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from functools import cache
from typing import Final

from hypothesis.strategies import SearchStrategy

from clientwright.conformance.law import Case, Violation, law
from clientwright.conformance.lifecycles.stages import Clock, Stage, stage_of
from clientwright.conformance.lifecycles.steps import drawn_walks, scripted_walks
from clientwright.conformance.lifecycles.walking import played
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.sandbox.engine import open_engines

#: The greatest number of steps of a walk.
_STEPS: Final = 12


def _provider(subject: Subject) -> Iterator[Case]:
    yield Case(subject, "life cycle")


@cache
def _stage(subject: Subject) -> Stage:
    """Open the sandbox of a provider, once for all of its walks.

    Raises:
        PipelineError: No hint says what the sandbox does, or one is wrong.

    """
    clock, project = Clock(), subject.project
    (engine,) = open_engines((subject.name,), specs=project.specs, overlays=project.overlays, clock=clock)
    stage = stage_of(engine, subject, clock)
    atexit.register(stage.close)
    atexit.register(engine.state.close)
    if any(deed.behaviour for deed in stage.deeds.values()):
        return stage
    message = "No `sandbox-*.overlay.yaml` says what its operations do; write one for its life cycles to be held."
    where = Location((project.overlays / subject.name).as_posix())
    raise PipelineError([Finding("sandbox-missing", message, "", where)])


def _walks(case: Case) -> Iterator[JSON]:
    return scripted_walks(_stage(case.subject))


def _drawn_walks(case: Case) -> SearchStrategy[JSON]:
    return drawn_walks(_stage(case.subject), _STEPS)


@law(
    "C701",
    """
    Whoever tests an application against the sandbox builds on what it remembers: what was created is there until it is
    deleted, a refusal changes nothing, a charge is paid once. A walk is a list of calls, through the synchronous client
    or the asynchronous one, against the sandbox in the same process; a model in plain Python says what each should
    give. Where one does not, the sandbox is at fault, the overlay that tells it what to do, or the client.
    """,
    cases=_provider,
    documents=_walks,
    strategy=_drawn_walks,
)
def life_cycles_hold(case: Case, document: JSON) -> Iterator[Violation]:
    """What is done through a client is what it finds afterwards, and what is refused changes nothing."""
    for trouble in played(_stage(case.subject), document):
        yield Violation(str(trouble), blame="ambiguous")


LAWS = (life_cycles_hold,)
