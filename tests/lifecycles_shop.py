"""A made-up provider whose hints are of other kinds than those of this repository's providers, and its client."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from generation_helping import document

from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.pipeline.generation import generate

SPEC = """\
openapi: 3.1.1
info: {title: Shop, version: "1"}
servers: [{url: "https://shop.example/api"}]
security: [{key: []}]
tags: [{name: items}, {name: shelves}]
paths:
  /items:
    get:
      operationId: items.list
      tags: [items]
      parameters:
        - {name: sold, in: query, schema: {type: boolean}}
        - {name: from_page, in: query, schema: {type: integer, minimum: 1}}
        - {name: count, in: query, schema: {type: integer, minimum: 1, maximum: 50}}
      responses: {"200": {$ref: "#/components/responses/Items"}, "401": {description: No.}}
    post:
      operationId: items.add
      tags: [items]
      requestBody: {$ref: "#/components/requestBodies/Draft"}
      responses:
        "201": {$ref: "#/components/responses/Item"}
        "400": {$ref: "#/components/responses/Refused"}
        "401": {description: No.}
        "409": {$ref: "#/components/responses/Refused"}
  /items/{number}:
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: items.get
      tags: [items]
      responses:
        "200": {$ref: "#/components/responses/Item"}
        "401": {description: No.}
        "404": {$ref: "#/components/responses/Refused"}
        "429": {$ref: "#/components/responses/Busy"}
    patch:
      operationId: items.change
      tags: [items]
      requestBody: {$ref: "#/components/requestBodies/Change"}
      responses:
        "200": {$ref: "#/components/responses/Item"}
        "400": {$ref: "#/components/responses/Refused"}
        "401": {description: No.}
        "404": {$ref: "#/components/responses/Refused"}
        "409": {$ref: "#/components/responses/Refused"}
    delete:
      operationId: items.remove
      tags: [items]
      responses: {"204": {description: Gone.}, "401": {description: No.}, "404": {description: None.}}
  /items/{number}/sell:
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    post:
      operationId: items.sell
      tags: [items]
      responses:
        "200": {$ref: "#/components/responses/Item"}
        "401": {description: No.}
        "404": {$ref: "#/components/responses/Refused"}
        "409": {$ref: "#/components/responses/Refused"}
  /shelves:
    get:
      operationId: shelves.list
      tags: [shelves]
      security: []
      responses: {"200": {$ref: "#/components/responses/Shelves"}}
  /hours:
    get:
      operationId: shelves.hours
      tags: [shelves]
      responses: {"200": {$ref: "#/components/responses/Shelf"}, "401": {description: No.}}
components:
  securitySchemes: {key: {type: apiKey, in: query, name: key}}
  headers: {Wait: {schema: {type: integer}}}
  requestBodies:
    Draft: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Draft"}}}}
    Change: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Change"}}}}
  responses:
    Item:
      description: One.
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Item"}
          examples: {one: {value: {number: 7, name: Cup, shelf: a, sold: false, since: "2024-02-29", note: null}}}
    Items:
      description: Some.
      content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Item"}}}}
    Shelf:
      description: One.
      content: {application/json: {schema: {$ref: "#/components/schemas/Shelf"}}}
    Shelves:
      description: All.
      content:
        application/json:
          schema: {type: array, items: {$ref: "#/components/schemas/Shelf"}}
          examples: {all: {value: [{name: a, last_sold: 0}, {name: b, last_sold: 0}]}}
    Busy:
      description: Later.
      headers: {Retry-After: {$ref: "#/components/headers/Wait"}}
      content: {application/json: {schema: {$ref: "#/components/schemas/Refusal"}}}
    Refused:
      description: No.
      content: {application/json: {schema: {$ref: "#/components/schemas/Refusal"}}}
  schemas:
    Item:
      type: object
      required: [number, name, shelf, sold, since]
      properties:
        number: {type: integer}
        name: {type: string}
        shelf: {type: string, enum: [a, b]}
        sold: {type: boolean}
        since: {type: string, format: date}
        note: {type: [string, "null"]}
    Draft:
      type: object
      required: [name, shelf]
      properties:
        name: {type: string, minLength: 1}
        shelf: {type: string, enum: [a, b]}
        note: {type: [string, "null"]}
    Change:
      type: object
      properties: {name: {type: string, minLength: 1}, note: {type: [string, "null"]}}
    Shelf:
      type: object
      required: [name, last_sold]
      properties: {name: {type: string}, last_sold: {type: integer}}
    Refusal:
      type: object
      required: [why]
      properties: {why: {type: string}, field: {type: string}}
"""

OVERLAY = """\
overlay: 1.1.0
info: {title: What the shop does, version: 1.0.0}
actions:
  - target: $
    update:
      x-clientwright-sandbox:
        resources:
          shelf:
            identity: /name
            first: [{value: /components/responses/Shelves/content/application~1json/examples/all/value}]
          item:
            identity: /number
            first: [{value: /components/responses/Item/content/application~1json/examples/one/value}]
            generated: {schema: /components/schemas/Item, count: 5, variants: [{/sold: false}, {/sold: true}]}
        errors: {text: [/why], reference: /field}
  - target: $.paths['/items'].get
    update:
      x-clientwright-sandbox:
        {resource: item, operation: list, record: "", filters: {sold: /sold},
         page: {number: from_page, size: count, usual: 3, most: 4}}
  - target: $.paths['/items'].post
    update:
      x-clientwright-sandbox:
        resource: item
        operation: create
        record: ""
        take: {/name: /name, /shelf: /shelf, /note: /note}
        set: {/sold: false}
        now: [/since]
        unique: [{fields: [/name], answer: {status: "409", text: There is one of this name., field: name}}]
        limits: [{fields: [/shelf], most: 2, answer: {status: "409", text: The shelf is full.}}]
  - target: $.paths['/items/{number}'].get
    update:
      x-clientwright-sandbox:
        resource: item
        operation: read
        key: number
        record: ""
        rate: {requests: 4, seconds: 30, answer: {status: "429", text: Later.}}
  - target: $.paths['/items/{number}'].patch
    update:
      x-clientwright-sandbox:
        resource: item
        operation: update
        key: number
        record: ""
        take: {/name: /name, /note: /note}
        requires: [{at: /sold, not: [true], answer: {status: "409", text: It is sold.}}]
  - target: $.paths['/items/{number}'].delete
    update:
      x-clientwright-sandbox: {resource: item, operation: delete, key: number}
  - target: $.paths['/items/{number}/sell'].post
    update:
      x-clientwright-sandbox:
        resource: item
        operation: act
        key: number
        record: ""
        requires: [{at: /sold, in: [false], answer: {status: "409", text: It is sold.}}]
        set: {/sold: true}
        mirrors: [{resource: shelf, key: /shelf, take: {/last_sold: /number}}]
  - target: $.paths['/shelves'].get
    update:
      x-clientwright-sandbox: {resource: shelf, operation: list, record: ""}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subject]:
    """Generate the client of the shop once, and forget its modules afterwards."""
    folder = tmp_path_factory.mktemp("shops")
    project = Project(folder / "specs", folder / "overlays", folder / "out")
    _write(project.specs / "shop.yaml", SPEC)
    _write(project.overlays / "shop" / "sandbox-behaviour.overlay.yaml", OVERLAY)
    generate(document(yaml.safe_load(SPEC)), "shop", project.clients / "shop")
    yield subjects(project)[0]
    sys.path[:] = [entry for entry in sys.path if not entry.startswith(str(folder))]
    for name in [name for name in sys.modules if name.split(".")[0] == "shop_client"]:
        del sys.modules[name]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
