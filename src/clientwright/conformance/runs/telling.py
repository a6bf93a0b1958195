"""What became of laws, as people read it: progress, broken laws, and the table at the end."""

from __future__ import annotations

import itertools
import json
import shlex
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from clientwright.conformance.checking import Outcome, Task
from clientwright.conformance.law import Broken, Law
from clientwright.conformance.oracles.readings import json_path, steps_of
from clientwright.conformance.runs.corpus import record, sha_of, shown
from clientwright.conformance.runs.running import Plan, family_of
from clientwright.pipeline.documents import JSON

#: How many characters of a document are shown; its file has all of them.
_LONGEST: Final = 800
_COLUMNS: Final = ("provider", "laws", "held", "broken", "skipped", "documents", "seconds")


def told(outcome: Outcome, plan: Plan) -> str:
    """Write how a law was broken, and write each document that broke it to a file that replays it.

    Args:
        outcome: What came of the law.
        plan: What was held; the files lie in its folder of failures.

    """
    groups = itertools.groupby(outcome.broken, key=lambda one: sha_of(one.law.code, one.case.name, one.document))
    return "\n\n".join(_told(outcome, list(group), plan) for _, group in groups)


def _told(outcome: Outcome, found: Sequence[Broken], plan: Plan) -> str:
    one = found[0]
    file = record(one, plan.failures)
    call = f" ({one.case.call.described.title})" if one.case.call else ""
    counted = f"; the first of {outcome.judged} documents" if outcome.first == 1 else ""
    counted = counted or f"; document {outcome.first} of {outcome.judged} was the first to break it"
    rows = [f"{one.law.code} {one.law.name} is broken: {one.law.sentence}"]
    rows.append(_row("case", f"{one.case.subject.name} {one.case.name}{call}{counted}"))
    for each in found:
        rows.append(_row("at", f"{each.violation.path}: {each.violation.message}"))
        rows.append(_row("blame", f"{each.blame}; {shown(each.place.file)}:{each.place.line}"))
    rows.append(_row("document", _excerpt(one.document, one.violation.path)))
    rows.append(_row("file", shown(file)))
    rows.append(_row("replay", replaying(file, plan)))
    return "\n".join(rows)


def _row(title: str, text: str) -> str:
    return f"  {title:9} {_printable(text)}"


def _printable(text: str) -> str:
    """Write a text as one line of printable characters."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)


def _excerpt(document: JSON, path: str) -> str:
    """Write a document or, where it is long, the largest part of it that is not and holds what is at a JSON path."""
    steps = steps_of(path)
    text = json.dumps(document)
    for depth in range(1, len(steps) + 1):
        if len(text) <= _LONGEST:
            break
        below = _inside(document, steps[depth - 1])
        if below is None:
            break
        document, text = below[0], f"(at {json_path(steps[:depth])}) {json.dumps(below[0])}"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"


def _inside(document: JSON, step: str | int) -> tuple[JSON] | None:
    try:
        return (document[step],)
    except (LookupError, TypeError):
        return None


def replaying(file: Path, plan: Plan) -> str:
    """Give the command that judges the document of a file again."""
    project, usual = plan.project, Plan().project
    folders = (
        ("--specs", project.specs, usual.specs),
        ("--overlays", project.overlays, usual.overlays),
        ("--out", project.clients, usual.clients),
    )
    allowed = (text for rule in project.allowed for text in ("--allow", rule))
    options = [text for name, path, default in folders if shown(path) != str(default) for text in (name, shown(path))]
    return shlex.join(["clientwright", "conformance", *options, *allowed, "--replay", shown(file)])


def listed(laws: Iterable[Law]) -> str:
    """Write each law in a line."""
    return "\n".join(f"{law.code} {law.name}: {law.sentence}" for law in laws)


def explained(law: Law) -> str:
    """Write why a law matters, and what to do where it is broken."""
    return f"{law.code} {law.name}\n\n{law.sentence}\n\n{law.explain}"


def skips(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Say in a line each why laws could not be held, and for how many cases."""
    reasons = Counter((one.task.case.subject.name, one.task.law.code, one.skipped) for one in outcomes if one.skipped)
    for (provider, code, reason), count in sorted(reasons.items()):
        cases = "1 case" if count == 1 else f"{count} cases"
        yield _printable(f"{provider} {code} was not held for {cases}: {reason}")


def table(outcomes: Iterable[Outcome]) -> str:
    """Write how many laws held, by provider and family, with a sum at the end."""
    groups: defaultdict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.task.case.subject.name, family_of(outcome.task.law)].append(outcome)
    rows = [(*names, *_figures(group)) for names, group in sorted(groups.items())]
    every = [outcome for group in groups.values() for outcome in group]
    lines = [_COLUMNS, *rows, ("all", "", *_figures(every))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_COLUMNS))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _figures(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    broken = sum(bool(one.broken) for one in outcomes)
    skipped = sum(bool(one.skipped) for one in outcomes)
    judged, seconds = sum(one.judged for one in outcomes), sum(one.seconds for one in outcomes)
    return str(len(outcomes) - broken - skipped), str(broken), str(skipped), str(judged), f"{seconds:.1f}"


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    texts = (
        text.ljust(width) if column < 2 else text.rjust(width)  # noqa: PLR2004  # the first two are names
        for column, (text, width) in enumerate(zip(line, widths, strict=True))
    )
    return "  ".join(texts).rstrip()


class Progress:
    """Shows how far a run is: one line that changes on a terminal, else a line for each provider's family of laws."""

    def __init__(self, tasks: Iterable[Task], stream: TextIO | None = None) -> None:
        """Begin.

        Args:
            tasks: What there is to do.
            stream: Where to show it; standard error when not given.

        """
        self._left = Counter((task.case.subject.name, family_of(task.law)) for task in tasks)
        self._whole = dict(self._left)
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._broken: Counter[tuple[str, str]] = Counter()
        self._shown = 0.0

    def __call__(self, outcome: Outcome) -> None:
        """Note an outcome."""
        key = outcome.task.case.subject.name, family_of(outcome.task.law)
        self._left[key] -= 1
        self._broken[key] += bool(outcome.broken)
        if self._live and time.monotonic() - self._shown > 0.1:  # noqa: PLR2004  # seconds; the eye sees no more
            self._shown = time.monotonic()
            whole, left = sum(self._whole.values()), self._left.total()
            self._write(f"\r\x1b[2K{whole - left}/{whole}, {self._broken.total()} broken  {outcome.task.name}"[:100])
        elif not self._live and not self._left[key]:
            broken = f"{self._broken[key]} of {self._whole[key]} broken" if self._broken[key] else "held"
            self._write(f"{key[0]} {key[1]}: {broken}\n")

    def clear(self) -> None:
        """Take the line that changes away, so that something else can be written."""
        if self._live:
            self._write("\r\x1b[2K")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
