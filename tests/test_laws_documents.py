from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import define, field
from cell_bodies import case_of
from conformance_helping import PROJECT, one

from clientwright.conformance.checking import Effort, Outcome, Task, hold
from clientwright.conformance.law import Law
from clientwright.conformance.laws import cells, documents, unreadable
from clientwright.conformance.profiles import Profile
from clientwright.conformance.subjects import Subject, subjects
from clientwright.drift import DriftLog
from clientwright.models import Model, OpenStrEnum
from clientwright.types import UNSET, Unset

LAWS = (*cells.LAWS, *documents.LAWS, *unreadable.LAWS)
EFFORT = Effort(Profile("test", 10, fixed=True))


class Colour(OpenStrEnum):
    """Texts."""

    RED = "red"
    BLUE = "blue"


class Stubborn(OpenStrEnum):
    """Texts of which every one counts as known."""

    RED = "red"
    BLUE = "blue"

    @property
    def is_known(self) -> bool:
        """Say yes."""
        return True


@define(kw_only=True)
class Right(Model):
    """A model as its schema says."""

    name: str
    colour: Colour
    size: int | Unset | None = UNSET
    type_: str | Unset = field(default=UNSET, metadata={"name": "type"})
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Renamed(Right):
    """The same with a field under another name."""

    type_: str | Unset = field(default=UNSET, metadata={"name": "typ"})
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Silent(Right):
    """The same with further fields that are expected."""

    additional_properties: dict[str, Any] = field(init=False, factory=dict, metadata={"open": True})


@define(kw_only=True)
class Plain(Right):
    """The same with a text in place of an enum."""

    colour: str  # type: ignore[assignment]  # what is wrong with it
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Narrow(Right):
    """The same with a field that cannot be null."""

    size: int | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


@define(kw_only=True)
class Knowing(Right):
    """The same with an enum that knows everything."""

    colour: Stubborn  # type: ignore[assignment]  # what is wrong with it
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


SCHEMA = {
    "type": "object",
    "required": ["name", "colour"],
    "properties": {
        "name": {"type": "string"},
        "colour": {"type": "string", "enum": ["red", "blue"]},
        "size": {"type": ["integer", "null"]},
        "type": {"type": "string"},
    },
}
BODY_LAWS = tuple(law for law in LAWS if law.code != "C305")
#: Which laws a wrong model breaks.
WRONG: dict[type[Any], set[str]] = {
    Right: set(),
    Renamed: {"C201", "C301", "C302", "C303"},
    Silent: {"C302"},
    Plain: {"C302"},
    Narrow: {"C201", "C301", "C302"},
    Knowing: {"C302"},
}


def held(law: Law, annotation: object) -> Outcome:
    """Hold a law for a body that is read as a model."""
    return hold(Task(law, case_of(SCHEMA, annotation=annotation)), EFFORT)


@pytest.mark.parametrize("model", WRONG, ids=lambda model: model.__name__)
def test_a_wrong_model_breaks_the_laws(model: type[Any]) -> None:
    """Each way in which a model is not as its schema says breaks the laws that are about it, and no other."""
    assert WRONG[model] <= {law.code for law in BODY_LAWS if held(law, model).broken}
    if model is Right:
        assert all(not held(law, model).broken for law in BODY_LAWS)


def test_codes_and_names_are_unique() -> None:
    """Each law has a code and a name of its own, a sentence and an explanation."""
    assert ["C201", "C202", "C203", "C301", "C302", "C303", "C304", "C305"] == [law.code for law in LAWS]
    assert len({law.name for law in LAWS}) == len(LAWS)
    assert all(law.sentence.endswith(".") and law.explain for law in LAWS)


def test_drift_is_told_with_what_it_should_be() -> None:
    """A report that is missing or too much is told with the paths that were reported and expected."""
    case = case_of(SCHEMA, annotation=Silent)
    document = {"name": "a", "colour": "red", "é": 1}
    found = list(documents.additive_drift_survives.judge(case, document))
    assert [("$['\\xe9']", "Reported is nothing, not $['\\xe9'].")] == [(one.path, one.message) for one in found]
    case = case_of({**SCHEMA, "additionalProperties": True}, annotation=Right)
    found = list(documents.additive_drift_survives.judge(case, document))
    assert ["Reported is $['\\xe9'], not nothing."] == [one.message for one in found]


def test_several_additions_are_each_reported_once() -> None:
    """A document with two additions is judged by both, however often it is read."""
    case = case_of(SCHEMA, annotation=Right)
    document = {"name": "a", "colour": "mauve", "x": {"y": 1}}
    assert [] == list(documents.additive_drift_survives.judge(case, document))
    case = case_of(SCHEMA, annotation=Knowing)
    assert ["$.colour"] == [one.path for one in documents.additive_drift_survives.judge(case, document)]


def test_a_report_that_is_repeated_breaks_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that reports the same drift again when it meets it again breaks the law of drift."""
    monkeypatch.setattr(DriftLog, "tell", lambda log, drift, _: log._on_drift(drift))  # noqa: SLF001  # planted
    case = case_of(SCHEMA, annotation=Right)
    found = list(documents.additive_drift_survives.judge(case, {"name": "a", "colour": "red", "odd": 1}))
    assert ["$.odd"] == [one.path for one in found]


def test_a_value_that_cannot_say_that_it_is_unknown_breaks_the_law() -> None:
    """A plain text in place of a member of an enum is told beside the report that is missing."""
    case = case_of(SCHEMA, annotation=Plain)
    found = list(documents.additive_drift_survives.judge(case, {"name": "a", "colour": "mauve"}))
    assert ["$.colour", "$.colour"] == [one.path for one in found]


def test_a_document_that_is_refused_is_told_once() -> None:
    """What a client does not read breaks the law of drift with the path of the refusal."""
    case = case_of(SCHEMA, annotation=Narrow)
    found = list(documents.additive_drift_survives.judge(case, {"name": "a"}))
    assert [("$.colour", True)] == [(one.path, one.message.startswith("The client does not read it")) for one in found]


class _Torn:
    """Not what any codec reads."""


def test_what_escapes_breaks_the_law() -> None:
    """An exception that is no refusal breaks the law of hostile bytes."""
    outcome = held(unreadable.hostile_bytes_are_told, _Torn)
    assert outcome.broken
    assert "TypeError escaped" in outcome.broken[0].violation.message


def test_hostile_bytes_are_kept_as_they_are() -> None:
    """Each hostile document can be written as JSON and gives its bytes back."""
    case = case_of(SCHEMA, annotation=Right)
    found = unreadable.hostile_bytes_are_told.documents(case)
    contents = [json.loads(json.dumps(one))["latin-1"].encode("latin-1") for one in found]
    assert {b"", b"\xff\xfe\xfa", b"1e400"} <= set(contents)
    assert len(contents) == len(set(contents))


@pytest.mark.parametrize("subject", subjects(PROJECT), ids=lambda subject: subject.name)
def test_a_call_that_cannot_be_read_has_taken_effect(subject: Subject) -> None:
    """Defects in the success of every operation become errors of calls, with path and effect."""
    law = unreadable.unreadable_successes_have_taken_effect
    cases = list(law.cases(subject))
    assert {call.name for call in subject.calls if any(body.status[:1] == "2" for body in call.bodies)} == {
        case.the_call.name for case in cases
    }
    for case in cases:
        outcome = hold(Task(law, case), EFFORT)
        assert outcome.judged > 3
        assert () == outcome.broken


def test_a_call_that_gives_a_value_breaks_the_law() -> None:
    """An answer without a defect, or with one elsewhere, breaks the law of unreadable successes."""
    law = unreadable.unreadable_successes_have_taken_effect
    case = next(iter(law.cases(one("swipe"))))
    defect = dict(next(iter(law.documents(case))))
    found = list(law.judge(case, {**defect, "path": "$.other"}))
    assert ["$.other"] == [violation.path for violation in found]
    whole = {**defect, "document": next(iter(case.the_body.examples.values()))}
    assert [True] == [violation.message.startswith("The call gives ") for violation in law.judge(case, whole)]


def test_bodies_of_one_shape_are_held_once() -> None:
    """Laws of drawn documents leave out bodies that are read as another one is; those of drift leave out requests."""
    subject = one("swipe")
    everything = [case.name for case in documents.drawn_documents_survive_the_client.cases(subject)]
    received = [case.name for case in documents.additive_drift_survives.cases(subject)]
    assert "subscriptions.create 200" in everything
    assert "subscriptions.retrieve 200" not in everything
    assert [name for name in everything if "request" not in name] == received
