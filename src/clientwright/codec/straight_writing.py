"""The source of functions that check a value and hand it to msgspec: fast for values of exactly their types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import UNSET

from clientwright.codec.forging import DEEPEST, Forge, indented
from clientwright.codec.plans import NAMEABLE, plan_of
from clientwright.codec.remembering import once
from clientwright.codec.shapes import (
    AnyModel,
    Anything,
    Choice,
    Listed,
    Mapped,
    Member,
    Null,
    Object,
    Plan,
    Scalar,
    Sequence,
    Shape,
    kinds,
)  # fmt: skip
from clientwright.codec.writing import writer_of
from clientwright.models import SPARE

_TEXTS: Final[frozenset[type[Any]]] = frozenset({str})


def _joined(names: Iterable[str], values: Iterable[Any]) -> dict[str, Any]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not UNSET}


_NAMES: Final = {
    "UNSET": UNSET, "UTC": UTC, "date": date, "datetime": datetime, "UUID": UUID, "written": msgspec.to_builtins,
    "joined": _joined,
}  # fmt: skip
_SENT: Final = {
    str: "{0}.__class__ is not str",
    int: "{0}.__class__ is not int",
    float: "{0}.__class__ is not int and ({0}.__class__ is not float or {0} - {0} != 0.0)",
    bool: "{0} is not True and {0} is not False",
    datetime: "{0}.__class__ is not datetime or {0}.tzinfo is not UTC",
    date: "{0}.__class__ is not date",
    UUID: "{0}.__class__ is not UUID",
}
"""When msgspec does not write a scalar as it is to be sent."""

_SHOWN: Final = _SENT | {
    str: "{0}.__class__ is not str or not {0}.isascii()",
    float: "{0}.__class__ is not int and {0}.__class__ is not float",
    datetime: "True",
}
"""When `to_dict` does not give a scalar as msgspec makes of it."""


def straight_writer(shape: Shape, *, sent: bool) -> Callable[[Any], Any]:
    """Make the function that gives what msgspec takes; what it raises has no path.

    Args:
        shape: What the value has to be.
        sent: Whether it is sent, or only looked at.

    """
    forge = _Writing(sent=sent)
    forge.define("write(v)", [*forge.checked(shape, "v", ()), "return v"])
    return forge.made("write")


class _Writing(Forge):
    """Makes the functions for a shape and all within it."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__(_NAMES)
        self._sent = sent
        self._usual = _SENT if sent else _SHOWN
        self._models: dict[AnyModel, str] = {}

    def checked(self, shape: Shape, name: str, absent: tuple[str, ...]) -> list[str]:
        """Write lines that check a variable, unless it is absent, and make of it what msgspec takes."""
        options = shape.options if isinstance(shape, Choice) else (shape,)
        real = [option for option in options if not isinstance(option, Null)]
        if len(real) == 1 and len(options) > 1:
            return self.checked(real[0], name, (*absent, "None"))
        guard = " and ".join(f"{name} is not {one}" for one in absent)
        nulls = [f"{name} is not None"] * (len(real) < len(options))
        match shape:
            case Scalar(kind) if kind is datetime and not self._sent:
                usual = f"{name}.__class__ is datetime and {name}.tzinfo is UTC"
                lines = [f"if {usual}: {name} = written({name})[:-1] + '+00:00'", f"else: {self._slow(shape, name)}"]
            case Scalar() | Listed():
                return self._unless(self._unusual(shape, name), shape, name, guard)
            case Choice() if real and all(isinstance(option, Scalar | Listed) for option in real):
                unusual = " and ".join(f"({self._unusual(option, name)})" for option in real)
                return self._unless(unusual, shape, name, " and ".join(filter(None, [guard, *nulls])))
            case Object(model):
                lines = [f"{name} = {self._model(model)}({name})"]
            case Sequence(item) if len(name) < DEEPEST:
                lines = self._sequence(item, name)
            case Mapped(value) if len(name) < DEEPEST:
                lines = self._mapped(value, name)
            case _:
                lines = [self._slow(shape, name)]
        return [f"if {guard}:", *indented(lines)] if guard else lines

    def _slow(self, shape: Shape, name: str) -> str:
        return f"{name} = {self._writer(shape)}({name})"

    def _writer(self, shape: Shape) -> str:
        write, sent = writer_of(shape), self._sent

        def thorough(value: Any) -> Any:
            return write(value, None, sent)

        return self.name("w", thorough)

    def _unusual(self, shape: Shape, name: str) -> str:
        if isinstance(shape, Scalar):
            return self._usual[shape.type].format(name)
        if not isinstance(shape, Listed):
            return "True"
        unlike = f"{name}.__class__ is not {self.name('E', shape.enum)}"
        return unlike if self._sent or kinds(shape) != _TEXTS else f"{unlike} or not {name}.isascii()"

    def _unless(self, unusual: str, shape: Shape, name: str, guard: str) -> list[str]:
        test = f"({unusual}) and {guard}" if guard else unusual
        return [f"if {test}: {self._slow(shape, name)}"]

    def _sequence(self, item: Shape, name: str) -> list[str]:
        each = f"i{name}"
        copied = [
            f"l{name} = []",
            f"for {each} in {name}:",
            *indented([*self.checked(item, each, ()), f"l{name}.append({each})"]),
            f"{name} = l{name}",
        ]
        if isinstance(item, Object):
            copied = [f"{name} = [{self._model(item.model)}({each}) for {each} in {name}]"]
        return [
            f"if {name}.__class__ is not list: {self._slow(Sequence(item), name)}",
            "else:",
            *indented(copied),
        ]

    def _mapped(self, value: Shape, name: str) -> list[str]:
        return [
            f"if {name}.__class__ is not dict: {self._slow(Mapped(value), name)}",
            "else:",
            *indented([f"d{name} = {{}}", *self._filled(value, name, f"d{name}"), f"{name} = d{name}"]),
        ]

    def _filled(self, value: Shape, source: str, target: str) -> list[str]:
        """Write lines that put what one dict holds into another."""
        key, item = f"k{source}", f"i{source}"
        return [
            f"for {key}, {item} in {source}.items():",
            *indented(
                [*self.checked(Scalar(str), key, ()), *self.checked(value, item, ()), f"{target}[{key}] = {item}"]
            ),
        ]

    def _model(self, model: AnyModel) -> str:
        if model not in self._models:
            self._models[model] = self.name("f")
            self._define(self._models[model], plan_of(model))
        return self._models[model]

    def _define(self, name: str, plan: Plan) -> None:
        slow = f"return {self._writer(Object(plan.model))}(o)"
        lines = [f"if o.__class__ is not {self.name('C', plan.model)}: {slow}"]
        for slot, member in _slots(plan):
            absent = ("UNSET",) if member.optional else ()
            lines += [f"{slot} = o.{member.attribute}", *self.checked(member.shape, slot, absent)]
        lines += [f"rest = o.{SPARE}", f"if not rest: {self._whole(plan)}"]
        closed = self._sent and plan.policy == "closed"
        self.define(f"{name}(o)", [*lines, slow] if closed else [*lines, *self._with_rest(plan, slow)])

    def _whole(self, plan: Plan) -> str:
        if not all(NAMEABLE.fullmatch(member.name) for member in plan.members):
            return "rest = {}"
        return f"return {self.name('S', _wire(plan.model))}({', '.join(slot for slot, _ in _slots(plan))})"

    def _with_rest(self, plan: Plan, slow: str) -> list[str]:
        """Write lines that give the dict of a model with further properties."""
        names = self.name("K", dict.fromkeys(member.name for member in plan.members))
        slots = "".join(f"{slot}, " for slot, _ in _slots(plan))
        repeated = f"if rest.__class__ is not dict or not rest.keys().isdisjoint({names}): {slow}"
        if isinstance(plan.rest, Anything):
            return [repeated, f"return joined({names}, ({slots})) | {self._writer(Mapped(plan.rest))}(rest)"]
        return [
            repeated,
            f"d = joined({names}, ({slots}))",
            *self._filled(plan.rest, "rest", "d"),
            "return d",
        ]


def _slots(plan: Plan) -> list[tuple[str, Member]]:
    return [(f"v{index}", member) for index, member in enumerate(plan.members)]


@once
def _wire(model: AnyModel) -> type[msgspec.Struct]:
    """Make the class that msgspec writes a model from."""
    slots = _slots(plan_of(model))
    names = {slot: member.name for slot, member in slots}
    return msgspec.defstruct(model.__name__, list(names), rename=names, gc=False)
