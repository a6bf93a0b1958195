"""The review as one page that holds all it needs: no request leaves it, and it reads without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

from attrs import evolve

from clientwright.pipeline.offline_pages import framed, own_policy
from clientwright.review.outputs.grouping import urgent_first
from clientwright.review.outputs.page_excerpts import Excerpts
from clientwright.review.outputs.page_filters import filters
from clientwright.review.outputs.page_parts import fold, text
from clientwright.review.outputs.page_providers import anchors, card, section
from clientwright.review.outputs.page_verdict import header
from clientwright.review.outputs.wording import headline, plural
from clientwright.review.reports import Proof, Review
from clientwright.review.rules import Rule

_SAMPLES: Final = 20


def page(review: Review, excerpts: Excerpts) -> str:
    """Write the page.

    Args:
        review: The report.
        excerpts: The text of the files that changes have their places in.

    """
    style, script = _style(), _file(__package__, "page.js")
    ordered = (evolve(each, changes=urgent_first(each.changes)) for each in review.providers)
    review = evolve(review, providers=tuple(ordered))
    rules, marks = _rules(), anchors(review.providers)
    sections = (section(each, own, excerpts, rules) for each, own in zip(review.providers, marks, strict=True))
    cards = "".join(map(card, review.providers))
    body = [
        '<a class="skip" href="#changes">Skip to the changes</a>',
        header(review, [mark for own in marks for mark in own]),
        filters(review),
        f'<main><section id="providers"><h2>Providers</h2><div class="cards">{cards}</div></section>',
        f'<section id="changes"><h2>Changes</h2>{"".join(sections)}</section>',
        _proofs(review.proofs),
        _again(review),
        f'</main><p id="told" role="status" class="away"></p><script>{script}</script>',
    ]
    return framed(text(f"Spec review: {headline(review)}"), style, own_policy(style, script), "\n".join(body))


def _rules() -> Mapping[str, Rule]:
    from clientwright.review.catalogue import RULES  # noqa: PLC0415  # the catalogue is large, and only needed here

    return RULES


def _file(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8").strip()


def _style() -> str:
    """Give the style of the evidence page and what is different here, so that both pages look alike."""
    shared = _file("clientwright.conformance", "coverage/page.css")
    return f"{shared}\n{_file(__package__, 'page.css')}"


def _proofs(proofs: Sequence[Proof]) -> str:
    if not proofs:
        return ""
    failed = [proof for proof in proofs if not proof.passed]
    passed = [f'<span class="yes">passes</span> <code>{text(proof.name)}</code>' for proof in proofs if proof.passed]
    broken = "".join(
        f'<li><span class="no">fails</span> <code>{text(proof.name)}</code><pre>{text(proof.output)}</pre></li>'
        for proof in failed
    )
    told = f"Of {plural(len(proofs), 'sample')} of the base, {len(passed)} type-check against the clients of the head."
    listed = f"<ul>{broken}</ul>{fold(passed, _SAMPLES, 'sample')}"
    return f'<section id="proofs"><h2>Compatibility</h2><p>{told}</p>{listed}</section>'


def _again(review: Review) -> str:
    if not review.command:
        return ""
    return f'<section id="again"><h2>The same report again</h2><pre>{text(review.command)}</pre></section>'
