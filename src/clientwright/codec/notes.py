"""What a tolerant reading came across."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from msgspec import Struct

from clientwright.codec.places import Mismatch, Place, written
from clientwright.codec.shapes import AnyModel

Lesson: TypeAlias = tuple[AnyModel, str, str]
"""A model, the wire name of a property, and what its twin can learn of it: `field`, `null` or `loose`."""


Reader: TypeAlias = "Callable[[Any, Place, Notes], Any]"
Trials: TypeAlias = "dict[tuple[Reader, Place], tuple[Notes, Any] | None]"
"""What came of reading the value at a place with a reader."""


class Finding(Struct, frozen=True):
    """A place that is not as specified."""

    path: str
    alike: str
    expected: str
    seen: str


class Notes:
    """Collects what is not as specified, and what a twin can learn of it."""

    __slots__ = ("drifts", "lessons", "trials")

    def __init__(self, trials: Trials | None = None) -> None:
        self.drifts: list[tuple[Place, str, str, Lesson | None]] = []
        self.lessons: list[Lesson] = []
        self.trials: Trials | None = trials

    def trial(self, read: Reader, value: Any, place: Place) -> tuple[Notes, Any] | None:
        """Read a value as one of the shapes that it can be, once at each place; give None where it is not that shape.

        A choice within a choice would be read anew for each option around it, at each level.
        """
        trials = {} if self.trials is None else self.trials
        if (read, place) not in trials:
            notes = Notes(trials)
            try:
                trials[read, place] = notes, read(value, place, notes)
            except Mismatch:
                trials[read, place] = None
        return trials[read, place]

    def take(self, other: Notes) -> None:
        """Take over what another has collected."""
        self.drifts += other.drifts
        self.lessons += other.lessons

    def add(self, place: Place, expected: str, seen: str, lesson: Lesson | None = None) -> None:
        """Note a drift."""
        self.drifts.append((place, expected, seen, lesson))
        self.learn(lesson)

    def learn(self, lesson: Lesson | None) -> None:
        """Note what is as specified and yet too much for a twin."""
        if lesson is not None:
            self.lessons.append(lesson)

    def findings(self) -> list[Finding]:
        """Give the drifts, the same place in several items once."""
        first: dict[tuple[str, str, str], Place] = {}
        for place, expected, seen, _ in self.drifts:
            first.setdefault((written(place, alike=True), expected, seen), place)
        return [Finding(written(place), *key) for key, place in first.items()]
