from __future__ import annotations

import json
from datetime import date
from enum import Enum
from typing import Any, Literal

import codec_models as models
import pytest
from attrs import define, field
from codec_boxes import DAY, MOMENT, Box, leave_alone

from clientwright.codec import twins
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Notes
from clientwright.codec.plans import shape_of
from clientwright.codec.reading import reader_of
from clientwright.models import MapModel, Model, OpenIntEnum
from clientwright.types import UNSET, Unset

PART_OR = models.Part | str | None


TWINNED: dict[str, tuple[Any, Any, Any]] = {
    "scalar": (int, 1, 1),
    "null": (None, None, None),
    "anything": (Any, [1, None], [1, None]),
    "enum": (models.Colour, "red", models.Colour.RED),
    "level": (models.Level, -2, models.Level.HIGH),
    "maybe-enum": (models.Colour | None, None, None),
    "constant": (Literal["a", 1, None], 1, 1),  # noqa: PYI061  # as generated models have it
    "enums": (list[models.Colour], ["red"], [models.Colour.RED]),
    "map-of-enums": (dict[str, models.Level], {"x": 1}, {"x": models.Level.LOW}),
    "maybe-enums": (list[models.Colour | None] | None, [None, "red"], [None, models.Colour.RED]),
    "days": (list[date], ["2020-01-02"], [DAY]),
    "maps": (dict[str, list[Box]], {"x": [{"size": 1}]}, {"x": [Box(size=1)]}),
    "maybe-model": (Box | None, {"size": 1}, Box(size=1)),
    "maybe-no-model": (Box | None, None, None),
    "model-or-text": (Box | str, {"size": 1}, Box(size=1)),
    "text-or-model": (Box | str, "x", "x"),
    "model-or-models": (Box | list[Box], {"size": 1}, Box(size=1)),
    "models-or-model": (Box | list[Box], [{"size": 1}], [Box(size=1)]),
    "models-or-model-or-text": (Box | list[Box] | str | None, "x", "x"),
    "models-or-model-or-null": (Box | list[Box] | str | None, None, None),
    "enum-or-level": (models.Colour | models.Level, 1, models.Level.LOW),
    "level-or-enum": (models.Colour | models.Level, "red", models.Colour.RED),
    "enum-or-models": (models.Colour | list[Box], [{"size": 1}], [Box(size=1)]),
    "models-or-enum": (models.Colour | list[Box], "", models.Colour.EMPTY),
    "list-of-choices": (list[Box | list[Box] | None], [None, {"size": 1}, [{"size": 2}]],
                        [None, Box(size=1), [Box(size=2)]]),
    "map-or-text": (dict[str, Box] | str, {"x": {"size": 1}}, {"x": Box(size=1)}),
    "map-or-models": (dict[str, Box] | list[Box], {"x": {"size": 1}}, {"x": Box(size=1)}),
    "whole-or-number": (int | float, 1, 1),
    "number-or-whole": (int | float, 1.0, 1.0),
    "tree": (models.Tree, {"value": 1, "parent": {"value": 2, "parent": None}, "children": []},
             models.Tree(value=1, parent=models.Tree(value=2, parent=None), children=[])),
    "moments": (models.Moments, {"x": "2020-01-02T03:04:05Z"}, {"x": MOMENT}),
    "counts": (models.Counts, {"x": 1}, {"x": 1}),
    "lists": (list[list[Box]], [[{"size": 1}], []], [[Box(size=1)], []]),
}  # fmt: skip


@pytest.mark.parametrize(("annotation", "value", "expected"), TWINNED.values(), ids=TWINNED)
def test_a_documented_value_needs_its_twin_alone(
    annotation: Any, value: Any, expected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What msgspec can tell apart is read by a twin, without help and without anything to be learned."""
    leave_alone(monkeypatch)
    twin, seen = twins.twin_of(shape_of(annotation), Learning()), set[Any]()
    found = twin.copy(twin.decode(json.dumps(value).encode()), seen)
    plain = found.additional_properties if isinstance(found, models.Moments | models.Counts) else found
    assert (expected, type(expected), set()) == (plain, type(plain), seen)


class Edge(OpenIntEnum):
    """The least and the largest number that msgspec has literals for."""

    LEAST = -(2**63)
    MOST = 2**63 - 1


class Beyond(OpenIntEnum):
    """The first number that msgspec has no literal for."""

    MORE = 2**63


class Below(OpenIntEnum):
    """The last number that msgspec has no literal for."""

    LESS = -(2**63) - 1


class Mixed(Enum):
    """Members of two types."""

    TEXT = "a"
    NUMBER = 1


@define(kw_only=True)
class Late(Model):
    """A model whose needed field comes after one that may be absent."""

    maybe: int | Unset = UNSET
    needed: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Quoted(MapModel[Box]):
    """An open object with a field."""

    size: int
    additional_properties: dict[str, Box] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class Boxes(MapModel[Box]):
    """A map of objects."""

    additional_properties: dict[str, Box] = field(init=False, factory=dict, metadata={"open": True})


HELP: dict[str, tuple[Any, Any, bool]] = {
    # The last says whether a twin reads it without help.
    "least": (Edge, -(2**63), True),
    "most": (Edge, 2**63 - 1, True),
    "beyond": (Beyond, 2**63, False),
    "below": (Below, -(2**63) - 1, False),
    "large-constant": (Literal["a", 9223372036854775808], 2**63, False),
    "mixed": (Literal["a", 1], "a", True),
    "mixed-enum": (Mixed, "a", False),
    "true": (Literal[True, "a"], True, False),
    "same-kind": (date | str, "x", False),
    "two-enums": (models.Colour | Literal["x"], "x", False),
    "two-models": (models.Cat | Box, {"size": 1}, False),
    "two-lists": (list[int] | list[str], ["x"], False),
    "whole-number-text": (int | str | float, "x", True),
    "number-first": (float | int | str, 1, True),
    "whole-of-two": (models.Level | int, 0, False),
    "whole-of-three": (int | float | models.Level, 1, False),
    "number-and-level": (float | models.Level, 1, False),
    "map-or-model": (dict[str, int] | Box, {"size": 1}, False),
    "helped-in-list": (list[date | str], ["2020-01-02", "x"], False),
    "helped-in-map": (dict[str, date | str], {"x": "2020-01-02"}, False),
    "helped-or-null": (list[date | str] | None, ["2020-01-02"], False),
    "map": (Boxes, {"x": {"size": 1}, "y": {"size": 2}}, True),
    "map-or-list": (Boxes | list[Box], {"x": {"size": 1}}, True),
    "list-or-map": (Boxes | list[Box], [{"size": 1}], True),
    "map-with-field": (Quoted, {"size": 1, "x": {"size": 2}}, False),
    "maps": (list[Boxes | None], [{"x": {"size": 1}}, None], True),
    "nest": (models.Nest, {"x": {"y": {}}}, False),
    "late": (Late, {"needed": 1}, True),
    "late-both": (Late | None, {"needed": 1, "maybe": 2}, True),
    "odd": (models.Odd, {'a"b': 1}, False),
    "odd-twice": (list[models.Odd | None], [{'a"b': 1}, None, {'a"b': 2}], False),
    "odd-or-text": (models.Odd | str, "x", False),
    "nested-choices": (list[list[Box | None] | Box | None], [[None, {"size": 1}], {"size": 2}, None], True),
    "maybe-enum": (list[models.Colour | None], ["red", None], True),
    "enum-or-list": (models.Colour | list[Box | models.Colour], [{"size": 1}, "red"], True),
    "enum-in-map": (dict[str, models.Level | None] | models.Level, {"x": 1, "y": None}, True),
    "choice-of-choices": (list[PART_OR], [{"from": 1, "colour": "red"}, "x", None], True),
}  # fmt: skip


@pytest.mark.parametrize(("annotation", "value", "without"), HELP.values(), ids=HELP)
def test_a_twin_asks_for_help_where_msgspec_cannot_tell(
    annotation: Any,
    value: Any,
    without: bool,  # noqa: FBT001  # of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What msgspec cannot hold or tell apart is read with help, all else without, and all as the tolerant reading."""
    asked: list[Any] = []

    def counted(*arguments: Any) -> Any:
        read = reader_of(*arguments)

        def reading(*given: Any) -> Any:
            asked.append(given[0])
            return read(*given)

        return reading

    monkeypatch.setattr(twins, "reader_of", counted)
    expected = reader_of(shape_of(annotation))(value, None, Notes())
    twin, content = twins.twin_of(shape_of(annotation), Learning()), json.dumps(value).encode()
    found = twin.copy(twin.decode(content), set())
    assert (repr(expected), type(expected), without) == (repr(found), type(found), not asked)
    assert expected == found
