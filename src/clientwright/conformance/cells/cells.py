"""The cells of a body: every place of its schema with every kind of value there, and those that a document is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from attrs import field, frozen

from clientwright.conformance.body_checks import check_of
from clientwright.conformance.cells.scalars import fits_kind, member_name, pool, scalar_variants
from clientwright.conformance.cells.trees import SEEN, Node, item_of, tree_of
from clientwright.conformance.subjects import Body, Subject
from clientwright.pipeline.documents import JSON

UNKNOWN_FIELD: Final = "unknown field"
UNKNOWN_MEMBER: Final = "unknown member"
#: What a cell is called whose place is not looked into, or has no value that is known.
UNREACHED: Final = "value"


@frozen
class Cell:
    """One kind of value at one place of a schema.

    Attributes:
        place: Where: a JSON pointer with `*` for an item, `{}` for a map's value and `|0` for a choice's alternative.
        variant: What kind of value: `absent`, `null`, `[n]`, `="active"`, `non-ascii`, `unknown field`.
        tolerated: Whether the schema does not provide for it and a client reads it all the same.
        reason: Why no document can be made for it; empty where one can.

    """

    place: str
    variant: str
    tolerated: bool = field(default=False, eq=False)
    reason: str = field(default="", eq=False)


@lru_cache(maxsize=1024)
def cells(subject: Subject, body: Body) -> tuple[Cell, ...]:
    """Give the cells of a body, in the order of its schema.

    Args:
        subject: The provider.
        body: One of its bodies; only of a response are cells given that a client tolerates.

    """
    if not readable(subject, body):
        return (Cell("", UNREACHED, reason="the schema cannot be read"),)
    nodes = tree_of(subject, body).nodes()
    return tuple(cell for node in nodes for cell in cells_at(subject, node))


@lru_cache(maxsize=1024)
def readable(subject: Subject, body: Body) -> bool:
    """Tell whether the schema of a body is one: all that it refers to is there, and it is no part of itself."""
    try:
        tree_of(subject, body)
        check_of(subject, body.pointer, body.direction)
    except (LookupError, RecursionError):
        return False
    return True


def cells_at(subject: Subject, node: Node) -> Iterator[Cell]:
    """Give the cells of one place."""
    if node.step == "field":
        yield Cell(node.place, "present")
        if node.optional:
            yield Cell(node.place, "absent")
    if node.step == "option":
        yield Cell(node.place, "chosen")
    if node.view.nullable and node.kind != "null" and node.step != "option":
        yield Cell(node.place, "null")
    if node.cut:
        if node.cut not in SEEN:
            yield Cell(node.place, UNREACHED, reason=node.cut)
    elif node.kind == "array":
        yield from _counts(node, "[{}]", "minItems", "maxItems")
    elif node.kind == "object":
        yield from _object(node)
    elif node.kind != "union":
        yield from _scalar(subject, node)


def _counts(node: Node, pattern: str, least: str, most: str) -> Iterator[Cell]:
    words = node.view.keywords
    for count, text in ((0, ""), (1, "1"), (2, "n")):
        # More than one may be needed: a list of at least three has only [n].
        ends = pattern == "[{}]" and bool(node.view.first) and item_of(node, len(node.view.first)) is None
        highest = words.get(most, len(node.view.first) if ends else count)
        lowest = words.get(least, 0)
        if (count == 2 and highest >= count) or lowest <= count <= highest:  # noqa: PLR2004  # two stand for many
            yield Cell(node.place, pattern.format(text))


def _object(node: Node) -> Iterator[Cell]:
    if node.entries:
        required = [name for name in node.view.required if name not in node.fields]
        if not required:
            yield from _counts(node, "{{{}}}", "minProperties", "maxProperties")
    elif node.direction == "response" and node.told:
        yield Cell(node.place, UNKNOWN_FIELD, tolerated=True)


def _scalar(subject: Subject, node: Node) -> Iterator[Cell]:
    kind, words = node.kind, node.view.keywords
    if "enum" in words:
        for member in words["enum"]:
            yield Cell(node.place, member_name(member))
        if node.direction == "response" and is_open(subject, node):
            yield Cell(node.place, UNKNOWN_MEMBER, tolerated=True)
        return
    samples = samples_of(subject, node)
    variants = [variant for variant in scalar_variants(kind, node.view) if any(map(variant.holds, samples))]
    for variant in variants:
        yield Cell(node.place, variant.name)
    if not variants:
        yield Cell(node.place, UNREACHED, reason="no value is known that keeps its keywords")


def is_open(subject: Subject, node: Node) -> bool:
    """Tell whether a client takes values that an enum does not list: not of a `const`, a tag, or beside its like."""
    written, _ = subject.spec.follow(node.schema)
    tag = node.above.tag if node.above is not None else None
    fixed = isinstance(written, dict) and "const" in written
    return node.kind in {"string", "integer"} and node.told and not fixed and (tag is None or tag.name != node.name)


def samples_of(subject: Subject, node: Node) -> tuple[JSON, ...]:
    """Give values of a scalar that its schema allows, the plainest first."""
    found = pool(node.kind, node.view, subject.spec.follow(node.schema)[0])
    if node.kind != "any":
        return found
    check = check_of(subject, node.pointer, node.direction)
    return tuple(value for value in found if check(value))


def takes_kind(node: Node, value: JSON) -> bool:
    """Tell whether a place can have a value of that JSON type."""
    if value is None:
        return node.view.nullable or node.kind in {"any", "null"}
    if node.kind == "union":
        return any(takes_kind(option, value) for option in node.below)
    return fits_kind(node.kind, value)


def chosen(subject: Subject, node: Node, value: JSON) -> tuple[Node, ...]:
    """Give the alternatives of a choice that a value is of: those that allow it, or else those of its JSON type."""
    fitting = tuple(option for option in node.below if takes_kind(option, value))
    told = [one for one in fitting if one.tag and isinstance(value, dict) and value.get(one.tag.name) in one.tag.values]
    if told:
        return tuple(told[:1])
    if len(fitting) < 2:  # noqa: PLR2004  # nothing to choose from
        return fitting
    allowed = tuple(option for option in fitting if check_of(subject, option.pointer, option.direction)(value))
    return allowed or fitting


def reached(subject: Subject, body: Body, document: JSON) -> frozenset[Cell]:
    """Give the cells of a body that a document is in, by looking at the document alone."""
    if not readable(subject, body):
        return frozenset()
    here = cells(subject, body)
    found = set(_reached(subject, tree_of(subject, body), document))
    return frozenset(cell for cell in here if (cell.place, cell.variant) in found)


def _reached(subject: Subject, node: Node, value: JSON) -> Iterator[tuple[str, str]]:
    if node.step == "field":
        yield node.place, "present"
    if node.step == "option":
        yield node.place, "chosen"
    if value is None:
        yield node.place, "null"
    elif node.cut or not takes_kind(node, value):
        return
    elif node.kind == "union":
        for option in chosen(subject, node, value):
            yield from _reached(subject, option, value)
    elif node.kind == "array":
        yield from _in_an_array(subject, node, value)
    elif node.kind == "object":
        yield from _in_an_object(subject, node, value)
    else:
        yield from ((node.place, name) for name in _scalar_variants(node, value))


def _in_an_array(subject: Subject, node: Node, value: list[JSON]) -> Iterator[tuple[str, str]]:
    yield node.place, _many(len(value), "[{}]")
    for index, item in enumerate(value):
        if (here := item_of(node, index)) is not None:
            yield from _reached(subject, here, item)


def _many(count: int, pattern: str) -> str:
    return pattern.format({0: "", 1: "1"}.get(count, "n"))


def _in_an_object(subject: Subject, node: Node, value: dict[str, JSON]) -> Iterator[tuple[str, str]]:
    for name, child in node.fields.items():
        if name in value:
            yield from _reached(subject, child, value[name])
        else:
            yield child.place, "absent"
    others = [name for name in value if name not in node.fields]
    yield node.place, _many(len(others), "{{{}}}")
    if others:
        yield node.place, UNKNOWN_FIELD
    for name in others if node.below else ():
        yield from _reached(subject, node.below[0], value[name])


def _scalar_variants(node: Node, value: JSON) -> Iterable[str]:
    if "enum" in node.view.keywords:
        return [member_name(value) if value in node.view.keywords["enum"] else UNKNOWN_MEMBER]
    return [variant.name for variant in scalar_variants(node.kind, node.view) if variant.holds(value)]
