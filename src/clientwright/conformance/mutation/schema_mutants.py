"""The mistakes that a person could make in one schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from clientwright.conformance.ledgers.wire_types import SCALARS
from clientwright.pipeline.documents import JSON, split

#: An operator, the JSON pointer of an object, and what stands there instead.
Edit: TypeAlias = tuple[str, str, JSON]

_OTHER_TYPES: Final = {
    **{name: tuple(other for other in SCALARS if other != name) for name in SCALARS},
    "object": ("string",),
    "array": ("object",),
}
_OTHER_FORMAT: Final = {"date-time": "date", "date": "date-time", "int32": "int64", "int64": "int32"}
_ADDED_FORMAT: Final = {"string": "uuid", "integer": "int32", "number": "float"}
_CHOICES: Final = ("oneOf", "anyOf", "allOf")


def renamed(members: dict[str, JSON], old: str, new: str) -> dict[str, JSON]:
    """Rename one member of an object in its place."""
    return {new if name == old else name: value for name, value in members.items()}


def without(members: dict[str, JSON], name: str) -> dict[str, JSON]:
    """Leave one member of an object out."""
    return {key: value for key, value in members.items() if key != name}


def schema_edits(schema: JSON, pointer: str) -> Iterator[Edit]:
    """Give every mistake in the schema at a pointer, those in the schemas below it aside."""
    if isinstance(schema, bool) or schema.get("type") == "null":
        return
    tokens = split(pointer)
    yield from _property_edits(schema, pointer)
    yield from _type_edits(schema, pointer, "parameter-retype" if "parameters" in tokens else "retype")
    if tokens[-2] not in _CHOICES:
        yield from _null_edits(schema, pointer)
    yield from _enum_edits(schema, pointer)
    yield from _format_edits(schema, pointer)
    if "default" in schema:
        yield "default-change", pointer, {**schema, "default": f"{schema['default']} or other"}
    if tokens[-2] == "properties":
        yield "deprecated-flip", pointer, {**schema, "deprecated": not schema.get("deprecated", False)}
    if "properties" in schema and schema.get("additionalProperties") is not False:
        yield "closed", pointer, {**schema, "additionalProperties": False}


def _property_edits(schema: dict[str, Any], pointer: str) -> Iterator[Edit]:
    properties: dict[str, JSON] = schema.get("properties", {})
    required: list[str] = schema.get("required", [])
    for name in properties:
        other = f"{name}_other"
        needed = [other if one == name else one for one in required]
        yield "property-rename", pointer, {**schema, "properties": renamed(properties, name, other), "required": needed}
        kept = [one for one in required if one != name]
        yield "property-drop", pointer, {**schema, "properties": without(properties, name), "required": kept}
        if name in required:
            yield "required-remove", pointer, {**schema, "required": kept}
        else:
            yield "required-add", pointer, {**schema, "required": [*required, name]}


def _type_edits(schema: dict[str, Any], pointer: str, operator: str) -> Iterator[Edit]:
    written = schema.get("type")
    names: list[str] = written if isinstance(written, list) else [written] if isinstance(written, str) else []
    for index, name in enumerate(names):
        for other in _OTHER_TYPES.get(name, ()):
            changed = [*names[:index], other, *names[index + 1 :]]
            yield operator, pointer, {**schema, "type": changed if isinstance(written, list) else other}


def _null_edits(schema: dict[str, Any], pointer: str) -> Iterator[Edit]:
    """Allow null where it is not, and forbid it where it is."""
    written = schema.get("type")
    if isinstance(written, list) and "null" in written:
        kept = [name for name in written if name != "null"]
        yield "nullable-drop", pointer, {**schema, "type": kept[0] if len(kept) == 1 else kept}
    elif isinstance(written, str | list):
        names = [written] if isinstance(written, str) else written
        values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        yield "nullable-add", pointer, {**schema, "type": [*names, "null"], **values}
    elif "$ref" in schema:
        aside = without(schema, "$ref")
        yield "nullable-add", pointer, {**aside, "oneOf": [{"$ref": schema["$ref"]}, {"type": "null"}]}
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            kept = [option for option in schema[choice] if option != {"type": "null"}]
            dropped = len(kept) < len(schema[choice])
            options = kept if dropped else [*kept, {"type": "null"}]
            yield "nullable-drop" if dropped else "nullable-add", pointer, {**schema, choice: options}


def _enum_edits(schema: dict[str, Any], pointer: str) -> Iterator[Edit]:
    values: list[JSON] = schema.get("enum", [])
    for index, value in enumerate(values):
        other = f"{value}_other"
        yield "enum-drop", pointer, {**schema, "enum": [*values[:index], *values[index + 1 :]]}
        yield "enum-rename", pointer, {**schema, "enum": [*values[:index], other, *values[index + 1 :]]}
    if values:
        yield "enum-add", pointer, {**schema, "enum": [*values, "other"]}
        yield "enum-open", pointer, without(schema, "enum")


def _format_edits(schema: dict[str, Any], pointer: str) -> Iterator[Edit]:
    written = schema.get("type")
    scalar = next((name for name in (written if isinstance(written, list) else [written]) if name != "null"), None)
    if "format" in schema:
        yield "format-change", pointer, {**schema, "format": _OTHER_FORMAT.get(schema["format"], "uri")}
        yield "format-drop", pointer, without(schema, "format")
    elif scalar in _ADDED_FORMAT and "enum" not in schema:
        yield "format-add", pointer, {**schema, "format": _ADDED_FORMAT[scalar]}
