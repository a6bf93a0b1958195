"""Let openapi-spec-validator speak as a second voice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any, Final

from clientwright.pipeline.checks.dialect import foreign_pointers
from clientwright.pipeline.findings import Finding, errors
from clientwright.pipeline.walking import Spec

# It remembers visited schemas in a list, so its time grows with the square of their number: half a minute for a
# thousand operations. Larger descriptions go without it, as rules of our own check everything that it checks.
_MOST_OPERATIONS: Final = 300
_MOST_SCHEMAS: Final = 3000
_LONGEST: Final = 300


def second_opinion(spec: Spec, known: Collection[Finding]) -> Iterator[Finding]:
    """Report what openapi-spec-validator objects to, in a description in which our own rules found no error."""
    if (
        errors(known)
        or len(spec.by_kind["Operation"]) > _MOST_OPERATIONS
        or len(spec.by_kind["Schema"]) > _MOST_SCHEMAS
    ):
        return
    if foreign_pointers(spec):  # it refuses dialects that it does not know
        return
    for error in _objections(spec):
        pointer = _place(spec, error.schema)
        if pointer is not None:
            message = f"openapi-spec-validator objects: {error.message[:_LONGEST]}; correct it."
            yield spec.document.finding("openapi-spec-validator", message, pointer)


def _objections(spec: Spec) -> list[Any]:
    import openapi_spec_validator as library  # noqa: PLC0415 -- slow to import, and not needed for large descriptions

    validators = {
        "3.0": library.OpenAPIV30SpecValidator,
        "3.1": library.OpenAPIV31SpecValidator,
        "3.2": library.OpenAPIV32SpecValidator,
    }
    found: list[Any] = []
    # Its own crashes on odd input (unresolved references, keys that are no text) are not the user's mistakes.
    with suppress(Exception):
        validator = validators[spec.version](spec.document.data)
        # Its schema pass is left out: those schemas are the ones that `structure` runs.
        found.extend(validator.root_validator(validator.schema_path))
    return found


def _place(spec: Spec, schema: object) -> str | None:
    """Find the Schema Object whose value is objected to; empty without one, None for a schema that is not the user's.

    The latter are meta-schemas: `structure` runs them, and without mistaking ECMA-262 patterns for Python's.
    """
    if not isinstance(schema, dict):
        return ""
    return next((site.pointer for site in spec.by_kind["Schema"] if site.value is schema), None)
