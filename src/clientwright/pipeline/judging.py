"""Judge values by the schemas of a description, and say in plain words what does not fit."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from typing import Final

import jsonschema_rs
from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.formats import CHECKERS
from clientwright.pipeline.json_schema import Entry, bundle
from clientwright.pipeline.schema_reading import shown
from clientwright.pipeline.walking import Spec


@frozen
class Misfit:
    """Something in a value that its schema does not allow.

    Attributes:
        path: Member names and indexes that lead to it.
        text: What is wrong with it, as the end of a sentence.

    """

    path: tuple[str | int, ...]
    text: str


_Kind: Final = jsonschema_rs.ValidationErrorKind

#: Gives the misfits of a value under the schema of an entry.
Judge = Callable[[Entry, JSON], tuple[Misfit, ...]]


def judge_of(spec: Spec, entries: Iterable[Entry]) -> Judge:
    """Compile the schemas of all entries at once.

    Returns:
        A judge of values; a value or schema too strange to be compiled raises ValueError there.

    """
    schema, names = bundle(spec, entries)
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=dict(CHECKERS))

    def judge(entry: Entry, value: JSON) -> tuple[Misfit, ...]:
        wrapped = {names[entry]: value}
        if validator.is_valid(wrapped):
            return ()
        return tuple(
            Misfit(tuple(error.instance_path[1:]), _text(error))
            for error in map(_cause, validator.iter_errors(wrapped))
        )

    return judge


def _cause(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """Descend into the branch of a union that the value comes nearest to."""
    if not isinstance(error.kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        return error
    branches = [branch for branch in error.kind.context if branch]
    apart = [branch for branch in branches if not _is_of_another_kind(branch, len(error.instance_path))]
    if len(apart) != 1:
        return error
    return _cause(max(apart[0], key=lambda inner: len(inner.instance_path)))


def _is_of_another_kind(branch: list[jsonschema_rs.ValidationError], depth: int) -> bool:
    return any(
        isinstance(inner.kind, _Kind.Type) and len(inner.instance_path) == depth for inner in map(_cause, branch)
    )


def _text(error: jsonschema_rs.ValidationError) -> str:
    kind, value = error.kind, shown(error.instance)
    if isinstance(kind, _Kind.Required):
        return f"the required property {shown(kind.property)} is missing"
    if isinstance(kind, _Kind.Type):
        return f"{value} is not of type {' or '.join(sorted(kind.types))}"
    if isinstance(kind, _Kind.Format):
        return f"{value} is not a valid {kind.format}"
    if isinstance(kind, _Kind.FalseSchema):
        return f"{value} is not allowed here"
    if isinstance(kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        return f"{value} fits none of the schemas of {kind.name}"
    return textwrap.shorten(error.message, 200, placeholder="…")
