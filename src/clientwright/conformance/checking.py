"""Holds a law for a case: what failed before first, then the documents of the law, then what is drawn."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs
from attrs import field, frozen
from hypothesis import given, seed
from hypothesis.database import ExampleDatabase
from hypothesis.errors import Flaky, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.law import Broken, Case, Law, Violation, violations
from clientwright.conformance.profiles import Profile
from clientwright.conformance.runs.scoping import Scoped, scope_of
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import PipelineError

#: How many violations of one case are told before the rest is left out.
MOST: Final = 10


@frozen
class Task:
    """One law to be held for one case.

    Attributes:
        law: The law.
        case: The case.

    """

    law: Law
    case: Case

    @property
    def name(self) -> str:
        """What tells it from all others: `trybe C103 memberships.list 200`."""
        return f"{self.case.subject.name} {self.law.code} {self.case.name}"


@frozen
class Effort:
    """What a run spends on each task.

    Attributes:
        profile: How documents are drawn.
        database: Where failures are remembered between runs.
        seed: What the drawing starts from; None for another each time, save in a fixed profile.
        kept: The documents that failed before, by the name of their task.

    """

    profile: Profile
    database: ExampleDatabase | None = None
    seed: int | None = None
    kept: Mapping[str, Sequence[JSON]] = field(factory=dict)


@frozen
class Outcome:
    """What came of a task.

    Attributes:
        task: The task.
        broken: How it was broken; nothing where it held.
        judged: How many documents were judged, those of making a broken one small included.
        skipped: Why it could not be held at all; empty where it was.
        first: Which of the documents judged was the first to break it, from 1; 0 where it held.
        seconds: How long it took.

    """

    task: Task
    broken: tuple[Broken, ...]
    judged: int
    skipped: str = ""
    first: int = 0
    seconds: float = 0.0


class _Judged:
    """Judges documents, counts them and keeps what was broken."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.count = self.first = 0
        self.found: tuple[Broken, ...] = ()

    def __call__(self, document: JSON) -> tuple[Broken, ...]:
        self.count += 1
        broken = tuple(violations(self.task.law, self.task.case, document))
        if broken:
            self.first = self.first or self.count
            self.found = broken
        return broken


class _LawBrokenError(Exception):
    """Tells Hypothesis that a drawn document breaks the law."""


def tasks(laws: Iterable[Law], subjects: Iterable[Subject]) -> Iterator[Task]:
    """Give every law with each of its cases, provider by provider."""
    chosen = tuple(laws)
    for subject in subjects:
        for law in chosen:
            for case in law.cases(subject):
                yield Task(law, case)


def hold(task: Task, effort: Effort) -> Outcome:
    """Hold one law for one case; where its documents cannot be made, the outcome says why."""
    # What laws make a client tell on purpose need not reach the terminal.
    logger = logging.getLogger("clientwright")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    begun = time.perf_counter()
    judged = _Judged(task)
    broken: tuple[Broken, ...] = ()
    skipped = ""
    try:
        broken = _given(judged, effort) or _drawn(judged, effort)
    except PipelineError as error:
        skipped = str(error)
    except Unsatisfiable:
        skipped = "no document could be drawn"
    return Outcome(task, broken, judged.count, skipped, judged.first, time.perf_counter() - begun)


def _given(judged: _Judged, effort: Effort) -> tuple[Broken, ...]:
    """Judge the documents that failed before and those of the law, until enough is broken."""
    task = judged.task
    broken: list[Broken] = []
    for document in (*effort.kept.get(task.name, ()), *task.law.documents(task.case)):
        broken += judged(document)
        if len(broken) >= MOST:
            break
    return tuple(broken[:MOST])


def _drawn(judged: _Judged, effort: Effort) -> tuple[Broken, ...]:
    """Draw documents until one breaks the law, and make it small."""
    if judged.task.law.strategy is None:
        return ()
    wrapped = _property(judged, effort, judged.task.law.strategy(judged.task.case))
    try:
        wrapped()
    except (_LawBrokenError, Flaky):  # what is told may be the only time that it was broken
        return judged.found[:MOST]
    return ()


def _property(judged: _Judged, effort: Effort, strategy: SearchStrategy[JSON]) -> Any:
    def hold_for(document: JSON) -> None:
        if judged(document):
            raise _LawBrokenError

    drawing: Any = given(strategy)(hold_for)
    start = 0 if effort.seed is None and effort.profile.fixed else effort.seed
    if start is not None:
        drawing = seed(derived(start, judged.task.name))(drawing)  # before the settings: it takes the database away
    database = effort.database and Scoped(effort.database, scope_of(judged.task.name, judged.task.case))
    return effort.profile.settings(database)(drawing)


def derived(start: int, *parts: object) -> int:
    """Give a seed for a part of a run; the same on every machine."""
    text = " ".join(map(str, (start, *parts)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def packed(outcome: Outcome) -> dict[str, JSON]:
    """Write an outcome as JSON data, to be carried to another process."""
    broken = [[one.document, attrs.asdict(one.violation)] for one in outcome.broken]
    rest = {name: getattr(outcome, name) for name in ("judged", "skipped", "first", "seconds")}
    return {"task": outcome.task.name, "broken": broken, **rest}


def unpacked(task: Task, record: Mapping[str, JSON]) -> Outcome:
    """Read what `packed` wrote of the outcome of a task."""
    broken = tuple(
        Broken(task.law, task.case, document, Violation(**violation)) for document, violation in record["broken"]
    )
    return Outcome(task, broken, **{name: record[name] for name in ("judged", "skipped", "first", "seconds")})
