"""Compare the media types of a body, and what each carries."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from attrs import evolve, frozen

from clientwright.review.diff.carriers import compare_examples
from clientwright.review.diff.differences import Both, Differences, Pairs, come, gone, worded
from clientwright.review.diff.encodings import compare_encodings
from clientwright.review.diff.matching import match
from clientwright.review.diff.nodes import member, members, read
from clientwright.review.diff.places import At
from clientwright.review.values import Route, Step


@frozen
class Media:
    """One media type of a body.

    Attributes:
        name: As it is written.
        raw: The Media Type Object as written.

    """

    name: str
    raw: At

    @property
    def exact(self) -> str:
        """Its name in the one way that all spellings share; UTF-8 goes without saying."""
        first, *rest = (part.strip().lower() for part in self.name.split(";"))
        kept = sorted(part.replace('"', "") for part in rest)
        return ";".join([first, *(part for part in kept if part and part != "charset=utf-8")])

    @property
    def plain(self) -> str:
        """Its name without parameters."""
        return self.name.split(";")[0].strip().lower()

    def covers(self, other: Media) -> bool:
        """Say whether it is a range, and the other a part of it."""
        if self.plain == other.plain or not self.plain.endswith("/*"):
            return False
        return self.plain == "*/*" or other.plain.startswith(self.plain[:-1])


def compare_contents(both: Both, what: str, add: Pairs) -> Differences:
    """Compare what a body may be.

    Args:
        both: The objects that have `content`.
        what: What the body is called in a sentence: `the request body`.
        add: Takes the schemas.

    """
    ours, theirs = _listed(both.old), _listed(both.new)
    matches = match(ours, theirs, _exact, _plain)
    for old, new in matches.pairs:
        yield from _pair(old, new, both.route, what, add)
    # A range that came or went is told by the types that are part of it.
    removed = tuple(old for old in matches.removed if not any(map(old.covers, matches.added)))
    added = tuple(new for new in matches.added if not any(map(new.covers, matches.removed)))
    yield from _removed(removed, theirs, both.route, what, add)
    yield from _added(added, ours, both.route, what, add)


def _listed(at: At) -> tuple[Media, ...]:
    return tuple(Media(name, raw) for name, raw in members(at, "content").items())


def _exact(one: Media) -> Hashable:
    return one.exact


def _plain(one: Media) -> Hashable:
    return one.plain


def _removed(removed: tuple[Media, ...], theirs: tuple[Media, ...], route: Route, what: str, add: Pairs) -> Differences:
    for old in removed:
        wider = _widest(theirs, old)
        if wider is None:
            message = f"{what} may no longer be {old.name}."
            yield gone(old.raw, evolve(route, media=old.name), "media-type-removed", message, old.name)
        else:
            found = Both(old.raw, wider.raw, evolve(route, media=wider.name))
            message = f"{what} may be any {wider.name} instead of {old.name}."
            yield found.differing("media-type-generalized", message, old.name, wider.name)
            yield from _carried(found, what, add)


def _added(added: tuple[Media, ...], ours: tuple[Media, ...], route: Route, what: str, add: Pairs) -> Differences:
    for new in added:
        wider = _widest(ours, new)
        if wider is None:
            message = f"{what} may be {new.name} now."
            yield come(new.raw, evolve(route, media=new.name), "media-type-added", message, new.name)
        else:
            found = Both(wider.raw, new.raw, evolve(route, media=new.name))
            message = f"{what} is stated for {new.name}, where it was any {wider.name}."
            yield found.differing("media-type-specialized", message, wider.name, new.name)
            yield from _carried(found, what, add)


def _widest(among: tuple[Media, ...], part: Media) -> Media | None:
    found = [one for one in among if one.covers(part)]
    return max(found, key=lambda one: len(one.plain), default=None)


def _pair(old: Media, new: Media, route: Route, what: str, add: Pairs) -> Differences:
    both = Both(old.raw, new.raw, evolve(route, media=new.name))
    if old.exact != new.exact:
        message = f"{what} is {new.name} instead of {old.name}."
        yield both.differing("media-type-parameters-changed", message, old.name, new.name)
    yield from _carried(both, what, add)


def _carried(raw: Both, what: str, add: Pairs) -> Differences:
    old, new = read(raw.old), read(raw.new)
    if old is None or new is None:
        return
    both = evolve(raw, old=old, new=new)
    title = f"{what} as {both.route.media}"
    yield from worded(raw, {"description": "media-type-description-changed"}, title)
    for name, route in _schemas(both.route):
        before, after = member(old, name), member(new, name)
        if before is not None or after is not None:
            add(before or At(old.spec, old.pointer, True), after or At(new.spec, new.pointer, True), route)  # noqa: FBT003  # the schema that allows all
    yield from compare_encodings(both, title, add)
    yield from compare_examples(both, title)


def _schemas(route: Route) -> Iterator[tuple[str, Route]]:
    yield "schema", route
    yield "itemSchema", evolve(route, steps=(*route.steps, Step("items")))
