"""The `record` and `suggest` commands: calls that are recorded, and what a spec has to say to agree with them.

Only what reads the arguments is imported with this module; the rest is imported when the command runs.
"""

from __future__ import annotations

import argparse
from math import inf
from pathlib import Path
from typing import Any, Final

from clientwright.pipeline.doors import opened

_ABOUT: Final = """\
Hold recorded calls (cassettes of vcrpy) against a provider's effective spec, and print a ready overlay that makes the
spec agree with them, its evidence below it as comments; what disagrees goes to standard error.
The exit status is 0 where nothing disagrees, 1 where something does, 2 where something is wrong with what was asked
for."""


_RECORD: Final = """\
Make calls that only read, and keep them as a cassette of vcrpy: without credentials, and with made-up values in the
place of what the spec marks as personal (x-clientwright-pii, x-clientwright-sensitive) or does not know. Credentials
come from the environment variables that the client reads, such as TRYBE_TOKEN. What is kept is held against the spec,
and what disagrees goes to standard error. Where something that looks personal or secret is left, nothing is kept.
The exit status is 0 where a cassette was kept, 1 where none was, 2 where something is wrong with what was asked for."""


def add(commands: Any) -> None:
    """Add the commands to the subcommands of an argument parser."""
    _add_record(commands)
    _add_suggest(commands)


def _add_record(commands: Any) -> None:
    command = commands.add_parser("record", help="record calls that only read", description=_RECORD)
    command.add_argument("provider", metavar="PROVIDER", help="the provider to call")
    command.add_argument(
        "--base-url", metavar="URL", required=True, help="where it answers: https, or anything on loopback"
    )
    command.add_argument(
        "--call",
        metavar="CALL",
        dest="calls",
        action="append",
        default=[],
        help="'OPERATION [NAME=VALUE…]'; a VALUE of @OPERATION:/POINTER stands in an earlier answer; may be repeated "
        "(every operation that reads and needs no argument)",
    )
    _add_keeping(command)
    command.add_argument(
        "--timeout", metavar="SECONDS", type=_seconds, default=60.0, help="how long each call may take (60)"
    )
    _add_folders(command)
    command.set_defaults(run=run_record)


def _add_keeping(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--output",
        metavar="FILE|DIR",
        type=Path,
        default=Path("cassettes"),
        help="a file that ends in .yaml, or a folder, where a new name is taken (cassettes)",
    )
    command.add_argument("--force", action="store_true", help="write over a file that is there")
    command.add_argument(
        "--canary",
        metavar="TEXT",
        dest="canaries",
        action="append",
        default=[],
        help="keep nothing where this is left, in whatever encoding; may be repeated",
    )


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < inf:
        raise ValueError(text)
    return seconds


def _add_suggest(commands: Any) -> None:
    command = commands.add_parser("suggest", help="suggest an overlay for what was recorded", description=_ABOUT)
    command.add_argument("cassettes", metavar="CASSETTE", nargs="+", type=Path, help="a file of recorded calls")
    command.add_argument("--provider", metavar="NAME", required=True, help="the provider that was called")
    _add_folders(command)
    command.add_argument(
        "--write", action="store_true", help="write the overlay and its evidence among the provider's overlays"
    )
    command.set_defaults(run=run)


def _add_folders(command: argparse.ArgumentParser) -> None:
    for name in ("specs", "overlays"):
        shown = f"folder of {name} ({name})"
        command.add_argument(f"--{name}", metavar="DIR", type=Path, default=Path(name), help=shown)


def run_record(parsed: argparse.Namespace) -> int:
    """Run the `record` command and give its exit status: 0 kept, 1 not kept, 2 wrong usage."""
    return opened("clientwright.recording.recorder", "record", parsed)


def run(parsed: argparse.Namespace) -> int:
    """Run the `suggest` command and give its status: 0 nothing to suggest, 1 something disagrees, 2 wrong usage."""
    return opened("clientwright.recording.commanding", "pipeline", parsed)
