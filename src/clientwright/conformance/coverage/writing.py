"""Writes a report to a folder: a table, JSON, JUnit XML and a page."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.counting import count
from clientwright.conformance.coverage.junit import junit
from clientwright.conformance.coverage.page import page
from clientwright.conformance.coverage.records import Replay, no_command, record
from clientwright.conformance.coverage.table import markdown
from clientwright.conformance.coverage.values import Evidence


def write_report(
    gathered: Sequence[Evidence], outcomes: Sequence[Outcome], folder: Path, *, replay: Replay = no_command
) -> tuple[Path, ...]:
    """Write coverage.md, coverage.json, junit.xml and index.html; each is whole or not there.

    Args:
        gathered: The evidence of each provider.
        outcomes: What came of the laws; nothing where they were not held.
        folder: Where to; it is made where it is missing.
        replay: Gives the command that judges a broken document again.

    Returns:
        The files.

    Raises:
        OSError: A file cannot be written.

    """
    texts = {
        "coverage.md": markdown([count(each) for each in gathered]) + "\n",
        "coverage.json": json.dumps(record(gathered, outcomes, replay)) + "\n",
        "junit.xml": junit(outcomes, replay),
        "index.html": page(gathered, outcomes, replay),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, written in texts.items():
        _replace(folder / name, written)
    return tuple(folder / name for name in texts)


def _replace(path: Path, written: str) -> None:
    """Write a file beside its place and move it there in one step."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(written)
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
