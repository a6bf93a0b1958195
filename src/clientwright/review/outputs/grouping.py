"""The changes of a provider in the order in which a reviewer reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from clientwright.pipeline.documents import split
from clientwright.review.outputs.wording import grade, operation_of
from clientwright.review.reports import Review, Reviewed
from clientwright.review.values import Change, Place, Wire

_GRADES: Final = tuple(Wire)
_DEPTHS: Final = {"components": 3, "paths": 2, "webhooks": 2}  # tokens that name one component, path or webhook


@frozen
class Group:
    """Changes that are told under one heading.

    Attributes:
        title: The operation, or the rule.
        changes: The changes, the worst first.

    """

    title: str
    changes: tuple[Reviewed, ...]

    @property
    def worst(self) -> Wire:
        """The worst verdict of them."""
        return min(map(grade, self.changes), key=_GRADES.index)


def urgent_first(changes: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """Order changes: the worst first, of those that break the ones without an approval first."""
    return tuple(sorted(changes, key=lambda one: (_GRADES.index(grade(one)), one.approval is not None)))


def by_operation(changes: Iterable[Reviewed]) -> tuple[Group, ...]:
    """Group changes by the operation that they are told at, the operation with the worst change first."""
    return _grouped((operation_of(one.change), one) for one in urgent_first(changes))


def by_rule(changes: Iterable[Reviewed]) -> tuple[Group, ...]:
    """Group changes by rule; within a group, all have one verdict."""
    return _grouped((f"{_GRADES.index(grade(one))} {one.change.rule}", one) for one in urgent_first(changes))


def _grouped(named: Iterable[tuple[str, Reviewed]]) -> tuple[Group, ...]:
    found: dict[str, list[Reviewed]] = {}
    for name, one in named:
        found.setdefault(name, []).append(one)
    return tuple(Group(name, tuple(changes)) for name, changes in found.items())


def head_place(review: Review, change: Change) -> Place | None:
    """Give the place in the head that a change is shown at.

    What was removed has none of its own; it is shown at the nearest place of another change in the same component or
    path and the same file.

    """
    if change.new is not None or change.old is None:
        return change.new
    places = (one.change.new for one in review.reviewed if one.change.provider == change.provider)
    old = change.old
    near = [place for place in places if place is not None and place.location.file == old.location.file]
    best = max(near, key=lambda place: _shared(place.pointer, old.pointer), default=None)
    least = _DEPTHS.get(next(iter(split(old.pointer)), ""), 1)
    return best if best is not None and _shared(best.pointer, old.pointer) >= least else None


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(split(one), split(other), strict=False):
        if left != right:
            break
        count += 1
    return count
