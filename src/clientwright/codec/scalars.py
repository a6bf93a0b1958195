"""Writes scalars, each checked to be of its type."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, TypeAlias
from uuid import UUID

from msgspec import UNSET

from clientwright.codec.places import Place, written
from clientwright.codec.shapes import WORDS, ScalarType
from clientwright.codec.texts import written_instant
from clientwright.errors import EncodeError

Writer: TypeAlias = Callable[[Any, Place, bool], Any]
"""Gives the JSON of a value at a place; the last argument says whether it is sent, or only looked at."""


_LARGE: Final = 2000
"""How many bits of a whole number Python always writes as digits."""


def wrong(place: Place, expected: str, value: object) -> EncodeError:
    """Make the error for a value that is not what it has to be."""
    return EncodeError(path=written(place), expected=expected, seen=_kind(value))


def _kind(value: object) -> str:
    return "UNSET" if value is UNSET else "None" if value is None else type(value).__name__


def text(value: Any, place: Place, _sent: bool) -> Any:  # one form for all writers
    """Write a text; half a character is none."""
    if not isinstance(value, str) or isinstance(value, Enum):
        raise wrong(place, WORDS[str], value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise EncodeError(path=written(place), expected="whole characters", seen="half a character") from None
    return str(value)


def _integer(value: Any, place: Place, sent: bool) -> Any:
    if not isinstance(value, int) or isinstance(value, bool | Enum):
        raise wrong(place, WORDS[int], value)
    if sent and value.bit_length() > _LARGE:
        _check_digits(value, place)
    return int(value)


def _check_digits(value: int, place: Place) -> None:
    try:
        str(value)
    except ValueError:
        raise EncodeError(path=written(place), expected=WORDS[int], seen="one of too many digits") from None


def _number(value: Any, place: Place, sent: bool) -> Any:
    if not isinstance(value, float):
        return _integer(value, place, sent) if isinstance(value, int) else fail(place, WORDS[float], value)
    if not math.isfinite(value) and sent:
        raise EncodeError(path=written(place), expected="a finite number", seen="NaN or infinity")
    return float(value)


def fail(place: Place, expected: str, value: object) -> Any:
    """Refuse a value that is not what it has to be."""
    raise wrong(place, expected, value)


def _boolean(value: Any, place: Place, _sent: bool) -> Any:
    return value if isinstance(value, bool) else fail(place, WORDS[bool], value)


def _instant(value: Any, place: Place, sent: bool) -> Any:
    if not isinstance(value, datetime):
        raise wrong(place, WORDS[datetime], value)
    if sent and value.utcoffset() is None:
        raise EncodeError(path=written(place), expected="a date and time with an offset", seen="one without")
    try:
        return written_instant(value) if sent else value.isoformat()
    except OverflowError:
        raise EncodeError(path=written(place), expected=WORDS[datetime], seen="one out of range") from None


def _date(value: Any, place: Place, _sent: bool) -> Any:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong(place, WORDS[date], value)
    return value.isoformat()


def _uuid(value: Any, place: Place, _sent: bool) -> Any:
    return str(value) if isinstance(value, UUID) else fail(place, WORDS[UUID], value)


SCALARS: Final[Mapping[ScalarType, Writer]] = {
    str: text,
    int: _integer,
    float: _number,
    bool: _boolean,
    datetime: _instant,
    date: _date,
    UUID: _uuid,
}


def write_null(value: Any, place: Place, _sent: bool) -> Any:
    """Write null."""
    return None if value is None else fail(place, "None", value)


def write_nothing(value: Any, place: Place, _sent: bool) -> Any:
    """Refuse what JSON has no form for."""
    raise wrong(place, "no file, which JSON cannot hold", value)
