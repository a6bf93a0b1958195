import logging
from typing import Any, cast

import httpx
import pytest
from wire import JSON, Wire, answer, reset
from wire_calls import BY_QUERY, GET, KEYED, TOKEN, WORLDS, World, call

from clientwright import retries
from clientwright.hooks import RequestInfo, ResponseInfo

GOOD = answer(200, b'{"id": "t1"}')


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BASE", 0.001)


@pytest.mark.parametrize("world", WORLDS)
def test_hooks_see_each_attempt(world: World) -> None:
    """Hooks are called once per attempt, with what is known and no secret."""
    requests: list[RequestInfo] = []
    responses: list[ResponseInfo] = []
    told = (*JSON, ("Set-Cookie", "a=b"), ("X-Echo", f"Bearer {TOKEN}"))
    with Wire(reset, answer(503, b"", told), answer(200, b'{"id": "t1"}', told)) as wire:
        call(world, wire.url, KEYED, on_request=requests.append, on_response=responses.append)
        key = wire.journal[0].header("idempotency-key")
    assert [RequestInfo("things.order", "POST", wire.url, "/things", n, key) for n in (1, 2, 3)] == requests
    assert requests == [response.request for response in responses]
    assert [None, 503, 200] == [response.status for response in responses]
    assert ["ConnectionLostError", None, None] == [response.error for response in responses]
    assert "Bearer ***" == responses[2].headers["x-echo"]
    assert "set-cookie" not in responses[2].headers
    assert all(0 <= response.seconds < 5 for response in responses)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("hook", ["on_request", "on_response"])
def test_exceptions_of_hooks_are_the_callers(hook: str, world: World) -> None:
    """What a hook raises comes out as it is."""

    def fail(_: object) -> None:
        raise LookupError("mine")

    with Wire(GOOD) as wire, pytest.raises(LookupError, match="mine"):
        call(world, wire.url, GET, **cast("Any", {hook: fail}))
    assert (hook == "on_response") == len(wire.journal)


@pytest.mark.parametrize("world", WORLDS)
def test_each_attempt_is_logged_without_values(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """At DEBUG each attempt is one line, which holds neither a value nor a secret."""
    caplog.set_level(logging.DEBUG)
    with Wire(answer(503, b""), GOOD) as wire:
        call(world, wire.url, BY_QUERY)
    lines = [record.getMessage() for record in caplog.records if record.name == "clientwright"]
    assert 2 == len(lines)
    assert all(line.startswith("GET /things/{id}: ") for line in lines)
    assert "503" in lines[0]
    assert "tok-5ecret" not in caplog.text


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://[::1]:8000", "https://a.test:443"])
def test_hooks_hear_of_the_server(url: str) -> None:
    """What hooks are told of a server is its address."""
    seen: list[RequestInfo] = []
    mock = httpx.MockTransport(lambda _: httpx.Response(200, json={"id": "t1"}))
    with httpx.Client(transport=mock) as http:
        call("sync", url, GET, http_client=http, on_request=seen.append)
    assert [url] == [info.server for info in seen]
