"""Keeps what became of each mutant, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias, cast

from attrs import frozen

from clientwright.conformance.mutation import forking
from clientwright.conformance.mutation.sources import Mutant

Status: TypeAlias = Literal["killed", "survived", "timeout", "untested"]


@frozen
class Verdict:
    """What became of a mutant.

    Attributes:
        mutant: The mutant.
        status: `killed` by a test, `timeout` by the clock, `survived` all that reach it, or none reaches it.
        by: The test or law that noticed it; empty where none did.

    """

    mutant: Mutant
    status: Status
    by: str = ""


def version_of(*places: Path) -> str:
    """Give a digest of all that decides whether a mutant is noticed.

    Args:
        places: Files, and folders of Python, JSON and YAML files.

    """
    digest = hashlib.sha256()
    for file in sorted({file for place in places for file in _files(place)}):
        digest.update(f"{file.as_posix()}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    else:
        yield from (file for file in place.rglob("*") if file.suffix in {".py", ".json", ".yaml"})


class Records:
    """A file of verdicts, one on a line; those of another version are not known."""

    def __init__(self, path: Path, version: str) -> None:
        self._path, self._version = path, version
        self._known: dict[str, tuple[Status, str]] = {}
        if path.is_file():
            for line in path.read_text("utf-8").splitlines():
                digest, told, status, by = json.loads(line)
                if told == version:
                    self._known[digest] = cast("Status", status), by

    def known(self, mutants: Iterable[Mutant]) -> tuple[list[Verdict], list[Mutant]]:
        """Give the verdicts of mutants that have one, and the other mutants."""
        found: list[Verdict] = []
        new: list[Mutant] = []
        for mutant in mutants:
            if mutant.digest in self._known:
                found.append(Verdict(mutant, *self._known[mutant.digest]))
            else:
                new.append(mutant)
        return found, new

    def keep(self, verdict: Verdict) -> None:
        """Write a verdict down."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps([verdict.mutant.digest, self._version, verdict.status, verdict.by])
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def verdict_of(mutant: Mutant, answer: str) -> Verdict:
    """Read what a judge answered: `killed by whom`, `survived`, `untested`, `timeout`, `crashed`.

    Args:
        mutant: What it judged.
        answer: Its answer.

    """
    kind, _, by = answer.partition(" ")
    if kind == forking.CRASHED:
        return Verdict(mutant, "killed", answer)
    return Verdict(mutant, cast("Status", kind), by)
