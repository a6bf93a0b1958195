"""The changes of one provider in Markdown: what breaks in the open, all else folded by operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientwright.review.outputs.escaping import code, fenced, folded, linked, prose, summary, text
from clientwright.review.outputs.folding import Block
from clientwright.review.outputs.grouping import Group, by_operation, by_rule
from clientwright.review.outputs.wording import (
    approved,
    arrow,
    elsewhere,
    grade,
    lines_of,
    plural,
    rules_of,
    spot,
    tally,
    verdicts,
)
from clientwright.review.reports import ProviderReview, Reviewed
from clientwright.review.values import SurfaceChange, Wire

_EQUAL: Final = 3  # changes of one rule in one operation that are told in full
_EVIDENCE: Final = 5  # lines of evidence for one change
_SENTENCES: Final = 12  # sentences of Python for one change
_RANKS: Final = {Wire.DOCS: 1, Wire.ADDITIVE: 3, Wire.RISKY: 4, Wire.BREAKING: 7}


def breaking_blocks(provider: ProviderReview) -> Iterator[Block]:
    """Give what breaks, a block for each change, under the operation."""
    surface = {one.sentence: one for one in provider.surface}
    for group in by_operation(one for one in provider.changes if grade(one) is Wire.BREAKING):
        title = f"#### {code(group.title)}\n\n"
        for kin in by_rule(group.changes):
            for number, one in enumerate(kin.changes):
                full = _compact(one) if number >= _EQUAL and len(kin.changes) > _EQUAL + 1 else _full(one, surface)
                rank, bucket = _RANKS[Wire.BREAKING], f"breaking change\n{provider.name}"
                yield Block(f"{title}{full}", rank, bucket, (one.change.rule,), f"{title}{_compact(one)}")
                title = ""


def other_blocks(provider: ProviderReview) -> Iterator[Block]:
    """Give what breaks nothing, folded: a block for each operation, and one for all that only rewords."""
    surface = {one.sentence: one for one in provider.surface}
    real = [one for one in provider.changes if grade(one) not in {Wire.BREAKING, Wire.DOCS}]
    for group in by_operation(real):
        rank, rules = _RANKS[group.worst], tuple(one.change.rule for one in group.changes)
        told = "\n\n".join(_entries(group, surface))
        title = f"{summary(group.title)}: {tally(group.changes)}"
        bucket = f"risky or additive change\n{provider.name}"
        yield Block(folded(title, told), rank, bucket, rules)
    yield from _words(provider)


def _words(provider: ProviderReview) -> Iterator[Block]:
    docs = [one for one in provider.changes if grade(one) is Wire.DOCS]
    if docs:
        lines = "\n".join(_compact(one, one.change.routes[0].operation) for one in docs)
        title = f"only words: {summary(rules_of(docs))}"
        rules = tuple(one.change.rule for one in docs)
        yield Block(folded(title, lines), _RANKS[Wire.DOCS], f"docs change\n{provider.name}", rules)


def _entries(group: Group, surface: dict[str, SurfaceChange]) -> Iterator[str]:
    for kin in by_rule(group.changes):
        if len(kin.changes) > _EQUAL:
            yield "\n".join(map(_compact, kin.changes))
        else:
            yield from (_full(one, surface) for one in kin.changes)


def _compact(one: Reviewed, operation: str = "") -> str:
    change = one.change
    python = f" Python: {code('; '.join(one.python))}." if one.python else ""
    agreed = f" {text(approved(one))}." if one.approval else ""
    where = f"{code(operation)} {code(spot(change))}" if operation else code(spot(change))
    return (
        f"- **{text(change.rule)}** {code(change.fingerprint)} {where}: {code(arrow(change))} "
        f"{code(lines_of(change))}.{python}{agreed}"
    )


def _full(one: Reviewed, surface: dict[str, SurfaceChange]) -> str:
    change = one.change
    direction = "" if change.direction == "none" else f"; {change.direction}"
    others = elsewhere(change)
    parts = [
        f"**{text(change.rule)}** {code(change.fingerprint)}: {prose(change.message)}",
        "\n".join(
            line
            for line in (
                f"- {verdicts(one)}{direction}; cause: {one.cause}",
                f"- {code(spot(change))}: {code(arrow(change))}",
                f"- {code(lines_of(change))}",
                f"- also in {code(others)}" if others else "",
                f"- {text(approved(one))}" if one.approval else "",
                *_evidence(one.evidence),
            )
            if line
        ),
        *_python(one, surface),
    ]
    return "\n\n".join(parts)


def _evidence(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"- evidence: {linked(line)}" for line in lines[:_EVIDENCE])
    rest = len(lines) - _EVIDENCE
    if rest > 0:
        yield f"- {plural(rest, 'more line')} of evidence in the HTML report"


def _python(one: Reviewed, surface: dict[str, SurfaceChange]) -> Iterator[str]:
    shown = one.python[:_SENTENCES]
    found = [surface.get(sentence) for sentence in shown]
    if any(each is not None and (each.before or each.after) for each in found):
        yield fenced([line for pair in zip(shown, found, strict=True) for line in _differing(*pair)], "diff")
    elif shown:
        yield fenced(shown, "python")
    if len(one.python) > _SENTENCES:
        yield f"{plural(len(one.python) - _SENTENCES, 'more sentence')} on the Python in the HTML report."


def _differing(sentence: str, change: SurfaceChange | None) -> Iterator[str]:
    yield f"  {sentence}"
    if change is not None:
        yield from (f"-   {line}" for line in change.before.splitlines())
        yield from (f"+   {line}" for line in change.after.splitlines())
