"""Compare how the fields of a form are written."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.differences import Both, Differences, Pairs
from clientwright.review.diff.headers import compare_headers
from clientwright.review.diff.nodes import entries, flag, member, members, read, stated, text
from clientwright.review.diff.places import At
from clientwright.review.diff.serialization import kinds, serialization
from clientwright.review.values import ABSENT, Step

_STYLED: Final = ("style", "explode", "allowReserved")
_FORM: Final = "application/x-www-form-urlencoded"


def compare_encodings(both: Both, title: str, add: Pairs) -> Differences:
    """Compare the encodings of two Media Type Objects."""
    ours, theirs = members(both.old, "encoding"), members(both.new, "encoding")
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        steps = (*both.route.steps, Step("property", name))
        pair = Both(_entry(both.old, ours, name), _entry(both.new, theirs, name), evolve(both.route, steps=steps))
        schemas = _property(both.old, name), _property(both.new, name)
        yield from _compare(pair, schemas, f"The field `{name}` of {title[:1].lower()}{title[1:]}", add)
    yield from _positional(both, title, add)


def _positional(both: Both, title: str, add: Pairs) -> Differences:
    ours, theirs = entries(both.old, "prefixEncoding"), entries(both.new, "prefixEncoding")
    for index in range(max(len(ours), len(theirs))):
        steps = (*both.route.steps, Step("item", str(index)))
        old = ours[index] if index < len(ours) else At(both.old.spec, both.old.pointer, {})
        new = theirs[index] if index < len(theirs) else At(both.new.spec, both.new.pointer, {})
        pair = Both(old, new, evolve(both.route, steps=steps))
        yield from _compare(pair, (None, None), f"Part {index} of {title[:1].lower()}{title[1:]}", add)
    rest = member(both.old, "itemEncoding"), member(both.new, "itemEncoding")
    if any(rest):
        old, new = (found or At(at.spec, at.pointer, {}) for found, at in zip(rest, (both.old, both.new), strict=True))
        route = evolve(both.route, steps=(*both.route.steps, Step("items")))
        yield from _compare(Both(old, new, route), (None, None), f"Each part of {title[:1].lower()}{title[1:]}", add)


def _entry(at: At, found: dict[str, At], name: str) -> At:
    """Give an encoding; where there is none, an empty one in the place of the media type."""
    return found.get(name) or At(at.spec, at.pointer, {})


def _property(at: At, name: str) -> At | None:
    return members(read(member(at, "schema")), "properties").get(name)


def _compare(both: Both, schemas: tuple[At | None, At | None], title: str, add: Pairs) -> Differences:
    if not isinstance(both.old.value, dict) or not isinstance(both.new.value, dict):
        return
    before, after = _media(both.old, schemas[0]), _media(both.new, schemas[1])
    if before != after:
        message = f"{title} is written as {after or 'its type has it'} instead of {before or 'its type has it'}."
        yield evolve(
            both.field("contentType", "encoding-content-type-changed", message),
            before=before or ABSENT,
            after=after or ABSENT,
        )
    of = kinds(*schemas)
    styles = _style(both.old, both.route.media, of), _style(both.new, both.route.media, of)
    if styles[0] != styles[1]:
        yield both.differing("encoding-style-changed", f"{title} is written in another style.", *styles)
    yield from compare_headers(both, title, add)
    yield from compare_encodings(both, title, add)


def _media(at: At, schema: At | None) -> str:
    """Give the content type of a field; nothing where it is the one that goes without saying."""
    named = ",".join(part.strip().lower() for part in (text(at, "contentType") or "").split(","))
    return "" if named == _usual(schema) else named


def _usual(schema: At | None) -> str:
    found = read(schema)
    kind = stated(found, "type")
    if kind in ("object", "array") or not isinstance(kind, str):
        return {"object": "application/json"}.get(str(kind), "")
    binary = text(found, "format") == "binary" or text(found, "contentEncoding") is not None
    return "application/octet-stream" if binary else "text/plain"


def _style(at: At, media: str, of: frozenset[str]) -> dict[str, JSON]:
    if not media.lower().startswith(_FORM) and not any(name in at.value for name in _STYLED):
        return {}
    return {**serialization(at, "query", of), "allowReserved": flag(at, "allowReserved")}
