"""Words for findings: how to name object types and values, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from clientwright.pipeline.documents import JSON

_LONGEST: Final = 40
_NAMES: Final = {"OpenAPI": "OpenAPI", "ExternalDocs": "External Documentation", "XML": "XML"}
_TYPES: Final = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}


def object_name(kind: str) -> str:
    """Name an object type as the OpenAPI Specification does: `Path Item Object`."""
    return f"{_NAMES.get(kind) or re.sub('(?<=[a-z])(?=[A-Z])', ' ', kind)} Object"


def an_object(kind: str) -> str:
    """Name an object type with its article: `an Operation Object`."""
    name = object_name(kind)
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


def wanted(types: Iterable[str]) -> str:
    """Say which JSON types are wanted: `a string or a list`."""
    return listing((_TYPES[name] for name in sorted(types, key="boolean".__eq__)), "or")


def seen(value: JSON) -> str:
    """Say what a value is, and its text where that is short: `the number 3`."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return f"the number {value}" if isinstance(value, int | float) else f'the string "{shorten(value)}"'


def shorten(text: str) -> str:
    """Keep a text of the input short enough for a sentence."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def listing(names: Iterable[str], word: str = "and") -> str:
    """Join names as prose does: `a, b and c`."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


def quoted(values: Iterable[JSON], word: str = "and") -> str:
    """Join literal names, each in backquotes."""
    return listing((f"`{value}`" for value in values), word)


def closest(name: str, names: Iterable[str]) -> str | None:
    """Give the name that was probably meant, by its letters; None when nothing is close."""
    folded = {other.casefold(): other for other in names}
    matches = get_close_matches(name.casefold(), folded, 1, 0.6)
    return folded[matches[0]] if matches else None


def hint(name: str, names: Iterable[str], otherwise: str) -> str:
    """Ask whether a close name was meant, or else give the advice."""
    match = closest(name, names)
    return f"did you mean `{match}`?" if match else otherwise
