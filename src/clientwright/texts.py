"""Writes plain JSON values as the texts that stand in addresses, headers and forms.

`None` inside a list or object is left out: none of these places has a way to say null.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeGuard
from urllib.parse import quote

from clientwright.errors import EncodeError

Write = Callable[[str, str], str]
"""Writes a text for its place; the second argument is the JSON path for errors."""


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a plain value is a list."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a plain value is an object."""
    return isinstance(value, dict)


def text(value: Any, path: str) -> str:
    """Write a plain value as one text; lists and objects as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        try:
            return str(value)
        except ValueError:
            raise EncodeError(path=path, expected="a number of fewer digits", seen="int") from None
    return as_json(value, path)


def as_json(value: Any, path: str) -> str:
    """Write a plain value as JSON without spaces."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        raise EncodeError(path=path, expected="what JSON can hold", seen=type(value).__name__) from None


def quoted(value: str, path: str, safe: str = "") -> str:
    """Percent-encode a text so that no character of it has a meaning in an address."""
    if value.isalnum() and value.isascii():
        return value
    try:
        return quote(value, safe=safe)
    except UnicodeEncodeError:
        raise EncodeError(path=path, expected="text that UTF-8 can hold", seen="a lone surrogate") from None


def words(value: Any, path: str, write: Write, *, apart: bool) -> list[str]:
    """Write a value as the texts that a style joins: items, and names with members.

    Args:
        value: A plain value.
        path: Its JSON path, for errors.
        write: Writes one text for its place.
        apart: Whether an object gives `name=member` texts; otherwise names and members take turns.

    """
    if is_list(value):
        return [write(text(item, path), path) for item in value if item is not None]
    if not is_object(value):
        return [write(text(value, path), path)]
    named = [(write(n, path), write(text(member, path), path)) for n, member in value.items() if member is not None]
    return [f"{name}={member}" for name, member in named] if apart else [word for pair in named for word in pair]


def joined(parts: list[str], separator: str, path: str) -> str:
    """Join texts by a separator that none of them may hold, since nobody could tell them apart."""
    if any(separator in part for part in parts):
        raise EncodeError(path=path, expected=f"items without {separator!r}", seen="one that holds it")
    return separator.join(parts)


def bracketed(key: str, value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Give the pairs of a value written in brackets: `key[name]`, `key[0][name]`."""
    if is_object(value):
        members: Iterator[tuple[Any, Any]] = iter(value.items())
    elif is_list(value):
        members = iter(enumerate(value))
    else:
        if value is not None:
            yield key, text(value, path)
        return
    for name, member in members:
        yield from bracketed(f"{key}[{name}]", member, path)
