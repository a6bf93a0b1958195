"""Holds the annotations of generated models against the schemas that they are made of."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

import attrs
from msgspec import UNSET, UnsetType

from clientwright.conformance.oracles.fidelity import hints_of
from clientwright.conformance.oracles.readings import Steps
from clientwright.conformance.schema_views import View, view
from clientwright.conformance.subjects import Body
from clientwright.models import OpenIntEnum, OpenStrEnum
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec

Node: TypeAlias = tuple[JSON, str]
_EXTRA: Final = "additional_properties"
#: The types that a text of a format is read as; of other formats it stays a text.
_FORMATS: Final[Mapping[str, type[Any]]] = {"date-time": datetime, "date": date, "uuid": UUID}
_SCALARS: Final[Mapping[str, type[Any]]] = {"integer": int, "number": float, "boolean": bool}
_KINDS: Final[Mapping[Any, str]] = {list: "array"}
_PLAIN: Final[Mapping[str, type[Any]]] = {**_SCALARS, "string": str}


def misannotated(spec: Spec, body: Body) -> Iterator[tuple[Steps, str, str]]:
    """Give where the types of a body are not those of its schema: steps, what is wrong, the schema's pointer."""
    yield from misannotated_value(spec, body.schema, body.pointer, body.annotation)


def misannotated_value(spec: Spec, schema: JSON, pointer: str, annotation: Any) -> Iterator[tuple[Steps, str, str]]:
    """Give where an annotation is not that of a schema: steps, what is wrong, the schema's pointer."""
    yield from _Walk(spec).value((schema, pointer), annotation, ())


class _Walk:
    """Goes down a schema and an annotation side by side, through each model once."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.met: set[tuple[str, Any]] = set()

    def value(self, node: Node, hint: Any, steps: Steps) -> Iterator[tuple[Steps, str, str]]:
        """Compare what stands at one place."""
        seen = view(self.spec, *node)
        options = _options(hint)
        if seen.kind == "any" or Any in options:
            if seen.kind != "any":
                yield steps, f"the schema has {seen.kind}, and the client takes anything", node[1]
            return
        # What `nullable` means beside an enum or a choice, OpenAPI 3.0 does not say in one way.
        if self.spec.version != "3.0" and seen.nullable != (type(None) in options):
            yield steps, "null is allowed by one of schema and client alone", node[1]
        kinds = [one for one in options if one not in {type(None), UnsetType}]
        if seen.kind != "union" and len(kinds) == 1:
            yield from self._one(seen, kinds[0], steps, node[1])
        elif seen.kind == "union" and not self._are_like(seen, kinds):
            yield steps, "the alternatives of the schema are others than the client's", node[1]
        elif seen.kind == "union" and len(seen.below) == len(kinds):
            for option, kind in zip(seen.below, kinds, strict=True):  # a client has them in the order of the schema
                if view(self.spec, *option).kind == (
                    "object" if attrs.has(kind) else _KINDS.get(typing.get_origin(kind))
                ):
                    yield from self.value(option, kind, steps)

    def _are_like(self, seen: View, kinds: list[Any]) -> bool:
        """Tell whether alternatives that are all plain scalars are those of the schema."""
        views = [view(self.spec, *option) for option in seen.below]
        plain = [_PLAIN.get(one.kind) for one in views if not {"enum", "format"} & one.keywords.keys()]
        wanted = {one for one in plain if one is not None}
        return len(plain) < len(views) or None in plain or wanted == set(kinds)

    def _one(self, seen: View, hint: Any, steps: Steps, pointer: str) -> Iterator[tuple[Steps, str, str]]:
        origin = typing.get_origin(hint)
        if seen.kind == "array" and origin is list and seen.below:
            yield from self.value(seen.below[0], typing.get_args(hint)[0], (*steps, 0))
        elif seen.kind == "object" and attrs.has(hint):
            yield from self._fields(seen, hint, steps)
        elif not _is_like(seen, hint, origin):
            yield steps, f"the schema has {seen.kind}, and the client {getattr(hint, '__name__', hint)}", pointer

    def _fields(self, seen: View, model: Any, steps: Steps) -> Iterator[tuple[Steps, str, str]]:
        if (seen.pointer, model) in self.met:
            return
        self.met.add((seen.pointer, model))
        hints = hints_of(model)
        own = {one.metadata.get("name", one.name): one for one in attrs.fields(model) if one.name != _EXTRA}
        for name, node in seen.fields.items():
            if name not in own:
                yield (*steps, name), "the client has no such field", node[1]
                continue
            hint, needed = hints[own[name].name], own[name].default is attrs.NOTHING
            if needed != (name in seen.required) and own[name].default in (attrs.NOTHING, UNSET):
                yield (*steps, name), "the field is required by one of schema and client alone", node[1]
            yield from self.value(node, hint, (*steps, name))
        for name in own.keys() - seen.fields.keys():
            yield (*steps, name), "the schema has no such field", seen.pointer
        free = not seen.closed and not (seen.below and seen.kind == "object")
        if free and _EXTRA in hints and typing.get_args(hints[_EXTRA])[1:] != (Any,):
            yield steps, "unknown fields can be anything, and the client has a type for them", seen.pointer


def _options(hint: Any) -> tuple[Any, ...]:
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _options(typing.get_args(hint)[0])
    if origin in {typing.Union, types.UnionType}:
        return tuple(one for option in typing.get_args(hint) for one in _options(option))
    return (type(None) if hint is None else hint,)


def _is_like(seen: View, hint: Any, origin: Any) -> bool:
    """Tell whether a type without parts is that of a schema; what is not known to this rule is."""
    if origin is Literal:
        return set(typing.get_args(hint)) <= set(seen.keywords.get("enum", ()))
    if "enum" in seen.keywords and isinstance(hint, type) and hint in {str, int, float, bool}:
        return False
    if isinstance(hint, type) and "enum" in seen.keywords:
        return issubclass(hint, OpenStrEnum | OpenIntEnum)
    if seen.kind == "string":
        wanted = _FORMATS.get(str(seen.keywords.get("format", "")), str)
        return hint is wanted or (wanted is str and hint not in {int, float, bool, datetime, date, UUID, dict, list})
    if seen.kind in _SCALARS:
        return hint is _SCALARS[seen.kind]
    return origin is not dict if seen.kind == "object" and not seen.below else True
