"""The head of the page: what the verdict is, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from clientwright.review.approvals import NAME
from clientwright.review.outputs.page_parts import at, chip, fold, marked, text
from clientwright.review.outputs.wording import headline, next_step, plural
from clientwright.review.reports import Review, Reviewed
from clientwright.review.values import Effect, Wire

_TODO: Final = 10


def header(review: Review, marks: Sequence[str]) -> str:
    """Write the head.

    Args:
        review: The report.
        marks: The id of each of its changes.

    """
    wires = Counter(one.change.wire for one in review.reviewed)
    effects = Counter(one.effect for one in review.reviewed)
    counted = [chip(wire, f"{wires[wire]} {wire}") for wire in Wire if wires[wire]]
    python = [chip(effect, f"{effects[effect]} {effect}") for effect in Effect if effects[effect]]
    rows = (("On the wire", counted), ("In Python", python))
    told = "".join(
        f'<p class="chips"><span class="k">{name}</span> {" ".join(chips)}</p>' for name, chips in rows if chips
    )
    look = "passed" if review.passed else "failed"
    return (
        f"<header><h1>Spec review</h1><p><code>{text(review.base)}</code> → <code>{text(review.head)}</code></p>"
        f'<section class="verdict {look}" aria-label="Verdict"><h2>{text(headline(review))}</h2>{told}'
        f"<p><strong>{text(next_step(review))}</strong></p>{_todo(review, marks)}</section></header>"
    )


def _todo(review: Review, marks: Sequence[str]) -> str:
    """Say what to do next."""
    parts = []
    if review.problems:
        items = [f"{text(each.message)} {at(each.location)} <code>{text(each.rule)}</code>" for each in review.problems]
        parts.append(f"<h3>Solve first</h3>{fold(items, _TODO, 'problem')}")
    open_ones = {id(one) for one in review.unapproved}
    pairs = zip(review.reviewed, marks, strict=True)
    waiting = [_link(one, mark) for one, mark in pairs if id(one) in open_ones]
    if waiting:
        parts.append(f"<h3>Approve in <code>{NAME}</code>, or undo</h3>{fold(waiting, _TODO, 'change')}")
    if review.stale_approvals:
        items = [
            f"<code>{text(each.fingerprint)}</code> {text(each.reason)}"
            f' <span class="k">{text(each.author)}, until {text(each.expires)}</span> {at(each.location)}'
            for each in review.stale_approvals
        ]
        parts.append(
            f"<h3>Remove approvals of what is no longer here, or renew them</h3>{fold(items, _TODO, 'approval')}"
        )
    failed = sum(not proof.passed for proof in review.proofs)
    if failed:
        word = "type-checks" if failed == 1 else "type-check"
        parts.append(f'<p><a href="#proofs">{plural(failed, "sample")} of the base no longer {word}.</a></p>')
    return "".join(parts)


def _link(one: Reviewed, mark: str) -> str:
    change = one.change
    return (
        f'<a href="#{text(mark)}"><code>{text(change.fingerprint)}</code></a> {marked(change.message)}'
        f' <span class="k">{text(change.provider)}, {text(str(change.routes[0]))}</span>'
    )
