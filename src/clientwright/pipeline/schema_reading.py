"""Read Schema Objects as people mean them: their types, their properties and what takes part in one schema."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeGuard

from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.walking import Site, Spec, fragment

TYPES: Final = frozenset({"null", "boolean", "object", "array", "number", "integer", "string"})

_LISTED: Final = ("allOf", "anyOf", "oneOf")
_SINGLE: Final = ("not", "if", "then", "else")


def is_number(value: JSON) -> TypeGuard[int | float]:
    """Tell whether a value is a JSON number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_count(value: JSON) -> bool:
    """Tell whether a value is a whole number that is not negative."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_object(schema: JSON) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value is a schema that is written as an object."""
    return isinstance(schema, dict)


def type_of(value: JSON) -> str:
    """Name the JSON type of a value; a number without fraction is an integer."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    names = {float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def written(spec: Spec) -> Iterator[tuple[Site, dict[str, Any]]]:
    """Give the schemas that are written as objects and whose keywords count: in 3.0 none counts beside `$ref`."""
    for site in spec.by_kind["Schema"]:
        if isinstance(site.value, dict) and not (spec.version == "3.0" and "$ref" in site.value):
            yield site, site.value


def types_of(spec: Spec, schema: JSON) -> frozenset[str] | None:
    """Give the types that a schema's own `type` admits, None where it states none that are known."""
    stated = schema.get("type") if isinstance(schema, dict) else None
    listed = stated if isinstance(stated, list) else [stated]
    types = frozenset(name for name in listed if isinstance(name, str)) & TYPES
    if not types:
        return None
    return types | {"null"} if spec.version == "3.0" and schema.get("nullable") is True else types


def admits(types: frozenset[str], kind: str) -> bool:
    """Tell whether a value of one JSON type is of one of the types."""
    return kind in types or (kind == "integer" and "number" in types)


def canonical(value: JSON) -> str:
    """Write a value so that two values are equal as JSON exactly when their texts are."""
    if is_number(value) and type_of(value) == "integer":
        return str(int(value))
    if isinstance(value, list):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(sorted(f'{json.dumps(name)}:{canonical(item)}' for name, item in value.items()))}}}"
    return json.dumps(value)


def shown(value: JSON, limit: int = 60) -> str:
    """Write a value as JSON for a message, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def target_of(spec: Spec, schema: JSON) -> str | None:
    """Give the pointer that a schema's `$ref` leads to; None without one, or when it leads nowhere or in a circle."""
    ref = schema.get("$ref") if isinstance(schema, dict) else None
    if not isinstance(ref, str) or not (ref == "#" or ref.startswith("#/")):
        return None
    try:
        spec.follow(schema)
    except LookupError:
        return None
    return fragment(ref)


def resolved(spec: Spec, schema: JSON, pointer: str) -> tuple[JSON, str]:
    """Follow a schema's references as far as they lead; give the schema and its pointer."""
    try:
        return spec.follow(schema, pointer)
    except LookupError:
        return schema, pointer


def parts(spec: Spec, pointer: str, *, listed: tuple[str, ...] = _LISTED) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give a schema and every schema that judges the same value: through references, `allOf` and the like."""
    seen: set[str] = set()
    waiting = [pointer]
    while waiting:
        at = waiting.pop(0)
        if at in seen:
            continue
        seen.add(at)
        try:
            schema = resolve(spec.document.data, at)
        except LookupError:
            continue
        if not isinstance(schema, dict):
            continue
        yield at, schema
        target = target_of(spec, schema)
        waiting.extend(() if target is None else (target,))
        if spec.version != "3.0" or "$ref" not in schema:
            waiting.extend(_branches(schema, at, listed))


def _branches(schema: dict[str, Any], pointer: str, listed: tuple[str, ...]) -> Iterator[str]:
    for keyword in listed:
        for index in range(len(schema[keyword])) if isinstance(schema.get(keyword), list) else ():
            yield join(pointer, keyword, index)
    if listed is _LISTED:
        yield from (join(pointer, keyword) for keyword in _SINGLE if keyword in schema)
        dependent = schema.get("dependentSchemas")
        yield from (
            join(pointer, "dependentSchemas", name) for name in (dependent if isinstance(dependent, dict) else ())
        )


def properties_of(spec: Spec, pointer: str, *, listed: tuple[str, ...] = _LISTED) -> dict[str, list[tuple[str, JSON]]]:
    """Give the properties that a schema and its parts define, each with every place of it."""
    found: defaultdict[str, list[tuple[str, JSON]]] = defaultdict(list)
    for at, schema in parts(spec, pointer, listed=listed):
        properties = schema.get("properties")
        for name, value in properties.items() if isinstance(properties, dict) else ():
            found[name].append((join(at, "properties", name), value))
    return dict(found)


def required_of(spec: Spec, pointer: str) -> frozenset[str]:
    """Give the properties that a schema and what it is all of require."""
    found: set[str] = set()
    for _, schema in parts(spec, pointer, listed=("allOf",)):
        required = schema.get("required")
        found.update(name for name in (required if isinstance(required, list) else ()) if isinstance(name, str))
    return frozenset(found)


def names_marked(spec: Spec, pointer: str, marks: tuple[str, ...]) -> frozenset[str]:
    """Name the properties of a schema that carry one of the marks, such as `readOnly`."""
    found = set()
    for name, places in properties_of(spec, pointer).items():
        for at, value in places:
            followed, _ = resolved(spec, value, at)
            if any(is_object(schema) and schema.get(mark) is True for schema in (value, followed) for mark in marks):
                found.add(name)
    return frozenset(found)


def root_of(spec: Spec, pointer: str) -> str:
    """Climb from a schema to the outermost one that judges the same value: out of `allOf`, `not` and the like."""
    while True:
        tokens = pointer.rsplit("/", 2)
        if tokens[-1] in _SINGLE:
            parent = pointer.rsplit("/", 1)[0]
        elif len(tokens) == 3 and tokens[1] in {*_LISTED, "dependentSchemas"}:  # noqa: PLR2004
            parent = tokens[0]
        else:
            return pointer
        site = spec.by_pointer.get(parent)
        if site is None or site.kind != "Schema":
            return pointer
        pointer = parent


def uses(spec: Spec) -> Mapping[str, frozenset[str]]:
    """Give for each schema the outermost schemas that take it as a part of themselves, by reference."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for site in spec.by_kind["Schema"]:
        target = target_of(spec, site.value)
        root = root_of(spec, site.pointer)
        if target is not None and (root != site.pointer or spec.version != "3.0"):
            found[root_of(spec, target)].add(root)
    return {pointer: frozenset(roots) for pointer, roots in found.items()}


def component(pointer: str) -> str:
    """Name the schema at a pointer as people do: a component by its name, anything else by its place."""
    head = "/components/schemas/"
    name = pointer.removeprefix(head)
    return name if pointer.startswith(head) and "/" not in name else pointer
