"""Read a ledger: the facts of a provider's document, checked before anything is held against them."""

from __future__ import annotations

from typing import Any

from clientwright.conformance.ledgers.checking import check, listed
from clientwright.conformance.ledgers.values import Entry, Ledger, Operation, Response, ShapeOf, Source
from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.findings import PipelineError


def read(document: Document) -> Ledger:
    """Read a ledger that was loaded as JSON data.

    Raises:
        PipelineError: It is not a sound ledger; all findings.

    """
    findings = tuple(check(document))
    if findings:
        raise PipelineError(findings)
    data = document.data
    return Ledger(
        file=document,
        provider=data["provider"],
        source=Source(**data["document"]),
        reasons=data["reasons"],
        servers=tuple(_entry(value, "/servers", index) for index, value in enumerate(data.get("servers", ()))),
        security=_entries(data, "", "security"),
        operations={name: _operation(value, join("/operations", name)) for name, value in data["operations"].items()},
        shapes={name: _shape(value, join("/shapes", name)) for name, value in data["shapes"].items()},
        examples=_entries(data, "", "examples"),
    )


def _operation(value: dict[str, Any], pointer: str) -> Operation:
    responses = value["responses"]
    return Operation(
        entry=_entry(value, pointer),
        parameters=_entries(value, pointer, "parameters"),
        request=_entry(value["request"], pointer, "request") if "request" in value else None,
        responses={name: _response(found, join(pointer, "responses", name)) for name, found in responses.items()},
    )


def _response(value: dict[str, Any], pointer: str) -> Response:
    entry = _entry(value, pointer)
    proof: dict[str, Any] = {key: value[key] for key in ("line", "source") if key in value}
    headers = value.get("headers", {}).items()
    return Response(entry, {name: _entry({**proof, **header}, pointer, "headers", name) for name, header in headers})


def _shape(value: dict[str, Any], pointer: str) -> ShapeOf:
    return ShapeOf(pointer, _entries(value, pointer, "fields"), value.get("closed", False))


def _entries(parent: dict[str, Any], pointer: str, part: str) -> dict[str, Entry]:
    return {name: _entry(value, pointer, part, name) for name, value in parent.get(part, {}).items()}


def _entry(value: dict[str, Any], pointer: str, *tokens: str | int) -> Entry:
    return Entry(
        pointer=join(pointer, *tokens),
        evidence=", ".join(map(_said, [*listed(value.get("line", ())), *listed(value.get("source", ()))])),
        attributes={name: found for name, found in value.items() if name not in {"line", "source", "from", "assumed"}},
        assumed=value.get("assumed", {}),
        elsewhere={name: ", ".join(map(_said, listed(found))) for name, found in value.get("from", {}).items()},
    )


def _said(evidence: JSON) -> str:
    return f"line {evidence}" if isinstance(evidence, int) else str(evidence)
