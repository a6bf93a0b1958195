"""Hold an effective spec against a ledger, both ways, by what stands on the wire and never by component names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientwright.conformance.ledgers.comparing_values import (
    Difference,
    Home,
    Node,
    Sides,
    compare_attributes,
    compare_members,
    compare_type,
    compare_value,
    different,
)
from clientwright.conformance.ledgers.values import Entry, Ledger, Operation, Response
from clientwright.conformance.ledgers.wire_types import parse
from clientwright.conformance.schema_views import view
from clientwright.pipeline.documents import Document, join
from clientwright.pipeline.walking import Operation as SpecOperation
from clientwright.pipeline.walking import Spec, spec_of

#: What a spec says of an operation to this toolkit, and a ledger by the same names without `x-clientwright-`.
_SAID: Final = ("effect", "idempotency", "pagination")


def differences(effective: Document, ledger: Ledger) -> Iterator[Difference]:
    """Give every difference between a spec, all overlays applied, and a ledger; in the ledger's order.

    Raises:
        LookupError: A reference of the spec leads nowhere.

    """
    sides = Sides(spec_of(effective), ledger)
    yield from _servers(sides)
    yield from _schemes(sides)
    found = {operation.title: operation for operation in sides.spec.operations}
    stated = {title: operation.entry for title, operation in ledger.operations.items()}
    pointers = {title: operation.pointer for title, operation in found.items()}
    yield from compare_members("operation", stated, pointers, Home(_whole(sides, "/operations"), "/paths", ""))
    for title, operation in ledger.operations.items():
        if title in found:
            yield from _operation(sides, title, operation, found[title])


def name_differences(base: Document, ledger: Ledger) -> Iterator[Difference]:
    """Give every operation id of a base spec that is not the name that the document prints."""
    for operation in spec_of(base).operations:
        stated = ledger.operations.get(operation.title)
        if stated and "operation" in stated.entry.attributes:
            name = {"operation": operation.value.get("operationId")}
            yield from compare_attributes(operation.title, stated.entry, name, operation.pointer, ("operation",))


def _whole(sides: Sides, pointer: str) -> Entry:
    return Entry(pointer, sides.ledger.source.title, {})


def _servers(sides: Sides) -> Iterator[Difference]:
    servers = sides.spec.document.data.get("servers", ())
    stated = {entry.get("url"): entry for entry in sides.ledger.servers}
    found = {server.get("url"): join("/servers", index) for index, server in enumerate(servers)}
    yield from compare_members("server", stated, found, Home(_whole(sides, "/servers"), "/servers", "server "))
    for server in servers:
        url = server.get("url")
        if url in stated:
            variables: dict[str, Any] = server.get("variables", {})
            asks = [name for name, variable in variables.items() if variable.get("x-clientwright-required")]
            said = {"environment": server.get("x-clientwright-environment"), "asks": asks or None}
            yield from compare_attributes(f"server {url}", stated[url], said, found[url], tuple(said))


def _schemes(sides: Sides) -> Iterator[Difference]:
    at = "/components/securitySchemes"
    schemes = sides.spec.document.data.get("components", {}).get("securitySchemes", {})
    stated = sides.ledger.security
    found = {name: join(at, name) for name in schemes}
    yield from compare_members("security scheme", stated, found, Home(_whole(sides, "/security"), at, "security "))
    for name, entry in stated.items():
        if name in schemes:
            scheme, pointer = sides.spec.follow(schemes[name], found[name])
            yield from compare_attributes(f"security {name}", entry, scheme, pointer, ("type", "scheme", "in", "name"))


def _operation(sides: Sides, title: str, stated: Operation, found: SpecOperation) -> Iterator[Difference]:
    facts = {"deprecated": found.value.get("deprecated", False), "security": _security(sides.spec, found)}
    said = {name: found.value.get(f"x-clientwright-{name}") for name in _SAID}
    yield from compare_attributes(title, stated.entry, facts | said, found.pointer, ("deprecated", "security", *_SAID))
    home = Home(stated.entry, found.pointer, f"{title} ")
    nodes = {f"{value.get('in')} {value.get('name')}": (value, at) for at, value in found.parameters}
    yield from compare_members("parameter", stated.parameters, {name: at for name, (_, at) in nodes.items()}, home)
    for name, entry in stated.parameters.items():
        if name in nodes:
            yield from _parameter(sides, f"{title} {name}", entry, nodes[name])
    yield from _request(sides, stated, found, home)
    yield from _responses(sides, stated, found, home)


def _security(spec: Spec, operation: SpecOperation) -> list[str]:
    written = operation.value.get("security", spec.document.data.get("security", []))
    return [" + ".join(requirement) for requirement in written]


def _parameter(sides: Sides, place: str, entry: Entry, node: Node) -> Iterator[Difference]:
    """Compare a parameter or a header, its required mark included."""
    value, at = node
    required = bool(value.get("required"))
    if required != bool(entry.get("required")):
        yield different(place, "required", entry, required, at)
    schema, pointer = value.get("schema", {}), join(at, "schema")
    if value.get("deprecated") is True:
        schema = {**schema, "deprecated": True}
    yield from compare_value(sides, place, entry, (schema, pointer))


def _request(sides: Sides, stated: Operation, found: SpecOperation, home: Home) -> Iterator[Difference]:
    value, at = sides.spec.follow(found.value.get("requestBody"), join(found.pointer, "requestBody"))
    written = {"request": stated.request} if stated.request else {}
    yield from compare_members("request body", written, {} if value is None else {"request": at}, home)
    if stated.request and value is not None:
        required = {"required": value.get("required", False)}
        yield from compare_attributes(f"{home.prefix}request", stated.request, required, at, ("required",))
        yield from _body(sides, f"{home.prefix}request", stated.request, (value, at))


def _responses(sides: Sides, stated: Operation, found: SpecOperation, home: Home) -> Iterator[Difference]:
    at = join(found.pointer, "responses")
    responses = {name: value for name, value in found.value.get("responses", {}).items() if not name.startswith("x-")}
    entries = {name: response.entry for name, response in stated.responses.items()}
    yield from compare_members("status", entries, {name: join(at, name) for name in responses}, home)
    for name, response in stated.responses.items():
        if name in responses:
            node = sides.spec.follow(responses[name], join(at, name))
            yield from _response(sides, home.prefix + name, response, node)


def _response(sides: Sides, place: str, stated: Response, node: Node) -> Iterator[Difference]:
    value, at = node
    written: dict[str, Any] = value.get("headers", {})
    nodes = {name: sides.spec.follow(header, join(at, "headers", name)) for name, header in written.items()}
    pointers = {name: pointer for name, (_, pointer) in nodes.items()}
    yield from compare_members("header", stated.headers, pointers, Home(stated.entry, at, f"{place} header "))
    for name, entry in stated.headers.items():
        if name in nodes:
            yield from _parameter(sides, f"{place} header {name}", entry, nodes[name])
    failure = {"failure": value.get("x-clientwright-failure")}
    yield from compare_attributes(place, stated.entry, failure, at, ("failure",))
    yield from _body(sides, place, stated.entry, node)


def _body(sides: Sides, place: str, entry: Entry, node: Node) -> Iterator[Difference]:
    value, at = node
    content: dict[str, Any] = value.get("content", {})
    wanted = entry.get("media_type")
    if (found := ", ".join(content) or None) != wanted:
        yield different(place, "media_type", entry, found, at)
    if wanted in content and "shape" in entry.attributes:
        pointer = join(at, "content", wanted, "schema")
        seen = view(sides.spec, content[wanted].get("schema", {}), pointer)
        if seen.nullable:
            yield different(place, "nullable", entry, seen.nullable, pointer)
        yield from compare_type(sides, f"{place} ", entry, seen, parse(entry.get("shape")))
    elif wanted in content and "schema" in content[wanted]:
        yield different(place, "shape", entry, "a schema", at)
