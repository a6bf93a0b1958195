"""Documents that reach every cell of a body, made by editing the documented examples, without chance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from clientwright.conformance.body_checks import check_of
from clientwright.conformance.cells.additions import additions, below
from clientwright.conformance.cells.cells import (
    UNKNOWN_FIELD,
    UNKNOWN_MEMBER,
    Cell,
    cells,
    cells_at,
    reached,
    readable,
    samples_of,
)
from clientwright.conformance.cells.placing import around, filling
from clientwright.conformance.cells.scalars import member_name, scalar_variants, unknown_member
from clientwright.conformance.cells.synthesis import alternatives
from clientwright.conformance.cells.trees import Node, own_tag, tree_of
from clientwright.conformance.oracles.readings import Steps
from clientwright.conformance.subjects import Body, Subject
from clientwright.pipeline.documents import JSON

#: The name of a field that no schema declares.
_NEW: Final = "unknownField"


@frozen
class Covering:
    """A cell with a document that is in it.

    Attributes:
        cell: The cell.
        document: The document; cells share it where it is in all of them.
        valid: Whether the schema provides for it; if not, a client tolerates it.

    """

    cell: Cell
    document: JSON
    valid: bool


@frozen
class Anchor:
    """A valid document that has a value, which is not null, at some place.

    Attributes:
        document: The document.
        steps: The way to the value.
        value: The value.

    """

    document: JSON
    steps: Steps
    value: JSON

    def edited(self, value: JSON) -> JSON:
        """Give the document with another value at the place; what did not change is shared."""
        return edited(self.document, self.steps, value)


def edited(document: JSON, steps: Steps, value: JSON) -> JSON:
    """Give a document with another value at a place; what did not change is shared."""
    if not steps:
        return value
    first, below = steps[0], steps[1:]
    if isinstance(document, list):
        return [edited(item, below, value) if index == first else item for index, item in enumerate(document)]
    return {**document, first: edited(document.get(first), below, value)}


def without(document: JSON, steps: Steps, name: str) -> JSON:
    """Give a document of which the object at a place has lost a field."""
    place = document
    for step in steps:
        place = place[step]
    return edited(document, steps, {key: found for key, found in place.items() if key != name})


@lru_cache(maxsize=1024)
def cover(subject: Subject, body: Body) -> tuple[Covering, ...]:
    """Give a document for each cell of a body; `uncovered` gives those for which none is known."""
    return editor_of(subject, body).cover() if readable(subject, body) else ()


@lru_cache(maxsize=1024)
def editor_of(subject: Subject, body: Body) -> Editor:
    """Give what edits the examples of a body whose schema can be read."""
    return Editor(subject, body)


def plain_documents(subject: Subject, body: Body) -> tuple[JSON, ...]:
    """Give a few valid documents that together have every place of a body that any known document has."""
    if not readable(subject, body):
        return ()
    anchors = map(editor_of(subject, body).anchor, tree_of(subject, body).nodes())
    return tuple({id(anchor.document): anchor.document for anchor in anchors if anchor is not None}.values())


def uncovered(subject: Subject, body: Body) -> tuple[Cell, ...]:
    """Give the cells of a body for which no document is known, each with the reason."""
    covered = {covering.cell for covering in cover(subject, body)}
    reason = "no value that was tried is valid in its place"
    return tuple(
        cell if cell.reason else Cell(cell.place, cell.variant, tolerated=cell.tolerated, reason=reason)
        for cell in cells(subject, body)
        if cell not in covered
    )


class Editor:
    """Edits the examples of one body."""

    def __init__(self, subject: Subject, body: Body) -> None:
        self._subject = subject
        self._body = body
        self._valid = check_of(subject, body.pointer, body.direction)
        self._anchors: dict[Node, Anchor | None] = {}
        for document in self._bases():
            self._walk(tree_of(subject, body), Anchor(document, (), document), document)

    def cover(self) -> tuple[Covering, ...]:
        """Give a document for each cell for which one is known."""
        return tuple(self._cover())

    def anchor(self, node: Node) -> Anchor | None:
        """Give a valid document with a value at a place; None where none is known."""
        if node not in self._anchors:
            self._anchors[node] = None  # where it is needed on the way to itself
            self._anchors[node] = found = next(self._placed(node), None)
            if found is not None:
                self._walk(node, found, found.value)
        return self._anchors[node]

    def _bases(self) -> Iterator[JSON]:
        """Give the examples that are as the schema says, first each with its lists cut to one item."""
        examples = tuple(self._body.examples.values())
        for document in (*map(trimmed, examples), *examples):
            if self._valid(document) and not additions(self._subject, self._body, document):
                yield document

    def _walk(self, node: Node, at: Anchor, value: JSON) -> None:
        """Remember the first place in a document of each place in the schema."""
        if value is None or node.cut:
            return
        self._anchors.setdefault(node, Anchor(at.document, at.steps, value))
        for one in below(self._subject, node, value):
            steps = at.steps if one.step is None else (*at.steps, one.step)
            self._walk(one.node, Anchor(at.document, steps, one.value), one.value)

    def _placed(self, node: Node) -> Iterator[Anchor]:
        """Put a value at a place where no example has one."""
        found = tag.values if (tag := own_tag(node)) else alternatives(self._subject.spec, node.schema, node.pointer)
        values = [value for value in found if value is not None]
        if node.above is None:
            yield from (Anchor(value, (), value) for value in values if self._valid(value))
            return
        above = self.anchor(node.above)
        for value in values if above is not None else ():
            whole, step = around(self._subject.spec, node, above.value, value)  # type: ignore[union-attr]  # no values where it is None
            document = above.edited(whole)  # type: ignore[union-attr]  # as above
            if self._valid(document):
                steps = above.steps if step is None else (*above.steps, step)  # type: ignore[union-attr]  # as above
                yield Anchor(document, steps, whole if step is None else value)

    def _cover(self) -> Iterator[Covering]:
        bases = reversed(tuple(self._bases()))
        known = {cell: base for base in bases for cell in reached(self._subject, self._body, base)}
        made: list[Covering] = []
        missing: list[Cell] = []
        for node in tree_of(self._subject, self._body).nodes():
            for cell in cells_at(self._subject, node):
                found = Covering(cell, known[cell], valid=True) if cell in known else self._covering(node, cell)
                if found is not None:
                    made.append(found)
                elif not cell.reason:
                    missing.append(cell)
        yield from made
        yield from self._by_the_way(made, missing)

    def _by_the_way(self, made: list[Covering], missing: list[Cell]) -> Iterator[Covering]:
        """Give the first of the documents that happens to be in a cell for which none could be made."""
        shown = ((one, reached(self._subject, self._body, one.document)) for one in made if missing and one.valid)
        for one, found in shown:
            for cell in [cell for cell in missing if cell in found]:
                missing.remove(cell)
                yield Covering(cell, one.document, valid=True)

    def _covering(self, node: Node, cell: Cell) -> Covering | None:
        """Give the first document that is in a cell of a place, if there is one."""
        for document in self._documents(node, cell.variant) if not cell.reason else ():
            valid = self._valid(document) and cell.variant != UNKNOWN_FIELD
            if valid or cell.tolerated:
                return Covering(cell, document, valid)
        return None

    def _documents(self, node: Node, variant: str) -> Iterator[JSON]:
        """Give documents that may be in a cell of a place."""
        if variant == "absent" and node.above is not None:
            above = self.anchor(node.above)
            if above is not None:
                yield without(above.document, above.steps, node.name)
            return
        anchor = self.anchor(node)
        if anchor is None:
            yield from self._nulls(node, variant)
        elif variant in {"present", "chosen"}:
            yield anchor.document
        else:
            yield from map(anchor.edited, self._values(node, variant, anchor.value))

    def _nulls(self, node: Node, variant: str) -> Iterator[JSON]:
        """Give documents with null at a place that is known to have nothing else."""
        above = self.anchor(node.above) if node.above is not None else None
        if above is not None and variant in {"null", "present", "chosen"}:
            yield above.edited(around(self._subject.spec, node, above.value, None)[0])

    def _values(self, node: Node, variant: str, now: JSON) -> Iterator[JSON]:
        """Give values of a place that may be of a variant, given one that it has."""
        if variant == "null":
            yield None
        elif variant == UNKNOWN_MEMBER:
            yield unknown_member(node.kind, node.view.keywords["enum"])
        elif variant == UNKNOWN_FIELD:
            yield {**now, new_name(node, now): "value"}
        elif node.kind == "array":
            yield from self._lists(node, variant, now)
        elif node.kind == "object":
            yield from self._maps(node, variant, now)
        elif "enum" in node.view.keywords:
            yield from (one for one in node.view.keywords["enum"] if member_name(one) == variant)
        else:
            holds = next(one.holds for one in scalar_variants(node.kind, node.view) if one.name == variant)
            yield from filter(holds, (now, *samples_of(self._subject, node)))

    def _lists(self, node: Node, variant: str, now: list[JSON]) -> Iterator[JSON]:
        fewest = int(node.view.keywords.get("minItems", 0))
        if node.view.first:
            count = {"[]": 0, "[1]": 1, "[n]": max(2, fewest)}[variant]
            yield [*now[:count], *filling(self._subject.spec, node, len(now), count)]
            return
        item = node.below[0]
        found = [*now, *alternatives(self._subject.spec, item.schema, item.pointer)]
        count = {"[]": 0, "[1]": 1, "[n]": max(2, fewest)}[variant]
        lists = (found[:count], [*found[: count - 1], *found[-1:]], (found[:1] * count), *([one] for one in found))
        yield from (one for one in lists if len(one) == count)

    def _maps(self, node: Node, variant: str, now: dict[str, JSON]) -> Iterator[JSON]:
        listed = {name: value for name, value in now.items() if name in node.fields}
        others = {name: value for name, value in now.items() if name not in node.fields}
        count = {"{}": 0, "{1}": 1, "{n}": max(2, int(node.view.keywords.get("minProperties", 0)) - len(listed))}[
            variant
        ]
        entry = node.below[0] if node.below else None
        values = list(alternatives(self._subject.spec, entry.schema, entry.pointer)) if entry else ["value"]
        if count <= len(others):
            yield listed | dict(list(others.items())[:count])
        for value in values:
            yield listed | dict(list({**others, **{f"key{index}": value for index in range(count)}}.items())[:count])


def trimmed(value: JSON) -> JSON:
    """Give a document with no more than the first item of each of its lists."""
    if isinstance(value, list):
        return [trimmed(item) for item in value[:1]]
    return {name: trimmed(found) for name, found in value.items()} if isinstance(value, dict) else value


def new_name(node: Node, value: dict[str, JSON]) -> str:
    """Give a name that no schema at a place declares, and that an object does not have."""
    above: Node | None = node
    known = set(value)
    while above is not None and (above is node or above.kind == "union"):
        known |= {name for one in (above, *above.below) for name in one.fields}
        above = above.above
    name = _NEW
    while name in known:
        name += "_"
    return name
