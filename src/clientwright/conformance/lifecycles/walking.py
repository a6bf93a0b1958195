"""Walks through the life cycles of a provider: from the first data to a census of what is there at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from clientwright.conformance.calls.arguments import plain_arguments
from clientwright.conformance.lifecycles.models import Asked, Kept, Model
from clientwright.conformance.lifecycles.outcomes import told
from clientwright.conformance.lifecycles.playing import Walk
from clientwright.conformance.lifecycles.stages import Clock, Deed, Stage, stage_of
from clientwright.conformance.lifecycles.steps import drawn_walks, scripted_walks
from clientwright.conformance.lifecycles.values import NOTHING, at, placed, same
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox.behaviour import Resource
from clientwright.sandbox.engine import Engine

#: How many calls are shown of a long walk.
_SHOWN: Final = 12


@frozen
class Trouble:
    """What does not hold.

    Attributes:
        text: A sentence: the operation, what was expected and what came.
        lines: The calls that led there, as lines of Python.

    """

    text: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        numbered = [f"{number}. {line}" for number, line in enumerate(self.lines, 1)]
        shown = numbered if len(numbered) <= _SHOWN else [*numbered[: _SHOWN // 2], "…", *numbered[-_SHOWN // 2 :]]
        return f"{self.text}; the calls: {'; '.join(shown)}" if shown else self.text


def problems(  # noqa: PLR0913  # what a run is made of
    engine: Engine, client: Subject, *, seed: int = 0, walks: int = 20, steps: int = 15, clock: Clock | None = None
) -> tuple[str, ...]:
    """Drive a provider's sandbox through its generated clients, and say what does not hold.

    Scripted walks come first (each operation, each two of one record, each limit and rate), then drawn ones. Each walk
    begins with the state in which the sandbox is given, ends with a census of all records, and stops at its first
    problem. The journal is cleared on the way; at the end the sandbox is as it was given.

    Args:
        engine: The sandbox, with its first data; whatever it does, a misbehaviour is a problem and never an exception.
        client: The provider, whose generated clients make the calls: `subjects(Project(...), ("trybe",))[0]`.
        seed: What the drawing starts from: the same seed gives the same problems.
        walks: How many walks are drawn.
        steps: The greatest number of steps of each.
        clock: The clock that the sandbox was made with, if it is one to be told: `engine_of(spec, name, clock=clock)`.
            Rates and instants are held only with one.

    Returns:
        A sentence for each walk that found one, with the calls that led there; nothing where all holds.

    Raises:
        PipelineError: The client is missing, or a schema is not known to the strategies.

    """
    stage = stage_of(engine, client, clock)
    try:
        found = [trouble for walk in scripted_walks(stage) for trouble in played(stage, walk)]
        return tuple(str(one) for one in (*found, *_drawn(stage, seed, walks, steps)))
    finally:
        stage.begin()
        stage.close()


def _drawn(stage: Stage, seed: int, walks: int, steps: int) -> list[Trouble]:
    found: list[Trouble] = []

    def play(walk: JSON) -> None:
        found.extend(played(stage, walk))

    if walks:
        chosen = settings(database=None, deadline=None, max_examples=walks, phases=[Phase.generate],
                          suppress_health_check=list(HealthCheck))  # fmt: skip
        drawing: Any = chosen(seeded(seed)(given(drawn_walks(stage, steps))(play)))
        drawing()
    return found


def played(stage: Stage, walk: Sequence[JSON]) -> tuple[Trouble, ...]:
    """Play a walk from the beginning, and give what does not hold at the first step that goes wrong.

    Args:
        stage: Where to play.
        walk: The steps.

    """
    lines: list[str] = []
    try:
        first = next(_steps(begun(stage, lines), walk), None)
    except PipelineError:
        raise
    except Exception as error:  # noqa: BLE001  # what escapes is told as what it is
        first = f"{type(error).__name__} escaped: {told(error)}"
    return () if first is None else (Trouble(first, tuple(lines)),)


def begun(stage: Stage, lines: list[str]) -> Walk:
    """Begin a walk.

    Args:
        stage: Where to play; everything becomes as it was at its beginning.
        lines: Filled with the calls, as lines of Python.

    """
    stage.begin()
    return Walk(stage, Model(stage.hints.resources, {name: {} for name in stage.hints.resources}), lines)


def first_strays(walk: Walk) -> Iterator[str]:
    """Learn what is there at first, and say what should be and is not: documented records, as many made-up ones."""
    model, data = walk.model, walk.stage.engine.spec.document.data
    for resource in walk.stage.hints.resources.values():
        for one in _documented(model, data, resource):
            model.kept[resource.name][str(at(one, resource.identity))] = Kept(one)
        lister = _lister(walk.stage, resource.name)
        if resource.count and lister is not None:
            yield from _learned(walk, lister, resource)
        known = model.made[resource.name, resource.identity]
        known.extend(at(one.value, resource.identity) for one in model.kept[resource.name].values())


def _steps(walk: Walk, steps: Sequence[JSON]) -> Iterator[str]:
    yield from first_strays(walk)
    for step in steps:
        yield from walk.play(step)
    yield from _census(walk)


def _documented(model: Model, data: JSON, resource: Resource) -> Iterator[JSON]:
    """Give the documented records of a kind, those that come with each record of another kind among them."""
    for first in resource.first:
        found = resolve(data, first.value)
        for record in found if isinstance(found, list) else [found]:
            owners = [one.value for one in model.kept[first.each].values()] if first.each else [None]
            for owner in owners:
                taken = {pointer: at(owner, origin) for pointer, origin in first.take.items()}
                if NOTHING not in taken.values():
                    yield _filled(record, {**first.put, **taken})


def _filled(record: JSON, values: Mapping[str, JSON]) -> JSON:
    for pointer, value in values.items():
        record = placed(record, pointer, value)
    return record


def _learned(walk: Walk, lister: Deed, resource: Resource) -> Iterator[str]:
    """Read the records that are made up, and hold the documented ones against what is read."""
    kept = walk.model.kept[resource.name]
    wanted = len(kept) + resource.count
    found = walk.stage.learned.get(resource.name) or _read(walk, lister, resource, wanted)
    if len(found) != wanted:
        yield f"{lister.name}: {wanted} records should be there at first, and {len(found)} came"
    for key, record in kept.items():
        if key not in found or not same(record.value, found[key]):
            yield f"{lister.name}: the documented record {key} is not there at first as it is documented"
    walk.stage.learned[resource.name] = found
    walk.model.kept[resource.name] = {key: Kept(value) for key, value in found.items()}


def _read(walk: Walk, lister: Deed, resource: Resource, wanted: int) -> dict[str, JSON]:
    """Read pages of a list until as many records have come as there should be, or no more come."""
    found: dict[str, JSON] = {}
    for number in range(1, wanted + 1):
        items = at(walk.read(lister, _listing(lister, number)), lister.hint.record or "")
        if not isinstance(items, list) or not items:
            break
        found |= {str(at(one, resource.identity)): one for one in items}
        if len(found) >= wanted or lister.hint.page is None:
            break
    return found


def _lister(stage: Stage, resource: str) -> Deed | None:
    """Give the operation that lists all records of a kind and needs nothing."""
    found = (one for one in stage.deeds.values() if one.kind == "list" and one.resource == resource)
    return next((one for one in found if not any(part.required for part in one.call.declared.parameters)), None)


def _listing(lister: Deed, number: int) -> Asked:
    page = lister.hint.page
    return Asked(False, {f"query {page.number}": number, f"query {page.size}": page.most} if page else {}, brief=True)  # noqa: FBT003  # the synchronous client


def _census(walk: Walk) -> Iterator[str]:
    """Look whether all records are as they should be: each kind listed, each that was used read."""
    for resource in walk.stage.hints.resources:
        lister = _lister(walk.stage, resource)
        if lister is not None:
            size = lister.hint.page.most if lister.hint.page else 1 + len(walk.model.kept[resource])
            for number in range(1, len(walk.model.kept[resource]) // size + 2):
                yield from walk.ask(lister, _listing(lister, number))
        reader = next((one for one in walk.stage.deeds.values() if _reads(one, resource)), None)
        for key in walk.model.used(resource) if reader is not None else ():
            step = {"call": reader.name, "key": key, **plain_arguments(reader.call)} if reader else {}
            yield from walk.play(step)


def _reads(deed: Deed, resource: str) -> bool:
    """Tell whether an operation reads any record of a kind."""
    return deed.kind == "read" and deed.resource == resource and not deed.hint.conditions
