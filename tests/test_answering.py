import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from answering_cases import GET, JSON, PLAIN, answer, failed, undecodable
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from request_models import Note, Order, Problem

from clientwright import errors
from clientwright.answering import Context, read
from clientwright.drift import Drift, DriftLog
from clientwright.operations import Answer, Operation, Refusal
from clientwright.types import Response


def test_a_success() -> None:
    """A success is the documented model, with the answer that it stood in."""
    response = answer(200, b'{"title":"a"}', x_thing="b")
    assert Response(200, b'{"title":"a"}', response.headers, Order(title="a")) == response
    assert {"content-type": JSON, "x-thing": "b"} == dict(response.headers)


@pytest.mark.parametrize(
    "content_type",
    [
        JSON,
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/hal+json",
        "text/json",
        "text/plain",
        "application/octet-stream",
        None,
        "",
        ";",
    ],
)
@pytest.mark.parametrize("status", [200, 201])
def test_json_by_any_name(status: int, content_type: str | None) -> None:
    """JSON is read whatever it is called, but for markup."""
    assert Order(title="a") == answer(status, b'{"title":"a"}', content_type).parsed


BODIES = {
    "documented": b'{"title":"a"}',
    "empty": b"",
    "html": b"<!doctype html><p>\xc3\xa9",
    "truncated": b'{"title":"a',
    "a list": b"[]",
    "null": b"null",
    "another type": b'{"title":5}',
    "missing": b"{}",
    "invalid UTF-8": b'{"title":"\xff"}',
    "problem": b'{"message":"no"}',
    "deep": b"[" * 20_000,
}
STATUSES = [100, 102, 199, 300, 301, 304, 400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 418, 422, 429, 499]
STATUSES += [500, 501, 502, 503, 504, 520, 599, 600, 999]


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("content_type", [JSON, "text/html", None])
def test_every_success_and_body(content: bytes, content_type: str | None) -> None:
    """A success whose body is not as documented is a DecodeError; its effect has happened, or perhaps for a page."""
    applied = None if content_type == "text/html" else True
    for status in (200, 201):
        if content == BODIES["documented"] and content_type != "text/html":
            assert Order(title="a") == answer(status, content, content_type).parsed
            continue
        error = undecodable(status, content, content_type)
        assert (applied, status, "things.get", 1) == (error.applied, error.status, error.operation, error.attempts)
        assert error.path.startswith("$")
    for status in (205, 206, 250, 299):
        assert applied is undecodable(status, content, content_type).applied
    response = answer(204, content, content_type)
    assert (None, content) == (response.parsed, response.content)


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("content_type", [JSON, "text/html", None])
def test_every_failure_and_body(content: bytes, content_type: str | None) -> None:
    """A failure is the class of its status whatever its body is, which is there only as documented."""
    readable = content == BODIES["problem"] and content_type != "text/html"
    for status in STATUSES:
        error = failed(status, content, content_type)
        assert errors.error_class(status) is type(error)
        assert (status, content[:2000]) == (error.status, error.content)
        assert (False if 400 <= status < 500 else None) is error.applied
        if status == 404 or not 400 <= status < 500:
            assert (Problem(message="no") if readable else None) == error.body
    assert failed(405, content, content_type).body is None


@settings(deadline=None)
@given(
    st.integers(100, 999),
    st.binary() | st.sampled_from(list(BODIES.values())),
    st.none() | st.text() | st.sampled_from(["a" * 9999, JSON, "text/html", "text/plain; charset=utf-16"]),
    st.dictionaries(st.sampled_from(["retry_after", "x_request_id", "x_a"]), st.text()),
)
def test_any_answer(status: int, content: bytes, content_type: str | None, headers: dict[str, Any]) -> None:
    """Whatever an answer holds, it is a documented model or an error of the tree that survives a pickle."""
    error: errors.ClientwrightError
    try:
        answer(status, content, content_type, **headers)
    except (errors.StatusError, errors.DecodeError) as caught:
        error = caught
    else:
        assert status in {200, 201, 202, 203, 204}
        return
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), repr(copy), type(copy)) == (str(error), repr(error), type(error))
    assert 1 == len(str(error).splitlines())
    assert len(str(error)) < 500


def test_bodies_by_class_of_status() -> None:
    """The exact status goes before its class, and its class before the default."""
    assert Problem(message="a") == failed(404, b'{"message":"a"}').body
    assert Note(words="a") == failed(400, b'{"words":"a"}').body
    assert Problem(message="a") == failed(500, b'{"message":"a"}').body
    assert Problem(message="a") == failed(302, b'{"message":"a"}').body


def test_defaults_of_success() -> None:
    """`default` and a class speak of a success where nothing nearer does, and never beside a documented one."""
    default = Operation[Any]("a.b", "GET", "/", answers={"default": Answer(Note), 404: Answer(Problem)})
    assert Note(words="a") == answer(201, b'{"words":"a"}', operation=default).parsed
    whole = Operation[Any]("a.b", "GET", "/", answers={"default": Answer(Problem), "2XX": Answer(Note)})
    assert Note(words="a") == answer(299, b'{"words":"a"}', operation=whole).parsed
    undecodable(206, b'{"message":"a"}')
    undecodable(200, b"{}", operation=Operation[Any]("a.b", "GET", "/"))


def test_messages_of_decode_errors() -> None:
    """A DecodeError says operation, status, content type and place in one line, and never a value."""
    expected = "things.get: 200 OK, text/html: expected JSON at $, found markup; whether it took effect is unknown"
    assert expected == str(undecodable(200, b"s3cret", "text/html; charset=utf-8"))
    error = undecodable(200, b'{"title":["s3cret"]}', None, x_request_id="r1")
    assert "$.title" == error.path
    assert str(error).startswith("things.get: 200 OK, no content type: expected ")
    assert str(error).endswith("; it took effect (request r1)")
    assert b"s3cret" not in pickle.dumps(error)
    assert error.__cause__ is error.__context__ is None
    assert 200 > len(str(undecodable(200, b"", "a" * 9999)))
    assert "expected a documented status at $, found 206 Partial Content" in str(undecodable(206, b""))


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (b"a\xc3\xa9", None, "aé"),
        (b"a\xe9", "text/plain; charset=iso-8859-1", "aé"),
        (b"a\xe9", 'text/plain;Charset="latin-1"', "aé"),
        (b"a\xc3\xa9", "text/plain; charset=martian", "aé"),
        (b"a\xc3\xa9", "text/plain; charset=hex", "aé"),
        (b"a\xc3\xa9", "text/plain; charset=ascii", "aé"),
        (b"a\\u00e9", "text/plain; charset=unicode_escape", "a\\u00e9"),
        (b"", "text/plain", ""),
    ],
)
def test_texts(content: bytes, content_type: str | None, expected: str) -> None:
    """A text is read by its charset, else as UTF-8."""
    assert expected == answer(202, content, content_type).parsed
    assert expected == failed(406, content, content_type).body


def test_texts_of_no_charset() -> None:
    """A text that is not of its charset is a DecodeError, and no body of a failure."""
    error = undecodable(202, b"\xff s3cret", "text/plain")
    assert ("$", "other bytes") == (error.path, error.seen)
    assert error.__cause__ is error.__context__ is None
    assert failed(406, b"\xff", "text/plain").body is None


def test_files() -> None:
    """Bytes are a file that can be read, with its media type."""
    file = answer(203, b"\xff", "application/pdf").parsed
    assert (b"\xff", "application/pdf", None) == (file.payload.read(), file.mime_type, file.file_name)
    assert answer(203, b"", None).parsed.mime_type is None
    assert b"a" == failed(407, b"a", "image/png").body.payload.read()


@pytest.mark.parametrize(("doubtful", "refused"), [(False, False), (True, None)])
def test_effects(*, doubtful: bool, refused: bool | None) -> None:
    """A refusal means that nothing happened, unless an earlier attempt may have been carried out."""
    context = Context(3, doubtful=doubtful, scrub=bytes)
    assert refused is failed(404, context=context).applied
    assert failed(500, context=context).applied is None
    assert failed(302, context=context).applied is None
    assert True is undecodable(200, b"", context=context).applied
    assert 3 == failed(404, context=context).attempts == undecodable(200, b"", context=context).attempts


def scrubbed(content: bytes) -> bytes:
    """Take a secret out."""
    return content.replace(b"s3cret", b"***")


def test_secrets() -> None:
    """A secret that the server repeats is neither in the bytes, the body, the headers nor the pickle of an error."""
    context = Context(1, doubtful=False, scrub=scrubbed)
    content = b'{"message":"s3cret","traceId":"s3cret"}' + b" " * 1950 + b"s3cret" * 9
    error = failed(404, content, context=context, x_request_id="s3cret")
    assert {"content-type": JSON, "x-request-id": "***"} == error.headers
    assert "***" == error.request_id
    for one in (
        error,
        failed(404, content.strip()[:40], context=context),
        undecodable(200, b"", "s3cret", context=context),
    ):
        assert b"s3c" not in pickle.dumps(one)
        assert "s3c" not in f"{one} {one!r} {vars(one)}"
    assert Problem(message="***", trace_id="***") == failed(404, content[:39], context=context).body
    assert 2000 == len(error.content)


def refusing(values: tuple[object, ...]) -> Operation[Any]:
    """Give an operation that fails with a status of success."""
    at = {200: Refusal("/tags/0", values), 201: Refusal("/paid", values)}
    return Operation[Any]("things.pay", "POST", "/", answers={200: Answer(Order), 201: Answer(Order)}, refusals=at)


def test_refusals() -> None:
    """A success whose body says that the call failed is a RefusedError with that body."""
    content = b'{"title":"a","tags":["failed"]}'
    error = failed(200, content, operation=refusing(("failed", "off")))
    assert (errors.RefusedError, False, 200, content) == (type(error), error.applied, error.status, error.content)
    assert Order(title="a", tags=["failed"]) == error.body
    doubtful = Context(2, doubtful=True, scrub=bytes)
    assert failed(200, content, operation=refusing(("failed",)), context=doubtful).applied is None


@pytest.mark.parametrize(
    ("status", "content", "values"),
    [
        (200, b'{"title":"a","tags":["ok"]}', ("failed",)),
        (200, b'{"title":"a","tags":[]}', ("failed", None)),
        (200, b'{"title":"a"}', ("failed", None)),
        (201, b'{"title":"a","paid":true}', (1, False, "true")),
        (201, b'{"title":"a","tags":["failed"]}', ("failed",)),
    ],
)
def test_no_refusals(status: int, content: bytes, values: tuple[object, ...]) -> None:
    """A success stays one where its body says nothing else."""
    assert "a" == answer(status, content, operation=refusing(values)).parsed.title


def test_drift_is_heard() -> None:
    """What the body has beyond the documented model is heard with the operation."""
    heard: list[Drift] = []
    watch = DriftLog(heard.append).watch("things.get")
    headers: Mapping[str, str] = {"content-type": JSON}
    read(GET, 200, headers, b'{"title":"a","new":1}', watch=watch, context=PLAIN)
    assert [("things.get", "$.new")] == [(one.operation, one.path) for one in heard]


def test_a_secret_that_names_a_field() -> None:
    """A secret that an answer has as the name of a field is not in the path of the error."""
    context = Context(1, doubtful=False, scrub=lambda content: content.replace(b"s3cret", b"***"))
    operation = evolve(GET, answers={200: Answer(dict[str, int])})
    error = undecodable(200, b'{"s3cret": "x"}', operation=operation, context=context)
    assert "$.***" == error.path
    assert "s3cret" not in f"{error}{vars(error)}"
