"""The tolerant reading: a JSON value becomes a model, and what is not as specified is kept and noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import UNSET, Struct

from clientwright.codec import texts
from clientwright.codec.choosing import choice_reader
from clientwright.codec.notes import Lesson, Notes, Reader
from clientwright.codec.places import LONGEST, Key, Mismatch, Place, kind
from clientwright.codec.plans import EXTRA, plan_of
from clientwright.codec.remembering import once
from clientwright.codec.shapes import (
    WORDS,
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
    ScalarType,
    Sequence,
    Shape,
    described,
    kinds,
    without_null,
)  # fmt: skip
from clientwright.models import SPARE

_EXACT: Final = (str, bool, int)
_NEW: Final = object.__new__
_SET: Final = object.__setattr__


def reader_of(shape: Shape, lesson: Lesson | None = None) -> Reader:  # noqa: PLR0911  # one case a shape
    """Give the function that reads a shape.

    Args:
        shape: The shape.
        lesson: What a twin can learn where the value is not as specified.

    """
    match shape:
        case Scalar(kind):
            return _scalar(kind, lesson)
        case Null() | Anything() | Opaque():
            return _FIXED[shape]
        case Listed():
            return _listed(shape, lesson)
        case Constant():
            return _constant(shape, lesson)
        case Object(model):
            return model_reader(model)
        case Sequence(item):
            return _sequence(reader_of(item, lesson))
        case Mapped(value):
            return _mapped(reader_of(value, lesson))
        case Choice(options):
            return choice_reader(shape, [reader_of(option, lesson) for option in options])


def _anything(value: Any, _place: Place, _notes: Notes) -> Any:
    return value


def _nothing(value: Any, place: Place, _notes: Notes) -> Any:
    raise Mismatch(place, "no file, which JSON cannot hold", kind(value))


def _exact(wanted: Any, words: str) -> Reader:
    def read(value: Any, place: Place, _notes: Notes) -> Any:
        if type(value) is not wanted:
            raise Mismatch(place, words, kind(value))
        return value

    return read


_FIXED: Final[Mapping[Shape, Reader]] = {
    Null(): _exact(type(None), "null"),
    Anything(): _anything,
    Opaque(): _nothing,
}


def _scalar(wanted: ScalarType, lesson: Lesson | None) -> Reader:
    if wanted in texts.STRICT:
        return _text(wanted, WORDS[wanted], lesson)
    if wanted is int:
        return _integer(WORDS[int], lesson)
    return _number if wanted is float else _exact(wanted, WORDS[wanted])


def _number(value: Any, place: Place, _notes: Notes) -> Any:
    if type(value) is not float and type(value) is not int:
        raise Mismatch(place, WORDS[float], kind(value))
    return value


def _integer(words: str, lesson: Lesson | None) -> Reader:
    def read(value: Any, place: Place, notes: Notes) -> Any:
        if type(value) is int:
            return value
        if type(value) is not float or not value.is_integer():
            raise Mismatch(place, words, kind(value))
        notes.learn(lesson)
        return int(value)

    return read


def _text(wanted: ScalarType, words: str, lesson: Lesson | None) -> Reader:
    strict = texts.strict_reader(wanted)

    def read(value: Any, place: Place, notes: Notes) -> Any:
        if type(value) is not str:
            raise Mismatch(place, words, kind(value))
        try:
            return strict(value)
        except ValueError:
            pass
        try:
            understood = texts.loose(wanted, value)
        except ValueError:
            raise Mismatch(place, words, "another text") from None
        notes.add(place, words, "another way to write it", lesson)
        return understood

    return read


def _listed(shape: Listed, lesson: Lesson | None) -> Reader:
    members = {member.value: member for member in shape.enum}
    words = described(shape)
    whole = kinds(shape) == frozenset({int})
    wanted = int if whole else str
    normal = _integer(words, lesson) if whole else _exact(str, words)

    def read(value: Any, place: Place, notes: Notes) -> Any:
        exact = value if type(value) is wanted else normal(value, place, notes)
        member = members.get(exact)
        if member is None:
            member = _unlisted(shape, exact, place)
            notes.add(place, words, f"another value ({kind(exact)})", lesson)
        return member

    return read


def _unlisted(shape: Listed, value: Any, place: Place) -> Any:
    try:
        return shape.enum(value)
    except ValueError:
        raise Mismatch(place, described(shape), f"another value ({kind(value)})") from None


def _constant(shape: Constant, lesson: Lesson | None) -> Reader:
    words = described(shape)
    values = {(type(value), value): value for value in shape.values}
    whole = _integer(words, lesson) if int in kinds(shape) else None

    def read(value: Any, place: Place, notes: Notes) -> Any:
        exact = whole(value, place, notes) if whole and type(value) is float else value
        if type(exact) in {list, dict} or (type(exact), exact) not in values:
            raise Mismatch(place, words, kind(value) if type(value) is not str else "another text")
        return exact

    return read


def _sequence(read_item: Reader) -> Reader:
    def read(value: Any, place: Place, notes: Notes) -> Any:
        if value.__class__ is not list:
            raise Mismatch(place, "a list", kind(value))
        return [read_item(item, (place, index), notes) for index, item in enumerate(value)]

    return read


def _mapped(read_item: Reader) -> Reader:
    def read(value: Any, place: Place, notes: Notes) -> Any:
        if value.__class__ is not dict:
            raise Mismatch(place, "an object", kind(value))
        return {name: read_item(item, (place, Key(name)), notes) for name, item in value.items()}

    return read


class _Row(Struct, frozen=True):
    """A field of a model, ready to be read."""

    attribute: str
    name: str
    read: Reader
    exact: Any
    optional: bool
    nullable: bool
    words: str
    lesson: Lesson


@once
def model_reader(model: AnyModel) -> Reader:
    """Give the function that reads a model; the models within are looked at when it is first called."""
    words = described(Object(model))
    rows: tuple[_Row, ...] | None = None
    rest: Reader

    def read(value: Any, place: Place, notes: Notes) -> Any:
        nonlocal rows, rest
        if value.__class__ is not dict:
            raise Mismatch(place, words, kind(value))
        if rows is None:
            rows, rest = _rows(model)
        made = _NEW(model)
        found = 0
        for row in rows:
            name = row.name
            item = value.get(name, UNSET)
            if item is not UNSET:
                found += 1
                if type(item) is not row.exact:
                    item = _field(row, item, (place, name), notes)
            elif not row.optional:
                raise Mismatch((place, name), row.words, "nothing")
            _SET(made, row.attribute, item)
        if found < len(value):
            _SET(made, EXTRA, rest(value, place, notes))
        else:
            _SET(made, SPARE, UNSET)
        return made

    return read


def _rows(model: AnyModel) -> tuple[tuple[_Row, ...], Reader]:
    plan = plan_of(model)
    return tuple(_row(model, member) for member in plan.members), _rest(plan)


def _field(row: _Row, item: Any, place: Place, notes: Notes) -> Any:
    if item is not None:
        return row.read(item, place, notes)
    if row.nullable:
        return None
    if not row.optional:
        raise Mismatch(place, row.words, "null")
    notes.add(place, row.words, "null", (row.lesson[0], row.lesson[1], "null"))
    return UNSET


def _row(model: AnyModel, member: Member) -> _Row:
    lesson = (model, member.name, "loose")
    shape = without_null(member.shape)
    exact = shape.type if isinstance(shape, Scalar) and shape.type in _EXACT else UNSET
    return _Row(
        attribute=member.attribute,
        name=member.name,
        read=reader_of(shape, lesson),
        exact=exact,
        optional=member.optional,
        nullable=type(None) in kinds(member.shape),
        words=described(member.shape),
        lesson=lesson,
    )


def _rest(plan: Plan) -> Reader:
    known = frozenset(member.name for member in plan.members)
    read_one = reader_of(plan.rest)

    def rest(value: Any, place: Place, notes: Notes) -> Any:
        extra: dict[str, Any] = {}
        for name, item in value.items():
            if name in known:
                continue
            if plan.policy == "open":
                extra[name] = read_one(item, (place, Key(name)), notes)
            else:
                lesson = (plan.model, name, "field") if len(name) <= LONGEST else None
                notes.add((place, name), "no such field", kind(item), lesson)
                extra[name] = item
        return extra

    return rest
