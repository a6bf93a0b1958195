"""The `sandbox` command: the providers on loopback, until it is interrupted.

Only what reads the arguments is imported with this module; the rest is imported when the command runs.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from clientwright.pipeline.doors import opened

_ABOUT = """\
Play providers on loopback from their specs: they answer as documented, remember what was done, and keep a journal of
it. Printed are the address of a status page, that of each provider, the line of Python that opens its client, and the
address of a front, where the same providers misbehave: a request chooses a fault with the header
X-Clientwright-Fault, and --chaos chooses at random.
The exit status is 0 where Ctrl-C or SIGTERM has ended it, 1 where a spec is wrong, 2 where something is wrong with what
was asked for; nothing is played then."""


def add(commands: Any) -> None:
    """Add the command to the subcommands of an argument parser."""
    command = commands.add_parser("sandbox", help="play providers on loopback", description=_ABOUT)
    command.add_argument("providers", metavar="PROVIDER", nargs="*", help="only these; all when none is named")
    command.add_argument("--port", metavar="N", type=int, default=0, help="the port (a free one)")
    command.add_argument("--data", metavar="FILE", default=":memory:", help="keep what is remembered here (nowhere)")
    command.add_argument("--seed", metavar="N", type=int, default=0, help="what chance starts from (0)")
    shown = "behind the front, give this share of requests a random fault: a number from 0 to 1"
    command.add_argument("--chaos", metavar="RATE", type=float, help=shown)
    shown = "folder of specs (specs; where there is none, the specs of the clients that are installed)"
    command.add_argument("--specs", metavar="DIR", type=Path, help=shown)
    command.add_argument("--overlays", metavar="DIR", type=Path, help="folder of overlays (overlays)")
    command.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Run the command and give its exit status: 0 ended by the user, 1 a spec is wrong, 2 wrong usage."""
    return opened("clientwright.sandbox.commanding", "sandbox", parsed)
