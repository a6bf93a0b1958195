"""What the files of one side say of a place: the source above it, the overlay, the ledger, the examples."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from typing import Any, Final

from attrs import frozen

from clientwright.conformance.ledgers.ledger import Ledger
from clientwright.conformance.ledgers.ledger import read as read_ledger
from clientwright.conformance.ledgers.values import Entry
from clientwright.conformance.ledgers.wire_types import Array, Map, Shape, Union, WireType, parse
from clientwright.pipeline.documents import JSON, Document, join, pointer_of, resolve, split
from clientwright.pipeline.findings import Location, PipelineError
from clientwright.pipeline.loading import load
from clientwright.pipeline.lock import inputs_of
from clientwright.pipeline.overlay.queries import compiled, select
from clientwright.pipeline.trees import digest
from clientwright.pipeline.walking import Operation, Spec
from clientwright.review.sides import Loaded
from clientwright.review.values import Place, Route, Step

_KEPT: Final = 64
_BELOW: Final = frozenset({"parameters", "request", "responses", "headers"})


@frozen
class Said:
    """What a file says of a place.

    Attributes:
        text: What, in one line.
        location: Where it says so.

    """

    text: str
    location: Location


@lru_cache(maxsize=_KEPT)
def hashes_of(loaded: Loaded) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Hash what a client is made of: the spec with what lies beside it, and the overlays; sorted, names aside."""
    found = inputs_of(loaded.provider)
    spec = sorted(value for name, value in found.items() if name.startswith("spec/"))
    return tuple(spec), tuple(sorted(value for name, value in found.items() if name.startswith("overlay/")))


def ledger_hash(loaded: Loaded) -> str:
    """Hash a provider's ledger; empty where there is none."""
    ledger = loaded.provider.spec.parent / "ledger.yaml"
    return digest(ledger) if loaded.provider.own and ledger.is_file() else ""


@lru_cache(maxsize=_KEPT)
def ledger_of(loaded: Loaded) -> Ledger | None:
    """Give a provider's ledger; None where there is none, or it is not sound, which is for its own checks to tell."""
    if not loaded.provider.own:
        return None
    try:
        return read_ledger(load(loaded.provider.spec.parent / "ledger.yaml"))
    except PipelineError:
        return None


def source_of(loaded: Loaded, place: Place | None, route: Route, name: str | None) -> Said | None:
    """Give the `x-source` nearest above a place, or else that of the operation by which callers come to it.

    Args:
        loaded: The provider on one side.
        place: The place there; None where there is none.
        route: How callers come to it.
        name: The operation's id on this side.

    """
    document = loaded.effective.document
    tokens = split(place.pointer) if place else []
    above = [tokens[:length] for length in range(len(tokens), -1, -1)] if place else []
    operation = operations_of(loaded).get(name or "") or operations_of(loaded).get(route.operation)
    for pointer in [*map(pointer_of, above), *([operation.pointer] if operation else [])]:
        node = _at(document.data, pointer)
        if isinstance(node, dict) and "x-source" in node:
            return Said(_of_source(node["x-source"]), document.locate(join(pointer, "x-source")))
    return None


def overlay_of(loaded: Loaded, place: Place) -> Document | None:
    """Give the overlay that a place lies in, whether it is named from the root of the side or in full."""
    file = place.location.file
    return next((one for one in loaded.effective.overlays if one.name == file or one.name.endswith(f"/{file}")), None)


def action_of(loaded: Loaded, place: Place | None, other: Place | None) -> Said | None:
    """Give the overlay action that put a node where it is, or that took away what the other side has.

    Args:
        loaded: The provider on one side.
        place: The place there; None where there is none.
        other: The place on the other side.

    """
    if place is not None:
        overlay = overlay_of(loaded, place)
        before = [at for at in _actions(overlay) if at[1].line <= place.location.line] if overlay else []
        return _of_action(*before[-1]) if before else None
    if other is None or _at(loaded.effective.base.data, other.pointer) is None:
        return None
    removing = (at for overlay in loaded.effective.overlays for at in _actions(overlay) if at[0].get("remove") is True)
    return next((_of_action(*at) for at in removing if _selects(loaded, at[0], other.pointer)), None)


def _entry(ledger: Ledger, route: Route) -> Entry | None:
    operation = ledger.operations.get(route.operation)
    if operation is None:
        return None
    if route.where in {"operation", "spec"}:
        return operation.entry
    status, _, header = route.name.partition(" ")
    response = operation.responses.get(status)
    entries = {
        "body": operation.request,
        "answer": response.entry if response else None,
        "answer-header": response.headers.get(header) if response else None,
    }
    entry = entries.get(route.where, operation.parameters.get(f"{route.where} {route.name}"))
    stated = entry.get("shape" if route.where in {"body", "answer"} else "type") if entry else None
    return _below(ledger, entry, parse(stated) if stated else None, route.steps)


def statement(loaded: Loaded, route: Route) -> Said | None:
    """Give what the ledger states of the place that a route leads to, in words, reasons of assumptions included."""
    ledger = ledger_of(loaded)
    entry = _entry(ledger, route) if ledger else None
    if ledger is None or entry is None:
        return None
    stated = (f"{name} {_written(value)}" for name, value in entry.attributes.items() if name not in _BELOW)
    elsewhere = (f"{name}: {proof}" for name, proof in entry.elsewhere.items())
    assumed = (f"{name} assumed: {ledger.reasons.get(reason, reason)}" for name, reason in entry.assumed.items())
    proofs = "; ".join(one for one in (entry.evidence, *elsewhere, *assumed) if one)
    text = f"{split(entry.pointer)[-1]}: {', '.join(stated)}"
    return Said(f"{text} ({proofs})" if proofs else text, ledger.file.locate(entry.pointer))


def examples_of(loaded: Loaded, routes: Iterable[Route], names: Iterable[str | None]) -> dict[str, str]:
    """Hash the files of the examples that operations use, by their path from the folder of specs' own root.

    Args:
        loaded: The provider on one side.
        routes: How callers come to a place.
        names: The ids of the same operations on this side.

    """
    files = _example_files(loaded)
    used = {*names, *(route.operation for route in routes)} if files else set()
    return {file: _digest(file) for name in used for file in files.get(name or "", ())}


@lru_cache(maxsize=_KEPT)
def operations_of(loaded: Loaded) -> Mapping[str, Operation]:
    """Give the operations by what they are called: `GET /things`, and their ids."""
    named = {str(one.value["operationId"]): one for one in loaded.spec.operations if "operationId" in one.value}
    return {**named, **{one.title: one for one in loaded.spec.operations}}


@lru_cache(maxsize=1024)
def _digest(file: str) -> str:
    return digest(Path(file))


@lru_cache(maxsize=_KEPT)
def _example_files(loaded: Loaded) -> Mapping[str, frozenset[str]]:
    """Give the files of examples by the operations that use them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, operation in operations_of(loaded).items():
        for pointer in _examples(loaded.spec, operation):
            file = _held_in(loaded.effective.document, join(pointer, "value"))
            if file not in {"", loaded.effective.base.name}:
                found[name].add(file)
    return {name: frozenset(files) for name, files in found.items()}


def _examples(spec: Spec, operation: Operation) -> Iterator[str]:
    """Give the pointers to the Example Objects of an operation's bodies."""
    bodies = [(operation.value.get("requestBody"), join(operation.pointer, "requestBody"))]
    responses = operation.value.get("responses")
    for status, value in responses.items() if isinstance(responses, dict) else ():
        bodies.append((value, join(operation.pointer, "responses", status)))
    for body in bodies:
        value, at = _followed(spec, *body)
        for media, content in _members(value, "content"):
            for name, example in _members(content, "examples"):
                yield _followed(spec, example, join(at, "content", media, "examples", name))[1]


def _members(value: JSON, key: str) -> Iterable[tuple[str, JSON]]:
    found = value.get(key) if isinstance(value, dict) else None
    return found.items() if isinstance(found, dict) else ()


def _followed(spec: Spec, value: JSON, pointer: str) -> tuple[JSON, str]:
    try:
        return spec.follow(value, pointer)
    except LookupError:
        return None, pointer


def _held_in(document: Document, pointer: str) -> str:
    """Give the file that a value was read from: that of what is in it, as it is placed itself where it is used."""
    value = _at(document.data, pointer)
    if not isinstance(value, dict | list) or not value:
        return ""
    return normpath(document.locate(join(pointer, next(iter(value)) if isinstance(value, dict) else 0)).file)


def _below(ledger: Ledger, entry: Entry | None, stated: WireType | None, steps: tuple[Step, ...]) -> Entry | None:
    """Go down into a value by what the ledger says of its type."""
    for step in steps:
        match step.kind, stated:
            case "property", _:
                entry = _field(ledger, stated, step.name)
                stated = parse(entry.get("type")) if entry is not None and "type" in entry.attributes else None
            case "option", Union(members):
                stated = members[int(step.name)] if int(step.name) < len(members) else None
            case ("items" | "item", Array(inner)) | ("values", Map(inner)):
                stated = inner
            case _:  # an option that only null is beside
                pass
    return entry


def _field(ledger: Ledger, stated: WireType | None, name: str) -> Entry | None:
    options = stated.members if isinstance(stated, Union) else (stated,)
    shapes = (ledger.shapes[one.name] for one in options if isinstance(one, Shape) and one.name in ledger.shapes)
    return next((shape.fields[name] for shape in shapes if name in shape.fields), None)


def _actions(overlay: Document) -> Iterator[tuple[dict[str, Any], Location]]:
    for index, action in enumerate(overlay.data.get("actions", ())):
        yield action, overlay.locate(join("/actions", index))


def _selects(loaded: Loaded, action: Mapping[str, Any], pointer: str) -> bool:
    """Tell whether an action's target is a node or one above it, in the spec as it is written."""
    found = map(pointer_of, select(compiled(action["target"]), loaded.effective.base.data))
    return any(pointer == one or pointer.startswith(f"{one}/") for one in found)


def _of_action(action: Mapping[str, Any], location: Location) -> Said:
    evidence = action.get("x-evidence")
    proof = ": ".join(_written(evidence[key]) for key in ("grade", "source") if key in evidence) if evidence else ""
    text = _written(action.get("description") or action["target"])
    return Said(f"{text} ({proof})" if proof else text, location)


def _of_source(source: JSON) -> str:
    if not isinstance(source, dict):
        return _written(source)
    return ", ".join(f"{name} {_written(value)}" for name, value in source.items())


def _at(data: JSON, pointer: str) -> JSON:
    try:
        return resolve(data, pointer)
    except LookupError:
        return None


def _written(value: JSON) -> str:
    """Write a value in one line."""
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
