"""Laws of documents that are drawn, drift, are broken, or are none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright import codec
from clientwright.conformance.cells.additions import Opening, additions, openings, wire_path
from clientwright.conformance.cells.edits import edited, new_name
from clientwright.conformance.cells.faulty import Defect, defects, each_defect, expected_of
from clientwright.conformance.law import Case, Violation, body_cases, law, one_for_each_shape
from clientwright.conformance.laws.cells import documents_of, left_over, shapes
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.oracles.readings import Reading, distorted, is_undeclared, pointer_at, read, unfaithful
from clientwright.conformance.strategies import any_json, from_schema
from clientwright.conformance.subjects import Subject
from clientwright.drift import Drift, DriftLog
from clientwright.pipeline.documents import JSON

#: How often one client reads the same drift: enough for it to have been learned.
_TIMES: Final = 4
#: What differs between the paths of what is reported once, in whichever item of a list.
_INDEX: Final = re.compile(r"\[\d+\]")
#: Names that a careless client would take for one of its own.
_NAMES: Final = ("unknownField", "additional_properties", "self", "class", "__class__", "a.b", "é", "", "$ref", "0")


def answers(subject: Subject) -> Iterator[Case]:
    """Give a case for each body of another shape that is received."""
    return one_for_each_shape(case for case in body_cases(subject) if case.the_body.direction == "response")


def drawn(case: Case) -> SearchStrategy[JSON]:
    """Draw documents that are valid by the schema of a case's body."""
    return from_schema(case.subject.document, case.the_body.pointer)


@law(
    "C301",
    """
    Examples and edited examples hold what somebody thought of; drawn documents combine what nobody did. What fails is
    made as small as it gets. Regenerate the client; where it is up to date, the generator or the codec is at fault.
    """,
    cases=shapes,
    strategy=drawn,
)
def drawn_documents_survive_the_client(case: Case, document: JSON) -> Iterator[Violation]:
    """Every document that is valid by the schema is read without a remark and written as it was."""
    yield from unfaithful(case.subject, case.the_body, document, left_over(case, document))


def _with_an_addition(case: Case) -> SearchStrategy[JSON]:
    """Draw documents with one field that no schema declares, or one value that an open enum does not list."""

    @st.composite
    def add(draw: st.DrawFn) -> JSON:
        document = draw(drawn(case))
        found = openings(case.subject, case.the_body, document)
        if not found:
            return document
        chosen = draw(st.sampled_from(found))
        return edited(document, chosen.steps, draw(_added(chosen)))

    return add()


def _added(opening: Opening) -> SearchStrategy[JSON]:
    node, value = opening.node, opening.value
    members = node.view.keywords.get("enum")
    if members is None:
        known = new_name(node, value).rstrip("_")
        names = st.sampled_from(_NAMES).map(lambda name: known if name in value or name in node.fields else name)
        return st.builds(lambda name, found: {**value, name: found}, names, any_json())
    others = st.integers() if node.kind == "integer" else st.text(st.characters(codec="utf-8"), max_size=8)
    return others.filter(lambda one: one not in members)


@law(
    "C302",
    """
    Providers add fields and values of enums without notice. A client that fails on them breaks its users on the
    provider's next release; one that drops them loses data; one that does not say so hides that its spec is out of
    date. The codec or the generated model is at fault.
    """,
    cases=answers,
    documents=lambda case: documents_of(case, valid=False),
    strategy=_with_an_addition,
)
def additive_drift_survives(case: Case, document: JSON) -> Iterator[Violation]:
    """A field or member of an enum that is not in the schema is read, kept, and reported once with its JSON path."""
    body, subject = case.the_body, case.subject
    found = additions(subject, body, document)
    reading = _again_and_again(case, document)
    yield from _unread(case, reading)
    if reading.mismatch is not None:
        return
    yield from distorted(subject, body, document, reading.value, shown=any(one.forbidden for one in found))
    drifts = [drift for drift in reading.drifts if not is_undeclared(subject, body, drift.path)]
    yield from _told_otherwise([wire_path(one.steps) for one in found], drifts)
    for one in found:
        pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in one.steps)
        if one.member is not None and getattr(codec.pointed(reading.value, pointer), "is_known", True):
            yield Violation("The value of the enum does not say that it is unknown.", wire_path(one.steps))


def _told_otherwise(expected: list[str], drifts: Sequence[Drift]) -> Iterator[Violation]:
    """Say where what is reported is not each addition: in whichever item of a list, but once for what is alike."""
    there = [drift for drift in drifts if drift.seen != "nothing"]  # what a discriminator lacks is told by C201
    reported = [drift.path for drift in there]
    alike = {(_anywhere(drift.path), drift.seen) for drift in there}
    places = {*map(_anywhere, expected)}, {*map(_anywhere, reported)}
    if places[0] != places[1] or not {*reported} <= {*expected} or len(alike) < len(reported):
        message = f"Reported is {', '.join(reported) or 'nothing'}, not {', '.join(expected) or 'nothing'}."
        yield Violation(message, expected[0] if expected else reported[0])


def _anywhere(path: str) -> str:
    return _INDEX.sub("[*]", path)


def _again_and_again(case: Case, document: JSON) -> Reading:
    """Read a document as one client does that meets it several times."""
    drifts: list[Drift] = []
    watch = DriftLog(drifts.append).watch("")
    content = json.dumps(document).encode()
    value = None
    for _ in range(_TIMES):
        try:
            value = codec.decode(case.the_body.annotation, content, watch)
        except codec.Mismatch as mismatch:
            return Reading(None, mismatch, tuple(drifts))
    return Reading(value, None, tuple(drifts))


def _unread(case: Case, reading: Reading) -> Iterator[Violation]:
    if (found := reading.mismatch) is not None:
        message = f"The client does not read it: expected {found.expected}, found {found.seen}."
        yield Violation(message, found.path, pointer=pointer_at(case.subject.spec, case.the_body, found.path))


def written(defect: Defect, document: JSON) -> JSON:
    """Write a document with a defect, its kind and its JSON path."""
    return {"document": defect.put(document), "kind": defect.kind, "path": defect.path}


def broken(case: Case) -> tuple[JSON, ...]:
    """Give documents with each kind of defect at each place, each with its kind and JSON path."""
    return tuple(written(defect, document) for defect, document in each_defect(case.subject, case.the_body))


def _with_a_defect(case: Case) -> SearchStrategy[JSON]:
    """Draw documents with one defect, each with its kind and JSON path."""

    @st.composite
    def spoil(draw: st.DrawFn) -> JSON:
        document = draw(drawn(case))
        found = tuple(defects(case.subject, case.the_body, document))
        return written(draw(st.sampled_from(found)), document) if found else None

    return spoil()


@law(
    "C303",
    """
    An answer that is not what the spec says must not become a value of another type, nor an error that does not say
    where. What is tolerated is listed in the documentation of clients. The codec or the generated model is at fault.
    """,
    cases=answers,
    documents=broken,
    strategy=_with_a_defect,
)
def structural_defects_are_told(case: Case, document: JSON) -> Iterator[Violation]:
    """A defect is refused with exactly its JSON path, or is one that is tolerated, and then reported with it."""
    if document is None:
        return
    path, kind, faulty = document["path"], document["kind"], document["document"]
    reading = read(case.the_body, faulty)
    expected = expected_of(kind)
    if expected == "refused":
        yield from _not_refused(reading, path, kind)
        return
    yield from _unread(case, reading)
    if reading.mismatch is None:
        yield from _not_tolerated(case, document, reading)


def _not_refused(reading: Reading, path: str, kind: str) -> Iterator[Violation]:
    if reading.mismatch is None:
        yield Violation(f"The client reads what it should refuse: {kind}.", path)
    elif reading.mismatch.path != path:
        yield Violation(f"The client refuses {kind} at {path} as one at {reading.mismatch.path}.", path)


def _not_tolerated(case: Case, document: Any, reading: Reading) -> Iterator[Violation]:
    path, kind, faulty = document["path"], document["kind"], document["document"]
    told = [path] if expected_of(kind) == "reported" else []
    body, subject = case.the_body, case.subject
    reported = [drift.path for drift in reading.drifts if not is_undeclared(subject, body, drift.path)]
    if told != reported:
        message = f"Of {kind}, reported is {', '.join(reported) or 'nothing'}, not {', '.join(told) or 'nothing'}."
        yield Violation(message, path)
    if not told:
        yield from distorted(case.subject, case.the_body, faulty, reading.value)
    else:
        yield from (Violation(f"A value is not of its annotated type: {one}.", path) for one in misfits(reading.value))


LAWS = (drawn_documents_survive_the_client, additive_drift_survives, structural_defects_are_told)
