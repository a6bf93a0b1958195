"""Reads the answer to a call: the documented model, or the error that tells what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from time import time
from typing import Any, TypeVar, cast

from attrs import frozen

from clientwright import codec
from clientwright.drift import Watch
from clientwright.errors import DecodeError, RefusedError, StatusError, described, error_class
from clientwright.hints import request_id, retry_after
from clientwright.media import bare, decoded, is_json, is_markup
from clientwright.operations import Answer, Operation
from clientwright.types import File, Headers, Response

T = TypeVar("T")
SUCCESS, REFUSAL = 2, 4
LARGEST_ERROR = 1024 * 1024
"""How many bytes the body of an error may have to be read as a model."""

KEPT = 2000
"""How many bytes of a body an error keeps."""

NAMED = 80
"""How many letters of a content type a message has."""


@frozen
class Context:
    """What an answer's errors say of the call.

    Attributes:
        attempts: How many times it was sent.
        doubtful: Whether an earlier attempt may have been carried out.
        scrub: Takes the client's secrets out of bytes that an error keeps.

    """

    attempts: int
    doubtful: bool
    scrub: Callable[[bytes], bytes]


@frozen
class _Misfit:
    path: str
    expected: str
    seen: str


@frozen
class _Received:
    operation: Operation[Any]
    status: int
    headers: Mapping[str, str]
    content: bytes
    watch: Watch
    context: Context

    def about(self) -> dict[str, Any]:
        """Give what all errors say."""
        return {
            "status": self.status,
            "headers": self.kept_headers(),
            "operation": self.operation.id,
            "attempts": self.context.attempts,
        }

    def kept_headers(self) -> dict[str, str]:
        return {
            name: self.shown(value) for name, value in self.headers.items() if name not in {"set-cookie", "set-cookie2"}
        }

    def shown(self, text: str) -> str:
        return self.context.scrub(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def read(  # noqa: PLR0913  # what an answer is made of
    operation: Operation[T],
    status: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    watch: Watch,
    context: Context,
) -> Response[T]:
    """Read an answer.

    Args:
        operation: What was called.
        status: The status of the answer.
        headers: Its headers, names in lower case.
        content: Its body.
        watch: Hears where the body is not quite as documented.
        context: What is known of the call.

    Raises:
        StatusError: The answer says that the call failed; the class tells the status.
        DecodeError: The status is one of success, and it or the body is not as documented.

    """
    answer = documented(operation, status)
    value: object = None
    if answer is not None and status // 100 == SUCCESS:
        value = _value(answer, content, headers.get("content-type", ""), watch)
        if not isinstance(value, _Misfit) and not _refused(operation, status, value):
            return Response(status, content, Headers(headers), cast("T", value))
    raise _error(_Received(operation, status, headers, content, watch, context), answer, value)


def documented(operation: Operation[Any], status: int) -> Answer | None:
    """Find what is documented for a status.

    `default` speaks of a success only where no other answer does.
    """
    answers = operation.answers
    answer = answers.get(status) or answers.get(f"{status // 100}XX")
    if answer is not None or status // 100 != SUCCESS or not any(str(key).startswith("2") for key in answers):
        return answer or answers.get("default")
    return None


def _value(answer: Answer, content: bytes, content_type: str, watch: Watch) -> object:
    """Give what a body holds, or where it is not as documented."""
    if answer.type is None:
        return None
    if answer.type is File:
        return File(BytesIO(content), mime_type=content_type or None)
    if is_json(answer.media):
        if is_markup(content_type):
            return _Misfit("$", "JSON", "markup")
        try:
            return codec.decode(answer.type, content, watch)
        except codec.Mismatch as mismatch:
            return _Misfit(mismatch.path, mismatch.expected, mismatch.seen)
    value = decoded(content, content_type)
    return _Misfit("$", "text in the answer's charset", "other bytes") if value is None else value


def _error(received: _Received, answer: Answer | None, value: object) -> StatusError | DecodeError:
    status, doubtful = received.status, received.context.doubtful
    if status // 100 != SUCCESS:
        harmless = status // 100 == REFUSAL and not doubtful
        return _failure(received, answer, error_class(status), applied=False if harmless else None)
    if answer is None:
        return _undecodable(received, _Misfit("$", "a documented status", described(status)))
    if isinstance(value, _Misfit):
        return _undecodable(received, value)
    return _failure(received, answer, RefusedError, applied=None if doubtful else False)


def _failure(
    received: _Received, answer: Answer | None, kind: type[StatusError], *, applied: bool | None
) -> StatusError:
    large = len(received.content) > LARGEST_ERROR
    content = received.context.scrub(received.content[: 2 * KEPT] if large else received.content)
    about = received.about()
    content_type = received.headers.get("content-type", "")
    body = None if answer is None or large else _value(answer, content, content_type, received.watch)
    if isinstance(body, _Misfit):
        body = None
    return kind(
        body=body,
        content=content[:KEPT],
        retry_after=retry_after(received.headers, time()),
        request_id=request_id(about["headers"], body),
        applied=applied,
        **about,
    )


def _undecodable(received: _Received, mismatch: _Misfit) -> DecodeError:
    about = received.about()
    path = received.shown(mismatch.path)
    # A web page may be that of a portal or proxy in front, which has kept the request from the provider.
    page = is_markup(received.headers.get("content-type", ""))
    kind = bare(about["headers"].get("content-type", ""))[:NAMED] or "no content type"
    return DecodeError(
        f"{described(received.status)}, {kind}: expected {mismatch.expected} at {path}, found {mismatch.seen}",
        path=path,
        expected=mismatch.expected,
        seen=mismatch.seen,
        request_id=request_id(about["headers"], None),
        applied=None if page else True,
        **about,
    )


def _refused(operation: Operation[Any], status: int, value: object) -> bool:
    refusal = operation.refusals.get(status)
    if refusal is None:
        return False
    told = codec.pointed(value, refusal.at)
    return any(told == one and isinstance(told, bool) == isinstance(one, bool) for one in refusal.values)
