"""The `conformance` command: hold the laws against specs, overlays and clients.

Only what reads the arguments is imported with this module; the laws are imported when the command runs.
"""

from __future__ import annotations

import argparse
import math
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from clientwright.pipeline.doors import opened

_ABOUT = """\
Hold the laws: of each provider, its spec, its overlays and its client against what the provider documents.
The exit status is 0 where all laws hold, 1 where one is broken, 2 where something is wrong with what was asked for."""


def add(commands: Any) -> None:
    """Add the command to the subcommands of an argument parser."""
    command = commands.add_parser("conformance", help="hold the laws against specs and clients", description=_ABOUT)
    command.add_argument("providers", metavar="PROVIDER", nargs="*", help="only these; all when none is named")
    for name, default, what in (
        ("specs", "specs", "specs"),
        ("overlays", "overlays", "overlays"),
        ("out", "generated", "generated clients"),
        ("corpus", "corpus", "documents that broke a law once, judged first"),
    ):
        command.add_argument(
            f"--{name}", metavar="DIR", type=Path, default=Path(default), help=f"folder of {what} ({default})"
        )
    shown = "as when the clients were generated: take errors of this rule for warnings; may be repeated"
    command.add_argument("--allow", metavar="RULE", action="append", default=[], help=shown)
    _add_effort(command)
    _add_ways(command)
    command.set_defaults(run=run)


def _add_effort(command: argparse.ArgumentParser) -> None:
    shown = "only laws of this code, family (C1) or name; may be repeated"
    command.add_argument("--law", metavar="CODE", action="append", default=[], help=shown)
    command.add_argument(
        "--profile", metavar="NAME", help="dev, ci or soak ($CLIENTWRIGHT_PROFILE, else dev; ci in CI)"
    )
    command.add_argument("--seed", metavar="N", type=int, help="what drawing starts from; printed where not given")
    command.add_argument("--shard", metavar="I/N", default="1/1", help="only the I-th of N parts of the laws")
    command.add_argument("--hours", metavar="H", type=_hours, help="how long to soak; until Ctrl-C when not given")
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    command.add_argument("--jobs", metavar="N", type=_jobs, default=jobs, help=f"processes ({jobs})")


def _add_ways(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report", metavar="DIR", type=Path, nargs="?", const=Path("conformance-report"), help="write a report there"
    )
    way = command.add_mutually_exclusive_group()
    way.add_argument("--list", action="store_true", help="list the laws")
    way.add_argument("--explain", metavar="CODE", help="say why a law matters, and what to do where it is broken")
    way.add_argument("--replay", metavar="FILE", type=Path, help="judge the document of a failure again")
    way.add_argument("--promote", metavar="FILE", type=Path, help="move a failure into the corpus")
    command.add_argument("--why", metavar="TEXT", help="why a failure is kept in the corpus")


def _hours(text: str) -> float:
    with suppress(ValueError):
        if 0 <= float(text) < math.inf:
            return float(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of hours")


def _jobs(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")


def run(parsed: argparse.Namespace) -> int:
    """Run the command and give its exit status: 0 held, 1 broken, 2 wrong usage."""
    return opened("clientwright.conformance.runs.commanding", "conformance", parsed)
