from __future__ import annotations

from typing import Any

import pytest
from strategy_cases import IT, document_with, drawn, find, valid

from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.findings import PipelineError

_TEXT = {"type": "string"}
OLD: dict[str, Any] = {
    "nullable": {"type": "string", "nullable": True},
    "nullable-false": {"type": "string", "nullable": False},
    "nullable-enum": {"type": "string", "enum": ["a"], "nullable": True},
    "nullable-all-of": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Named"}]},
    "nullable-one-of": {"oneOf": [{"type": "string", "nullable": True}, {"type": "integer"}]},
    "nullable-twice": {"oneOf": [{"type": "string", "nullable": True}, {"type": "integer", "nullable": True}]},
    "exclusive": {"type": "integer", "minimum": 3, "exclusiveMinimum": True, "maximum": 5, "exclusiveMaximum": True},
    "exclusive-number": {"type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 1},
    "not-exclusive": {"type": "integer", "minimum": 3, "exclusiveMinimum": False, "maximum": 3},
    "beside-reference": {"$ref": "#/components/schemas/Named", "required": ["other"], "example": 5},
}
ABOVE, UPTO = 3, 5


def old(schema: Any, version: str = "3.0.4") -> Any:
    """Make a spec of OpenAPI 3.0."""
    return document_with(schema, version, Named={"type": "object", "properties": {"a": _TEXT}, "required": ["a"]})


@pytest.mark.parametrize("schema", OLD.values(), ids=OLD)
def test_every_value_of_an_old_schema_is_valid(schema: Any) -> None:
    """What is drawn of a schema of OpenAPI 3.0 is valid as that version means it."""
    document = old(schema)
    assert [] == [value for value in drawn(document) if not valid(document, value)]


@pytest.mark.parametrize("name", ["nullable", "nullable-enum", "nullable-all-of", "nullable-one-of"])
def test_nullable_draws_null_and_what_it_stands_beside(name: str) -> None:
    """A nullable schema draws null as well as its values."""
    document = old(OLD[name])
    assert find(document, lambda value: value is None) is None
    assert find(document, lambda value: value is not None) is not None


def test_an_exclusive_limit_of_old_is_never_drawn() -> None:
    """A limit that OpenAPI 3.0 excludes by a mark is excluded, and what lies between is drawn."""
    assert {4} == set(drawn(old(OLD["exclusive"])))


def test_siblings_of_a_reference_count_from_3_1_on() -> None:
    """What stands beside a reference says nothing in OpenAPI 3.0, and counts later."""
    schema = {"$ref": "#/components/schemas/Named", "required": ["other"]}
    assert find(old(schema), lambda value: "other" not in value) == {"a": ""}
    assert all("other" in value for value in drawn(old(schema, "3.1.1")))
    assert all("other" in value for value in drawn(old(schema, "3.2.0")))


@pytest.mark.parametrize("version", ["3.1.1", "3.2.0"])
def test_nullable_is_unknown_from_3_1_on(version: str) -> None:
    """A keyword of OpenAPI 3.0 that later versions do not have fails closed there."""
    with pytest.raises(PipelineError) as caught:
        from_schema(old(OLD["nullable"], version), IT)
    assert [f"{IT}/nullable"] == [finding.pointer for finding in caught.value.findings]
