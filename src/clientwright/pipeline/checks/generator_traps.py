"""Check for what the generator cannot say in Python, or sends otherwise than the description says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.checks import generator_names
from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.schema_reading import admits, resolved, shown, target_of, type_of, types_of
from clientwright.pipeline.walking import Site, Spec

_FORMS: Final = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})
_JOINED: Final = ("form", "spaceDelimited", "pipeDelimited")


def check_parameters(spec: Spec) -> Iterator[Finding]:
    """Report parameters that would be sent in another form than the description says."""
    for site in spec.by_kind["Parameter"]:
        place = site.value.get("in")
        if "schema" not in site.value and isinstance(site.value.get("content"), dict):
            message = (
                "A parameter with content becomes an argument that takes the ready text; give it a schema instead."
            )
            yield spec.document.finding("parameter-as-text", message, join(site.pointer, "content"), Severity.WARNING)
            continue
        schema, _ = resolved(spec, site.value.get("schema"), join(site.pointer, "schema"))
        types = types_of(spec, schema) or frozenset()
        if place == "path" and site.value.get("style", "simple") != "simple":
            message = f"The style {shown(site.value['style'])} of a path parameter is sent as simple; use simple."
            yield spec.document.finding("parameter-style-unsupported", message, join(site.pointer, "style"))
        elif place == "query" and "object" in types:
            yield from _check_query_object(spec, site)
        elif place in ("header", "cookie") and _is_written_out(schema, types):
            message = (
                f"A {place} parameter of this type becomes an argument that takes the ready text; write it as a string."
            )
            yield spec.document.finding("parameter-as-text", message, join(site.pointer, "schema"), Severity.WARNING)


def _check_query_object(spec: Spec, site: Site) -> Iterator[Finding]:
    style = site.value.get("style", "form")
    explode = site.value.get("explode", style == "form")
    if style in _JOINED and not (style == "form" and explode):
        message = (
            f"An object in the query with style {style} is sent as its members; use deepObject or form with explode."
        )
        keyword = "style" if "style" in site.value and style != "form" else "explode"
        yield spec.document.finding("parameter-style-unsupported", message, join(site.pointer, keyword))


def _is_written_out(schema: JSON, types: frozenset[str]) -> bool:
    return bool(types & {"array", "object"}) or (
        isinstance(schema, dict) and schema.get("format") in ("date", "date-time")
    )


def check_bodies(spec: Spec) -> Iterator[Finding]:
    """Report bodies that are described as objects but are read and sent raw, and forms of no object."""
    for site in (*spec.by_kind["RequestBody"], *spec.by_kind["Response"]):
        content = site.value.get("content")
        named = content if isinstance(content, dict) else {}
        for name, media in named.items():
            if not isinstance(media, dict) or "schema" not in media:
                continue
            pointer = join(site.pointer, "content", name, "schema")
            kind = name.split(";")[0].strip().lower()
            is_object = _is_object(spec, resolved(spec, media["schema"], pointer)[0])
            if kind in _FORMS:
                if site.kind == "RequestBody" and is_object is False:
                    message = "A form is an object, as its members are the fields; give it a schema of type object."
                    yield spec.document.finding("body-not-an-object", message, pointer)
            elif is_object and "*" not in kind and not any(map(is_json, named)):
                message = (
                    f"A body of {kind} is read and sent raw, without its schema; use JSON or describe it as a string."
                )
                yield spec.document.finding("body-as-raw", message, pointer, Severity.WARNING)


def _is_object(spec: Spec, schema: JSON) -> bool | None:
    """Tell whether a schema is of objects; None where it does not say."""
    if not isinstance(schema, dict):
        return None
    types = types_of(spec, schema)
    if types is None:
        return True if "properties" in schema else None
    return "object" in types


def check_methods(spec: Spec) -> Iterator[Finding]:
    """Report methods that OpenAPI 3.2 adds: the generator has none of them."""
    for site in spec.by_kind["PathItem"]:
        for keyword in ("query", "additionalOperations"):
            if spec.version == "3.2" and keyword in site.value:
                message = (
                    "The generator knows no methods that OpenAPI 3.2 added; describe the operation with another method."
                )
                yield spec.document.finding("method-unsupported", message, join(site.pointer, keyword))


def check_enum_types(spec: Spec) -> Iterator[Finding]:
    """Report enums and constants that no Python enum or literal can hold."""
    for site in spec.by_kind["Schema"]:
        values = site.value.get("enum") if isinstance(site.value, dict) else None
        types = types_of(spec, site.value)
        kinds = {
            kind
            for kind in map(type_of, values if isinstance(values, list) else ())
            if types is None or admits(types, kind)
        } - {"null"}
        if len(kinds) > 1 or kinds & {"number", "array", "object"}:
            message = "An enum that mixes types, or has fractions or objects, becomes its type alone; split it."
            yield spec.document.finding("enum-loosened", message, join(site.pointer, "enum"), Severity.WARNING)
        if (
            isinstance(site.value, dict)
            and "const" in site.value
            and type_of(site.value["const"]) in {"number", "array", "object"}
        ):
            message = (
                "A constant that is no text, whole number or boolean becomes its type alone; describe the type instead."
            )
            yield spec.document.finding("const-loosened", message, join(site.pointer, "const"), Severity.WARNING)


def check_variants(spec: Spec) -> Iterator[Finding]:
    """Report unions beside properties: one class cannot be both."""
    for site in spec.by_kind["Schema"]:
        for keyword in ("oneOf", "anyOf") if isinstance(site.value, dict) and site.value.get("properties") else ():
            variants = site.value.get(keyword)
            if isinstance(variants, list) and any(
                _is_object(spec, resolved(spec, one, "")[0]) is not None for one in variants
            ):
                message = (
                    f"{keyword} beside properties is ignored; give each variant all properties and leave none beside."
                )
                yield spec.document.finding("union-loosened", message, join(site.pointer, keyword), Severity.WARNING)


def check_recursion(spec: Spec) -> Iterator[Finding]:
    """Report arrays and unions that contain themselves without an object between."""
    inside = {
        join("", "components", "schemas", name): frozenset(_inside(spec, join("", "components", "schemas", name)))
        for name in _components(spec)
    }
    for pointer in inside:
        seen: set[str] = set()
        waiting = [pointer]
        while waiting:
            new = inside.get(waiting.pop(), frozenset()) - seen
            seen |= new
            waiting.extend(new)
        if pointer in seen:
            message = (
                "The schema contains itself with no object between, so that it becomes Any; put an object between."
            )
            yield spec.document.finding("schema-recursive", message, pointer, Severity.WARNING)


def _components(spec: Spec) -> Iterator[str]:
    data = spec.document.data
    components = data.get("components") if isinstance(data, dict) else None
    schemas = components.get("schemas") if isinstance(components, dict) else None
    yield from schemas if isinstance(schemas, dict) else ()


def _inside(spec: Spec, pointer: str) -> Iterator[str]:
    """Give the schemas that a schema refers to as its items or variants, however deep, but not as properties."""
    waiting = [pointer]
    while waiting:
        at = waiting.pop()
        schema = resolve(spec.document.data, at)
        if not isinstance(schema, dict):
            continue
        target = target_of(spec, schema)
        if target is not None:
            yield target
        waiting.extend(join(at, "items") for _ in range("items" in schema))
        waiting.extend(
            join(at, keyword, i) for keyword in ("oneOf", "anyOf") for i in range(len(_listed(schema, keyword)))
        )


def _listed(schema: dict[str, Any], keyword: str) -> list[JSON]:
    value = schema.get(keyword)
    return value if isinstance(value, list) else []


def check_characters(spec: Spec) -> Iterator[Finding]:
    """Report names and enum values with characters that the generator drops when it writes them into code."""
    for site in spec.by_kind["Schema"]:
        if not isinstance(site.value, dict):
            continue
        properties, values = site.value.get("properties"), site.value.get("enum")
        places = [
            (join(site.pointer, "properties", name), name)
            for name in (properties if isinstance(properties, dict) else ())
        ]
        places += [
            (join(site.pointer, "enum", index), value)
            for index, value in enumerate(values if isinstance(values, list) else ())
        ]
        yield from _check_texts(spec, places)
    for site in spec.by_kind["Parameter"]:
        yield from _check_texts(spec, [(join(site.pointer, "name"), site.value.get("name"))])


def _check_texts(spec: Spec, places: list[tuple[str, JSON]]) -> Iterator[Finding]:
    for pointer, text in places:
        if isinstance(text, str) and any(_is_dropped(character) for character in text):
            message = f"{text!a} has characters that cannot be written into code; take them out."
            yield spec.document.finding("name-unwritable", message, pointer)


def _is_dropped(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Zl", "Zp"} or (category.startswith("C") and character not in "\b\t\f")


CHECKS = (
    check_parameters,
    check_bodies,
    check_methods,
    check_enum_types,
    check_variants,
    check_recursion,
    check_characters,
    *generator_names.CHECKS,
)
