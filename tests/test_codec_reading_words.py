from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, Literal, Union
from uuid import UUID

import codec_models as models
import pytest
from attrs import define, field

from clientwright import codec
from clientwright.codec.notes import Notes
from clientwright.codec.plans import shape_of
from clientwright.codec.reading import reader_of
from clientwright.models import Discriminator, Model
from clientwright.types import UNSET, File, Unset

ID = UUID("12345678-1234-5678-1234-567812345678")


MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


PET_OR_MORE = Annotated[
    models.Cat | models.Dog | str | None,
    Discriminator("kind", {"cat": "Cat", "dog": "Dog", "hound": "Dog"}),
]


class Fixed(Enum):
    """Members, and no others."""

    ONE = "1"


@define(kw_only=True)
class Apple(Model):
    """A member of a union with a drift in every field."""

    size: int
    day: date
    colour: models.Colour
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Pear(Model):
    """A member of a union with a drift in one field."""

    size: int
    day: str
    colour: models.Colour
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Tagless(Model):
    """A member of a union whose tag may be left out."""

    name: str
    kind: Literal["t"] | Unset = UNSET
    colour: models.Colour
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def found(annotation: Any, value: Any) -> tuple[Any, list[tuple[str, str, str]]]:
    """Read a value that stands at a place, and give what it is and what is said of it."""
    notes = Notes()
    understood = reader_of(shape_of(annotation))(value, "at", notes)
    return understood, [(one.path, one.expected, one.seen) for one in notes.findings()]


ANOTHER = "another way to write it"


PART = {"from": 1}


READ: dict[str, tuple[Any, Any, Any, list[tuple[str, str, str]]]] = {
    "text": (str, "a", "a", []),
    "whole": (int, 1, 1, []),
    "whole-float": (int, 2.0, 2, []),
    "number": (float, 1.5, 1.5, []),
    "whole-for-number": (float, 1, 1, []),
    "truth": (bool, False, False, []),
    "null": (None, None, None, []),
    "anything": (Any, [None], [None], []),
    "moment": (datetime, "2020-01-02T03:04:05Z", MOMENT, []),
    "moment-otherwise": (datetime, "20200102T030405Z", MOMENT, [("at", "a date and time", ANOTHER)]),
    "leap-second": (datetime, "2020-01-02T03:04:60Z", MOMENT.replace(minute=5, second=0),
                    [("at", "a date and time", ANOTHER)]),
    "day": (date, "2020-01-02", date(2020, 1, 2), []),
    "day-otherwise": (date, "20200102", date(2020, 1, 2), [("at", "a date", ANOTHER)]),
    "id": (UUID, str(ID), ID, []),
    "id-otherwise": (UUID, f"{{{ID}}}", ID, [("at", "a UUID", ANOTHER)]),
    "enum": (models.Colour, "red", models.Colour.RED, []),
    "another-enum": (models.Colour, "x", models.Colour("x"), [("at", "a value of Colour", "another value (a text)")]),
    "level": (models.Level, 1.0, models.Level.LOW, []),
    "another-level": (models.Level, 7.0, models.Level(7),
                      [("at", "a value of Level", "another value (a whole number)")]),
    "constant": (Literal["a", 1, None], 1, 1, []),  # noqa: PYI061  # as generated models have it
    "whole-float-constant": (Literal["a", 1], 1.0, 1, []),
    "null-constant": (Literal["a", None], None, None, []),  # noqa: PYI061  # as generated models have it
    "items": (list[date], ["20200102", "2020-01-02", "20200103"],
              [date(2020, 1, 2), date(2020, 1, 2), date(2020, 1, 3)], [("at[0]", "a date", ANOTHER)]),
    "second-item": (list[date], ["2020-01-02", "20200102"], [date(2020, 1, 2)] * 2, [("at[1]", "a date", ANOTHER)]),
    "names": (dict[str, date], {"x": "20200102", "y": "20200102"}, {"x": date(2020, 1, 2), "y": date(2020, 1, 2)},
              [("at.x", "a date", ANOTHER)]),
    "null-for-a-field": (models.Part, {"from": 1, "a-b": None}, models.Part(from_=1),
                         [("at['a-b']", "a text", "null")]),
    "null-allowed": (models.Optional, {"text": None}, models.Optional(text=None), []),
    "field": (models.Part, {"from": 1, "colour": "x"}, models.Part(from_=1, colour=models.Colour("x")),
              [("at.colour", "a value of Colour", "another value (a text)")]),
    "deep": (models.Item, {"id": 1, "customer": {"from": 1, "a-b": None}},
             models.Item(id=1, customer=models.Part(from_=1)),
             [("at.customer['a-b']", "a text", "null")]),
    # Choices: the most particular shape that fits is read, whatever the order.
    "enum-before-text": (str | models.Colour, "red", models.Colour.RED, []),
    "level-before-number": (float | models.Level, 1, models.Level.LOW, []),
    "constant-before-enum": (models.Colour | Literal["red"], "red", "red", []),
    "constant-before-level": (models.Level | Literal[1], 1, 1, []),
    "day-before-text": (str | date, "2020-01-02", date(2020, 1, 2), []),
    "moment-before-enum": (models.Colour | datetime, "2020-01-02T03:04:05Z", MOMENT, []),
    "text-not-day": (str | date, "20200102", "20200102", []),
    "first-of-two": (models.Level | int, 1, models.Level.LOW, []),
    "first-of-two-otherwise": (int | models.Level, 1, 1, []),
    "whole-float-in-a-choice": (int | str, 1.0, 1, []),
    "number-in-a-choice": (int | float, 1.5, 1.5, []),
    "float-in-a-choice": (int | float, 1.0, 1.0, []),
    "model-before-anything": (Union[Any, models.Part], PART, models.Part(from_=1), []),  # noqa: UP007  # Any has no |
    "constant-before-anything": (Union[Any, models.Level], 1, models.Level.LOW, []),  # noqa: UP007  # Any has no |
    "fewest-drifts": (Apple | Pear, {"size": 1, "day": "20200102", "colour": "x"},
                      Pear(size=1, day="20200102", colour=models.Colour("x")),
                      [("at.colour", "a value of Colour", "another value (a text)")]),
    "fewest-drifts-otherwise": (Pear | Apple, {"size": 1, "day": "20200102", "colour": "x"},
                                Pear(size=1, day="20200102", colour=models.Colour("x")),
                                [("at.colour", "a value of Colour", "another value (a text)")]),
    "as-many-drifts": (Apple | Pear, {"size": 1, "day": "2020-01-02", "colour": "x"},
                       Apple(size=1, day=date(2020, 1, 2), colour=models.Colour("x")),
                       [("at.colour", "a value of Colour", "another value (a text)")]),
    "as-many-otherwise": (Pear | Apple, {"size": 1, "day": "2020-01-02", "colour": "x"},
                          Pear(size=1, day="2020-01-02", colour=models.Colour("x")),
                          [("at.colour", "a value of Colour", "another value (a text)")]),
    "in-further-properties": (dict[str, models.Item], {"x": {"id": 1, "customer": {"from": 1, "n": 1}}},
                              {"x": models.Item.from_dict({"id": 1, "customer": {"from": 1, "n": 1}})},
                              [("at.x.customer.n", "no such field", "a whole number")]),
    "in-an-open-model": (models.TypedOpen, {"id": 1, "x": {"from": 1, "a-b": None}},
                         models.TypedOpen.from_dict({"id": 1, "x": {"from": 1, "a-b": None}}),
                         [("at.x['a-b']", "a text", "null")]),
    # What a property tells apart.
    "told": (models.Pet, {"kind": "dog", "name": "a"}, models.Dog(kind="dog", name="a"), []),
    "told-drift": (models.Pet, {"kind": "dog", "name": "a", "colour": "x"},
                   models.Dog(kind="dog", name="a", colour=models.Colour("x")),
                   [("at.colour", "a value of Colour", "another value (a text)")]),
    "told-text": (PET_OR_MORE, "a", "a", []),
    "told-null": (PET_OR_MORE, None, None, []),
    "told-object": (PET_OR_MORE, {"kind": "cat", "lives": 1}, models.Cat(lives=1), []),
}  # fmt: skip


@pytest.mark.parametrize(("annotation", "value", "expected", "said"), READ.values(), ids=READ)
def test_what_is_read_is_said_at_its_place(annotation: Any, value: Any, expected: Any, said: Any) -> None:
    """A value that stands at a place is read as the most particular shape, and its drifts have paths below that."""
    understood, drifts = found(annotation, value)
    assert (expected, type(expected), said) == (understood, type(understood), drifts)


LISTED = "a value of Colour"


REFUSED: dict[str, tuple[Any, Any, tuple[str, str, str]]] = {
    "text": (str, 1, ("at", "a text", "a whole number")),
    "whole": (int, "1", ("at", "a whole number", "a text")),
    "fraction": (int, 1.5, ("at", "a whole number", "a number")),
    "truth-for-whole": (int, True, ("at", "a whole number", "true or false")),
    "number": (float, "1", ("at", "a number", "a text")),
    "truth-for-number": (float, True, ("at", "a number", "true or false")),
    "truth": (bool, 1, ("at", "true or false", "a whole number")),
    "null": (None, 1, ("at", "null", "a whole number")),
    "file": (File, "a", ("at", "no file, which JSON cannot hold", "a text")),
    "moment": (datetime, 1, ("at", "a date and time", "a whole number")),
    "no-moment": (datetime, "x", ("at", "a date and time", "another text")),
    "late-moment": (datetime, "9999-12-31T23:59:60Z", ("at", "a date and time", "another text")),
    "no-day": (date, "x", ("at", "a date", "another text")),
    "no-id": (UUID, "x", ("at", "a UUID", "another text")),
    "enum": (models.Colour, 1, ("at", LISTED, "a whole number")),
    "unknown-member": (Fixed, "x", ("at", "a value of Fixed", "another value (a text)")),
    "level": (models.Level, "1", ("at", "a value of Level", "a text")),
    "level-fraction": (models.Level, 1.5, ("at", "a value of Level", "a number")),
    "constant": (Literal["a", 1], "b", ("at", "'a' or 1", "another text")),
    "constant-number": (Literal["a", 1], 2, ("at", "'a' or 1", "a whole number")),
    "constant-float": (Literal["a"], 1.0, ("at", "'a'", "a number")),
    "constant-fraction": (Literal["a", 1], 1.5, ("at", "'a' or 1", "a number")),
    "constant-list": (Literal["a", 1], [], ("at", "'a' or 1", "a list")),
    "constant-object": (Literal["a", 1], {}, ("at", "'a' or 1", "an object")),
    "list": (list[int], {}, ("at", "a list", "an object")),
    "item": (list[int], [1, "a"], ("at[1]", "a whole number", "a text")),
    "map": (dict[str, int], [], ("at", "an object", "a list")),
    "value": (dict[str, int], {"x": 1, "y z": "a"}, ("at['y z']", "a whole number", "a text")),
    "model": (models.Part, [], ("at", "an object (Part)", "a list")),
    "missing": (models.Part, {}, ("at.from", "a whole number", "nothing")),
    "field": (models.Part, {"from": "1"}, ("at.from", "a whole number", "a text")),
    "null-field": (models.Part, {"from": None}, ("at.from", "a whole number", "null")),
    "nullable-field": (models.Optional, {"text": 1}, ("at.text", "a text", "a whole number")),
    "missing-choice": (models.Tree, {"value": 1}, ("at.parent", "an object (Tree) or null", "nothing")),
    "rest": (models.TypedOpen, {"id": 1, "x": 1}, ("at.x", "an object (Part)", "a whole number")),
    "choice": (int | str, [], ("at", "a whole number or a text", "a list")),
    "choice-of-one-kind": (date | UUID, "x", ("at", "a date or a UUID", "a text")),
    "choice-of-models": (models.Cat | models.Part, {}, ("at", "an object (Cat) or an object (Part)", "an object")),
    "nothing-known": (int | str, None, ("at", "a whole number or a text", "null")),
    "tag-of-another": (models.Pet, {"kind": "x"}, ("at.kind", "'cat' or 'dog' or 'hound'", "another text")),
    "tag-of-a-number": (models.Pet, {"kind": 1}, ("at.kind", "'cat' or 'dog' or 'hound'", "a whole number")),
    "tag-of-a-list": (models.Pet, {"kind": []}, ("at.kind", "'cat' or 'dog' or 'hound'", "a list")),
    "no-tag": (models.Pet, {}, ("at.kind", "'cat' or 'dog' or 'hound'", "nothing")),
    "null-tag": (models.Pet, {"kind": None}, ("at.kind", "'cat' or 'dog' or 'hound'", "null")),
    "told-field": (models.Pet, {"kind": "cat"}, ("at.lives", "a whole number", "nothing")),
}  # fmt: skip


@pytest.mark.parametrize(("annotation", "value", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_named_below_its_place(annotation: Any, value: Any, expected: tuple[str, str, str]) -> None:
    """What is no such value is refused at its place, with what should be there and the kind of what is."""
    with pytest.raises(codec.Mismatch) as caught:
        found(annotation, value)
    assert expected == (caught.value.path, caught.value.expected, caught.value.seen)
    assert f"expected {expected[1]} at {expected[0]}, found {expected[2]}" == str(caught.value)


def test_what_has_no_tag_is_told_of_below_its_place() -> None:
    """An object without its tag is read as what fits, and the tag and each drift within are told of, in this order."""
    untagged = Annotated[Tagless | models.Cat, Discriminator("kind", {"t": "Tagless", "cat": "Cat"})]
    colour, new = ("at.colour", LISTED, "another value (a text)"), ("at.new", "no such field", "a whole number")
    understood, drifts = found(untagged, {"name": "a", "colour": "x", "new": 1})
    assert (Tagless, [colour, new, ("at.kind", "'t' or 'cat'", "nothing")]) == (type(understood), drifts)
    understood, drifts = found(untagged, {"name": "a", "colour": "red", "kind": None})
    assert (Tagless, [("at.kind", "'t'", "null"), ("at.kind", "'t' or 'cat'", "null")]) == (type(understood), drifts)


@define(kw_only=True)
class Taught(Model):
    """A model with a field of every kind that a twin can learn of."""

    whole: int | Unset = UNSET
    day: date | Unset = UNSET
    level: models.Level | Unset = UNSET
    constant: Literal[1, "a"] | Unset = UNSET
    days: list[date] | Unset = UNSET
    named: dict[str, date] | Unset = UNSET
    either: date | int | Unset = UNSET
    maybe: date | Unset | None = UNSET
    odd: int | Unset = field(default=UNSET, metadata={"name": "o-d"})
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


TAUGHT: dict[str, tuple[str, Any, str]] = {
    "whole": ("whole", 1.0, "loose"),
    "day": ("day", "20200102", "loose"),
    "level": ("level", 1.0, "loose"),
    "another-level": ("level", 7, "loose"),
    "constant": ("constant", 1.0, "loose"),
    "days": ("days", ["20200102"], "loose"),
    "named": ("named", {"x": "20200102"}, "loose"),
    "either": ("either", "20200102", "loose"),
    "either-whole": ("either", 1.0, "loose"),
    "maybe": ("maybe", "20200102", "loose"),
    "null": ("day", None, "null"),
    "odd-null": ("o-d", None, "null"),
    "new": ("new", 1, "field"),
    "long": ("x" * 80, 1, "field"),
}


@pytest.mark.parametrize(("name", "value", "what"), TAUGHT.values(), ids=TAUGHT)
def test_a_drift_of_a_field_is_a_lesson(name: str, value: Any, what: str) -> None:
    """What is not as specified in a field, or is more than a twin reads, is one lesson of its model."""
    notes = Notes()
    reader_of(shape_of(Taught))({name: value}, None, notes)
    assert [(Taught, name, what)] == notes.lessons
    reader_of(shape_of(Taught))({"x" * 81: 1}, None, notes)
    assert [(Taught, name, what)] == notes.lessons
