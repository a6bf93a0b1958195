"""Differences of what is said of a value beyond what it may be: titles, defaults, examples and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.review.diff.schema_differences import Difference, changed, small, standing, told
from clientwright.review.diff.schema_keywords import BENEATH, same
from clientwright.review.diff.shapes import Shape
from clientwright.review.values import ABSENT, Absent

_DOCS: Final = {
    "title": "title", "description": "description", "examples": "example", "externalDocs": "external-docs",
    "xml": "xml",
}  # fmt: skip
#: Extensions that are compared elsewhere.
_APART: Final = frozenset({"x-extensible-enum"})
_SENSITIVE: Final = "x-clientwright-sensitive"


def annotation_differences(
    old: Shape, new: Shape, before: Mapping[str, JSON], after: Mapping[str, JSON]
) -> Iterator[Difference]:
    """Report what differs in the annotations, which are those of the shapes unless something beside them counts.

    Args:
        old: The shape before.
        new: The shape after.
        before: The facts before.
        after: The facts after.

    """
    shapes = (old, new)
    for keyword, name in _DOCS.items():
        was, now = before.get(keyword, ABSENT), after.get(keyword, ABSENT)
        if not _same(was, now):
            word = "examples" if keyword == "examples" else name.replace("-", " ")
            said = f"has {'other' if word == 'examples' else 'another'} {word}"
            place = "example" if keyword == "examples" and "examples" not in new.places else keyword
            yield changed(f"{name}-changed", said, standing(shapes, place), before=small(was), after=small(now))
    if BENEATH in before and BENEATH in after and before[BENEATH] != after[BENEATH]:
        words = {"before": small(before[BENEATH][0]), "after": small(after[BENEATH][0])}
        said = "has another description where its schema is defined"
        yield changed("description-changed", said, standing(shapes, BENEATH), **words)
    yield from _default(shapes, before.get("default", ABSENT), after.get("default", ABSENT))
    if ("deprecated" in before) != ("deprecated" in after):
        rule = "schema-deprecated" if "deprecated" in after else "schema-no-longer-deprecated"
        said = "is now deprecated" if "deprecated" in after else "is no longer deprecated"
        values = {"before": "deprecated" in before, "after": "deprecated" in after}
        yield changed(rule, said, standing(shapes, "deprecated"), **values)
    yield from _extensions(shapes, before.get("extensions", {}), after.get("extensions", {}))


def _same(first: JSON | Absent, second: JSON | Absent) -> bool:
    if isinstance(first, Absent) or isinstance(second, Absent):
        return first is second
    return same(first, second)


def _default(shapes: tuple[Shape, Shape], was: JSON | Absent, now: JSON | Absent) -> Iterator[Difference]:
    if _same(was, now):
        return
    if isinstance(was, Absent):
        rule, said = "default-added", f"now has the default {told(now)} (had none)"
    elif isinstance(now, Absent):
        rule, said = "default-removed", f"has no default any more (was {told(was)})"
    else:
        rule, said = "default-changed", f"now has the default {told(now)} (was {told(was)})"
    yield changed(rule, said, standing(shapes, "default"), before=small(was), after=small(now))


def _extensions(
    shapes: tuple[Shape, Shape], before: Mapping[str, JSON], after: Mapping[str, JSON]
) -> Iterator[Difference]:
    for name in sorted({*before, *after} - _APART):
        was, now = before.get(name, ABSENT), after.get(name, ABSENT)
        if _same(was, now):
            continue
        rule, said = "extension-changed", f"has another `{name}`"
        if name == _SENSITIVE:
            rule, said = ("sensitive-added", "is now hidden in logs") if now is True else (
                "sensitive-removed", "is no longer hidden in logs"
            )  # fmt: skip
        yield changed(rule, said, standing(shapes, name), before=small(was), after=small(now))
