"""Rewrite request and response bodies to the kinds the generator knows: JSON, text, bytes, form and multipart."""

from __future__ import annotations

import re

from openapi_python_client.strings import pascal_case

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.generation.context import NULL, SCHEMAS, Context
from clientwright.pipeline.generation.schemas import is_class, schema

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
BYTES = "application/octet-stream"
TEXT = "text/plain"
JSON_TYPE = "application/json"
BINARY = {"type": "string", "format": "binary"}
FAILURE = "x-clientwright-failure"
KINDS = (JSON_TYPE, TEXT, MULTIPART, FORM, BYTES)
MEDIA = re.compile(r"[\w.+!#$&^-]+/[\w.+!#$&^-]+", re.ASCII)


def kind_of(content_type: str, media: JSON) -> str:
    """Name the kind of a media type: one of JSON, text, form, multipart or bytes."""
    plain = content_type.partition(";")[0].strip().lower()
    if plain in {FORM, MULTIPART}:
        return plain
    if plain == JSON_TYPE or plain.endswith("+json") or plain in {"application/*", "text/json"}:
        return BYTES if _binary(media) else JSON_TYPE
    if plain == "*/*":
        described = media.get("schema") if isinstance(media, dict) else None
        return JSON_TYPE if described and not _binary(media) else BYTES
    textual = plain.startswith("text/") or plain.endswith(("/xml", "+xml", "/yaml", "+yaml", "/javascript", "/jwt"))
    return TEXT if textual else BYTES


def _binary(media: JSON) -> bool:
    described = media.get("schema") if isinstance(media, dict) else None
    return isinstance(described, dict) and described.get("format") == "binary"


def response(context: Context, node: JSON, pointer: str, wanted: str) -> dict[str, JSON]:
    """Rewrite a response to at most one body; of several the one the generator reads best."""
    node, pointer = context.follow(node, pointer)
    result: dict[str, JSON] = {"description": str(node.get("description", ""))}
    if FAILURE in node:
        result[FAILURE] = node[FAILURE]
    content = node.get("content")
    if not isinstance(content, dict) or not content:
        return result
    kinds = {name: kind_of(name, media) for name, media in content.items()}
    kinds = {name: kind if kind in {JSON_TYPE, TEXT} else BYTES for name, kind in kinds.items()}
    name = min(kinds, key=lambda name: KINDS.index(kinds[name]))
    where = join(pointer, "content", name, "schema")
    media = content[name] if isinstance(content[name], dict) else {}
    bare = name.partition(";")[0].strip().lower()
    result["x-media"] = kinds[name] if "*" in bare or not MEDIA.fullmatch(bare) else bare
    if kinds[name] == TEXT:
        result["content"] = {TEXT: {"schema": {"type": "string"}}}
    elif kinds[name] == BYTES:
        result["content"] = {BYTES: {"schema": dict(BINARY)}}
    else:
        body = schema(context, media.get("schema", {}), where, wanted)
        result["content"] = {JSON_TYPE: {"schema": {} if context.resolved(body) == NULL else body}}
    return result


def request(context: Context, node: JSON, pointer: str, operation: str) -> dict[str, JSON] | None:
    """Rewrite a request body to media types whose Python types tell them apart; None when there is no body."""
    node, pointer = context.follow(node, pointer)
    content = node.get("content")
    if not isinstance(content, dict) or not content:
        return None
    several = len(content) > 1
    bodies: dict[str, tuple[str, dict[str, JSON]]] = {}
    for name, media in content.items():
        kind = kind_of(name, media)
        where = join(pointer, "content", name)
        hint = pascal_case(operation) + {JSON_TYPE: "Json", FORM: "Data", MULTIPART: "Files"}.get(kind, "") * several
        bodies[name] = (kind, _body(context, media if isinstance(media, dict) else {}, kind, where, hint + "Body"))
    chosen = _distinct(context, bodies)
    for name in chosen:
        kind = JSON_TYPE if bodies[name][0] == TEXT else bodies[name][0]
        context.content_types.update({name: kind} if name != kind else {})
    described: dict[str, JSON] = {}
    for name in chosen:
        media = content[name] if isinstance(content[name], dict) else {}
        beside = _beside(context, media, bodies[name][0], join(pointer, "content", name))
        described.setdefault(_sendable(context, name), {"schema": bodies[name][1], **beside})
    said = {"description": node["description"]} if isinstance(node.get("description"), str) else {}
    return {"content": described, "required": node.get("required") is True, **said}


def _beside(context: Context, media: dict[str, JSON], kind: str, pointer: str) -> dict[str, JSON]:
    """Give what is said of a body beside its schema: an example, and the fields whose objects go in brackets."""
    encoding = media["encoding"] if isinstance(media.get("encoding"), dict) and kind == FORM else {}
    deep = []
    for name, how in encoding.items():
        if isinstance(how, dict) and how.get("style") == "deepObject":
            deep.append(name)
        elif isinstance(how, dict) and (how.get("style", "form") != "form" or how.get("explode") is False):
            message = "This style of a field is not kept: a list repeats the name of the field, an object is JSON."
            context.warn("generator-loosened", message, join(pointer, "encoding", name))
    named = media["examples"].values() if isinstance(media.get("examples"), dict) else ()
    values = [one["value"] for one in named if isinstance(one, dict) and "value" in one]
    example = [media["example"]] if "example" in media else values[:1]
    return {**({"x-deep": deep} if deep else {}), **({"x-example": example[0]} if example else {})}


def _body(context: Context, media: dict[str, JSON], kind: str, pointer: str, hint: str) -> dict[str, JSON]:
    if kind in {BYTES, TEXT}:
        return dict(BINARY) if kind == BYTES else {"type": "string"}
    described = media.get("schema") or ({} if kind == JSON_TYPE else {"type": "object"})
    body = schema(context, described, join(pointer, "schema"), hint)
    if kind == MULTIPART:
        _files(context, body)
    if kind in {FORM, MULTIPART} and not _object(context, body):
        message = "A form is generated from an object only; describe its fields as the properties of one schema."
        context.error("body-not-an-object", message, join(pointer, "schema"))
    return body


def _files(context: Context, body: dict[str, JSON]) -> None:
    """Type as files, in place, the fields of a form that are bytes."""
    target = context.resolved(body)
    for part in target.get("allOf") or ():
        _files(context, part)
    if isinstance(target.get("properties"), dict):
        target["properties"] = {name: _file(context, node) for name, node in target["properties"].items()}


def _file(context: Context, node: dict[str, JSON]) -> dict[str, JSON]:
    for keyword in ("oneOf", "anyOf"):
        if node.get(keyword):
            return {**node, keyword: [_file(context, member) for member in node[keyword]]}
    target = context.resolved(node)
    if target.get("type") == "array":
        items = _file(context, target["items"])
        return node if items == target["items"] else {**target, "items": items}
    written, encoded = target.get("contentMediaType"), "contentEncoding" in target
    kinds = target["type"] if isinstance(target.get("type"), list) else [target.get("type")]
    if "string" not in kinds or not isinstance(written, str) or encoded or kind_of(written, None) != BYTES:
        return node
    return {**{key: value for key, value in target.items() if key != "default"}, "format": "binary"}


def _object(context: Context, body: dict[str, JSON]) -> bool:
    members = body.get("allOf") or [body]
    name = members[0].get("$ref", "").removeprefix(SCHEMAS)
    target = context.components.get(name)
    if target is not None:
        return is_class(target)
    return name in context.targets.values()


def _distinct(context: Context, bodies: dict[str, tuple[str, dict[str, JSON]]]) -> list[str]:
    """Keep every media type that a class of its own announces, or only the best one."""
    order = sorted(bodies, key=lambda name: KINDS.index(bodies[name][0]))
    announced: list[str] = []
    types: list[str] = []
    for name in order:
        kind, body = bodies[name]
        announcing = kind if kind in {BYTES, TEXT} else str(body.get("$ref", ""))
        if announcing and announcing not in types and (kind in {BYTES, TEXT} or _object(context, body)):
            announced.append(name)
            types.append(announcing)
    return announced if order[0] in announced else order[:1]


def _sendable(context: Context, name: str) -> str:
    if "*" not in name:
        return name
    return context.content_types.get(name, JSON_TYPE)
