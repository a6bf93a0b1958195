from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any, Literal

import codec_models as models
import msgspec
import pytest
from codec_boxes import DAY, Box, Several, leave_alone

from clientwright import codec
from clientwright.codec import twins
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Notes
from clientwright.codec.plans import shape_of
from clientwright.codec.reading import reader_of

STRANGE: dict[str, tuple[Any, bytes]] = {
    "missing": (Box, b"{}"),
    "null": (Box, b'{"size": null}'),
    "new": (Box, b'{"size": 1, "x": 1}'),
    "text": (Box, b'{"size": "1"}'),
    "truth": (int, b"true"),
    "enum": (models.Colour, b'"mauve"'),
    "level": (models.Level, b"7"),
    "constant": (Literal["a"], b'"b"'),
    "null-for-optional": (models.Part, b'{"from": 1, "a-b": null}'),
    "no-offset": (datetime, b'"2020-01-02T03:04:05"'),
    "null-for-enum": (models.Colour, b"null"),
    "list": (list[int], b"{}"),
    "map": (dict[str, int], b"[]"),
    "value": (models.Counts, b'{"x": "1"}'),
}


@pytest.mark.parametrize(("annotation", "content"), STRANGE.values(), ids=STRANGE)
def test_a_twin_refuses_what_is_not_documented(
    annotation: Any, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not as documented is refused by msgspec itself until it is learned."""
    leave_alone(monkeypatch)
    with pytest.raises(msgspec.ValidationError):
        twins.twin_of(shape_of(annotation), Learning()).decode(content)


LESSONS: dict[str, tuple[tuple[Any, str, str], bytes, Any]] = {
    "field": ((Box, "x", "field"), b'{"size": 1, "x": [1]}', {"x": [1]}),
    "null": ((models.Part, "a-b", "null"), b'{"from": 1, "a-b": null}', {}),
    "loose": ((models.Part, "colour", "loose"), b'{"from": 1, "colour": "mauve"}', {}),
}


@pytest.mark.parametrize(("lesson", "content", "rest"), LESSONS.values(), ids=LESSONS)
def test_what_is_learned_is_read_and_named(lesson: Any, content: bytes, rest: Any) -> None:
    """A twin that has learned a lesson reads what taught it, and says that it did; of other values it says nothing."""
    learning = Learning()
    learning.note([lesson, lesson])
    twin, model = twins.twin_of(shape_of(lesson[0]), learning), lesson[0]
    assert {model: frozenset({lesson})} == {one: known for one, known in twin.basis.items() if known}
    seen = set[Any]()
    found = twin.copy(twin.decode(content), seen)
    assert ({lesson}, rest) == (seen, found.additional_properties)
    assert repr(reader_of(shape_of(model))(json.loads(content), None, Notes())) == repr(found)
    usual = {Box: b'{"size": 1}', models.Part: b'{"from": 1, "a-b": "x", "colour": "red"}'}[model]
    seen = set()
    found = twin.copy(twin.decode(usual), seen)
    assert set() == seen
    assert repr(reader_of(shape_of(model))(json.loads(usual), None, Notes())) == repr(found)


def test_a_twin_with_several_lessons_keeps_each_in_its_place() -> None:
    """New fields of a model come in their places, those that are not there are not there."""
    learning = Learning()
    lessons = [(Box, name, "field") for name in ("b c", "a", "d")]
    learning.note(lessons * 2)
    twin = twins.twin_of(shape_of(list[Box]), learning)
    seen = set[Any]()
    found = twin.copy(twin.decode(b'[{"a": 1, "size": 1, "d": null}, {"size": 2, "b c": 3}, {"size": 3}]'), seen)
    assert [{"a": 1, "d": None}, {"b c": 3}, {}] == [box.additional_properties for box in found]
    assert set(lessons) == seen


def test_a_drift_that_is_not_learned_is_for_the_tolerant_reading() -> None:
    """A twin that cannot tell shapes apart reads them, and leaves a drift within to the tolerant reading."""
    twin = twins.twin_of(shape_of(models.Colour | models.Level | date), Learning())
    assert DAY == twin.copy(twin.decode(b'"2020-01-02"'), set())
    with pytest.raises(twins.UnlearnedError):
        twin.copy(twin.decode(b'"mauve"'), set())


def test_a_file_is_in_no_twin() -> None:
    """A twin of a model with a file refuses what is sent for it, in the words of the tolerant reading."""
    twin = twins.twin_of(shape_of(models.Upload), Learning())
    with pytest.raises(codec.Mismatch, match="no file, which JSON cannot hold at"):
        twin.copy(twin.decode(b'{"payload": "x"}'), set())


def test_lessons_reach_a_field_within_choices() -> None:
    """What is learned of a field holds where it is a choice of several, and of null among them."""
    learning = Learning()
    null = (Several, "colour_or_text", "null")
    known = [null, (Several, "boxes", "null"), (Several, "boxes", "loose"), (Several, "number", "loose")]
    learning.note(known * 2)
    twin = twins.twin_of(shape_of(Several), learning)
    seen = set[Any]()
    document = {"text": None, "colour_or_text": None, "boxes": [{"size": 1}, None], "number": 1, "constant": "a"}
    model = twin.copy(twin.decode(json.dumps(document).encode()), seen)
    expected = reader_of(shape_of(Several))(document, None, Notes())
    assert (repr(expected), {null}) == (repr(model), seen)
    seen = set()
    document = {"text": 5, "boxes": None, "colour": None}
    model = twin.copy(twin.decode(json.dumps(document).encode()), seen)
    assert repr(reader_of(shape_of(Several))(document, None, Notes())) == repr(model)


def test_a_learned_null_leaves_values_as_they_are() -> None:
    """A field of which null was learned reads its other values as before, turned into what they are."""
    learning = Learning()
    names = ("from", "colour", "moments", "a-b")
    learning.note([(models.Part, name, "null") for name in names] * 2)
    twin = twins.twin_of(shape_of(models.Part), learning)
    for document, lessons in (
        ({"from": 1, "colour": "red", "moments": ["2020-01-02T03:04:05Z"], "a-b": "x"}, ()),
        ({"from": 1, "colour": None, "moments": None, "a-b": None}, names[1:]),
        ({"from": 1}, ()),
    ):
        seen = set[Any]()
        model = twin.copy(twin.decode(json.dumps(document).encode()), seen)
        assert repr(reader_of(shape_of(models.Part))(document, None, Notes())) == repr(model)
        assert {(models.Part, name, "null") for name in lessons} == seen


def test_a_twin_is_named_in_tracebacks() -> None:
    """The functions of a twin have the file name of all that is made, and its class the name of the model."""
    twin = twins.twin_of(shape_of(Box), Learning())
    assert "<clientwright>" == twin.copy.__code__.co_filename
    assert "Box" == type(twin.decode(b'{"size": 1}')).__name__
