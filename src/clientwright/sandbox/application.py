"""The sandbox as a web application: each provider below its name, and beside them the journal and a status page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import cache
from typing import Final
from urllib.parse import quote

from attrs import evolve, frozen
from starlette.applications import Starlette
from starlette.requests import Request as Received
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from clientwright.sandbox.addressing import Providers, providers_of
from clientwright.sandbox.engine import Engine, journal_of
from clientwright.sandbox.guarding import REFUSAL, foreign
from clientwright.sandbox.routing import Request
from clientwright.sandbox.status import live, mark, page, policy

JOURNAL: Final = "/_sandbox/journal"
LIVE: Final = "/_sandbox/live"
_PAGES: Final = frozenset({b"/", LIVE.encode(), JOURNAL.encode()})
#: Statuses whose answers have no body, nor its length.
BODILESS: Final = frozenset({204, 304})


@frozen(eq=False)
class Doors:
    """Hands requests to the provider that their path names, whatever their method, and the rest to the pages.

    Attributes:
        providers: The providers.
        pages: The status page and the journal.

    """

    providers: Providers
    pages: ASGIApp

    def is_for_provider(self, target: bytes) -> bool:
        """Tell whether a request is for a provider, by its target as it was sent."""
        return target.startswith(b"/") and target.partition(b"?")[0] not in _PAGES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        if scope["path"].encode() in _PAGES:
            return await self.pages(scope, receive, send)
        body = await _body(receive)
        if body is None:  # the request never came whole, and nobody waits for an answer
            return None
        answer = self.providers.handle(_request(scope, body))
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
        if answer.status not in BODILESS:
            headers.append((b"content-length", str(len(answer.body)).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        return await send({"type": "http.response.body", "body": answer.body})


async def _body(receive: Receive) -> bytes | None:
    pieces: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


def _request(scope: Scope, body: bytes) -> Request:
    raw = scope.get("raw_path") or quote(scope["path"]).encode()
    path = raw.decode("latin-1").partition("?")[0]
    made = request_of(scope["method"], (path, scope["query_string"].decode("latin-1")), scope["headers"], body)
    return made if scope["scheme"] == "http" else evolve(made, base=f"{scope['scheme']}:{made.base.partition(':')[2]}")


def request_of(method: str, target: tuple[str, str], raw: Iterable[tuple[bytes, bytes]], body: bytes) -> Request:
    """Make the request of what was read from a connection.

    Args:
        method: The method.
        target: The path and the query, percent-encoded.
        raw: Name, in lower case, and value of each header.
        body: The body.

    """
    headers = decoded(raw)
    host = next((value for name, value in headers if name == "host"), "sandbox")
    return Request(method, *target, headers, body, f"http://{host}")


def decoded(raw: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Read the headers of a request as texts."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def application(engines: Sequence[Engine], front: str = "") -> Doors:
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
    return Doors(providers_of(every), Starlette(routes=routes))


def _guarded(answer: Callable[[Received], Response], *, led_to: bool = False) -> Callable[..., Awaitable[Response]]:
    # Not a plain function, which would be run in a thread of its own.
    async def guarded(received: Received) -> Response:
        refused = foreign(decoded(received.scope["headers"]), led_to=led_to)
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
