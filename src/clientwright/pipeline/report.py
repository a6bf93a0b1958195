"""Findings and outcomes as people and programs read them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Literal, TextIO, TypeAlias

from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.regenerate import Outcome, Progress
from clientwright.pipeline.trees import Difference

_SHOWN = 10
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_COLUMNS = ("operations", "models", "overlay actions", "examples checked", "files changed", "seconds")
FindingFormat: TypeAlias = Literal["text", "json", "github"]


def format_findings(findings: Iterable[Finding], form: FindingFormat) -> str:
    """Write findings: a line each, a JSON array, or GitHub's workflow commands."""
    if form == "json":
        return json.dumps([_record(finding) for finding in findings], indent=2)
    return "\n".join(_annotation(finding) if form == "github" else one_line(finding) for finding in findings)


def one_line(finding: Finding) -> str:
    """Write a finding as one line, whatever characters of the input are in it."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", str(finding))


def print_some(findings: Sequence[Finding]) -> None:
    """Print the first findings of one provider on standard error, and how many more there are."""
    for finding in findings[:_SHOWN]:
        print(one_line(finding), file=sys.stderr)
    if len(findings) > _SHOWN:
        rest = _plural(len(findings) - _SHOWN, "more warning")
        print(f"{findings[0].location.file}: {rest}; `clientwright lint` shows them", file=sys.stderr)


def count_of(findings: Iterable[Finding]) -> str:
    """Say how many errors and warnings there are."""
    found = list(findings)
    wrong = sum(finding.severity is Severity.ERROR for finding in found)
    return f"{_plural(wrong, 'error')}, {_plural(len(found) - wrong, 'warning')}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _record(finding: Finding) -> dict[str, str | int]:
    place = finding.location
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "pointer": finding.pointer,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }


def _annotation(finding: Finding) -> str:
    """Write a finding as GitHub reads it; commands end at a line break, properties at commas and colons too."""
    place = finding.location
    pairs = {"file": place.file, "line": place.line, "col": place.column, "title": finding.rule}
    properties = ",".join(f"{key}={escaped(str(value), ':,')}" for key, value in pairs.items())
    where = f" (at {finding.pointer})" if finding.pointer else ""
    return f"::{finding.severity.value} {properties}::{escaped(finding.message + where, '')}"


def escaped(text: str, more: str) -> str:
    """Write text so that GitHub takes it whole in a workflow command; `more` are characters of the place besides."""
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def print_difference(difference: Difference, stream: TextIO) -> None:
    """Print a line for each file that is not as it should be."""
    for word, names in (("changed", difference.changed), ("missing", difference.missing), ("extra", difference.extra)):
        for name in names:
            print(f"{word:8} {name}", file=stream)


@contextmanager
def live_progress() -> Iterator[Progress]:
    """Show, while a run goes on, what each provider is at: a table on a terminal, else a line a step."""
    if not sys.stderr.isatty():
        yield lambda provider, step: print(f"{provider}: {step}", file=sys.stderr)
        return
    steps: dict[str, str] = {}
    with ExitStack() as stack:

        def note(provider: str, step: str) -> None:
            if not steps:
                stack.enter_context(_live(steps))
            steps[provider] = step

        yield note


def _live(steps: dict[str, str]) -> AbstractContextManager[object]:
    from rich.console import Console  # noqa: PLC0415 (slow to import, and most runs show nothing)
    from rich.live import Live  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    def table() -> Table:
        grid = Table.grid(padding=(0, 2))
        for provider, step in sorted(steps.items()):
            grid.add_row(provider, step)
        return grid

    return Live(console=Console(file=sys.stderr, highlight=False), get_renderable=table, refresh_per_second=8)


def print_outcome(outcome: Outcome) -> None:
    """Print the closing table of a regeneration."""
    from rich.console import Console  # noqa: PLC0415 (slow to import)
    from rich.table import Column, Table  # noqa: PLC0415

    table = Table("provider", *(Column(title, justify="right") for title in _COLUMNS), box=None, pad_edge=False)
    for built in sorted(outcome.built, key=lambda each: each.provider):
        figures = (built.operations, built.models, built.actions, built.examples, outcome.changes[built.provider].count)
        table.add_row(built.provider, *map(str, figures), f"{built.seconds:.2f}")
    Console(highlight=False, width=None if sys.stdout.isatty() else 120).print(table)
