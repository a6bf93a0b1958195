"""Dates, times and UUIDs in texts: as RFC 3339 and msgspec write them, and otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec

STRICT: Final[Mapping[Any, Any]] = {datetime: Annotated[datetime, msgspec.Meta(tz=True)], date: date, UUID: UUID}
_LEAP: Final = re.compile(r"(?<=^\d{4}-\d\d-\d\d.\d\d:\d\d:)60(?!\d)")


def strict_reader(kind: Any) -> Callable[[str], Any]:
    """Give what reads a text exactly as a twin does, and raises ValueError where a twin refuses."""
    decode = msgspec.json.Decoder(STRICT[kind]).decode

    def read(text: str) -> Any:
        if "\\" in text:  # would be read as an escape
            raise ValueError(kind)
        try:
            return decode(f'"{text}"')
        except msgspec.MsgspecError as error:  # a ValueError only in newer msgspec
            raise ValueError(kind) from error

    return read


def _loose_datetime(text: str) -> datetime:
    early, leaps = _LEAP.subn("59", text)
    return datetime.fromisoformat(early) + timedelta(seconds=leaps)


_LOOSE: Final[Mapping[Any, Callable[[str], Any]]] = {
    datetime: _loose_datetime,
    date: date.fromisoformat,
    UUID: UUID,
}


def loose(kind: Any, text: str) -> Any:
    """Read a text that a twin refuses.

    Raises:
        ValueError: It is nothing of the kind.

    """
    try:
        return _LOOSE[kind](text)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def written_instant(value: datetime) -> str:
    """Write a date and time as RFC 3339 asks for, with an offset in whole minutes, and UTC as `Z`."""
    offset = value.utcoffset() or timedelta()
    return (value.astimezone(UTC) if offset % timedelta(minutes=1) else value).isoformat().replace("+00:00", "Z")
