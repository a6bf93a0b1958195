"""The keywords of a schema beside its structure, those of several layers taken together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final, TypeAlias

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import canonical, is_number
from clientwright.review.diff.schema_layers import Group

#: A bound: its number, and whether the number itself is out of bounds.
Bound: TypeAlias = tuple[int | float, bool]

_NUMBERS: Final = frozenset({"number", "integer"})

#: Keywords whose greatest value counts, with the types of value that they concern and what says nothing.
_LEAST: Final = {
    "minLength": ("string", 0), "minItems": ("array", 0), "minProperties": ("object", 0), "minContains": ("array", 1),
}  # fmt: skip
_MOST: Final = {"maxLength": "string", "maxItems": "array", "maxProperties": "object", "maxContains": "array"}
_DISTINCT: Final = {"pattern": "string", "contentMediaType": "string", "contentEncoding": "string", "format": ""}
_FLAGS: Final = {"uniqueItems": "array", "deprecated": "", "readOnly": "", "writeOnly": ""}
_FIRST: Final = ("title", "description", "default", "examples", "externalDocs", "xml", "discriminator")

#: Descriptions that another one hides, such as that of a component beside whose reference stands one.
BENEATH: Final = "descriptions beneath"

#: Keywords that do not say what a value may be.
ANNOTATIONS: Final = frozenset(
    {"title", "description", "default", "examples", "externalDocs", "deprecated", "readOnly", "writeOnly", "xml"}
    | {"discriminator", "extensions", BENEATH}
)
_NUMBER_FORMATS: Final = frozenset({"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"}) | {
    "float", "double", "decimal", "double-int",
}  # fmt: skip


def merged_facts(
    layers: Iterable[tuple[Mapping[str, Any], str]], types: frozenset[str], group: Group, version: str
) -> dict[str, JSON]:
    """Take the keywords of layers together, those left out that say nothing.

    Args:
        layers: The schemas and their pointers, the outer ones first: of a title and the like the first counts.
        types: The types of values; keywords for others are left out.
        group: The schemas; where they are bare, so are the facts.
        version: The version of OpenAPI in which they are written.

    Returns:
        The facts by keyword. `minimum` and `maximum` are a `Bound`, whichever keyword states them; `multipleOf` is
        a fraction; `pattern`, `format` and the like are a text, or a list of several; `examples` a list;
        `dependentRequired` maps names to sorted names; `BENEATH` is a list; `extensions` maps the names
        of `x-` members to values.

    """
    written = [layer for layer, _ in layers]
    found: dict[str, JSON] = {
        **_lengths(written, types),
        **_limits(written, types, version),
        **_texts(written, types, group.only),
        **_flags(written, types),
        **_dependencies(written, types),
        **_annotations(written),
    }
    return {name: fact for name, fact in found.items() if not group.bare or name not in ANNOTATIONS}


def _stated(layers: list[Mapping[str, Any]], keyword: str) -> list[JSON]:
    return [layer[keyword] for layer in layers if keyword in layer]


def _lengths(layers: list[Mapping[str, Any]], types: frozenset[str]) -> dict[str, JSON]:
    found: dict[str, JSON] = {}
    for keyword, (kind, nothing) in _LEAST.items():
        numbers = list(filter(is_number, _stated(layers, keyword)))
        if numbers and kind in types and max(numbers) != nothing:
            found[keyword] = max(numbers)
    for keyword, kind in _MOST.items():
        numbers = list(filter(is_number, _stated(layers, keyword)))
        if numbers and kind in types:
            found[keyword] = min(numbers)
    return found


def _limits(layers: list[Mapping[str, Any]], types: frozenset[str], version: str) -> dict[str, JSON]:
    if not types & _NUMBERS:
        return {}
    found: dict[str, JSON] = {}
    lower = [bound for layer in layers for bound in _bounds(layer, "inimum", version)]
    upper = [bound for layer in layers for bound in _bounds(layer, "aximum", version)]
    if lower:
        found["minimum"] = max(lower)
    if upper:
        found["maximum"] = min(upper, key=lambda bound: (bound[0], not bound[1]))
    steps = [Fraction(str(step)) for step in filter(is_number, _stated(layers, "multipleOf")) if step > 0]
    if steps:
        found["multipleOf"] = _one_or_all(steps, str)
    return found


def _bounds(layer: Mapping[str, Any], ending: str, version: str) -> Iterable[Bound]:
    limit, beyond = layer.get(f"m{ending}"), layer.get(f"exclusiveM{ending}")
    if is_number(limit):
        yield limit, version == "3.0" and beyond is True
    if is_number(beyond) and version != "3.0":
        yield beyond, True


def _texts(layers: list[Mapping[str, Any]], types: frozenset[str], only: str) -> dict[str, JSON]:
    found: dict[str, JSON] = {}
    for keyword, kind in _DISTINCT.items():
        texts = [text for text in _stated(layers, keyword) if isinstance(text, str)]
        if only and keyword == "format":
            texts = [text for text in texts if (only in _NUMBERS) == (text in _NUMBER_FORMATS)]
        if texts and (not kind or kind in types):
            found[keyword] = _one_or_all(texts, str)
    return found


def _one_or_all(stated: list[Any], key: Any) -> JSON:
    distinct = sorted(set(stated), key=key)
    return distinct[0] if len(distinct) == 1 else distinct


def _flags(layers: list[Mapping[str, Any]], types: frozenset[str]) -> dict[str, JSON]:
    return {
        keyword: True
        for keyword, kind in _FLAGS.items()
        if (not kind or kind in types) and any(stated is True for stated in _stated(layers, keyword))
    }


def _dependencies(layers: list[Mapping[str, Any]], types: frozenset[str]) -> dict[str, JSON]:
    if "object" not in types:
        return {}
    found: dict[str, set[str]] = {}
    for stated in _stated(layers, "dependentRequired"):
        for name, needed in stated.items() if isinstance(stated, dict) else ():
            if isinstance(needed, list) and needed:
                found.setdefault(name, set()).update(one for one in needed if isinstance(one, str))
    return {"dependentRequired": {name: sorted(found[name]) for name in sorted(found)}} if found else {}


def _annotations(layers: list[Mapping[str, Any]]) -> dict[str, JSON]:
    found: dict[str, JSON] = {}
    extensions: dict[str, JSON] = {}
    for layer in layers:
        for name in _FIRST:
            if name in layer:
                found.setdefault(name, layer[name])
        if "example" in layer:
            found.setdefault("examples", [layer["example"]])
        extensions = {**{name: value for name, value in layer.items() if name.startswith("x-")}, **extensions}
    if not found.get("examples", True):
        del found["examples"]
    if len(words := _stated(layers, "description")) > 1:
        found[BENEATH] = words[1:]
    return {**found, "extensions": extensions} if extensions else found


def same(first: JSON, second: JSON) -> bool:
    """Tell whether two JSON values are the same; 1 and 1.0 are, 1 and true are not."""
    return first is second or canonical(first) == canonical(second)
