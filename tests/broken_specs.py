"""Good minimal descriptions, and what each single mistake in them must be called and where it stands."""

from __future__ import annotations

from typing import Final

import broken_operations
import broken_structure
from good_specs import GOOD, GOOD_30, GOOD_31, GOOD_32, Broken, broken, edit

BROKEN: Final[list[Broken]] = [
    *broken_structure.STRUCTURE,
    *broken_structure.DIALECT,
    *broken_structure.REFERENCES,
    *broken_operations.PATHS,
    *broken_operations.PARAMETERS,
    *broken_operations.OPERATIONS,
    *broken_operations.SECURITY,
    *broken_operations.SERVERS,
    *broken_operations.LINKS,
    *broken_operations.UNUSED,
]

__all__ = ["BROKEN", "GOOD", "GOOD_30", "GOOD_31", "GOOD_32", "Broken", "broken", "edit"]
