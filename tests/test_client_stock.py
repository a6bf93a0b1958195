import asyncio
import copy
import pickle
from typing import Any

import httpx
import pytest
from attrs import evolve
from wire import Wire, answer
from wire_calls import GET, TOKEN

from clientwright.client import AuthenticatedClient, Client
from clientwright.errors import ConfigurationError

GOOD = answer(200, b'{"id": "t1"}')
OPEN = evolve(GET, security=())


def test_one_client_makes_both_kinds_of_calls() -> None:
    """A client makes synchronous calls and asynchronous ones, each with its token, whatever the operation declares."""
    with Wire(GOOD) as wire:
        with AuthenticatedClient(wire.url, TOKEN) as client:
            assert "t1" == client.send(GET, {"id": "a"}).parsed.id

        async def run() -> None:
            async with AuthenticatedClient(
                base_url=wire.url, token=TOKEN, prefix="", auth_header_name="X-Key"
            ) as other:
                assert "t1" == (await other.asend(OPEN, {"id": "a"})).parsed.id

        asyncio.run(run())
    assert (f"Bearer {TOKEN}", None) == tuple(wire.journal[0].header(name) for name in ("authorization", "x-key"))
    assert (None, TOKEN) == tuple(wire.journal[1].header(name) for name in ("authorization", "x-key"))


def test_an_open_client_sends_no_credential() -> None:
    """A client without a token can call what needs none."""
    with Wire(GOOD) as wire:
        with Client(wire.url, headers={"X-A": "1"}, cookies={"c": "d"}) as client:
            client.send(OPEN, {"id": "a"})
            with pytest.raises(ConfigurationError, match="knows no way to authenticate"):
                client.send(GET, {"id": "a"})
        [request] = wire.journal
    assert ("1", "c=d", None) == tuple(request.header(name) for name in ("x-a", "cookie", "authorization"))


def test_a_changed_client_is_another() -> None:
    """The methods that change a client give another on the same connections, and leave the first as it was."""
    with Wire(GOOD) as wire:
        with AuthenticatedClient(wire.url, TOKEN) as first:
            second = first.with_headers({"X-B": "2"}).with_cookies({"c": "d", "e": "f"}).with_timeout(5)
            first.send(GET, {"id": "a"})
            second.send(GET, {"id": "a"})
            first.send(GET, {"id": "a"})
            assert first.get_httpx_client() is second.get_httpx_client()
        with pytest.raises(ConfigurationError, match="closed"):
            second.send(GET, {"id": "a"})
    assert isinstance(second, AuthenticatedClient)
    seen = [(request.connection, request.header("x-b"), request.header("cookie")) for request in wire.journal]
    assert [(1, None, None), (1, "2", "c=d; e=f"), (1, None, None)] == seen
    assert {f"Bearer {TOKEN}"} == {request.header("authorization") for request in wire.journal}


def test_httpx_clients_can_be_set() -> None:
    """An httpx client that is set is used, keeps what it has, and stays open."""
    seen: list[Any] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers["x-mine"], request.headers["authorization"]))
        return httpx.Response(200, json={"id": "t1"})

    async def run(client: Client) -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handle), headers={"X-Mine": "2"}) as http:
            async with client.set_async_httpx_client(http):
                assert http is client.get_async_httpx_client()
                await client.asend(GET, {"id": "a"})
            assert not http.is_closed

    with httpx.Client(transport=httpx.MockTransport(handle), headers={"X-Mine": "1"}) as http:
        with AuthenticatedClient("https://a.test", TOKEN).set_httpx_client(http) as client:
            assert http is client.get_httpx_client()
            client.send(GET, {"id": "a"})
        assert not http.is_closed
    asyncio.run(run(AuthenticatedClient("https://a.test", TOKEN)))
    assert [("1", f"Bearer {TOKEN}"), ("2", f"Bearer {TOKEN}")] == seen


def test_options_reach_httpx() -> None:
    """What is given for httpx is what its clients are made with."""
    seen: list[str] = []
    hooks = {"response": [lambda response: seen.append(str(response.status_code))]}
    with Wire(GOOD) as wire, Client(wire.url, verify_ssl=False, httpx_args={"event_hooks": hooks}) as client:
        client.send(OPEN, {"id": "a"})
    assert ["200"] == seen


def test_options_that_httpx_does_not_take_are_a_sentence() -> None:
    """A wrong option for httpx ends the first call with a sentence."""
    client = Client("https://a.test", httpx_args={"no_such": 1})
    with pytest.raises(ConfigurationError, match=r"httpx cannot be set up as asked .*no_such"):
        client.send(OPEN, {"id": "a"})

    async def run() -> None:
        with pytest.raises(ConfigurationError, match=r"httpx cannot be set up as asked .*no_such"):
            await client.asend(OPEN, {"id": "a"})

    asyncio.run(run())


def test_a_token_is_never_shown() -> None:
    """A token is in no text of the client, and the client is neither copied nor pickled."""
    client = AuthenticatedClient("https://a.test", TOKEN)
    assert "<AuthenticatedClient at https://a.test>" == repr(client)
    for copied in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            copied(client)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"token": ""}, "token"),
        ({"token": None}, "token"),
        ({"token": 5}, "token"),
        ({"token": "a\nb"}, "token"),
        ({"auth_header_name": "a b"}, "auth_header_name"),
        ({"auth_header_name": "Host"}, "auth_header_name"),
        ({"prefix": "a\n"}, "prefix"),
        ({"base_url": "a.test"}, "base_url"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": httpx.Timeout(5)}, "timeout"),
        ({"retries": "2"}, "retries"),
        ({"headers": {"a b": "c"}}, "headers"),
        ({"cookies": {"a b": "c"}}, "cookies"),
        ({"cookies": {"a": "c;d"}}, "cookies"),
        ({"cookies": "a=b"}, "cookies"),
        ({"httpx_args": 5}, "httpx_args"),
        ({"on_drift": 5}, "on_drift"),
    ],
)
def test_wrong_options_are_named(options: dict[str, Any], named: str) -> None:
    """A wrong option is refused by its name when the client is made."""
    with pytest.raises(ConfigurationError, match=named) as caught:
        AuthenticatedClient(**{"base_url": "https://a.test", "token": TOKEN, **options})
    assert "tok-5ecret" not in str(caught.value)


@pytest.mark.parametrize("given", [None, 5, httpx.Client])
@pytest.mark.parametrize("name", ["set_httpx_client", "set_async_httpx_client"])
def test_what_is_no_httpx_client_is_refused(name: str, given: Any) -> None:
    """Only an httpx client of the right kind can be set."""
    with pytest.raises(ConfigurationError, match="has to be an httpx"):
        getattr(Client("https://a.test"), name)(given)
