"""Read what is demanded of one value: every schema that judges it, through references and `allOf`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.walking import Spec, fragment

Pointers: TypeAlias = tuple[str, ...]
Schema: TypeAlias = dict[str, Any]

ASSERTIONS: Final = frozenset(
    {
        "type", "enum", "const", "format", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "items", "prefixItems", "contains", "minContains",
        "maxContains", "minItems", "maxItems", "uniqueItems", "properties", "patternProperties", "propertyNames",
        "required", "additionalProperties", "unevaluatedProperties", "dependentRequired", "minProperties",
        "maxProperties", "oneOf", "anyOf", "allOf", "not", "if", "then", "else", "$ref",
    }
)  # fmt: skip
_ANNOTATIONS: Final = frozenset(
    {
        "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly",
        "externalDocs", "xml", "discriminator", "$comment", "$schema", "$defs", "contentEncoding", "contentMediaType",
        "contentSchema",
    }
)  # fmt: skip
#: Keywords that give a value a choice.
CHOICES: Final = ("nullable", "oneOf", "anyOf", "if")


@frozen
class Part:
    """One schema that judges a value.

    Attributes:
        pointer: JSON pointer to it.
        schema: Its assertions, save those that are already seen to.
        trail: The schemas that led here and judge the same value.

    """

    pointer: str
    schema: Schema
    trail: Pointers = ()

    def without(self, *keywords: str) -> Part:
        """Give the part with keywords seen to."""
        return evolve(self, schema={name: value for name, value in self.schema.items() if name not in keywords})


def nothing_of(part: Part) -> Part:
    """Give a part in a part's place that allows null alone."""
    return evolve(part, schema={"type": "null"})


def is_nullable(spec: Spec, schema: JSON) -> bool:
    """Tell whether a schema of OpenAPI 3.0 allows null besides what it says."""
    return spec.version == "3.0" and isinstance(schema, dict) and schema.get("nullable") is True


def refusal(spec: Spec, rule: str, message: str, pointer: str) -> PipelineError:
    """Say why there is no strategy of a schema."""
    return PipelineError([spec.document.finding(rule, message, pointer)])


def unknown(spec: Spec, what: str, pointer: str) -> PipelineError:
    """Say that something is not known."""
    message = f"{what} is not known to the strategies; teach it to them or drop it from the schema."
    return refusal(spec, "strategy-unknown", message, pointer)


def read(spec: Spec, pointer: str, trail: Pointers = ()) -> Iterator[Part]:
    """Give every schema that judges what the schema at a pointer judges; choices stay closed.

    Raises:
        PipelineError: A keyword is not known, or a reference leads nowhere, elsewhere or in a circle.

    """
    schema = _resolved(spec, pointer, trail)
    if isinstance(schema, bool):
        if not schema:
            yield Part(pointer, {"enum": []}, trail)
        return
    yield from opened(spec, Part(pointer, _assertions(spec, schema, pointer), (*trail, pointer)))


def opened(spec: Spec, part: Part) -> Iterator[Part]:
    """Give a part, and those that it refers to or is all of."""
    if is_nullable(spec, part.schema):
        yield part
        return
    own = part.without("$ref", "allOf")
    if own.schema:
        yield own
    if "$ref" in part.schema:
        yield from read(spec, target(spec, part.schema["$ref"], part.pointer), part.trail)
    for index in range(len(part.schema.get("allOf", ()))):
        yield from read(spec, join(part.pointer, "allOf", index), part.trail)


def target(spec: Spec, ref: JSON, pointer: str) -> str:
    """Give the JSON pointer of a reference.

    Raises:
        PipelineError: It leads to another document.

    """
    if not isinstance(ref, str) or not (ref == "#" or ref.startswith("#/")):
        raise unknown(spec, f"The reference {ref!r}", join(pointer, "$ref"))
    return fragment(ref)


def _resolved(spec: Spec, pointer: str, trail: Pointers) -> JSON:
    if pointer in trail:
        message = "This schema is made of itself, so no value fits it; take the reference out of the circle."
        raise refusal(spec, "strategy-infinite", message, pointer)
    try:
        schema = resolve(spec.document.data, pointer)
    except LookupError:
        raise unknown(spec, "The schema that should be here", pointer) from None
    if not isinstance(schema, dict | bool):
        raise unknown(spec, f"A schema that is {schema!r}", pointer)
    return schema


def _assertions(spec: Spec, schema: Schema, pointer: str) -> Schema:
    if spec.version == "3.0" and "$ref" in schema:
        return {"$ref": schema["$ref"]}
    found: Schema = {}
    for keyword, value in schema.items():
        if keyword in ASSERTIONS or (keyword == "nullable" and spec.version == "3.0"):
            found[keyword] = value
        elif keyword not in _ANNOTATIONS and not keyword.startswith("x-"):
            raise unknown(spec, f"The keyword {keyword!r}", join(pointer, keyword))
    return _limits(found) if spec.version == "3.0" else found


def _limits(schema: Schema) -> Schema:
    """Write the limits of OpenAPI 3.0 as later versions do, and `nullable` only where it says something."""
    found = {name: value for name, value in schema.items() if not (name == "nullable" and value is not True)}
    for exclusive, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(found.get(exclusive), bool) and found.pop(exclusive) and limit in found:
            found[exclusive] = found.pop(limit)
    return found
