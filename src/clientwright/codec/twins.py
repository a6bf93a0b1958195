"""Strict twins of models, which msgspec reads in C, and the functions that copy them into models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, TypeAlias, Union

import msgspec
from msgspec import UNSET, Struct, UnsetType

from clientwright.codec import texts
from clientwright.codec.copying import Part, Writer, chosen, each, unless
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Lesson, Notes, Reader
from clientwright.codec.plans import EXTRA, NAMEABLE, plan_of
from clientwright.codec.reading import reader_of
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
    Scalar,
    Sequence,
    Shape,
    kinds,
)  # fmt: skip
from clientwright.models import SPARE

Seen: TypeAlias = set[Lesson]
_LARGEST: Final = 2**63


class UnlearnedError(Exception):
    """A twin holds what only the tolerant reading can read."""


class Twin(Struct, frozen=True):
    """The fast way to read a shape.

    Attributes:
        decode: Reads bytes strictly.
        copy: Makes of what it read the value, and adds to a set what of it had to be learned.
        basis: What was learned of each model when this was made.

    """

    decode: Callable[[bytes], Any]
    copy: Callable[[Any, Seen], Any]
    basis: dict[AnyModel, frozenset[Lesson]]


def twin_of(shape: Shape, learning: Learning) -> Twin:
    """Make the fast way to read a shape, with what is learned so far."""
    forge = _Forge(learning)
    part = forge.part(shape)
    body = part.copy("s", 0) if part.copy else "s"
    copy = forge.made(f"def copy(s, seen):\n    return {body}\n")
    return Twin(msgspec.json.Decoder(part.type).decode, copy, forge.basis)


class _Forge:
    """Makes the twins of a shape and of all within it."""

    def __init__(self, learning: Learning) -> None:
        self.basis: dict[AnyModel, frozenset[Lesson]] = {}
        self._learning = learning
        self._parts: dict[AnyModel, Part] = {}
        self._names: dict[str, Any] = {"UNSET": UNSET, "new": object.__new__}
        self._sources: list[str] = []

    def made(self, source: str) -> Callable[[Any, Seen], Any]:
        code = compile("".join([*self._sources, source]), "<clientwright>", "exec")
        exec(code, self._names)  # noqa: S102  # our own source, whose names come from classes
        copy: Callable[[Any, Seen], Any] = self._names["copy"]
        return copy

    def part(self, shape: Shape) -> Part:  # noqa: PLR0911  # one case a shape
        match shape:
            case Scalar(kind):
                return Part(texts.STRICT.get(kind, int | float if kind is float else kind))
            case Null():
                return Part(None)
            case Anything():
                return Part(Any)
            case Listed() | Constant():
                return self._values(shape)
            case Object(model):
                return self._parts.get(model) or self._object(plan_of(model))
            case Sequence(inner) | Mapped(inner):
                return self._several(shape, self.part(inner))
            case Choice():
                return self._choice(shape)
            case Opaque():
                return self._loose(shape)

    def _name(self, prefix: str, value: Any) -> str:
        name = f"{prefix}{len(self._names)}"
        self._names[name] = value
        return name

    def _several(self, shape: Sequence | Mapped, item: Part) -> Part:
        wanted: Any = list[Any] if isinstance(shape, Sequence) else dict[str, Any]
        wanted = wanted.__origin__[(*wanted.__args__[:-1], item.type)]
        if item.copy is None:
            return Part(wanted)
        copy = self._called(each(item.copy, "enumerate(s)" if isinstance(shape, Sequence) else "s.items()"))
        return Part(wanted, copy, "list" if isinstance(shape, Sequence) else "dict")

    def _called(self, body: str) -> Writer:
        """Make a function of its body, and give how it is called."""
        name = self._name("c", None)
        self._sources.append(f"def {name}(s, seen):\n{body}")
        return lambda source, _: f"{name}({source}, seen)"

    def _values(self, shape: Listed | Constant) -> Part:
        values = [one.value for one in shape.enum] if isinstance(shape, Listed) else list(shape.values)
        types: set[type[Any]] = {type(value) for value in values}
        large = any(type(value) is int and not -_LARGEST <= value < _LARGEST for value in values)
        mixed = isinstance(shape, Listed) and len(types) > 1
        if large or mixed or not types or not types <= {str, int, type(None)}:
            return self._loose(shape)
        wanted: Any = _literal(values)
        if isinstance(shape, Constant):
            return Part(wanted)
        members = self._name("m", {None: None, UNSET: UNSET, **{one.value: one for one in shape.enum}})
        return Part(wanted, lambda source, _: f"{members}[{source}]", types.pop().__name__, total=True)

    def _choice(self, shape: Choice) -> Part:
        parts = [self.part(option) for option in shape.options]
        if any(part.loose for part in parts) or _confused(shape):
            return self._loose(shape)
        wanted = _joined(*(part.type for part in parts))
        rest = [option for option, part in zip(shape.options, parts, strict=True) if part.copy is None]
        turned = [part for part in parts if part.copy is not None]
        if len(turned) == 1 and all(isinstance(option, Null) for option in rest):
            return Part(wanted, unless("None", turned[0]), total=turned[0].total)
        if not all(part.test for part in turned):
            return self._loose(shape)  # a choice within a choice
        return Part(wanted, chosen(parts))

    def _loose(self, shape: Shape, lesson: Lesson | None = None) -> Part:
        read = self._name("l", _loosely(reader_of(shape, lesson), self._learning))
        return Part(Any, lambda source, _: f"{read}({source}, seen)", loose=True)

    def _object(self, plan: Plan) -> Part:
        self.basis[plan.model] = self._learning.of(plan.model)
        loose = self._loose(Object(plan.model))
        if plan.policy == "open":
            self._parts[plan.model] = loose  # for a map within itself
            self._parts[plan.model] = loose if plan.members else self._map(plan)
        elif all(NAMEABLE.fullmatch(member.name) for member in plan.members):
            self._struct(plan)
        else:
            self._parts[plan.model] = loose
        return self._parts[plan.model]

    def _map(self, plan: Plan) -> Part:
        inner = self._several(Mapped(plan.rest), self.part(plan.rest))
        values = inner.copy("s", 0) if inner.copy else "s"
        return Part(inner.type, self._called(self._body(plan.model, [f"o.{EXTRA} = {values}"])), "dict")

    def _struct(self, plan: Plan) -> None:
        extra = sorted(name for _, name, what in self.basis[plan.model] if what == "field" and NAMEABLE.fullmatch(name))
        slots = [f"f{i}" for i in range(len(plan.members))]
        names = {slot: member.name for slot, member in zip(slots, plan.members, strict=True)}
        names |= {f"x{i}": name for i, name in enumerate(extra)}
        needed = {slot for slot, member in zip(slots, plan.members, strict=True) if not member.optional}
        twin = msgspec.defstruct(
            plan.model.__name__,
            [(slot, Any) if slot in needed else (slot, Any, UNSET) for slot in names],
            rename=names, forbid_unknown_fields=True, kw_only=True, gc=False,
        )  # fmt: skip
        name = self._name("c", None)
        self._parts[plan.model] = Part(twin, lambda source, _: f"{name}({source}, seen)", self._name("T", twin))
        lines: list[str] = []
        for slot, member in zip(slots, plan.members, strict=True):
            twin.__annotations__[slot], more = self._field(plan.model, f"s.{slot}", member)
            lines += more
        body = self._body(plan.model, [*lines, *self._extra(plan.model, extra)])
        self._sources.append(f"def {name}(s, seen):\n{body}")

    def _body(self, model: AnyModel, lines: list[str]) -> str:
        made = f"o = new({self._name('C', model)})"
        return "".join(f"    {line}\n" for line in [made, *lines, "return o"])

    def _field(self, model: AnyModel, source: str, member: Member) -> tuple[Any, list[str]]:
        learned = self.basis[model]
        lesson = (model, member.name, "loose")
        part = self._loose(member.shape, lesson) if lesson in learned else self.part(member.shape)
        wanted = _joined(part.type, UnsetType) if member.optional and part.type is not Any else part.type
        copy = unless("UNSET", part) if member.optional else part.copy
        store = f"o.{member.attribute} = {{}}"
        null = (model, member.name, "null")
        if null not in learned:
            return wanted, [store.format(copy(source, 0) if copy else source)]
        lines = [f"v = {source}", "if v is None:", "    v = UNSET", f"    seen.add({self._name('L', null)})"]
        return _joined(wanted, None), [*lines, store.format(copy("v", 0) if copy else "v")]

    def _extra(self, model: AnyModel, names: list[str]) -> list[str]:
        lines = [f"o.{EXTRA} = e = {{}}" if names else f"o.{SPARE} = UNSET"]
        for slot, name in enumerate(names):
            lesson = self._name("L", (model, name, "field"))
            lines += [f"v = s.x{slot}", "if v is not UNSET:", f"    e[{name!r}] = v", f"    seen.add({lesson})"]
        return lines


def _literal(values: list[Any]) -> Any:
    literal: Any = Literal
    return literal[tuple(values)]


def _joined(*options: Any) -> Any:
    return Union[options]  # noqa: UP007  # built from a tuple


def _confused(shape: Choice) -> bool:
    """Tell whether msgspec cannot say which of several shapes a value is."""
    found: set[Any] = set()
    for option in shape.options:
        wanted = kinds(option)
        if option == Scalar(int) and Scalar(float) in shape.options:
            continue  # msgspec reads both as they come
        if wanted & found:
            return True
        found |= wanted
    return False


def _loosely(read: Reader, learning: Learning) -> Callable[[Any, Seen], Any]:
    def copy(value: Any, seen: Seen) -> Any:
        notes = Notes()
        understood = read(value, None, notes)
        for *_, lesson in notes.drifts:
            if lesson is None or lesson not in learning.of(lesson[0]):
                raise UnlearnedError
            seen.add(lesson)
        return understood

    return copy
