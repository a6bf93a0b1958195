"""The report as one page that holds all it needs: no request leaves it, and it reads without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.counting import SUBJECTS, Figures, count
from clientwright.conformance.coverage.marking import MEANINGS, badge, bar, text
from clientwright.conformance.coverage.page_laws import laws
from clientwright.conformance.coverage.page_tree import trees
from clientwright.conformance.coverage.records import Replay
from clientwright.conformance.coverage.values import GRADES, Evidence
from clientwright.pipeline.offline_pages import framed, own_policy


def page(gathered: Sequence[Evidence], outcomes: Sequence[Outcome], replay: Replay) -> str:
    """Write the page.

    Args:
        gathered: The evidence of each provider.
        outcomes: What came of the laws, if they were held.
        replay: Gives the command that judges a broken document again.

    """
    style, script = _file("page.css"), _file("page.js")
    names = [each.provider for each in gathered]
    cards = "".join(map(_card, gathered))
    held = laws(outcomes, names, replay)
    body = [
        f"<header><h1>Evidence coverage</h1><p>{_LEAD}</p>{_legend()}</header>",
        _filters(names),
        f'<main><section id="figures"><h2>Figures</h2><div class="cards">{cards}</div></section>',
        f'<section id="laws"><h2>Laws</h2>{held}</section>',
        *(_provider(each) for each in gathered),
        f"</main><script>{script}</script>",
    ]
    return framed("Evidence coverage", style, own_policy(style, script), "\n".join(body))


_LEAD = (
    "What each spec states of a provider, and who says so. A row is one part of the spec; open it for the proof of"
    " every statement, the line that states it, and the example that shows it."
)


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8").strip()


def _legend() -> str:
    rows = (f'<li>{badge(grade)} <span class="c {grade[0]}">{grade}</span> {MEANINGS[grade]}' for grade in GRADES)
    return f'<ul class="legend">{"".join(rows)}</ul>'


def _filters(names: Sequence[str]) -> str:
    options = "".join(f"<option>{text(name)}</option>" for name in names)
    boxes = "".join(
        f'<label><input type="checkbox" name="grade" value="{grade[0]}" checked> {badge(grade)} {grade}</label>'
        for grade in GRADES
    )
    return (
        '<form id="filters" role="search" hidden><label>Provider <select id="provider"><option value="">all</option>'
        f'{options}</select></label><fieldset aria-label="Evidence">{boxes}</fieldset>'
        '<label class="grow">Search <input id="search" type="search" placeholder="name"'
        ' autocomplete="off"></label>'
        '<button type="button" id="unfold" aria-pressed="false">Unfold all</button><output id="found"></output></form>'
    )


def _card(evidence: Evidence) -> str:
    figures: Figures = count(evidence)
    head = "".join(f'<th title="{grade}">{badge(grade)}' for grade in GRADES)
    rows = []
    for subject in SUBJECTS:
        one = figures.counts[subject]
        numbers = "".join(f"<td>{one.graded[grade] or '·'}" for grade in GRADES)
        rows.append(f"<tr><th>{subject}<td class=w>{bar(one.graded)}{numbers}<td>{one.share}")
    table = f'<table class="figures"><tr><th><th class=w>{head}<th>in examples{"".join(rows)}</table>'
    name = text(evidence.provider)
    return f'<article class="card" data-p="{name}"><h3><a href="#provider-{name}">{name}</a></h3>{table}</article>'


def _provider(evidence: Evidence) -> str:
    name = text(evidence.provider)
    told = text(evidence.document)
    if evidence.url.startswith(("https://", "http://")):
        told = f'<a href="{text(evidence.url)}" rel="noreferrer">{told}</a>'
    source = f"Read off the provider's document {told}; lines are lines of it." if told else (
        "No ledger lies beside this spec, so only examples and overlays speak for it."
    )  # fmt: skip
    return (
        f'<section class="provider" data-p="{name}" id="provider-{name}"><h2>{name}</h2><p>{source}</p>'
        f"{trees(evidence)}</section>"
    )
