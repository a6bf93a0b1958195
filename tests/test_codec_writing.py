from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from typing import Any
from uuid import UUID

import codec_models as models
import pytest
from attrs import define, evolve

from clientwright import codec
from clientwright.errors import EncodeError
from clientwright.types import UNSET, File

MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
ID = UUID("12345678-1234-5678-1234-567812345678")
WHOLE = models.Scalars(
    text="ä", whole=2**80, number=1.5, truth=True, nothing=None, moment=MOMENT, day=date(2020, 1, 2), id=ID,
    anything={"a": [1, None]}, colour=models.Colour.DARK_BLUE, level=models.Level.HIGH, const="a",
)  # fmt: skip
WIRE = {
    "text": "ä", "whole": 2**80, "number": 1.5, "truth": True, "nothing": None, "moment": "2020-01-02T03:04:05Z",
    "day": "2020-01-02", "id": str(ID), "anything": {"a": [1, None]}, "colour": "dark blue", "level": -2, "const": "a",
}  # fmt: skip
UNIONS = models.Unions(pet=models.Cat(lives=9), pets=[None])


def sent(value: Any, annotation: Any = None) -> Any:
    """Give the JSON that is sent for a value."""
    return json.loads(codec.encode(annotation or type(value), value))


def test_every_scalar_is_written() -> None:
    """A model is sent as documented: wire names, dates as RFC 3339 has them, enums as their values."""
    assert WIRE == sent(WHOLE)
    assert WIRE == codec.plain(models.Scalars, WHOLE)
    assert {**WIRE, "moment": "2020-01-02T03:04:05+00:00"} == WHOLE.to_dict()
    assert {"from": 1} == sent(models.Part(from_=1))
    assert {"text": None} == sent(models.Optional(text=None))
    assert {} == models.Optional().to_dict()


def change(**changes: Any) -> Any:
    """Change fields of a model that is right."""
    return evolve(WHOLE, **changes)


class Text(str):
    """A text of a library."""

    __slots__ = ()


CYCLE: list[Any] = []
CYCLE.append(CYCLE)
OWN = models.Tree(value=1, parent=None)
OWN.parent = OWN
REFUSED: dict[str, tuple[Any, tuple[str, str, str]]] = {
    "text": (change(text=1), ("$.text", "a text", "int")),
    "none": (change(text=None), ("$.text", "a text", "None")),
    "unset": (change(text=UNSET), ("$.text", "a text", "UNSET")),
    "bytes": (change(text=b"a"), ("$.text", "a text", "bytes")),
    "half": (change(text="\ud800"), ("$.text", "whole characters", "half a character")),
    "whole": (change(whole="1"), ("$.whole", "a whole number", "str")),
    "truth-is-no-number": (change(whole=True), ("$.whole", "a whole number", "bool")),
    "float-is-not-whole": (change(whole=1.0), ("$.whole", "a whole number", "float")),
    "number": (change(number="1"), ("$.number", "a number", "str")),
    "truth-is-no-float": (change(number=True), ("$.number", "a whole number", "bool")),
    "nan": (change(number=math.nan), ("$.number", "a finite number", "NaN or infinity")),
    "infinity": (change(number=-math.inf), ("$.number", "a finite number", "NaN or infinity")),
    "number-is-no-truth": (change(truth=1), ("$.truth", "true or false", "int")),
    "nothing": (change(nothing=0), ("$.nothing", "None", "int")),
    "text-is-no-moment": (change(moment="2020-01-02T03:04:05Z"), ("$.moment", "a date and time", "str")),
    "day-is-no-moment": (change(moment=date(2020, 1, 2)), ("$.moment", "a date and time", "date")),
    "naive": (
        change(moment=datetime(2020, 1, 2)),  # noqa: DTZ001
        ("$.moment", "a date and time with an offset", "one without"),
    ),
    "before-the-first-year": (
        change(moment=datetime(1, 1, 1, tzinfo=timezone(timedelta(seconds=30)))),
        ("$.moment", "a date and time", "one out of range"),
    ),
    "moment-is-no-day": (change(day=MOMENT), ("$.day", "a date", "datetime")),
    "text-is-no-uuid": (change(id=str(ID)), ("$.id", "a UUID", "str")),
    "text-is-no-enum": (change(colour="red"), ("$.colour", "a member of Colour, such as Colour.RED", "str")),
    "number-is-no-enum": (change(level=1), ("$.level", "a member of Level, such as Level.LOW", "int")),
    "another-enum": (
        change(colour=models.Level.LOW),
        ("$.colour", "a member of Colour, such as Colour.RED", "Level"),
    ),
    "enum-is-no-text": (change(text=models.Colour.RED), ("$.text", "a text", "Colour")),
    "enum-is-no-number": (change(whole=models.Level.LOW), ("$.whole", "a whole number", "Level")),
    "constant": (change(const="c"), ("$.const", "'a' or 'b'", "another value")),
    "list-is-no-constant": (change(const=[]), ("$.const", "'a' or 'b'", "list")),
    "object-in-anything": (change(anything={"a": [object()]}), ("$.anything.a[0]", "what JSON can hold", "object")),
    "set-in-anything": (change(anything={1}), ("$.anything", "what JSON can hold", "set")),
    "name-in-anything": (change(anything={1: 2}), ("$.anything", "a text", "int")),
    "nan-in-anything": (change(anything=[math.nan]), ("$.anything[0]", "a finite number", "NaN or infinity")),
    "cycle": (change(anything=CYCLE), ("$", "JSON", "too many levels")),
    "own-parent": (OWN, ("$", "JSON", "too many levels")),
    "deep": (
        models.Page(data=[models.Item(id=1, customer=models.Part(from_="x"))], total=1),  # type: ignore[arg-type]
        ("$.data[0].customer.from", "a whole number", "str"),
    ),
    "dict-is-no-model": (
        models.Item(id=1, customer={"from": 1}),  # type: ignore[arg-type]
        ("$.customer", "an object of Part", "dict"),
    ),
    "tuple-is-no-list": (models.Page(data=(), total=1), ("$.data", "a list", "tuple")),  # type: ignore[arg-type]
    "odd-name": (models.Part(from_=1, a_b=1), ("$['a-b']", "a text", "int")),  # type: ignore[arg-type]
    "no-option": (
        evolve(UNIONS, part_or_text=1.5),  # type: ignore[arg-type]
        ("$.part_or_text", "an object (Part) or a text or null", "float"),
    ),
    "in-an-option": (
        evolve(UNIONS, part_or_text=models.Part(from_=None)),  # type: ignore[arg-type]
        ("$.part_or_text.from", "a whole number", "None"),
    ),
    "another-pet": (
        evolve(UNIONS, pet=models.Part(from_=1)),  # type: ignore[arg-type]
        ("$.pet", "an object (Cat) or an object (Dog)", "Part"),
    ),
    "named": (
        evolve(UNIONS, named={"x": 1}),  # type: ignore[dict-item]
        ("$.named.x", "an object of Part", "int"),
    ),
    "file": (
        models.Upload(payload=File(BytesIO(b""))),
        ("$.payload", "no file, which JSON cannot hold", "File"),
    ),
}


@pytest.mark.parametrize(("value", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_of_another_type_is_not_sent(value: Any, expected: tuple[str, str, str]) -> None:
    """A wrong type is refused before anything is sent, with its path and without its value."""
    for write in (codec.encode, codec.plain):
        with pytest.raises(EncodeError) as caught:
            write(type(value), value)
        assert expected == (caught.value.path, caught.value.expected, caught.value.seen)


@pytest.mark.parametrize(
    ("value", "expected"),
    {
        "subclass": (Text("x"), "x"),
        "offset": (MOMENT.astimezone(timezone(timedelta(hours=1))), "2020-01-02T04:04:05+01:00"),
        "odd-offset": (MOMENT.astimezone(timezone(timedelta(seconds=30))), "2020-01-02T03:04:05Z"),
        "enum": (models.Colour.RED, "red"),
        "unknown-enum": (models.Colour("mauve"), "mauve"),
        "whole-for-float": (5, 5),
        "tuple": ((1, (2,)), [1, [2]]),
        "model": (models.Part(from_=1), {"from": 1}),
        "rest": ({"a": [ID, date(2020, 1, 2), True, 2**80, 0.5]}, {"a": [str(ID), "2020-01-02", True, 2**80, 0.5]}),
    }.values(),
)
def test_anything_is_written_by_its_type(value: Any, expected: Any) -> None:
    """Where anything may stand, what has a form in JSON is written in it."""
    assert {**WIRE, "anything": expected} == sent(change(anything=value))
    assert expected == sent(value, Any)


def test_what_fits_is_written() -> None:
    """Values of subclasses, other offsets, whole numbers for floats and unknown members of enums are sent."""
    aside = timezone(timedelta(hours=1))
    for changes, expected in (
        ({"text": Text("x")}, {"text": "x"}),
        ({"number": 5}, {"number": 5}),
        ({"moment": MOMENT.astimezone(aside)}, {"moment": "2020-01-02T04:04:05+01:00"}),
        ({"moment": MOMENT.astimezone(timezone(timedelta(seconds=30)))}, {"moment": "2020-01-02T03:04:05Z"}),
        ({"colour": models.Colour("mauve")}, {"colour": "mauve"}),
        ({"level": models.Level(9)}, {"level": 9}),
    ):
        assert {**WIRE, **expected} == sent(change(**changes))
    with pytest.raises(EncodeError, match="with an offset"):
        codec.plain(datetime, datetime(2020, 1, 2))  # noqa: DTZ001
    assert {"from": 1} == sent(models.Part(from_=1), models.Part | None)
    assert None is sent(None, models.Part | None)
    assert [1, None] == sent([1, None], list[int | None])


def test_further_properties_are_written() -> None:
    """Further properties are sent beside the fields, in maps and open models as in others."""
    item = models.Item(id=1)
    item["x"] = {"a": MOMENT}
    assert {"id": 1, "x": {"a": "2020-01-02T03:04:05Z"}} == sent(item)
    assert {"id": 1, "x": {"a": "2020-01-02T03:04:05+00:00"}} == item.to_dict()
    assert {"data": [sent(item)], "total": 1} == sent(models.Page(data=[item], total=1))
    moments = models.Moments()
    moments["x"] = MOMENT
    assert {"x": "2020-01-02T03:04:05Z"} == sent(moments)


def test_further_properties_are_checked() -> None:
    """Further properties of another type, with the name of a field or where none may be are refused."""
    cases: tuple[tuple[Any, Any, Any, str], ...] = (
        (models.Moments(), "x", "soon", "a date and time at $.x, found str"),
        (models.Item(id=1), "id", 2, "it in its field alone at $.id, found it twice"),
        (models.Item(id=1), 5, 2, "a text at $, found int"),
        (models.Closed(id=1), "x", 2, "nothing at $.additional_properties, found further properties"),
    )
    for model, key, value, expected in cases:
        model.additional_properties[key] = value
        with pytest.raises(EncodeError) as caught:
            codec.encode(type(model), model)
        assert f"expected {expected}" == str(caught.value)
    closed = models.Closed(id=1)
    closed["x"] = 2
    assert {"id": 1, "x": 2} == closed.to_dict()


def test_a_model_of_a_subclass_is_written_whole() -> None:
    """A subclass of a model is sent with the fields that it adds."""

    @define(kw_only=True)
    class Named(models.Part):
        """A part with a name."""

        name: str

    assert {"from": 1, "name": "x"} == sent(Named(from_=1, name="x"), models.Part)


def test_the_path_begins_where_it_is_said_to() -> None:
    """A value that stands within a request is named by its place there."""
    with pytest.raises(EncodeError, match=r"\$\.query\.ids\[1\], found str"):
        codec.plain(list[int], [1, "2"], "$.query.ids")
    with pytest.raises(EncodeError, match=r"at page, found str"):
        codec.plain(int, "1", "page")


def test_secrets_are_not_repeated() -> None:
    """An error says the type of a wrong value and never the value."""
    with pytest.raises(EncodeError) as caught:
        codec.encode(models.Secret, models.Secret(token=["s3cr3t"]))  # type: ignore[arg-type]
    assert "s3cr3t" not in repr(caught.value)
    with pytest.raises(codec.Mismatch) as refused:
        codec.decode(models.Secret, b'{"token": ["s3cr3t"]}')
    assert "s3cr3t" not in repr(refused.value) + str(refused.value)


def test_what_json_cannot_say_has_no_shape() -> None:
    """An annotation without JSON values is a mistake in the package, and says so."""
    with pytest.raises(TypeError, match="JSON has no values for the annotation"):
        codec.decode(set[int], b"[]")
