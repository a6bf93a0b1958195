"""The `review` command: what a change of specs does, for the terminal, a pull request and a browser.

Only what reads the arguments is imported with this module; the rest is imported when the command runs.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from clientwright.pipeline.doors import opened

_ABOUT = """\
Compare the effective specs (after overlays) of two revisions, folders or spec files, and say for each change what it
does on the wire, what users of the Python client have to do, why it came, and on what evidence.
The exit status is 0 where nothing breaks that is not approved of, 1 where something does or the clients are stale,
2 where something is wrong with what was asked for."""


def add(commands: Any) -> None:
    """Add the command to the subcommands of an argument parser."""
    command = commands.add_parser("review", help="tell what a change of specs does", description=_ABOUT)
    command.add_argument("base", metavar="BASE", nargs="?", help="what was: a git revision, a folder, or a spec file")
    command.add_argument("head", metavar="HEAD", nargs="?", help="what is to be (the folder that you stand in)")
    for name, default, what in (
        ("specs", "specs", "specs"),
        ("overlays", "overlays", "overlays"),
        ("out", "generated", "generated clients"),
    ):
        shown = f"folder of {what}, below each side ({default})"
        command.add_argument(f"--{name}", metavar="DIR", type=Path, default=Path(default), help=shown)
    command.add_argument(
        "--provider", metavar="NAME", action="append", default=[], help="only this provider; may be repeated"
    )
    command.add_argument(
        "--approvals", metavar="FILE", type=Path, help="what was approved of (approvals.toml, where there is one)"
    )
    command.add_argument(
        "--python",
        action=argparse.BooleanOptionalAction,
        help="generate clients where there are none, to compare their Python (where the specs are small)",
    )
    _add_outputs(command)
    command.set_defaults(run=run)


def _add_outputs(command: argparse.ArgumentParser) -> None:
    for name, what in (
        ("markdown", "a comment for the pull request; empty where there is nothing to say"),
        ("html", "one page for a browser, without a network"),
        ("json", "everything, for programs"),
        ("sarif", "findings, for code scanning"),
    ):
        command.add_argument(f"--{name}", metavar="FILE", type=Path, help=f"write {what}")
    command.add_argument("--github", action="store_true", help="also print annotations for GitHub's log")
    command.add_argument("--explain", metavar="RULE", help="say what a rule means and why, and do nothing else")


def run(parsed: argparse.Namespace) -> int:
    """Run the command and give its exit status: 0 fine, 1 not to be landed like this, 2 wrong usage."""
    return opened("clientwright.review.commanding", "review", parsed)
