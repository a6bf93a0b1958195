"""A review as GitHub's workflow commands: each change on the line where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.report import escaped, format_findings
from clientwright.review.outputs.grouping import head_place, urgent_first
from clientwright.review.outputs.wording import approved, grade, lines_of, plural, sentences, spot, verdicts, visible
from clientwright.review.reports import Approval, Review, Reviewed
from clientwright.review.values import Wire

Level: TypeAlias = Literal["error", "warning", "notice"]

#: GitHub shows so many of each level for one step, and leaves the others to the log.
_SHOWN: Final = 10
_BREAK: Final = "\n"


def github(review: Review) -> str:
    """Give one workflow command a line, the most important first.

    What breaks without an approval is an error, what is risky a warning, all else a notice. Where a level has more
    than GitHub shows, the last that is shown says how many there are.

    """
    told = (*_problems(review.problems), *map(_stale, review.stale_approvals), *_changes(review))
    lines: list[str] = []
    for level in ("error", "warning", "notice"):
        lines += _counted(level, [text for each, text in told if each == level])
    return "\n".join(lines)


def _counted(level: str, lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if number == _SHOWN and len(lines) > _SHOWN:
            rest = len(lines) - number + 1
            verb = "are" if rest > 1 else "is"
            yield _command(
                level,
                {"title": f"{rest} more"},
                f"There {verb} {plural(rest, f'more {level}')} in the log and the report.",
            )
        yield line


def _problems(problems: Iterable[Finding]) -> Iterator[tuple[Level, str]]:
    for one in problems:
        yield "error" if one.severity is Severity.ERROR else "warning", visible(format_findings([one], "github"))


def _stale(approval: Approval) -> tuple[Level, str]:
    place = approval.location
    where = {"file": place.file, "line": str(place.line), "col": str(place.column), "title": "stale approval"}
    told = f"The approval of {approval.fingerprint} by {approval.author} until {approval.expires} holds for no change."
    return "warning", _command("warning", where, told)


def _changes(review: Review) -> Iterator[tuple[Level, str]]:
    for one in urgent_first(review.reviewed):
        level = level_of(one)
        yield level, _command(level, _where(review, one), _message(one))


def level_of(one: Reviewed) -> Level:
    """Give the level that a change is shown with."""
    if one.approval is not None:
        return "notice"
    levels: dict[Wire, Level] = {Wire.BREAKING: "error", Wire.RISKY: "warning"}
    return levels.get(grade(one), "notice")


def _where(review: Review, one: Reviewed) -> dict[str, str]:
    change = one.change
    place = head_place(review, change)
    title = f"{change.rule} {change.fingerprint}"
    if place is not None:
        at = place.location
        return {"file": at.file, "line": str(at.line), "col": str(at.column), "title": title}
    return {"file": change.old.location.file, "title": title} if change.old is not None else {"title": title}


def _message(one: Reviewed) -> str:
    change = one.change
    lines = [f"{change.message} ({verdicts(one)})", *sentences(one), f"{change.routes[0].operation}: {spot(change)}"]
    if change.new is None:
        lines.append(lines_of(change))
    return "\n".join(visible(line) for line in [*lines, approved(one)] if line)


def _command(level: str, properties: Mapping[str, str], message: str) -> str:
    given = ",".join(f"{key}={escaped(visible(value), ':,')}" for key, value in properties.items())
    return f"::{level} {given}::{escaped(visible(message, keep=_BREAK), '')}"
