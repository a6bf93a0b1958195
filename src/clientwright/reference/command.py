"""The `docs` command: reference pages with the Python call beside each operation.

Only what reads the arguments is imported with this module; the rest is imported when the command runs.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from clientwright.pipeline.doors import opened

_ABOUT = """\
Write one page for each provider, for a browser without a network: its spec after overlays, the Python call beside each
operation, and a note wherever an overlay changed what the provider says.
The exit status is 0 where all pages were written, 1 where a spec is wrong, 2 where something is wrong with what was
asked for; no page is written then."""


def add(commands: Any) -> None:
    """Add the command to the subcommands of an argument parser."""
    command = commands.add_parser("docs", help="write reference pages", description=_ABOUT)
    command.add_argument("providers", metavar="PROVIDER", nargs="*", help="only these; all when none is named")
    for name, default, what in (
        ("specs", "specs", "specs"),
        ("overlays", "overlays", "overlays"),
        ("to", "reference", "pages, written"),
    ):
        command.add_argument(
            f"--{name}", metavar="DIR", type=Path, default=Path(default), help=f"folder of {what} ({default})"
        )
    shown = "as when the clients were generated: take errors of this rule for warnings; may be repeated"
    command.add_argument("--allow", metavar="RULE", action="append", default=[], help=shown)
    command.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Run the command and give its exit status: 0 written, 1 a spec is wrong, 2 wrong usage."""
    return opened("clientwright.reference.commanding", "docs", parsed)
