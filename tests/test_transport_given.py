"""Laws of calls through a user's own httpx client."""

import asyncio
from typing import Any

import httpx
import pytest
from wire import Wire, answer
from wire_calls import PAY, PROVIDER, TOKEN, WORLDS, Thing, World

from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import (
    ClientwrightError,
    InternalServerError,
    NotFoundError,
    RedirectError,
    StatusError,
    TransportError,
)


def _got(world: World, url: str, http: Any, **options: Any) -> ClientwrightError:
    """Make a call through a user's httpx client, and give its error."""
    given: dict[str, Any] = {"base_url": url, "http_client": http}

    def run() -> None:
        with http:
            ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, **given).send(PAY, {}, body=Thing(id="a"), **options)

    async def run_async() -> None:
        async with http:
            made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, **given)
            await made.asend(PAY, {}, body=Thing(id="a"), **options)

    with pytest.raises(ClientwrightError) as caught:
        run() if world == "sync" else asyncio.run(run_async())
    return caught.value


def _http(world: World, **options: Any) -> Any:
    return httpx.Client(**options) if world == "sync" else httpx.AsyncClient(**options)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("location", ["http://[::bad", "http://a.test:99999/", "http://\x7f/"])
def test_a_status_that_httpx_gives_up_on_is_told(location: str, world: World) -> None:
    """Through a user's client too, an answer that points to no address is a redirect, after one request."""
    with Wire(answer(302, b"", (("Location", location),))) as wire:
        error = _got(world, wire.url, _http(world))
    assert (RedirectError, None, 302, 1) == (type(error), error.applied, error.status, len(wire.journal))  # type: ignore[attr-defined]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("reads", [False, True])
@pytest.mark.parametrize(("status", "kind"), [(404, NotFoundError), (500, InternalServerError)])
def test_a_hook_that_raises_for_a_status_does_not_hide_it(
    status: int, kind: type[StatusError], *, reads: bool, world: World
) -> None:
    """Where a hook of a user's client raises after an answer, its status decides; its body is kept if it was read."""

    def check(response: httpx.Response) -> None:
        if reads:
            response.read()
        response.raise_for_status()

    async def check_later(response: httpx.Response) -> None:
        if reads:
            await response.aread()
        response.raise_for_status()

    hooks = {"response": [check if world == "sync" else check_later]}
    with Wire(answer(status, b'{"id": "t9"}')) as wire:
        error = _got(world, wire.url, _http(world, event_hooks=hooks))
    assert isinstance(error, StatusError)
    assert (kind, status, 1) == (type(error), error.status, len(wire.journal))
    assert (False if status == 404 else None) is error.applied
    assert (b'{"id": "t9"}' if reads else b"") == error.content


def test_a_hook_that_fails_after_a_success_does_not_hide_it() -> None:
    """Where a hook of a user's client fails after an answer of success, the effect is known."""

    def fail(_: httpx.Response) -> None:
        raise LookupError(TOKEN)

    with Wire(answer(200, b'{"id": "t1"}')) as wire:
        error = _got("sync", wire.url, httpx.Client(event_hooks={"response": [fail]}))
    assert (TransportError, True) == (type(error), error.applied)
    assert "tok-5ecret" not in f"{error!r}{vars(error)}"


@pytest.mark.parametrize("world", WORLDS)
def test_cookies_of_a_users_client_stand_beside_those_of_the_call(world: World) -> None:
    """A user's client sends its cookies, and the call's beside them, without a warning."""
    with Wire(answer(404, b"")) as wire:
        _got(world, wire.url, _http(world, cookies={"a": "b"}), extra_headers={"Cookie": "c=d"})
        _got(world, wire.url, _http(world, cookies={"a": "b"}))
        _got(world, wire.url, _http(world), extra_headers={"Cookie": "c=d"})
    assert ["a=b; c=d", "a=b", "c=d"] == [one.header("cookie") for one in wire.journal]
