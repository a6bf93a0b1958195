"""Find the fields of a body that a spec does not know, although its objects are open to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.schema_reading import parts
from clientwright.pipeline.walking import Spec
from clientwright.recording.disagreements import Disagreement, Kind
from clientwright.recording.scrubbing import is_field_name

_JOINED: Final = ("allOf", "anyOf", "oneOf")
_OTHERS: Final = ("additionalProperties", "patternProperties", "unevaluatedProperties")


def undocumented(spec: Spec, schema: str, body: JSON) -> Iterator[Disagreement]:
    """Give each field of a body that no schema there lists.

    An object that lists no fields, or says what other fields hold, knows all of them. Names that look like data are
    passed over.

    Args:
        spec: The spec.
        schema: JSON pointer to the schema of the body.
        body: The body.

    """
    yield from _in(spec, (schema,), body, ())


def _in(spec: Spec, schemas: tuple[str, ...], value: JSON, path: tuple[str | int, ...]) -> Iterator[Disagreement]:
    if not isinstance(value, dict | list):
        return
    joined = {at: schema for pointer in schemas for at, schema in parts(spec, pointer, listed=_JOINED)}
    if isinstance(value, dict):
        yield from _in_object(spec, joined, value, path)
        return
    below = tuple(join(at, "items") for at, schema in joined.items() if isinstance(schema.get("items"), dict))
    for index, item in enumerate(value):
        yield from _in(spec, below, item, (*path, index))


def _in_object(
    spec: Spec, joined: dict[str, dict[str, Any]], value: dict[str, JSON], path: tuple[str | int, ...]
) -> Iterator[Disagreement]:
    listing = {at: found for at, schema in joined.items() if isinstance(found := schema.get("properties"), dict)}
    others = tuple(
        join(at, "additionalProperties")
        for at, schema in joined.items()
        if isinstance(schema.get("additionalProperties"), dict)
    )
    is_open = listing and not any(keyword in schema for schema in joined.values() for keyword in _OTHERS)
    home = max(listing, key=lambda at: len(value.keys() & listing[at].keys()), default="")
    for name, item in value.items():
        known = tuple(join(at, "properties", name) for at, fields in listing.items() if name in fields)
        if not known and is_open and is_field_name(name):
            yield Disagreement(Kind.FIELD, home, (*path, name), name, item, home, informational=True)
        yield from _in(spec, known or others, item, (*path, name))
