"""Laws of the cells: every kind of value at every place of a body, reached by an edited example."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.conformance.body_checks import check_of
from clientwright.conformance.cells.additions import Addition, additions, wire_path
from clientwright.conformance.cells.cells import Cell, cells, reached
from clientwright.conformance.cells.edits import cover, edited, uncovered, without
from clientwright.conformance.cells.synthesis import alternatives
from clientwright.conformance.cells.trees import Node, tree_of
from clientwright.conformance.law import Case, Violation, body_cases, law, once, one_for_each_shape
from clientwright.conformance.oracles.readings import json_path, unfaithful
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON


def shapes(subject: Subject) -> Iterator[Case]:
    """Give a case for each body of another shape."""
    return one_for_each_shape(body_cases(subject))


def documents_of(case: Case, *, valid: bool | None = None) -> tuple[JSON, ...]:
    """Give the documents that cover the cells of a case's body, each once.

    Args:
        case: A case that is about a body.
        valid: Whether only those that the schema provides for, or only those that a client tolerates; None for all.

    """
    found = cover(case.subject, case.the_body)
    wanted = [one for one in found if valid is None or one.valid == valid]
    return tuple({id(one.document): one.document for one in wanted}.values())


@law(
    "C201",
    """
    A client treats each kind of value at each place in code of its own: a null here, an empty list there. A document
    is made for each by editing an example, so that none depends on chance. Regenerate the client; where it is up to
    date, the generator or the codec is at fault.
    """,
    cases=shapes,
    documents=lambda case: documents_of(case, valid=True),
)
def cells_survive_the_client(case: Case, document: JSON) -> Iterator[Violation]:
    """Every kind of value that a schema allows, at every place, is read without a remark and written as it was."""
    yield from unfaithful(case.subject, case.the_body, document, left_over(case, document))


def left_over(case: Case, document: JSON) -> frozenset[str]:
    """Give the JSON paths of what a document has beyond its schema, as clients report it."""
    return frozenset(wire_path(one.steps) for one in additions(case.subject, case.the_body, document))


@law(
    "C202",
    """
    What covers the cells must be what the schema says, as an independent validator reads it; a document that goes
    beyond the schema must be valid again once the one thing is taken back that goes beyond. A failure is a mistake in
    how cells are covered, or a schema that its own words contradict.
    """,
    cases=shapes,
    documents=documents_of,
)
def cells_validate(case: Case, document: JSON) -> Iterator[Violation]:
    """Every document that covers a cell is valid, but for at most one added field or member of an enum."""
    body, subject = case.the_body, case.subject
    check = check_of(subject, body.pointer, body.direction)
    found = additions(subject, body, document)
    if len(found) > 1:
        yield Violation("It has more than one addition.", json_path(found[1].steps), "ambiguous")
    elif not check(mended(document, found)):
        where = json_path(found[0].steps) if found else "$"
        yield Violation("The schema refuses it, additions aside.", where, "ambiguous")


def mended(document: JSON, found: tuple[Addition, ...]) -> JSON:
    """Give a document without what goes beyond its schema."""
    for one in found:
        if one.member is None:
            document = without(document, one.steps[:-1], str(one.steps[-1]))
        else:
            document = edited(document, one.steps, one.member)
    return document


@law(
    "C203",
    """
    A kind of value that no document has is one that no test has seen. Where no value can be found for a cell, the
    schema usually contradicts itself, as when two alternatives of a `oneOf` allow the same: correct it, or teach the
    editor what it does not know.
    """,
    cases=body_cases,
    documents=once,
)
def cells_are_all_reached(case: Case, _: JSON) -> Iterator[Violation]:
    """Every cell of every body is reached, as told by looking at the documents; what is not looked at is listed."""
    subject, body = case.subject, case.the_body
    met: set[Cell] = set()
    for document in documents_of(case):
        met |= reached(subject, body, document)
    reasons = {cell: cell.reason for cell in uncovered(subject, body)}
    nodes = {node.place: node for node in tree_of(subject, body).nodes()} if met else {}
    told: set[Node] = set()
    for cell in cells(subject, body):
        if cell in met or cell.reason:
            continue
        alike = next(filter(None, (_overlapping(subject, one) for one in _near(nodes.get(cell.place)))), None)
        if alike is None:
            reason = reasons.get(cell, "its document is not in it")
            message = f"No document reaches {cell.variant!r} at {cell.place or '/'}: {reason}."
            yield Violation(message, "$", "spec", nodes[cell.place].pointer if cell.place in nodes else "")
        elif alike not in told:
            told.add(alike)
            message = (
                f"Alternatives of a `oneOf` overlap: what one allows at {cell.place or '/'}, another allows too, and "
                "so it is refused; have them exclude each other, or write `anyOf`."
            )
            yield Violation(message, "$", "spec", alike.pointer)


def _near(node: Node | None) -> tuple[Node | None, ...]:
    """Give a place, or of a list the alternatives of its items, which decide whether it has any."""
    options = [option for item in node.below for option in item.below] if node and node.kind == "array" else []
    return (node, *options)


def _overlapping(subject: Subject, node: Node | None) -> Node | None:
    """Give the nearest `oneOf` around a place that refuses what several of its alternatives allow."""
    while node is not None and node.above is not None:
        above = node.above
        if node.step == "option":
            whole = check_of(subject, above.pointer, above.direction)
            each = [check_of(subject, option.pointer, option.direction) for option in above.below]
            for value in alternatives(subject.spec, node.schema, node.pointer):
                if not whole(value) and sum(check(value) for check in each) > 1:
                    return above
        node = above
    return None


LAWS = (cells_survive_the_client, cells_validate, cells_are_all_reached)
