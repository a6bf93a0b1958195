"""Tells what became of mutants, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from clientwright.conformance.mutation.baseline import Judged
from clientwright.conformance.mutation.records import Verdict
from clientwright.conformance.mutation.sources import Mutant


@frozen
class Row:
    """One line of the summary.

    Attributes:
        kind: What was mutated.
        mutants: How many mutants were judged.
        killed: How many were noticed.
        listed: How many are known to survive, with a reason.
        survived: How many others survive.
        untested: How many no test reaches.

    """

    kind: str
    mutants: int
    killed: int
    listed: int
    survived: int
    untested: int

    @property
    def share(self) -> str:
        """How many in a hundred are noticed, those that are known to survive aside."""
        open_ones = self.mutants - self.listed
        return f"{100 * self.killed / open_ones:.1f}" if open_ones else "-"


def row(kind: str, judged: Judged) -> Row:
    """Give the line of some mutants."""
    return Row(kind, judged.count, judged.killed, len(judged.listed), len(judged.survived), len(judged.untested))


def table(rows: Sequence[Row]) -> str:
    """Write the summary."""
    head = ["| kind | mutants | killed | listed | survived | no test | % |", "|---|---:|---:|---:|---:|---:|---:|"]
    lines = (
        f"| {one.kind} | {one.mutants} | {one.killed} | {one.listed} | {one.survived} | {one.untested} | {one.share} |"
        for one in rows
    )
    return "\n".join([*head, *lines])


def by_folder(verdicts: Iterable[Verdict], listed: Mapping[tuple[str, str, str, str], str]) -> list[Row]:
    """Give a line for each folder or module of the mutants.

    Args:
        verdicts: What became of them.
        listed: The reasons of those that are known to survive.

    """
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(_folder(verdict.mutant.source.file), []).append(verdict)
    return [_row_of(name, found, listed) for name, found in sorted(groups.items())]


def _row_of(name: str, verdicts: Sequence[Verdict], listed: Mapping[tuple[str, str, str, str], str]) -> Row:
    alive = [verdict for verdict in verdicts if verdict.status in {"survived", "untested"}]
    known = sum(bool(listed.get(verdict.mutant.key)) for verdict in alive)
    new = [verdict.status for verdict in alive if not listed.get(verdict.mutant.key)]
    killed = len(verdicts) - len(alive)
    return Row(name, len(verdicts), killed, known, new.count("survived"), new.count("untested"))


def _folder(file: str) -> str:
    """Give a generated package's part, as `models` or `client.py`, and the file of other modules."""
    package, found, rest = file.partition("_client/")
    return f"{package.rpartition('/')[2]} {rest.partition('/')[0]}" if found else file


def _line(status: str, mutant: Mutant) -> str:
    return f"{status}: {mutant.source.file}:{mutant.line} {mutant.name}: {mutant.operator}: {mutant.change}"


def details(judged: Judged) -> str:
    """Write what has to be done, a line each."""
    alive = (_line(one.status, one.mutant) for one in (*judged.survived, *judged.untested))
    stale = (f"stale: {file} {name}: {operator}: {change}" for file, name, operator, change in judged.stale)
    return "\n".join([*alive, *stale])
