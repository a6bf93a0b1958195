"""Our column of docs/comparison.md, on calls: each line of the page names the test that keeps it."""

from __future__ import annotations

import json
import logging
import pickle
from typing import Any

import httpx
import pytest
from client_calls import SECRET, answering, calls, client, make

from clientwright import calling, errors

LIST, GET, CHARGE = (calls()[f"trybe-{name}"] for name in ("memberships.list", "memberships.get", "charges.process"))


def _attempts(
    call: Any, monkeypatch: pytest.MonkeyPatch, *answers: httpx.Response
) -> tuple[Any, list[httpx.Request], list[float]]:
    """Make a call with the default repetitions, and give what came of it, what was sent and the pauses."""
    sent: list[httpx.Request] = []
    pauses: list[float] = []
    monkeypatch.setattr(calling, "sleep", pauses.append)
    rest = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return rest.pop(0) if len(rest) > 1 else rest[0]

    with client(call.provider, answer) as one:
        tag, method = call.operation.id.split(".")
        try:
            result = getattr(getattr(one, tag), method)(*call.arguments.values())
        except errors.ClientwrightError as error:
            result = error
    return result, sent, pauses


def test_debug_logs_hide_the_secret(caplog: pytest.LogCaptureFixture) -> None:
    """What is logged at DEBUG, by httpx too, holds no credential."""
    with caplog.at_level(logging.DEBUG):
        make(LIST, "facade-sync", answering(*LIST.success()))
        make(LIST, "facade-sync", answering(500))
    assert "GET /customers/memberships: 200" in caplog.text
    assert SECRET not in caplog.text


def test_exceptions_unpickle_without_the_credential() -> None:
    """An exception comes out of a pickle as it went in, and the pickle holds no header of the request."""
    error = make(GET, "facade-sync", answering(404, {"message": "m"}, x_request_id="r-1")).result
    data = pickle.dumps(error)
    twin = pickle.loads(data)
    assert (errors.NotFoundError, str(error), error.__dict__) == (type(twin), str(twin), twin.__dict__)
    assert "r-1" == twin.request_id
    assert SECRET.encode() not in data
    assert b"authorization" not in data.lower()


def test_a_path_value_is_encoded() -> None:
    """`../../admin?x=1` as an id stays in its segment."""
    call = GET.with_arguments(membership_id="../../admin?x=1")
    (request,) = make(call, "facade-sync", answering(*GET.success())).requests
    assert b"/customers/memberships/..%2F..%2Fadmin%3Fx%3D1" == request.url.raw_path


def test_dots_and_nothing_are_refused_as_a_path_value() -> None:
    """`..`, `.` and nothing as an id are refused before anything is sent."""
    for value in ("..", ".", ""):
        seen = make(GET.with_arguments(membership_id=value), "facade-sync", answering(*GET.success()))
        assert (errors.EncodeError, ()) == (type(seen.result), seen.requests)


def test_429_is_repeated_after_what_the_server_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """429 with `Retry-After: 1` is repeated twice, a second apart, then raised with `retry_after`."""
    result, sent, pauses = _attempts(LIST, monkeypatch, httpx.Response(429, headers={"retry-after": "1"}))
    assert (errors.RateLimitError, 1.0, 3) == (type(result), result.retry_after, result.attempts)
    assert 3 == len(sent)
    assert [1.0, 1.0] == [round(pause, 1) for pause in pauses]


def test_503_is_repeated_for_get(monkeypatch: pytest.MonkeyPatch) -> None:
    """503 to a GET is repeated twice; a success on the way is given."""
    result, sent, _ = _attempts(LIST, monkeypatch, httpx.Response(503))
    assert (errors.ServiceUnavailableError, 3) == (type(result), len(sent))
    page = httpx.Response(200, json=LIST.success()[1])
    result, sent, _ = _attempts(LIST, monkeypatch, httpx.Response(503), page)
    assert (LIST.operation.answers[200].type, 2) == (type(result), len(sent))


def test_503_is_not_repeated_for_a_charge(monkeypatch: pytest.MonkeyPatch) -> None:
    """503 to a POST that charges is raised after one request, and says that the effect is unknown."""
    result, sent, pauses = _attempts(CHARGE, monkeypatch, httpx.Response(503))
    assert (errors.ServiceUnavailableError, None, 1, []) == (type(result), result.applied, len(sent), pauses)


def _page(**changes: Any) -> Any:
    status, value = LIST.success()
    page = json.loads(json.dumps(value))
    page["data"][0].update(changes)
    return make(LIST, "facade-sync", answering(status, page)).result


def test_an_unknown_enum_value_is_kept() -> None:
    """A status that nobody documented is a member that is not known, and is written back as it came."""
    status = _page(status="frozen").data[0].status
    assert ("frozen", False) == (status, status.is_known)
    assert status == pickle.loads(pickle.dumps(status))


def test_an_unknown_field_is_kept() -> None:
    """A field that nobody documented is kept and written back."""
    membership = _page(mood="good").data[0]
    assert {"mood": "good"} == membership.additional_properties
    assert "good" == membership.to_dict()["mood"]


def test_a_missing_required_field_is_named() -> None:
    """A required field that is not there is named by its path."""
    status, value = LIST.success()
    page = json.loads(json.dumps(value))
    del page["data"][1]["customer"]["id"]
    error = make(LIST, "facade-sync", answering(status, page)).result
    assert (errors.DecodeError, "$.data[1].customer.id") == (type(error), error.path)


def test_html_with_200_is_an_error_of_ours() -> None:
    """An HTML page with status 200 is a DecodeError that names operation, status and content type."""
    error = make(LIST, "facade-sync", answering(200, content=b"<html></html>", content_type="text/html")).result
    assert errors.DecodeError is type(error)
    assert ("memberships.list", 200, "text/html", "$") == (
        error.operation,
        error.status,
        error.content_type,
        error.path,
    )


def test_every_documented_error_is_raised() -> None:
    """A documented error status is raised, by the functions of the stock convention too, never returned."""
    for way in ("facade-sync", "stock-sync", "detailed-async"):
        error = make(GET, way, answering(404, {"message": "m"})).result
        assert (errors.NotFoundError, "m") == (type(error), error.body.message)


def test_an_undocumented_status_is_raised() -> None:
    """A status that nobody documented is raised, one that does not exist included."""
    for status in (418, 502, 520):
        error = make(GET, "stock-sync", answering(status)).result
        assert (errors.error_class(status), status) == (type(error), error.status)


def test_html_with_404_is_still_a_404() -> None:
    """A 404 whose body is HTML is the exception for 404."""
    error = make(GET, "stock-sync", answering(404, content=b"<html>", content_type="text/html")).result
    assert (errors.NotFoundError, None) == (type(error), error.body)


def test_a_wrong_type_is_named() -> None:
    """A value of a wrong JSON type, a scalar in a nullable field included, is named by its path."""
    for field, value in (("start_date", "soon"), ("next_charge", "x"), ("id", 7), ("status", 1)):
        error = _page(**{field: value})
        assert (errors.DecodeError, f"$.data[0].{field}") == (type(error), error.path)
