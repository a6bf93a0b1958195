"""Generate one installable client from one effective document."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import Finding, PipelineError

PROVIDER = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")


@frozen
class Generated:
    """What one generation has written.

    Attributes:
        models: How many classes, enums among them.
        operations: How many operations.
        files: Every file below the folder, as sorted POSIX paths.
        warnings: What is typed more loosely than the document states.

    """

    models: int
    operations: int
    files: tuple[str, ...]
    warnings: tuple[Finding, ...] = ()


def generate(effective: Document, provider: str, out: Path) -> Generated:
    """Write the distribution `<provider>-client` into an empty folder, the same bytes for the same document.

    Args:
        effective: The document after its overlays.
        provider: The provider's folder name, such as `trybe`.
        out: The folder; made if it is not there.

    Raises:
        PipelineError: The document or a part of it cannot be generated; every reason that could be found.

    """
    from clientwright.pipeline.generation.repairs import endpoints  # noqa: PLC0415  # the generator is slow to import
    from clientwright.pipeline.generation.writing import write  # noqa: PLC0415

    _check(effective, provider, out)
    out.mkdir(parents=True, exist_ok=True)
    try:
        parsed, warnings = write(effective, provider, out.absolute())
    except (PipelineError, OSError):
        raise
    except Exception as error:
        message = f"The generator fails on this document, leave parts of it out to find which; it says: {error!r}"
        raise PipelineError([effective.finding("generator-crashed", message)]) from error
    files = tuple(sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()))
    operations = len({endpoint.name for endpoint in endpoints(parsed)})
    return Generated(len(parsed.models) + len(parsed.enums), operations, files, warnings)


def _check(effective: Document, provider: str, out: Path) -> None:
    findings = []
    if not PROVIDER.fullmatch(provider):
        message = f"The provider name {provider!r} is no package name; use lower-case words joined by hyphens."
        findings.append(effective.finding("provider-name", message))
    if not isinstance(effective.data, dict):
        findings.append(effective.finding("document-not-an-object", "An OpenAPI document is an object."))
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = "The folder to generate into is not empty; give an empty or a new one."
        findings.append(effective.finding("output-not-empty", message))
    if findings:
        raise PipelineError(findings)


__all__ = ["Generated", "generate"]
