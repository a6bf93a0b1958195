"""Documents with one defect each, and what a client makes of them: refuse them, or read and report them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from clientwright.conformance.cells.additions import Below, below, wire_path
from clientwright.conformance.cells.edits import edited, plain_documents, without
from clientwright.conformance.cells.scalars import fits_kind
from clientwright.conformance.cells.trees import Node, own_tag, tree_of
from clientwright.conformance.oracles.readings import Steps
from clientwright.conformance.subjects import Body, Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec

#: What a client makes of a defect: it refuses the document, reads and reports it, or reads it without a word.
Expected: TypeAlias = Literal["refused", "reported", "read"]


@frozen
class Defect:
    """One defect that a document could have.

    Attributes:
        kind: What it is: `text-for-integer`, `null-for-optional`, `missing-required`.
        place: The place in the schema, as in a `Cell`.
        steps: The way to it.
        value: What stands there; nothing is there for `missing-required`.

    """

    kind: str
    place: str
    steps: Steps
    value: JSON = None

    @property
    def path(self) -> str:
        """JSON path of the place."""
        return wire_path(self.steps)

    def put(self, document: JSON) -> JSON:
        """Give a document with the defect; what did not change is shared."""
        if self.kind == "missing-required":
            return without(document, self.steps[:-1], str(self.steps[-1]))
        return edited(document, self.steps, self.value)


@frozen
class Faulty:
    """A document with one defect.

    Attributes:
        kind: What the defect is.
        path: JSON path of its place.
        document: The document.
        expected: What a client makes of it.

    """

    kind: str
    path: str
    document: JSON
    expected: Expected


#: What a client reads, and says that it is not as specified.
_REPORTED: Final = frozenset(
    {"null-for-optional", "date-for-date-time", "naive-date-time", "basic-date", "braced-uuid"}
)  # fmt: skip
#: What is the same JSON value in another spelling, or of a size that every client must bear.
_READ: Final = frozenset({"float-for-integer", "huge-integer"})
_TYPES: Final[Mapping[str, JSON]] = {
    "null": None, "text": "text", "integer": 7, "fraction": 7.25, "boolean": True, "list": [], "object": {},
    "filled-list": [{"key": "value"}], "filled-object": {"key": ["value"]},
}  # fmt: skip
_OF_FORMATS: Final[Mapping[str, Mapping[str, str]]] = {
    "uuid": {
        "bad-uuid": "3f2b8c1e-9d47-4a6b-8e15-0c7d2a9b4f6z",
        "short-uuid": "3f2b8c1e",
        "braced-uuid": "{3f2b8c1e-9d47-4a6b-8e15-0c7d2a9b4f63}",
    },
    "date": {
        "bad-date": "2023-02-29",
        "date-time-for-date": "2024-02-29T12:34:56Z",
        "local-date": "29/02/2024",
        "basic-date": "20240229",
    },
    "date-time": {
        "bad-date-time": "2023-02-29T12:34:56Z",
        "text-for-date-time": "tomorrow",
        "date-for-date-time": "2024-02-29",
        "naive-date-time": "2024-02-29T12:34:56",
    },
}
_OF_INTEGERS: Final[Mapping[str, JSON]] = {"numeral-for-integer": "7", "float-for-integer": 7.0, "huge-integer": 2**70}
_OF_NUMBERS: Final[Mapping[str, JSON]] = {"numeral-for-number": "7.25"}
_OF_BOOLEANS: Final[Mapping[str, JSON]] = {"word-for-boolean": "true", "zero-for-boolean": 0}


def expected_of(kind: str) -> Expected:
    """Tell what a client makes of a kind of defect."""
    return "reported" if kind in _REPORTED else "read" if kind in _READ else "refused"


def faulty(subject: Subject, body: Body, document: JSON) -> Iterator[Faulty]:
    """Give documents with one defect each, made of one that is valid.

    Within an alternative of a choice that no JSON type and no discriminator tells from the others, there are none: a
    client looks for the alternative that fits best, and where none does it is the choice itself that it refuses.

    Args:
        subject: The provider.
        body: One of its bodies.
        document: A document that is valid by its schema.

    """
    for defect in defects(subject, body, document):
        yield Faulty(defect.kind, defect.path, defect.put(document), expected_of(defect.kind))


def defects(subject: Subject, body: Body, document: JSON) -> Iterator[Defect]:
    """Give every defect that a document could have, one place in each list and map aside."""
    yield from _defects(subject, Below(tree_of(subject, body), None, document), (), set())


def each_defect(subject: Subject, body: Body) -> Iterator[tuple[Defect, JSON]]:
    """Give each kind of defect at each place of a body's schema once, with a valid document to put it into."""
    met: set[tuple[str, str]] = set()
    told: set[str] = set()
    for document in plain_documents(subject, body):
        for defect in _defects(subject, Below(tree_of(subject, body), None, document), (), told):
            if (defect.place, defect.kind) not in met:
                met.add((defect.place, defect.kind))
                yield defect, document


def _defects(subject: Subject, at: Below, steps: Steps, told: set[str]) -> Iterator[Defect]:
    """Give defects, those that a place has whatever is there only once, as long as `told` is the same."""
    node, value = at.node, at.value
    if node.place not in told and node.step != "option" and not own_tag(node):
        told.add(node.place)
        yield from _at(subject.spec, node, steps)
    if node.cut or not node.told or node.view.first:
        return  # of a list whose items differ by their places, a client knows but the types that they have together
    if node.kind == "object" and isinstance(value, dict):
        yield from (
            Defect("missing-required", node.fields[name].place, (*steps, name))
            for name in value
            if _is_required(node, name)
        )
    for one in below(subject, node, value):
        if one.step is None or isinstance(one.step, str) or one.step == 0:
            yield from _defects(subject, one, steps if one.step is None else (*steps, one.step), told)


def _is_required(node: Node, name: str) -> bool:
    return name in node.fields and not node.fields[name].optional and not own_tag(node.fields[name])


def _could_be(node: Node, value: JSON) -> bool:
    """Tell whether a client tries to read a JSON type at a place: a number of any kind as an integer too."""
    if node.kind == "union":
        return any(_could_be(option, value) for option in node.below)
    return fits_kind("number" if node.kind == "integer" else node.kind, value)


def _at(spec: Spec, node: Node, steps: Steps) -> Iterator[Defect]:
    """Give the defects of one place, whatever is there now."""
    for name, value in _TYPES.items():
        if value is None:
            if not _takes_null(spec, node):
                yield Defect("null-for-optional" if node.optional else "null", node.place, steps)
        elif not _could_be(node, value):
            yield Defect(f"{name}-for-{_word(node)}", node.place, steps, value)
    if node.kind == "integer" and not node.view.keywords.get("enum"):
        yield from (Defect(kind, node.place, steps, value) for kind, value in _OF_INTEGERS.items())
        yield Defect("fraction-for-integer", node.place, steps, 7.25)
    extra: Mapping[str, Any] = {"number": _OF_NUMBERS, "boolean": _OF_BOOLEANS}.get(node.kind, {})
    if node.kind == "string" and "enum" not in node.view.keywords:
        extra = _OF_FORMATS.get(str(node.view.keywords.get("format")), {})
    yield from (Defect(kind, node.place, steps, value) for kind, value in extra.items())


def _takes_null(spec: Spec, node: Node) -> bool:
    """Tell whether a client reads null: also where the letter of a spec refuses what its author must have meant.

    `nullable` beside a reference or an enum without null counts for nothing, and of `oneOf` one alternative alone may
    take null; a client takes the author at the word.
    """
    written = [node.schema, spec.follow(node.schema)[0]]
    stated = any(isinstance(one, dict) and one.get("nullable") is True for one in written)
    taken = stated or node.view.nullable or node.kind in {"any", "null"}
    return taken or any(_takes_null(spec, option) for option in node.below if node.kind == "union")


def _word(node: Node) -> str:
    return {"array": "list", "string": "text", "union": "choice"}.get(node.kind, node.kind)
