"""Settle what only the finished components show: defaults of later schemas, unions of several arrays."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import Context
from clientwright.pipeline.generation.defaults import fits
from clientwright.pipeline.generation.operations import METHODS

MAPS = frozenset({"properties", "content", "responses"})
PLACES = MAPS | {
    "additionalProperties",
    "allOf",
    "anyOf",
    "items",
    "oneOf",
    "parameters",
    "requestBody",
    "schema",
    *METHODS,
}


def settle(context: Context, paths: dict[str, JSON]) -> None:
    """Settle every schema of the finished document in place."""
    for part in (paths, context.components):
        for node in _nodes(part, names=True):
            if "default" in node and not fits(context, node["default"], node):
                del node["default"]
                if node.keys() == {"allOf"} and len(node["allOf"]) == 1:
                    node.update(node.pop("allOf")[0])
            _join_arrays(context, node)


def _nodes(node: JSON, *, names: bool = False) -> Iterator[dict[str, JSON]]:
    """Give every object that is no value of the document's, inner ones first."""
    if isinstance(node, list):
        for item in node:
            yield from _nodes(item)
    elif isinstance(node, dict):
        for key, item in node.items():
            if names or key in PLACES:
                yield from _nodes(item, names=not names and key in MAPS)
        if not names:
            yield node


def _join_arrays(context: Context, node: dict[str, JSON]) -> None:
    """Make one array of the arrays in a union; the generated code tells types apart, not items."""
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
