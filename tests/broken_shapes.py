"""Single mistakes in what schemas are made of, and in unions of them."""

from __future__ import annotations

from textwrap import dedent
from typing import Final

from broken_rows import Broken, schema

SHAPES: Final = (
    schema("required-undefined", "required-undefined", "/A/required/1", """\
        A:
          type: object
          properties: {id: {type: string}}
          required:
            - id
            - idd #!
        """),
    schema("required-undefined-despite-additional", "required-undefined", "/A/required/0", """\
        A:
          type: object
          properties: {y: {type: string}}
          additionalProperties: {type: string}
          required: [x] #!
        """),
    schema("required-undefined-through-all-of", "required-undefined", "/A/allOf/1/required/0", """\
        A:
          allOf:
            - $ref: "#/components/schemas/B"
            - required: [nmae] #!
        B:
          type: object
          properties: {name: {type: string}}
        """),
    schema("required-undefined-beside-ref", "required-undefined", "/A/required/0", """\
        A:
          $ref: "#/components/schemas/B"
          required: [nmae] #!
        B:
          type: object
          properties: {name: {type: string}}
        """),
    schema("required-undefined-30", "required-undefined", "/B/required/0", """\
        B:
          type: object
          properties: {name: {type: string}}
          required: [nmae] #!
        """, "3.0.3"),
    schema("required-undefined-by-pattern", "required-undefined", "/A/required/0", """\
        A:
          type: object
          patternProperties: {^x-: {type: string}}
          required: [y-a] #!
        """),
    schema("required-duplicate", "required-duplicate", "/A/required/1", """\
        A:
          type: object
          properties: {id: {type: string}}
          required:
            - id
            - id #!
        """),
    schema("array-without-items-30", "array-without-items", "/A/type", """\
        A:
          type: array #!
        """, "3.0.3"),
    schema("array-without-items-31", "array-without-items", "/A/type", """\
        A:
          type: [array, "null"] #!
        """, severity="warning"),
    schema("all-of-types", "all-of-contradictory", "/A/allOf", """\
        A:
          type: object
          allOf: #!
            - $ref: "#/components/schemas/B"
        B: {type: string}
        """),
    schema("all-of-property-types", "all-of-contradictory", "/A/allOf", """\
        A:
          allOf: #!
            - $ref: "#/components/schemas/B"
            - type: object
              properties: {id: {type: string}}
        B:
          type: object
          properties: {id: {$ref: "#/components/schemas/C"}}
        C: {type: integer}
        """),
    schema("read-and-write-only", "read-and-write-only", "/A/properties/x/writeOnly", """\
        A:
          type: object
          properties:
            x:
              type: string
              readOnly: true
              writeOnly: true #!
        """),
    schema("nullable-removed", "nullable-removed", "/A/nullable", """\
        A:
          type: string
          nullable: true #!
        """),
)  # fmt: skip

_VARIANTS: Final = """\
B:
  type: object
  required: [kind]
  properties: {kind: {const: b}}
C:
  type: object
  required: [kind]
  properties: {kind: {const: c}}
D:
  type: object
  required: [kind]
  properties: {kind: {const: d}}
"""


def _union(name: str, rule: str, pointer: str, body: str, variants: str = _VARIANTS, **row: str) -> Broken:
    return schema(name, rule, pointer, dedent(body) + variants, **row)


UNIONS: Final = (
    _union("discriminator-missing", "discriminator-property-missing", "/A/discriminator/propertyName", """\
        A:
          oneOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C"
          discriminator:
            propertyName: type #!
        """),
    _union("discriminator-optional", "discriminator-property-optional", "/A/discriminator/propertyName", """\
        A:
          anyOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C"
          discriminator:
            propertyName: kind #!
        """, _VARIANTS.replace("  required: [kind]\n", "", 1), severity="warning"),
    _union("mapping-unresolved", "discriminator-mapping-unresolved", "/A/discriminator/mapping/b", """\
        A:
          oneOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C"
          discriminator:
            propertyName: kind
            mapping:
              b: "#/components/schemas/Bee" #!
              c: C
        """),
    _union("mapping-unresolved-name", "discriminator-mapping-unresolved", "/A/discriminator/mapping/c", """\
        A:
          oneOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C"
          discriminator:
            propertyName: kind
            mapping:
              c: Cee #!
        """),
    _union("mapping-foreign", "discriminator-mapping-foreign", "/A/discriminator/mapping/d", """\
        A:
          oneOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C"
          discriminator:
            propertyName: kind
            mapping:
              d: D #!
        """),
    _union("default-mapping-unresolved", "discriminator-mapping-unresolved", "/A/discriminator/defaultMapping", """\
        A:
          oneOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C"
          discriminator:
            propertyName: kind
            defaultMapping: Cee #!
        """, version="3.2.0"),
    _union("discriminator-without-union", "discriminator-without-union", "/A/discriminator", """\
        A:
          type: object
          required: [kind]
          properties: {kind: {type: string}}
          discriminator: #!
            propertyName: kind
        """, severity="warning"),
    schema("union-indistinct", "union-indistinct", "/A/oneOf/1", """\
        A:
          oneOf:
            - $ref: "#/components/schemas/B"
            - $ref: "#/components/schemas/C" #!
        B:
          type: object
          required: [id]
          properties: {id: {type: string}, b: {type: string}}
        C:
          type: object
          required: [id]
          properties: {id: {type: string}, c: {type: string}}
        """, severity="warning"),
)  # fmt: skip
