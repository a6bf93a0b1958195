"""The sandbox as a web application: each provider below its name, and the journal beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from attrs import frozen
from starlette.applications import Starlette
from starlette.requests import Request as Received
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from clientwright.sandbox.engine import Engine, journal_of
from clientwright.sandbox.routing import Request

JOURNAL = "/_sandbox/journal"


@frozen(eq=False)
class _Providers:
    """Hands requests to the provider that the first segment of the path names, whatever their method."""

    engines: Mapping[str, Engine]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = Received(scope, receive)
        raw = scope.get("raw_path") or quote(scope["path"]).encode()
        segments = raw.decode("latin-1").partition("?")[0].split("/", 2)
        name, path = [*segments, "", ""][1:3]
        engine = self.engines.get(name)
        if engine is None:
            known = ", ".join(f"/{known}" for known in self.engines)
            response: Response = PlainTextResponse(f"There is no provider here; there are {known}.\n", 404)
        else:
            response = _answer(engine, await _request(received, name, f"/{path}"))
        await response(scope, receive, send)


async def _request(received: Received, name: str, path: str) -> Request:
    headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in received.headers.raw)
    base = f"{received.url.scheme}://{received.url.netloc}/{name}"
    query = received.scope["query_string"].decode("latin-1")
    return Request(received.method, path, query, headers, await received.body(), base)


def _answer(engine: Engine, request: Request) -> Response:
    answer = engine.handle(request)
    return Response(answer.body, answer.status, dict(answer.headers))


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

    providers = _Providers({engine.name: engine for engine in engines})
    return Starlette(routes=[Route(JOURNAL, journal, methods=["GET", "DELETE"]), Mount("", app=providers)])
