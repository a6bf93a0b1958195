"""Writes what is sent: straight-line code for values of exactly their types, writing.py for all others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import UNSET

from clientwright.codec.plans import plan_of, shape_of
from clientwright.codec.remembering import once
from clientwright.codec.shapes import (
    AnyModel,
    Choice,
    Listed,
    Null,
    Object,
    Scalar,
    Sequence,
    Shape,
)  # fmt: skip
from clientwright.codec.texts import written_instant
from clientwright.codec.writing import plain, writer_of
from clientwright.errors import EncodeError
from clientwright.models import SPARE

_REFUSALS: Final = (EncodeError, AttributeError, TypeError, ValueError, OverflowError, RecursionError)
_ENCODE: Final = msgspec.json.Encoder().encode
_KINDS: Final = {str: "str", int: "int", date: "date", UUID: "UUID"}


class UnusualError(ValueError):
    """A value is not of exactly its type."""


def encode(annotation: Any, value: object) -> bytes:
    """Write a value as JSON.

    Args:
        annotation: What it has to be.
        value: The value.

    Raises:
        EncodeError: It is something else; the path says where.

    """
    try:
        return _ENCODE(_fast(annotation)(value))
    except _REFUSALS:
        return _ENCODE(plain(annotation, value))


@once
def _fast(annotation: Any) -> Callable[[Any], Any]:
    forge = _Forge()
    lines = forge.checked(shape_of(annotation), "v", optional=False)
    return forge.made(["def write(v):", *_indented(lines), "    return v"])


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _instant(value: Any) -> Any:
    if type(value) is not datetime or value.utcoffset() is None:
        raise UnusualError
    return written_instant(value)


class _Forge:
    """Makes the functions that check a shape, and all within it, and hand it to msgspec."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {
            "UNSET": UNSET, "UnusualError": UnusualError, "datetime": datetime, "date": date, "UUID": UUID, "UTC": UTC,
            "instant": _instant,
        }  # fmt: skip
        self._models: dict[AnyModel, str] = {}
        self._lines: list[str] = []

    def made(self, lines: list[str]) -> Callable[[Any], Any]:
        source = "\n".join([*self._lines, *lines, ""])
        exec(compile(source, "<clientwright>", "exec"), self._names)  # noqa: S102  # our own source
        write: Callable[[Any], Any] = self._names["write"]
        return write

    def _name(self, prefix: str, value: Any) -> str:
        name = f"{prefix}{len(self._names)}"
        self._names[name] = value
        return name

    def checked(self, shape: Shape, name: str, *, optional: bool) -> list[str]:
        """Write lines that check a variable and give it what msgspec takes."""
        shapes = shape.options if isinstance(shape, Choice) and not shape.discriminator else (shape,)
        real = [one for one in shapes if not isinstance(one, Null)]
        absent = ["None"] * (len(real) < len(shapes)) + ["UNSET"] * optional
        unless = "".join(f" and {name} is not {one}" for one in absent)
        lines = self._single(real[0], name, unless) if len(real) == 1 else None
        if lines is not None:
            return lines
        line = f"{name} = {self._slow(shape)}({name}, None, True)"
        return [f"if {name} is not UNSET: {line}" if optional else line]

    def _slow(self, shape: Shape) -> str:
        return self._name("w", writer_of(shape))

    def _single(self, shape: Shape, name: str, unless: str) -> list[str] | None:  # noqa: PLR0911  # one case a shape
        guard = f"if {unless.removeprefix(' and ')}: " if unless else ""
        refuse = "raise UnusualError"
        match shape:
            case Scalar(kind) if kind in _KINDS:
                return [f"if {name}.__class__ is not {_KINDS[kind]}{unless}: {refuse}"]
            case Scalar(kind) if kind is bool:
                return [f"if {name} is not True and {name} is not False{unless}: {refuse}"]
            case Scalar(kind) if kind is float:
                finite = f"{name}.__class__ is float and {name} - {name} == 0.0"
                return [f"if {name}.__class__ is not int and not ({finite}){unless}: {refuse}"]
            case Scalar():
                exact = f"{name}.__class__ is not datetime or {name}.tzinfo is not UTC"
                return [f"if ({exact}){unless}: {name} = instant({name})"]
            case Listed(enum):
                return [f"if {name}.__class__ is not {self._name('E', enum)}{unless}: {refuse}"]
            case Object(model):
                return [f"{guard}{name} = {self._model(model)}({name})"]
            case Sequence(item):
                return self._sequence(item, name, guard)
            case _:
                return None

    def _sequence(self, item: Shape, name: str, guard: str) -> list[str]:
        inner = f"i{name}"
        exact = f"if {name}.__class__ is not list: raise UnusualError"
        if isinstance(item, Object):
            each = [f"{name} = [{self._model(item.model)}({inner}) for {inner} in {name}]"]
        elif isinstance(item, Scalar) and item.type is not datetime:
            each = [f"for {inner} in {name}:", *_indented(self.checked(item, inner, optional=False))]
        else:
            each = [f"{name} = [{self._slow(item)}({inner}, None, True) for {inner} in {name}]"]
        return [guard.rstrip() or "if True:", *_indented([exact, *each])]

    def _model(self, model: AnyModel) -> str:
        if model not in self._models:
            self._models[model] = self._name("f", None)
            self._define(self._models[model], model)
        return self._models[model]

    def _define(self, name: str, model: AnyModel) -> None:
        plan = plan_of(model)
        lines = [f"if o.__class__ is not {self._name('C', model)} or o.{SPARE}: raise UnusualError"]
        for slot, member in enumerate(plan.members):
            lines += [
                f"v{slot} = o.{member.attribute}",
                *self.checked(member.shape, f"v{slot}", optional=member.optional),
            ]
        slots = [f"v{slot}" for slot in range(len(plan.members))]
        wire = msgspec.defstruct(
            model.__name__, slots, rename=dict(zip(slots, (one.name for one in plan.members), strict=True)), gc=False
        )
        lines.append(f"return {self._name('S', wire)}({', '.join(slots)})")
        self._lines += [f"def {name}(o):", *_indented(lines)]
