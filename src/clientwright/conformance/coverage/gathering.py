"""Gathers what is known of a provider: every part of its spec, down to the fields of each schema, graded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from clientwright.conformance.coverage.grading import Claim, Grading, enum_claim
from clientwright.conformance.coverage.showing import Showing
from clientwright.conformance.coverage.values import PRESENT, Evidence, Fact, Kind, Node
from clientwright.conformance.coverage.views import Views
from clientwright.conformance.ledgers.values import Entry, Ledger, Response
from clientwright.conformance.ledgers.values import Operation as Stated
from clientwright.conformance.ledgers.wire_types import Array, Map, Shape, Union, WireType, parse
from clientwright.conformance.schema_views import View
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding, PipelineError
from clientwright.pipeline.walking import Operation, Spec

Place: TypeAlias = tuple[JSON, str]
#: What a spec says to this toolkit of an operation, under names that begin with `x-clientwright-`.
_SAID: Final = ("effect", "idempotency", "pagination")
_EMPTY: Final[Mapping[str, Entry]] = {}


def gather(subject: Subject) -> Evidence:
    """Gather the evidence of one provider; what several operations share is graded once.

    Args:
        subject: The provider; a ledger, overlays and a client need not be there.

    Returns:
        The tree of all that the effective spec states.

    Raises:
        PipelineError: A file cannot be read, or the spec's references lead nowhere.

    """
    ledger = subject.ledger
    try:
        operations = tuple(_Gathering(subject, ledger).operations())
    except LookupError as error:
        message = f"{error.args[0]!r} leads nowhere or is no schema, so no evidence can be gathered; correct it."
        raise PipelineError([_finding(subject, message, str(error.args[0]))]) from error
    except RecursionError as error:
        message = "A schema is nothing but itself, so no evidence can be gathered; correct it."
        raise PipelineError([_finding(subject, message, "")]) from error
    title, url = (ledger.source.title, ledger.source.url) if ledger else ("", "")
    return Evidence(subject.name, title, url, operations)


@frozen
class _Part:
    """A value to be gathered: its schema, what the ledger says, and the place that examples show.

    `outer` tells that the keywords of arrays and maps are stated of this value itself.
    """

    node: Place
    entry: Entry | None
    stated: WireType | None
    spot: str
    outer: bool = True


class _Gathering:
    """Walks one spec."""

    def __init__(self, subject: Subject, ledger: Ledger | None) -> None:
        names = {overlay.name for overlay in subject.effective.overlays}
        self._spec: Spec = subject.spec
        self._ledger = ledger
        self._views = Views(self._spec)
        self._showing = Showing(self._views, names, schemas=ledger is None)
        self._grading = Grading(subject.document, subject.effective.overlays, ledger, self._showing)
        self._met: dict[tuple[object, ...], str] = {}

    def operations(self) -> Iterator[Node]:
        """Give the operations, each with all that is below it."""
        for operation in self._spec.operations:
            stated = self._ledger.operations.get(operation.title) if self._ledger else None
            yield self._operation(operation, stated)

    def _operation(self, operation: Operation, stated: Stated | None) -> Node:
        value, at, entry = operation.value, operation.pointer, stated.entry if stated else None
        facts = [self._fact(PRESENT, operation.title, at, entry)]
        if entry is not None or "deprecated" in value:
            facts.append(self._fact("deprecated", value.get("deprecated", False), at, entry))
        security = value.get("security", self._spec.document.data.get("security"))
        if security is not None:
            written = [" + ".join(requirement) or "nothing" for requirement in security]
            facts.append(self._fact("security", written, at, entry))
        facts += (
            self._fact(name, value[key], at, entry) for name in _SAID if (key := f"x-clientwright-{name}") in value
        )
        children = (*self._parameters(operation, stated), *self._request(operation, stated))
        children = (*children, *self._responses(operation, stated))
        return self._node("operation", operation.title, str(value.get("operationId", "")), at, facts, children)

    def _parameters(self, operation: Operation, stated: Stated | None) -> Iterator[Node]:
        entries = stated.parameters if stated else _EMPTY
        for at, value in operation.parameters:
            name = f"{value.get('in')} {value.get('name')}"
            yield self._parameter("parameter", name, (value, at), entries.get(name))

    def _parameter(self, kind: Kind, name: str, place: tuple[dict[str, Any], str], entry: Entry | None) -> Node:
        """Gather a parameter or a header; where no ledger tells its uses apart, a shared one is gathered once."""
        value, at = place
        key = (kind, at, entry.pointer if entry else "")
        pointer = join(at, "schema")
        schema = value.get("schema", {})
        if key in self._met:
            return Node(kind, name, self._views.label(schema, pointer), at, (), same_as=self._met[key])
        anchor = self._met[key] = self._anchor()
        facts = [self._fact(PRESENT, name, at, entry, at if "schema" not in value else pointer, "present")]
        required = bool(value.get("required"))
        if required or (kind == "parameter" and entry is not None):
            facts.append(self._fact("required", required, at, entry))
        if value.get("deprecated") is True:
            facts.append(self._fact("deprecated", value=True, pointer=at, entry=entry))
        part = _Part((schema, pointer), entry, _type_of(entry, "type"), pointer)
        node = self._value(kind, name, part, tuple(facts))
        return evolve(node, pointer=at, anchor=node.anchor or anchor)

    def _request(self, operation: Operation, stated: Stated | None) -> Iterator[Node]:
        entry = stated.request if stated else None
        value, at = self._spec.follow(operation.value.get("requestBody"), join(operation.pointer, "requestBody"))
        if value is not None:
            required = value.get("required", False)
            present = self._fact(PRESENT, "request", at, entry, *self._body_spot(value, at))
            facts = [present, self._fact("required", required, at, entry)]
            yield self._node("request", "request", "", at, facts, tuple(self._bodies(value, at, entry)))

    def _responses(self, operation: Operation, stated: Stated | None) -> Iterator[Node]:
        entries: Mapping[str, Response] = stated.responses if stated else {}
        place = join(operation.pointer, "responses")
        for status in operation.value.get("responses", {}):
            if status.startswith("x-"):
                continue
            found, at = self._spec.follow(operation.value["responses"][status], join(place, status))
            response = entries.get(status)
            entry = response.entry if response else None
            facts = [self._fact(PRESENT, status, at, entry, *self._body_spot(found, at), "status")]
            if "x-clientwright-failure" in found:
                facts.append(self._fact("failure", found["x-clientwright-failure"], at, entry))
            headers = tuple(self._headers(found, at, response))
            children = (*headers, *self._bodies(found, at, entry))
            yield self._node("status", status, "", at, facts, children)

    def _headers(self, value: dict[str, Any], at: str, response: Response | None) -> Iterator[Node]:
        entries = response.headers if response else _EMPTY
        for name in value.get("headers", {}):
            header, place = self._spec.follow(value["headers"][name], join(at, "headers", name))
            yield self._parameter("header", name, (header, place), entries.get(name))

    def _body_spot(self, value: dict[str, Any], at: str) -> tuple[str, str]:
        """Give the place whose examples show a request or status: a body of it, best one with an example."""
        contents = value.get("content", {}).items()
        spots = [join(at, "content", media, "schema") for media, content in contents if "schema" in content]
        shown = [spot for spot in spots if self._showing.find(spot, "present")]
        return ((shown or spots)[0], "present") if spots else ("", "")

    def _bodies(self, value: dict[str, Any], at: str, entry: Entry | None) -> Iterator[Node]:
        for media, content in value.get("content", {}).items():
            place = join(at, "content", media)
            own = entry if entry is not None and entry.get("media_type") == media else None
            pointer = join(place, "schema")
            fact = self._fact(PRESENT, media, place, own, pointer, "present", attribute="media_type")
            if "schema" in content:
                part = _Part((content["schema"], pointer), own, _type_of(own, "shape"), pointer)
                yield self._value("body", media, part, (fact,))
            else:
                yield self._node("body", media, "", place, [fact], ())

    def _value(self, kind: Kind, name: str, part: _Part, facts: tuple[Fact, ...]) -> Node:
        """Gather a value: what is said of it, then its parts unless they were gathered before."""
        schema, pointer = part.node
        seen = self._views.at(schema, pointer)
        label = self._views.label(schema, pointer)
        facts = (*facts, *self._facts(kind, part, seen, label))
        node = Node(kind, name, label, pointer, facts)
        if not seen.fields and not seen.below:
            return node
        key = (*(at for _, at in seen.fields.values()), seen.pointer, seen.kind, *_key(part))
        if key in self._met:
            return evolve(node, same_as=self._met[key])
        anchor = self._met[key] = self._anchor()
        return evolve(node, anchor=anchor, children=tuple(self._below(part, seen)))

    def _facts(self, kind: Kind, part: _Part, seen: View, label: str) -> Iterator[Fact]:
        """Grade what is said of the value itself: its type, null, and its keywords."""
        pointer, entry = part.node[1], part.entry
        attribute = "shape" if entry is not None and "shape" in entry.attributes else "type"
        claim = Claim("type", label, pointer, entry, part.spot, "value", attribute, seen.pointer)
        yield self._grading.fact(claim)
        if kind == "property" or seen.nullable:
            aspect = "null" if seen.nullable else ""
            own = entry if part.outer else None
            yield self._grading.fact(evolve(claim, name="nullable", value=seen.nullable, entry=own, aspect=aspect,
                                            attribute=""))  # fmt: skip
        for name, value in seen.keywords.items():
            if name == "enum":
                yield from (self._grading.fact(enum_claim(evolve(claim, value=each))) for each in value)
            else:
                aspect = "value" if name == "format" else ""
                yield self._grading.fact(evolve(claim, name=name, value=value, aspect=aspect, attribute=""))

    def _below(self, part: _Part, seen: View) -> Iterator[Node]:
        shape = part.stated.name if isinstance(part.stated, Shape) else ""
        entries = self._ledger.shapes[shape].fields if self._ledger and shape else _EMPTY
        for name, node in seen.fields.items():
            yield self._property(name, node, entries.get(name), required=name in seen.required)
        if seen.kind == "union":
            options = part.stated.members if isinstance(part.stated, Union) else ()
            for index, node in enumerate(seen.below):
                stated = options[index] if len(options) == len(seen.below) else None
                spot = self._showing.spot_of_option(node)
                yield self._value("option", f"option {index + 1}", self._inner(part, node, stated, spot), ())
            return
        for node in seen.below:
            match part.stated:
                case Array(inner) | Map(inner):
                    stated = inner
                case _:
                    stated = None
            kind: Kind = "items" if seen.kind == "array" else "values"
            name = "[]" if kind == "items" else "{}"
            yield self._value(kind, name, self._inner(part, node, stated, node[1]), ())

    @staticmethod
    def _inner(part: _Part, node: Place, stated: WireType | None, spot: str) -> _Part:
        return _Part(node, part.entry if stated is not None else None, stated, spot, outer=False)

    def _property(self, name: str, node: Place, entry: Entry | None, *, required: bool) -> Node:
        pointer = node[1]
        facts = (
            self._fact(PRESENT, name, pointer, entry, pointer, "present"),
            self._fact("required", required, pointer, entry, pointer, "" if required else "absent"),
        )
        return self._value("property", name, _Part(node, entry, _type_of(entry, "type"), pointer), facts)

    def _fact(  # noqa: PLR0913, PLR0917  # what a claim is made of
        self, name: str, value: JSON, pointer: str, entry: Entry | None, spot: str = "", aspect: str = "",
        attribute: str = "",
    ) -> Fact:  # fmt: skip
        return self._grading.fact(Claim(name, value, pointer, entry, spot, aspect, attribute))

    def _anchor(self) -> str:
        return f"n{len(self._met) + 1}"

    @staticmethod
    def _node(  # noqa: PLR0913, PLR0917  # what a node is made of
        kind: Kind, name: str, label: str, pointer: str, facts: list[Fact], children: tuple[Node, ...]
    ) -> Node:
        return Node(kind, name, label, pointer, tuple(facts), children)


def _finding(subject: Subject, message: str, pointer: str) -> Finding:
    return subject.document.finding("reference-unresolved", message, pointer if pointer.startswith("/") else "")


def _key(part: _Part) -> tuple[str, ...]:
    """Tell apart what the ledger says of one schema in several places: by shape, else by entry."""
    if part.stated is None:
        return ()
    return (
        (str(part.stated),)
        if isinstance(part.stated, Shape)
        else (str(part.stated), part.entry.pointer if part.entry else "")
    )


def _type_of(entry: Entry | None, attribute: str) -> WireType | None:
    written = entry.get(attribute) if entry is not None else None
    return parse(written) if written is not None else None
