"""Check what a description says to this toolkit: the fields that begin with `x-clientwright-`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from clientwright.pipeline.checks.wording import hint, quoted
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.walking import Operation, Spec

EFFECTS: Final = ("read", "money", "message", "create", "update", "delete")
PREFIX: Final = "x-clientwright-"
STYLES: Final = ("page", "offset", "cursor", "link")
POINTERS: Final = ("items", "last-page", "next", "more")
_HEADER: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_POINTER: Final = re.compile(r"(/([^~/]|~[01])*)*")


def _is_text(value: JSON) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_pointer(value: JSON) -> bool:
    return isinstance(value, str) and _POINTER.fullmatch(value) is not None


def _is_flag(value: JSON) -> bool:
    return isinstance(value, bool)


def _is_effect(value: JSON) -> bool:
    return value in EFFECTS


def _is_object(value: JSON) -> bool:
    return isinstance(value, dict)


def _is_texts(value: JSON) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_idempotency(value: JSON) -> bool:
    if not isinstance(value, dict) or value.keys() != {"header"}:
        return False
    header = value["header"]
    return isinstance(header, str) and _HEADER.fullmatch(header) is not None


def _is_failure(value: JSON) -> bool:
    if not isinstance(value, dict) or value.keys() != {"pointer", "values"}:
        return False
    return _is_pointer(value["pointer"]) and isinstance(value["values"], list) and bool(value["values"])


_KNOWN: Final[dict[str, tuple[str, Callable[[JSON], bool], str]]] = {
    "provider": ("Info", _is_text, "the name of the provider"),
    "effect": ("Operation", _is_effect, f"one of {', '.join(EFFECTS)}"),
    "pagination": ("Operation", _is_object, "an object"),
    "idempotency": ("Operation", _is_idempotency, "an object with `header`, the name of a header, alone"),
    "scopes": ("Operation", _is_texts, "a list of texts"),
    "failure": ("Response", _is_failure, "an object with `pointer`, a JSON pointer, and `values`, a list, alone"),
    "environment": ("Server", _is_text, "a name"),
    "required": ("ServerVariable", _is_flag, "true or false"),
    "sensitive": ("Schema", _is_flag, "true or false"),
    "pii": ("Schema", _is_flag, "true or false"),
}


def extensions(spec: Spec) -> Iterator[Finding]:
    """Report fields of ours that do not exist, stand in the wrong place or hold what they cannot."""
    for site in spec.sites:
        for name in site.value if isinstance(site.value, dict) else ():
            if not name.startswith(PREFIX):
                continue
            known, pointer = _KNOWN.get(name.removeprefix(PREFIX)), join(site.pointer, name)
            if known is None:
                remedy = hint(name, [PREFIX + one for one in _KNOWN], "remove it.")
                yield spec.document.finding("extension-unknown", f"There is no field `{name}`; {remedy}", pointer)
            elif known[0] != site.kind:
                message = f"`{name}` says something of a {known[0]} object, not of a {site.kind}; move it there."
                yield spec.document.finding("extension-place", message, pointer)
            elif not known[1](site.value[name]):
                yield spec.document.finding("extension-value", f"`{name}` is not {known[2]}; correct it.", pointer)


def pagination(spec: Spec) -> Iterator[Finding]:
    """Report hints on pages that cannot be followed."""
    for operation in spec.operations:
        hints = operation.value.get(f"{PREFIX}pagination")
        if isinstance(hints, dict):
            pointer = join(operation.pointer, f"{PREFIX}pagination")
            for name, message in _hints(operation, hints):
                yield spec.document.finding("pagination-hint", message, join(pointer, name) if name else pointer)


def _hints(operation: Operation, hints: dict[str, JSON]) -> Iterator[tuple[str, str]]:
    style = hints.get("style")
    if style not in STYLES:
        yield "style", f"The style of pagination is none of {quoted(STYLES, 'or')}; choose one of them."
        return
    parameters = ("size-parameter",) if style == "link" else ("size-parameter", f"{style}-parameter")
    allowed = ("style", *parameters, *POINTERS)
    for name, value in hints.items():
        if name not in allowed:
            yield name, f"Pagination by {style} has no `{name}`; {hint(name, allowed, 'remove it.')}"
        elif name in POINTERS and not _is_pointer(value):
            yield name, f"`{name}` is no JSON pointer into a page; write it as in `/data`."
    queries = [one.get("name") for _, one in operation.parameters if one.get("in") == "query"]
    for name in parameters:
        if name in hints and hints[name] not in queries:
            yield name, f"The operation has no query parameter `{hints[name]}`; name one that it has."
    needed = ("items", *parameters[1:], *(("next",) if style in {"cursor", "link"} else ()))
    for name in needed:
        if name not in hints:
            yield "", f"Pagination by {style} needs `{name}`; add it."


CHECKS = (extensions, pagination)
