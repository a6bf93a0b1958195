"""Turn what the generator says into findings about the effective document."""

from __future__ import annotations

import re

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError

from clientwright.pipeline.documents import Document, resolve
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.generation.context import Normalised

ENDPOINT = re.compile(r"parsing ([A-Z]+) (\S.*) within ")
SCHEMA = re.compile(r"(?:parse|process) schema (?:/components/schemas/)?([^\s:]+)")
NAMED = re.compile(r'(?:/components/schemas/|named? "?|enum )(\w+)')
OBJECT = re.compile(r"<[\w.]+(?: object)? at 0x[0-9a-fA-F]+>")
CONSEQUENCE = "Could not find reference in parsed models or enums"


def blame(document: Document, normalised: Normalised, parsed: GeneratorData | GeneratorError) -> list[Finding]:
    """Report everything that the generator would leave out, where it stands in the effective document."""
    if isinstance(parsed, GeneratorError):
        return _unreadable(document, normalised, parsed)
    errors = [(error, "generator-dropped-schema") for error in parsed.errors]
    dropped = bool(errors)
    for collection in parsed.endpoint_collections_by_tag.values():
        consequences = [error for error in collection.parse_errors if dropped and CONSEQUENCE in (error.detail or "")]
        rest = [error for error in collection.parse_errors if error not in consequences]
        errors.extend((error, "generator-dropped-operation") for error in rest)
    return [_finding(document, normalised, error, rule) for error, rule in errors]


def _finding(document: Document, normalised: Normalised, error: ParseError, rule: str) -> Finding:
    said = spoken(f"{error.header.strip()} {error.detail or ''}")
    pointer = _operation(normalised, error.header) or _schema(normalised, error.header) or ""
    pointer = pointer or _schema(normalised, error.detail or "")
    what = "operation" if "operation" in rule else "schema"
    message = f"The generator would leave out a part of this {what}; write it differently. It says: {said}"
    return document.finding(rule, message, pointer)


def _operation(normalised: Normalised, text: str) -> str | None:
    match = ENDPOINT.search(text)
    return normalised.operations.get((match[1], match[2])) if match else None


def _schema(normalised: Normalised, text: str) -> str:
    for pattern in (SCHEMA, NAMED):
        for match in pattern.finditer(text):
            if match[1] in normalised.origins:
                return normalised.origins[match[1]]
    return ""


def spoken(text: str) -> str:
    """Write what the generator says as one line that is the same in every run."""
    return " ".join(OBJECT.sub("…", text).split())


def _unreadable(document: Document, normalised: Normalised, error: GeneratorError) -> list[Finding]:
    """Locate what the generator's reader refuses, or report the crash as it is."""
    from openapi_python_client.schema import OpenAPI  # noqa: PLC0415  # only after a failure
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        OpenAPI.model_validate(normalised.data)
    except ValidationError as invalid:
        places = {_place(document, normalised, problem["loc"]): problem["msg"] for problem in invalid.errors()}
        message = "The generator cannot read this; write it as the OpenAPI version says. It says: {}"
        return [document.finding("generator-unreadable", message.format(spoken(m)), at) for at, m in places.items()]
    message = f"The generator fails on this document; it says: {spoken(error.detail or error.header)}"
    return [document.finding("generator-crashed", message, _schema(normalised, error.detail or ""))]


def _place(document: Document, normalised: Normalised, loc: tuple[str | int, ...]) -> str:
    names = [str(part) for part in loc]
    pointer = ""
    if names[:2] == ["components", "schemas"] and len(names) > 2:  # noqa: PLR2004
        pointer, names = normalised.origins.get(names[2], ""), names[3:]
    elif names[:1] == ["paths"] and len(names) > 2:  # noqa: PLR2004
        pointer, names = normalised.operations.get((names[2].upper(), names[1]), ""), names[3:]
    for name in names:
        longer = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        try:
            resolve(document.data, longer)
        except (LookupError, ValueError):
            continue
        pointer = longer
    return pointer
