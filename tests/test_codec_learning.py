from __future__ import annotations

import json
import threading
from datetime import date
from typing import Any

import codec_models as models
import pytest

from clientwright.codec import decoding
from clientwright.codec.decoding import Engine
from clientwright.codec.learning import MOST_CHANGES, MOST_LESSONS, Learning
from clientwright.codec.plans import shape_of
from clientwright.drift import Drift, DriftLog


def page(*changes: dict[str, Any]) -> bytes:
    """Make a page with an item for each change."""
    return json.dumps({"data": [{"id": 1, **change} for change in changes], "total": len(changes)}).encode()


def engine() -> Engine:
    """Make an engine that has learned nothing."""
    return Engine(shape_of(models.Page), Learning())


class Slow:
    """Counts the tolerant readings."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        tolerant = Engine._tolerant  # noqa: SLF001  # what is counted

        def counted(*arguments: Any) -> Any:
            self.count += 1
            return tolerant(*arguments)

        monkeypatch.setattr(Engine, "_tolerant", counted)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """Count the tolerant readings of a test."""
    return Slow(monkeypatch)


LEARNED: dict[str, tuple[dict[str, Any], int]] = {
    "new-field": ({"x": [1]}, 1),
    "two-new-fields": ({"x": [1], "y y": None}, 2),
    "enum": ({"colour": "mauve"}, 1),
    "moment": ({"moment": "2020-01-02"}, 1),
    "null": ({"customer": None}, 1),
    "whole-float": ({"id": 1.0}, 0),
    "deep": ({"customer": {"from": 1, "z": 1}}, 1),
    "deep-list": ({"customer": {"from": 1, "moments": ["2020-01-02"]}}, 1),
    "everything": ({"x": 1, "colour": "mauve", "moment": "2020-01-02", "customer": {"from": 1.0, "colour": "?"}}, 4),
}


@pytest.mark.parametrize(("change", "drifts"), LEARNED.values(), ids=LEARNED)
def test_what_was_seen_twice_is_learned(change: dict[str, Any], drifts: int, slow: Slow) -> None:
    """After one page with a drift in two items the twin reads it, and gives what the tolerant reading gives."""
    reading, content = engine(), page(change, change)
    first = reading.decode(content, None)
    for _ in range(3):
        again = reading.decode(content, None)
        assert first == again
        assert repr(first) == repr(again)
    assert 1 == slow.count
    log: list[Drift] = []
    watch = DriftLog(log.append).watch("a.b")
    for _ in range(9):
        reading.decode(content, watch)
    assert drifts == len(log)
    assert 1 + (3 if drifts else 0) == slow.count


def test_once_is_not_learned(slow: Slow) -> None:
    """What was seen once is not learned; the second time it is."""
    reading = engine()
    for _ in range(4):
        reading.decode(page({"x": 1}), None)
    assert 2 == slow.count


def test_every_client_hears_of_what_another_has_taught() -> None:
    """What is learned from one client's answers is told to each other client too, once, wherever it is."""
    reading = engine()
    logs: list[list[Drift]] = [[], [], []]
    for log in logs:
        watch = DriftLog(log.append).watch("a.b")
        for _ in range(5):
            reading.decode(page({}, {"x": 1}, {"x": 2}), watch)
    assert [[Drift("a.b", "$.data[1].x", "no such field", "a whole number")]] * 3 == logs


def test_what_cannot_be_learned_is_told_each_on_its_own() -> None:
    """A drift outside of any model is told however often another was before."""
    log: list[Drift] = []
    reading = Engine(shape_of(dict[str, models.Colour | date]), Learning())
    watch = DriftLog(log.append).watch("a.b")
    for value in ["mauve"] * 5 + ["20200102"]:
        reading.decode(json.dumps({"x": value}).encode(), watch)
    assert ["a value of Colour", "a date"] == [drift.expected for drift in log]


def test_learning_is_bounded(slow: Slow) -> None:
    """However many names a provider invents, a model is learned of only so often, and all is read still."""
    learning = Learning()
    reading = Engine(shape_of(models.Page), learning)
    twins = set[int]()
    kept = []
    for turn in range(60):
        change = {f"n{turn}-{number}": turn for number in range(9)}
        model = reading.decode(page(change, change), None)
        assert [change, change] == [item.additional_properties for item in model.data]
        kept.append(reading.twin)
        twins.add(id(reading.twin))
    assert MOST_CHANGES >= len(twins) - 1
    assert MOST_LESSONS >= len(learning.of(models.Item))
    assert 0 < len(learning.of(models.Item))
    assert 60 == slow.count


def test_the_number_of_changes_is_bounded() -> None:
    """A model whose answers bring one new name at a time is learned of at most so often."""
    learning = Learning()
    reading = Engine(shape_of(models.Page), learning)
    for turn in range(MOST_CHANGES + 5):
        for _ in range(2):
            reading.decode(page({f"n{turn}": 1}, {f"n{turn}": 1}), None)
    assert MOST_CHANGES == len(learning.of(models.Item))


def test_what_waits_to_be_learned_is_bounded() -> None:
    """Names that come once each take no more memory than a few hundred of them."""
    learning = Learning()
    for turn in range(50):
        learning.note([(models.Item, f"{turn}-{number}", "field") for number in range(100)])
    assert 512 > len(learning.pending(models.Item))
    assert frozenset() == learning.of(models.Item)


def test_names_that_a_twin_cannot_have_stay_slow(slow: Slow) -> None:
    """A new field whose name msgspec refuses is read tolerantly each time, and never breaks the twin."""
    reading = engine()
    for _ in range(4):
        model = reading.decode(page({'a"b': 1, "x": 2}, {'a"b': 1, "x": 3}), None)
        assert {'a"b': 1, "x": 3} == model.data[1].additional_properties
    assert 4 == slow.count


def test_threads_read_what_they_sent() -> None:
    """Eight threads whose answers have different new fields each get what is in their own."""
    reading, wrong = engine(), list[Any]()

    def work(number: int) -> None:
        watch = DriftLog().watch("a.b")
        for turn in range(40):
            change = {f"k{(number + turn) % 11}": [number, turn], "colour": f"c{number}"}
            model = reading.decode(page(change, {}, change), watch)
            found = [{**item.additional_properties, "colour": item.colour} for item in model.data[::2]]
            if found != [change, change]:
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == wrong


def test_the_twins_of_a_process_are_shared() -> None:
    """One annotation has one engine."""
    assert decoding.engine_of(models.Page) is decoding.engine_of(models.Page)
