"""A provider on the page: a card of figures, and its changes, grouped by operation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from clientwright.review.outputs.page_changes import Known, row
from clientwright.review.outputs.page_excerpts import Excerpts
from clientwright.review.outputs.page_parts import chip, fold, hunk, marked, text
from clientwright.review.outputs.wording import operation_of, plural
from clientwright.review.reports import Figure, ProviderReview
from clientwright.review.rules import Rule
from clientwright.review.values import Wire

_STATES: Final = {"added": chip("additive", "new provider"), "removed": chip("breaking", "provider removed")}
_BUMPS: Final = {"none": "none", "patch": "docs", "minor": "additive", "major": "breaking"}


def anchors(providers: Iterable[ProviderReview]) -> tuple[tuple[str, ...], ...]:
    """Give the id of each change of each provider: its fingerprint, with a number where several have the same."""
    met: Counter[str] = Counter()
    found = []
    for provider in providers:
        own = []
        for one in provider.changes:
            mark = one.change.fingerprint
            met[mark] += 1
            own.append(mark if met[mark] == 1 else f"{mark}-{met[mark]}")
        found.append(tuple(own))
    return tuple(found)


def card(provider: ProviderReview) -> str:
    """Write what became of a provider in a few figures."""
    name = text(provider.name)
    counted = Counter(one.change.wire for one in provider.changes)
    chips = " ".join(chip(wire, f"{counted[wire]} {wire}") for wire in Wire if counted[wire])
    wires = f'<p class="chips"><span class="k">On the wire</span> {chips}</p>' if chips else ""
    bump = chip(_BUMPS[provider.bump], f"version bump: {provider.bump}")
    said = f"<blockquote>{marked(provider.changelog)}</blockquote>" if provider.changelog else ""
    tools = fold([text(line) for line in provider.tool_changes], 5, "tool") if provider.tool_changes else ""
    return (
        f'<article class="card" data-provider="{name}"><h3><a href="#provider-{name}">{name}</a></h3>'
        f'<p class="chips">{_STATES.get(provider.state, "")} {bump}</p>{wires}{said}{_figures(provider.figures)}'
        f"{'<h4>Tools</h4>' if tools else ''}{tools}</article>"
    )


def _figures(figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    rows = "".join(map(_figure, figures))
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("before", "after", "difference"))
    return f'<table class="figures"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _figure(figure: Figure) -> str:
    before, after = ("·" if side is None else str(side) for side in (figure.before, figure.after))
    moved = (figure.after or 0) - (figure.before or 0) if None not in {figure.before, figure.after} else 0
    good = {"worse": moved < 0, "better": moved > 0}.get(figure.rising)
    word = "" if not moved or good is None else " (better)" if good else " (worse)"
    look = "yes" if word == " (better)" else "no" if word else "k"
    told = f'<span class="{look}">{moved:+}{word}</span>' if moved else ""
    return f'<tr><th scope="row">{text(figure.name)}</th><td>{before}</td><td>{after}</td><td>{told}</td></tr>'


def section(provider: ProviderReview, marks: Sequence[str], excerpts: Excerpts, rules: Mapping[str, Rule]) -> str:
    """Write the changes of a provider.

    Args:
        provider: The provider.
        marks: The id of each of its changes.
        excerpts: The text of the files.
        rules: The kinds of change.

    """
    known = Known(excerpts, rules, {one.sentence: one for one in provider.surface})
    groups: dict[str, list[str]] = {}
    for one, mark in zip(provider.changes, marks, strict=True):
        groups.setdefault(operation_of(one.change), []).append(row(one, mark, known))
    name = text(provider.name)
    listed = "".join(
        f'<section class="group"><h4>{text(operation)}</h4>{"".join(rows)}</section>'
        for operation, rows in groups.items()
    )
    return (
        f'<section class="provider" data-provider="{name}" id="provider-{name}"><h3>{name}</h3>'
        f"{listed or _nothing(provider)}{_surface(provider)}{_spec(provider)}</section>"
    )


def _nothing(provider: ProviderReview) -> str:
    tools = "Only tools changed; " if provider.tool_changes else ""
    names = "" if provider.surface else " and no public name of the client"
    return f'<p class="note">{tools or "Nothing changed: "}nothing on the wire{names} is different.</p>'


def _surface(provider: ProviderReview) -> str:
    if not provider.surface_diff and not provider.surface:
        return ""
    sentences = fold(
        [f"{chip(one.effect, one.effect)} <code>{text(one.sentence)}</code>" for one in provider.surface], 20, "name"
    )
    lines = hunk(provider.surface_diff) if provider.surface_diff else ""
    count = plural(len(provider.surface), "difference")
    return f'<details class="more"><summary>Public names: {count}</summary>{sentences}{lines}</details>'


def _spec(provider: ProviderReview) -> str:
    if not provider.spec_diff:
        return ""
    count = plural(len(provider.spec_diff), "line")
    return (
        f'<details class="more"><summary>Effective spec: {count} of diff</summary>{hunk(provider.spec_diff)}</details>'
    )
