"""A review as a comment on a pull request, in GitHub's Markdown and in as many characters as it may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from clientwright.review.outputs.changes_markdown import breaking_blocks, other_blocks
from clientwright.review.outputs.escaping import code, fenced, folded, prose, summary, text
from clientwright.review.outputs.folding import Block, fit
from clientwright.review.outputs.wording import (
    causes,
    figure,
    figures,
    headline,
    idle,
    moved,
    next_step,
    plural,
    proven,
    tally,
    visible,
)
from clientwright.review.reports import Proof, ProviderReview, Review

MARKER: Final = "<!-- clientwright-review -->"
_BRIEF: Final = 60  # lines of a long diff that are kept at first
_RULES: Final = 8  # rules that are named where changes are left out
_COMMAND: Final = 300  # characters of a command


def comment(review: Review, budget: int = 60_000, marker: str = MARKER) -> str:
    """Give the report as a comment.

    Where there is too much, the least important parts are replaced by lines that say how much was left out and how to
    see it: first the diff of the specs, then words, the diff of the public names, additions and what is risky, and
    what breaks in the end.

    Args:
        review: The report.
        budget: How many characters there may be; GitHub takes 65536. A comment that says no more than the counts, of
            some hundred characters, is given in any case.
        marker: What the comment is known by when it is updated; a comment of HTML, which nobody sees.

    """
    told = headline(review)
    head = f"{marker}\n## Spec review: {text(told.removesuffix('.'))}"
    if idle(review):
        return f"{head}\n\n{_reproduce(review)}"
    blocks = [
        Block(head),
        Block(f"**{text(next_step(review))}** Compared: {_named(review.base)} with {_named(review.head)}."),
        *_table(review),
        *_problems(review),
        *chain.from_iterable(_provider(one) for one in review.providers if moved(one)),
        *_proofs(review.proofs),
        *_stale(review),
        Block(_reproduce(review)),
    ]
    written = fit(blocks, budget, lambda bucket, counts: _left_out(review, bucket, counts))
    return written if written is not None else _least(review, marker)


def _named(side: str) -> str:
    return code(side[:_COMMAND])


def _reproduce(review: Review) -> str:
    return f"<sub>{_how(review)}</sub>"


def _how(review: Review) -> str:
    rest = "the HTML report of this run shows all of it"
    return (
        f"{code(review.command[:_COMMAND])} prints this report; {rest}." if review.command else f"{rest.capitalize()}."
    )


def _least(review: Review, marker: str) -> str:
    counts = text(tally(review.reviewed))
    told = f"{counts} in {plural(len(review.providers), 'provider')}"
    body = "There is too much to tell in a comment: everything but the counts is left out."
    return f"{marker}\n## Spec review: {told}\n\n**{text(next_step(review))}** {body}\n\n{_reproduce(review)}"


def _left_out(review: Review, bucket: str, counts: Counter[str]) -> str:
    noun, _, provider = bucket.partition("\n")
    rules = [f"{text(rule)} {count}" for rule, count in counts.most_common(_RULES) if rule]
    if len(counts) > _RULES:
        rules.append(f"{plural(len(counts) - _RULES, 'more rule')}")
    what = f" ({', '.join(rules)})" if rules else ""
    of = f" of {text(provider)}" if provider else ""
    return f"*Left out for length: {plural(counts.total(), noun)}{of}{what}.* {_how(review)}"


def _table(review: Review) -> Iterator[Block]:
    rows = [one for one in review.providers if moved(one)]
    names = list(dict.fromkeys(figure.name for one in rows for figure in one.figures if figure.before != figure.after))
    if rows:
        lines = [_row(["provider", "changes", "cause", "bump", *map(text, names)]), _row(["---"] * (4 + len(names)))]
        yield Block("\n".join([*lines, *(_row(_cells(one, names)) for one in rows)]), 9, "table", ("",) * len(rows))
    same = [text(one.name) for one in review.providers if not moved(one)]
    if same:
        yield Block(f"Without any change: {', '.join(same)}.", 9, "provider without any change", ("",) * len(same))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(provider: ProviderReview, names: Sequence[str]) -> list[str]:
    figures = {one.name: text(figure(one)) for one in provider.figures}
    state = "" if provider.state == "kept" else f" ({provider.state})"
    given = [f"{text(provider.name)}{state}", text(tally(provider.changes)), causes(provider.changes), provider.bump]
    return [*given, *(figures.get(name, "-") for name in names)]


def _problems(review: Review) -> Iterator[Block]:
    for number, one in enumerate(review.problems):
        title = "" if number else "### Problems\n\n"
        where = code(f"{one.location.file}:{one.location.line}")
        told = f"{title}- {one.severity.value}: {prose(one.message)} {where} {code(one.rule)}"
        yield Block(told, 10, "problem", (one.rule,))


def _provider(provider: ProviderReview) -> Iterator[Block]:
    yield Block(_heading(provider), 9, "heading", ("",))
    yield from breaking_blocks(provider)
    yield from other_blocks(provider)
    yield from _diff(provider.name, "API.md", "the public names that differ", provider.surface_diff, 2)
    yield from _diff(provider.name, "effective-spec diff", "the effective spec, after overlays", provider.spec_diff, 0)


def _heading(provider: ProviderReview) -> str:
    lines = [f"### {text(provider.name)}"]
    if provider.state != "kept":
        lines.append(f"The provider is {'new' if provider.state == 'added' else 'gone'}.")
    if provider.bump != "none":
        told = f" Changelog: {prose(provider.changelog)}" if provider.changelog else ""
        lines.append(f"Suggested version bump: **{provider.bump}**.{told}")
    if provider.tool_changes:
        same = "" if provider.surface else ", and no public name is different with it"
        lines.append(f"Tools: {', '.join(map(text, provider.tool_changes))}{same}.")
    if same_figures := figures(provider, moved=False):
        lines.append(f"<sub>Not moved: {text(same_figures)}.</sub>")
    return "\n\n".join(lines)


def _diff(provider: str, name: str, what: str, lines: Sequence[str], rank: int) -> Iterator[Block]:
    if not lines:
        return
    title = f"{name}: {what} ({plural(len(lines), 'line')})"
    rest = len(lines) - _BRIEF
    brief = ""
    if rest > 0:
        more = f"{plural(rest, 'more line')} left out here for length; the HTML report shows them."
        brief = folded(title, f"{fenced(lines[:_BRIEF], 'diff')}\n\n{more}")
    yield Block(folded(title, fenced(lines, "diff")), rank, f"{name} line\n{provider}", ("",) * len(lines), brief)


def _proofs(proofs: Sequence[Proof]) -> Iterator[Block]:
    if not proofs:
        return
    passed = ", ".join(code(one.name) for one in proofs if one.passed)
    names = f"\n\n{folded('samples that pass', passed)}" if passed else ""
    yield Block(f"### Proofs\n\n{proven(proofs)}{names}", 5, "proof", ("",) * len(proofs), proven(proofs))
    for one in proofs:
        if not one.passed:
            body = fenced(one.output.splitlines() or ["no output"], "text")
            title = f"fails: {summary(one.name)}"
            yield Block(folded(title, body), 5, "failed proof", ("",), f"Fails: {code(one.name)}")


def _stale(review: Review) -> Iterator[Block]:
    for number, one in enumerate(review.stale_approvals):
        title = "" if number else "### Stale approvals\n\n"
        where = code(visible(f"{one.location.file}:{one.location.line}"))
        told = f"by {text(one.author)} until {text(one.expires)}: {prose(one.reason)}"
        yield Block(f"{title}- {code(one.fingerprint)} {told} {where}", 6, "stale approval", ("",))
