"""Plays the fault matrix: all of it, for docs/reliability.md, or the cells that are named on the command line.

python tests/fault_matrix_run.py [OPERATION/FAULT/WAY ...]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from client_calls import calls
from fault_matrix_cells import LASTING, Cell, cells, codes, failures, played
from fault_matrix_lasting import overdue
from fault_matrix_page import PAGE, page
from fault_matrix_stage import WAYS


def whole() -> Iterator[str]:
    """Play the whole matrix, and give what is wrong."""
    for operation in sorted(calls()):
        for family in codes():
            for way in WAYS:
                yield from failures(operation, family, way)
    for code in sorted(LASTING):
        yield from overdue(cell for family in codes() for cell in cells(family) if cell.fault == code)


def chosen(cell: Cell) -> list[str]:
    """Play one cell, and give what is wrong."""
    return overdue([cell]) if cell.fault in LASTING else played(cell)


def main(names: list[str]) -> int:
    """Play what is asked for, tell what is wrong, and write the page after a whole run."""
    found = [one for name in names for one in chosen(Cell(*name.split("/")))] if names else [*whole()]
    if not names:
        PAGE.write_text(page(one.partition(": ")[0] for one in found), "utf-8")
    sys.stdout.write("".join(f"{one}\n" for one in found) or "nothing is wrong\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
