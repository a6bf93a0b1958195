# ruff: noqa: E501 -- one mistake a line
"""Single mistakes of shape, schema keywords and references."""

from __future__ import annotations

from typing import Final

from good_specs import Broken, broken

LIST: Final = "/paths/~1pets/get"
PET: Final = "/components/schemas/Pet"
OWNER: Final = 'type: [string, "null"]'
AGE: Final = "exclusiveMinimum: 0"
ID: Final = "type: string\n          pattern"
PROBLEM_TITLE: Final = "        title:\n          type: string"
TITLE: Final = "/components/schemas/Problem/properties/title"

STRUCTURE: Final[tuple[Broken, ...]] = (
    broken("version-4", "openapi-version", "/openapi", "openapi: 4.0.0", ("openapi: 3.1.1", "openapi: 4.0.0")),
    broken("version-short", "openapi-version", "/openapi", 'openapi: "3.1"', ("openapi: 3.1.1", 'openapi: "3.1"')),
    broken("version-number", "openapi-version", "/openapi", "openapi: 3.1", ("openapi: 3.1.1", "openapi: 3.1")),
    broken("version-missing", "openapi-version", "", "info:", ("openapi: 3.1.1\n", "")),
    broken("swagger", "openapi-version", "/swagger", "swagger:", ("openapi: 3.1.1", 'swagger: "2.0"')),
    broken("field-typo", "field-unknown", f"{LIST}/operationID", "operationID:", ("operationId: list_pets", "operationID: list_pets\n      operationId: list_pets")),
    broken("required-field-typo", "field-unknown", "/info/titel", "titel: Pets", ("title: Pets", "titel: Pets")),
    broken("method-upper-case", "field-unknown", "/paths/~1pets~1{pet_id}/DELETE", "DELETE:", ("    delete:", "    DELETE:")),
    broken("field-of-later-version", "field-unknown", "/webhooks", "webhooks:", ("components:\n", "webhooks: {}\ncomponents:\n"), base="3.0"),
    broken("field-of-3-2", "field-unknown", "/tags/0/kind", "kind: nav", ("    description: All about pets.", "    kind: nav")),
    broken("field-missing", "field-missing", "/info", "info:", ('  version: "1"\n', "")),
    broken("field-missing-30", "field-missing", LIST.replace("get", "post"), "    post:\n      operationId: create_pet", ('      responses:\n        "201":', '      x-responses:\n        "201":'), base="3.0"),
    broken("nothing-described", "field-missing", "", "openapi:", ("paths:", "x-paths:"), ("components:", "x-components:"), ("  - key: []", "  - {}"), ("  - name: pets\n    description: All about pets.\n", "  []\n")),
    broken("version-not-quoted", "field-type", "/info/version", "version: 1.0", ('version: "1"', "version: 1.0")),
    broken("null-value", "field-type", "/info/license/url", "    url:\n", ("url: https://example.com/license", "url:")),
    broken("number-quoted", "field-type", f"{PET}/properties/id/minLength", 'minLength: "1"', ("minLength: 1", 'minLength: "1"')),
    broken("number-quoted", "field-type", f"{PET}/properties/id/minLength", 'minLength: "1"', ("minLength: 1", 'minLength: "1"'), base="3.0"),
    broken("number-quoted", "field-type", f"{PET}/properties/id/minLength", 'minLength: "1"', ("minLength: 1", 'minLength: "1"'), base="3.2"),
    broken("tags-no-list", "field-type", "/paths/~1pets/post/tags", "tags: pets", ("operationId: create_pet\n      tags: [pets]", "operationId: create_pet\n      tags: pets")),
    broken("parameter-no-object", "field-type", f"{LIST}/parameters/1", "- limits", ("            minimum: 1\n", "            minimum: 1\n        - limits\n")),
    broken("in-typo", "field-value", "/components/securitySchemes/key/in", "in: headers", ("in: header", "in: headers")),
    broken("in-typo", "field-value", f"{LIST}/parameters/0/in", "in: qury", ("in: query", "in: qury"), base="3.0"),
    broken("scheme-type", "field-value", "/components/securitySchemes/key/type", "type: apikey", ("type: apiKey", "type: apikey"), base="3.0"),
    broken("scheme-incomplete", "field-missing", "/components/securitySchemes/key", "    key:", ("      name: X-Key\n", "")),
    broken("scheme-incomplete", "field-missing", "/components/securitySchemes/key", "    key:", ("      name: X-Key\n", ""), base="3.0"),
    broken("flow-incomplete", "field-missing", "/components/securitySchemes/login/flows/clientCredentials", "clientCredentials:", ("          tokenUrl: https://example.com/token\n", "")),
    broken("component-name", "component-name", "/components/headers/a b", "a b:", ("  securitySchemes:", "  headers:\n    a b: {schema: {}}\n  securitySchemes:"), ("              schema:\n                type: integer\n", "              $ref: '#/components/headers/a%20b'\n")),
    broken("minimum", "bounds-negative", f"{PET}/properties/id/minLength", "minLength: -1", ("minLength: 1", "minLength: -1")),
    broken("repeated-required", "required-duplicate", f"{PET}/required/1", "required: [id, id]", ("required: [id]", "required: [id, id]")),
)  # fmt: skip

DIALECT: Final[tuple[Broken, ...]] = (
    *(
        broken("keyword-typo", "schema-keyword-unknown", "/components/schemas/Problem/propertees", "propertees", ("      properties:\n        title:", "      propertees:\n        title:"), base=base)
        for base in ("3.0", "3.1", "3.2")
    ),
    broken("nullable", "nullable-removed", f"{PET}/properties/owner/nullable", "nullable:", (OWNER, "type: string\n          nullable: true")),
    broken("const", "schema-keyword-version", f"{TITLE}/const", "const:", (PROBLEM_TITLE, f"{PROBLEM_TITLE}\n          const: a"), base="3.0"),
    broken("type-list", "schema-keyword-version", f"{TITLE}/type", "type: [string]", (PROBLEM_TITLE, "        title:\n          type: [string]"), base="3.0"),
    broken("exclusive-boolean", "schema-keyword-version", f"{PET}/properties/age/exclusiveMinimum", "exclusiveMinimum: true", (AGE, "exclusiveMinimum: true")),
    broken("exclusive-number", "schema-keyword-version", f"{PET}/properties/age/exclusiveMinimum", "exclusiveMinimum: 5", ("minimum: 0\n          exclusiveMinimum: true", "exclusiveMinimum: 5"), base="3.0"),
    broken("definitions", "schema-keyword-version", "/components/schemas/Pets/definitions", "definitions:", ("      type: array\n", "      type: array\n      definitions: {}\n")),
    broken("type-typo", "field-value", f"{TITLE}/type", "type: strin\n", (PROBLEM_TITLE, "        title:\n          type: strin")),
    broken("type-typo", "field-value", f"{TITLE}/type", "type: strin\n", (PROBLEM_TITLE, "        title:\n          type: strin"), base="3.0"),
    broken("null-not-quoted", "field-value", f"{PET}/properties/owner/type/1", OWNER.replace('"', ""), (OWNER, OWNER.replace('"', ""))),
    broken("required-boolean", "field-type", f"{TITLE}/required", "required: true\n  responses", (PROBLEM_TITLE, f"{PROBLEM_TITLE}\n          required: true")),
    broken("enum-object", "field-type", f"{TITLE}/enum", "enum: {}", (PROBLEM_TITLE, f"{PROBLEM_TITLE}\n          enum: {{}}")),
    broken("items-list", "field-type", "/components/schemas/Pets/items", "      items: []", ('      items:\n        $ref: "#/components/schemas/Pet"', "      items: []")),
    broken("boolean-schema", "field-type", TITLE, "title: true", (PROBLEM_TITLE, "        title: true"), base="3.0"),
    broken("pattern", "pattern-invalid", f"{PET}/properties/id/pattern", "pattern:", ("^[a-z]+$", "^[a-z+$")),
    broken("pattern-property", "pattern-invalid", "/components/schemas/Problem/patternProperties/(", '"(": {}', (PROBLEM_TITLE, f'{PROBLEM_TITLE}\n      patternProperties:\n        "(": {{}}')),
)  # fmt: skip

REF_PET: Final = 'items:\n        $ref: "#/components/schemas/Pet"'
ITEMS: Final = "/components/schemas/Pets/items/$ref"

REFERENCES: Final[tuple[Broken, ...]] = (
    broken("ref-number", "reference-not-text", ITEMS, "$ref: 5", (REF_PET, "items:\n        $ref: 5")),
    broken("ref-number", "reference-not-text", ITEMS, "$ref: 5", (REF_PET, "items:\n        $ref: 5"), base="3.0"),
    broken("ref-nowhere", "reference-unresolved", ITEMS, "schemas/Pat", (REF_PET, REF_PET.replace("Pet", "Pat"))),
    broken("ref-without-slash", "reference-unresolved", ITEMS, '"#Pet"', (REF_PET, 'items:\n        $ref: "#Pet"')),
    broken("ref-to-response", "reference-kind", ITEMS, "$ref: '#/", (REF_PET, "items:\n        $ref: '#/components/responses/Problem'")),
    broken("ref-to-map", "reference-kind", ITEMS, "$ref: '#/", (REF_PET, "items:\n        $ref: '#/components/schemas'")),
    broken("ref-to-file", "reference-external", ITEMS, "pet.yaml", (REF_PET, "items:\n        $ref: pet.yaml")),
    broken("ref-bare-name", "reference-external", ITEMS, "$ref: Pet", (REF_PET, "items:\n        $ref: Pet")),
    broken("ref-circle", "reference-circular", f"{TITLE}/$ref", "$ref: '#/", (PROBLEM_TITLE, f"        title:\n          $ref: '#{TITLE}'")),
    broken("ref-circle-of-two", "reference-circular", "/components/headers/A/$ref", "'#/components/headers/B'", ("  securitySchemes:", "  headers:\n    A:\n      $ref: '#/components/headers/B'\n    B:\n      $ref: '#/components/headers/A'\n  securitySchemes:"), ("              schema:\n                type: integer\n", '              $ref: "#/components/headers/A"\n')),
    broken("ref-sibling", "reference-sibling", "/components/schemas/Pets/items/description", "description: A pet.", (REF_PET, f"{REF_PET}\n        description: A pet."), base="3.0"),
    broken("ref-sibling", "reference-sibling", "/paths/~1pets/get/responses/400/content", "content: {}", ('        "400":\n          $ref: "#/components/responses/Problem"\n    post', '        "400":\n          $ref: "#/components/responses/Problem"\n          content: {}\n    post')),
    broken("ref-for-operation", "reference-not-allowed", "/paths/~1pets~1{pet_id}/delete/$ref", "$ref: x", ("      operationId: remove_pet", "      operationId: remove_pet\n      $ref: x")),
    broken("ref-for-media-type", "reference-not-allowed", "/components/requestBodies/NewPet/content/application~1json/$ref", "$ref: x", ("    NewPet:\n      content:\n        application/json:\n", "    NewPet:\n      content:\n        application/json:\n          $ref: x\n")),
)  # fmt: skip
