"""What the comparison of two schemas gives: differences of their own, and pairs of schemas below them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import shown
from clientwright.review.diff.schema_layers import Group
from clientwright.review.diff.shapes import Shape
from clientwright.review.values import ABSENT, Absent, Step

#: Two groups of schemas that stand for one value, before and after.
Pair: TypeAlias = tuple[Group, Group]
Way: TypeAlias = Literal["request", "response"]


@frozen
class Difference:
    """One difference between two shapes, whoever comes to them.

    Attributes:
        rule: The name of a rule of `SCHEMA_RULES`.
        predicate: What is to be said of the value, to follow its name: `is now an integer (was a string)`.
        before: The value before.
        after: The value after.
        old: JSON pointer to where it stands before; None where it does not.
        new: JSON pointer to where it stands after.
        step: The step to the value that is meant, where that is one below.
        idle: The way in which the value does not travel.

    """

    rule: str
    predicate: str
    before: JSON | Absent
    after: JSON | Absent
    old: str | None
    new: str | None
    step: Step | None = None
    idle: Way | None = None


@frozen
class Edge:
    """A pair of schemas below a pair.

    Attributes:
        pair: The schemas.
        step: The step to them; None for the same value.
        idle: The way in which their value does not travel.
        stands_for: What to report in place of all that differs there; None to report that itself.

    """

    pair: Pair
    step: Step | None = None
    idle: Way | None = None
    stands_for: Difference | None = None


Found: TypeAlias = Difference | Edge


def standing(shapes: tuple[Shape, Shape], keyword: str) -> tuple[str, str]:
    """Give where a keyword stands before and after; where a side lacks it, that is the schema."""
    return shapes[0].place(keyword), shapes[1].place(keyword)


def changed(
    rule: str, predicate: str, places: tuple[str, str], *, before: JSON | Absent, after: JSON | Absent
) -> Difference:
    """Report a difference that has a place on both sides."""
    return Difference(rule, predicate, before, after, *places)


def told(value: JSON | Absent) -> str:
    """Write a value for a sentence."""
    return "nothing" if isinstance(value, Absent) else shown(value)


def fact(shape: Shape, keyword: str) -> JSON | Absent:
    """Give a fact of a shape, `ABSENT` where it has none."""
    return shape.facts.get(keyword, ABSENT)


def small(value: JSON | Absent, limit: int = 400) -> JSON | Absent:
    """Give a value as it is where it is short, else the beginning of its text."""
    if isinstance(value, Absent) or value is None or isinstance(value, bool | int | float):
        return value
    return value if len(text := shown(value, limit)) < limit else text
