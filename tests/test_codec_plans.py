from __future__ import annotations

import sys
from datetime import date, datetime
from types import ModuleType
from typing import Annotated, Any, Literal, Optional, TypeVar, Union
from uuid import UUID

import codec_models as models
import pytest
from attrs import define, field

from clientwright.codec.places import Key, Mismatch, kind, written
from clientwright.codec.plans import plan_of, shape_of
from clientwright.codec.shapes import (
    Anything,
    Choice,
    Constant,
    Listed,
    Mapped,
    Member,
    Null,
    Object,
    Opaque,
    Plan,
    Scalar,
    Sequence,
    Shape,
    described,
    kinds,
    without_null,
)
from clientwright.models import Discriminator, MapModel, Model
from clientwright.types import UNSET, File, Unset

T = TypeVar("T")


NULL = type(None)


ALL = {str, int, float, bool, NULL, list, dict}


PET = Discriminator("kind", {"cat": "Cat"})


SHAPES: dict[str, tuple[Any, Shape, str, set[Any]]] = {
    "text": (str, Scalar(str), "a text", {str}),
    "whole": (int, Scalar(int), "a whole number", {int}),
    "number": (float, Scalar(float), "a number", {int, float}),
    "truth": (bool, Scalar(bool), "true or false", {bool}),
    "moment": (datetime, Scalar(datetime), "a date and time", {str}),
    "day": (date, Scalar(date), "a date", {str}),
    "id": (UUID, Scalar(UUID), "a UUID", {str}),
    "null": (None, Null(), "null", {NULL}),
    "null-type": (NULL, Null(), "null", {NULL}),
    "any": (Any, Anything(), "anything", ALL),
    "object": (object, Anything(), "anything", ALL),
    "variable": (T, Anything(), "anything", ALL),
    "file": (File, Opaque(), "a file", set()),
    "list": (list, Sequence(Anything()), "a list", {list}),
    "dict": (dict, Mapped(Anything()), "an object", {dict}),
    "list-of": (list[int], Sequence(Scalar(int)), "a list", {list}),
    "dict-of": (dict[str, int], Mapped(Scalar(int)), "an object", {dict}),
    "enum": (models.Colour, Listed(models.Colour), "a value of Colour", {str}),
    "level": (models.Level, Listed(models.Level), "a value of Level", {int}),
    "constant": (Literal["a", 1, True, None], Constant(("a", 1, True, None)),  # noqa: PYI061  # as generated models have it
                 "'a' or 1 or True or None",
                 {str, int, bool, NULL}),
    "model": (models.Part, Object(models.Part), "an object (Part)", {dict}),
    "union": (int | list[str], Choice((Scalar(int), Sequence(Scalar(str)))), "a whole number or a list", {int, list}),
    "typing-union": (Union[int, str], Choice((Scalar(int), Scalar(str))),  # noqa: UP007  # a kind of its own
                     "a whole number or a text", {int, str}),
    "optional": (Optional[int], Choice((Scalar(int), Null())),  # noqa: UP045  # a kind of its own
                 "a whole number or null", {int, NULL}),
    "told": (Annotated[models.Cat | None, "x", PET], Choice((Object(models.Cat), Null()), PET),
             "an object (Cat) or null", {dict, NULL}),
    "annotated": (Annotated[int | str, "x"], Choice((Scalar(int), Scalar(str))), "a whole number or a text",
                  {int, str}),
    "annotated-list": (list[Annotated[int, PET]], Sequence(Scalar(int)), "a list", {list}),
}  # fmt: skip


@pytest.mark.parametrize(("annotation", "shape", "words", "types"), SHAPES.values(), ids=SHAPES)
def test_an_annotation_has_one_shape(annotation: Any, shape: Shape, words: str, types: set[Any]) -> None:
    """An annotation means one shape, which says what it is, and which JSON values it can be."""
    assert (shape, words, frozenset(types)) == (shape_of(annotation), described(shape), kinds(shape))


@pytest.mark.parametrize(
    ("annotation", "shown"),
    [(set, "<class 'set'>"), (set[int], "<class 'set'>"), (tuple[int], "<class 'tuple'>"), (5, "5")],
)
def test_an_annotation_without_values_is_named(annotation: Any, shown: str) -> None:
    """An annotation for which JSON has no values is refused by its name."""
    with pytest.raises(TypeError) as caught:
        shape_of(annotation)
    assert f"JSON has no values for the annotation {shown}" == str(caught.value)


def test_null_is_taken_from_what_is_one_thing_besides() -> None:
    """A choice of one thing and null is that thing; other choices and shapes stay as they are."""
    one, two = Choice((Null(), Scalar(int))), Choice((Scalar(int), Scalar(str), Null()))
    assert (Scalar(int), two, Null()) == (without_null(one), without_null(two), without_null(Null()))


@define(kw_only=True)
class Loose(Model):
    """A model whose annotations are no texts, and without a field for further properties of its own type."""

    size: int = field(metadata={"name": "the size"})
    mark: Unset | str | None = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Bare(MapModel[Any]):
    """A map whose type says nothing of what it holds."""

    additional_properties: dict = field(init=False, factory=dict)  # type: ignore[type-arg]


def test_a_plan_says_all_of_a_model() -> None:
    """The plan of a model has its fields in their order, what its further properties hold, and whether they may be."""
    size = Member("size", "the size", Scalar(int), optional=False)
    mark = Member("mark", "mark", Choice((Scalar(str), Null())), optional=True)
    assert Plan(Loose, (size, mark), Anything(), "noted") == plan_of(Loose)
    assert Plan(Bare, (), Anything(), "noted") == plan_of(Bare)
    number = Member("id", "id", Scalar(int), optional=False)
    assert Plan(models.TypedOpen, (number,), Object(models.Part), "open") == plan_of(models.TypedOpen)
    assert Plan(models.Closed, (number,), Anything(), "closed") == plan_of(models.Closed)
    assert Plan(models.Nest, (), Object(models.Nest), "open") == plan_of(models.Nest)


@define(kw_only=True)
class Unfielded(MapModel[Any]):
    """A model that does not say where its further properties are."""

    size: int


def test_a_plan_needs_no_further_properties() -> None:
    """A model that says nothing of further properties notes them; one that expects any says so."""
    assert Plan(Unfielded, (Member("size", "size", Scalar(int), optional=False),), Anything(), "noted") == (
        plan_of(Unfielded)
    )
    number = Member("id", "id", Scalar(int), optional=False)
    assert Plan(models.Open, (number,), Anything(), "open") == plan_of(models.Open)


def test_a_name_of_the_package_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """An annotation may use a name that the package of its module has, and one of `typing` where that has none."""
    package, module = ModuleType("far.away"), ModuleType("far.away.box")
    package.Size = int  # type: ignore[attr-defined]  # what is looked up
    for one in (package, module):
        monkeypatch.setitem(sys.modules, one.__name__, one)
    space: dict[str, Any] = {"__module__": module.__name__, "__annotations__": {"one": "Size", "two": "Optional[Size]"}}
    kind: Any = define(kw_only=True)(type("Box", (MapModel,), space))
    assert [Scalar(int), Choice((Scalar(int), Null()))] == [member.shape for member in plan_of(kind).members]
    later: Any = define(kw_only=True)(type("Later", (models.Part,), {**space, "__annotations__": {"one": "Size"}}))
    assert (*plan_of(models.Part).members, Member("one", "one", Scalar(int), optional=False)) == plan_of(later).members
    strange: Any = define(kw_only=True)(type("Strange", (MapModel,), {**space, "__annotations__": {"one": "NAMEABLE"}}))
    with pytest.raises(NameError, match="NAMEABLE"):
        plan_of(strange)


def test_a_name_that_nobody_declares_is_named() -> None:
    """An annotation with a name that is nowhere is refused with that name."""

    @define(kw_only=True)
    class Lost(Model):
        """A model with such an annotation."""

        size: Nowhere  # type: ignore[name-defined]  # noqa: F821  # that is the point

    with pytest.raises((KeyError, NameError), match="Nowhere"):
        plan_of(Lost)


PATHS: dict[str, tuple[Any, str, str]] = {
    "root": (None, "$", "$"),
    "begun": ("at", "at", "at"),
    "name": ((None, "a_b1"), "$.a_b1", "$.a_b1"),
    "index": ((None, 12), "$[12]", "$[*]"),
    "key": ((None, Key("a")), "$.a", "$[*]"),
    "deep": ((((("at", "a"), 0), Key("b c")), "d"), "at.a[0]['b c'].d", "at.a[*][*].d"),
    "dash": ((None, "a-b"), "$['a-b']", "$['a-b']"),
    "digit": ((None, "1"), "$['1']", "$['1']"),
    "empty": ((None, ""), "$['']", "$['']"),
    "foreign": ((None, "é"), "$['\\xe9']", "$['\\xe9']"),
    "quote": ((None, "a'"), '$["a\'"]', '$["a\'"]'),
    "long": ((None, "x" * 80), "$." + "x" * 80, "$." + "x" * 80),
    "longer": ((None, "x" * 81), f"$['{'x' * 80}'…]", f"$['{'x' * 80}'…]"),
    "long-odd": ((None, "-" * 80), f"$['{'-' * 80}']", f"$['{'-' * 80}']"),
}


@pytest.mark.parametrize(("place", "path", "alike"), PATHS.values(), ids=PATHS)
def test_a_place_has_one_path(place: Any, path: str, alike: str) -> None:
    """A place is written as a JSON path of ASCII but for the dots of what was cut, names of long lists alike."""
    assert (path, alike) == (written(place), written(place, alike=True))
    error = Mismatch(place, "this", "that")
    assert (path, "this", "that", f"expected this at {path}, found that") == (
        error.path, error.expected, error.seen, str(error)
    )  # fmt: skip
    assert (place, "this", "that") == error.args


def test_a_value_is_named_by_its_kind() -> None:
    """JSON values have the names of their kinds, others those of their classes."""
    values: tuple[Any, ...] = (None, True, 1, 1.5, "a", [], {}, (), UNSET, date(2020, 1, 2))
    words = ["null", "true or false", "a whole number", "a number", "a text", "a list", "an object", "tuple"]
    assert [*words, "UnsetType", "date"] == [kind(value) for value in values]
