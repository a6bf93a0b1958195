"""Models in the form of generated ones, and calls of operations made of a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from clientwright.building import Outgoing, build
from clientwright.models import Model, OpenIntEnum, OpenStrEnum
from clientwright.operations import Body, Operation, Parameter
from clientwright.types import UNSET, File, Unset

BASE = "https://api.example.com/v1"


class Colour(OpenStrEnum):
    """A colour."""

    RED = "red"
    BLUE = "sky blue"


class Size(OpenIntEnum):
    """A size."""

    SMALL = 1


@define(kw_only=True)
class Span(Model):
    """From where to where."""

    from_: int = field(metadata={"name": "from"})
    to: int | Unset | None = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Order(Model):
    """Something that is ordered."""

    title: str
    count: int | Unset = UNSET
    note: str | Unset | None = UNSET
    paid: bool | Unset = UNSET
    tags: list[str] | Unset = UNSET
    span: Span | Unset = UNSET
    spans: list[Span] | Unset = UNSET
    token: str | Unset = field(default=UNSET, repr=False)
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Note(Model):
    """Something that is said."""

    words: str | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Closed(Model):
    """Something without further properties."""

    a: str
    additional_properties: dict[str, Any] = field(init=False, factory=dict, metadata={"closed": True})


@define(kw_only=True)
class Upload(Model):
    """Files, and what they are."""

    document: File
    title: str | Unset = UNSET
    span: Span | Unset = UNSET
    pages: list[int] | Unset = UNSET
    more: list[File] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Problem(Model):
    """What went wrong."""

    message: str
    trace_id: str | Unset = field(default=UNSET, metadata={"name": "traceId"})
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def request(
    *parameters: Parameter, arguments: Mapping[str, object], path: str = "/things", bodies: tuple[Body, ...] = ()
) -> Outgoing:
    """Build a request of an operation with these parameters."""
    operation = Operation[Any]("things.do", "POST", path, parameters=parameters, bodies=bodies)
    return build(operation, arguments, UNSET, BASE)


def posted(body: object, *bodies: Body) -> Outgoing:
    """Build a request with a body."""
    return build(Operation[Any]("things.make", "POST", "/things", bodies=bodies), {}, body, BASE)
