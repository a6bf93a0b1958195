"""Make what draws arrays."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from clientwright.conformance.strategies.drawing import (
    NOTHING,
    Compiling,
    Draw,
    Made,
    Maker,
    array_of,
    nullable,
    strategy_of,
)
from clientwright.conformance.strategies.formats import Leaf
from clientwright.conformance.strategies.parts import Part
from clientwright.conformance.strategies.scalars import values_of
from clientwright.pipeline.documents import join
from clientwright.pipeline.schema_reading import canonical

#: How many items a list has over the fewest, where nothing says so.
_LONGER = 3


def arrays(compiler: Compiling, parts: Sequence[Part]) -> Maker:
    """Make what draws arrays that every part allows."""
    first = [compiler.compile(_item(parts, index)) for index in range(_prefix(parts))]
    wanted = [join(part.pointer, "contains") for part in parts if "contains" in part.schema]
    contained = max(values_of(parts, "minContains"), default=1) if wanted else 0
    rest = _item(parts, _prefix(parts))
    first += [compiler.compile((*rest, *wanted))] * contained
    item = compiler.compile(rest)
    fewest = max([contained, *values_of(parts, "minItems")])
    most = min(values_of(parts, "maxItems"), default=max(fewest, len(first)) + _LONGER)
    unique = any(values_of(parts, "uniqueItems"))

    def make(budget: int) -> Made:
        draws = [nullable(made) if (made := one(budget)).possible else None for one in first]
        following = nullable(made) if (made := item(budget)).possible else None
        return _array(draws, following, fewest, min(most, max(fewest, len(first)) + _LONGER), unique=unique)

    return make


def _prefix(parts: Sequence[Part]) -> int:
    return max((len(items) for items in values_of(parts, "prefixItems")), default=0)


def _item(parts: Sequence[Part], index: int) -> tuple[str, ...]:
    """Give the pointers of the schemas that judge one item."""
    found = []
    for part in parts:
        if index < len(part.schema.get("prefixItems", ())):
            found.append(join(part.pointer, "prefixItems", index))
        elif "items" in part.schema:
            found.append(join(part.pointer, "items"))
    return tuple(found)


def _array(first: Sequence[Draw | None], item: Draw | None, fewest: int, most: int, *, unique: bool) -> Made:
    longest = next((index for index, draw in enumerate(first) if draw is None), None)
    if longest is None and item is None:
        longest = len(first)
    most = most if longest is None else min(most, longest)
    if fewest > most:
        return NOTHING
    if unique and item is not None and not first:
        return Made(Leaf(st.lists(strategy_of(item), min_size=fewest, max_size=most, unique_by=canonical)))
    return Made(array_of([draw for draw in first if draw is not None], item, fewest, most))
