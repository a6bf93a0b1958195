"""Bare httpx: the bytes of the answer, read by nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx

PATH = "/customers/memberships"
QUERY = {"page": 1, "per_page": 15}


@contextmanager
def calls(url: str) -> Iterator[Callable[[], object]]:
    """Give a synchronous call."""
    with httpx.Client(headers={"Authorization": "Bearer 0"}) as client:
        yield lambda: client.get(url + PATH, params=QUERY).content


@asynccontextmanager
async def async_calls(
    url: str, transport: httpx.AsyncBaseTransport | None
) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Give an asynchronous call, through a transport where one is given."""
    async with httpx.AsyncClient(headers={"Authorization": "Bearer 0"}, transport=transport) as client:
        yield lambda: client.get(url + PATH, params=QUERY)
