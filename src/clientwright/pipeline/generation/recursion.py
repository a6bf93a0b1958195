"""Settle what only the finished components show: schemas that contain themselves, unions of several arrays."""

from __future__ import annotations

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import SCHEMAS, Context
from clientwright.pipeline.generation.schemas import is_class


def join_arrays(context: Context, node: JSON) -> None:
    """Make one array of the arrays in each union, in place; the generated code tells types apart, not items."""
    if isinstance(node, list):
        for item in node:
            join_arrays(context, item)
    if not isinstance(node, dict):
        return
    for item in node.values():
        join_arrays(context, item)
    for keyword in ("oneOf", "anyOf"):
        members = node.get(keyword)
        arrays = [one for one in map(context.resolved, members) if one.get("type") == "array"] if members else []
        if isinstance(members, list) and len(arrays) > 1:
            rest = [one for one in members if context.resolved(one).get("type") != "array"]
            items: list[JSON] = []
            for array in arrays:
                inner = array["items"].get("anyOf") or [array["items"]]
                items.extend(item for item in inner if item not in items)
            joined = {"type": "array", "items": items[0] if len(items) == 1 else {"anyOf": items}}
            node[keyword] = [joined, *rest]


def cut_recursion(context: Context) -> None:
    """Type as anything, with a warning, each place where a component without a class comes back to itself."""
    finished: set[str] = set()
    for name, node in context.components.items():
        if not is_class(node):
            _visit(context, name, [], finished)


def _visit(context: Context, name: str, path: list[str], finished: set[str]) -> None:
    if name in finished:
        return
    _cut(context, context.components[name], [*path, name], finished)
    finished.add(name)


def _cut(context: Context, node: JSON, path: list[str], finished: set[str]) -> None:
    items = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if not isinstance(node, dict) or "$ref" not in node:
        for item in items:
            _cut(context, item, path, finished)
        return
    name = node["$ref"].removeprefix(SCHEMAS) if isinstance(node["$ref"], str) else ""
    target = context.components.get(name)
    if not isinstance(target, dict) or is_class(target):
        return
    if name in path:
        node.clear()
        message = "This schema contains itself without an object between; there it is generated as any value."
        context.warn("generator-loosened", message, context.origins[path[-1]])
    else:
        _visit(context, name, path, finished)
