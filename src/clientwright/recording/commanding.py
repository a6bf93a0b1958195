"""What the `suggest` command does once its arguments are read."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from clientwright.pipeline.checks import check
from clientwright.pipeline.collector import held_off
from clientwright.pipeline.effective import Provider, effective_of, find_providers
from clientwright.pipeline.findings import Finding, Location, PipelineError, errors
from clientwright.pipeline.report import one_line
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.recording.cassettes import Exchange, read
from clientwright.recording.disagreements import Disagreement
from clientwright.recording.holding import Held, hold
from clientwright.recording.suggesting import Suggestion, evidence_path, suggest

#: Late in the order of names, so that it changes what other overlays have made.
_NAME: Final = "fix-what-was-recorded-{:02}.overlay.yaml"


def run(parsed: argparse.Namespace) -> int:
    """Do what is asked for and give the exit status: 0 nothing to suggest, 1 something disagrees, 2 wrong usage."""
    try:
        with held_off():
            return _suggest(parsed)
    except PipelineError as error:
        sys.stderr.write("".join(f"{one_line(finding)}\n" for finding in error.findings))
        return 2


def _suggest(parsed: argparse.Namespace) -> int:
    exchanges = _read(parsed.cassettes)
    (provider,) = find_providers(parsed.specs, parsed.overlays, (parsed.provider,))
    effective = effective_of(provider)
    held = hold(_sound(spec_of(effective.document)), exchanges)
    place = _place(provider, parsed.overlays)
    made = suggest(effective, held, place)
    _say(held, made)
    if made.overlay and parsed.write:
        _write(place, made)
        sys.stdout.write(f"{place.as_posix()}\n{evidence_path(place).as_posix()}\n")
    elif made.overlay:
        comments = "".join(f"# {line}\n" for line in made.evidence.splitlines())
        text = f"# {place.as_posix()}\n{made.overlay}\n# {evidence_path(place).as_posix()}\n{comments}"
        sys.stdout.buffer.write(text.encode())
    return 1 if any(each.disagreements for each in held) else 0


def _read(paths: Sequence[Path]) -> tuple[Exchange, ...]:
    exchanges: list[Exchange] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            exchanges += read(path)
        except PipelineError as error:
            findings += error.findings
    if findings:
        raise PipelineError(findings)
    return tuple(exchanges)


def _sound(spec: Spec) -> Spec:
    if spec.version == "3.0":
        message = "Suggestions are written for OpenAPI 3.1 and newer; raise the version of the spec."
        raise PipelineError([spec.document.finding("suggest-version", message, "/openapi")])
    if wrong := errors(check(spec.document)):
        raise PipelineError(wrong)
    return spec


def _place(provider: Provider, overlays: Path) -> Path:
    stem = provider.spec.parent.name if provider.spec.stem == "openapi" else provider.spec.stem
    folder = provider.overlays[0].parent if provider.overlays else overlays / stem
    places = (folder / _NAME.format(number) for number in range(1, 100))
    free = next((one for one in places if not one.exists() and not evidence_path(one).exists()), None)
    if free is None:
        message = "There are too many overlays of recorded answers here; merge them into others."
        raise PipelineError([Finding("suggest-names", message, "", Location(folder.as_posix()))])
    return free


def _say(held: Sequence[Held], made: Suggestion) -> None:
    """Print what disagrees, and what does so with the overlay as well."""
    for each in held:
        for one in each.disagreements:
            sys.stderr.write(line_of(each, one))
    for index, one in made.unanswered:
        sys.stderr.write(f"not answered: {line_of(held[index], one)}")


def line_of(held: Held, one: Disagreement) -> str:
    """Write one thing that disagrees as a line, with the place of the call."""
    called = held.operation.title if held.operation else held.exchange.method
    return f"{held.exchange.location}: {called} {held.exchange.status}: {one.text}\n"


def _write(place: Path, made: Suggestion) -> None:
    """Write both files, or none."""
    texts = {evidence_path(place): made.evidence, place: made.overlay}
    folders = [folder for folder in (place.parent, evidence_path(place).parent) if not folder.exists()]
    done: list[Path] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            done.append(new)
            new.write_text(text, "utf-8", newline="\n")
        for path in texts:
            path.with_name(f".{path.name}.{os.getpid()}.tmp").replace(path)
            done.append(path)
    except OSError as error:
        for path in done:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()
        message = f"The suggestion cannot be written ({error.strerror}); nothing was."
        raise PipelineError([Finding("suggest-unwritable", message, "", Location(place.as_posix()))]) from None
