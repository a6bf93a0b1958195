"""Judges the mutants of the code that clients import, with the tests that reach them."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from attrs import field, frozen

from clientwright.conformance.mutation import forking
from clientwright.conformance.mutation.choosing import until
from clientwright.conformance.mutation.importing import substitute
from clientwright.conformance.mutation.playing import Player, collect, red
from clientwright.conformance.mutation.reaching import Reach, Reached, called, noted, reached
from clientwright.conformance.mutation.records import Records, Verdict, verdict_of
from clientwright.conformance.mutation.sources import Mutant
from clientwright.conformance.mutation.swapping import NotSwappableError, swap, swappable

_SURVIVED: Final = "survived"
_FRESH: Final = "fresh"
_FILES: Final = 4
#: Tests whose numbers of modules differ by less are as special as each other.
_ALIKE: Final = 4
#: What pytest returns where it ran no test itself.
_NOTHING_RAN: Final = 5


@frozen
class Bench:
    """What a run has to work with.

    Attributes:
        root: The folder of the project; it is the current folder.
        tests: Files of tests, and options of pytest.
        records: Where verdicts are kept.
        notes: The folder of notes on what each test reaches.
        workers: How many processes run at once.
        patience: Seconds of tests that a mutant is given at most.
        told: Called with each verdict.

    """

    root: Path
    tests: Sequence[str]
    records: Records
    notes: Path
    workers: int
    patience: float
    told: Callable[[Verdict], None]


@frozen
class _Judge:
    """Chooses the tests of a mutant, and runs them."""

    bench: Bench
    player: Player
    reach: Reached
    kills: Counter[tuple[str, str, str]] = field(factory=Counter)

    def chosen(self, mutant: Mutant) -> list[str]:
        """Give the tests that reach a mutant, as long as patience lasts.

        First those that noticed others in its function, then those that are named after its module, then those that
        reach the fewest modules; among these one case of each test before another.
        """
        file, name = mutant.source.file, mutant.name
        found = [test for test, reach in self.reach.items() if reach.reaches(file, name)]
        rounds: Counter[str] = Counter()
        ranks: dict[str, tuple[float, ...]] = {}
        for test in sorted(found, key=lambda test: self.reach[test].seconds):
            reach, strange = self.reach[test], _strangeness(file, test)
            rounds[test.partition("[")[0]] += 1
            breadth, turn = (len(reach.functions) // _ALIKE, rounds[test.partition("[")[0]]) if strange[0] else (0, 0)
            ranks[test] = (-self.kills[file, name, test], *strange, breadth, turn, reach.seconds)
        return list(_within(sorted(found, key=lambda test: ranks[test]), self.reach, self.bench.patience))

    def work(self, mutant: Mutant) -> str:
        """Run the tests of a mutant in this process, which is a forked one."""
        tests = self.chosen(mutant)
        if not tests:
            return "untested"
        try:
            swap(mutant)
        except NotSwappableError:
            return _FRESH
        failed = self.player.play(tests)
        return f"killed {failed}" if failed else _SURVIVED


def _strangeness(file: str, test: str) -> tuple[int, int]:
    """Tell how little the name of a file of tests has to do with a module."""
    path, name = PurePosixPath(file), PurePosixPath(test.partition("::")[0]).name
    return int(path.stem not in name), int(path.parent.name not in name)


def _within(tests: Sequence[str], reach: Mapping[str, Reach], patience: float) -> Iterator[str]:
    spent = 0.0
    for test in tests:
        if spent and spent + reach[test].seconds > patience:
            continue
        spent += reach[test].seconds
        yield test


def judge_swapped(mutants: Sequence[Mutant], bench: Bench, deadline: float) -> None:
    """Judge mutants whose mistake is in the body of a function; those that need a fresh import get no verdict.

    Args:
        mutants: The mutants, in any order; no module of theirs is imported yet.
        bench: What to work with.
        deadline: When no further one is begun, a time of `time.monotonic`.

    Raises:
        RuntimeError: The tests cannot be collected.

    """
    modules = sorted({mutant.source.module for mutant in mutants})
    at_import = called(lambda: [importlib.import_module(module) for module in modules], bench.root)
    here = [one for one in mutants if one.name not in at_import.get(one.source.file, ()) and swappable(one)]

    def action(player: Player) -> None:
        _forget({module.partition(".")[0] for module in modules})
        reach = reached(player.tests, lambda test: not player.play([test]), bench.root, bench.notes, bench.workers)
        judge = _Judge(bench, player, reach)
        for done in forking.run(
            until(deadline, here), judge.work, workers=bench.workers, timeout=4 * bench.patience + 4
        ):
            if done.answer != _FRESH:
                verdict = verdict_of(done.job, done.answer)
                judge.kills[done.job.source.file, done.job.name, verdict.by] += verdict.status == "killed"
                bench.records.keep(verdict)
                bench.told(verdict)

    if collect(bench.tests, action) not in {0, _NOTHING_RAN}:
        raise RuntimeError("the tests cannot be collected")


def _forget(packages: Collection[str]) -> None:
    """Empty the caches that the collection of the tests has filled."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in packages:
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def judge_fresh(mutants: Iterable[Mutant], bench: Bench) -> None:
    """Judge mutants whose mistake shows when their module is imported; no module of theirs is imported yet.

    Args:
        mutants: The mutants.
        bench: What to work with; the notes on what each test reaches are there.

    """
    reach = noted(bench.notes)

    def work(mutant: Mutant) -> str:
        chosen = _files(mutant.source.file, reach)
        if not chosen:
            return "untested"
        substitute({mutant.source.module: mutant.mutated})
        sys.modules.pop(mutant.source.module, None)
        try:
            importlib.import_module(mutant.source.module)
        except Exception as error:  # noqa: BLE001  # whatever a mistake raises here, it is noticed
            return f"killed import: {type(error).__name__}"
        failed = red(chosen, [option for option in bench.tests if option.startswith("-")])
        return f"killed {failed}" if failed else _SURVIVED

    for done in forking.run(mutants, work, workers=bench.workers, timeout=4 * bench.patience + 60):
        verdict = verdict_of(done.job, done.answer)
        bench.records.keep(verdict)
        bench.told(verdict)


def _files(file: str, reach: Reached) -> list[str]:
    """Give the files of tests that reach a module, those that have its name or reach it most first."""
    counts = Counter(test.partition("::")[0] for test, one in reach.items() if file in one.functions)
    return sorted(counts, key=lambda name: (*_strangeness(file, name), -counts[name]))[:_FILES]
