"""Judges all mutants of a kind as it was ordered; what is judged already is not judged again."""

# ruff: noqa: PLC0415  # what is mutated must not be imported before its mutants are, so each kind imports for itself

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from attrs import frozen

from clientwright.conformance.mutation.baseline import Baseline
from clientwright.conformance.mutation.choosing import sampled, until
from clientwright.conformance.mutation.records import Records, Verdict, version_of
from clientwright.conformance.mutation.sources import Mutant, Source
from clientwright.pipeline.findings import PipelineError


@frozen
class Order:
    """What a run is asked for.

    Attributes:
        specs: The folder of specs.
        overlays: The folder of overlays.
        clients: The folder of generated clients.
        results: The folder where verdicts are kept.
        sample: How many mutants of each kind; None for all.
        seed: What the choice of a sample starts from.
        workers: How many processes run at once.
        deadline: When no further mutant is begun, a time of `time.monotonic`.
        patience: Seconds of tests that a mutant of the runtime is given at most.

    """

    specs: Path
    overlays: Path
    clients: Path
    results: Path
    sample: int | None
    seed: int
    workers: int
    deadline: float
    patience: float


class StoppedError(Exception):
    """What was done in another process has failed there, and was told there."""


def apart(action: Callable[..., Any], *arguments: Any) -> None:
    """Do something in a forked process, so that what it imports stays there, and what it prints is no answer.

    Args:
        action: What is done.
        arguments: Its arguments.

    Raises:
        StoppedError: It has failed, and has said why.

    """

    def do() -> None:
        os.dup2(2, 1)
        try:
            action(*arguments)
        except PipelineError as error:
            sys.stderr.write(f"{error}\n")
            sys.exit(2)

    process = multiprocessing.get_context("fork").Process(target=do)
    process.start()
    process.join()
    if process.exitcode:
        raise StoppedError


def judge_clients(order: Order) -> list[Verdict]:
    """Judge the mutants of every provider's client, with the laws."""
    from clientwright.conformance.mutation.client_mutants import client_mutants, sources_of

    root = Path.cwd()
    packages = sorted(order.clients.resolve().glob("*/*_client"))
    mutants = (one for package in packages for source in sources_of(package, root) for one in client_mutants(source))
    chosen = sampled(mutants, order.sample, order.seed)
    version = version_of(order.specs, order.overlays, root / "src", *order.clients.glob("*/*_client"))
    path = order.results / "clients.jsonl"
    verdicts, new = Records(path, version).known(chosen)
    for package in packages:
        own = [one for one in new if one.source.module.partition(".")[0] == package.name]
        if own:
            apart(_judge_client, order, package.parent.name, own, path, version)
    return verdicts + Records(path, version).known(new)[0]


def _judge_client(order: Order, provider: str, mutants: Sequence[Mutant], path: Path, version: str) -> None:
    from clientwright.conformance.laws import LAWS
    from clientwright.conformance.mutation.clients import Bench, broken_before, judge_client
    from clientwright.conformance.subjects import Project, subjects

    (subject,) = subjects(Project(order.specs, order.overlays, order.clients), (provider,))
    bench = Bench(LAWS, Records(path, version), order.workers, 120, progress(provider, len(mutants)))
    broken = broken_before(subject, bench)
    if broken:
        sys.stderr.write(f"broken without any mistake, and left out: {', '.join(broken)}\n")
    judge_client(subject, until(order.deadline, mutants), bench, broken)


def runtime_sources(baseline: Baseline, root: Path) -> list[Source]:
    """Read the modules that the settings of a baseline name."""
    without = set(baseline.settings.get("without", ()))
    files = sorted({path for pattern in baseline.settings.get("sources", ()) for path in root.glob(pattern)})
    named = ((path.relative_to(root).as_posix(), path) for path in files)
    return [Source(name, _module(name), path.read_text("utf-8")) for name, path in named if name not in without]


def _module(file: str) -> str:
    return file.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def judge_runtime(order: Order, baseline: Baseline) -> list[Verdict]:
    """Judge the mutants of the modules that the settings of a baseline name, with the tests that it names."""
    from clientwright.conformance.mutation.code_mutants import code_mutants

    root = Path.cwd()
    sources = runtime_sources(baseline, root)
    mutants = (mutant for source in sources for mutant in code_mutants(source))
    chosen = sampled(mutants, order.sample, order.seed)
    version = version_of(root / "tests", *(root / source.file for source in sources))
    path = order.results / "runtime.jsonl"
    verdicts, new = Records(path, version).known(chosen)
    if new:
        tests = tuple(baseline.settings.get("tests", ()))
        for judge in (_judge_swapped, _judge_fresh):
            new = _left(new, path, version, verdicts)
            apart(judge, order, new, tests, path, version)
    return verdicts + Records(path, version).known(new)[0]


def _left(mutants: list[Mutant], path: Path, version: str, verdicts: list[Verdict]) -> list[Mutant]:
    known, new = Records(path, version).known(mutants)
    verdicts += known
    return new


def _judge_swapped(order: Order, mutants: list[Mutant], tests: Sequence[str], path: Path, version: str) -> None:
    from clientwright.conformance.mutation import runtime

    runtime.judge_swapped(mutants, _bench(order, mutants, tests, path, version), order.deadline)


def _judge_fresh(order: Order, mutants: list[Mutant], tests: Sequence[str], path: Path, version: str) -> None:
    from clientwright.conformance.mutation import runtime

    runtime.judge_fresh(until(order.deadline, mutants), _bench(order, mutants, tests, path, version))


def _bench(order: Order, mutants: list[Mutant], tests: Sequence[str], path: Path, version: str) -> Any:
    from clientwright.conformance.mutation.runtime import Bench

    notes = order.results / f"reach-{version}"
    told = progress("runtime", len(mutants))
    return Bench(Path.cwd(), tests, Records(path, version), notes, order.workers, order.patience, told)


def progress(name: str, count: int) -> Callable[[Verdict], None]:
    """Give what tells now and then how far a run is."""
    judged: list[bool] = []
    started = monotonic()

    def tell(verdict: Verdict) -> None:
        judged.append(verdict.status in {"killed", "timeout"})
        if len(judged) % 100 == 0:
            speed = len(judged) / (monotonic() - started)
            sys.stderr.write(f"{name}: {len(judged)} of {count}, {sum(judged)} noticed, {speed:.1f} a second\n")

    return tell
