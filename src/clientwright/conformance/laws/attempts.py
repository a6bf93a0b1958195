"""Laws of repetitions: an operation that may have taken effect is never sent again, unless the spec says it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import httpx
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright import retries
from clientwright.conformance.calls.callers import Seen, Way, answering, make
from clientwright.conformance.calls.checking import idempotency
from clientwright.conformance.law import Case, Violation, call_cases, law
from clientwright.conformance.laws.statuses import given
from clientwright.conformance.subjects import Call
from clientwright.pipeline.documents import JSON, join

_RETRIES: Final = 3
_WAYS: Final[tuple[Way, ...]] = ("facade-sync", "facade-async")


class _Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"{"
        raise httpx.ReadError("connection reset")

    async def __aiter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204  # an asynchronous generator
        yield b"{"
        raise httpx.ReadError("connection reset")


def _raising(error: type[httpx.TransportError]) -> Callable[[httpx.Request], httpx.Response]:
    def play(request: httpx.Request) -> httpx.Response:
        raise error("planned", request=request)

    return play


#: What can become of a request. A connection that never was and a 429 prove that nothing was carried out.
_PLAYS: Final[Mapping[str, Callable[[httpx.Request], httpx.Response]]] = {
    "no connection": _raising(httpx.ConnectError),
    "429": answering(429, retry_after="0"),
    "reset": _raising(httpx.ReadError),
    "hang up": _raising(httpx.RemoteProtocolError),
    "write error": _raising(httpx.WriteError),
    "timeout": _raising(httpx.ReadTimeout),
    "broken 200": lambda _: httpx.Response(200, stream=_Broken()),
    "broken 500": lambda _: httpx.Response(500, stream=_Broken()),
    **{
        str(status): answering(status)
        for status in (302, 307, 308, 400, 401, 408, 409, 500, 501, 502, 503, 504, 520, 529)
    },
    "503 later": answering(503, retry_after="0"),
    "unreadable 200": answering(200, b"<html>", "text/html"),
}
_HARMLESS: Final = frozenset({"no connection", "429"})
#: What is worth another attempt where that is safe.
_PASSING: Final = _HARMLESS | {
    "reset", "hang up", "write error", "broken 500", "500", "502", "503", "503 later", "504", "520", "529",
}  # fmt: skip
#: What may be either: the answer had begun, so that the provider has done what was asked.
_OPEN: Final = frozenset({"broken 200"})


def safe(call: Call) -> bool:
    """Tell whether the spec lets an operation be sent again: it only reads, or its method is idempotent."""
    effect = call.described.value.get("x-clientwright-effect")
    if call.described.method in {"put", "delete"}:
        return True
    return effect == "read" if effect is not None else call.described.method in {"get", "head", "options", "trace"}


def _plans(case: Case) -> Iterator[JSON]:
    given(case.the_call)
    yield from ([name] for name in _PLAYS)
    yield from (["429", "no connection", "reset", "500"], ["429", "429", "429", "429", "429"], ["no connection", "503"])


@law(
    "C404",
    """
    People pay twice where a client repeats a charge of which it does not know whether it was made. The effect and the
    method in the spec decide what may be repeated. State `x-clientwright-effect` where the method does not tell it;
    where the spec is right, regenerate the client.
    """,
    cases=call_cases,
    documents=_plans,
    strategy=lambda _: _drawn_plans(),
)
def at_most_one_send(case: Case, document: JSON) -> Iterator[Violation]:
    """What may have been carried out is sent once, unless the spec makes it safe; what is safe is tried again."""
    call = case.the_call
    for way in _WAYS:
        seen = _played(call, way, document)
        names = [_play_at(document, index) for index in range(len(seen.requests))]
        pointer = join(call.described.pointer, "x-clientwright-effect")
        key = idempotency(call)
        doubtful = [name for name in names if name not in _HARMLESS]
        if not safe(call) and not key and len(doubtful) > 1:
            yield Violation(f"{way}: it is sent again after {doubtful[0]!r}.", pointer=pointer)
        keys = {request.headers.get(key) for request in seen.requests} if key else {"one"}
        if len(keys) != 1 or None in keys:
            yield Violation(f"{way}: its attempts have the idempotency keys {len(keys)}, not one.", pointer=pointer)
        wanted = _attempts(document, repeated=safe(call) or bool(key))
        if len(names) not in wanted:
            yield Violation(f"{way}: it is tried {len(names)} times and not {wanted[0]}.", pointer=pointer)


def _drawn_plans() -> SearchStrategy[JSON]:
    return st.lists(st.sampled_from([*_PLAYS]), min_size=1, max_size=5)


def _play_at(plan: list[str], index: int) -> str:
    return plan[min(index, len(plan) - 1)]


def _attempts(plan: list[str], *, repeated: bool) -> list[int]:
    """Give how many attempts are right for a plan whose last play goes on for ever."""
    for index in range(_RETRIES + 1):
        name = _play_at(plan, index)
        if name in _OPEN and repeated:
            return [*range(index + 1, _RETRIES + 2)]
        if name not in (_PASSING if repeated else _HARMLESS):
            return [index + 1]
    return [_RETRIES + 1]


def _played(call: Call, way: Way, plan: list[str]) -> Seen:
    count = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal count
        count += 1
        return _PLAYS[_play_at(plan, count - 1)](request)

    with _no_pauses():
        return make(call, way, answer, dict(given(call)), retries=_RETRIES)


@contextmanager
def _no_pauses() -> Iterator[None]:
    """Have repetitions follow at once: a client must not make a law wait."""
    before, retries.BASE = retries.BASE, 0.0
    try:
        yield
    finally:
        retries.BASE = before


LAWS = (at_most_one_send,)
