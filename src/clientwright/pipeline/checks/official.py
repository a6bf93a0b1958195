"""Run the JSON Schemas that the OpenAPI Initiative publishes, and reduce their errors to single causes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

import jsonschema_rs
from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.grammar import Version

_DIALECTS: Final = {
    "3.1": ("schemas/oas3.1/metaschema.json", "schemas/oas3.1/vocabularies/base"),
    "3.2": ("schemas/oas3.2/dialect/2025-09-17.json", "schemas/oas3.2/meta/2025-09-17.json"),
}
#: Fields whose value selects among alternatives: a mismatch there means that another alternative is meant.
_SELECTORS: Final = frozenset({"in", "type"})


@frozen
class Cause:
    """One thing that a schema does not like.

    Attributes:
        tokens: Path to the node.
        keyword: The JSON Schema keyword that refuses it.
        wanted: What the keyword asks for: missing name, type names, allowed values, pattern or limit.
        value: The node.

    """

    tokens: tuple[str, ...]
    keyword: str
    wanted: tuple[JSON, ...]
    value: JSON


def causes(data: JSON, version: Version) -> Iterator[Cause]:
    """Validate a description, its Schema Objects included, and give the single causes of every error."""
    for error in _validator(version).iter_errors(data):
        yield from _reduce(error)


@cache
def _validator(version: Version) -> jsonschema_rs.Validator:
    published = _read("openapi_spec_validator", f"resources/schemas/v{version}/schema.json")
    if version == "3.0":
        return jsonschema_rs.Draft4Validator(published, validate_formats=False)
    dialect, vocabulary = (_read("openapi_schema_validator", name) for name in _DIALECTS[version])
    known = [(schema["$id"], schema) for schema in (published, dialect, vocabulary)]
    # The published schema leaves Schema Objects open under a dynamic anchor, for a wrapper to close.
    wrapper = {
        "$id": f"{published['$id']}/with-dialect",
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": published["$id"],
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": dialect["$id"]}},
    }
    registry = jsonschema_rs.Registry(known)
    return jsonschema_rs.Draft202012Validator(wrapper, registry=registry, validate_formats=False)


def _read(package: str, name: str) -> Any:
    return json.loads(files(package).joinpath(name).read_text("utf-8"))


def _reduce(error: jsonschema_rs.ValidationError) -> list[Cause]:
    kind, tokens = error.kind, tuple(str(token) for token in error.instance_path)
    branches = getattr(kind, "context", None)
    if branches is None:
        values = (getattr(kind, name) for name in getattr(kind, "__match_args__", ()))
        return [Cause(tokens, kind.name, tuple(_flatten(values)), error.instance)]
    reduced = [[cause for nested in branch for cause in _reduce(nested)] for branch in branches]
    if selector := _common_selector(reduced, tokens):
        return [selector]
    return min(reduced, key=lambda branch: _distance(branch, tokens))


def _flatten(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, list) else (value,)


def _common_selector(branches: list[list[Cause]], base: tuple[str, ...]) -> Cause | None:
    """Join the refusals of one selecting field: every alternative allows other values, none the given one."""
    found = [cause for branch in branches for cause in branch if _is_selector(cause, base)]
    if not all(any(_is_selector(cause, base) for cause in branch) for branch in branches):
        return None
    options = dict.fromkeys(value for cause in found for value in cause.wanted)
    return Cause(found[0].tokens, "enum", tuple(options), found[0].value)


def _is_selector(cause: Cause, base: tuple[str, ...]) -> bool:
    *parent, last = cause.tokens or ("",)
    return cause.keyword == "enum" and last in _SELECTORS and tuple(parent) == base


def _distance(branch: list[Cause], base: tuple[str, ...]) -> tuple[int, int, int]:
    """Tell how far an alternative is from what is written: a reference or not, its type, how many errors."""
    here = [cause for cause in branch if cause.tokens == base]
    other_way = [cause for cause in here if "$ref" in cause.wanted]
    other_type = [cause for cause in branch if _is_selector(cause, base) or _is_one_for_many(cause)]
    return len(other_way), len(other_type), len(branch)


def _is_one_for_many(cause: Cause) -> bool:
    return cause.keyword == "enum" and isinstance(cause.value, dict | list)
