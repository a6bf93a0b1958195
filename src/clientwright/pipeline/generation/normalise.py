"""Rewrite a document to what the generator understands, without a change to what goes over the wire."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.pipeline.documents import JSON, Document, join, resolve, split
from clientwright.pipeline.generation.context import (
    Context,
    Normalised,
    component_of,
    local_pointer,
)
from clientwright.pipeline.generation.naming import whole
from clientwright.pipeline.generation.operations import operations
from clientwright.pipeline.generation.overriding import settle_overrides
from clientwright.pipeline.generation.recursion import cut_recursion
from clientwright.pipeline.generation.schemas import component
from clientwright.pipeline.generation.settling import settle

VALUES = frozenset({"const", "default", "enum", "example", "examples"})
SUPPORTED = ("3.0", "3.1", "3.2")


def normalise(document: Document) -> Normalised:
    """Give the generator's view of a document: flat, self-contained, and free of what the generator would drop.

    What has no such view is an error finding in the result, what is typed more loosely a warning.
    """
    context = Context(document, gives_uuids=_gives_uuids(document.data))
    data = document.data if isinstance(document.data, dict) else {}
    _version(context, data)
    _components(context, data)
    paths = operations(context, data)
    settle_overrides(context)
    cut_recursion(context)
    settle(context, paths)
    return Normalised(
        whole(_view(data, paths, context.components)),
        context.origins,
        context.operations,
        context.tags,
        context.wire_names,
        context.content_types,
        context.discriminators,
        tuple(context.findings),
    )


def _components(context: Context, data: dict[str, JSON]) -> None:
    described = _schemas(data)
    for name, node in described.items():
        _name(context, described, name, node)
    promoted = _promote(context, data)
    for name, node in described.items():
        pointer = join("", "components", "schemas", name)
        if pointer not in promoted and not (isinstance(node, dict) and _alias(described, node)):
            _component(context, node, pointer)
    for pointer in promoted:
        _component(context, resolve(data, pointer), pointer)


def _view(data: dict[str, JSON], paths: dict[str, JSON], components: dict[str, JSON]) -> dict[str, JSON]:
    info = data["info"] if isinstance(data.get("info"), dict) else {}
    return {
        "openapi": "3.0.3" if str(data.get("openapi")).startswith("3.0") else "3.1.1",
        "info": {"title": str(info.get("title", "")), "version": str(info.get("version", ""))},
        "paths": paths,
        "components": {"schemas": components},
    }


def _gives_uuids(data: JSON) -> bool:
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if node.get("format") == "uuid":
                return True
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return False


def _version(context: Context, data: dict[str, JSON]) -> None:
    written = data.get("openapi")
    if not isinstance(written, str) or not written.startswith(SUPPORTED):
        message = "Only OpenAPI 3.0, 3.1 and 3.2 documents can be generated; convert the document to 3.1."
        context.error("version-unsupported", message, "/openapi" if "openapi" in data else "")


def _schemas(data: dict[str, JSON]) -> dict[str, JSON]:
    components = data.get("components")
    found = components.get("schemas") if isinstance(components, dict) else None
    return found if isinstance(found, dict) else {}


def _alias(described: dict[str, JSON], node: dict[str, JSON]) -> str | None:
    """Name the component that a component is only another name of."""
    reference = node.get("$ref")
    if not isinstance(reference, str) or node.keys() - {"$ref", "description", "title", "summary"}:
        return None
    pointer = local_pointer(reference)
    name = component_of(pointer) if pointer is not None else None
    return name if name in described else None


def _name(context: Context, described: dict[str, JSON], name: str, node: JSON) -> None:
    pointer = join("", "components", "schemas", name)
    if pointer in context.targets:
        return
    alias = _alias(described, node) if isinstance(node, dict) else None
    if alias is not None:
        seen = [name]
        while alias not in seen and (following := _alias(described, described[alias] or {})):
            seen.append(alias)
            alias = following
        if alias in seen:
            message = "These references lead round in a circle; describe the schema in one of them."
            context.error("reference-circular", message, pointer)
            return
        _name(context, described, alias, described[alias])
        context.targets[pointer] = context.targets.get(join("", "components", "schemas", alias), "")
        return
    chosen = context.allocate(name, pointer)
    context.targets[pointer] = chosen
    if _nullable_class(node):
        union = context.allocate(f"{name}OrNone", pointer)
        context.nullable[chosen] = union
        context.targets[pointer] = union


def _nullable_class(node: JSON) -> bool:
    """Tell whether a component admits null beside what would be a class."""
    if not isinstance(node, dict) or "$ref" in node or node.get("oneOf") or node.get("anyOf"):
        return False
    kinds = node.get("type")
    enum = node["enum"] if isinstance(node.get("enum"), list) else []
    null = node.get("nullable") is True or (isinstance(kinds, list) and "null" in kinds) or None in enum
    rest = [kind for kind in kinds if kind != "null"] if isinstance(kinds, list) else [kinds]
    values = [value for value in enum if value is not None]
    class_like = bool(values) or rest == ["object"] or (rest == [None] and "properties" in node)
    return null and (class_like or "allOf" in node) and len(rest) == 1


def _component(context: Context, node: JSON, pointer: str) -> None:
    target = context.targets.get(pointer, "")
    plain = {union: name for name, union in context.nullable.items()}
    if target:
        component(context, node, pointer, plain.get(target, target))


def _promote(context: Context, data: dict[str, JSON]) -> list[str]:
    """Give a component to every schema that a reference reaches anywhere else than in components.schemas."""
    promoted = []
    for reference in _references(data):
        pointer = local_pointer(reference)
        if pointer is None or pointer in context.targets or not _schema_place(pointer):
            continue
        try:
            node = resolve(data, pointer)
        except (LookupError, ValueError):
            continue
        tokens = [token for token in split(pointer) if not token.isdecimal() and token not in _PLACES]
        context.targets[pointer] = context.allocate(" ".join(tokens[-2:]) or "Schema", pointer)
        if _nullable_class(node):
            chosen = context.targets[pointer]
            context.nullable[chosen] = context.targets[pointer] = context.allocate(f"{chosen}OrNone", pointer)
        promoted.append(pointer)
    return promoted


_PLACES = frozenset({"components", "schemas", "properties", "schema", "content", "paths", "application/json", "$defs"})


def _schema_place(pointer: str) -> bool:
    tokens = split(pointer)
    deep = tokens[:2] == ["components", "schemas"] and len(tokens) > 3  # noqa: PLR2004
    return deep or "schema" in tokens


def _references(node: JSON, *, values: bool = True) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _references(item)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for key, value in node.items():
            if not (values and key in VALUES):
                yield from _references(value, values=key not in {"properties", "schemas"})
