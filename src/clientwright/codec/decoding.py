"""Reads answers: with a twin first, tolerantly where the twin refuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import inf
from threading import Lock
from typing import Any, Final, TypeVar

import msgspec

from clientwright.codec.guards import is_mapping
from clientwright.codec.learning import Learning
from clientwright.codec.notes import Lesson, Notes
from clientwright.codec.places import Mismatch
from clientwright.codec.plans import shape_of
from clientwright.codec.reading import model_reader, reader_of
from clientwright.codec.remembering import once
from clientwright.codec.shapes import AnyModel, Shape
from clientwright.codec.straight_reading import straight_reader
from clientwright.codec.twins import Twin, UnlearnedError, twin_of
from clientwright.drift import Watch
from clientwright.errors import DecodeError
from clientwright.models import MapModel

T = TypeVar("T", bound=MapModel[Any])
_LEARNING: Final = Learning()
_REFUSALS: Final = (
    UnlearnedError, Mismatch, msgspec.MsgspecError, ValueError, OverflowError, RecursionError,
    AttributeError,  # of a frozen class
)  # fmt: skip
_UNUSUAL: Final = (*_REFUSALS, KeyError, TypeError)


class Engine:
    """Reads one shape."""

    def __init__(self, shape: Shape, learning: Learning) -> None:
        self.twin: Twin | None = None
        self._shape = shape
        self._learning = learning
        self._read = reader_of(shape)
        self._lock = Lock()

    def decode(self, content: bytes, watch: Watch | None) -> Any:
        """Read a JSON text.

        Raises:
            Mismatch: It is not what the shape says.

        """
        twin = self.twin or self._renew(None)
        seen: set[Lesson] = set()
        try:
            value = twin.copy(twin.decode(content), seen)
        except _REFUSALS:
            return self._tolerant(content, watch, twin)
        if not seen or watch is None or watch.trusts(seen):
            return value
        return self._tolerant(content, watch, twin)

    def _tolerant(self, content: bytes, watch: Watch | None, twin: Twin) -> Any:
        notes = Notes()
        try:
            value = self._read(_parsed(content, notes), None, notes)
        except RecursionError:
            raise Mismatch(None, "JSON", "too many levels") from None
        self._learning.note(notes.lessons)
        if any(self._learning.of(model) is not learned for model, learned in twin.basis.items()):
            self._renew(twin)
        if watch is not None:
            for finding in notes.findings():
                watch.report(finding.path, finding.alike, finding.expected, finding.seen)
        return value

    def _renew(self, old: Twin | None) -> Twin:
        with self._lock:
            if self.twin is None or self.twin is old:
                self.twin = twin_of(self._shape, self._learning)
            return self.twin


@once
def engine_of(annotation: Any) -> Engine:
    """Give what reads an annotation, with all that this process has learned."""
    return Engine(shape_of(annotation), _LEARNING)


def decode(annotation: Any, content: bytes, watch: Watch | None = None) -> Any:
    """Read the JSON of an answer.

    Args:
        annotation: What it should be.
        content: The bytes.
        watch: Who is told of what is not as specified.

    Raises:
        Mismatch: It is not what it should be.

    """
    return engine_of(annotation).decode(content, watch)


def from_dict(model: type[T], value: Mapping[str, Any]) -> T:
    """Read a model from what JSON gives for it.

    Raises:
        DecodeError: A value is missing or of another type.

    """
    source = _mapping(value)
    made: T
    try:
        made = _straight(model)(source)
    except _UNUSUAL:
        made = _thorough(model, source)
    return made


@once
def _straight(model: AnyModel) -> Callable[[Any], Any]:
    return straight_reader(model)


def _thorough(model: AnyModel, value: Any) -> Any:
    try:
        return model_reader(model)(value, None, Notes())
    except Mismatch as error:
        raise DecodeError(path=error.path, expected=error.expected, seen=error.seen) from None
    except RecursionError:
        raise DecodeError(expected="JSON", seen="too many levels") from None


def _mapping(value: Any) -> Any:
    return dict(value) if value.__class__ is not dict and is_mapping(value) else value


def _parsed(content: bytes, notes: Notes) -> Any:
    """Read JSON as the standard library does, which also takes what is none."""
    try:
        encoding = json.detect_encoding(content)
        text = content.decode(encoding, "surrogatepass")
        value = _loaded(text, notes)
    except (ValueError, RecursionError) as error:
        raise Mismatch(None, "JSON", _fault(content, error)) from None
    if encoding != "utf-8":
        notes.add(None, "JSON in UTF-8", encoding.upper())
    _note_halves(text, value, notes)
    return value


def _loaded(text: str, notes: Notes) -> Any:
    def constant(name: str) -> float:
        notes.add(None, "JSON", name)
        return float(name)

    try:
        return json.loads(text, parse_constant=constant)
    except json.JSONDecodeError:
        raise
    except ValueError:
        notes.add(None, "numbers that Python reads", "a whole number of too many digits")
        return json.loads(text, parse_constant=constant, parse_int=_whole)


def _whole(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:
        return -inf if digits.startswith("-") else inf  # as 1e9999 is


def _fault(content: bytes, error: Exception) -> str:
    if not content.strip():
        return "nothing"
    if isinstance(error, RecursionError):
        return "too many levels"
    return "bytes that are no text" if isinstance(error, UnicodeError) else "another text"


def _note_halves(text: str, value: Any, notes: Notes) -> None:
    r"""Note texts with half a character, written as it is or as `\ud800`."""
    try:
        text.encode()
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        notes.add(None, "whole characters", "half a character")
