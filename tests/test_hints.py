import time
from email.utils import formatdate
from typing import Any

import pytest
from answering_cases import JSON, failed, undecodable
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright import answering
from clientwright.hints import retry_after


def test_headers_of_errors() -> None:
    """Errors keep headers, but for those that set cookies."""
    for error in (
        failed(404, set_cookie="a=b", set_cookie2="c", x_a="é"),
        undecodable(200, b"", set_cookie="a=b", x_a="é"),
    ):
        assert {"content-type": JSON, "x-a": "é"} == error.headers


@pytest.mark.parametrize(
    "name", ["x-request-id", "request-id", "x-correlation-id", "x-trace-id", "x-amzn-requestid", "cf-ray"]
)
def test_request_ids_in_headers(name: str) -> None:
    """What the provider calls the request is found in the usual headers."""
    headers: dict[str, Any] = {name: "r-1"}
    assert "r-1" == failed(404, **headers).request_id == undecodable(200, b"", **headers).request_id


@pytest.mark.parametrize("value", ["", "a" * 201, "a\nb", "é"])
def test_request_ids_that_are_none(value: str) -> None:
    """What cannot be a name of a request is none."""
    assert failed(404, x_request_id=value).request_id is None
    assert "b" == failed(404, x_request_id=value, cf_ray="b").request_id


def test_request_ids_in_bodies() -> None:
    """What the provider calls the request is found in its error model, after the headers."""
    assert "t-1" == failed(404, b'{"message":"a","traceId":"t-1"}').request_id
    assert "t-2" == failed(404, b'{"message":"a","request_id":"t-2"}').request_id
    assert "h" == failed(404, b'{"message":"a","traceId":"t-1"}', x_request_id="h").request_id
    assert failed(404, b'{"message":"a","requestId":5}').request_id is None
    assert failed(404, b"").request_id is None


NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 1.5 ", 1.5),
        ("-1", None),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("1e3", None),
        ("inf", None),
        ("1_0", None),
        ("٣", None),
        ("9" * 5000, None),
        ("Tue, 14 Nov 2023 22:14:20 GMT", 60.0),
        ("Tuesday, 14-Nov-23 22:14:20 GMT", 60.0),
        ("Tue Nov 14 22:14:20 2023", 60.0),
        ("Tue, 14 Nov 2023 23:14:20 +0100", 60.0),
        ("Tue, 14 Nov 2023 22:13:20 GMT", 0.0),
        ("Tue, 14 Nov 2023 22:13:19 GMT", None),
        ("Tue, 34 Nov 2023 22:14:20 GMT", None),
        ("Tue, 14 Nov 99999 22:14:20 GMT", None),
        ("2023-11-14T22:14:20Z", None),
    ],
)
def test_retry_after(value: str, expected: float | None) -> None:
    """The pause is read from seconds and from every form of date; what is malformed, negative or past is none."""
    assert expected == retry_after({"retry-after": value}, NOW)


def test_retry_after_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date without a zone is in UTC, wherever it is read."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert 60.0 == retry_after({"retry-after": "Tue Nov 14 22:14:20 2023"}, NOW)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_wait_of_ages() -> None:
    """A wait of any length is a wait."""
    assert 99_999_999_999.0 == retry_after({"retry-after": "99999999999"}, NOW)


def test_no_retry_after() -> None:
    """Without the header there is no pause."""
    assert retry_after({}, NOW) is None
    assert failed(503).retry_after is None


@settings(deadline=None)
@given(st.text())
def test_any_retry_after(value: str) -> None:
    """Whatever the header holds, the pause is none or not negative."""
    found = retry_after({"retry-after": value}, NOW)
    assert found is None or found >= 0


def test_retry_after_of_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each failure says how long the provider asks to wait."""
    assert 7.0 == failed(429, retry_after="7").retry_after
    monkeypatch.setattr(answering, "time", lambda: NOW)
    assert 60.0 == failed(503, retry_after=formatdate(NOW + 60, usegmt=True)).retry_after
