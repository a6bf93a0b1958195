"""Make texts that a regular expression matches."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from typing import Any, Final

_CLASSES: Final = {
    "CATEGORY_DIGIT": string.digits,
    "CATEGORY_WORD": string.ascii_letters + string.digits + "_",
    "CATEGORY_SPACE": " ",
}
_ANY: Final = string.ascii_letters + string.digits
_PRINTABLE: Final = [chr(code) for code in range(32, 127)]
_MORE: Final = 3


def text_of(pattern: str, source: random.Random) -> str:
    """Make a text that a pattern matches.

    Args:
        pattern: A regular expression; look-arounds and back-references in it count for nothing.
        source: Where chance comes from.

    Returns:
        A text; an empty one for an expression that this cannot read.

    """
    try:
        parser: Any = getattr(re, "_parser")  # noqa: B009  # the standard library gives its parser no public name
        tree = parser.parse(pattern)
    except re.error:
        return ""
    return "".join(_pieces(tree, source))


def _pieces(tree: Any, source: random.Random) -> Iterator[str]:
    for operator, value in tree:
        match str(operator):
            case "LITERAL":
                yield chr(value)
            case "NOT_LITERAL":
                yield source.choice([one for one in _ANY if one != chr(value)])
            case "ANY":
                yield source.choice(_ANY)
            case "IN":
                yield source.choice(_choices(value))
            case "BRANCH":
                yield from _pieces(source.choice(value[1]), source)
            case "SUBPATTERN":
                yield from _pieces(value[3], source)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = value
                for _ in range(source.randint(least, min(most, max(least, _MORE)))):
                    yield from _pieces(inner, source)
            case _:
                continue


def _choices(items: Any) -> list[str]:
    named = {str(operator) for operator, _ in items}
    found: list[str] = []
    for operator, value in items:
        match str(operator):
            case "LITERAL":
                found.append(chr(value))
            case "RANGE":
                found += map(chr, range(value[0], value[1] + 1))
            case "CATEGORY":
                found += _CLASSES.get(str(value), _ANY)
            case _:
                continue
    if "NEGATE" in named:
        return [one for one in _PRINTABLE if one not in found] or [" "]
    return found or ["a"]
