from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import codec_models as models
import pytest
from codec_wires import disturbed, documented
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright import codec
from clientwright.codec.decoding import Engine
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Notes
from clientwright.codec.plans import shape_of
from clientwright.codec.reading import reader_of
from clientwright.codec.shapes import Object
from clientwright.codec.twins import twin_of
from clientwright.conformance.oracles.fidelity import leaks, misfits
from clientwright.models import MapModel

KINDS: tuple[type[MapModel[Any]], ...] = (
    models.Scalars, models.Optional, models.Part, models.Tree, models.Unions, models.Open, models.TypedOpen,
    models.Moments, models.Nest, models.FreeForm, models.Closed, models.Odd, models.Page,
)  # fmt: skip
every = pytest.mark.parametrize("kind", KINDS)


def tolerant(kind: Any, value: Any) -> tuple[Any, Notes]:
    """Read a JSON value without a twin."""
    notes = Notes()
    return reader_of(shape_of(kind))(value, None, notes), notes


def without_twin(kind: Any, content: bytes) -> Any:
    """Read bytes without a twin."""
    return tolerant(kind, json.loads(content))[0]


def outcome(read: Callable[[bytes], Any], content: bytes) -> Any:
    """Give what was read, or what the refusal says."""
    try:
        return read(content)
    except codec.Mismatch as error:
        return str(error)


def drawn(data: st.DataObject, kind: Any) -> Any:
    """Draw a documented value of a model."""
    return data.draw(documented(Object(kind)))


@every
@settings(max_examples=15)
@given(data=st.data())
def test_a_documented_value_is_read_by_the_twin_alone(kind: Any, data: st.DataObject) -> None:
    """What is documented never needs the tolerant reading, which would give the same and note nothing."""
    value = drawn(data, kind)
    twin, seen = twin_of(shape_of(kind), Learning()), set[Any]()
    model = twin.copy(twin.decode(json.dumps(value).encode()), seen)
    expected, notes = tolerant(kind, value)
    assert expected == model
    assert (repr(expected), [], set()) == (repr(model), notes.drifts, seen)


@every
@settings(max_examples=30)
@given(data=st.data())
def test_both_ways_agree_on_a_disturbed_value(kind: Any, data: st.DataObject) -> None:
    """What a provider sends instead of what it documents is read alike with and without a twin, or refused alike."""
    values = data.draw(st.lists(disturbed(documented(Object(kind))), min_size=1, max_size=4))
    engine = Engine(shape_of(kind), Learning())
    for value in [value for value in values for _ in range(3)]:
        content = json.dumps(value).encode()
        expected = outcome(partial(without_twin, kind), content)
        found = outcome(partial(engine.decode, watch=None), content)
        assert repr(expected) == repr(found)
        assert () == misfits(found)
        assert () == leaks(found, {"Item": {"id", "customer", "moment", "colour"}, "Part": {"from", "a-b", "colour"}})


@every
@settings(max_examples=15)
@given(data=st.data())
def test_reading_undoes_writing(kind: Any, data: st.DataObject) -> None:
    """A model that was written is read as it was, as a dict and as bytes."""
    model = kind.from_dict(drawn(data, kind))
    assert model == kind.from_dict(model.to_dict())
    assert model == codec.decode(kind, json.dumps(model.to_dict()).encode())
    assert model == codec.decode(kind, codec.encode(kind, model))
    assert model == kind.from_dict(codec.plain(kind, model))


@every
@settings(max_examples=15)
@given(data=st.data())
def test_models_survive_copies_and_pickles(kind: Any, data: st.DataObject) -> None:
    """A copy, a deep copy and a pickle of a model equal it, and UNSET stays UNSET."""
    model = codec.decode(kind, json.dumps(drawn(data, kind)).encode())
    for other in (copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert model == other
        assert repr(model) == repr(other)
        assert model.to_dict() == other.to_dict()


@every
@settings(max_examples=15)
@given(data=st.data())
def test_to_dict_gives_what_was_read(kind: Any, data: st.DataObject) -> None:
    """What `to_dict` gives is the document in meaning: no field is lost, none is new, null is not absence."""
    value = drawn(data, kind)
    written = kind.from_dict(value).to_dict()
    json.dumps(written)
    assert _meaning(value) == _meaning(written)


def _meaning(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _meaning(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_meaning(item) for item in value]
    return value.replace("Z", "+00:00") if isinstance(value, str) and value[4:5] == "-" else value
