"""What a document has that its schema does not provide for, and that a client takes all the same."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from clientwright.conformance.cells.cells import chosen, is_open, takes_kind
from clientwright.conformance.cells.trees import Node, item_of, tree_of
from clientwright.conformance.oracles.readings import Steps
from clientwright.conformance.subjects import Body, Subject
from clientwright.pipeline.documents import JSON


@frozen
class Addition:
    """A field that no schema declares, or a value that an open enum does not list.

    Attributes:
        steps: The way to it.
        member: A value that the enum lists; None of a field.
        forbidden: Whether it is a field of an object that allows no others: a client keeps it, but never sends it.

    """

    steps: Steps
    member: JSON
    forbidden: bool = False


@frozen
class Opening:
    """An object that can get a further field, or an enum that can have a further value.

    Attributes:
        node: The place in the schema.
        steps: The way to it in a document.
        value: What is there.

    """

    node: Node
    steps: Steps
    value: JSON


@frozen
class Below:
    """A place in a document that belongs to a place in its schema.

    Attributes:
        node: The place in the schema.
        step: The step to it; None where it is the same value, as one of the alternatives of a choice.
        value: What is there.

    """

    node: Node
    step: str | int | None
    value: JSON


def below(subject: Subject, node: Node, value: JSON) -> Iterator[Below]:
    """Give the places below one in a document."""
    if node.kind == "union":
        options = [Below(option, None, value) for option in chosen(subject, node, value)]
        yield from (one for one in options if _is_told(one))
    elif node.kind == "array" and isinstance(value, list):
        for index, item in enumerate(value):
            if (here := item_of(node, index)) is not None:
                yield Below(here, index, item)
    elif node.kind == "object" and isinstance(value, dict):
        for name, found in value.items():
            child = node.fields.get(name, node.below[0] if node.below else None)
            if child is not None:
                yield Below(child, name, found)


def _is_told(at: Below) -> bool:
    """Tell whether a value has the tag of its alternative: without it, a client reads it as what fits best."""
    return at.node.tag is None or not isinstance(at.value, dict) or at.node.tag.name in at.value


def additions(subject: Subject, body: Body, document: JSON) -> tuple[Addition, ...]:
    """Give what a document has beyond its schema; of a choice, as that alternative which leaves the least over."""
    return tuple(_additions(subject, tree_of(subject, body), document, ()))


def _additions(subject: Subject, node: Node, value: JSON, steps: Steps) -> Iterator[Addition]:
    if value is None or node.cut or not takes_kind(node, value):
        return
    if node.kind == "union":
        found = [tuple(_additions(subject, option, value, steps)) for option in chosen(subject, node, value)]
        yield from min(found, key=len, default=())
        return
    if node.kind == "object" and not node.entries:
        known = node.fields.keys() | node.view.required
        yield from (Addition((*steps, name), None, node.view.closed) for name in value if name not in known)
    elif (members := node.view.keywords.get("enum")) and is_open(subject, node) and value not in members:
        yield Addition(steps, members[0])
    for one in below(subject, node, value):
        yield from _additions(subject, one.node, one.value, (*steps, one.step) if one.step is not None else steps)


def openings(subject: Subject, body: Body, document: JSON) -> tuple[Opening, ...]:
    """Give the objects and open enums of a document; none in alternatives that are not told apart."""
    return tuple(_openings(subject, Below(tree_of(subject, body), None, document), ()))


def _openings(subject: Subject, at: Below, steps: Steps) -> Iterator[Opening]:
    node, value = at.node, at.value
    inner = () if value is None or node.cut else tuple(below(subject, node, value))
    is_object = node.kind == "object" and isinstance(value, dict) and not node.entries and not node.cut and node.told
    if is_object or (node.view.keywords.get("enum") and value is not None and is_open(subject, node)):
        yield Opening(node, steps, value)
    for one in inner:
        yield from _openings(subject, one, (*steps, one.step) if one.step is not None else steps)


def wire_path(steps: Steps) -> str:
    """Write steps as a JSON path, as clients report it: names that are no ASCII identifiers escaped."""
    parts = (
        f"[{step!a}]" if isinstance(step, int) or not (step.isascii() and step.isidentifier()) else f".{step}"
        for step in steps
    )
    return "$" + "".join(parts)
