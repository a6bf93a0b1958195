from __future__ import annotations

import logging
import threading

import pytest

from clientwright.drift import MOST, Drift, DriftLog


def test_a_drift_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    """The same drift in other items, answers and threads is told once: one call, one line of warning."""
    found: list[Drift] = []
    log = DriftLog(found.append)

    def report() -> None:
        for index in range(20):
            log.watch("a.b").report(f"$[{index}].x", "$[*].x", "no such field", "a text")

    report()
    threads = [threading.Thread(target=report) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [Drift("a.b", "$[0].x", "no such field", "a text")] == found
    assert [("clientwright.drift", logging.WARNING, "a.b: expected no such field at $[0].x, found a text")] == (
        caplog.record_tuples
    )


def test_other_drifts_are_told() -> None:
    """Another operation, place, expectation or kind is another drift, and another client hears of its own."""
    found: list[Drift] = []
    for log in (DriftLog(found.append), DriftLog(found.append)):
        for drift in [("a.b", "$.x", "1", "2"), ("a.c", "$.x", "1", "2"), ("a.b", "$.y", "1", "2"),
                      ("a.b", "$.x", "3", "2"), ("a.b", "$.x", "1", "4")]:  # fmt: skip
            log.watch(drift[0]).report(drift[1], *drift[1:])
    assert 10 == len(found)
    assert 5 == len(set(found))


def test_an_operation_has_one_watch() -> None:
    """A client's operation keeps its watch, so that trust is not lost."""
    log = DriftLog()
    assert log.watch("a.b") is log.watch("a.b")
    assert log.watch("a.b") is not log.watch("a.c")


def test_memory_is_bounded() -> None:
    """After many different drifts no more are told, and none is remembered."""
    found: list[Drift] = []
    watch = DriftLog(found.append).watch("a.b")
    for number in range(MOST + 50):
        watch.report(f"$.x{number}", f"$.x{number}", "no such field", "a text")
    assert MOST == len(found)


def test_a_failing_listener_loses_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """What `on_drift` raises is logged, and the answer is read all the same."""

    def fail(_drift: Drift) -> None:
        raise ZeroDivisionError

    DriftLog(fail).watch("a.b").report("$.x", "$.x", "1", "2")
    assert ["a.b: expected 1 at $.x, found 2", "on_drift failed"] == caplog.messages


def test_a_lesson_is_trusted_after_a_few_readings() -> None:
    """A watch asks for a few more readings of what was learned elsewhere, each lesson on its own, then for none."""
    watch = DriftLog().watch("a.b")
    assert [False, False, False, True, True] == [watch.trusts({"x"}) for _ in range(5)]
    assert [False, False, False, True] == [watch.trusts({"x", "y"}) for _ in range(4)]
