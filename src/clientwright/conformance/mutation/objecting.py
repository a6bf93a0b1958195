"""Who objects to a spec: its ledger, the files of its examples and evidence, and the examples themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from clientwright.conformance.examples import example_findings, schema_example_findings
from clientwright.conformance.ledgers.comparing import differences
from clientwright.conformance.ledgers.values import Ledger
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.effective import inline_examples
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.overlay import apply


def objections(subject: Subject, overlays: Sequence[Document]) -> Iterator[str]:
    """Say what is wrong with a provider whose overlays are these; a ledger's objection keeps the later ones back.

    Args:
        subject: The provider.
        overlays: The overlays to apply, in this order.

    """
    try:
        document = apply(subject.effective.base, tuple(overlays)).document
    except PipelineError as error:
        yield from map(str, error.findings)
        return
    yield from _unused(subject, document)
    disagreements = [*_disagreements(document, subject.ledger)]
    yield from disagreements
    if not disagreements:
        # Where a reference leads nowhere, which the ledger notices, no example could be held against it.
        yield from _refusals(document)


def evidence_files(subject: Subject) -> tuple[Path, ...]:
    """Give the files of shapes that were observed, which overlays use as examples."""
    folders = {path.parent / "evidence" for path in subject.provider.overlays}
    return tuple(path for folder in sorted(folders) for path in sorted(folder.glob("*")))


def example_files(subject: Subject) -> tuple[Path, ...]:
    """Give the files of the documented examples."""
    return tuple(sorted((subject.provider.spec.parent / "examples").glob("*.json")))


def digest(value: JSON) -> str:
    """Give the digest that a ledger keeps of a JSON value; key order and spacing do not matter."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _unused(subject: Subject, document: Document) -> Iterator[str]:
    text = json.dumps(document.data)
    for path in evidence_files(subject):
        if f"/{path.name}" not in text:
            yield f"{path.name} is the example of nothing"


def _disagreements(document: Document, ledger: Ledger | None) -> Iterator[str]:
    if ledger is None:
        return
    try:
        for one in differences(document, ledger):
            yield f"{one.place}: {one.attribute} is {one.found}, and the ledger says {one.stated}"
    except (LookupError, RecursionError) as error:
        yield f"the spec cannot be held against its ledger: {error}"


def _refusals(document: Document) -> Iterator[str]:
    try:
        whole = inline_examples(document)
    except PipelineError as error:
        yield from map(str, error.findings)
        return
    yield from map(str, example_findings(whole))
    yield from map(str, schema_example_findings(whole))
