"""Say which schema of a spec refuses what in a body, and as what kind of disagreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

import jsonschema_rs
from attrs import frozen

from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.formats import CHECKERS
from clientwright.pipeline.json_schema import bundle
from clientwright.pipeline.schema_reading import target_of
from clientwright.pipeline.walking import Direction, Spec
from clientwright.recording.disagreements import Disagreement, Kind

_Kind: Final = jsonschema_rs.ValidationErrorKind
_Error: TypeAlias = jsonschema_rs.ValidationError
_LISTS: Final = frozenset({"allOf", "anyOf", "oneOf"})
_IN_PLACE: Final = frozenset({"not", "if", "then", "else"})
_NAMED: Final = frozenset({"properties", "patternProperties"})
_SINGLE: Final = frozenset({"items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "contains"})
#: The keywords before the schema of the one entry, in the path of a refusal.
_HEAD: Final = 3
_KINDS: Final = {
    "type": Kind.TYPE,
    "enum": Kind.ENUM,
    "const": Kind.ENUM,
    "format": Kind.FORMAT,
    **dict.fromkeys(
        (
            "pattern", "multipleOf", "uniqueItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
            "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
        ),
        Kind.BOUND,
    ),
}  # fmt: skip

#: Gives what a schema refuses in a body.
Refuser: TypeAlias = Callable[[JSON], tuple[Disagreement, ...]]


@frozen
class _Place:
    """The schema that refuses, its keyword, and the schema that stands where the value does."""

    schema: str
    keyword: str
    use: str


def refuser_of(spec: Spec, schema: str, direction: Direction = "response") -> Refuser:
    """Compile the schema of a body.

    Args:
        spec: The spec.
        schema: JSON pointer to the schema.
        direction: The way in which the body travels.

    Returns:
        What gives the disagreements of a body with it.

    Raises:
        ValueError: The schema is too strange to be compiled.

    """
    bundled, names = bundle(spec, [(schema, direction)])
    name = names[schema, direction]
    validator = jsonschema_rs.Draft202012Validator(bundled, validate_formats=True, formats=dict(CHECKERS))

    def refuse(body: JSON) -> tuple[Disagreement, ...]:
        errors = [one for error in validator.iter_errors({name: body}) for one in _causes(error)]
        return tuple(_settled(found for error in errors for found in _disagreements(spec, schema, error, body)))

    return refuse


def _causes(error: _Error) -> Iterator[_Error]:
    """Descend into the branch of a union that the value comes nearest to, if one is of the value's type."""
    if not isinstance(error.kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        yield error
        return
    branches = [[one for inner in branch for one in _causes(inner)] for branch in error.kind.context]
    depth = len(error.instance_path)
    near = [branch for branch in branches if not any(_refuses_type(one, depth) for one in branch)]
    if near:
        yield from min(near, key=len)
    else:
        yield error


def _refuses_type(error: _Error, depth: int) -> bool:
    return isinstance(error.kind, _Kind.Type | _Kind.AnyOf | _Kind.OneOfNotValid) and len(error.instance_path) == depth


def _disagreements(spec: Spec, start: str, error: _Error, body: JSON) -> Iterator[Disagreement]:
    place = _place(spec, start, error.evaluation_path[_HEAD:])
    path = _path(error.instance_path[1:], body)
    kind = _kind(error, place.keyword)
    instance: JSON = error.instance
    if isinstance(error.kind, _Kind.Required):
        yield Disagreement(kind, place.schema, path, str(error.kind.property), None, place.use)
    elif isinstance(error.kind, _Kind.AdditionalProperties | _Kind.UnevaluatedProperties):
        for name in error.kind.unexpected:
            yield Disagreement(kind, place.schema, (*path, name), name, instance[name], place.use)
    else:
        yield Disagreement(kind, place.schema, path, place.keyword, error.instance, place.use)


def _kind(error: _Error, keyword: str) -> Kind:
    named = {"required": Kind.REQUIRED, "additionalProperties": Kind.FIELD, "unevaluatedProperties": Kind.FIELD}
    if error.kind.name in named:
        return named[error.kind.name]
    if isinstance(error.kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        return Kind.TYPE if error.instance is not None else Kind.NULL
    kind = Kind.OTHER if isinstance(error.kind, _Kind.FalseSchema) else _KINDS.get(keyword, Kind.OTHER)
    return Kind.NULL if kind in {Kind.TYPE, Kind.ENUM} and error.instance is None else kind


def _place(spec: Spec, start: str, path: Iterable[str | int]) -> _Place:
    """Walk the way of the evaluation through the spec itself."""
    at = use = start
    tokens = iter(path)
    for token in tokens:
        keyword = str(token)
        schema = resolve(spec.document.data, at)
        if keyword == "$ref":
            at = target_of(spec, schema) or at
        elif keyword in _LISTS | _NAMED | {"prefixItems", "dependentSchemas"}:
            step = next(tokens, None)
            if step is None:
                return _Place(at, keyword, use)
            if keyword == "allOf" and int(step) >= len(schema.get("allOf", ())):
                return _Place(at, "format", use)  # the range of an integer format, which JSON Schema does not know
            at = join(at, keyword, step)
            use = use if keyword in _LISTS else at
        elif isinstance(schema.get(keyword), dict) and keyword in _IN_PLACE | _SINGLE:
            at = join(at, keyword)
            use = use if keyword in _IN_PLACE else at
        else:
            return _Place(at, keyword, use)
    return _Place(at, "", use)


def _path(steps: Iterable[str | int], body: JSON) -> tuple[str | int, ...]:
    """Tell members with a number for a name from items."""
    found: list[str | int] = []
    node: Any = body
    for step in steps:
        found.append(str(step) if isinstance(node, dict) else step)
        node = node[found[-1]]
    return tuple(found)


def _settled(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Leave out what is only said because the value is of another type, and what is said twice."""
    listed = list(found)
    wrong = {(one.path, one.use) for one in listed if one.kind in {Kind.TYPE, Kind.NULL}}
    said: set[tuple[Any, ...]] = set()
    for one in listed:
        typed = (one.path, one.use) in wrong
        key = (one.kind, one.path, one.use) if typed else (one.kind, one.path, one.place, one.subject)
        if key not in said and (not typed or one.kind in {Kind.TYPE, Kind.NULL}):
            said.add(key)
            yield one
