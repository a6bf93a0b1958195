"""Hypothesis strategies of the values of each format."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.pipeline.documents import JSON

#: The least and greatest integer of each format; without one, those that every JSON reader keeps exact.
INTEGER_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "int53": (-(2**53), 2**53),
}
_LABEL: Final = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
_OFFSETS: Final = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def _instant(moment: datetime, spelling: str) -> str:
    """Write an instant as RFC 3339 allows: with `Z` or `+00:00` where it is UTC, whole seconds with `.0` or bare."""
    text = moment.isoformat()
    if spelling[0] == "." and moment.microsecond == 0:
        text = f"{text[:19]}.0{text[19:]}"
    return text.replace("+00:00", "Z") if spelling[-1] == "Z" else text


def _instants() -> SearchStrategy[str]:
    zones = st.just(UTC) | _OFFSETS
    moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001 (zones follow)
    return st.builds(_instant, moments, st.sampled_from(["Z", "+", ".Z", ".+"]))


FORMATS: Final[Mapping[str, SearchStrategy[JSON]]] = {
    "date-time": _instants(),
    "date": st.dates(date(1000, 1, 1)).map(date.isoformat),
    "uuid": st.uuids().map(str),
    "password": st.text(st.characters(codec="utf-8"), max_size=12),
    "byte": st.binary(max_size=12).map(lambda raw: base64.b64encode(raw).decode()),
    "email": st.builds("{}@{}.example".format, _LABEL, _LABEL),
    "uri": st.builds("https://{}.example/{}".format, _LABEL, _LABEL),
    "double": st.floats(allow_nan=False, allow_infinity=False),
}
