"""Read what a document says to this toolkit of an operation: effect, idempotency, pages, failures, security."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.contents import FAILURE

IDEMPOTENT = frozenset({"put", "delete"})
EFFECTS = {"get": "read", "head": "read", "options": "read", "trace": "read", "put": "update", "patch": "update"}
KNOWN_EFFECTS = frozenset({"read", "money", "message", "create", "update", "delete"})
STYLES = frozenset({"page", "offset", "cursor", "link"})
HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
POINTER = re.compile(r"(/([^~/]|~[01])*)*")


def effect(operation: Mapping[str, JSON], method: str) -> str:
    """Say what a success changes at the provider; without a word of the document, the method tells."""
    written = operation.get("x-clientwright-effect")
    if isinstance(written, str) and written in KNOWN_EFFECTS:
        return written
    return EFFECTS.get(method, "delete" if method == "delete" else "create")


def key_header(operation: Mapping[str, JSON]) -> str:
    """Give the header of the idempotency key; none where the document declares none."""
    written = operation.get("x-clientwright-idempotency")
    header = written.get("header") if isinstance(written, dict) else None
    return header if isinstance(header, str) and HEADER.fullmatch(header) else ""


def retry(operation: Mapping[str, JSON], method: str) -> str:
    """Say when an operation may be repeated: the effect tells, and the methods that HTTP calls idempotent."""
    if key_header(operation):
        return "keyed"
    return "safe" if method in IDEMPOTENT or effect(operation, method) == "read" else "unsent"


def security(operation: Mapping[str, JSON], data: Mapping[str, JSON], known: Mapping[str, bool]) -> tuple[Any, ...]:
    """Give the alternatives of credentials.

    Args:
        operation: The operation.
        data: The document.
        known: The schemes of the document, and whether a client has an argument for each.

    """
    written = operation.get("security", data.get("security"))
    found: list[tuple[str, ...]] = []
    for one in written if isinstance(written, list) else ():
        if isinstance(one, dict) and all(name in known for name in one):
            alternative = tuple(name for name in one if known[name])
            found.extend([alternative] if alternative not in found else [])
    return () if found == [()] else tuple(found)


@frozen
class Pages:
    """How the pages of a list follow each other, in the words of the document."""

    style: str
    parameter: str
    items: str
    size: str = ""
    last: str = ""
    next: str = ""
    more: str = ""


def pages(operation: Mapping[str, JSON]) -> Pages | None:
    """Read the hint on pages; none where there is none, or one that the checks refuse."""
    written = operation.get("x-clientwright-pagination")
    if not isinstance(written, dict) or written.get("style") not in STYLES:
        return None
    if not all(isinstance(value, str) for value in written.values()):
        return None
    style = written["style"]
    parameter = "" if style == "link" else written.get(f"{style}-parameter", "")
    pointers = {name: written.get(key, "") for name, key in _POINTERS.items()}
    if not all(map(POINTER.fullmatch, pointers.values())) or (style != "link" and not parameter):
        return None
    return Pages(style, parameter, size=written.get("size-parameter", ""), **pointers)


_POINTERS = {"items": "items", "last": "last-page", "next": "next", "more": "more"}


def refusal(response: Mapping[str, JSON]) -> tuple[str, tuple[JSON, ...]] | None:
    """Read what tells a failure in an answer of success: a pointer and values."""
    written = response.get(FAILURE)
    if not isinstance(written, dict) or not isinstance(written.get("pointer"), str):
        return None
    values = written.get("values")
    scalars = [one for one in values if isinstance(one, str | int | float | None)] if isinstance(values, list) else []
    return (written["pointer"], tuple(scalars)) if scalars and POINTER.fullmatch(written["pointer"]) else None
