"""Excerpts of spec files: the lines around a change on both sides, and which of them differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from clientwright.pipeline.findings import Location
from clientwright.review.reports import Review
from clientwright.review.values import Change, Place

Side: TypeAlias = Literal["base", "head"]

#: Lines before and after a node.
_AROUND: Final = 3
#: The most lines of a node that are shown, and that are compared.
_SHOWN: Final = 24
_COMPARED: Final = 400
#: Up to how many pairs of lines the difference is looked for line by line.
_COSTLY: Final = 250_000
#: The longest line that is shown whole, and what is shown before the place in a longer one.
_WIDE: Final = 240
_LEAD: Final = 60


@frozen
class Excerpts:
    """The text of the files in which changes have their places.

    Attributes:
        files: The lines of each file, by side and by the name of the file in the places of that side; a file that is
            not here is not shown.

    """

    files: Mapping[tuple[Side, str], Sequence[str]] = field(factory=dict[tuple[Side, str], Sequence[str]])


@frozen
class Excerpt:
    """Lines of one file.

    Attributes:
        location: The place.
        first: The number of the first line that is shown.
        lines: The lines.
        marked: The numbers of the lines that differ from the other side.
        left: How many differing lines are not shown.

    """

    location: Location
    first: int
    lines: tuple[str, ...]
    marked: frozenset[int]
    left: int


@frozen
class _Node:
    location: Location
    file: Sequence[str]
    end: int

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.file[self.location.line - 1 : self.end]]


def wanted(review: Review) -> frozenset[tuple[Side, str]]:
    """Name the files that the excerpts of a review are of, each with its side."""
    places: list[tuple[Side, Place | None]] = []
    for one in review.reviewed:
        places += [("base", one.change.old), ("head", one.change.new)]
    return frozenset((side, place.location.file) for side, place in places if place is not None)


def beside(excerpts: Excerpts, change: Change) -> tuple[Excerpt | None, Excerpt | None]:
    """Give the excerpts of both sides of a change; None where a side has no place, or its file is not at hand.

    A node that stands on one side only is marked whole; otherwise the lines of it that differ are, or its first line
    where none does, as when only what it refers to is different.
    """
    old, new = _node(excerpts, "base", change.old), _node(excerpts, "head", change.new)
    if old is None or new is None:
        return _whole(old, change.new), _whole(new, change.old)
    before, after = differing(old.lines, new.lines)
    return _excerpt(old, before), _excerpt(new, after)


def differing(old: Sequence[str], new: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """Give the indexes of the lines on either side that are not the same on the other.

    Of long texts, all lines between the first and the last difference are.
    """
    if len(old) * len(new) > _COSTLY:
        head = _same(old, new)
        tail = _same(reversed(old[head:]), reversed(new[head:]))
        return frozenset(range(head, len(old) - tail)), frozenset(range(head, len(new) - tail))
    before: set[int] = set()
    after: set[int] = set()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            before.update(range(i1, i2))
            after.update(range(j1, j2))
    return frozenset(before), frozenset(after)


def _same(old: Iterable[str], new: Iterable[str]) -> int:
    """Count the lines at the beginning that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _node(excerpts: Excerpts, side: Side, place: Place | None) -> _Node | None:
    if place is None:
        return None
    file, line = excerpts.files.get((side, place.location.file), ()), place.location.line
    return _Node(place.location, file, _end(file, line)) if 1 <= line <= len(file) else None


def _whole(node: _Node | None, other: Place | None) -> Excerpt | None:
    if node is None:
        return None
    return _excerpt(node, frozenset(range(len(node.lines))) if other is None else frozenset())


def _end(file: Sequence[str], line: int) -> int:
    """Give the number of the last line of the node that begins on a line, by how lines are indented."""
    first = file[line - 1]
    indent, end = _indent(first), line
    listed = _listed(first)
    for number, text in enumerate(file[line : line + _COMPARED], line + 1):
        said = text.lstrip()
        closes = said[:1] in {"}", "]"} or (_listed(said) and not listed)
        if said and not (_indent(text) > indent or (_indent(text) == indent and closes)):
            break
        end = number if said else end
    return end


def _listed(line: str) -> bool:
    return line.split(maxsplit=1)[:1] == ["-"]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _excerpt(node: _Node, changed: frozenset[int]) -> Excerpt:
    place = node.location
    marked = frozenset(place.line + index for index in changed) or frozenset({place.line})
    start = place.line if min(marked) < place.line + _SHOWN else min(marked)
    end = min(node.end, start + _SHOWN - 1)
    first, last = max(1, start - _AROUND), min(len(node.file), end + _AROUND)
    numbers = range(first, last + 1)
    lines = tuple(_cut(node.file[number - 1], place.column if number == place.line else 1) for number in numbers)
    return Excerpt(place, first, lines, marked & {*numbers}, len(marked - {*numbers}))


def _cut(line: str, column: int) -> str:
    line = line.rstrip()
    if len(line) <= _WIDE:
        return line
    start = max(0, min(column - 1 - _LEAD, len(line) - _WIDE))
    cut = line[start : start + _WIDE]
    return ("…" if start else "") + cut + ("…" if start + _WIDE < len(line) else "")
