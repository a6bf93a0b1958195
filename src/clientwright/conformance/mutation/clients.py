"""Judges the mutants of a generated client with the laws: they read the spec, so a client that is not it breaks one."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from attrs import frozen

from clientwright.conformance.checking import Effort, Task, hold, tasks
from clientwright.conformance.law import Law
from clientwright.conformance.mutation import forking
from clientwright.conformance.mutation.importing import substitute
from clientwright.conformance.mutation.records import Records, Verdict, verdict_of
from clientwright.conformance.mutation.sources import Mutant
from clientwright.conformance.profiles import Profile
from clientwright.conformance.subjects import Subject

#: Laws of files, not of what the client does: a mutant is never written to a file.
_OF_FILES: Final = frozenset({"C006"})
_PROFILE: Final = Profile("mutants", 10, fixed=True)
_SURVIVED: Final = "survived"
#: Seconds for all laws of a provider.
_WHOLE: Final = 600.0


@frozen
class Bench:
    """What a run has to work with.

    Attributes:
        laws: The laws.
        records: Where verdicts are kept.
        workers: How many processes run at once.
        timeout: Seconds after which a mutant is taken to go on for ever.
        told: Called with each verdict.

    """

    laws: Sequence[Law]
    records: Records
    workers: int
    timeout: float
    told: Callable[[Verdict], None]


def broken_before(subject: Subject, bench: Bench) -> tuple[str, ...]:
    """Give the names of the tasks that fail without any mistake, and so can notice none.

    Args:
        subject: The provider; its client is not imported yet.
        bench: What to work with.

    """
    laws, effort = _laws(bench), Effort(_PROFILE, seed=0)

    def work(_: None) -> str:
        return "\n".join(task.name for task in tasks(laws, [subject]) if _broken(task, effort)) or "none"

    (done,) = forking.run([None], work, workers=1, timeout=_WHOLE)
    return () if done.answer == "none" else tuple(done.answer.splitlines())


def judge_client(subject: Subject, mutants: Iterable[Mutant], bench: Bench, out: Collection[str] = ()) -> None:
    """Judge mutants of a provider's client.

    Args:
        subject: The provider.
        mutants: Mutants of its client, each judged in a process that imports the package anew.
        bench: What to work with.
        out: Names of tasks that are left out.

    """
    prepared = {name: getattr(subject, name) for name in ("effective", "spec", "ledger", "examples")}
    laws = _laws(bench)
    kills: Counter[tuple[str, str]] = Counter()

    def work(mutant: Mutant) -> str:
        substitute({mutant.source.module: mutant.mutated})
        for name in [one for one in sys.modules if one.partition(".")[0] == f"{subject.name}_client"]:
            del sys.modules[name]
        fresh = Subject(subject.provider, subject.project)
        vars(fresh).update(prepared)
        try:
            _import_all(fresh)
            found = [task for task in tasks(laws, [fresh]) if task.name not in out]
        except Exception as error:  # noqa: BLE001  # whatever a mistake raises here, it is noticed
            return f"killed import: {type(error).__name__}"
        about = mutant.source.file, mutant.operator
        return _noticed(sorted(found, key=lambda task: [-kills[one, task.name] for one in about]))

    for done in forking.run(mutants, work, workers=bench.workers, timeout=bench.timeout):
        verdict = verdict_of(done.job, done.answer)
        for about in (done.job.source.file, done.job.operator):
            kills[about, verdict.by] += verdict.status == "killed"
        bench.records.keep(verdict)
        bench.told(verdict)


def _laws(bench: Bench) -> tuple[Law, ...]:
    return tuple(law for law in bench.laws if law.code not in _OF_FILES)


def _noticed(found: Iterable[Task]) -> str:
    """Hold tasks until one fails."""
    effort = Effort(_PROFILE, seed=0)
    return next((f"killed {task.name}" for task in found if _broken(task, effort)), _SURVIVED)


def _import_all(subject: Subject) -> None:
    package = subject.package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(found.name)


def _broken(task: Task, effort: Effort) -> bool:
    try:
        return bool(hold(task, effort).broken)
    except Exception:  # noqa: BLE001  # what escapes a law is a mistake that it has noticed
        return True
