"""Laws of what headers and bodies say beside the answer."""

import pytest

from clientwright.hints import request_id, retry_after

HEADERS = (
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


def test_the_first_usual_header_counts() -> None:
    """Of several headers with an id of the request the more usual one counts, and each counts alone."""
    for index, name in enumerate(HEADERS):
        assert name == request_id({other: other for other in HEADERS[index:]}, None) == request_id({name: name}, None)


@pytest.mark.parametrize("name", ["traceId", "trace_id", "requestId", "request_id", "correlationId", "correlation_id"])
def test_the_id_of_a_request_is_found_in_bodies(name: str) -> None:
    """The id of a request is found by its usual names in a body, of 1 to 200 printable ASCII letters."""
    assert "a" * 200 == request_id({}, {name: "a" * 200})
    for value in ("a" * 201, "", "é", "\n", 5, None):
        assert request_id({}, {name: value}) is None
        assert "h" == request_id({"cf-ray": "h"}, {name: value})
    assert request_id({}, None) is None


def test_waits_are_asked_for_in_few_digits() -> None:
    """Seconds have up to 18 digits, and nine behind the point."""
    assert [1e17, 0.5, None, None, None] == [
        retry_after({"retry-after": value}, 0)
        for value in ("1" + "0" * 17, "0.500000000", "1" * 19, "0.0123456789", ".5")
    ]
