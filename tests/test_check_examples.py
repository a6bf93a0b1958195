from __future__ import annotations

from pathlib import Path

import pytest
from broken_schemas import EXAMPLES, Broken, answer, of_paths, of_schemas
from schema_linting import findings_in, findings_in_components, findings_of, summary

from clientwright.pipeline.checks import examples, generator_traps, schemas
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.loading import load

THING = """\
Thing:
  type: object
  required: [id, token]
  properties:
    id: {type: string, readOnly: true}
    token: {type: string, writeOnly: true}
"""
SELF = "/paths/~1things/get/responses/200/content/application~1json/schema"
GOOD = {
    "read-only-is-not-sent": """\
        /things:
          post:
            requestBody:
              content:
                application/json: {schema: {$ref: "#/components/schemas/Thing"}, example: {token: t}}
            responses: {"204": {description: Done.}}
        """,
    "write-only-is-not-answered": answer("""\
        schema: {$ref: "#/components/schemas/Thing"}
        example: {id: i}
        """),
    "the-mark-may-be-in-another-part": answer("""\
        schema: {allOf: [{$ref: "#/components/schemas/Thing"}, {required: [token]}]}
        example: {id: i}
        """),
    "the-mark-may-be-behind-a-reference": answer("""\
        schema:
          type: object
          required: [secret]
          properties: {secret: {$ref: "#/components/schemas/Thing/properties/token"}}
        example: {}
        """),
    "xml-is-not-judged": answer('{schema: {type: object}, example: "<a/>"}', "application/vnd.xml"),
    "text-of-no-stated-type-is-not-judged": answer("{schema: {type: object}, example: 5}", "text/csv"),
    "text-in-a-file-is-not-judged": answer(
        "{schema: {type: string}, examples: {a: {externalValue: no-such.txt}}}", "text/plain"
    ),
    "http-is-not-fetched": answer(
        "{schema: {type: string}, examples: {a: {externalValue: https://example.com/a.json}}}"
    ),
    "other-hosts-are-not-fetched": answer("{schema: {type: string}, examples: {a: {externalValue: //example.com/a}}}"),
    "absolute-paths-are-not-read": answer("{schema: {type: string}, examples: {a: {externalValue: /dev/null}}}"),
    "queries-and-fragments-name-no-file": answer(
        "{schema: {type: string}, examples: {a: {externalValue: '?a'}, b: {externalValue: '#b'}}}"
    ),
    "unreadable-names-are-not-read": answer(
        "{schema: {type: string}, examples: {a: {externalValue: '//['}, b: {externalValue: 'a%00'}}}"
    ),
    "serialized-values-are-not-judged": answer("{schema: {type: string}, examples: {a: {serializedValue: 5}}}"),
    "an-unknown-format-says-nothing": answer("{schema: {type: string, format: shoe-size}, example: 44 wide}"),
    "a-broken-keyword-says-nothing": answer("{schema: {type: strng, pattern: '(', minLength: x}, example: 44}"),
    "a-lost-reference-says-nothing": answer("{schema: {$ref: '#/components/schemas/Lost'}, example: 44}"),
    "a-reference-elsewhere-says-nothing": answer("{schema: {$ref: 'other.yaml#/A'}, example: 44}"),
    "an-anchor-says-nothing": answer("{schema: {$ref: '#thing'}, example: 44}"),
    "a-circle-says-nothing": answer(f"{{schema: {{$ref: '#{SELF}'}}, example: 44}}"),
    "deep-references-lead-on": answer("{schema: {$ref: '#/components/schemas/Thing/properties/id'}, example: a}"),
    "a-lost-example-says-nothing": answer(
        "{schema: {type: string}, examples: {a: {$ref: '#/components/examples/Lost'}, b: 5}}"
    ),
    "no-schema-says-nothing": answer("{example: 44}"),
    "true-allows-all": answer("{schema: true, example: 44}"),
}


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case.name)
def test_one_wrong_example_gives_exactly_its_finding(case: Broken) -> None:
    """A wrong example or default gives one finding, at its place."""
    found = findings_of((schemas, examples, generator_traps), case.text)

    assert [(case.rule, case.pointer, case.line, case.severity)] == summary(found)


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD.keys())
def test_what_fits_or_cannot_be_judged_gives_no_finding(body: str) -> None:
    """Nothing is said about an example that fits, or whose schema or medium says nothing about it."""
    assert [] == findings_of((examples,), of_paths(body, schemas=THING))


STRINGS = "{type: array, items: {type: string}}"
MESSAGES = {
    "names-the-place-inside": (
        "{type: object, properties: {a: {type: array, items: {type: string}}}}",
        "{a: [x, 5]}",
        "at /a/1: 5 is not of type string;",
    ),
    "looks-through-null": (
        "{oneOf: [{type: object, properties: {a: {type: integer}}}, {type: 'null'}]}",
        "{a: x}",
        'at /a: "x" is not of type integer;',
    ),
    "looks-through-unions-in-unions": (
        "{anyOf: [{type: 'null'}, {oneOf: [{type: string}, {type: object, required: [a, b]}]}]}",
        "{a: 1}",
        'the required property "b" is missing;',
    ),
    "does-not-guess-a-variant": (
        "{oneOf: [{type: object, required: [a]}, {type: object, required: [b]}]}",
        "{}",
        "{} fits none of the schemas of oneOf;",
    ),
    "counts-the-others": (STRINGS, "[1, 2, 3]", "at /0: 1 is not of type string (and 2 more);"),
    "names-the-component": ("{$ref: '#/components/schemas/Thing'}", "5", "does not fit its schema Thing: 5 is"),
    "names-the-place-of-the-schema": ("{type: string}", "5", "does not fit its schema /paths/~1things/get/"),
    "names-the-format": ("{type: string, format: date}", "x", '"x" is not a valid date;'),
    "names-several-types": ("{type: [string, boolean]}", "5", "5 is not of type boolean or string;"),
    "says-what-is-forbidden": ("{properties: {a: false}}", "{a: 5}", "at /a: 5 is not allowed here;"),
    "shortens-long-values": ("{type: integer}", "x" * 100, "is not of type integer;"),
    "keeps-the-words-of-the-rest": ("{type: integer, minimum: 3}", "2", "2 is less than the minimum of 3;"),
}


@pytest.mark.parametrize(("schema", "example", "text"), MESSAGES.values(), ids=MESSAGES.keys())
def test_the_message_says_where_and_why(schema: str, example: str, text: str) -> None:
    """The message names the failing place inside the example and the rule, in few words."""
    (found,) = findings_of((examples,), of_paths(answer(f"schema: {schema}\nexample: {example}")))

    assert text in found.message
    assert len(found.message) < 260


def test_a_long_cause_is_shortened() -> None:
    """However many values are allowed, the message fits a few lines."""
    values = ", ".join(f"value{number}" for number in range(100))
    (found,) = findings_of((examples,), of_schemas(f"A: {{enum: [{values}], default: x}}"))

    assert len(found.message) < 400


def test_the_message_names_a_schema_inside_a_component_by_its_place() -> None:
    """Only a component is called by its name."""
    (found,) = findings_of((examples,), of_schemas("A: {type: object, properties: {x: {type: string, default: 5}}}"))

    assert "does not fit its schema /components/schemas/A/properties/x: 5 is" in found.message


def test_a_finding_stands_at_the_line_that_fails() -> None:
    """The pointer is the example's, the line that of the failing member."""
    body = answer("schema: {type: object, properties: {a: {type: string}}}\nexample:\n  b: 1\n  a: 5")
    (found,) = findings_of((examples,), of_paths(body))

    assert "/paths/~1things/get/responses/200/content/application~1json/example" == found.pointer
    assert "          a: 5" in of_paths(body).splitlines()[found.location.line - 1]


SHARED = """\
/things:
  get:
    responses:
      "200":
        description: Fine.
        content:
          application/json:
            schema: {type: string}
            examples: {one: {$ref: "#/components/examples/One"}}
          application/other+json:
            schema: {type: string}
            examples: {one: {$ref: "#/components/examples/One"}}
"""


def test_a_shared_example_is_reported_once_where_it_stands() -> None:
    """An Example Object that is referred to is judged at each use and reported once, at its own place."""
    text = of_paths(SHARED) + "\n  examples: {One: {value: 5}}\n"
    (found,) = findings_of((examples,), text)

    assert "/components/examples/One/value" == found.pointer
    assert "used at /paths/~1things/get/responses/200/content/application~1json/examples/one," in found.message


def _external(folder: Path, uri: str, files: dict[str, str]) -> list[Finding]:
    (folder / "specs").mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)
    content = f"schema: {STRINGS}\nexamples:\n  one:\n    externalValue: {uri}\n  two:\n    externalValue: {uri}"
    (folder / "specs" / "openapi.yaml").write_text(of_paths(answer(content)))
    return findings_in((examples,), load(folder / "specs" / "openapi.yaml"))


HOLDER = "/paths/~1things/get/responses/200/content/application~1json/examples/one"


@pytest.mark.parametrize("uri", ["a/b%20c.json", "../specs/a/b%20c.json", "./a/b%20c.json"])
def test_an_example_file_is_read_relative_to_its_document(tmp_path: Path, uri: str) -> None:
    """A relative externalValue is a reference from the document's own file."""
    (tmp_path / "specs" / "a").mkdir(parents=True)
    (tmp_path / "specs" / "a" / "b c.json").write_text('["x",\n 5]')
    path = tmp_path / "specs" / "openapi.yaml"
    path.write_text(of_paths(answer(f"schema: {STRINGS}\nexamples:\n  one: {{externalValue: {uri}}}")))
    (found,) = findings_in((examples,), load(path))

    assert (HOLDER, "example-invalid", 2, 2) == (found.pointer, found.rule, found.location.line, found.location.column)
    assert (tmp_path / "specs" / "a" / "b c.json").as_posix() == found.location.file


def test_a_good_example_file_gives_no_finding(tmp_path: Path) -> None:
    """A file whose value fits is not mentioned."""
    assert [] == _external(tmp_path, "a.json", {"specs/a.json": '["x"]'})


def test_each_example_object_is_told_about_a_broken_file(tmp_path: Path) -> None:
    """A file that is no JSON is reported where it breaks, once for each Example Object that refers to it."""
    first, second = _external(tmp_path, "a.json", {"specs/a.json": '["x",\n ?]'})

    assert ("example-file-unreadable", HOLDER, 2) == (first.rule, first.pointer, first.location.line)
    assert first.location == second.location
    assert first.pointer != second.pointer


def test_a_missing_example_file_is_reported_at_the_reference(tmp_path: Path) -> None:
    """A file that is not there is reported where it is referred to."""
    first, _ = _external(tmp_path, "b.json", {})

    assert ("example-file-missing", f"{HOLDER}/externalValue", 15) == (first.rule, first.pointer, first.location.line)
    assert "b.json" in first.message


def test_text_that_is_not_unicode_is_reported() -> None:
    """An example that cannot be judged is a warning, and the others are still judged."""
    one = {"type": "string", "format": "date", "examples": ["\ud800"]}
    components = {"A": one, "B": {"type": "string", "default": 5}}

    assert ["examples-not-checked", "default-invalid"] == [
        found.rule for found in findings_in_components((examples,), components)
    ]
