"""Laws of the sandbox behind the front: what faults are told of an answer, and how each provider refuses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from attrs import evolve
from client_calls import calls
from sandbox_helping import ARGUMENTS, engine, misfits, request_of

from clientwright.pipeline.walking import Spec
from clientwright.sandbox.answering import Answer as Told
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.faults import Answer, Request, faults
from clientwright.sandbox.faults.statuses import refusal
from clientwright.sandbox.faults.values import Scene
from clientwright.sandbox.fronting import upstream_of

NAMES = sorted(ARGUMENTS)
STATUSES = [*range(400, 600), 999]


@cache
def _engine(provider: str) -> Engine:
    return engine(provider)


def request(name: str) -> Request:
    """Give a request of an operation as it comes to the front."""
    call = calls()[name]
    asked = request_of(call, ARGUMENTS[name])
    return Request(asked.method, f"/{call.provider}{asked.path}", (("Host", "127.0.0.1:1"), *asked.headers), asked.body)


@cache
def answered(name: str) -> Answer:
    """Give the answer of an operation on the first data."""
    return upstream_of([engine(calls()[name].provider)]).handle(request(name))


def played(name: str, code: str) -> Answer | None:
    """Play the edit of a fault on the answer of an operation."""
    edit = faults()[code].edit
    assert edit is not None
    return edit(Scene(request(name), refusal, 0, 0, "http://elsewhere.invalid", 0), answered(name))


def objections(name: str, answer: Answer) -> list[str]:
    """Give what an independent reading of the description finds wrong with an answer."""
    made = _engine(calls()[name].provider)
    return misfits(made.spec.document, calls()[name].pointer, Told(answer.status, answer.headers, answer.body))


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_passes_as_it_is(name: str) -> None:
    """An answer without a fault fits the description, and links in it lead to the address that was asked."""
    answer = answered(name)
    assert (200, []) == (answer.status // 100 * 100, objections(name, answer))
    assert b"http://sandbox" not in answer.body
    assert (b"http://127.0.0.1:1/trybe/" in answer.body) == (name == "trybe-memberships.list")


@pytest.mark.parametrize("code", ["missing-field", "null-field", "mistyped-field"])
@pytest.mark.parametrize("name", NAMES)
def test_a_required_field_that_is_wrong_breaks_the_description(name: str, code: str) -> None:
    """The first required field of each answer is really required, so that without it the answer is not documented."""
    told = played(name, code)
    assert told is not None
    assert [] != objections(name, told)


@pytest.mark.parametrize("name", NAMES)
def test_hints_lead_to_what_they_say(name: str) -> None:
    """Every hint leads to a place in the body: a member, a text of a closed set, a text of a format."""
    answer = answered(name)
    body = json.loads(answer.body)
    hints = answer.hints
    assert all(isinstance(_at(body, one.rpartition("/")[0]), dict) for one in hints.required)
    assert all(isinstance(_at(body, one), str) for one in (*hints.enums, *hints.formats))
    assert all(0 < len({*one}) == len(one) <= 8 for one in (hints.required,))
    for pointer in hints.required:
        holder, _, key = pointer.rpartition("/")
        changed = json.loads(answer.body)
        del _at(changed, holder)[key]
        assert [] != objections(name, answer.with_body(json.dumps(changed).encode())), pointer
    for pointer in hints.enums:
        changed = json.loads(answer.body)
        holder, _, key = pointer.rpartition("/")
        inner = _at(changed, holder)
        inner[int(key) if isinstance(inner, list) else key] = "X_UNHEARD_OF"
        assert [] != objections(name, answer.with_body(json.dumps(changed).encode())), pointer


def _at(body: Any, pointer: str) -> Any:
    for key in pointer.split("/")[1:]:
        body = body[int(key) if isinstance(body, list) else key.replace("~1", "/").replace("~0", "~")]
    return body


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_told_as_the_client_knows_them(name: str) -> None:
    """An operation has pages for faults where its client has them, and in the same way."""
    assert calls()[name].operation.paging == answered(name).hints.paging


@pytest.mark.parametrize("name", NAMES)
def test_every_status_has_the_envelope_of_the_provider(name: str) -> None:
    """A refusal has the status that is asked for and a body that some error of the provider is documented to have."""
    upstream = upstream_of([_engine(calls()[name].provider)])
    bodies = [(status, upstream.refuse(request(name), status)) for status in STATUSES]
    assert STATUSES == [answer.status for _, answer in bodies]
    schemas = _envelopes(_engine(calls()[name].provider).spec)
    for status, answer in bodies:
        assert not answer.body or any(one.is_valid(json.loads(answer.body)) for one in schemas), status
        assert bool(answer.body) == (answer.header("content-type") == "application/json"), status
    documented = {int(one) for one in calls()[name].operation.answers if str(one).isdecimal()}
    for status, answer in bodies:
        if status in documented:
            assert [] == objections(name, answer), status


def _envelopes(spec: Spec) -> list[Any]:
    """Give what validates the documented errors of a provider."""
    found = {}
    for operation in spec.operations:
        for status, response in operation.value["responses"].items():
            contents = spec.follow(response)[0].get("content", {})
            if status[0] in "45" and "application/json" in contents:
                schema = contents["application/json"]["schema"]
                found[json.dumps(schema, sort_keys=True)] = schema
    components = spec.document.data.get("components", {})
    return [jsonschema_rs.validator_for({**one, "components": components}) for one in found.values()]


@pytest.mark.parametrize("name", NAMES)
def test_a_refusal_is_not_noted(name: str) -> None:
    """A refusal of the front's has no effect, and is in no journal, since it never came to the provider."""
    made = engine(calls()[name].provider)
    upstream_of([made]).refuse(request(name), 503)
    assert () == made.journal()


def test_a_path_of_nobody_is_told() -> None:
    """Where a path names no provider, answer and refusal are the sandbox's own 404, without hints."""
    upstream = upstream_of([_engine("swipe")])
    for target in ("/", "/trybe/customers", "/swip", "/swipe2/a"):
        asked = Request("GET", target)
        answer = upstream.handle(asked)
        assert (404, "text/plain; charset=utf-8") == (answer.status, answer.header("content-type"))
        assert "There is no provider here; there are /swipe.\n" == answer.body.decode()
        assert evolve(upstream.refuse(asked, 503), hints=answer.hints) == answer
        assert not any((answer.hints.paging, answer.hints.required, answer.hints.enums, answer.hints.formats))


def test_a_path_without_an_operation_has_no_hints() -> None:
    """Where a provider has no such operation it refuses in its own envelope, and nothing is hinted at."""
    upstream = upstream_of([_engine("trybe")])
    for method, target, status in (("GET", "/trybe/nowhere", 404), ("PATCH", "/trybe/customers/memberships", 405)):
        answer = upstream.handle(Request(method, target))
        assert (status, {"message"}) == (answer.status, set(json.loads(answer.body)))
        assert not any((answer.hints.paging, answer.hints.required, answer.hints.enums, answer.hints.formats))
        assert (503, {"message"}) == _told(upstream.refuse(Request(method, target), 503))


def test_an_error_is_hinted_at_too() -> None:
    """The answer to a refused request has the hints of its own schema, not those of the success."""
    upstream = upstream_of([_engine("trybe")])
    answer = upstream.handle(evolve(request("trybe-charges.process"), headers=()))
    assert (401, ("/message",), ()) == (answer.status, answer.hints.required, answer.hints.formats)


def _told(answer: Answer) -> tuple[int, set[str]]:
    return answer.status, set(json.loads(answer.body))
