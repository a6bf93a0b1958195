"""The `suggest` command: what a spec has to say so that it agrees with recorded calls.

Only what reads the arguments is imported with this module; the rest is imported when the command runs.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from clientwright.pipeline.doors import opened

_ABOUT = """\
Hold recorded calls (cassettes of vcrpy) against a provider's effective spec, and print a ready overlay that makes the
spec agree with them, its evidence below it as comments; what disagrees goes to standard error.
The exit status is 0 where nothing disagrees, 1 where something does, 2 where something is wrong with what was asked
for."""


def add(commands: Any) -> None:
    """Add the command to the subcommands of an argument parser."""
    command = commands.add_parser("suggest", help="suggest an overlay for what was recorded", description=_ABOUT)
    command.add_argument("cassettes", metavar="CASSETTE", nargs="+", type=Path, help="a file of recorded calls")
    command.add_argument("--provider", metavar="NAME", required=True, help="the provider that was called")
    for name in ("specs", "overlays"):
        shown = f"folder of {name} ({name})"
        command.add_argument(f"--{name}", metavar="DIR", type=Path, default=Path(name), help=shown)
    command.add_argument(
        "--write", action="store_true", help="write the overlay and its evidence among the provider's overlays"
    )
    command.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Run the command and give its exit status: 0 nothing to suggest, 1 something disagrees, 2 wrong usage."""
    return opened("clientwright.recording.commanding", "pipeline", parsed)
