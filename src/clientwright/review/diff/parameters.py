"""Compare the parameters of an operation, with what its path item adds."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from attrs import evolve, frozen

from clientwright.review.diff.carriers import Carrier, compare_carriers
from clientwright.review.diff.differences import Both, Difference, Differences, Pairs, come, gone
from clientwright.review.diff.endpoints import Endpoint
from clientwright.review.diff.lifetimes import compare_sunsets
from clientwright.review.diff.matching import match, plain
from clientwright.review.diff.nodes import entries, flag, read, text
from clientwright.review.diff.places import At
from clientwright.review.values import Route, Where

_WHERE: Final[dict[str, Where]] = {"path": "path", "header": "header", "cookie": "cookie"}


@frozen
class Parameter:
    """One parameter of an operation.

    Attributes:
        name: Its name as sent.
        location: Where it is sent, as the description says.
        raw: It as written, maybe a reference.
        at: The Parameter Object.
        path: The path template of its operation.

    """

    name: str
    location: str
    raw: At
    at: At
    path: str

    @property
    def where(self) -> Where:
        """Where it is sent; anything unknown counts as the query."""
        return _WHERE.get(self.location, "query")

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return f"The {self.location} parameter `{self.name}`"

    @property
    def required(self) -> bool:
        """Whether it has to be sent."""
        return flag(self.at, "required", default=self.location == "path")


def compare_parameters(old: Endpoint, new: Endpoint, route: Route, add: Pairs) -> Differences:
    """Compare the parameters of one operation."""
    ours, theirs = tuple(parameters(old)), tuple(parameters(new))
    matches = match(ours, theirs, _place, _address, _sent_name)
    for before, after in matches.pairs:
        yield from _pair(before, after, evolve(route, where=after.where, name=after.name), add)
    for one in matches.removed:
        yield _removed(one, evolve(route, where=one.where, name=one.name))
    for one in matches.added:
        yield _added(one, evolve(route, where=one.where, name=one.name))
    yield from _order(matches.pairs, ours, Both(old.at, new.at, route))


def parameters(endpoint: Endpoint) -> Iterator[Parameter]:
    """Give the parameters of an operation in order, those of the path item that it does not override first."""
    own = list(_listed(endpoint.at, endpoint.path))
    overridden = {_address(one) for one in own}
    yield from (one for one in _listed(endpoint.item, endpoint.path) if _address(one) not in overridden)
    yield from own


def _listed(at: At, path: str) -> Iterator[Parameter]:
    seen: set[Hashable] = set()
    for raw in entries(at, "parameters"):
        found = read(raw)
        name, location = text(found, "name"), text(found, "in")
        if found is None or name is None or location is None:
            continue
        one = Parameter(name, location, raw, found, path)
        if _address(one) not in seen:
            seen.add(_address(one))
            yield one


def _address(one: Parameter) -> Hashable:
    return one.location, one.name.lower() if one.location == "header" else one.name


def _place(one: Parameter) -> Hashable:
    """Give the place in the path, which tells path parameters whatever they are called."""
    before, found, _ = one.path.partition(f"{{{one.name}}}")
    return (plain(before), plain(one.path)) if found and one.location == "path" else None


def _sent_name(one: Parameter) -> Hashable:
    return one.name.lower()


def _pair(old: Parameter, new: Parameter, route: Route, add: Pairs) -> Differences:
    raw, both = Both(old.raw, new.raw, route), Both(old.at, new.at, route)
    if old.location != new.location:
        message = f"The parameter `{new.name}` is sent in the {new.location} instead of the {old.location}."
        yield both.field("in", "parameter-location-changed", message)
    elif _address(old) != _address(new):
        message = f"The path parameter `{old.name}` is called `{new.name}`."
        yield both.field("name", "path-parameter-renamed", message)
    location = new.location if old.location == new.location else ""
    yield from compare_carriers(Carrier(raw, "parameter", location, new.title), add)
    yield from compare_sunsets(both, new.title)


def _removed(one: Parameter, route: Route) -> Difference:
    rule = "required-parameter-removed" if one.required else "parameter-removed"
    return gone(one.raw, route, rule, f"{one.title} is gone.", one.name)


def _added(one: Parameter, route: Route) -> Difference:
    rule = "required-parameter-added" if one.required else "parameter-added"
    message = f"{one.title} is new{' and required' if one.required else ''}."
    return come(one.raw, route, rule, message, one.name)


def _order(pairs: tuple[tuple[Parameter, Parameter], ...], ours: tuple[Parameter, ...], both: Both) -> Differences:
    """Tell of another order of what is given by position in Python: the parts of the path."""
    pairs = tuple(pair for pair in pairs if pair[1].where == "path")
    places = {id(one): index for index, one in enumerate(ours)}
    before = [new.name for _, new in sorted(pairs, key=lambda pair: places[id(pair[0])])]
    after = [new.name for _, new in pairs]
    if before != after:
        yield both.differing(
            "parameter-order-changed", "The parameters are written in another order.", list(before), list(after)
        )
