"""What this project generates."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx
from trybe_client import AsyncTrybe, Trybe
from trybe_client.models import MembershipPage

from clientwright import codec
from clientwright.drift import DriftLog

logging.getLogger("clientwright").addHandler(logging.NullHandler())
WATCH = DriftLog(None).watch("memberships.list")


def decode(content: bytes) -> object:
    """Read a page as a call does, with drift watched."""
    return codec.decode(MembershipPage, content, WATCH)


def encode(page: object) -> bytes:
    """Write a page as a call does."""
    return codec.encode(MembershipPage, page)


@contextmanager
def calls(url: str) -> Iterator[Callable[[], object]]:
    """Give a synchronous call."""
    with Trybe(token="0", base_url=url) as trybe:  # noqa: S106  # not a secret
        yield lambda: trybe.memberships.list(page=1, per_page=15)


@asynccontextmanager
async def async_calls(
    url: str, transport: httpx.AsyncBaseTransport | None
) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Give an asynchronous call, through a transport where one is given."""
    http_client = httpx.AsyncClient(transport=transport) if transport else None
    async with AsyncTrybe(token="0", base_url=url, http_client=http_client) as trybe:  # noqa: S106  # not a secret
        yield lambda: trybe.memberships.list(page=1, per_page=15)
    if http_client:
        await http_client.aclose()
