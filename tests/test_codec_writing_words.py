from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from io import BytesIO
from typing import Any, Literal, Union
from uuid import UUID

import codec_models as models
import pytest
from attrs import define, field

from clientwright import codec
from clientwright.codec.writing import plainly
from clientwright.errors import EncodeError
from clientwright.models import MapModel, OpenStrEnum
from clientwright.types import UNSET, File

ID = UUID("12345678-1234-5678-1234-567812345678")


ODD = timezone(timedelta(seconds=30))


MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


class Blank(OpenStrEnum):
    """Texts, of which none is known."""


@define(kw_only=True)
class Keyed(MapModel[date]):
    """An object with a field and dates beside it."""

    id: int
    additional_properties: dict[str, date] = field(init=False, factory=dict)


class Text(str):
    """A text of a library."""

    __slots__ = ()


class Whole(int):
    """A number of a library."""


class Number(float):
    """Another number of a library."""


class Strange(Enum):
    """A member that JSON cannot hold."""

    NOTHING = math.nan


class Special(models.Item):
    """An item of a user."""


NAIVE = datetime(2020, 1, 2)  # noqa: DTZ001  # what is to be refused


def without(model: Any, name: str) -> Any:
    """Delete an attribute, as a user can."""
    delattr(model, name)
    return model


FAULTY: dict[str, tuple[Any, Any, tuple[str, str, str]]] = {
    "text": (str, 1, ("at", "a text", "int")),
    "text-null": (str, None, ("at", "a text", "None")),
    "text-unset": (str, UNSET, ("at", "a text", "UNSET")),
    "text-enum": (str, models.Colour.RED, ("at", "a text", "Colour")),
    "half": (str, "\ud800", ("at", "whole characters", "half a character")),
    "whole": (int, "1", ("at", "a whole number", "str")),
    "whole-truth": (int, True, ("at", "a whole number", "bool")),
    "whole-enum": (int, models.Level.LOW, ("at", "a whole number", "Level")),
    "digits": (int, 10**5000, ("at", "a whole number", "one of too many digits")),
    "digits-of-a-number": (float, 10**5000, ("at", "a whole number", "one of too many digits")),
    "number": (float, "1", ("at", "a number", "str")),
    "number-truth": (float, True, ("at", "a whole number", "bool")),
    "nan": (float, math.nan, ("at", "a finite number", "NaN or infinity")),
    "truth": (bool, 1, ("at", "true or false", "int")),
    "moment": (datetime, date(2020, 1, 2), ("at", "a date and time", "date")),
    "naive": (datetime, datetime(2020, 1, 2), ("at", "a date and time with an offset", "one without")),  # noqa: DTZ001
    "range": (datetime, datetime(1, 1, 1, tzinfo=ODD), ("at", "a date and time", "one out of range")),
    "day": (date, MOMENT, ("at", "a date", "datetime")),
    "day-text": (date, "2020-01-02", ("at", "a date", "str")),
    "id": (UUID, "a", ("at", "a UUID", "str")),
    "null": (None, 1, ("at", "None", "int")),
    "file": (File, File(BytesIO()), ("at", "no file, which JSON cannot hold", "File")),
    "enum": (models.Colour, "red", ("at", "a member of Colour, such as Colour.RED", "str")),
    "enum-of-nothing": (Blank, "red", ("at", "a member of Blank", "str")),
    "enum-half": (models.Colour, models.Colour("\ud800"), ("at", "whole characters", "half a character")),
    "constant": (Literal["a", 1], "b", ("at", "'a' or 1", "another value")),
    "constant-truth": (Literal["a", 1], True, ("at", "'a' or 1", "another value")),
    "constant-null": (Literal["a", 1], None, ("at", "'a' or 1", "another value")),
    "constant-float": (Literal["a", 1], 1.0, ("at", "'a' or 1", "float")),
    "list": (list[int], (), ("at", "a list", "tuple")),
    "item": (list[int], [1, "a"], ("at[1]", "a whole number", "str")),
    "map": (dict[str, int], [], ("at", "a dict", "list")),
    "name": (dict[str, int], {1: 1}, ("at", "a text", "int")),
    "value": (dict[str, int], {"x": 1, "y z": "a"}, ("at['y z']", "a whole number", "str")),
    "model": (models.Part, {}, ("at", "an object of Part", "dict")),
    "field": (models.Part, models.Part(from_="a"), ("at.from", "a whole number", "str")),  # type: ignore[arg-type]
    "anything": (Any, object(), ("at", "what JSON can hold", "object")),
    "anything-unset": (Any, UNSET, ("at", "what JSON can hold", "UNSET")),
    "anything-tuple": (Any, (1, object()), ("at[1]", "what JSON can hold", "object")),
    "anything-list": (Any, [1, (object(),)], ("at[1][0]", "what JSON can hold", "object")),
    "anything-map": (Any, {"a": {"b": object()}}, ("at.a.b", "what JSON can hold", "object")),
    "anything-model": (Any, models.Part(from_="a"), ("at.from", "a whole number", "str")),  # type: ignore[arg-type]
    "anything-number": (Any, Number(math.nan), ("at", "a finite number", "NaN or infinity")),
    "anything-text": (Any, Text("\ud800"), ("at", "whole characters", "half a character")),
    "anything-member": (Any, Strange.NOTHING, ("at", "a finite number", "NaN or infinity")),
    "anything-in-tuple": (Any, (NAIVE,), ("at[0]", "a date and time with an offset", "one without")),
    "anything-of-a-model": (Any, models.Item(id=1, moment=NAIVE),
                            ("at.moment", "a date and time with an offset", "one without")),
    "naive-field": (models.Item, models.Item(id=1, moment=NAIVE),
                    ("at.moment", "a date and time with an offset", "one without")),
    "subclass": (models.Item, Special(id=1, moment=NAIVE),
                 ("at.moment", "a date and time with an offset", "one without")),
    "deleted": (models.Part, without(models.Part(from_=1), "from_"), ("at.from", "a whole number", "UNSET")),
    "anything-enum": (Any, models.Colour("\ud800"), ("at", "whole characters", "half a character")),
    "anything-naive": (Any, datetime(2020, 1, 2),  # noqa: DTZ001
                       ("at", "a date and time with an offset", "one without")),
    "choice": (bool | UUID, [], ("at", "true or false or a UUID", "list")),
    "choice-exact": (models.Part | str, models.Part(from_="a"),  # type: ignore[arg-type]
                     ("at.from", "a whole number", "str")),
    "choice-list": (list[int] | str, ["a"], ("at[0]", "a whole number", "str")),
    "choice-map": (dict[str, int] | str, {"x": "a"}, ("at.x", "a whole number", "str")),
    "choice-of-lists": (list[int] | list[str], [None], ("at", "a list or a list", "list")),
    "choice-naive": (datetime | str, datetime(2020, 1, 2),  # noqa: DTZ001
                     ("at", "a date and time with an offset", "one without")),
}  # fmt: skip


@pytest.mark.parametrize(("annotation", "value", "expected"), FAULTY.values(), ids=FAULTY)
def test_what_is_not_written_is_named_below_its_place(annotation: Any, value: Any, expected: Any) -> None:
    """What is not of its type is not sent: its place, what has to be there and its type are said, never the value."""
    with pytest.raises(EncodeError) as caught:
        codec.plain(annotation, value, "at")
    assert expected == (caught.value.path, caught.value.expected, caught.value.seen)


def refused(model: Any, annotation: Any = None) -> tuple[str, str, str]:
    """Give what is said of a model that is not sent from a place."""
    with pytest.raises(EncodeError) as caught:
        codec.plain(annotation or type(model), model, "at")
    return caught.value.path, caught.value.expected, caught.value.seen


def test_further_properties_are_named_below_their_place() -> None:
    """A further property that is not sent has its own path, and one that is forbidden the path of them all."""
    cases: tuple[tuple[MapModel[Any], str, Any, tuple[str, str, str]], ...] = (
        (models.Closed(id=1), "x", 1, ("at.additional_properties", "nothing", "further properties")),
        (models.Open(id=1), "id", 1, ("at.id", "it in its field alone", "it twice")),
        (models.Open(id=1), "x", object(), ("at.x", "what JSON can hold", "object")),
        (Keyed(id=1), "x y", 1, ("at['x y']", "a date", "int")),
        (models.Moments(), "x", datetime(2020, 1, 2), ("at.x", "a date and time with an offset", "one without")),  # noqa: DTZ001
    )
    for model, name, value, expected in cases:
        model.additional_properties[name] = value
        assert expected == refused(model)


def test_what_has_no_end_is_refused_where_it_begins() -> None:
    """A value within itself is refused at the place of the whole, sent or looked at."""
    tree = models.Tree(value=1, parent=None)
    tree.parent = 1  # type: ignore[assignment]  # what is refused
    with pytest.raises(EncodeError) as caught:
        tree.to_dict()
    assert ("$.parent", "an object (Tree) or null") == (caught.value.path, caught.value.expected)
    tree.parent = tree
    assert ("at", "JSON", "too many levels") == refused(tree)
    with pytest.raises(EncodeError) as caught:
        tree.to_dict()
    assert ("$", "JSON", "too many levels") == (caught.value.path, caught.value.expected, caught.value.seen)


WRITTEN: dict[str, tuple[Any, Any, Any]] = {
    "subclass": (models.Item, Special(id=1), {"id": 1}),
    "deleted": (models.Part, without(models.Part(from_=1), "a_b"), {"from": 1}),
    "closed": (models.Closed, models.Closed(id=1), {"id": 1}),
    "further": (models.Part, models.Part.from_dict({"from": 1, "x": [2]}), {"from": 1, "x": [2]}),
    "list-or-anything": (Union[list[int], Any], ["a"], ["a"]),  # noqa: UP007  # Any has no |
    "text": (str, Text("é"), "é"),
    "whole": (int, Whole(5), 5),
    "number": (float, Number(0.5), 0.5),
    "whole-for-number": (float, Whole(5), 5),
    "large": (int, 2**3000, 2**3000),
    "truth": (bool, False, False),
    "moment": (datetime, MOMENT, "2020-01-02T03:04:05Z"),
    "moment-aside": (datetime, MOMENT.astimezone(timezone(timedelta(minutes=345))), "2020-01-02T08:49:05+05:45"),
    "moment-odd": (datetime, MOMENT.astimezone(ODD), "2020-01-02T03:04:05Z"),
    "day": (date, date(2020, 1, 2), "2020-01-02"),
    "id": (UUID, ID, str(ID)),
    "null": (None, None, None),
    "enum": (models.Colour, models.Colour.DARK_BLUE, "dark blue"),
    "level": (models.Level, models.Level.HIGH, -2),
    "constant": (Literal["a", None, True, 1], True, True),  # noqa: PYI061  # as generated models have it
    "list": (list[date], [date(2020, 1, 2)], ["2020-01-02"]),
    "map": (dict[str, date], {Text("x"): date(2020, 1, 2)}, {"x": "2020-01-02"}),
    "model": (models.Part, models.Part(from_=1), {"from": 1}),
    "anything-number": (Any, Number(0.5), 0.5),
    "anything-truth": (Any, True, True),
    "anything-tuple": (Any, (date(2020, 1, 2),), ["2020-01-02"]),
    "anything-enum": (Any, models.Level.HIGH, -2),
    "anything-text": (Any, Text("x"), "x"),
    "anything-model": (Any, models.Part(from_=1), {"from": 1}),
    "choice-number": (str | float, 5, 5),
    "choice-text": (int | str, Text("x"), "x"),
    "choice-of-lists": (list[int] | list[str], ["x"], ["x"]),
    "choice-null": (models.Part | list[int] | None, None, None),
    "choice-constant": (Literal["a"] | int, "a", "a"),
}


@pytest.mark.parametrize(("annotation", "value", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_written_is_plain(annotation: Any, value: Any, expected: Any) -> None:
    """What is written is of the types that JSON has, whatever subclass of them was given."""
    written = codec.plain(annotation, value)
    assert (expected, type(expected)) == (written, type(written))


def test_what_is_looked_at_is_written_as_it_is() -> None:
    """What is only looked at keeps numbers of any size, infinity and the form of `isoformat`."""
    item = models.Item.from_dict({"id": 1, "x": 1})
    item.id, item.moment = 10**5000, MOMENT
    item["y"] = (math.inf, Special(id=1, moment=NAIVE), Strange.NOTHING.value is None, Number(math.inf), NAIVE)
    shown = {"id": 1, "moment": "2020-01-02T00:00:00"}
    assert {
        "id": 10**5000, "moment": "2020-01-02T03:04:05+00:00", "x": 1,
        "y": [math.inf, shown, False, math.inf, "2020-01-02T00:00:00"],
    } == plainly(item)  # fmt: skip
