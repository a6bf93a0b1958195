"""JSON bodies as trees: reading, finding and replacing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from clientwright.sandbox.faults.values import Answer

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead from the whole to a place in it."""


def document(answer: Answer) -> Any:
    """Read the body of an answer; None where it is no JSON, or null."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def written(data: Any) -> bytes:
    """Write a body."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give every value that holds no other, with its place, in the order in which they are written."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list) and data:
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path, data


def first_leaf(data: Any, kinds: tuple[type, ...]) -> Path | None:
    """Find the first value of some classes that holds no other; a truth value is no number."""
    for path, value in leaves(data):
        if isinstance(value, kinds) and (not isinstance(value, bool) or object in kinds):
            return path
    return None


def at(data: Any, path: Path) -> Any:
    """Give what stands at a place, which has to be there."""
    for key in path:
        data = data[key]
    return data


def put(data: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """Give a tree in which what stands at a place is changed; the tree itself stays as it is.

    Args:
        data: The tree.
        path: The place, which has to be there.
        change: Gives the new value for the old.

    """
    if not path:
        return change(data)
    key, *rest = path
    inner = put(data[key], tuple(rest), change)
    if isinstance(data, dict):
        return {**data, key: inner}
    return [inner if index == key else value for index, value in enumerate(data)]


def drop(data: Any, path: Path) -> Any:
    """Give a tree without the member of an object that stands at a place."""
    *outer, key = path
    return put(data, tuple(outer), lambda found: {name: value for name, value in found.items() if name != key})


def pointed(data: Any, pointer: str) -> Path | None:
    """Find the place that a JSON pointer (RFC 6901) leads to; None where there is none."""
    path: list[str | int] = []
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list) and key.isdecimal() and key.isascii() and int(key) < len(data):
            path.append(int(key))
        elif isinstance(data, dict) and key in data:
            path.append(key)
        else:
            return None
        data = data[path[-1]]
    return tuple(path)
