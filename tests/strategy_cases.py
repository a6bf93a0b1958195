"""Specs whose only use is one schema, and drawing from it."""

from __future__ import annotations

import json
from typing import Any

import hypothesis
import jsonschema_rs
from hypothesis import HealthCheck, Phase, given, settings

from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import Document
from clientwright.pipeline.json_schema import bundle
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of

FIND = settings(
    database=None, derandomize=True, max_examples=500, deadline=None, suppress_health_check=list(HealthCheck)
)
LAW = settings(FIND, max_examples=30, phases=[Phase.generate])
IT = "/components/schemas/It"


def document_with(schema: Any, version: str = "3.1.1", **components: Any) -> Document:
    """Make a spec whose only use is its schemas, the given one at /components/schemas/It."""
    return loads(json.dumps({"openapi": version, "components": {"schemas": {**components, "It": schema}}}), "spec.json")


def valid(document: Document, value: Any) -> bool:
    """Tell whether a value is valid by the schema, as its version of OpenAPI means it and formats included."""
    schema, names = bundle(spec_of(document), [(IT, None)])
    root = {"$ref": f"#/$defs/{names[IT, None]}", "$defs": schema["$defs"]}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True).is_valid(value)


def drawn(document: Document, **options: bool) -> list[Any]:
    """Draw some values of the schema."""
    values: list[Any] = []

    @LAW
    @given(from_schema(document, IT, **options))
    def law(value: Any) -> None:
        values.append(value)

    law()
    return values


def find(document: Document, wanted: Any, **options: bool) -> Any:
    """Draw until a value is as wanted, and make it as small as it goes."""
    return hypothesis.find(from_schema(document, IT, **options), wanted, settings=FIND)
