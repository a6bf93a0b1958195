"""What the `docs` command does once its arguments are read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve

from clientwright.pipeline.effective import Provider, find_providers
from clientwright.pipeline.findings import Finding, Location, PipelineError, errors
from clientwright.pipeline.report import count_of, format_findings
from clientwright.pipeline.trees import scratch_beside, swap
from clientwright.reference.page import index, page
from clientwright.reference.reading import Reference, read
from clientwright.reference.renderer import Renderer, renderer

_INDEX = "index"


def run(parsed: argparse.Namespace) -> int:
    """Write the pages and give the exit status: 0 written, 1 a spec is wrong, 2 wrong usage."""
    try:
        drawn = renderer()
        providers = find_providers(parsed.specs, parsed.overlays, tuple(parsed.providers))
        _refuse_index(providers)
    except PipelineError as error:
        return _refuse(error, 2)
    try:
        references = _read(providers, parsed.allow)
    except PipelineError as error:
        return _refuse(error, 1)
    try:
        _write(parsed.to, _pages(references, drawn, whole=not parsed.providers))
    except PipelineError as error:
        return _refuse(error, 2)
    for each in references:
        sys.stdout.write(f"{(parsed.to / each.file).as_posix()}: {_counted(each)}\n")
    return 0


def _refuse_index(providers: Iterable[Provider]) -> None:
    for provider in providers:
        if provider.name == _INDEX:
            message = "A page of this name would take the place of the list of pages; call the provider otherwise."
            raise PipelineError([Finding("provider-name", message, "", Location(provider.spec.as_posix()))])


def _read(providers: Iterable[Provider], allowed: Sequence[str]) -> list[Reference]:
    """Read all providers.

    Raises:
        PipelineError: With the errors of all of them.

    """
    found, findings = [], list[Finding]()
    for provider in providers:
        try:
            found.append(read(provider, allowed))
        except PipelineError as error:
            findings += error.findings
    if findings:
        raise PipelineError(findings)
    return found


def _pages(references: Sequence[Reference], drawn: Renderer, *, whole: bool) -> dict[str, str]:
    listed = whole and len(references) > 1
    pages = {each.file: page(each, drawn, listed=listed) for each in references}
    return {**pages, f"{_INDEX}.html": index(references)} if listed else pages


def _write(folder: Path, pages: dict[str, str]) -> None:
    """Write all of the pages, or none.

    Raises:
        PipelineError: The folder cannot be written.

    """
    try:
        with scratch_beside(folder) as scratch:
            for name, text in pages.items():
                (scratch / name).write_text(text, "utf-8", newline="\n")
            swap(scratch, folder, tuple(pages))
    except PipelineError as error:
        raise PipelineError(
            evolve(one, message=one.message.replace("--out", "--to")) for one in error.findings
        ) from None


def _counted(reference: Reference) -> str:
    operations, patches = len(reference.samples), len(reference.patches)
    return f"{operations} operation{'s' * (operations != 1)}, {patches} patch{'es' * (patches != 1)}"


def _refuse(error: PipelineError, status: int) -> int:
    wrong = errors(error.findings)
    sys.stderr.write(f"{format_findings(wrong, 'text')}\n{count_of(wrong)}; no page was written\n")
    return status
