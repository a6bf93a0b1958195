"""Holds all laws that are wanted: what there is to do, in which order, and in how many processes."""

from __future__ import annotations

import difflib
import math
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Final, cast

from attrs import field, frozen

from clientwright.conformance import laws as known
from clientwright.conformance.checking import Effort, Outcome, Task, hold, packed, tasks, unpacked
from clientwright.conformance.law import Law
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs import corpus as keeping
from clientwright.conformance.runs.databases import database_from
from clientwright.conformance.runs.sharding import Shard, cost_in, share
from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.interrupting import held_back

#: How long an interrupted process may take to tidy up, in seconds.
_GRACE: Final = 5.0


@frozen
class Plan:
    """What to hold, and with what effort.

    Attributes:
        project: The specs, overlays and clients.
        corpus: The folder of documents that broke a law once.
        state: The folder of what a run leaves behind: failures, examples, how far a soak is.
        providers: The providers; all when empty.
        laws: Codes, families or names of laws; all when empty.
        profile: The name of the profile; None for that of the environment.
        seed: What the drawing starts from; None for another each time.
        shard: Which part of the tasks.

    """

    project: Project = field(factory=Project)
    corpus: Path = Path("corpus")
    state: Path = Path(".clientwright")
    providers: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    profile: str | None = None
    seed: int | None = None
    shard: Shard = field(factory=Shard)

    @property
    def failures(self) -> Path:
        """The folder of failures."""
        return self.state / "failures"


@frozen
class Prepared:
    """A plan, read.

    Attributes:
        plan: The plan.
        subjects: The providers.
        tasks: What there is to do: first what judges documents of the corpus.
        effort: What is spent on each task.
        stale: What is wrong with the corpus.

    """

    plan: Plan
    subjects: tuple[Subject, ...]
    tasks: tuple[Task, ...]
    effort: Effort
    stale: tuple[Finding, ...] = ()


def complain(notice: str) -> None:
    """Write on standard error what goes on without something that was wanted."""
    sys.stderr.write(f"clientwright: {notice}\n")


def prepare(plan: Plan, found: Sequence[Subject] = (), say: Callable[[str], None] = complain) -> Prepared:
    """Find out what there is to do.

    Args:
        plan: What is wanted.
        found: The providers, where they have been read before.
        say: Told when a shared database is given up.

    Raises:
        PipelineError: A name is unknown, a folder or a client is missing, or a file of the corpus cannot be read.

    """
    profile = profile_of(plan.profile)
    laws = laws_of(plan.laws)
    read = tuple(found) or subjects(plan.project, plan.providers)
    kept, stale = _kept(plan, laws, read)
    every = {task.name: task for task in (*(task for task, _ in kept), *tasks(laws, read))}
    mine = share(tuple(every.values()), plan.shard, cost_in(profile))
    documents: dict[str, tuple[JSON, ...]] = {}
    for task, entry in kept:
        documents[task.name] = (*documents.get(task.name, ()), entry.document)
    database = None if profile.fixed else database_from(os.environ, plan.state / "examples", say)
    return Prepared(plan, read, mine, Effort(profile, database, plan.seed, documents), stale)


def laws_of(wanted: Sequence[str], option: str = "--law") -> tuple[Law, ...]:
    """Give the laws with some codes, of some families, or with some names; all where nothing is named.

    Args:
        wanted: The codes, families and names.
        option: What the user named them with.

    Raises:
        PipelineError: There is no such law.

    """
    for name in wanted:
        if not any(_is_meant(law, name) for law in known.LAWS):
            names = [text for law in known.LAWS for text in (law.code, law.name)]
            close = difflib.get_close_matches(name, names, 1) or difflib.get_close_matches(name.upper(), names, 1)
            hint = f"did you mean {close[0]}?" if close else "`clientwright conformance --list` shows them."
            raise PipelineError([Finding("law-unknown", f"There is no law {name!r}; {hint}", "", Location(option))])
    return tuple(law for law in known.LAWS if not wanted or any(_is_meant(law, name) for name in wanted))


def _is_meant(law: Law, name: str) -> bool:
    return name.upper() in {law.code, family_of(law)} or name == law.name


def family_of(law: Law) -> str:
    """Give the family of a law, such as `C1` of `C103`."""
    return law.code[:2]


def _kept(
    plan: Plan, laws: Sequence[Law], read: Sequence[Subject]
) -> tuple[list[tuple[Task, keeping.Entry]], tuple[Finding, ...]]:
    """Give the documents of the corpus that are to be judged, and what is wrong with others."""
    found: list[tuple[Task, keeping.Entry]] = []
    wrong: list[Finding] = []
    unwanted = {law.code for law in known.LAWS} - {law.code for law in laws}
    for entry in keeping.entries_of(plan.corpus):
        if entry.law in unwanted or (plan.providers and entry.provider not in plan.providers):
            continue
        try:
            found.append((keeping.task_of(entry, laws, read), entry))
        except PipelineError as error:
            wrong += error.findings
    return found, tuple(wrong)


def run(prepared: Prepared, jobs: int, until: float = math.inf) -> Iterator[Outcome]:
    """Hold all that there is to do, and give each outcome as it comes.

    Args:
        prepared: What there is to do.
        jobs: In how many processes.
        until: When to begin nothing more, by the monotonic clock, in seconds.

    Raises:
        PipelineError: A process was ended from outside.

    """
    if min(jobs, len(prepared.tasks)) > 1:
        yield from _spread(prepared, min(jobs, len(prepared.tasks)), until)
        return
    for task in prepared.tasks:
        if time.monotonic() >= until:
            return
        yield hold(task, prepared.effort)


def _spread(prepared: Prepared, jobs: int, until: float) -> Iterator[Outcome]:
    """Give each process a task at a time, the dearest first, so that they end together."""
    cost = cost_in(prepared.effort.profile)
    first = prepared.effort.kept
    waiting = sorted(prepared.tasks, key=lambda task: (task.name not in first, -cost(task)))
    by_name = {task.name: task for task in waiting}
    names = iter(by_name)
    workers: dict[Connection, Any] = {}
    try:
        with held_back():  # else an interrupt could leave a process of which nobody knows
            workers.update(_start(prepared, jobs))
        while workers:
            for connection in cast("list[Connection]", wait(list(workers))):
                record = _received(connection)
                if isinstance(record, dict):
                    yield unpacked(by_name[record["task"]], record)
                name = next(names, None) if time.monotonic() < until else None
                connection.send(name)
                if name is None:
                    workers.pop(connection).join()
    finally:
        for process in workers.values():
            process.terminate()
        for process in workers.values():
            process.join(_GRACE)
            process.kill()


def _start(prepared: Prepared, jobs: int) -> dict[Connection, Any]:
    method = _method()
    context: Any = multiprocessing.get_context(method)
    workers: dict[Connection, Any] = {}
    for _ in range(jobs):
        ours, theirs = context.Pipe()
        given = prepared if method == "fork" else prepared.plan
        process = context.Process(target=_work, args=(theirs, given), daemon=False)
        process.start()
        theirs.close()
        workers[ours] = process
    return workers


def _method() -> str:
    """Fork where that is sound, so that specs and clients are read once for all processes."""
    return "fork" if sys.platform == "linux" else "spawn"


def _received(connection: Connection) -> Any:
    try:
        return connection.recv()
    except (EOFError, ConnectionError):
        message = "A process that holds laws was ended from outside, perhaps for want of memory; use fewer --jobs."
        raise PipelineError([Finding("run-ended", message, "", Location("--jobs"))]) from None


def _work(connection: Connection, given: Prepared | Plan) -> None:
    """Hold the tasks that are named, until none is, or the one who names them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the first process too, which then ends this one
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    prepared = given if isinstance(given, Prepared) else prepare(given)
    by_name = {task.name: task for task in prepared.tasks}
    record: JSON = None
    try:
        while True:
            connection.send(record)
            name = connection.recv()
            if name is None:
                return
            record = packed(hold(by_name[name], prepared.effort))
    except (KeyboardInterrupt, EOFError, ConnectionError):
        return
