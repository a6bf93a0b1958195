"""Check an OpenAPI description: what is wrong with it, where, and what to do about it."""

from __future__ import annotations

from typing import Final

from clientwright.pipeline.checks import (
    dialect,
    examples,
    extensions,
    generator_traps,
    links,
    media,
    operations,
    parameters,
    paths,
    references,
    schemas,
    security,
    servers,
    structure,
    tags,
    unused,
)
from clientwright.pipeline.checks.oas_validator import second_opinion
from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import Finding, errors
from clientwright.pipeline.walking import spec_of

_MODULES: Final = (
    structure,
    dialect,
    references,
    paths,
    parameters,
    operations,
    media,
    security,
    servers,
    tags,
    links,
    unused,
    schemas,
    examples,
    extensions,
)


def check(document: Document) -> tuple[Finding, ...]:
    """Give everything that the checks have to say about a description, in the order of its lines."""
    if stop := (*structure.version_findings(document), *structure.broken_text(document)):
        return stop
    spec = spec_of(document)
    found = {finding for module in _MODULES for rule in module.CHECKS for finding in rule(spec)}
    found.update(structure.official(spec, found))
    # What the generator would make of a node that is wrong anyway is the same mistake told twice.
    wrong = {finding.pointer for finding in errors(found)}
    traps = (finding for rule in generator_traps.CHECKS for finding in rule(spec))
    found.update(finding for finding in traps if finding.pointer not in wrong)
    found.update(second_opinion(spec, found))
    return tuple(sorted(found, key=lambda finding: (finding.location, finding.rule, finding.pointer, finding.message)))
