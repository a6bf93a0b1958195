"""What has been seen of a provider that its specification does not say, shared by all clients of a process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Final

from msgspec import Struct, field

from clientwright.codec.notes import Lesson
from clientwright.codec.shapes import AnyModel

TWICE: Final = 2
MOST_CHANGES: Final = 8
MOST_LESSONS: Final = 32
_MOST_PENDING: Final = 256
_NOTHING: Final[frozenset[Lesson]] = frozenset()


class _Pupil(Struct):
    """What is learned about one model."""

    learned: frozenset[Lesson] = _NOTHING
    changes: int = 0
    pending: Counter[Lesson] = field(default_factory=Counter[Lesson])


class Learning:
    """Counts what was seen, and learns what was seen twice; bounded for each model."""

    def __init__(self) -> None:
        self._pupils: dict[AnyModel, _Pupil] = {}
        self._lock = Lock()

    def of(self, model: AnyModel) -> frozenset[Lesson]:
        """Give what is learned about a model; the same object as long as nothing is learned."""
        pupil = self._pupils.get(model)
        return pupil.learned if pupil else _NOTHING

    def pending(self, model: AnyModel) -> Collection[Lesson]:
        """Give what was seen of a model and is not learned yet."""
        pupil = self._pupils.get(model)
        return pupil.pending if pupil else _NOTHING

    def note(self, lessons: Iterable[Lesson]) -> None:
        """Take notice of what was seen in one answer."""
        with self._lock:
            for model in {self._count(lesson, times) for lesson, times in Counter(lessons).items()}:
                self._learn(self._pupils[model])

    def _count(self, lesson: Lesson, times: int) -> AnyModel:
        pupil = self._pupils.setdefault(lesson[0], _Pupil())
        if len(pupil.pending) >= _MOST_PENDING:
            pupil.pending.clear()
        if lesson not in pupil.learned:
            pupil.pending[lesson] += times
        return lesson[0]

    def _learn(self, pupil: _Pupil) -> None:
        room = MOST_LESSONS - len(pupil.learned)
        ready = [lesson for lesson, count in pupil.pending.items() if count >= TWICE][:room]
        if ready and pupil.changes < MOST_CHANGES:
            pupil.learned |= frozenset(ready)
            pupil.changes += 1
            pupil.pending.clear()
