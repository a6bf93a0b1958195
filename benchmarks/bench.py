"""Measure the generated Trybe client beside what others generate, and beside what nobody can beat.

Prints the tables, and saves them in `benchmarks/results/` as Markdown, JSON and a chart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import chart
import competitors
import fleet
import generation
import importing
import report
from documents import SIZES
from figures import Measure
from goals import GOALS
from machine import machine
from processes import ask, script

RESULTS = Path(__file__).parent / "results"
CHARTED = ("decode-100", "decode-100-unknown", "encode-100", "kept-100", "sync", "concurrent", "import", "big")


def main() -> None:
    """Build, measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, no page of 1000, and nothing is saved")
    parser.add_argument("--only", default="", help="clients to measure, joined by commas: " + ", ".join(fleet.NAMES))
    arguments = parser.parse_args()
    only = tuple(filter(None, arguments.only.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        measures = measure_all(Path(folder), quick=arguments.quick, only=only)
    facts = machine()
    table = report.markdown(facts, GOALS, measures)
    print(table)
    if not arguments.quick and not only:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "benchmarks.md").write_text(table, "utf-8")
        (RESULTS / "benchmarks.json").write_text(report.as_json(facts, GOALS, measures), "utf-8")
        (RESULTS / "benchmarks.svg").write_text(chart.chart(measures, CHARTED), "utf-8")


def measure_all(folder: Path, *, quick: bool, only: tuple[str, ...]) -> dict[str, Measure]:
    """Build all competitors in a folder, and give every measure."""
    sizes = SIZES[:2] if quick else SIZES
    fleets, rounds = (1, 3) if quick else (3, 4)
    say("building the competitors")
    built = competitors.build(folder)
    with serving(built.answers) as url:
        jobs = [*fleet.codec_jobs(sizes), *fleet.call_jobs(url)]
        say("decoding, encoding, calling")
        fleet.measure(built, jobs, fleets, rounds, only)
        say("memory")
        memory = fleet.measure_memory(built, sizes, only)
        measures = {job.key: job.measure for job in jobs} | memory
        if not only:
            say("importing")
            measures |= importing.measure(built, folder, url, 2 if quick else 9)
    if not only:
        say("generating")
        measures |= generation.measure(built, folder / "generation", 1 if quick else 3)
    return measures


def say(what: str) -> None:
    """Tell what is being done."""
    print(f"{what} ...", file=sys.stderr)


@contextmanager
def serving(answers: Path) -> Iterator[str]:
    """Run the loopback server in a process of its own, and give its address."""
    with script("server.py", str(answers)) as process:
        yield f"http://127.0.0.1:{ask(process)}"


if __name__ == "__main__":
    main()
