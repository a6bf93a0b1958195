"""Change one schema so that it agrees with what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from clientwright.pipeline.documents import JSON, split
from clientwright.pipeline.formats import INTEGER_RANGES
from clientwright.pipeline.schema_reading import admits, canonical, is_number, type_of
from clientwright.recording.disagreements import Disagreement, Kind
from clientwright.recording.inferring import Components, described, inferred, ordered, title
from clientwright.recording.scrubbing import is_field_name, is_small, is_word

_UNIONS: Final = ("oneOf", "anyOf")
#: What a schema says about values without refusing any; it stays where it is when the rest moves into a union.
_REMARKS: Final = frozenset(
    {"description", "title", "examples", "example", "default", "deprecated", "readOnly", "writeOnly", "$comment"}
)
#: What keeps a list of types from being all that a schema says about the types of its values.
_FIXED: Final = frozenset({"enum", "const", "$ref", "allOf", "not", "if", "oneOf", "anyOf"})
_WIDE: Final = INTEGER_RANGES["int64"]
_MEASURES: Final[Mapping[str, Callable[[Any], int | float]]] = {
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), len),
    **dict.fromkeys(("minimum", "maximum"), lambda value: value),
}
_EXCLUSIVE: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def changed(
    schema: dict[str, Any], found: Sequence[Disagreement], components: Components, *, private: bool
) -> dict[str, Any]:
    """Give what a schema is to become.

    Args:
        schema: The schema as it is; it is not changed.
        found: What disagrees with it, all at its place.
        components: Where the schemas of new objects are added.
        private: Whether the schema's values must not be written down.

    Returns:
        The new schema, which may be the old one where nothing can be done.

    """
    new = dict(schema)
    by_kind: dict[Kind, list[Disagreement]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    _add_fields(new, by_kind.get(Kind.FIELD, ()), components)
    _make_optional(new, by_kind.get(Kind.REQUIRED, ()))
    _add_members(new, [one.value for one in by_kind.get(Kind.ENUM, ())], private=private)
    if Kind.FORMAT in by_kind:
        _widen_format(new, [one.value for one in by_kind[Kind.FORMAT]])
    for keyword in dict.fromkeys(one.subject for one in by_kind.get(Kind.BOUND, ())):
        values = [one.value for one in by_kind[Kind.BOUND] if one.subject == keyword]
        _widen_bound(new, keyword, values, private=private)
    if typed := [one for one in found if one.kind in {Kind.TYPE, Kind.NULL}]:
        return _widened(new, [one.value for one in typed], _name_of(typed[0].use), components)
    return new


def _name_of(pointer: str) -> str:
    """Name the component of objects at a place after the words of its pointer that are names."""
    tokens = split(pointer)
    if tokens[:2] == ["components", "schemas"]:
        return title(*(token for token in tokens[2:] if token != "properties"))  # noqa: S105 (a keyword)
    return title(*tokens[1:3], *tokens[4:5], "Body")


def _add_fields(new: dict[str, Any], found: Iterable[Disagreement], components: Components) -> None:
    values: dict[str, list[JSON]] = {}
    for one in found:
        values.setdefault(one.subject, []).append(one.value)
        place = _name_of(one.place)
    for name, seen in values.items():
        if is_field_name(name):
            made = described(inferred(seen, place + title(name), components))
            new["properties"] = {**new.get("properties", {}), name: made}
        else:
            # Keys that are data cannot be listed.
            for keyword in ("additionalProperties", "unevaluatedProperties"):
                if new.get(keyword) is False:
                    del new[keyword]


def _make_optional(new: dict[str, Any], found: Iterable[Disagreement]) -> None:
    missing = {one.subject for one in found}
    if missing:
        new["required"] = [name for name in new["required"] if name not in missing]


def _add_members(new: dict[str, Any], values: Sequence[JSON], *, private: bool) -> None:
    if not values:
        return
    listed = new["enum"] if "enum" in new else [new["const"]]
    known = {canonical(member) for member in listed}
    added = {canonical(value): value for value in values if canonical(value) not in known}
    keyword = "enum" if "enum" in new else "const"
    if private or not all(is_word(value) for value in added.values()):
        # What may be somebody's data is not written into a spec; then the list is no list.
        del new[keyword]
        new.pop("x-enum-descriptions", None)
        return
    new.pop("const", None)
    new["enum"] = [*listed, *(added[key] for key in sorted(added))]


def _widen_format(new: dict[str, Any], values: Iterable[JSON]) -> None:
    whole = all(type_of(value) == "integer" and _WIDE[0] <= value <= _WIDE[1] for value in values)
    if new.get("format") in INTEGER_RANGES and whole:
        new["format"] = "int64"
    else:
        new.pop("format", None)


def _widen_bound(new: dict[str, Any], keyword: str, values: Sequence[Any], *, private: bool) -> None:
    plain = _EXCLUSIVE.get(keyword, keyword)
    measure = _MEASURES.get(plain)
    limit = new.pop(keyword)
    if measure is None or private:
        return
    extreme = (min if plain.startswith("min") else max)(*map(measure, values), *_limits(limit, new.get(plain)))
    if is_small(extreme):
        new[plain] = extreme


def _limits(*limits: JSON) -> tuple[int | float, int | float]:
    """Give the limits that there are, so that a bound is only ever moved outwards."""
    stated = [limit for limit in limits if is_number(limit)]
    return stated[0], stated[-1]


def _widened(schema: dict[str, Any], values: Sequence[JSON], name: str, components: Components) -> dict[str, Any]:
    """Admit more types: in the list of types, as another branch of a union, or by making one of what there is."""
    types = {type_of(value) for value in values}
    stated = schema.get("type")
    plain = isinstance(stated, str | list) and not _FIXED & schema.keys()
    if plain and not types & {"object", "array"}:
        old: list[str] = stated if isinstance(stated, list) else [str(stated)]
        kept = dict(schema)
        if "number" in types and kept.get("format") in INTEGER_RANGES:
            del kept["format"]
        return {**kept, "type": [*old, *ordered(kind for kind in types if not admits(frozenset(old), kind))]}
    added = _branches(values, name, components)
    union = next((keyword for keyword in _UNIONS if keyword in schema), None)
    if union is not None and not (schema.keys() - _REMARKS - {union}):
        return {**schema, union: [*schema[union], *added]}
    moved = {key: value for key, value in schema.items() if not _is_remark(key)}
    remarks = {key: value for key, value in schema.items() if _is_remark(key)}
    # A number may be a whole number as well, and must not be refused for fitting twice.
    keyword = "anyOf" if "number" in types else "oneOf"
    return {**remarks, keyword: [moved, *added]}


def _is_remark(key: str) -> bool:
    return key in _REMARKS or key.startswith("x-")


def _branches(values: Sequence[JSON], name: str, components: Components) -> list[dict[str, Any]]:
    others = [value for value in values if value is not None]
    found: list[dict[str, Any]] = []
    if others:
        made = inferred(others, name, components)
        found += made.get("oneOf", [made])
    return [*found, {"type": "null"}] if len(others) < len(values) else found
