"""Models of every kind, written as generated ones are."""

from __future__ import annotations

import datetime  # noqa: ICN001  # as generated models import it
from typing import Annotated, Any, Literal
from uuid import UUID

from attrs import define, field

from clientwright.models import Discriminator, MapModel, Model, OpenIntEnum, OpenStrEnum
from clientwright.types import UNSET, File, Unset


class Colour(OpenStrEnum):
    """Texts."""

    RED = "red"
    DARK_BLUE = "dark blue"
    EMPTY = ""


class Level(OpenIntEnum):
    """Numbers."""

    LOW = 1
    HIGH = -2


class Huge(OpenIntEnum):
    """Numbers that msgspec has no literals for."""

    MUCH = 2**70


@define(kw_only=True)
class Scalars(Model):
    """Every scalar."""

    text: str
    whole: int
    number: float
    truth: bool
    nothing: None
    moment: datetime.datetime
    day: datetime.date
    id: UUID
    anything: Any
    colour: Colour
    level: Level
    const: Literal["a", "b"]
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Optional(Model):
    """Every scalar, absent or null."""

    text: str | Unset | None = UNSET
    whole: int | Unset | None = UNSET
    number: float | Unset = UNSET
    truth: bool | Unset | None = UNSET
    moment: datetime.datetime | Unset | None = UNSET
    day: datetime.date | Unset = UNSET
    id: UUID | Unset | None = UNSET
    anything: Any | Unset = UNSET
    colour: Colour | Unset | None = UNSET
    level: Level | Unset = UNSET
    const: Literal[1, 2] | Unset | None = UNSET
    flag: Literal[True] | Unset = UNSET
    part: Part | Unset = UNSET
    maybe: Part | Unset | None = UNSET
    parts: list[Part] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Part(Model):
    """A model within others; its names differ on the wire."""

    from_: int = field(metadata={"name": "from"})
    a_b: str | Unset = field(default=UNSET, metadata={"name": "a-b"})
    colour: Colour | Unset = UNSET
    moments: list[datetime.datetime] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Secret(Model):
    """A model with a field that nobody should see."""

    token: str = field(repr=False)
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Tree(Model):
    """A model within itself."""

    value: int
    parent: Tree | None
    children: list[Tree] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Cat(Model):
    """A member of a union."""

    kind: Literal["cat"] = "cat"
    lives: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Dog(Model):
    """Another member of a union."""

    kind: Literal["dog", "hound"] = "dog"
    name: str
    colour: Colour | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


Pet = Annotated[Cat | Dog, Discriminator("kind", {"cat": "Cat", "dog": "Dog", "hound": "Dog"})]


@define(kw_only=True)
class Unions(Model):
    """Every kind of union."""

    pet: Annotated[Cat | Dog, Discriminator("kind", {"cat": "Cat", "dog": "Dog", "hound": "Dog"})]
    pets: list[Annotated[Cat | Dog, Discriminator("kind", {"cat": "Cat", "dog": "Dog", "hound": "Dog"})] | None]
    untold: Cat | Dog | Unset = UNSET
    text_or_day: datetime.date | str | Unset = UNSET
    text_or_moment: str | datetime.datetime | Unset = UNSET
    whole_or_text: int | str | Unset = UNSET
    whole_or_number: int | float | Unset = UNSET
    part_or_text: Part | str | Unset | None = UNSET
    part_or_parts: Part | list[Part] | Unset = UNSET
    colour_or_level: Colour | Level | Unset = UNSET
    level_or_whole: Level | int | Unset = UNSET
    several: list[int] | list[str] | Unset = UNSET
    nested: list[list[Part | None]] | Unset = UNSET
    named: dict[str, Part] | Unset = UNSET
    huge: Huge | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Open(Model):
    """An object that expects further properties."""

    id: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class TypedOpen(MapModel[Part]):
    """An object with further properties of one type."""

    id: int
    additional_properties: dict[str, Part] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class Moments(MapModel[datetime.datetime]):
    """A map."""

    additional_properties: dict[str, datetime.datetime] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class Counts(MapModel[int]):
    """A map that does not say that it is open."""

    additional_properties: dict[str, int] = field(init=False, factory=dict)


@define(kw_only=True)
class Nest(MapModel["Nest"]):
    """A map of itself."""

    additional_properties: dict[str, Nest] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class FreeForm(Model):
    """An object of anything."""

    additional_properties: dict[str, Any] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class Closed(Model):
    """An object without further properties."""

    id: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict, metadata={"closed": True})


@define(kw_only=True)
class Odd(Model):
    """A name that msgspec cannot rename to."""

    quoted: int = field(metadata={"name": 'a"b'})
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Upload(Model):
    """A form with a file."""

    payload: File
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Page(Model):
    """A list with a frame."""

    data: list[Item]
    total: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Item(Model):
    """An item of a page."""

    id: int
    customer: Part | Unset = UNSET
    moment: datetime.datetime | Unset = UNSET
    colour: Colour | Unset | None = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
