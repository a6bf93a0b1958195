"""Rewrite enums to what the generator can make classes of: distinct texts or distinct integers, each with a name."""

from __future__ import annotations

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.generation.context import Context
from clientwright.pipeline.generation.naming import member_names, writable


def enumerate_values(context: Context, body: dict[str, JSON], pointer: str) -> None:
    """Make an enum generatable in place; where it cannot be one, keep its type alone and say so."""
    values = body.pop("enum")
    given = body.pop("x-enum-varnames", None) or body.pop("x-enumNames", None) or []
    if not isinstance(values, list) or not values or body.get("type") == "boolean":
        return
    kinds = {type(value) for value in values}
    if kinds == {type(None)}:
        body["type"] = "null"
    elif kinds == {bool}:
        body["type"] = "boolean"
    elif kinds not in ({str}, {int}):
        _loosen(context, body, kinds, join(pointer, "enum"))
    else:
        body["type"] = "string" if kinds == {str} else "integer"
        body.pop("format", None)
        _write(context, body, values, given if isinstance(given, list) else [], pointer)


def _loosen(context: Context, body: dict[str, JSON], kinds: set[type], where: str) -> None:
    message = "The values of this enum are of several types or are fractions; their type is generated, not the list."
    context.warn("generator-loosened", message, where)
    if kinds <= {int, float}:
        body.setdefault("type", "number")


def _write(context: Context, body: dict[str, JSON], values: list[JSON], given: list[JSON], pointer: str) -> None:
    distinct = list(dict.fromkeys(values))
    for index, value in enumerate(values):
        if isinstance(value, str) and not writable(value):
            message = f"The enum value {value!r} has characters that cannot be written into code; type it as string."
            context.error("name-unwritable", message, join(pointer, "enum", index))
    body["enum"] = distinct
    body["x-enum-varnames"] = member_names(distinct, given if len(distinct) == len(values) else ())
