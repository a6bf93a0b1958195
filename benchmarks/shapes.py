"""The effective spec's objects as fields with Python types, for competitors that have no generator of their own."""

from __future__ import annotations

import json
import keyword
import os
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any
from uuid import UUID

from attrs import frozen

_TYPES: dict[str, Any] = {
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "null": None,
    "object": dict[str, Any],
}
_FORMATS: dict[str, Any] = {"uuid": UUID, "date": date, "date-time": datetime}


@frozen
class Field:
    """A property of an object.

    Attributes:
        name: Its name in Python.
        wire: Its name in JSON.
        type: Its annotation, without the mark of one that may be absent.
        required: Whether it is always there.

    """

    name: str
    wire: str
    type: Any
    required: bool


def classes(make: Callable[[str, list[Field]], type]) -> dict[str, Any]:
    """Make a class of each object of the spec that the environment names, members before those who hold them."""
    schemas = json.loads(Path(os.environ["BENCH_SPEC"]).read_text("utf-8"))["components"]["schemas"]
    made: dict[str, Any] = {}
    for name in schemas:
        _named(name, schemas, make, made)
    return made


def _named(name: str, schemas: dict[str, Any], make: Callable[[str, list[Field]], type], made: dict[str, Any]) -> Any:
    if name not in made:
        schema = schemas[name]
        if "enum" in schema:
            made[name] = StrEnum(name, {f"V{index}": value for index, value in enumerate(schema["enum"])})
        elif "properties" in schema:
            required = schema.get("required", ())
            types = {wire: _type(found, schemas, make, made) for wire, found in schema["properties"].items()}
            fields = [
                Field(wire + "_" * keyword.iskeyword(wire), wire, types[wire], wire in required) for wire in types
            ]
            made[name] = make(name, fields)
        else:
            made[name] = dict[str, Any]
    return made[name]


def _type(schema: dict[str, Any], *context: Any) -> Any:
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2], *context)
    if "oneOf" in schema:
        return reduce(or_, [_type(member, *context) for member in schema["oneOf"]])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return reduce(or_, [_one(kind, schema, *context) for kind in kinds])


def _one(kind: str, schema: dict[str, Any], *context: Any) -> Any:
    if kind == "array":
        return list[_type(schema["items"], *context)]  # type: ignore[misc]  # a type made at run time
    if kind == "string":
        return _FORMATS.get(schema.get("format", ""), str)
    return _TYPES[kind]
