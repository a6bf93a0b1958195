"""Draw what things cost beside stock: one panel a measure, one bar a variant, a line from the least to the greatest."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from figures import OURS, Measure, Summary, summary

WIDTH, LABELS, ROW, MARGIN = 960, 380, 22, 16
STYLE = (
    "text { font: 13px system-ui, sans-serif; fill: #222 } .title { font-weight: 600 } .figure { fill: #555 } "
    ".bar { fill: #a9b4c2 } .ours { fill: #2f6f4f } .spread { stroke: #444; stroke-width: 1.5 }"
)


def chart(measures: dict[str, Measure], keys: tuple[str, ...]) -> str:
    """Give an SVG of the measures with these keys, costs as parts of the base's."""
    lines: list[str] = []
    top = MARGIN
    for key in keys:
        if key in measures:
            lines += _panel(measures[key], top)
            top += ROW * (len(measures[key].figures) + 2)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}">'
    back = f'<rect width="{WIDTH}" height="{top}" fill="#fff"/>'
    return "\n".join((head, f"<style>{STYLE}</style>", back, *lines, "</svg>", ""))


def _panel(measure: Measure, top: int) -> Iterator[str]:
    costs = {
        variant: summary(own / base for own, base in measure.pairs(variant, measure.base))
        for variant in measure.figures
        if measure.pairs(variant, measure.base)
    }
    most = max((cost.greatest for cost in costs.values()), default=1)
    yield _text(MARGIN, top + ROW - 7, f"{measure.title}: cost, {measure.base} = 1", "title")
    ordered = sorted(costs.items(), key=lambda each: each[1].middle)
    for index, (variant, cost) in enumerate(ordered, start=1):
        yield from _bar(variant, cost, (WIDTH - LABELS - 80) / most, top + ROW * index)


def _bar(variant: str, cost: Summary, scale: float, top: int) -> Iterator[str]:
    kind = "bar ours" if variant.startswith(OURS) else "bar"
    middle = top + ROW / 2
    yield _text(MARGIN, top + ROW - 7, variant, "name")
    yield f'<rect class="{kind}" x="{LABELS}" y="{top + 3}" width="{cost.middle * scale:.1f}" height="{ROW - 6}"/>'
    ends = f'x1="{LABELS + cost.least * scale:.1f}" x2="{LABELS + cost.greatest * scale:.1f}"'
    yield f'<line class="spread" {ends} y1="{middle}" y2="{middle}"/>'
    yield _text(LABELS + cost.greatest * scale + 8, top + ROW - 7, f"{cost.middle:.2f}", "figure")


def _text(left: float, bottom: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{left:.1f}" y="{bottom}">{escape(text)}</text>'
