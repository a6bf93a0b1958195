"""What openapi-python-client generates with its own templates."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx
from stock_client import AuthenticatedClient
from stock_client.api.memberships import memberships_list
from stock_client.models import MembershipPage


def decode(content: bytes) -> MembershipPage:
    """Read a page as `sync()` does."""
    return MembershipPage.from_dict(json.loads(content))


def encode(page: MembershipPage) -> bytes:
    """Write a page as httpx does what is handed to its `json` argument."""
    return json.dumps(page.to_dict(), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


@contextmanager
def calls(url: str) -> Iterator[Callable[[], object]]:
    """Give a synchronous call."""
    with AuthenticatedClient(base_url=url, token="0") as client:  # noqa: S106  # not a secret
        yield lambda: memberships_list.sync(client=client, page=1, per_page=15)


@asynccontextmanager
async def async_calls(
    url: str, transport: httpx.AsyncBaseTransport | None
) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Give an asynchronous call, through a transport where one is given."""
    client = AuthenticatedClient(base_url=url, token="0")  # noqa: S106  # not a secret
    if transport:
        headers = {"Authorization": "Bearer 0"}
        client.set_async_httpx_client(httpx.AsyncClient(base_url=url, headers=headers, transport=transport))
    async with client:
        yield lambda: memberships_list.asyncio(client=client, page=1, per_page=15)
