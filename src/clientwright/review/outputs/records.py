"""A review as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any, Final

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location
from clientwright.review.outputs.wording import grade, headline
from clientwright.review.reports import Approval, Proof, ProviderReview, Review, Reviewed
from clientwright.review.values import ABSENT, Change, Place, Route, SurfaceChange, Wire

_VERSION: Final = 1


def as_json(review: Review) -> dict[str, JSON]:
    """Give the report as JSON values, valid by `review.schema.json` beside this module.

    A value that is absent on one side has no key there; null is the value null.
    """
    return {
        "version": _VERSION,
        "base": review.base,
        "head": review.head,
        "passed": review.passed,
        "headline": headline(review),
        "counts": _counts(review),
        "providers": [_provider(one) for one in review.providers],
        "proofs": [_proof(one) for one in review.proofs],
        "stale_approvals": [_approval(one) for one in review.stale_approvals],
        "problems": [_problem(one) for one in review.problems],
        "command": review.command,
    }


def text(review: Review) -> str:
    """Give the report as JSON text in ASCII, ended by a line break."""
    return json.dumps(as_json(review), indent=2, default=str) + "\n"


def _counts(review: Review) -> dict[str, JSON]:
    grades = [grade(one) for one in review.reviewed]
    return {each.value: grades.count(each) for each in Wire} | {"unapproved": len(review.unapproved)}


def _provider(provider: ProviderReview) -> dict[str, JSON]:
    return {
        "name": provider.name,
        "state": provider.state,
        "bump": provider.bump,
        "changelog": provider.changelog,
        "changes": [_reviewed(one) for one in provider.changes],
        "surface": [_surface(one) for one in provider.surface],
        "figures": [
            {"name": one.name, "before": one.before, "after": one.after, "rising": one.rising}
            for one in provider.figures
        ],
        "surface_diff": list(provider.surface_diff),
        "spec_diff": list(provider.spec_diff),
        "tool_changes": list(provider.tool_changes),
    }


def _reviewed(one: Reviewed) -> dict[str, JSON]:
    return {
        **_change(one.change),
        "python": {"effect": one.effect.value, "sentences": list(one.python)},
        "verdict": grade(one).value,
        "cause": one.cause,
        "evidence": list(one.evidence),
        "approval": None if one.approval is None else _approval(one.approval),
    }


def _change(change: Change) -> dict[str, JSON]:
    values = {"before": change.before, "after": change.after}
    return {
        "fingerprint": change.fingerprint,
        "rule": change.rule,
        "wire": change.wire.value,
        "direction": change.direction,
        "message": change.message,
        **{side: value for side, value in values.items() if value is not ABSENT},
        "old": _place(change.old),
        "new": _place(change.new),
        "routes": [_route(one) for one in change.routes],
    }


def _place(place: Place | None) -> dict[str, JSON] | None:
    return None if place is None else {"pointer": place.pointer, **_location(place.location)}


def _location(location: Location) -> dict[str, JSON]:
    return {"file": location.file, "line": location.line, "column": location.column}


def _route(route: Route) -> dict[str, JSON]:
    return {
        "operation": route.operation,
        "where": route.where,
        "name": route.name,
        "media": route.media,
        "path": route.path,
        "old_id": route.old_id,
        "new_id": route.new_id,
        "incoming": route.incoming,
    }


def _surface(change: SurfaceChange) -> dict[str, JSON]:
    return {
        "symbol": change.symbol,
        "kind": change.kind,
        "effect": change.effect.value,
        "sentence": change.sentence,
        "before": change.before,
        "after": change.after,
    }


def _proof(proof: Proof) -> dict[str, JSON]:
    return {"name": proof.name, "passed": proof.passed, "output": proof.output}


def _approval(approval: Approval) -> dict[str, JSON]:
    return {
        "fingerprint": approval.fingerprint,
        "reason": approval.reason,
        "author": approval.author,
        "expires": approval.expires,
        **_location(approval.location),
    }


def _problem(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "pointer": finding.pointer,
        **_location(finding.location),
    }
