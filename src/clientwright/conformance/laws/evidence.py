"""Laws of specs, ledgers, overlays and examples: each statement has evidence, and each correction is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.law import Blame, Case, Violation, law, once
from clientwright.conformance.ledgers.comparing import differences, name_differences
from clientwright.conformance.ledgers.comparing_values import Difference
from clientwright.conformance.mutation.objecting import digest, evidence_files, example_files, objections
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import load, loads
from clientwright.pipeline.overlay import apply
from clientwright.pipeline.walking import spec_of

_SUFFIX: Final = ".overlay."


def _with_ledger(subject: Subject) -> Iterator[Case]:
    if subject.ledger is not None:
        yield Case(subject, "spec")


@law(
    "C001",
    """
    Tests that are derived from a spec cannot find a mistake in it. The ledger states the same facts, read off the
    provider's document by another route, each with its line. Where the two differ, look the line up: one of them was
    read wrongly. Correct that one, or, where the document itself is wrong, write a fix overlay.
    """,
    cases=_with_ledger,
    documents=once,
)
def spec_agrees_with_its_ledger(case: Case, _: JSON) -> Iterator[Violation]:
    """The effective spec and its ledger say the same, both ways, and the base spec has the documented names."""
    subject = case.subject
    if subject.ledger is None:
        return
    for found in differences(subject.document, subject.ledger):
        yield _disagreement(subject, found)
    for found in name_differences(subject.effective.base, subject.ledger):
        yield _disagreement(subject, found)


def _disagreement(subject: Subject, found: Difference) -> Violation:
    where = subject.ledger.file.locate(found.entry.pointer) if subject.ledger else "the ledger"
    blame: Blame = "spec" if found.grade == "fact" else "ambiguous"
    message = (
        f"{found.place}: {found.attribute} is {found.found} in the spec, and the ledger says {found.stated}"
        f" ({found.entry.proof(found.attribute)}; {where})."
    )
    return Violation(message, blame=blame, pointer=_closest(subject, found))


def _closest(subject: Subject, found: Difference) -> str:
    """Give the JSON pointer to the member that says what differs, where there is one."""
    for name in (found.attribute, f"x-clientwright-{found.attribute}"):
        with suppress(LookupError):
            resolve(subject.document.data, pointer := join(found.pointer, name))
            return pointer
    return found.pointer


@law(
    "C002",
    """
    The files of examples and evidence are the proof that everything else is held against. One that nothing refers to
    proves nothing; one that is not what the ledger states was changed after it was read off the document.
    """,
    cases=_with_ledger,
    documents=once,
)
def evidence_is_used_and_unchanged(case: Case, _: JSON) -> Iterator[Violation]:
    """Every file of an example or of evidence is used, and is the one that the ledger states."""
    subject = case.subject
    stated = subject.ledger.examples if subject.ledger else {}
    files = (*example_files(subject), *evidence_files(subject))
    used = json.dumps([subject.effective.base.data, *(overlay.data for overlay in subject.effective.overlays)])
    for path in files:
        if f"/{path.name}" not in used:
            yield Violation(f"{path.as_posix()} is the example of nothing; refer to it or drop it.", blame="spec")
    for name, entry in stated.items():
        found = [path for path in files if path.stem == name]
        if not found:
            yield Violation(f"The ledger states the example {name}, and there is no such file.", blame="spec")
        elif entry.get("sha256") not in {digest(load(path).data) for path in found}:
            message = f"{found[0].as_posix()} is not what the ledger states; take back the change of it."
            yield Violation(message, blame="document")
    for path in example_files(subject):
        if path.stem not in stated:
            yield Violation(f"The ledger does not state {path.as_posix()}; add its digest and line.", blame="spec")


def _fixes(subject: Subject) -> Iterator[Case]:
    """Give a case for each action of each fix overlay, where a ledger can tell whether it is needed."""
    for index, overlay in enumerate(subject.effective.overlays if subject.ledger else ()):
        name = _short(subject, index)
        for action in range(len(overlay.data["actions"]) if name.startswith("fix-") else 0):
            yield Case(subject, f"{name} action {action}")


def _short(subject: Subject, index: int) -> str:
    return subject.provider.overlays[index].name.partition(_SUFFIX)[0]


def _action_of(case: Case) -> tuple[int, int]:
    name, _, action = case.name.rpartition(" action ")
    names = [_short(case.subject, index) for index in range(len(case.subject.provider.overlays))]
    return names.index(name), int(action)


@law(
    "C003",
    """
    A correction that nothing asks for is a guess. Each action of a fix overlay is taken out in turn: the ledger, a
    documented example, an evidence file or another overlay has to object. Where none does, give the action its
    evidence or drop it.
    """,
    cases=_fixes,
    documents=once,
)
def every_fix_is_needed(case: Case, _: JSON) -> Iterator[Violation]:
    """Without any one action of a fix overlay, some evidence objects."""
    index, action = _action_of(case)
    overlays = list(case.subject.effective.overlays)
    actions: list[Any] = overlays[index].data["actions"]
    kept = [one for place, one in enumerate(actions) if place != action]
    overlays[index : index + 1] = [_with_actions(overlays[index], kept)] if kept else []
    if next(objections(case.subject, overlays), None) is None:
        where = case.subject.effective.overlays[index].locate(join("/actions", action))
        message = f"Nothing objects when the action at {where} is left out; give its evidence or drop it."
        yield Violation(message, blame="overlay")


def _with_actions(overlay: Document, actions: list[Any]) -> Document:
    """Give an overlay with other actions; their places are of no interest here."""
    return evolve(loads(json.dumps({**overlay.data, "actions": actions}), overlay.name), name=overlay.name)


def _with_overlays(subject: Subject) -> Iterator[Case]:
    if len(subject.provider.overlays) > 1:
        yield Case(subject, "overlays")


def _orders(case: Case) -> tuple[JSON, ...]:
    first = list(range(len(case.subject.provider.overlays)))
    return (first[::-1], *([*first[turn:], *first[:turn]] for turn in first[1:]))


def _permutations(case: Case) -> SearchStrategy[JSON]:
    return st.permutations(range(len(case.subject.provider.overlays)))


@law(
    "C004",
    """
    Overlays are applied in the order of their names, so that where the order matters, a new file between two others
    changes what a client is. Have each action depend only on the base spec, or put the two that depend on each other
    into one file.
    """,
    cases=_with_overlays,
    documents=_orders,
    strategy=_permutations,
)
def overlays_commute(case: Case, document: JSON) -> Iterator[Violation]:
    """The overlays of a provider give the same spec in whatever order they are applied, order in arrays aside."""
    effective = case.subject.effective
    order = [case.subject.provider.overlays[index].name for index in document]
    try:
        found = apply(effective.base, tuple(effective.overlays[index] for index in document)).document
    except PipelineError as error:
        yield Violation(f"Applied as {', '.join(order)}: {error.findings[0]}", blame="overlay")
        return
    if _unordered(found.data) != _unordered(apply(effective.base, effective.overlays).document.data):
        yield Violation(f"Applied as {', '.join(order)} the overlays give another spec.", blame="overlay")


def _unordered(value: JSON) -> JSON:
    if isinstance(value, dict):
        return {name: _unordered(found) for name, found in value.items()}
    if isinstance(value, list):
        return sorted(map(_unordered, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def _any_spec(subject: Subject) -> Iterator[Case]:
    yield Case(subject, "client")


@law(
    "C005",
    """
    An operation that the client lacks, or one that the spec does not have, is found by no law on what operations do.
    Regenerate the client; what the generator leaves out on purpose it has told as a finding.
    """,
    cases=_any_spec,
    documents=once,
)
def client_has_every_operation(case: Case, _: JSON) -> Iterator[Violation]:
    """The client has every operation of the spec that has a method of OpenAPI 3.0, and no other."""
    spec = spec_of(case.subject.document)
    have = {call.described.title for call in case.subject.calls}
    for operation in spec.operations:
        if operation.title not in have and operation.method != "query":
            yield Violation(f"The client has no {operation.title}.", pointer=operation.pointer)


LAWS = (
    spec_agrees_with_its_ledger,
    evidence_is_used_and_unchanged,
    every_fix_is_needed,
    overlays_commute,
    client_has_every_operation,
)
