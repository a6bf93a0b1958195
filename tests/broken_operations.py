# ruff: noqa: E501 -- one mistake a line
"""Single mistakes of paths, parameters, operations, security, tags, servers, links and unused components."""

from __future__ import annotations

from typing import Final

from good_specs import Broken, broken

ONE: Final = "/paths/~1pets~1{pet_id}"
LIST: Final = "/paths/~1pets/get"
LIMIT: Final = f"{LIST}/parameters/0"
SCHEMA: Final = "          schema:\n            type: integer\n            minimum: 1\n"
AFTER: Final = "            minimum: 1\n"
BARE: Final = "    get:\n      operationId: more\n      responses:\n        default:\n          description: All.\n"
MORE: Final = "components:\n  schemas:"
PLAIN: Final = (
    "    PetId:\n      name: pet_id\n      in: path\n      required: true\n      schema:\n        type: string\n"
)


def _path(template: str, *, parameters: str = "") -> tuple[str, str]:
    """Add a path whose operation has the given inline parameters, one `name` each."""
    lines = "".join(
        f"        - {{name: {name}, in: path, required: true, schema: {{type: string}}}}\n"
        for name in parameters.split()
    )
    listed = f"      parameters:\n{lines}" if lines else ""
    return (MORE, f'  "{template}":\n{BARE}{listed}{MORE}')


PATHS: Final[tuple[Broken, ...]] = (
    broken("no-slash", "path-without-slash", "/paths/more", '"more":', _path("more")),
    broken("brace", "path-template-malformed", "/paths/~1more~1{", '"/more/{":', _path("/more/{")),
    broken("empty-braces", "path-template-malformed", "/paths/~1more~1{}", '"/more/{}":', _path("/more/{}")),
    broken("repeated-name", "path-template-malformed", "/paths/~1{a}~1{a}", '"/{a}/{a}":', _path("/{a}/{a}", parameters="a")),
    broken("query", "path-query", "/paths/~1more?a=b", '"/more?a=b":', _path("/more?a=b")),
    broken("fragment", "path-query", "/paths/~1more#a", '"/more#a":', _path("/more#a")),
    broken("trailing-slash", "path-trailing-slash", "/paths/~1more~1", '"/more/":', _path("/more/")),
    broken("equivalent", "path-equivalent", "/paths/~1pets~1{x}", '"/pets/{x}":', _path("/pets/{x}", parameters="x")),
    broken("ambiguous", "path-ambiguous", "/paths/~1{x}~1mine", '"/{x}/mine":', _path("/{x}/mine", parameters="x")),
    broken("undeclared", "path-parameter-undeclared", "/paths/~1more~1{x}", '"/more/{x}":', _path("/more/{x}")),
    broken("undeclared-in-one", "path-parameter-undeclared", "/paths/~1more~1{x}/head", "    head:", _path("/more/{x}", parameters="x"), (MORE, f"    head: {{operationId: h, responses: {{default: {{description: d}}}}}}\n{MORE}")),
    broken("not-in-template", "path-parameter-unknown", "/paths/~1more/get/parameters/0", "- {name: extra", _path("/more", parameters="extra")),
    broken("declared-misspelt", "path-parameter-unknown", "/paths/~1more~1{item_id}/get/parameters/0", "- {name: itemId", _path("/more/{item_id}", parameters="itemId")),
    broken("optional", "path-parameter-optional", "/components/parameters/PetId/required", "required: false", ("      required: true\n", "      required: false\n")),
    broken("optional-silently", "path-parameter-optional", "/components/parameters/PetId", "    PetId:", ("      required: true\n", ""), base="3.0"),
    broken("optional-silently", "path-parameter-optional", "/components/parameters/PetId", "    PetId:", ("      required: true\n", ""), base="3.2"),
)  # fmt: skip

PARAMETERS: Final[tuple[Broken, ...]] = (
    broken("twice", "parameter-duplicate", f"{LIST}/parameters/1", "- {name: limit", (AFTER, f"{AFTER}        - {{name: limit, in: query, schema: {{}}}}\n")),
    broken("untyped", "parameter-untyped", LIMIT, "- name: limit", (SCHEMA, ""), ("          style: form\n", "")),
    broken("untyped", "parameter-untyped", LIMIT, "- name: limit", (SCHEMA, ""), ("          style: form\n", ""), base="3.0"),
    broken("schema-and-content", "fields-exclusive", f"{LIMIT}/content", "content: {text/plain", (AFTER, f"{AFTER}          content: {{text/plain: {{}}}}\n")),
    broken("two-media-types", "parameter-content-count", f"{LIMIT}/content", "content: {a/b", (SCHEMA, "          content: {a/b: {}, c/d: {}}\n"), ("          style: form\n", "")),
    broken("content-style", "parameter-content-style", f"{LIMIT}/style", "style: form", (SCHEMA, "          content: {a/b: {}}\n"), companions="parameter-as-text"),
    broken("content-style", "parameter-content-style", f"{LIMIT}/style", "style: form", (SCHEMA, "          content: {a/b: {}}\n"), base="3.0", companions="parameter-as-text"),
    broken("content-example", "parameter-content-style", f"{LIMIT}/example", "example: 1", ("          style: form\n", ""), (SCHEMA, "          content: {a/b: {}}\n          example: 1\n"), companions="parameter-as-text"),
    broken("example-and-examples", "fields-exclusive", f"{LIMIT}/examples", "examples: {a", (AFTER, f"{AFTER}          example: 1\n          examples: {{a: {{value: 1}}}}\n")),
    broken("style-of-query", "parameter-style", f"{LIMIT}/style", "style: matrix", ("style: form", "style: matrix")),
    broken("style-of-query", "parameter-style", f"{LIMIT}/style", "style: matrix", ("style: form", "style: matrix"), base="3.0"),
    broken("style-of-cookie", "parameter-style", f"{LIMIT}/style", "style: cookie", ("in: query\n          style: form", "in: cookie\n          style: cookie")),
    broken("style-of-header", "parameter-style", "/paths/~1pets/get/responses/200/headers/X-Count/style", "style: form\n              schema", ("            X-Count:\n", "            X-Count:\n              style: form\n")),
    broken("header-ignored", "header-ignored", f"{LIMIT}/name", "name: Accept", ("name: limit\n          in: query\n          style: form", "name: Accept\n          in: header")),
    broken("response-header-ignored", "header-ignored", "/paths/~1pets/get/responses/200/headers/Content-Type", "Content-Type:", ("X-Count:", "Content-Type:")),
    broken("querystring", "parameter-querystring", f"{LIST}/parameters/1", "in: querystring", (AFTER, f"{AFTER}        - {{name: q, in: querystring, content: {{a/b: {{}}}}}}\n"), base="3.2", companions="parameter-as-text"),
    broken("querystring-untyped", "parameter-untyped", LIMIT, "- name: limit", ("in: query\n          style: form", "in: querystring"), base="3.2"),
)  # fmt: skip

OPERATIONS: Final[tuple[Broken, ...]] = (
    broken("id-missing", "operation-id-missing", f"{ONE}/delete", "    delete:", ("      operationId: remove_pet\n", "")),
    broken("id-duplicate", "operation-id-duplicate", f"{ONE}/delete/operationId", "operationId: get_pet  #", ("remove_pet", "get_pet  #")),
    broken("id-unsafe", "operation-id-unsafe", f"{ONE}/delete/operationId", "remove pet", ("remove_pet", "remove pet")),
    broken("body-in-delete", "request-body-unexpected", f"{ONE}/delete/requestBody", "requestBody: {", ("operationId: remove_pet", "operationId: remove_pet\n      requestBody: {content: {a/b: {}}}")),
    broken("no-responses", "operation-responses-missing", f"{ONE}/delete", "    delete:", ('      responses:\n        "204":\n          description: Gone.\n        "404":\n          $ref: "#/components/responses/Problem"\n', "")),
    broken("empty-responses", "responses-empty", f"{ONE}/delete/responses", "responses: {}", ('      responses:\n        "204":\n          description: Gone.\n        "404":\n          $ref: "#/components/responses/Problem"\n', "      responses: {}\n")),
    broken("no-success", "operation-success-missing", f"{ONE}/delete/responses", '      responses:\n        "404"', ('        "204":\n          description: Gone.\n', "")),
    broken("no-client-error", "operation-client-error-missing", f"{ONE}/delete/responses", '      responses:\n        "204":\n          description: Gone.', ('          description: Gone.\n        "404":\n          $ref: "#/components/responses/Problem"\n', "          description: Gone.\n")),
    broken("status-code", "status-code", f"{ONE}/delete/responses/2xx", "2xx:", ('        "204":\n          description: Gone.', "        2xx:\n          description: Gone.")),
    broken("status-code", "status-code", f"{ONE}/delete/responses/20", "20:", ('        "204":\n          description: Gone.', "        20:\n          description: Gone."), base="3.0"),
    broken("content-of-204", "response-content-unexpected", f"{ONE}/delete/responses/204/content", "content: {a/b", ("description: Gone.", "description: Gone.\n          content: {a/b: {}}")),
    broken("media-type", "media-type-malformed", "/components/requestBodies/NewPet/content/json", "        json:", ('    NewPet:\n      content:\n        application/json:\n          schema:\n            $ref: "#/components/schemas/Pet"', "    NewPet:\n      content:\n        json: {}")),
)  # fmt: skip

SECURITY: Final[tuple[Broken, ...]] = (
    broken("undefined", "security-undefined", "/security/0/keys", "- keys: []", ("  - key: []", "  - keys: []"), ("    - login: [write]", "    - login: [write]\n          key: []")),
    broken("scope", "security-scope-undeclared", "/paths/~1pets/post/security/0/login/0", "[wite]", ("[write]", "[wite]")),
    broken("scope-of-key", "security-scope-unexpected", "/security/0/key/0", "key: [a]", ("key: []", "key: [a]"), base="3.0"),
    broken("tag-undeclared", "tag-undeclared", f"{ONE}/delete/tags/0", "[pats]", ("operationId: remove_pet\n      tags: [pets]", "operationId: remove_pet\n      tags: [pats]")),
    broken("tag-duplicate", "tag-duplicate", "/tags/1/name", "name: pets\npaths", ("    description: All about pets.\n", "  - name: pets\n")),
    broken("tag-unused", "tag-unused", "/tags/1", "name: cats", ("    description: All about pets.\n", "  - name: cats\n")),
    broken("tag-parent", "tag-parent-undeclared", "/tags/0/parent", "parent: animal\n", ("parent: animals", "parent: animal"), ("  - name: animals\n", ""), base="3.2"),
    broken("tag-circle", "tag-parent-circular", "/tags/0/parent", "parent: pets", ("  - name: animals", "  - name: animals\n    parent: pets"), base="3.2"),
)  # fmt: skip

SERVERS: Final[tuple[Broken, ...]] = (
    broken("url", "server-url-malformed", "/servers/0/url", "{region.example", ("{region}", "{region")),
    broken("url-without-name", "server-url-malformed", "/servers/0/url", "{}.example", ("https://{region}", "https://{region}.{}")),
    broken("undeclared", "server-variable-undeclared", "/servers/0/url", "{port}", ("{region}.example.com", "{region}.example.com:{port}")),
    broken("unused", "server-variable-unused", "/servers/0/variables/port", "port:", ("        enum: [eu, us]\n", '        enum: [eu, us]\n      port:\n        default: "1"\n')),
    broken("default", "server-variable-default", "/servers/0/variables/region/default", "default: de", ("default: eu", "default: de")),
    broken("enum-empty", "server-variable-enum-empty", "/servers/0/variables/region/enum", "enum: []", ("enum: [eu, us]", "enum: []")),
    broken("enum-duplicate", "server-variable-enum-duplicate", "/servers/0/variables/region/enum/2", "enum: [eu, us, eu]", ("enum: [eu, us]", "enum: [eu, us, eu]")),
)  # fmt: skip

FIRST: Final = f"{LIST}/responses/200/links/first"
LINKS: Final[tuple[Broken, ...]] = (
    broken("operation", "link-operation-unknown", f"{FIRST}/operationId", "get_pat", ("              operationId: get_pet", "              operationId: get_pat")),
    broken("operation-ref", "link-operation-unknown", f"{FIRST}/operationRef", "operationRef:", ("              operationId: get_pet", "              operationRef: '#/paths/~1pets'")),
    broken("no-operation", "link-operation-missing", FIRST, "first:", ("              operationId: get_pet\n", "")),
    broken("both", "fields-exclusive", f"{FIRST}/operationRef", "operationRef:", ("              operationId: get_pet", "              operationId: get_pet\n              operationRef: '#/paths/~1pets~1{pet_id}/get'")),
    broken("parameter", "link-parameter-unknown", f"{FIRST}/parameters/petid", "petid:", ("                pet_id:", "                petid:")),
    broken("expression", "expression-malformed", f"{FIRST}/parameters/pet_id", "$response.bdy", ("$response.body#/0/id", "$response.bdy#/0/id")),
    broken("callback", "expression-malformed", "/paths/~1pets/post/callbacks/created/{$request.body#~1url", "$request", ("{$request.body#/url}", "{$request.body#/url")),
    broken("license", "fields-exclusive", "/info/license/url", "url: https://example.com/license", ("    name: MIT", "    name: MIT\n    identifier: MIT")),
)  # fmt: skip

UNUSED: Final[tuple[Broken, ...]] = (
    broken("schema", "component-unused", "/components/schemas/Extra", "Extra:", ("components:\n  schemas:\n", "components:\n  schemas:\n    Extra: {type: object}\n")),
    broken("schema-by-itself", "component-unused", "/components/schemas/Extra", "Extra:", ("components:\n  schemas:\n", "components:\n  schemas:\n    Extra: {type: object, properties: {more: {$ref: '#/components/schemas/Extra'}}}\n")),
    broken("scheme", "component-unused", "/components/securitySchemes/key", "    key:", ("security:\n  - key: []\n", "")),
)  # fmt: skip
