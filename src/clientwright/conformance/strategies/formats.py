"""Hypothesis strategies of the values of each format, each made of one choice where it can be."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from ipaddress import IPv4Address, IPv6Address
from typing import Any, Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.pipeline import formats
from clientwright.pipeline.documents import JSON

#: The least and greatest integer of each format; without one, those that every JSON reader keeps exact.
INTEGER_RANGES: Final[Mapping[str, tuple[int, int]]] = {**formats.INTEGER_RANGES, "int53": (-(2**53), 2**53)}
#: Formats that authors write and no register has: they say what a value is for, and promise nothing about it.
ANNOTATIONS: Final = frozenset({"datetime", "path", "repo.nwo", "timestamp"})

_DAY: Final = 86400
_UNITS: Final = (1, 60, 3600, _DAY, 31 * _DAY)
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
#: How far instants lie before and after the year 2000, in seconds: from about 1900 to 2200.
_BEFORE, _AFTER = 100 * 365 * _DAY, 200 * 365 * _DAY
#: The first and the last day that dates have, and the first of the year 2000 among them.
_FIRST, _LAST = date(1000, 1, 1).toordinal(), date.max.toordinal()
_EPOCH_DAY: Final = _EPOCH.toordinal()
#: The farthest offset from UTC, in minutes.
_FARTHEST: Final = 14 * 60
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
#: Odd, so that each number of 128 bits is another's product with it: small numbers give UUIDs unlike each other.
_SPREAD: Final = 0x9E3779B97F4A7C15F39CC0605CEDC835


@frozen
class Leaf:
    """How values that hold no others are drawn.

    Attributes:
        source: What Hypothesis draws.
        finish: Makes the value of it, where it is not the value itself.

    """

    source: SearchStrategy[Any]
    finish: Callable[[Any], JSON] | None = None

    def __call__(self, draw: st.DrawFn) -> JSON:
        """Draw a value."""
        drawn = draw(self.source)
        return drawn if self.finish is None else self.finish(drawn)


def _signed(count: int) -> int:
    """Read the numbers from nought on as 0, -1, 1, -2, 2, so that what is small stays near the middle."""
    return -(count + 1) // 2 if count & 1 else count // 2


def _turned(count: int, before: int, after: int) -> int:
    """Give a number near nought for a small one, and for a great one any from `-before` to `after`."""
    return (_signed(count) + before) % (before + after + 1) - before


def _moment(count: int) -> datetime:
    """Give an instant that is a whole number of seconds, minutes, hours, days or months from the year 2000."""
    steps, unit = divmod(count, len(_UNITS))
    far = _UNITS[unit]
    return _EPOCH + timedelta(seconds=_turned(steps, _BEFORE // far, _AFTER // far) * far)


def _offset(count: int) -> str:
    minutes = _turned(count, _FARTHEST + 60, _FARTHEST - 60) + 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _local(count: int) -> tuple[str, int]:
    """Write a moment without its zone, its second whole, whole and with `.0`, or with a fraction; give what is left."""
    rest, shape = divmod(count, 4)
    digits = f"{rest * 7919 % 10**6:06}"[: rest % 6 + 1]
    return f"{_moment(rest).isoformat()[:19]}{('', '', '.0', '.' + digits)[shape]}", rest


def _instant(count: int) -> str:
    """Write an instant as RFC 3339 allows: with `Z`, `+00:00` or an offset."""
    rest, zone = divmod(count, 4)
    text, rest = _local(rest)
    return text + ("Z", "Z", "+00:00", _offset(rest))[zone]


def _day(count: int) -> str:
    return date.fromordinal(_EPOCH_DAY + _turned(count, _EPOCH_DAY - _FIRST, _LAST - _EPOCH_DAY)).isoformat()


def _time(count: int) -> str:
    return _instant(count)[11:]


def _duration(count: int) -> str:
    rest, unit = divmod(count, 5)
    return (f"P{rest}D", f"PT{rest}S", f"P{rest}W", f"P{rest}M", f"P1Y2M{rest}DT{rest}H")[unit]


def _uuid(count: int) -> str:
    text = f"{count * _SPREAD % 2**128:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _word(count: int) -> str:
    """Write a number in letters: a, b, ... z, aa, ab."""
    text = ""
    while count >= 0:
        text = _LETTERS[count % 26] + text
        count = count // 26 - 1
    return text


def _written(*templates: str) -> Leaf:
    """Fill words into templates, of which the first is the simplest."""

    def write(count: int) -> str:
        rest, turn = divmod(count, len(templates))
        return templates[turn].format(_word(rest % 1009), _word(rest // 7))

    return Leaf(st.integers(0, 2**24), write)


def _counted(finish: Callable[[int], JSON], top: int = 2**40) -> Leaf:
    """Make a value of one number, the simplest of nought."""
    return Leaf(st.integers(0, top), finish)


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


_TEXT: Final = Leaf(st.text(st.characters(codec="utf-8"), max_size=12))
_BYTES: Final = st.binary(max_size=12)

FORMATS: Final[Mapping[str, Leaf]] = {
    "date-time": _counted(_instant),
    "date-time-local": _counted(lambda count: _local(count)[0]),
    "date": _counted(_day, 2**23),
    "time": _counted(_time),
    "time-local": _counted(lambda count: _local(count)[0][11:]),
    "duration": _counted(_duration, 2**16),
    "http-date": _counted(lambda count: format_datetime(_moment(count), usegmt=True)),
    "uuid": _counted(_uuid, 2**128 - 1),
    **dict.fromkeys(("password", "binary", "commonmark", "html", *ANNOTATIONS), _TEXT),
    "char": Leaf(st.characters(codec="utf-8")),
    "byte": Leaf(_BYTES, lambda raw: base64.b64encode(raw).decode()),
    "base64url": Leaf(_BYTES, _base64url),
    "decimal": Leaf(st.decimals(allow_nan=False, allow_infinity=False, places=2), str),
    "email": _written("{}@{}.example"),
    "idn-email": _written("{}@{}.example", "é{}@ü{}.example"),
    "hostname": _written("{}.{}.example"),
    "idn-hostname": _written("{}.{}.example", "ü{}.{}.example"),
    "uri": _written("https://{}.example/{}"),
    "uri-reference": _written("/{}", "https://{}.example/{}", "{}?q={}#top"),
    "uri-template": _written("https://{}.example/{}", "https://{}.example/{}{{/id}}{{?page}}"),
    "iri": _written("https://{}.example/{}", "https://{}.example/é{}"),
    "iri-reference": _written("/{}", "/é{}?q={}"),
    "ipv4": _counted(lambda count: str(IPv4Address(count)), 2**32 - 1),
    "ipv6": _counted(lambda count: str(IPv6Address(count)), 2**128 - 1),
    "json-pointer": _written("", "/{}/{}"),
    "relative-json-pointer": _written("0", "1/{}", "2#"),
    "regex": _written("{}", "^{}[0-9]*{}$"),
    **{name: Leaf(st.integers(*limits), str) for name, limits in INTEGER_RANGES.items()},
}
