"""Laws of the calls that a client makes: what it sends, and that all ways of calling agree."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs
import httpx
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.codec import Mismatch
from clientwright.conformance.calls.answers import documented_replies, drawn_reply, reply_of
from clientwright.conformance.calls.arguments import converted, documented_arguments, drawn, media_of
from clientwright.conformance.calls.callers import WAYS, Seen, answering, facade_method, make
from clientwright.conformance.calls.carrying import unsendable
from clientwright.conformance.calls.checking import faults_of, idempotency
from clientwright.conformance.calls.requests import MULTIPART, MisreadError, body_of, parameters_of
from clientwright.conformance.law import Case, Violation, call_cases, law
from clientwright.conformance.laws import attempts, secrecy, statuses
from clientwright.conformance.subjects import Call, Subject
from clientwright.errors import ClientwrightError, EncodeError
from clientwright.models import MapModel
from clientwright.pipeline.documents import JSON
from clientwright.types import UNSET, File, Response

#: What the second call of each document goes through; the first is the facade.
_OTHERS: Final = (*WAYS[1:], "keywords")
_UNBUILT: Final = (Mismatch, LookupError)


def _operations(subject: Subject) -> Iterator[Case]:
    """Give a case for every operation, those that the client does not have too."""
    yield from call_cases(subject)
    known = {call.described.pointer for call in subject.calls}
    for one in subject.spec.operations:
        if one.pointer not in known:
            yield Case(subject, one.title, one.pointer)


def _calls(case: Case) -> Iterator[JSON]:
    if case.call is None:
        yield None
        return
    for document in documented_arguments(case.the_call):
        for way in _OTHERS:
            yield {**document, "way": way}


def _drawn_calls(case: Case) -> SearchStrategy[JSON]:
    if case.call is None:
        return st.none()
    ways = st.sampled_from(_OTHERS)
    return st.builds(lambda document, way: {**document, "way": way}, drawn(case.the_call), ways)


@law(
    "C401",
    """
    A provider reads a request by its document, so what the client sends must be what the spec says: the path with
    each value in its place, every parameter in its style, the body valid and of the meaning that was given, and the
    credentials where the security scheme puts them. What no style can carry is refused before anything is sent.
    Regenerate the client; where it is up to date, the generator or the runtime is at fault.
    """,
    cases=_operations,
    documents=_calls,
    strategy=_drawn_calls,
)
def requests_validate(case: Case, document: JSON) -> Iterator[Violation]:
    """Every call sends one request, which is what its operation and the arguments say, by each way of calling."""
    if case.call is None:
        yield Violation(f"The client has no operation {case.name} to call.")
        return
    call = case.call
    try:
        arguments = converted(call, document)
    except _UNBUILT as error:
        yield _unbuilt(error)
        return
    for way in ("facade-sync", document["way"]):
        if way == "keywords":
            found = keywords(call, document, arguments)
            seen = None if found is None else make(call, "facade-sync", answering(500), found)
        else:
            seen = make(call, way, answering(500), arguments)
        if seen is not None:
            yield from (attrs.evolve(one, message=f"{way}: {one.message}") for one in _faults(call, document, seen))


def _unbuilt(error: Exception) -> Violation:
    if isinstance(error, Mismatch):
        return Violation(f"The client cannot be given this: expected {error.expected}, found {error.seen}.", error.path)
    return Violation(f"The client takes no argument for {error.args[0]!r}.", "$.arguments")


def _faults(call: Call, document: Mapping[str, JSON], seen: Seen) -> Iterator[Violation]:
    if len(seen.requests) == 1:
        yield from faults_of(call, document, seen.requests[0])
    elif seen.requests:
        yield Violation(f"One call sends {len(seen.requests)} requests.")
    elif not isinstance(seen.result, EncodeError):
        yield Violation(f"Nothing is sent, and the call gives {seen.result!r}.")
    elif seen.result.path.partition("[")[0] not in _refusable(call, document):
        yield Violation(f"The client refuses what the spec allows: {seen.result.reason}.", seen.result.path)


def _refusable(call: Call, document: Mapping[str, JSON]) -> set[str]:
    """Give the paths of the arguments that a client may refuse, as errors name them."""
    names = {f"{one.where} {one.key or one.name}": one.name for one in call.declared.parameters}
    arguments, found = document["arguments"], parameters_of(call)
    return {f"$.{names[key]}" for key, one in found.items() if key in arguments and unsendable(one, arguments[key])}


def keywords(call: Call, document: Mapping[str, JSON], arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the arguments of a call with the fields of its body as keywords; None where the facade takes none."""
    body = arguments.get("body")
    kind: Any = type(body)
    if not isinstance(body, MapModel) or next(iter(media_of(call))) != document["media"]:
        return None
    signature = inspect.signature(facade_method(call)).parameters
    if all(one.kind is not inspect.Parameter.VAR_KEYWORD for one in signature.values()) or body.additional_properties:
        return None
    fields = {one.alias: (getattr(body, one.name), one.default) for one in attrs.fields(kind) if one.init}
    # A name that the method has already is another one; an absent field with a default is sent as that.
    if fields.keys() & signature.keys() or any(value is UNSET is not default for value, default in fields.values()):
        return None
    given = {name: value for name, (value, _) in fields.items() if value is not UNSET}
    # Without a field, there is no body where there need not be one.
    return {**{name: value for name, value in arguments.items() if name != "body"}, **given} if given else None


def _exchanges(case: Case) -> Iterator[JSON]:
    call = case.the_call
    calls, replies = [*documented_arguments(call)], [*documented_replies(call)]
    for index in range(max(len(calls), len(replies)) if replies else 0):
        yield {**calls[index % len(calls)], "reply": replies[index % len(replies)]}


def _drawn_exchanges(case: Case) -> SearchStrategy[JSON]:
    replies = drawn_reply(case.the_call)
    ways = st.sampled_from(WAYS[2:])
    return st.builds(
        lambda document, reply, way: {**document, "reply": reply, "way": way}, drawn(case.the_call), replies, ways
    )


@law(
    "C403",
    """
    The facade, its asynchronous twin and the four functions of a module are one operation. Where one of them sends
    something else, or gives something else for the same answer, a user who changes from one to another is in for a
    surprise. Regenerate the client; where it is up to date, its templates are at fault.
    """,
    cases=call_cases,
    documents=_exchanges,
    strategy=_drawn_exchanges,
)
def sync_and_async_agree(case: Case, document: JSON) -> Iterator[Violation]:
    """All six ways of making a call send the same request and give the same result or error."""
    call = case.the_call
    try:
        arguments = converted(call, document)
    except _UNBUILT:
        return  # C401 tells that
    answer = reply_of(document["reply"])
    first: tuple[Any, Any] | None = None
    # What is drawn goes through both facades and one function: each takes as long as the document itself.
    for way in (*WAYS[:2], document["way"]) if "way" in document else WAYS:
        seen = make(call, way, answer, arguments)
        found = [_request(call, one) for one in seen.requests], outcome(seen.result)
        if first is None:
            first = found
        elif first[0] != found[0]:
            yield Violation(f"{way} sends {_sends(found[0], first[0])} than {WAYS[0]}.")
        elif first[1] != found[1]:
            yield Violation(f"{way} gives {seen.result!r}, and {WAYS[0]} does not.", "$.reply")
        elif isinstance(seen.result, Response) != (way.startswith("detailed") and not _raised(seen.result)):
            yield Violation(f"{way} gives a {type(seen.result).__name__}.", "$.reply")


def _raised(result: object) -> bool:
    return isinstance(result, Exception)


def _sends(found: list[Any], first: list[Any]) -> str:
    if len(found) != len(first):
        return f"{len(found)} requests rather than {len(first)}, other"
    names = ("another method", "another address", "other headers", "another body")
    return next(
        name for a, b in zip(found, first, strict=True) for name, x, y in zip(names, a, b, strict=True) if x != y
    )


def _request(call: Call, request: httpx.Request) -> tuple[Any, ...]:
    """Give what a request says, without what is made anew for each: idempotency keys and boundaries."""
    multipart = request.headers.get("content-type", "").startswith(MULTIPART)
    varying = {idempotency(call), *(("content-type", "content-length") if multipart else ())}
    headers = sorted((name, value) for name, value in request.headers.multi_items() if name not in varying)
    try:
        content = body_of(request) if multipart else request.content
    except MisreadError:
        content = request.content
    return request.method, str(request.url), headers, content


def outcome(result: Any) -> Any:
    """Give what can be compared of the result of a call, or of the error that it raised."""
    if isinstance(result, Response):
        return outcome(result.parsed)
    if isinstance(result, File):
        result.payload.seek(0)
        return result.payload.read(), result.mime_type
    if isinstance(result, ClientwrightError):
        return type(result), {name: outcome(value) for name, value in vars(result).items()}
    return (type(result), str(result)) if isinstance(result, Exception) else result


LAWS = (requests_validate, *statuses.LAWS, sync_and_async_agree, *attempts.LAWS, *secrecy.LAWS)
