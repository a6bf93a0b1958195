"""Tell of which JSON types a value may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from clientwright.conformance.strategies.parts import Part, unknown
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.formats import KNOWN
from clientwright.pipeline.schema_reading import TYPES
from clientwright.pipeline.walking import Spec

#: The type that authors mean who state none, by what else they say.
_IMPLIED: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "properties", "patternProperties", "propertyNames", "required", "additionalProperties", "minProperties",
            "unevaluatedProperties", "maxProperties", "dependentRequired",
        ),
        "object",
    ),
    **dict.fromkeys(("items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"), "array"),
    **dict.fromkeys(("pattern", "minLength", "maxLength"), "string"),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), "number"),
}  # fmt: skip


def types_of(spec: Spec, parts: Iterable[Part]) -> tuple[str, ...] | None:
    """Name the types that all parts allow; where none says, those that they mean, None for any.

    Raises:
        PipelineError: A type is not known.

    """
    listed = list(parts)
    stated = [_stated(spec, part) for part in listed if "type" in part.schema]
    if not stated:
        implied = [name for part in listed for keyword, value in part.schema.items() for name in _meant(keyword, value)]
        return tuple(dict.fromkeys(implied)) or None
    found = stated[0]
    for names in stated[1:]:
        found = tuple(dict.fromkeys(both for one in found for other in names for both in _both(one, other)))
    return tuple(name for name in found if not (name == "integer" and "number" in found))


def _stated(spec: Spec, part: Part) -> tuple[str, ...]:
    written = part.schema["type"]
    names: Sequence[JSON] = written if isinstance(written, list) else [written]
    for name in names:
        if name not in TYPES:
            raise unknown(spec, f"The type {name!r}", join(part.pointer, "type"))
    return tuple(names)


def _both(one: str, other: str) -> list[str]:
    if one == other:
        return [one]
    return ["integer"] if {one, other} == {"integer", "number"} else []


def _meant(keyword: str, value: JSON) -> Iterable[str]:
    if keyword == "format":
        kinds = KNOWN.get(value, {"string"})
        return ["string"] if "string" in kinds else ["number"]
    return [_IMPLIED[keyword]] if keyword in _IMPLIED else []
