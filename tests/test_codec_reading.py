from __future__ import annotations

import json
import math
import threading
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import codec_models as models
import pytest
from attrs import evolve
from codec_documents import SCALARS, UNIONS, read

from clientwright import codec
from clientwright.drift import Drift, DriftLog
from clientwright.types import UNSET

MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_every_scalar_has_its_type() -> None:
    """A documented value becomes exactly what its annotation says."""
    model, drifts = read(models.Scalars, SCALARS)
    assert models.Scalars(
        text="a", whole=1, number=1.5, truth=True, nothing=None, moment=MOMENT, day=date(2020, 1, 2),
        id=UUID("12345678-1234-5678-1234-567812345678"), anything={"a": [1]}, colour=models.Colour.RED,
        level=models.Level.LOW, const="a",
    ) == model  # fmt: skip
    assert [] == drifts


MOMENT_DRIFT = ("$.moment", "a date and time", "another way to write it")
NAIVE = MOMENT.replace(tzinfo=None)
TOLERATED: dict[str, tuple[str, Any, Any, tuple[str, str, str] | None]] = {
    "whole-float": ("whole", 5.0, 5, None),
    "huge-float": ("whole", 1e22, 10**22, None),
    "huge-whole": ("whole", 2**200, 2**200, None),
    "whole-for-float": ("number", 5, 5, None),
    "whole-constant": ("level", 1.0, models.Level.LOW, None),
    "offset": ("moment", "2020-01-02T04:04:05+01:00", MOMENT.astimezone(timezone(timedelta(hours=1))), None),
    "nanoseconds": ("moment", "2020-01-02T03:04:04.9999999Z", MOMENT, None),
    "lower-case": ("moment", "2020-01-02t03:04:05z", MOMENT, None),
    "space": ("moment", "2020-01-02 03:04:05Z", MOMENT, None),
    "no-offset": ("moment", "2020-01-02T03:04:05", NAIVE, MOMENT_DRIFT),
    "no-seconds": ("moment", "2020-01-02T03:04Z", MOMENT.replace(second=0), MOMENT_DRIFT),
    "basic": ("moment", "20200102T030405Z", MOMENT, MOMENT_DRIFT),
    "date-alone": ("moment", "2020-01-02", datetime(2020, 1, 2), MOMENT_DRIFT),  # noqa: DTZ001
    "leap-second": ("moment", "2020-01-02T03:03:60Z", MOMENT.replace(second=0), MOMENT_DRIFT),
    "odd-offset": (
        "moment",
        "2020-01-02T03:04:05+00:00:30",
        MOMENT.replace(tzinfo=timezone(timedelta(seconds=30))),
        MOMENT_DRIFT,
    ),
    "basic-day": ("day", "20200102", date(2020, 1, 2), ("$.day", "a date", "another way to write it")),
    "braced-uuid": ("id", "{12345678-1234-5678-1234-567812345678}", UUID("12345678-1234-5678-1234-567812345678"),
                    ("$.id", "a UUID", "another way to write it")),
    "other-enum": ("colour", "mauve", models.Colour("mauve"),
                   ("$.colour", "a value of Colour", "another value (a text)")),
    "other-level": (
        "level",
        7,
        models.Level(7),
        ("$.level", "a value of Level", "another value (a whole number)"),
    ),
    "nul": ("text", "\0", "\0", None),
    "half": ("text", "\ud800", "\ud800", ("$", "whole characters", "half a character")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "value", "expected", "drift"), TOLERATED.values(), ids=TOLERATED)
def test_what_can_be_understood_is_read(name: str, value: Any, expected: Any, drift: Any) -> None:
    """A value that is not as specified and yet clear is read, again and again, and is told of once."""
    log: list[Drift] = []
    watch = DriftLog(log.append).watch("a.b")
    for _ in range(6):
        model = codec.decode(models.Scalars, json.dumps({**SCALARS, name: value}).encode(), watch)
        found = getattr(model, name)
        assert (expected, type(expected)) == (found, type(found))
        assert getattr(expected, "tzinfo", None) == getattr(found, "tzinfo", None)
    assert ([Drift("a.b", *drift)] if drift else []) == log


def test_an_unknown_enum_value_is_kept() -> None:
    """A value that the enum does not list equals itself, says that it is unknown, and is written back."""
    model, _ = read(models.Scalars, {**SCALARS, "colour": "mauve"})
    assert ("mauve", False, True) == (model.colour, model.colour.is_known, models.Colour.RED.is_known)
    assert {**SCALARS, "colour": "mauve", "moment": "2020-01-02T03:04:05+00:00"} == model.to_dict()


FOREIGN: dict[str, tuple[bytes, Any, tuple[str, str, str] | None]] = {
    "nan": (b"[NaN]", [math.nan], ("$", "JSON", "NaN")),
    "infinity": (b"[-Infinity]", [-math.inf], ("$", "JSON", "-Infinity")),
    "overflow": (b"[1e400]", [math.inf], None),
    "utf-16": ("[1]".encode("utf-16"), [1], ("$", "JSON in UTF-8", "UTF-16")),
    "utf-32": ("[1]".encode("utf-32-le"), [1], ("$", "JSON in UTF-8", "UTF-32-LE")),
    "bom": (b"\xef\xbb\xbf[1]", [1], ("$", "JSON in UTF-8", "UTF-8-SIG")),
    "minus-zero": (b"[-0]", [0], None),
}


@pytest.mark.parametrize(("content", "expected", "drift"), FOREIGN.values(), ids=FOREIGN)
def test_what_is_nearly_json_is_read(content: bytes, expected: Any, drift: Any) -> None:
    """What the standard library reads as JSON is read, and told of where it is none."""
    value, drifts = read(list[float], content)
    assert repr(expected) == repr(value)
    assert ([Drift("a.b", *drift)] if drift else []) == drifts


def test_the_last_of_equal_names_counts() -> None:
    """Where a name stands twice, the last value is taken, whatever the first is."""
    assert read(models.Item, b'{"id": 1, "id": 2}')[0] == models.Item(id=2)
    assert read(models.Item, b'{"id": "1", "id": 2}')[0] == models.Item(id=2)


def test_null_is_not_absence() -> None:
    """An absent field is UNSET, a null one None; null where it is not allowed reads as absent, and is told of."""
    model, drifts = read(models.Optional, {"text": None})
    assert (None, UNSET, []) == (model.text, model.whole, drifts)
    for _ in range(4):
        model, drifts = read(models.Optional, {"number": None, "parts": None, "part": None})
        assert models.Optional() == model
        assert [
            Drift("a.b", "$.number", "a number", "null"),
            Drift("a.b", "$.part", "an object (Part)", "null"),
            Drift("a.b", "$.parts", "a list", "null"),
        ] == sorted(drifts, key=lambda drift: drift.path)


UNION_CASES: dict[str, tuple[str, Any, Any]] = {
    "told": ("pet", {"kind": "dog", "name": "Rex"}, models.Dog(kind="dog", name="Rex")),
    "told-by-another": ("pet", {"kind": "hound", "name": "Rex"}, models.Dog(kind="hound", name="Rex")),
    "told-in-a-list": ("pets", [None, {"kind": "cat", "lives": 1}], [None, models.Cat(lives=1)]),
    "untold": ("untold", {"kind": "dog", "name": "Rex"}, models.Dog(name="Rex")),
    "day": ("text_or_day", "2020-01-02", date(2020, 1, 2)),
    "moment": ("text_or_moment", "2020-01-02T03:04:05Z", MOMENT),
    "text": ("text_or_day", "2020-01-02x", "2020-01-02x"),
    "day-otherwise": ("text_or_day", "20200102", "20200102"),
    "whole": ("whole_or_text", 1, 1),
    "text-not-whole": ("whole_or_text", "1", "1"),
    "whole-float": ("whole_or_text", 1.0, 1),
    "float": ("whole_or_number", 1.0, 1.0),
    "whole-not-float": ("whole_or_number", 1, 1),
    "object": ("part_or_text", {"from": 1}, models.Part(from_=1)),
    "text-not-object": ("part_or_text", "x", "x"),
    "null": ("part_or_text", None, None),
    "list": ("part_or_parts", [{"from": 1}], [models.Part(from_=1)]),
    "object-not-list": ("part_or_parts", {"from": 1}, models.Part(from_=1)),
    "enum": ("colour_or_level", "red", models.Colour.RED),
    "other-enum": ("colour_or_level", 1, models.Level.LOW),
    "whole-not-enum": ("level_or_whole", 0, 0),
    "enum-not-whole": ("level_or_whole", 1, models.Level.LOW),
    "list-of-whole": ("several", [1, 2], [1, 2]),
    "list-of-text": ("several", ["1"], ["1"]),
    "nested": ("nested", [[{"from": 1}, None], []], [[models.Part(from_=1), None], []]),
    "named": ("named", {"x": {"from": 1}}, {"x": models.Part(from_=1)}),
    "huge": ("huge", 2**70, models.Huge.MUCH),
}


@pytest.mark.parametrize(("name", "value", "expected"), UNION_CASES.values(), ids=UNION_CASES)
def test_unions_are_told_apart(name: str, value: Any, expected: Any) -> None:
    """A value of a union is read as the member that it is, by discriminator, type or best fit."""
    model, drifts = read(models.Unions, {**UNIONS, name: value})
    found = getattr(model, name)
    assert (expected, type(expected)) == (found, type(found))
    assert [] == drifts


def test_the_best_fit_of_a_union_tells_its_drift() -> None:
    """Where no member of a union fits exactly, the one with the fewest drifts is read, and they are told of."""
    model, drifts = read(models.Unions, {**UNIONS, "untold": {"kind": "dog", "name": "Rex", "x": 1}})
    assert isinstance(model.untold, models.Dog)
    assert [Drift("a.b", "$.untold.x", "no such field", "a whole number")] == drifts


def test_names_in_a_map_are_alike() -> None:
    """The same drift under two names of a map is one."""
    _, drifts = read(models.Moments, {"x": "2020-01-02", "y": "2020-01-03"})
    assert ["$.x"] == [drift.path for drift in drifts]


def test_further_properties_are_kept() -> None:
    """Further properties stay; they are told of where the schema does not expect them."""
    noted: tuple[tuple[Any, Any, Any], ...] = (
        (models.Item, {"id": 1, "x": [1]}, {"x": [1]}),
        (models.Closed, {"id": 1, "x": None}, {"x": None}),
        (models.Item, {"id": 1, "additional_properties": 1}, {"additional_properties": 1}),
        (models.Item, {"id": 1, 'a"b': 1, "\ud800": 2}, {'a"b': 1, "\ud800": 2}),
    )
    for kind, value, expected in noted:
        model, drifts = read(kind, value)
        assert expected == model.additional_properties
        assert set(expected) == set(model.additional_keys)
        assert [name in drift.path or "'" in drift.path for name, drift in zip(expected, drifts, strict=False)]
    expected_ones: tuple[tuple[Any, Any], ...] = (
        (models.Open, {"id": 1, "x": [1]}),
        (models.TypedOpen, {"id": 1, "x": {"from": 1}}),
        (models.Moments, {"x": "2020-01-02T03:04:05Z"}),
        (models.Nest, {"x": {"y": {}}}),
    )
    for kind, value in expected_ones:
        model, drifts = read(kind, value)
        assert [] == drifts
        assert "x" in model
        del model["x"]
        assert "x" not in model


def test_the_dict_of_further_properties_is_one() -> None:
    """Whoever asks first for further properties, all get the same dict."""
    model, _ = read(models.Item, {"id": 1})
    found: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda: found.append(model.additional_properties)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    model["x"] = 1
    assert [{"x": 1}] * 8 == found
    assert all(one is model.additional_properties for one in found)
    assert evolve(model, id=2) == models.Item(id=2)


def test_pointers_lead_through_wire_names() -> None:
    """A JSON pointer finds a value by the names on the wire, and UNSET where nothing is."""
    item = models.Item(id=1, customer=models.Part(from_=5))
    page = models.Page(data=[item], total=1)
    page["x/y~"] = {"a": [None]}
    for pointer, expected in {
        "": page, "/total": 1, "/data/0": item, "/data/0/customer/from": 5, "/data/0/customer/from_": UNSET,
        "/data/0/customer/a-b": UNSET, "/data/1": UNSET, "/data/-1": UNSET, "/data/00": UNSET, "/data/x": UNSET,
        "/x~1y~0/a/0": None, "/x~1y~0/a/0/b": UNSET, "/nothing/at/all": UNSET, "/data/" + "9" * 5000: UNSET,
    }.items():  # fmt: skip
        found = codec.pointed(page, pointer)
        assert expected == found
        assert (expected is UNSET) is (found is UNSET)
