"""Tell differences of schemas as changes: equal ones as one, with their routes, a verdict and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import canonical
from clientwright.review.diff.schema_differences import Difference, Pair
from clientwright.review.diff.schema_rules import SCHEMA_RULES
from clientwright.review.diff.schema_spreading import Way
from clientwright.review.values import Absent, Change, Direction, Place, Route, Step, Wire

_Key: TypeAlias = tuple[str, ...]
_DEFAULTS: Final = frozenset({"default-added", "default-removed"})
_PARAMETERS: Final = frozenset({"path", "query", "header", "cookie"})
Locate: TypeAlias = Callable[[str], Place]


@frozen
class Told:
    """One difference, and the ways to it.

    Attributes:
        difference: The difference.
        pair: The pair of schemas that differ.
        ways: The ways to the value that is meant.

    """

    difference: Difference
    pair: Pair
    ways: tuple[Way, ...]


def changes(provider: str, found: Iterable[Told], locate: tuple[Locate, Locate]) -> list[Change]:
    """Tell differences as changes, in one order.

    Args:
        provider: The provider.
        found: The differences.
        locate: Gives the place of a pointer, before and after.

    """
    merged = _merged(_merged(found, 0), 1)
    return sorted((_change(provider, one, locate) for one in merged), key=_order)


def _merged(found: Iterable[Told], side: int) -> list[Told]:
    """Take those together that say the same of one place of a side."""
    groups: dict[_Key, list[Told]] = {}
    for one in found:
        groups.setdefault(_key(one, side), []).append(one)
    return [
        Told(same[0].difference, same[0].pair, tuple(way for one in same for way in one.ways))
        for same in groups.values()
    ]


def _key(one: Told, side: int) -> _Key:
    told = one.difference
    places, group = (told.old, told.new), one.pair[side]
    place = places[side] or (group.pointer if group.pointers else f"{group.anchor} for {places[1 - side]}")
    values = (_text(told.before), _text(told.after))
    return told.rule, told.predicate, *values, str(told.step), place


def _text(value: JSON | Absent) -> str:
    return "absent" if isinstance(value, Absent) else canonical(value)


def _change(provider: str, one: Told, locate: tuple[Locate, Locate]) -> Change:
    told = one.difference
    live = [way for way in one.ways if not way.idle and told.idle != way.route.direction]
    routes = _routes(live or one.ways, told.step)
    direction = _direction(routes)
    return Change(
        rule=told.rule,
        provider=provider,
        wire=_wire(told.rule, direction, routes) if live else Wire.DOCS,
        direction=direction,
        message=f"{_subject(routes[0], told.step)} {told.predicate}",
        before=told.before,
        after=told.after,
        old=None if told.old is None else locate[0](told.old),
        new=None if told.new is None else locate[1](told.new),
        routes=routes,
    )


def _wire(rule: str, direction: Direction, routes: Iterable[Route]) -> Wire:
    # Callers leave parameters out far more often than properties, so that they rely on what happens then.
    if rule in _DEFAULTS and any(route.where in _PARAMETERS and not route.steps for route in routes):
        return Wire.BREAKING
    return SCHEMA_RULES[rule].wire(direction)


def _routes(ways: Sequence[Way], step: Step | None) -> tuple[Route, ...]:
    """Give one shortest route for each place where an operation uses a value."""
    best: dict[tuple[str, str, str], Way] = {}
    for way in ways:
        key = way.route.operation, way.route.where, way.route.name
        if key not in best or _rank(way) < _rank(best[key]):
            best[key] = way
    last = () if step is None else (step,)
    ordered = sorted(best.items(), key=lambda item: (len(item[1].steps), item[0], _rank(item[1])))
    return tuple(_route(way.route, (*way.steps, *last)) for _, way in ordered)


def _rank(way: Way) -> tuple[int, str, str]:
    return len(way.steps), "".join(map(str, way.steps)), way.route.media


def _route(route: Route, steps: tuple[Step, ...]) -> Route:
    return Route(
        route.operation, route.where, route.name, route.media, steps, route.old_id, route.new_id, route.incoming
    )


def _direction(routes: Iterable[Route]) -> Direction:
    ways = {route.direction for route in routes}
    return ways.pop() if len(ways) == 1 else "both"


def _subject(route: Route, last: Step | None) -> str:
    """Name the value at the end of a route; of an alternative that comes or goes the value that it is one of."""
    words = ""
    steps = route.steps[:-1] if last is not None and last.kind == "option" else route.steps
    for step in reversed(steps):
        if step.kind == "property":
            name = f"`{step.name}`"
            return f"{words}{name}"[:1].upper() + f"{words}{name}"[1:]
        words += {"items": "an item of ", "values": "a value of ", "option": "an alternative of "}.get(
            step.kind, f"item {step.name} of "
        )
    text = words + _root(route)
    return text[:1].upper() + text[1:]


def _root(route: Route) -> str:
    if route.where == "body":
        return "the request body"
    if route.where == "answer":
        return f"the answer {route.name}"
    name = route.name.rsplit(" ", 1)[-1]
    kind = "header" if route.where in {"answer-header", "header"} else f"{route.where} parameter"
    return f"the {kind} `{name}`"


def _order(change: Change) -> tuple[str, ...]:
    places = (change.old.pointer if change.old else "", change.new.pointer if change.new else "")
    return str(change.routes[0]), change.rule, *places, change.message


def tell(own: Iterable[Difference], pair: Pair, ways: Iterable[Way]) -> Iterator[Told]:
    """Give the differences of one pair with the ways to it."""
    kept = tuple(ways)
    return (Told(one, pair, kept) for one in own)
