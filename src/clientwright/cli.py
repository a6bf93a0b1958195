"""The command line: `clientwright lint`, `regenerate`, `check`, `conformance`, `review` and the other commands.

The front door to the other rooms: it reads arguments, calls, prints, and turns findings into exit statuses
(0 fine, 1 findings, 2 wrong usage, 130 interrupted).
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientwright.conformance import command as conformance
from clientwright.recording import command as recording
from clientwright.reference import command as reference
from clientwright.review import command as review
from clientwright.sandbox import command as sandbox

if TYPE_CHECKING:
    from clientwright.pipeline.findings import Finding

_NEEDED = "this command needs the extra `pipeline`: pip install 'clientwright[pipeline]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    _prepare_streams()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # end as after Ctrl-C, with nothing left behind
    parsed = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = parsed.run
        status = run(parsed)
        sys.stdout.flush()
    except KeyboardInterrupt as stop:
        print(f"clientwright: interrupted; {str(stop) or 'nothing was changed'}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        _silence()
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("clientwright"):
            raise
        print(f"clientwright: {_NEEDED} ({error.name} is not installed)", file=sys.stderr)
        return 1
    except OSError as error:
        about = f"{error.filename}: " if error.filename else ""
        print(f"clientwright: {about}{error.strerror}; put that right and try again", file=sys.stderr)
        _silence()
        return 1
    return status


def _prepare_streams() -> None:
    """See to it that printing works: where a stream is closed, and where its encoding lacks a character."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence() -> None:
    """Let what is still to be written vanish, so that Python does not complain when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "clientwright", description="Typed Python clients from OpenAPI specs and overlays."
    )
    parser.add_argument("--version", action="version", version=f"clientwright {version('clientwright')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_lint(commands)
    _add_overlay(commands)
    _add_regenerate(commands)
    _add_check(commands)
    conformance.add(commands)
    review.add(commands)
    reference.add(commands)
    recording.add(commands)
    sandbox.add(commands)
    return parser


def _add_lint(commands: Any) -> None:
    lint = commands.add_parser("lint", help="check OpenAPI 3.0, 3.1 and 3.2 specs")
    lint.add_argument("specs", metavar="SPEC", nargs="+", type=Path, help="a YAML or JSON file")
    lint.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print findings")
    _add_allow(lint)
    lint.set_defaults(run=_lint)


def _add_overlay(commands: Any) -> None:
    overlay = commands.add_parser("overlay", help="work with OpenAPI overlays")
    apply = overlay.add_subparsers(metavar="COMMAND", required=True).add_parser(
        "apply", help="apply overlays to a spec"
    )
    apply.add_argument("spec", metavar="SPEC", type=Path, help="a YAML or JSON file")
    apply.add_argument("overlays", metavar="OVERLAY", nargs="+", type=Path, help="applied in the order given")
    apply.add_argument("--output", metavar="FILE", type=Path, help="write here instead of printing")
    apply.add_argument("--allow-unmatched", action="store_true", help="let a target match nothing")
    apply.set_defaults(run=_apply)


def _add_allow(command: argparse.ArgumentParser) -> None:
    shown = "take errors of this rule for warnings; may be repeated"
    command.add_argument("--allow", metavar="RULE", action="append", default=[], help=shown)


def _add_folders(command: argparse.ArgumentParser) -> None:
    for name, what in (("specs", "specs"), ("overlays", "overlays"), ("out", "generated clients")):
        default = Path("generated" if name == "out" else name)
        command.add_argument(
            f"--{name}", metavar="DIR", type=Path, default=default, help=f"folder of {what} ({default})"
        )
    _add_allow(command)


def _add_regenerate(commands: Any) -> None:
    regenerate = commands.add_parser("regenerate", help="bring the generated clients up to date")
    _add_folders(regenerate)
    regenerate.add_argument("providers", metavar="PROVIDER", nargs="*", help="only these; all when none is named")
    regenerate.set_defaults(run=_regenerate)


def _add_check(commands: Any) -> None:
    check = commands.add_parser("check", help="tell whether the generated clients are what the specs give")
    _add_folders(check)
    check.set_defaults(run=_check)


def _lint(parsed: argparse.Namespace) -> int:
    from clientwright.pipeline import report
    from clientwright.pipeline.findings import allow, errors
    from clientwright.pipeline.linting import lint

    findings = allow((finding for path in parsed.specs for finding in lint(path)), parsed.allow)
    text = report.format_findings(findings, parsed.format)
    if text:
        print(text)
    if parsed.format == "text":
        print(f"{len(parsed.specs)} checked: {report.count_of(findings)}", file=sys.stderr)
    return 1 if errors(findings) else 0


def _apply(parsed: argparse.Namespace) -> int:
    from clientwright.pipeline.overlay import command

    return command.run(parsed.spec, parsed.overlays, output=parsed.output, allow_unmatched=parsed.allow_unmatched)


def _regenerate(parsed: argparse.Namespace) -> int:
    from clientwright.pipeline import report
    from clientwright.pipeline.findings import PipelineError
    from clientwright.pipeline.regenerate import Job, regenerate

    begun = time.perf_counter()
    job = Job(parsed.specs, parsed.overlays, parsed.out, tuple(parsed.providers), tuple(parsed.allow))
    try:
        with report.live_progress() as progress:
            outcome = regenerate(job, progress)
    except PipelineError as error:
        return _refuse(error.findings, f"{parsed.out.as_posix()} is as it was")
    seconds = time.perf_counter() - begun
    if outcome.unchanged:
        print(f"nothing changed: {', '.join(outcome.unchanged)} ({seconds:.2f} s)")
        return 0
    for built in outcome.built:
        report.print_some(built.findings)
    report.print_outcome(outcome)
    print(f"regenerated in {seconds:.2f} s")
    return 0


def _check(parsed: argparse.Namespace) -> int:
    from clientwright.pipeline import report
    from clientwright.pipeline.findings import PipelineError
    from clientwright.pipeline.regenerate import Job, compare

    job = Job(parsed.specs, parsed.overlays, parsed.out, allowed=tuple(parsed.allow))
    try:
        with report.live_progress() as progress:
            difference = compare(job, progress)
    except PipelineError as error:
        return _refuse(error.findings, "nothing was compared")
    out = parsed.out.as_posix()
    if not difference.count:
        print(f"{out} is what the specs and overlays give")
        return 0
    report.print_difference(difference, sys.stdout)
    print(f"{out} is not what the specs and overlays give; run `clientwright regenerate`", file=sys.stderr)
    return 1


def _refuse(found: Sequence[Finding], state: str) -> int:
    from clientwright.pipeline import report
    from clientwright.pipeline.findings import errors

    wrong = errors(found)
    print(report.format_findings(wrong, "text"), file=sys.stderr)
    print(f"{report.count_of(found)}; {state}", file=sys.stderr)
    return 1
