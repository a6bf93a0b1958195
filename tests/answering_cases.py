"""One operation, and what reading an answer to it gives."""

from typing import Any

import pytest
from request_models import Note, Order, Problem

from clientwright import errors
from clientwright.answering import Context, read
from clientwright.drift import DriftLog
from clientwright.operations import Answer, Operation
from clientwright.types import File, Response

GET = Operation[Any](
    "things.get",
    "GET",
    "/things",
    answers={
        200: Answer(Order),
        201: Answer(Order, "application/vnd.order+json"),
        202: Answer(str, "text/plain"),
        203: Answer(File, "application/pdf"),
        204: Answer(),
        404: Answer(Problem),
        405: Answer(),
        406: Answer(str, "text/plain"),
        407: Answer(File, "image/png"),
        "4XX": Answer(Note),
        "5XX": Answer(Problem),
        "default": Answer(Problem),
    },
)
JSON = "application/json"
PLAIN = Context(1, doubtful=False, scrub=bytes)


def answer(
    status: int,
    content: bytes,
    content_type: str | None = JSON,
    context: Context = PLAIN,
    operation: Operation[Any] = GET,
    **headers: str,
) -> Response[Any]:
    """Read an answer."""
    found = {name.replace("_", "-"): value for name, value in headers.items()}
    if content_type is not None:
        found["content-type"] = content_type
    return read(operation, status, found, content, watch=DriftLog(None).watch(operation.id), context=context)


def failed(status: int, content: bytes = b"", content_type: str | None = JSON, **given: Any) -> errors.StatusError:
    """Give the error that an answer makes."""
    with pytest.raises(errors.StatusError) as caught:
        answer(status, content, content_type, **given)
    return caught.value


def undecodable(status: int, content: bytes, content_type: str | None = JSON, **given: Any) -> errors.DecodeError:
    """Give the error that an answer makes."""
    with pytest.raises(errors.DecodeError) as caught:
        answer(status, content, content_type, **given)
    return caught.value
