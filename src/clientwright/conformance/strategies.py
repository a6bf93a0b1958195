"""Compile schemas of a spec to Hypothesis strategies; a keyword that is not known is an error, never ignored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil, floor
from typing import Any, Final, TypeAlias

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.examples import validator_for
from clientwright.conformance.format_strategies import FORMATS, INTEGER_RANGES
from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.walking import fragment

Values: TypeAlias = SearchStrategy[JSON]
Schema: TypeAlias = dict[str, Any]

#: How often one schema may stand within itself before it must end.
_DEPTH: Final = 2
_LENGTHS: Final = ("minLength", "maxLength")
_ASSERTIONS: Final = frozenset(
    {
        "type", "enum", "const", "format", "pattern", *_LENGTHS, "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "items", "minItems", "maxItems", "uniqueItems", "properties", "required",
        "additionalProperties", "minProperties", "maxProperties", "oneOf", "anyOf", "allOf", "$ref",
    }
)  # fmt: skip
_ANNOTATIONS: Final = frozenset(
    {
        "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly",
        "externalDocs", "xml", "discriminator", "$comment",
    }
)  # fmt: skip
#: Assertions that a strategy keeps only by throwing away what does not fit.
_FILTERED: Final = frozenset({"pattern", "minProperties", "maxProperties"})


@frozen
class _Compiler:
    """What travels down a compilation."""

    document: Document
    unknown_fields: bool
    trail: tuple[str, ...] = ()


def from_schema(document: Document, pointer: str, *, unknown_fields: bool = False) -> Values:
    """Compile the schema at a pointer to a strategy of JSON values that are valid by it, formats included.

    Args:
        document: The spec.
        pointer: JSON pointer to a schema in it.
        unknown_fields: Whether objects that are open also draw fields that they do not declare.

    Raises:
        PipelineError: A schema on the way has a keyword, format or type that is not known, or no finite value.

    """
    found = _compile(_Compiler(document, unknown_fields), resolve(document.data, pointer), pointer)
    if found is None:
        message = "No finite value fits this schema, as it must contain itself; make a field on the way optional."
        raise PipelineError([document.finding("strategy-infinite", message, pointer)])
    return found


def any_json() -> Values:
    """Draw any JSON value, small ones first."""
    leaves = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | FORMATS["double"] | st.text(max_size=8)
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=4,
    )


def _compile(to: _Compiler, schema: JSON, pointer: str) -> Values | None:
    """Compile one schema; None where it could only contain itself once more."""
    if isinstance(schema, bool):
        return any_json() if schema else None
    for keyword in schema:
        if keyword not in _ASSERTIONS and keyword not in _ANNOTATIONS and not keyword.startswith("x-"):
            raise _unknown(to, f"The keyword {keyword!r}", join(pointer, keyword))
    if "const" in schema or "enum" in schema:
        return _filtered(to, schema, st.sampled_from(schema["enum"] if "enum" in schema else [schema["const"]]))
    for keyword, made in _COMBINING.items():
        if keyword in schema:
            beside = (schema.keys() & _ASSERTIONS) - {keyword}
            found = made(to, schema, pointer)
            return _filtered(to, schema, found) if beside or keyword != "$ref" else found
    found = _typed(to, schema, pointer)
    return _filtered(to, schema, found) if schema.keys() & _FILTERED else found


def _unknown(to: _Compiler, what: str, pointer: str) -> PipelineError:
    message = f"{what} is not known to the strategies; teach it to them or drop it from the schema."
    return PipelineError([to.document.finding("strategy-unknown", message, pointer)])


def _filtered(to: _Compiler, schema: Schema, found: Values | None) -> Values | None:
    """Throw away what the schema, as an independent validator reads it, refuses."""
    return None if found is None else found.filter(validator_for(to.document, schema).is_valid)


def _reference(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    target = fragment(schema["$ref"])
    if to.trail.count(target) >= _DEPTH:
        return None
    inner = _Compiler(to.document, to.unknown_fields, (*to.trail, target))
    return _joined(to, "$ref", schema, pointer, [_compile(inner, resolve(to.document.data, target), target)])


def _choice(keyword: str) -> Callable[[_Compiler, Schema, str], Values | None]:
    def choose(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
        options = (_compile(to, option, join(pointer, keyword, index)) for index, option in enumerate(schema[keyword]))
        return _joined(to, keyword, schema, pointer, [_one_of([option for option in options if option is not None])])

    return choose


def _one_of(options: list[Values]) -> Values | None:
    return st.one_of(options) if options else None


def _all_of(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    parts = [_compile(to, part, join(pointer, "allOf", index)) for index, part in enumerate(schema["allOf"])]
    return _joined(to, "allOf", schema, pointer, parts)


def _joined(to: _Compiler, keyword: str, schema: Schema, pointer: str, parts: list[Values | None]) -> Values | None:
    """Draw objects that have the fields of every part and the schema's own; of other values, those of the first."""
    own = {name: value for name, value in schema.items() if name != keyword}
    if own.keys() & {"type", "properties", "$ref", *_COMBINING}:
        parts.append(_compile(to, own, pointer))
    found = [part for part in parts if part is not None]
    return st.tuples(*found).map(_together) if len(found) == len(parts) else None


def _together(values: tuple[JSON, ...]) -> JSON:
    if all(isinstance(value, dict) for value in values):
        return {name: found for value in values for name, found in value.items()}
    return values[0]


_COMBINING: Final[Mapping[str, Callable[[_Compiler, Schema, str], Values | None]]] = {
    "allOf": _all_of,
    "oneOf": _choice("oneOf"),
    "anyOf": _choice("anyOf"),
    "$ref": _reference,
}


def _typed(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    written = schema.get("type")
    if written is None and not schema.keys() & {"properties", "items", "additionalProperties", "required"}:
        return _filtered(to, schema, any_json()) if schema.keys() & _ASSERTIONS else any_json()
    names = written if isinstance(written, list) else [written or ("array" if "items" in schema else "object")]
    options: list[Values] = []
    for name in names:
        if name not in _TYPES:
            raise _unknown(to, f"The type {name!r}", join(pointer, "type"))
        found = _TYPES[name](to, schema, pointer)
        if found is not None:
            options.append(found)
    return _one_of(options)


def _text(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=False)
    if (name := schema.get("format")) is not None:
        if name not in FORMATS:
            raise _unknown(to, f"The format {name!r}", join(pointer, "format"))
        return _filtered(to, schema, FORMATS[name]) if schema.keys() & set(_LENGTHS) else FORMATS[name]
    shortest = schema.get("minLength", 0)
    return st.text(st.characters(codec="utf-8"), min_size=shortest, max_size=schema.get("maxLength", shortest + 12))


def _integer(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    name = schema.get("format", "int53")
    if name not in INTEGER_RANGES:
        raise _unknown(to, f"The format {name!r}", join(pointer, "format"))
    lowest, highest = INTEGER_RANGES[name]
    low = ceil(max(lowest, schema.get("minimum", lowest), schema.get("exclusiveMinimum", lowest - 1) + 1))
    high = floor(min(highest, schema.get("maximum", highest), schema.get("exclusiveMaximum", highest + 1) - 1))
    step = schema.get("multipleOf", 1)
    if not isinstance(step, int):
        return _filtered(to, schema, st.integers(low, high))
    first, last = -(-low // step), high // step
    return st.integers(first, last).map(lambda count: count * step) if first <= last else None


def _number(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    name = schema.get("format", "double")
    if name not in {"float", "double"}:
        raise _unknown(to, f"The format {name!r}", join(pointer, "format"))
    lows = [schema[keyword] for keyword in ("minimum", "exclusiveMinimum") if keyword in schema]
    highs = [schema[keyword] for keyword in ("maximum", "exclusiveMaximum") if keyword in schema]
    low, high = max(lows, default=None), min(highs, default=None)
    numbers = st.floats(low, high, allow_nan=False, allow_infinity=False)
    step = schema.get("multipleOf")
    if step is not None:
        return _filtered(to, schema, st.integers(-1000, 1000).map(lambda count: count * step))
    return _filtered(to, schema, numbers) if lows or highs else numbers


def _array(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    shortest = schema.get("minItems", 0)
    items = _compile(to, schema.get("items", True), join(pointer, "items"))
    if items is None:
        return None if shortest else st.just([])
    longest = schema.get("maxItems", shortest + 3)
    if schema.get("uniqueItems"):
        return st.lists(items, min_size=shortest, max_size=longest, unique_by=_identity)
    return st.lists(items, min_size=shortest, max_size=longest)


def _identity(value: JSON) -> str:
    """Write a value so that equal JSON values, 1 and 1.0 among them, are written alike."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{name!r}:{_identity(found)}" for name, found in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_identity, value)) + "]"
    return repr(int(value) if isinstance(value, float) and value.is_integer() else value)


def _object(to: _Compiler, schema: Schema, pointer: str) -> Values | None:
    properties: dict[str, JSON] = schema.get("properties", {})
    extra = schema.get("additionalProperties", True)
    required = schema.get("required", ())
    made = {name: _compile(to, found, join(pointer, "properties", name)) for name, found in properties.items()}
    for name in required:
        if name not in properties:
            made[name] = _compile(to, extra, join(pointer, "additionalProperties"))
    if any(made[name] is None for name in required):
        return None
    fields = {name: found for name, found in made.items() if found is not None}
    declared = st.fixed_dictionaries(
        {name: found for name, found in fields.items() if name in required},
        optional={name: found for name, found in fields.items() if name not in required},
    )
    others = _others(to, schema, extra, join(pointer, "additionalProperties"))
    if others is None:
        return declared
    return st.tuples(others, declared).map(lambda pair: {**pair[0], **pair[1]})


def _others(to: _Compiler, schema: Schema, extra: JSON, pointer: str) -> SearchStrategy[dict[str, JSON]] | None:
    """Draw fields that an object does not declare, where it says what they are or they are asked for."""
    free = not isinstance(extra, dict) and not schema.get("properties")
    if extra is False or not (isinstance(extra, dict) or free or to.unknown_fields):
        return None
    values = _compile(to, extra, pointer)
    declared = schema.get("properties", {})
    names = st.text(st.characters(codec="utf-8"), max_size=8).filter(lambda name: name not in declared)
    fewest = schema.get("minProperties", 0)
    return None if values is None else st.dictionaries(names, values, min_size=fewest, max_size=fewest + 2)


_TYPES: Final[Mapping[str, Callable[[_Compiler, Schema, str], Values | None]]] = {
    "null": lambda _to, _schema, _pointer: st.none(),
    "boolean": lambda _to, _schema, _pointer: st.booleans(),
    "string": _text,
    "integer": _integer,
    "number": _number,
    "array": _array,
    "object": _object,
}
