"""Check that a ledger is sound before anything is held against it: keys, values, evidence, reasons and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from clientwright.conformance.ledgers.wire_types import parse, shapes_in
from clientwright.conformance.schema_views import STATED_KEYWORDS
from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.findings import Finding

Test: TypeAlias = Callable[[JSON], bool]


def _is_text(value: JSON) -> bool:
    return isinstance(value, str) and bool(value)


def _is_flag(value: JSON) -> bool:
    return isinstance(value, bool)


def _is_count(value: JSON) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_object(value: JSON) -> bool:
    return isinstance(value, dict)


def _is_texts(value: JSON) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_list(value: JSON) -> bool:
    return isinstance(value, list)


def _is_anything(_value: JSON) -> bool:
    return True


def _is_nothing(_value: JSON) -> bool:
    """Refuse to be stated: a status is the entry's own name, yet it can be assumed."""
    return False


def _is_evidence(value: JSON) -> bool:
    return _is_lines(value) or _is_sources(value)


def _is_lines(value: JSON) -> bool:
    return all(_is_count(line) for line in (value if isinstance(value, list) else [value])) and value != []


def _is_sources(value: JSON) -> bool:
    return all(_is_text(source) for source in (value if isinstance(value, list) else [value])) and value != []


def _is_type(value: JSON) -> bool:
    try:
        parse(value if isinstance(value, str) else "")
    except ValueError:
        return False
    return True


@frozen
class _Rules:
    """What an object of the ledger may hold: attributes and parts with their tests, and which must be there."""

    attributes: Mapping[str, Test]
    needed: frozenset[str] = frozenset()
    parts: Mapping[str, Test] = field(factory=dict)
    evidenced: bool = True


_EVIDENCE: Final[Mapping[str, Test]] = {
    "line": _is_lines, "source": _is_sources, "from": _is_object, "assumed": _is_object,
}  # fmt: skip
_VALUE: Final[Mapping[str, Test]] = {
    "type": _is_type, "required": _is_flag, "nullable": _is_flag,
    **dict.fromkeys(STATED_KEYWORDS, _is_anything),
    "format": _is_text, "enum": _is_list, "deprecated": _is_flag,
}  # fmt: skip
_BODY: Final[Mapping[str, Test]] = {"media_type": _is_text, "shape": _is_type}

_RULES: Final[Mapping[str, _Rules]] = {
    "ledger": _Rules(
        {}, frozenset({"ledger", "provider", "document", "read", "reasons", "operations", "shapes"}),
        {
            "ledger": lambda value: value == 1 and not isinstance(value, bool), "provider": _is_text,
            "document": _is_object, "read": _is_text, "reasons": _is_texts, "servers": _is_list,
            "security": _is_object, "operations": _is_object, "shapes": _is_object, "examples": _is_object,
        },
        evidenced=False,
    ),
    "document": _Rules(
        {}, frozenset({"title", "url", "sha256", "lines"}),
        {"title": _is_text, "url": _is_text, "sha256": _is_text, "lines": _is_count}, evidenced=False,
    ),
    "server": _Rules({"url": _is_text, "environment": _is_text, "asks": _is_list}, frozenset({"url"})),
    "scheme": _Rules(dict.fromkeys(("type", "scheme", "in", "name"), _is_text), frozenset({"type"})),
    "operation": _Rules(
        {
            "operation": _is_text, "deprecated": _is_flag, "security": _is_list, "effect": _is_text,
            "idempotency": _is_object, "pagination": _is_object,
        },
        frozenset({"deprecated", "security", "responses"}),
        {"parameters": _is_object, "request": _is_object, "responses": _is_object},
    ),
    "parameter": _Rules(_VALUE, frozenset({"type", "required"})),
    "request": _Rules({"required": _is_flag, **_BODY}, frozenset({"required", "media_type", "shape"})),
    "response": _Rules({"status": _is_nothing, "failure": _is_object, **_BODY}, parts={"headers": _is_object}),
    "header": _Rules(_VALUE, frozenset({"type"}), evidenced=False),
    "shape": _Rules({}, frozenset({"fields"}), {"fields": _is_object, "closed": _is_flag}, evidenced=False),
    "field": _Rules(_VALUE, frozenset({"type", "required", "nullable"})),
    "example": _Rules({"sha256": _is_text}, frozenset({"sha256"})),
}  # fmt: skip


def check(document: Document) -> Iterator[Finding]:
    """Give what is wrong with a ledger that was loaded as JSON data."""
    outer = list(_object_findings(document, "ledger", document.data, ""))
    yield from outer
    if outer:
        return
    head = list(_object_findings(document, "document", document.data["document"], "/document"))
    yield from head
    if head:
        return
    found = []
    for kind, value, pointer in _objects(document.data):
        wrong = list(_object_findings(document, kind, value, pointer))
        found.extend(wrong)
        if not wrong:
            found.extend(_meaning_findings(document, kind, value, pointer))
    yield from found
    if not found:
        yield from _use_findings(document)


def _objects(data: dict[str, Any]) -> Iterator[tuple[str, JSON, str]]:
    """Give every object of a ledger below its head with its kind and pointer, parents first."""
    for index, server in enumerate(data.get("servers", ())):
        yield "server", server, join("/servers", index)
    yield from _each("scheme", data, "security", "")
    for name, value in data["operations"].items():
        pointer = join("/operations", name)
        yield "operation", value, pointer
        yield from _each("parameter", value, "parameters", pointer)
        if isinstance(value, dict) and "request" in value:
            yield "request", value["request"], join(pointer, "request")
        for _, response, place in (responses := tuple(_each("response", value, "responses", pointer))):
            yield from _each("header", response, "headers", place)
        yield from responses
    for name, value in data["shapes"].items():
        yield "shape", value, join("/shapes", name)
        yield from _each("field", value, "fields", join("/shapes", name))
    yield from _each("example", data, "examples", "")


def _each(kind: str, parent: JSON, part: str, pointer: str) -> Iterator[tuple[str, JSON, str]]:
    members = parent.get(part) if isinstance(parent, dict) else None
    for name, value in members.items() if isinstance(members, dict) else ():
        yield kind, value, join(pointer, part, name)


def _object_findings(document: Document, kind: str, value: JSON, pointer: str) -> Iterator[Finding]:
    rules = _RULES[kind]
    if not isinstance(value, dict):
        yield document.finding("ledger-value", f"A {kind} of a ledger is an object; write it as one.", pointer)
        return
    known = {**rules.attributes, **rules.parts, **(_EVIDENCE if rules.evidenced or kind == "header" else {})}
    for name, found in value.items():
        if name not in known:
            message = f"A {kind} has no {name!r}; it may have {', '.join(sorted(known))}."
            yield document.finding("ledger-key-unknown", message, join(pointer, name))
        elif not known[name](found):
            message = f"{found!r} is no {name!r} that a ledger can state; see the type grammar and the other entries."
            yield document.finding("ledger-value", message, join(pointer, name))
    for name in sorted(rules.needed - value.keys()):
        yield document.finding("ledger-key-missing", f"A {kind} states its {name!r}; add it.", pointer)
    if rules.evidenced and not value.keys() & {"line", "source"}:
        message = f"This {kind} has no evidence; give the document's line or the public source."
        yield document.finding("ledger-evidence-missing", message, pointer)


def _meaning_findings(document: Document, kind: str, value: dict[str, Any], pointer: str) -> Iterator[Finding]:
    yield from _line_findings(document, value, pointer)
    yield from _proof_findings(document, kind, value, pointer)
    for name, shape in _mentions(kind, value):
        if shape not in document.data["shapes"]:
            message = f"No shape is called {shape!r}; add it to the shapes or correct the name."
            yield document.finding("ledger-shape-unknown", message, join(pointer, name))
    for scheme in value.get("security", ()) if kind == "operation" else ():
        if not isinstance(scheme, str) or scheme not in document.data.get("security", {}):
            message = f"No security scheme is called {scheme!r}; add it to the ledger's security."
            yield document.finding("ledger-security-unknown", message, join(pointer, "security"))


def _line_findings(document: Document, value: dict[str, Any], pointer: str) -> Iterator[Finding]:
    last = document.data["document"]["lines"]
    for line in listed(value.get("line", ())):
        if line > last:
            message = f"The document has {last} lines, so there is no line {line}; correct it."
            yield document.finding("ledger-line", message, join(pointer, "line"))


def _proof_findings(document: Document, kind: str, value: dict[str, Any], pointer: str) -> Iterator[Finding]:
    attributes, reasons = _RULES[kind].attributes, document.data["reasons"]
    for name, code in value.get("assumed", {}).items():
        place = join(pointer, "assumed", name)
        if not isinstance(code, str) or code not in reasons:
            message = f"No reason is called {code!r}; add it to the reasons or use one of {sorted(reasons)}."
            yield document.finding("ledger-reason-unknown", message, place)
        if name not in attributes:
            yield document.finding("ledger-assumed", f"A {kind} has no attribute {name!r} to assume; drop it.", place)
    for name, evidence in value.get("from", {}).items():
        if not _is_evidence(evidence) or name not in attributes or name in value.get("assumed", {}):
            message = f"Evidence for {name!r} is a line or a source of an attribute of a {kind} that is not assumed."
            yield document.finding("ledger-from", message, join(pointer, "from", name))


def _mentions(kind: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the shapes that an entry mentions, each with the attribute that does."""
    for name in ("type", "shape") if kind != "scheme" else ():
        for shape in shapes_in(parse(value[name])) if name in value else ():
            yield name, shape


def _use_findings(document: Document) -> Iterator[Finding]:
    data = document.data
    used = {code for _, value, _ in _objects(data) for code in value.get("assumed", {}).values()}
    for code in data["reasons"]:
        if code not in used:
            message = f"Nothing is assumed for the reason {code!r}; drop it."
            yield document.finding("ledger-reason-unused", message, join("/reasons", code))
    mentioned = {shape for kind, value, _ in _objects(data) for _, shape in _mentions(kind, value)}
    for shape in data["shapes"]:
        if shape not in mentioned:
            message = f"Nothing is of the shape {shape!r}; use it or drop it."
            yield document.finding("ledger-shape-unused", message, join("/shapes", shape))


def listed(value: JSON) -> list[Any]:
    """Give a value that may stand alone as a list."""
    return list(value) if isinstance(value, list | tuple) else [value]
