from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any
from uuid import UUID

import codec_models as models
import msgspec
import pytest
from attrs import define, field
from codec_documents import SCALARS
from codec_wires import JSON, TEXTS, disturbed, documented
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright import codec
from clientwright.codec.notes import Notes
from clientwright.codec.plans import plan_of, shape_of
from clientwright.codec.reading import reader_of
from clientwright.codec.shapes import Object
from clientwright.codec.straight_reading import straight_reader
from clientwright.codec.straight_writing import straight_writer
from clientwright.codec.writing import plainly
from clientwright.errors import DecodeError, EncodeError
from clientwright.models import MapModel, Model

KINDS: tuple[type[MapModel[Any]], ...] = (
    models.Scalars, models.Optional, models.Part, models.Tree, models.Unions, models.Open, models.TypedOpen,
    models.Moments, models.Counts, models.Nest, models.FreeForm, models.Closed, models.Odd, models.Page, models.Item,
)  # fmt: skip
KIND = st.sampled_from(KINDS)


class Text(str):
    """A text of a library."""

    __slots__ = ()


def thorough(kind: Any, value: Any) -> str:
    """Read a JSON value one field at a time."""
    try:
        return repr(reader_of(shape_of(kind))(value, None, Notes()))
    except codec.Mismatch as error:
        return str(error)


def straight(kind: Any, value: Any) -> str:
    """Read a JSON value as a user does."""
    try:
        return repr(kind.from_dict(value))
    except DecodeError as error:
        return str(codec.Mismatch(error.path, error.expected, error.seen))


@settings(max_examples=300)
@given(kind=KIND, data=st.data())
def test_from_dict_gives_what_the_tolerant_reading_gives(kind: Any, data: st.DataObject) -> None:
    """A dict of any content is read, or refused, as the tolerant reading has it."""
    value = data.draw(documented(Object(kind)) | disturbed(documented(Object(kind))))
    assert thorough(kind, value) == straight(kind, value)


@settings(max_examples=200)
@given(kind=KIND, data=st.data())
def test_what_is_documented_is_read_and_written_straight(kind: Any, data: st.DataObject) -> None:
    """A documented value, further properties included, needs no second attempt to be read or written."""
    model = straight_reader(kind)(data.draw(documented(Object(kind))))
    plan = plan_of(kind)
    rest = JSON if plan.policy == "noted" else st.nothing() if plan.policy == "closed" else documented(plan.rest)
    names = TEXTS.filter(lambda name: name not in {one.name for one in plan.members})
    model.additional_properties |= thoroughly_read(plan.rest, data.draw(st.dictionaries(names, rest, max_size=2)))
    for sent, expected in ((True, codec.plain(kind, model)), (False, plainly(model))):
        written = straight_writer(Object(kind), sent=sent)(model)
        assert json.dumps(expected) == json.dumps(msgspec.to_builtins(written))
    assert codec.plain(kind, model) == json.loads(codec.encode(kind, model))
    assert json.dumps(plainly(model)) == json.dumps(model.to_dict())


def thoroughly_read(shape: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Read further properties."""
    return {name: reader_of(shape)(value, None, Notes()) for name, value in values.items()}


MOMENT = datetime(2020, 1, 2, tzinfo=UTC)
ODD = timezone(timedelta(seconds=30))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(1, 1, 1, microsecond=1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC), datetime(2020, 1, 2, microsecond=5000, tzinfo=UTC),
        datetime(2020, 1, 2), datetime(2020, 1, 2, tzinfo=ODD),  # noqa: DTZ001
        datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=-3))), datetime(2020, 1, 2, fold=1, tzinfo=UTC),
    ],
)  # fmt: skip
def test_to_dict_writes_moments_as_isoformat_does(moment: datetime) -> None:
    """A date and time of any kind looks in `to_dict` as `isoformat` has it."""
    item = models.Item(id=1, moment=moment)
    item["x"] = [moment]
    assert {"id": 1, "moment": moment.isoformat(), "x": [moment.isoformat()]} == item.to_dict()


NO_JSON: dict[str, dict[str, Any]] = {
    "moment": {"moment": datetime(2020, 1, 2, tzinfo=UTC)},
    "day": {"day": date(2020, 1, 2)},
    "id": {"id": UUID(SCALARS["id"])},
    "enum": {"colour": models.Colour.RED},
    "level": {"level": models.Level.LOW},
    "text-of-a-library": {"text": Text("x")},
    "moment-of-a-library": {"moment": Text("2020-01-02T03:04:05Z")},
    "truth-for-level": {"level": True},
    "level-for-number": {"whole": models.Level.LOW},
    "nothing": {"anything": msgspec.UNSET},
}


@pytest.mark.parametrize("change", NO_JSON.values(), ids=NO_JSON)
def test_from_dict_takes_what_json_gives_alone(change: dict[str, Any]) -> None:
    """A dict with values that JSON does not give is refused by the name of what it holds."""
    ((name, value),) = change.items()
    with pytest.raises(DecodeError) as caught:
        models.Scalars.from_dict({**SCALARS, name: value})
    seen = {bool: "true or false", msgspec.UnsetType: "nothing"}.get(type(value), type(value).__name__)
    assert (f"$.{name}", seen) == (caught.value.path, caught.value.seen)


@pytest.mark.parametrize("value", [({"id": 1},), {1}, MappingProxyType({}), iter(())])
def test_from_dict_takes_lists_alone_for_lists(value: Any) -> None:
    """What is iterable and no list is refused where a list has to be."""
    with pytest.raises(DecodeError, match=rf"a list at \$\.data, found {type(value).__name__}"):
        models.Page.from_dict({"data": value, "total": 1})


def test_a_mapping_of_another_class_is_read() -> None:
    """A mapping that is no dict is read at the top, and is refused within, as JSON does not give it."""
    assert models.Item(id=1) == models.Item.from_dict(MappingProxyType({"id": 1}))
    with pytest.raises(DecodeError, match=r"\$\.customer, found mappingproxy"):
        models.Item.from_dict({"id": 1, "customer": MappingProxyType({"from": 1})})


def test_what_a_model_shares_with_the_dict_it_is_read_from() -> None:
    """Lists and maps of a model are its own; what may be anything is the value that was there."""
    free: dict[str, Any] = {"a": [1]}
    moments = ["2020-01-02T03:04:05Z"]
    value = {"from": 1, "moments": moments, "free": free}
    part = models.Part.from_dict(value)
    assert free is part["free"]
    part["new"] = 1
    assert "new" not in value
    assert free is models.Scalars.from_dict({**SCALARS, "anything": free}).anything
    several = {"several": [1], "pet": {"kind": "cat", "lives": 9}, "pets": []}
    unions = models.Unions.from_dict(several)
    assert isinstance(unions.several, list)
    unions.several.clear()
    unions.pets.append(None)
    assert ([1], []) == (several["several"], several["pets"])


def test_to_dict_shares_nothing_with_its_model() -> None:
    """Changing what `to_dict` gave changes no model."""
    model = models.Scalars.from_dict(json.loads(json.dumps({**SCALARS, "more": {"a": [1]}})))
    before = repr(model)
    found = model.to_dict()
    found["anything"]["a"].append(2)
    found["more"]["a"].append(2)
    found["new"] = 1
    assert before == repr(model)
    assert (dict, dict, list) == (type(found), type(found["more"]), type(found["more"]["a"]))


DEEP: dict[str, tuple[Any, str]] = {
    "nan": ({"a": [1, math.nan]}, "a finite number at $.data[0].customer.x.a[1], found NaN or infinity"),
    "half": (["\ud800"], "whole characters at $.data[0].customer.x[0], found half a character"),
    "set": ({1}, "what JSON can hold at $.data[0].customer.x, found set"),
    "name": ({1: 2}, "a text at $.data[0].customer.x, found int"),
    "file": (b"", "what JSON can hold at $.data[0].customer.x, found bytes"),
}


@pytest.mark.parametrize(("value", "expected"), DEEP.values(), ids=DEEP)
def test_further_properties_are_refused_at_their_place(value: Any, expected: str) -> None:
    """A further property that JSON cannot hold is refused at its exact path, however deep it is."""
    part = models.Part(from_=1)
    part["x"] = value
    page = models.Page(data=[models.Item(id=1, customer=part)], total=1)
    with pytest.raises(EncodeError) as caught:
        codec.encode(models.Page, page)
    assert f"expected {expected}" == str(caught.value)


def test_half_a_character_is_in_no_dict() -> None:
    """`to_dict` refuses half a character in values and in names, and keeps what is no number."""
    for item in (models.Part(from_=1, a_b="\ud800"), models.Part(from_=1)):
        if not item.a_b:
            item["\ud800"] = 1
        with pytest.raises(EncodeError, match="half a character"):
            item.to_dict()
    assert "nan" == str(models.Optional(number=math.nan).to_dict()["number"])


def test_further_properties_that_are_no_dict_are_refused() -> None:
    """A list in the place of the further properties is an error with a path."""
    item = models.Item(id=1)
    item.additional_properties = [1]  # type: ignore[assignment]
    with pytest.raises(EncodeError, match="a dict"):
        codec.encode(models.Item, item)
    with pytest.raises(EncodeError, match="a dict"):
        item.to_dict()


def test_the_properties_of_a_map_are_checked_as_they_are_written() -> None:
    """A map whose names are no texts, or that is no dict, is refused, sent or looked at."""
    for rest in ({"\ud800": MOMENT}, {1: MOMENT}, MappingProxyType({"x": MOMENT})):
        moments = models.Moments()
        moments.additional_properties = rest  # type: ignore[assignment]
        for write in (codec.to_dict, lambda model: codec.encode(models.Moments, model)):
            with pytest.raises(EncodeError):
                write(moments)


def test_from_dict_takes_null_and_escapes_as_a_call_does() -> None:
    """Null for what cannot be null reads as absent; an escape within a text is no escape."""
    nulls = dict.fromkeys(("number", "day", "part", "parts", "flag", "level"))
    assert models.Optional() == models.Optional.from_dict(nulls)
    with pytest.raises(DecodeError, match=r"a date and time at \$\.moment"):
        models.Scalars.from_dict({**SCALARS, "moment": "\\u0032020-01-02T03:04:05Z"})


LISTS: Any = int
for _ in range(30):
    LISTS = list[LISTS]


@define(kw_only=True)
class Deep(Model):
    """A model with lists in lists."""

    value: LISTS
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def test_lists_in_lists_have_no_end() -> None:
    """More lists within each other than Python can nest loops are written and read."""
    annotation: Any = int
    value: Any = 1
    for _ in range(30):
        annotation, value = list[annotation], [value]
    assert value == json.loads(codec.encode(annotation, value))
    assert value == codec.decode(annotation, json.dumps(value).encode())
    assert {"value": value} == straight_reader(Deep)({"value": value}).to_dict()
