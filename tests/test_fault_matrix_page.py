"""What docs/reliability.md says is so: its table, its list of faults, its figures and its examples."""

import re
import runpy
from collections import Counter
from pathlib import Path

import providers
import pytest
from client_calls import calls
from fault_matrix_cells import LASTING, SURROUNDINGS, Cell, cells, codes
from fault_matrix_oracles import ATTEMPTS, OWN, expected
from fault_matrix_page import PAGE, ROUND, matrix, page, passed, written

from clientwright import retries, settings, transport
from clientwright.sandbox.faults import faults

TEXT = PAGE.read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def test_the_page_is_what_a_whole_run_without_failures_writes() -> None:
    """The table counts the cells that there are, all of them right, and the list has every fault."""
    assert page([]) == TEXT


def test_the_matrix_is_all_of_it() -> None:
    """The cells are every operation, every fault but `ok` and both ways, each once."""
    found = Counter(cell for family in codes() for cell in cells(family))
    listed = {*faults(), *ROUND} - {"ok"}
    assert {1} == set(found.values())
    assert {Cell(name, code, way) for name in calls() for code in listed for way in ("sync", "async")} == set(found)
    assert set(OWN) <= listed
    assert listed >= LASTING
    assert set(ROUND) == set(codes()[SURROUNDINGS])


def test_a_cell_that_fails_is_missing_in_the_table() -> None:
    """A cell that is not right is not counted, and nothing else changes."""
    cell = next(cells("framing", "swipe"))
    all_right, others = passed([]), passed([str(cell)])
    assert 1 == all_right["framing", "swipe"] - others["framing", "swipe"]
    assert 1 == sum(all_right.values()) - sum(others.values())
    assert matrix(all_right) != matrix(others)


def test_a_page_without_marks_is_refused() -> None:
    """A part is never put where no mark says so."""
    with pytest.raises(AssertionError, match="no marks for faults"):
        written("# A page", {"faults": "a"})


@pytest.mark.parametrize("code", sorted({*faults(), *ROUND} - {"ok"}))
def test_nothing_is_expected_that_cannot_be_known(code: str) -> None:
    """What the matrix wants a client to say of the effect is at most what the fault lets it know."""
    fault = faults().get(code)
    if fault is not None:
        assert set(expected(code).applied) <= {fault.knowable, None}


def test_the_figures_are_those_of_the_code() -> None:
    """Statuses, pauses and attempts on the page are those in the code."""
    told = re.search(r"after 429, (.*?)\. Any", TEXT, re.DOTALL)
    assert told is not None
    assert retries.LATER == {429, *map(int, re.findall(r"\d{3}", told[1])), 521, 522, 523}
    assert (0.5, 60.0, 5.0) == (retries.BASE, retries.LONGEST_ASKED, transport.CONNECT_SECONDS)
    assert "half a second" in TEXT
    assert "up to 60\nseconds" in TEXT
    assert "at most 5 seconds" in TEXT
    assert ATTEMPTS == settings.RETRIES + 1


def test_the_examples_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's test and the three ways to choose a fault run as they stand."""
    monkeypatch.chdir(providers.ROOT)
    monkeypatch.syspath_prepend(str(providers.GENERATED / "trybe"))
    monkeypatch.setattr(retries, "BASE", 0.001)
    for number in (1, 2):
        file = tmp_path / f"example_{number}.py"
        file.write_text(SNIPPETS[number], "utf-8")
        for name, value in runpy.run_path(str(file)).items():
            if name.startswith("test_"):
                value()
    assert 3 == len(SNIPPETS)
