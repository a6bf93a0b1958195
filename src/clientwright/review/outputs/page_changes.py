"""One change on the page: a line with its verdicts, and folded below it all that a reviewer wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from clientwright.review.outputs.page_excerpts import Excerpt, Excerpts, beside, differing
from clientwright.review.outputs.page_parts import at, chip, fold, hunk, linked, marked, text, written
from clientwright.review.outputs.wording import plural
from clientwright.review.reports import Cause, Reviewed
from clientwright.review.rules import Rule
from clientwright.review.values import Absent, Direction, Place, SurfaceChange, Wire

#: What the words of the filters mean.
DIRECTIONS: Final[Mapping[Direction, str]] = {
    "request": "sent by the client",
    "response": "read by the client",
    "both": "sent and read",
    "none": "not data",
}
CAUSES: Final[Mapping[Cause, str]] = {
    "api": "the provider's API changed",
    "spec": "the spec was wrong",
    "shape": "an overlay or a template shapes it differently",
    "tool": "a tool works differently",
}
_ROUTES: Final = 5


@frozen
class Known:
    """What is known beside the change.

    Attributes:
        excerpts: The text of the files.
        rules: The kinds of change.
        surface: What is different of the public names, by its sentence.

    """

    excerpts: Excerpts
    rules: Mapping[str, Rule]
    surface: Mapping[str, SurfaceChange]


def facets(one: Reviewed) -> Mapping[str, str]:
    """Give what a change can be filtered by."""
    change = one.change
    return {
        "provider": change.provider,
        "wire": change.wire.value,
        "python": one.effect.value,
        "direction": change.direction,
        "cause": one.cause,
    }


def row(one: Reviewed, anchor: str, known: Known) -> str:
    """Write a change.

    Args:
        one: The change.
        anchor: The id of the element.
        known: What is known beside it.

    """
    attributes = "".join(f' data-{name}="{text(value)}"' for name, value in facets(one).items())
    parts = (_facts(one, anchor, known), _values(one), _sides(one, known), _python(one, known), _grounds(one))
    return f'<details class="change" id="{text(anchor)}"{attributes}>{_line(one)}<div>{"".join(parts)}</div></details>'


def _line(one: Reviewed) -> str:
    change = one.change
    wire, python = chip(change.wire, f"wire {change.wire}"), chip(one.effect, f"Python {one.effect}")
    broken = one.effect == "breaking" or change.wire is Wire.BREAKING
    approved = chip("additive", "approved") if one.approval else chip("risky", "needs approval") if broken else ""
    said = f' <code class="says">{text(one.python[0])}</code>' if one.python else ""
    where = f'<span class="k q">{text(str(change.routes[0]))}</span>{said}'
    return (
        f'<summary><span class="chips">{wire} {python} {approved}</span>'
        f'<span class="what"><b class="q">{marked(change.message)}</b><br>{where}</span></summary>'
    )


def _facts(one: Reviewed, anchor: str, known: Known) -> str:
    change = one.change
    rule = known.rules.get(change.rule)
    explained = f' <strong>{text(rule.title)}</strong>. <span class="k">{text(rule.explain)}</span>' if rule else ""
    mark = text(change.fingerprint)
    copied = f'<button type="button" class="copy" aria-label="Copy the fingerprint {mark}">copy</button>'
    pairs = {
        "rule": f'<code class="q">{text(change.rule)}</code>{explained}',
        "fingerprint": f'<a href="#{text(anchor)}"><code class="q">{mark}</code></a> {copied}',
        "direction": f'{change.direction} <span class="k">{DIRECTIONS[change.direction]}</span>',
        "cause": f'{one.cause} <span class="k">{CAUSES[one.cause]}</span>',
        "where": _routes(one),
        "approval": _approval(one),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs.items() if value)
    return f"<dl>{rows}</dl>"


def _routes(one: Reviewed) -> str:
    routes = one.change.routes
    items = [f"{text(str(route))}{' <i>incoming</i>' if route.incoming else ''}" for route in routes]
    count = len(one.change.operations)
    told = f'<span class="k">{plural(count, "operation")}</span>' if count > 1 else ""
    return f'<div class="routes q">{told}{fold(items, _ROUTES, "place")}</div>'


def _approval(one: Reviewed) -> str:
    given = one.approval
    if given is None:
        return ""
    until = f"by {text(given.author)}, until {text(given.expires)}, {at(given.location)}"
    return f'{text(given.reason)} <span class="k">{until}</span>'


def _values(one: Reviewed) -> str:
    old, new = written(one.change.before), written(one.change.after)
    before, after = differing(old, new)
    sides = (
        ("Before", one.change.before, _told_apart(old, before, "del")),
        ("After", one.change.after, _told_apart(new, after, "ins")),
    )
    boxes = "".join(
        f"<figure><figcaption>{name}</figcaption>"
        + ('<p class="gone">absent</p>' if isinstance(value, Absent) else f'<pre class="q">{lines}</pre>')
        + "</figure>"
        for name, value, lines in sides
    )
    return f'<div class="sides values">{boxes}</div>'


def _told_apart(lines: Iterable[str], differs: frozenset[int], tag: str) -> str:
    told = []
    for index, line in enumerate(lines):
        whole = text(f"{line}\n")
        told.append(f"<{tag}>{whole}</{tag}>" if index in differs else whole)
    return "".join(told)


def _sides(one: Reviewed, known: Known) -> str:
    if one.change.old is None and one.change.new is None:
        return ""
    old, new = beside(known.excerpts, one.change)
    shown = (_side("Base", one.change.old, old, "del"), _side("Head", one.change.new, new, "ins"))
    return f'<h5>Spec</h5><div class="sides spec">{"".join(shown)}</div>'


def _side(name: str, place: Place | None, excerpt: Excerpt | None, tag: str) -> str:
    if place is None:
        return f'<figure><figcaption>{name}</figcaption><p class="gone">not there</p></figure>'
    caption = f'<figcaption class="q">{name} {at(place.location)}</figcaption>'
    pointer = f'<p class="k"><code>{text(place.pointer)}</code></p>'
    return f"<figure>{caption}{_excerpt(excerpt, tag) if excerpt else ''}{pointer}</figure>"


def _excerpt(excerpt: Excerpt, tag: str) -> str:
    numbered = enumerate(excerpt.lines, excerpt.first)
    lines = "".join(_numbered(number, line, tag if number in excerpt.marked else "span") for number, line in numbered)
    left = f'<p class="k">{plural(excerpt.left, "more line")} of it, not shown</p>' if excerpt.left else ""
    return f'<pre class="code">{lines}</pre>{left}'


def _numbered(number: int, line: str, tag: str) -> str:
    return f'<{tag} data-n="{number}">{text(line)}\n</{tag}>'


def _python(one: Reviewed, known: Known) -> str:
    if not one.python:
        return ""
    items = "".join(
        f'<li><code class="q">{text(said)}</code>{_hunk(known.surface.get(said))}</li>' for said in one.python
    )
    return f'<h5>Python</h5><ul class="python">{items}</ul>'


def _hunk(found: SurfaceChange | None) -> str:
    if found is None or not (found.before or found.after):
        return ""
    lines = [f"{sign} {line}" for sign, side in (("-", found.before), ("+", found.after)) for line in side.splitlines()]
    return hunk(lines)


def _grounds(one: Reviewed) -> str:
    if not one.evidence:
        return ""
    items = "".join(f"<li>{linked(line)}</li>" for line in one.evidence)
    return f'<h5>Evidence</h5><ul class="q">{items}</ul>'
