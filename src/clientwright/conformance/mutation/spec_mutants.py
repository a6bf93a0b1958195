"""Mistakes that a person could make in a spec, each made once: what no evidence notices could be wrong already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from attrs import frozen

from clientwright.conformance.mutation.schema_mutants import Edit, renamed, schema_edits, without
from clientwright.pipeline.checks.extensions import EFFECTS
from clientwright.pipeline.documents import JSON, Document, join, split
from clientwright.pipeline.grammar import METHODS
from clientwright.pipeline.walking import Site, spec_of

_OTHER_PLACE: Final = {"query": "header", "path": "query", "header": "query", "cookie": "query"}


@frozen
class Mutant:
    """A spec with one mistake.

    Attributes:
        operator: What kind of mistake.
        pointer: JSON pointer to the object that was changed.
        data: The whole spec; it shares what did not change with the original, so do not write to it.

    """

    operator: str
    pointer: str
    data: JSON


def mutants(effective: Document) -> Iterator[Mutant]:
    """Make every mistake that the operators know, in the order of the document."""
    for operator, pointer, value in _edits(effective):
        yield Mutant(operator, pointer, _put(effective.data, split(pointer), value))


def _put(node: JSON, tokens: list[str], value: JSON) -> JSON:
    """Replace the node at a path by copying its ancestors alone."""
    if not tokens:
        return value
    first, *rest = tokens
    if isinstance(node, list):
        index = int(first)
        return [*node[:index], _put(node[index], rest, value), *node[index + 1 :]]
    return {name: _put(child, rest, value) if name == first else child for name, child in node.items()}


def _edits(effective: Document) -> Iterator[Edit]:
    # A reference stands for an object that is changed at its own place.
    for site in spec_of(effective).sites:
        if site.kind == "Schema":
            yield from schema_edits(site.value, site.pointer)
        elif site.kind in _OPERATORS and site.reference is None:
            for operator in _OPERATORS[site.kind]:
                yield from operator(site)


def _flipped(operator: str, site: Site, name: str) -> Edit:
    return operator, site.pointer, {**site.value, name: not site.value.get(name, False)}


def _server_edits(site: Site) -> Iterator[Edit]:
    value = site.value
    yield "server-change", site.pointer, {**value, "url": f"{value['url']}/v0"}
    if "x-clientwright-environment" in value:
        yield "server-change", site.pointer, {**value, "x-clientwright-environment": "other"}
    for name, variable in value.get("variables", {}).items():
        asked = {**variable, "x-clientwright-required": not variable.get("x-clientwright-required", False)}
        yield "server-change", site.pointer, {**value, "variables": {**value["variables"], name: asked}}


def _root_edits(site: Site) -> Iterator[Edit]:
    for index in range(len(site.value.get("servers", ()))):
        servers = [server for place, server in enumerate(site.value["servers"]) if place != index]
        yield "server-drop", "/servers", servers
    if site.value.get("security"):
        yield "security-drop", "/security", []


def _scheme_edits(site: Site) -> Iterator[Edit]:
    value = site.value
    if value.get("type") == "http":
        yield "security-scheme", site.pointer, {**value, "scheme": "digest"}
        yield (
            "security-scheme",
            site.pointer,
            {**without(value, "scheme"), "type": "apiKey", "in": "header", "name": "Key"},
        )
    if value.get("type") == "apiKey":
        yield "security-header", site.pointer, {**value, "name": f"{value.get('name')}-Other"}
        yield "security-header", site.pointer, {**value, "in": _OTHER_PLACE.get(value.get("in", ""), "query")}
        yield "security-scheme", site.pointer, {"type": "http", "scheme": "bearer"}


def _path_edits(site: Site) -> Iterator[Edit]:
    for path, item in site.value.items():
        if path.startswith("x-"):
            continue
        yield "path-rename", site.pointer, renamed(site.value, path, f"{path}/other")
        for method in METHODS:
            free = next((name for name in METHODS if name not in item), None)
            if method in item and free:
                yield "method-change", join(site.pointer, path), renamed(item, method, free)


def _operation_edits(site: Site) -> Iterator[Edit]:
    yield _flipped("deprecated-flip", site, "deprecated")
    if site.value.get("security") != []:
        yield "security-drop", site.pointer, {**site.value, "security": []}
    if "requestBody" in site.value:
        yield "request-drop", site.pointer, without(site.value, "requestBody")
    for effect in EFFECTS:
        if "x-clientwright-effect" in site.value and site.value["x-clientwright-effect"] != effect:
            yield "effect-change", site.pointer, {**site.value, "x-clientwright-effect": effect}
    for name in ("x-clientwright-effect", "x-clientwright-idempotency", "x-clientwright-pagination"):
        if name in site.value:
            yield f"{name[15:]}-drop", site.pointer, without(site.value, name)
    for key, value in site.value.get("x-clientwright-pagination", {}).items():
        changed = {**site.value["x-clientwright-pagination"], key: f"{value}_other"}
        yield "pagination-change", site.pointer, {**site.value, "x-clientwright-pagination": changed}


def _responses_edits(site: Site) -> Iterator[Edit]:
    statuses = [name for name in site.value if not name.startswith("x-")]
    unused = next(status for status in ("418", "451", "508") if status not in statuses)
    for status in statuses:
        yield "status-change", site.pointer, renamed(site.value, status, unused)
        yield "status-drop", site.pointer, without(site.value, status)
    yield "status-add", site.pointer, {**site.value, unused: {"description": "Another answer."}}


def _parameter_edits(site: Site) -> Iterator[Edit]:
    value = site.value
    yield "parameter-rename", site.pointer, {**value, "name": f"{value['name']}_other"}
    yield "parameter-relocate", site.pointer, {**value, "in": _OTHER_PLACE[value["in"]]}
    yield _flipped("parameter-required", site, "required")
    yield _flipped("deprecated-flip", site, "deprecated")


def _parameters_edits(site: Site) -> Iterator[Edit]:
    """Drop each parameter from the list that holds it or refers to it."""
    pointer = join(site.pointer, "parameters")
    parameters: list[Any] = site.value.get("parameters", [])
    for index in range(len(parameters)):
        yield "parameter-drop", pointer, [one for place, one in enumerate(parameters) if place != index]


def _request_edits(site: Site) -> Iterator[Edit]:
    yield _flipped("request-required", site, "required")


def _content_edits(site: Site) -> Iterator[Edit]:
    content: dict[str, Any] = site.value.get("content", {})
    for media_type in content:
        edited = {**site.value, "content": renamed(content, media_type, "text/other")}
        yield "media-type-change", site.pointer, edited


def _failure_edits(site: Site) -> Iterator[Edit]:
    failure = site.value.get("x-clientwright-failure")
    if failure is not None:
        yield "failure-drop", site.pointer, without(site.value, "x-clientwright-failure")
        others = [f"{value}_other" for value in failure["values"]]
        for changed in ({**failure, "pointer": f"{failure['pointer']}_other"}, {**failure, "values": others}):
            yield "failure-change", site.pointer, {**site.value, "x-clientwright-failure": changed}


def _headers_edits(site: Site) -> Iterator[Edit]:
    headers: dict[str, Any] = site.value.get("headers", {})
    for name in headers:
        yield "header-drop", join(site.pointer, "headers"), without(headers, name)
        yield "header-rename", join(site.pointer, "headers"), renamed(headers, name, f"{name}-Other")


_OPERATORS: Final[dict[str, Iterable[Callable[[Site], Iterator[Edit]]]]] = {
    "OpenAPI": (_root_edits,),
    "Server": (_server_edits,),
    "SecurityScheme": (_scheme_edits,),
    "Paths": (_path_edits,),
    "PathItem": (_parameters_edits,),
    "Operation": (_operation_edits, _parameters_edits),
    "Parameter": (_parameter_edits,),
    "RequestBody": (_request_edits, _content_edits),
    "Responses": (_responses_edits,),
    "Response": (_content_edits, _headers_edits, _failure_edits),
}
