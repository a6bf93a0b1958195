"""Read the parts of an object whatever state it is in: what cannot be read is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.places import At
from clientwright.review.values import ABSENT, Absent

OURS: Final = "x-clientwright-"


def alike(one: JSON | Absent, other: JSON | Absent) -> bool:
    """Say whether two JSON values are the same; the order of members is none, and true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other)


def read(at: At | None) -> At | None:
    """Follow references to an object; None where there is no object in the end."""
    if at is None:
        return None
    try:
        found = at.followed()
    except LookupError:
        return None
    return found if isinstance(found.value, dict) else None


def member(at: At | None, name: str) -> At | None:
    """Give a member as it is written, be it a reference."""
    if at is None or not isinstance(at.value, dict) or name not in at.value:
        return None
    return at.below(name)


#: Maps that have fields of their own, and so extensions beside their members; other maps may have any name.
_EXTENDED: Final = frozenset({"callbacks", "paths", "responses", "scopes"})


def members(at: At | None, name: str) -> dict[str, At]:
    """Give the members of a map below an object, save its extensions; none where there is no map."""
    found = member(at, name)
    if found is None or not isinstance(found.value, dict):
        return {}
    extended = name in _EXTENDED
    return {key: found.below(key) for key in found.value if not (extended and key.startswith("x-"))}


def entries(at: At | None, name: str) -> list[At]:
    """Give the items of a list below an object; none where there is no list."""
    found = member(at, name)
    if found is None or not isinstance(found.value, list):
        return []
    return [found.below(index) for index in range(len(found.value))]


def stated(at: At | None, name: str) -> JSON | Absent:
    """Give the value of a field, or that it is not there."""
    return at.value.get(name, ABSENT) if at is not None and isinstance(at.value, dict) else ABSENT


def flag(at: At | None, name: str, *, default: bool = False) -> bool:
    """Give a field that is true or false."""
    value = stated(at, name)
    return value if isinstance(value, bool) else default


def text(at: At | None, name: str) -> str | None:
    """Give a field that is text; None where it is not."""
    value = stated(at, name)
    return value if isinstance(value, str) else None


def told(at: At, name: str) -> JSON | Absent:
    """Give a field of what is meant; since 3.1 a reference may state its own in the place of that."""
    seen: set[str] = set()
    while isinstance(at.value, dict) and isinstance(ref := at.value.get("$ref"), str) and ref not in seen:
        if name in at.value and at.spec.version != "3.0":
            return at.value[name]
        seen.add(ref)
        following = read(At(at.spec, at.pointer, {"$ref": ref}))
        if following is None:
            return ABSENT
        at = following
    return stated(at, name)


def without(value: Mapping[str, JSON], *names: str) -> dict[str, JSON]:
    """Give an object without some members."""
    return {name: one for name, one in value.items() if name not in names}
