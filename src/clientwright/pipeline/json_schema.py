"""Turn the Schema Objects of a description into one JSON Schema (2020-12) that always compiles.

What OpenAPI means and JSON Schema does not is made explicit: `nullable`, boolean `exclusiveMinimum`, references whose
siblings count for nothing (3.0), integer formats, and required properties that only travel the other way.
A keyword that is broken is left out: that it is broken is said elsewhere, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, TypeAlias

import jsonschema_rs

from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.formats import INTEGER_RANGES
from clientwright.pipeline.schema_reading import TYPES, is_count, is_number, names_marked, target_of
from clientwright.pipeline.walking import Direction, Spec

#: A schema by its JSON pointer, and the way in which its data travels (None: both ways).
Entry: TypeAlias = tuple[str, Direction | None]
_Refer: TypeAlias = Callable[[Entry], dict[str, str]]

#: The marks of properties that need not be there, by the way in which data travels.
_ABSENT: Final[dict[Direction | None, tuple[str, ...]]] = {
    "request": ("readOnly",),
    "response": ("writeOnly",),
    None: ("readOnly", "writeOnly"),
}

_ONE: Final = (
    "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties", "items", "unevaluatedItems",
    "unevaluatedProperties",
)  # fmt: skip
_MANY: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED: Final = ("properties", "patternProperties", "dependentSchemas")
_IN_PLACE: Final = frozenset({"not", "if", "then", "else", "allOf", "anyOf", "oneOf", "dependentSchemas"})


def bundle(spec: Spec, entries: Iterable[Entry]) -> tuple[dict[str, Any], dict[Entry, str]]:
    """Write a schema of an object whose members are each of one of the entries' schemas.

    Returns:
        The JSON Schema, and the member's name for each entry.

    """
    numbers: dict[Entry, str] = {}

    def refer(entry: Entry) -> dict[str, str]:
        return {"$ref": f"#/$defs/{numbers.setdefault(entry, str(len(numbers)))}"}

    members = {entry: refer(entry) for entry in entries}
    written: dict[str, JSON] = {}
    while len(written) < len(numbers):
        for entry, number in list(numbers.items())[len(written) :]:
            written[number] = _translate_entry(spec, entry, refer)
    names = {entry: numbers[entry] for entry in members}
    return {"$defs": written, "properties": {names[entry]: ref for entry, ref in members.items()}}, names


def _translate_entry(spec: Spec, entry: Entry, refer: _Refer) -> JSON:
    schema = resolve(spec.document.data, entry[0])
    return _translate(spec, schema, entry, _absent(spec, schema, entry), refer)


def _absent(spec: Spec, schema: JSON, entry: Entry) -> frozenset[str]:
    if not isinstance(schema, dict) or not ("required" in schema or _IN_PLACE & schema.keys()):
        return frozenset()
    return names_marked(spec, entry[0], _ABSENT[entry[1]])


def _translate(spec: Spec, schema: JSON, entry: Entry, absent: frozenset[str], refer: _Refer) -> JSON:
    if not isinstance(schema, dict):
        return schema if isinstance(schema, bool) else True
    pointer, direction = entry
    target = target_of(spec, schema)
    if spec.version == "3.0" and "$ref" in schema:
        return True if target is None else refer((target, direction))
    written: dict[str, Any] = {} if target is None else {**refer((target, direction))}
    written |= dict(_assertions(schema, absent))
    for keyword, tokens, part in subschemas(schema):
        below = (join(pointer, keyword, *tokens), direction)
        inherited = absent if keyword in _IN_PLACE else _absent(spec, part, below)
        _put(written, schema, keyword, tokens, _translate(spec, part, below, inherited, refer))
    if spec.version == "3.0":
        written = _read_as_30(schema, written)
    if limits := INTEGER_RANGES.get(_format(schema)):
        bounds = {"if": {"type": "number"}, "then": {"type": "integer", "minimum": limits[0], "maximum": limits[1]}}
        written["allOf"] = [*written.get("allOf", ()), bounds]
    return written


def _format(schema: dict[str, Any]) -> str:
    stated = schema.get("format")
    return stated if isinstance(stated, str) else ""


def subschemas(schema: dict[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...], JSON]]:
    """Give keyword, further tokens and value of every schema that stands directly in a schema."""
    for keyword, value in schema.items():
        if keyword in _ONE and isinstance(value, dict | bool):
            yield keyword, (), value
        elif keyword in _MANY and isinstance(value, list):
            for index, item in enumerate(value):
                yield keyword, (index,), item
        elif keyword in _NAMED and isinstance(value, dict):
            for name, item in value.items():
                if keyword != "patternProperties" or is_pattern(name):
                    yield keyword, (name,), item


def _put(
    written: dict[str, Any], schema: dict[str, Any], keyword: str, tokens: tuple[str | int, ...], part: JSON
) -> None:
    if not tokens:
        written[keyword] = part
    elif isinstance(schema[keyword], list):
        written.setdefault(keyword, []).append(part)
    else:
        written.setdefault(keyword, {})[tokens[0]] = part


def _read_as_30(schema: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    for exclusive, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(exclusive) is True and limit in written:
            written[exclusive] = written.pop(limit)
    return {"anyOf": [written, {"type": "null"}]} if schema.get("nullable") is True else written


def _assertions(schema: dict[str, Any], absent: frozenset[str]) -> Iterator[tuple[str, JSON]]:
    for keyword, value in schema.items():
        sound = _SOUND.get(keyword)
        if sound is not None and sound(value):
            yield keyword, [name for name in value if name not in absent] if keyword == "required" else value


def _is_names(value: JSON) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value) and len(set(value)) == len(value)


def _is_type(value: JSON) -> bool:
    if isinstance(value, list):
        return bool(value) and _is_names(value) and TYPES.issuperset(value)
    return isinstance(value, str) and value in TYPES


@lru_cache(maxsize=4096)
def is_pattern(value: JSON) -> bool:
    """Tell whether a value is a regular expression that can be matched."""
    if not isinstance(value, str):
        return False
    try:
        jsonschema_rs.Draft202012Validator({"pattern": value})
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def matches(pattern: str, text: str) -> bool:
    """Tell whether a regular expression matches somewhere in a text; one that is broken matches nothing."""
    return is_pattern(pattern) and jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid(text)


_SOUND: Final[dict[str, Callable[[JSON], bool]]] = {
    "type": _is_type,
    "enum": lambda value: isinstance(value, list) and bool(value),
    "const": lambda _: True,
    "multipleOf": lambda value: is_number(value) and value > 0,
    **dict.fromkeys(("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum"), is_number),
    **dict.fromkeys(
        (
            "maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties", "maxContains",
            "minContains",
        ),
        is_count,
    ),
    "pattern": lambda value: isinstance(value, str) and is_pattern(value),
    "uniqueItems": lambda value: isinstance(value, bool),
    "required": _is_names,
    "dependentRequired": lambda value: isinstance(value, dict) and all(map(_is_names, value.values())),
    "format": lambda value: isinstance(value, str),
}  # fmt: skip
