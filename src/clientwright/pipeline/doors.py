"""How a command of the command line opens the room that does its work, whose libraries are an extra."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module


def opened(module: str, extra: str, parsed: argparse.Namespace) -> int:
    """Import the module of a command when it is asked for, run it, and give its exit status.

    Args:
        module: The module; its `run` takes the arguments.
        extra: The extra that brings its libraries; where one of them is missing, that is said, and the status is 2.
        parsed: The arguments.

    """
    try:
        status: int = import_module(module).run(parsed)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("clientwright"):
            raise
        needed = f"this command needs the extra `{extra}`: pip install 'clientwright[{extra}]'"
        sys.stderr.write(f"clientwright: {needed} ({error.name} is not installed)\n")
        return 2
    return status
