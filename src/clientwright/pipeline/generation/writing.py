"""Generate one distribution into an empty folder, or say everything that stands in the way."""

from __future__ import annotations

import json
from pathlib import Path

from openapi_python_client.parser import GeneratorData

from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.findings import Finding, PipelineError, Severity, errors
from clientwright.pipeline.generation.blame import blame
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.credentials import credentials
from clientwright.pipeline.generation.distribution import write_distribution
from clientwright.pipeline.generation.engine import Client, configuration, parse
from clientwright.pipeline.generation.normalise import normalise
from clientwright.pipeline.generation.patches import AnchorError
from clientwright.pipeline.generation.repairs import endpoints, repair
from clientwright.pipeline.generation.tools import Failure, faults, imports, tidy


def write(document: Document, package: str, out: Path) -> tuple[GeneratorData, tuple[Finding, ...]]:
    """Write the distribution of a package; give what was generated, and warnings.

    Raises:
        PipelineError: Something cannot be generated; all that could be found out is in it.

    """
    normalised = normalise(document)
    folder = out / package
    config = configuration(normalised, package, folder)
    parsed = parse(normalised, config)
    token = credentials(document)
    findings = [*normalised.findings, *token.findings, *blame(document, normalised, parsed)]
    if errors(findings) or not isinstance(parsed, GeneratorData):
        raise PipelineError(findings)
    repair(parsed, normalised.wire_names)
    try:
        Client(openapi=parsed, config=config).write(normalised, token)
    except AnchorError as error:
        message = f"The pinned generator is not the one installed ({error}); install the pinned version."
        raise PipelineError([document.finding("generator-version", message)]) from None
    (folder / "py.typed").write_text("", encoding="utf-8")
    _prove(document, normalised, parsed, package, out)
    (folder / "openapi.json").write_bytes(_json(document.data))
    write_distribution(out, package, document.data, parsed)
    return parsed, tuple(finding for finding in findings if finding.severity is Severity.WARNING)


def _json(data: JSON) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")  # half a surrogate pair comes out as JSON's own escape of it


def _prove(document: Document, normalised: Normalised, parsed: GeneratorData, package: str, out: Path) -> None:
    """Format the package, and import all of it.

    Raises:
        PipelineError: One of its modules does not work.

    """
    places = _places(normalised, parsed, package)
    said = tidy(out)
    failures = imports(out, package) if said is None else _broken(out) or [Failure("", said)]
    failures = failures or faults(out)
    if failures:
        message = "The generated module {} does not work; write the schema or operation differently. Python says: {}"
        raise PipelineError(
            document.finding("generated-broken", message.format(one.module, one.said), places.get(one.module, ""))
            for one in failures
        )


def _broken(out: Path) -> list[Failure]:
    found = []
    for path in sorted(out.rglob("*.py")):
        try:
            compile(path.read_bytes(), path.name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            module = ".".join(path.relative_to(out).with_suffix("").parts)
            found.append(Failure(module, f"{type(error).__name__}: {error}"))
    return found


def _places(normalised: Normalised, parsed: GeneratorData, root: str) -> dict[str, str]:
    """Say which schema or operation each generated module comes from."""
    places = {}
    for item in [*parsed.models, *parsed.enums]:
        places[f"{root}.models.{item.class_info.module_name}"] = normalised.origins.get(item.class_info.name, "")
    for endpoint in endpoints(parsed):
        for tag in endpoint.tags:
            places[f"{root}.api.{tag}.{endpoint.name}"] = normalised.tags.get(endpoint.name, "")
    return places
