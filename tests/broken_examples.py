"""Single examples and defaults that do not fit their schemas."""

from __future__ import annotations

from typing import Final

from broken_rows import ANSWER, BODY, FIRST, JSON_ANSWER, answer, get, path, schema

EXAMPLES: Final = (
    schema("schema-example", "example-invalid", "/A/example", """\
        A:
          type: string
          example: 5 #!
        """, "3.0.3"),
    schema("schema-examples", "example-invalid", "/A/properties/x/examples/1", """\
        A:
          type: object
          properties:
            x:
              type: string
              format: uuid
              examples:
                - 9a3f1a2e-4a54-4c0d-9f68-0d3f3c3f7a11
                - not-a-uuid #!
        """),
    path("media-type-example", "example-invalid", f"{JSON_ANSWER}/example", answer("""\
        schema: {type: object, properties: {born: {type: string, format: date}}}
        example:
          born: 2020-13-45 #!
        """)),
    path("media-type-examples", "example-invalid", f"{JSON_ANSWER}/examples/one/value", answer("""\
        schema: {type: array, items: {type: integer, format: int32}}
        examples:
          one:
            value:
              - 1
              - 2147483648 #!
        """)),
    path("json-suffix-example", "example-invalid", f"{ANSWER}/application~1problem+json/example", answer("""\
        schema: {type: string}
        example: 5 #!
        """, "application/problem+json")),
    path("text-example", "example-invalid", f"{ANSWER}/text~1plain/example", answer("""\
        schema: {type: string}
        example: 5 #!
        """, "text/plain")),
    path("data-value", "example-invalid", f"{JSON_ANSWER}/examples/one/dataValue", answer("""\
        schema: {type: string}
        examples:
          one:
            dataValue: 5 #!
        """), "3.2.0"),
    path("example-missing-required", "example-invalid", f"{JSON_ANSWER}/example", answer("""\
        schema: {type: object, required: [id], properties: {id: {type: string}}}
        example: {} #!
        """)),
    path("header-example", "example-invalid", "/~1things/get/responses/200/headers/X-Rate/example", get(response="""\
        description: Fine.
        headers:
          X-Rate:
            schema: {type: integer}
            example: many #!
        """)),
    path("parameter-example", "example-invalid", f"{FIRST}/example", get("""\
        - name: page
          in: query
          schema: {type: integer, minimum: 1}
          example: 0 #!
        """)),
    path("parameter-examples", "example-invalid", f"{FIRST}/examples/zero/value", get("""\
        - name: page
          in: query
          schema: {type: integer, minimum: 1}
          examples:
            zero:
              value: 0 #!
        """)),
    path("parameter-default", "default-invalid", f"{FIRST}/schema/default", get("""\
        - name: page
          in: query
          schema:
            type: integer
            default: first #!
        """)),
    path("nullable-30", "example-invalid", f"{JSON_ANSWER}/example", answer("""\
        schema: {type: object, properties: {a: {type: string, nullable: true}, b: {type: string}}}
        example:
          a: null
          b: null #!
        """), "3.0.3"),
    path("exclusive-30", "example-invalid", f"{JSON_ANSWER}/example", answer("""\
        schema: {type: integer, minimum: 1, exclusiveMinimum: true}
        example: 1 #!
        """), "3.0.3"),
    path("write-only-in-request", "example-invalid", f"{BODY}/application~1json/example", """\
        /things:
          post:
            requestBody:
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Thing"}
                  example: {} #!
            responses: {"204": {description: Done.}}
        """, schemas="""\
        Thing:
          type: object
          required: [id, token]
          properties:
            id: {type: string, readOnly: true}
            token: {type: string, writeOnly: true}
        """),
    path("read-only-in-response", "example-invalid", f"{JSON_ANSWER}/example", answer("""\
        schema: {$ref: "#/components/schemas/Thing"}
        example: {} #!
        """), schemas="""\
        Thing:
          type: object
          required: [id, token]
          properties:
            id: {type: string, readOnly: true}
            token: {type: string, writeOnly: true}
        """),
    path("external-missing", "example-file-missing", f"{JSON_ANSWER}/examples/one/externalValue", answer("""\
        schema: {type: string}
        examples:
          one:
            externalValue: examples/no-such-file.json #!
        """)),
)  # fmt: skip
