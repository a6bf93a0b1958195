"""The `overlay` command: apply overlays to a file and write the result."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from clientwright.pipeline.documents import Document
from clientwright.pipeline.dumping import dump
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.loading import load
from clientwright.pipeline.overlay.applying import Applied, apply


def run(spec: Path, overlays: Sequence[Path], output: Path | None = None, *, allow_unmatched: bool = False) -> int:
    """Apply overlays to a spec, in the order given; print the result, or write it whole or not at all.

    Args:
        spec: The document to change a copy of.
        overlays: The overlays.
        output: The file to write, in the format of the spec; standard output when not given.
        allow_unmatched: Whether a target that selects nothing is only a warning.

    Returns:
        The exit status: 0, or 1 after errors, which go to standard error as text.

    """
    try:
        applied = _applied(spec, overlays, allow_unmatched=allow_unmatched)
        text = dump(applied.document)
        if output:
            _write(output, text)
        else:
            sys.stdout.buffer.write(text.encode())
    except PipelineError as error:
        _report(error.findings)
        return 1
    _report(applied.warnings)
    return 0


def _report(findings: Sequence[Finding]) -> None:
    if findings:
        from clientwright.pipeline.report import format_findings  # noqa: PLC0415 (only where there is something to say)

        sys.stderr.write(format_findings(findings, "text") + "\n")


def _applied(spec: Path, overlays: Sequence[Path], *, allow_unmatched: bool) -> Applied:
    loaded: list[Document] = []
    findings: list[Finding] = []
    for path in (spec, *overlays):
        try:
            loaded.append(load(path))
        except PipelineError as error:
            findings += error.findings
    if findings:
        raise PipelineError(findings)
    return apply(loaded[0], loaded[1:], allow_unmatched=allow_unmatched)


def _write(output: Path, text: str) -> None:
    try:
        _replace(output.resolve(), text)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        message = f"The file cannot be written ({reason}); choose another place. Nothing was changed."
        raise PipelineError([Finding("file-unwritable", message, "", Location(output.as_posix()))]) from None


def _replace(target: Path, text: str) -> None:
    """Write beside the target and rename, so that a reader sees the old file or the new one."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
