"""What a tolerant reading came across."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from clientwright.codec.places import Place, written
from clientwright.codec.shapes import AnyModel

Lesson: TypeAlias = tuple[AnyModel, str, str]
"""A model, the wire name of a property, and what its twin can learn of it: `field`, `null` or `loose`."""


class Finding(Struct, frozen=True):
    """A place that is not as specified."""

    path: str
    alike: str
    expected: str
    seen: str


class Notes:
    """Collects what is not as specified, and what a twin can learn of it."""

    __slots__ = ("drifts", "lessons")

    def __init__(self) -> None:
        self.drifts: list[tuple[Place, str, str, Lesson | None]] = []
        self.lessons: list[Lesson] = []

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
