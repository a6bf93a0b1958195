"""Laws of the steps of a call: what is sent, what hooks are told, where redirects and queries lead."""

import logging
from typing import Any

import pytest
from attrs import evolve
from wire_calls import BY_QUERY, GET, KEYED, PAY, TOKEN, Thing

from clientwright import session
from clientwright.credentials import Credentials, Secret
from clientwright.drift import DriftLog
from clientwright.errors import ConfigurationError, ConnectError, ConnectionLostError, EncodeError
from clientwright.hooks import RequestInfo, ResponseInfo
from clientwright.messages import Answered, Sending
from clientwright.operations import Operation
from clientwright.provider import Scheme
from clientwright.session import Session
from clientwright.settings import Settings
from clientwright.types import UNSET

BASE = "https://api.made-up.test/v1"
CREDENTIALS = Credentials(
    {
        "bearer": Scheme("bearer", "token", "MADE_UP_TOKEN", prefix="Bearer "),
        "key": Scheme("key", "api_key", "MADE_UP_KEY", "query", "api key"),
        "cookie": Scheme("cookie", "sid", "MADE_UP_SID", "cookie", "sid"),
    },
    {"bearer": Secret(TOKEN), "key": Secret("k&1"), "cookie": Secret("s1")},
)
GOOD = Answered(200, {"content-type": "application/json"}, b'{"id":"t1"}')


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "monotonic", lambda: 100.0)


def _talk(made: Session, outcomes: list[Any], operation: Operation[Thing] = GET, **options: Any) -> list[Any]:
    """Give the steps of a conversation, and its answer or error."""
    given: dict[str, Any] = {"arguments": {"id": "a"} if operation.parameters else {}, "timeout": None, **options}
    body = Thing(id="t") if operation.bodies else UNSET
    talk = made.converse(operation, given["arguments"], body, given["timeout"], given.get("extra_headers"))
    steps: list[Any] = []
    outcome: Any = None
    left = iter(outcomes)
    try:
        while True:
            steps.append(talk.send(outcome))
            outcome = next(left) if isinstance(steps[-1], Sending) else None
    except StopIteration as end:
        return [*steps, end.value]
    except Exception as error:  # noqa: BLE001  # what came of it
        return [*steps, error]


def _session(base_url: str = BASE, **options: Any) -> Session:
    return Session(Settings(base_url, **options), CREDENTIALS, DriftLog(None))


def _headers(sending: Sending) -> dict[str, str]:
    return {name.decode("ascii"): value.decode("latin-1") for name, value in sending.headers}


def test_a_call_ends_in_its_time() -> None:
    """The deadline of a call is that of its own timeout, else that of the client."""
    assert [160.0, 103.0] == [_talk(_session(), [GOOD], timeout=timeout)[0].deadline for timeout in (None, 3)]
    assert 107.0 == _talk(_session(timeout=7.0), [GOOD])[0].deadline
    error = _talk(_session(), [], timeout=0)[0]
    assert isinstance(error, ConfigurationError)
    assert "things.get: timeout has to be a finite number of seconds above 0" == str(error)


def test_wrong_headers_and_arguments_of_a_call_are_told() -> None:
    """What a call cannot be made with is told with the name of the operation."""
    error = _talk(_session(), [], extra_headers={"host": "a"})[0]
    assert "things.get: extra_headers: host is set by the client itself" == str(error)
    error = _talk(_session(), [], arguments={})[0]
    assert isinstance(error, EncodeError)
    assert "things.get: expected a value at $.id, found nothing" == str(error)
    error = _talk(Session(Settings(BASE), Credentials(), DriftLog(None)), [])[0]
    assert "things.get" == error.operation


def test_headers_stand_in_their_order() -> None:
    """What a call gives wins over credentials, these over the operation, this over the client."""
    made = _session(headers={"X-A": "1", "Accept": "no", "Authorization": "no"}, cookies={"c": "d", "e": "f"})
    assert {
        "x-a": "1", "accept": "application/json", "authorization": f"Bearer {TOKEN}", "cookie": "c=d; e=f",
    } == _headers(_talk(made, [GOOD])[0])  # fmt: skip
    own = _headers(_talk(made, [GOOD], extra_headers={"AUTHORIZATION": "me", "Cookie": "g=h", "X-E": "é"})[0])
    assert ("me", "g=h; c=d; e=f", "é") == (own["authorization"], own["cookie"], own["x-e"])
    both = _headers(_talk(made, [GOOD], evolve(GET, security=(("bearer", "cookie"),)))[0])
    assert "c=d; e=f; sid=s1" == both["cookie"]
    assert "cookie" not in _headers(_talk(_session(), [GOOD])[0])


def test_the_idempotency_key_is_a_header() -> None:
    """A keyed call has a key of its own, or the one that it is given; others have none."""
    keys = [_headers(_talk(_session(), [GOOD], KEYED)[0])["idempotency-key"] for _ in range(2)]
    assert 2 == len({key for key in keys if len(key) == 36})
    given = _talk(_session(), [GOOD], KEYED, extra_headers={"Idempotency-Key": "mine"})[0]
    assert "mine" == _headers(given)["idempotency-key"]
    for operation in (PAY, evolve(KEYED, retry="safe"), evolve(KEYED, key_header="")):
        assert "idempotency-key" not in _headers(_talk(_session(), [GOOD], operation)[0])


@pytest.mark.parametrize(
    ("link", "query"),
    [
        (None, "api%20key=k%261"),
        ("a=1&&b", "a=1&b&api%20key=k%261"),
        ("api+key=old&a=x=y&api%20key=&apikey=2", "a=x=y&apikey=2&api%20key=k%261"),
        ("api key", "api%20key=k%261"),
        ("api%20key=a=b&c=api key", "c=api key&api%20key=k%261"),
    ],
)
def test_a_credential_of_the_query_is_there_once(link: str | None, query: str) -> None:
    """What a query has by the name of a credential is replaced; all else is kept."""
    arguments = {"id": "a"} if link is None else {"id": "a", "?": link}
    sending = _talk(_session(), [GOOD], BY_QUERY, arguments=arguments)[0]
    assert f"{BASE}/things/a?{query}" == sending.url


def test_a_credential_is_chosen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The credential of an operation is looked for at its first call."""
    made, asked = _session(), []
    choose = Credentials.attachment

    def attachment(self: Credentials, security: tuple[tuple[str, ...], ...]) -> Any:
        asked.append(security)
        return choose(self, security)

    monkeypatch.setattr(Credentials, "attachment", attachment)
    for operation in (GET, PAY, GET, BY_QUERY):
        _talk(made, [GOOD], operation)
    assert [(("bearer",),), (("key",),)] == asked


def test_hooks_are_told_everything() -> None:
    """Hooks get each attempt and what came of it: status, headers without cookies and secrets, name of the error."""
    told: list[Any] = []
    made = _session("https://[::1]:81/v1", retries=1, on_request=told.append, on_response=told.append)
    cut = Answered(200, {"set-cookie": "a=b", "x": TOKEN}, b"", ConnectionLostError("cut", applied=True))
    asked = Answered(429, {"retry-after": "2", "set-cookie2": "c"}, b"")
    steps = _talk(made, [asked, cut])
    assert 2.0 == steps[1]
    infos = [RequestInfo("things.get", "GET", "https://[::1]:81", "/things/{id}", number) for number in (1, 2)]
    assert infos == told[::2]
    assert [(infos[0], 0.0, 429, None), (infos[1], 0.0, 200, "ConnectionLostError")] == [
        (one.request, one.seconds, one.status, one.error) for one in told[1::2]
    ]
    assert [{"retry-after": "2"}, {"x": "***"}] == [dict(one.headers) for one in told[1::2]]
    error = steps[-1]
    assert (2, "things.get", True) == (error.attempts, error.operation, error.applied)


@pytest.mark.parametrize("only", ["on_request", "on_response"])
def test_each_hook_stands_alone(only: str) -> None:
    """A hook needs no other; an error without an answer has no status and no headers."""
    told: list[Any] = []
    made = _session("http://a.test", retries=0, **{only: told.append})
    _talk(made, [ConnectError("no", applied=False)], KEYED, extra_headers={"Idempotency-Key": "mine"})
    request = RequestInfo("things.order", "POST", "http://a.test:80", "/things", 1, "mine")
    if only == "on_request":
        assert [request] == told
    else:
        [one] = told
        assert isinstance(one, ResponseInfo)
        assert (request, None, {}, "ConnectError") == (one.request, one.status, dict(one.headers), one.error)


def test_an_attempt_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Each attempt is one line for those who look for trouble, and nothing for others."""
    with caplog.at_level(logging.INFO, "clientwright"):
        _talk(_session(), [GOOD])
    assert [] == caplog.messages
    with caplog.at_level(logging.DEBUG, "clientwright"):
        _talk(_session(retries=0), [GOOD])
        _talk(_session(retries=0), [ConnectError("no")])
    assert [
        "GET /things/{id}: 200 in 0.000 s (1)", "GET /things/{id}: ConnectError in 0.000 s (1)"
    ] == caplog.messages  # fmt: skip


@pytest.mark.parametrize(
    ("outcomes", "applied"),
    [
        ([ConnectError("a"), ConnectError("b")], False),
        ([Answered(500, {"retry-after": "0"}, b""), ConnectError("b")], None),
        ([Answered(429, {"retry-after": "0"}, b""), ConnectError("b")], False),
        ([ConnectionLostError("a", applied=None), ConnectError("b")], None),
        ([Answered(200, {}, b"", ConnectionLostError("a", applied=True)), ConnectError("b")], None),
        ([Answered(429, {"retry-after": "0"}, b""), Answered(404, {}, b"")], False),
        ([Answered(503, {"retry-after": "0"}, b""), Answered(404, {}, b"")], None),
    ],
)
def test_an_earlier_attempt_may_have_been_carried_out(outcomes: list[Any], *, applied: bool | None) -> None:
    """That nothing was changed is said only where no attempt can have changed anything."""
    error = _talk(_session(retries=1), outcomes)[-1]
    assert (applied, 2) == (error.applied, error.attempts)


def test_an_error_holds_no_secret() -> None:
    """What an error says of the way is masked; bytes that are no text are kept."""
    error = _talk(_session(retries=0), [ConnectError(f"by {TOKEN} \udcff")])[-1]
    assert "by *** \udcff" == error.reason


def test_a_redirect_without_a_place_is_an_error() -> None:
    """Without a `Location`, or beyond the fifth redirect, the answer is what it is; others are followed."""
    assert [Sending, 302] == [type((steps := _talk(_session(), [Answered(302, {}, b"")]))[0]), steps[-1].status]
    again = Answered(302, {"location": "/v1/x?api+key=1&y=2"}, b"")
    steps = _talk(_session(), [again] * 6, BY_QUERY)
    assert 6 == len(steps) - 1
    assert {"https://api.made-up.test/v1/x?y=2&api%20key=k%261"} == {one.url for one in steps[1:-1]}
    assert {160.0} == {one.deadline for one in steps[:-1]}
