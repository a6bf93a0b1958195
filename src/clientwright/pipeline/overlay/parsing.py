"""Read a document as an overlay, with all that is wrong with it in one go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from clientwright.pipeline.documents import JSON, Document, pointer_of, split
from clientwright.pipeline.findings import Finding, Severity, errors
from clientwright.pipeline.overlay.merging import Tree
from clientwright.pipeline.overlay.model import Action, Copy, Effect, Overlay, Remove, Update
from clientwright.pipeline.overlay.queries import Path, QuerySyntaxError, compiled
from clientwright.pipeline.overlay.shapes import (
    ACTION,
    COMPONENTS,
    FIELDS,
    INFO,
    OVERLAY,
    REFERENCE,
    REUSABLE,
    check_shape,
)

_VERSION = re.compile(r"1\.([0-2])\.[0-9]+")
_NEWEST = 2
_OTHERS = ("openapi", "swagger")
_IDLE = {"target", "description", "remove"}
_REFERENCE = re.compile(r"#/components/actions/((?:[^~/]|~0|~1)+)")


def parse(document: Document) -> tuple[Overlay | None, list[Finding]]:
    """Read an overlay of version 1.0, 1.1 or 1.2; None when a finding is an error."""
    if not isinstance(document.data, dict):
        return None, list(check_shape(document, (), OVERLAY, _NEWEST))
    if "overlay" not in document.data and (other := next((n for n in _OTHERS if n in document.data), None)):
        message = "This is an OpenAPI description, not an overlay; name an overlay here, and the description before it."
        return None, [document.finding("overlay-required", message, pointer_of([other]))]
    version = document.data.get("overlay")
    matched = _VERSION.fullmatch(version) if isinstance(version, str) else None
    minor = int(matched[1]) if matched else _NEWEST
    findings = list(check_shape(document, (), OVERLAY, minor))
    if isinstance(version, str) and not matched:
        message = f"Overlay version {version!r} is not one that is understood; write 1.0.0, 1.1.0 or 1.2.0."
        findings.append(document.finding("overlay-version", message, "/overlay"))
    findings += _check(document, minor)
    return (None if errors(findings) else _build(document, minor)), findings


def _check(document: Document, minor: int) -> Iterator[Finding]:
    data = document.data
    if isinstance(data.get("info"), dict):
        yield from check_shape(document, ("info",), INFO, minor)
    if minor == _NEWEST:
        yield from _fragments(document)
        if isinstance(data.get("components"), dict):
            yield from _components(document, minor)
    if isinstance(data.get("actions"), list):
        yield from _actions(document, minor)


def _fragments(document: Document) -> Iterator[Finding]:
    for name in ("$self", "extends"):
        value = document.data.get(name)
        if isinstance(value, str) and "#" in value:
            message = f"`{name}` names a whole document and must not have a fragment; take `#` and what follows out."
            yield document.finding("overlay-uri-fragment", message, pointer_of([name]))


def _components(document: Document, minor: int) -> Iterator[Finding]:
    yield from check_shape(document, ("components",), COMPONENTS, minor)
    reusable = document.data["components"].get("actions")
    if not isinstance(reusable, dict):
        return
    for name, action in reusable.items():
        path = ("components", "actions", name)
        yield from check_shape(document, path, REUSABLE, minor)
        if isinstance(action, dict) and isinstance(action.get("fields"), dict):
            yield from check_shape(document, (*path, "fields"), FIELDS, minor)
            yield from _effect(document, (*path, "fields"), action["fields"])


def _actions(document: Document, minor: int) -> Iterator[Finding]:
    actions = document.data["actions"]
    if not actions:
        yield document.finding("overlay-actions-empty", "`actions` is empty; write at least one action.", "/actions")
    seen: dict[str, int] = {}
    for index, action in enumerate(actions):
        path: Path = ("actions", index)
        first = seen.setdefault(json.dumps(action, sort_keys=True), index)
        if first != index:
            place = document.locate(f"/actions/{first}")
            message = f"This action repeats the one at {place}; each must be unique, so take one of them out."
            yield document.finding("overlay-action-duplicate", message, pointer_of(path))
        if minor == _NEWEST and isinstance(action, dict) and "$ref" in action:
            yield from check_shape(document, path, REFERENCE, minor)
            yield from _reference(document, path, action["$ref"])
        else:
            yield from check_shape(document, path, ACTION, minor)
            if isinstance(action, dict):
                yield from _effect(document, path, action)
        if isinstance(action, dict):
            yield from _query(document, (*path, "target"), action.get("target"))


def _query(document: Document, path: Path, text: JSON) -> Iterator[Finding]:
    if not isinstance(text, str):
        return
    try:
        compiled(text)
    except QuerySyntaxError as error:
        hint = "; a name that is not plain needs brackets: `['x-name']`" if "-" in text else ""
        message = f"This is not a query by RFC 9535 ({error}){hint}."
        yield document.finding(f"overlay-{path[-1]}-syntax", message, pointer_of(path))


def _effect(document: Document, path: Path, fields: dict[str, Any]) -> Iterator[Finding]:
    """Report `update` beside `copy`, or neither of them nor `remove`."""
    yield from _query(document, (*path, "copy"), fields.get("copy"))
    if fields.get("remove") is True:
        return
    if "update" in fields and "copy" in fields:
        message = "`update` and `copy` cancel each other out; keep one of them, in an action of its own."
        yield document.finding("overlay-update-and-copy", message, pointer_of((*path, "copy")))
    elif not fields.get("remove") and all(name in _IDLE or name.startswith("x-") for name in fields):
        message = "This action changes nothing; give it `update`, `copy` or `remove: true`, or take it out."
        yield document.finding("overlay-action-empty", message, pointer_of(path), Severity.WARNING)


def _reference(document: Document, path: Path, text: JSON) -> Iterator[Finding]:
    pointer = pointer_of((*path, "$ref"))
    if not isinstance(text, str):
        return
    name = _referenced(text)
    if name is None:
        message = (
            f"{text!r} does not name a reusable action; write `#/components/actions/<key>`, with ~0 for ~, ~1 for /."
        )
        yield document.finding("overlay-reference-syntax", message, pointer)
    elif name not in _reusable(document):
        known = ", ".join(_reusable(document)) or "none"
        message = f"There is no reusable action {name!r} in `components.actions` (there: {known}); add or correct it."
        yield document.finding("overlay-reference-unresolved", message, pointer)


def _referenced(text: str) -> str | None:
    return split(f"/{unquote(text.rsplit('/', 1)[1])}")[0] if _REFERENCE.fullmatch(text) else None


def _reusable(document: Document) -> dict[str, Any]:
    components = document.data.get("components")
    actions = components.get("actions") if isinstance(components, dict) else None
    return actions if isinstance(actions, dict) else {}


def _build(document: Document, minor: int) -> Overlay:
    data = document.data
    actions = tuple(_action(document, index, action) for index, action in enumerate(data["actions"]))
    return Overlay(document, minor, actions, data.get("extends"), data.get("$self"))


def _action(document: Document, index: int, action: dict[str, Any]) -> Action:
    path: Path = ("actions", index)
    name = _referenced(action["$ref"]) if "$ref" in action else None
    described = [action]
    if name is not None:
        path = ("components", "actions", name, "fields")
        described += [_reusable(document)[name]["fields"], _reusable(document)[name]]
    description = next((each["description"] for each in described if "description" in each), None)
    effect = _effect_of(document, path, described[0] if name is None else described[1])
    return Action(pointer_of(("actions", index)), compiled(action["target"]), effect, description)


def _effect_of(document: Document, path: Path, fields: dict[str, Any]) -> Effect:
    if fields.get("remove"):
        return Remove()
    if "update" in fields:
        place = (*path, "update")
        return Update(Tree(document.data, document.marks).at(place), pointer_of(place))
    if "copy" in fields:
        return Copy(compiled(fields["copy"]), pointer_of((*path, "copy")))
    return None
