from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal

import codec_models as models
import msgspec
import pytest
from codec_boxes import DAY, MOMENT, Box, Several

from clientwright import codec
from clientwright.codec import straight_writing, writing
from clientwright.codec.plans import plan_of, shape_of
from clientwright.errors import EncodeError
from clientwright.types import UNSET


class Text(str):
    """A text of a library."""

    __slots__ = ()


class Sized(Box):
    """A box of a user."""


class Many(list[Any]):
    """A list of a library."""


class Named(dict[str, Any]):
    """A dict of a library."""


AWARE = datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=timezone(timedelta(hours=2)))


GIVEN: dict[str, dict[str, Any]] = {
    "text": {},
    "whole": {"text": 5},
    "null": {"text": None, "colour": None, "box": None, "days": None, "number": None, "moment": None},
    "text-of-a-library": {"text": Text("é")},
    "foreign-text": {"text": "é"},
    "colour": {"colour": models.Colour.RED},
    "another-colour": {"colour": models.Colour("é"), "colour_or_text": models.Colour("é")},
    "either-text": {"colour_or_text": "x"},
    "either-colour": {"colour_or_text": models.Colour.EMPTY},
    "box": {"box": Box(size=1)},
    "box-of-a-user": {"box": Sized(size=1), "boxes": [Sized(size=2)]},
    "days": {"days": {"x": DAY, "é": None}},
    "days-of-a-library": {"days": Named(x=DAY)},
    "boxes": {"boxes": [Box(size=1), None]},
    "boxes-of-a-library": {"boxes": Many([Box(size=1)])},
    "whole-for-number": {"number": 5},
    "number": {"number": -0.5},
    "moment": {"moment": MOMENT},
    "moment-elsewhere": {"moment": AWARE},
    "moment-of-microseconds": {"moment": AWARE.astimezone(UTC)},
    "constant": {"constant": "a"},
    "either": {"either": 5},
    "either-null": {"either": None},
    "new": {"new": [MOMENT, {"é": DAY}]},
    "new-of-a-library": {"new": 1, "__named__": True},
}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_what_is_given_is_written_straight_as_thoroughly(given: dict[str, Any]) -> None:
    """Whatever right value a user gives, the fast writing gives what the thorough one gives, sent or looked at."""
    names = {one.name for one in plan_of(Several).members}
    model = Several(**{"text": "a", **{name: value for name, value in given.items() if name in names}})
    model.additional_properties |= {name: value for name, value in given.items() if name == "new"}
    if "__named__" in given:
        model.additional_properties = Named(model.additional_properties)
    for sent, expected in ((True, codec.plain(Several, model)), (False, writing.plainly(model))):
        written = straight_writing.straight_writer(shape_of(Several), sent=sent)(model)
        assert json.dumps(expected, sort_keys=True) == json.dumps(msgspec.to_builtins(written), sort_keys=True)
    assert codec.plain(Several, model) == json.loads(codec.encode(Several, model))
    assert writing.plainly(model) == codec.to_dict(model)


BARRED: dict[str, tuple[Any, Any]] = {
    "text": (str, 1),
    "list": (list[int], ()),
    "list-item": (list[str], [1]),
    "map": (dict[str, int], []),
    "map-name": (dict[str, int], {1: 1}),
    "map-value": (dict[str, int], {"x": "1"}),
    "model": (Box, {"size": 1}),
    "field": (Box, Box(size="1")),  # type: ignore[arg-type]  # what is refused
    "null": (Box, None),
    "maybe": (Box | None, UNSET),
    "choice": (str | int, None),
    "either": (models.Colour | str, 5),
    "enum": (models.Colour, "red"),
    "level": (models.Colour | models.Level, 1),
    "constant": (Literal["a"], "b"),
    "truth": (int | str | None, True),
    "closed": (models.Closed, models.Closed.from_dict({"id": 1, "x": 1})),
    "typed": (models.Counts, models.Counts.from_dict({"x": 1})),
    "repeated": (Box, Box.from_dict({"size": 1, "x": 1})),
}
BARRED["typed"][1].additional_properties["y"] = "1"
BARRED["repeated"][1].additional_properties["size"] = 2


@pytest.mark.parametrize(("annotation", "value"), BARRED.values(), ids=BARRED)
def test_what_is_wrong_is_not_written_straight(annotation: Any, value: Any) -> None:
    """The fast writing raises for what is not of its type, as the thorough one does."""
    with pytest.raises(EncodeError):
        straight_writing.straight_writer(shape_of(annotation), sent=True)(value)
    with pytest.raises(EncodeError):
        codec.encode(annotation, value)


def test_only_what_is_sent_has_to_be_finite_and_dated() -> None:
    """What is looked at may be infinite, without an offset and more than a closed model has; what is sent may not."""
    naive = datetime(2020, 1, 2)  # noqa: DTZ001  # what is to be refused
    for annotation, value, expected in (
        (float, math.inf, math.inf), (float, -math.inf, -math.inf), (datetime, naive, "2020-01-02T00:00:00"),
        (models.Closed, models.Closed.from_dict({"id": 1, "x": 1}), {"id": 1, "x": 1}),
        (Literal["a"] | float, math.inf, math.inf), (list[float], [math.inf], [math.inf]),
        (dict[str, datetime], {"x": naive}, {"x": "2020-01-02T00:00:00"}), (Any, math.inf, math.inf),
    ):  # fmt: skip
        shape: Any = shape_of(annotation)
        assert expected == msgspec.to_builtins(straight_writing.straight_writer(shape, sent=False)(value))
        with pytest.raises(EncodeError):
            straight_writing.straight_writer(shape, sent=True)(value)


def test_half_a_character_is_never_written_straight() -> None:
    """Half a character is refused by the fast writing of what is looked at, in texts, names and members alike."""
    half = "\ud800"
    for annotation, value in (
        (str, half), (list[str], [half]), (dict[str, int], {half: 1}), (models.Colour, models.Colour(half)),
        (models.Colour | None, models.Colour(half)), (str | int, half), (models.Colour | str, models.Colour(half)),
    ):  # fmt: skip
        shape: Any = shape_of(annotation)
        with pytest.raises(EncodeError):
            straight_writing.straight_writer(shape, sent=False)(value)


def test_to_dict_is_thorough_where_it_has_to_be() -> None:
    """What the fast writing refuses is sent and shown by the thorough one where it is right."""
    tree = models.Tree(value=1, parent=None)
    del tree.children
    assert {"value": 1, "parent": None} == codec.to_dict(tree) == json.loads(codec.encode(models.Tree, tree))
    box = Box(size=1)
    box["x"] = (1, 2)
    assert {"size": 1, "x": [1, 2]} == codec.to_dict(box) == json.loads(codec.encode(Box, box))
