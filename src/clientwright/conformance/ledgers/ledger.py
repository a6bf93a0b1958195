"""The ledger: what a provider's document states, line by line, held against the spec that is made from it."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.conformance.ledgers.comparing import differences, name_differences
from clientwright.conformance.ledgers.comparing_values import Difference
from clientwright.conformance.ledgers.reading import read
from clientwright.conformance.ledgers.values import Assumption, Entry, Ledger
from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import Finding

__all__ = ["Assumption", "Ledger", "assumed", "compare", "compare_names", "differences", "entries", "read"]


def compare(effective: Document, ledger: Document) -> tuple[Finding, ...]:
    """Hold a spec, all overlays applied, against a ledger; each difference is a finding in the spec's file.

    Raises:
        PipelineError: The ledger is not sound.

    """
    stated = read(ledger)
    try:
        return tuple(_finding(effective, stated, difference) for difference in differences(effective, stated))
    except LookupError as error:
        message = f"{error.args[0]!r} leads nowhere, so the spec cannot be held against its ledger; correct it."
        return (effective.finding("reference-unresolved", message),)
    except RecursionError:
        message = "A schema is nothing but itself, so the spec cannot be held against its ledger; correct it."
        return (effective.finding("reference-unresolved", message),)


def compare_names(base: Document, ledger: Document) -> tuple[Finding, ...]:
    """Hold the operation ids of a base spec against the names that the document prints.

    Raises:
        PipelineError: The ledger is not sound.

    """
    stated = read(ledger)
    return tuple(_finding(base, stated, difference) for difference in name_differences(base, stated))


def assumed(ledger: Ledger) -> tuple[Assumption, ...]:
    """List the decisions that nobody documented, sorted."""
    return tuple(
        sorted(
            Assumption(ledger.provider, attribute, entry.pointer, reason)
            for entry in entries(ledger)
            for attribute, reason in entry.assumed.items()
        )
    )


def entries(ledger: Ledger) -> Iterator[Entry]:
    """Give every entry of a ledger."""
    yield from ledger.servers
    yield from ledger.security.values()
    for operation in ledger.operations.values():
        yield operation.entry
        yield from operation.parameters.values()
        if operation.request:
            yield operation.request
        for response in operation.responses.values():
            yield response.entry
            yield from response.headers.values()
    for shape in ledger.shapes.values():
        yield from shape.fields.values()
    yield from ledger.examples.values()


def _finding(spec: Document, ledger: Ledger, difference: Difference) -> Finding:
    where = ledger.file.locate(difference.entry.pointer)
    what = "" if difference.attribute in {"present", "status"} else f" {difference.attribute}"
    proof = difference.entry.proof(difference.attribute)
    message = (
        f"{difference.place}:{what} is {difference.found} here, and the ledger says {difference.stated}"
        f" ({proof}; {where.file}:{where.line}); correct the one that is wrong."
    )
    return spec.finding(difference.rule, message, difference.pointer)
