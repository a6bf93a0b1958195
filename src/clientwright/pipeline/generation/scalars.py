"""Write scalar values of JSON as Python, each as the type that a property has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from clientwright.pipeline.documents import JSON

PLACEHOLDERS: dict[type, JSON] = {
    BooleanProperty: True,
    DateProperty: "2026-01-31",
    DateTimeProperty: "2026-01-31T12:00:00+00:00",
    FloatProperty: 1.0,
    IntProperty: 1,
    StringProperty: "...",
    UuidProperty: "00000000-0000-4000-8000-000000000000",
}


def _text(value: JSON) -> str | None:
    return repr(value) if isinstance(value, str) else None


def _whole_number(value: JSON) -> str | None:
    return repr(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: JSON) -> str | None:
    return repr(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _flag(value: JSON) -> str | None:
    return repr(value) if isinstance(value, bool) else None


def _date(value: JSON) -> str | None:
    try:
        found = dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return f"datetime.date({found.year}, {found.month}, {found.day})" if found else None


def _moment(value: JSON) -> str | None:
    try:
        found = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return f"datetime.datetime.fromisoformat({value!r})" if found and found.tzinfo else None


def _uuid(value: JSON) -> str | None:
    try:
        return f"UUID({str(UUID(value))!r})" if isinstance(value, str) else None
    except ValueError:
        return None


SCALARS: dict[type, Callable[[JSON], str | None]] = {
    BooleanProperty: _flag,
    DateProperty: _date,
    DateTimeProperty: _moment,
    FloatProperty: _number,
    IntProperty: _whole_number,
    NoneProperty: lambda value: "None" if value is None else None,
    StringProperty: _text,
    UuidProperty: _uuid,
}
