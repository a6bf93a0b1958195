"""Answers in whose JSON one field is not as documented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientwright.sandbox.faults.trees import Path, at, document, drop, first_leaf, leaves, pointed, put, written
from clientwright.sandbox.faults.values import Answer, Hints, Scene

UNKNOWN_FIELD = "xUnheardOf"
UNKNOWN_VALUE = "X_UNHEARD_OF"
UNREADABLE = "the day after tomorrow"


def missing(_: Scene, answer: Answer) -> Answer | None:
    """Leave out the first required field; without hints, the first field."""
    return _field(answer, drop)


def null(_: Scene, answer: Answer) -> Answer | None:
    """Put null in the place of the first required field; without hints, of the first field."""
    return _field(answer, lambda data, path: put(data, path, lambda _: None))


def mistyped(_: Scene, answer: Answer) -> Answer | None:
    """Put a value of another type in the place of the first required field; without hints, of the first field."""
    return _field(answer, lambda data, path: put(data, path, _other))


def unknown_field(_: Scene, answer: Answer) -> Answer | None:
    """Add a field that nobody has documented to every object."""
    data = document(answer)
    grown = _grown(data)
    return None if grown == data else answer.with_body(written(grown))


def unknown_enum(_: Scene, answer: Answer) -> Answer | None:
    """Put a value that nobody has documented in the place of the first enum value; without hints, of the first text."""
    data = document(answer)
    found = [path for path in (pointed(data, one) for one in answer.hints.enums) if path]
    path = found[0] if found else first_leaf(data, (str,))
    if path is None or (answer.hints != Hints() and not found):
        return None
    return answer.with_body(written(put(data, path, lambda _: UNKNOWN_VALUE)))


def bad_format(_: Scene, answer: Answer) -> Answer | None:
    """Put a text in the place of the first date, time, id or the like that is none."""
    data = document(answer)
    path = next((path for path in (pointed(data, one) for one in answer.hints.formats) if path), None)
    return None if path is None else answer.with_body(written(put(data, path, lambda _: UNREADABLE)))


def _field(answer: Answer, change: Callable[[Any, Path], Any]) -> Answer | None:
    data = document(answer)
    path = _required(data, answer.hints.required)
    return None if path is None else answer.with_body(written(change(data, path)))


def _required(data: Any, pointers: tuple[str, ...]) -> Path | None:
    """Find a member of an object."""
    paths = [path for path in (pointed(data, one) for one in pointers) if path]
    if not pointers:
        paths = [path for path, _ in leaves(data) if path]
        paths = [path[: index + 1] for path in paths[:1] for index, key in enumerate(path) if isinstance(key, str)]
    return next((path for path in paths if isinstance(at(data, path[:-1]), dict)), None)


def _other(value: Any) -> Any:
    return {"unexpected": True} if not isinstance(value, dict) else "unexpected"


def _grown(data: Any) -> Any:
    if isinstance(data, dict):
        return {**{key: _grown(value) for key, value in data.items()}, UNKNOWN_FIELD: {"since": 1}}
    return [_grown(item) for item in data] if isinstance(data, list) else data
