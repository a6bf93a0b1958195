"""Laws of secrets: no credential and no field that is marked as sensitive shows where people and machines look."""

from __future__ import annotations

import base64
import html
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, Final
from urllib.parse import quote

import attrs
import httpx
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.calls.callers import SECRET, Way, Wire, client_over, secrets, through
from clientwright.conformance.calls.checking import BASE, credential_faults
from clientwright.conformance.examples import validator_for
from clientwright.conformance.law import Case, Violation, body_cases, call_cases, law, one_for_each_shape
from clientwright.conformance.laws.statuses import given
from clientwright.conformance.oracles.readings import Steps, json_path, read
from clientwright.conformance.schema_views import view
from clientwright.conformance.strategies import from_schema
from clientwright.conformance.subjects import Call, Subject
from clientwright.drift import Drift
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec

_WAYS: Final[tuple[Way, ...]] = ("facade-sync", "facade-async")
_ELSEWHERE: Final = (
    "https://evil.invalid/", "//evil.invalid/base", "http://provider.invalid/base", "https://provider.invalid:8443/base",
    "https://provider.invalid@evil.invalid/", "https://user@provider.invalid/base",
)  # fmt: skip
#: The ways in which a server may write what it was sent.
_WRITTEN: Final[Mapping[str, Callable[[str], str]]] = {
    "plain": str,
    "json": lambda text: "".join(
        f"\\u{ord(character):04x}" if not character.isalnum() else character for character in text
    ),
    "percent": lambda text: quote(text, safe="").replace("-", "%2D"),
    "html": lambda text: html.escape(text).replace("-", "&#45;"),
}
_PLACES: Final = ("body", "header", "error", "field", "cookie")


@cache
def _first_alike(subject: Subject) -> frozenset[str]:
    """Name the first of the operations with the same method and credentials: to a secret the others are the same."""
    met: dict[str, str] = {}
    for call in subject.calls:
        met.setdefault(f"{call.declared.method} {call.described.value.get('security')}", call.name)
    return frozenset(met.values())


def _echoes(case: Case) -> Iterator[JSON]:
    given(case.the_call)
    first = case.the_call.name in _first_alike(case.subject)
    for place in _PLACES if first else ():
        for status in (200, 401, 500):
            yield {"status": status, "place": place, "written": "plain", "location": ""}
    for written in _WRITTEN if first else ():
        yield {"status": 400, "place": "body", "written": written, "location": ""}
    for location in _ELSEWHERE:
        yield from (
            {"status": status, "place": "body", "written": "plain", "location": location} for status in (302, 307)
        )


def _drawn_echoes(_: Case) -> SearchStrategy[JSON]:
    return st.fixed_dictionaries(
        {
            "status": st.sampled_from([200, 201, 204, 302, 307, 308, 400, 401, 404, 422, 429, 500, 503, 999]),
            "place": st.sampled_from(_PLACES),
            "written": st.sampled_from([*_WRITTEN]),
            "location": st.sampled_from(["", *_ELSEWHERE]),
        }
    )


@law(
    "C405",
    """
    Whoever reads a log, a crash report or a pickle must not be able to call the provider in somebody's name, and a
    provider must not be able to send a credential to another host. The runtime is at fault; where a credential stands
    in another place than the spec says, regenerate the client.
    """,
    cases=call_cases,
    documents=_echoes,
    strategy=_drawn_echoes,
)
def secrets_stay_secret(case: Case, document: JSON) -> Iterator[Violation]:
    """A credential goes to the client's own address alone, and shows in no log, error, pickle, repr or report."""
    call = case.the_call
    for way in _WAYS:
        drifts: list[Drift] = []
        wire = Wire(_echoing(call, document))
        client = client_over(call.subject, wire, asynchronous=way.endswith("-async"), on_drift=drifts.append)
        with _logged() as lines:
            seen = through(call, way, client, wire, dict(given(call)))
        for request in seen.requests:
            yield from credential_faults(call, request)
            if (request.url.scheme, request.url.netloc) != (BASE.scheme, BASE.netloc):
                yield Violation(f"{way}: a request goes to {request.url.host}, and not to the client's own address.")
        shown = {"the log": "\n".join(lines), "drift reports": repr(drifts), **_shown(client), **_told(seen.result)}
        for where, text in shown.items():
            if any(secret in text for secret in _forms(call)):
                yield Violation(f"{way}: a credential shows in {where}.")


def _echoing(call: Call, document: Mapping[str, JSON]) -> Callable[[httpx.Request], httpx.Response]:
    """Give what answers with the credentials that it was sent."""
    text = " ".join(map(_WRITTEN[document["written"]], _forms(call)))
    place = document["place"]

    def answer(request: httpx.Request) -> httpx.Response:
        if place == "error":
            raise httpx.ReadError(f"failed with {text}", request=request)
        headers = {"content-type": "application/json"}
        headers |= {"header": {"x-request-id": text, "x-echo": text}, "cookie": {"set-cookie": f"a={text}"}}.get(
            place, {}
        )
        headers |= {"location": document["location"]} if document["location"] else {}
        content = {"body": text, "field": json.dumps({text: 1, "message": text})}.get(place, "{}")
        return httpx.Response(document["status"], headers=headers, stream=httpx.ByteStream(content.encode()))

    return answer


def _forms(call: Call) -> list[str]:
    """Give the credentials as they are sent: as they are, and as basic authentication writes them."""
    provider = call.subject.module("provider").PROVIDER
    values = secrets(provider)
    joined = [":".join(values[name] for name in one.arguments) for one in provider.schemes if one.basic]
    plain = [value for value in values.values() if SECRET in value]
    return [*plain, *(base64.b64encode(one.encode()).decode() for one in joined)]


def _shown(client: Any) -> dict[str, str]:
    return {"the client's repr": f"{client!r} {client}", "what the client holds": repr(vars(client))}


def _told(result: Any) -> dict[str, str]:
    """Give what an error shows; a value shows what the provider has sent, and is left out."""
    if not isinstance(result, Exception):
        return {}
    lines = "".join(traceback.format_exception(result))
    texts = {"the error": f"{result} {result!r} {lines}", "what the error holds": repr(vars(result))}
    return {**texts, "the pickled error": pickle.dumps(result).decode("latin-1")}


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Keep all that is logged, by this toolkit and by httpx."""
    handler = _Lines()
    loggers = [logging.getLogger(name) for name in ("clientwright", "httpx", "httpcore")]
    before = [(one, one.level, one.propagate) for one in loggers]
    for one in loggers:
        one.addHandler(handler)
        one.setLevel(logging.DEBUG)
        one.propagate = False
    try:
        yield handler.lines
    finally:
        for one, level, propagate in before:
            one.removeHandler(handler)
            one.setLevel(level)
            one.propagate = propagate


def _with_sensitive(subject: Subject) -> Iterator[Case]:
    for case in one_for_each_shape(body_cases(subject)):
        with suppress(LookupError, RecursionError):  # a schema that nobody can read marks nothing
            if _sensitive_below(subject.spec, case.the_body.schema, case.the_body.pointer, ()):
                yield case


def _sensitive_below(spec: Spec, schema: JSON, pointer: str, trail: tuple[str, ...]) -> bool:
    seen = view(spec, schema, pointer)
    if _is_sensitive(spec, schema):
        return True
    if seen.pointer in trail:
        return False
    inner = [*seen.fields.values(), *seen.below]
    return any(_sensitive_below(spec, *one, (*trail, seen.pointer)) for one in inner)


def _is_sensitive(spec: Spec, schema: JSON) -> bool:
    while isinstance(schema, dict):
        if schema.get("x-clientwright-sensitive") is True or schema.get("format") == "password":
            return True
        if "$ref" not in schema:
            return False
        schema, _ = spec.follow({"$ref": schema["$ref"]})
    return False


def _documents(case: Case) -> Iterator[JSON]:
    yield from case.the_body.examples.values()


def _strategy(case: Case) -> SearchStrategy[JSON]:
    return from_schema(case.subject.document, case.the_body.pointer)


@law(
    "C407",
    """
    A model is printed by debuggers, logs and crash reports. A field that the spec marks as sensitive or as a password
    must not be among what is printed. Regenerate the client; where it is up to date, the generator is at fault.
    """,
    cases=_with_sensitive,
    documents=_documents,
    strategy=_strategy,
)
def sensitive_fields_stay_out_of_sight(case: Case, document: JSON) -> Iterator[Violation]:
    """The repr of a model never holds the value of a field that the spec marks as sensitive."""
    body, subject = case.the_body, case.subject
    valid = validator_for(subject.document, body.schema)
    places = [*_places(subject.spec, body.schema, body.pointer, document, ())]
    for number, (steps, _) in enumerate(places):
        canary = f"{SECRET}{number}"
        planted = _planted(document, steps, canary)
        reading = read(body, planted)
        if valid.is_valid(planted) and reading.mismatch is None and canary in f"{reading.value!r} {reading.value}":
            yield Violation(
                "The repr of the model shows a sensitive field.", json_path(steps), pointer=places[number][1]
            )
        if attrs.has(type(reading.value)) and any(
            canary in f"{one.path}{one.seen}{one.expected}" for one in reading.drifts
        ):
            yield Violation("A drift report shows a sensitive field.", json_path(steps))


def _places(spec: Spec, schema: JSON, pointer: str, value: JSON, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Give the places of a document that hold a sensitive text, each with the JSON pointer of its schema."""
    if isinstance(value, str):
        if _is_sensitive(spec, schema):
            yield steps, pointer
        return
    seen = view(spec, schema, pointer)
    if seen.kind == "union":
        for option in seen.below:
            yield from _places(spec, *option, value, steps)
    elif isinstance(value, dict):
        for name, inner in value.items():
            below = seen.fields.get(name) or next(iter(seen.below), None)
            if below is not None:
                yield from _places(spec, *below, inner, (*steps, name))
    elif isinstance(value, list) and seen.kind == "array":
        for index, inner in enumerate(value):
            yield from _places(spec, *seen.below[0], inner, (*steps, index))


def _planted(document: JSON, steps: Steps, text: str) -> JSON:
    if not steps:
        return text
    step, *rest = steps
    if isinstance(document, list):
        return [_planted(one, tuple(rest), text) if index == step else one for index, one in enumerate(document)]
    return {name: _planted(one, tuple(rest), text) if name == step else one for name, one in document.items()}


LAWS = (secrets_stay_secret, sensitive_fields_stay_out_of_sight)
