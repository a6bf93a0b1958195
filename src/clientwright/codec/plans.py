"""Reads annotations of generated models, whose names are imported for type checkers alone."""

from __future__ import annotations

import inspect
import re
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Final, Literal, Union
from uuid import UUID

import attrs
from msgspec import UNSET, UnsetType

from clientwright.codec.guards import is_model_class
from clientwright.codec.remembering import once
from clientwright.codec.shapes import (
    AnyModel,
    Anything,
    Choice,
    Constant,
    Listed,
    Mapped,
    Member,
    Null,
    Object,
    Opaque,
    Plan,
    Policy,
    Scalar,
    Sequence,
    Shape,
)  # fmt: skip
from clientwright.models import Discriminator
from clientwright.types import File

EXTRA: Final = "additional_properties"
NAMEABLE: Final = re.compile(r'[^"\\\x00-\x1f\ud800-\udfff]*')
"""The names on the wire that msgspec can give to a field."""

_SIMPLE: Final[dict[Any, Shape]] = {
    **{kind: Scalar(kind) for kind in (str, int, float, bool, datetime, date, UUID)},
    None: Null(),
    type(None): Null(),
    Any: Anything(),
    object: Anything(),
    File: Opaque(),
    list: Sequence(Anything()),
    dict: Mapped(Anything()),
}


class _Names(dict[str, Any]):
    """The names that an annotation of a module can use: its own, those of its package, those of typing."""

    def __init__(self, module: str) -> None:
        super().__init__(vars(sys.modules[module]))
        self._package = sys.modules.get(module.rpartition(".")[0])

    def __missing__(self, name: str) -> Any:
        found = getattr(self._package, name, UNSET)
        if found is UNSET:
            found = getattr(typing, name, UNSET)
        if found is UNSET:
            raise KeyError(name)
        return found


@once
def plan_of(model: AnyModel) -> Plan:
    """Read the fields of a model.

    Raises:
        TypeError: An annotation is none that JSON has a value for.

    """
    known = _namespaces(model)
    fields = {field.name: (field, _resolved(field, known)) for field in _fields(model)}
    extra, hint = fields.pop(EXTRA, (None, dict[str, Any]))
    rest = typing.get_args(hint)
    value = shape_of(rest[1]) if rest else Anything()
    members = tuple(_member(field, annotation) for field, annotation in fields.values())
    return Plan(model, members, value, _policy(extra.metadata if extra else {}, value))


def _policy(metadata: Any, rest: Shape) -> Policy:
    if metadata.get("open") or not isinstance(rest, Anything):
        return "open"
    return "closed" if metadata.get("closed") else "noted"


def _member(field: attrs.Attribute[Any], annotation: Any) -> Member:
    options = [option for option in _options(annotation) if option is not UnsetType]
    shapes = tuple(shape_of(option) for option in options)
    shape = shapes[0] if len(shapes) == 1 else Choice(shapes)
    optional = len(options) < len(list(_options(annotation)))
    return Member(field.name, field.metadata.get("name", field.name), shape, optional)


def _options(annotation: Any) -> Iterator[Any]:
    if typing.get_origin(annotation) in {Union, types.UnionType}:
        yield from typing.get_args(annotation)
    else:
        yield annotation


def _fields(model: Any) -> tuple[attrs.Attribute[Any], ...]:
    return tuple(attrs.fields(model))


def _namespaces(model: AnyModel) -> Mapping[str, _Names]:
    """Give for each annotated name the names of the module whose class declares it."""
    found: dict[str, _Names] = {}
    for base in reversed(model.__mro__):
        if own := inspect.get_annotations(base):
            found |= dict.fromkeys(own, _Names(base.__module__))
    return found


def _resolved(field: attrs.Attribute[Any], known: Mapping[str, _Names]) -> Any:
    annotation: Any = field.type
    if not isinstance(annotation, str):
        return annotation
    return eval(annotation, {}, known[field.name])  # noqa: S307  # the text of a class that is already imported


def shape_of(annotation: Any) -> Shape:
    """Give the shape of an annotation.

    Raises:
        TypeError: The annotation is none that JSON has a value for.

    """
    if typing.get_origin(annotation) is None:
        return _class_shape(annotation)
    return _generic_shape(typing.get_origin(annotation), typing.get_args(annotation))


def _class_shape(annotation: Any) -> Shape:
    simple = _SIMPLE.get(annotation)
    if simple is not None:
        return simple
    if isinstance(annotation, typing.TypeVar):
        return Anything()
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Listed(annotation)
    if is_model_class(annotation):
        return Object(annotation)
    raise TypeError(f"JSON has no values for the annotation {annotation!r}")


def _generic_shape(origin: Any, inner: tuple[Any, ...]) -> Shape:
    if origin is Annotated:
        return _annotated(shape_of(inner[0]), inner[1:])
    if origin in {Union, types.UnionType}:
        return Choice(tuple(shape_of(option) for option in inner))
    if origin is Literal:
        return Constant(inner)
    if origin is list:
        return Sequence(shape_of(inner[0]))
    if origin is dict:
        return Mapped(shape_of(inner[1]))
    return _class_shape(origin)


def _annotated(shape: Shape, remarks: tuple[Any, ...]) -> Shape:
    told = next((remark for remark in remarks if isinstance(remark, Discriminator)), None)
    return Choice(shape.options, told) if told and isinstance(shape, Choice) else shape
