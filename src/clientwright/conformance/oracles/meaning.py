"""When two JSON values mean the same, and where they first do not."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from clientwright.pipeline.documents import JSON

_INSTANT: Final = re.compile(r"(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_IDENTIFIER: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def same_meaning(a: JSON, b: JSON) -> bool:
    """Tell whether two JSON values mean the same: 1 is 1.0 but not true, and RFC 3339 instants compare as instants."""
    return difference(a, b) is None


def difference(a: JSON, b: JSON) -> str | None:
    """Give the JSON path of the first place at which two JSON values differ in meaning, or None."""
    return _difference(a, b, "$")


def _difference(a: JSON, b: JSON, path: str) -> str | None:
    if isinstance(a, dict) and isinstance(b, dict):
        return _object_difference(a, b, path)
    if isinstance(a, list) and isinstance(b, list):
        return _array_difference(a, b, path)
    return None if _same_scalar(a, b) else path


def _object_difference(a: dict[str, JSON], b: dict[str, JSON], path: str) -> str | None:
    for name in (*a, *(name for name in b if name not in a)):
        below = f"{path}.{name}" if _IDENTIFIER.fullmatch(name) else f"{path}[{name!r}]"
        if name not in a or name not in b:
            return below
        if found := _difference(a[name], b[name], below):
            return found
    return None


def _array_difference(a: list[JSON], b: list[JSON], path: str) -> str | None:
    for index, (left, right) in enumerate(zip(a, b, strict=False)):
        if found := _difference(left, right, f"{path}[{index}]"):
            return found
    return None if len(a) == len(b) else f"{path}[{min(len(a), len(b))}]"


def _same_scalar(a: JSON, b: JSON) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return a == b or ((instant := _instant(a)) is not None and instant == _instant(b))
    if _is_number(a) and _is_number(b):
        return bool(a == b)
    return type(a) is type(b) and bool(a == b)


def _is_number(value: JSON) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _instant(text: str) -> tuple[datetime, str] | None:
    """Read an instant; its fraction stays text, so that no digit is lost."""
    found = _INSTANT.fullmatch(text)
    if found is None:
        return None
    seconds, fraction, offset = found.groups()
    try:
        moment = datetime.fromisoformat(seconds.upper() + offset.upper().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment, (fraction or "").rstrip("0")
