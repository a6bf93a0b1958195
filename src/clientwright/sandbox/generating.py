"""Make values that fit a schema, the same ones for the same seed."""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final
from uuid import UUID

import jsonschema_rs
from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.formats import INTEGER_RANGES
from clientwright.pipeline.walking import Spec
from clientwright.sandbox.patterns import text_of

_DEEP: Final = 6
_FIRST: Final = datetime(2024, 1, 1, tzinfo=UTC)
_HEX: Final = frozenset("0123456789abcdef-")
_SPAN: Final = 2 * 365 * 86400
_WORDS: Final = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "jetty")


def _moment(source: random.Random) -> datetime:
    return _FIRST + timedelta(seconds=source.randrange(_SPAN))


_FORMATS: Final[Mapping[str, Callable[[random.Random], str]]] = {
    "date": lambda source: _moment(source).date().isoformat(),
    "date-time": lambda source: _moment(source).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date-time-local": lambda source: _moment(source).strftime("%Y-%m-%dT%H:%M:%S"),
    "time": lambda source: _moment(source).strftime("%H:%M:%SZ"),
    "time-local": lambda source: _moment(source).strftime("%H:%M:%S"),
    "duration": lambda source: f"P{source.randrange(1, 30)}D",
    "uuid": lambda source: str(UUID(int=source.getrandbits(128), version=4)),
    "email": lambda source: f"{source.choice(_WORDS)}.{source.randrange(10**6)}@example.com",
    "idn-email": lambda source: f"{source.choice(_WORDS)}.{source.randrange(10**6)}@example.com",
    "uri": lambda source: f"https://example.com/{source.choice(_WORDS)}/{source.randrange(10**6)}",
    "iri": lambda source: f"https://example.com/{source.choice(_WORDS)}/{source.randrange(10**6)}",
    "uri-reference": lambda source: f"/{source.choice(_WORDS)}",
    "iri-reference": lambda source: f"/{source.choice(_WORDS)}",
    "hostname": lambda source: f"{source.choice(_WORDS)}.example.com",
    "idn-hostname": lambda source: f"{source.choice(_WORDS)}.example.com",
    "ipv4": lambda source: f"192.0.2.{source.randrange(256)}",
    "ipv6": lambda source: f"2001:db8::{source.randrange(1, 2**16):x}",
    "json-pointer": lambda source: f"/{source.choice(_WORDS)}",
    "relative-json-pointer": lambda source: str(source.randrange(9)),
    "byte": lambda source: base64.b64encode(source.randbytes(6)).decode(),
    "base64url": lambda source: base64.urlsafe_b64encode(source.randbytes(6)).decode(),
    "char": lambda source: source.choice(string.ascii_lowercase),
    "decimal": lambda source: f"{source.randrange(10**4)}.{source.randrange(100):02}",
    "decimal128": lambda source: f"{source.randrange(10**4)}.{source.randrange(100):02}",
    "http-date": lambda source: format_datetime(_moment(source), usegmt=True),
    **dict.fromkeys(INTEGER_RANGES, lambda source: str(source.randrange(100))),
}


def alike(value: JSON, source: random.Random) -> JSON:
    """Give another value that looks like one: letters for letters, digits for digits, hex digits for an id of such.

    Args:
        value: A text or a whole number; any other value is given back.
        source: Where chance comes from.

    """
    if isinstance(value, int) and not isinstance(value, bool):
        return source.randrange(10**9, 2**53)
    if not isinstance(value, str):
        return value
    is_hex = len(value) > 1 and _HEX.issuperset(value)
    return "".join(_alike(character, source, is_hex=is_hex) for character in value)


def _alike(character: str, source: random.Random, *, is_hex: bool) -> str:
    if is_hex and character != "-":
        return source.choice("0123456789abcdef")
    for kind in (string.ascii_uppercase, string.ascii_lowercase, string.digits):
        if character in kind:
            return source.choice(kind)
    return character


@frozen
class Generator:
    """Makes values of the schemas of a description.

    Attributes:
        spec: The description.
        minimal: Whether properties that need not be there are left out.

    """

    spec: Spec
    minimal: bool = False

    def value(self, schema: JSON, source: random.Random, depth: int = 0) -> JSON:
        """Make a value of a schema, every property there unless it is nested deeply.

        Args:
            schema: A Schema Object; references lead into the description.
            source: Where chance comes from.
            depth: How deeply the value is nested.

        """
        target = self._merged(schema)
        for keyword in ("const", "default"):
            if keyword in target:
                return target[keyword]
        if isinstance(target.get("enum"), list) and target["enum"]:
            return source.choice(target["enum"])
        for keyword in ("oneOf", "anyOf"):
            if target.get(keyword):
                return self._branch(target, keyword, source, depth)
        kinds = target.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else [kind for kind in kinds if kind != "null"] or ["null"]
        kind = kinds[0] if kinds and "type" in target else _guess(target)
        return _MAKERS.get(kind, _nothing)(self, target, source, depth)

    def _branch(self, target: dict[str, Any], keyword: str, source: random.Random, depth: int) -> JSON:
        rest = {key: value for key, value in target.items() if key not in {keyword, "type"}}
        branches = [branch for branch in target[keyword] if self._merged(branch).get("type") != "null"]
        if not branches or depth > _DEEP:
            branches = target[keyword][-1:]
        return self.value({"allOf": [rest, branches[0]]} if "properties" in rest else branches[0], source, depth)

    def _merged(self, schema: JSON) -> dict[str, Any]:
        if not isinstance(schema, dict):
            return {}
        target, _ = self.spec.follow(schema)
        if not isinstance(target, dict):
            return {}
        merged = {**target, **{key: value for key, value in schema.items() if key not in {"$ref", "allOf"}}}
        for part in merged.pop("allOf", ()):
            inner = self._merged(part)
            properties = {**merged.get("properties", {}), **inner.get("properties", {})}
            required = [*merged.get("required", ()), *inner.get("required", ())]
            merged = {**inner, **merged, "properties": properties, "required": required}
            merged = {key: value for key, value in merged.items() if value or key not in {"properties", "required"}}
        return merged


def _guess(target: dict[str, Any]) -> str:
    return "object" if "properties" in target else "array" if "items" in target else "any"


def _nothing(_generator: Generator, target: dict[str, Any], source: random.Random, _depth: int) -> JSON:
    return source.choice(target["examples"]) if target.get("examples") else None


def _object(generator: Generator, target: dict[str, Any], source: random.Random, depth: int) -> JSON:
    needed = target.get("required", ())
    properties = target.get("properties", {})
    made = {
        name: generator.value(part, source, depth + 1)
        for name, part in properties.items()
        if (name in needed or (depth < _DEEP and not generator.minimal))
        and not (isinstance(part, dict) and part.get("writeOnly"))
    }
    further = target.get("additionalProperties")
    for name in (name for name in needed if name not in properties):
        made[name] = generator.value(further, source, depth + 1)
    for count in range(target.get("minProperties", 0) - len(made)):
        made[f"member{count}"] = generator.value(further, source, depth + 1)
    return made


def _array(generator: Generator, target: dict[str, Any], source: random.Random, depth: int) -> JSON:
    least = target.get("minItems", 0)
    wanted = max(least, min(1 if depth < _DEEP else 0, target.get("maxItems", 1)))
    first = [generator.value(part, source, depth + 1) for part in target.get("prefixItems", ())]
    return first + [generator.value(target.get("items"), source, depth + 1) for _ in range(wanted - len(first))]


def _number(_generator: Generator, target: dict[str, Any], source: random.Random, _depth: int) -> JSON:
    fits = jsonschema_rs.Draft202012Validator({key: target[key] for key in target if key in _NUMERIC})
    known = [value for value in target.get("examples", ()) if fits.is_valid(value)]
    if known:
        return source.choice(known)
    step = target.get("multipleOf", 1)
    least, most = INTEGER_RANGES.get(target.get("format", ""), (-(2**53), 2**53))
    high = min(most, target.get("maximum", most), target.get("exclusiveMaximum", most))
    low = max(least, target.get("minimum", min(0, high - 1000)), target.get("exclusiveMinimum", least))
    high = min(high, low + 1000 * step)
    whole = int(-(-low // step)), int(high // step)
    tried = [source.randint(*sorted(whole)) * step for _ in range(20)] + [low, high, (low + high) / 2]
    return next((value for value in tried if fits.is_valid(value)), low)


def _text(_generator: Generator, target: dict[str, Any], source: random.Random, _depth: int) -> JSON:
    if isinstance(target.get("pattern"), str):
        return text_of(target["pattern"], source)
    stated = target.get("format", "")
    if stated in _FORMATS:
        return _FORMATS[stated](source)
    if target.get("examples"):
        return source.choice(target["examples"])
    text = source.choice(_WORDS)
    least, most = target.get("minLength", 0), target.get("maxLength", len(text))
    return (text * (least // len(text) + 1))[: max(least, min(most, len(text)))]


_NUMERIC: Final = frozenset(
    {"type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"}
)
_MAKERS: Final[Mapping[str, Callable[[Generator, dict[str, Any], random.Random, int], JSON]]] = {
    "object": _object,
    "array": _array,
    "integer": _number,
    "number": _number,
    "string": _text,
    "boolean": lambda _generator, target, source, _depth: source.choice(target.get("examples") or [True, False]),
    "null": lambda *_: None,
}


def written_like(moment: datetime, example: JSON) -> JSON:
    """Write a moment as an example of one is written.

    Args:
        moment: The moment, in UTC.
        example: A calendar date, or an instant with or without a fraction and with `Z` or an offset.

    """
    if not isinstance(example, str) or len(example) <= len(date.min.isoformat()):
        return moment.date().isoformat()
    fraction = example[20:].rstrip("Z") if example[19:20] == "." else ""
    digits = f".{f'{moment.microsecond:06}'[: len(fraction)]:0<{len(fraction)}}" if fraction.isdecimal() else ""
    zone = "Z" if example.endswith("Z") else "+00:00"
    return f"{moment:%Y-%m-%dT%H:%M:%S}{digits}{zone}"
