"""What parameters and headers have in common: they carry one value, by a schema or as content."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from clientwright.review.diff.differences import Both, Difference, Differences, Pairs, switched, worded
from clientwright.review.diff.nodes import flag, member, members, read, stated
from clientwright.review.diff.places import At
from clientwright.review.diff.serialization import serializations
from clientwright.review.values import ABSENT

_EXAMPLES: Final = ("example", "examples")


@frozen
class Carrier:
    """What is compared, and how it is called.

    Attributes:
        both: The objects as written.
        kind: `parameter` or `header`, which the names of rules begin with.
        location: Where the value stands: `query`, `path`, `header` or `cookie`.
        title: What it is called in a sentence.

    """

    both: Both
    kind: str
    location: str
    title: str


def compare_carriers(carrier: Carrier, add: Pairs) -> Differences:
    """Compare two parameters, or two headers."""
    old, new = read(carrier.both.old), read(carrier.both.new)
    if old is None or new is None:
        return
    kind, title = carrier.kind, carrier.title
    yield from worded(carrier.both, {"description": f"{kind}-description-changed"}, title)
    both = evolve(carrier.both, old=old, new=new)
    yield from switched(
        both,
        "required",
        (f"{kind}-became-required", f"{title} is required now."),
        (f"{kind}-became-optional", f"{title} is optional now."),
        default=carrier.location == "path",
    )
    yield from switched(
        both,
        "deprecated",
        (f"{kind}-deprecated", f"{title} is deprecated now."),
        (f"{kind}-undeprecated", f"{title} is no longer deprecated."),
    )
    yield from _written(carrier, both)
    yield from _valued(carrier, both, add)
    yield from compare_examples(both, title)


def compare_examples(both: Both, title: str) -> Differences:
    """Compare the examples of a value; names, texts and values."""
    for name in _EXAMPLES:
        before, after = _examples(both.old, name), _examples(both.new, name)
        if before != after:
            yield both.field(name, "examples-changed", f"{title} has other examples.")


def _examples(at: At, name: str) -> dict[str, str]:
    if name == "example":
        return {"": repr(_ordered(stated(at, name)))}
    found = {key: read(raw) for key, raw in members(at, name).items()}
    return {key: repr(_ordered(one.value)) for key, one in found.items() if one is not None}


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return sorted((str(name), _ordered(one)) for name, one in value.items())
    return list(map(_ordered, value)) if isinstance(value, list) else value


def _written(carrier: Carrier, both: Both) -> Differences:
    title = carrier.title
    if not members(both.old, "content") and not members(both.new, "content"):
        before, after = serializations(both.old, both.new, carrier.location)
        if before != after:
            message = f"{title} is written in another style."
            yield both.differing(f"{carrier.kind}-serialization-changed", message, before, after)
    if carrier.kind == "parameter":
        yield from _spelt(carrier, both)


def _spelt(carrier: Carrier, both: Both) -> Differences:
    title, query = carrier.title, carrier.location == "query"
    if query:
        yield from switched(
            both,
            "allowEmptyValue",
            ("parameter-empty-allowed", f"{title} may be sent without a value now."),
            ("parameter-empty-forbidden", f"{title} may no longer be sent without a value."),
        )
    # Before 3.2, only what is sent in the query could have reserved characters left as they are.
    before, after = (flag(at, "allowReserved") and (query or at.spec.version == "3.2") for at in (both.old, both.new))
    if before is not after:
        message = f"{title} has reserved characters escaped otherwise."
        found = both.field("allowReserved", "parameter-reserved-changed", message)
        yield evolve(found, before=before, after=after)


def _valued(carrier: Carrier, both: Both, add: Pairs) -> Differences:
    (before, old), (after, new) = _value(both.old), _value(both.new)
    if before != after:
        yield _other_media(carrier, both, before, after)
    if old is not None or new is not None:
        route = evolve(both.route, media=after or before)
        add(old or At(both.old.spec, both.old.pointer, True), new or At(both.new.spec, both.new.pointer, True), route)  # noqa: FBT003  # the schema that allows all


def _other_media(carrier: Carrier, both: Both, before: str, after: str) -> Difference:
    message = f"{carrier.title} is sent as {after or 'a plain value'} instead of {before or 'a plain value'}."
    return both.differing(f"{carrier.kind}-media-type-changed", message, before or ABSENT, after or ABSENT)


def _value(at: At) -> tuple[str, At | None]:
    """Give the media type and the schema of the value; no media type where the schema stands alone."""
    for media, raw in members(at, "content").items():
        return media.lower(), member(read(raw), "schema")
    return "", member(at, "schema")
