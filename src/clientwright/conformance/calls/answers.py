"""The answers of an operation: documented or drawn as JSON, and what the spec says that they mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.calls.arguments import smallest_of
from clientwright.conformance.calls.callers import Answer, answering
from clientwright.conformance.strategies import any_json, from_schema
from clientwright.conformance.subjects import Body, Call
from clientwright.pipeline.documents import JSON, join, resolve, split

Reply: TypeAlias = dict[str, JSON]
#: Statuses that few specs document.
ODD: Final = (202, 204, 206, 299, 301, 304, 307, 400, 401, 402, 403, 404, 409, 410, 418, 422, 425, 429, 500, 502, 503,
              504, 520, 599, 600, 999)  # fmt: skip
#: Bodies that are seldom what an operation documents: text and content type.
BROKEN: Final[tuple[tuple[str, str], ...]] = (
    ("", "application/json"),
    ("", ""),
    ("<!DOCTYPE html><html><body>Bad gateway</body></html>", "text/html"),
    ('{"message": "Not fou', "application/json"),
    ("null", "application/json"),
    ("[1, 2]", "application/json"),
    ("17", "application/json"),
    ('"ok"', "text/plain"),
    ('{"message": "\xff\xfe"}', "application/json"),
    ('{"a": ' * 300, "application/json"),
)


#: Stands for a member that is to be taken away.
ABSENT: Final = object()


def reply_of(reply: Reply) -> Answer:
    """Give what answers with a reply.

    Args:
        reply: `status`; `body`, which is JSON, or `text`, each character a byte; `type`, `headers` by name.

    """
    content = json.dumps(reply["body"]).encode() if "body" in reply else reply.get("text", "").encode("latin-1")
    return answering(reply["status"], content, reply.get("type", "application/json"), **reply.get("headers", {}))


@cache
def responses_of(call: Call) -> Mapping[str, tuple[Mapping[str, JSON], str]]:
    """Give the documented responses by status as the spec writes it, in capitals, each with its JSON pointer."""
    written = call.described.value.get("responses", {})
    place = join(call.described.pointer, "responses")
    return {
        status.upper() if status != "default" else status: call.subject.spec.follow(
            written[status], join(place, status)
        )
        for status in written
        if not status.startswith("x-")
    }


def response_for(call: Call, status: int) -> str | None:
    """Give the documented status that speaks for a status; `default` does for a success where no other success is."""
    found = responses_of(call)
    for name in (str(status), f"{status // 100}XX"):
        if name in found:
            return name
    successes = any(name.startswith("2") for name in found)
    return "default" if "default" in found and not (status // 100 == 2 and successes) else None  # noqa: PLR2004  # 2xx


def body_for(call: Call, status: int) -> Body | None:
    """Give the JSON body that is documented for a status, as the client reads it; None where there is none."""
    name = response_for(call, status)
    bodies = (one for one in call.bodies if one.direction == "response" and one.status in {name, (name or "").lower()})
    return None if name is None else next(bodies, None)


def refusal_for(call: Call, status: int, value: JSON) -> bool:
    """Tell whether the spec says that an answer of success with this body is a refusal."""
    name = response_for(call, status)
    hint = responses_of(call)[name][0].get("x-clientwright-failure") if name is not None else None
    if not isinstance(hint, dict):
        return False
    try:
        told = resolve(value, hint["pointer"])
    except (LookupError, TypeError, ValueError):
        return False
    return any(told == one and isinstance(told, bool) == isinstance(one, bool) for one in hint["values"])


def status_of(call: Call, name: str) -> int:
    """Give a status that a documented one such as `404`, `4XX` or `default` speaks for."""
    if name.isdecimal():
        return int(name)
    choices = (
        range(int(name[0]) * 100, int(name[0]) * 100 + 100) if name != "default" else (200, 418, 500, *range(400, 500))
    )
    wanted = name if name == "default" else name.upper()
    return next(status for status in choices if response_for(call, status) == wanted)


def documented_replies(call: Call) -> Iterator[Reply]:
    """Give the documented answers: each example, and for what has none the smallest body that its schema allows."""
    for name, (response, _) in responses_of(call).items():
        status = status_of(call, name)
        body = body_for(call, status)
        if body is None:
            media = next(iter(response.get("content", {})), "")
            yield {"status": status, "text": "", "type": media}
            continue
        values = [*body.examples.values()] or [_smallest(call, body)]
        values += _refusals(response, values[0])
        yield from ({"status": status, "body": value, "type": body.media} for value in values)


def _smallest(call: Call, body: Body) -> JSON:
    subject = call.subject
    return smallest_of(subject.document, subject.spec.follow(body.schema, body.pointer)[1])


def _refusals(response: Mapping[str, JSON], value: JSON) -> list[JSON]:
    """Give a body of success with each value that makes it a refusal."""
    hint = response.get("x-clientwright-failure")
    return [put(value, hint["pointer"], telling) for telling in hint["values"]] if isinstance(hint, dict) else []


def put(value: JSON, pointer: str, found: Any) -> Any:
    """Put a value at a JSON pointer into a copy; objects on the way are made where there are none."""
    if not pointer:
        return found
    name, *rest = split(pointer)
    inner = dict(value) if isinstance(value, dict) else {}
    below = put(inner.get(name), join("", *rest) if rest else "", found)
    if below is ABSENT:
        return {key: kept for key, kept in inner.items() if key != name}
    return {**inner, name: below}


def _values(call: Call, body: Body) -> SearchStrategy[JSON]:
    return from_schema(call.subject.document, body.pointer)


@cache
def drawn_reply(call: Call) -> SearchStrategy[Reply]:
    """Draw answers: documented statuses with bodies that are valid, others and any status with anything."""
    bodies = [(status_of(call, one.status), one) for one in call.bodies if one.direction == "response"]
    valid = [st.builds(_reply, st.just(status), _values(call, body), st.just(body.media)) for status, body in bodies]
    known = [status_of(call, name) for name in responses_of(call)]
    statuses = st.sampled_from([*dict.fromkeys([*known, *ODD])])
    broken = st.builds(_broken, statuses, st.sampled_from(BROKEN))
    anything = st.builds(_reply, statuses, any_json(), st.just("application/json"))
    return st.one_of([*valid, broken, anything])


def _reply(status: int, body: JSON, media: str) -> Reply:
    return {"status": status, "body": body, "type": media}


def _broken(status: int, body: tuple[str, str]) -> Reply:
    return {"status": status, "text": body[0], "type": body[1]}


def odd_replies(call: Call) -> Iterator[Reply]:
    """Give statuses that are not documented, and bodies that are not: every status twice, every body thrice."""
    known = [status_of(call, name) for name in responses_of(call)]
    statuses = [*dict.fromkeys([*known, *ODD])]
    for index, status in enumerate(statuses):
        yield _broken(status, BROKEN[index % len(BROKEN)])
        yield _broken(status, BROKEN[(index + 3) % len(BROKEN)])
    bodies = [reply["body"] for reply in documented_replies(call) if "body" in reply][-1:]
    for status in (one for one in ODD if response_for(call, one) is None):
        # What is documented for one status means nothing at another.
        yield from ({"status": status, "body": body} for body in bodies)
    for body in BROKEN:
        yield from (_broken(status, body) for status in (*known[:1], 404, 500))


def parsed(reply: Reply) -> Any:
    """Give the JSON value of a reply's body; raise ValueError where it is none."""
    if "body" in reply:
        return reply["body"]
    return json.loads(reply.get("text", "").encode("latin-1"))
