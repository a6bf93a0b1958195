from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import codec_models as models
import pytest

from clientwright.codec import texts
from clientwright.codec.forging import Forge
from clientwright.codec.learning import MOST_CHANGES, MOST_LESSONS, Learning
from clientwright.codec.notes import Finding, Notes
from clientwright.codec.places import Mismatch
from clientwright.codec.remembering import once
from clientwright.codec.straight_reading import straight_reader


def test_notes_tell_of_alike_places_once() -> None:
    """Drifts of one kind at alike places are one finding, at the first; lessons are kept for each."""
    notes, other, lesson = Notes(), Notes(), (models.Part, "a", "field")
    notes.add(((None, 0), "a"), "this", "that", lesson)
    notes.add(((None, 1), "a"), "this", "that", lesson)
    other.add(((None, 2), "a"), "this", "another")
    other.learn(None)
    other.learn(lesson)
    notes.take(other)
    assert [Finding("$[0].a", "$[*].a", "this", "that"), Finding("$[2].a", "$[*].a", "this", "another")] == (
        notes.findings()
    )
    assert [lesson] * 3 == notes.lessons
    assert [lesson, lesson, None] == [drift[3] for drift in notes.drifts]


def test_a_trial_is_made_once_at_each_place() -> None:
    """A reader is tried once at a place where trials are shared, each time where they are not; what fails is None."""
    calls: list[Any] = []

    def reader(value: Any, place: Any, notes: Notes) -> Any:
        calls.append(place)
        notes.add(place, "this", "that")
        if value is None:
            raise Mismatch(place, "this", "that")
        return value

    shared, alone = Notes({}), Notes()
    for notes in (shared, alone):
        for place in ("a", "a", "b"):
            tried = notes.trial(reader, 1, place)
            assert tried is not None
            assert ([(place, "this", "that", None)], 1) == (tried[0].drifts, tried[1])
        assert [] == notes.drifts
        assert None is notes.trial(reader, None, "c") is notes.trial(reader, None, "c")
    assert ["a", "b", "c", "a", "a", "b", "c", "c"] == calls


def lessons(*names: object) -> list[Any]:
    """Give a lesson for each name."""
    return [(models.Item, str(name), "field") for name in names]


def test_what_is_learned_has_its_limits() -> None:
    """What is seen twice is learned, up to a number of lessons and of changes; what waits has an end as well."""
    learning = Learning()
    assert (frozenset(), 0) == (learning.of(models.Item), len(learning.pending(models.Item)))
    learning.note(lessons("a", "b"))
    assert (frozenset(), set(lessons("a", "b"))) == (learning.of(models.Item), set(learning.pending(models.Item)))
    learning.note(lessons("a"))
    known = learning.of(models.Item)
    assert (frozenset(lessons("a")), 0) == (known, len(learning.pending(models.Item)))
    learning.note(lessons("a", "a", "b"))
    assert known is learning.of(models.Item)
    assert set(lessons("b")) == set(learning.pending(models.Item))
    learning.note(lessons(*range(100)) * 2)
    assert (MOST_LESSONS, 32) == (len(learning.of(models.Item)), MOST_LESSONS)
    known = learning.of(models.Item)
    learning.note(lessons("c", "c"))
    assert known is learning.of(models.Item)


def test_a_model_changes_a_few_times() -> None:
    """A model is learned of eight times, of others it is known nothing."""
    learning = Learning()
    for turn in range(MOST_CHANGES + 3):
        learning.note(lessons(turn, turn))
        assert min(turn + 1, 8) == len(learning.of(models.Item))
    assert frozenset() == learning.of(models.Part)


def test_what_waits_is_forgotten_when_it_is_too_much() -> None:
    """Of a model at most 256 lessons wait; the next begins anew, and one that waits is not counted twice as new."""
    learning = Learning()
    learning.note(lessons(*range(255)))
    assert 255 == len(learning.pending(models.Item))
    learning.note(lessons("x"))
    assert 256 == len(learning.pending(models.Item))
    learning.note(lessons("y"))
    assert lessons("y") == list(learning.pending(models.Item))


def test_something_is_made_once_for_each_argument() -> None:
    """What is made of an argument is remembered for it."""
    calls: list[int] = []

    def shown(number: int) -> str:
        calls.append(number)
        return str(number)

    made = once(shown)
    assert (["1", "2", "1"], [1, 2]) == ([made(1), made(2), made(1)], calls)


def test_made_functions_are_named_in_tracebacks() -> None:
    """A function that was made has a file name of its own, and the values that it was given."""
    forge = Forge({"base": 1})
    name = forge.name("v", 41)
    assert ("v1", "w2") == (name, forge.name("w"))
    forge.define("total(x)", ["y = base + v1", "return x(y)"])
    made = forge.made("total")
    assert 42 == made(lambda y: y)
    with pytest.raises(ZeroDivisionError) as caught:
        made(lambda y: y / 0)
    names = [frame.filename for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert "<clientwright>" == names[1]
    assert "<clientwright>" == straight_reader(models.Part).__code__.co_filename


TEXTS: dict[str, tuple[Any, str, Any, Any]] = {
    "moment": (datetime, "2020-01-02T03:04:05Z", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), None),
    "naive": (datetime, "2020-01-02T03:04:05", None, datetime(2020, 1, 2, 3, 4, 5)),  # noqa: DTZ001
    "escape": (datetime, "\\u0032020-01-02T03:04:05Z", None, None),
    "leap": (datetime, "2020-01-02T03:04:60.5Z", None, datetime(2020, 1, 2, 3, 5, 0, 500000, tzinfo=UTC)),
    "no-leap": (datetime, "2020-01-02T03:04:601Z", None, None),
    "late": (datetime, "9999-12-31T23:59:60Z", None, None),
    "day": (date, "2020-01-02", date(2020, 1, 2), None),
    "basic-day": (date, "20200102", None, date(2020, 1, 2)),
    "id": (UUID, "12345678-1234-5678-1234-567812345678", UUID("12345678-1234-5678-1234-567812345678"), None),
    "urn": (UUID, "urn:uuid:12345678-1234-5678-1234-567812345678", None, UUID("12345678-1234-5678-1234-567812345678")),
}


@pytest.mark.parametrize(("type_", "text", "strict", "loose"), TEXTS.values(), ids=TEXTS)
def test_texts_are_read_strictly_and_loosely(type_: Any, text: str, strict: Any, loose: Any) -> None:
    """A text is what RFC 3339 and msgspec read, or what Python reads of it, or refused by the name of its kind."""
    if strict is not None:
        assert strict == texts.strict_reader(type_)(text)
        return
    with pytest.raises(ValueError, match=re_escaped(type_)):
        texts.strict_reader(type_)(text)
    if loose is not None:
        assert loose == texts.loose(type_, text)
        return
    with pytest.raises(ValueError, match=r"date value out of range|Invalid isoformat string|second must be in"):
        texts.loose(type_, text)


def re_escaped(type_: Any) -> str:
    """Give the pattern of the name of a type."""
    return rf"^<class '{type_.__module__}\.{type_.__name__}'>$"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have this process run in a country with a time zone of its own."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "XXX-05:30")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="the time zone of a process cannot be set there")
@pytest.mark.usefixtures("elsewhere")
def test_an_instant_is_written_alike_everywhere() -> None:
    """An offset in whole minutes is kept, another becomes UTC, wherever the process runs."""
    moment = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    for seconds, expected in (
        (0, "2020-01-02T03:04:05Z"), (60, "2020-01-02T03:05:05+00:01"), (30, "2020-01-02T03:04:05Z"),
        (-20700, "2020-01-01T21:19:05-05:45"), (90, "2020-01-02T03:04:05Z"),
    ):  # fmt: skip
        assert expected == texts.written_instant(moment.astimezone(timezone(timedelta(seconds=seconds))))
