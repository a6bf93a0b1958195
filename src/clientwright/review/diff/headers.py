"""Compare the headers of an answer or of a part of a form."""

from __future__ import annotations

from attrs import evolve, frozen

from clientwright.review.diff.carriers import Carrier, compare_carriers
from clientwright.review.diff.differences import Both, Difference, Differences, Pairs, come, gone
from clientwright.review.diff.matching import match
from clientwright.review.diff.nodes import flag, members, read
from clientwright.review.diff.places import At
from clientwright.review.values import Route


@frozen
class Header:
    """One header.

    Attributes:
        name: As it is written.
        raw: The Header Object as written.

    """

    name: str
    raw: At

    @property
    def required(self) -> bool:
        """Whether it is always there."""
        return flag(read(self.raw), "required")


def compare_headers(both: Both, what: str, add: Pairs) -> Differences:
    """Compare the headers of two objects.

    Args:
        both: The objects that have `headers`.
        what: What they belong to, in a sentence.
        add: Takes the schemas.

    """
    matches = match(_listed(both.old), _listed(both.new), lambda one: one.name.lower())
    for old, new in matches.pairs:
        route = _routed(both.route, new.name)
        title = f"The header `{new.name}` of {_inner(what)}"
        yield from compare_carriers(Carrier(Both(old.raw, new.raw, route), "header", "header", title), add)
    for old in matches.removed:
        yield _removed(old, _routed(both.route, old.name), what)
    for new in matches.added:
        yield _added(new, _routed(both.route, new.name), what)


def _listed(at: At) -> tuple[Header, ...]:
    return tuple(Header(name, raw) for name, raw in members(at, "headers").items())


def _routed(route: Route, name: str) -> Route:
    """Give the route to a header; that of a part of a form stays the route to the part."""
    return evolve(route, where="answer-header", name=f"{route.name} {name}") if route.where == "answer" else route


def _removed(one: Header, route: Route, what: str) -> Difference:
    rule = "required-header-removed" if one.required else "header-removed"
    return gone(one.raw, route, rule, f"The header `{one.name}` of {_inner(what)} is gone.", one.name)


def _added(one: Header, route: Route, what: str) -> Difference:
    rule = "required-header-added" if one.required else "header-added"
    word = "new and always there" if one.required else "new"
    return come(one.raw, route, rule, f"The header `{one.name}` of {_inner(what)} is {word}.", one.name)


def _inner(what: str) -> str:
    return what[:1].lower() + what[1:]
