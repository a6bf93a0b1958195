"""The formats that OpenAPI and JSON Schema register: what they apply to, and how their values look.

See https://spec.openapis.org/registry/format/ and https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime
from typing import Final

#: The lowest and the highest value of each integer format.
INTEGER_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
    "double-int": (-(2**53) + 1, 2**53 - 1),
}

_NUMBERS: Final = frozenset({"integer", "number"})
_TEXT: Final = frozenset({"string"})

#: The JSON types that each known format applies to.
KNOWN: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(INTEGER_RANGES, _NUMBERS | _TEXT),
    **dict.fromkeys(("float", "double", "unixtime", "sf-integer", "sf-decimal"), _NUMBERS),
    **dict.fromkeys(("decimal", "decimal128"), _NUMBERS | _TEXT),
    **dict.fromkeys(
        (
            "base64url", "binary", "byte", "char", "commonmark", "date", "date-time", "date-time-local", "duration",
            "email", "hostname", "html", "http-date", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
            "iri-reference", "json-pointer", "media-range", "password", "regex", "relative-json-pointer", "sf-binary",
            "sf-string", "sf-token", "time", "time-local", "uri", "uri-reference", "uri-template", "uuid",
        ),
        _TEXT,
    ),
    "sf-boolean": frozenset({"boolean"}),
}  # fmt: skip

_LOCAL_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?", re.ASCII)
_LOCAL_DATE_TIME: Final = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]" + _LOCAL_TIME.pattern, re.ASCII
)


def _byte(value: str) -> bool:
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _base64url(value: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]*={0,2}", value) is not None and len(value.rstrip("=")) % 4 != 1


def _decimal(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _http_date(value: str) -> bool:
    try:
        return parsedate_to_datetime(value).tzinfo is not None and value.endswith("GMT")
    except (TypeError, ValueError, IndexError):
        return False


#: Whether a text has the format, for the formats of OpenAPI that JSON Schema does not have.
CHECKERS: Final[Mapping[str, Callable[[str], bool]]] = {
    "byte": _byte,
    "base64url": _base64url,
    "char": lambda value: len(value) == 1,
    "decimal": _decimal,
    "decimal128": _decimal,
    "http-date": _http_date,
    "date-time-local": lambda value: _LOCAL_DATE_TIME.fullmatch(value) is not None,
    "time-local": lambda value: _LOCAL_TIME.fullmatch(value) is not None,
}
