"""Draws JSON values of shapes, as documented and otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from clientwright.codec.plans import plan_of
from clientwright.codec.shapes import (
    Anything,
    Choice,
    Constant,
    Listed,
    Mapped,
    Null,
    Object,
    Opaque,
    Scalar,
    Sequence,
    Shape,
)

TEXTS = st.text(st.characters(codec="utf-8"), max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**70), 2**70),
    float: st.floats(allow_nan=False, allow_infinity=False) | st.integers(-5, 5),
    bool: st.booleans(),
    datetime: MOMENTS.map(datetime.isoformat) | MOMENTS.map(lambda moment: moment.isoformat().replace("+00:00", "Z")),
    date: st.dates().map(date.isoformat),
    UUID: st.uuids().map(str),
}


def documented(shape: Shape, depth: int = 3) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911  # one case a shape
    """Draw a JSON value that is of a shape."""
    match shape:
        case Scalar(kind):
            return SCALARS[kind]
        case Null():
            return st.none()
        case Anything():
            return JSON
        case Listed(enum):
            return st.sampled_from([member.value for member in enum])
        case Constant(values):
            return st.sampled_from(values)
        case Object():
            return st.deferred(lambda: objects(shape, depth - 1))
        case Sequence(item):
            return st.lists(documented(item, depth), max_size=2) if depth > 0 else st.just([])
        case Mapped(value):
            return st.dictionaries(TEXTS, documented(value, depth), max_size=2) if depth > 0 else st.just({})
        case Choice(options):
            small = [option for option in options if not isinstance(option, Object | Sequence)] if depth <= 0 else []
            return st.one_of([documented(option, depth) for option in small or options])
        case Opaque():
            return st.nothing()


def objects(shape: Object, depth: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a JSON object of a model."""
    plan = plan_of(shape.model)
    needed = {one.name: documented(one.shape, depth) for one in plan.members if not one.optional}
    more = {one.name: documented(one.shape, depth) for one in plan.members if one.optional and depth > 0}
    fields = st.fixed_dictionaries(needed, optional=more)
    if plan.policy != "open" or depth <= 0:
        return fields
    names = TEXTS.filter(lambda name: name not in {one.name for one in plan.members})
    rest = st.dictionaries(names, documented(plan.rest, depth), max_size=2)
    return st.tuples(rest, fields).map(lambda both: {**both[0], **both[1]})


def disturbed(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw values of which one part, at any depth, is another JSON value, is gone or is new."""
    return st.tuples(values, st.randoms(use_true_random=False), JSON).map(lambda drawn: _disturb(*drawn))


def _disturb(value: Any, random: Any, other: Any) -> Any:
    if isinstance(value, dict) and value and random.random() < 0.9:
        name = random.choice(sorted(value))
        if random.random() < 0.15:
            return {key: item for key, item in value.items() if key != name}
        return {**value, name: _disturb(value[name], random, other)}
    if isinstance(value, dict):
        return {**value, random.choice(["new", "a.b", 'a"b']): other}
    if isinstance(value, list) and value and random.random() < 0.9:
        at = random.randrange(len(value))
        return [*value[:at], _disturb(value[at], random, other), *value[at + 1 :]]
    if isinstance(value, str) and random.random() < 0.5:
        return random.choice([value + "x", value[:10], value.replace("T", " "), "2020-01-01T00:00:60Z", 5.0])
    return float(value) if isinstance(value, int) and abs(value) < 2**52 and random.random() < 0.5 else other
