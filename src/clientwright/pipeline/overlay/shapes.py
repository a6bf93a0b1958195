"""The objects of an overlay: which fields each has, of what type, since which version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from attrs import frozen

from clientwright.pipeline.documents import Document, pointer_of, resolve
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.overlay.merging import kind
from clientwright.pipeline.overlay.queries import Path


@frozen
class Field:
    """A fixed field.

    Attributes:
        kind: Its type in words, such as `a string`; empty for any.
        required: Whether it must be there.
        since: The version that brought it, after `1.`.

    """

    kind: str = "a string"
    required: bool = False
    since: int = 0


@frozen
class Shape:
    """What an object is called, and its fixed fields by name."""

    title: str
    fields: Mapping[str, Field]


_EFFECT = {"update": Field(""), "remove": Field("a boolean"), "copy": Field(since=1), "description": Field()}
_TARGET = {"target": Field(required=True)}
OVERLAY = Shape(
    "an overlay",
    {
        "overlay": Field(required=True),
        "$self": Field(since=2),
        "info": Field("an object", required=True),
        "extends": Field(),
        "components": Field("an object", since=2),
        "actions": Field("an array", required=True),
    },
)
INFO = Shape(
    "`info`",
    {"title": Field(required=True), "version": Field(required=True), "description": Field(since=1)},
)
ACTION = Shape("an action", _TARGET | _EFFECT | {"$ref": Field(since=2)})
REFERENCE = Shape("a reference to an action", {"$ref": Field()} | _TARGET | {"description": Field()})
COMPONENTS = Shape("`components`", {"actions": Field("an object")})
REUSABLE = Shape("a reusable action", {"description": Field(), "fields": Field("an object", required=True)})
FIELDS = Shape("the `fields` of a reusable action", _EFFECT)


def check_shape(document: Document, path: Path, shape: Shape, minor: int) -> Iterator[Finding]:
    """Report what is unknown, missing, of a wrong type or too new in the object at a path."""
    data = resolve(document.data, pointer_of(path))
    if not isinstance(data, dict):
        message = f"{_capital(shape.title)} must be an object, not {kind(data)}."
        yield document.finding("overlay-type", message, pointer_of(path))
        return
    for name, value in data.items():
        expected = shape.fields.get(name)
        pointer = pointer_of((*path, name))
        if expected is None:
            if not name.startswith("x-"):
                yield document.finding("overlay-unknown-field", _unknown(name, shape), pointer)
        elif expected.since > minor:
            message = (
                f"`{name}` needs Overlay 1.{expected.since}, but this overlay declares 1.{minor}; raise `overlay`."
            )
            yield document.finding("overlay-version-feature", message, pointer)
        elif expected.kind and kind(value) != expected.kind:
            message = f"`{name}` must be {expected.kind}, not {kind(value)}; {_remedy(expected.kind)}."
            yield document.finding("overlay-type", message, pointer)
    for name, expected in shape.fields.items():
        if expected.required and name not in data:
            message = f"{_capital(shape.title)} must have `{name}`, {expected.kind}; add it."
            yield document.finding("overlay-required", message, pointer_of(path))


def _unknown(name: str, shape: Shape) -> str:
    near = get_close_matches(name, shape.fields, 1) or [known for known in shape.fields if known == name.lower()]
    hint = (
        f"did you mean `{near[0]}`?" if near else f"known are {', '.join(shape.fields)} and names that begin with x-."
    )
    return f"`{name}` is not a field of {shape.title}; {hint}"


def _remedy(expected: str) -> str:
    return {"a string": "put it in quotes", "a boolean": "write true or false"}.get(expected, f"write {expected}")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
