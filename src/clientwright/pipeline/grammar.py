"""What stands where in an OpenAPI description: the object types of 3.0, 3.1 and 3.2 and their fixed fields.

The tables follow https://spec.openapis.org/oas/v3.0.4.html, /v3.1.1.html and /v3.2.0.html, and for Schema Objects
https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Version: TypeAlias = Literal["3.0", "3.1", "3.2"]
VERSIONS: Final[tuple[Version, ...]] = ("3.0", "3.1", "3.2")

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

#: A field's type: an object type's name, `[X]` for a list, `{X}` for a map, `` for a value that is not walked.
Fields: TypeAlias = dict[str, str]

_COMMON: Final[dict[str, Fields]] = {
    "OpenAPI": {
        "openapi": "",
        "info": "Info",
        "servers": "[Server]",
        "paths": "Paths",
        "components": "Components",
        "security": "[SecurityRequirement]",
        "tags": "[Tag]",
        "externalDocs": "ExternalDocs",
    },
    "Info": {
        "title": "",
        "description": "",
        "termsOfService": "",
        "contact": "Contact",
        "license": "License",
        "version": "",
    },
    "Contact": {"name": "", "url": "", "email": ""},
    "License": {"name": "", "url": ""},
    "Server": {"url": "", "description": "", "variables": "{ServerVariable}"},
    "ServerVariable": {"enum": "", "default": "", "description": ""},
    "Components": {
        "schemas": "{Schema}",
        "responses": "{Response}",
        "parameters": "{Parameter}",
        "examples": "{Example}",
        "requestBodies": "{RequestBody}",
        "headers": "{Header}",
        "securitySchemes": "{SecurityScheme}",
        "links": "{Link}",
        "callbacks": "{Callback}",
    },
    "PathItem": {
        "$ref": "",
        "summary": "",
        "description": "",
        "servers": "[Server]",
        "parameters": "[Parameter]",
        **dict.fromkeys(METHODS, "Operation"),
    },
    "Operation": {
        "tags": "",
        "summary": "",
        "description": "",
        "externalDocs": "ExternalDocs",
        "operationId": "",
        "parameters": "[Parameter]",
        "requestBody": "RequestBody",
        "responses": "Responses",
        "callbacks": "{Callback}",
        "deprecated": "",
        "security": "[SecurityRequirement]",
        "servers": "[Server]",
    },
    "ExternalDocs": {"description": "", "url": ""},
    "Parameter": {
        "name": "",
        "in": "",
        "description": "",
        "required": "",
        "deprecated": "",
        "allowEmptyValue": "",
        "style": "",
        "explode": "",
        "allowReserved": "",
        "schema": "Schema",
        "example": "",
        "examples": "{Example}",
        "content": "{MediaType}",
    },
    "Header": {
        "description": "",
        "required": "",
        "deprecated": "",
        "allowEmptyValue": "",
        "style": "",
        "explode": "",
        "allowReserved": "",
        "schema": "Schema",
        "example": "",
        "examples": "{Example}",
        "content": "{MediaType}",
    },
    "RequestBody": {"description": "", "content": "{MediaType}", "required": ""},
    "MediaType": {"schema": "Schema", "example": "", "examples": "{Example}", "encoding": "{Encoding}"},
    "Encoding": {"contentType": "", "headers": "{Header}", "style": "", "explode": "", "allowReserved": ""},
    "Response": {"description": "", "headers": "{Header}", "content": "{MediaType}", "links": "{Link}"},
    "Example": {"summary": "", "description": "", "value": "", "externalValue": ""},
    "Link": {
        "operationRef": "",
        "operationId": "",
        "parameters": "",
        "requestBody": "",
        "description": "",
        "server": "Server",
    },
    "Tag": {"name": "", "description": "", "externalDocs": "ExternalDocs"},
    "Discriminator": {"propertyName": "", "mapping": ""},
    "XML": {"name": "", "namespace": "", "prefix": "", "attribute": "", "wrapped": ""},
    "SecurityScheme": {
        "type": "",
        "description": "",
        "name": "",
        "in": "",
        "scheme": "",
        "bearerFormat": "",
        "flows": "OAuthFlows",
        "openIdConnectUrl": "",
    },
    "OAuthFlows": dict.fromkeys(("implicit", "password", "clientCredentials", "authorizationCode"), "OAuthFlow"),
    "OAuthFlow": {"authorizationUrl": "", "tokenUrl": "", "refreshUrl": "", "scopes": ""},
}

_SCHEMA_30: Final[Fields] = {
    **dict.fromkeys(
        (
            "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
            "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required",
            "enum",
            "type", "description", "format", "default", "nullable", "readOnly", "writeOnly", "example", "deprecated",
        ),
        "",
    ),
    **dict.fromkeys(("items", "not", "additionalProperties"), "Schema"),
    **dict.fromkeys(("allOf", "oneOf", "anyOf"), "[Schema]"),
    "properties": "{Schema}", "discriminator": "Discriminator", "xml": "XML", "externalDocs": "ExternalDocs",
}  # fmt: skip

_SCHEMA_31: Final[Fields] = {
    **{name: kind for name, kind in _SCHEMA_30.items() if name != "nullable"},
    **dict.fromkeys(
        (
            "$schema", "$vocabulary", "$id", "$anchor", "$dynamicAnchor", "$ref", "$dynamicRef", "$comment", "const",
            "maxContains", "minContains", "dependentRequired", "examples", "contentEncoding", "contentMediaType",
        ),
        "",
    ),
    **dict.fromkeys(
        (
            "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
            "contentSchema",
        ),
        "Schema",
    ),
    "prefixItems": "[Schema]", "$defs": "{Schema}", "dependentSchemas": "{Schema}", "patternProperties": "{Schema}",
}  # fmt: skip


def _extend(tables: dict[str, Fields], additions: dict[str, Fields]) -> dict[str, Fields]:
    return {**tables, **{kind: {**tables.get(kind, {}), **fields} for kind, fields in additions.items()}}


_GRAMMAR_30: Final = {**_COMMON, "Schema": _SCHEMA_30}
_GRAMMAR_31: Final = _extend(
    _COMMON,
    {
        "OpenAPI": {"jsonSchemaDialect": "", "webhooks": "{PathItem}"},
        "Info": {"summary": ""},
        "License": {"identifier": ""},
        "Components": {"pathItems": "{PathItem}"},
        "Schema": _SCHEMA_31,
    },
)
_GRAMMAR_32: Final = _extend(
    _GRAMMAR_31,
    {
        "OpenAPI": {"$self": ""},
        "Server": {"name": ""},
        "Components": {"mediaTypes": "{MediaType}"},
        "PathItem": {"query": "Operation", "additionalOperations": "{Operation}"},
        "MediaType": {
            "description": "",
            "itemSchema": "Schema",
            "prefixEncoding": "[Encoding]",
            "itemEncoding": "Encoding",
        },
        "Encoding": {"encoding": "{Encoding}", "prefixEncoding": "[Encoding]", "itemEncoding": "Encoding"},
        "Response": {"summary": ""},
        "Example": {"dataValue": "", "serializedValue": ""},
        "Tag": {"summary": "", "parent": "", "kind": ""},
        "Discriminator": {"defaultMapping": ""},
        "XML": {"nodeType": ""},
        "SecurityScheme": {"oauth2MetadataUrl": "", "deprecated": ""},
        "OAuthFlows": {"deviceAuthorization": "OAuthFlow"},
        "OAuthFlow": {"deviceAuthorizationUrl": ""},
    },
)
GRAMMAR: Final[dict[Version, dict[str, Fields]]] = {"3.0": _GRAMMAR_30, "3.1": _GRAMMAR_31, "3.2": _GRAMMAR_32}

#: Maps whose keys the author chooses and whose values are of one object type; `x-` keys aside.
PATTERNED: Final = {"Paths": "PathItem", "Responses": "Response", "Callback": "PathItem"}

#: Where a Reference Object may stand in place of the object itself, and the components section it points into.
REFERENCEABLE: Final = {
    "Schema": "schemas", "Response": "responses", "Parameter": "parameters", "Example": "examples",
    "RequestBody": "requestBodies", "Header": "headers", "SecurityScheme": "securitySchemes", "Link": "links",
    "Callback": "callbacks", "PathItem": "pathItems", "MediaType": "mediaTypes",
}  # fmt: skip
