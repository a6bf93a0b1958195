"""Laws of calls over the connections of aiohttp."""

import asyncio
import gzip
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from wire import Wire, answer, hang_up, nowhere, raw, reset, silence
from wire_calls import GET, PAY, PROVIDER, TOKEN, Thing

from clientwright import retries
from clientwright.client import AsyncProviderClient
from clientwright.errors import ClientwrightError, ConnectError


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BASE", 0.001)


AIOHTTP_FAULTS = [reset, hang_up, raw(b"HELLO\r\n\r\n"), raw(b"HTTP/1.1 200 OK\r\nA"), silence]


@pytest.fixture
def aiohttp_client() -> Iterator[Any]:
    """Make clients over aiohttp."""
    return pytest.importorskip("httpx_aiohttp").AiohttpTransport  # type: ignore[no-any-return]


@pytest.mark.parametrize("play", AIOHTTP_FAULTS)
def test_over_aiohttp_no_sent_request_is_called_unsent(aiohttp_client: Any, play: Any) -> None:
    """Over aiohttp a money call that was sent is never repeated, and never said to be without effect."""
    seconds = 0.5 if play is silence else 30.0

    async def run(url: str) -> ClientwrightError:
        async with httpx.AsyncClient(transport=aiohttp_client()) as http:
            made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=url, http_client=http, timeout=seconds)
            with pytest.raises(ClientwrightError) as caught:
                await made.asend(PAY, {}, body=Thing(id="a"))
            return caught.value

    with Wire(play) as wire:
        error = asyncio.run(run(wire.url))
    seconds = 30.0
    assert (1, None, 1) == (len(wire.journal), error.applied, error.attempts)
    unreached = asyncio.run(run(nowhere()))
    assert (ConnectError, False, 3) == (type(unreached), unreached.applied, unreached.attempts)


def test_over_aiohttp_calls_work(aiohttp_client: Any) -> None:
    """Over aiohttp a call gives what it gives over httpx's own transport."""
    body = gzip.compress(json.dumps({"id": "t1"}).encode())

    async def run(url: str) -> Thing:
        async with httpx.AsyncClient(transport=aiohttp_client()) as http:
            made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=url, http_client=http)
            return (await made.asend(GET, {"id": "a/b c"})).parsed

    with Wire(answer(200, body, (("Content-Type", "application/json"), ("Content-Encoding", "gzip")))) as wire:
        assert "t1" == asyncio.run(run(wire.url)).id
    assert ("/things/a%2Fb%20c", f"Bearer {TOKEN}") == (wire.journal[0].target, wire.journal[0].header("authorization"))
