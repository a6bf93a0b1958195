"""What the `conformance` command does once its arguments are read."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve

from clientwright.conformance import laws as known
from clientwright.conformance.checking import Effort, Outcome, hold
from clientwright.conformance.law import nothing
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs import corpus, soaking, telling
from clientwright.conformance.runs.running import Plan, Prepared, laws_of, prepare
from clientwright.conformance.runs.running import run as run_all
from clientwright.conformance.runs.sharding import shard_of
from clientwright.conformance.subjects import Project, subjects
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.report import format_findings, one_line


def run(parsed: argparse.Namespace) -> int:
    """Do what is asked for and give the exit status: 0 held, 1 broken, 2 wrong usage."""
    try:
        if parsed.list:
            _say(telling.listed(laws_of(parsed.law)))
            return 0
        if parsed.explain:
            _say("\n\n".join(telling.explained(law) for law in laws_of([parsed.explain], "--explain")))
            return 0
        plan = _plan(parsed)
        if parsed.replay:
            return _replay(parsed.replay, plan)
        if parsed.promote:
            return _promote(parsed, plan)
        return _soak(parsed, plan) if profile_of(plan.profile).name == "soak" else _hold(parsed, plan)
    except PipelineError as error:
        sys.stderr.write("\n".join(map(_finding, error.findings)) + "\n")
        return 2


def _finding(finding: Finding) -> str:
    """Write what is wrong with a file, an option or an environment variable."""
    where = finding.location.file
    return f"clientwright: {where}: {finding.message}" if where[:1] in {"-", "$"} else one_line(finding)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _plan(parsed: argparse.Namespace) -> Plan:
    wrong = [(option, text) for option, text, misused in _misuses(parsed) if misused]
    if wrong:
        raise PipelineError([Finding("usage", text, "", Location(option)) for option, text in wrong])
    return Plan(
        Project(parsed.specs, parsed.overlays, parsed.out, tuple(parsed.allow)),
        parsed.corpus,
        providers=tuple(parsed.providers),
        laws=tuple(parsed.law),
        profile=profile_of(parsed.profile).name,
        seed=parsed.seed,
        shard=shard_of(parsed.shard),
    )


def _misuses(parsed: argparse.Namespace) -> Iterable[tuple[str, str, bool]]:
    endless = profile_of(parsed.profile).name == "soak"
    yield (
        "--promote",
        "It needs --why, with the reason for which the document is kept.",
        parsed.promote and not parsed.why,
    )
    yield "--why", "It says why a document is kept, so it goes with --promote FILE.", parsed.why and not parsed.promote
    yield "--hours", "Only a soak has hours; add --profile soak.", parsed.hours is not None and not endless


def _hold(parsed: argparse.Namespace, plan: Plan) -> int:
    if plan.seed is None and not profile_of(plan.profile).fixed:
        plan = evolve(plan, seed=secrets.randbelow(2**32))
    begun = time.perf_counter()
    prepared = prepare(plan)
    _say(_header(prepared))
    progress = telling.Progress(prepared.tasks)
    outcomes: list[Outcome] = []
    try:
        for outcome in run_all(prepared, parsed.jobs):
            progress(outcome)
            _tell(outcome, plan, progress)
            outcomes.append(outcome)
    finally:
        progress.clear()
    _close(outcomes, prepared)
    _say(f"{time.perf_counter() - begun:.1f} s in all")
    _report(parsed, prepared, outcomes)
    return _status(outcomes, prepared)


def _header(prepared: Prepared) -> str:
    plan = prepared.plan
    seed = "fixed" if plan.seed is None else plan.seed
    names = ", ".join(subject.name for subject in prepared.subjects)
    count = "1 task" if len(prepared.tasks) == 1 else f"{len(prepared.tasks)} tasks"
    return f"{names}: {count}, profile {plan.profile}, seed {seed}, shard {plan.shard}"


def _tell(outcome: Outcome, plan: Plan, progress: telling.Progress) -> None:
    if outcome.broken:
        progress.clear()
        _say("\n" + telling.told(outcome, plan) + "\n")
        sys.stdout.flush()


def _close(outcomes: Sequence[Outcome], prepared: Prepared) -> None:
    for line in telling.skips(outcomes):
        _say(line)
    if prepared.stale:
        _say(format_findings(prepared.stale, "text"))
    _say(telling.table(outcomes))


def _status(outcomes: Iterable[Outcome], prepared: Prepared) -> int:
    return 1 if prepared.stale or any(outcome.broken for outcome in outcomes) else 0


def _report(parsed: argparse.Namespace, prepared: Prepared, outcomes: Sequence[Outcome]) -> None:
    if not parsed.report:
        return
    from clientwright.conformance.coverage.table import print_table  # noqa: PLC0415  # likewise
    from clientwright.conformance.runs import reporting  # noqa: PLC0415  # slow, and only a report needs it

    worst = {one.task.name: one for one in sorted(outcomes, key=lambda one: bool(one.broken))}
    written = reporting.report(prepared.plan, prepared.subjects, tuple(worst.values()), parsed.report)
    print_table(written.figures, sys.stdout)
    for file in written.files:
        _say(f"wrote {corpus.shown(file)}")


def _soak(parsed: argparse.Namespace, plan: Plan) -> int:
    state = soaking.state_of(plan, secrets.randbelow(2**32))
    begun = state.broken
    prepared = prepare(plan)
    _say(f"{_header(evolve(prepared, plan=evolve(plan, seed=state.seed)))}, from round {state.round + 1}")
    outcomes: list[Outcome] = []
    met: set[str] = set()

    def note(outcome: Outcome, after: soaking.State) -> None:
        outcomes.append(outcome)
        if outcome.broken and outcome.task.name not in met:
            met.add(outcome.task.name)
            _say(f"\nround {after.round + 1}\n{telling.told(outcome, plan)}\n")
        sys.stdout.flush()

    try:
        state = soaking.soak(prepared, state, parsed.jobs, parsed.hours, note)
    except KeyboardInterrupt:
        _close(outcomes, prepared)
        raise KeyboardInterrupt("the same command goes on where this was left") from None
    _close(outcomes, prepared)
    _say(f"round {state.round + 1}, {state.judged} documents judged from seed {state.seed}")
    _report(parsed, prepared, outcomes)
    return 1 if state.broken > begun else _status(outcomes, prepared)


def _replay(file: Path, plan: Plan) -> int:
    entry = corpus.entry_of(file)
    task = corpus.task_of(entry, known.LAWS, subjects(plan.project))
    alone = evolve(task, law=evolve(task.law, documents=nothing, strategy=None))
    outcome = hold(alone, Effort(profile_of("ci"), kept={task.name: (entry.document,)}))
    if outcome.broken:
        _say(telling.told(outcome, plan))
        return 1
    _say(f"{task.name}: the document of {corpus.shown(file)} breaks the law no more")
    return 0


def _promote(parsed: argparse.Namespace, plan: Plan) -> int:
    entry = corpus.entry_of(parsed.promote)
    task = corpus.task_of(entry, known.LAWS, subjects(plan.project))
    _say(f"kept as {corpus.shown(corpus.promote(entry, task, parsed.why, plan.corpus))}")
    return 0
