"""Check the bounds of Schema Objects: that some value can keep them, and that they apply at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from clientwright.pipeline.documents import join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.schema_reading import is_number, types_of, written
from clientwright.pipeline.walking import Spec

_NUMERIC: Final = frozenset({"number", "integer"})
_APPLIES: Final = {
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), _NUMERIC),
    **dict.fromkeys(("minLength", "maxLength", "pattern"), frozenset({"string"})),
    **dict.fromkeys(("minItems", "maxItems", "uniqueItems", "minContains", "maxContains"), frozenset({"array"})),
    **dict.fromkeys(("minProperties", "maxProperties"), frozenset({"object"})),
}
_PAIRS: Final = (
    ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
)  # fmt: skip


@frozen
class _Bound:
    """One end of a range: its keyword, its value, and whether the value itself is outside."""

    keyword: str
    value: float
    strict: bool = False


def check_bounds(spec: Spec) -> Iterator[Finding]:
    """Report ranges that nothing is in, lengths below zero, and bounds of another type than the schema's."""
    for site, schema in written(spec):
        yield from _check_ranges(spec, schema, site.pointer)
        yield from _check_applies(spec, schema, site.pointer)


def _check_ranges(spec: Spec, schema: dict[str, Any], pointer: str) -> Iterator[Finding]:
    ranges = [(_limit(schema, low), _limit(schema, high)) for low, high in _PAIRS]
    for low, high in (*ranges, (_end(schema, "inimum", highest=True), _end(schema, "aximum", highest=False))):
        for bound in (low, high):
            if bound and bound.keyword not in _APPLIES_TO_NUMBERS and bound.value < 0:
                message = f"{bound.keyword} {bound.value} is negative, and nothing is that small; use 0 or more."
                yield spec.document.finding("bounds-negative", message, join(pointer, bound.keyword))
        if low and high and (low.value > high.value or (low.value == high.value and (low.strict or high.strict))):
            message = (
                f"{low.keyword} {low.value} and {high.keyword} {high.value} leave no value that fits; "
                "correct one of them."
            )
            yield spec.document.finding("bounds-contradictory", message, join(pointer, low.keyword))


_APPLIES_TO_NUMBERS: Final = frozenset(keyword for keyword, types in _APPLIES.items() if types is _NUMERIC)


def _limit(schema: dict[str, Any], keyword: str) -> _Bound | None:
    value = schema.get(keyword)
    return _Bound(keyword, value) if is_number(value) else None


def _end(schema: dict[str, Any], name: str, *, highest: bool) -> _Bound | None:
    """Give the tighter of the plain and the exclusive bound, in the forms of 3.0 and of 3.1."""
    plain, exclusive = f"m{name}", f"exclusiveM{name}"
    bounds = []
    if (bound := _limit(schema, plain)) is not None:
        bounds.append(_Bound(plain, bound.value, schema.get(exclusive) is True))
    if (bound := _limit(schema, exclusive)) is not None:
        bounds.append(_Bound(exclusive, bound.value, strict=True))
    sign = 1 if highest else -1
    return max(bounds, key=lambda bound: (sign * bound.value, bound.strict), default=None)


def _check_applies(spec: Spec, schema: dict[str, Any], pointer: str) -> Iterator[Finding]:
    types = types_of(spec, schema)
    for keyword, applies in _APPLIES.items():
        if keyword in schema and types is not None and not types & applies:
            message = (
                f"{keyword} says nothing about a value of type {' or '.join(sorted(types - {'null'}) or types)}; "
                "remove it, or correct the type."
            )
            yield spec.document.finding("bounds-without-effect", message, join(pointer, keyword), Severity.WARNING)
    for name in ("inimum", "aximum"):
        exclusive = f"exclusiveM{name}"
        if isinstance(schema.get(exclusive), bool) and spec.version == "3.0" and f"m{name}" not in schema:
            message = f"{exclusive} says nothing without m{name}; add m{name}, or remove {exclusive}."
            yield spec.document.finding("bounds-without-effect", message, join(pointer, exclusive), Severity.WARNING)
        elif is_number(schema.get(exclusive)) and is_number(schema.get(f"m{name}")):
            message = f"m{name} and {exclusive} both bound the value, and one of them says nothing; keep one."
            yield spec.document.finding("bounds-redundant", message, join(pointer, exclusive), Severity.WARNING)


CHECKS = (check_bounds,)
