"""One description that uses everything of OpenAPI that can be sent, and is nobody's."""

from __future__ import annotations

from typing import Any

import yaml

DOCUMENT: dict[str, Any] = yaml.safe_load("""
openapi: 3.1.0
info: {title: Everything, version: 1.2.3}
servers:
- url: https://{region}.example.com:{port}/v1
  variables: {region: {default: eu, enum: [eu, us]}, port: {default: "8443"}}
- {url: https://sandbox.example.com/v1, description: Sandbox}
security: [{bearer: []}]
tags: [{name: styles, description: How parameters are written.}]
paths:
  /simple/{one}/{many}/{object}/{apart}/{day}:
    get:
      operationId: styles.simple
      tags: [styles]
      parameters:
      - {name: one, in: path, required: true, schema: {type: string}}
      - {name: many, in: path, required: true, schema: {type: array, items: {type: integer}}}
      - {name: object, in: path, required: true, schema: &point {$ref: "#/components/schemas/Point"}}
      - {name: apart, in: path, required: true, explode: true, schema: *point }
      - {name: day, in: path, required: true, schema: {type: [string, "null"], format: date}}
      responses: &done {"204": {description: Done.}}
  /label/{one}/{many}/{apart}:
    get:
      operationId: styles.label
      tags: [styles]
      parameters:
      - {name: one, in: path, required: true, style: label, schema: {type: number}}
      - {name: many, in: path, required: true, style: label, schema: &texts {type: array, items: {type: string}}}
      - {name: apart, in: path, required: true, style: label, explode: true, schema: *point }
      responses: *done
  /matrix/{user.id}/{many}/{apart}/{object}:
    get:
      operationId: styles.matrix
      tags: [styles]
      parameters:
      - {name: user.id, in: path, required: true, style: matrix, schema: {type: boolean}}
      - {name: many, in: path, required: true, style: matrix, schema: *texts }
      - {name: apart, in: path, required: true, style: matrix, explode: true, schema: *texts }
      - {name: object, in: path, required: true, style: matrix, schema: *point }
      responses: *done
  /query:
    parameters: [{name: shared, in: query, schema: {type: string, default: "a\\"b"}}]
    get:
      operationId: styles.query
      tags: [styles]
      parameters:
      - {name: many, in: query, schema: *texts }
      - {name: joined, in: query, explode: false, schema: {type: array, items: {$ref: "#/components/schemas/Color"}}}
      - {name: spaced, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: integer}}}
      - {name: piped, in: query, style: pipeDelimited, explode: false, schema: *texts }
      - {name: "filter[]", in: query, schema: *texts }
      - {name: deep, in: query, style: deepObject, explode: true, schema: {$ref: "#/components/schemas/Filter"}}
      - {name: point, in: query, schema: *point }
      - {name: flat, in: query, explode: false, schema: *point }
      - {name: json, in: query, content: {application/json: {schema: {$ref: "#/components/schemas/Filter"}}}}
      - {name: color, in: query, required: true, schema: {$ref: "#/components/schemas/Color"}}
      - {name: level, in: query, schema: {$ref: "#/components/schemas/Level", default: 2}}
      - {name: day, in: query, schema: {type: string, format: date}}
      - {name: when, in: query, schema: {type: string, format: date-time}}
      - {name: either, in: query, schema: {oneOf: [{type: integer}, {type: array, items: {type: integer}}]}}
      - {name: fixed, in: query, schema: {const: v2}}
      - {name: maybe, in: query, deprecated: true, schema: {type: [string, "null"]}}
      - {name: class, in: query, schema: {type: boolean}}
      responses: *done
  /headers:
    get:
      operationId: styles.headers
      tags: [styles]
      parameters:
      - {name: X-Many, in: header, schema: {type: array, items: {type: integer}}}
      - {name: X-Point, in: header, schema: *point }
      - {name: X-Apart, in: header, explode: true, schema: *point }
      - {name: X-Day, in: header, schema: {type: string, format: date}}
      - {name: X-Id, in: header, required: true, schema: {type: string, format: uuid}}
      - {name: X-Color, in: header, schema: {oneOf: [{$ref: "#/components/schemas/Color"}, {type: "null"}]}}
      - {name: X-Json, in: header, content: {application/json: {schema: *point }}}
      - {name: many, in: cookie, explode: false, schema: *texts }
      - {name: apart, in: cookie, schema: *texts }
      - {name: point, in: cookie, explode: false, schema: *point }
      - {name: day, in: cookie, schema: {type: string, format: date}}
      - {name: x-many, in: cookie, schema: {type: integer}}
      responses: *done
  /thing:
    post:
      operationId: bodies.json
      tags: [bodies]
      requestBody:
        required: true
        content: &thing {application/vnd.every+json: {schema: {$ref: "#/components/schemas/Thing"}}}
      responses: {"201": {description: It is there., content: *thing }}
  /form:
    post:
      operationId: bodies.form
      tags: [bodies]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: {$ref: "#/components/schemas/Form"}
            encoding: {deep: {style: deepObject, explode: true}}
      responses: {default: {description: Done.}}
  /files:
    post:
      operationId: bodies.multipart
      tags: [bodies]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, format: binary}
                more: {type: array, items: {type: string, contentMediaType: application/octet-stream}}
                note: {type: string}
                point: {$ref: "#/components/schemas/Point"}
                count: {type: [integer, "null"]}
      responses: {"202": {description: Taken.}}
  /octets:
    put:
      operationId: bodies.octets
      tags: [bodies]
      requestBody: {required: true, content: {image/png: {schema: {}}}}
      responses: {"2XX": {description: Done., content: {application/json: {schema: {type: integer}}}}}
  /text:
    put:
      operationId: bodies.text
      tags: [bodies]
      requestBody: {required: true, content: {text/csv: {schema: {type: string}}}}
      responses: {"200": {description: Done., content: {text/csv: {schema: {type: string}}}}}
  /several:
    post:
      operationId: bodies.several
      tags: [bodies]
      requestBody:
        content:
          application/json: {schema: *point }
          application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Filter"}}
          text/plain: {schema: {type: string}}
      responses: *done
  /list:
    post:
      operationId: bodies.list
      tags: [bodies]
      requestBody:
        required: true
        content: {application/json: {schema: {type: array, items: *point }}}
      responses:
        "200":
          description: Done.
          content: {application/json: {schema: {type: [array, "null"], items: {type: number}}}}
  /pet:
    post:
      operationId: bodies.union
      tags: [bodies]
      requestBody: {required: true, content: &pet {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses:
        "200": {description: A pet., content: *pet }
        "202": {description: Later., content: {application/json: {schema: *point }}}
  /map:
    patch:
      operationId: bodies.map
      tags: [bodies]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Points"}}}}
      responses:
        "200":
          description: A map.
          content: {application/json: {schema: {type: object, additionalProperties: {type: integer}}}}
  /picture:
    get:
      operationId: answers.picture
      tags: [answers]
      responses: {"200": {description: A picture., content: {image/png: {}}}}
  /free:
    get:
      operationId: answers.free
      tags: [answers]
      deprecated: true
      description: Gives what it likes.
      responses: {default: {description: Anything., content: {application/json: {}}}}
  /pages:
    get: {operationId: pages.number, tags: [pages],
      parameters: [&page {name: page, in: query, schema: {type: integer}}],
      responses: &paged {"200": {description: A page., content:
        {application/json: {schema: {$ref: "#/components/schemas/Page"}}}}},
      x-clientwright-pagination: {style: page, page-parameter: page, items: /items, last-page: /last}}
  /offsets:
    get: {operationId: pages.offset, tags: [pages], responses: *paged ,
      parameters: [{name: skip, in: query, schema: {type: integer}}, {name: limit, in: query, schema: {type: integer}}],
      x-clientwright-pagination:
        {style: offset, offset-parameter: skip, size-parameter: limit, items: /items, more: /more}}
  /cursors:
    get: {operationId: pages.cursor, tags: [pages], responses: *paged ,
      parameters: [{name: after, in: query, schema: {type: string}}],
      x-clientwright-pagination: {style: cursor, cursor-parameter: after, items: /items, next: /next}}
  /links:
    get: {operationId: pages.link, tags: [pages], deprecated: true, parameters: [*page], responses: *paged ,
      x-clientwright-pagination: {style: link, items: /items, next: /next}}
  /payments:
    post:
      operationId: safety.pay
      tags: [safety]
      x-clientwright-effect: money
      x-clientwright-idempotency: {header: Idempotency-Key}
      requestBody: {content: {application/json: {schema: *point }}}
      responses:
        "200": {description: Paid or not., x-clientwright-failure: {pointer: /state, values: [failed]},
          content: {application/json: {schema: {type: object, properties: {state: {type: string}}}}}}
        "402": {description: No money., content: {application/json: {schema: *point }}}
  /send:
    get: {operationId: safety.send, tags: [safety], x-clientwright-effect: message, responses: *done }
  /both:
    get: {operationId: safety.both, tags: [safety], security: [{inQuery: [], inCookie: []}], responses: *done }
  /either:
    get: {operationId: safety.either, tags: [safety], security: [{inHeader: []}, {user: []}], responses: *done }
  /nobody:
    get: {operationId: safety.nobody, tags: [safety], security: [], responses: *done }
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    user: {type: http, scheme: basic}
    inQuery: {type: apiKey, in: query, name: key}
    inCookie: {type: apiKey, in: cookie, name: session}
    inHeader: {type: apiKey, in: header, name: X-Key}
  schemas:
    Color: {type: string, enum: [red, dark blue], x-enum-descriptions: {red: As blood.}}
    Level: {type: integer, enum: [1, 2, -3]}
    Point: {type: object, required: [x], properties: {x: {type: integer}, y: {type: integer}}}
    Points: {type: object, additionalProperties: {$ref: "#/components/schemas/Point"}}
    Filter: {type: object, properties: {name: {type: string}, deep: {$ref: "#/components/schemas/Point"}}}
    Form:
      type: object
      required: [a]
      properties: {a: {type: string}, many: {type: array, items: {type: integer}}, flag: {type: boolean},
        deep: {$ref: "#/components/schemas/Filter"}, plain: {$ref: "#/components/schemas/Point"}}
    Base:
      type: object
      required: [id]
      properties: {id: {type: string, format: uuid, readOnly: true}, note: {type: [string, "null"]}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Pet:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat", dog: Dog}}
    Thing:
      allOf:
      - $ref: "#/components/schemas/Base"
      - type: object
        required: [when, day, maybe]
        properties:
          when: {type: string, format: date-time}
          day: {type: string, format: date}
          maybe: {oneOf: [{$ref: "#/components/schemas/Point"}, {type: "null"}]}
          color: {type: [string, "null"], enum: [green, null]}
          levels: {type: array, items: {$ref: "#/components/schemas/Level"}}
          fixed: {const: 7}
          size: {type: integer, default: 3}
          ratio: {type: number}
          pet: {$ref: "#/components/schemas/Pet"}
          shape: {oneOf: [{$ref: "#/components/schemas/Round"}, {$ref: "#/components/schemas/Square"}, {type: string}]}
          children: {type: array, items: {$ref: "#/components/schemas/Thing"}}
          points: {$ref: "#/components/schemas/Points"}
          free: {type: object}
          any: {}
          secret: {type: string, writeOnly: true}
          old: {type: boolean, deprecated: true}
          "@type": {type: string}
          pair: {type: array, prefixItems: [{type: integer}, {type: string}]}
          nothing: {type: "null"}
          inline:
            type: [object, "null"]
            properties: {deep: {type: array, items: {type: [object, "null"], properties: {a: {type: string}}}}}
    Round: {type: object, required: [shape], properties: {shape: {const: round}, radius: {type: number}}}
    Square: {type: object, required: [shape], properties: {shape: {const: square}, side: {type: number}}}
    Page:
      type: object
      required: [items]
      properties: {items: {type: array, items: {$ref: "#/components/schemas/Point"}}, last: {type: integer},
        more: {type: boolean}, next: {type: [string, "null"]}}
""")
