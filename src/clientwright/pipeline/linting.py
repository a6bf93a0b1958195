"""Lint one file: a spec by every check, and by this project's own rules where a ledger lies beside it."""

from __future__ import annotations

from pathlib import Path

from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.style import check_style
from clientwright.pipeline.findings import Finding, PipelineError
from clientwright.pipeline.loading import load


def lint(path: Path) -> tuple[Finding, ...]:
    """Give everything there is to say about a spec; a file that cannot be read is a finding too."""
    try:
        document = load(path)
    except PipelineError as error:
        return error.findings
    own = check_style(document) if (path.parent / "ledger.yaml").is_file() else ()
    return (*check(document), *own)
