"""Make what draws objects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from hypothesis import strategies as st

from clientwright.conformance.strategies.branches import FOREIGN, PINNED
from clientwright.conformance.strategies.drawing import (
    NOTHING,
    Compiling,
    Extras,
    Made,
    Maker,
    Member,
    nullable,
    object_of,
)
from clientwright.conformance.strategies.formats import Leaf
from clientwright.conformance.strategies.parts import Part, Pointers, read
from clientwright.conformance.strategies.patterns import matching
from clientwright.conformance.strategies.scalars import values_of
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.json_schema import matches

_NAMES: Final = Leaf(st.text(st.characters(codec="utf-8"), max_size=8))


def objects(compiler: Compiling, parts: Sequence[Part]) -> Maker:
    """Make what draws objects that every part allows."""
    pinned = {name: values for held in values_of(parts, PINNED) for name, values in held.items()}
    required = {name for names in values_of(parts, "required") for name in names} | pinned.keys()
    declared = [name for fields in values_of(parts, "properties") + values_of(parts, FOREIGN) for name in fields]
    names = dict.fromkeys([*declared, *sorted(required)])
    makers = {name: compiler.compile(_member(parts, name)) for name in names}
    pins = {name: made for name, values in pinned.items() if (made := _pin(compiler, parts, name, values))}
    extras = list(_extras(compiler, parts, names))
    fewest = max(values_of(parts, "minProperties"), default=0)

    def make(budget: int) -> Made:
        made = {name: pins.get(name) or maker(budget) for name, maker in makers.items()}
        if any(not made[name].possible for name in required):
            return NOTHING
        members = [Member(name, one, name in required) for name, one in made.items() if one.possible]
        others = [one for draw in extras for one in draw(budget, max(0, fewest - len(required)))]
        return Made(object_of(members, others))

    return make


def _member(parts: Sequence[Part], name: str) -> Pointers:
    """Give the pointers of the schemas that judge a field."""
    found: list[str] = []
    for part in parts:
        judging = list(_judging(part, name))
        found += judging or ([join(part.pointer, _REST)] if _REST in part.schema else [])
    if not found:
        found = [join(part.pointer, _LEFT) for part in parts if _LEFT in part.schema]
    return tuple(found)


_REST: Final = "additionalProperties"
_LEFT: Final = "unevaluatedProperties"


def _judging(part: Part, name: str) -> Iterator[str]:
    if name in part.schema.get("properties", ()):
        yield join(part.pointer, "properties", name)
    for pattern in part.schema.get("patternProperties", ()):
        if matches(pattern, name):
            yield join(part.pointer, "patternProperties", pattern)


def _pin(compiler: Compiling, parts: Sequence[Part], name: str, values: list[JSON]) -> Made | None:
    """Draw the values that tell a branch, where the field allows any of them."""
    judging = [part for pointer in _member(parts, name) for part in read(compiler.spec, pointer)]
    listed = [part.schema.get("enum", [part.schema.get("const")]) for part in judging if part.schema.keys() & _LISTED]
    kept = [value for value in values if all(value in allowed for allowed in listed)]
    return Made(Leaf(st.sampled_from(kept))) if kept else None


_LISTED: Final = frozenset({"enum", "const"})


def _extras(
    compiler: Compiling, parts: Sequence[Part], declared: Collection[str]
) -> Iterator[Callable[[int, int], Iterator[Extras]]]:
    """Make what draws fields that no part declares, where they say what those are or they are asked for."""
    patterns = dict.fromkeys(pattern for held in values_of(parts, "patternProperties") for pattern in held)
    for pattern in patterns:
        judging = [
            join(part.pointer, "patternProperties", pattern)
            for part in parts
            if pattern in part.schema.get("patternProperties", ())
        ]
        yield _drawing(Made(matching(pattern)), compiler.compile(tuple(judging)), declared)
    rest = values_of(parts, _REST) + values_of(parts, _LEFT)
    said = any(isinstance(one, dict) for one in rest)
    free = not patterns and not any(values_of(parts, "properties"))
    few = max(values_of(parts, "minProperties"), default=0) > len(declared)
    if said or free or few or compiler.unknown_fields:
        naming = [join(part.pointer, "propertyNames") for part in parts if "propertyNames" in part.schema]
        names = compiler.compile(tuple(naming))(0) if naming else Made(_NAMES)
        judging = [
            join(part.pointer, keyword) for part in parts for keyword in (_REST, _LEFT) if keyword in part.schema
        ]
        yield _drawing(names, compiler.compile(tuple(judging)), declared)


def _drawing(names: Made, values: Maker, declared: Collection[str]) -> Callable[[int, int], Iterator[Extras]]:
    def make(budget: int, fewest: int) -> Iterator[Extras]:
        made = values(budget)
        if made.possible and names.draw is not None:
            yield Extras(names.draw, nullable(made), declared, fewest)

    return make
