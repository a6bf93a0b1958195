"""Compare two shapes: what differs in them, and which pairs of schemas stand below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clientwright.review.diff.composition import is_wrapping, union_differences, wrapping_differences
from clientwright.review.diff.schema_bounds import bound_differences
from clientwright.review.diff.schema_conditions import array_differences, condition_differences
from clientwright.review.diff.schema_differences import Found
from clientwright.review.diff.schema_docs import annotation_differences
from clientwright.review.diff.schema_layers import Group
from clientwright.review.diff.schema_objects import object_differences
from clientwright.review.diff.schema_types import type_differences
from clientwright.review.diff.schema_values import extensible_differences, value_differences
from clientwright.review.diff.shapes import Shape, Shapes


def differences(
    old: Shape, new: Shape, sides: tuple[Shapes, Shapes], unchanged: Callable[[Group, Group], bool]
) -> Iterator[Found]:
    """Report what differs in two shapes, and give the pairs below them.

    Args:
        old: The shape before.
        new: The shape after.
        sides: The shapes of both specs.
        unchanged: Whether two groups are the same for sure.

    """
    yield from type_differences(old, new)
    if is_wrapping(old, new, sides):
        yield from wrapping_differences(old, new, sides, unchanged)
        return
    yield from annotation_differences(old, new, old.facts, new.facts)
    yield from extensible_differences(old, new)
    if not old.types & new.types and (old.types or new.types):
        return
    yield from union_differences(old, new, sides, unchanged)
    yield from value_differences(old, new)
    yield from bound_differences(old, new)
    yield from object_differences(old, new, sides)
    yield from array_differences(old, new)
    yield from condition_differences(old, new)
