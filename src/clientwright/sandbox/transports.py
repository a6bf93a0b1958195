"""Transports that hand the requests of an httpx client to a sandbox in the same process."""

from __future__ import annotations

import httpx

from clientwright.sandbox.engine import Engine
from clientwright.sandbox.routing import Request


class SandboxTransport(httpx.BaseTransport):
    """Answers the requests of an `httpx.Client` without a network.

    Args:
        engine: The provider; it answers whatever the host, below the paths of its own servers or below its name.

    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the sandbox's answer to a request."""
        request.read()
        return _response(self._engine, request)


class AsyncSandboxTransport(httpx.AsyncBaseTransport):
    """Answers the requests of an `httpx.AsyncClient` without a network.

    Args:
        engine: The provider; it answers whatever the host, below the paths of its own servers or below its name.

    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Give the sandbox's answer to a request."""
        await request.aread()
        return _response(self._engine, request)


def _response(engine: Engine, request: httpx.Request) -> httpx.Response:
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    prefixes = sorted((*engine.prefixes, f"/{engine.name}"), key=len, reverse=True)
    prefix = next((one for one in prefixes if path.startswith(f"{one}/")), "")
    host = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
    headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in request.headers.raw)
    path = path.removeprefix(prefix)
    answer = engine.handle(Request(request.method, path, query, headers, request.content, host + prefix))
    return httpx.Response(answer.status, headers=answer.headers, content=answer.body, request=request)
