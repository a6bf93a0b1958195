"""Laws of the front: who chooses a fault, what is read and kept of requests, and what is left when it is closed."""

import os
import socket
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sandbox_faults_helping import BODY, OK, Counting, Upstream, Wire, fronted

from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox.faults import Answer, Chaos, Front, Request, faults, known
from clientwright.sandbox.faults.connections import Connections

FAULT = "X-Clientwright-Fault"


def test_a_plan_is_kept_in_its_order() -> None:
    """Each request gets the next fault of the plan, those after it the one for the rest, and a new plan replaces it."""
    with fronted() as (front, upstream), httpx.Client() as client:
        front.plan(["status-404", "ok", "null"], then="status-503")
        assert [404, 200, 200, 503, 503] == [client.post(front.url).status_code for _ in range(5)]
        front.plan(["status-410", "status-411"])
        assert [410] == [client.post(front.url).status_code]
        front.plan()
        assert [200, 200] == [client.post(front.url).status_code for _ in range(2)]
        assert 4 == len(upstream.journal)
        told = ["status-404", "ok", "null", "status-503", "status-503", "status-410", "ok", "ok"]
        assert told == [one.fault for one in front.journal]
        assert [one != "ok" for one in told] == [one.struck for one in front.journal]


def test_a_header_goes_before_a_plan() -> None:
    """A fault that a request chooses itself leaves the plan as it is, and the upstream does not see the header."""
    with fronted() as (front, upstream), httpx.Client() as client:
        front.plan(["status-404"], then="status-503")
        assert 200 == client.post(front.url, headers={FAULT: "ok", "X-Other": "a"}).status_code
        assert 418 == client.post(front.url, headers={FAULT: "status-418"}).status_code
        assert [404, 503] == [client.post(front.url).status_code for _ in range(2)]
        assert [None, "a"] == [upstream.journal[0].header(name) for name in (FAULT, "x-other")]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("unheard-of", "There is no fault 'unheard-of'"),
        ("connect-refused", "strikes before a request is sent"),
        ("", "There is no fault ''"),
    ],
)
def test_a_wrong_choice_is_refused(code: str, words: str) -> None:
    """A header that chooses what is not there is answered with 400 and the remedy, and does not reach the upstream."""
    with fronted() as (front, upstream), httpx.Client() as client:
        told = client.post(front.url, headers={FAULT: code})
        assert (400, True) == (told.status_code, words in told.json()["message"])
        assert [] == upstream.journal


@pytest.mark.parametrize(
    ("codes", "then", "rules"),
    [
        (["unheard-of", "ok", "nor-this"], "ok", ["fault-unknown", "fault-unknown"]),
        ([], "unheard-of", ["fault-unknown"]),
        (["connect-refused", "ok"], "ok", ["fault-without-request"]),
        (["ok", "connect-timeout"], "ok", ["fault-without-request"]),
        ([], "connect-refused", ["fault-without-request"]),
    ],
)
def test_a_wrong_plan_is_refused(codes: list[str], then: str, rules: list[str]) -> None:
    """A plan that cannot be kept is refused with all that is wrong, and the plan before it stays."""
    with fronted() as (front, _):
        front.plan(["status-404"])
        with pytest.raises(PipelineError) as caught:
            front.plan(codes, then=then)
        assert rules == [one.rule for one in caught.value.findings]
        assert all(str(one.location).startswith("plan:") for one in caught.value.findings)
        assert 404 == httpx.post(front.url).status_code


@pytest.mark.parametrize(
    ("chaos", "rule"),
    [
        (Chaos(1, -0.1), "chaos-rate"),
        (Chaos(1, 1.1), "chaos-rate"),
        (Chaos(1, float("nan")), "chaos-rate"),
        (Chaos(1, rate=True), "chaos-rate"),
        (Chaos(1, "1"), "chaos-rate"),  # type: ignore[arg-type]  # on purpose
        (Chaos(1, 0.5, ("unheard-of",)), "fault-unknown"),
        (Chaos(1, 0.5, ("ok", "connect-timeout")), "fault-without-request"),
    ],
)
def test_a_wrong_schedule_is_refused(chaos: Chaos, rule: str) -> None:
    """A random schedule that cannot be drawn is refused before anything listens."""
    with pytest.raises(PipelineError) as caught:
        Front(Upstream(), chaos=chaos)
    assert [rule] == [one.rule for one in caught.value.findings]


@pytest.mark.parametrize("code", ["status-399", "status-1000", "status-0404", "status-404-after", "status-500-late"])
def test_a_status_that_is_none_is_unknown(code: str) -> None:
    """Only statuses of failure have a fault by their number, and only those from 500 one after the effect."""
    assert known(code) is None
    assert known(f"status-{'9' * 5000}") is None
    assert known("500") is None


@given(st.integers(), st.integers(0, 10**6))
def test_a_schedule_is_the_same_for_its_seed(seed: int, number: int) -> None:
    """The fault of a request follows from seed and number alone; a rate of 0 gives none, one of 1 always one."""
    assert Chaos(seed, 0.5).drawn(number) == Chaos(seed, 0.5).drawn(number)
    assert "ok" == Chaos(seed, 0).drawn(number).code
    fault = Chaos(seed, 1).drawn(number)
    assert "ok" != fault.code
    assert fault.listening is None
    assert "null" == Chaos(seed, 1, ("null",)).drawn(number).code


def test_a_schedule_draws_at_its_rate_from_all() -> None:
    """A schedule gives about as many faults as its rate says, every one of them, and others for another seed."""
    drawn = Counter(Chaos(1, 0.25).drawn(number).code for number in range(20_000))
    assert 0.23 < 1 - drawn["ok"] / 20_000 < 0.27
    assert {code for code, one in faults().items() if not one.listening} == set(drawn)
    assert [Chaos(1, 0.5).drawn(n) for n in range(50)] != [Chaos(2, 0.5).drawn(n) for n in range(50)]


def test_a_front_keeps_a_schedule() -> None:
    """A random schedule strikes the requests that nothing else chooses for, the same ones in every run."""
    chaos = Chaos(7, 0.5, ("status-500", "null", "status-503-after"))
    runs = []
    for _ in range(2):
        with Front(Upstream(), chaos=chaos) as front, httpx.Client() as client:
            front.plan(["status-404"])
            for _ in range(20):
                client.post(front.url)
            front.plan(then="html")
            client.post(front.url)
            runs.append([one.fault for one in front.journal])
    assert ["status-404", *(chaos.drawn(number).code for number in range(1, 20)), "html"] == runs[0] == runs[1]


def test_the_journal_holds_no_secret() -> None:
    """What the front keeps and shows of a request holds no header, query or body."""
    with fronted() as (front, upstream):
        httpx.post(f"{front.url}/things?key=s3cret", headers={"Authorization": "s3cret"}, content=b"s3cret")
        assert ("POST", "/things", (200,)) == (
            (one := front.journal[0]).method, one.path, one.statuses,
        )  # fmt: skip
        assert "s3cret" not in repr((front.journal, upstream.journal))
        assert ("/things?key=s3cret", b"s3cret") == (upstream.journal[0].target, upstream.journal[0].body)


@pytest.mark.parametrize(
    ("version", "more", "closes"),
    [
        ("1.1", "", False),
        ("1.1", "Connection: Close\r\n", True),
        ("1.0", "", True),
        ("1.0", "Connection: keep-alive\r\n", False),
    ],
)
def test_a_connection_lasts_as_long_as_asked(version: str, more: str, *, closes: bool) -> None:
    """A connection stays open unless the client asks otherwise or is an old one; then the answer says so."""
    with fronted() as (front, _), Wire(front) as wire:
        wire.socket.sendall(f"GET / HTTP/{version}\r\n{more}\r\n".encode())
        content = OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1) if closes else OK
        assert content == wire.read(len(content))
        if closes:
            assert b"" == wire.read(1)
        else:
            assert "open" == wire.ending()


def test_many_connections_reach_the_upstream_one_by_one() -> None:
    """However many connections there are, each request has its answer, and the upstream is asked by one at a time."""
    upstream = Counting()
    with Front(upstream) as front:

        def ask(_: int) -> list[int]:
            with httpx.Client() as client:
                return [int(client.post(front.url).content) for _ in range(10)]

        with ThreadPoolExecutor(8) as pool:
            told = [number for numbers in pool.map(ask, range(8)) for number in numbers]
        assert list(range(1, 81)) == sorted(told)
        assert 8 == len({one.connection for one in front.journal})


def test_a_failing_upstream_is_not_hidden() -> None:
    """What the upstream raises is a 500 to the client, and is raised again when the front is closed."""

    def fail(_: Request) -> Answer:
        raise OSError("broken")

    with pytest.raises(OSError, match="broken"), Front(fail) as front:
        assert 500 == httpx.post(front.url).status_code
    with pytest.raises(httpx.HTTPStatusError), Front(fail) as front:
        httpx.post(front.url).raise_for_status()


def files() -> int:
    """Count the open files of this process."""
    return len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0  # noqa: PTH208  # no path is wanted


@pytest.mark.parametrize("code", [code for code in faults() if not code.startswith(("status", "retry"))])
def test_nothing_is_left_behind(code: str) -> None:
    """A front that is closed leaves no thread and no socket, with its fault under way and an idle client beside it."""
    before = files(), threading.active_count()
    with fronted() as (front, upstream):
        idle = Wire(front)
        idle.send()
        idle.read(len(OK))
        if known(code) and faults()[code].listening:
            front.plan([code])
            wire = None
        else:
            wire = Wire(front)
            wire.send(code)
            if faults()[code].when == "after":
                upstream.wait(2)
    for one in (idle, wire):
        if one:
            one.socket.close()
    assert before == (files(), threading.active_count())


def test_a_closed_front_is_not_there() -> None:
    """Nobody answers at the address of a front that was closed, and its idle connections have ended."""
    with fronted() as (front, _):
        url = front.url
        wire = Wire(front)
        wire.send()
        assert BODY in wire.read(len(OK))
        assert not front.wait_closed(0.01)
    with wire:
        assert b"" == wire.read(1)
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_a_connection_that_comes_to_wait_is_ended() -> None:
    """A connection that was busy when those that wait were ended is ended when it comes to wait."""
    connections = Connections(lambda *_: None)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        connections.keep(alive=False)
        connections.idle(ours, now=True)
        theirs.setblocking(False)  # noqa: FBT003  # the name of the standard library
        assert b"" == theirs.recv(1)


def test_fronts_have_ports_of_their_own() -> None:
    """Every front is on loopback, at a port that no other has."""
    with fronted() as (one, _), fronted() as (other, _):
        assert one.url != other.url
        assert one.url.startswith("http://127.0.0.1:")
