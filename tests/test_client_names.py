"""Laws of the module of clients: its names, and the options of a single call."""

import asyncio
from typing import Any

import httpx
import pytest
from wire_calls import GET, PROVIDER, TOKEN, WORLDS, World

from clientwright import client
from clientwright.client import AsyncProviderClient, ProviderClient


@pytest.mark.parametrize("world", WORLDS)
def test_a_call_has_its_own_time_and_headers(world: World) -> None:
    """The timeout and the headers that a call is given are those of its request; else those of the client are."""
    seen: list[tuple[bool, str | None]] = []

    def handle(request: httpx.Request) -> httpx.Response:
        left = request.extensions["timeout"]["read"]
        seen.append((0 < left <= 3, request.headers.get("x-own")))
        return httpx.Response(200, json={"id": "t1"})

    transport, own = httpx.MockTransport(handle), {"timeout": 3.0, "extra_headers": {"X-Own": "me"}}
    options: Any = {"base_url": "https://a.test"}
    given: list[Any] = [{}, own]

    async def run() -> None:
        async with httpx.AsyncClient(transport=transport) as http:
            made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, http_client=http, **options)
            for one in given:
                await made.asend(GET, {"id": "a"}, **one)

    if world == "async":
        asyncio.run(run())
    else:
        with httpx.Client(transport=transport) as http:
            made = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, http_client=http, **options)
            for one in given:
                made.send(GET, {"id": "a"}, **one)
    assert [(False, None), (True, "me")] == seen


def test_names_of_a_client_module() -> None:
    """The module of clients gives each of its names, and says so of no other."""
    for name in client.__all__:
        assert name == getattr(client, name).__name__
    for name, place in client.PLACES.items():
        assert place == getattr(client, name).__module__
    with pytest.raises(AttributeError, match=r"^module 'clientwright\.client' has no attribute 'Other'$"):
        _ = client.Other
