"""Generate one distribution into an empty folder, or say everything that stands in the way."""

from __future__ import annotations

import json
from pathlib import Path

from openapi_python_client.parser import GeneratorData

from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.findings import Finding, PipelineError, Severity, errors
from clientwright.pipeline.generation.blame import blame
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.distribution import version_in, write_distribution
from clientwright.pipeline.generation.engine import parse
from clientwright.pipeline.generation.normalise import normalise
from clientwright.pipeline.generation.operation_reading import Reader
from clientwright.pipeline.generation.providers import provider_of
from clientwright.pipeline.generation.rendering import Package, render
from clientwright.pipeline.generation.repairs import endpoints, repair
from clientwright.pipeline.generation.tools import imports, tidy


def read(document: Document, name: str) -> tuple[Package, tuple[Finding, ...]]:
    """Read a document as the package of a provider's client; give it, and warnings.

    Raises:
        PipelineError: Something cannot be generated; all that could be found out is in it.

    """
    package = f"{name.replace('-', '_')}_client"
    normalised = normalise(document)
    parsed = parse(normalised, package)
    provider = provider_of(document, name)
    findings = [*normalised.findings, *provider.findings, *blame(document, normalised, parsed)]
    if errors(findings) or not isinstance(parsed, GeneratorData):
        raise PipelineError(findings)
    repair(parsed)
    reader = Reader(document, normalised, parsed, dict(provider.known))
    operations = tuple(reader.operations())
    findings += reader.findings
    if errors(findings):
        raise PipelineError(findings)
    client = Package(package, document, normalised, parsed, provider, operations, version_in(document.data))
    return client, tuple(finding for finding in findings if finding.severity is Severity.WARNING)


def write(document: Document, name: str, out: Path) -> tuple[GeneratorData, tuple[Finding, ...]]:
    """Write the distribution of a provider's client; give what was generated, and warnings.

    Raises:
        PipelineError: Something cannot be generated; all that could be found out is in it.

    """
    client, warnings = read(document, name)
    folder = out / client.name
    for path, text in render(client):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    (folder / "py.typed").write_text("", encoding="utf-8")
    _prove(document, client.normalised, client.parsed, client.name, out)
    (folder / "openapi.json").write_bytes(_json(document.data))
    write_distribution(out, client)
    return client.parsed, warnings


def _json(data: JSON) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")  # half a surrogate pair comes out as JSON's own escape of it


def _prove(document: Document, normalised: Normalised, parsed: GeneratorData, package: str, out: Path) -> None:
    """Format the package, and import all of it.

    Raises:
        PipelineError: One of its modules does not work.

    """
    places = _places(normalised, parsed, package)
    untidy = tidy(out)
    failures = imports(out, package) or untidy
    if failures:
        message = "The generated module {} does not work; write the schema or operation differently. Python says: {}"
        raise PipelineError(
            document.finding("generated-broken", message.format(one.module, one.said), places.get(one.module, ""))
            for one in failures
        )


def _places(normalised: Normalised, parsed: GeneratorData, root: str) -> dict[str, str]:
    """Say which schema or operation each generated module comes from."""
    places = {}
    for item in [*parsed.models, *parsed.enums]:
        places[f"{root}.models.{item.class_info.module_name}"] = normalised.origins.get(item.class_info.name, "")
    for endpoint in endpoints(parsed):
        for tag in endpoint.tags:
            places[f"{root}.api.{tag}.{endpoint.name}"] = normalised.tags.get(endpoint.name, "")
    return places
