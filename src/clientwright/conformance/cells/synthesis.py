"""Makes values that a schema allows, without chance: the smallest one and the fullest one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientwright.conformance.cells.choices import Tag, options_of, tags_of
from clientwright.conformance.cells.scalars import pool
from clientwright.conformance.schema_views import View, view
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec

#: How deep a value may be.
_DEEPEST: Final = 24
#: How deep objects have fields that they could do without.
_FULL: Final = 3


class NoValueError(Exception):
    """Tells that no value of a schema is known: it must contain itself, or none of those tried keeps its keywords."""


def alternatives(spec: Spec, schema: JSON, pointer: str) -> Iterator[JSON]:
    """Give a few values of a schema that differ, the smallest first.

    They are valid by all but the keywords that no `View` has.
    """
    met: list[JSON] = []
    for value in _alternatives(spec, schema, pointer):
        if not any(value == one and type(value) is type(one) for one in met):
            met.append(value)
            yield value


def _alternatives(spec: Spec, schema: JSON, pointer: str) -> Iterator[JSON]:
    seen = view(spec, schema, pointer)
    for full in (False, True):
        try:
            yield _made(spec, schema, pointer, (), full=full)
        except NoValueError:
            continue
    if seen.kind == "union":
        for option, tag in _options(spec, seen, schema, pointer):
            yield from (tag.on(value) if tag else value for value in _alternatives(spec, *option))
    elif seen.kind not in {"array", "object"}:
        yield from _scalars(spec, seen, schema)
    elif seen.kind == "object":
        yield from _one_field_varied(spec, seen, schema, pointer)


def _one_field_varied(spec: Spec, seen: View, schema: JSON, pointer: str) -> Iterator[JSON]:
    """Give the fullest object with another value in one of its scalars, where there is one."""
    try:
        whole = _made(spec, schema, pointer, (), full=True)
    except NoValueError:
        return
    for name, found in seen.fields.items():
        inner = view(spec, *found)
        if name in whole and inner.kind not in {"array", "object", "union"}:
            yield from ({**whole, name: value} for value in _scalars(spec, inner, found[0])[1:2])


def _scalars(spec: Spec, seen: View, schema: JSON) -> tuple[JSON, ...]:
    kind = "null" if seen.kind == "any" and seen.nullable else seen.kind
    return pool(kind, seen, spec.follow(schema)[0])


def _made(spec: Spec, schema: JSON, pointer: str, trail: tuple[str, ...], *, full: bool) -> JSON:
    seen = view(spec, schema, pointer)
    if len(trail) > _DEEPEST:
        raise NoValueError(pointer)
    if seen.kind == "union":
        return _of_a_choice(spec, _options(spec, seen, schema, pointer), (*trail, seen.pointer), full=full)
    if seen.kind == "array":
        return _array(spec, seen, trail, full=full)
    if seen.kind == "object":
        return _object(spec, seen, trail, full=full)
    values = _scalars(spec, seen, schema)
    if not values:
        raise NoValueError(pointer)
    return values[min(1, len(values) - 1)] if values[0] == "" else values[0]


def _options(spec: Spec, seen: View, schema: JSON, pointer: str) -> list[tuple[tuple[JSON, str], Tag | None]]:
    options, tags = options_of(spec, seen, schema, pointer), tags_of(spec, seen, schema, pointer)
    return list(zip(options, tags, strict=True))


def _of_a_choice(
    spec: Spec, options: list[tuple[tuple[JSON, str], Tag | None]], trail: tuple[str, ...], *, full: bool
) -> JSON:
    for option, tag in options:
        try:
            made = _made(spec, *option, trail, full=full)
        except NoValueError:
            continue
        return tag.on(made) if tag else made
    raise NoValueError(trail[-1])


def _array(spec: Spec, seen: View, trail: tuple[str, ...], *, full: bool) -> JSON:
    fewest = seen.keywords.get("minItems", 0)
    count = fewest or (1 if full and seen.keywords.get("maxItems", 1) else 0)
    if count == 0:
        return []
    inner = (*trail, seen.pointer)
    if seen.first:
        count = max(fewest, min(len(seen.first), seen.keywords.get("maxItems", len(seen.first))) if full else 0)
        places = [*seen.first, *seen.below * count][:count]
        return [_made(spec, part, at, inner, full=full) for part, at in places]
    if count > 1:
        found = [value for value, _ in zip(alternatives(spec, *seen.below[0]), range(count), strict=False)]
        return found + found[:1] * (count - len(found))
    try:
        return [_made(spec, *seen.below[0], inner, full=full)]
    except NoValueError:
        if fewest:
            raise
        return []


def _object(spec: Spec, seen: View, trail: tuple[str, ...], *, full: bool) -> JSON:
    if seen.pointer in trail:
        raise NoValueError(seen.pointer)
    inner = (*trail, seen.pointer)
    made: dict[str, Any] = {}
    for name, found in seen.fields.items():
        if name in seen.required or (full and len(trail) < _FULL):
            try:
                made[name] = _made(spec, *found, inner, full=full)
            except NoValueError:
                if name in seen.required:
                    raise
    extra = [name for name in sorted(seen.required) if name not in seen.fields]
    fewest = seen.keywords.get("minProperties", 0)
    extra += [f"key{index}" for index in range(fewest - len(made) - len(extra))]
    if full and seen.below and not extra:
        extra = ["key"]
    for name in extra:
        made[name] = _made(spec, *seen.below[0], inner, full=full) if seen.below else "value"
    return made
