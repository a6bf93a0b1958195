"""Holds a request against its operation: the address, each parameter, the body and the credentials."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

import httpx

from clientwright.conformance.calls.arguments import Media, media_of
from clientwright.conformance.calls.callers import BASE_URL, SECRET, secrets
from clientwright.conformance.calls.carrying import body_difference, carried, wanted
from clientwright.conformance.calls.requests import (
    Described,
    MisreadError,
    body_of,
    header,
    names_of,
    parameters_of,
    path_values,
    sent,
)
from clientwright.conformance.examples import validator_for
from clientwright.conformance.law import Violation
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.subjects import Call, Subject
from clientwright.pipeline.documents import JSON, join

Place: TypeAlias = tuple[str, str, str]
BASE: Final = httpx.URL(BASE_URL)
#: Headers that every HTTP client may send.
_COMMON: Final = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "content-type", "cookie", "host", "user-agent"}
)


def faults_of(call: Call, document: Mapping[str, JSON], request: httpx.Request) -> Iterator[Violation]:
    """Say how a request is not what its operation and the arguments of the call say.

    Args:
        call: The operation.
        document: The call, as `arguments.drawn` gives it.
        request: What was sent.

    """
    if call.described.method.upper() != request.method:
        yield Violation(f"The request is a {request.method} and not a {call.described.method.upper()}.")
    if (BASE.scheme, BASE.host, BASE.port) != (request.url.scheme, request.url.host, request.url.port):
        yield Violation(f"The request goes to {request.url.host} and not to the client's own address.")
    try:
        path = path_values(call, request, BASE.path)
    except MisreadError as error:
        yield Violation(str(error))
        return
    for one in parameters_of(call).values():
        yield from _parameter_faults(call, document["arguments"], one, request, path)
    yield from _undeclared(call, document["arguments"], request)
    yield from _body_faults(call, document, request)
    yield from credential_faults(call, request)


def _parameter_faults(
    call: Call, arguments: Mapping[str, JSON], one: Described, request: httpx.Request, path: Mapping[str, str]
) -> Iterator[Violation]:
    at, given = f"$.arguments[{one.key!r}]", arguments.get(one.key)
    expected = wanted(one, given) if one.key in arguments else None
    try:
        texts = sent(one, request, path, expected)
    except MisreadError as error:
        yield Violation(str(error), at, pointer=one.pointer)
        return
    found = texts if one.style == "json" else carried(expected, texts)
    if _lost(one, expected, found):
        arrives = "does not arrive" if texts is None else f"arrives as {_short(found)}"
        yield Violation(f"The {one.key} {arrives}.", at, pointer=one.pointer)
    elif expected is not None and expected == given and one.style != "deepObject":
        valid = validator_for(call.subject.document, one.schema)
        if valid.is_valid(given) and not valid.is_valid(found):
            message = f"The {one.key} is sent as {_short(found)}, which its schema refuses."
            yield Violation(message, at, pointer=one.pointer)


def _lost(one: Described, expected: JSON, found: JSON) -> bool:
    """Tell whether what arrives is not what was given; where nothing was, its default or an empty text may stand."""
    if expected is None and one.default is not None and found is not None:
        return difference(one.default, carried(one.default, found)) is not None
    return difference(expected, found) is not None and not (expected is None and found == "")


def _short(value: JSON) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."  # noqa: PLR2004  # fits a line


def _undeclared(call: Call, arguments: Mapping[str, JSON], request: httpx.Request) -> Iterator[Violation]:
    found = parameters_of(call).values()
    schemes = {(place, name) for places in _places(call.subject).values() for place, name, _ in places}
    for where in ("query", "cookie"):
        names = {one.name for one in found if one.where == where} | {name for place, name in schemes if place == where}
        objects = [arguments.get(one.key) for one in found if one.where == where and one.explode]
        names |= {name for value in objects if isinstance(value, dict) for name in value}
        deep = tuple(f"{one.name}[" for one in found if one.style == "deepObject")
        for name in names_of(where, request):
            if name not in names and not name.startswith(deep):
                yield Violation(f"The {where} {name!r} is sent, and the spec does not declare it.")
    known = _COMMON | {one.name.lower() for one in found if one.where == "header"}
    known |= {name for place, name in schemes if place == "header"} | {idempotency(call)}
    for name in request.headers:
        if name not in known:
            yield Violation(f"The header {name!r} is sent, and the spec does not declare it.")


def idempotency(call: Call) -> str:
    """Give the header, in lower case, that makes it safe to send an operation again; empty where there is none."""
    written = call.described.value.get("x-clientwright-idempotency")
    return str(written.get("header", "")).lower() if isinstance(written, dict) else ""


def _body_faults(call: Call, document: Mapping[str, JSON], request: httpx.Request) -> Iterator[Violation]:
    kind = next(iter(header(request, "content-type")), "")
    if "body" not in document:
        if request.content or kind:
            yield Violation(f"A body is sent as {kind or 'nothing known'} where none was given.", "$.body")
        return
    media = media_of(call)[document["media"]]
    if kind.partition(";")[0] != media.name.partition(";")[0] and "*" not in media.name:
        yield Violation(f"The body is sent as {kind or 'nothing known'} and not as {media.name}.", "$.media")
        return
    try:
        found = body_of(request)
    except MisreadError as error:
        yield Violation(str(error), "$.body", pointer=media.pointer)
        return
    at = body_difference(media.name, document["body"], found, _deep(call, media))
    if at is not None:
        yield Violation(
            "The body does not arrive with the meaning that was given.", f"$.body{at[1:]}", pointer=media.pointer
        )
    elif "json" in media.name and (valid := validator_for(call.subject.document, media.schema)).is_valid(
        document["body"]
    ):
        for refusal in valid.iter_errors(found):
            yield Violation(f"The body that is sent is refused: {refusal.message}.", "$.body", pointer=media.pointer)


def _deep(call: Call, media: Media) -> tuple[str, ...]:
    body, _ = call.subject.spec.follow(call.described.value["requestBody"])
    written = body["content"][media.name].get("encoding", {})
    return tuple(name for name, one in written.items() if one.get("style") == "deepObject")


def credential_faults(call: Call, request: httpx.Request) -> Iterator[Violation]:
    """Say where the credentials of a request are not exactly those of one alternative of its operation."""
    known = _places(call.subject)
    written = call.described.value.get("security", call.subject.document.data.get("security")) or []
    ways = [
        {name for name in one if name in known}
        for one in written
        if all(name in _schemes(call.subject) for name in one)
    ]
    wanted_ways = [way for way in ways if way] or [set[str]()]
    there = {name for name, places in known.items() if places <= _carried(request)}
    spread = sum(SECRET in value for _, _, value in _carried(request))
    plain = sum(SECRET in value for name in there for _, _, value in known[name])
    if there not in wanted_ways or spread != plain:
        names = " or ".join(" and ".join(sorted(way)) or "none" for way in wanted_ways)
        found = " and ".join(sorted(there)) or "none"
        pointer = join(call.described.pointer, "security") if "security" in call.described.value else "/security"
        yield Violation(
            f"The credentials sent are {found}, in {spread} places; the spec says {names}.", pointer=pointer
        )


def _carried(request: httpx.Request) -> frozenset[Place]:
    """Give the texts of a request that could be a credential, by place and name."""
    headers = [("header", name.lower(), value) for name, value in request.headers.items() if name != "cookie"]
    queries = [("query", name, value) for name, value in request.url.params.multi_items()]
    cookies = [("cookie", *part.partition("=")[::2]) for text in header(request, "cookie") for part in text.split("; ")]
    return frozenset([*headers, *queries, *cookies, ("path", "", request.url.path), ("body", "", _text(request))])


def _text(request: httpx.Request) -> str:
    return request.content.decode("latin-1")


def _schemes(subject: Subject) -> Mapping[str, Any]:
    found = subject.document.data.get("components", {}).get("securitySchemes", {})
    return {name: subject.spec.follow(one)[0] for name, one in found.items()}


@cache
def _places(subject: Subject) -> Mapping[str, frozenset[Place]]:
    """Give where the credentials of each scheme that the client knows are to stand."""
    provider = subject.module("provider").PROVIDER
    values = secrets(provider)
    given = {one.id: [values[name] for name in one.arguments] for one in provider.schemes}
    described = _schemes(subject)
    return {name: frozenset({_place(described[name], given[name])}) for name in given if name in described}


def _place(scheme: Mapping[str, Any], values: list[str]) -> Place:
    if scheme["type"] == "apiKey":
        return scheme["in"], scheme["name"].lower() if scheme["in"] == "header" else scheme["name"], values[0]
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
        return "header", "authorization", f"Basic {base64.b64encode(':'.join(values).encode()).decode()}"
    return "header", "authorization", f"Bearer {values[0]}"
