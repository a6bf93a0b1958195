"""Finds out which tests reach which functions, each test in a process that has run no other."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import CodeType, FrameType
from typing import Any, TypeAlias

from attrs import frozen

from clientwright.conformance.mutation import forking


@frozen
class Reach:
    """What a test reaches.

    Attributes:
        seconds: How long it takes.
        functions: The qualified names of the functions, by file.

    """

    seconds: float
    functions: Mapping[str, Sequence[str]]

    def reaches(self, file: str, name: str) -> bool:
        """Tell whether the test runs a function."""
        return name in self.functions.get(file, ())


Reached: TypeAlias = Mapping[str, Reach]


def called(action: Callable[[], object], root: Path) -> dict[str, list[str]]:
    """Do something, and give the qualified names of the functions below a folder that ran meanwhile, by file."""
    codes: set[CodeType] = set()

    def note(frame: FrameType, _event: str, _argument: Any) -> None:
        codes.add(frame.f_code)

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    found: dict[str, set[str]] = {}
    for code in codes:
        if Path(code.co_filename).is_relative_to(root):
            # What runs within a function runs because of it.
            name = code.co_qualname.partition(".<locals>")[0]
            found.setdefault(Path(code.co_filename).relative_to(root).as_posix(), set()).add(name)
    return {file: sorted(names) for file, names in sorted(found.items())}


def reached(tests: Sequence[str], play: Callable[[str], bool], root: Path, folder: Path, workers: int) -> Reached:
    """Run every test by itself, and give what it reaches.

    Args:
        tests: Names of tests.
        play: Runs a test; tells whether it passed.
        root: The folder whose functions are of interest.
        folder: Where notes are kept; a test that has one is not run again.
        workers: How many processes run at once.

    """
    folder.mkdir(parents=True, exist_ok=True)

    def work(test: str) -> str:
        started = monotonic()
        passed: list[bool] = []
        functions = called(lambda: passed.append(play(test)), root)
        if all(passed):
            _note(folder, test).write_text(json.dumps([test, monotonic() - started, functions]), "utf-8")
        return "done"

    missing = [test for test in tests if not _note(folder, test).is_file()]
    for _ in forking.run(missing, work, workers=workers, timeout=60):
        pass
    return noted(folder)


def noted(folder: Path) -> Reached:
    """Read the notes on what each test reaches."""
    notes = (json.loads(note.read_text("utf-8")) for note in sorted(folder.glob("*.json")))
    return {test: Reach(seconds, functions) for test, seconds, functions in notes}


def _note(folder: Path, test: str) -> Path:
    return folder / f"{hashlib.sha256(test.encode()).hexdigest()[:20]}.json"
