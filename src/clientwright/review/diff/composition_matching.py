"""Which alternative before is which alternative after: by what they mean, not by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import canonical
from clientwright.review.diff.shapes import Option, Shape, Shapes

#: The least likeness of two alternatives that have neither a name nor a sign in common.
_ALIKE: Final = 0.5


@frozen
class Candidate:
    """An alternative, and what tells it apart.

    Attributes:
        option: The alternative.
        shape: Its shape.
        values: The values of a discriminator that stand for it.
        signs: The constant properties that it must have, as texts by name.

    """

    option: Option
    shape: Shape
    values: frozenset[str]
    signs: Mapping[str, str]


def candidates(reader: Shapes, options: Sequence[Option], mapping: Mapping[str, str]) -> list[Candidate]:
    """Give what tells alternatives apart.

    Args:
        reader: The shapes of their spec.
        options: The alternatives.
        mapping: The pointers of schemas by the discriminator's values.

    """
    found = []
    for option in options:
        shape = reader.shape(option.group)
        values = frozenset(value for value, pointer in mapping.items() if pointer == option.group.pointer)
        found.append(Candidate(option, shape, values, _signs(reader, shape)))
    return found


def match(
    old: Sequence[Candidate],
    new: Sequence[Candidate],
    unchanged: Callable[[Option, Option], bool],
    *,
    least: float = _ALIKE,
) -> list[tuple[int, int]]:
    """Give the numbers of the alternatives that belong together, the likest first; each is used once at most."""
    ranked = sorted(
        (-score, abs(one - other), one + other, one, other)
        for one, before in enumerate(old)
        for other, after in enumerate(new)
        if (score := _score(before, after, unchanged)) >= least
    )
    found: dict[int, int] = {}
    for *_, one, other in ranked:
        if one not in found and other not in found.values():
            found[one] = other
    left = [[one for one in range(len(old)) if one not in found],
            [other for other in range(len(new)) if other not in found.values()]]  # fmt: skip
    if len(left[0]) == len(left[1]) == 1 and _score(old[left[0][0]], new[left[1][0]], unchanged) > 0:
        found[left[0][0]] = left[1][0]
    return sorted(found.items())


def _score(old: Candidate, new: Candidate, unchanged: Callable[[Option, Option], bool]) -> float:
    if unchanged(old.option, new.option):
        return 6
    if not old.shape.types & new.shape.types:
        return -1
    if old.option.name and old.option.name == new.option.name:
        return 5
    if old.values & new.values:
        return 4
    shared = old.signs.keys() & new.signs.keys()
    if shared:
        return 3 if any(old.signs[name] == new.signs[name] for name in shared) else -1
    title = old.shape.facts.get("title")
    return 2 if title and title == new.shape.facts.get("title") else _likeness(old.shape, new.shape)


def _likeness(old: Shape, new: Shape) -> float:
    types = len(old.types & new.types) / len(old.types | new.types)
    names, others = _features(old), _features(new)
    every = len(names | others)
    return types * (len(names & others) / every if every else 1)


def _features(shape: Shape) -> frozenset[str]:
    marks = {f"{name} {shape.facts[name]}" for name in ("format", "pattern") if name in shape.facts}
    return frozenset({*shape.properties, *map(canonical, shape.values or ()), *marks})


def _signs(reader: Shapes, shape: Shape) -> dict[str, str]:
    found = {}
    for name, group in shape.properties.items():
        raw = reader.raw(group)[0]
        if isinstance(raw, dict) and ("const" in raw or "enum" in raw):
            values = reader.shape(group).values
            if values is not None and len(values) == 1:
                found[name] = canonical(values[0])
    if shape.values is not None and len(shape.values) == 1:
        found[""] = canonical(shape.values[0])
    return found


def named(options: Sequence[Candidate]) -> list[JSON]:
    """Name alternatives for a person: by their reference, their title or their types."""
    return [
        one.option.name or one.shape.facts.get("title") or " or ".join(sorted(one.shape.names)) or "nothing"
        for one in options
    ]
