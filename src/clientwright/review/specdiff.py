"""The difference of two effective specs as text: only the parts that differ, keys in one order."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from clientwright.pipeline.documents import JSON, Document, Marks, join, split
from clientwright.pipeline.dumping import dump
from clientwright.pipeline.findings import Location
from clientwright.review.values import ABSENT, Absent

#: Lines above which nothing is shown: nobody reads them, and the changes are listed one by one anyway.
LONGEST: Final = 20_000
#: How far down parts are told from one another: an operation, a component; the other fields of a spec are one part.
_DEPTHS: Final = {"paths": 3, "webhooks": 3, "components": 3}
#: Lists whose order means nothing.
_SETS: Final = frozenset({"required", "enum", "type"})


def spec_diff(old: Document, new: Document) -> tuple[str, ...]:
    """Compare two specs as YAML with sorted keys, so that what was only written elsewhere does not show.

    Args:
        old: The effective spec that was.
        new: The effective spec that is to be.

    Returns:
        The lines of a unified diff with 3 lines of context, without the two lines that name files. Line numbers count
        within the part (an operation, a component) whose JSON pointer stands behind them. One line in words where
        there would be more than `LONGEST`; none where nothing differs.

    """
    lines = tuple(islice(_lines(old.data, new.data), LONGEST + 1))
    if len(lines) <= LONGEST:
        return lines
    count = sum(1 for _ in _parts(old.data, new.data, "", 0))
    return (f"The specs differ in {count} operations, components and other parts: too much to be shown as text.",)


def _lines(old: JSON, new: JSON) -> Iterator[str]:
    for pointer, before, after in _parts(old, new, "", 0):
        found = difflib.unified_diff(_dumped(before, pointer), _dumped(after, pointer), lineterm="")
        for line in islice(found, 2, None):
            yield f"{line} {pointer}" if line.startswith("@@") else line


def _parts(old: JSON | Absent, new: JSON | Absent, pointer: str, depth: int) -> Iterator[tuple[str, JSON, JSON]]:
    """Give the parts that differ in more than order, keys and sets ordered, by their pointers."""
    if _text(old) == _text(new):
        return
    limit = _DEPTHS.get(split(pointer)[0], 1) if pointer else 1
    if depth == limit or not isinstance(old, dict) or not isinstance(new, dict):
        before, after = (_ordered(one, pointer.rpartition("/")[2]) for one in (old, new))
        if _text(before) != _text(after):
            yield pointer, before, after
        return
    for name in sorted({*old, *new}):
        yield from _parts(old.get(name, ABSENT), new.get(name, ABSENT), join(pointer, name), depth + 1)


def _text(value: JSON | Absent) -> str:
    """Write a value so that only equal ones are written alike, whatever the order of keys; 1 and true are not equal."""
    return "" if isinstance(value, Absent) else json.dumps(value, sort_keys=True)


def _dumped(value: JSON | Absent, pointer: str) -> list[str]:
    """Write a part as it stands in the whole."""
    if isinstance(value, Absent):
        return []
    tokens = split(pointer)
    for token in reversed(tokens):
        value = {_readable(token): value}
    return dump(Document("", value, Marks(Location("")))).splitlines()


def _ordered(value: JSON | Absent, key: str) -> JSON | Absent:
    if isinstance(value, dict):
        return {_readable(name): _ordered(value[name], name) for name in sorted(value)}
    if isinstance(value, list):
        items = [_ordered(item, "") for item in value]
        return sorted(items, key=_text) if key in _SETS else items
    return _readable(value) if isinstance(value, str) else value


def _readable(text: str) -> str:
    """Write out halves of surrogate pairs, which YAML cannot hold."""
    return text.encode("utf-8", "backslashreplace").decode()
