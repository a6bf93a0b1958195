"""What servers and users do to a codec on purpose or by mistake."""

from __future__ import annotations

import json
import math
import threading
import tracemalloc
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import codec_models as models
import pytest
from attrs import define, field, make_class
from codec_documents import UNIONS, read

from clientwright import codec
from clientwright.codec.choosing import choice_reader
from clientwright.codec.learning import MOST_LESSONS, Learning
from clientwright.codec.notes import Notes, Reader
from clientwright.codec.places import Place
from clientwright.codec.reading import model_reader
from clientwright.codec.shapes import Anything, Choice, Mapped, Scalar
from clientwright.drift import DriftLog
from clientwright.errors import EncodeError
from clientwright.models import Discriminator, Model
from clientwright.types import UNSET, Unset

MANY = b"1" * 5000


@define(kw_only=True)
class Left(Model):
    """A member of a union that nothing tells apart, and that holds the union."""

    child: Left | Right | Unset = UNSET
    left: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Right(Model):
    """The other member."""

    child: Left | Right | Unset = UNSET
    right: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Public(Model):
    """A member of a union whose tag may be left out."""

    kind: Literal["public"] | Unset = UNSET
    name: str
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Private(Model):
    """The other member."""

    kind: Literal["private"] | Unset = UNSET
    name: str
    mail: str
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


User = Annotated[Public | Private, Discriminator("kind", {"public": "Public", "private": "Private"})]


@pytest.mark.parametrize(("content", "expected"), [(MANY, math.inf), (b"-" + MANY, -math.inf)])
def test_a_number_of_too_many_digits_is_as_large_as_can_be(content: bytes, expected: float) -> None:
    """A whole number that Python does not read costs neither the answer nor the numbers beside it."""
    model, drifts = read(models.Item, b'{"id": 12345678901234567890123, "x": [' + content + b", 2]}")
    assert (12345678901234567890123, {"x": [expected, 2]}) == (model.id, model.additional_properties)
    assert "a whole number of too many digits" in {drift.seen for drift in drifts}


def test_a_number_of_too_many_digits_is_not_sent() -> None:
    """A whole number that Python does not write is refused at its place; smaller ones are sent."""
    with pytest.raises(EncodeError, match="one of too many digits") as caught:
        codec.encode(models.Item, models.Item(id=-(10**5000)))
    assert "$.id" == caught.value.path
    item = models.Item(id=10**5000)
    item["x"] = 10**5000
    assert {"id": 10**5000, "x": 10**5000} == item.to_dict()
    assert str(10**4000).encode() == codec.encode(int, 10**4000)


@pytest.mark.parametrize(
    "content", [b'["\xed\xa0\x80"]', b'["\\ud800"]', '["\ud800"]'.encode("utf-16", "surrogatepass")]
)
def test_half_a_character_is_told_of(content: bytes) -> None:
    """Half a character is told of, in whatever way it is written."""
    value, drifts = read(list[str], content)
    assert ["\ud800"] == value
    assert "half a character" in {drift.seen for drift in drifts}


def test_an_unknown_member_with_half_a_character_is_not_written() -> None:
    """What cannot be sent as a text cannot be sent as a member of an enum; `to_dict` refuses it as well."""
    model, _ = read(models.Item, {"id": 1, "colour": "\ud800"})
    for write in (lambda: codec.encode(models.Item, model), model.to_dict):
        with pytest.raises(EncodeError, match="half a character") as caught:
            write()
        assert "$.colour" == caught.value.path
    assert {"id": 1, "colour": "grün"} == models.Item(id=1, colour=models.Colour("grün")).to_dict()


def test_sixty_is_a_leap_second_in_its_place_alone() -> None:
    """An offset of sixty seconds is no leap second."""
    value, _ = read(datetime, b'"2020-01-02T03:04:05+00:00:60"')
    assert datetime(2020, 1, 2, 3, 3, 5, tzinfo=UTC) == value


@pytest.mark.parametrize(
    ("annotation", "value", "expected"),
    [
        (Annotated[models.Cat | str, Discriminator("kind", {"cat": "Cat"})] | int, 1, 1),
        (Annotated[models.Cat | str, Discriminator("kind", {"cat": "Cat"})] | int, {"kind": "cat", "lives": 1},
         models.Cat(lives=1)),
        (Annotated[models.Colour | None, "remark"] | int, "red", models.Colour.RED),
    ],
)  # fmt: skip
def test_a_choice_within_a_choice_is_read(annotation: Any, value: Any, expected: Any) -> None:
    """A union that holds a union of its own is read as each of its members."""
    assert ([expected], []) == read(list[annotation], [value])


def test_an_object_without_its_tag_is_what_it_fits() -> None:
    """An object whose tag may be left out is read as the member that it fits, and it is told of."""
    for value in ({"name": "a", "mail": "b"}, {"name": "a", "mail": "b", "kind": None}):
        model, drifts = read(list[User], [value])
        assert isinstance(model[0], Private)
        assert "$[0].kind" in {drift.path for drift in drifts}
    assert isinstance(read(User, {"name": "a"})[0], Public)
    assert isinstance(read(User, {"name": "a", "mail": "b", "kind": "public"})[0], Public)
    with pytest.raises(codec.Mismatch, match=r"at \$\.kind, found nothing"):
        read(User, {"nobody": 1})
    with pytest.raises(codec.Mismatch, match=r"at \$\.kind, found another text"):
        read(User, {"name": "a", "kind": "third"})


@pytest.mark.parametrize("last", [{"right": 1}, {"right": 1.0}, {"right": 1, "new": 1}, {"wrong": 1}])
def test_a_union_within_itself_is_read(last: Any) -> None:
    """A union that only its members' fields tell apart is read at each level, with its drift at its place."""
    value: Any = last
    for _ in range(12):
        value = {"child": value, "right": 1}
    if "wrong" in last:
        with pytest.raises(codec.Mismatch):
            read(Right, value)
        return
    deepest, drifts = read(Right, value)
    while deepest.child is not UNSET:
        deepest = deepest.child
    assert (1, int) == (deepest.right, type(deepest.right))
    assert ["$" + ".child" * 12 + ".new"] * ("new" in last) == [drift.path for drift in drifts]


def test_a_union_within_itself_is_read_once() -> None:
    """Each level of a union within itself is read once as each of its members, however many are around it."""
    calls: list[Place] = []

    def member(name: str) -> Reader:
        def read_member(value: Any, place: Place, notes: Notes) -> Any:
            calls.append(place)
            if "child" in value:
                choice(value["child"], (place, "child"), notes)
            if name not in value:
                raise codec.Mismatch(place, name, "nothing")
            return name

        return read_member

    options = Choice((Mapped(Anything()), Mapped(Scalar(int))))
    choice = choice_reader(options, [member("left"), member("right")])
    value: Any = {"right": 1}
    for _ in range(8):
        value = {"child": value, "right": 1}
    assert ("right", 2 * 9) == (choice(value, None, Notes()), len(calls))


def test_a_union_within_itself_is_refused_once() -> None:
    """Writing takes no longer for each level of a union, whatever is wrong in it, and names the place."""
    deepest = Right(right=1)
    deepest.right = "x"  # type: ignore[assignment]
    model: Any = deepest
    for _ in range(60):
        model = Right(child=model, right=1)
    with pytest.raises(EncodeError) as caught:
        codec.encode(Left | Right, model)
    assert "$" + ".child" * 60 + ".right" == caught.value.path


def test_long_names_are_not_learned() -> None:
    """A name too long to be a field's is kept in its answer, and nowhere else."""
    notes = Notes()
    model = model_reader(models.Item)({"id": 1, "x" * 81: 1, "y" * 80: 1}, None, notes)
    assert (2, [(models.Item, "y" * 80, "field")]) == (len(model.additional_keys), notes.lessons)


def page(number: int) -> bytes:
    """Write a page on which all names and values are new."""
    part = {"from": 1, f"part{number}": 1, "colour": f"c{number}"}
    items = [{"id": 1, f"item{number}": 1, "customer": part, "colour": f"d{number}", f"{number}" * 50: 1}] * 2
    return json.dumps({"data": items, "total": 1, f"page{number}": "x"}).encode()


def test_memory_does_not_grow_with_what_is_new() -> None:
    """However many names and values a provider invents, what is remembered of them has an end."""
    watch = DriftLog(None).watch("a.b")

    def used(numbers: range) -> int:
        for number in numbers:
            codec.decode(models.Page, page(number), watch)
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = used(range(1500))
        assert 200_000 > used(range(1500, 3000)) - first
    finally:
        tracemalloc.stop()


def test_learning_counts_no_more_than_it_keeps() -> None:
    """A single answer with very many new names leaves no more than a few of them behind."""
    learning = Learning()
    for start in range(0, 40_000, 10_000):
        learning.note([(models.Item, f"x{number}", "field") for number in range(start, start + 10_000)] * 2)
    assert MOST_LESSONS >= len(learning.of(models.Item))
    assert 256 >= len(learning.pending(models.Item))


def test_threads_that_begin_at_once_all_get_what_they_sent() -> None:
    """Eight threads that read and write many models for the first time together end, with the right results."""
    kinds = (models.Page, models.Optional, models.Unions, models.Tree, models.TypedOpen, models.Part, Left, Right)
    values: tuple[Any, ...] = (
        {"data": [{"id": 1, "fresh": 1, "customer": {"from": 1}}], "total": 1}, {"text": "a", "part": {"from": 1}},
        {**UNIONS, "untold": {"kind": "dog", "name": "x"}}, {"value": 1, "parent": {"value": 2, "parent": None}},
        {"id": 1, "x": {"from": 2}}, {"from": 1, "a-b": "c"}, {"left": 1, "child": {"right": 2}}, {"right": 1, "n": 1},
    )  # fmt: skip
    made: list[Any] = [type(kind.__name__, (kind,), {"__module__": kind.__module__}) for kind in kinds]
    start = threading.Barrier(8)
    wrong: list[Any] = []

    def work(offset: int) -> None:
        watch = DriftLog(None).watch("a.b")
        start.wait()
        for step in range(48):
            at = (step + offset) % len(made)
            value = {**values[at], f"new{step % 3}": step} if made[at].__name__ != "TypedOpen" else values[at]
            model = codec.decode(made[at], json.dumps(value).encode(), watch)
            again = made[at].from_dict(value)
            written = (json.loads(codec.encode(made[at], model)), model.to_dict(), again.to_dict())
            wrong.extend((at, value, one) for one in written if one != value)

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [False] * 8 == [thread.is_alive() for thread in threads]
    assert [] == wrong


TABLE: dict[str, tuple[bytes, Any, Any]] = {
    "whole-float": (b"5.0", int, 5),
    "exponent": (b"1E2", int, 100),
    "whole-for-number": (b"5", float, 5),
    "any-size": (b"9" * 4300, int, int("9" * 4300)),
    "no-offset": (b'"2020-01-02T03:04:05"', datetime, datetime(2020, 1, 2, 3, 4, 5)),  # noqa: DTZ001
    "space": (b'"2020-01-02 03:04:05Z"', datetime, datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
    "bare-date": (b'"2020-01-02"', datetime, datetime(2020, 1, 2)),  # noqa: DTZ001
    "second-60": (b'"2020-12-31T23:59:60Z"', datetime, datetime(2021, 1, 1, tzinfo=UTC)),
    "repeated": (b'{"from": "x", "from": 1, "from": 2}', models.Part, models.Part(from_=2)),
    "infinity": (b"-Infinity", float, -math.inf),
    "half": (b'"\\ud800"', str, "\ud800"),
}


@pytest.mark.parametrize(("content", "annotation", "expected"), TABLE.values(), ids=TABLE)
def test_each_row_of_the_table_holds_on_every_path(content: bytes, annotation: Any, expected: Any) -> None:
    """What the documentation says of reading holds for a call, again and again, and for `from_dict`."""
    listed: Any = list[annotation] | None
    fields: dict[str, Any] = {"value": field(type=annotation), "maybe": field(type=listed)}
    extra: Any = field(init=False, factory=dict, type=dict[str, Any])
    kind: Any = make_class("Holder", {**fields, "additional_properties": extra}, (Model,), kw_only=True, slots=True)
    document = b'{"value": ' + content + b', "maybe": [' + content + b"]}"
    watch = DriftLog(None).watch("a.b")
    for model in (*(codec.decode(kind, document, watch) for _ in range(6)), kind.from_dict(json.loads(document))):
        assert (expected, [expected]) == (model.value, model.maybe)
        assert (type(expected), type(expected)) == (type(model.value), type(model.maybe[0]))
    for encoding in ("utf-8-sig", "utf-16", "utf-32-be"):
        written = document.decode().encode(encoding)
        assert expected == codec.decode(kind, written, watch).value
