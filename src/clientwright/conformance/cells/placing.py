"""Puts values where a schema has them: what is around a value changes with it."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.conformance.cells.synthesis import alternatives
from clientwright.conformance.cells.trees import Node, item_of
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec


def filling(spec: Spec, node: Node, begin: int, end: int) -> Iterator[JSON]:
    """Give the items that a list lacks, whose schema depends on where they stand."""
    for place in (item_of(node, index) for index in range(begin, end)):
        if place is not None:
            yield next(alternatives(spec, place.schema, place.pointer), None)


def around(spec: Spec, node: Node, above: JSON, value: JSON) -> tuple[JSON, str | int | None]:
    """Give what stands above a value once it is in its place, and the step to it.

    Args:
        spec: The spec.
        node: The place of the value.
        above: What stands above it now.
        value: The value.

    """
    if node.step == "field":
        return {**above, node.name: value}, node.name
    if node.step == "entry":
        return {**above, "key": value}, "key"
    if node.step == "item" and node.above is not None:
        index = len(node.above.view.first) if node.name == "*" else int(node.name)
        before = filling(spec, node.above, len(above), index)
        return [*above[:index], *before, value, *above[index + 1 :]], index
    return node.tag.on(value) if node.tag else value, None
