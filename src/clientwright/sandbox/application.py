"""The sandbox as a web application: each provider below its name, and the journal beside them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from attrs import frozen
from starlette.applications import Starlette
from starlette.requests import Request as Received
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from clientwright.sandbox.addressing import Providers, providers_of
from clientwright.sandbox.engine import Engine, journal_of
from clientwright.sandbox.routing import Request

JOURNAL = "/_sandbox/journal"


@frozen(eq=False)
class _Doors:
    """Hands requests to the provider that their path names, whatever their method."""

    providers: Providers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self.providers.handle(await _request(Received(scope, receive)))
        await Response(answer.body, answer.status, dict(answer.headers))(scope, receive, send)


async def _request(received: Received) -> Request:
    raw = received.scope.get("raw_path") or quote(received.scope["path"]).encode()
    path = raw.decode("latin-1").partition("?")[0]
    headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in received.headers.raw)
    query = received.scope["query_string"].decode("latin-1")
    base = f"{received.url.scheme}://{received.url.netloc}"
    return Request(received.method, path, query, headers, await received.body(), base)


def application(engines: Sequence[Engine]) -> Starlette:
    """Make an ASGI application of providers.

    Args:
        engines: The providers; each answers below `/<its name>/`.

    Returns:
        The application, where `GET /_sandbox/journal` gives the requests so far as a JSON array of entries, and
        `DELETE` clears them.

    """

    async def journal(received: Received) -> Response:
        if received.method == "DELETE":
            for engine in engines:
                engine.clear_journal()
            return Response(status_code=204)
        return JSONResponse(journal_of(engines))

    doors = _Doors(providers_of(engines))
    return Starlette(routes=[Route(JOURNAL, journal, methods=["GET", "DELETE"]), Mount("", app=doors)])
