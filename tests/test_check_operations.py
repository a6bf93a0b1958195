# ruff: noqa: E501 -- one case a line
"""Laws of the checks of paths, parameters, operations, security, servers and links: what they accept, what they add."""

from __future__ import annotations

import pytest
from good_specs import GOOD, edit

from clientwright.pipeline.checks import check, oas_validator
from clientwright.pipeline.checks.oas_validator import second_opinion
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import Spec, spec_of

NEXT = "components:\n  schemas:"
TEXT = "schema: {type: string}"
LINK = "              operationId: get_pet\n              parameters:\n                pet_id: $response.body#/0/id\n"
GONE = (
    '        "204":\n          description: Gone.\n        "404":\n          $ref: "#/components/responses/Problem"\n'
)
PROBLEM = "        title:\n          type: string\n"


def _check(base: str, *changes: tuple[str, str]) -> tuple[Finding, ...]:
    return check(loads(edit(GOOD[base], *changes), "a.yaml"))


def _path(template: str, method: str = "get", *names: str) -> str:
    parameters = ", ".join(f"{{name: {name}, in: path, required: true, {TEXT}}}" for name in names)
    ascii_id = "".join(character for character in template if character.isalnum())
    operation = (
        f"operationId: {method}_{ascii_id}, parameters: [{parameters}], responses: {{default: {{description: d}}}}"
    )
    return f'  "{template}":\n    {method}: {{{operation}}}\n'


def _paths(*paths: str) -> tuple[str, str]:
    return (NEXT, "".join(paths) + NEXT)


ACCEPTED = {
    "concrete-beside-template": ("3.1", _paths(_path("/pets/mine"))),
    "other-methods": ("3.1", _paths(_path("/{x}/mine", "put", "x"))),
    "other-length": ("3.1", _paths(_path("/{x}/mine/{y}", "get", "x", "y"))),
    "partly-templated": ("3.1", _paths(_path("/{x}.json/mine", "get", "x"))),
    "root-path": ("3.1", _paths(_path("/"))),
    "override": ("3.1", ("      operationId: get_pet\n      tags", "      parameters:\n        - {name: pet_id, in: path, required: true, schema: {type: string}}\n      operationId: get_pet\n      tags")),
    "same-name-elsewhere": ("3.1", ("            minimum: 1\n", "            minimum: 1\n        - {name: limit, in: header, schema: {type: string}}\n")),
    "default-alone": ("3.1", (GONE, "        default:\n          description: All.\n")),
    "redirect": ("3.1", ('"204":\n          description: Gone', '"303":\n          description: Gone')),
    "range": ("3.1", ('"204":\n          description: Gone', "2XX:\n          description: Gone")),
    "empty-content-of-204": ("3.1", ("description: Gone.", "description: Gone.\n          content: {}")),
    "optional-security": ("3.1", ("  - key: []", "  - key: []\n  - {}")),
    "roles": ("3.1", ("key: []", "key: [admin]")),
    "connect-scopes": ("3.0", ("key: []", "key: [admin]"), ("      type: apiKey\n      name: X-Key\n      in: header", "      type: openIdConnect\n      openIdConnectUrl: https://a.b")),
    "security-by-uri": ("3.2", ("    - login: [write]", "    - '#/components/securitySchemes/login': [write]\n        - login: []")),
    "link-place": ("3.1", ("                pet_id: $", "                path.pet_id: $")),
    "link-component": ("3.1", ("            first:\n              operationId: get_pet\n              parameters:\n                pet_id: $response.body#/0/id\n", "            first:\n              $ref: '#/components/links/First'\n"), ("  securitySchemes:", "  links:\n    First: {operationId: get_pet}\n  securitySchemes:")),
    "link-dotted-name": ("3.1", ("                pet_id: $", "                query.a: $"), ("      operationId: get_pet\n      tags", "      parameters: [{name: query.a, in: query, schema: {type: string}}]\n      operationId: get_pet\n      tags")),
    "link-ref": ("3.1", ("              operationId: get_pet\n", "              operationRef: '#/paths/~1pets~1%7Bpet_id%7D/get'\n")),
    "link-elsewhere": ("3.1", ("              operationId: get_pet\n", "              operationRef: https://a.b/c#/paths/~1x/get\n")),
    "link-constant": ("3.1", ("$response.body#/0/id", "fixed")),
    "address": ("3.1", ("{$request.body#/url}", "https://a.b?c={$request.query.d}&e={$method}")),
    "header-component": ("3.1", ("            X-Count:\n              schema:\n                type: integer\n", "            X-Count:\n              $ref: '#/components/headers/Content-Type'\n"), ("  securitySchemes:", "  headers:\n    Content-Type: {schema: {type: integer}}\n  securitySchemes:")),
    "cookie-style": ("3.2", ("in: query\n          style: form", "in: cookie\n          style: cookie")),
    "free-variable": ("3.1", ("        enum: [eu, us]\n", "")),
    "id-with-dots": ("3.1", ("operationId: remove_pet", "operationId: pets.remove-1")),
}  # fmt: skip


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_openapi_allows_is_not_reported(name: str) -> None:
    """What the specification allows gives no finding."""
    base, *changes = ACCEPTED[name]
    assert () == _check(base, *changes)


@pytest.mark.parametrize(
    "name", ["*/*", "text/*", "application/json; charset=utf-8", 'a/b;c="d e"', "application/vnd.a-b.v1+json"]
)
def test_media_types_and_ranges_are_keys_of_content(name: str) -> None:
    """Media types, ranges and parameters of either are accepted as keys of `content`."""
    found = _check(
        "3.1",
        ("    NewPet:\n      content:\n        application/json:", f"    NewPet:\n      content:\n        '{name}':"),
    )
    assert [] == [finding for finding in found if finding.rule == "media-type-malformed"]


@pytest.mark.parametrize("name", ["json", "a/b/c", "a/", "/b", "a/b;c", "a b/c"])
def test_other_keys_of_content_are_reported(name: str) -> None:
    """What is no media type is reported as such."""
    found = _check(
        "3.1",
        ("    NewPet:\n      content:\n        application/json:", f"    NewPet:\n      content:\n        '{name}':"),
    )
    assert "media-type-malformed" in {finding.rule for finding in found}


@pytest.mark.parametrize(
    ("expression", "known"),
    [
        ("$url", True), ("$method", True), ("$statusCode", True), ("$request.path.id", True),
        ("$response.header.X-A", True), ("$request.body", True), ("$response.body#/a/b", True),
        ("$uri", False), ("$request.cookie.a", False), ("$response.header.", False), ("$response.body#a", False),
    ],
)  # fmt: skip
def test_runtime_expressions_follow_their_grammar(expression: str, *, known: bool) -> None:
    """A value with a dollar sign is a runtime expression of the specification's grammar, or is reported."""
    found = _check("3.1", ("$response.body#/0/id", f"'{expression}'"))
    assert known == (not found)
    body = _check("3.1", (LINK, f"              operationId: list_pets\n              requestBody: '{expression}'\n"))
    assert known == (not body)


def test_ambiguous_paths_are_reported_once_at_the_later_one() -> None:
    """A path that several earlier ones clash with has one finding, which names the first and counts the others."""
    found = _check("3.1", _paths(_path("/pots/{a}", "get", "a"), _path("/{x}/mine", "get", "x")))
    assert [("path-ambiguous", "/paths/~1{x}~1mine")] == [(finding.rule, finding.pointer) for finding in found]
    assert "`/pets/{pet_id}` (and 1 more)" in found[0].message


def test_a_tag_without_declaration_is_reported_where_it_is_first_used() -> None:
    """However often a tag is used, that it is not declared is one finding."""
    found = _check("3.1", ("  - name: pets\n", "  - name: cats\n"))
    assert ["tag-unused", "tag-undeclared"] == [finding.rule for finding in found]


def test_a_path_parameter_that_no_operation_declares_is_reported_at_the_path() -> None:
    """What all operations of a path lack is said once; what one of them lacks is said there."""
    change = ('    parameters:\n      - $ref: "#/components/parameters/PetId"\n', "")
    found = [finding for finding in _check("3.1", change) if finding.rule == "path-parameter-undeclared"]
    assert ["/paths/~1pets~1{pet_id}"] == [finding.pointer for finding in found]


def test_a_query_string_is_described_once() -> None:
    """Two parameters in `querystring` exclude each other, as do one and a query parameter."""
    two = "".join(f"        - {{name: {name}, in: querystring, content: {{a/b: {{}}}}}}\n" for name in "ab")
    limit = "        - name: limit\n          in: query\n          style: form\n          schema:\n            type: integer\n            minimum: 1\n"
    found = [finding for finding in _check("3.2", (limit, two)) if finding.severity is Severity.ERROR]
    assert [("parameter-querystring", "/paths/~1pets/get/parameters/0")] == [(f.rule, f.pointer) for f in found]
    assert [] == [f for f in _check("3.2", (limit, two.splitlines()[0] + "\n")) if f.severity is Severity.ERROR]


def test_content_has_examples_beside_it_since_3_2() -> None:
    """In OpenAPI 3.2 a parameter with `content` may have an example."""
    limit = "          style: form\n          schema:\n            type: integer\n            minimum: 1\n"
    found = _check("3.2", (limit, "          content: {a/b: {}}\n          example: a\n"))
    assert ["parameter-as-text"] == [finding.rule for finding in found]


def test_a_broken_reference_in_an_operation_hides_no_parameter() -> None:
    """Where an operation's own parameter leads nowhere, nothing is said about parameters that lack."""
    change = ('    parameters:\n      - $ref: "#/components/parameters/PetId"\n', "")
    lists = "      parameters: [{$ref: '#/components/parameters/No'}]\n"
    gets = ("      operationId: get_pet\n      tags", f"      operationId: get_pet\n{lists}      tags")
    found = [finding for finding in _check("3.1", change, gets) if finding.rule == "path-parameter-undeclared"]
    assert ["/paths/~1pets~1{pet_id}/delete"] == [finding.pointer for finding in found]


def test_scheme_names_are_uris_only_in_3_2() -> None:
    """A security requirement names a component; only OpenAPI 3.2 also lets it name a URI."""
    uri = "#/components/securitySchemes/login"
    found = _check("3.1", ("    - login: [write]", f"    - '{uri}': [write]\n        - login: []"))
    assert ["security-undefined"] == [finding.rule for finding in found]


def test_scopes_of_a_scheme_behind_a_broken_reference_are_not_judged() -> None:
    """A security scheme that leads nowhere is one mistake."""
    scheme = "    key:\n      type: apiKey\n      name: X-Key\n      in: header\n"
    found = _check("3.0", (scheme, "    key: {$ref: '#/components/securitySchemes/no'}\n"), ("key: []", "key: [a]"))
    assert ["reference-unresolved"] == [finding.rule for finding in found]


@pytest.mark.parametrize("ref", ["#/nowhere", "#/info", "#"])
def test_a_link_into_the_document_leads_to_an_operation(ref: str) -> None:
    """A local `operationRef` that is no operation's pointer is reported."""
    found = _check("3.1", ("              operationId: get_pet\n", f"              operationRef: '{ref}'\n"))
    assert ["link-operation-unknown"] == [finding.rule for finding in found]


@pytest.mark.parametrize("rule", ["operation-id-missing", "tag-unused", "component-unused", "path-ambiguous"])
def test_advice_is_a_warning(rule: str) -> None:
    """What a client can live with does not stop a run."""
    changes = [("      operationId: remove_pet\n", ""), ("    description: All about pets.\n", "  - name: cats\n")]
    extra = ("components:\n  schemas:\n", f"{_path('/{x}/mine', 'get', 'x')}components:\n  schemas:\n    Extra: {{}}\n")
    found = [finding for finding in _check("3.1", *changes, extra) if finding.rule == rule]
    assert [Severity.WARNING] == [finding.severity for finding in found]


def test_unusual_methods_declare_their_path_parameters_too() -> None:
    """The `query` method and additional operations of OpenAPI 3.2 are operations of their path."""
    lines = "  /more/{x}:\n    query: {operationId: q, responses: {default: {description: d}}}\n"
    more = "    additionalOperations:\n      LINK: {operationId: l, parameters: [{name: x, in: path, required: true, schema: {type: string}}], responses: {default: {description: d}}}\n"
    found = _check("3.2", _paths(lines + more))
    undeclared = [finding.pointer for finding in found if finding.rule == "path-parameter-undeclared"]
    assert ["/paths/~1more~1{x}/query"] == undeclared


def _with_default() -> Spec:
    return spec_of(loads(edit(GOOD["3.1"], (PROBLEM, f"{PROBLEM}          default: 5\n")), "a.yaml"))


def test_the_second_voice_speaks_where_no_rule_of_ours_did() -> None:
    """What openapi-spec-validator alone finds is reported at the schema that it objects to."""
    (finding,) = second_opinion(_with_default(), ())
    assert ("openapi-spec-validator", "/components/schemas/Problem/properties/title") == (finding.rule, finding.pointer)
    assert "5 is not of type 'string'" in finding.message


def test_the_second_voice_is_silent_beside_errors_of_ours() -> None:
    """Where our own rules found an error, openapi-spec-validator does not repeat it; a warning does not silence it."""
    spec = _with_default()
    assert [] == list(second_opinion(spec, [spec.document.finding("a-rule", "A.")]))
    assert [] != list(second_opinion(spec, [spec.document.finding("a-rule", "A.", "", Severity.WARNING)]))


@pytest.mark.parametrize("limit", ["_MOST_OPERATIONS", "_MOST_SCHEMAS"])
def test_the_second_voice_is_left_out_for_large_descriptions(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """Its time grows with the square of the size, so that it is not asked beyond a limit."""
    monkeypatch.setattr(oas_validator, limit, 1)
    assert [] == list(second_opinion(_with_default(), ()))


@pytest.mark.parametrize("pattern", [r"^\p{L}+$", r"(?<year>\d+)", r"\cA"])
@pytest.mark.parametrize("base", sorted(GOOD))
def test_patterns_are_those_of_ecma_262(base: str, pattern: str) -> None:
    """A regular expression that ECMA-262 knows and Python does not is no mistake."""
    assert () == _check(base, ('"^[a-z]+$"', f"'{pattern}'"))


def test_the_second_voice_never_raises() -> None:
    """A crash of openapi-spec-validator is no finding and no traceback."""
    spec = spec_of(loads("openapi: 3.1.0\npaths: {/a: {get: {parameters: [{$ref: '#/nowhere'}]}}}\n", "a.yaml"))
    assert [] == list(second_opinion(spec, ()))


def test_the_second_voice_does_not_refuse_other_dialects() -> None:
    """A dialect that openapi-spec-validator does not know is not the user's mistake."""
    assert () == _check("3.1", ("info:\n", "jsonSchemaDialect: https://a.b/c\ninfo:\n"))
