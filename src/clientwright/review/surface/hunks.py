"""The lines of the list of public names that differ."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path


def surface_diff(old: Path, new: Path) -> tuple[str, ...]:
    """Compare the lists of public names that lie beside two packages.

    Args:
        old: The API.md that was; a file that is not there counts as empty.
        new: The API.md that is.

    Returns:
        The lines that differ, without context, each begun by `+` or `-`.

    """
    found = unified_diff(_lines(old), _lines(new), n=0, lineterm="")
    return tuple(line for line in list(found)[2:] if not line.startswith("@@"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
