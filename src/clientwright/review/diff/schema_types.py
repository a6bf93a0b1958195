"""Differences of what type a value has, and whether it may be null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.schema_differences import Difference, changed, standing
from clientwright.review.diff.shapes import Shape

_PHRASES: Final = {
    "array": "an array", "boolean": "a boolean", "integer": "an integer", "number": "a number",
    "object": "an object", "string": "a string",
}  # fmt: skip


def overlap(old: frozenset[str], new: frozenset[str]) -> bool:
    """Tell whether values of both are of a common type: an integer is a number."""
    return bool(old & new)


def type_differences(old: Shape, new: Shape) -> Iterator[Difference]:
    """Report what differs in the types and in null."""
    if old.types != new.types:
        yield _types(old, new)
    # Where a side does not say what a value is, null is part of that.
    if old.nullable != new.nullable and not (old.types != new.types and (old.any or new.any)):
        yield _null(old, new)
    elif old.ambiguous != new.ambiguous:
        rule, predicate = (
            ("null-ambiguous", "allows null twice in `oneOf`, which by the letter refuses it")
            if new.ambiguous
            else ("null-no-longer-ambiguous", "allows null just once")
        )
        places = standing((old, new), "oneOf")
        yield changed(rule, predicate, places, before=old.ambiguous, after=new.ambiguous)


def _types(old: Shape, new: Shape) -> Difference:
    was, now = _phrase(old), _phrase(new)
    if old.types < new.types:
        more = "may now be anything" if new.any else f"may now also be {_listed(new.names - old.names)}"
        rule, predicate = "type-widened", f"{more} (was {was})"
    elif new.types < old.types:
        rule, predicate = "type-narrowed", f"may now only be {now} (was {was})"
    else:
        rule, predicate = "type-changed", f"is now {now} (was {was})"
    keyword = "type" if "type" in old.places or "type" in new.places else "oneOf"
    return changed(rule, predicate, standing((old, new), keyword), before=_value(old), after=_value(new))


def _null(old: Shape, new: Shape) -> Difference:
    rule, predicate = (
        ("became-nullable", "may now be null") if new.nullable else ("became-not-nullable", "may no longer be null")
    )
    keyword = "nullable" if "nullable" in old.places or "nullable" in new.places else "type"
    return changed(rule, predicate, standing((old, new), keyword), before=old.nullable, after=new.nullable)


def _phrase(shape: Shape) -> str:
    if shape.any:
        return "anything"
    return _listed(shape.names) or ("null" if shape.nullable else "nothing at all")


def _listed(types: Iterable[str]) -> str:
    return " or ".join(_PHRASES[name] for name in sorted(types))


def _value(shape: Shape) -> JSON:
    if shape.any:
        return "any"
    return sorted(shape.names)
