"""Infer schemas from values that were seen: their types and the names of their fields, and nothing beyond."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import define, field

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import type_of
from clientwright.recording.scrubbing import is_field_name

_SEEN: Final = "Seen in recorded answers; its meaning is not documented."
_ORDER: Final = ("boolean", "integer", "number", "string", "array", "object", "null")


@define
class Components:
    """The named schemas of a spec, and those that are to be added.

    Attributes:
        taken: The names that are in use.
        added: The schemas to add, by name.

    """

    taken: frozenset[str]
    added: dict[str, JSON] = field(factory=dict)

    def add(self, name: str, schema: JSON) -> dict[str, str]:
        """Add a schema under a name, or one like it that is free, and give the reference to it."""
        free = name
        number = 2
        while free in self.taken or free in self.added:
            free, number = f"{name}{number}", number + 1
        self.added[free] = schema
        return {"$ref": f"#/components/schemas/{free}"}


def ordered(types: Iterable[str]) -> list[str]:
    """Put the names of JSON types in one order, null last."""
    return sorted(types, key=_ORDER.index)


def title(*words: str) -> str:
    """Make the name of a component of words."""
    letters = (part for word in words for part in re.findall(r"[A-Za-z0-9]+", word))
    return "".join(part[0].upper() + part[1:] for part in letters) or "Recorded"


def described(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Add the description that a schema made of values has."""
    return {**schema, "description": _SEEN}


def inferred(values: Iterable[JSON], name: str, components: Components) -> dict[str, Any]:
    """Make the schema of values: no formats, enums, bounds or required fields, which no sample can promise.

    Args:
        values: The values, at least one.
        name: What to call the component of an object among them.
        components: Where objects with fields are added.

    Returns:
        A schema that all of them fit; of values that are all null, one that allows everything.

    """
    seen = list(values)
    types = {type_of(value) for value in seen}
    if types == {"null"}:
        return {}
    types -= {"integer"} if "number" in types else set()
    objects = [value for value in seen if isinstance(value, dict)]
    made: dict[str, Any] = {}
    if "array" in types:
        items = [item for value in seen if isinstance(value, list) for item in value]
        made["items"] = inferred(items, f"{name}Item", components) if items else {}
    if not objects:
        listed = ordered(types)
        return {"type": listed[0] if len(listed) == 1 else listed, **made}
    branch = _object(objects, name, components)
    others = ordered(types - {"object"})
    other = {"type": others[0] if len(others) == 1 else others, **made}
    return {"oneOf": [branch, other]} if others else branch


def _object(values: list[dict[str, JSON]], name: str, components: Components) -> dict[str, Any]:
    fields: dict[str, list[JSON]] = {}
    for value in values:
        for key, item in value.items():
            fields.setdefault(key, []).append(item)
    if not all(map(is_field_name, fields)):
        everything = [item for items in fields.values() for item in items]
        return {"type": "object", "additionalProperties": inferred(everything, f"{name}Value", components)}
    if not fields:
        return {"type": "object"}
    properties = {key: described(inferred(items, name + title(key), components)) for key, items in fields.items()}
    return components.add(name, described({"type": "object", "properties": properties}))
