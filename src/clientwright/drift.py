"""Tells where a provider's answers are not what its specification says, each time once."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Hashable
from threading import Lock
from typing import Final

from attrs import frozen

_LOGGER: Final = logging.getLogger("clientwright.drift")
MOST: Final = 1000
_READINGS: Final = 3


@frozen
class Drift:
    """A place where an answer is not as specified; it was read all the same.

    Attributes:
        operation: The operation, such as `memberships.list`.
        path: JSON path of the place, such as `$.data[2].colour`.
        expected: What should be there.
        seen: What kind of value is there; never the value.

    """

    operation: str
    path: str
    expected: str
    seen: str

    def __str__(self) -> str:
        return f"{self.operation}: expected {self.expected} at {self.path}, found {self.seen}"


class DriftLog:
    """What one client has told of drift; safe to use from several threads."""

    def __init__(self, on_drift: Callable[[Drift], None] | None = None) -> None:
        self._on_drift = on_drift
        self._told: set[tuple[str, str, str, str]] = set()
        self._watches: dict[str, Watch] = {}
        self._lock = Lock()

    def watch(self, operation: str, shown: Callable[[str], str] = str) -> Watch:
        """Give what reports the drift in the answers of an operation.

        Args:
            operation: The operation.
            shown: Takes secrets out of a path, which holds names that the provider chose.

        """
        watch = self._watches.get(operation)
        if watch is None:
            watch = self._watches.setdefault(operation, Watch(self, operation, shown))
        return watch

    def tell(self, drift: Drift, alike: str) -> None:
        """Tell of a drift, unless the same was told before.

        Args:
            drift: The drift.
            alike: Its path with `*` for indices: the same for the same place in each item.

        """
        key = (drift.operation, alike, drift.expected, drift.seen)
        with self._lock:
            if key in self._told or len(self._told) >= MOST:
                return
            self._told.add(key)
        _LOGGER.warning("%s", drift)
        if self._on_drift is None:
            return
        try:
            self._on_drift(drift)
        except Exception:
            _LOGGER.exception("on_drift failed")


class Watch:
    """Reports the drift in the answers of one operation to one client."""

    def __init__(self, log: DriftLog, operation: str, shown: Callable[[str], str] = str) -> None:
        self._log = log
        self._shown = shown
        self._operation = operation
        self._readings: Counter[Hashable] = Counter()

    def report(self, path: str, alike: str, expected: str, seen: str) -> None:
        """Report one drift; `alike` is its path with `*` for indices."""
        self._log.tell(Drift(self._operation, self._shown(path), expected, seen), alike)

    def trusts(self, lessons: Collection[Hashable]) -> bool:
        """Tell whether what these were learned from has been reported often enough; if not, it is about to be."""
        if all(self._readings[lesson] >= _READINGS for lesson in lessons):
            return True
        self._readings.update(lessons)
        return False
