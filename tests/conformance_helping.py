"""Laws that are planted beside the real ones, and runs of them over the providers of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from providers import GENERATED, OVERLAYS, SPECS

from clientwright.conformance.law import Case, Law, Violation, body_cases
from clientwright.conformance.runs.running import Plan
from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.pipeline.documents import JSON

FOLDERS = ("--specs", str(SPECS), "--overlays", str(OVERLAYS), "--out", str(GENERATED))
PROJECT = Project(SPECS, OVERLAYS, GENERATED)
Judge = Callable[[Case, JSON], Iterable[Violation]]


def one(name: str = "mayar") -> Subject:
    """Give a provider of this repository."""
    return subjects(PROJECT, (name,))[0]


def plan(**rest: object) -> Plan:
    """Give a plan over a provider of this repository, which leaves its traces in the current folder."""
    return Plan(PROJECT, **{"providers": ("mayar",), "profile": "dev", "seed": 1, **rest})  # type: ignore[arg-type]


def planted(
    judge: Judge,
    *,
    code: str = "X101",
    cases: int = 2,
    documents: Iterable[JSON] = (),
    strategy: SearchStrategy[JSON] | None = None,
) -> Law:
    """Give a law for the first bodies of a provider."""
    held = tuple(documents)

    def chosen(subject: Subject) -> Iterator[Case]:
        return islice(body_cases(subject), cases)

    drawn = None if strategy is None else lambda _: strategy
    return Law(code, "planted-law", "Planted laws hold.", "Pull it up.", chosen, judge, lambda _: held, drawn)


def no_fives(_: Case, document: JSON) -> Iterator[Violation]:
    """Refuse numbers from five."""
    if document >= 5:
        yield Violation(f"{document} is five or more.", "$", "client")


def numbers() -> SearchStrategy[JSON]:
    """Draw whole numbers."""
    return st.integers(0, 2**16 - 1)


SCRIPT = """\
import sys
from itertools import islice
from hypothesis import strategies as st
from clientwright.cli import main
from clientwright.conformance import laws
from clientwright.conformance.runs import soaking
from clientwright.conformance.law import Law, Violation, body_cases

def judge(case, document):
    if case.name == FIRST and document % 101 == 3 and document > 1000:
        yield Violation("a rare number")

def cases(subject):
    global FIRST
    found = tuple(islice(body_cases(subject), 2))
    FIRST = found[0].name
    return found

save = soaking.save

def stop_after_two_rounds(state, plan):
    save(state, plan)
    if state.round == 2:
        raise KeyboardInterrupt

soaking.save = stop_after_two_rounds
draw = lambda case: st.integers(0, 2**16 - 1)
laws.LAWS = (Law("X101", "rare", "No number is rare.", "Find it.", cases, judge, lambda _: (), draw),)
sys.exit(main(["conformance", *sys.argv[1:]]))
"""


def run_rare(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a law that only rare drawn documents break, as a machine of its own would."""
    folder.mkdir(exist_ok=True)
    script = folder / "rare.py"
    script.write_text(SCRIPT, "utf-8")
    command = [sys.executable, str(script), "mayar", *FOLDERS, "--jobs", "1", *arguments]
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(("CLIENTWRIGHT_", "CI"))}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**inherited, **environment}, timeout=120
    )
