from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, Union
from uuid import UUID

import codec_models as models
import pytest
from attrs import define
from codec_wires import disturbed, documented
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright import codec
from clientwright.codec.decoding import Engine
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Notes
from clientwright.codec.plans import plan_of, shape_of
from clientwright.codec.reading import reader_of
from clientwright.codec.shapes import Choice, Member, Null, Scalar

LEAVES: tuple[Any, ...] = (
    str, int, float, bool, None, datetime, date, UUID, models.Colour, models.Level, models.Huge, models.Part,
    models.Tree, models.Item, models.Open, models.Moments, models.Nest, models.Odd, Literal["a", "b"], Literal[1],
    Literal[True], Literal["a", 1], models.Pet, Any,
)  # fmt: skip
ANNOTATIONS: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: (
        inner.map(lambda item: list[item])  # type: ignore[valid-type]
        | inner.map(lambda item: dict[str, item])  # type: ignore[valid-type]
        | st.lists(inner, min_size=2, max_size=3).map(lambda options: Union[tuple(options)])  # noqa: UP007
    ),
    max_leaves=4,
)


def outcome(read: Callable[[bytes], Any], content: bytes) -> str:
    """Give what was read, or what the refusal says."""
    try:
        return repr(read(content))
    except codec.Mismatch as error:
        return str(error)


@settings(max_examples=200)
@given(annotation=ANNOTATIONS, data=st.data())
def test_every_combination_of_shapes_reads_and_writes(annotation: Any, data: st.DataObject) -> None:
    """Whatever shapes a specification combines, both ways of reading agree, and what was read is written alike."""
    shape, notes = shape_of(annotation), Notes()
    content = json.dumps(data.draw(documented(shape) | disturbed(documented(shape)))).encode()
    expected = outcome(lambda one: reader_of(shape)(json.loads(one), None, notes), content)
    engine = Engine(shape, Learning())
    assert [expected] * 3 == [outcome(partial(engine.decode, watch=None), content) for _ in range(3)]
    if not notes.drifts and not expected.startswith("expected "):
        found = engine.decode(content, None)
        assert codec.plain(annotation, found) == json.loads(codec.encode(annotation, found))


def test_names_are_resolved_where_a_model_is_declared() -> None:
    """An annotation of a model that others inherit is read with the names of its own module."""

    class Named(models.Part):
        """A part by another name."""

    assert plan_of(models.Part).members == plan_of(Named).members
    assert Member("a_b", "a-b", Scalar(str), optional=True) == plan_of(models.Part).members[1]
    assert Choice((Scalar(str), Null())) == plan_of(models.Optional).members[0].shape


@pytest.mark.parametrize(
    ("model", "policy"),
    [
        (models.Item, "noted"),
        (models.Open, "open"),
        (models.TypedOpen, "open"),
        (models.Counts, "open"),
        (models.Closed, "closed"),
    ],
)
def test_what_a_model_says_of_further_properties(model: Any, policy: str) -> None:
    """A model says whether further properties are noted, expected or forbidden."""
    assert policy == plan_of(model).policy


def test_names_of_typing_are_known() -> None:
    """An annotation may use a name of `typing` that its module imports for checkers alone."""

    @define(kw_only=True)
    class Lost(models.Part):
        """A model whose module does not import what it names."""

        value: Optional[int]  # type: ignore[name-defined]  # noqa: F821

    assert Member("value", "value", Choice((Scalar(int), Null())), optional=False) == plan_of(Lost).members[-1]
