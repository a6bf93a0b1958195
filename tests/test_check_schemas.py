from __future__ import annotations

import pytest
from broken_schemas import BROKEN, SCHEMAS, Broken, of_schemas
from hypothesis import given
from schema_linting import VALUES, document_of, findings_in, findings_of, mutations, summary

from clientwright.pipeline.checks import examples, generator_traps, schemas
from clientwright.pipeline.documents import JSON, Document, resolve
from clientwright.pipeline.loading import loads

ALL = (schemas, examples, generator_traps)

GOOD = {
    "required-in-any-of": """\
        A:
          type: object
          properties: {a: {type: string}, b: {type: string}}
          anyOf: [{required: [a]}, {required: [b]}]
        """,
    "required-by-a-mixin": """\
        A: {allOf: [{$ref: "#/components/schemas/B"}, {type: object, properties: {a: {type: string}}}]}
        B: {type: object, required: [a]}
        """,
    "required-from-a-variant": """\
        A:
          type: object
          required: [a]
          oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}]
        B: {type: object, required: [b], properties: {a: {type: string}, b: {type: string}}}
        C: {type: object, required: [c], properties: {a: {type: string}, c: {type: string}}}
        """,
    "required-beside-ref": """\
        A: {$ref: "#/components/schemas/B", required: [b]}
        B: {type: object, properties: {b: {type: string}}}
        """,
    "required-of-a-map": """\
        A: {type: object, required: [en], additionalProperties: {type: string}}
        """,
    "required-beside-misspelt-properties": """\
        A: {type: object, required: [a], propertis: {a: {type: string}}}
        """,
    "required-matches-a-pattern": """\
        A: {type: object, required: [x-a], patternProperties: {^x-: {type: string}}}
        """,
    "required-in-a-condition": """\
        A:
          type: object
          properties: {a: {type: string}, b: {type: string}}
          if: {required: [a]}
          then: {required: [b]}
          not: {required: [a, b]}
          dependentSchemas: {a: {required: [b]}}
        """,
    "required-by-a-mixin-beside-its-use": """\
        A: {$ref: "#/components/schemas/B", properties: {b: {type: string}}}
        B: {type: object, required: [b]}
        """,
    "a-schema-that-is-its-own-part": """\
        A: {type: object, required: [a], properties: {a: {type: string}}, anyOf: [{$ref: "#/components/schemas/A"}]}
        """,
    "property-called-not": """\
        A:
          type: object
          required: [not, allOf]
          properties:
            not: {type: object, required: [x], properties: {x: {type: string}}}
            allOf: {type: string}
        """,
    "all-of-number-and-integer": """\
        A: {allOf: [{type: number}, {type: integer}]}
        """,
    "all-of-of-a-circle": """\
        A: {allOf: [{$ref: "#/components/schemas/B"}]}
        B: {type: object, properties: {a: {$ref: "#/components/schemas/A"}}}
        """,
    "true-is-not-one": """\
        A: {type: [integer, boolean], enum: [1, 2]}
        B: {type: number, enum: [1, 2], x-enum-varnames: [One, Two], default: 1.0}
        """,
    "integer-is-a-number": """\
        A: {type: number, const: 1}
        B: {type: integer, const: 1.0, minimum: 0, exclusiveMaximum: 2}
        """,
    "equal-bounds": """\
        A: {type: number, minimum: 1, maximum: 1}
        B: {type: string, minLength: 0, maxLength: 0}
        C: {type: number, minimum: -2, maximum: -1}
        """,
    "bounds-of-one-of-the-types": """\
        A: {type: [integer, string], minLength: 1, minimum: 1}
        """,
    "prefix-items": """\
        A: {type: array, prefixItems: [{type: string}]}
        """,
    "null-alone": """\
        A: {type: [string, "null"], enum: [null]}
        """,
    "discriminator-of-a-base": """\
        A:
          type: object
          required: [kind]
          properties: {kind: {type: string}}
          discriminator: {propertyName: kind, mapping: {b: B, c: "#/components/schemas/B", d: other.yaml}}
        B: {allOf: [{$ref: "#/components/schemas/A"}, {type: object, properties: {b: {type: string}}}]}
        """,
    "discriminator-of-aliases": """\
        A:
          oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}, {type: "null"}]
          discriminator: {propertyName: kind, mapping: {b: B, c: "#/components/schemas/C"}}
        B: {type: object, required: [kind], properties: {kind: {type: string}}}
        C: {allOf: [{$ref: "#/components/schemas/B"}, {type: object, properties: {c: {type: string}}}]}
        """,
    "variants-with-a-property-of-their-own": """\
        A: {anyOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}]}
        B: {type: object, required: [id], properties: {id: {type: string}}}
        C: {type: object, required: [id, c], properties: {id: {type: string}, c: {type: string}}}
        """,
    "variants-with-enums-of-their-own": """\
        A: {oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}]}
        B: {type: object, required: [kind], properties: {kind: {$ref: "#/components/schemas/K"}}}
        C: {type: object, required: [kind], properties: {kind: {type: string, const: c}}}
        K: {type: string, enum: [a, b]}
        """,
    "variants-of-other-types": """\
        A: {oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}, {type: string}]}
        B: {type: object, required: [id], properties: {id: {type: string}}}
        C: {type: object, required: [id], properties: {id: {type: integer}}}
        """,
}
GOOD_30 = {
    "siblings-of-a-reference-do-not-count": """\
        A: {type: string, enum: [a]}
        B: {type: object, properties: {a: {$ref: "#/components/schemas/A", default: 5, minLength: -1, pattern: "("}}}
        C: {$ref: "#/components/schemas/B", type: array, required: [lost], readOnly: true, writeOnly: true}
        """,
    "nullable-around-a-reference": """\
        A: {type: string}
        B: {type: object, properties: {a: {allOf: [{$ref: "#/components/schemas/A"}], nullable: true, default: null}}}
        """,
    "exclusive-beside-its-bound": """\
        A: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false}
        """,
}
GOOD_32 = """\
A:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind, mapping: {b: B}, defaultMapping: B}
B: {allOf: [{$ref: "#/components/schemas/A"}]}
D: {anyOf: [{$ref: "#/components/schemas/B"}], discriminator: {propertyName: kind}}
C: {oneOf: [{$ref: "#/components/schemas/B"}], discriminator: {propertyName: kind, defaultMapping: B}}
"""
UNTYPED = """\
A: {oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}]}
B: {type: object, required: [n], properties: {n: {description: Anything.}}}
C: {type: object, required: [n], properties: {n: {type: integer}}}
"""
FIRST_WINS = """\
A: {oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}]}
B: {type: object, required: [n], properties: {n: {type: number}}}
C: {type: object, required: [n], properties: {n: {type: integer}}}
"""


@pytest.mark.parametrize("case", SCHEMAS, ids=lambda case: case.name)
def test_one_mistake_in_a_schema_gives_exactly_its_finding(case: Broken) -> None:
    """A single mistake gives one finding: its rule, its pointer, its line, its severity."""
    assert [(case.rule, case.pointer, case.line, case.severity)] == summary(findings_of(ALL, case.text))


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_a_finding_points_at_something_and_says_what_to_do(case: Broken) -> None:
    """The pointer of a finding leads to a node of the document, and its message is a sentence."""
    data = loads(case.text, "spec.yaml").data
    for one in findings_of(ALL, case.text):
        resolve(data, one.pointer)
        assert one.message.endswith(".")
        assert ";" in one.message


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD.keys())
def test_a_good_schema_gives_no_finding(body: str) -> None:
    """What OpenAPI 3.1 allows and a generator understands is not reported."""
    assert [] == findings_of((schemas, examples), of_schemas(body))


@pytest.mark.parametrize("body", GOOD_30.values(), ids=GOOD_30.keys())
def test_a_good_schema_of_3_0_is_read_as_3_0_means_it(body: str) -> None:
    """In 3.0 siblings of a reference count for nothing, and nullable and exclusive bounds are marks."""
    assert [] == findings_of((schemas, examples), of_schemas(body, "3.0.3"))


@pytest.mark.parametrize(
    "body", [FIRST_WINS, UNTYPED, UNTYPED.replace("B:", "D:").replace("C:", "B:").replace("D:", "C:")]
)
def test_types_tell_apart_only_what_they_exclude(body: str) -> None:
    """Types tell variants apart only where both are stated and no value is of both; the message names the variants."""
    (found,) = findings_of((schemas,), of_schemas(body))

    assert "union-indistinct" == found.rule
    assert "Nothing tells B and C apart" in found.message


def test_a_good_discriminator_of_3_2_gives_no_finding() -> None:
    """A default mapping may be there, and need not."""
    assert [] == findings_of((schemas,), of_schemas(GOOD_32, "3.2.0"))


def test_the_format_registry_is_known() -> None:
    """No format that OpenAPI or JSON Schema registers is called unknown."""
    names = "int32 int64 uint8 float double decimal byte base64url binary char password date date-time date-time-local"
    more = "time duration uuid uri uri-reference iri hostname email ipv4 ipv6 regex json-pointer http-date media-range"
    text = of_schemas(
        "".join(f"F{index}: {{format: {name}}}\n" for index, name in enumerate(f"{names} {more}".split()))
    )

    assert [] == findings_of((schemas,), text)


@given(VALUES)
def test_arbitrary_data_never_raises(data: JSON) -> None:
    """The checks have an answer to any JSON data."""
    assert all(one.rule for one in findings_in(ALL, document_of(data)))


@given(mutations([case.text for case in BROKEN]))
def test_a_mutated_description_never_raises(document: Document) -> None:
    """The checks have an answer to anything in any place of a description."""
    assert all(one.rule for one in findings_in(ALL, document))
