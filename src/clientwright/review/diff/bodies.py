"""Compare the request bodies of an operation."""

from __future__ import annotations

from attrs import evolve

from clientwright.review.diff.contents import compare_contents
from clientwright.review.diff.differences import Both, Differences, Pairs, come, gone, switched, worded
from clientwright.review.diff.endpoints import Endpoint
from clientwright.review.diff.nodes import flag, member, members, read
from clientwright.review.values import Route


def compare_bodies(old: Endpoint, new: Endpoint, route: Route, add: Pairs) -> Differences:
    """Compare what an operation is sent."""
    raws = member(old.at, "requestBody"), member(new.at, "requestBody")
    before, after = map(read, raws)
    inner = evolve(route, where="body")
    if before is not None and after is not None:
        yield from _pair(Both(raws[0] or before, raws[1] or after, inner), Both(before, after, inner), add)
    elif before is not None:
        message = "The operation takes no request body any more."
        yield gone(raws[0] or before, inner, "request-body-removed", message, sorted(members(before, "content")))
    elif after is not None:
        required = flag(after, "required")
        rule = "required-request-body-added" if required else "request-body-added"
        message = (
            "The operation needs a request body now." if required else "The operation may have a request body now."
        )
        yield come(raws[1] or after, inner, rule, message, sorted(members(after, "content")))


def _pair(raw: Both, both: Both, add: Pairs) -> Differences:
    yield from worded(raw, {"description": "request-body-description-changed"}, "The request body")
    yield from switched(
        both,
        "required",
        ("request-body-became-required", "The request body is required now."),
        ("request-body-became-optional", "The request body is optional now."),
    )
    yield from compare_contents(both, "The request body", add)
