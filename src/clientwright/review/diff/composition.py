"""Differences of choices between alternatives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from attrs import evolve

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import component
from clientwright.review.diff.composition_matching import Candidate, candidates, match, named
from clientwright.review.diff.discriminators import discriminator_differences, mapping_of
from clientwright.review.diff.schema_differences import Difference, Edge, Found, changed, standing
from clientwright.review.diff.schema_docs import annotation_differences
from clientwright.review.diff.schema_keywords import ANNOTATIONS
from clientwright.review.diff.schema_layers import Group
from clientwright.review.diff.shapes import Option, Shape, Shapes, Union
from clientwright.review.values import ABSENT, Step

Sides: TypeAlias = tuple[Shapes, Shapes]
_S = TypeVar("_S")
_T = TypeVar("_T")
_Unchanged: TypeAlias = Callable[[Group, Group], bool]


def is_wrapping(old: Shape, new: Shape, sides: Sides) -> bool:
    """Tell whether one side is a choice and nothing else, and the other is a value that may be one of it."""
    one, other, reader = (old, new, sides[0]) if old.unions else (new, old, sides[1])
    if len(one.unions) != 1 or other.unions or other.any or not one.plain:
        return False
    return any(not reader.shape(option.group).any for option in one.unions[0].options)


def wrapping_differences(old: Shape, new: Shape, sides: Sides, unchanged: _Unchanged) -> Iterator[Found]:
    """Compare a value with a choice that it may be one of, or the other way round."""
    forward = bool(new.unions)
    (whole, one_side), (choice, other_side) = _ordered(((old, sides[0]), (new, sides[1])), forward=forward)
    options = [evolve(one, group=evolve(one.group, bare=True)) for one in choice.unions[0].options]
    offered = candidates(other_side, options, mapping_of(other_side, choice))
    parts = _parts(whole, one_side, offered)
    shapes: tuple[list[Candidate], list[Candidate]] = _ordered((parts, offered), forward=forward)
    matched = match(*shapes, lambda one, other: unchanged(one.group, other.group), least=0) or _overlapping(*shapes)
    own = {**(_said(other_side, offered[matched[0][forward]]) if matched else {}), **choice.facts}
    yield from annotation_differences(old, new, *_ordered((whole.facts, own), forward=forward))
    for one, other in matched:
        step = Step("option", str((shapes[1][other] if forward else shapes[0][one]).option.index))
        yield Edge((shapes[0][one].option.group, shapes[1][other].option.group), step)
    used = {pair[forward] for pair in matched}
    rest = [one for place, one in enumerate(offered) if place not in used and one.shape.types & whole.types]
    if rest:
        yield _wrapped(old, new, named(rest))


def _overlapping(old: Sequence[Candidate], new: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Give the first two alternatives that have a type in common, however little alike they are."""
    pairs = ((one, other) for one in range(len(old)) for other in range(len(new)))
    return [pair for pair in pairs if old[pair[0]].shape.types & new[pair[1]].shape.types][:1]


def _ordered(pair: tuple[_T, _S], *, forward: bool) -> Any:
    """Give what belongs to the side without a choice and to the other in the order of before and after, or back."""
    return pair if forward else pair[::-1]


def _wrapped(old: Shape, new: Shape, names: list[JSON]) -> Difference:
    keyword = (new if new.unions else old).unions[0].keyword
    kind, words = "one-of" if keyword == "oneOf" else "any-of", ", ".join(map(str, names))
    if new.unions:
        said = f"may now also be {words}"
        return changed(f"wrapped-in-{kind}", said, standing((old, new), keyword), before=ABSENT, after=names)
    said = f"may no longer be {words}"
    return changed(f"unwrapped-from-{kind}", said, standing((old, new), keyword), before=names, after=ABSENT)


def _parts(shape: Shape, reader: Shapes, offered: Sequence[Candidate]) -> list[Candidate]:
    """Give the alternatives into which a value of several types falls, or the value where one holds them all."""
    whole = len(shape.names) == 1 or any(one.shape.types == shape.types for one in offered)
    types = [""] if whole else sorted(shape.names)
    groups = [evolve(shape.group, only=kind, bare=True) for kind in types]
    return candidates(
        reader, [Option(group, index, component(group.pointer)) for index, group in enumerate(groups)], {}
    )


def _said(reader: Shapes, option: Candidate) -> Mapping[str, JSON]:
    facts = reader.shape(evolve(option.option.group, bare=False)).facts
    return {name: fact for name, fact in facts.items() if name in ANNOTATIONS}


def union_differences(old: Shape, new: Shape, sides: Sides, unchanged: _Unchanged) -> Iterator[Found]:
    """Report what differs in the choices of two values, and in what tells their alternatives apart."""
    matched: dict[str, str] = {}
    for index in range(max(len(old.unions), len(new.unions))):
        if index >= len(old.unions) or index >= len(new.unions):
            yield _choice_alone(old, new, index, sides)
            continue
        for found in _options(old, new, index, sides, unchanged):
            if isinstance(found, Edge):
                matched[found.pair[0].pointer] = found.pair[1].pointer
            yield found
    yield from discriminator_differences(old, new, sides, matched)


def _choice_alone(old: Shape, new: Shape, index: int, sides: Sides) -> Difference:
    added = index < len(new.unions)
    union = (new if added else old).unions[index]
    names = named(candidates(sides[1 if added else 0], union.options, {}))
    kind = "one-of" if union.keyword == "oneOf" else "any-of"
    words = ", ".join(map(str, names))
    if added:
        said = f"must now also be one of {words}"
        return Difference(f"{kind}-added", said, ABSENT, names, old.group.pointer, union.pointer)
    said = f"need no longer be one of {words}"
    return Difference(f"{kind}-removed", said, names, ABSENT, union.pointer, new.group.pointer)


def _options(old: Shape, new: Shape, index: int, sides: Sides, unchanged: _Unchanged) -> Iterator[Found]:
    unions = (old.unions[index], new.unions[index])
    before = candidates(sides[0], unions[0].options, mapping_of(sides[0], old))
    after = candidates(sides[1], unions[1].options, mapping_of(sides[1], new))
    matched = match(before, after, lambda one, other: unchanged(one.group, other.group))
    for one, other in matched:
        pair = evolve(before[one].option.group, solid=True), evolve(after[other].option.group, solid=True)
        yield Edge(pair, _step(after[other]))
    removed = _left(before, {pair[0] for pair in matched}, new)
    added = _left(after, {pair[1] for pair in matched}, old)
    kind = "one-of" if unions[0].keyword == unions[1].keyword == "oneOf" else "any-of"
    for gone, name in zip(removed, named(removed), strict=True):
        places = (gone.option.group.pointer, unions[1].pointer)
        said = f"may no longer be {name}"
        yield Difference(f"{kind}-option-removed", said, name, ABSENT, *places, _step(gone))
    for come, name in zip(added, named(added), strict=True):
        places = (unions[0].pointer, come.option.group.pointer)
        yield Difference(f"{kind}-option-added", f"may now also be {name}", ABSENT, name, *places, _step(come))
    yield from _keywords(unions)


def _left(options: Sequence[Candidate], used: set[int], other: Shape) -> list[Candidate]:
    """Give the alternatives that belong to none, those aside that the types tell of."""
    return [one for place, one in enumerate(options) if place not in used and one.shape.types & other.types]


def _step(one: Candidate) -> Step:
    return Step("option", str(one.option.index))


def _keywords(unions: tuple[Union, Union]) -> Iterator[Difference]:
    before, after = unions[0].keyword, unions[1].keyword
    if before != after:
        rule, said = ("one-of-became-any-of", "may now be several alternatives at once") if after == "anyOf" else (
            "any-of-became-one-of", "must now be exactly one alternative"
        )  # fmt: skip
        yield Difference(rule, said, before, after, unions[0].pointer, unions[1].pointer)
