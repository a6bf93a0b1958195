"""Processes that are talked to in lines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def script(name: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """Run a script of this folder beside this process; it ends when its input does."""
    command = [sys.executable, str(Path(__file__).with_name(name)), *arguments]
    with (
        suppress(BrokenPipeError),
        subprocess.Popen(command, text=True, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process,
    ):
        yield process
        process.communicate()


def ask(process: subprocess.Popen[str], line: str = "") -> str:
    """Tell a process a line, if any, and read the next that it prints.

    Raises:
        SystemExit: It has failed; it has said why.

    """
    with suppress(BrokenPipeError):
        if line:
            print(line, file=process.stdin, flush=True)
    answer = process.stdout.readline() if process.stdout else ""
    return answer.strip() or sys.exit(f"{process.args!r} failed; see above")
