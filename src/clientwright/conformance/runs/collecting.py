"""Collects a suite for pytest: an item for each law and case, which fails with what a reader needs and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from clientwright.conformance.checking import Outcome, Task, hold, packed, unpacked
from clientwright.conformance.plugin import SEED, TOLD
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs.corpus import slug
from clientwright.conformance.runs.running import Plan, Prepared, prepare
from clientwright.conformance.runs.sharding import shard_of
from clientwright.conformance.runs.telling import told
from clientwright.conformance.subjects import Project, Subject
from clientwright.conformance.suites import Suite
from clientwright.pipeline.findings import PipelineError

_SUBJECTS: pytest.StashKey[dict[tuple[Project, tuple[str, ...]], tuple[Subject, ...]]] = pytest.StashKey()


class LawBrokenError(Exception):
    """A law is broken; its text is all there is to tell."""


class SuiteCollector(pytest.Collector):
    """The laws over some folders."""

    def __init__(self, *, suite: Suite, **rest: Any) -> None:
        """Make the collector.

        Args:
            suite: What to collect.
            rest: What pytest passes on.

        """
        super().__init__(**rest)
        self.suite = suite

    def collect(self) -> Iterator[pytest.Item]:
        """Give the items, in the same order in every process."""
        notices: list[str] = []
        try:
            prepared = _prepared(self.config, _plan(self.config, self.suite), notices)
        except PipelineError as error:
            raise self.CollectError(str(error)) from None
        if prepared.stale:
            yield StaleItem.from_parent(self, name="corpus", text="\n".join(map(str, prepared.stale)))
        names: dict[str, int] = {}
        for task in prepared.tasks:
            name = slug(task.name)
            names[name] = names.get(name, 0) + 1
            suffix = f"-{names[name]}" if names[name] > 1 else ""
            yield LawItem.from_parent(self, name=name + suffix, task=task, prepared=prepared, notices=notices)


class LawItem(pytest.Item):
    """One law, held for one case."""

    def __init__(self, *, task: Task, prepared: Prepared, notices: list[str], **rest: Any) -> None:
        """Make the item.

        Args:
            task: The law and the case.
            prepared: What it belongs to.
            notices: What there is to say besides, filled while laws are held.
            rest: What pytest passes on.

        """
        super().__init__(**rest)
        self.task = task
        self.prepared = prepared
        self.notices = notices

    def runtest(self) -> None:
        """Hold the law."""
        plan = self.prepared.plan
        outcome = hold(self.task, self.prepared.effort)
        seed = "fixed" if plan.seed is None else plan.seed
        run = {"profile": plan.profile, "seed": seed, "shard": str(plan.shard), "notices": list(self.notices)}
        suite = self.parent.suite if isinstance(self.parent, SuiteCollector) else None
        self.stash[TOLD] = json.dumps({**packed(outcome), **run, "suite": suite})
        if outcome.broken:
            raise LawBrokenError(told(outcome, plan))
        if outcome.skipped:
            pytest.skip(outcome.skipped)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell how the law is broken, without the way through this module."""
        if isinstance(excinfo.value, LawBrokenError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the item stands and what it is called."""
        return self.path, None, self.name


class StaleItem(pytest.Item):
    """What is wrong with a corpus."""

    def __init__(self, *, text: str, **rest: Any) -> None:
        """Make the item.

        Args:
            text: What is wrong.
            rest: What pytest passes on.

        """
        super().__init__(**rest)
        self.text = text

    def runtest(self) -> None:
        """Fail."""
        raise LawBrokenError(self.text)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell what is wrong."""
        return str(excinfo.value) if isinstance(excinfo.value, LawBrokenError) else super().repr_failure(excinfo, style)


def collector_of(parent: Any, name: str, suite: Suite) -> SuiteCollector:
    """Give the collector of a suite."""
    collector: SuiteCollector = SuiteCollector.from_parent(parent, name=name, suite=suite)
    return collector


def report(config: pytest.Config, records: Sequence[Mapping[str, Any]], folder: Path) -> tuple[Path, ...]:
    """Write the report of all laws that were held, in whichever process, and give its files.

    Args:
        config: The session's.
        records: What the items told.
        folder: Where to write it.

    """
    from clientwright.conformance.runs import reporting  # noqa: PLC0415  # slow, and only a report needs it

    outcomes: list[Outcome] = []
    read: list[Subject] = []
    for suite in dict.fromkeys(Suite(*record["suite"]) for record in records):
        prepared = _prepared(config, _plan(config, suite), [])
        by_name = {task.name: task for task in prepared.tasks}
        mine = (record for record in records if Suite(*record["suite"]) == suite)
        outcomes += [unpacked(by_name[record["task"]], record) for record in mine]
        read += prepared.subjects
    return reporting.report(prepared.plan, read, outcomes, folder).files


def _plan(config: pytest.Config, suite: Suite) -> Plan:
    def option(name: str) -> Any:
        return config.getoption(f"--conformance-{name}")

    root = config.rootpath
    profile = profile_of(option("profile"))
    return Plan(
        Project(root / suite.specs, root / suite.overlays, root / suite.clients),
        root / suite.corpus,
        root / ".clientwright",
        tuple(option("provider")),
        tuple(option("law")),
        profile.name,
        option("seed") if profile.fixed else config.stash[SEED],
        shard_of(option("shard") or "1/1"),
    )


def _prepared(config: pytest.Config, plan: Plan, notices: list[str]) -> Prepared:
    """Prepare a plan; providers are read once for all suites of a process."""
    read = config.stash.setdefault(_SUBJECTS, {})
    key = plan.project, plan.providers
    prepared = prepare(plan, read.get(key, ()), notices.append)
    read[key] = prepared.subjects
    return prepared
