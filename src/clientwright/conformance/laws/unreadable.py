"""Laws of answers that are no documents of their schema, or no JSON at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

import httpx
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright import codec
from clientwright.conformance.calls.callers import make
from clientwright.conformance.cells.edits import plain_documents
from clientwright.conformance.cells.faulty import each_defect, expected_of
from clientwright.conformance.law import Case, Violation, body_cases, law
from clientwright.conformance.laws.documents import answers, written
from clientwright.conformance.laws.statuses import given
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.strategies import any_json
from clientwright.conformance.subjects import Subject
from clientwright.drift import DriftLog
from clientwright.errors import DecodeError
from clientwright.pipeline.documents import JSON

#: How many levels no reader takes.
_DEEP: Final = 100_000
#: How many kinds of defects go through a whole call.
_MOST: Final = 8


def _as_text(content: bytes) -> JSON:
    """Write bytes as a JSON value that can be kept."""
    return {"latin-1": content.decode("latin-1")}


def _document(case: Case) -> bytes:
    return json.dumps(next(iter(plain_documents(case.subject, case.the_body)), {})).encode()


def _hostile(case: Case) -> tuple[JSON, ...]:
    """Give what is nearly a document, or far from one."""
    good = _document(case)
    half = len(good) // 2
    pieces = (
        b"", b" \n", b"null", b"[]", b"{}", b"0", b'""', b"true", good[:half], good[:-1], good[1:], good + b"]",
        good + good, b"\xef\xbb\xbf" + good, good.decode().encode("utf-16"), good.decode().encode("utf-32"),
        good.replace(b'"', b"'"), good.replace(b",", b",,", 1), good.replace(b":", b"", 1), b"// a\n" + good,
        b"\xff\xfe\xfa", good[:half] + b"\xc3\x28" + good[half:], good[:half] + b"\x00" + good[half:],
        b"NaN", b"[NaN, -Infinity]", b'{"a": NaN}', b"1e400", b"9" * 5000, b'"\\ud800"', b'{"a": "\\udc00"}',
        b"[" * _DEEP, b"[" * _DEEP + b"]" * _DEEP, b'{"a":' * _DEEP + b"0" + b"}" * _DEEP,
        b'{"a": 1, "a": 2}', b'{"": {}}', b'{"data": {"data": {"data": {}}}}', b"<html></html>",
    )  # fmt: skip
    return tuple(map(_as_text, pieces))


def _drawn_bytes(case: Case) -> SearchStrategy[JSON]:
    """Draw JSON that has nothing to do with the schema, bytes, and an example with some bytes changed."""
    good = _document(case)
    spoiled = st.builds(
        lambda start, length, new: good[:start] + new + good[start + length :],
        st.integers(0, len(good)),
        st.integers(0, 4),
        st.binary(max_size=4) | st.sampled_from([b"null", b"[", b"{", b"}", b"]", b'"', b"-", b"e9", b"\\u"]),
    )
    unrelated = any_json().map(lambda value: json.dumps(value).encode())
    return st.one_of(unrelated, spoiled, st.binary(max_size=16)).map(_as_text)


@law(
    "C304",
    """
    Whatever a server, a proxy or a broken line sends, those who use a client have one kind of error to expect, and
    never a value of a type that its annotation does not promise. The codec is at fault.
    """,
    cases=answers,
    documents=_hostile,
    strategy=_drawn_bytes,
)
def hostile_bytes_are_told(case: Case, document: JSON) -> Iterator[Violation]:
    """Bytes of any kind are read as a value of the annotated type, or refused with a JSON path; no error escapes."""
    content = document["latin-1"].encode("latin-1")
    try:
        value = codec.decode(case.the_body.annotation, content, DriftLog().watch(""))
    except codec.Mismatch as mismatch:
        if not mismatch.path.startswith("$"):
            yield Violation(f"{mismatch.path!r} is no JSON path.")
        return
    yield from (Violation(f"A value is not of its annotated type: {one}.") for one in misfits(value))


def _successes(subject: Subject) -> Iterator[Case]:
    """Give a case for the first documented success of each operation that has a body."""
    met: set[str] = set()
    for case in body_cases(subject):
        if case.the_body.status.startswith("2") and case.the_call.name not in met:
            met.add(case.the_call.name)
            yield case


def _one_of_each_kind(case: Case) -> tuple[JSON, ...]:
    given(case.the_call)
    each = each_defect(case.subject, case.the_body)
    found = {defect.kind: (defect, document) for defect, document in each if expected_of(defect.kind) == "refused"}
    return tuple(written(*one) for one in found.values())[:_MOST]


@law(
    "C305",
    """
    Where a success cannot be read, the effect has happened: the error must say so, and where the answer is not as
    specified, or people pay twice. The runtime that makes calls is at fault.
    """,
    cases=_successes,
    documents=_one_of_each_kind,
)
def unreadable_successes_have_taken_effect(case: Case, document: JSON) -> Iterator[Violation]:
    """A success with a defect raises `DecodeError` with its JSON path, and says that the effect has happened."""
    call, path = case.the_call, document["path"]
    status = int(case.the_body.status) if case.the_body.status.isdecimal() else 200
    answer = httpx.Response(status, json=document["document"])
    result = make(call, "stock-sync", lambda _: answer, dict(given(call))).result
    if not isinstance(result, DecodeError):
        yield Violation(f"The call gives {type(result).__name__}, not a DecodeError.", path)
    elif (result.path, result.applied) != (path, True):
        yield Violation(f"The error has path {result.path} and applied {result.applied}.", path)


LAWS = (hostile_bytes_are_told, unreadable_successes_have_taken_effect)
