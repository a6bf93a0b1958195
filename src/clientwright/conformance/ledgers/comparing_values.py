"""Hold one value of a spec against a ledger: its type, its keywords and, below it, every field of its shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from clientwright.conformance.ledgers.values import Entry, Grade, Ledger
from clientwright.conformance.ledgers.wire_types import Array, Map, Scalar, Shape, Union, WireType, parse
from clientwright.conformance.schema_views import STATED_KEYWORDS, View, view
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec

Rule: TypeAlias = Literal["ledger-missing-in-spec", "ledger-missing-in-ledger", "ledger-different"]
#: A schema and the JSON pointer to it.
Node: TypeAlias = tuple[JSON, str]

_NOTHING: Final = "nothing"
#: Of a list or map these are its own; every other keyword is said of what it holds.
_OWN: Final = ("default", "deprecated", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties")


@frozen
class Difference:
    """One place at which a spec and a ledger do not agree.

    Attributes:
        rule: Which side lacks what, or that both have it and differ.
        place: Where on the wire: `GET /things 200 data[].status`.
        attribute: What of it: `type`, `required`, `present`, ...
        stated: What the ledger says.
        found: What the spec says.
        entry: The ledger's entry, or the one that would hold what is missing.
        pointer: JSON pointer into the spec.

    """

    rule: Rule
    place: str
    attribute: str
    stated: str
    found: str
    entry: Entry
    pointer: str

    @property
    def grade(self) -> Grade:
        """How well the ledger's side is founded; the lists of a document are facts, also for what they leave out."""
        return "fact" if self.rule == "ledger-missing-in-ledger" else self.entry.grade(self.attribute)


@frozen
class Sides:
    """What travels down a comparison: both sides, and the pairs of shape and schema that were met."""

    spec: Spec
    ledger: Ledger
    met: set[tuple[str, str]] = field(factory=set)


@frozen
class Home:
    """Where a list of members stands: the ledger's entry, the JSON pointer in the spec, and the place's beginning."""

    entry: Entry
    pointer: str
    prefix: str


def different(place: str, attribute: str, entry: Entry, found: JSON, pointer: str) -> Difference:
    """Say that both sides have an attribute and do not agree."""
    stated = _shown(entry.get(attribute))
    return Difference("ledger-different", place.rstrip(), attribute, stated, _shown(found), entry, pointer)


def _shown(value: JSON) -> str:
    if value is None:
        return _NOTHING
    return str(value).lower() if isinstance(value, bool) else str(value)


def compare_members(
    kind: str, stated: Mapping[str, Entry], found: Mapping[str, str], home: Home
) -> Iterator[Difference]:
    """Compare which members each side has; the spec's are given as JSON pointers."""
    attribute = "status" if kind == "status" else "present"
    there = f"there is this {kind}"
    for name, entry in stated.items():
        if name not in found:
            place = home.prefix + name
            yield Difference("ledger-missing-in-spec", place, attribute, there, _NOTHING, entry, home.pointer)
    for name, pointer in found.items():
        if name not in stated:
            place = home.prefix + name
            yield Difference("ledger-missing-in-ledger", place, attribute, _NOTHING, there, home.entry, pointer)


def compare_attributes(
    place: str, entry: Entry, found: Mapping[str, JSON], pointer: str, names: tuple[str, ...]
) -> Iterator[Difference]:
    """Compare the named attributes; one that neither side has agrees."""
    for name in names:
        stated, actual = entry.get(name), found.get(name)
        if stated is not actual and not _same(stated, actual):
            yield different(place, name, entry, actual, pointer)


def _same(stated: JSON, found: JSON) -> bool:
    if isinstance(stated, list) and isinstance(found, list):
        return len(stated) == len(found) and all(any(_same(one, other) for other in found) for one in stated)
    return bool(stated == found) and isinstance(stated, bool) == isinstance(found, bool)


def compare_value(sides: Sides, place: str, entry: Entry, node: Node) -> Iterator[Difference]:
    """Compare all that is said of one value: null, keywords and type, down to the fields of its shape."""
    _, pointer = node
    seen = view(sides.spec, *node)
    if seen.nullable != bool(entry.get("nullable")):
        yield different(place, "nullable", entry, seen.nullable, pointer)
    own = {name: value for name, value in seen.keywords.items() if name in _OWN}
    inner = {name: value for name, value in _keywords_within(sides.spec, seen).items() if name not in _OWN}
    yield from compare_attributes(place, entry, {**inner, **own}, pointer, STATED_KEYWORDS)
    yield from compare_type(sides, place, entry, seen, parse(entry.get("type")))


def _keywords_within(spec: Spec, seen: View, trail: tuple[tuple[str, str], ...] = ()) -> dict[str, JSON]:
    """Gather the keywords of a value and of what it lists, maps or chooses from, down to objects with fields."""
    below = () if seen.fields or (seen.pointer, seen.kind) in trail else seen.below
    inner = [_keywords_within(spec, view(spec, *node), (*trail, (seen.pointer, seen.kind))) for node in below]
    return {name: value for keywords in (seen.keywords, *inner) for name, value in keywords.items()}


def compare_type(sides: Sides, place: str, entry: Entry, seen: View, stated: WireType) -> Iterator[Difference]:
    """Compare the type of a value; of a body the ledger calls it `shape`."""
    match stated:
        case Shape(name) if seen.kind == "object" and not seen.below:
            yield from _shape(sides, place, name, seen)
        case Scalar(name) if seen.kind == name:
            pass
        case Array(inner) if seen.kind == "array":
            yield from _inner(sides, f"{place}[]", entry, seen, inner)
        case Map(inner) if seen.kind == "object" and not seen.fields and not seen.closed:
            yield from _inner(sides, f"{place}{{}}", entry, seen, inner)
        case Union(members) if len(members) == len(seen.below):
            for member, node in zip(members, seen.below, strict=True):
                yield from compare_type(sides, place, entry, view(sides.spec, *node), member)
        case _:
            yield different(place, _typing(entry), entry, describe(sides.spec, seen), seen.pointer)


def _typing(entry: Entry) -> str:
    return "shape" if "shape" in entry.attributes else "type"


def _inner(sides: Sides, place: str, entry: Entry, seen: View, stated: WireType) -> Iterator[Difference]:
    inner = view(sides.spec, *(seen.below[0] if seen.below else ({}, seen.pointer)))
    if inner.nullable:
        yield different(place, "nullable", entry, inner.nullable, inner.pointer)
    yield from compare_type(sides, place, entry, inner, stated)


def _shape(sides: Sides, place: str, name: str, seen: View) -> Iterator[Difference]:
    if (name, seen.pointer) in sides.met:
        return
    sides.met.add((name, seen.pointer))
    shape = sides.ledger.shapes[name]
    prefix = place if place.endswith(" ") else f"{place}."
    whole = Entry(shape.pointer, sides.ledger.source.title, {"closed": True} if shape.closed else {})
    if seen.closed != shape.closed:
        yield different(place, "closed", whole, seen.closed, seen.pointer)
    pointers = {key: at for key, (_, at) in seen.fields.items()}
    extra = {key: seen.pointer for key in sorted(seen.required - shape.fields.keys()) if key not in pointers}
    yield from compare_members("field", shape.fields, {**pointers, **extra}, Home(whole, seen.pointer, prefix))
    for key, entry in shape.fields.items():
        if key in seen.fields:
            required = {"required": key in seen.required}
            yield from compare_attributes(prefix + key, entry, required, pointers[key], ("required",))
            yield from compare_value(sides, prefix + key, entry, seen.fields[key])


def describe(spec: Spec, seen: View, trail: tuple[tuple[str, str], ...] = ()) -> str:
    """Say what a schema is, in the words of a ledger; an object with listed fields is `object`.

    Args:
        spec: The spec.
        seen: The schema.
        trail: The pointers and kinds of the schemas around it.

    """
    if seen.fields or not seen.below or (seen.pointer, seen.kind) in trail:
        return seen.kind
    inner = [describe(spec, view(spec, *node), (*trail, (seen.pointer, seen.kind))) for node in seen.below]
    return {"array": "array of ", "object": "map of "}.get(seen.kind, "") + " or ".join(inner)
