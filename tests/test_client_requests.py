"""Laws of what a call sends: for every operation and each way of calling."""

from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
import providers
import pytest
from client_calls import SECRET, WAYS, Call, answering, calls, client, make, templated
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from clientwright import errors
from clientwright.conformance.examples import validator_for
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import resolve

CALLS = sorted(calls())
WITH_PATH = [name for name in CALLS if any(one.where == "path" for one in calls()[name].operation.parameters)]
WITH_BODY = [name for name in CALLS if calls()[name].body is not None]
LAW = settings(
    database=None,
    derandomize=True,
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _schema(call: Call) -> tuple[str, Any]:
    pointer = f"{call.pointer}/requestBody/content/application~1json/schema"
    return pointer, resolve(providers.effective(call.provider).document.data, pointer)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CALLS)
def test_a_request_is_what_the_specification_describes(name: str, way: str) -> None:
    """A call sends one request: its method, its path with each id in its place, its body, its credential."""
    call = calls()[name]
    (request,) = make(call, way, answering(*call.success())).requests
    assert call.operation.method == request.method
    places = {one.key or one.name: call.arguments[one.name] for one in call.operation.parameters if one.where == "path"}
    assert places == templated(call, request.url.path)
    credential = request.headers.get("x-api-key") or request.headers["authorization"].removeprefix("Bearer ")
    assert SECRET == credential
    assert SECRET not in str(request.url)
    if call.body is None:
        assert b"" == request.content
    else:
        assert None is difference(call.body, json.loads(request.content))
        assert "application/json" == request.headers["content-type"]


@pytest.mark.parametrize("name", WITH_BODY)
def test_every_body_that_the_specification_allows_is_sent_as_it_says(name: str) -> None:
    """Whatever model the specification allows arrives as JSON that is valid by it, with the same meaning."""
    call = calls()[name]
    document = providers.effective(call.provider).document
    pointer, schema = _schema(call)
    valid = validator_for(document, schema)
    status, value = call.success()

    @LAW
    @given(from_schema(document, pointer))
    def law(body: Any) -> None:
        sent = Call(call.provider, call.operation, call.pointer, call.arguments, body)
        (request,) = make(sent, "facade-sync", answering(status, value)).requests
        assert None is difference(body, json.loads(request.content))
        assert valid.is_valid(json.loads(request.content))

    law()


@pytest.mark.parametrize("name", WITH_BODY)
def test_keywords_make_the_same_body(name: str) -> None:
    """The fields of a body given as keywords are sent as the body given whole."""
    call = calls()[name]
    model = call.operation.bodies[0].type.from_dict(call.body)
    fields = {one: getattr(model, one) for one in type(model).__annotations__ if one != "additional_properties"}
    status, value = call.success()
    whole = make(call, "facade-sync", answering(status, value))
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answering(status, value)(request)

    with client(call.provider, answer) as one:
        tag, method = call.operation.id.split(".")
        result = getattr(getattr(one, tag), method)(*call.arguments.values(), **fields)
    assert whole.result == result
    assert [json.loads(whole.requests[0].content)] == [json.loads(request.content) for request in sent]


@pytest.mark.parametrize("name", WITH_PATH)
def test_a_path_id_stays_in_its_segment(name: str) -> None:
    """An arbitrary text as a path id changes nothing else of the request, or is refused before anything is sent."""
    call = calls()[name]
    status, value = call.success()
    (parameter,) = [one for one in call.operation.parameters if one.where == "path"]
    plain = make(call, "facade-sync", answering(status, value)).requests[0].url
    rest = plain.path.split(call.arguments[parameter.name])

    @LAW
    @given(st.text())
    @example("")
    @example(".")
    @example("..")
    @example("%2e%2e")
    @example("../../admin?x=1#y")
    @example("a/b\\c;d=1,e:f@g")
    @example("\u2028é\x00\n")
    @example("https://example.com/")
    def law(text: str) -> None:
        for way in ("facade-sync", "stock-async"):
            seen = make(call.with_arguments(**{parameter.name: text}), way, answering(status, value))
            if seen.requests:
                stays(plain, rest, text, seen.requests)
            else:
                assert errors.EncodeError is type(seen.result)
                assert (f"$.{parameter.name}", False) == (seen.result.path, seen.result.applied)

    law()


def stays(plain: httpx.URL, rest: list[str], text: str, requests: list[httpx.Request]) -> None:
    """Hold the one request with a text in its path against a plain one."""
    (request,) = requests
    path = urlsplit(str(request.url)).path
    assert (plain.host, plain.scheme, b"") == (request.url.host, request.url.scheme, request.url.query)
    assert path.count("/") == urlsplit(str(plain)).path.count("/")
    assert rest[0] + text + rest[1] == unquote(path)
    assert text not in {"", ".", ".."}


@pytest.mark.parametrize("value", [None, 3, True, b"id", ["a"], {"a": 1}])
@pytest.mark.parametrize("name", WITH_PATH)
def test_a_path_id_of_another_type_is_refused(name: str, value: Any) -> None:
    """A path id of a wrong type is an EncodeError at the argument, and nothing is sent."""
    call = calls()[name]
    (parameter,) = [one for one in call.operation.parameters if one.where == "path"]
    seen = make(call.with_arguments(**{parameter.name: value}), "facade-sync", answering(*call.success()))
    assert (errors.EncodeError, f"$.{parameter.name}", ()) == (type(seen.result), seen.result.path, seen.requests)


@pytest.mark.parametrize("name", WITH_BODY)
def test_a_field_of_another_type_is_refused_where_it_stands(name: str) -> None:
    """Each field of a body that is set to what it cannot be is an EncodeError with its path, and nothing is sent."""
    call = calls()[name]
    model = call.operation.bodies[0].type.from_dict(call.body)
    for field in type(model).__annotations__:
        if field == "additional_properties":
            continue
        body = call.operation.bodies[0].type.from_dict(call.body)
        setattr(body, field, object())
        sent: list[httpx.Request] = []
        with client(call.provider, lambda request, sent=sent: sent.append(request)) as one:
            tag, method = call.operation.id.split(".")
            with pytest.raises(errors.EncodeError) as caught:
                getattr(getattr(one, tag), method)(*call.arguments.values(), body=body)
        assert "$" != caught.value.path
        assert [] == sent


@pytest.mark.parametrize("name", CALLS)
def test_the_credential_never_shows(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the client's repr nor any log line at DEBUG, of this toolkit or of httpx, holds the credential."""
    call = calls()[name]
    with caplog.at_level(logging.DEBUG):
        for way in WAYS:
            make(call, way, answering(*call.success()))
            make(call, way, answering(500, {"message": "m"}))
    assert caplog.records
    assert SECRET not in caplog.text
    for asynchronous in (False, True):
        one = client(call.provider, answering(200), asynchronous=asynchronous)
        tag, _ = call.operation.id.split(".")
        assert SECRET not in repr(one) + str(one) + repr(getattr(one, tag)) + repr(vars(one))


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_a_client_is_not_copied_or_pickled(provider: str) -> None:
    """A client, which holds a secret and connections, refuses to be pickled or copied with a sentence."""
    import copy  # noqa: PLC0415
    import pickle  # noqa: PLC0415

    for asynchronous in (False, True):
        one = client(provider, answering(200), asynchronous=asynchronous)
        for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match=r"[a-z].*\.$|client"):
                attempt(one)
