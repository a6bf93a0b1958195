"""Laws of what a call gives: for every operation, each way of calling, each status and each kind of body."""

from __future__ import annotations

import json
import pickle
from copy import copy, deepcopy
from typing import Any

import pytest
from client_calls import SECRET, WAYS, Call, answering, calls, make

from clientwright import errors
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.oracles.meaning import difference
from clientwright.types import Response

CALLS = sorted(calls())
KINDS = {
    "empty": b"",
    "html": b"<!DOCTYPE html><html><body>Bad gateway</body></html>",
    "truncated": b'{"message": "Not fou',
    "list": b"[1, 2]",
    "number": b"17",
    "text": b'"ok"',
    "null": b"null",
    "utf-8": b'{"message": "\xff\xfe"}',
}
STATUSES = (301, 304, 400, 401, 402, 403, 404, 405, 408, 409, 410, 418, 422, 425, 429, 500, 501, 502, 503, 504)
ODD = (520, 599, 600, 999)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CALLS)
def test_a_documented_success_is_its_model(name: str, way: str) -> None:
    """Each documented example of a success is given as its model, typed, with nothing lost, after one request."""
    call = calls()[name]
    for status, answer in call.operation.answers.items():
        if isinstance(status, int) and status < 300 and status not in call.operation.refusals:
            for value in call.examples(status):
                seen = make(call, way, answering(status, value))
                result = seen.result.parsed if isinstance(seen.result, Response) else seen.result
                assert answer.type is type(result)
                assert () == misfits(result)
                assert None is difference(value, result.to_dict())
                assert 1 == len(seen.requests)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CALLS)
def test_a_documented_failure_is_its_class_with_its_model(name: str, way: str) -> None:
    """Each documented error status raises its class, with the documented body as a model and nothing applied if 4xx."""
    call = calls()[name]
    for status, value in call.errors():
        error = make(call, way, answering(status, value)).result
        assert errors.error_class(status) is type(error)
        assert isinstance(error.body, call.operation.answers[status].type or type(None))
        assert None is error.body or None is difference(value, error.body.to_dict())
        assert _expected(status) is error.applied
        _assert_harmless(error, call)


def _expected(status: int) -> bool | None:
    return False if 400 <= status < 500 else True if 200 <= status < 300 else None


def _assert_harmless(error: errors.ClientwrightError, call: Call) -> None:
    text = str(error)
    assert call.operation.id == error.operation
    assert "\n" not in text
    assert text
    for twin in (pickle.loads(pickle.dumps(error)), copy(error), deepcopy(error)):
        assert type(error) is type(twin)
        assert error.__dict__ == twin.__dict__
        assert text == str(twin)
    everything = text + repr(error) + repr(error.__dict__)
    assert SECRET not in everything
    assert SECRET.encode() not in pickle.dumps(error)
    assert None is error.__cause__ is error.__context__


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CALLS)
def test_a_success_that_cannot_be_read_says_that_it_took_effect(name: str, kind: str) -> None:
    """A success whose body is not as documented is a DecodeError with its path and applied True, of a web page None."""
    call = calls()[name]
    status, _ = call.success()
    for way in ("facade-sync", "facade-async"):
        content = "text/html" if kind == "html" else "application/json"
        error = make(call, way, answering(status, content=KINDS[kind], content_type=content)).result
        if call.operation.answers[status].type is None:
            assert None is error
            continue
        assert errors.DecodeError is type(error)
        applied = None if kind == "html" else True
        assert (status, content, applied) == (error.status, error.content_type, error.applied)
        assert error.path.startswith("$")
        _assert_harmless(error, call)


@pytest.mark.parametrize("status", [*STATUSES, *ODD])
@pytest.mark.parametrize("name", CALLS)
def test_a_failure_is_its_class_whatever_its_body(name: str, status: int) -> None:
    """Any status that is no success raises its class, whatever the body; sync and async raise the same."""
    call = calls()[name]
    for kind, content in KINDS.items():
        found = []
        for way in ("facade-sync", "facade-async"):
            error = make(call, way, answering(status, content=content, content_type=f"text/{kind}")).result
            assert errors.error_class(status) is type(error), kind
            assert (status, _expected(status)) == (error.status, error.applied)
            _assert_harmless(error, call)
            found.append(error.__dict__)
        assert found[0] == found[1]


@pytest.mark.parametrize("status", [202, 204, 206, 299])
@pytest.mark.parametrize("name", CALLS)
def test_an_undocumented_success_is_no_model(name: str, status: int) -> None:
    """A success that nobody documented gives no model: it is a DecodeError that says that it took effect."""
    call = calls()[name]
    assert status not in call.operation.answers
    content = b"" if status == 204 else b'{"data": {}}'
    error = make(call, "facade-sync", answering(status, content=content)).result
    assert (errors.DecodeError, True, status) == (type(error), error.applied, error.status)
    _assert_harmless(error, call)


@pytest.mark.parametrize("name", CALLS)
def test_all_ways_agree(name: str) -> None:
    """Each way of calling sends the same request and gives the same model."""
    call = calls()[name]
    status, value = call.success()
    seen = [make(call, way, answering(status, value)) for way in WAYS]
    results = [one.result.parsed if isinstance(one.result, Response) else one.result for one in seen]
    requests = [(r.method, str(r.url), r.content, _plain(r.headers)) for one in seen for r in one.requests]
    assert [results[0]] * len(WAYS) == results
    assert [requests[0]] * len(WAYS) == requests


def _plain(headers: Any) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "content-length"}


def test_a_refusal_with_a_status_of_success_is_raised() -> None:
    """A status of success whose body says that the call failed is a RefusedError: nothing was registered."""
    call = calls()["mayar-memberships.register_member"]
    failed = [value for value in call.examples(200) if value.get("messages") == "failed"]
    assert failed
    for way in WAYS:
        error = make(call, way, answering(200, failed[0])).result
        assert (errors.RefusedError, False, 200) == (type(error), error.applied, error.status)
        assert None is difference(failed[0], error.body.to_dict())
        _assert_harmless(error, call)


@pytest.mark.parametrize("name", CALLS)
def test_models_survive_copies(name: str) -> None:
    """What a call gives is equal to itself after pickle, copy and deepcopy, and writes the same JSON."""
    call = calls()[name]
    status, value = call.success()
    result = make(call, "facade-sync", answering(status, value)).result
    for twin in (pickle.loads(pickle.dumps(result)), copy(result), deepcopy(result)):
        assert result == twin
        assert json.dumps(result.to_dict()) == json.dumps(twin.to_dict())


@pytest.mark.parametrize("name", CALLS)
def test_an_error_that_echoes_the_secret_does_not_keep_it(name: str) -> None:
    """A provider that repeats the credential in its answer does not get it into the exception."""
    call = calls()[name]
    for status in (400, 404, 500):
        content = json.dumps({"message": f"Bearer {SECRET} is wrong"}).encode()
        error = make(call, "facade-sync", answering(status, content=content, x_request_id=SECRET)).result
        _assert_harmless(error, call)


def test_a_huge_error_body_is_not_read() -> None:
    """The body of an error beyond 1 MiB is no model; its status is raised all the same, with the first bytes."""
    call = calls()["trybe-memberships.get"]
    content = json.dumps({"message": "m" * 2**20}).encode()
    error = make(call, "facade-sync", answering(404, content=content)).result
    assert (errors.NotFoundError, None) == (type(error), error.body)
    assert 0 < len(error.content) < 10_000
    small = json.dumps({"message": "m" * 2**19}).encode()
    assert None is not make(call, "facade-sync", answering(404, content=small)).result.body
