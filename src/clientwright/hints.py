"""Reads what headers and error bodies say beside the answer: how long to wait, what the request is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from clientwright import codec

SECONDS = re.compile(r"\d{1,18}(\.\d{1,9})?", re.ASCII)
REQUEST_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "correlation-id",
    "x-trace-id",
    "trace-id",
    "x-amzn-requestid",
    "x-amzn-trace-id",
    "x-amz-request-id",
    "cf-ray",
)
REQUEST_FIELDS = ("traceId", "trace_id", "requestId", "request_id", "correlationId", "correlation_id")
LONGEST = 200


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Give the seconds that an answer asks to wait.

    Args:
        headers: The headers, names in lower case.
        now: Seconds since the epoch, to which a date is compared.

    Returns:
        The seconds; None where there are none, or where they are malformed, negative or a date that has passed.

    """
    value = headers.get("retry-after", "").strip()
    if SECONDS.fullmatch(value):
        return float(value)
    try:
        date = parsedate_to_datetime(value)
        seconds = (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - now
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return seconds if seconds >= 0 else None


def request_id(headers: Mapping[str, str], body: object) -> str | None:
    """Give what the provider calls a request: by a usual header, or by a field of its error body."""
    names = (headers.get(name) for name in REQUEST_HEADERS)
    fields = (codec.pointed(body, f"/{name}") for name in REQUEST_FIELDS) if body is not None else ()
    for value in (*names, *fields):
        if isinstance(value, str) and 0 < len(value) <= LONGEST and value.isascii() and value.isprintable():
            return value
    return None
