"""Compare what a description says of itself: its information, its tags and its version."""

from __future__ import annotations

from typing import Final

from clientwright.pipeline.walking import Spec
from clientwright.review.diff.differences import Both, Differences, come, gone, worded
from clientwright.review.diff.nodes import OURS, entries, member, text
from clientwright.review.diff.places import At
from clientwright.review.values import Route

_INFO: Final = ("title", "version", "summary", "description", "termsOfService", "contact", "license")
_TAG: Final = ("summary", "description", "externalDocs", "parent", "kind")


def compare_extras(before: Spec, after: Spec) -> Differences:
    """Compare what is said of the whole API; nothing of it is on the wire."""
    both = Both(At(before, "", before.document.data), At(after, "", after.document.data), Route("info", "spec"))
    if before.version != after.version:
        message = f"The description is written in OpenAPI {after.version} instead of {before.version}."
        yield both.field("openapi", "openapi-version-changed", message)
    yield from worded(both, {"externalDocs": "info-changed"}, "The API")
    old, new = member(both.old, "info"), member(both.new, "info")
    if old is not None and new is not None:
        info = Both(old, new, both.route)
        yield from worded(info, dict.fromkeys(_INFO, "info-changed"), "The API")
        if not info.same(f"{OURS}provider"):
            yield info.field(f"{OURS}provider", "provider-name-changed", "The provider has another name.")
    yield from _tags(both)


def _tags(both: Both) -> Differences:
    ours, theirs = _named(both.old), _named(both.new)
    for name in ours:
        if name not in theirs:
            yield gone(ours[name], _route(name), "tag-removed", f"The tag `{name}` is no longer described.", name)
    for name in theirs:
        if name in ours:
            tags = Both(ours[name], theirs[name], _route(name))
            yield from worded(tags, dict.fromkeys(_TAG, "tag-described"), f"The tag `{name}`")
        else:
            yield come(theirs[name], _route(name), "tag-added", f"The tag `{name}` is described.", name)


def _named(at: At) -> dict[str, At]:
    return {name: one for one in entries(at, "tags") if (name := text(one, "name")) is not None}


def _route(name: str) -> Route:
    return Route(f"tag {name}", "spec")
