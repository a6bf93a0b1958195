"""Compare the answers of an operation: statuses, and what each brings."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from attrs import evolve, frozen

from clientwright.review.diff.contents import compare_contents
from clientwright.review.diff.differences import Both, Differences, Pairs, come, gone, worded
from clientwright.review.diff.endpoints import Endpoint
from clientwright.review.diff.headers import compare_headers
from clientwright.review.diff.matching import match
from clientwright.review.diff.nodes import OURS, alike, members, read, stated
from clientwright.review.diff.places import At
from clientwright.review.values import Absent, Route

_FAILURE: Final = f"{OURS}failure"
_DEFAULT: Final = "DEFAULT"


@frozen
class Answer:
    """What an operation answers with one status.

    Attributes:
        status: The status, a range such as `4XX`, or `DEFAULT`.
        raw: The Response Object as written.

    """

    status: str
    raw: At

    @property
    def name(self) -> str:
        """The status as descriptions write it."""
        return "default" if self.status == _DEFAULT else self.status


def compare_responses(old: Endpoint, new: Endpoint, route: Route, add: Pairs) -> Differences:
    """Compare the answers of one operation."""
    ours, theirs = _listed(old.at), _listed(new.at)
    matches = match(ours, theirs, _status)
    for before, after in matches.pairs:
        yield from _pair(before, after, route, add)
    for one in matches.removed:
        yield from _removed(one, ours, theirs, route, add)
    for one in matches.added:
        yield from _added(one, ours, theirs, route, add)


def _listed(at: At) -> tuple[Answer, ...]:
    return tuple(Answer(status.upper(), raw) for status, raw in members(at, "responses").items())


def _status(one: Answer) -> Hashable:
    return one.status


def _covering(among: tuple[Answer, ...], status: str) -> Answer | None:
    """Find the answer that stands for a status which is not stated; `default` is no word on success beside another."""
    known = {one.status: one for one in among}
    if status == _DEFAULT:
        return None
    if f"{status[:1]}XX" in known:
        return known[f"{status[:1]}XX"]
    beside = any(one.startswith("2") for one in known)
    return None if status.startswith("2") and beside else known.get(_DEFAULT)


def _success(status: str, among: tuple[Answer, ...]) -> bool:
    alone = not any(one.status.startswith("2") for one in among)
    return status.startswith("2") or (status == _DEFAULT and alone)


def _removed(
    one: Answer, ours: tuple[Answer, ...], theirs: tuple[Answer, ...], route: Route, add: Pairs
) -> Differences:
    inner = evolve(route, where="answer", name=one.name)
    wider = _covering(theirs, one.status)
    if wider is not None:
        message = f"Status {one.name} is no longer stated on its own, but as {wider.name}."
        yield gone(one.raw, inner, "status-folded", message, one.name)
        yield from _pair(one, wider, route, add)
        return
    known = {answer.status for answer in ours}
    if any(_covering((one,), answer.status) for answer in theirs if answer.status not in known):
        message = f"Of the statuses {one.name}, only some are stated any more."
        yield gone(one.raw, inner, "statuses-narrowed", message, one.name)
        return
    kind = "success" if _success(one.status, ours) else "error"
    yield gone(one.raw, inner, f"{kind}-status-removed", f"Status {one.name} is no longer an answer.", one.name)


def _added(one: Answer, ours: tuple[Answer, ...], theirs: tuple[Answer, ...], route: Route, add: Pairs) -> Differences:
    inner = evolve(route, where="answer", name=one.name)
    wider = _covering(ours, one.status)
    if wider is not None:
        message = f"Status {one.name} is stated on its own, where it was part of {wider.name}."
        yield come(one.raw, inner, "status-detailed", message, one.name)
        yield from _pair(wider, one, route, add)
        return
    kind = "success" if _success(one.status, theirs) else "error"
    yield come(one.raw, inner, f"{kind}-status-added", f"Status {one.name} is a new answer.", one.name)


def _pair(before: Answer, after: Answer, route: Route, add: Pairs) -> Differences:
    old, new = read(before.raw), read(after.raw)
    if old is None or new is None:
        return
    inner = evolve(route, where="answer", name=after.name if before.status == after.status else _finer(before, after))
    title = f"Answer {inner.name}"
    raw, both = Both(before.raw, after.raw, inner), Both(old, new, inner)
    rules = {"description": "response-description-changed", "summary": "response-description-changed"}
    yield from worded(raw, rules, title)
    yield from _failures(both, title)
    yield from compare_contents(both, title, add)
    yield from compare_headers(both, title, add)
    yield from _links(both, title)


def _finer(before: Answer, after: Answer) -> str:
    """Name the narrower of two statuses, whichever side it stands on."""
    return min((before, after), key=lambda one: (one.status == _DEFAULT, one.status.endswith("XX"))).name


def _failures(both: Both, title: str) -> Differences:
    before, after = stated(both.old, _FAILURE), stated(both.new, _FAILURE)
    if isinstance(before, Absent) and not isinstance(after, Absent):
        yield both.field(_FAILURE, "failure-added", f"{title} may tell a failure now.")
    elif isinstance(after, Absent) and not isinstance(before, Absent):
        yield both.field(_FAILURE, "failure-removed", f"{title} tells no failure any more.")
    elif not alike(before, after):
        yield both.field(_FAILURE, "failure-changed", f"{title} tells a failure in another way.")


def _links(both: Both, title: str) -> Differences:
    ours, theirs = members(both.old, "links"), members(both.new, "links")
    for name in ours.keys() - theirs.keys():
        yield gone(ours[name], both.route, "link-removed", f"{title} has no link `{name}` any more.", name)
    for name in theirs.keys() - ours.keys():
        yield come(theirs[name], both.route, "link-added", f"{title} has a link `{name}`.", name)
    for name in ours.keys() & theirs.keys():
        old, new = read(ours[name]), read(theirs[name])
        if old is not None and new is not None and not alike(old.value, new.value):
            found = Both(old, new, both.route)
            yield found.differing("link-changed", f"{title} has another link `{name}`.", old.value, new.value)
