"""Laws of reading: a request reaches the upstream whole, or not at all."""

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sandbox_faults_helping import OK, Wire, fronted


@given(st.binary(max_size=300), st.lists(st.integers(1, 80), max_size=6), st.booleans())
@settings(max_examples=40)
def test_a_request_is_read_whole(body: bytes, cuts: list[int], chunked: bool) -> None:  # noqa: FBT001  # Hypothesis gives it
    """A body arrives as it was sent, by length or in chunks, however the bytes are cut on their way."""
    pieces = [body[at : at + 7] for at in range(0, len(body), 7)]
    packed = b"".join(b"%X;a=b\r\n%s\r\n" % (len(one), one) for one in pieces) + b"0\r\nA: b\r\n\r\n"
    framing = b"Transfer-Encoding: Chunked" if chunked else b"Content-Length: %d" % len(body)
    wire_bytes = b"PUT /a HTTP/1.1\r\nA:  b \r\n" + framing + b"\r\n\r\n" + (packed if chunked else body)
    with fronted() as (front, upstream), Wire(front) as wire:
        for cut in cuts:
            wire.socket.sendall(wire_bytes[:cut])
            wire_bytes = wire_bytes[cut:]
        # Two at once: what is behind a request is the next one.
        wire.socket.sendall(wire_bytes + b"GET /next HTTP/1.1\r\n\r\n")
        assert OK + OK == wire.read(2 * len(OK))
    assert [("PUT", "/a", body), ("GET", "/next", b"")] == [(r.method, r.target, r.body) for r in upstream.journal]
    assert "b" == upstream.journal[0].header("a")


@pytest.mark.parametrize(
    "head",
    [
        "HELLO",
        "GET /  HTTP/1.1",
        "GET / SPDY/3",
        "GET / HTTP/1.1\r\nno colon",
        "GET / HTTP/1.1\r\n: no name",
        "GET / HTTP/1.1\r\nA : b",
        "GET / HTTP/1.1\r\nContent-Length: -1",
        "GET / HTTP/1.1\r\nContent-Length: 1a",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "\x16\x03\x01",
    ],
)
def test_what_is_no_request_is_refused(head: str) -> None:
    """What is no HTTP is answered with 400, and does not reach the upstream."""
    with fronted() as (front, upstream), Wire(front) as wire:
        wire.socket.sendall(f"{head}\r\n\r\n".encode())
        assert b"HTTP/1.1 400 Bad Request\r\n" == wire.read(26)
        assert [] == upstream.journal


def test_a_handshake_is_refused_at_once() -> None:
    """A client that speaks TLS is told by the first bytes that there is none, and does not wait for the rest."""
    with fronted() as (front, upstream), pytest.raises(httpx.ConnectError):
        httpx.get(front.url.replace("http", "https"), timeout=30)
    assert [] == upstream.journal


@pytest.mark.parametrize("part", ["", "POST", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"])
def test_half_a_request_does_not_arrive(part: str) -> None:
    """A client that hangs up before its request was whole has no effect, and gets no answer."""
    with fronted() as (front, upstream), Wire(front) as wire:
        wire.socket.sendall(part.encode())
        wire.socket.shutdown(1)
        assert b"" == wire.read(1)
        assert [] == upstream.journal
