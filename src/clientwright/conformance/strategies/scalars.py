"""Make what draws texts, numbers and listed values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil, floor
from typing import Any, Final, Literal

import jsonschema_rs
from hypothesis import strategies as st

from clientwright.conformance.strategies.drawing import NOTHING, Made, Maker
from clientwright.conformance.strategies.formats import ANNOTATIONS, FORMATS, INTEGER_RANGES, Leaf
from clientwright.conformance.strategies.parts import Part, unknown
from clientwright.conformance.strategies.patterns import matching
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.walking import Spec

_CHARACTERS: Final = st.characters(codec="utf-8")
_BOOLEAN: Final = Made(Leaf(st.booleans()))
_NULL: Final = Made(null=True)
#: How many characters a text has over the fewest, where nothing says so.
_LONGER: Final = 12
_SIMPLE: Final = frozenset(
    {
        "type", "enum", "const", "format", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    }
)  # fmt: skip


def enumerated(parts: Sequence[Part]) -> Made:
    """Draw the values that one part lists and every other allows."""
    listed = next(part.schema for part in parts if {"enum", "const"} & part.schema.keys())
    values: list[JSON] = listed["enum"] if "enum" in listed else [listed["const"]]
    simple = [{name: value for name, value in part.schema.items() if name in _SIMPLE} for part in parts]
    if any(schema.keys() - {"enum"} for schema in simple) or len(simple) > 1:
        fits = jsonschema_rs.Draft202012Validator({"allOf": simple}, validate_formats=True).is_valid
        values = [value for value in values if fits(value)]
    told = [value for value in values if value is not None]
    return Made(Leaf(st.sampled_from(told)) if told else None, len(told) < len(values))


def scalar(spec: Spec, name: str, parts: Sequence[Part]) -> Maker:
    """Make what draws values of a type that holds no others.

    Raises:
        PipelineError: A format is not known for the type.

    """
    if name in {"null", "boolean"}:
        made = _NULL if name == "null" else _BOOLEAN
    else:
        made = {"string": _text, "integer": _integer, "number": _number}[name](spec, parts)
    return lambda _: made


def values_of(parts: Iterable[Part], keyword: str) -> list[Any]:
    """Give what the parts say by a keyword."""
    return [part.schema[keyword] for part in parts if keyword in part.schema]


def _formats(spec: Spec, parts: Sequence[Part], known: Iterable[str]) -> list[str]:
    found = []
    for part in parts:
        name = part.schema.get("format")
        if name is not None and name not in known:
            raise unknown(spec, f"The format {name!r}", join(part.pointer, "format"))
        if name is not None and name not in ANNOTATIONS:
            found.append(name)
    return found


def _text(spec: Spec, parts: Sequence[Part]) -> Made:
    names = _formats(spec, parts, FORMATS)
    shortest = max(values_of(parts, "minLength"), default=0)
    longest = min(values_of(parts, "maxLength"), default=shortest + _LONGER)
    if shortest > longest:
        return NOTHING
    patterns = values_of(parts, "pattern")
    if patterns:
        return Made(matching(patterns[0]))
    if names and not (names[0] in _FREE and values_of(parts, "minLength")):
        return Made(FORMATS[names[0]])
    return Made(Leaf(st.text(_CHARACTERS, min_size=shortest, max_size=min(longest, shortest + _LONGER))))


#: Formats of texts that may be any text.
_FREE: Final = frozenset({"password", "binary", "commonmark", "html"})


def _limits(parts: Sequence[Part]) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    names = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    low, above, high, below = (values_of(parts, name) for name in names)
    return low, above, high, below


def _integer(spec: Spec, parts: Sequence[Part]) -> Made:
    names = _formats(spec, parts, {*INTEGER_RANGES, *ANNOTATIONS, "unixtime"})
    ranges = [INTEGER_RANGES[name] for name in names if name in INTEGER_RANGES] or [INTEGER_RANGES["int53"]]
    low, above, high, below = _limits(parts)
    lows = [*map(ceil, low), *(floor(limit) + 1 for limit in above), *(limit for limit, _ in ranges)]
    highs = [*map(floor, high), *(ceil(limit) - 1 for limit in below), *(limit for _, limit in ranges)]
    least, most = max(lows), min(highs)
    steps = values_of(parts, "multipleOf")
    if len(steps) == 1 and isinstance(steps[0], int) and steps[0] > 1:
        step = steps[0]
        first, last = -(-least // step), most // step
        return Made(Leaf(st.integers(first, last), lambda count: count * step)) if first <= last else NOTHING
    return Made(Leaf(st.integers(least, most))) if least <= most else NOTHING


def _number(spec: Spec, parts: Sequence[Part]) -> Made:
    names = _formats(spec, parts, {"float", "double", "decimal", "decimal128", *INTEGER_RANGES, *ANNOTATIONS})
    if any(name in INTEGER_RANGES for name in names):
        fractions = {"float", "double", "decimal", "decimal128"}
        return _integer(spec, [part.without(*("format",) * (part.schema.get("format") in fractions)) for part in parts])
    low, above, high, below = _limits(parts)
    least, most = max([*low, *above], default=None), min([*high, *below], default=None)
    if steps := values_of(parts, "multipleOf"):
        return Made(_multiples(steps[0], least, most))
    if _empty(least, most, {*above, *below}):
        return NOTHING
    width: Literal[32, 64] = 32 if "float" in names and least is None and most is None else 64
    numbers = st.floats(
        least,
        most,
        allow_nan=False,
        allow_infinity=False,
        width=width,
        exclude_min=least is not None and least in above,
        exclude_max=most is not None and most in below,
    )
    return Made(Leaf(numbers))


def _empty(least: float | None, most: float | None, excluded: set[float]) -> bool:
    if least is None or most is None:
        return False
    return least > most or (least == most and least in excluded)


def _multiples(step: float, least: float | None, most: float | None) -> Leaf:
    exact = Decimal(str(step))
    first = -1000 if least is None else ceil(Decimal(str(least)) / exact)
    last = max(first, 0) + 1000 if most is None else floor(Decimal(str(most)) / exact)
    return Leaf(st.integers(min(first, last), last), lambda count: _plain(exact * count))


def _plain(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)
