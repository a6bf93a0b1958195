"""Differences of the property that tells alternatives apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.walking import fragment
from clientwright.review.diff.schema_differences import Difference, Edge, Found, changed, standing, told
from clientwright.review.diff.schema_layers import Group
from clientwright.review.diff.shapes import Shape, Shapes
from clientwright.review.values import ABSENT, Step

_COMPONENTS = "/components/schemas/"


def mapping_of(reader: Shapes, shape: Shape) -> dict[str, str]:
    """Give the pointers of schemas by the discriminator's values: those stated, and those that names imply."""
    stated = shape.facts.get("discriminator")
    if not isinstance(stated, dict):
        return {}
    found = {}
    mapping = stated.get("mapping")
    for value, target in mapping.items() if isinstance(mapping, dict) else ():
        pointer = _pointer(target)
        if pointer is not None:
            found[value] = _settled(reader, pointer)
    for union in shape.unions:
        for option in union.options:
            if option.name and option.group.pointer not in found.values():
                found.setdefault(option.name, option.group.pointer)
    return found


def _pointer(target: JSON) -> str | None:
    if not isinstance(target, str):
        return None
    return fragment(target) if target.startswith("#") else join(_COMPONENTS[:-1], target)


def _settled(reader: Shapes, pointer: str) -> str:
    return reader.group({"$ref": f"#{pointer}"}, pointer).pointer


def discriminator_differences(
    old: Shape, new: Shape, readers: tuple[Shapes, Shapes], matched: Mapping[str, str]
) -> Iterator[Found]:
    """Report what differs in the discriminator.

    Args:
        old: The shape before.
        new: The shape after.
        readers: The shapes of both specs.
        matched: The alternatives that belong together, by their pointers.

    """
    shapes, keyword = (old, new), "discriminator"
    before, after = (_property(shape) for shape in shapes)
    if before is None and after is None:
        return
    if before is None:
        said = f"is now told apart by {told(after)}"
        yield changed("discriminator-added", said, standing(shapes, keyword), before=ABSENT, after=after)
    elif after is None:
        said = f"is no longer told apart by {told(before)}"
        yield changed("discriminator-removed", said, standing(shapes, keyword), before=before, after=ABSENT)
    else:
        if before != after:
            said = f"is now told apart by {told(after)} (was {told(before)})"
            yield changed("discriminator-property-changed", said, standing(shapes, keyword), before=before, after=after)
        yield from _mappings(shapes, readers, matched)


def _property(shape: Shape) -> str | None:
    stated = shape.facts.get("discriminator")
    name = stated.get("propertyName") if isinstance(stated, dict) else None
    return name if isinstance(name, str) else None


def _mappings(
    shapes: tuple[Shape, Shape], readers: tuple[Shapes, Shapes], matched: Mapping[str, str]
) -> Iterator[Found]:
    before, after = mapping_of(readers[0], shapes[0]), mapping_of(readers[1], shapes[1])
    for value in sorted({*before, *after}):
        was, now = before.get(value), after.get(value)
        if was is None:
            yield _mapping("added", value, shapes, f"may now be a {told(value)}")
        elif now is None:
            yield _mapping("removed", value, shapes, f"may no longer be a {told(value)}")
        elif was in matched:
            if matched[was] != now:
                yield _mapping("changed", value, shapes, f"is another schema where it is a {told(value)}")
        else:
            yield Edge((_group(readers[0], was), _group(readers[1], now)), Step("option", value))


def _group(reader: Shapes, pointer: str) -> Group:
    return reader.group({"$ref": f"#{pointer}"}, pointer)


def _mapping(end: str, value: str, shapes: tuple[Shape, Shape], said: str) -> Difference:
    before, after = (ABSENT if end == "added" else value), (ABSENT if end == "removed" else value)
    keyword = "discriminator"
    return changed(f"discriminator-mapping-{end}", said, standing(shapes, keyword), before=before, after=after)
