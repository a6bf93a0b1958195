"""The small parts of the page: escaped text, chips of grades, bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from clientwright.conformance.coverage.junit import printable
from clientwright.conformance.coverage.values import GRADES, Fact, Grade

#: What each grade means, for the legend.
MEANINGS: Final[Mapping[Grade, str]] = {
    "documented": "the provider's documentation says so, or prints an example that shows it",
    "observed": "somebody else's material shows it: a recording, a test report, code of a client",
    "assumed": "nobody says so; it is decided here, with a reason",
    "unstated": "nobody says so, and no reason is written down",
}


def text(value: str) -> str:
    """Write any text so that it is nothing but text, in an element as in an attribute."""
    return escape(printable(value))


def badge(grade: Grade) -> str:
    """Write the letter of a grade in its colour."""
    return f'<abbr class="b {grade[0]}" title="{grade}">{grade[0].upper()}</abbr>'


def chip(fact: Fact) -> str:
    """Write one statement in a few words, in the colour of its grade."""
    return f'<span class="c {fact.grade[0]}">{text(_said(fact))}</span>'


def bar(graded: Mapping[Grade, int]) -> str:
    """Draw how the grades divide a number."""
    total = sum(graded.values())
    if not total:
        return ""
    parts, start = [], 0.0
    for grade in GRADES:
        width = 100 * graded[grade] / total
        if width:
            parts.append(f'<rect class="{grade[0]}" x="{start:.2f}" width="{width:.2f}" height="8"/>')
        start += width
    said = ", ".join(f"{graded[grade]} {grade}" for grade in GRADES if graded[grade])
    shapes = "".join(parts)
    return (
        f'<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{said}">{shapes}</svg>'
    )


def letters(facts: Iterable[Fact]) -> str:
    """Give the first letters of the grades of some facts, the best first."""
    met = {fact.grade for fact in facts}
    return "".join(grade[0] for grade in GRADES if grade in met)


def _said(fact: Fact) -> str:
    if fact.name == "required":
        return "required" if fact.value == "yes" else "optional"
    if fact.name == "nullable":
        return "nullable" if fact.value == "yes" else "not null"
    if fact.name in {"type", "enum", "format"}:
        return fact.value
    return fact.name if fact.value.startswith("{") else f"{fact.name} {fact.value}"
