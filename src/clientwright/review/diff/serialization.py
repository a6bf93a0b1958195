"""How the value of a parameter, header or form field is written, with the defaults of OpenAPI."""

from __future__ import annotations

from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.nodes import flag, member, read, stated, text
from clientwright.review.diff.places import At

_SCALARS: Final = frozenset({"string", "number", "integer", "boolean", "null"})
_STYLES: Final = {"path": "simple", "header": "simple"}
#: How a scalar is written by the styles that write one alike.
_ALIKE: Final = dict.fromkeys(("form", "cookie", "spaceDelimited", "pipeDelimited", "deepObject"), "form")


def kinds(*schemas: At | None) -> frozenset[str]:
    """Give the types of what schemas allow; `any` where one does not say."""
    return frozenset(kind for schema in schemas for kind in _kinds(schema))


def _kinds(schema: At | None) -> frozenset[str]:
    stating = stated(read(schema), "type")
    listed = stating if isinstance(stating, list) else [stating]
    return frozenset(kind if isinstance(kind, str) else "any" for kind in listed) or frozenset({"any"})


def serialization(at: At, location: str, of: frozenset[str]) -> dict[str, JSON]:
    """Give what is in effect of style and explode.

    Args:
        at: The Parameter, Header or Encoding Object.
        location: Where the value stands: `query`, `path`, `header` or `cookie`.
        of: The types of the value; for some, less makes a difference.

    """
    style = text(at, "style") or _STYLES.get(location, "form")
    if of <= _SCALARS:
        return {"style": _ALIKE.get(style, style)}
    if style == "simple" and of <= _SCALARS | {"array"}:
        return {"style": style}
    return {"style": style, "explode": flag(at, "explode", default=style in {"form", "cookie"})}


def serializations(old: At, new: At, location: str) -> tuple[dict[str, JSON], dict[str, JSON]]:
    """Give what is in effect on two sides; alike where no value of either can be written otherwise."""
    of = kinds(member(old, "schema"), member(new, "schema"))
    return serialization(old, location, of), serialization(new, location, of)
