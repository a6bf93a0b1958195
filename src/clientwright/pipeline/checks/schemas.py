"""Check Schema Objects against themselves and each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from clientwright.pipeline.checks import schema_bounds, schema_unions, schema_values
from clientwright.pipeline.checks.wording import closest
from clientwright.pipeline.documents import join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.grammar import GRAMMAR
from clientwright.pipeline.json_schema import matches
from clientwright.pipeline.schema_reading import (
    parts,
    properties_of,
    resolved,
    root_of,
    shown,
    types_of,
    uses,
    written,
)
from clientwright.pipeline.walking import Spec

_ALL_OF: Final = ("allOf",)


def check_required(spec: Spec) -> Iterator[Finding]:
    """Report required properties that are said twice, or that nothing defines."""
    users = uses(spec)
    for site, schema in written(spec):
        required = schema.get("required")
        if not isinstance(required, list):
            continue
        defined, patterns = _definitions(spec, site.pointer, users)
        for index, name in enumerate(required):
            pointer = join(site.pointer, "required", index)
            if name in required[:index]:
                message = f"The property {shown(name)} is required twice; keep one."
                yield spec.document.finding("required-duplicate", message, pointer)
            elif (
                isinstance(name, str)
                and name not in defined
                and not any(matches(pattern, name) for pattern in patterns)
            ):
                message = f"The required property {shown(name)} is not defined; define it or correct the name."
                yield spec.document.finding("required-undefined", message, pointer)


def _definitions(spec: Spec, pointer: str, users: Mapping[str, frozenset[str]]) -> tuple[set[str], set[str]]:
    """Name the properties, and patterns of such, that any schema of which this is a part defines."""
    defined: set[str] = set()
    patterns: set[str] = set()
    seen: set[str] = set()
    waiting = [root_of(spec, pointer)]
    while waiting:
        root = waiting.pop()
        if root in seen:
            continue
        seen.add(root)
        waiting.extend(users.get(root, ()))
        for _, schema in parts(spec, root):
            defined.update(_keys(schema, "properties"))
            patterns.update(_keys(schema, "patternProperties"))
            if _is_map(schema) or _misspelt(spec, schema):
                patterns.add("")
    return defined, patterns


def _is_map(schema: dict[str, Any]) -> bool:
    return "properties" not in schema and isinstance(schema.get("additionalProperties"), dict)


def _misspelt(spec: Spec, schema: dict[str, Any]) -> bool:
    """Tell whether `properties` is there under a wrong name, which is a mistake that is told elsewhere."""
    known = GRAMMAR[spec.version]["Schema"]
    return any(name not in known and closest(name, known) == "properties" for name in schema)


def _keys(schema: dict[str, Any], keyword: str) -> Iterator[str]:
    value = schema.get(keyword)
    yield from value if isinstance(value, dict) else ()


def check_all_of(spec: Spec) -> Iterator[Finding]:
    """Report an allOf that no value can keep, because its parts or the same property in them differ in type."""
    for site, schema in written(spec):
        if not isinstance(schema.get("allOf"), list):
            continue
        pointer = join(site.pointer, "allOf")
        stated = [types_of(spec, part) for _, part in parts(spec, site.pointer, listed=_ALL_OF)]
        if not _agree(stated):
            message = (
                f"The schemas of allOf are of different types ({_named(stated)}), so that no value fits; correct one."
            )
            yield spec.document.finding("all-of-contradictory", message, pointer)
        for name, places in properties_of(spec, site.pointer, listed=_ALL_OF).items():
            types = [types_of(spec, resolved(spec, value, at)[0]) for at, value in places]
            if not _agree(types):
                message = (
                    f"The schemas of allOf define {shown(name)} with different types ({_named(types)}), "
                    "so that no value fits; correct one."
                )
                yield spec.document.finding("all-of-contradictory", message, pointer)


def _agree(stated: list[frozenset[str] | None]) -> bool:
    common: frozenset[str] | None = None
    for types in stated:
        if types is None:
            continue
        wide = types | {"integer"} if "number" in types else types
        common = wide if common is None else common & wide
    return common is None or bool(common)


def _named(stated: list[frozenset[str] | None]) -> str:
    return ", ".join(sorted({" or ".join(sorted(types)) for types in stated if types is not None}))


def check_marks(spec: Spec) -> Iterator[Finding]:
    """Report a schema that is both read-only and write-only."""
    for site, schema in written(spec):
        if schema.get("readOnly") is True and schema.get("writeOnly") is True:
            message = "A schema cannot be read-only and write-only, as nobody could use it; remove one of the two."
            yield spec.document.finding("read-and-write-only", message, join(site.pointer, "writeOnly"))


def check_items(spec: Spec) -> Iterator[Finding]:
    """Report arrays that do not say what is in them."""
    for site, schema in written(spec):
        types = types_of(spec, schema)
        if types is None or "array" not in types or {"items", "prefixItems"} & schema.keys():
            continue
        message = "The array does not say what is in it; add items."
        severity = Severity.ERROR if spec.version == "3.0" else Severity.WARNING
        yield spec.document.finding("array-without-items", message, join(site.pointer, "type"), severity)


def check_nullable(spec: Spec) -> Iterator[Finding]:
    """Report `nullable` where OpenAPI has it no longer; beside a `$ref` of 3.0 it is a sibling like any other."""
    for site, schema in written(spec):
        if "nullable" in schema and spec.version != "3.0":
            message = 'OpenAPI 3.1 has no nullable; write the type as a list with "null".'
            yield spec.document.finding("nullable-removed", message, join(site.pointer, "nullable"))


def check_nullable_enum(spec: Spec) -> Iterator[Finding]:
    """Report a nullable enum that is written as type, enum and null in one schema."""
    for site, schema in written(spec):
        types, values = types_of(spec, schema), schema.get("enum")
        if types is None or len(types) == 1 or "null" not in types or not isinstance(values, list):
            continue
        if None in values and values != [None]:
            message = (
                "The generator makes three classes of an enum that is null by type and by value; "
                "write oneOf of the enum as a component and of type null."
            )
            yield spec.document.finding("enum-nullable-inline", message, join(site.pointer, "enum"), Severity.WARNING)


CHECKS = (
    check_required,
    check_all_of,
    check_marks,
    check_items,
    check_nullable,
    check_nullable_enum,
    *schema_bounds.CHECKS,
    *schema_unions.CHECKS,
    *schema_values.CHECKS,
)
