"""Check unions: their discriminators, and whether a reader can tell their variants apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from attrs import frozen

from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.schema_reading import (
    admits,
    canonical,
    component,
    properties_of,
    required_of,
    resolved,
    shown,
    target_of,
    types_of,
    uses,
)
from clientwright.pipeline.walking import Spec, fragment

_SCHEMAS: Final = "/components/schemas"
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")


@frozen
class _Variant:
    """One object variant of a union: where it stands, what it defines and what of that must be there."""

    at: str
    properties: dict[str, list[tuple[str, JSON]]]
    required: frozenset[str]


def check_discriminators(spec: Spec) -> Iterator[Finding]:
    """Report discriminators whose property a variant lacks or may leave out, or whose mapping leads elsewhere."""
    users = uses(spec)
    for site in spec.by_kind["Discriminator"]:
        pointer = site.pointer.removesuffix("/discriminator")
        schema = spec.by_pointer[pointer].value
        variants = _variants(schema, pointer)
        if not variants and not users.get(pointer):
            message = (
                "The discriminator chooses between nothing; add oneOf or anyOf, or schemas that are allOf this one."
            )
            yield spec.document.finding("discriminator-without-union", message, site.pointer, Severity.WARNING)
        name = site.value.get("propertyName")
        if isinstance(name, str):
            yield from _check_property(spec, site.value, name, variants or [pointer], site.pointer)
        targets = {target_of(spec, value) or at for at, value in _values(spec, variants)}
        yield from _check_mapping(spec, site.value, site.pointer, targets)


def _variants(schema: dict[str, Any], pointer: str) -> list[str]:
    return [
        join(pointer, keyword, index)
        for keyword in ("oneOf", "anyOf")
        for index in range(len(schema[keyword]) if isinstance(schema.get(keyword), list) else 0)
    ]


def _values(spec: Spec, pointers: list[str]) -> Iterator[tuple[str, JSON]]:
    return ((pointer, resolve(spec.document.data, pointer)) for pointer in pointers)


def _check_property(
    spec: Spec, discriminator: dict[str, Any], name: str, variants: list[str], pointer: str
) -> Iterator[Finding]:
    lacking, leaving = [], []
    for at, value in _values(spec, variants):
        if _is_object(spec, value, at):
            said = component(target_of(spec, value) or at)
            if name not in properties_of(spec, at):
                lacking.append(said)
            elif name not in required_of(spec, at):
                leaving.append(said)
    if lacking:
        message = f"The discriminating property {shown(name)} is not defined in {', '.join(lacking)}; define it there."
        yield spec.document.finding("discriminator-property-missing", message, join(pointer, "propertyName"))
    if leaving and "defaultMapping" not in discriminator:
        message = (
            f"The discriminating property {shown(name)} is not required in {', '.join(leaving)}; require it there."
        )
        yield spec.document.finding(
            "discriminator-property-optional", message, join(pointer, "propertyName"), Severity.WARNING
        )


def _is_object(spec: Spec, value: JSON, pointer: str) -> bool:
    followed, _ = resolved(spec, value, pointer)
    if not isinstance(followed, dict) or "$ref" in followed:
        return False
    types = types_of(spec, followed)
    return "object" in types if types is not None else bool({"properties", "allOf"} & followed.keys())


def _check_mapping(spec: Spec, discriminator: dict[str, Any], pointer: str, targets: set[str]) -> Iterator[Finding]:
    mapping = discriminator.get("mapping")
    places = [
        (join(pointer, "mapping", key), value) for key, value in (mapping.items() if isinstance(mapping, dict) else ())
    ]
    if "defaultMapping" in discriminator and spec.version == "3.2":
        places.append((join(pointer, "defaultMapping"), discriminator["defaultMapping"]))
    for at, value in places:
        if not isinstance(value, str):
            continue
        target = _mapped(spec, value)
        if target is None:
            message = f"The mapping leads to {shown(value)}, which does not exist; name a schema of the components."
            yield spec.document.finding("discriminator-mapping-unresolved", message, at)
        elif target and targets and target not in targets:
            message = (
                f"The mapping leads to {component(target)}, which is no variant of the union; add it or correct this."
            )
            yield spec.document.finding("discriminator-mapping-foreign", message, at)


def _mapped(spec: Spec, value: str) -> str | None:
    """Give the pointer that a mapping means: empty where it is in another document, None where it leads nowhere."""
    data = spec.document.data
    pointer = fragment(value) if value.startswith("#") else join(_SCHEMAS, value)
    if not value.startswith("#") and _NAME.fullmatch(value) is None:
        return ""
    try:
        resolve(data, pointer)
    except LookupError:
        return "" if value.endswith((".json", ".yaml", ".yml")) else None
    return pointer


def check_unions(spec: Spec) -> Iterator[Finding]:
    """Report unions with two object variants that no required property tells apart."""
    for site in spec.by_kind["Schema"]:
        if not isinstance(site.value, dict) or "discriminator" in site.value:
            continue
        variants = [
            _Variant(at, properties_of(spec, at), required_of(spec, at))
            for at, value in _values(spec, _variants(site.value, site.pointer))
            if _is_object(spec, value, at)
        ]
        for first, second in combinations(variants, 2):
            if not _is_told_apart(spec, first, second):
                named = [component(target_of(spec, value) or at) for at, value in _values(spec, [first.at, second.at])]
                message = (
                    f"Nothing tells {named[0]} and {named[1]} apart, so that a reader takes the first; "
                    "require a property with different constants, or add a discriminator."
                )
                yield spec.document.finding("union-indistinct", message, second.at, Severity.WARNING)
                break


def _is_told_apart(spec: Spec, one: _Variant, other: _Variant) -> bool:
    if one.required - other.properties.keys() or other.required - one.properties.keys():
        return True
    return any(
        _differ(spec, _first(spec, one.properties[name]), _first(spec, other.properties[name]))
        for name in one.required & other.required
    )


def _first(spec: Spec, places: list[tuple[str, JSON]]) -> JSON:
    return resolved(spec, places[0][1], places[0][0])[0]


def _differ(spec: Spec, one: JSON, other: JSON) -> bool:
    values = [_constants(schema) for schema in (one, other)]
    if values[0] is not None and values[1] is not None and not values[0] & values[1]:
        return True
    types = [types_of(spec, schema) for schema in (one, other)]
    return (
        types[0] is not None
        and types[1] is not None
        and not any(admits(types[1], kind) or (kind == "number" and "integer" in types[1]) for kind in types[0])
    )


def _constants(schema: JSON) -> frozenset[str] | None:
    if not isinstance(schema, dict):
        return None
    if "const" in schema:
        return frozenset({canonical(schema["const"])})
    values = schema.get("enum")
    return frozenset(map(canonical, values)) if isinstance(values, list) else None


CHECKS = (check_discriminators, check_unions)
