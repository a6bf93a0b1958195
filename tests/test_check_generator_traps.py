from __future__ import annotations

import pytest
from broken_schemas import NAMES, TRAPS, Broken, answer, get, of_paths, of_schemas
from schema_linting import findings_of, summary

from clientwright.pipeline.checks import examples, generator_traps, schemas

GOOD_PATHS = {
    "the-same-name-in-two-places": get("""\
        - {name: id, in: query, schema: {type: string}}
        - {name: id, in: header, schema: {type: string}}
        """),
    "lists-and-deep-objects-in-the-query": get("""\
        - {name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}
        - {name: codes, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, style: deepObject, schema: {type: object}}
        - {name: more, in: query, schema: {type: object}}
        - {name: most, in: query, style: form, explode: true, schema: {type: object}}
        """),
    "plain-paths-and-headers": get("""\
        - {name: id, in: path, required: true, style: simple, schema: {type: string, format: date}}
        - {name: X-Id, in: header, schema: {type: string, format: uuid}}
        - {name: session, in: cookie, schema: {type: integer}}
        - {$ref: "#/components/parameters/Lost"}
        """),
    "text-as-text": answer("schema: {type: string}", "text/csv"),
    "json-by-suffix": answer("schema: {type: object}", "application/problem+json; charset=utf-8"),
    "xml-beside-json": get(
        response="""\
        description: Fine.
        content:
          application/xml: {schema: {type: object}}
          application/json: {schema: {type: object}}
        """
    ),
    "form-that-is-answered": answer("schema: {type: string}", "multipart/form-data"),
    "form-of-anything": """\
        /a:
          post:
            requestBody: {content: {multipart/form-data: {schema: {}}, multipart/form-data; a=b: {schema: true}}}
            responses: {"204": {description: Done.}}
        """,
    "anything-of-any-type": answer("schema: {type: object}", '"*/*"'),
    "one-name-in-two-tags": """\
        /a: {get: {operationId: getThing, tags: [a], responses: {"204": {description: Done.}}}}
        /b: {get: {operationId: get_thing, tags: [b], responses: {"204": {description: Done.}}}}
        """,
    "one-tag-twice": """\
        /a: {get: {operationId: a, tags: [my tag], responses: {"204": {description: Done.}}}}
        /b: {get: {operationId: b, tags: [my tag], responses: {"204": {description: Done.}}}}
        """,
}
GOOD_SCHEMAS = {
    "an-alias-is-no-class": """\
        Foobar: {type: object}
        FOOBAR: {$ref: "#/components/schemas/Foobar"}
        """,
    "titles-name-no-class": """\
        A: {type: object, title: Same}
        B: {type: object, title: Same}
        """,
    "enums-of-whole-numbers-and-null": """\
        A: {enum: [1, 2, -1, null]}
        B: {type: boolean, enum: [true]}
        C: {const: a}
        """,
    "enum-names-that-were-given": """\
        A: {type: string, enum: [a-b, a_b], x-enum-varnames: [dash, line]}
        """,
    "symbols-get-numbers": """\
        A: {type: string, enum: ["<", ">", ""]}
        """,
    "a-constraint-beside-properties": """\
        A:
          type: object
          properties: {a: {type: string}, b: {type: string}}
          anyOf: [{required: [a]}, {required: [b]}]
        """,
    "recursion-through-an-object": """\
        A: {type: array, items: {$ref: "#/components/schemas/B"}}
        B: {type: object, properties: {inner: {$ref: "#/components/schemas/A"}}}
        """,
}


@pytest.mark.parametrize("case", [*NAMES, *TRAPS], ids=lambda case: case.name)
def test_one_trap_gives_exactly_its_finding(case: Broken) -> None:
    """What Python cannot say, or would say twice, gives one finding at its place."""
    found = findings_of((schemas, examples, generator_traps), case.text)

    assert [(case.rule, case.pointer, case.line, case.severity)] == summary(found)


@pytest.mark.parametrize("body", GOOD_PATHS.values(), ids=GOOD_PATHS.keys())
def test_operations_that_python_can_say_give_no_finding(body: str) -> None:
    """Names that stay apart and values that are sent as described are no traps."""
    assert [] == findings_of((generator_traps,), of_paths(body))


@pytest.mark.parametrize("body", GOOD_SCHEMAS.values(), ids=GOOD_SCHEMAS.keys())
def test_schemas_that_python_can_say_give_no_finding(body: str) -> None:
    """Classes, members and attributes that stay apart are no traps."""
    assert [] == findings_of((generator_traps,), of_schemas(body))


def test_a_collision_names_both_places() -> None:
    """Whoever reads about a collision knows both names and what they become."""
    text = of_schemas("A: {type: object, properties: {fooBar: {type: string}, foo_bar: {type: string}}}")
    (found,) = findings_of((generator_traps,), text)

    for part in ('"fooBar" (at /components/schemas/A/properties/fooBar)', '"foo_bar"', "become foo_bar in Python"):
        assert part in found.message


def test_every_later_name_collides_with_the_first() -> None:
    """Of three names that meet, the second and the third are reported."""
    text = of_schemas("A: {type: object, properties: {a-b: {type: string}, a_b: {type: string}, a.b: {type: string}}}")

    assert ["a_b", "a.b"] == [one.pointer.rsplit("/", 1)[-1] for one in findings_of((generator_traps,), text)]


def test_the_same_name_twice_is_no_collision_of_names() -> None:
    """What is simply said twice is another rule's business."""
    body = """\
        /a: {get: {operationId: same, responses: {"204": {description: Done.}}}}
        /b: {get: {operationId: same, responses: {"204": {description: Done.}}}}
        """

    assert [] == findings_of((generator_traps,), of_paths(body))


def test_recursion_through_several_schemas_is_found_in_each() -> None:
    """A circle of lists and unions is reported at each schema of it, and not at those that lead into it."""
    text = of_schemas("""\
        A: {type: array, items: {$ref: "#/components/schemas/B"}}
        B: {oneOf: [{type: string}, {$ref: "#/components/schemas/A"}]}
        C: {type: array, items: {$ref: "#/components/schemas/A"}}
        """)
    pointers = [one.pointer for one in findings_of((generator_traps,), text) if one.rule == "schema-recursive"]

    assert ["/components/schemas/A", "/components/schemas/B"] == pointers


@pytest.mark.parametrize("name", ["Response", "Any", "Client", "File", "Unset"])
def test_models_do_not_hide_what_every_client_uses(name: str) -> None:
    """A component with the name of a class that clients use is reported."""
    found = findings_of((generator_traps,), of_schemas(f"{name}: {{type: object}}"))

    assert ["name-reserved"] == [one.rule for one in found]


@pytest.mark.parametrize("name", ["additional_properties", "toDict", "from_dict", "d", "cls", "field_dict"])
def test_properties_do_not_hide_what_every_model_has(name: str) -> None:
    """A property whose attribute every model has is reported."""
    text = of_schemas(f"A: {{type: object, properties: {{{name}: {{type: string}}}}}}")

    assert ["name-reserved"] == [one.rule for one in findings_of((generator_traps,), text)]


@pytest.mark.parametrize("name", ["params", "headers", "body", "client", "url"])
def test_parameters_do_not_hide_what_every_call_has(name: str) -> None:
    """A parameter with the name of an argument or variable of every call is reported."""
    text = of_paths(get(f"- {{name: {name}, in: query, schema: {{type: string}}}}"))

    assert ["name-reserved"] == [one.rule for one in findings_of((generator_traps,), text)]


@pytest.mark.parametrize("text", ["a\u200bb", "a\u2028b", "\x1b"], ids=["format", "separator", "control"])
def test_characters_that_code_cannot_hold_are_found_everywhere(text: str) -> None:
    """Property names, parameter names and enum values are all looked at."""
    escaped = f'"{text.encode("unicode_escape").decode().replace(chr(92) + "x", chr(92) + "u00")}"'
    schemas_text = f"A:\n  type: object\n  properties:\n    {escaped}: {{type: string, enum: [{escaped}]}}"
    body = get(f"- name: {escaped}\n  in: query\n  schema: {{type: string}}")
    found = findings_of((generator_traps,), of_paths(body, schemas=schemas_text))

    assert 3 == [one.rule for one in found].count("name-unwritable")
