"""Check the values and formats that Schema Objects state: enum, const, format, pattern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.formats import KNOWN
from clientwright.pipeline.json_schema import is_pattern
from clientwright.pipeline.schema_reading import admits, canonical, shown, type_of, types_of, written
from clientwright.pipeline.walking import Spec


def check_enum(spec: Spec) -> Iterator[Finding]:
    """Report enums that are empty, say a value twice or hold values of a type that the schema excludes."""
    for site, schema in written(spec):
        values = schema.get("enum")
        if not isinstance(values, list):
            continue
        pointer = join(site.pointer, "enum")
        if not values:
            message = "The enum is empty, so that no value fits; list its values, or remove it."
            yield spec.document.finding("enum-empty", message, pointer)
        seen: set[str] = set()
        for index, value in enumerate(values):
            key = canonical(value)
            if key in seen:
                message = f"The enum lists {shown(value)} twice; keep one."
                yield spec.document.finding("enum-duplicate", message, join(pointer, index))
            seen.add(key)
            yield from _check_type(spec, schema, value, "enum-value-type", join(pointer, index))


def check_const(spec: Spec) -> Iterator[Finding]:
    """Report a const of a type that the schema excludes, or that its enum does not list."""
    for site, schema in written(spec):
        if "const" not in schema or spec.version == "3.0":
            continue
        pointer = join(site.pointer, "const")
        yield from _check_type(spec, schema, schema["const"], "const-type", pointer)
        values = schema.get("enum")
        if isinstance(values, list) and canonical(schema["const"]) not in map(canonical, values):
            message = f"The const {shown(schema['const'])} is not in the enum, so that no value fits; remove one."
            yield spec.document.finding("const-not-in-enum", message, pointer)


def _check_type(spec: Spec, schema: dict[str, Any], value: JSON, rule: str, pointer: str) -> Iterator[Finding]:
    types = types_of(spec, schema)
    if types is not None and not admits(types, type_of(value)):
        message = f"{shown(value)} is not of type {' or '.join(sorted(types))}; correct the value or the type."
        yield spec.document.finding(rule, message, pointer)


def check_nullable_enum(spec: Spec) -> Iterator[Finding]:
    """Report a 3.0 enum that is nullable but does not list null: 3.0.3 made the enum decide."""
    for site, schema in written(spec):
        values = schema.get("enum")
        if spec.version == "3.0" and schema.get("nullable") is True and isinstance(values, list) and None not in values:
            message = "The enum is nullable but does not list null, so that tools differ about null; add null to it."
            yield spec.document.finding("enum-without-null", message, join(site.pointer, "enum"), Severity.WARNING)


def check_format(spec: Spec) -> Iterator[Finding]:
    """Report formats that no registry knows, and formats of another type than the schema's."""
    for site, schema in written(spec):
        stated = schema.get("format")
        if not isinstance(stated, str):
            continue
        pointer = join(site.pointer, "format")
        known, types = KNOWN.get(stated), types_of(spec, schema)
        if known is None:
            message = f"The format {shown(stated)} is in no registry, and nothing checks it; correct or remove it."
            yield spec.document.finding("format-unknown", message, pointer, Severity.WARNING)
        elif types is not None and not any(admits(known, kind) for kind in types):
            message = (
                f"The format {stated} says nothing about type {' or '.join(sorted(types - {'null'}))}; correct one."
            )
            yield spec.document.finding("format-without-effect", message, pointer, Severity.WARNING)


def check_pattern(spec: Spec) -> Iterator[Finding]:
    """Report patterns that are not regular expressions."""
    for site, schema in written(spec):
        named = schema.get("patternProperties")
        places = [
            (join(site.pointer, "patternProperties", name), name) for name in (named if isinstance(named, dict) else ())
        ]
        for pointer, pattern in [*places, (join(site.pointer, "pattern"), schema.get("pattern"))]:
            if isinstance(pattern, str) and not is_pattern(pattern):
                message = f"{shown(pattern)} is not a regular expression; correct it."
                yield spec.document.finding("pattern-invalid", message, pointer)


CHECKS = (check_enum, check_const, check_nullable_enum, check_format, check_pattern)
