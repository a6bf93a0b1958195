"""How an answer is sent: as it should be, and in the ways in which sending goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from clientwright.sandbox.faults.steps import Close, Hold, Reset, Send, Step, Wait, Yield
from clientwright.sandbox.faults.values import EMPTY_STATUSES, Answer, Headers, Scene, Script, without

FRAMING = ("content-length", "transfer-encoding", "connection")
BLANKS = b" " * 65536
UNASKED = b"HTTP/1.1 418 I'm a Teapot\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
MISSING = 64
"""Bytes that a short body lacks."""


def head(answer: Answer, framing: Headers) -> bytes:
    """Write the head of an answer."""
    headers = (*without(answer.headers, *FRAMING), *framing)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {answer.status} {answer.reason}\r\n{lines}\r\n".encode("latin-1", "replace")


def normally(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send an answer as it should be; the connection stays open unless the request asks otherwise."""
    framing = () if answer.status in EMPTY_STATUSES - {205} else (("Content-Length", str(len(answer.body))),)
    closing = (scene.request.header("Connection") or "").lower() == "close"
    told = head(answer, (*framing, *((("Connection", "close"),) if closing else ())))
    yield Send(told + (_sendable(scene, answer) if framing else b""))
    if closing:
        yield Close()


def only(*steps: Step) -> Script:
    """Do steps, whatever the answer is."""

    def script(_: Scene, __: Answer) -> Iterator[Step]:
        yield from steps

    return script


def first(*steps: Step) -> Script:
    """Do steps, then send the answer as it should be."""

    def script(scene: Scene, answer: Answer) -> Iterator[Step]:
        yield from steps
        yield from normally(scene, answer)

    return script


def afterwards(*steps: Step) -> Script:
    """Send the answer as it should be, then do steps."""

    def script(scene: Scene, answer: Answer) -> Iterator[Step]:
        yield from normally(scene, answer)
        yield from steps

    return script


def reset_after_head(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the head, and break the connection a moment later."""
    yield Send(head(answer, (("Content-Length", str(len(answer.body))),)))
    yield Wait(scene.pace)
    yield Reset()


def reset_in_body(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the head and half of the body, and break the connection a moment later."""
    yield Send(head(answer, (("Content-Length", str(len(answer.body) + MISSING)),)))
    yield Send(_half(answer))
    yield Wait(scene.pace)
    yield Reset()


def cut_head(_: Scene, answer: Answer) -> Iterator[Step]:
    """Send the beginning of the head, and close."""
    yield Send(head(answer, ())[:-4] + b"\r\nContent-Le")
    yield Close()


def short(_: Scene, answer: Answer) -> Iterator[Step]:
    """Announce more bytes than are sent, and close."""
    yield Send(head(answer, (("Content-Length", str(len(answer.body) + MISSING)),)) + answer.body)
    yield Close()


def cut_chunk(_: Scene, answer: Answer) -> Iterator[Step]:
    """Announce a chunk, and close within it."""
    yield Send(_chunked(answer) + b"%x\r\n" % (len(answer.body) + MISSING) + _half(answer))
    yield Close()


def bad_chunk(_: Scene, answer: Answer) -> Iterator[Step]:
    """Send a chunk whose length is no number, and close."""
    yield Send(_chunked(answer) + b"zz\r\n" + answer.body + b"\r\n0\r\n\r\n")
    yield Close()


def slow_head(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the head byte by byte, then the body at once, and close."""
    yield from _slowly(scene, head(answer, (("Content-Length", str(len(answer.body))), ("Connection", "close"))))
    yield Send(_sendable(scene, answer))
    yield Close()


def drip(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the head at once, then the body byte by byte, and close."""
    yield Send(head(answer, (("Content-Length", str(len(answer.body))), ("Connection", "close"))))
    yield from _slowly(scene, _sendable(scene, answer))
    yield Close()


def endless(_: Scene, answer: Answer) -> Iterator[Step]:
    """Send the body in chunks, and blanks for ever behind it."""
    yield Send(_chunked(answer) + b"%x\r\n%s\r\n" % (len(answer.body) + 1, answer.body + b" "))
    while True:
        yield Send(b"%x\r\n%s\r\n" % (len(BLANKS), BLANKS))


def continues(scene: Scene, _: Answer) -> Iterator[Step]:
    """Send interim answers for ever."""
    while True:
        yield Send(b"HTTP/1.1 100 Continue\r\n\r\n")
        yield Wait(scene.pace)


def huge(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the body with so many blanks behind it that it is as long as a huge one."""
    rest = max(scene.huge - len(answer.body), 0)
    yield Send(head(answer, (("Content-Length", str(len(answer.body) + rest)),)) + answer.body)
    while rest:
        yield Send(BLANKS[:rest])
        rest -= min(rest, len(BLANKS))


def body_without_content(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send status 204, which allows no body, with the body."""
    bare = evolve(answer, status=204, reason="No Content")
    content = _sendable(scene, answer)
    yield Send(head(bare, (("Content-Length", str(len(content))),)) + content)


def framed(*framing: tuple[str, str]) -> Script:
    """Send the head with headers in the place of those that frame the body, then the body, and close."""

    def script(scene: Scene, answer: Answer) -> Iterator[Step]:
        yield Send(head(answer, framing) + _sendable(scene, answer))
        yield Close()

    return script


def until_close(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the body without a length, and close."""
    yield from framed(("Connection", "close"))(scene, answer)


def cut_until_close(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send half of the body without a length, and close."""
    yield from until_close(scene, evolve(answer, body=_half(answer)))


def second_answer(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Send the answer and another one in one piece."""
    content = _sendable(scene, answer)
    yield Send(head(answer, (("Content-Length", str(len(answer.body))),)) + content + UNASKED)


def reordered(scene: Scene, answer: Answer) -> Iterator[Step]:
    """Keep the answer back until another connection has been answered."""
    yield Yield(scene.patience)
    yield from normally(scene, answer)


def silent(_: Scene, __: Answer) -> Iterator[Step]:
    """Say nothing, until the other side hangs up."""
    yield Hold()
    yield Close()


def _chunked(answer: Answer) -> bytes:
    return head(answer, (("Transfer-Encoding", "chunked"),))


def _half(answer: Answer) -> bytes:
    return answer.body[: len(answer.body) // 2]


def _sendable(scene: Scene, answer: Answer) -> bytes:
    return b"" if scene.request.method == "HEAD" else answer.body


def _slowly(scene: Scene, data: bytes) -> Iterator[Step]:
    for index in range(len(data)):
        yield Send(data[index : index + 1])
        yield Wait(scene.pace)
