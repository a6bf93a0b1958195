from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator
from schema_linting import document_of, findings_in, findings_in_components

from clientwright.pipeline.checks import examples
from clientwright.pipeline.judging import judge_of
from clientwright.pipeline.walking import spec_of

FORMATS = {
    "date": ("2024-02-29", "2023-02-29"),
    "date-time": ("2024-02-29T10:00:00Z", "2024-02-29 10:00"),
    "time": ("10:00:00Z", "25:00:00Z"),
    "duration": ("P1DT2H", "1 day"),
    "uuid": ("9a3f1a2e-4a54-4c0d-9f68-0d3f3c3f7a11", "000000-000000"),
    "uri": ("https://example.com/a", "example"),
    "uri-reference": ("/a?b", "\\\\a"),
    "hostname": ("example.com", "-a-"),
    "email": ("a@example.com", "a"),
    "ipv4": ("127.0.0.1", "127.0.1"),
    "ipv6": ("::1", ":::"),
    "regex": ("^a$", "("),
    "json-pointer": ("/a~1b", "a"),
    "byte": ("aGk=", "aG!k="),
    "base64url": ("a-_k", "a+/k"),
    "char": ("a", "ab"),
    "decimal": ("1.10", "1,10"),
    "http-date": ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06"),
    "date-time-local": ("2024-02-29T10:00:00", "2024-02-29T10:00:00Z"),
    "time-local": ("10:00:00.5", "10:00"),
    "int8": (-128, -129),
    "uint8": (255, 256),
    "int32": (2**31 - 1, 2**31),
    "int64": (-(2**63), -(2**63) - 1),
    "uint64": (0, -1),
    "double-int": (2**53 - 1, 2**53),
}


@pytest.mark.parametrize(("name", "values"), FORMATS.items(), ids=FORMATS.keys())
def test_formats_are_asserted(name: str, values: tuple[Any, Any]) -> None:
    """Of each format a good value fits and a bad one does not."""
    good, bad = ({"A": {"format": name, "examples": [value]}} for value in values)

    assert [] == findings_in_components((examples,), good)
    assert ["example-invalid"] == [one.rule for one in findings_in_components((examples,), bad)]


@pytest.mark.parametrize("value", [1.5, "1"])
def test_an_integer_format_is_of_whole_numbers(value: float | str) -> None:
    """A fraction is no int32; a text is none of its business."""
    rules = [one.rule for one in findings_in_components((examples,), {"A": {"format": "int32", "examples": [value]}})]

    assert (["example-invalid"] if isinstance(value, float) else []) == rules


BROKEN_KEYWORDS = [
    {"type": []},
    {"type": ["strng"]},
    {"type": ["string", "string"]},
    {"type": {"a": 1}},
    {"enum": 5},
    {"enum": []},
    {"minLength": -1},
    {"maxLength": 1.5},
    {"maxItems": True},
    {"minimum": "x"},
    {"maximum": True},
    {"multipleOf": 0},
    {"pattern": "("},
    {"pattern": 5},
    {"required": ["a", "a"]},
    {"required": [5]},
    {"required": "a"},
    {"dependentRequired": {"a": 5}},
    {"dependentRequired": 5},
    {"format": 5},
    {"uniqueItems": "x"},
    {"properties": 5},
    {"properties": {"a": 5}},
    {"patternProperties": {"(": {}}},
    {"allOf": 5},
    {"allOf": []},
    {"prefixItems": [5]},
    {"items": [{}]},
    {"not": 5},
    {"additionalProperties": "x"},
    {"$ref": 5},
    {"$ref": "#/components/schemas/Lost"},
    {"$ref": "#/components/schemas/A"},
]


@pytest.mark.parametrize("schema", BROKEN_KEYWORDS, ids=str)
def test_a_broken_keyword_keeps_nothing_else_from_being_judged(schema: dict[str, Any]) -> None:
    """What is broken admits anything, and every other example is still judged."""
    components = {"A": {**schema, "examples": ["x"]}, "B": {"type": "string", "default": 5}}
    found = findings_in_components((examples,), components)

    assert [("default-invalid", "/components/schemas/B/default")] == [(one.rule, one.pointer) for one in found]


def test_a_lost_reference_of_3_0_admits_anything() -> None:
    """A reference that leads nowhere says nothing about a value, in 3.0 as since."""
    components = {
        "A": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Lost"}}, "example": {"a": 1}}
    }
    document = document_of({"openapi": "3.0.3", "components": {"schemas": components}})

    assert [] == findings_in((examples,), document)


NUMBERS = st.integers(-3, 3)
LIMITS = {
    "minimum": NUMBERS,
    "maximum": NUMBERS,
    "exclusiveMinimum": st.booleans(),
    "exclusiveMaximum": st.booleans(),
    "multipleOf": st.integers(1, 3),
}
NULLABLE = {"nullable": st.booleans()}


def _schemas_30(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Arrays, objects with marks, and unions of schemas."""
    marked = st.builds(
        lambda schema, mark: schema | mark,
        inner,
        st.sampled_from([{}, {"readOnly": True}, {"writeOnly": True}]),
    )
    properties = st.dictionaries(st.sampled_from("abc"), marked, max_size=3)
    required = st.lists(st.sampled_from("abc"), unique=True, min_size=1)
    optional = {"required": required, "additionalProperties": st.booleans(), **NULLABLE}
    return (
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}, optional={"maxItems": st.integers(0, 2)})
        | st.fixed_dictionaries({"type": st.just("object"), "properties": properties}, optional=optional)
        | st.dictionaries(st.sampled_from(["anyOf", "oneOf"]), st.lists(inner, min_size=1, max_size=2), min_size=1)
    )


SCHEMAS_30 = st.recursive(
    st.fixed_dictionaries({"type": st.sampled_from(["string", "boolean"])}, optional=NULLABLE)
    | st.fixed_dictionaries({"type": st.sampled_from(["integer", "number"])}, optional={**LIMITS, **NULLABLE}),
    _schemas_30,
    max_leaves=4,
)
INSTANCES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.sampled_from(["", "a", 0.5]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=5,
)


@given(SCHEMAS_30, INSTANCES)
def test_schemas_of_3_0_mean_what_another_validator_takes_them_for(schema: dict[str, Any], value: Any) -> None:
    """What the judge takes for valid in 3.0, independent readers and writers of OpenAPI 3.0 do, too.

    They refuse read-only members in requests, and write-only ones in answers; an example may show them.
    """
    spec = spec_of(document_of({"openapi": "3.0.3", "components": {"schemas": {"A": schema}}}))
    entry = "/components/schemas/A"
    judge = judge_of(spec, [(entry, "request"), (entry, "response")])

    for direction, oracle in (("request", OAS30WriteValidator), ("response", OAS30ReadValidator)):
        plain = _without_marks(schema, "readOnly" if direction == "request" else "writeOnly")
        assert oracle(plain).is_valid(value) == (not judge((entry, direction), value))  # type: ignore[arg-type]


def _without_marks(schema: Any, mark: str) -> Any:
    """Take away a mark, and the duty to be there of what carries it."""
    if isinstance(schema, list):
        return [_without_marks(item, mark) for item in schema]
    if not isinstance(schema, dict):
        return schema
    marked = {name for name, part in schema.get("properties", {}).items() if mark in part}
    kept = {key: _without_marks(part, mark) for key, part in schema.items() if key not in {"readOnly", "writeOnly"}}
    if "required" in kept:
        kept["required"] = [name for name in kept["required"] if name not in marked]
    return kept if kept.get("required", True) else {key: part for key, part in kept.items() if key != "required"}
