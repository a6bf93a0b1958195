"""Read enums as clients must: as lists that the provider may lengthen."""

from __future__ import annotations

from typing import Any, Final

from attrs import evolve

from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.walking import spec_of


def members_opened(document: Document) -> Document:
    """Give a document whose enums of texts allow every text, and those of integers every integer."""
    found = {site.pointer for site in spec_of(document).by_kind["Schema"] if _opens(site.value)}
    return evolve(document, data=_opened(document.data, "", found))


def _kind(schema: JSON) -> str | None:
    values = schema.get("enum") if isinstance(schema, dict) else None
    kinds = {type(value) for value in values if value is not None} if isinstance(values, list) else set()
    return _KINDS.get(kinds.pop()) if len(kinds) == 1 else None


_KINDS: Final[dict[type, str]] = {str: "string", int: "integer"}


def _opens(schema: JSON) -> bool:
    return _kind(schema) is not None


def _opened(node: JSON, pointer: str, found: set[str]) -> JSON:
    if isinstance(node, list):
        return [_opened(item, join(pointer, index), found) for index, item in enumerate(node)]
    if not isinstance(node, dict):
        return node
    opened: dict[str, Any] = {name: _opened(value, join(pointer, name), found) for name, value in node.items()}
    if pointer in found:
        members = opened.pop("enum")
        opened["anyOf"] = [{"enum": members}, {"type": _kind(node)}]
    return opened
