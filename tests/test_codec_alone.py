from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import codec_models as models
import msgspec
import pytest
from attrs import define, field
from codec_boxes import DAY, leave_alone

from clientwright import codec
from clientwright.codec import decoding, encoding, straight_reading, straight_writing, twins
from clientwright.codec.forging import DEEPEST
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Notes
from clientwright.codec.plans import shape_of
from clientwright.codec.reading import reader_of
from clientwright.models import Model
from clientwright.types import UNSET, Unset

ID = UUID("12345678-1234-5678-1234-567812345678")


@define(kw_only=True)
class Straight(Model):
    """What the fast ways read and write without help."""

    text: str
    whole: int
    number: float
    truth: bool
    moment: datetime
    day: date
    id: UUID
    colour: models.Colour
    level: models.Level
    part: models.Part
    parts: list[models.Part]
    colours: list[models.Colour]
    rows: list[list[int]]
    either: int | str
    maybe: int | None
    maybe_colour: models.Colour | None
    some: float | Unset = UNSET
    name: str | Unset | None = UNSET
    mark: bool | Unset | None = UNSET
    when: datetime | Unset | None = UNSET
    owner: models.Part | Unset | None = UNSET
    levels: list[models.Level | None] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


WHOLE: dict[str, Any] = {
    "text": "é", "whole": -1, "number": 0.5, "truth": False, "moment": "2020-01-02T03:04:05Z", "day": "2020-01-02",
    "id": str(ID), "colour": "dark blue", "level": -2, "part": {"from": 1, "a-b": "x", "colour": "red"},
    "parts": [{"from": 2}, {"from": 3}], "colours": ["red", ""], "rows": [[1], [], [2, 3]], "either": "x",
    "maybe": None, "maybe_colour": None,
}  # fmt: skip


CHANGES: dict[str, dict[str, Any]] = {
    "none": {},
    "whole-for-number": {"number": 5, "some": 5},
    "other-option": {"either": 5},
    "not-null": {"maybe": 0, "maybe_colour": "red", "name": "", "mark": True, "owner": {"from": 1}},
    "null": {"name": None, "mark": None, "when": None, "owner": None},
    "absent-or-not": {"some": 0.5, "when": "2020-01-02T03:04:05Z"},
    "empty": {"parts": [], "colours": [], "rows": [], "text": ""},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_documented_model_needs_no_help(change: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A model without what may be anything is read and written by the fast ways alone, as the thorough ones do it."""
    leave_alone(monkeypatch)
    value = {**WHOLE, **change}
    expected = reader_of(shape_of(Straight))(value, None, Notes())
    model = straight_reading.straight_reader(Straight)(value)
    twin = twins.twin_of(shape_of(Straight), Learning())
    assert [repr(expected)] * 2 == [repr(model), repr(twin.copy(twin.decode(json.dumps(value).encode()), set()))]
    sent = straight_writing.straight_writer(shape_of(Straight), sent=True)(expected)
    assert codec.plain(Straight, expected) == json.loads(msgspec.json.encode(sent)) == value
    # What is only looked at is known to be whole characters where it is ASCII.
    expected.text = "e"
    shown = straight_writing.straight_writer(shape_of(Straight), sent=False)(expected)
    assert _shown({**value, "text": "e"}) == msgspec.to_builtins(shown)


def _shown(value: dict[str, Any]) -> dict[str, Any]:
    moments = {name: item.replace("Z", "+00:00") for name, item in value.items() if name in {"moment", "when"} and item}
    return {**value, **moments}


def test_from_dict_asks_for_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """A documented dict becomes a model without the tolerant reading, which reads what the fast one refuses."""
    unusual = {"from": 1, "moments": ["20200102"]}
    assert [datetime(2020, 1, 2)] == codec.from_dict(models.Part, unusual).moments  # noqa: DTZ001  # as it is read
    model = reader_of(shape_of(Straight))(WHOLE, None, Notes())
    monkeypatch.delattr(decoding, "_thorough")
    assert model == codec.from_dict(Straight, WHOLE)


def test_encoding_asks_for_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that is right is sent and shown without the thorough writing."""
    model = codec.from_dict(Straight, WHOLE)
    monkeypatch.delattr(encoding, "plain")
    monkeypatch.delattr(encoding, "plainly")
    assert WHOLE == json.loads(codec.encode(Straight, model))
    model.text = "e"
    assert _shown({**WHOLE, "text": "e"}) == codec.to_dict(model)


@pytest.mark.parametrize("depth", range(1, 2 * DEEPEST))
def test_lists_and_maps_are_written_at_every_depth(depth: int) -> None:
    """Lists and maps within each other are checked and written, however many there are."""
    wraps: tuple[tuple[Callable[[Any], Any], Any], ...] = (
        (lambda value: [value], list.__class_getitem__),
        (lambda value: {"x": value}, lambda inner: dict.__class_getitem__((str, inner))),
    )
    for wrap, annotate in wraps:
        value: Any = DAY
        annotation: Any = date
        expected: Any = "2020-01-02"
        for _ in range(depth):
            value, annotation, expected = wrap(value), annotate(annotation), wrap(expected)
        write = straight_writing.straight_writer(shape_of(annotation), sent=True)
        assert expected == msgspec.to_builtins(write(value))
