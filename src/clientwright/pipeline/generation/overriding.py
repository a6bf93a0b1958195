"""Settle properties that a schema narrows and its parents in `allOf` have too; the generator merges few of them."""

from __future__ import annotations

from typing import Any

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import Context

SHAPE = frozenset(
    {
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "enum",
        "format",
        "items",
        "oneOf",
        "properties",
        "type",
    }
)
KINDS: dict[type, str] = {bool: "boolean", int: "integer", str: "string"}


def settle_overrides(context: Context) -> None:
    """Give a component its parents' properties itself where it narrows one of them; contradictions stay."""
    for node in context.components.values():
        members = node.get("allOf") or ()
        parts = [_part(context, member, ()) for member in members]
        if len(parts) < 2 or None in parts:  # noqa: PLR2004
            continue
        merged: dict[str, JSON] | None = {}
        for part in parts:
            merged = _merged(context, merged, part["properties"]) if merged is not None and part else None
        if merged is not None and _narrowed(parts, merged):
            del node["allOf"]
            required = list(dict.fromkeys(name for part in parts if part for name in part["required"]))
            node.update(type="object", properties=merged, required=required)


def _part(context: Context, member: dict[str, JSON], seen: tuple[str, ...]) -> dict[str, Any] | None:
    """Collect the properties that a member of `allOf` has, its own parents' among them; None if it is no object."""
    target = context.resolved(member)
    name = str(member.get("$ref", ""))
    if (name and name in seen) or target.keys() & {"oneOf", "anyOf", "enum"}:
        return None
    if not target.get("allOf"):
        return {"properties": target.get("properties") or {}, "required": target.get("required") or []}
    parts = [_part(context, one, (*seen, name)) for one in target["allOf"]]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    properties = {name: node for part in known for name, node in part["properties"].items()}
    return {"properties": properties, "required": [name for part in known for name in part["required"]]}


def _merged(context: Context, before: dict[str, JSON], after: dict[str, JSON]) -> dict[str, JSON] | None:
    """Merge the properties of two parts, the narrower of each; None where two contradict each other."""
    merged = dict(before)
    for name, node in after.items():
        if name not in before or _same(before[name], node):
            merged.setdefault(name, node)
            continue
        wide, narrow = _kinds(context, before[name]), _kinds(context, node)
        if wide and not narrow <= (wide | {"integer"} if "number" in wide else wide):
            return None
        if not narrow or (_plain(context, node) and not _plain(context, before[name])):
            continue
        merged[name] = node
    return merged


def _narrowed(parts: list[dict[str, Any] | None], merged: dict[str, JSON]) -> bool:
    return any(
        not _same(part["properties"].get(name, node), node) for part in parts if part for name, node in merged.items()
    )


def _same(one: dict[str, JSON], other: dict[str, JSON]) -> bool:
    return {key: one[key] for key in SHAPE & one.keys()} == {key: other[key] for key in SHAPE & other.keys()}


def _kinds(context: Context, node: JSON) -> set[str]:
    """Name the JSON types that a rewritten schema admits; none of them for any value."""
    target = context.resolved(node)
    members = target.get("oneOf") or target.get("anyOf")
    if members:
        inner = [_kinds(context, member) for member in members if member is not node]
        return set().union(*inner) if all(inner) else set()
    if "const" in target:
        return {KINDS.get(type(target["const"]), "string")}
    if "properties" in target:
        return {"object"}
    written = target.get("type")
    return set(written) if isinstance(written, list) else {written} if isinstance(written, str) else set()


def _plain(context: Context, node: dict[str, JSON]) -> bool:
    return not SHAPE - {"type"} & context.resolved(node).keys()
