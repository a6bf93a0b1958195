"""The source of functions that read a model from a dict: fast for values of exactly their types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET

from clientwright.codec.forging import DEEPEST, Forge, indented
from clientwright.codec.notes import Notes
from clientwright.codec.plans import EXTRA, plan_of
from clientwright.codec.reading import reader_of
from clientwright.codec.shapes import (
    AnyModel,
    Anything,
    Choice,
    Listed,
    Member,
    Null,
    Object,
    Plan,
    Scalar,
    Sequence,
    Shape,
    kinds,
    without_null,
)  # fmt: skip
from clientwright.codec.texts import STRICT
from clientwright.models import SPARE

_EXACT: Final[Mapping[Any, tuple[str, ...]]] = {str: ("str",), int: ("int",), float: ("float", "int"), bool: ("bool",)}
"""The classes of the values that are read as they are."""


def straight_reader(model: AnyModel) -> Callable[[Any], Any]:
    """Make the function that reads a model from a dict; what it raises says no more than that it cannot."""
    forge = _Reading()
    return forge.made(forge.model(model))


class _Reading(Forge):
    """Makes the functions for a model and all within it."""

    def __init__(self) -> None:
        super().__init__({"UNSET": UNSET, "new": object.__new__})
        self._models: dict[AnyModel, str] = {}

    def model(self, model: AnyModel) -> str:
        """Give the name of the function that reads a model."""
        if model not in self._models:
            self._models[model] = self.name("f")
            self._define(self._models[model], plan_of(model))
        return self._models[model]

    def _define(self, name: str, plan: Plan) -> None:
        needed = sum(not member.optional for member in plan.members)
        made = f"o = new({self.name('C', plan.model)})"
        lines = ["if d.__class__ is not dict: raise TypeError", made, f"n = {needed}"]
        for member in plan.members:
            lines += [*self._field(member), f"o.{member.attribute} = v"]
        lines += [f"if len(d) == n: o.{SPARE} = UNSET", "else:", *indented(self._rest(plan)), "return o"]
        self.define(f"{name}(d)", lines)

    def _rest(self, plan: Plan) -> list[str]:
        known = self.name("K", frozenset(member.name for member in plan.members))
        each = [f"if k in {known}: continue", *self._read(plan.rest, "v"), "e[k] = v"]
        return ["e = {}", "for k, v in d.items():", *indented(each), f"o.{EXTRA} = e"]

    def _field(self, member: Member) -> list[str]:
        nullable = type(None) in kinds(member.shape)
        lines = self._read(without_null(member.shape), "v")
        if lines and (nullable or member.optional):
            lines = ["if v is not None:", *indented(lines)]
        if not member.optional:
            return [f"v = d[{member.name!r}]", *(lines or ["if v is UNSET: raise KeyError"])]
        if not nullable:
            lines.append("if v is None: v = UNSET")
        return [f"v = d.get({member.name!r}, UNSET)", "if v is not UNSET:", *indented(["n += 1", *lines])]

    def _read(self, shape: Shape, name: str) -> list[str]:  # noqa: PLR0911  # one case a shape
        """Write lines that make of a variable, which holds what JSON has, what a model has."""
        options = shape.options if isinstance(shape, Choice) else (shape,)
        if all(
            isinstance(option, Null) or (isinstance(option, Scalar) and option.type in _EXACT) for option in options
        ):
            exact = {kind for option in options if isinstance(option, Scalar) for kind in _EXACT[option.type]}
            unlike = " and ".join(f"{name}.__class__ is not {kind}" for kind in sorted(exact))
            return [f"if {unlike or True}: {self._slow(shape, name)}"]
        match shape:
            case Anything():
                return []
            case Scalar(kind):
                read = self.name("r", msgspec.json.Decoder(STRICT[kind]).decode)
                usual = f"{name}.__class__ is str and '\\\\' not in {name}"  # else read as an escape
                return [f"if {usual}: {name} = {read}(f'\"{{{name}}}\"')", f"else: {self._slow(shape, name)}"]
            case Listed(enum):
                return self._listed(shape, {member.value: member for member in enum}, name)
            case Object(model):
                return [f"{name} = {self.model(model)}({name})"]
            case Sequence(item) if len(name) < DEEPEST:
                return self._sequence(item, name)
            case _:
                return [self._slow(shape, name)]

    def _listed(self, shape: Listed, members: dict[Any, Any], name: str) -> list[str]:
        wanted = "int" if kinds(shape) == frozenset({int}) else "str"
        member = f"{self.name('m', members)}.get({name}) if {name}.__class__ is {wanted} else None"
        return [f"m = {member}", f"if m is None: {self._slow(shape, name)}", f"else: {name} = m"]

    def _sequence(self, item: Shape, name: str) -> list[str]:
        if isinstance(item, Object):
            copied = [f"{name} = [{self.model(item.model)}(i) for i in {name}]"]
        else:
            each = [*self._read(item, f"i{name}"), f"l{name}.append(i{name})"]
            copied = [f"l{name} = []", f"for i{name} in {name}:", *indented(each), f"{name} = l{name}"]
        return [f"if {name}.__class__ is not list: {self._slow(Sequence(item), name)}", "else:", *indented(copied)]

    def _slow(self, shape: Shape, name: str) -> str:
        read = reader_of(shape)

        def hushed(value: Any) -> Any:
            return read(value, None, Notes())

        return f"{name} = {self.name('w', hushed)}({name})"
