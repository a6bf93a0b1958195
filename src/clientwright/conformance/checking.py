"""Holds a law for a case: what failed before first, then the documents of the law, then what is drawn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen
from hypothesis import given, seed
from hypothesis.database import ExampleDatabase
from hypothesis.errors import Unsatisfiable

from clientwright.conformance.law import Broken, Case, Law, violations
from clientwright.conformance.profiles import Profile
from clientwright.conformance.scoping import Scoped
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import PipelineError

#: How many broken documents of one case are told before the rest is left out.
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
        seed: What the drawing starts from; None for another each time.
        kept: The documents that failed before, by the name of their task.

    """

    profile: Profile
    database: ExampleDatabase | None = None
    seed: int | None = None
    kept: dict[str, Sequence[JSON]] = field(factory=dict)


@frozen
class Outcome:
    """What came of a task.

    Attributes:
        task: The task.
        broken: How it was broken; nothing where it held.
        judged: How many documents were judged.
        skipped: Why it could not be held at all; empty where it was.

    """

    task: Task
    broken: tuple[Broken, ...]
    judged: int
    skipped: str = ""


class _Judged:
    """Judges documents, counts them and keeps what was broken."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.count = 0
        self.found: tuple[Broken, ...] = ()

    def __call__(self, document: JSON) -> bool:
        self.count += 1
        self.found = tuple(violations(self.task.law, self.task.case, document))
        return not self.found


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
    """Hold one law for one case.

    Raises:
        PipelineError: The case cannot be judged, such as for a file that is missing.

    """
    judged = _Judged(task)
    broken: list[Broken] = []
    for document in (*effort.kept.get(task.name, ()), *task.law.documents(task.case)):
        if not judged(document):
            broken += judged.found
        if len(broken) >= MOST:
            break
    skipped = "" if broken else _draw(judged, effort)
    broken += () if broken else judged.found
    return Outcome(task, tuple(broken[:MOST]), judged.count, skipped)


def _draw(judged: _Judged, effort: Effort) -> str:
    """Draw documents until one breaks the law, and make it small; give why none can be drawn."""
    task = judged.task
    if task.law.strategy is None:
        return ""
    try:
        strategy = task.law.strategy(task.case)
    except PipelineError as error:
        return str(error)
    scope = f"{task.name} {json.dumps(task.case.body.schema, sort_keys=True) if task.case.body else ''}"

    def hold_for(document: JSON) -> None:
        if not judged(document):
            raise _LawBrokenError

    database = Scoped(effort.database, scope) if effort.database is not None else None
    wrapped = effort.profile.settings(database)(given(strategy)(hold_for))
    if effort.seed is not None:
        wrapped = seed(_seed(effort.seed, scope))(wrapped)
    try:
        wrapped()
    except _LawBrokenError:
        return ""
    except Unsatisfiable:
        return "no document could be drawn"
    judged.found = ()
    return ""


def _seed(start: int, scope: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{start} {scope}".encode()).digest()[:8])
