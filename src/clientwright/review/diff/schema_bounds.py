"""Differences of bounds, patterns and other limits to a value."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.schema_differences import Difference, changed, fact, small, standing, told
from clientwright.review.diff.schema_keywords import same
from clientwright.review.diff.shapes import Shape
from clientwright.review.values import ABSENT, Absent


@frozen
class Family:
    """A keyword that limits a value from one side.

    Attributes:
        keyword: The keyword.
        name: How the names of its rules begin.
        words: What it limits, in words.
        least: Whether it limits from below.

    """

    keyword: str
    name: str
    words: str
    least: bool


FAMILIES: Final = (
    Family("minimum", "minimum", "least value", least=True),
    Family("maximum", "maximum", "greatest value", least=False),
    Family("minLength", "min-length", "least length", least=True),
    Family("maxLength", "max-length", "greatest length", least=False),
    Family("minItems", "min-items", "least number of items", least=True),
    Family("maxItems", "max-items", "greatest number of items", least=False),
    Family("minProperties", "min-properties", "least number of properties", least=True),
    Family("maxProperties", "max-properties", "greatest number of properties", least=False),
    Family("minContains", "min-contains", "least number of items that fit", least=True),
    Family("maxContains", "max-contains", "greatest number of items that fit", least=False),
)
_TEXTS: Final = (("contentMediaType", "content-media-type"), ("contentEncoding", "content-encoding"))


def bound_differences(old: Shape, new: Shape) -> Iterator[Difference]:
    """Report what differs in the limits to a value."""
    for family in FAMILIES:
        yield from _bound(family, old, new)
    yield from _steps(old, new)
    yield from _unique(old, new)
    yield from _pattern(old, new)
    for keyword, name in _TEXTS:
        before, after = fact(old, keyword), fact(new, keyword)
        if before != after:
            said = f"now has the {name.replace('-', ' ')} {told(after)} (was {told(before)})"
            yield changed(
                f"{name}-changed", said, standing((old, new), keyword), before=small(before), after=small(after)
            )


def _bound(family: Family, old: Shape, new: Shape) -> Iterator[Difference]:
    before, after = fact(old, family.keyword), fact(new, family.keyword)
    if before == after:
        return
    was, now = _written(family, before), _written(family, after)
    if isinstance(before, Absent):
        end, said = "set", f"now has a {family.words} of {_bound_told(after)} (had none)"
    elif isinstance(after, Absent):
        end, said = "unset", f"has no {family.words} any more (was {_bound_told(before)})"
    else:
        tighter = _rank(family, after) > _rank(family, before)
        end = "tightened" if tighter else "loosened"
        said = f"now has a {family.words} of {_bound_told(after)} (was {_bound_told(before)})"
    keyword = _stated(family, old, new)
    yield changed(f"{family.name}-{end}", said, standing((old, new), keyword), before=was, after=now)


def _rank(family: Family, bound: Any) -> tuple[float, bool]:
    number, beyond = bound if isinstance(bound, tuple) else (bound, False)
    return (number if family.least else -number), beyond


def _stated(family: Family, old: Shape, new: Shape) -> str:
    exclusive = f"exclusive{family.keyword[0].upper()}{family.keyword[1:]}"
    for keyword in (family.keyword, exclusive):
        if keyword in new.places or keyword in old.places:
            return keyword
    return family.keyword


def _written(family: Family, bound: Any) -> JSON | Absent:
    if not isinstance(bound, tuple):
        return bound
    number, beyond = bound
    return {f"exclusive{family.keyword.capitalize()}": number} if beyond else number


def _bound_told(bound: Any) -> str:
    number, beyond = bound if isinstance(bound, tuple) else (bound, False)
    return f"{number}, exclusive" if beyond else str(number)


def _steps(old: Shape, new: Shape) -> Iterator[Difference]:
    before, after = fact(old, "multipleOf"), fact(new, "multipleOf")
    if before == after:
        return
    if isinstance(before, Absent):
        end, said = "set", f"must now be a multiple of {_step_told(after)}"
    elif isinstance(after, Absent):
        end, said = "unset", f"need no longer be a multiple of {_step_told(before)}"
    else:
        end, said = (
            _kind_of_step(before, after),
            f"must now be a multiple of {_step_told(after)} (was {_step_told(before)})",
        )
    values = {"before": _step_value(before), "after": _step_value(after)}
    yield changed(f"multiple-of-{end}", said, standing((old, new), "multipleOf"), **values)


def _kind_of_step(before: Any, after: Any) -> str:
    if isinstance(before, Fraction) and isinstance(after, Fraction):
        if (after / before).denominator == 1:
            return "tightened"
        if (before / after).denominator == 1:
            return "loosened"
    return "changed"


def _step_value(step: Any) -> JSON | Absent:
    if isinstance(step, Fraction):
        return int(step) if step.denominator == 1 else float(step)
    return [_step_value(one) for one in step] if isinstance(step, list) else ABSENT


def _step_told(step: Any) -> str:
    return told(_step_value(step))


def _unique(old: Shape, new: Shape) -> Iterator[Difference]:
    before, after = "uniqueItems" in old.facts, "uniqueItems" in new.facts
    if before != after:
        rule = "unique-items-set" if after else "unique-items-unset"
        said = "must no longer repeat an item" if after else "may now repeat items"
        yield changed(rule, said, standing((old, new), "uniqueItems"), before=before, after=after)


def _pattern(old: Shape, new: Shape) -> Iterator[Difference]:
    before, after = fact(old, "pattern"), fact(new, "pattern")
    if isinstance(before, Absent) and isinstance(after, Absent):
        return
    if isinstance(before, Absent):
        rule, said = "pattern-added", f"must now match {told(after)}"
    elif isinstance(after, Absent):
        rule, said = "pattern-removed", f"need no longer match {told(before)}"
    elif same(before, after):
        return
    else:
        rule, said = "pattern-changed", f"must now match {told(after)} (was {told(before)})"
    yield changed(rule, said, standing((old, new), "pattern"), before=small(before), after=small(after))
