"""Write the difference between two versions of one object as actions of an overlay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from clientwright.pipeline.documents import JSON, split

_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def query(pointer: str, data: JSON) -> str:
    """Write a JSON pointer into data as an RFC 9535 query."""
    steps = ["$"]
    node = data
    for token in split(pointer):
        steps.append(f"[{token}]" if isinstance(node, list) else _step(token))
        node = node[int(token)] if isinstance(node, list) else node[token]
    return "".join(steps)


def _step(name: str) -> str:
    return f".{name}" if _PLAIN.fullmatch(name) else f"[{_quoted(name)}]"


def _quoted(name: str) -> str:
    return "'" + json.dumps(name)[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"


def actions(target: str, old: dict[str, Any], new: dict[str, Any], remarks: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the actions that make one object of another: at most one that removes keywords, and one that updates.

    Args:
        target: The query that selects the object.
        old: What it is.
        new: What it is to be.
        remarks: What each action says beside that: its description and evidence.

    """
    removed, update = _difference(old, new)
    absent = sorted(_missing(old, new)) if "required" not in removed else []
    if absent:
        either = " || ".join(f"@ == {_quoted(name)}" for name in absent)
        yield {"target": f"{target}.required[?{either}]", **remarks, "remove": True}
    if removed:
        yield {"target": target + _either(removed), **remarks, "remove": True}
    if update:
        yield {"target": target, **remarks, "update": update}


def _either(names: list[str]) -> str:
    return _step(names[0]) if len(names) == 1 else f"[{', '.join(map(_quoted, names))}]"


def _missing(old: dict[str, Any], new: dict[str, Any]) -> Iterable[str]:
    before, after = old.get("required"), new.get("required")
    return set(before) - set(after) if isinstance(before, list) and isinstance(after, list) else ()


def _difference(old: dict[str, Any], new: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Give the members to remove, and what to merge in after that."""
    removed = [key for key in old if key not in new]
    update: dict[str, Any] = {}
    for key, value in new.items():
        if key not in old:
            update[key] = value
        elif key == "required" or old[key] == value:
            continue
        elif isinstance(value, list) and isinstance(old[key], list) and value[: len(old[key])] == old[key]:
            update[key] = value[len(old[key]) :]
        elif isinstance(value, dict) and isinstance(old[key], dict):
            update[key] = _additions(old[key], value)
        else:
            update[key] = value
            if isinstance(value, dict | list) or isinstance(old[key], dict | list):
                removed.append(key)
    return removed, update


def _additions(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Give the members that are new; properties, responses and content are only ever added to."""
    return {key: value for key, value in new.items() if key not in old}
