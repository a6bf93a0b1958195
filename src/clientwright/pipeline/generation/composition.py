"""Rewrite `allOf`, `oneOf` and `anyOf`: the generator merges one level of objects and knows unions of types."""

from __future__ import annotations

from openapi_python_client.strings import pascal_case

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.generation import schemas  # they call each other
from clientwright.pipeline.generation.context import NULL, Context, reference_to
from clientwright.pipeline.generation.discrimination import discriminate

OBJECT = ("properties", "required", "additionalProperties")
SCALARS = ("string", "integer", "number", "boolean")
CONSTRAINTS = frozenset({"required", "not", "maxProperties", "minProperties", "description", "title"})


def compose(context: Context, body: dict[str, JSON], pointer: str, wanted: str) -> bool:
    """Rewrite the composition keywords of a schema in place; tell whether its properties are rewritten with them."""
    discriminator = body.pop("discriminator", None)
    for keyword in ("oneOf", "anyOf"):
        if keyword in body:
            _union(context, body, keyword, pointer, wanted)
            discriminate(context, discriminator, body.get(keyword))
    if "allOf" in body:
        _merge(context, body, pointer, wanted)
        return "properties" in body
    return False


def _union(context: Context, body: dict[str, JSON], keyword: str, pointer: str, wanted: str) -> None:
    members = body.pop(keyword)
    members = members if isinstance(members, list) else []
    if all(isinstance(member, dict) and member.keys() <= CONSTRAINTS for member in members):
        return
    rewritten: list[JSON] = []
    several = sum(member != NULL for member in members) > 1
    for index, member in enumerate(members):
        if isinstance(member, dict) and body.get("type") in SCALARS and not {"type", "$ref", "const"} & member.keys():
            member = {**member, "type": body["type"]}  # noqa: PLW2901  # the type beside the union is its members'
        title = member.get("title") if isinstance(member, dict) else None
        hint = wanted + (pascal_case(title) if isinstance(title, str) else f"Type{index}" * several)
        one = schemas.schema(context, member, join(pointer, keyword, index), hint)
        rewritten.extend(item for item in ([one] if one not in rewritten else []))
    if body.get("properties") or body.get("allOf"):
        message = f"`{keyword}` beside properties is generated without it; name each variant as an object of its own."
        context.warn("generator-loosened", message, join(pointer, keyword))
        return
    for key in ("type", "format", *OBJECT):
        body.pop(key, None)
    if NULL in rewritten and len(rewritten) == 1:
        body["type"] = "null"
    else:
        body[keyword] = rewritten


def _merge(context: Context, body: dict[str, JSON], pointer: str, wanted: str) -> None:
    own = {key: body.pop(key) for key in OBJECT if key in body and key != "additionalProperties"}
    references: list[JSON] = []
    inlines: list[dict[str, JSON]] = []
    for member, where in _flat(context, body.pop("allOf"), join(pointer, "allOf")):
        if "$ref" in member:
            _refer(context, member, where, references)
        else:
            inlines.append(_inline(context, member, where, wanted))
    if own:
        inlines.append(_inline(context, own, pointer, wanted))
    objects = [part for part in ({k: m[k] for k in OBJECT[:2] if k in m} for m in inlines) if part]
    for member in inlines:
        for key, value in member.items():
            if key not in OBJECT[:2]:
                body.setdefault(key, value)
    if references and (objects or len(references) > 1):
        body["allOf"] = [*references, *objects]
        body["type"] = "object"
    elif references:
        body["allOf"] = references
        body.pop("type", None)
    elif objects:
        _join(body, objects)


def _join(body: dict[str, JSON], objects: list[dict[str, JSON]]) -> None:
    body["type"] = "object"
    body["properties"] = {name: node for part in objects for name, node in part.get("properties", {}).items()}
    required = list(dict.fromkeys(name for part in objects for name in part.get("required", ())))
    if required:
        body["required"] = required


def _flat(context: Context, members: JSON, pointer: str) -> list[tuple[dict[str, JSON], str]]:
    flat: list[tuple[dict[str, JSON], str]] = []
    for index, member in enumerate(members if isinstance(members, list) else []):
        where = join(pointer, index)
        if not isinstance(member, dict):
            continue
        nested = member.get("allOf")
        left_out = {"allOf", "discriminator", *schemas.DROPPED}
        flat.append(({key: value for key, value in member.items() if key not in left_out}, where))
        if isinstance(nested, list):
            flat.extend(_flat(context, nested, join(where, "allOf")))
    return [(member, where) for member, where in flat if member]


def _refer(context: Context, member: dict[str, JSON], where: str, references: list[JSON]) -> None:
    target = schemas.target_of(context, member["$ref"], where)
    plain = {union: name for name, union in context.nullable.items()}
    if target is not None and reference_to(plain.get(target, target)) not in references:
        references.append(reference_to(plain.get(target, target)))


def _inline(context: Context, member: dict[str, JSON], where: str, wanted: str) -> dict[str, JSON]:
    if "properties" not in member and not {"oneOf", "anyOf", "enum"} & member.keys():
        return member
    if {"oneOf", "anyOf"} & member.keys():
        for keyword in ("oneOf", "anyOf"):
            if any(isinstance(one, dict) and not one.keys() <= CONSTRAINTS for one in member.get(keyword, ())):
                message = f"`{keyword}` inside `allOf` is generated without it; name each variant as an object."
                context.warn("generator-loosened", message, join(where, keyword))
        member = {key: value for key, value in member.items() if key not in {"oneOf", "anyOf"}}
    if "enum" in member:
        return schemas.shape(context, member, where, wanted)[0]
    body = {key: value for key, value in member.items() if key != "additionalProperties"}
    schemas.properties(context, body, where, wanted)
    return body
