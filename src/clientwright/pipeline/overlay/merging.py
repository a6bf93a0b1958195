"""Change data and marks together, so that every node keeps the place where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from clientwright.pipeline.documents import JSON, Marks
from clientwright.pipeline.findings import Location
from clientwright.pipeline.overlay.queries import Path


@frozen(eq=False)
class Tree:
    """Data and their marks in lockstep; both change in place."""

    data: JSON
    marks: Marks

    def at(self, path: Path) -> Tree:
        """Give the part of this tree at a path that exists."""
        data, marks = self.data, self.marks
        for key in path:
            children: Any = marks.children
            data, marks = data[key], children[key]
        return Tree(data, marks)

    def copied(self) -> Tree:
        """Copy both, so that nothing is shared."""
        return Tree(_data(self.data), _marks(self.marks))

    def put(self, key: str | int, value: Tree) -> None:
        """Set a member, or replace an item, by a copy."""
        children: Any = self.marks.children
        new = value.copied()
        self.data[key], children[key] = new.data, new.marks

    def append(self, value: Tree) -> None:
        """Add a copy as the last item of this array."""
        children: Any = self.marks.children
        new = value.copied()
        self.data.append(new.data)
        children.append(new.marks)

    def drop(self, key: str | int) -> None:
        """Take out a member or an item."""
        children: Any = self.marks.children
        del self.data[key], children[key]


def _data(data: JSON) -> JSON:
    if isinstance(data, dict):
        return {key: _data(value) for key, value in data.items()}
    return [_data(value) for value in data] if isinstance(data, list) else data


def _marks(marks: Marks) -> Marks:
    below = marks.children
    if isinstance(below, dict):
        return Marks(marks.location, {key: _marks(child) for key, child in below.items()})
    return Marks(marks.location, None if below is None else [_marks(child) for child in below])


@frozen
class Conflict:
    """Two nodes that cannot be merged.

    Attributes:
        target: The path of the node that stays as it is.
        target_kind: What it is, in words.
        target_place: Where it was written.
        update: The path of the other node below the value that is merged.
        update_kind: What it is, in words.
        update_place: Where it was written.

    """

    target: Path
    target_kind: str
    target_place: Location
    update: Path
    update_kind: str
    update_place: Location


def kind(data: JSON) -> str:
    """Name the type of a JSON value, with its article."""
    if isinstance(data, bool):
        return "a boolean"
    names = {dict: "an object", list: "an array", str: "a string", int: "a number", float: "a number"}
    return names.get(type(data), "null")


def family(data: JSON) -> str:
    """Tell objects, arrays and primitives apart; null is a primitive."""
    return "object" if isinstance(data, dict) else "array" if isinstance(data, list) else "primitive"


def merge(root: Tree, path: Path, update: Tree, below: Path = ()) -> Iterator[Conflict]:
    """Merge a value into the node at a path below the root; what cannot be merged is left alone and reported."""
    target = root.at(path)
    if isinstance(target.data, dict) and isinstance(update.data, dict):
        for name in update.data:
            value = update.at((name,))
            if name in target.data:
                yield from merge(root, (*path, name), value, (*below, name))
            else:
                target.put(name, value)
    elif isinstance(target.data, list) and isinstance(update.data, list):
        for index in range(len(update.data)):
            target.append(update.at((index,)))
    elif family(target.data) == family(update.data):
        root.at(path[:-1]).put(path[-1], update)
    else:
        places = target.marks.location, update.marks.location
        yield Conflict(path, kind(target.data), places[0], below, kind(update.data), places[1])


def remove(root: Tree, paths: Iterable[Path]) -> None:
    """Take out the nodes at the paths, from the deepest and the last items on, so that no other path moves."""

    def depth_then_index(path: Path) -> tuple[int, int]:
        last = path[-1]
        return len(path), last if isinstance(last, int) else 0

    for path in sorted(paths, key=depth_then_index, reverse=True):
        root.at(path[:-1]).drop(path[-1])
