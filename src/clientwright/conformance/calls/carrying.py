"""What a request has to carry of the arguments of a call, and what no style can carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from clientwright.conformance.calls.requests import FORM, MULTIPART, Described
from clientwright.conformance.oracles.meaning import difference
from clientwright.pipeline.documents import JSON

#: What stands between items where they are joined.
_JOINTS: Final[Mapping[str, str]] = {"spaceDelimited": " ", "pipeDelimited": "|"}
_LINE: Final = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


def dots(text: str) -> bool:
    """Tell whether a text cannot stand alone in a path, where an address drops it."""
    return not text.strip(".")


def carried(given: JSON, texts: JSON) -> JSON:
    """Read texts as the kinds of value that were given, so that both can be compared."""
    if isinstance(given, dict) and isinstance(texts, dict):
        return {name: carried(given.get(name, ""), text) for name, text in texts.items()}
    if isinstance(given, list) and isinstance(texts, list):
        kept = [item for item in given if item is not None]
        return [carried(kept[index] if index < len(kept) else "", text) for index, text in enumerate(texts)]
    if isinstance(given, str) or not isinstance(texts, str):
        return texts
    try:
        return json.loads(texts)
    except ValueError:
        return texts


def flattened(name: str, value: JSON) -> Iterator[tuple[str, JSON]]:
    """Give the scalars of a value by their names in brackets: `name[member][0]`."""
    if isinstance(value, dict | list):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for member, inner in members:
            yield from flattened(f"{name}[{member}]", inner)
    elif value is not None:
        yield name, value


def wanted(one: Described, value: JSON) -> JSON:
    """Give what a request has to carry of an argument: null stands for nothing, save in JSON."""
    if one.style == "json":
        return value
    if one.style == "deepObject" and isinstance(value, dict | list):
        return dict(flattened(one.name, value)) or None
    if isinstance(value, dict):
        return {name: member for name, member in value.items() if member is not None} or None
    if isinstance(value, list):
        return [item for item in value if item is not None] or None
    return value


def unsendable(one: Described, value: JSON) -> str:
    """Say why a client may refuse an argument, as its place and style cannot carry it; empty where they can.

    The rule: null has no form outside JSON; in a path nothing at all and texts of dots alone are dropped by addresses;
    a header is one line of Latin-1 without blanks at its ends; and no item may hold what stands between items.
    """
    kept = wanted(one, value)
    if value is None and one.style != "json":
        return "null has no form"
    if one.where == "path" and (kept is None or any(dots(text) for text in _texts(kept))):
        return "an address drops it"
    apart = one.explode and one.style in {"form", *_JOINTS}
    joint = _JOINTS.get(one.style, "," if one.where == "header" else "")
    many = isinstance(kept, list | dict) and one.style != "json" and not apart
    if joint and many and any(joint in text for text in _texts(kept)):
        return "an item holds what stands between items"
    return _header_trouble(kept) if one.where == "header" else ""


def _header_trouble(value: JSON) -> str:
    for text in _texts(value):
        if not _LINE.fullmatch(text) or text != text.strip(" \t"):
            return "a header cannot hold it"
    return ""


def _texts(value: JSON) -> Iterator[str]:
    """Give the texts that a value is written in."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from (name, *_texts(member))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        yield value if isinstance(value, str) else json.dumps(value)


def form_difference(value: dict[str, JSON], pairs: list[tuple[str, str]], deep: tuple[str, ...]) -> str | None:
    """Give the JSON path of the first field that a form does not carry as it was given, or None.

    Args:
        value: The form's object.
        pairs: The fields as they were sent.
        deep: The fields whose objects are written in brackets.

    """
    expected: dict[str, list[JSON]] = {}
    for name, member in value.items():
        items = flattened(name, member) if name in deep else ((name, item) for item in _items(member))
        for key, item in items:
            expected.setdefault(key, []).append(item)
    found: dict[str, list[JSON]] = {}
    for key, text in pairs:
        given = expected.get(key, [])
        index = len(found.setdefault(key, []))
        found[key].append(carried(given[index] if index < len(given) else "", text))
    return difference(expected, found)


def _items(member: JSON) -> list[JSON]:
    return [item for item in (member if isinstance(member, list) else [member]) if item is not None]


def body_difference(media: str, value: JSON, found: JSON, deep: tuple[str, ...]) -> str | None:
    """Give the JSON path of the first place at which a body does not carry what was given, or None."""
    if media in {FORM, MULTIPART}:
        return form_difference(value, found, deep) if isinstance(value, dict) and isinstance(found, list) else "$"
    return difference(value, found)
