"""Compare how long something is meant to live: its sunset and its stability."""

from __future__ import annotations

from datetime import date
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.differences import Both, Differences
from clientwright.review.diff.nodes import stated
from clientwright.review.values import Absent

_SUNSET: Final = "x-sunset"
_STABILITY: Final = "x-stability-level"
_LEVELS: Final = ("draft", "alpha", "beta", "stable")


def compare_sunsets(both: Both, title: str) -> Differences:
    """Compare the day from which something may be gone."""
    before, after = stated(both.old, _SUNSET), stated(both.new, _SUNSET)
    if isinstance(before, Absent) and isinstance(after, Absent):
        return
    if isinstance(before, Absent):
        yield both.field(_SUNSET, "sunset-set", f"{title} may be gone after {after}.")
    elif isinstance(after, Absent):
        yield both.field(_SUNSET, "sunset-removed", f"{title} has no announced end any more.")
    elif before != after:
        later = (old := _day(before)) and (new := _day(after)) and new > old
        rule = "sunset-postponed" if later else "sunset-changed"
        yield both.field(_SUNSET, rule, f"{title} may be gone after {after} instead of {before}.")


def compare_stability(both: Both, title: str) -> Differences:
    """Compare how stable something is said to be; what says nothing is stable."""
    before, after = stated(both.old, _STABILITY) or "stable", stated(both.new, _STABILITY) or "stable"
    if before != after:
        raised = before in _LEVELS and after in _LEVELS and _LEVELS.index(after) > _LEVELS.index(before)
        rule = "stability-raised" if raised else "stability-lowered"
        yield both.field(_STABILITY, rule, f"{title} is {after} instead of {before}.")


def _day(value: JSON) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
