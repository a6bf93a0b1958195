"""Writes models: straight-line code and msgspec first; writing.py where they refuse, to read on or to say where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from clientwright.codec.plans import shape_of
from clientwright.codec.remembering import once
from clientwright.codec.shapes import AnyModel, Object
from clientwright.codec.straight_writing import straight_writer
from clientwright.codec.writing import plain, plainly
from clientwright.errors import EncodeError
from clientwright.models import MapModel

_REFUSALS: Final = (EncodeError, AttributeError, TypeError, ValueError, OverflowError, RecursionError)
_ENCODE: Final = msgspec.json.Encoder().encode


def encode(annotation: Any, value: object) -> bytes:
    """Write a value as JSON.

    Args:
        annotation: What it has to be.
        value: The value.

    Raises:
        EncodeError: It is something else; the path says where.

    """
    try:
        return _ENCODE(_sent(annotation)(value))
    except _REFUSALS:
        return _ENCODE(plain(annotation, value))


def to_dict(model: MapModel[Any]) -> dict[str, Any]:
    """Write a model as JSON has it.

    Raises:
        EncodeError: A field holds what it cannot.

    """
    found: dict[str, Any]
    try:
        found = msgspec.to_builtins(_shown(type(model))(model))
    except _REFUSALS:
        found = plainly(model)
    return found


@once
def _sent(annotation: Any) -> Callable[[Any], Any]:
    return straight_writer(shape_of(annotation), sent=True)


@once
def _shown(model: AnyModel) -> Callable[[Any], Any]:
    return straight_writer(Object(model), sent=False)
