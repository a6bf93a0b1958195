"""Walking an OpenAPI description by its grammar."""

import json

import pytest
from hypothesis import given
from test_loading import JSON_VALUES

from clientwright.pipeline.documents import resolve
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import Spec, spec_of

SPEC = """\
openapi: 3.1.1
info: {title: T, version: "1"}
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: page, in: query, schema: {type: integer}}
    get:
      parameters:
        - {name: page, in: query, schema: {type: string}}
        - $ref: "#/components/parameters/Size"
        - $ref: "#/components/parameters/Nowhere"
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}
        x-note: not a response
      callbacks:
        done:
          "{$request.body#/url}":
            post: {responses: {"200": {$ref: "#/components/responses/Ok"}}}
  x-note: {get: {}}
components:
  parameters:
    Size: {name: size, in: query, schema: {type: integer}}
  responses:
    Ok: {description: ok}
  schemas:
    Thing:
      type: object
      properties: {name: {type: string}, properties: true}
      additionalProperties: {oneOf: [{type: string}, {not: {const: 1}}]}
"""


def spec() -> Spec:
    """Read the example."""
    return spec_of(loads(SPEC, "spec.yaml"))


def test_every_schema_is_found_where_it_stands() -> None:
    """Schemas are found in parameters, bodies, components and in each other, boolean ones too, and nowhere else."""
    thing = "/components/schemas/Thing"
    content = "/paths/~1things~1{id}/get/responses/200/content/application~1json/schema"
    assert {
        "/paths/~1things~1{id}/parameters/0/schema",
        "/paths/~1things~1{id}/parameters/1/schema",
        "/paths/~1things~1{id}/get/parameters/0/schema",
        content,
        f"{content}/items",
        "/components/parameters/Size/schema",
        thing,
        f"{thing}/properties/name",
        f"{thing}/properties/properties",
        f"{thing}/additionalProperties",
        f"{thing}/additionalProperties/oneOf/0",
        f"{thing}/additionalProperties/oneOf/1",
        f"{thing}/additionalProperties/oneOf/1/not",
    } == {site.pointer for site in spec().by_kind["Schema"]}


def test_extensions_are_not_walked() -> None:
    """A member that begins with `x-` is never taken for a path, a response or an expression."""
    assert not [site for site in spec().sites if "x-note" in site.pointer]


def test_operations_carry_the_parameters_of_their_path_that_they_do_not_override() -> None:
    """A path item's parameters come first, an operation's own of the same name win, references are followed."""
    (operation,) = spec().operations
    assert operation.title == "GET /things/{id}"
    assert [(pointer, parameter["name"]) for pointer, parameter in operation.parameters] == [
        ("/paths/~1things~1{id}/parameters/0", "id"),
        ("/paths/~1things~1{id}/get/parameters/0", "page"),
        ("/components/parameters/Size", "size"),
    ]


@pytest.mark.parametrize(
    ("kind", "pointer", "direction"),
    [
        ("Schema", "/paths/~1things~1{id}/get/responses/200/content/application~1json/schema", "response"),
        ("Schema", "/paths/~1things~1{id}/parameters/0/schema", "request"),
        ("Schema", "/components/schemas/Thing", None),
        ("Operation", "/paths/~1things~1{id}/get", None),
    ],
)
def test_data_travels_the_way_its_place_says(kind: str, pointer: str, direction: str | None) -> None:
    """Parameters and bodies are requests, responses are responses, components are both."""
    site = spec().by_pointer[pointer]
    assert (kind, direction) == (site.kind, site.direction)


def test_references_are_followed_to_the_end() -> None:
    """A chain of references gives the object at its end; a circle, a void and another file raise LookupError."""
    document = loads(
        'openapi: 3.1.1\na: {$ref: "#/b%20c"}\nb c: {$ref: "#/d~1e"}\nd/e: {type: string}\n'
        'round: {$ref: "#/round"}\nvoid: {$ref: "#/nothing"}\naway: {$ref: "other.yaml#/a"}\n',
        "spec.yaml",
    )
    read = spec_of(document)
    assert read.follow(document.data["a"], "/a") == ({"type": "string"}, "/d~1e")
    for name in ("round", "void", "away"):
        with pytest.raises(LookupError):
            read.follow(document.data[name], f"/{name}")


@pytest.mark.parametrize(
    ("stated", "version"),
    [("3.0.4", "3.0"), ("3.1.1", "3.1"), ("3.2.0", "3.2"), ("2.0", "3.1"), ("3.10.0", "3.1")],
)
def test_the_version_decides_the_grammar(stated: str, version: str) -> None:
    """The stated minor version is read; anything else is taken for 3.1, so that checks can go on."""
    assert version == spec_of(loads(f"openapi: {stated}", "spec.yaml")).version


@pytest.mark.parametrize(
    ("version", "kinds"),
    [("3.0.4", set()), ("3.1.1", {"PathItem"}), ("3.2.0", {"PathItem", "MediaType"})],
)
def test_each_version_has_its_own_fields(version: str, kinds: set[str]) -> None:
    """`components.pathItems` exists from 3.1 on, `components.mediaTypes` from 3.2 on."""
    text = f"openapi: {version}\ncomponents: {{pathItems: {{a: {{}}}}, mediaTypes: {{b: {{}}}}}}\n"
    found = {site.kind for site in spec_of(loads(text, "spec.yaml")).sites}
    assert kinds == found - {"OpenAPI", "Components"}


@given(JSON_VALUES)
def test_walking_never_fails(value: object) -> None:
    """Whatever JSON stands where a description should, walking it finds places that exist."""
    document = loads(json.dumps({"openapi": "3.1.1", "paths": value, "components": value}), "spec.json")
    read = spec_of(document)
    assert all(site.value == resolve(document.data, site.pointer) for site in read.sites)
    assert all(operation.value == resolve(document.data, operation.pointer) for operation in read.operations)
