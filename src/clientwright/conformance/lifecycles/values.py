"""JSON values, read and changed at JSON pointers without touching the ones that were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from clientwright.conformance.oracles.meaning import difference
from clientwright.pipeline.documents import JSON, join, resolve, split

#: Stands where there is nothing, as null is a value.
NOTHING: Final = object()


def at(value: JSON, pointer: str) -> JSON:
    """Give what is at a JSON pointer, or `NOTHING`."""
    try:
        return resolve(value, pointer)
    except LookupError:
        return NOTHING


def placed(value: JSON, pointer: str, new: JSON) -> JSON:
    """Give a copy with another value at a JSON pointer, or none there for `NOTHING`; what is above it must be there."""
    if not pointer:
        return new
    first, *rest = split(pointer)
    below = join("", *rest) if rest else ""
    if isinstance(value, dict) and not rest and new is NOTHING:
        return {name: member for name, member in value.items() if name != first}
    if isinstance(value, dict) and (not rest or first in value):
        return {**value, first: placed(value.get(first), below, new)}
    if isinstance(value, list) and first.isdecimal() and int(first) < len(value):
        index = int(first)
        return [*value[:index], placed(value[index], below, new), *value[index + 1 :]]
    return value


def same(a: JSON, b: JSON, loose: Iterable[str] = ()) -> bool:
    """Tell whether two values mean the same, whatever is at some JSON pointers."""
    return apart(a, b, loose) is None


def apart(a: JSON, b: JSON, loose: Iterable[str] = ()) -> str | None:
    """Give the JSON path at which two values first differ in meaning, some JSON pointers aside; None where nowhere."""
    if a is NOTHING or b is NOTHING:
        return None if a is b else "$"
    if a == b:
        return None  # in C, and so for nearly all records of a list
    for pointer in loose:
        a, b = placed(a, pointer, NOTHING), placed(b, pointer, NOTHING)
    return difference(a, b)


def texts_in(value: JSON) -> Iterator[str]:
    """Give every text in a value, the names of members among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from texts_in(member)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def written(value: JSON) -> str:
    """Write a scalar as it stands in an address."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
