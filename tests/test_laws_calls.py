"""The laws of calls hold for a client that uses everything, and each planted fault breaks the law that is about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from everything_subject import case_of, first_message, generated, held

from clientwright import answering, calling, retries, session
from clientwright.conformance.law import Law, violations
from clientwright.conformance.laws import calls
from clientwright.conformance.laws.attempts import safe
from clientwright.conformance.subjects import Subject
from clientwright.errors import ClientError
from clientwright.operations import Operation

subject = generated  # pytest knows a fixture by its name here

LAWS = {law.code: law for law in calls.LAWS}


@pytest.mark.parametrize("code", LAWS)
def test_the_laws_hold_for_a_client_that_uses_everything(subject: Subject, code: str) -> None:
    """No law of calls is broken by any operation, whatever its styles, bodies and credentials are."""
    for case in LAWS[code].cases(subject):
        outcome = held(LAWS[code], case)
        found = [(one.violation.message, one.violation.path, json.dumps(one.document)) for one in outcome.broken]
        assert ([], "") == (found, outcome.skipped), case.name
        assert outcome.judged > 0


def _retyped(operation: Operation[Any], name: str, **changes: Any) -> dict[str, Any]:
    parameters = [attrs.evolve(one, **changes) if one.name == name else one for one in operation.parameters]
    return {"parameters": tuple(parameters)}


def _added(operation: Operation[Any], **names: str) -> dict[str, Any]:
    body = operation.answers
    return {"answers": {int(status[1:]): body[int(old)] for status, old in names.items()}}


PLANTED: dict[str, tuple[str, str, Callable[[Operation[Any]], dict[str, Any]], str]] = {
    "another path": ("C401", "answers.free", lambda _: {"path": "/freely"}, "The path '/base/freely' is not"),
    "another method": ("C401", "bodies.text", lambda _: {"method": "POST"}, "The request is a POST and not a PUT"),
    "a parameter by another name": (
        "C401", "pages.cursor", lambda one: _retyped(one, "after", key="since"), "The query after does not arrive",
    ),
    "a parameter in another place": (
        "C401", "pages.cursor", lambda one: _retyped(one, "after", where="header"), "The query after does not arrive",
    ),
    "another style": (
        "C401", "styles.query", lambda one: _retyped(one, "many", explode=False), "The query many arrives as",
    ),
    "a list apart": (
        "C401", "styles.query", lambda one: _retyped(one, "joined", explode=True), "The query joined",
    ),
    "another separator": (
        "C401", "styles.query", lambda one: _retyped(one, "piped", style="spaceDelimited"), "The query piped",
    ),
    "a label that is none": (
        "C401", "styles.label", lambda one: _retyped(one, "one", style=""), "The path one does not begin with '.'",
    ),
    "a matrix that is none": (
        "C401", "styles.matrix", lambda one: _retyped(one, "many", style=""), "does not begin with ';'",
    ),
    "no credential": ("C401", "answers.free", lambda _: {"security": ()}, "The credentials sent are none"),
    "a credential too many": (
        "C401", "safety.nobody", lambda _: {"security": (("bearer",),)}, "The credentials sent are bearer",
    ),
    "one of two credentials": (
        "C401", "safety.both", lambda _: {"security": (("inQuery",),)}, "The credentials sent are inQuery",
    ),
    "another media type": (
        "C401", "bodies.list",
        lambda one: {"bodies": (attrs.evolve(one.bodies[0], media="text/json"),)}, "The body is sent as text/json",
    ),
    "an argument that is lost": (
        "C401", "pages.cursor", lambda _: {"parameters": ()}, "expected an argument of the operation",
    ),
    "an argument of another type": (
        "C401",
        "pages.cursor",
        lambda one: _retyped(one, "after", type=int),
        "The client refuses what the spec allows",
    ),
    "another status": ("C402", "bodies.json", lambda one: _added(one, s202="201"), "A documented success gives"),
    "a refusal that is none": ("C402", "safety.pay", lambda _: {"refusals": {}}, "A refusal gives"),
    "no model of an error": (
        "C402", "safety.pay", lambda one: _added(one, s200="200"), "A valid body is read as NoneType",
    ),
    "a body where none is": (
        "C402", "safety.pay", lambda one: _added(one, s200="200", s402="402", s404="402"), "has a body of a type",
    ),
    "a charge that is safe": ("C404", "bodies.json", lambda _: {"retry": "safe"}, "it is sent again after"),
    "a message that is safe": ("C404", "safety.send", lambda _: {"retry": "safe"}, "it is sent again after"),
    "a list that is not safe": ("C404", "answers.free", lambda _: {"retry": "unsent"}, "it is tried 1 times and not 4"),
    "a key that is lost": ("C404", "safety.pay", lambda _: {"retry": "unsent"}, "idempotency keys"),
}  # fmt: skip


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_breaks_the_law_about_it(subject: Subject, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A declaration that says something else than the spec is found, and the message says what is wrong."""
    code, name, changes, message = PLANTED[fault]
    case = case_of(LAWS[code], subject, name)
    operation = case.the_call.module.OPERATION
    monkeypatch.setattr(case.the_call.module, "OPERATION", attrs.evolve(operation, **changes(operation)))
    assert message in first_message(LAWS[code], case)


@pytest.mark.parametrize("twin", ["sync", "asyncio", "sync_detailed", "asyncio_detailed"])
def test_a_function_that_drops_an_argument_disagrees(
    subject: Subject, twin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the four functions of a module that does not pass an argument on is found."""
    case = case_of(LAWS["C403"], subject, "pages.cursor")
    whole = getattr(case.the_call.module, twin)
    monkeypatch.setattr(case.the_call.module, twin, lambda *, client, **_: whole(client=client))
    assert "sends another address" in first_message(LAWS["C403"], case)


def test_a_function_that_gives_another_result_disagrees(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A function whose result is another than the facade's is found."""
    case = case_of(LAWS["C403"], subject, "bodies.map")

    async def nothing(**_: Any) -> None:
        return None

    monkeypatch.setattr(case.the_call.module, "asyncio", nothing)
    assert "stock-async sends 0 requests" in first_message(LAWS["C403"], case)
    whole = case.the_call.module.asyncio_detailed

    async def other(**arguments: Any) -> Any:
        return (await whole(**arguments)).content

    monkeypatch.setattr(case.the_call.module, "asyncio", other)
    assert "stock-async gives b" in first_message(LAWS["C403"], case)


def _broken(subject: Subject, law: Law, name: str) -> str:
    return first_message(law, case_of(law, subject, name))


def test_an_error_of_another_class_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A status whose error is of another class, or says something else of the effect, breaks the law of statuses."""
    monkeypatch.setattr(answering, "error_class", lambda _: ClientError)
    assert "and not BadRequestError" in _broken(subject, LAWS["C402"], "safety.pay").replace(
        "PaymentRequired", "BadRequest"
    )
    monkeypatch.undo()
    monkeypatch.setattr(answering, "REFUSAL", 5)
    assert "applied None" in _broken(subject, LAWS["C402"], "safety.pay")


def test_a_secret_in_an_error_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without masking, a credential that the provider sends back shows in the error."""
    case = case_of(LAWS["C405"], subject, "bodies.map")
    monkeypatch.setattr(session, "masker", lambda _: lambda content: content)
    assert "a credential shows in" in first_message(LAWS["C405"], case)


def test_a_secret_in_the_log_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that logs what it sends breaks the law of secrets, at whatever level it logs."""
    case = case_of(LAWS["C405"], subject, "bodies.map")
    whole = session.Session._told  # noqa: SLF001  # the fault that is planted

    def told(self: Any, call: Any, *rest: Any) -> None:
        session.logger.debug("sent %s", call.attachment.headers)
        whole(self, call, *rest)

    monkeypatch.setattr(session.Session, "_told", told)
    assert "facade-sync: a credential shows in the log." == first_message(LAWS["C405"], case)


def test_a_redirect_to_another_host_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that follows a redirect to another host breaks the law of secrets."""
    case = case_of(LAWS["C405"], subject, "answers.free")
    monkeypatch.setattr(session, "target", lambda _method, status, _url, location: location if status < 400 else None)
    found = {one.violation.message for one in held(LAWS["C405"], case).broken}
    assert any("a request goes to evil.invalid" in message for message in found)


def test_a_foreign_exception_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that is none of the family breaks the law of one family."""
    monkeypatch.setattr(answering, "retry_after", lambda *_: 1 / 0)
    assert "ZeroDivisionError escapes." == _broken(subject, LAWS["C406"], "answers.free")


def test_a_repr_that_shows_all_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that prints a sensitive field breaks the law of sensitive fields."""
    point = subject.module("models").Point
    monkeypatch.setattr(point, "__repr__", lambda self: repr(self.to_dict()))
    law = LAWS["C407"]
    case = case_of(law, subject, "bodies.list request")
    broken = [*violations(law, case, [{"x": 1, "z": "secret"}, {"x": 2, "z": "other"}])]
    assert ["$[0].z", "$[1].z"] == [one.violation.path for one in broken]


def test_the_truth_about_safety_is_the_spec(subject: Subject) -> None:
    """What may be repeated is told by method and effect in the spec, and not by the generated declaration."""
    told = {call.name: safe(call) for call in subject.calls}
    assert told["answers.free"] is told["bodies.text"] is told["safety.both"] is True
    assert told["safety.send"] is told["safety.pay"] is told["bodies.map"] is told["bodies.json"] is False


def test_no_law_makes_anybody_wait(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repetitions are made without a pause, and pauses are as before afterwards."""
    paused: list[float] = []
    monkeypatch.setattr(calling, "sleep", paused.append)
    before = retries.BASE
    assert "" == _broken(subject, LAWS["C404"], "answers.free")
    assert {0.0} == {*paused}
    assert before == retries.BASE


def test_a_parameter_that_the_client_lacks_is_told(subject: Subject) -> None:
    """A document with a parameter that the client has no argument for is told as the client's lack."""
    law = LAWS["C401"]
    case = case_of(law, subject, "answers.free")
    (found,) = violations(law, case, {"arguments": {"query nobody": 1}, "way": "stock-sync"})
    assert "The client takes no argument for 'query nobody'." == found.violation.message


def test_an_operation_that_the_client_lacks_is_found(subject: Subject) -> None:
    """An operation of the spec that no module of the client declares breaks the law of requests."""
    calls_of = subject.calls
    lost = next(call for call in calls_of if call.name == "answers.free")
    object.__setattr__(subject, "calls", tuple(call for call in calls_of if call is not lost))
    try:
        case = next(case for case in LAWS["C401"].cases(subject) if case.pointer == lost.described.pointer)
        assert "The client has no operation GET /free to call." == first_message(LAWS["C401"], case)
    finally:
        object.__setattr__(subject, "calls", calls_of)
