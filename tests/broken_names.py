"""Single names, parameters and schemas that Python cannot say as they are."""

from __future__ import annotations

from typing import Final

from broken_rows import ANSWER, BODY, FIRST, answer, get, path, schema

NAMES: Final = (
    path("operations-collide", "operation-name-collision", "/~1b/get/operationId", """\
        /a:
          get:
            operationId: getThing
            responses: {"204": {description: Done.}}
        /b:
          get:
            operationId: get_thing #!
            responses: {"204": {description: Done.}}
        """),
    path("tags-collide", "tag-name-collision", "/~1b/get/tags", """\
        /a:
          get:
            tags: [my things]
            operationId: a
            responses: {"204": {description: Done.}}
        /b:
          get:
            tags: [my_things] #!
            operationId: b
            responses: {"204": {description: Done.}}
        """, severity="warning"),
    schema("models-collide", "model-name-collision", "/FOOBAR", """\
        Foobar: {type: object}
        FOOBAR: {type: object} #!
        """),
    schema("properties-collide", "property-name-collision", "/A/properties/@type", """\
        A:
          type: object
          properties:
            type: {type: string}
            "@type": {type: string} #!
        """),
    path("parameters-collide", "parameter-name-collision", "/~1things/get/parameters/1", get("""\
        - {name: fromDate, in: query, schema: {type: string}}
        - {name: from_date, in: query, schema: {type: string}} #!
        """)),
    schema("enum-values-collide", "enum-name-collision", "/A/enum/2", """\
        A:
          type: string
          enum:
            - a-b
            - b
            - a_b #!
        """, severity="warning"),
    schema("enum-names-collide", "enum-name-collision", "/A/enum/1", """\
        A:
          type: string
          enum:
            - a
            - b #!
          x-enum-varnames: [same, Same]
        """, severity="warning"),
    schema("model-reserved", "name-reserved", "/Response", """\
        Response: {type: object} #!
        """, severity="warning"),
    schema("property-reserved", "name-reserved", "/A/properties/to_dict", """\
        A:
          type: object
          properties:
            to_dict: {type: string} #!
        """, severity="warning"),
    path("parameter-reserved", "name-reserved", f"{FIRST}/name", get("""\
        - name: params #!
          in: query
          schema: {type: string}
        """), severity="warning"),
)  # fmt: skip

TRAPS: Final = (
    path("path-style", "parameter-style-unsupported", f"{FIRST}/style", get("""\
        - name: id
          in: path
          required: true
          style: matrix #!
          schema: {type: string}
        """)),
    path("query-object-joined", "parameter-style-unsupported", f"{FIRST}/explode", get("""\
        - name: filter
          in: query
          explode: false #!
          schema: {type: object}
        """)),
    path("query-object-style", "parameter-style-unsupported", f"{FIRST}/style", get("""\
        - name: filter
          in: query
          style: pipeDelimited #!
          schema: {type: object}
        """)),
    path("parameter-content", "parameter-as-text", f"{FIRST}/content", get("""\
        - name: filter
          in: query
          content: #!
            application/json: {schema: {type: object}}
        """), severity="warning"),
    path("header-date", "parameter-as-text", f"{FIRST}/schema", get("""\
        - name: X-Since
          in: header
          schema: {type: string, format: date} #!
        """), severity="warning"),
    path("header-array", "parameter-as-text", f"{FIRST}/schema", get("""\
        - name: X-Ids
          in: header
          schema: {type: array, items: {type: string}} #!
        """), severity="warning"),
    path("xml-object", "body-as-raw", f"{ANSWER}/application~1xml/schema", answer("""\
        schema: {type: object} #!
        """, "application/xml"), severity="warning"),
    path("form-of-text", "body-not-an-object", f"{BODY}/multipart~1form-data/schema", """\
        /things:
          post:
            requestBody:
              content:
                multipart/form-data:
                  schema: {type: string} #!
            responses: {"204": {description: Done.}}
        """),
    path("method-of-3-2", "method-unsupported", "/~1things/query", """\
        /things:
          query: #!
            responses: {"204": {description: Done.}}
        """, "3.2.0"),
    schema("enum-mixed", "enum-loosened", "/A/enum", """\
        A:
          enum: [1, a] #!
        """, severity="warning"),
    schema("const-object", "const-loosened", "/A/const", """\
        A:
          const: {a: 1} #!
        """, severity="warning"),
    schema("union-beside-properties", "union-loosened", "/A/oneOf", """\
        A:
          type: object
          properties: {id: {type: string}}
          oneOf: #!
            - {type: object, required: [a], properties: {a: {type: string}}}
            - {type: object, required: [b], properties: {b: {type: string}}}
        """, severity="warning"),
    schema("array-of-itself", "schema-recursive", "/A", """\
        A: #!
          type: array
          items: {$ref: "#/components/schemas/A"}
        """, severity="warning"),
    schema("union-of-itself", "schema-recursive", "/A", """\
        A: #!
          anyOf:
            - type: string
            - {type: array, items: {$ref: "#/components/schemas/A"}}
        """, severity="warning"),
    schema("control-character", "name-unwritable", "/A/enum/0", """\
        A:
          type: string
          enum: ["a\\u0007"] #!
        """),
)  # fmt: skip
