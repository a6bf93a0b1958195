"""Compare the servers that operations are sent to."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from attrs import frozen

from clientwright.review.diff.differences import Both, Differences, come, gone, switched, worded
from clientwright.review.diff.endpoints import Endpoint, route_of
from clientwright.review.diff.matching import match
from clientwright.review.diff.nodes import OURS, entries, members, stated, text
from clientwright.review.diff.places import At
from clientwright.review.values import Route

_ENVIRONMENT: Final = f"{OURS}environment"
_REQUIRED: Final = f"{OURS}required"
_TEXTS: Final = {"description": "server-description-changed", "name": "server-description-changed"}


@frozen
class Server:
    """One server.

    Attributes:
        at: The Server Object.
        place: Its place in the list.

    """

    at: At
    place: int

    @property
    def url(self) -> str:
        """Where it is."""
        return text(self.at, "url") or "/"

    @property
    def environment(self) -> str | None:
        """The name under which a client is told to use it."""
        return text(self.at, _ENVIRONMENT) or text(self.at, "name")


def compare_servers(pairs: tuple[tuple[Endpoint, Endpoint], ...]) -> Differences:
    """Compare the servers of operations that are on both sides."""
    owned = [(_owner(old), _owner(new), route_of(old, new)) for old, new in pairs]
    whole = [(before, after) for before, after, _ in owned if not before.pointer and not after.pointer]
    for before, after in whole[:1]:
        yield from _lists(Both(before, after, Route("servers", "spec")))
    for before, after, route in owned:
        if before.pointer or after.pointer:
            yield from _lists(Both(before, after, route))


def _owner(endpoint: Endpoint) -> At:
    """Give the object whose servers count: the operation, its path item or the description."""
    for at in (endpoint.at, endpoint.item):
        if entries(at, "servers"):
            return at
    return At(endpoint.at.spec, "", endpoint.at.spec.document.data)


def _lists(both: Both) -> Differences:
    ours, theirs = _servers(both.old), _servers(both.new)
    matches = match(ours, theirs, _both_keys, _url, _environment, _words, _only)
    for old, new in matches.pairs:
        yield from _pair(Both(old.at, new.at, both.route), old, new)
    for old in filter(_stated, matches.removed):
        yield gone(old.at, both.route, "server-removed", f"The server {old.url} is gone.", old.url)
    for new in filter(_stated, matches.added):
        yield come(new.at, both.route, "server-added", f"The server {new.url} is new.", new.url)
    first = next((new for old, new in matches.pairs if old.place == 0), None)
    leading = next((old for old, new in matches.pairs if new.place == 0), None)
    if first is not None and leading is not None and first.place:
        message = f"The first server, which is the usual one, is {theirs[0].url} instead of {ours[0].url}."
        yield both.differing("default-server-changed", message, ours[0].url, theirs[0].url)


def _servers(at: At) -> tuple[Server, ...]:
    found = [one for one in entries(at, "servers") if isinstance(one.value, dict)]
    return tuple(Server(one, place) for place, one in enumerate(found)) or (Server(At(at.spec, at.pointer, {}), 0),)


def _both_keys(one: Server) -> Hashable:
    return one.url, one.environment


def _url(one: Server) -> Hashable:
    return one.url


def _environment(one: Server) -> Hashable:
    return one.environment


def _words(one: Server) -> Hashable:
    return text(one.at, "description")


def _stated(one: Server) -> bool:
    """Say whether it is a server, and not what goes without saying where there is none."""
    return bool(one.at.value)


def _only(one: Server) -> Hashable:
    return _stated(one) or None


def _pair(both: Both, old: Server, new: Server) -> Differences:
    if old.url != new.url:
        yield both.field("url", "server-url-changed", f"The server {old.url} is {new.url} now.")
    title = f"The server {new.url}"
    yield from worded(both, _TEXTS, title)
    if not both.same(_ENVIRONMENT):
        message = f"{title} is the environment `{new.environment}` instead of `{old.environment}`."
        yield both.field(_ENVIRONMENT, "server-environment-changed", message)
    yield from _variables(both, title)


def _variables(both: Both, title: str) -> Differences:
    ours, theirs = members(both.old, "variables"), members(both.new, "variables")
    for name in sorted(ours.keys() - theirs.keys()):
        message = f"{title} has no variable `{name}` any more."
        yield gone(ours[name], both.route, "server-variable-removed", message, name)
    for name in sorted(theirs.keys() - ours.keys()):
        yield come(theirs[name], both.route, "server-variable-added", f"{title} has the variable `{name}`.", name)
    for name in sorted(ours.keys() & theirs.keys()):
        yield from _variable(Both(ours[name], theirs[name], both.route), f"The server variable `{name}`")


def _variable(both: Both, title: str) -> Differences:
    yield from worded(both, {"description": "server-description-changed"}, title)
    if not both.same("default"):
        yield both.field("default", "server-variable-default-changed", f"{title} has another default.")
    yield from switched(
        both,
        _REQUIRED,
        ("server-variable-became-required", f"{title} has to be said now."),
        ("server-variable-became-optional", f"{title} may be left to its default now."),
    )
    before, after = stated(both.old, "enum"), stated(both.new, "enum")
    ours, theirs = (set(map(str, one)) if isinstance(one, list) else None for one in (before, after))
    if ours == theirs:
        return
    narrower = theirs is not None and (ours is None or bool(ours - theirs))
    rule = "server-variable-narrowed" if narrower else "server-variable-widened"
    word = "no longer takes all the values that it took" if narrower else "takes more values"
    yield both.field("enum", rule, f"{title} {word}.")
