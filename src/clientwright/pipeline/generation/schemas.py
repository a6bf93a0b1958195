"""Rewrite schemas so that the generator gives one class a named thing, and loses nothing without a word.

Every inline object and enum becomes a component with a name of its own; null stands beside a reference, never in an
enum; a default that its type refuses is left out.
"""

from __future__ import annotations

import re
from typing import Any

from openapi_python_client.strings import PythonIdentifier, pascal_case

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.generation.composition import compose
from clientwright.pipeline.generation.context import NULL, Context, local_pointer, reference_to
from clientwright.pipeline.generation.enums import enumerate_values
from clientwright.pipeline.generation.naming import PREFIX, whole, writable

DROPPED = frozenset([
    "$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema",
    "contains", "dependentRequired", "dependentSchemas", "else", "externalDocs", "if",
    "maxContains", "minContains", "not", "patternProperties", "propertyNames", "then",
    "title", "unevaluatedItems", "unevaluatedProperties", "xml",
])  # fmt: skip
MARKS = ("deprecated", "readOnly", "writeOnly", "x-clientwright-sensitive")
STRUCTURE = frozenset({"additionalProperties", "allOf", "anyOf", "enum", "oneOf", "properties", "required"})


def schema(context: Context, node: JSON, pointer: str, wanted: str) -> dict[str, JSON]:
    """Rewrite the schema at a pointer to one that stands inline: a reference, a scalar, an array or a union."""
    if pointer in context.targets:
        return reference_to(context.targets[pointer])
    if pointer not in context.done:
        context.done[pointer] = inline(context, node, pointer, wanted)
    return dict(context.done[pointer])


def inline(context: Context, node: JSON, pointer: str, wanted: str) -> dict[str, JSON]:
    """Rewrite a schema for use in place, giving a class of its own to an object or enum."""
    if isinstance(node, dict) and "$ref" in node:
        return reference(context, node, pointer, wanted)
    body, null = shape(context, node, pointer, wanted)
    if is_class(body):
        name = context.allocate(wanted, pointer)
        context.components[name] = body
        body = _annotated(reference_to(name), body)
    return _nullable(body) if null else body


def component(context: Context, node: JSON, pointer: str, name: str) -> None:
    """Rewrite a schema component; where it admits null, its class keeps the name and the union gets another."""
    if isinstance(node, dict) and "$ref" in node:
        together = _together(context, node)
        if together is None:
            context.components[name] = reference(context, node, pointer, name)
            return
        node = together
    body, null = shape(context, node, pointer, name)
    union = context.nullable.get(name)
    if union is None or not is_class(body):
        context.components[union or name] = _nullable(body) if null else body
        return
    context.components[name] = body
    context.components[union] = _nullable(reference_to(name))


def reference(context: Context, node: dict[str, JSON], pointer: str, wanted: str) -> dict[str, JSON]:
    """Rewrite a reference and what stands beside it."""
    target = target_of(context, node["$ref"], pointer)
    if target is None:
        return {}
    together = _together(context, node)
    if together is not None:
        return inline(context, together, pointer, wanted)
    body = _annotated(reference_to(target), node)
    default = node.get("default")
    if default is not None:
        body = {"allOf": [reference_to(target)], "default": default}
    return _nullable(body) if node.get("nullable") is True else body


def _together(context: Context, node: dict[str, JSON]) -> dict[str, JSON] | None:
    """Write as `allOf` a reference with more of a schema beside it; None where nothing beside it counts."""
    if not STRUCTURE & node.keys() or str(context.document.data.get("openapi", "")) < "3.1":
        return None
    return {"allOf": [{"$ref": node["$ref"]}, {key: value for key, value in node.items() if key != "$ref"}]}


def target_of(context: Context, written: JSON, pointer: str) -> str | None:
    """Name the component that a reference leads to; report one that leads to nothing."""
    where = local_pointer(written) if isinstance(written, str) else None
    target = context.targets.get(where) if where is not None else None
    if target is None:
        message = f"`$ref: {written}` leads to no schema in this document; bundle it into components.schemas."
        context.error("reference-unresolved", message, join(pointer, "$ref"))
    return target


def shape(context: Context, node: JSON, pointer: str, wanted: str) -> tuple[dict[str, JSON], bool]:
    """Rewrite a schema that is no reference; tell apart whether it admits null."""
    if not isinstance(node, dict):
        return {}, False
    body = {key: value for key, value in node.items() if key not in DROPPED}
    title = node.get("title")
    if "description" not in body and isinstance(title, str) and not _repeats(title, wanted):
        body["description"] = title
    _type(context, body, pointer)
    _example(body)
    _bytes(body)
    null = _take_null(body)
    if "const" in body:
        _const(context, body, pointer)
    if "enum" in body:
        enumerate_values(context, body, pointer)
        if "enum" in body:  # the list says it all, whatever stands beside it
            body = {key: value for key, value in body.items() if key not in {"allOf", "anyOf", "oneOf"}}
    if isinstance(body.get("type"), list):
        return _several_types(context, body, pointer, wanted), null
    merged = compose(context, body, pointer, wanted)
    _array(context, body, pointer, wanted)
    _values(context, body, pointer, wanted)
    if not merged:
        properties(context, body, pointer, wanted)
    return body, null


def _repeats(title: str, wanted: str) -> bool:
    """Tell whether a title only says the name once more."""
    return wanted.lower().endswith(re.sub(r"[\W_]", "", title).lower())


def _type(context: Context, body: dict[str, JSON], pointer: str) -> None:
    written = body.get("type", "string")
    if not all(isinstance(kind, str) for kind in (written if isinstance(written, list) else [written])):
        del body["type"]
        context.error("type-unreadable", "`type` is a name or a list of names; write it so.", join(pointer, "type"))


def _bytes(body: dict[str, JSON]) -> None:
    """Take bytes for text; a form with files says where they are bytes indeed, and JSON has none."""
    if body.get("format") == "binary":
        del body["format"]
        body.setdefault("contentMediaType", "application/octet-stream")


def _several_types(context: Context, body: dict[str, JSON], pointer: str, wanted: str) -> dict[str, JSON]:
    common: dict[str, JSON] = {key: body[key] for key in ("description", "example") if key in body}
    members = []
    for index, kind in enumerate(body["type"]):
        member = {key: value for key, value in body.items() if key not in {"description", "default", "example"}}
        members.append(inline(context, {**member, "type": kind}, pointer, f"{wanted}Type{index}"))
    return {**common, "oneOf": members}


def _example(body: dict[str, JSON]) -> None:
    examples = body.pop("examples", None)
    if "example" not in body and isinstance(examples, list) and examples:
        body["example"] = examples[0]
    if examples is not None:
        body["x-examples"] = examples


def _take_null(body: dict[str, JSON]) -> bool:
    null = body.pop("nullable", None) is True
    if isinstance(body.get("type"), list):
        kinds = [kind for kind in body["type"] if kind != "null"]
        null = null or len(kinds) < len(body["type"])
        body["type"] = kinds if len(kinds) > 1 else (kinds or ["null"])[0]
    if isinstance(body.get("enum"), list) and None in body["enum"] and any(v is not None for v in body["enum"]):
        null = True
        body["enum"] = [value for value in body["enum"] if value is not None]
    return null and body.get("type") != "null"


def _const(context: Context, body: dict[str, JSON], pointer: str) -> None:
    value = body["const"]
    if value is None:
        del body["const"]
        body["type"] = "null"
    elif whole(value) != value:
        message = "This constant has half a surrogate pair, which cannot be sent; correct it."
        context.error("name-unwritable", message, join(pointer, "const"))
    elif isinstance(value, float | list | dict):
        del body["const"]
        message = "This constant is not text, an integer or a boolean; its type is generated, its value is not checked."
        context.warn("generator-loosened", message, join(pointer, "const"))
        if isinstance(value, float):
            body.setdefault("type", "number")


def _array(context: Context, body: dict[str, JSON], pointer: str, wanted: str) -> None:
    if "type" not in body and ("items" in body or "prefixItems" in body):
        body["type"] = "array"
    if body.get("type") != "array":
        body.pop("items", None)
        body.pop("prefixItems", None)
        return
    body.pop("default", None)
    members = [
        schema(context, node, join(pointer, "prefixItems", index), f"{wanted}Item{index}")
        for index, node in enumerate(body.pop("prefixItems", None) or [])
    ]
    rest, most = body.pop("items", None), body.get("maxItems")
    closed = members and (rest is False or (isinstance(most, int) and most <= len(members)))
    if isinstance(rest, dict) or not closed:
        members.append(schema(context, rest, join(pointer, "items"), f"{wanted}Item"))
    if {} in members:
        body["items"] = {}  # beside items of any kind, those of a known kind tell nothing
    else:
        body["items"] = members[0] if len(members) == 1 else {"anyOf": members}


def _values(context: Context, body: dict[str, JSON], pointer: str, wanted: str) -> None:
    if isinstance(body.get("additionalProperties"), dict):
        where = join(pointer, "additionalProperties")
        body["additionalProperties"] = schema(context, body["additionalProperties"], where, f"{wanted}Value")


def properties(context: Context, body: dict[str, JSON], pointer: str, wanted: str) -> None:
    """Rewrite the properties of an object in place, under names that give distinct attributes."""
    if not isinstance(body.get("properties"), dict):
        body.pop("properties", None)
        return
    renamed = property_names(context, body["properties"], pointer)
    body["properties"] = {
        renamed[name]: schema(context, node, join(pointer, "properties", name), wanted + pascal_case(name))
        for name, node in body["properties"].items()
    }
    if isinstance(body.get("required"), list):
        body["required"] = [renamed.get(name, name) if isinstance(name, str) else name for name in body["required"]]


def property_names(context: Context, named: dict[str, JSON], pointer: str) -> dict[str, str]:
    """Choose what the generator sees as property names, so that no two of them give one attribute."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    attributes = {name: str(PythonIdentifier(name, PREFIX)) for name in named}
    for name in sorted(named, key=lambda name: attributes[name] != name):
        if not writable(name):
            message = f"The property name {name!r} has characters that cannot be written into code; rename it."
            context.error("name-unwritable", message, join(pointer, "properties", name))
        candidate, count = attributes[name], 1
        while candidate in taken:
            count += 1
            candidate = f"{attributes[name].rstrip('_')}_{count}"
        taken.add(candidate)
        names[name] = name if count == 1 else context.disguise(candidate, name)
    return names


def is_class(body: dict[str, JSON]) -> bool:
    """Tell whether the generator makes a class of a rewritten schema."""
    if "$ref" in body or body.get("oneOf") or body.get("anyOf"):
        return False
    if "enum" in body:
        return True
    if body.get("allOf"):
        return len(body["allOf"]) > 1
    return body.get("type") == "object" or (body.get("type") is None and "properties" in body)


def _annotated(body: dict[str, JSON], source: dict[str, Any]) -> dict[str, JSON]:
    beside = {key: source[key] for key in MARKS if source.get(key) is True}
    if isinstance(source.get("description"), str):
        beside["description"] = source["description"]
    return {**body, **beside}


def _nullable(body: dict[str, JSON]) -> dict[str, JSON]:
    if "$ref" in body or body.get("allOf"):
        outer: dict[str, JSON] = {key: body[key] for key in ("description", "default", *MARKS) if key in body}
        inner = {key: value for key, value in body.items() if key != "default"}
        return {**outer, "oneOf": [inner, dict(NULL)]}
    for keyword in ("oneOf", "anyOf"):
        if body.get(keyword):
            members = body[keyword]
            return body if NULL in members else {**body, keyword: [*members, dict(NULL)]}
    if "const" in body:
        return {**{k: v for k, v in body.items() if k == "description"}, "oneOf": [body, dict(NULL)]}
    return {**body, "type": [body["type"], "null"]} if body.get("type") else body
