"""Differences of enumerations, constants and formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import canonical
from clientwright.review.diff.schema_differences import Difference, changed, fact, small, standing, told
from clientwright.review.diff.schema_keywords import same
from clientwright.review.diff.shapes import Shape
from clientwright.review.values import ABSENT, Absent

_LISTED: Final = 20  # values that a sentence names
_EXTENSIBLE: Final = "x-extensible-enum"
#: Formats whose values are all values of another.
_WIDER: Final = {
    ("int8", "int16"), ("int8", "int32"), ("int8", "int64"), ("int16", "int32"), ("int16", "int64"),
    ("int32", "int64"), ("float", "double"), ("int32", "double"), ("uint8", "uint16"), ("uint8", "uint32"),
    ("uint16", "uint32"), ("uint32", "uint64"), ("uint32", "int64"),
}  # fmt: skip


def value_differences(old: Shape, new: Shape) -> Iterator[Difference]:
    """Report what differs in the values that are listed, and in the format."""
    yield from _enumerations(old, new)
    yield from _formats(old, new)


def extensible_differences(old: Shape, new: Shape) -> Iterator[Difference]:
    """Report what differs in an enumeration that may grow."""
    before, after = _extensible(old), _extensible(new)
    yield from _members(old, new, before, after, _EXTENSIBLE)


def _extensible(shape: Shape) -> tuple[JSON, ...]:
    listed = shape.facts.get("extensions", {}).get(_EXTENSIBLE)
    return tuple(listed) if isinstance(listed, list) else ()


def _enumerations(old: Shape, new: Shape) -> Iterator[Difference]:
    shapes, keyword = (old, new), _keyword(old, new)
    before, after = old.values, new.values
    if before is None and after is not None:
        single = len(after) == 1
        said = f"must now be {told(after[0])}" if single else f"must now be one of {told(list(after))}"
        rule = "const-added" if single else "became-enum"
        yield changed(rule, said, standing(shapes, keyword), before=ABSENT, after=_shown(after))
    elif after is None and before is not None:
        single = len(before) == 1
        said = f"need no longer be {told(before[0])}" if single else f"may now be other than {told(list(before))}"
        rule = "const-removed" if single else "no-longer-enum"
        yield changed(rule, said, standing(shapes, keyword), before=_shown(before), after=ABSENT)
    elif before is not None and after is not None:
        if len(before) == len(after) == 1 and not same(before[0], after[0]):
            said = f"must now be {told(after[0])} (was {told(before[0])})"
            yield changed("const-changed", said, standing(shapes, keyword), before=before[0], after=after[0])
        else:
            yield from _members(old, new, before, after, keyword)


def _keyword(old: Shape, new: Shape) -> str:
    return "const" if ("const" in new.places or "const" in old.places) else "enum"


def _shown(values: tuple[JSON, ...]) -> JSON:
    return values[0] if len(values) == 1 else list(values)


def _members(
    old: Shape, new: Shape, before: tuple[JSON, ...], after: tuple[JSON, ...], keyword: str
) -> Iterator[Difference]:
    prefix, what = ("extensible-enum", "known value") if keyword == _EXTENSIBLE else ("enum", "value")
    added, removed = _without(after, before), _without(before, after)
    if added:
        said = f"has the new {what}{_plural(added)} {_listed(added)}"
        yield changed(f"{prefix}-value-added", said, standing((old, new), keyword), before=ABSENT, after=added)
    if removed:
        said = f"has no longer the {what}{_plural(removed)} {_listed(removed)}"
        yield changed(f"{prefix}-value-removed", said, standing((old, new), keyword), before=removed, after=ABSENT)


def _without(values: tuple[JSON, ...], others: tuple[JSON, ...]) -> list[JSON]:
    known = set(map(canonical, others))
    return [value for value in values if canonical(value) not in known]


def _listed(values: list[JSON]) -> str:
    rest = len(values) - _LISTED
    return ", ".join(map(told, values[:_LISTED])) + (f" and {rest} more" if rest > 0 else "")


def _plural(values: list[JSON]) -> str:
    return "s" if len(values) > 1 else ""


def _formats(old: Shape, new: Shape) -> Iterator[Difference]:
    before, after = fact(old, "format"), fact(new, "format")
    if before == after:
        return
    if isinstance(before, Absent):
        rule, said = "format-added", f"now has the format {told(after)} (had none)"
    elif isinstance(after, Absent):
        rule, said = "format-removed", f"has no format any more (was {told(before)})"
    else:
        said = f"now has the format {told(after)} (was {told(before)})"
        wider, narrower = (before, after) in _WIDER, (after, before) in _WIDER
        rule = "format-widened" if wider else "format-narrowed" if narrower else "format-changed"
    yield changed(rule, said, standing((old, new), "format"), before=small(before), after=small(after))
