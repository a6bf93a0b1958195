from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any, Literal

import codec_models as models
import msgspec
import pytest
from attrs import define, field
from codec_boxes import Box

from clientwright import codec
from clientwright.codec import straight_reading, straight_writing, twins, writing
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Notes
from clientwright.codec.plans import plan_of, shape_of
from clientwright.codec.reading import model_reader, reader_of
from clientwright.models import Model
from clientwright.types import UNSET, Unset


@define(kw_only=True)
class Helped(Model):
    """What the fast ways need help with where it is unusual, and what may be anything."""

    anything: Any
    level: models.Level
    constant: Literal["a", 1]
    moment: datetime
    pet: models.Pet
    names: dict[str, date]
    rows: list[list[float]]
    boxes: list[Box]
    colours: list[models.Colour]
    colour_or_level: models.Colour | models.Level | None
    number: int | float | None
    later: Any | Unset = UNSET
    day: date | Unset = UNSET
    rest: list[Any] | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


PLAIN: dict[str, Any] = {
    "anything": [None], "level": 1, "constant": "a", "moment": "2020-01-02T03:04:05Z",
    "pet": {"kind": "cat", "lives": 9}, "names": {"x": "2020-01-02"}, "rows": [[0.5], []], "boxes": [{"size": 1}],
    "colours": ["red"], "colour_or_level": "red", "number": None,
}  # fmt: skip


UNUSUAL: dict[str, dict[str, Any]] = {
    "none": {},
    "anything": {"anything": None},
    "level": {"level": 1.0},
    "another-level": {"level": 7},
    "constant": {"constant": 1.0},
    "pet": {"pet": {"kind": "dog", "name": "x"}},
    "rows": {"rows": [[5], [0.5, 1]]},
    "colours": {"colours": ["mauve", "red"]},
    "choice": {"colour_or_level": 1},
    "null-choice": {"colour_or_level": None},
    "number": {"number": 5},
    "float": {"number": 5.0},
    "later": {"later": None, "day": None, "rest": [None, {}]},
    "day": {"day": "2020-01-02", "later": 1},
    "new": {"new": {"a": [1]}, "more": None},
    "deep-new": {"boxes": [{"size": 1.0, "new": 1}]},
}


@pytest.mark.parametrize("change", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_unusual_is_read_and_written_where_it_is(change: dict[str, Any]) -> None:
    """An unusual value within a model is read and written there by the thorough ways, and all else stays fast."""
    value = {**PLAIN, **change}
    before, after = list(value), reader_of(shape_of(Helped))(value, None, Notes())
    model = straight_reading.straight_reader(Helped)(value)
    assert (repr(after), before) == (repr(model), list(value))
    assert after.additional_properties == model.additional_properties
    for sent, expected in ((True, codec.plain(Helped, after)), (False, writing.plainly(after))):
        written = msgspec.to_builtins(straight_writing.straight_writer(shape_of(Helped), sent=sent)(after))
        assert (repr(sorted(expected.items()))) == repr(sorted(written.items()))
    twin = twins.twin_of(shape_of(Helped), Learning())
    if not set(change) & {"level", "constant", "colours", "later", "new", "boxes"}:
        assert repr(after) == repr(twin.copy(twin.decode(json.dumps(value).encode()), set()))


RESTS: dict[str, tuple[Any, dict[str, Any], list[str]]] = {
    "noted": (Box, {"size": 1, "x": [1], "y z": None}, ["x", "y z"]),
    "open": (models.Open, {"id": 1, "x": {"a": 1}}, ["x"]),
    "typed": (models.TypedOpen, {"id": 1, "x": {"from": 1}, "y": {"from": 2, "z": 3}}, ["x", "y"]),
    "map": (models.Moments, {"x": "2020-01-02T03:04:05Z"}, ["x"]),
    "counts": (models.Counts, {"x": 1, "y": -1}, ["x", "y"]),
    "nest": (models.Nest, {"x": {"y": {}}}, ["x"]),
    "odd": (models.Odd, {'a"b': 1}, []),
    "odd-new": (models.Odd, {'a"b': 1, "x": 2}, ["x"]),
    "none": (Box, {"size": 1}, []),
    "optional": (models.Part, {"from": 1, "colour": "red", "x": 1}, ["x"]),
    "half-optional": (models.Part, {"from": 1, "x": 1, "y": 2, "z": 3}, ["x", "y", "z"]),
}


@pytest.mark.parametrize(("model", "value", "names"), RESTS.values(), ids=RESTS)
def test_further_properties_are_read_and_written_straight(model: Any, value: Any, names: list[str]) -> None:
    """Further properties are read and written by the fast ways, each in its own type, beside the fields."""
    expected = reader_of(shape_of(model))(value, None, Notes())
    read = straight_reading.straight_reader(model)(value)
    assert (repr(expected), names) == (repr(read), list(read.additional_properties))
    assert expected.additional_properties == read.additional_properties
    for sent in (True, False):
        write = straight_writing.straight_writer(shape_of(model), sent=sent)
        shown = json.dumps(value) if sent else json.dumps(value).replace("Z", "+00:00")
        assert json.loads(shown) == msgspec.to_builtins(write(read))
    twin = twins.twin_of(shape_of(model), Learning())
    if plan_of(model).policy == "open":
        found = twin.copy(twin.decode(json.dumps(value).encode()), set()) if "z" not in str(value) else expected
        assert (repr(expected), expected.additional_properties) == (repr(found), found.additional_properties)


SPARED = "__spare__"


def test_a_model_without_further_properties_has_no_dict_for_them() -> None:
    """Until somebody asks for further properties, a model that was read by a fast way keeps no dict for them."""
    twin = twins.twin_of(shape_of(models.Part), Learning())
    for model in (
        straight_reading.straight_reader(models.Part)({"from": 1, "colour": "red"}),
        twin.copy(twin.decode(b'{"from": 1}'), set()),
        model_reader(models.Part)({"from": 1, "colour": "red"}, None, Notes()),
    ):
        assert UNSET is getattr(model, SPARED)
        assert {} == model.additional_properties


REJECTED: dict[str, tuple[Any, Any]] = {
    "list": (models.Part, []),
    "subclass": (models.Part, type("Mine", (dict,), {})({"from": 1})),
    "missing": (models.Part, {}),
    "unset": (Helped, {**PLAIN, "anything": UNSET}),
    "null": (models.Part, {"from": None}),
    "truth": (models.Part, {"from": True}),
    "tuple": (models.Page, {"data": (), "total": 1}),
    "rest": (models.Counts, {"x": "1"}),
}


@pytest.mark.parametrize(("model", "value"), REJECTED.values(), ids=REJECTED)
def test_what_is_wrong_is_not_read_straight(model: Any, value: Any) -> None:
    """The fast reading raises for what is not of the model, for the tolerant reading to say why."""
    with pytest.raises((TypeError, KeyError, codec.Mismatch)):
        straight_reading.straight_reader(model)(value)
