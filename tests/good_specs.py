"""Good minimal descriptions, and a way to break them by one mistake each."""

from __future__ import annotations

from typing import Final

from attrs import frozen

GOOD_31: Final = """\
openapi: 3.1.1
info:
  title: Pets
  version: "1"
  license:
    name: MIT
    url: https://example.com/license
servers:
  - url: https://{region}.example.com/v1
    variables:
      region:
        default: eu
        enum: [eu, us]
security:
  - key: []
tags:
  - name: pets
    description: All about pets.
paths:
  /pets:
    get:
      operationId: list_pets
      tags: [pets]
      parameters:
        - name: limit
          in: query
          style: form
          schema:
            type: integer
            minimum: 1
      responses:
        "200":
          description: The pets.
          headers:
            X-Count:
              schema:
                type: integer
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Pets"
          links:
            first:
              operationId: get_pet
              parameters:
                pet_id: $response.body#/0/id
        "400":
          $ref: "#/components/responses/Problem"
    post:
      operationId: create_pet
      tags: [pets]
      security:
        - login: [write]
      requestBody:
        $ref: "#/components/requestBodies/NewPet"
      responses:
        "201":
          description: The new pet.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Pet"
        "400":
          $ref: "#/components/responses/Problem"
      callbacks:
        created:
          "{$request.body#/url}":
            post:
              responses:
                "204":
                  description: Heard.
                "410":
                  description: Stop calling.
  /pets/{pet_id}:
    parameters:
      - $ref: "#/components/parameters/PetId"
    get:
      operationId: get_pet
      tags: [pets]
      responses:
        "200":
          description: The pet.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Pet"
        "404":
          $ref: "#/components/responses/Problem"
    delete:
      operationId: remove_pet
      tags: [pets]
      responses:
        "204":
          description: Gone.
        "404":
          $ref: "#/components/responses/Problem"
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id:
          type: string
          pattern: "^[a-z]+$"
          minLength: 1
        age:
          type: number
          exclusiveMinimum: 0
        owner:
          type: [string, "null"]
    Pets:
      type: array
      items:
        $ref: "#/components/schemas/Pet"
    Problem:
      type: object
      properties:
        title:
          type: string
  responses:
    Problem:
      description: A problem.
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Problem"
  parameters:
    PetId:
      name: pet_id
      in: path
      required: true
      schema:
        type: string
  requestBodies:
    NewPet:
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Pet"
  securitySchemes:
    key:
      type: apiKey
      name: X-Key
      in: header
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes:
            write: Write pets.
"""


def edit(text: str, *changes: tuple[str, str]) -> str:
    """Replace pieces of a text, each of which must occur exactly once."""
    for old, new in changes:
        if text.count(old) != 1:
            msg = f"{old!r} occurs {text.count(old)} times"
            raise ValueError(msg)
        text = text.replace(old, new)
    return text


GOOD_30: Final = edit(
    GOOD_31,
    ("openapi: 3.1.1", "openapi: 3.0.4"),
    ("exclusiveMinimum: 0\n", "minimum: 0\n          exclusiveMinimum: true\n"),
    ('type: [string, "null"]', "type: string\n          nullable: true"),
)
GOOD_32: Final = edit(
    GOOD_31,
    ("openapi: 3.1.1", "openapi: 3.2.0"),
    ("  - name: pets\n", "  - name: animals\n  - name: pets\n    parent: animals\n"),
)
GOOD: Final = {"3.0": GOOD_30, "3.1": GOOD_31, "3.2": GOOD_32}


@frozen
class Broken:
    """A description with exactly one mistake.

    Attributes:
        name: What the mistake is.
        text: The YAML.
        rule: The rule that must report it.
        pointer: JSON pointer to the offending node.
        line: Its line, from 1.
        companions: The rules that have something else to say about the text, rightly; no others may.

    """

    name: str
    text: str
    rule: str
    pointer: str
    line: int
    companions: tuple[str, ...] = ()


def broken(  # noqa: PLR0913 -- a row of a table
    name: str, rule: str, pointer: str, at: str, *changes: tuple[str, str], base: str = "3.1", companions: str = ""
) -> Broken:
    """Break a good description by edits; `at` is a text that occurs once, on the line that must be reported."""
    text = edit(GOOD[base], *changes)
    if text.count(at) != 1:
        msg = f"{name}: {at!r} occurs {text.count(at)} times"
        raise ValueError(msg)
    line = text[: text.index(at)].count("\n") + 1
    return Broken(f"{name}-{base}", text, rule, pointer, line, tuple(companions.split()))
