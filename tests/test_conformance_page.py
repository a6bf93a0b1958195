"""The pages on conformance say what is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientwright.conformance.cells.table import cell_table
from clientwright.conformance.coverage import count, gather, markdown
from clientwright.conformance.laws import LAWS
from clientwright.conformance.subjects import Project, Subject, subjects

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def providers() -> tuple[Subject, ...]:
    """Give the providers of this repository."""
    return subjects(Project(ROOT / "specs", ROOT / "overlays", ROOT / "generated"))


def rows(page: str, beginning: str) -> Iterator[str]:
    """Give the rows of tables that begin alike."""
    return (line for line in (ROOT / page).read_text("utf-8").splitlines() if line.startswith(beginning))


def test_the_page_lists_every_law() -> None:
    """The page gives each law with its code, name and sentence, and no other."""
    wanted = [f"| `{law.code}` | {law.name} | {law.sentence} |" for law in sorted(LAWS, key=lambda law: law.code)]
    assert wanted == list(rows("docs/conformance.md", "| `C"))


def test_the_readme_counts_the_laws() -> None:
    """The README says how many laws there are."""
    assert f"[{len(LAWS)} laws]" in (ROOT / "README.md").read_text("utf-8")


def test_the_readme_shows_what_specs_rest_on(providers: tuple[Subject, ...]) -> None:
    """The figures of evidence in the README are those that are counted."""
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = [line for line in markdown([count(gather(one)) for one in providers]).splitlines() if line[:1] == "|"]
    assert [] == [line for line in wanted if line not in readme]


def test_the_page_shows_how_many_cells_are_reached(providers: tuple[Subject, ...]) -> None:
    """The page gives the cells of each provider: all of them, those of the examples, and those of the laws."""
    for one in providers:
        figures = [line.split(" | ")[2:5] for line in cell_table([one]).splitlines()[2:-1]]
        sums = [sum(int(row[column]) for row in figures) for column in range(3)]
        assert f"| {one.name} | {' | '.join(map(str, sums))} |" in rows("docs/conformance.md", f"| {one.name} |")
