"""The sandbox as a web application: each provider below its name, and beside them the journal and a status page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from typing import Final
from urllib.parse import quote

from attrs import frozen
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Received
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from clientwright.sandbox.addressing import Providers, providers_of
from clientwright.sandbox.engine import Engine, journal_of
from clientwright.sandbox.guarding import REFUSAL, foreign
from clientwright.sandbox.routing import Request
from clientwright.sandbox.status import live, mark, page, policy

JOURNAL: Final = "/_sandbox/journal"
LIVE: Final = "/_sandbox/live"


@frozen(eq=False)
class _Doors:
    """Hands requests to the provider that their path names, whatever their method."""

    providers: Providers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await _request(Received(scope, receive))
        except ClientDisconnect:  # the request never came whole, and nobody waits for an answer
            return
        answer = self.providers.handle(request)
        await Response(answer.body, answer.status, dict(answer.headers))(scope, receive, send)


async def _request(received: Received) -> Request:
    raw = received.scope.get("raw_path") or quote(received.scope["path"]).encode()
    path = raw.decode("latin-1").partition("?")[0]
    query = received.scope["query_string"].decode("latin-1")
    base = f"{received.url.scheme}://{received.url.netloc}"
    return Request(received.method, path, query, _headers(received), await received.body(), base)


def _headers(received: Received) -> tuple[tuple[str, str], ...]:
    return tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in received.headers.raw)


def application(engines: Sequence[Engine], front: str = "") -> Starlette:
    """Make an ASGI application of providers.

    Args:
        engines: The providers; each answers below `/<its name>/`.
        front: The address of the same providers behind a front, for the status page; empty where there is none.

    Returns:
        The application, where `GET /_sandbox/journal` gives the requests so far as a JSON array of entries, `DELETE`
        clears them, and `/` is the status page. What a browser sends for a page of elsewhere is refused with 403.

    """
    every = tuple(engines)

    def shown(received: Received) -> Response:
        return HTMLResponse(page(every, front, f"http://{received.url.netloc}"))

    def fresh(received: Received) -> Response:
        if received.query_params.get("seen") == mark(every):
            return Response(status_code=204)
        return HTMLResponse(live(every))

    def journal(received: Received) -> Response:
        if received.method == "DELETE":
            for engine in every:
                engine.clear_journal()
            return Response(status_code=204)
        return JSONResponse(journal_of(every))

    routes = [
        Route("/", _guarded(shown, led_to=True)),
        Route(LIVE, _guarded(fresh)),
        Route(JOURNAL, _guarded(journal), methods=["GET", "DELETE"]),
    ]
    made = Starlette(routes=routes)
    # Not a mount, which does not take a path with a line break in it.
    made.router.default = _Doors(providers_of(every))
    return made


def _guarded(answer: Callable[[Received], Response], *, led_to: bool = False) -> Callable[..., Awaitable[Response]]:
    # Not a plain function, which would be run in a thread of its own.
    async def guarded(received: Received) -> Response:
        refused = foreign(_headers(received), led_to=led_to)
        response = PlainTextResponse(f"{REFUSAL}\n", 403) if refused else answer(received)
        response.headers.update(_headers_of_page())
        return response

    return guarded


@cache
def _headers_of_page() -> dict[str, str]:
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"{policy()}; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
