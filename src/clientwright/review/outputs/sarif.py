"""A review as SARIF 2.1.0, for tools that collect findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location
from clientwright.review.outputs.grouping import head_place, urgent_first
from clientwright.review.outputs.wording import grade, lines_of, sentences, spot, verdicts, visible
from clientwright.review.reports import Approval, Review, Reviewed
from clientwright.review.rules import Rule
from clientwright.review.values import Change, Wire

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "SRCROOT"
_FINGERPRINT: Final = "clientwrightReview/v1"
_LEVELS: Final = {Wire.BREAKING: "error", Wire.RISKY: "warning", Wire.ADDITIVE: "note", Wire.DOCS: "note"}


def as_sarif(review: Review) -> dict[str, JSON]:
    """Give the report as a SARIF log of one run.

    Each change is a result that is new against the base; what breaks with an approval is an accepted suppression.
    Files are relative to the root of the repository unless they were named otherwise.
    """
    names = {one.change.rule for one in review.reviewed} | {one.rule for one in review.problems}
    rules = list(_rules(names))
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [
        *(_problem(one) for one in review.problems),
        *(_result(review, one) for one in urgent_first(review.reviewed)),
    ]
    run = {
        "tool": {"driver": {"name": "clientwright review", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [{**result, "ruleIndex": places[result["ruleId"]]} for result in results],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def text(review: Review) -> str:
    """Give the report as the text of a SARIF log in ASCII, ended by a line break."""
    return json.dumps(as_sarif(review), indent=2) + "\n"


def _rules(used: set[str]) -> Iterator[dict[str, JSON]]:
    from clientwright.review.catalogue import RULES  # noqa: PLC0415  # the differ is not needed by other outputs

    yield from map(_rule, RULES.values())
    yield from ({"id": name} for name in sorted(used - set(RULES)))


def _rule(rule: Rule) -> dict[str, JSON]:
    both = {"request": rule.request, "response": rule.response}
    told = ", ".join(f"{side}: {wire.value}" for side, wire in both.items() if wire is not None)
    return {
        "id": rule.name,
        "shortDescription": {"text": f"{rule.title[:1].upper()}{rule.title[1:]}."},
        "fullDescription": {"text": rule.explain},
        "help": {"text": f"{rule.explain} On the wire: {told}."},
        "defaultConfiguration": {"level": _LEVELS[rule.wire("both")]},
    }


def _result(review: Review, one: Reviewed) -> dict[str, JSON]:
    change = one.change
    place = head_place(review, change)
    location = place.location if place is not None else change.old.location if change.old is not None else None
    result: dict[str, JSON] = {
        "ruleId": change.rule,
        "level": _LEVELS[grade(one)],
        "message": {"text": _message(one)},
        "locations": [_location(location, change)] if location is not None else [],
        "partialFingerprints": {_FINGERPRINT: change.fingerprint},
        "baselineState": "new",
        "properties": {
            "provider": change.provider,
            "wire": change.wire.value,
            "python": one.effect.value,
            "direction": change.direction,
            "cause": one.cause,
        },
    }
    if change.old is not None:
        result["relatedLocations"] = [_physical(change.old.location) | {"message": {"text": "In the base."}}]
    return result | ({"suppressions": [_suppression(one.approval)]} if one.approval is not None else {})


def _message(one: Reviewed) -> str:
    change = one.change
    lines = [f"{change.message} ({verdicts(one)})", *sentences(one), f"{change.routes[0].operation}: {spot(change)}"]
    return "\n".join(map(visible, [*lines, lines_of(change)]))


def _location(location: Location, change: Change) -> dict[str, JSON]:
    names = dict.fromkeys(visible(str(route)) for route in change.routes)
    logical = [{"fullyQualifiedName": name, "kind": "resource"} for name in names]
    return _physical(location) | {"logicalLocations": logical}


def _physical(location: Location) -> dict[str, JSON]:
    region = {"startLine": max(1, location.line), "startColumn": max(1, location.column)}
    return {"physicalLocation": {"artifactLocation": _artifact(location.file), "region": region}}


def _artifact(file: str) -> dict[str, JSON]:
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": f"file://{quote(path.as_posix(), errors='replace')}"}
    return {"uri": quote(path.as_posix(), errors="replace"), "uriBaseId": _ROOT}


def _suppression(approval: Approval) -> dict[str, JSON]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": f"{visible(approval.reason)} ({visible(approval.author)}, until {visible(approval.expires)})",
        "location": _physical(approval.location),
    }


def _problem(finding: Finding) -> dict[str, JSON]:
    return {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": visible(finding.message)},
        "locations": [_physical(finding.location)],
        "baselineState": "new",
    }
