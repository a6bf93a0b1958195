"""Compare two operations that are one: what each says of itself, and all that it is made of."""

from __future__ import annotations

from typing import Final

from clientwright.pipeline.generation.hints import effect
from clientwright.review.diff.bodies import compare_bodies
from clientwright.review.diff.differences import Both, Differences, Pairs, come, gone, switched, worded
from clientwright.review.diff.endpoints import Endpoint, callbacks, route_of
from clientwright.review.diff.lifetimes import compare_stability, compare_sunsets
from clientwright.review.diff.matching import Matches, match_operations, plain
from clientwright.review.diff.nodes import OURS, flag, stated
from clientwright.review.diff.parameters import compare_parameters
from clientwright.review.diff.responses import compare_responses
from clientwright.review.values import Absent

_TEXTS: Final = {
    "summary": "operation-summary-changed",
    "description": "operation-description-changed",
    "externalDocs": "operation-external-docs-changed",
}
#: What the fields that speak to this toolkit tell.
_HINTS: Final = {
    "pagination": "How pages follow each other",
    "idempotency": "The header that takes an idempotency key",
    "scopes": "What a credential must be allowed to do",
}


def compare_operations(
    matches: Matches[Endpoint], add: Pairs, above: frozenset[tuple[str, str]] = frozenset()
) -> Differences:
    """Compare operations of one kind.

    Args:
        matches: Which operations are one, and which are on one side alone.
        add: Takes the schemas.
        above: The operations whose callbacks these are, as pointers of both sides.

    """
    for old in matches.removed:
        message = f"{_named(old)} is gone{', which was deprecated' if flag(old.at, 'deprecated') else ''}."
        yield gone(old.at, route_of(old, None), f"{old.kind}-removed", message, old.title)
    for new in matches.added:
        yield come(new.at, route_of(None, new), f"{new.kind}-added", f"{_named(new)} is new.", new.title)
    for old, new in matches.pairs:
        here = (old.at.pointer, new.at.pointer)
        if here not in above:
            yield from _pair(old, new, add, above | {here})


def _pair(old: Endpoint, new: Endpoint, add: Pairs, above: frozenset[tuple[str, str]]) -> Differences:
    both = Both(old.at, new.at, route_of(old, new))
    yield from _moved(old, new, both)
    yield from _itself(old, new, both)
    yield from compare_parameters(old, new, both.route, add)
    yield from compare_bodies(old, new, both.route, add)
    yield from compare_responses(old, new, both.route, add)
    yield from compare_operations(match_operations(callbacks(old), callbacks(new)), add, above)


def _named(one: Endpoint) -> str:
    return one.title[:1].upper() + one.title[1:]


def _moved(old: Endpoint, new: Endpoint, both: Both) -> Differences:
    paths = (old.path, new.path) if old.kind == "callback" else (plain(old.path), plain(new.path))
    if paths[0] != paths[1] or old.method != new.method:
        message = f"{_named(old)} is {new.title} now."
        yield both.differing(f"{old.kind}-moved", message, old.title, new.title)
    elif old.name != new.name:
        message = f"The {old.kind} `{old.name}` is called `{new.name}`."
        yield both.differing(f"{old.kind}-renamed", message, old.name, new.name)


def _itself(old: Endpoint, new: Endpoint, both: Both) -> Differences:
    yield from _ids(old, new, both)
    yield from _tags(both)
    yield from worded(both, _TEXTS, "The operation")
    items = Both(old.item, new.item, both.route)
    yield from worded(items, {"summary": "path-text-changed", "description": "path-text-changed"}, "The path")
    yield from switched(
        both,
        "deprecated",
        ("operation-deprecated", "The operation is deprecated now."),
        ("operation-undeprecated", "The operation is no longer deprecated."),
    )
    yield from compare_sunsets(both, "The operation")
    yield from compare_stability(both, "The operation")
    yield from _effects(old, new, both)
    for name, word in _HINTS.items():
        yield from _hint(both, name, word)


def _ids(old: Endpoint, new: Endpoint, both: Both) -> Differences:
    if old.id == new.id:
        return
    if old.id is None:
        yield both.field("operationId", "operation-id-added", f"The operation has the id `{new.id}`.")
    elif new.id is None:
        yield both.field("operationId", "operation-id-removed", f"The operation has no id any more; it was `{old.id}`.")
    else:
        message = f"The operation's id is `{new.id}` instead of `{old.id}`."
        yield both.field("operationId", "operation-id-changed", message)


def _tags(both: Both) -> Differences:
    before, after = (stated(at, "tags") for at in (both.old, both.new))
    ours, theirs = (value if isinstance(value, list) else [] for value in (before, after))
    # The first tag is what generators group by; the order of the others says nothing.
    if ours[:1] != theirs[:1] or sorted(map(str, ours)) != sorted(map(str, theirs)):
        yield both.field("tags", "operation-tags-changed", "The operation has other tags.")


def _effects(old: Endpoint, new: Endpoint, both: Both) -> Differences:
    name = f"{OURS}effect"
    if both.same(name):
        return
    before, after = (effect(one.at.value, one.method.lower()) for one in (old, new))
    raised = before != after and (before == "read" or after in {"money", "message", "delete"})
    message = f"The operation's effect is `{after}` instead of `{before}`."
    if before == after:
        message = f"The operation's effect `{after}` is stated in another way."
    yield both.field(name, "effect-raised" if raised else "effect-changed", message)


def _hint(both: Both, name: str, word: str) -> Differences:
    field = f"{OURS}{name}"
    if both.same(field):
        return
    before, after = stated(both.old, field), stated(both.new, field)
    deed = "added" if isinstance(before, Absent) else "removed" if isinstance(after, Absent) else "changed"
    said = {"added": "is stated now", "removed": "is no longer stated", "changed": "is stated otherwise"}[deed]
    yield both.field(field, f"{name}-{deed}", f"{word} {said}.")
