"""Single mistakes in the values, formats and bounds that schemas state."""

from __future__ import annotations

from typing import Final

from broken_rows import schema

VALUES: Final = (
    schema("enum-duplicate", "enum-duplicate", "/A/enum/2", """\
        A:
          enum:
            - 1
            - 2
            - 1.0 #!
        """),
    schema("enum-duplicate-text", "enum-duplicate", "/A/properties/x/enum/1", """\
        A:
          type: object
          properties:
            x:
              type: string
              enum:
                - a
                - a #!
        """),
    schema("enum-empty", "enum-empty", "/A/enum", """\
        A:
          type: string
          enum: [] #!
        """),
    schema("enum-value-type", "enum-value-type", "/A/enum/1", """\
        A:
          type: integer
          enum:
            - 1
            - true #!
        """),
    schema("enum-null-without-type", "enum-value-type", "/A/enum/1", """\
        A:
          type: string
          enum:
            - a
            - null #!
        """),
    schema("enum-null-not-nullable-30", "enum-value-type", "/A/enum/1", """\
        A:
          type: string
          enum:
            - a
            - null #!
        """, "3.0.3"),
    schema("enum-without-null-30", "enum-without-null", "/A/enum", """\
        A:
          type: string
          nullable: true
          enum: [a] #!
        """, "3.0.3", "warning"),
    schema("enum-nullable-inline", "enum-nullable-inline", "/A/enum", """\
        A:
          type: [string, "null"]
          enum: [a, null] #!
        """, severity="warning"),
    schema("enum-nullable-inline-30", "enum-nullable-inline", "/A/enum", """\
        A:
          type: string
          nullable: true
          enum: [a, null] #!
        """, "3.0.3", "warning"),
    schema("const-type", "const-type", "/A/const", """\
        A:
          type: boolean
          const: 1 #!
        """),
    schema("const-not-in-enum", "const-not-in-enum", "/A/const", """\
        A:
          type: string
          enum: [a]
          const: b #!
        """),
    schema("default-type", "default-invalid", "/A/default", """\
        A:
          type: integer
          default: "1" #!
        """),
    schema("default-not-in-enum", "default-invalid", "/A/default", """\
        A:
          type: string
          enum: [a]
          default: b #!
        """),
    schema("default-null", "default-invalid", "/A/default", """\
        A:
          type: string
          default: null #!
        """),
    schema("default-format", "default-invalid", "/A/default", """\
        A:
          type: string
          format: date
          default: 2020-02-30 #!
        """),
    schema("minimum-over-maximum", "bounds-contradictory", "/A/minimum", """\
        A:
          type: integer
          minimum: 5 #!
          maximum: 4
        """),
    schema("exclusive-meets", "bounds-contradictory", "/A/exclusiveMinimum", """\
        A:
          type: number
          exclusiveMinimum: 4 #!
          maximum: 4
        """),
    schema("exclusive-meets-30", "bounds-contradictory", "/A/minimum", """\
        A:
          type: number
          minimum: 4 #!
          maximum: 4
          exclusiveMaximum: true
        """, "3.0.3"),
    schema("min-length-over-max-length", "bounds-contradictory", "/A/minLength", """\
        A:
          type: string
          minLength: 3 #!
          maxLength: 2
        """),
    schema("min-items-over-max-items", "bounds-contradictory", "/A/minItems", """\
        A:
          type: array
          items: {type: string}
          minItems: 3 #!
          maxItems: 2
        """),
    schema("min-properties-over-max-properties", "bounds-contradictory", "/A/minProperties", """\
        A:
          type: object
          minProperties: 3 #!
          maxProperties: 2
        """),
    schema("min-contains-over-max-contains", "bounds-contradictory", "/A/minContains", """\
        A:
          type: array
          items: {type: string}
          contains: {minLength: 1}
          minContains: 3 #!
          maxContains: 2
        """),
    schema("negative-length", "bounds-negative", "/A/minLength", """\
        A:
          type: string
          minLength: -1 #!
        """),
    schema("negative-items", "bounds-negative", "/A/maxItems", """\
        A:
          type: array
          items: {type: string}
          maxItems: -1 #!
        """),
    schema("length-of-a-number", "bounds-without-effect", "/A/minLength", """\
        A:
          type: integer
          minLength: 1 #!
        """, severity="warning"),
    schema("maximum-of-a-text", "bounds-without-effect", "/A/maximum", """\
        A:
          type: [string, "null"]
          maximum: 1 #!
        """, severity="warning"),
    schema("exclusive-alone-30", "bounds-without-effect", "/A/exclusiveMinimum", """\
        A:
          type: integer
          exclusiveMinimum: true #!
        """, "3.0.3", "warning"),
    schema("exclusive-beside-plain", "bounds-redundant", "/A/exclusiveMaximum", """\
        A:
          type: integer
          maximum: 4
          exclusiveMaximum: 5 #!
        """, severity="warning"),
    schema("format-unknown", "format-unknown", "/A/format", """\
        A:
          type: string
          format: datetime #!
        """, severity="warning"),
    schema("format-of-another-type", "format-without-effect", "/A/format", """\
        A:
          type: integer
          format: date #!
        """, severity="warning"),
    schema("pattern-invalid", "pattern-invalid", "/A/pattern", """\
        A:
          type: string
          pattern: "(" #!
        """),
    schema("pattern-property-invalid", "pattern-invalid", "/A/patternProperties/(", """\
        A:
          type: object
          patternProperties:
            "(": {type: string} #!
        """),
)  # fmt: skip
