"""What the `review` command does once its arguments are read."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve
from rich.console import Console

from clientwright.pipeline.collector import held_off
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.report import one_line
from clientwright.review import approvals, writing
from clientwright.review.catalogue import RULES
from clientwright.review.outputs import annotations as annotating
from clientwright.review.outputs import markdown, page, page_excerpts, records, sarif, terminal, wording
from clientwright.review.reports import Approval, Review
from clientwright.review.reviewing import Wanted, review
from clientwright.review.rules import Rule
from clientwright.review.sides import Layout, Side, opened


def run(parsed: argparse.Namespace) -> int:
    """Do what is asked for and give the exit status: 0 fine, 1 not to be landed like this, 2 wrong usage."""
    try:
        if parsed.explain:
            _say(_explained(parsed.explain))
            return 0
        return _review(parsed)
    except PipelineError as error:
        sys.stderr.write("\n".join(map(_finding, error.findings)) + "\n")
        return 2


def _finding(finding: Finding) -> str:
    """Write what is wrong with an argument or a file."""
    if finding.location == Location(finding.location.file) and not Path(finding.location.file).is_file():
        return f"clientwright: {finding.location.file}: {finding.message}"
    return one_line(finding)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _explained(name: str) -> str:
    rule = RULES.get(name)
    if rule is None:
        near = [known for known in RULES if name in known or known in name]
        message = f"There is no rule {name!r}" + (f"; there are {', '.join(near[:5])}." if near else ".")
        raise PipelineError([Finding("usage", message, "", Location("--explain"))])
    return "\n".join(_rule_lines(rule))


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.name}: {rule.title}"
    for direction, wire in (("what the client sends", rule.request), ("what the client reads", rule.response)):
        if wire is not None:
            yield f"  in {direction}: {wire}"
    yield f"  {rule.explain}"


def _review(parsed: argparse.Namespace) -> int:
    if parsed.base is None:
        message = "Name what to compare with: a revision such as origin/main, a folder, or a spec file."
        raise PipelineError([Finding("usage", message, "", Location("BASE"))])
    writing.check(_targets(parsed))
    approved, wrong = _approvals(parsed.approvals)
    wanted = Wanted(
        providers=tuple(parsed.provider),
        python=parsed.python,
        approvals=approved,
        today=datetime.now(UTC).date().isoformat(),
        command=_command(parsed),
    )
    with (
        held_off(),
        opened(parsed.base, parsed.head, Layout(parsed.specs, parsed.overlays, parsed.out)) as (base, head),
        tempfile.TemporaryDirectory(prefix="clientwright-review-") as scratch,
    ):
        _check_providers(wanted.providers, base, head)
        found = review(base, head, wanted, Path(scratch))
        found = evolve(found, problems=(*wrong, *found.problems))
        _write(parsed, found, base, head)
    terminal.show(found, Console(highlight=False))
    if parsed.github:
        _say(annotating.github(found))
    return 0 if found.passed else 1


def _approvals(path: Path | None) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    if path is not None and not path.is_file():
        message = "There is no such file; name the file of approvals."
        raise PipelineError([Finding("usage", message, "", Location(path.as_posix()))])
    return approvals.read(path or Path(approvals.NAME))


def _check_providers(names: tuple[str, ...], base: Side, head: Side) -> None:
    known = {*base.providers, *head.providers}
    if strange := [name for name in names if name not in known]:
        message = f"There is no provider {strange[0]!r} on either side; known: {', '.join(sorted(known))}."
        raise PipelineError([Finding("usage", message, "", Location("--provider"))])


def _command(parsed: argparse.Namespace) -> str:
    sides = [parsed.base, *([parsed.head] if parsed.head else [])]
    options = [part for name in parsed.provider for part in ("--provider", name)]
    for name, default in (("specs", "specs"), ("overlays", "overlays"), ("out", "generated"), ("approvals", None)):
        path: Path | None = getattr(parsed, name)
        options += [f"--{name}", path.as_posix()] if path is not None and path != Path(default or "") else []
    if parsed.python is not None:
        options.append("--python" if parsed.python else "--no-python")
    return shlex.join(["clientwright", "review", *sides, *options])


def _targets(parsed: argparse.Namespace) -> dict[str, Path]:
    """Give the files that are asked for, by the option that names them."""
    found = ((f"--{name}", getattr(parsed, name)) for name in ("markdown", "html", "json", "sarif"))
    return {option: path for option, path in found if path is not None}


def _write(parsed: argparse.Namespace, found: Review, base: Side, head: Side) -> None:
    """Write the files that are asked for."""
    ways: Mapping[str, Callable[[], str]] = {
        "markdown": lambda: "" if wording.idle(found) else markdown.comment(found),
        "html": lambda: page.page(found, _excerpts(found, base, head)),
        "json": lambda: records.text(found),
        "sarif": lambda: sarif.text(found),
    }
    for option, path in _targets(parsed).items():
        writing.replace(path, ways[option.removeprefix("--")]())


def _excerpts(found: Review, base: Side, head: Side) -> page_excerpts.Excerpts:
    roots = {"base": base.root, "head": head.root}
    lines: dict[tuple[page_excerpts.Side, str], list[str]] = {}
    for side, file in page_excerpts.wanted(found):
        with suppress(OSError, UnicodeDecodeError):  # without its file, a change is shown without an excerpt
            lines[side, file] = re.split(r"\r\n|\r|\n", (roots[side] / file).read_text("utf-8"))
    return page_excerpts.Excerpts(lines)
