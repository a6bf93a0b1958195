# ruff: noqa: E501 -- one case a line
"""Laws of the shape checks: what they accept, what they say, and how alternatives are reduced to one cause."""

from __future__ import annotations

import pytest
from good_specs import GOOD, edit

from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.official import causes
from clientwright.pipeline.checks.wording import an_object, closest, hint, listing, object_name, seen, shorten, wanted
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.loading import loads

PROBLEM = "        title:\n          type: string\n"
OWNER = 'type: [string, "null"]'
LINK = "              operationId: get_pet\n"


def _check(base: str, *changes: tuple[str, str]) -> tuple[Finding, ...]:
    return check(loads(edit(GOOD[base], *changes), "a.yaml"))


def _messages(base: str, *changes: tuple[str, str]) -> list[str]:
    return [finding.message for finding in _check(base, *changes)]


ACCEPTED = {
    "extensions": ("3.1", ("info:\n", "x-a: 1\ninfo:\n  x-b: {gett: 1}\n"), ("paths:\n", "paths:\n  x-c: 5\n")),
    "extension-of-callback": ("3.1", ("        created:\n", "        created:\n          x-a: text\n")),
    "extension-of-responses": ("3.1", ('        "201":\n', '        x-a: text\n        "201":\n')),
    "extension-of-schema": ("3.1", (PROBLEM, f"{PROBLEM}          x-a: 1\n")),
    "extension-of-schema-30": ("3.0", (PROBLEM, f"{PROBLEM}          x-a: 1\n")),
    "header-named-x": ("3.1", ("X-Count:", "x-count:")),
    "older-patch": ("3.0", ("openapi: 3.0.4", "openapi: 3.0.0")),
    "release-candidate": ("3.1", ("openapi: 3.1.1", "openapi: 3.1.0-rc1")),
    "link-server": ("3.1", (LINK, f"{LINK}              server: {{url: /}}\n")),
    "own-dialect": ("3.1", ("info:\n", "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base\ninfo:\n")),
    "plain-dialect": ("3.1", ("info:\n", "jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema#\ninfo:\n")),
    "boolean-schema": ("3.1", (PROBLEM, f"{PROBLEM}      unevaluatedProperties: false\n")),
    "additional-properties-30": ("3.0", (PROBLEM, f"{PROBLEM}      additionalProperties: false\n")),
    "reference-siblings-of-schema-30": ("3.0", (PROBLEM, f"{PROBLEM}      not: {{type: array, items: {{}}}}\n")),
    "self": ("3.2", ("info:\n", "$self: https://a.b/c\ninfo:\n")),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_openapi_allows_is_not_reported(name: str) -> None:
    """What the specification allows gives no finding."""
    base, *changes = ACCEPTED[name]
    assert () == _check(base, *changes)


TOLD = {
    "null": ("3.1", ("url: https://example.com/license", "url:"), "not null; give it a value or remove the key."),
    "unquoted": ("3.1", ('version: "1"', "version: 1"), "a string, not the number 1; write it in quotes."),
    "quoted": ("3.1", ("minLength: 1", 'minLength: "1"'), 'not the string "1"; write it without quotes.'),
    "no-list": ("3.1", ("[id]\n", "id\n"), "`required` must be a list, not the string"),
    "list-wanted": ("3.1", ("[id]\n", "id\n"), "write it as a list, even for one item."),
    "object-for-list": ("3.1", ("[id]\n", "{}\n"), "must be a list, not an object; correct it."),
    "item": ("3.1", ("required: [id]", "required: [7]"), "Item 0 of `required` must be a string"),
    "unquoted-null": ("3.1", (OWNER, "type: [string, null]"), 'write "null" in quotes.'),
    "type-or-bool": ("3.1", (PROBLEM, "        title: text\n"), "an object or true or false, not the string"),
    "typo": ("3.1", ("type: number", "type: numbr"), "did you mean `number`?"),
    "no-idea": ("3.1", ("type: number", "type: decimal"), "choose one."),
    "range": ("3.1", ("type: number\n", "type: number\n          multipleOf: 0\n"), "`multipleOf` must be more than 0"),
    "pattern": ("3.1", ("minLength: 1", "minLength: 1\n          $anchor: '#'"), "`$anchor` must match `"),
    "items": (
        "3.1",
        ('items:\n        $ref: "#/components/schemas/Pet"', "items: []"),
        "for a tuple write `prefixItems`.",
    ),
    "items-30": (
        "3.0",
        ('items:\n        $ref: "#/components/schemas/Pet"', "items: []"),
        "for several write `anyOf`.",
    ),
    "later": ("3.0", ("info:\n", "info:\n  summary: Pets\n"), "it came with OpenAPI 3.1, so raise `openapi`"),
    "unknown": ("3.1", ("info:\n", "info:\n  zzz: Pets\n"), "remove it, or rename it to begin with `x-`."),
    "null-30": ("3.0", (PROBLEM, '        title:\n          type: "null"\n'), "and `nullable: true`."),
    "const-30": (
        "3.0",
        (PROBLEM, f"{PROBLEM}          const: a\n"),
        "write `enum` with one value, or raise `openapi`.",
    ),
    "if-30": ("3.0", (PROBLEM, f"{PROBLEM}          if: {{}}\n"), "`if` came with OpenAPI 3.1; remove it, or raise"),
    "limit": ("3.1", ("exclusiveMinimum: 0", "exclusiveMaximum: true"), "write the number of `maximum` there."),
    "limit-30": ("3.0", ("exclusiveMinimum: true", "exclusiveMaximum: 5"), "write `maximum: 5` and `exclusiveMaximum"),
    "limit-text": ("3.1", ("exclusiveMinimum: 0", 'exclusiveMinimum: "0"'), 'must be a number, not the string "0"'),
    "list-for-number": ("3.1", ("minLength: 1", "minLength: [1]"), "must be a whole number, not a list; correct it."),
    "code": (
        "3.1",
        ("    delete:", "    put: {responses: {200: text}}\n    delete:"),
        "`200` must be an object, not the",
    ),
    "nothing": (
        "3.1",
        ("    NewPet:\n      content:", "    NewPet:\n      x-c:"),
        "`content` is missing from the Request Body",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_message_says_what_is_wanted_and_seen(name: str) -> None:
    """A message names what is wanted, what is there, and how to repair that."""
    base, change, text = TOLD[name]
    assert any(text in message for message in _messages(base, change))


@pytest.mark.parametrize(
    "dialect",
    ["info:\n=jsonSchemaDialect: http://a.b/c\ninfo:\n", "    Pet:\n=    Pet:\n      $schema: http://a.b/c\n"],
)
def test_another_dialect_turns_errors_of_its_schemas_into_warnings(dialect: str) -> None:
    """In a schema of another dialect, a keyword that OpenAPI's does not know is a warning."""
    old, new = dialect.split("=")
    changes = [("minLength: 1", 'minLenth: 1\n          maxLength: "5"'), (old, new)]
    found = _check("3.1", *changes)
    assert {"schema-keyword-unknown", "field-type"} == {finding.rule for finding in found}
    assert {Severity.WARNING} == {finding.severity for finding in found}


def test_another_dialect_does_not_excuse_other_schemas() -> None:
    """A `$schema` counts for the schema that it stands in, and no other."""
    found = _check(
        "3.1",
        (PROBLEM, "        titel:\n          typ: string\n"),
        ("    Pet:\n", "    Pet:\n      $schema: http://a/\n"),
    )
    assert [("schema-keyword-unknown", Severity.ERROR)] == [(finding.rule, finding.severity) for finding in found]


def test_an_unsupported_version_silences_everything_else() -> None:
    """Where the version is wrong, only that is reported."""
    found = _check("3.1", ("openapi: 3.1.1", 'openapi: "2.0"'), ("title: Pets", "titel: Pets"))
    assert ["openapi-version"] == [finding.rule for finding in found]


def test_a_misspelt_field_does_not_excuse_another_missing_one() -> None:
    """Only the field that was probably meant is not also reported as missing."""
    found = _check("3.1", ("title: Pets", "titel: Pets"), ('  version: "1"\n', ""))
    assert ["field-missing", "field-unknown"] == sorted(finding.rule for finding in found)


@pytest.mark.parametrize("version", ["3.0", "3.1", "3.2"])
def test_alternatives_are_reduced_to_one_cause(version: str) -> None:
    """However many alternatives refuse a value, one cause with its exact place is left."""
    data = {
        "openapi": f"{version}.0",
        "info": {"title": "a", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"description": 5}}}}},
    }
    (cause,) = causes(data, version)  # type: ignore[arg-type]
    assert ("/".join(cause.tokens), cause.keyword) == ("paths//a/get/responses/200/description", "type")
    assert (("string",), 5) == (cause.wanted, cause.value)


def test_a_wrong_selector_names_the_choices_of_all_alternatives() -> None:
    """Where a field selects among alternatives, its allowed values are those of all of them."""
    (message,) = _messages("3.0", ("type: apiKey", "type: mutualTLS"))
    assert "`apiKey`, `http`, `oauth2` or `openIdConnect`" in message


def test_hints_about_schemas_are_for_schemas() -> None:
    """What is said about a keyword of schemas is not said about a field of the same name elsewhere."""
    (message,) = _messages("3.0", ("type: apiKey", "type: [apiKey]"))
    assert "Lists of types" not in message


def test_the_alternative_that_the_selector_names_is_the_one_explained() -> None:
    """However much is wrong in it, the alternative that the selecting field names is the one that is explained."""
    flows = "      flows:\n        clientCredentials:\n          tokenUrl: https://example.com/token\n          scopes:\n            write: Write pets.\n"
    found = _check("3.0", (flows, "      flows: {implicit: {}, password: {}}\n"), ("[write]", "[]"))
    at = "/components/securitySchemes/login/flows"
    assert [f"{at}/implicit"] * 2 + [f"{at}/password"] * 2 == [finding.pointer for finding in found]


def test_a_description_of_nothing_is_told_what_it_may_describe() -> None:
    """Without paths, components and webhooks the message names all three."""
    (finding,) = check(loads("openapi: 3.1.0\ninfo: {title: a, version: '1'}\n", "a.yaml"))
    assert "`paths`, `components` or `webhooks`" in finding.message
    (finding,) = check(loads("openapi: 3.0.0\ninfo: {title: a, version: '1'}\n", "a.yaml"))
    assert "`paths` is missing" in finding.message


def test_words() -> None:
    """Names, types and values are told as people say them."""
    assert "Path Item Object" == object_name("PathItem")
    assert "OpenAPI Object" == object_name("OpenAPI")
    assert ("an Info Object", "a Link Object") == (an_object("Info"), an_object("Link"))
    assert "a list" == wanted(["array"])
    assert "a string or true or false" == wanted(["boolean", "string"])
    assert ["an object", "a list", "null", "true", "the number 1.5"] == [seen(v) for v in ({}, [], None, True, 1.5)]
    assert 'the string "a"' == seen("a")
    assert ("a" * 40, "a" * 37 + "...") == (shorten("a" * 40), shorten("a" * 41))
    assert ("a", "a and b", "a, b or c") == (listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"], "or"))
    assert ("operationId", None) == (closest("OPERATIONID", ["operationId"]), closest("x", ["operationId"]))
    assert ("did you mean `ab`?", "no.") == (hint("abc", ["ab"], "no."), hint("x", [], "no."))
