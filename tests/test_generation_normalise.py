"""Rewriting a description for the generator without changing its meaning."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from generation_helping import answer, document, sent, spec
from hypothesis import given, settings
from hypothesis import strategies as st
from normalise_cases import (
    ANSWERS,
    BODIES,
    HOISTED,
    NULL,
    OBJECT,
    PARAMETERS,
    PROPERTIES,
    REF,
    SCHEMAS,
    SECURITY,
    components,
)
from openapi_python_client.strings import ClassName, PythonIdentifier, snake_case

from clientwright.pipeline.generation.naming import class_name, member_names, module_of, operation_name
from clientwright.pipeline.generation.normalise import normalise


def operation(described: dict[str, Any], path: str = "/a", **top: Any) -> Any:
    """Normalise one operation; give it and the other way round its path."""
    ((generated, item),) = normalise(document(spec({path: {"post": described}}, **top))).data["paths"].items()
    return {**item["post"], "path": generated}


@pytest.mark.parametrize("case", PROPERTIES)
def test_a_property_is_rewritten_to_what_the_generator_knows(case: str) -> None:
    """Each form that the generator drops or gets wrong becomes one that means the same."""
    written, expected = PROPERTIES[case]
    described = {"type": "object", "properties": {"p": written}}
    version = "3.0.3" if isinstance(written, dict) and "nullable" in written else "3.1.1"
    assert expected == components(version, **{**SCHEMAS, "Z": described})["Z"]["properties"]["p"]


@pytest.mark.parametrize("case", HOISTED)
def test_an_inline_object_gets_a_component_of_its_own(case: str) -> None:
    """Objects and enums have one class each, with a name that nothing else has."""
    written, expected, name, component = HOISTED[case]
    taken: dict[str, Any] = {"ZP": {"type": "string"}} if case == "taken-name" else {}
    found = components(A=OBJECT, **taken, Z={"type": "object", "properties": {"p": written}})
    assert expected == found["Z"]["properties"]["p"]
    assert component == found[name]


def test_a_nullable_component_keeps_its_name_for_the_class() -> None:
    """The class of a component that admits null is called like it; references lead to the union."""
    found = components(N={**OBJECT, "nullable": True}, B={"allOf": [{"$ref": f"{REF}N"}, OBJECT]}, version="3.0.3")
    assert found["N"] == OBJECT
    assert found["NOrNone"] == {"oneOf": [{"$ref": f"{REF}N"}, NULL]}
    assert found["B"]["allOf"][0] == {"$ref": f"{REF}N"}


def test_components_whose_modules_would_meet_are_kept_apart() -> None:
    """No two classes have one module, and none shadows what generated code imports."""
    names = list(components(FooBar=OBJECT, foo_bar=OBJECT, FOOBar=OBJECT, Response=OBJECT, Any=OBJECT, Unset=OBJECT))
    assert names == ["FooBar", "FooBar2", "FOOBar3", "ResponseModel", "AnyModel", "UnsetModel"]


def test_properties_whose_attributes_would_meet_are_disguised() -> None:
    """The generator sees distinct attributes; the way back to the wire name is kept."""
    properties: dict[str, Any] = {"foo_bar": {}, "fooBar": {}, "@type": {}, "type": {}}
    result = normalise(
        document(spec(schemas={"A": {"type": "object", "properties": properties, "required": ["fooBar"]}}))
    )
    seen = result.data["components"]["schemas"]["A"]
    attributes = [str(PythonIdentifier(name, "field_")) for name in seen["properties"]]
    assert attributes == ["foo_bar", "foo_bar_2", "type_", "type_2"]
    assert list(properties) == [result.wire_names.get(name, name) for name in seen["properties"]]
    assert ["fooBar"] == [result.wire_names[name] for name in seen["required"]]


def test_a_union_that_contains_itself_is_cut() -> None:
    """A JSON value type keeps all but the reference back to itself without an object between."""
    union = {
        "oneOf": [
            {"type": "array", "items": {"$ref": f"{REF}J"}},
            {"type": "object", "additionalProperties": {"$ref": f"{REF}J"}},
        ]
    }
    found = components(J=union)
    assert found["J"] == {"oneOf": [{"type": "array", "items": {}}, {"$ref": f"{REF}JType1"}]}
    assert found["JType1"]["additionalProperties"] == {"$ref": f"{REF}J"}


def test_a_class_that_may_be_null_has_no_number() -> None:
    """Beside null alone, an inline object is called after its place; among others, each has a number."""
    alone, several = ({"anyOf": [OBJECT, NULL]}, {"anyOf": [OBJECT, {"type": "object", "properties": {"z": {}}}]})
    found = components(J={"type": "object", "properties": {"alone": alone, "several": several}})
    assert {"J", "JAlone", "JSeveralType0", "JSeveralType1"} <= found.keys()


@pytest.mark.parametrize("case", PARAMETERS)
def test_a_parameter_has_a_type_that_can_be_sent(case: str) -> None:
    """A parameter keeps its type wherever it stands; null is taken away where it has no form."""
    written, expected = PARAMETERS[case]
    found = operation({"parameters": [{"name": "p", **written}]}, components={"schemas": SCHEMAS})
    assert [expected] == [one["schema"] for one in found["parameters"]]


def test_the_parameters_of_a_path_are_those_of_its_operations() -> None:
    """Shared parameters are kept, an operation's own wins, and ignored headers are left out."""
    item = {
        "parameters": [{"name": "a", "in": "query"}, {"$ref": "#/components/parameters/b"}],
        "get": {"parameters": [{"name": "a", "in": "query", "required": True}, {"name": "Accept", "in": "header"}]},
    }
    parameters = {"b": {"name": "b", "in": "query", "schema": {"type": "integer"}}}
    paths = normalise(document(spec({"/a": item}, components={"parameters": parameters}))).data["paths"]
    found = [(one["name"], one["required"], one["schema"]["type"]) for one in paths["/a"]["get"]["parameters"]]
    assert found == [("a", True, "string"), ("b", False, "integer")]


def test_every_key_of_a_path_is_an_argument() -> None:
    """Keys that are no names are renamed in path and parameter; each is required and never null."""
    parameter = {"name": "user.id", "in": "path", "schema": {"type": ["string", "null"]}}
    found = operation({"parameters": [parameter]}, "/a/{user.id}/{x}")
    assert found["path"] == "/a/{user_id}/{x}"
    assert [("user_id", True, "string"), ("x", True, "string")] == [
        (one["name"], one["required"], one["schema"]["type"]) for one in found["parameters"]
    ]


@pytest.mark.parametrize("case", SECURITY)
def test_security_holds_for_every_operation(case: str) -> None:
    """Security of the document holds where an operation has none; an anonymous alternative needs no token."""
    own, top, expected = SECURITY[case]
    described = {} if own is None else {"security": own}
    assert expected == operation(described, **({} if top is None else {"security": top}))["security"]


@pytest.mark.parametrize("case", ANSWERS)
def test_a_response_is_one_the_generator_reads(case: str) -> None:
    """Every media type is read as JSON, text or bytes."""
    content, expected = ANSWERS[case]
    found = operation({"responses": {"2xx": {"content": content}}}, components={"schemas": SCHEMAS})
    assert expected == found["responses"]["2XX"].get("content")


@pytest.mark.parametrize("case", BODIES)
def test_the_media_types_of_a_body_can_be_told_apart(case: str) -> None:
    """Of several media types those are kept that a type of their own announces."""
    content, expected = BODIES[case]
    body = {"content": {name: {"schema": schema} for name, schema in content}, "required": True}
    found = operation({"requestBody": body}, components={"schemas": SCHEMAS})["requestBody"]
    assert expected == list(found["content"])
    assert found["required"] is True


def test_references_to_shared_parts_are_followed() -> None:
    """Path items, bodies and responses are the ones that their references lead to, each with one class."""
    shared = {
        "schemas": {},
        "pathItems": {"P": {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}}}}},
        "responses": {"R": {"$ref": "#/components/responses/S"}, "S": answer(OBJECT)["responses"]["200"]},
        "requestBodies": {"B": sent(OBJECT)["requestBody"]},
    }
    paths = {
        "/a": {"$ref": "#/components/pathItems/P"},
        "/b": {
            "post": {
                "requestBody": {"$ref": "#/components/requestBodies/B"},
                "responses": {"200": {"$ref": "#/components/responses/S"}},
            }
        },
    }
    result = normalise(document(spec(paths, components=shared)))
    seen = result.data["paths"]
    assert seen["/a"]["get"]["responses"]["200"] == seen["/b"]["post"]["responses"]["200"]
    assert list(result.data["components"]["schemas"]) == ["GetAResponse200", "PostBBody"]
    assert result.operations["GET", "/a"] == "/components/pathItems/P/get"
    assert result.origins["PostBBody"].startswith("/components/requestBodies/B/")
    assert result.findings == ()


@pytest.mark.parametrize("version", ["3.0.3", "3.1", "3.2.0"])
def test_every_supported_version_is_generated(version: str) -> None:
    """A document of OpenAPI 3.0 to 3.2 without paths is one the generator reads."""
    data = normalise(document({"openapi": version, "info": {"title": "t", "version": "1"}})).data
    assert data["openapi"] in {"3.0.3", "3.1.1"}
    assert data["paths"] == {}


def test_operations_without_a_name_are_named_after_their_path() -> None:
    """A missing operationId is derived from method and path; webhooks and callbacks are left out."""
    found = normalise(document(spec({"/a/{b}": {"get": {"callbacks": {"c": {}}}}}, webhooks={"w": {"post": {}}}))).data
    assert found["paths"]["/a/{b}"]["get"]["operationId"] == "get_a_b"
    assert "callbacks" not in found["paths"]["/a/{b}"]["get"]
    assert "webhooks" not in found


def test_the_document_is_not_touched() -> None:
    """Normalising reads the effective document and never writes to it."""
    data = spec(
        {"/a": {"post": {**sent({"$ref": f"{REF}Z"}), **answer(OBJECT)}}},
        {**SCHEMAS, "Z": {"properties": {key: value[0] for key, value in PROPERTIES.items()}}},
    )
    given_document = document(data)
    before = copy.deepcopy(given_document.data)
    normalise(given_document)
    assert before == given_document.data


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=8))
def test_class_names_never_meet(wanted: list[str]) -> None:
    """Whatever schemas are called, their classes are names, stay what they are, and have modules of their own."""
    modules: set[str] = set()
    for one in wanted:
        name, module = class_name(one, modules)
        assert name.isidentifier()
        assert str(ClassName(name, "field_")) == name
        assert module == module_of(name)
        assert module not in modules
        modules.add(module)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=8))
def test_operation_names_never_meet(wanted: list[str]) -> None:
    """Whatever operations are called, their functions are names of their own that stay what they are."""
    names: list[str] = []
    for one in wanted:
        name = operation_name(one, names)
        assert str(PythonIdentifier(name, "field_")) == name
        assert name not in names
        names.append(name)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.lists(st.text(max_size=6), unique=True), st.lists(st.integers(), unique=True)),
    st.lists(st.text(max_size=4), max_size=6),
)
def test_the_members_of_an_enum_never_meet(values: list[Any], given_names: list[str]) -> None:
    """Every value has a member of its own, under a name that the generator leaves as it is."""
    names = member_names(values, given_names)
    assert len(values) == len(set(names)) == len(names)
    assert all(name.isidentifier() and snake_case(name).upper() == name for name in names)


def test_members_are_named_as_the_document_says() -> None:
    """Names given for each value are taken; without them, a name follows the value."""
    assert member_names(["a", "b"], ["First", "second one"]) == ["FIRST", "SECOND_ONE"]
    assert member_names(["a-b", "a_b", "1", ""], ["one"]) == ["A_B", "A_B_2", "VALUE_2", "VALUE_3"]
    assert member_names([1, -1]) == ["VALUE_1", "VALUE_NEGATIVE_1"]
