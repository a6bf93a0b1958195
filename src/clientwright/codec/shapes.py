"""What an annotation of a model means, as plain values that readers and writers are made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from msgspec import Struct

from clientwright.models import Discriminator, MapModel

AnyModel: TypeAlias = type[MapModel[Any]]
ScalarType: TypeAlias = type[str | int | float | bool | datetime | date | UUID]
Policy: TypeAlias = Literal["noted", "open", "closed"]


class Scalar(Struct, frozen=True):
    """A text, a number, true or false, a date or a UUID."""

    type: ScalarType


class Null(Struct, frozen=True):
    """Null."""


class Anything(Struct, frozen=True):
    """Any JSON value."""


class Opaque(Struct, frozen=True):
    """What JSON cannot hold, such as a file."""


class Listed(Struct, frozen=True):
    """One of the values of an enum."""

    enum: type[Enum]


class Constant(Struct, frozen=True):
    """One of some values that are written in the annotation."""

    values: tuple[str | int | bool | None, ...]


class Object(Struct, frozen=True):
    """An object of a model."""

    model: AnyModel


class Sequence(Struct, frozen=True):
    """A list."""

    item: Shape


class Mapped(Struct, frozen=True):
    """An object with names that nobody lists, kept as a dict."""

    value: Shape


class Choice(Struct, frozen=True):
    """One of several shapes, told apart by a property where a discriminator says so."""

    options: tuple[Shape, ...]
    discriminator: Discriminator | None = None


Shape: TypeAlias = Scalar | Null | Anything | Opaque | Listed | Constant | Object | Sequence | Mapped | Choice


class Member(Struct, frozen=True):
    """A field of a model.

    Attributes:
        attribute: Its name in Python.
        name: Its name on the wire.
        shape: What it holds where it is there.
        optional: Whether it may be absent.

    """

    attribute: str
    name: str
    shape: Shape
    optional: bool


class Plan(Struct, frozen=True):
    """How a model looks on the wire.

    Attributes:
        model: The class.
        members: Its fields.
        rest: What its further properties hold.
        policy: Whether further properties are noted, expected or forbidden.

    """

    model: AnyModel
    members: tuple[Member, ...]
    rest: Shape
    policy: Policy


def without_null(shape: Shape) -> Shape:
    """Give what a shape can be besides null, where that is one thing; else the shape as it is."""
    if not isinstance(shape, Choice):
        return shape
    options = [option for option in shape.options if not isinstance(option, Null)]
    return options[0] if len(options) == 1 else shape


WORDS: Final[Mapping[ScalarType, str]] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    datetime: "a date and time",
    date: "a date",
    UUID: "a UUID",
}
_FIXED: Final[Mapping[type[Shape], str]] = {
    Null: "null",
    Anything: "anything",
    Opaque: "a file",
    Sequence: "a list",
    Mapped: "an object",
}
_TEXTS: Final = (str, datetime, date, UUID)


def described(shape: Shape) -> str:
    """Say what a shape is."""
    match shape:
        case Scalar(kind):
            return WORDS[kind]
        case Listed(enum):
            return f"a value of {enum.__name__}"
        case Constant(values):
            return " or ".join(repr(value) for value in values)
        case Object(model):
            return f"an object ({model.__name__})"
        case Choice(options):
            return " or ".join(described(option) for option in options)
        case _:
            return _FIXED[type(shape)]


def kinds(shape: Shape) -> frozenset[type[Any]]:  # noqa: PLR0911  # one case a shape
    """Give the types of the JSON values that a shape can be; a float can be any number."""
    match shape:
        case Scalar(kind):
            return frozenset({str} if kind in _TEXTS else {int, float} if kind is float else {kind})
        case Null():
            return frozenset({type(None)})
        case Anything():
            return frozenset({str, int, float, bool, type(None), list, dict})
        case Opaque():
            return frozenset()
        case Listed(enum):
            found: set[type[Any]] = {type(member.value) for member in enum}
            return frozenset(found)
        case Constant(values):
            return frozenset(type(value) for value in values)
        case Object() | Mapped():
            return frozenset({dict})
        case Sequence():
            return frozenset({list})
        case Choice(options):
            return frozenset(kind for option in options for kind in kinds(option))
