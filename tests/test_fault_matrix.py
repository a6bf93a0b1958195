"""The fault matrix: every operation of every provider meets every fault, through both of its clients.

A failure names its cell, and the line that plays it again.
"""

import pytest
from client_calls import calls
from fault_matrix_cells import LASTING, cells, codes, failures
from fault_matrix_lasting import overdue
from fault_matrix_stage import WAYS

FAMILIES = list(codes())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("operation", sorted(calls()))
def test_every_fault_ends_in_what_is_known(operation: str, family: str, way: str) -> None:
    """A call gives a right result or an error of ours, which is true by the journal; and nothing leaks or is left."""
    assert [] == failures(operation, family, way)


@pytest.mark.parametrize("code", sorted(LASTING))
def test_what_lasts_too_long_ends_with_the_time_of_the_call(code: str) -> None:
    """A call that a fault holds up ends within its time and a tenth of it, with what is known of its effect."""
    family = next(name for name, found in codes().items() if code in found)
    assert [] == overdue(cell for cell in cells(family) if cell.fault == code)
