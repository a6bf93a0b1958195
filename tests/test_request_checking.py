"""A request is held against its operation as a second reader would, and whatever is wrong with it is told."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import pytest
from everything_cases import CASES
from everything_requests import understood
from everything_subject import call_of, described, generated

from clientwright.conformance.calls.arguments import converted, drawn, full_arguments, plain_arguments, smallest
from clientwright.conformance.calls.callers import SECRET, Seen, answering, make
from clientwright.conformance.calls.carrying import wanted
from clientwright.conformance.calls.checking import credential_faults, faults_of
from clientwright.conformance.calls.requests import parameters_of
from clientwright.conformance.subjects import Call, Subject

subject = generated  # pytest knows a fixture by its name here

URL = "https://provider.invalid/base"


@pytest.mark.parametrize("name", sorted({case.name for case in CASES}))
def test_two_readers_read_the_same(subject: Subject, name: str) -> None:
    """Another reader of requests, which shares no code with this one, finds the same operation and parameters."""
    call = call_of(subject, name)
    for document in (plain_arguments(call), full_arguments(call), smallest(drawn(call))):
        seen = _made(call, document)
        if not seen.requests:
            continue
        (request,) = seen.requests
        assert [] == [*faults_of(call, document, request)]
        there = httpx.Request(
            request.method,
            str(request.url).replace("/base", "/v1", 1),
            headers=request.headers,
            content=request.content,
        )
        operation, values, _ = understood(described(), there)
        found = {key: wanted(parameters_of(call)[key], value) for key, value in document["arguments"].items()}
        given = {key for key, value in found.items() if value is not None}
        assert name == operation
        assert given <= values.keys()


def _made(call: Call, document: Any) -> Seen:
    return make(call, "facade-sync", answering(500), converted(call, document))


FAULTY: dict[str, tuple[str, dict[str, Any], str]] = {
    "an undeclared query": ("answers.free", {"url": f"{URL}/free?a=1"}, "The query 'a' is sent"),
    "an undeclared header": ("answers.free", {"headers": {"x-a": "1"}}, "The header 'x-a' is sent"),
    "an undeclared cookie": ("answers.free", {"headers": {"cookie": "a=1"}}, "The cookie 'a' is sent"),
    "another host": ("answers.free", {"url": "https://evil.invalid/base/free"}, "The request goes to evil.invalid"),
    "another scheme": ("answers.free", {"url": "http://provider.invalid/base/free"}, "The request goes to provider"),
    "another path": ("answers.free", {"url": f"{URL}/fr%65e"}, "The path"),
    "a body": ("answers.free", {"content": b"1"}, "A body is sent as nothing known"),
    "a secret in the query": (
        "answers.free",
        {"url": f"{URL}/free?page={SECRET}"},
        "The credentials sent are bearer, in 2",
    ),
    "a secret in a header": ("answers.free", {"headers": {"accept": SECRET}}, "The credentials sent are bearer, in 2"),
    "no secret": ("answers.free", {"headers": {"authorization": "Bearer "}}, "The credentials sent are none"),
    "another prefix": (
        "answers.free",
        {"headers": {"authorization": f"Token {SECRET}token"}},
        "credentials sent are none",
    ),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_request_with_a_fault_is_told(subject: Subject, fault: str) -> None:
    """Whatever a request has too much or too little is told."""
    name, changes, message = FAULTY[fault]
    call = call_of(subject, name)
    (good,) = _made(call, plain_arguments(call)).requests
    headers = {**good.headers, **changes.get("headers", {})}
    bad = httpx.Request(
        changes.get("method", good.method), changes.get("url", str(good.url)), headers=headers,
        content=changes.get("content"),
    )  # fmt: skip
    assert any(message in one.message for one in faults_of(call, plain_arguments(call), bad))
    assert [] == [*faults_of(call, plain_arguments(call), good)]


def test_a_body_of_another_meaning_is_told(subject: Subject) -> None:
    """A body that is another value, is refused by its schema or has another media type is told where it stands."""
    call = call_of(subject, "bodies.list")
    document = {"arguments": {}, "body": [{"x": 1}], "media": "application/json"}
    (good,) = _made(call, document).requests

    def told(content: bytes, kind: str = "application/json") -> list[tuple[str, str]]:
        headers = {"authorization": good.headers["authorization"], "content-type": kind}
        bad = httpx.Request(good.method, good.url, headers=headers, content=content)
        return [(one.path, one.message.partition(":")[0]) for one in faults_of(call, document, bad)]

    assert [] == told(json.dumps([{"x": 1.0}]).encode())
    assert [("$.body[0].x", "The body does not arrive with the meaning that was given.")] == told(b'[{"x": 2}]')
    assert [("$.body", "The body is not the application/json that it claims to be.")] == told(b"[")
    assert ["$.media"] == [path for path, _ in told(b"[]", "text/plain")]


def test_credentials_are_those_of_one_alternative(subject: Subject) -> None:
    """Basic authentication and several schemes are known, each where the spec puts it."""
    call = call_of(subject, "safety.either")
    basic = base64.b64encode(f"user-username:{SECRET}password".encode()).decode()
    for headers, faults in (
        ({"x-key": f"{SECRET}api_key_in_header"}, 0),
        ({"authorization": f"Basic {basic}"}, 0),
        ({"authorization": f"Basic {basic}", "x-key": f"{SECRET}api_key_in_header"}, 1),
        ({"x-key": f"{SECRET}token"}, 1),
        ({}, 1),
    ):
        request = httpx.Request("GET", f"{URL}/either", headers=headers)
        assert faults == len([*credential_faults(call, request)]), headers


def test_a_credential_that_is_there_is_used(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the spec allows a call without a credential as well, one that was given is sent all the same."""
    call = call_of(subject, "safety.either")
    monkeypatch.setitem(call.described.value, "security", [{}, {"inHeader": []}])
    headers = {"x-key": f"{SECRET}api_key_in_header"}
    assert [] == [*credential_faults(call, httpx.Request("GET", f"{URL}/either", headers=headers))]
    assert [] != [*credential_faults(call, httpx.Request("GET", f"{URL}/either"))]
    monkeypatch.setitem(call.described.value, "security", [])
    assert [] == [*credential_faults(call, httpx.Request("GET", f"{URL}/either"))]
