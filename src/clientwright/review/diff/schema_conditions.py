"""Differences of arrays, and of what a value must fulfil under a condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientwright.review.diff.schema_differences import Difference, Edge, Found
from clientwright.review.diff.shapes import Shape
from clientwright.review.values import ABSENT, Step

#: The rules of the keywords that hold a schema which is compared as a whole.
CONDITIONS: Final = {
    "not": "not", "if": "if", "then": "then", "else": "else", "contains": "contains",
    "propertyNames": "property-names", "contentSchema": "content-schema", "dependentSchemas": "dependent-schema",
    "unevaluatedItems": "unevaluated-items", "unevaluatedProperties": "unevaluated-properties",
}  # fmt: skip


def array_differences(old: Shape, new: Shape) -> Iterator[Found]:
    """Report what differs in the number of first items, and give the schemas of items."""
    if old.items.pointers or new.items.pointers:
        yield Edge((old.items, new.items), Step("items"))
    for index, pair in enumerate(zip(old.first, new.first, strict=False)):
        yield Edge(pair, Step("item", str(index)))
    before, after = len(old.first), len(new.first)
    if before != after:
        rule = "prefix-items-added" if after > before else "prefix-items-removed"
        said = f"now has {after} items with schemas of their own (was {before})"
        places = (old.place("prefixItems"), new.place("prefixItems"))
        yield Difference(rule, said, before, after, *places)


def condition_differences(old: Shape, new: Shape) -> Iterator[Found]:
    """Report conditions that are on one side only, and give those that are on both."""
    for key in sorted({*old.conditions, *new.conditions}):
        keyword, name = key
        rule, words = CONDITIONS[keyword], f"`{keyword}`" + (f" for `{name}`" if name else "")
        before, after = old.conditions.get(key), new.conditions.get(key)
        said: str | bool = name or True
        if before is not None and after is not None:
            places = (before.pointer, after.pointer)
            stands_for = Difference(f"{rule}-changed", f"has another {words}", said, said, *places)
            yield Edge((before, after), stands_for=stands_for)
        elif after is not None:
            places = (old.group.pointer, after.pointer)
            yield Difference(f"{rule}-added", f"now has {words}", ABSENT, said, *places)
        elif before is not None:
            places = (before.pointer, new.group.pointer)
            yield Difference(f"{rule}-removed", f"has {words} no longer", said, ABSENT, *places)
