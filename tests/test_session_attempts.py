import asyncio
import pickle
import time
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wire import JSON, Play, Wire, answer, hang_up, nowhere, reset, silence
from wire_calls import GET, KEYED, PAY, PROVIDER, TOKEN, WORLDS, Thing, World, call, failure

from clientwright import retries
from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import (
    ConfigurationError,
    ConnectError,
    DeadlineError,
    DecodeError,
    ServiceUnavailableError,
    error_class,
)
from clientwright.hooks import ResponseInfo
from clientwright.operations import Operation
from clientwright.receiving import Body

GOOD = answer(200, b'{"id": "t1"}')
REPEATED = (429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529)
FINAL = (302, 400, 401, 404, 408, 409, 422, 501, 505, 519, 525, 530, 999)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BASE", 0.001)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("operation", [GET, PAY, KEYED], ids=lambda one: one.id)
@pytest.mark.parametrize("status", [*REPEATED, *FINAL])
def test_a_status_is_repeated_where_that_is_safe(status: int, operation: Operation[Any], world: World) -> None:
    """Passing failures are repeated, unless the operation may have been carried out."""
    attempts = 3 if status == 429 or (status in REPEATED and operation is not PAY) else 1
    with Wire(answer(status, b"")) as wire:
        error = failure(world, wire.url, operation)
    assert (attempts, attempts, error_class(status)) == (len(wire.journal), error.attempts, type(error))


@pytest.mark.parametrize("world", WORLDS)
def test_all_attempts_have_one_idempotency_key(world: World) -> None:
    """A keyed call is repeated with the same body and key, and two calls have different keys."""
    with Wire(reset, answer(503, b""), GOOD) as wire:
        call(world, wire.url, KEYED)
        call(world, wire.url, KEYED)
    keys = [request.header("idempotency-key") for request in wire.journal]
    assert [keys[0]] * 3 == keys[:3]
    assert keys[3] not in {None, keys[0]}
    assert 1 == len({request.body for request in wire.journal})


@pytest.mark.parametrize("world", WORLDS)
def test_a_key_of_the_user_is_kept(world: World) -> None:
    """An idempotency key that the caller gives is the one that is sent."""
    with Wire(GOOD) as wire:
        call(world, wire.url, KEYED, extra_headers={"idempotency-key": "mine"})
        call(world, wire.url, PAY)
    assert ["mine", None] == [request.header("Idempotency-Key") for request in wire.journal]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("first", [reset, hang_up, answer(500, b"")], ids=["reset", "hang up", "500"])
def test_a_refusal_after_doubt_is_in_doubt(first: Play, world: World) -> None:
    """Where an earlier attempt may have been carried out, a later refusal does not say that nothing happened."""
    with Wire(first, answer(409, b"")) as wire:
        error = failure(world, wire.url, KEYED)
    assert (409, None, 2) == (error.status, error.applied, error.attempts)  # type: ignore[attr-defined]


@pytest.mark.parametrize("world", WORLDS)
def test_a_refusal_after_a_refusal_is_no_effect(world: World) -> None:
    """Where all earlier attempts were refused, so is the call."""
    with Wire(answer(429, b""), answer(409, b"")) as wire:
        error = failure(world, wire.url, PAY)
    assert (False, 2) == (error.applied, error.attempts)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("told", "attempts"), [("0", 2), ("0.01", 2), ("61", 1), ("1e9", 2), ("-1", 2), ("soon", 2)])
def test_retry_after_is_honoured_within_limits(told: str, attempts: int, world: World) -> None:
    """A wait that is asked for is kept, raised where it is too long, and ignored where it is none."""
    with Wire(answer(429, b"", (*JSON, ("Retry-After", told))), answer(400, b"")) as wire:
        error = failure(world, wire.url, PAY, timeout=100.0)
    assert attempts == error.attempts
    assert (61.0 if attempts == 1 else None) == error.retry_after  # type: ignore[attr-defined]


@pytest.mark.parametrize("world", WORLDS)
def test_no_wait_goes_beyond_the_deadline(world: World) -> None:
    """A wait that is longer than the call's time ends the call at once."""
    with Wire(answer(503, b"", (("Retry-After", "30"),))) as wire:
        begin = time.monotonic()
        error = failure(world, wire.url, GET, timeout=20.0)
        assert time.monotonic() - begin < 10
    assert isinstance(error, ServiceUnavailableError)
    assert (1, 30.0) == (error.attempts, error.retry_after)


@pytest.mark.parametrize("world", WORLDS)
def test_the_wait_that_is_asked_for_is_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repetition comes no earlier than the provider asks."""
    monkeypatch.setattr(retries, "BASE", 50.0)
    with Wire(answer(429, b"", (("Retry-After", "0.3"),)), GOOD) as wire:
        begin = time.monotonic()
        call(world, wire.url, GET)
        assert 0.3 <= time.monotonic() - begin < retries.LONGEST / 2


@pytest.mark.parametrize("world", WORLDS)
def test_the_deadline_is_for_all_attempts(world: World) -> None:
    """Repetitions share the time of the call, and its end is not repeated."""
    with Wire(answer(503, b""), silence) as wire:
        begin = time.monotonic()
        error = failure(world, wire.url, GET, timeout=1.0)
        assert 0.9 < time.monotonic() - begin < 6
    assert (DeadlineError, 2, 2) == (type(error), error.attempts, len(wire.journal))


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("count", [0, 1, 4])
def test_retries_are_counted(count: int, world: World) -> None:
    """A call is repeated as often as the client says, and not more."""
    with Wire(answer(503, b"")) as wire:
        failure(world, wire.url, GET, retries=count)
    assert count + 1 == len(wire.journal)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("extra", [{"a": "b\r\nc: d"}, {"a": "☃"}, {"a b": "c"}, {"": "x"}, {"Content-Length": "1"}])
def test_headers_that_cannot_be_sent_are_refused(extra: dict[str, str], world: World) -> None:
    """A header that would change the request is refused by its name, without its value, before anything is sent."""
    with Wire(GOOD) as wire:
        error = failure(world, wire.url, GET, extra_headers=extra)
    assert (ConfigurationError, False, 0, []) == (type(error), error.applied, error.attempts, wire.journal)
    assert "extra_headers" in str(error)
    assert next(iter(extra.values())) not in str(error)[len("things.get: extra_headers") :] or extra == {"": "x"}


@pytest.mark.parametrize("world", WORLDS)
def test_headers_of_a_call_win(world: World) -> None:
    """Headers of a call replace those of the client, whatever their case, and are sent in Latin-1."""
    with Wire(GOOD) as wire:
        options = {"headers": {"X-One": "1", "X-Two": "2"}}
        call(world, wire.url, GET, extra_headers={"x-one": "é", "Authorization": "Basic x"}, **options)
    [request] = wire.journal
    assert ("é", "2", "Basic x") == tuple(request.header(name) for name in ("x-one", "x-two", "authorization"))
    assert ("made-up-client/1", "gzip") == (request.header("user-agent"), request.header("accept-encoding"))


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), "5", True])
def test_a_timeout_has_to_be_one(seconds: Any, world: World) -> None:
    """A timeout that is none is refused before anything is sent."""
    with Wire(GOOD) as wire, pytest.raises(ConfigurationError, match="timeout"):
        call(world, wire.url, GET, timeout=seconds)
    assert [] == wire.journal


@settings(deadline=None)
@given(st.integers(1, 200), st.floats(0, 1))
def test_backoff_grows_and_stays_small(attempt: int, chance: float) -> None:
    """A pause is between half of its step and its step, and never above eight seconds."""
    step = min(8.0, 0.001 * 2 ** (min(attempt, 50) - 1))
    assert step / 2 <= retries.backoff(attempt, chance) <= 8.0


@pytest.mark.parametrize("world", WORLDS)
def test_secrets_that_a_server_echoes_are_not_kept(world: World) -> None:
    """What an error keeps of an answer holds no credential, in no form in which it was sent."""
    echo = f'{{"id": "{TOKEN} tok-5ecret%2F%2B%3D"}}'.encode()
    headers = (*JSON, ("X-Echo", TOKEN), ("X-Request-Id", TOKEN), ("Set-Cookie", TOKEN))
    for play in (answer(404, echo, headers), answer(200, b"{", headers), answer(500, echo, headers)):
        with Wire(play) as wire:
            error = failure(world, wire.url, GET, retries=0)
        shown = (str(error), repr(error), repr(vars(error)), pickle.dumps(error).decode("latin-1"))
        assert not [text for text in shown if "tok-5ecret" in text]


@pytest.mark.parametrize("world", WORLDS)
def test_an_answer_that_cannot_be_read_keeps_no_secret(world: World) -> None:
    """The headers of an answer whose body is broken are kept without secrets and cookies."""
    headers = (*JSON, ("Content-Encoding", "gzip"), ("X-Echo", TOKEN), ("Set-Cookie", "a=b"))
    with Wire(answer(200, b"no gzip", headers)) as wire:
        error = failure(world, wire.url, PAY)
    assert isinstance(error, DecodeError)
    assert ("***", None) == (error.headers["x-echo"], error.headers.get("set-cookie"))


def test_a_server_that_is_gone_after_doubt_is_in_doubt() -> None:
    """Where an earlier attempt may have been carried out, one that was not sent does not say that nothing happened."""
    answers = iter([httpx.Response(500)])

    def handle(_: httpx.Request) -> httpx.Response:
        for found in answers:
            return found
        raise httpx.ConnectError("gone")

    with httpx.Client(transport=httpx.MockTransport(handle)) as http:
        made = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="https://a.test", http_client=http)
        with pytest.raises(ConnectError) as caught:
            made.send(KEYED, {}, body=Thing(id="a"))
    assert (None, 3) == (caught.value.applied, caught.value.attempts)


@pytest.mark.parametrize("world", WORLDS)
def test_a_dead_server_is_named(world: World) -> None:
    """The error of a server that is not there says so."""
    error = failure(world, nowhere(), GET, retries=0)
    assert "no connection to the server" in str(error)
    assert str(error).endswith("; nothing was changed")


def test_a_call_can_be_cancelled() -> None:
    """A cancelled call ends as cancelled, and leaves no connection open."""
    with Wire(silence) as wire:

        async def run() -> None:
            async with AsyncProviderClient(PROVIDER, {"bearer": "t"}, {}, base_url=wire.url) as client:
                task = asyncio.create_task(client.asend(GET, {"id": "a"}))
                await asyncio.to_thread(wire.wait, 1)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                await asyncio.to_thread(wire.wait_closed)

        asyncio.run(asyncio.wait_for(run(), 30))


def test_an_interrupted_call_leaves_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt between the pieces of an answer comes out as it is, and the connection is closed."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Body, "add", interrupt)
    with Wire(GOOD) as wire, ProviderClient(PROVIDER, {"bearer": "t"}, {}, base_url=wire.url) as client:
        with pytest.raises(KeyboardInterrupt):
            client.send(GET, {"id": "a"})
        wire.wait_closed()


def test_pauses_differ() -> None:
    """Two callers that fail together do not come back together."""
    assert retries.backoff(3, 0.1) != retries.backoff(3, 0.9)


@pytest.mark.parametrize("world", WORLDS)
def test_a_client_that_is_closed_after_doubt_is_in_doubt(world: World) -> None:
    """Where the client is closed between two attempts, of which the first may have been carried out, it is in doubt."""
    closing: list[Any] = []

    def close(_: ResponseInfo) -> None:
        state = closing[0]._state  # noqa: SLF001  # as another thread or task would close it
        state.shared.pool._closed = state.shared.async_pool._closed = True  # noqa: SLF001

    def make(kind: Any, url: str) -> Any:
        closing[:] = [kind(PROVIDER, {"bearer": TOKEN}, {}, base_url=url, on_response=close, retries=5)]
        return closing[0]

    async def run(url: str) -> None:
        async with make(AsyncProviderClient, url) as client:
            await client.asend(KEYED, {}, body=Thing(id="a"))

    def run_sync(url: str) -> None:
        with make(ProviderClient, url) as client:
            client.send(KEYED, {}, body=Thing(id="a"))

    with Wire(answer(503, b"")) as wire, pytest.raises(ConfigurationError, match="the client is closed") as caught:
        run_sync(wire.url) if world == "sync" else asyncio.run(run(wire.url))
    assert (None, 2, "things.order") == (caught.value.applied, caught.value.attempts, caught.value.operation)
    assert 1 == len(wire.journal)
