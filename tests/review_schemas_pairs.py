"""Pairs of schemas, each with the rules that tell their difference, there and back."""

from __future__ import annotations

from typing import Any, Final

_TEXT: Final = {"type": "string"}
_SHORT: Final = {"type": "string", "minLength": 1}
_NUMBER: Final = {"type": "number"}
_CAT: Final = {"type": "object", "title": "Cat", "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}}
_DOG: Final = {"type": "object", "title": "Dog", "properties": {"kind": {"const": "dog"}, "barks": {"type": "boolean"}}}
_BIRD: Final = {
    "type": "object",
    "title": "Bird",
    "properties": {"kind": {"const": "bird"}, "flies": {"type": "string"}},
}


def _object(required: tuple[str, ...] = (), /, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _array(**keywords: Any) -> dict[str, Any]:
    return {"type": "array", **keywords}


def _kinds(name: str = "kind", **mapping: str) -> dict[str, Any]:
    targets = {value: f"#/components/schemas/{target}" for value, target in mapping.items()}
    stated = {"propertyName": name, **({"mapping": targets} if targets else {})}
    return {"discriminator": stated}


_CHOICE: Final = {"oneOf": [_CAT, _DOG]}
_MAPPED: Final = {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
COMPONENTS: Final = {"Cat": _CAT, "Dog": _DOG, "Bird": _BIRD}

#: The schema before, the one after, the rule of the change from one to the other, and of the one back.
PAIRS: Final[tuple[tuple[Any, Any, str, str], ...]] = (
    (_TEXT, {"type": "integer"}, "type-changed", "type-changed"),
    ({"type": "integer"}, {"type": ["integer", "string"]}, "type-widened", "type-narrowed"),
    ({"type": "integer"}, _NUMBER, "type-widened", "type-narrowed"),
    (_TEXT, {}, "type-widened", "type-narrowed"),
    (
        {"oneOf": [_TEXT, {"type": "integer"}]},
        {"oneOf": [_TEXT, {"type": "integer"}, {"type": "boolean"}]},
        "type-widened", "type-narrowed",
    ),
    (_TEXT, {"type": ["string", "null"]}, "became-nullable", "became-not-nullable"),
    (
        {"oneOf": [_TEXT, {"type": "null"}]},
        {"oneOf": [{"type": ["string", "null"]}, {"type": "null"}]},
        "null-ambiguous",
        "null-no-longer-ambiguous",
    ),
    ({**_TEXT, "format": "date"}, {**_TEXT, "format": "uuid"}, "format-changed", "format-changed"),
    (
        {"type": "integer", "format": "int32"},
        {"type": "integer", "format": "int64"},
        "format-widened", "format-narrowed",
    ),
    (_TEXT, {**_TEXT, "format": "date"}, "format-added", "format-removed"),
    (_TEXT, {**_TEXT, "enum": ["a", "b"]}, "became-enum", "no-longer-enum"),
    ({**_TEXT, "enum": ["a", "b"]}, {**_TEXT, "enum": ["a", "b", "c"]}, "enum-value-added", "enum-value-removed"),
    (
        {**_TEXT, "x-extensible-enum": ["a"]},
        {**_TEXT, "x-extensible-enum": ["a", "b"]},
        "extensible-enum-value-added", "extensible-enum-value-removed",
    ),
    (_TEXT, {**_TEXT, "const": "a"}, "const-added", "const-removed"),
    ({"const": "a"}, {"const": "b"}, "const-changed", "const-changed"),
    *(
        pair
        for name, keyword, schema in (
            ("minimum", "minimum", _NUMBER), ("minimum", "exclusiveMinimum", _NUMBER),
            ("min-length", "minLength", _TEXT),
            ("min-items", "minItems", _array()), ("min-properties", "minProperties", _object()),
            ("min-contains", "minContains", _array(contains=_TEXT)),
        )
        for pair in (
            (schema, {**schema, keyword: 3}, f"{name}-set", f"{name}-unset"),
            ({**schema, keyword: 3}, {**schema, keyword: 4}, f"{name}-tightened", f"{name}-loosened"),
        )
    ),
    *(
        pair
        for name, keyword, schema in (
            ("maximum", "maximum", _NUMBER), ("maximum", "exclusiveMaximum", _NUMBER),
            ("max-length", "maxLength", _TEXT),
            ("max-items", "maxItems", _array()), ("max-properties", "maxProperties", _object()),
            ("max-contains", "maxContains", _array(contains=_TEXT)),
        )
        for pair in (
            (schema, {**schema, keyword: 3}, f"{name}-set", f"{name}-unset"),
            ({**schema, keyword: 4}, {**schema, keyword: 3}, f"{name}-tightened", f"{name}-loosened"),
        )
    ),
    ({**_NUMBER, "minimum": 1}, {**_NUMBER, "exclusiveMinimum": 1}, "minimum-tightened", "minimum-loosened"),
    ({**_NUMBER, "maximum": 1}, {**_NUMBER, "exclusiveMaximum": 1}, "maximum-tightened", "maximum-loosened"),
    (_NUMBER, {**_NUMBER, "multipleOf": 2}, "multiple-of-set", "multiple-of-unset"),
    ({**_NUMBER, "multipleOf": 0.1}, {**_NUMBER, "multipleOf": 0.3}, "multiple-of-tightened", "multiple-of-loosened"),
    ({**_NUMBER, "multipleOf": 2}, {**_NUMBER, "multipleOf": 3}, "multiple-of-changed", "multiple-of-changed"),
    (_array(), _array(uniqueItems=True), "unique-items-set", "unique-items-unset"),
    (_TEXT, {**_TEXT, "pattern": "^a"}, "pattern-added", "pattern-removed"),
    ({**_TEXT, "pattern": "^b"}, {**_TEXT, "pattern": "^a"}, "pattern-changed", "pattern-changed"),
    (
        {**_TEXT, "contentMediaType": "image/png"},
        {**_TEXT, "contentMediaType": "text/css"},
        "content-media-type-changed", "content-media-type-changed",
    ),
    (_TEXT, {**_TEXT, "contentEncoding": "base64"}, "content-encoding-changed", "content-encoding-changed"),
    (_object(), _object(a=_TEXT), "property-added", "property-removed"),
    (_object(), _object(("a",), a=_TEXT), "required-property-added", "required-property-removed"),
    (
        _object(),
        _object(("a",), a={**_TEXT, "default": "x"}),
        "required-property-with-default-added", "required-property-removed",
    ),
    (_object(("a",)), _object(("a",), a=_TEXT), "property-declared", "property-no-longer-declared"),
    (
        {**_object(a=_TEXT), "additionalProperties": False},
        {**_object(), "additionalProperties": False},
        "property-refused", "property-added",
    ),
    (
        {**_object(("a",), a=_TEXT), "additionalProperties": False},
        {**_object(), "additionalProperties": False},
        "required-property-refused", "required-property-added",
    ),
    (_object(a=_TEXT), _object(("a",), a=_TEXT), "became-required", "became-optional"),
    (_object(), _object(("a",)), "became-required", "became-optional"),
    (
        _object(a={**_TEXT, "default": "x"}),
        _object(("a",), a={**_TEXT, "default": "x"}),
        "became-required-with-default", "became-optional",
    ),
    (_object(a=_TEXT), _object(a={**_TEXT, "readOnly": True}), "became-read-only", "no-longer-read-only"),
    (
        _object(("a",), a=_TEXT),
        _object(("a",), a={**_TEXT, "readOnly": True}),
        "required-became-read-only", "required-no-longer-read-only",
    ),
    (_object(a=_TEXT), _object(a={**_TEXT, "writeOnly": True}), "became-write-only", "no-longer-write-only"),
    (
        _object(("a",), a=_TEXT),
        _object(("a",), a={**_TEXT, "writeOnly": True}),
        "required-became-write-only", "required-no-longer-write-only",
    ),
    (_object(), {**_object(), "additionalProperties": False}, "object-closed", "object-opened"),
    ({"type": "object"}, {"type": "object", "additionalProperties": _TEXT}, "type-narrowed", "type-widened"),
    (
        _object(),
        {**_object(), "patternProperties": {"^x": _TEXT}},
        "pattern-property-added", "pattern-property-removed",
    ),
    (_array(), _array(prefixItems=[_TEXT]), "prefix-items-added", "prefix-items-removed"),
    (
        _object(),
        {**_object(), "dependentRequired": {"a": ["b"]}},
        "dependent-required-added", "dependent-required-removed",
    ),
    (
        {**_object(), "dependentRequired": {"a": ["b"]}},
        {**_object(), "dependentRequired": {"a": ["c"]}},
        "dependent-required-changed", "dependent-required-changed",
    ),
    (_CAT, {**_CAT, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, "one-of-added", "one-of-removed"),
    (
        _array(maxItems=9),
        _array(maxItems=9, anyOf=[{"minItems": 1}, {"uniqueItems": True}]),
        "any-of-added", "any-of-removed",
    ),
    (_CHOICE, {"oneOf": [_BIRD, _DOG, _CAT]}, "one-of-option-added", "one-of-option-removed"),
    ({"anyOf": [_CAT, _DOG]}, {"anyOf": [_BIRD, _DOG, _CAT]}, "any-of-option-added", "any-of-option-removed"),
    (_CAT, _CHOICE, "wrapped-in-one-of", "unwrapped-from-one-of"),
    (_CAT, {"anyOf": [_DOG, _CAT]}, "wrapped-in-any-of", "unwrapped-from-any-of"),
    (_CHOICE, {"anyOf": [_CAT, _DOG]}, "one-of-became-any-of", "any-of-became-one-of"),
    (_MAPPED, {**_MAPPED, **_kinds()}, "discriminator-added", "discriminator-removed"),
    (
        {**_MAPPED, **_kinds()},
        {**_MAPPED, **_kinds("sort")},
        "discriminator-property-changed", "discriminator-property-changed",
    ),
    (
        {**_MAPPED, **_kinds(cat="Cat", dog="Dog")},
        {**_MAPPED, **_kinds(cat="Cat", dog="Dog", hound="Dog")},
        "discriminator-mapping-added", "discriminator-mapping-removed",
    ),
    (
        {**_MAPPED, **_kinds(cat="Cat", dog="Dog")},
        {**_MAPPED, **_kinds(cat="Dog", dog="Cat")},
        "discriminator-mapping-changed", "discriminator-mapping-changed",
    ),
    *(
        (schema, {**schema, keyword: {**_TEXT, "minLength": 1}}, f"{name}-added", f"{name}-removed")
        for name, keyword, schema in (
            ("not", "not", _TEXT), ("if", "if", _TEXT), ("then", "then", _TEXT), ("else", "else", _TEXT),
            ("contains", "contains", _array()), ("property-names", "propertyNames", _object()),
            ("content-schema", "contentSchema", _TEXT), ("unevaluated-items", "unevaluatedItems", _array()),
            ("unevaluated-properties", "unevaluatedProperties", _object()),
        )
    ),
    (_array(), _array(contains={}), "contains-added", "contains-removed"),
    (_array(), _array(unevaluatedItems=False), "unevaluated-items-added", "unevaluated-items-removed"),
    (
        _object(),
        {**_object(), "dependentSchemas": {"a": _object(("b",))}},
        "dependent-schema-added", "dependent-schema-removed",
    ),
    *(
        ({**schema, keyword: _SHORT}, {**schema, keyword: _TEXT}, f"{name}-changed", f"{name}-changed")
        for name, keyword, schema in (
            ("not", "not", _TEXT), ("if", "if", _TEXT), ("then", "then", _TEXT), ("else", "else", _TEXT),
            ("contains", "contains", _array()), ("property-names", "propertyNames", _object()),
            ("content-schema", "contentSchema", _TEXT), ("unevaluated-items", "unevaluatedItems", _array()),
            ("unevaluated-properties", "unevaluatedProperties", _object()),
        )
    ),
    (
        {**_object(), "dependentSchemas": {"a": _object(("b",))}},
        {**_object(), "dependentSchemas": {"a": _object(("c",))}},
        "dependent-schema-changed", "dependent-schema-changed",
    ),
    (_TEXT, {**_TEXT, "default": "x"}, "default-added", "default-removed"),
    ({**_NUMBER, "default": 1}, {**_NUMBER, "default": True}, "default-changed", "default-changed"),
    (_TEXT, {**_TEXT, "deprecated": True}, "schema-deprecated", "schema-no-longer-deprecated"),
    ({**_TEXT, "title": "A"}, {**_TEXT, "title": "B"}, "title-changed", "title-changed"),
    (_TEXT, {**_TEXT, "description": "B"}, "description-changed", "description-changed"),
    (
        {"description": "A", "allOf": [{**_TEXT, "description": "B"}]},
        {"description": "A", "allOf": [{**_TEXT, "description": "C"}]},
        "description-changed",
        "description-changed",
    ),
    ({**_TEXT, "example": "a"}, {**_TEXT, "examples": ["b"]}, "example-changed", "example-changed"),
    (_TEXT, {**_TEXT, "externalDocs": {"url": "docs"}}, "external-docs-changed", "external-docs-changed"),
    (_TEXT, {**_TEXT, "xml": {"name": "t"}}, "xml-changed", "xml-changed"),
    (_TEXT, {**_TEXT, "x-clientwright-sensitive": True}, "sensitive-added", "sensitive-removed"),
    (_TEXT, {**_TEXT, "x-owner": "shop"}, "extension-changed", "extension-changed"),
)  # fmt: skip
