"""Laws of what a call gives: a model, or one error of one family, whatever the provider answers."""

from __future__ import annotations

import pickle
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright import errors
from clientwright.codec import Mismatch
from clientwright.conformance.calls.answers import (
    Reply,
    body_for,
    documented_replies,
    drawn_reply,
    odd_replies,
    parsed,
    refusal_for,
    reply_of,
    response_for,
    responses_of,
)
from clientwright.conformance.calls.arguments import converted, plain_arguments
from clientwright.conformance.calls.callers import make
from clientwright.conformance.examples import validator_for
from clientwright.conformance.law import Case, Violation, call_cases, law
from clientwright.conformance.oracles.fidelity import fits
from clientwright.conformance.oracles.readings import distorted
from clientwright.conformance.subjects import Body, Call
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import PipelineError
from clientwright.types import File

_SUCCESS: Final = 2
_REFUSAL: Final = 4


@cache
def given(call: Call) -> dict[str, Any]:
    """Give the least arguments of a call, as its client takes them.

    Raises:
        PipelineError: A schema is not known to the strategies, or the client does not take what it allows.

    """
    least = plain_arguments(call)
    try:
        return converted(call, least)
    except (Mismatch, LookupError) as error:
        message = f"The client cannot be given the least call of {call.name}, as C401 tells: {error}."
        raise PipelineError([call.subject.document.finding("call-unbuilt", message, call.described.pointer)]) from error


def _replies(case: Case) -> Iterator[JSON]:
    given(case.the_call)
    yield from documented_replies(case.the_call)
    yield from odd_replies(case.the_call)


@law(
    "C402",
    """
    A caller decides by the class of a result what to do next, and by `applied` whether to ask again: a charge whose
    answer cannot be read must never look like one that failed. Regenerate the client where a documented status is not
    read as its model; otherwise the runtime is at fault.
    """,
    cases=call_cases,
    documents=_replies,
    strategy=lambda case: drawn_reply(case.the_call),
)
def each_status_becomes_its_class(case: Case, document: JSON) -> Iterator[Violation]:
    """A documented success is its model, any other status its error class, and `applied` says what has happened."""
    call, status = case.the_call, document["status"]
    result = make(call, "facade-sync", reply_of(document), dict(given(call))).result
    if isinstance(result, Exception) and not isinstance(result, errors.ClientwrightError):
        yield Violation(f"{type(result).__name__} escapes: {result}.")
    elif status // 100 != _SUCCESS:
        yield from _failed(call, document, result)
    elif response_for(call, status) is None:
        # Where the spec knows no success at all, each is one that says nothing.
        told = any(name.startswith("2") or name == "default" for name in responses_of(call))
        yield from _unread(result, status, "A success that nobody documented") if told or result is not None else ()
    else:
        yield from _succeeded(call, document, result)


def _failed(call: Call, document: Reply, result: Any) -> Iterator[Violation]:
    """Judge an error status: its class, whether it took effect, and its body where that is as documented."""
    status = document["status"]
    wanted = errors.error_class(status)
    if type(result) is not wanted:
        yield Violation(f"The status {status} gives {_named(result)} and not {wanted.__name__}.", "$.status")
        return
    applied = False if status // 100 == _REFUSAL else None
    if result.applied is not applied or result.status != status:
        yield Violation(f"The error of {status} says {result.status} and applied {result.applied}.", "$.status")
    body = body_for(call, status)
    if body is not None and _valid(call, body, document):
        yield from _typed(call, body, document, result.body)
    elif response_for(call, status) is None and result.body is not None:
        yield Violation(f"The error of {status} has a body of a type, and the spec documents none.", "$.status")


def _unread(result: Any, status: int, what: str) -> Iterator[Violation]:
    if type(result) is not errors.DecodeError:
        yield Violation(f"{what} gives {_named(result)} and not DecodeError.", "$.status")
    elif result.applied is not (None if _page(result.content_type) else True) or result.status != status:
        yield Violation(f"{what} is told with {result.status} and applied {result.applied}.", "$.status")


def _succeeded(call: Call, document: Reply, result: Any) -> Iterator[Violation]:
    status = document["status"]
    body = body_for(call, status)
    if body is None:
        yield from _without_model(call, status, result)
    elif not _valid(call, body, document):
        # What is not as documented is read tolerantly, refused or not, or it is told.
        if isinstance(result, errors.DecodeError) or not isinstance(result, errors.ClientwrightError | Exception):
            yield from _unread(result, status, "It") if isinstance(result, Exception) else ()
        elif type(result) is not errors.RefusedError:
            yield Violation(f"A success that cannot be read gives {_named(result)} and not DecodeError.", "$")
    elif refusal_for(call, status, parsed(document)):
        if type(result) is not errors.RefusedError or result.applied is not False:
            yield Violation(f"A refusal gives {_named(result)} and not RefusedError with applied False.", "$.body")
        else:
            yield from _typed(call, body, document, result.body)
    elif isinstance(result, Exception):
        yield Violation(f"A documented success gives {_named(result)}: {result}.", "$.body", pointer=body.pointer)
    else:
        yield from _typed(call, body, document, result)


def _without_model(call: Call, status: int, result: Any) -> Iterator[Violation]:
    """Judge a success without JSON: nothing, a file or a text."""
    answer = _read_as(call, status)
    if answer is None:
        if result is not None:
            yield Violation(f"A success without a body gives {_named(result)} and not None.", "$.status")
    elif isinstance(result, Exception):
        yield from _unread(result, status, "A body that cannot be read")
    elif answer in {File, str} and not isinstance(result, answer):
        yield Violation(f"A success gives {_named(result)} and not {answer.__name__}.", "$.status")


def _read_as(call: Call, status: int) -> Any:
    """Give what the client reads a body without a JSON schema as: None where the spec has no content."""
    from clientwright.answering import documented  # noqa: PLC0415

    found = documented(call.declared, status)
    return found.type if found is not None else None


def _valid(call: Call, body: Body, document: Reply) -> bool:
    media = document.get("type", "").partition(";")[0]
    try:
        value = parsed(document)
    except (ValueError, RecursionError):
        return False
    return not _page(media) and validator_for(call.subject.document, body.schema).is_valid(value)


def _page(media: str) -> bool:
    """Tell whether a body is a web page, which may be of somebody in front who has kept the request."""
    return "html" in media or "xml" in media


def _typed(call: Call, body: Body, document: Reply, value: Any) -> Iterator[Violation]:
    """Say where what was read of a valid body is not of its type or meaning."""
    if not fits(value, _plain_hint(body.annotation)):
        yield Violation(f"A valid body is read as {_named(value)}.", "$.body", pointer=body.pointer)
        return
    for one in distorted(call.subject, body, parsed(document), value):
        yield Violation(one.message, f"$.body{one.path[1:]}", one.blame, one.pointer)


def _plain_hint(annotation: Any) -> Any:
    """Take off what `Annotated` adds to a type."""
    holder = type("Holder", (), {"__annotations__": {"value": annotation}})
    return typing.get_type_hints(holder)["value"]


def _named(value: Any) -> str:
    return type(value).__name__


_HEADERS: Final = st.dictionaries(
    st.sampled_from(
        [
            "content_encoding",
            "retry_after",
            "location",
            "x_request_id",
            "set_cookie",
            "content_length",
            "charset",
            "date",
        ]
    ),
    st.sampled_from(
        ["gzip", "deflate", "br", "1e9", "-1", "99999999999999999999999", "https://evil.invalid/", "\xff", "a,b", "5"]
    )
    | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=10),
    max_size=3,
)
_TYPES: Final = st.sampled_from(
    [
        "application/json",
        "",
        "text/html",
        "application/json; charset=utf-16",
        "text/plain; charset=nonsense",
        "x",
        "\xff",
    ]
)


def _noise(_: Case) -> SearchStrategy[JSON]:
    texts = st.binary(max_size=40).map(lambda raw: raw.decode("latin-1"))
    nearly = st.sampled_from(
        ['{"data": [', "{}", "[[[[", '{"a": NaN}', '{"a": 1e999}', '"\\ud800"', "\ufeff{}".encode().decode("latin-1")]
    )
    return st.fixed_dictionaries(
        {"status": st.integers(100, 999), "text": texts | nearly, "type": _TYPES, "headers": _HEADERS}
    )


def _hostile(case: Case) -> Iterator[JSON]:
    given(case.the_call)  # where no arguments can be drawn, no answer can be judged
    for status in (200, 404):
        yield {"status": status, "text": "{}", "headers": {"content_encoding": "gzip"}}
        yield {"status": status, "text": "[" * 100_000}
        yield {"status": status, "text": "9" * 5000}
        yield {"status": status, "text": '{"a":\x00}', "type": "application/json; charset=utf-7"}


@law(
    "C406",
    """
    An application catches one family of exceptions. Whatever comes over the wire, nothing else may come out of a call,
    and what comes out has to survive the way to another process and fit one line of a log. The runtime is at fault.
    """,
    cases=call_cases,
    documents=_hostile,
    strategy=_noise,
)
def one_error_family(case: Case, document: JSON) -> Iterator[Violation]:
    """Whatever is answered, a call gives a value or an error of one family, which is one line and can be pickled."""
    call = case.the_call
    for way in ("facade-sync", "facade-async"):
        result = make(call, way, reply_of(document), dict(given(call))).result
        if isinstance(result, Exception):
            yield from unsound(result)


def unsound(error: Exception) -> Iterator[Violation]:
    """Say how an exception is not one of the family, of one line, or the same after pickling."""
    if not isinstance(error, errors.ClientwrightError):
        yield Violation(f"{type(error).__name__} escapes.")
        return
    text = str(error)
    if not text or len(text.splitlines()) != 1:
        yield Violation(f"The error {text!r} is not one line.")
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301  # what was pickled here
    if type(twin) is not type(error) or str(twin) != text or _kept(twin) != _kept(error):
        yield Violation("The error is another after pickling.")
    if error.__cause__ is not None or error.__context__ is not None:
        yield Violation("The error carries another exception, which may hold what was sent.")


def _kept(error: errors.ClientwrightError) -> dict[str, Any]:
    return {name: type(value) if name == "body" else value for name, value in vars(error).items()}


LAWS = (each_status_becomes_its_class, one_error_family)
