"""Compare the security schemes that are in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientwright.pipeline.walking import Spec
from clientwright.review.diff.differences import Both, Differences, come, gone, worded
from clientwright.review.diff.endpoints import Endpoint
from clientwright.review.diff.nodes import alike, members, text
from clientwright.review.diff.places import At
from clientwright.review.diff.security import demand, schemes
from clientwright.review.values import Route

_TEXTS: Final = dict.fromkeys(("description", "bearerFormat", "deprecated"), "security-scheme-described")
_LINKS: Final = ("openIdConnectUrl", "oauth2MetadataUrl")
_FLOW_LINKS: Final = ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl")


def compare_schemes(
    pairs: tuple[tuple[Endpoint, Endpoint], ...], names: Mapping[str, str], before: Spec, after: Spec
) -> Differences:
    """Compare the schemes that an operation of both sides asks for.

    Args:
        pairs: The operations that are on both sides.
        names: What the base calls a scheme, and what the head does.
        before: The base.
        after: The head.

    """
    used = {name for old, _ in pairs for needs in demand(old, {}).needs for name in needs}
    asked = {name for _, new in pairs for needs in demand(new, {}).needs for name in needs}
    ours, theirs = schemes(before), schemes(after)
    for old, new in names.items():
        if old in used and new in asked:
            yield from _compare(Both(ours[old], theirs[new], Route(f"security scheme {new}", "spec")), new)


def _compare(both: Both, name: str) -> Differences:
    title = f"The credential `{name}`"
    yield from worded(both, _TEXTS, title)
    before, after = _kind(both.old), _kind(both.new)
    if before != after:
        message = f"{title} is {after} instead of {before}."
        yield both.differing("security-scheme-kind-changed", message, before, after)
        return
    if text(both.old, "type") == "apiKey":
        yield from _located(both, title)
    for field in _LINKS:
        yield from _linked(both, field, title)
    yield from _flows(both, title)


def _kind(at: At) -> str:
    return " ".join(filter(None, (text(at, "type"), (text(at, "scheme") or "").lower())))


def _located(both: Both, title: str) -> Differences:
    before, after = _key(both.old), _key(both.new)
    if before != after:
        message = f"{title} is sent as {_sent(both.new)} instead of {_sent(both.old)}."
        yield both.differing("security-scheme-location-changed", message, list(before), list(after))


def _key(at: At) -> tuple[str, str]:
    location, name = text(at, "in") or "", text(at, "name") or ""
    return location, name.lower() if location == "header" else name


def _sent(at: At) -> str:
    return f"{text(at, 'in')} `{text(at, 'name')}`"


def _linked(both: Both, field: str, title: str) -> Differences:
    if not both.same(field):
        yield both.field(field, "security-url-changed", f"{title} has another `{field}`.")


def _flows(both: Both, title: str) -> Differences:
    ours, theirs = members(both.old, "flows"), members(both.new, "flows")
    for name in sorted(ours.keys() - theirs.keys()):
        yield gone(ours[name], both.route, "security-flow-removed", f"{title} has no flow `{name}` any more.", name)
    for name in sorted(theirs.keys() - ours.keys()):
        yield come(theirs[name], both.route, "security-flow-added", f"{title} has the flow `{name}`.", name)
    for name in sorted(ours.keys() & theirs.keys()):
        flow = Both(ours[name], theirs[name], both.route)
        for field in _FLOW_LINKS:
            yield from _linked(flow, field, f"{title} in its flow `{name}`")
        yield from _scopes(flow, title)


def _scopes(flow: Both, title: str) -> Differences:
    ours, theirs = members(flow.old, "scopes"), members(flow.new, "scopes")
    for name in sorted(ours.keys() - theirs.keys()):
        yield gone(ours[name], flow.route, "flow-scope-removed", f"{title} knows no scope `{name}` any more.", name)
    for name in sorted(theirs.keys() - ours.keys()):
        yield come(theirs[name], flow.route, "flow-scope-added", f"{title} knows the scope `{name}`.", name)
    for name in sorted(ours.keys() & theirs.keys()):
        if not alike(ours[name].value, theirs[name].value):
            scope = Both(ours[name], theirs[name], flow.route)
            message = f"The scope `{name}` is described in other words."
            yield scope.differing("security-scheme-described", message, scope.old.value, scope.new.value)
