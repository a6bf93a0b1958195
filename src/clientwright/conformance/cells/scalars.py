"""What kinds of values a text, number or boolean can have that a client might treat each in its own way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

import jsonschema_rs
from attrs import frozen
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from clientwright.conformance.schema_views import View
from clientwright.pipeline.documents import JSON

Test: TypeAlias = Callable[[JSON], bool]


@frozen
class Variant:
    """One kind of value that a place can have.

    Attributes:
        name: What it is called.
        holds: Tells whether a value is of it.
        samples: Some values of it, the plainest first.

    """

    name: str
    holds: Test
    samples: tuple[JSON, ...]


_OFFSET: Final = re.compile(r"[+-]\d\d:\d\d$", re.ASCII)
_TEXTS: Final = (
    Variant("empty", lambda value: value == "", ("",)),
    Variant("text", lambda value: isinstance(value, str) and value.isascii() and value != "", ("text",)),
    Variant("non-ascii", lambda value: isinstance(value, str) and not value.isascii(), ("Zoë ☂",)),
)
_INSTANTS: Final = (
    Variant("Z", lambda value: isinstance(value, str) and value.endswith("Z"), ("2024-02-29T12:34:56Z",)),
    Variant(
        "offset", lambda value: isinstance(value, str) and bool(_OFFSET.search(value)), ("2024-02-29T12:34:56+05:30",)
    ),
    Variant(
        "fraction", lambda value: isinstance(value, str) and "." in value, ("2024-02-29T12:34:56.789Z",)
    ),
)  # fmt: skip
_SIGNS: Final = (
    Variant("zero", lambda value: _is_number(value) and value == 0, (0,)),
    Variant("negative", lambda value: _is_number(value) and value < 0, (-1,)),
    Variant("positive", lambda value: _is_number(value) and value > 0, (1,)),
)
_NUMBERS: Final = (
    *_SIGNS,
    Variant("integral", lambda value: isinstance(value, int) and not isinstance(value, bool), (2,)),
    Variant("fractional", lambda value: isinstance(value, float) and not value.is_integer(), (0.5, -0.5)),
)
_BOOLEANS: Final = (
    Variant("true", lambda value: value is True, (True,)),
    Variant("false", lambda value: value is False, (False,)),
)
_NULL: Final = Variant("null", lambda value: value is None, (None,))
_ANYTHING: Final = (
    _NULL,
    Variant("text", lambda value: isinstance(value, str), ("text",)),
    Variant("number", lambda value: fits_kind("number", value), (1, 0.5)),
    Variant("boolean", lambda value: isinstance(value, bool), (True, False)),
    Variant("array", lambda value: isinstance(value, list), (["text"],)),
    Variant("object", lambda value: isinstance(value, dict), ({"key": "value"},)),
)
_BY_KIND: Final[Mapping[str, tuple[Variant, ...]]] = {
    "string": _TEXTS, "integer": _SIGNS, "number": _NUMBERS, "boolean": _BOOLEANS, "any": _ANYTHING, "null": (_NULL,),
}  # fmt: skip
#: A text of each format whose texts are of one kind.
SAMPLES: Final[Mapping[str, str]] = {
    "date": "2024-02-29",
    "uuid": "3f2b8c1e-9d47-4a6b-8e15-0c7d2a9b4f63",
    "email": "someone@example.com",
    "uri": "https://example.com/a",
    "uri-reference": "/a",
    "iri": "https://example.com/a",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "12:34:56Z",
    "duration": "P1DT2H",
    "byte": "dGV4dA==",
    "json-pointer": "/a",
    "regex": "a+",
}
_NEUTRAL: Final = frozenset({"default", "deprecated"})


def scalar_variants(kind: str, seen: View) -> tuple[Variant, ...]:
    """Give the kinds of values of a scalar without an enum, whatever its bounds are."""
    written = str(seen.keywords.get("format"))
    if kind == "string" and written == "date-time":
        return _INSTANTS
    if kind == "string" and written in SAMPLES:
        return (Variant("value", lambda value: isinstance(value, str), (SAMPLES[written],)),)
    return _BY_KIND[kind]


def member_name(value: JSON) -> str:
    """Write a member of an enum as the name of its variant."""
    return "=" + json.dumps(value, ensure_ascii=False)


def unknown_member(kind: str, members: list[JSON]) -> JSON:
    """Give a value of the kind of an enum's members that is none of them."""
    if kind == "integer":
        return max(members) + 1
    found = "unknown_member"
    while found in members:
        found += "_"
    return found


def pool(kind: str, seen: View, written: JSON) -> tuple[JSON, ...]:
    """Give values of a scalar that its keywords allow, the plainest first.

    Args:
        kind: What the value is.
        seen: Its schema, read.
        written: Its schema as it is written, with the examples that it has of its own.

    """
    if "enum" in seen.keywords:
        return tuple(seen.keywords["enum"])
    check = scalar_check(kind, seen)
    plain = [sample for variant in scalar_variants(kind, seen) for sample in variant.samples]
    wanted = [value for value in (*plain, *_own(written), *_at_bounds(kind, seen)) if check(value)]
    return tuple(dict.fromkeys(wanted)) if kind not in {"any", "null"} else tuple(wanted)


def _own(written: JSON) -> Iterator[JSON]:
    if isinstance(written, dict):
        examples = written.get("examples", ())
        scalars = [*(examples if isinstance(examples, list) else ()), written.get("example"), written.get("default")]
        yield from (value for value in scalars if isinstance(value, str | int | float) and not isinstance(value, bool))


def _at_bounds(kind: str, seen: View) -> Iterator[JSON]:
    words = seen.keywords
    if kind == "string":
        if "pattern" in words:
            yield _matching(str(words["pattern"]))
        for text in ("text", "Zoë ☂", SAMPLES.get(str(words.get("format")), "a")):
            yield text.ljust(int(words.get("minLength", 0)), text[-1])[: words.get("maxLength")]
    elif kind in {"integer", "number"}:
        step = words.get("multipleOf", 1)
        names = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
        bounds = [words[name] for name in names if name in words and not isinstance(words[name], bool)]
        for bound in (*bounds, 0):
            yield from (bound, bound + step, bound - step)
            if kind == "number":
                yield from (bound + 0.5, bound - 0.5, float(bound) + 0.001, float(bound) - 0.001)
        if len(bounds) > 1:
            yield sum(bounds) / len(bounds)


@lru_cache(maxsize=1024)
def _matching(pattern: str) -> str:
    """Give the simplest text that matches a pattern: what is tried first, so that chance plays no part."""
    how = settings(database=None, derandomize=True, max_examples=1, phases=(Phase.generate,))
    return str(find(st.from_regex(pattern), lambda _: True, settings=how))


def scalar_check(kind: str, seen: View) -> Test:
    """Give what tells whether a scalar is of its kind and keeps its keywords."""
    asserted = {name: value for name, value in seen.keywords.items() if name not in _NEUTRAL}
    if kind == "null":
        return lambda value: value is None
    if not asserted or kind == "any":
        return lambda value: fits_kind(kind, value)
    schema = {"type": kind, **asserted}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid


def fits_kind(kind: str, value: JSON) -> bool:
    """Tell whether a value is of a kind of JSON value: 1.0 is an integer, true is no number."""
    if kind == "any":
        return True
    if kind == "integer":
        return _is_number(value) and (isinstance(value, int) or value.is_integer())
    if kind == "number":
        return _is_number(value)
    types = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    return isinstance(value, types[kind])


def _is_number(value: JSON) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
