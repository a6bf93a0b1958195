"""Differences of an object's properties."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from clientwright.pipeline.documents import JSON, join
from clientwright.review.diff.schema_differences import Difference, Edge, Found, Way, changed, standing, told
from clientwright.review.diff.schema_layers import Group
from clientwright.review.diff.shapes import Shape, Shapes
from clientwright.review.values import ABSENT, Absent, Step


def object_differences(old: Shape, new: Shape, readers: tuple[Shapes, Shapes]) -> Iterator[Found]:
    """Report what differs in an object's properties, and give those that are on both sides."""
    declared = {**dict.fromkeys(old.properties), **dict.fromkeys(new.properties)}
    for name in sorted({*declared, *old.required, *new.required}):
        yield from _property(name, old, new, readers)
    if old.closed != new.closed:
        rule, said = ("object-closed", "no longer takes properties that are not declared") if new.closed else (
            "object-opened", "now takes properties that are not declared"
        )  # fmt: skip
        yield changed(
            rule, said, standing((old, new), "additionalProperties"), before=not old.closed, after=not new.closed
        )
    elif not old.closed and (old.rest.pointers or new.rest.pointers):
        yield Edge((old.rest, new.rest), Step("values"))
    yield from _patterns(old, new)
    yield from _dependencies(old, new)


def _property(name: str, old: Shape, new: Shape, readers: tuple[Shapes, Shapes]) -> Iterator[Found]:
    step = Step("property", name)
    before, after = old.properties.get(name), new.properties.get(name)
    shapes = (_shape(readers[0], before), _shape(readers[1], after))
    idle = _idle(*shapes)
    if before is not None and after is not None:
        yield Edge((before, after), step, idle)
        yield from _required(name, old, new, shapes, idle)
        yield from _marks(name, old, new, shapes)
    elif after is not None and shapes[1] is not None:
        yield _added(name, old, new, shapes[1], idle)
        if old.rest.pointers:  # what could stand there before was of that schema
            yield Edge((evolve(old.rest, bare=True), evolve(after, bare=True)), step, idle)
    elif before is not None:
        yield _removed(name, old, new, before, idle)
        if new.rest.pointers:
            yield Edge((evolve(before, bare=True), evolve(new.rest, bare=True)), step, idle)
    else:
        yield from _required(name, old, new, shapes, idle)


def _shape(reader: Shapes, group: Group | None) -> Shape | None:
    return None if group is None else reader.shape(group)


def _idle(old: Shape | None, new: Shape | None) -> Way | None:
    """Give the way in which a property travels on neither side."""
    sides = [shape for shape in (old, new) if shape is not None]
    if sides and all("readOnly" in shape.facts for shape in sides):
        return "request"
    return "response" if sides and all("writeOnly" in shape.facts for shape in sides) else None


def _added(name: str, old: Shape, new: Shape, shape: Shape, idle: Way | None) -> Difference:
    rule, said = "property-added", "is new and optional"
    if name in new.required:
        rule, said = "required-property-added", "is new and required"
        if "default" in shape.facts:
            rule, said = "required-property-with-default-added", "is new and required, and has a default"
    if name in new.required and name in old.required:
        rule, said = "property-declared", "was required and is now declared"
    step = Step("property", name)
    return Difference(rule, said, ABSENT, _summary(shape), None, shape.group.pointer, step, idle)


def _removed(name: str, old: Shape, new: Shape, group: Group, idle: Way | None) -> Difference:
    kind = "required-property" if name in old.required else "property"
    rule, said = f"{kind}-removed", "is no longer there"
    if new.closed:
        rule, said = f"{kind}-refused", "is no longer there, nor are properties that are not declared"
    elif name in old.required and name in new.required:
        rule, said = "property-no-longer-declared", "is still required, but no longer declared"
    was = "required" if name in old.required else "optional"
    return Difference(rule, f"{said} (was {was})", was, ABSENT, group.pointer, None, Step("property", name), idle)


def _summary(shape: Shape) -> JSON:
    return "any" if shape.any else sorted(shape.names)


def _required(
    name: str, old: Shape, new: Shape, shapes: tuple[Shape | None, Shape | None], idle: Way | None
) -> Iterator[Difference]:
    before, after = name in old.required, name in new.required
    if before == after:
        return
    rule, said = "became-optional", "is no longer required"
    if after:
        with_default = shapes[1] is not None and "default" in shapes[1].facts
        rule = "became-required-with-default" if with_default else "became-required"
        said = "is now required"
    places = [old.place("required"), new.place("required")]
    for index, shape in enumerate(shapes):
        if shape is not None:
            places[index] = shape.group.pointer
    yield Difference(rule, said, before, after, places[0], places[1], Step("property", name), idle)


def _marks(name: str, old: Shape, new: Shape, shapes: tuple[Shape | None, Shape | None]) -> Iterator[Difference]:
    """Report a property that became one for reading or writing only, or is so no longer."""
    if shapes[0] is None or shapes[1] is None:
        return
    for keyword, words in (("readOnly", "read-only"), ("writeOnly", "write-only")):
        before, after = keyword in shapes[0].facts, keyword in shapes[1].facts
        if before == after:
            continue
        needed = "required-" if name in (old.required if after else new.required) else ""
        rule = f"{needed}became-{words}" if after else f"{needed}no-longer-{words}"
        said = f"is now {words}" if after else f"is no longer {words}"
        found = changed(rule, said, standing((shapes[0], shapes[1]), keyword), before=before, after=after)
        yield Difference(rule, said, before, after, found.old, found.new, Step("property", name))


def _patterns(old: Shape, new: Shape) -> Iterator[Found]:
    for pattern in sorted({*old.patterns, *new.patterns}):
        before, after = old.patterns.get(pattern), new.patterns.get(pattern)
        if before is not None and after is not None:
            yield Edge((before, after), Step("values", pattern))
        elif after is not None:
            said = f"now says what properties like {told(pattern)} are"
            place = old.group.pointer
            yield Difference("pattern-property-added", said, ABSENT, pattern, place, after.pointer)
        elif before is not None:
            said = f"no longer says what properties like {told(pattern)} are"
            place = new.group.pointer
            yield Difference("pattern-property-removed", said, pattern, ABSENT, before.pointer, place)


def _dependencies(old: Shape, new: Shape) -> Iterator[Difference]:
    keyword = "dependentRequired"
    was, now = old.facts.get(keyword, {}), new.facts.get(keyword, {})
    for name in sorted({*was, *now}):
        before: JSON | Absent = was.get(name, ABSENT)
        after: JSON | Absent = now.get(name, ABSENT)
        if before == after:
            continue
        end = "added" if before is ABSENT else "removed" if after is ABSENT else "changed"
        said = f"needs {told(after)} beside `{name}` (was {told(before)})"
        places = (join(old.place(keyword), name), join(new.place(keyword), name))
        old_place = old.group.pointer if before is ABSENT else places[0]
        new_place = new.group.pointer if after is ABSENT else places[1]
        yield Difference(f"dependent-required-{end}", said, {name: before} if before is not ABSENT else ABSENT,
                         {name: after} if after is not ABSENT else ABSENT, old_place, new_place)  # fmt: skip
