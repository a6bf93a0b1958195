"""Compare the pairs of tests/review_corpus with this project and with what npm offers, each pair in the same run.

Run it where this project is installed, with Node.js and npm on the path: `python benchmarks/review_corpus.py`, with
`--save` to write benchmarks/results/review-corpus.json and .md. The tools are installed into a scratch folder.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeAlias

from attrs import frozen
from documents import ROOT
from machine import processor_and_python

sys.path.insert(0, str(ROOT / "tests"))
from review_pairs import Pair, pairs, told_by_us

from clientwright.review.values import Effect, Wire

OURS, REDOCLY, DIFF = "clientwright", "@redocly/cli diff", "openapi-diff"
PACKAGES: Final = {REDOCLY: ("@redocly/cli", "2.77.0"), DIFF: ("openapi-diff", "0.24.1")}
OUTCOMES: Final = ("found", "missed", "wrong")
_HARMLESS: Final = {Wire.ADDITIVE, Wire.DOCS}
HOW: Final = """\
Written by `python benchmarks/review_corpus.py --save`. Each tool is given every pair that it reads, as two JSON files.
A pair is *found* if a breaking difference is called breaking, another difference is told, and what is no difference
is not told; *missed* if a difference is not told, or a breaking one is called harmless, or the tool fails; *wrong* if
a harmless one is called breaking, or something is told of what is no difference. A risky difference may be called
either. Where only the Python of users breaks, as with another `operationId`, either verdict counts as found, since the
others have but one.
"""


@frozen
class Said:
    """What a tool says of a pair: how many differences it tells, and whether any is breaking."""

    count: int
    breaking: bool


Tool: TypeAlias = Callable[[Path, Path], Said]


def install(folder: Path) -> Path:
    """Install the tools, without running scripts of theirs; give the folder of their commands."""
    wanted = [f"{package}@{version}" for package, version in PACKAGES.values()]
    options = ["--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    subprocess.run(["npm", "install", *options, *wanted], check=True)  # noqa: S607  # the one on PATH is meant
    return folder / "node_modules" / ".bin"


def _output(*command: str | Path) -> Any:
    quiet = os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    told = subprocess.run(command, capture_output=True, text=True, env=quiet, check=False).stdout
    return {} if told.startswith("No changes found") else json.loads(told[told.index("{") :])


def redocly(commands: Path) -> Tool:
    """Give Redocly's `diff`, whose breaking differences are those that ask for a major version."""

    def compare(before: Path, after: Path) -> Said:
        told = _output(commands / "redocly", "diff", before, after, "--format", "json", "--fail-on", "none")
        return Said(len(told["changes"]), told["summary"]["major"] > 0)

    return compare


def openapi_diff(commands: Path) -> Tool:
    """Give `openapi-diff`, which reads OpenAPI 3.0."""

    def compare(before: Path, after: Path) -> Said:
        told = _output(commands / "openapi-diff", before, after)
        kinds = ("breakingDifferences", "nonBreakingDifferences", "unclassifiedDifferences")
        return Said(sum(len(told.get(kind, ())) for kind in kinds), told.get("breakingDifferencesFound", False))

    return compare


def outcome(pair: Pair, said: Said | None) -> str:
    """Judge what a tool says of a pair; None where it fails.

    Returns:
        One of `OUTCOMES`.

    """
    if said is None:
        return "missed"
    if pair.effect is Effect.BREAKING and pair.wire in {None, *_HARMLESS}:
        return "found" if said.count or pair.wire is None else "missed"
    if pair.wire is None:
        return "wrong" if said.count else "found"
    if not said.count or (pair.wire is Wire.BREAKING and not said.breaking):
        return "missed"
    return "wrong" if said.breaking and pair.wire in _HARMLESS else "found"


def ours(pair: Pair) -> Said:
    """Compare a pair with this project."""
    told = told_by_us(pair)
    return Said(len(told), any(one.wire is Wire.BREAKING for one in told))


def theirs(tool: Tool, some: Sequence[Pair], folder: Path) -> Iterator[tuple[Pair, Said | None]]:
    """Compare pairs with another tool, two at a time; what it cannot read or fails on is None."""

    def ask(numbered: tuple[int, Pair]) -> tuple[Pair, Said | None]:
        number, pair = numbered
        files = [folder / f"{number}-{side}.json" for side in ("before", "after")]
        for file, text in zip(files, (pair.before, pair.after), strict=True):
            file.write_text(text, "utf-8")
        try:
            return pair, tool(*files)
        except (ValueError, KeyError):
            return pair, None

    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(ask, enumerate(some))


def measure(some: Sequence[Pair]) -> dict[str, dict[str, str]]:
    """Give the outcome of every pair, by tool and the pair's id."""
    with tempfile.TemporaryDirectory() as scratch:
        commands = install(Path(scratch))
        readable = [pair for pair in some if pair.version == "3.0"]
        answers: dict[str, list[tuple[Pair, Said | None]]] = {
            OURS: [(pair, ours(pair)) for pair in some],
            REDOCLY: list(theirs(redocly(commands), some, Path(scratch))),
            DIFF: list(theirs(openapi_diff(commands), readable, Path(scratch))),
        }
    return {tool: {pair.id: outcome(pair, said) for pair, said in told} for tool, told in answers.items()}


def table(outcomes: dict[str, dict[str, str]]) -> Iterator[str]:
    """Write what was found, missed and wrong by area as Markdown, each tool beside the others."""
    areas = sorted({name.partition(":")[0] for name in outcomes[OURS]})
    yield "| area | " + " | ".join(f"{tool}: {' / '.join(OUTCOMES)}" for tool in outcomes) + " |"
    yield "|---|" + "---|" * len(outcomes)
    for area in (*areas, ""):
        counted = [Counter(told for name, told in one.items() if name.startswith(area)) for one in outcomes.values()]
        cells = [" / ".join(str(count[outcome]) for outcome in OUTCOMES) for count in counted]
        yield f"| {area or '**all**'} | {' | '.join(cells)} |"


def exact(some: Sequence[Pair]) -> list[str]:
    """Give the pairs of which this project does not tell exactly the expected rules, directions and verdicts."""
    return [pair.id for pair in some if pair.told != told_by_us(pair)]


def save(outcomes: dict[str, dict[str, str]], inexact: Sequence[str]) -> None:
    """Write the figures to benchmarks/results."""
    facts = processor_and_python() | dict(PACKAGES.values())
    failed = {tool: {name: told for name, told in one.items() if told != "found"} for tool, one in outcomes.items()}
    counted = {tool: dict(sorted(Counter(one.values()).items())) for tool, one in outcomes.items()}
    value = {
        "machine": facts,
        "pairs": len(outcomes[OURS]),
        "counted": counted,
        "inexact": list(inexact),
        "not found": failed,
    }
    results = ROOT / "benchmarks" / "results"
    (results / "review-corpus.json").write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (results / "review-corpus.md").write_text("\n".join(page(outcomes, inexact, facts)) + "\n", "utf-8")


def page(outcomes: dict[str, dict[str, str]], inexact: Sequence[str], facts: dict[str, str]) -> Iterator[str]:
    """Write the page of the figures."""
    yield from ("# Pairs of specs, compared", "", HOW)
    yield from table(outcomes)
    count = len(outcomes[OURS])
    yield from ("", f"clientwright tells exactly the expected changes of {count - len(inexact)} of {count} pairs.", "")
    yield from (f"- {name}: {fact}" for name, fact in facts.items())


def main() -> None:
    """Measure, print a table, and save it when told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="take only every so many pairs")
    parser.add_argument("--save", action="store_true", help="write the figures to benchmarks/results")
    options = parser.parse_args()
    some = pairs()[:: options.every]
    outcomes = measure(some)
    inexact = exact(some)
    print("\n".join(table(outcomes)), *inexact, sep="\n")
    if options.save:
        save(outcomes, inexact)


if __name__ == "__main__":
    main()
