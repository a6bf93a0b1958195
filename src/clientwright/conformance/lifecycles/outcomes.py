"""Whether a call was answered as it should have been: status, class, words, types, and what the journal says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import httpx
from attrs import frozen

from clientwright import codec
from clientwright.conformance.lifecycles.models import Asked, Expected
from clientwright.conformance.lifecycles.stages import Deed
from clientwright.conformance.lifecycles.values import NOTHING, apart, same, texts_in
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.errors import StatusError, error_class
from clientwright.pipeline.documents import JSON
from clientwright.sandbox.behaviour import Reply
from clientwright.sandbox.journal import Entry

_LONGEST: Final = 160


@frozen
class Came:
    """What came of a call.

    Attributes:
        result: What it gave, or the exception that it raised.
        items: What came of going through pages.
        requests: What was sent.
        entries: What the journal says.
        failure: What escaped from the sandbox; None where nothing did.
        content: The content of the last answer.

    """

    result: Any
    items: tuple[Any, ...]
    requests: tuple[httpx.Request, ...]
    entries: Sequence[Entry]
    failure: Exception | None
    content: bytes

    @property
    def answer(self) -> JSON:
        """The content of the last answer as JSON data; `NOTHING` where it is none."""
        try:
            return json.loads(self.content)
        except ValueError:
            return NOTHING


def as_json(value: Any) -> JSON:
    """Write what a client gave as JSON data."""
    return json.loads(codec.encode(Any, value))


def strays(deed: Deed, asked: Asked, expected: Expected, came: Came, requests: int = 1) -> Iterator[str]:
    """Say where what came is not what was expected, whatever the records are like.

    Args:
        deed: The operation.
        asked: The call.
        expected: What should become of the call.
        came: What came of it.
        requests: How many requests it should take.

    """
    if came.failure is not None:
        yield f"the sandbox fails: {told(came.failure)}"
    elif len(came.entries) != requests or len(came.requests) != requests:
        yield (
            f"{len(came.requests)} requests were sent and {len(came.entries)} stand in the journal, where there should"
            f" be {requests}; it gives {told(came.result)}"
        )
    elif wrong := [one for one in came.entries if one.status not in expected.statuses]:
        yield f"{_wanted(expected)} was expected, and {wrong[0].status} came: {told(came.result)}"
    else:
        yield from _of_journal(deed, expected, came)
        yield from _refusals(deed, expected, came) if expected.why else _successes(asked, came)


def told(value: Any) -> str:
    """Write a value in not too many characters of one line."""
    text = " ".join(repr(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _wanted(expected: Expected) -> str:
    named = " or ".join(map(str, expected.statuses))
    return f"{named}, as {expected.why}," if expected.why else named


def _of_journal(deed: Deed, expected: Expected, came: Came) -> Iterator[str]:
    applied = not expected.why and deed.effective
    for entry in came.entries:
        if entry.applied is not applied:
            yield f"the journal says that it was {'' if entry.applied else 'not '}applied, which is wrong"
        if entry.operation != deed.title:
            yield f"the journal calls it {entry.operation}"


def _successes(asked: Asked, came: Came) -> Iterator[str]:
    if isinstance(came.result, Exception):
        yield f"it should succeed, and raises {told(came.result)}"
        return
    if asked.brief:
        return
    for misfit in misfits([came.result, *came.items]):
        yield f"its result is not what its annotations say, at {misfit}"
    path = None if asked.pages or came.answer is NOTHING else apart(came.answer, as_json(came.result))
    if path is not None:
        yield f"its result does not mean what was answered, at {path}"


def _refusals(deed: Deed, expected: Expected, came: Came) -> Iterator[str]:
    error, (entry, *_) = came.result, came.entries
    kind = error_class(entry.status)
    if type(error) is not kind:
        yield f"{kind.__name__} was expected, and {told(error)} came"
        return
    if error.applied is not False:
        yield f"the error says applied {error.applied}, and nothing was"
    answer = deed.call.declared.answers.get(entry.status)
    if answer is not None and answer.type is not None:
        if error.body is None:
            yield f"the error has not the documented body, but {told(error.content)}"
        yield from (f"the error's body is not what its annotations say, at {one}" for one in misfits(error.body))
    if expected.reply is not None:
        yield from _unsaid(deed, expected.reply, expected.turn, error)
        rate = deed.hint.rate
        if rate and rate.reply == expected.reply and "retry-after" in deed.headers(entry.status):
            yield from _waits(error, rate.seconds)


def _unsaid(deed: Deed, reply: Reply, turn: int, error: StatusError) -> Iterator[str]:
    try:
        body = json.loads(error.content)
    except ValueError:
        yield f"the error's content is not JSON: {told(error.content)}"
        return
    if reply.examples:
        name = reply.examples[turn % len(reply.examples)]
        if not same(deed.example(reply.status, name), body):
            yield f"the documented example {name} was expected, and {told(body)} came"
        return
    found = {*texts_in(body)}
    if reply.text not in found:
        yield f"the message {reply.text!r} was expected, and {told(body)} came"
    if reply.field and reply.field not in found:
        yield f"the error should name the field {reply.field}, and {told(body)} came"


def _waits(error: StatusError, seconds: int) -> Iterator[str]:
    if error.retry_after is None or not 0 < error.retry_after <= seconds:
        yield f"the error asks to wait {error.retry_after} seconds, with a window of {seconds}"
