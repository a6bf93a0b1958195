"""Cut the schemas that contain themselves without a class between; the generator cannot write them."""

from __future__ import annotations

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import SCHEMAS, Context
from clientwright.pipeline.generation.schemas import is_class

INNER = frozenset({"additionalProperties", "allOf", "anyOf", "items", "oneOf"})


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
    if isinstance(node, list):
        for item in node:
            _cut(context, item, path, finished)
    if not isinstance(node, dict):
        return
    if "$ref" not in node:
        for key in INNER & node.keys():
            _cut(context, node[key], path, finished)
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
