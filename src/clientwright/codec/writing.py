"""Writes values as JSON has them, checking each against its type."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from msgspec import UNSET

from clientwright.codec.guards import is_dict, is_list, is_model, is_tuple
from clientwright.codec.places import Key, Place, written
from clientwright.codec.plans import EXTRA, plan_of, shape_of
from clientwright.codec.remembering import once
from clientwright.codec.scalars import SCALARS, Writer, text, write_nothing, write_null, wrong
from clientwright.codec.shapes import (
    AnyModel,
    Anything,
    Choice,
    Constant,
    Listed,
    Mapped,
    Null,
    Object,
    Opaque,
    Plan,
    Scalar,
    Sequence,
    Shape,
    described,
)  # fmt: skip
from clientwright.errors import EncodeError
from clientwright.models import MapModel


def plain(annotation: Any, value: object, path: str = "$") -> Any:
    """Give what JSON has for a value that is sent.

    Args:
        annotation: What it has to be.
        value: The value.
        path: Where it stands.

    Raises:
        EncodeError: It is something else; the path says where.

    """
    return _complete(_annotated_writer(annotation), value, path, sent=True)


def plainly(model: MapModel[Any]) -> Any:
    """Give what JSON has for a model that is only looked at.

    Raises:
        EncodeError: A field holds what it cannot.

    """
    return _complete(model_writer(type(model)), model, "$", sent=False)


def _complete(write: Writer, value: object, path: str, *, sent: bool) -> Any:
    try:
        return write(value, path, sent)
    except RecursionError:
        raise EncodeError(path=path, expected="JSON", seen="too many levels") from None


@once
def _annotated_writer(annotation: Any) -> Writer:
    return writer_of(shape_of(annotation))


def writer_of(shape: Shape) -> Writer:  # noqa: PLR0911  # one case a shape
    """Give the function that writes a shape."""
    match shape:
        case Scalar(kind):
            return SCALARS[kind]
        case Null() | Opaque():
            return write_null if isinstance(shape, Null) else write_nothing
        case Anything():
            return write_anything
        case Listed(enum):
            return _listed(enum)
        case Constant():
            return _constant(shape)
        case Object(model):
            return model_writer(model)
        case Sequence(item):
            return _sequence(writer_of(item))
        case Mapped(value):
            return _mapped(writer_of(value))
        case Choice():
            return _choice(shape)


def write_anything(value: Any, place: Place, sent: bool) -> Any:
    """Write a value by the type that it has."""
    write = _EXACT.get(value.__class__)
    if write is not None:
        return write(value, place, sent)
    if is_model(value):
        return model_writer(type(value))(value, place, sent)
    if isinstance(value, Enum):
        return write_anything(value.value, place, sent)
    if is_tuple(value):
        return write_anything(list(value), place, sent)
    for kind, write_one in _EXACT.items():
        if isinstance(value, kind):
            return write_one(value, place, sent)
    raise wrong(place, "what JSON can hold", value)


def _listed(enum: type[Enum]) -> Writer:
    first = next(iter(enum), None)
    words = f"a member of {enum.__name__}" + (f", such as {enum.__name__}.{first.name}" if first else "")

    def write(value: Any, place: Place, sent: bool) -> Any:
        if not isinstance(value, enum):
            raise wrong(place, words, value)
        return text(value.value, place, sent) if isinstance(value, str) else value.value

    return write


def _constant(shape: Constant) -> Writer:
    values = {(type(value), value) for value in shape.values}
    words = described(shape)

    def write(value: Any, place: Place, _sent: bool) -> Any:
        if type(value) not in {str, int, bool, type(None)}:
            raise wrong(place, words, value)
        if (type(value), value) not in values:
            raise EncodeError(path=written(place), expected=words, seen="another value")
        return value

    return write


def _sequence(write_item: Writer) -> Writer:
    def write(value: Any, place: Place, sent: bool) -> Any:
        if not is_list(value):
            raise wrong(place, "a list", value)
        return [write_item(item, (place, index), sent) for index, item in enumerate(value)]

    return write


def _mapped(write_item: Writer) -> Writer:
    def write(value: Any, place: Place, sent: bool) -> Any:
        if not is_dict(value):
            raise wrong(place, "a dict", value)
        return {text(name, place, sent): write_item(item, (place, Key(name)), sent) for name, item in value.items()}

    return write


_EXACT: Final[Mapping[Any, Writer]] = {
    **SCALARS,
    type(None): write_null,
    list: _sequence(write_anything),
    dict: _mapped(write_anything),
}


def _choice(shape: Choice) -> Writer:
    words = described(shape)
    writers = [(_python_type(option), writer_of(option)) for option in shape.options]
    others = [writer for _, writer in writers]
    exact = {kind: writer for kind, writer in writers if [one for one, _ in writers].count(kind) == 1}

    def write(value: Any, place: Place, sent: bool) -> Any:
        failed: EncodeError | None = None
        direct = exact.get(type(value))
        for writer in others if direct is None else [direct, *(one for one in others if one is not direct)]:
            try:
                return writer(value, place, sent)
            except EncodeError as error:
                failed = failed or (error if writer is direct else None)
        raise failed or wrong(place, words, value)

    return write


def _python_type(shape: Shape) -> Any:
    match shape:
        case Scalar(kind) | Listed(kind) | Object(kind):
            return kind
        case Null():
            return type(None)
        case Sequence() | Mapped():
            return list if isinstance(shape, Sequence) else dict
        case _:
            return None


@once
def model_writer(model: AnyModel) -> Writer:
    """Give the function that writes a model; the models within are looked at when it is first called."""
    words = f"an object of {model.__name__}"
    rows: tuple[tuple[str, str, Writer, bool], ...] | None = None
    plan: Plan

    def write(value: Any, place: Place, sent: bool) -> Any:
        nonlocal rows, plan
        exact: AnyModel = value.__class__
        if exact is not model:
            if not isinstance(value, model):
                raise wrong(place, words, value)
            return model_writer(exact)(value, place, sent)
        if rows is None:
            plan = plan_of(model)
            rows = tuple((one.attribute, one.name, writer_of(one.shape), one.optional) for one in plan.members)
        found: dict[str, Any] = {}
        for attribute, name, write_one, optional in rows:
            item = getattr(value, attribute, UNSET)  # a user can delete it
            if item is not UNSET or not optional:
                found[name] = write_one(item, (place, name), sent)
        return found if not value.additional_properties else _with_rest(plan, value, found, place, sent=sent)

    return write


def _with_rest(plan: Plan, value: Any, found: dict[str, Any], place: Place, *, sent: bool) -> dict[str, Any]:
    if sent and plan.policy == "closed":
        raise EncodeError(path=written((place, EXTRA)), expected="nothing", seen="further properties")
    rest = writer_of(Mapped(plan.rest))(value.additional_properties, place, sent)
    for name in rest:
        if any(name == one.name for one in plan.members):
            raise EncodeError(path=written((place, name)), expected="it in its field alone", seen="it twice")
    return {**found, **rest}
