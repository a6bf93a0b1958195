"""Laws of what follows an answer: nothing that was sent unasked is taken for the answer to another call."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

import httpx
import pytest
from wire import JSON, Play, Wire, answer, head
from wire_calls import PAY, PROVIDER, WORLDS, Thing, World

from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import StatusError
from clientwright.operations import Answer, Operation

BODY = b'{"id": "t1"}'
LENGTH = (*JSON, ("Content-Length", str(len(BODY))))
DROP: Operation[None] = Operation("things.drop", "POST", "/things", answers={204: Answer(), 200: Answer()})
KEPT = answer(200, BODY)


def keeping(content: bytes) -> Play:
    """Answer with bytes as they are, and keep the connection open."""

    def play(connection: socket.socket, _: object) -> bool:
        connection.sendall(content)
        return True

    return play


LEFT = {
    "204 with a body": keeping(head(204, LENGTH) + BODY),
    "304 with a body": keeping(head(304, LENGTH) + BODY),
    "two answers": keeping(head(200, LENGTH) + BODY + head(200, LENGTH) + b'{"id": "t9"}'),
    "more than its length": keeping(head(200, LENGTH) + BODY + BODY),
    "more after the last chunk": keeping(head(200, (*JSON, ("Transfer-Encoding", "chunked"))) + b"0\r\n\r\n" + BODY),
}


@pytest.mark.parametrize("given", [False, True], ids=["own", "given"])
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("left", LEFT)
def test_what_follows_an_answer_is_nobodys(left: str, world: World, *, given: bool) -> None:
    """After an answer with more behind it, the next call goes over another connection and is answered as it should."""
    with Wire(LEFT[left], KEPT) as wire:
        found = asyncio.run(_awaited(wire, given=given)) if world == "async" else _made(wire, given=given)
    assert BODY == found
    assert [1, 2] == [one.connection for one in wire.journal]


@pytest.mark.parametrize("world", WORLDS)
def test_a_clean_connection_is_used_again(world: World) -> None:
    """After answers that end where they should, all calls go over one connection."""
    with Wire(keeping(head(204, ())), keeping(head(200, LENGTH) + BODY)) as wire:
        found = asyncio.run(_awaited(wire)) if world == "async" else _made(wire)
    assert BODY == found
    assert 1 == len({one.connection for one in wire.journal})


def _made(wire: Wire, *, given: bool = False) -> bytes:
    http = httpx.Client() if given else None
    with ProviderClient(PROVIDER, {"bearer": "t"}, {}, base_url=wire.url, http_client=http) as client:
        with suppress(StatusError):  # 304 is no success
            client.send(DROP, {})
        found = client.send(PAY, {}, body=Thing(id="a")).content
    if http is not None:
        http.close()
    return found


async def _awaited(wire: Wire, *, given: bool = False) -> bytes:
    http = httpx.AsyncClient() if given else None
    async with AsyncProviderClient(PROVIDER, {"bearer": "t"}, {}, base_url=wire.url, http_client=http) as client:
        with suppress(StatusError):  # 304 is no success
            await client.asend(DROP, {})
        found = (await client.asend(PAY, {}, body=Thing(id="a"))).content
    if http is not None:
        await http.aclose()
    return found
