"""Writes the report of a run: what the laws came to, and what the specs rest on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from clientwright.conformance.cells.table import cell_table
from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.counting import Figures, count
from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.writing import write_report
from clientwright.conformance.runs.corpus import file_for
from clientwright.conformance.runs.running import Plan
from clientwright.conformance.runs.telling import replaying
from clientwright.conformance.subjects import Subject


@frozen
class Report:
    """A report that was written.

    Attributes:
        figures: What the specs rest on, counted by provider.
        files: The files.

    """

    figures: tuple[Figures, ...]
    files: tuple[Path, ...]


def report(plan: Plan, subjects: Sequence[Subject], outcomes: Sequence[Outcome], folder: Path) -> Report:
    """Write the report.

    Args:
        plan: What was held.
        subjects: The providers.
        outcomes: What came of each task.
        folder: Where to write it.

    """
    gathered = [gather(subject) for subject in subjects]
    files = write_report(
        gathered, outcomes, folder, replay=lambda broken: replaying(file_for(broken, plan.failures), plan)
    )
    cells = folder / "cells.md"
    cells.write_text(cell_table(subjects) + "\n", "utf-8")
    return Report(tuple(map(count, gathered)), (*files, cells))
