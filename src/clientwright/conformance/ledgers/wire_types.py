"""What a value on the wire is, in the words of a ledger: `array of Member`, `map of any`, `integer or string`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, TypeAlias

from attrs import frozen

SCALARS: Final = ("string", "integer", "number", "boolean")
_NAME: Final = re.compile(r"[A-Z]\w*", re.ASCII)


@frozen
class Scalar:
    """A text, number or boolean, or anything at all (`any`)."""

    name: str

    def __str__(self) -> str:
        return self.name


@frozen
class Shape:
    """An object whose fields the ledger lists under a name of its own."""

    name: str

    def __str__(self) -> str:
        return self.name


@frozen
class Array:
    """A list of values of one type."""

    items: WireType

    def __str__(self) -> str:
        return f"array of {self.items}"


@frozen
class Map:
    """An object with names that nobody lists and values of one type."""

    values: WireType

    def __str__(self) -> str:
        return f"map of {self.values}"


@frozen
class Union:
    """One of several types, in the order written."""

    members: tuple[WireType, ...]

    def __str__(self) -> str:
        return " or ".join(str(member) for member in self.members)


WireType: TypeAlias = Scalar | Shape | Array | Map | Union


@cache
def parse(text: str) -> WireType:
    """Read a type as a ledger writes it; `or` binds loosest, `of` reaches as far as the next `or`.

    Raises:
        ValueError: The text is not a type.

    """
    members = tuple(_member(part) for part in text.split(" or "))
    return members[0] if len(members) == 1 else Union(members)


def _member(text: str) -> WireType:
    if text.startswith("array of "):
        return Array(_member(text.removeprefix("array of ")))
    if text.startswith("map of "):
        return Map(_member(text.removeprefix("map of ")))
    if text in (*SCALARS, "any"):
        return Scalar(text)
    if _NAME.fullmatch(text):
        return Shape(text)
    raise ValueError(text)


def shapes_in(written: WireType) -> Iterator[str]:
    """Give the names of the shapes that a type mentions."""
    match written:
        case Shape(name):
            yield name
        case Array(inner) | Map(inner):
            yield from shapes_in(inner)
        case Union(members):
            for member in members:
                yield from shapes_in(member)
        case Scalar():
            pass
