"""Draw texts that match a pattern of JSON Schema."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import strategies as st

from clientwright.conformance.strategies.formats import Leaf

#: What ECMAScript means by an escape, in Python's words, within a class of characters and outside.
_CLASSES: Final = {
    "d": "0-9", "w": "A-Za-z0-9_", "s": r" \t\n\r\f\v",
    "p{L}": "A-Za-z", "p{Lu}": "A-Z", "p{Ll}": "a-z", "p{N}": "0-9", "p{Nd}": "0-9",
}  # fmt: skip
_TOKEN: Final = re.compile(r"\\(p\{\w+\}|.)|(\[\^?\]?)|(\])|(\$)|[^\\\[\]$]+|.", re.DOTALL)


def matching(pattern: str) -> Leaf:
    """Draw texts in which a pattern is found.

    Raises:
        ValueError: Python cannot read the pattern.

    """
    return Leaf(st.from_regex(re.compile(_in_python(pattern)), fullmatch=False))


def _in_python(pattern: str) -> str:
    found, inside = [], False
    for token in _TOKEN.finditer(pattern):
        escape, opening, closing, end = token.groups()
        text = token[0]
        if escape in _CLASSES:
            text = _CLASSES[escape] if inside else f"[{_CLASSES[escape]}]"
        elif escape in {"D", "W", "S"} and not inside:
            text = f"[^{_CLASSES[escape.lower()]}]"
        elif escape == "/":
            text = "/"
        elif opening and not inside:
            inside = True
        elif closing:
            inside = False
        elif end and not inside:
            text = r"\Z"
        found.append(text)
    return "".join(found)
