"""Lint one file: an overlay by its shape; a spec by every check, and by our own rules where a ledger lies beside it."""

from __future__ import annotations

from pathlib import Path

from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.style import check_style
from clientwright.pipeline.findings import Finding, PipelineError
from clientwright.pipeline.loading import load
from clientwright.pipeline.overlay.parsing import parse

#: A base spec of ours lists the statuses that the document prints; what it leaves out is an overlay's.
_UNDOCUMENTED = "operation-client-error-missing"


def lint(path: Path) -> tuple[Finding, ...]:
    """Give everything there is to say about a spec or an overlay; a file that cannot be read is a finding too."""
    try:
        document = load(path)
    except PipelineError as error:
        return error.findings
    if isinstance(document.data, dict) and "overlay" in document.data and "openapi" not in document.data:
        return tuple(parse(document)[1])
    findings = check(document)
    if not (path.parent / "ledger.yaml").is_file():
        return findings
    return (*(finding for finding in findings if finding.rule != _UNDOCUMENTED), *check_style(document))
