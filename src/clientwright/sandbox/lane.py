"""The short way from a connection to a provider and back: no task, no framework, and one write for the whole answer.

It is uvicorn's own protocol, which still does all that is not plain: pages, HTTP/1.0, `Expect`, requests that wait for
an answer before them.
"""

from __future__ import annotations

from functools import cache
from http.client import responses as phrases
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from clientwright.sandbox.answering import Answer
from clientwright.sandbox.application import BODILESS, Doors, request_of

_BROKEN: Final = Answer(500, (("content-type", "text/plain"),), b"The sandbox has failed; its log says why.\n")


class Lane(HttpToolsProtocol):
    """A connection whose requests for providers are answered as soon as they are read."""

    _pieces: list[bytes] | None = None

    def on_headers_complete(self) -> None:
        """Begin a request: here, if it is plain and for a provider."""
        waiting = self.cycle is not None and not self.cycle.response_complete
        plain = self.parser.get_http_version() == "1.1" and not self.expect_100_continue and not waiting
        if plain and isinstance(self.app, Doors) and self.app.is_for_provider(self.url):
            self._pieces = []
        else:
            self._pieces = None
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        if self._pieces is None:
            super().on_body(body)
        else:
            self._pieces.append(body)

    def on_message_complete(self) -> None:
        """Answer a request that is whole."""
        if self._pieces is None:
            super().on_message_complete()
            return
        keep = self.parser.should_keep_alive()
        method = self.parser.get_method().decode("ascii")
        answer = self._answered(method, b"".join(self._pieces))
        defaults = b"".join(b"%b: %b\r\n" % pair for pair in self.server_state.default_headers)
        self.transport.write(_written(answer, defaults, bodiless=method == "HEAD", keep=keep))
        if not keep:
            self.transport.close()

    def _answered(self, method: str, body: bytes) -> Answer:
        doors: Any = self.app
        path, _, query = self.url.decode("latin-1").partition("?")
        try:
            answer: Answer = doors.providers.handle(request_of(method, (path, query), self.headers, body))
        except Exception:
            self.logger.exception("A request could not be answered.")
            return _BROKEN
        return answer


def _written(answer: Answer, defaults: bytes, *, bodiless: bool, keep: bool) -> bytes:
    lines = b"".join(f"{name}: {value}\r\n".encode("latin-1") for name, value in answer.headers)
    length = b"" if answer.status in BODILESS else b"content-length: %d\r\n" % len(answer.body)
    close = b"" if keep else b"connection: close\r\n"
    return b"".join(
        (_status_line(answer.status), defaults, lines, length, close, b"\r\n", b"" if bodiless else answer.body)
    )


@cache
def _status_line(status: int) -> bytes:
    return f"HTTP/1.1 {status} {phrases.get(status, '')}\r\n".encode("latin-1")
