"""Requests are answered alike, however they are written on the wire."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from providers import OVERLAYS, SPECS
from sandbox_helping import SUBSCRIPTION, TOKEN, ask, engine

from clientwright import sandbox
from clientwright.sandbox import Sandbox
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.state import open_state

HEADERS = f"Host: 127.0.0.1\r\nAuthorization: Bearer {TOKEN}\r\n"
ONE = f"/swipe/subscriptions/{SUBSCRIPTION}"
EMAIL = b'{"email":"ada@example.com"}'


@pytest.fixture(scope="module")
def played() -> Iterator[Sandbox]:
    """Play Swipe."""
    with sandbox.serve("swipe", specs=SPECS, overlays=OVERLAYS) as made:
        yield made


def said(played: Sandbox, *pieces: bytes, answers: int = 1) -> list[tuple[bytes, bytes]]:
    """Send bytes, and give head and body of the answers; a head that announces nothing has no body."""
    parts = urlsplit(played.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as wire:
        for piece in pieces:
            wire.sendall(piece)
        received = b""
        found: list[tuple[bytes, bytes]] = []
        while len(found) < answers:
            head, end, rest = received.partition(b"\r\n\r\n")
            length = next(
                (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
            )
            length = 0 if any(piece.startswith(b"HEAD") for piece in pieces) else length
            if end and len(rest) >= length:
                found.append((head, rest[:length]))
                received = rest[length:]
            elif more := wire.recv(65536):
                received += more
            else:
                break
    return found


def written(method: str, target: str, more: str = "", body: bytes = b"", version: str = "1.1") -> bytes:
    """Write a request."""
    length = f"Content-Length: {len(body)}\r\nContent-Type: application/json\r\n" if body else ""
    return f"{method} {target} HTTP/{version}\r\n{HEADERS}{length}{more}\r\n".encode() + body


def body(method: str = "PUT") -> bytes:
    """Write the body of an update as chunks."""
    head = f"{method} {ONE} HTTP/1.1\r\n{HEADERS}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    return (
        head.encode() + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (EMAIL[:5], EMAIL[5:])) + b"0\r\n\r\n"
    )


PLAIN = written("GET", ONE)
FORMS: dict[str, tuple[bytes, ...]] = {
    "in one piece": (PLAIN,),
    "byte by byte": tuple(PLAIN[at : at + 1] for at in range(len(PLAIN))),
    "to be closed": (written("GET", ONE, "Connection: close\r\n"),),
    "as HTTP/1.0": (written("GET", ONE, version="1.0"),),
    "to an absolute address": (written("GET", f"http://127.0.0.1{ONE}"),),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_request_is_answered_alike_in_every_form(played: Sandbox, form: str) -> None:
    """Status, type and body do not depend on how a request is written."""
    ((head, content),) = said(played, *FORMS[form])
    ((usual, expected),) = said(played, PLAIN)
    assert (head[9:12], content) == (usual[9:12], expected) == (b"200", content)
    assert SUBSCRIPTION == json.loads(content)["data"]["_id"]
    assert b"content-type: application/json" in head.lower()


@pytest.mark.parametrize("pieces", [(body(),), (written("PUT", ONE, body=EMAIL),),
                                    (written("PUT", ONE, "Expect: 100-continue\r\n", EMAIL),)])  # fmt: skip
def test_a_body_is_read_in_every_form(played: Sandbox, pieces: tuple[bytes, ...]) -> None:
    """Chunks, a length, and a body that waits to be asked for are the same body."""
    waits = b"100-continue" in pieces[0]
    *_, (head, content) = said(played, *pieces, answers=2 if waits else 1)
    assert (b"200", "ada@example.com") == (head[9:12], json.loads(content)["data"]["email"])


def test_requests_in_a_row_are_answered_in_their_order(played: Sandbox) -> None:
    """Answers to requests that were sent at once come in their order, those of pages too."""
    asked = [PLAIN, written("GET", "/_sandbox/journal"), written("GET", "/swipe/nowhere"), PLAIN]
    statuses = [head[9:12] for head, _ in said(played, b"".join(asked), answers=4)]
    assert [b"200", b"200", b"404", b"200"] == statuses


def test_a_head_has_no_body(played: Sandbox) -> None:
    """What HEAD asks for, which no provider has, is told without a body."""
    ((head, content),) = said(played, written("HEAD", ONE))
    assert (b"405", b"") == (head[9:12], content)


def test_nonsense_is_refused_and_leaves_no_trace(played: Sandbox) -> None:
    """What is no HTTP is a bad request, and nobody's."""
    before = len(played.journal())
    ((head, _),) = said(played, b"NONSENSE\r\n\r\n")
    assert b"400" == head[9:12]
    assert before == len(played.journal())


def test_a_mistake_of_the_sandbox_is_told(played: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a provider fails, the answer is 500, and the connection goes on."""

    def fail(*_: object) -> None:
        raise LookupError

    with monkeypatch.context() as patched:
        patched.setattr(Engine, "handle", fail)
        ((head, _),) = said(played, PLAIN)
    assert b"500" == head[9:12]
    assert b"200" == said(played, PLAIN)[0][0][9:12]


def test_what_was_read_is_read_anew_after_a_change() -> None:
    """However often something was read, the next reading has the last change, whoever made it."""
    state = open_state()
    one, other = engine("swipe", state=state), engine("swipe", state=state)
    path = f"/subscriptions/{SUBSCRIPTION}"
    beginning = state.copy()
    names = []
    for changer, name in ((one, "ada@example.com"), (other, "bea@example.com"), (one, "cleo@example.com")):
        assert 200 == ask(changer, "PUT", path, {"email": name})[0]
        names += [ask(reader, "GET", path)[1]["data"]["email"] for reader in (one, other, one)]
    assert [name for name in ("ada", "bea", "cleo") for _ in range(3)] == [name.partition("@")[0] for name in names]
    state.restore(beginning)
    beginning.close()
    assert "cleo@example.com" != ask(one, "GET", path)[1]["data"]["email"]
    assert 200 == ask(other, "DELETE", path)[0]
    assert 404 == ask(one, "GET", path)[0]
    state.close()
