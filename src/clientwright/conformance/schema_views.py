"""A schema as what it means on the wire: references followed, null and wrappers taken off, keywords gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve, frozen

from clientwright.conformance.ledgers.wire_types import SCALARS
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.walking import Spec

Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "any", "array", "object", "union"]

#: Keywords that say something about a value beyond its type, and that a ledger states by the same name.
STATED_KEYWORDS: Final = (
    "format", "enum", "default", "deprecated", "pattern", "minLength", "maxLength", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties",
    "maxProperties",
)  # fmt: skip
#: How many schemas of one spec are kept as they were read.
_MOST: Final = 2**17


@frozen
class View:
    """One schema, read.

    Attributes:
        kind: What the value is, null aside.
        nullable: Whether null is allowed.
        keywords: The keywords of `STATED_KEYWORDS` that hold for the value itself, by name; `const` is an enum of one.
        pointer: JSON pointer to the schema that decides the kind.
        fields: The properties of an object, with the pointer of each.
        required: The names that an object must have.
        below: The schema of an array's items, a map's values (None when none is given), or a union's members.
        closed: Whether an object refuses names that it does not declare.
        first: The schemas of an array's first items, where they have schemas of their own.

    """

    kind: Kind
    nullable: bool
    keywords: Mapping[str, JSON]
    pointer: str
    fields: Mapping[str, tuple[JSON, str]]
    required: frozenset[str]
    below: tuple[tuple[JSON, str], ...]
    closed: bool
    first: tuple[tuple[JSON, str], ...] = ()


def view(spec: Spec, schema: JSON, pointer: str) -> View:
    """Read the schema that stands at a pointer.

    Raises:
        LookupError: A reference leads nowhere, or it is no schema.
        RecursionError: It is nothing but a choice or a part of itself.

    """
    known = _known(spec)
    key = id(schema), pointer
    found = known.get(key)
    if found is None or found[0] is not schema:
        if len(known) >= _MOST:
            known.clear()
        found = known[key] = schema, _view(spec, schema, pointer)  # the schema is kept, so that its id stays its own
    return found[1]


@lru_cache(maxsize=16)
def _known(_: Spec) -> dict[tuple[int, str], tuple[JSON, View]]:
    """Give what has been read of a spec: much of what is shared in a large one is asked for thousands of times."""
    return {}


def _view(spec: Spec, schema: JSON, pointer: str) -> View:
    layers = tuple(_layers(spec, schema, pointer))
    merged = _merged(layers)
    options = _options(spec, merged)
    nullable = _nullable(spec, layers)
    if len(options) == 1:
        inner = view(spec, *options[0])
        return evolve(inner, nullable=nullable, keywords={**inner.keywords, **_keywords(merged)})
    at = layers[-1][1]
    kind = "union" if options else _kind(merged, at)
    return View(
        kind=kind,
        nullable=nullable,
        keywords=_keywords(merged),
        pointer=at,
        fields=_fields(layers) if kind == "object" else {},
        required=frozenset(merged.get("required", ())),
        below=options or tuple(_below(kind, merged, at)),
        closed=merged.get("additionalProperties") is False or merged.get("unevaluatedProperties") is False,
        first=tuple(_first(merged)) if kind == "array" else (),
    )


def _layers(spec: Spec, schema: JSON, pointer: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Give a schema and, after it, all that its `$ref` and `allOf` add."""
    if isinstance(schema, bool):
        schema = {} if schema else {"not": {}}
    if not isinstance(schema, dict):
        raise LookupError(pointer)  # noqa: TRY004 (as a reference that leads nowhere)
    yield schema, pointer
    if isinstance(schema.get("$ref"), str):
        target, at = spec.follow({"$ref": schema["$ref"]})
        yield from _layers(spec, target, at)
    for index, part in enumerate(schema.get("allOf", ())):
        yield from _layers(spec, part, join(pointer, "allOf", index))


def _merged(layers: tuple[tuple[dict[str, Any], str], ...]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    required: list[str] = []
    for layer, pointer in layers:
        required.extend(layer.get("required", ()))
        for name, value in layer.items():
            merged.setdefault(f"at {name}", pointer)
            merged.setdefault(name, value)
    return {**merged, "required": required}


def _options(spec: Spec, merged: dict[str, Any]) -> tuple[tuple[JSON, str], ...]:
    """Give the alternatives that are not null alone."""
    return tuple(
        (option, join(merged[f"at {choice}"], choice, index))
        for choice in ("oneOf", "anyOf")
        for index, option in enumerate(merged.get(choice, ()))
        if not _is_null(spec, option)
    )


def _is_null(spec: Spec, schema: JSON) -> bool:
    found, _ = spec.follow(schema)
    return isinstance(found, dict) and (
        found.get("type") in ("null", ["null"]) or found.get("enum") == [None] or found.get("const", 0) is None
    )


def _nullable(spec: Spec, layers: tuple[tuple[dict[str, Any], str], ...]) -> bool:
    """Tell whether null is allowed by name: some layer names it, and none forbids it."""
    verdicts = [verdict for layer, pointer in layers for verdict in _null_verdicts(spec, layer, pointer)]
    return bool(verdicts) and all(verdicts)


def _null_verdicts(spec: Spec, layer: dict[str, Any], pointer: str) -> Iterator[bool]:
    if "type" in layer:
        names = layer["type"] if isinstance(layer["type"], list) else [layer["type"]]
        yield "null" in names or layer.get("nullable") is True
    if "enum" in layer or "const" in layer:
        yield None in layer.get("enum", [layer.get("const")])
    for choice in ("oneOf", "anyOf"):
        options = [(option, join(pointer, choice, index)) for index, option in enumerate(layer.get(choice, ()))]
        fitting = sum(_is_null(spec, option[0]) or view(spec, *option).nullable for option in options)
        # Of oneOf, null must fit exactly one alternative.
        if options:
            yield fitting == 1 if choice == "oneOf" else fitting > 0


def _kind(merged: dict[str, Any], pointer: str) -> Kind:
    written = merged.get("type")
    names = [name for name in (written if isinstance(written, list) else [written]) if name not in {None, "null"}]
    if len(names) > 1:
        return "union"
    if names:
        return _named(names[0], pointer)
    if "properties" in merged or isinstance(merged.get("additionalProperties"), dict):
        return "object"
    return "array" if "items" in merged else _kind_of_values(merged)


def _named(name: str, pointer: str) -> Kind:
    for kind in ("string", "integer", "number", "boolean", "array", "object"):
        if name == kind:
            return kind
    raise LookupError(pointer)


def _kind_of_values(merged: dict[str, Any]) -> Kind:
    values = [
        value for value in merged.get("enum", [merged["const"]] if "const" in merged else ()) if value is not None
    ]
    if values and all(isinstance(value, str) for value in values):
        return "string"
    if values and all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return "integer"
    return "any"


def _keywords(merged: dict[str, Any]) -> dict[str, JSON]:
    found: dict[str, JSON] = {name: merged[name] for name in STATED_KEYWORDS if name in merged}
    if "const" in merged:
        found["enum"] = [merged["const"]]
    if "enum" in found:
        found["enum"] = [value for value in found["enum"] if value is not None]
    if found.get("deprecated") is False:
        del found["deprecated"]
    return found


def _fields(layers: tuple[tuple[dict[str, Any], str], ...]) -> dict[str, tuple[JSON, str]]:
    found: dict[str, tuple[JSON, str]] = {}
    for layer, pointer in layers:
        for name, schema in layer.get("properties", {}).items():
            found.setdefault(name, (schema, join(pointer, "properties", name)))
    return found


def _first(merged: dict[str, Any]) -> Iterator[tuple[JSON, str]]:
    for index, schema in enumerate(merged.get("prefixItems", ())):
        yield schema, join(merged["at prefixItems"], "prefixItems", index)


def _below(kind: Kind, merged: dict[str, Any], pointer: str) -> Iterator[tuple[JSON, str]]:
    if kind == "array":
        yield merged.get("items", {}), join(merged.get("at items", pointer), "items")
    elif kind == "object" and isinstance(merged.get("additionalProperties"), dict):
        yield merged["additionalProperties"], join(merged["at additionalProperties"], "additionalProperties")
    elif kind == "union":
        kept = {name: value for name, value in merged.items() if name in {"items", "properties"}}
        for name in merged["type"]:
            if name != "null":
                yield {**kept, "type": name} if name not in SCALARS else {"type": name}, pointer
