"""Descriptions with one mistake in a schema, an example or a name, and the finding that each must give."""

from __future__ import annotations

from typing import Final

from broken_examples import EXAMPLES
from broken_names import NAMES, TRAPS
from broken_rows import Broken, answer, get, of_paths, of_schemas
from broken_shapes import SHAPES, UNIONS
from broken_values import VALUES

SCHEMAS: Final[tuple[Broken, ...]] = (*SHAPES, *UNIONS, *VALUES)
BROKEN: Final[tuple[Broken, ...]] = (*SCHEMAS, *EXAMPLES, *NAMES, *TRAPS)

__all__ = ["BROKEN", "EXAMPLES", "NAMES", "SCHEMAS", "TRAPS", "Broken", "answer", "get", "of_paths", "of_schemas"]
