"""A review on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clientwright.pipeline.report import one_line
from clientwright.review.outputs.grouping import Group, by_operation, by_rule
from clientwright.review.outputs.wording import (
    approved,
    arrow,
    causes,
    elsewhere,
    figures,
    grade,
    headline,
    idle,
    line_of,
    lines_of,
    moved,
    next_step,
    operation_of,
    plural,
    proven,
    sentences,
    spot,
    tally,
    verdicts,
    visible,
    wordy,
)
from clientwright.review.reports import Approval, Proof, ProviderReview, Review, Reviewed
from clientwright.review.values import Wire

_STYLES: Final = {Wire.BREAKING: "bold red", Wire.RISKY: "yellow", Wire.ADDITIVE: "green", Wire.DOCS: "dim"}
_NARROWEST: Final = 20  # columns that text is given at least
_EQUAL: Final = 3  # changes of one rule in one operation that are told in full
_WORDS: Final = 20  # changes of words that are told one by one
_LONG: Final = 20  # changes from which on what breaks nothing takes a line, and the verdict is told at the end too


def show(review: Review, console: Console) -> None:
    """Print the report.

    Args:
        review: The report.
        console: Where to; its width and colours are kept to.

    """
    _line(console, headline(review), style="bold")
    if idle(review) or wordy(review):
        return
    _line(console, next_step(review), style="green" if review.passed else "bold red")
    _table(review, console)
    for provider in review.providers:
        _provider(provider, console)
    _proofs(review.proofs, console)
    _listed(console, "Stale approvals", map(_stale, review.stale_approvals))
    _listed(console, "Problems", map(one_line, review.problems))
    if len(review.reviewed) > _LONG:
        _line(console, f"\n{headline(review)} {next_step(review)}", style="bold")
    if review.command:
        _line(console, f"\n{review.command} prints this report again.", style="dim")


def _line(console: Console, told: str, indent: int = 0, style: str = "") -> None:
    _put(console, Text(visible(told, keep="\n"), style), indent)


def _put(console: Console, text: Text, indent: int) -> None:
    for line in text.wrap(console, max(_NARROWEST, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent) + line if line else line, highlight=False, soft_wrap=True)


def _table(review: Review, console: Console) -> None:
    rows = [one for one in review.providers if moved(one)]
    table = Table("provider", "changes", "cause", "bump", box=None, pad_edge=False)
    for one in rows:
        state = "" if one.state == "kept" else f" ({one.state})"
        given = [f"{visible(one.name)}{state}", tally(one.changes), causes(one.changes), one.bump]
        table.add_row(*map(Text, given))
    if rows:
        console.print()
        console.print(table, highlight=False)


def _provider(provider: ProviderReview, console: Console) -> None:
    if not moved(provider):
        return
    _line(console, f"\n{provider.name}", style="bold underline")
    for word, told in (("Moved", figures(provider, moved=True)), ("The same", figures(provider, moved=False))):
        if told:
            _line(console, f"{word}: {told}.", 2)
    real = [one for one in provider.changes if grade(one) is not Wire.DOCS]
    for group in by_operation(real):
        _operation(group, len(provider.changes) > _LONG, console)
    _words([one for one in provider.changes if grade(one) is Wire.DOCS], console)
    if provider.tool_changes:
        same = "" if provider.surface else "; no public name is different with it"
        _line(console, f"Tools: {', '.join(provider.tool_changes)}{same}.", 2)
    if provider.bump != "none":
        _line(console, f"Suggested version bump: {provider.bump}. {provider.changelog}".rstrip(), 2)


def _operation(group: Group, many: bool, console: Console) -> None:  # noqa: FBT001  # private, and said by name above
    _line(console, group.title, 2, "bold")
    for kin in by_rule(group.changes):
        for number, one in enumerate(kin.changes):
            equal = number >= _EQUAL and len(kin.changes) > _EQUAL + 1
            if equal or (many and grade(one) is not Wire.BREAKING):
                _change(one, f"{spot(one.change)}: {arrow(one.change)}  {lines_of(one.change)}", _after(one), console)
            else:
                _change(one, "", _full(one), console)


def _change(one: Reviewed, told: str, lines: Iterable[str], console: Console) -> None:
    verdict, rule = (grade(one).value, _STYLES[grade(one)]), (visible(one.change.rule), "bold")
    head = Text.assemble(verdict, "  ", rule, f"  {one.change.fingerprint}  {told}".rstrip())
    _put(console, head, 4)
    for line in lines:
        _line(console, line, 6)


def _after(one: Reviewed) -> Iterator[str]:
    yield from (f"Python: {sentence}" for sentence in sentences(one))
    if one.approval:
        yield approved(one)


def _full(one: Reviewed) -> Iterator[str]:
    change = one.change
    direction = "" if change.direction == "none" else f"; {change.direction}"
    others = elsewhere(change)
    yield change.message
    yield f"{verdicts(one)}{direction}; cause: {one.cause}"
    yield f"{spot(change)}: {arrow(change)}"
    yield lines_of(change)
    if others:
        yield f"also in {others}"
    yield from _after(one)
    yield from (f"evidence: {line}" for line in one.evidence)


def _words(changes: Sequence[Reviewed], console: Console) -> None:
    if not changes:
        return
    _line(console, "only words", 2, "bold")
    if len(changes) > _WORDS:
        for group in by_rule(changes):
            rule, places = group.changes[0].change.rule, plural(len(group.changes), "place")
            operations = len({operation_of(one.change) for one in group.changes})
            _line(
                console,
                f"{rule}: {places} in {plural(operations, 'operation')}; the JSON and HTML reports list them",
                4,
            )
        return
    for one in changes:
        change = one.change
        where = f"{operation_of(change)}, {spot(change)}  {lines_of(change)}"
        _line(console, f"{change.rule}  {change.fingerprint}  {where}", 4, "dim")


def _proofs(proofs: Sequence[Proof], console: Console) -> None:
    if not proofs:
        return
    _line(console, "\nProofs", style="bold underline")
    _line(console, proven(proofs), 2)
    for one in (one for one in proofs if not one.passed):
        _line(console, f"fails  {one.name}", 4, "red")
        for line in one.output.splitlines():
            _line(console, line, 6)


def _stale(approval: Approval) -> str:
    told = f"{approval.fingerprint} by {approval.author} until {approval.expires}: {approval.reason}"
    return f"{told}  {line_of(approval.location)}"


def _listed(console: Console, title: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        if not number:
            _line(console, f"\n{title}", style="bold underline")
        _line(console, line, 2)
