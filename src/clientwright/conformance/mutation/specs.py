"""Judges the mutants of specs and overlays: ledgers, examples and checks notice them, or a decision is assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from clientwright.conformance.mutation.baseline import Baseline, Key
from clientwright.conformance.mutation.evidence import Verdict, table, verdicts, written
from clientwright.conformance.mutation.overlay_mutants import OverlayVerdict, overlay_verdicts
from clientwright.conformance.mutation.summary import Row
from clientwright.conformance.subjects import Project, Subject, subjects


@frozen
class SpecsJudged:
    """What became of the mutants of specs and overlays.

    Attributes:
        rows: The summary; what a ledger assumes is listed there with its reason.
        operators: A Markdown table of the mutants of specs: who noticed those of each operator first.
        survived: Those that nothing notices and no baseline lists.
        stale: Those that a baseline lists and something notices, or that are made no longer.

    """

    rows: tuple[Row, ...]
    operators: str
    survived: tuple[Key, ...]
    stale: tuple[Key, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing has to be done."""
        return not (self.survived or self.stale)

    @property
    def details(self) -> str:
        """What has to be done, a line each."""
        named = (("survived", self.survived), ("stale", self.stale))
        return "\n".join(f"{word}: {' '.join(filter(None, key))}" for word, keys in named for key in keys)


def judge_specs(project: Project, known: Baseline) -> SpecsJudged:
    """Judge every mutant of the specs that have a ledger, and of their overlays.

    Args:
        project: The folders.
        known: The mutants that are known to survive.

    """
    rows: list[Row] = []
    of_specs: list[Verdict] = []
    alive: list[Key] = []
    for subject in subjects(project):
        if subject.ledger is None:
            continue
        spec = list(verdicts(subject.document, subject.ledger))
        overlays = list(overlay_verdicts(subject))
        living = [*_living_of_spec(subject, spec), *_living_of_overlays(subject, overlays)]
        rows.append(_row(f"spec {subject.name}", [one.witness for one in spec], living, known))
        rows.append(_row(f"overlays {subject.name}", [one.witness for one in overlays], living, known))
        of_specs += spec
        alive += living
    survived = tuple(key for key in alive if not known.listed.get(key))
    stale = tuple(key for key in known.listed if key not in alive)
    return SpecsJudged(tuple(rows), written(table(of_specs)), survived, stale)


def _living_of_spec(subject: Subject, found: Sequence[Verdict]) -> Iterator[Key]:
    for one in found:
        if one.witness == "nothing":
            yield f"{subject.name}/openapi.yaml", "", one.mutant.operator, one.mutant.pointer


def _living_of_overlays(subject: Subject, found: Sequence[OverlayVerdict]) -> Iterator[Key]:
    for one in found:
        if one.witness == "nothing":
            name = subject.provider.overlays[one.mutant.overlay].name
            yield f"{subject.name}/{name}", "", one.mutant.operator, one.mutant.pointer


def _row(kind: str, witnesses: Sequence[str], living: Sequence[Key], known: Baseline) -> Row:
    """Count: what a ledger assumes, or a baseline lists, is listed."""
    mine = [key for key in living if key[0].endswith("openapi.yaml") == kind.startswith("spec")]
    listed = sum(bool(known.listed.get(key)) for key in mine)
    assumed, alive = witnesses.count("assumed"), witnesses.count("nothing")
    return Row(kind, len(witnesses), len(witnesses) - assumed - alive, assumed + listed, alive - listed, 0)
