# ruff: noqa: E501 -- one case a line
"""Laws of the reference checks: what a reference may lead to, and what counts as a use of a component."""

from __future__ import annotations

import pytest
from good_specs import GOOD, edit

from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.references import target
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.loading import loads

ITEMS = 'items:\n        $ref: "#/components/schemas/Pet"'
PROBLEM = "        title:\n          type: string\n"
SCHEMAS = "components:\n  schemas:\n"
PATH = "components:\n  schemas:"


def _check(base: str, *changes: tuple[str, str]) -> tuple[Finding, ...]:
    return check(loads(edit(GOOD[base], *changes), "a.yaml"))


def _items(ref: str) -> tuple[str, str]:
    return (ITEMS, f"items:\n        $ref: {ref!r}")


def _title(text: str) -> tuple[str, str]:
    return (PROBLEM, f"        title:\n          {text}\n")


ACCEPTED = {
    "deep": ("3.1", _title("$ref: '#/components/schemas/Pet/properties/id'")),
    "through-an-operation": (
        "3.1",
        _title("$ref: '#/paths/~1pets/get/parameters/0/schema'"),
    ),
    "percent": ("3.1", _title("$ref: '#/paths/~1pets~1%7Bpet_id%7D/get/responses/200/content/application~1json/schema'")),
    "percent-30": ("3.0", _title("$ref: '#/components/schemas/%50et'")),
    "anchor": ("3.1", _title("$ref: '#pet'"), ("    Pet:\n", "    Pet:\n      $anchor: pet\n")),
    "dynamic-anchor": ("3.1", _title("$ref: '#pet'"), ("    Pet:\n", "    Pet:\n      $dynamicAnchor: pet\n")),
    "id": ("3.1", _title("$ref: 'https://a.b/pet'"), ("    Pet:\n", "    Pet:\n      $id: https://a.b/pet\n")),
    "anchor-is-a-use": ("3.1", _title("$ref: '#extra'"), (SCHEMAS, f"{SCHEMAS}    Extra: {{$anchor: extra, type: string}}\n")),
    "id-is-a-use": ("3.1", _title("$ref: 'https://a/b'"), (SCHEMAS, f"{SCHEMAS}    Extra: {{$id: 'https://a/b', type: string}}\n")),
    "in-a-schema-with-id": (
        "3.1",
        _title("$id: 'https://a.b/t'\n          $defs: {p: {type: string}}\n          allOf: [{$ref: '#/$defs/p'}]"),
    ),
    "boolean-schema": ("3.1", _title("allOf: [{$ref: '#/components/schemas/Extra'}]"), (SCHEMAS, f"{SCHEMAS}    Extra: true\n")),
    "recursion": ("3.1", _title("$ref: '#/components/schemas/Problem'")),
    "sibling-of-schema": ("3.1", (ITEMS, f"{ITEMS}\n        description: A pet.")),
    "sibling-summary": (
        "3.1",
        ("    get:\n      operationId: get_pet", "    get:\n      x-a: 1\n      operationId: get_pet"),
        ('      - $ref: "#/components/parameters/PetId"', '      - $ref: "#/components/parameters/PetId"\n        description: It.'),
    ),
    "path-item": (
        "3.1",
        (PATH, f"  /more:\n    $ref: '#/components/pathItems/More'\n{PATH}"),
        ("  securitySchemes:", "  pathItems:\n    More:\n      summary: More.\n  securitySchemes:"),
    ),
    "media-type-32": (
        "3.2",
        ('    NewPet:\n      content:\n        application/json:\n          schema:\n            $ref: "#/components/schemas/Pet"',
         "    NewPet:\n      content:\n        application/json:\n          $ref: '#/components/mediaTypes/Pet'"),
        ("  securitySchemes:", "  mediaTypes:\n    Pet:\n      schema: {$ref: '#/components/schemas/Pet'}\n  securitySchemes:"),
    ),
    "callback": (
        "3.1",
        ('        created:\n          "{$request.body#/url}":\n            post:\n              responses:\n                "204":\n                  description: Heard.\n                "410":\n                  description: Stop calling.\n',
         "        created:\n          $ref: '#/components/callbacks/Created'\n"),
        ("  securitySchemes:", "  callbacks:\n    Created:\n      $request.header.X-Url: {}\n  securitySchemes:"),
    ),
    "extension-by-all-of": (
        "3.1",
        (SCHEMAS, f"{SCHEMAS}    Cat:\n      allOf:\n        - $ref: '#/components/schemas/Pet'\n        - type: object\n"),
        ("      type: object\n      required: [id]\n", "      type: object\n      discriminator: {propertyName: id}\n      required: [id]\n"),
    ),
    "no-paths-no-uses": ("3.1", ("paths:\n", "x-paths:\n"), ("tags:\n  - name: pets\n    description: All about pets.\n", "")),
}  # fmt: skip


@pytest.mark.parametrize("name", ACCEPTED)
def test_references_that_lead_to_their_kind_are_not_reported(name: str) -> None:
    """A reference to an object of the right type gives no finding, however it is written."""
    base, *changes = ACCEPTED[name]
    found = [
        finding
        for finding in _check(base, *changes)
        if finding.rule.startswith(("reference", "component", "expression", "field", "media"))
    ]
    assert [] == found


TOLD = {
    "near": (_items("#/components/schemas/Pat"), "did you mean `#/components/schemas/Pet`?"),
    "other-section": (_items("#/definitions/Pet"), "did you mean `#/components/schemas/Pet`?"),
    "far": (_items("#/components/schemas/Whale"), "define its target or correct it."),
    "no-hash": (_items("/components/schemas/Pet"), "write `#/components/schemas/Pet`."),
    "bare": (_items("Pet"), "write `#/components/schemas/Pet`."),
    "file": (_items("a.yaml#/Pet"), "bundle the files into one first."),
    "root": (_items("#"), "leads to an OpenAPI Object"),
    "kind": (_items("#/components/responses/Problem"), "leads to a Response Object where a Schema Object must stand"),
    "extension": (_items("#/x-a"), "leads to something that is no object of its own"),
    "long": (_items("#/components/schemas/" + "a" * 99), "`#/components/schemas/aaaaaaaaaaaaaaaa...` leads nowhere"),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_message_says_what_may_have_been_meant(name: str) -> None:
    """A message about a reference says where it leads, or what was probably meant."""
    change, text = TOLD[name]
    (finding,) = _check("3.1", change, ("info:\n", "x-a: {}\ninfo:\n"))
    assert text in finding.message


def test_the_remedy_for_siblings_fits_the_object() -> None:
    """A schema's siblings can move into `allOf`; those of other objects cannot."""
    (schema,) = _check("3.0", (ITEMS, f"{ITEMS}\n        description: A pet."))
    parameter = '      - $ref: "#/components/parameters/PetId"'
    (other,) = _check("3.0", (parameter, f"{parameter}\n        description: The pet."))
    assert (True, False) == ("`allOf`" in schema.message, "`allOf`" in other.message)


def test_a_circle_is_reported_once_and_not_where_it_is_entered() -> None:
    """References in a circle give one finding; references into the circle give none."""
    headers = "".join(f"    {one}: {{$ref: '#/components/headers/{other}'}}\n" for one, other in ("AB", "BC", "CB"))
    found = _check(
        "3.1",
        ("  securitySchemes:", f"  headers:\n{headers}  securitySchemes:"),
        ("              schema:\n                type: integer\n", "              $ref: '#/components/headers/A'\n"),
    )
    assert [("reference-circular", "/components/headers/B/$ref")] == [(f.rule, f.pointer) for f in found]
    assert "through `#/components/headers/C`" in found[0].message


def test_parameters_behind_a_broken_reference_are_not_called_missing() -> None:
    """A reference that leads nowhere is one mistake, not also an undeclared path parameter."""
    found = _check("3.1", ("    PetId:\n", "    PetID:\n"))
    assert {"reference-unresolved", "component-unused"} == {finding.rule for finding in found}


@pytest.mark.parametrize(
    ("ref", "pointer"),
    [("#", ""), ("#/a~1b/%7Bc%7D", "/a~1b/{c}"), ("#/a~0b", "/a~0b"), ("#a", None), ("a#/b", None), ("", None)],
)
def test_a_local_reference_names_a_pointer(ref: str, pointer: str | None) -> None:
    """A reference into its own document is a percent-decoded JSON pointer; any other is none."""
    assert pointer == target(ref)


USES = {
    "mapping-by-reference": "mapping: {a: '#/components/schemas/Extra'}",
    "mapping-by-name": "mapping: {a: Extra}",
    "default-mapping": "defaultMapping: Extra",
}


@pytest.mark.parametrize("name", USES)
def test_a_discriminator_uses_what_it_maps_to(name: str) -> None:
    """A schema that only a discriminator names is used."""
    found = _check(
        "3.2",
        (SCHEMAS, f"{SCHEMAS}    Extra: {{type: object}}\n"),
        (PROBLEM, f"{PROBLEM}      discriminator:\n        propertyName: title\n        {USES[name]}\n"),
    )
    assert [] == [finding for finding in found if finding.rule == "component-unused"]


def test_components_that_only_use_each_other_are_unused() -> None:
    """A circle of components that no path reaches is unused, each of them."""
    extra = "".join(
        f"    {one}:\n      type: object\n      properties:\n        o: {{$ref: '#/components/schemas/{other}'}}\n"
        for one, other in (("One", "Two"), ("Two", "One"))
    )
    found = _check("3.1", (SCHEMAS, SCHEMAS + extra))
    assert ["/components/schemas/One", "/components/schemas/Two"] == [finding.pointer for finding in found]


def test_what_an_extension_holds_is_only_doubtful() -> None:
    """A reference into an extension is a warning, since nothing tells the type of what is there."""
    parts = ("info:\n", "x-parts: {title: {type: string}}\ninfo:\n")
    (finding,) = _check("3.1", _title("$ref: '#/x-parts/title'"), parts)
    assert ("reference-kind", Severity.WARNING) == (finding.rule, finding.severity)
