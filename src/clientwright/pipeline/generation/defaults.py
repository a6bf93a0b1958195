"""Tell whether a default is one that its schema admits and that the generator can write."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

from openapi_python_client.strings import in_double_quote_literal

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import SCHEMAS, Context
from clientwright.pipeline.generation.naming import whole

FORMATS: dict[str, Callable[[str], object]] = {
    "date": dt.date.fromisoformat,
    "date-time": dt.datetime.fromisoformat,
    "uuid": uuid.UUID,
}
KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def fits(context: Context, value: JSON, schema: dict[str, JSON], depth: int = 0) -> bool:
    """Tell whether a default can be kept with a rewritten schema; objects, lists and null never can."""
    if not isinstance(value, str | int | float) or whole(value) != value or depth > len(context.components):
        return False
    if "$ref" in schema:
        target = context.components.get(schema["$ref"].removeprefix(SCHEMAS))
        return isinstance(target, dict) and fits(context, value, target, depth + 1)
    members = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf")
    if members:
        return any(fits(context, value, member, depth + 1) for member in members)
    if "const" in schema:
        return bool(value == schema["const"] and type(value) is type(schema["const"]))
    if "enum" in schema:
        return value in schema["enum"] and in_double_quote_literal(str(value)) == str(value)
    return _fits_kind(value, schema)


def _fits_kind(value: JSON, schema: dict[str, JSON]) -> bool:
    kinds = schema.get("type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind is None or (kind in KINDS and isinstance(value, KINDS[kind]) and not _bool_as_number(value, kind)):
            return _fits_format(value, schema.get("format")) if kind == "string" else True
    return False


def _bool_as_number(value: JSON, kind: str) -> bool:
    return isinstance(value, bool) and kind != "boolean"


def _fits_format(value: str, format_: JSON) -> bool:
    try:
        FORMATS.get(str(format_), str)(value)
    except ValueError:
        return False
    return True
