"""The pytest plugin: options, and a test for every law and case of a suite.

It is loaded wherever pytest runs beside this package, so nothing but pytest is imported before a suite is collected.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pytest

OPTIONS: Final = {
    "profile": ("NAME", "how much is drawn: dev, ci or soak"),
    "seed": ("N", "what drawing starts from"),
    "shard": ("I/N", "only the I-th of N parts of the laws"),
    "report": ("DIR", "write a report of the laws and of the evidence there"),
}
LISTS: Final = {
    "law": ("CODE", "only laws of this code, family or name; may be repeated"),
    "provider": ("NAME", "only this provider; may be repeated"),
}
#: The seed of this session, the same in all its processes.
SEED: Final = pytest.StashKey[int]()
#: What an item has to tell the first process of the session, as JSON text.
TOLD: Final = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the laws."""
    group = parser.getgroup("conformance", "laws of Clientwright")
    for name, (metavar, text) in OPTIONS.items():
        kind = int if name == "seed" else str
        group.addoption(f"--conformance-{name}", metavar=metavar, type=kind, help=text)
    for name, (metavar, text) in LISTS.items():
        group.addoption(f"--conformance-{name}", metavar=metavar, action="append", default=[], help=text)


def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed of the session, and listen to what becomes of laws."""
    stated = config.getoption("--conformance-seed")
    given = getattr(config, "workerinput", {}).get("clientwright_seed")
    config.stash[SEED] = next((one for one in (stated, given) if one is not None), secrets.randbelow(2**32))
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Listener(config), "clientwright-listener")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give the processes of pytest-xdist the seed of the session."""
    node.workerinput["clientwright_seed"] = node.config.stash[SEED]


def pytest_pycollect_makeitem(collector: Any, name: str, obj: object) -> pytest.Collector | None:
    """Collect a suite."""
    suites = sys.modules.get("clientwright.conformance.suites")
    if suites is None or not isinstance(obj, suites.Suite):
        return None
    from clientwright.conformance.runs import collecting  # noqa: PLC0415  # slow, and only where there is a suite

    return collecting.collector_of(collector, name, obj)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put what became of a law into the report, which reaches the first process from all others."""
    report = yield
    told = item.stash.get(TOLD, None)
    if told is not None and call.when == "call":
        report.clientwright = told  # type: ignore[attr-defined]  # reports take what plugins put into them
    return report


class Listener:
    """Gathers what became of laws in all processes of a session."""

    def __init__(self, config: pytest.Config) -> None:
        """Begin.

        Args:
            config: The session's.

        """
        self._config = config
        self._records: list[dict[str, Any]] = []
        self._written: tuple[Path, ...] = ()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what became of a law."""
        told = getattr(report, "clientwright", None)
        if told is not None:
            self._records.append(json.loads(told))

    def pytest_sessionfinish(self) -> None:
        """Write the report, if one is wanted and a law was held."""
        folder = self._config.getoption("--conformance-report")
        if folder and self._records:
            from clientwright.conformance.runs import collecting  # noqa: PLC0415  # slow, and only for a report

            self._written = collecting.report(self._config, self._records, self._config.rootpath / folder)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what was held, and what it takes to hold it again."""
        if not self._records:
            return
        broken = sum(bool(one["broken"]) for one in self._records)
        judged = sum(one["judged"] for one in self._records)
        first = self._records[0]
        terminalreporter.write_line(
            f"laws: {len(self._records)} tasks, {broken} broken, {judged} documents; "
            f"profile {first['profile']}, seed {first['seed']}, shard {first['shard']}"
        )
        for notice in sorted({text for one in self._records for text in one["notices"]}):
            terminalreporter.write_line(f"clientwright: {notice}")
        for file in self._written:
            terminalreporter.write_line(f"wrote {os.path.relpath(file)}")
