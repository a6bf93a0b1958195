"""Has pytest collect tests once, and plays some of them in forked processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, settings

_OPTIONS: Final = (
    "-q",
    "-s",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)


class Player:
    """A plugin of pytest that has collected tests, and hands itself over instead of running them."""

    def __init__(self, action: Callable[[Player], None]) -> None:
        self._action = action
        self._items: dict[str, pytest.Item] = {}
        self._failed = ""

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of the tests, in the order of their files."""
        return tuple(self._items)

    def play(self, tests: Sequence[str]) -> str:
        """Run tests until one fails, and give its name; nothing where all pass."""
        items = [self._items[test] for test in tests]
        for item, following in zip_longest(items, items[1:]):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._failed:
                break
        return self._failed

    @pytest.hookimpl
    def pytest_sessionstart(self) -> None:
        """Have Hypothesis draw the same each time, and not look for the smallest example."""
        quick = settings(
            database=None,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        settings.register_profile("mutants", quick)
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hand the tests over."""
        self._items = {item.nodeid: item for item in session.items}
        self._action(self)
        return True

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first test that fails."""
        if report.failed and not self._failed:
            self._failed = report.nodeid


def collect(tests: Sequence[str], action: Callable[[Player], None]) -> int:
    """Collect tests and do something with them.

    Args:
        tests: Files, or options of pytest.
        action: What is done; it has the collected tests.

    Returns:
        What pytest returns: 0 where all went well.

    """
    return int(pytest.main([*_OPTIONS, *tests], plugins=[Player(action)]))


def red(files: Sequence[str], options: Sequence[str] = ()) -> str:
    """Collect and run files of tests, one after the other, until a test fails; give its name, or the file's.

    Args:
        files: The files.
        options: Options of pytest.

    """
    failed: list[str] = []
    for file in files:
        code = collect([file, *options], lambda player: failed.append(player.play(player.tests)))
        if code not in {0, 5} or any(failed):
            return next((name for name in failed if name), file)
    return ""
