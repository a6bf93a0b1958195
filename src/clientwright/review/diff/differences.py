"""One difference as it is found, and how those of one place become one change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol, TypeAlias

from attrs import evolve, frozen

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.nodes import alike, flag, member, stated, told
from clientwright.review.diff.places import At
from clientwright.review.rules import Rule
from clientwright.review.values import ABSENT, Absent, Change, Direction, Route, Wire

_ORDER: Final = tuple(Wire)


class Pairs(Protocol):
    """Take two schemas that stand for one value."""

    def __call__(self, old: At, new: At, route: Route) -> None:
        """Compare them where a route leads."""


@frozen
class Difference:
    """One difference, seen from one caller.

    Attributes:
        rule: What kind.
        message: One sentence: what is different.
        old: Where it stands in the base; None where it does not.
        new: Where it stands in the head.
        before: The value before.
        after: The value after.
        route: How the caller comes to it.

    """

    rule: str
    message: str
    old: At | None
    new: At | None
    before: JSON | Absent
    after: JSON | Absent
    route: Route


Differences: TypeAlias = Iterator[Difference]


@frozen
class Both:
    """One thing that is on both sides.

    Attributes:
        old: It in the base, as it is written.
        new: It in the head.
        route: How a caller comes to it.

    """

    old: At
    new: At
    route: Route

    def differing(self, rule: str, message: str, before: JSON | Absent, after: JSON | Absent) -> Difference:
        """Say that it differs."""
        return Difference(rule, message, self.old, self.new, before, after, self.route)

    def field(self, name: str, rule: str, message: str) -> Difference:
        """Say that a field of it differs, where that stands."""
        old, new = member(self.old, name) or self.old, member(self.new, name) or self.new
        return Difference(rule, message, old, new, stated(self.old, name), stated(self.new, name), self.route)

    def same(self, name: str) -> bool:
        """Say whether a field has one value on both sides."""
        return alike(stated(self.old, name), stated(self.new, name))


def gone(old: At, route: Route, rule: str, message: str, before: JSON) -> Difference:
    """Say that something is there no more."""
    return Difference(rule, message, old, None, before, ABSENT, route)


def come(new: At, route: Route, rule: str, message: str, after: JSON) -> Difference:
    """Say that something has come."""
    return Difference(rule, message, None, new, ABSENT, after, route)


def worded(both: Both, rules: Mapping[str, str], what: str) -> Differences:
    """Compare texts for people.

    Args:
        both: What has them, as written.
        rules: The rule for each field.
        what: What has them, as a sentence begins.

    """
    for name, rule in rules.items():
        before, after = told(both.old, name), told(both.new, name)
        if not alike(before, after):
            deed = "has no" if isinstance(after, Absent) else "has a" if isinstance(before, Absent) else "has another"
            old, new = member(both.old, name) or both.old, member(both.new, name) or both.new
            yield Difference(rule, f"{what} {deed} {_PLAIN.get(name, name)}.", old, new, before, after, both.route)


_PLAIN: Final = {
    "externalDocs": "link to documentation",
    "termsOfService": "link to its terms",
    "deprecated": "word on deprecation",
}


def switched(both: Both, name: str, on: tuple[str, str], off: tuple[str, str], *, default: bool = False) -> Differences:
    """Compare a field that is true or false.

    Args:
        both: What has it.
        name: The field.
        on: Rule and message where it is true now.
        off: Rule and message where it was true.
        default: What it is where it is not stated.

    """
    before, after = flag(both.old, name, default=default), flag(both.new, name, default=default)
    if before is not after:
        yield evolve(both.field(name, *(on if after else off)), before=before, after=after)


def merged(found: Iterable[Difference], provider: str, rules: Mapping[str, Rule]) -> Iterator[Change]:
    """Make one change of the differences that are one, seen from many callers."""
    groups: dict[str, list[Difference]] = {}
    for one in found:
        groups.setdefault(_identity(one), []).append(one)
    for group in groups.values():
        first = group[0]
        routes = tuple(sorted({one.route for one in group}, key=_length))
        direction = _direction({route.direction for route in routes})
        yield Change(
            first.rule,
            provider,
            rules[first.rule].wire(direction),
            direction,
            first.message,
            first.before,
            first.after,
            first.old.place if first.old else None,
            first.new.place if first.new else None,
            routes,
        )


def ranked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Put the worst first, and then those of one operation together."""
    return tuple(sorted(changes, key=_rank))


def _rank(change: Change) -> tuple[int, str, str, str, str, str]:
    old, new = (place.pointer if place else "" for place in (change.old, change.new))
    values = json.dumps([change.before, change.after], sort_keys=True, default=repr)
    return _ORDER.index(change.wire), str(change.routes[0]), change.rule, old, new, values


def _identity(one: Difference) -> str:
    places = [at.pointer if at else None for at in (one.old, one.new)]
    return json.dumps([one.rule, *places, one.before, one.after], sort_keys=True, default=repr)


def _length(route: Route) -> tuple[int, str, str]:
    return len(str(route)), str(route), repr(route)


def _direction(found: set[Direction]) -> Direction:
    return found.pop() if len(found) == 1 else "both"
