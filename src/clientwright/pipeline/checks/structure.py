"""Check the shape of a description: its version, its fields and their types, as the official schemas state them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from clientwright.pipeline.checks.dialect import foreign_pointers, is_foreign
from clientwright.pipeline.checks.official import Cause, causes
from clientwright.pipeline.checks.telling import told
from clientwright.pipeline.checks.wording import closest, hint, object_name, quoted, seen
from clientwright.pipeline.documents import JSON, Document, join, pointer_of
from clientwright.pipeline.findings import Finding, Severity, errors
from clientwright.pipeline.grammar import GRAMMAR, VERSIONS
from clientwright.pipeline.walking import Site, Spec

_COMPONENT_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_VERSION: Final = re.compile(r"3\.[012]\.\d+(-.+)?")
#: What other rules report elsewhere, by object type, field (empty: the object itself) and keyword.
_ELSEWHERE: Final = frozenset(
    {
        ("Parameter", "", "required:required"),
        ("Parameter", "", "required:schema"),
        ("Parameter", "", "required:content"),
        ("Parameter", "name", "pattern"),
        ("Header", "", "required:schema"),
        ("Header", "", "required:content"),
        ("Link", "", "required:operationRef"),
        ("Link", "", "required:operationId"),
        ("Responses", "", "required:default"),
        ("SecurityScheme", "scheme", "pattern"),
    }
)


def version_findings(document: Document) -> Iterator[Finding]:
    """Report a document that no OpenAPI version from 3.0 to 3.2 describes; nothing else is worth saying then."""
    data = document.data
    if not isinstance(data, dict):
        message = f"An OpenAPI description is an object with the field `openapi`, not {seen(data)}."
        yield document.finding("document-not-object", message)
    elif "openapi" not in data:
        if "overlay" in data:
            message = "This is an overlay, not an OpenAPI description; name a description here, and overlays after it."
            yield document.finding("openapi-version", message, "/overlay")
        elif "swagger" in data:
            message = "Swagger 2.0 cannot be read here; convert the file to OpenAPI 3.1 first."
            yield document.finding("openapi-version", message, "/swagger")
        else:
            message = 'The field `openapi` is missing; state the version, as in `openapi: "3.1.1"`.'
            yield document.finding("openapi-version", message)
    elif not isinstance(data["openapi"], str):
        message = f'`openapi` must be a string, not {seen(data["openapi"])}; write all three parts, as in "3.1.1".'
        yield document.finding("openapi-version", message, "/openapi")
    elif not _VERSION.fullmatch(data["openapi"]):
        message = f"OpenAPI `{data['openapi']}` cannot be read here; write {quoted(VERSIONS, 'or')}, as in 3.1.1."
        yield document.finding("openapi-version", message, "/openapi")


def broken_text(document: Document) -> Iterator[Finding]:
    """Report text with half of a surrogate pair, which is no Unicode; nothing can be done with it."""
    pending: list[tuple[str, JSON]] = [("", document.data)]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, dict):
            pending += [(join(pointer, name), name) for name in value if _SURROGATE.search(name)]
            pending += [(join(pointer, name), member) for name, member in value.items()]
        elif isinstance(value, list):
            pending += [(join(pointer, index), item) for index, item in enumerate(value)]
        elif isinstance(value, str) and _SURROGATE.search(value):
            message = "The text has half of a surrogate pair, which no client can send; correct the escape."
            yield document.finding("text-surrogate", message, pointer)


def unknown_fields(spec: Spec) -> Iterator[Finding]:
    """Report fields that the object type does not have."""
    for site in spec.sites:
        known = GRAMMAR[spec.version].get(site.kind)
        if site.kind == "Schema" or known is None or (site.kind != "PathItem" and "$ref" in site.value):
            continue
        for name in unknown_names(spec, site):
            message = f"The {object_name(site.kind)} has no field `{name}`; {_advice(site.kind, name, known)}"
            yield spec.document.finding("field-unknown", message, join(site.pointer, name))


def unknown_names(spec: Spec, site: Site) -> list[str]:
    """Give the fields of an object that its type does not have, extensions aside."""
    known = GRAMMAR[spec.version].get(site.kind, {})
    return [name for name in site.value if name not in known and not name.startswith("x-")]


def _advice(kind: str, name: str, known: dict[str, str]) -> str:
    since = [version for version in VERSIONS if name in GRAMMAR[version].get(kind, {})]
    if since:
        return f"it came with OpenAPI {since[0]}, so raise `openapi` or remove it."
    return hint(name, known, "remove it, or rename it to begin with `x-`.")


def component_names(spec: Spec) -> Iterator[Finding]:
    """Report component names that no reference can carry."""
    for site in spec.by_kind["Components"]:
        for section, members in site.value.items():
            if section not in GRAMMAR[spec.version]["Components"] or not isinstance(members, dict):
                continue
            for name in members:
                if not _COMPONENT_NAME.fullmatch(name):
                    message = f"Component name `{name}` may hold only letters, digits, `.`, `-` and `_`; rename it."
                    yield spec.document.finding("component-name", message, join(site.pointer, section, name))


def official(spec: Spec, known: Collection[Finding]) -> Iterator[Finding]:
    """Report what the official JSON Schema refuses, in plain sentences, where no rule of our own has found an error."""
    foreign = foreign_pointers(spec)
    passed = _covered(known)
    for cause in causes(spec.document.data, spec.version):
        site, rest = _owner(spec, cause.tokens)
        if any(token.startswith("x-") for token in rest[:1]) or _elsewhere(spec, site, rest, cause):
            continue
        pointer = pointer_of(cause.tokens)
        # One value can fail several keywords (and a dialect's vocabularies repeat each other); the first says it.
        identity = (pointer, str(cause.wanted[0]) if cause.keyword == "required" else "")
        if identity not in passed and (message := told(spec.version, site.kind, rest, cause)):
            passed.add(identity)
            severity = Severity.WARNING if is_foreign(pointer, foreign) else Severity.ERROR
            yield spec.document.finding(*message, pointer, severity)


def _covered(known: Collection[Finding]) -> set[tuple[str, str]]:
    """Give the places at or below which an error is known."""
    covered = set()
    for finding in errors(known):
        pointer = finding.pointer
        while pointer:
            covered.add((pointer, ""))
            pointer = pointer.rpartition("/")[0]
    return covered


def _owner(spec: Spec, tokens: tuple[str, ...]) -> tuple[Site, tuple[str, ...]]:
    """Find the innermost object that holds a node, the description itself at last, and the path from there on."""
    lengths = range(len(tokens), -1, -1)
    length = next(length for length in lengths if pointer_of(tokens[:length]) in spec.by_pointer)
    return spec.by_pointer[pointer_of(tokens[:length])], tokens[length:]


def _elsewhere(spec: Spec, site: Site, rest: tuple[str, ...], cause: Cause) -> bool:
    if rest[-1:] == ("$ref",):
        return True
    field = rest[0] if rest else ""
    keyword = f"required:{cause.wanted[0]}" if cause.keyword == "required" else cause.keyword
    if (site.kind, field, keyword) in _ELSEWHERE:
        return True
    missing = cause.wanted[0] if cause.keyword == "required" else None
    # A misspelt field is one mistake, not an unknown field and a missing one.
    return (
        missing is not None
        and not rest
        and any(
            closest(name, GRAMMAR[spec.version].get(site.kind, {})) == missing for name in unknown_names(spec, site)
        )
    )


CHECKS = (unknown_fields, component_names)
