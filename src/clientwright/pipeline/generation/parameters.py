"""Rewrite parameters so that what the generated code sends is what the document says."""

from __future__ import annotations

import re

from openapi_python_client.strings import pascal_case

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.generation.contents import JSON_TYPE, kind_of
from clientwright.pipeline.generation.context import NULL, Context
from clientwright.pipeline.generation.naming import writable
from clientwright.pipeline.generation.schemas import schema

IGNORED_HEADERS = frozenset({"accept", "authorization", "content-type"})
STYLES: dict[str, tuple[str, ...]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
SHAPES = frozenset({"allOf", "anyOf", "const", "enum", "oneOf", "properties"})
ID = re.compile(r"(.*[_-])?(id|uuid)|.*(Id|ID|Uuid|UUID)")
UUID = {"type": "string", "format": "uuid"}
KEYS = re.compile(r"\{([^{}]*)\}")
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def parameters(
    context: Context, path: str, described: list[tuple[JSON, str]], operation: str, pointer: str
) -> tuple[str, list[JSON]]:
    """Rewrite the parameters of an operation, the operation's own after its path's; give the path to generate."""
    found: dict[tuple[str, str], tuple[dict[str, JSON], str]] = {}
    for written, place in described:
        node, where = context.follow(written, place)
        if isinstance(node.get("name"), str) and isinstance(node.get("in"), str):
            found[node["in"], node["name"]] = (node, where)
    rewritten = [
        parameter(context, node, where, operation)
        for (place, name), (node, where) in found.items()
        if place != "path" and not (place == "header" and name.lower() in IGNORED_HEADERS)
    ]
    path, in_path = _path(context, path, found, operation, pointer)
    return path, [*in_path, *(one for one in rewritten if one is not None)]


def _path(
    context: Context,
    path: str,
    found: dict[tuple[str, str], tuple[dict[str, JSON], str]],
    operation: str,
    pointer: str,
) -> tuple[str, list[JSON]]:
    """Give every key of a path template a parameter, and a name that can be an argument."""
    names: dict[str, str] = {}
    result: list[JSON] = []
    for key in dict.fromkeys(KEYS.findall(path)):
        name = key if IDENTIFIER.fullmatch(key) else re.sub(r"\W", "_", key, flags=re.ASCII).strip("_") or "value"
        while name in names.values():
            name += "_2"
        names[key] = name
        node, where = found.get(("path", key), ({"schema": {"type": "string"}}, pointer))
        if ("path", key) not in found:
            message = f"The path key {{{key}}} is described by no parameter; it is generated as text."
            context.warn("path-parameter-undeclared", message, pointer)
        rewritten = parameter(context, {**node, "name": name, "in": "path", "required": True}, where, operation)
        if rewritten:
            rewritten["x-beside"]["key"] = key
            rewritten["schema"] = _as_given(context, key, rewritten["schema"])
            result.append(rewritten)
    for (place, name), (_, where) in found.items():
        if place == "path" and name not in names:
            message = f"The path has no key {{{name}}}; the parameter is left out."
            context.warn("path-parameter-unused", message, where)
    _check_path(context, path, pointer)
    return KEYS.sub(lambda match: f"{{{names[match[1]]}}}", path), result


def _as_given(context: Context, key: str, described: dict[str, JSON]) -> dict[str, JSON]:
    """Let an id that is any text be a UUID too, where answers give ids as UUIDs."""
    rest = {name: value for name, value in described.items() if name != "type"}
    if not context.gives_uuids or described.get("type") != "string" or rest.keys() - {"description", "example"}:
        return described
    return {**rest, "anyOf": [{"type": "string"}, UUID]} if ID.fullmatch(key) else described


def _check_path(context: Context, path: str, pointer: str) -> None:
    if not writable(path):
        message = "This path has characters that cannot be written into code; write them percent-encoded."
        context.error("path-unsupported", message, pointer)
    if "{" in KEYS.sub("", path) or "}" in KEYS.sub("", path):
        context.error("path-unsupported", "The braces of this path do not pair up; write each key as {name}.", pointer)


def parameter(context: Context, node: dict[str, JSON], pointer: str, operation: str) -> dict[str, JSON] | None:
    """Rewrite one parameter; None when it cannot be generated, which is reported."""
    name, place = node["name"], node["in"]
    if place not in {"query", "header", "path", "cookie"}:
        message = f"Parameters in {place!r} cannot be generated; describe them as query parameters."
        context.error("parameter-unsupported", message, join(pointer, "in"))
        return None
    if not writable(name):
        message = f"The parameter name {name!r} has characters that cannot be written into code; rename it."
        context.error("name-unwritable", message, join(pointer, "name"))
    hint = pascal_case(operation) + pascal_case(name)
    content = node["content"] if isinstance(node.get("content"), dict) and "schema" not in node else {}
    media = next(iter(content), "")
    if media and kind_of(media, content[media]) != JSON_TYPE:
        described: dict[str, JSON] = {"type": "string"}
        message = "A parameter whose `content` is not JSON is generated as the text to send."
        context.warn("generator-loosened", message, pointer)
        content = {}
    elif media:
        inner = content[media].get("schema", {}) if isinstance(content[media], dict) else {}
        described = schema(context, inner, join(pointer, "content", media, "schema"), hint)
    else:
        described = schema(context, node.get("schema", {"type": "string"}), join(pointer, "schema"), hint)
    if place != "query" and not content:
        described = _text_or_more(context, described)
    if isinstance(node.get("description"), str) and "$ref" not in described:
        described = {**described, "description": node["description"]}
    style = {"style": "json"} if content else _style(context, node, pointer)
    required = node.get("required") is True
    beside = {key: node[key] for key in ("description", "deprecated", "example") if node.get(key) is not None}
    return {"name": name, "in": place, "required": required, "schema": described, "x-beside": {**beside, **style}}


def _text_or_more(context: Context, described: dict[str, JSON]) -> dict[str, JSON]:
    """Take null away where it has no form; what is of no type, or only null, is text."""
    target = context.resolved(described)
    for keyword in ("oneOf", "anyOf"):
        members = target.get(keyword) or ()
        if NULL in members:
            rest = [member for member in members if member != NULL]
            said = {key: described[key] for key in ("description",) if key in described}
            return {**rest[0], **({} if "$ref" in rest[0] else said)} if len(rest) == 1 else {keyword: rest, **said}
    kind = target.get("type")
    kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if one != "null"]
    if kinds == [kind] and (kind or SHAPES & target.keys()):
        return described
    return {**target, "type": kinds[0] if len(kinds) == 1 and kind else "string"}


def _style(context: Context, node: dict[str, JSON], pointer: str) -> dict[str, JSON]:
    """Give how a parameter is written where that is not the way of its place."""
    styles = STYLES[node["in"]]
    style = node.get("style", styles[0])
    if style not in styles:
        message = f"A {node['in']} parameter has no style {style!r}; use {' or '.join(styles)}."
        context.error("parameter-unsupported", message, join(pointer, "style"))
        return {}
    explode = node.get("explode")
    result: dict[str, JSON] = {} if style == styles[0] else {"style": style}
    if isinstance(explode, bool) and explode is not (style == "form") and style != "deepObject":
        result["explode"] = explode
    return result
