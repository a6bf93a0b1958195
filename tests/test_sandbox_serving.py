"""The sandbox on loopback: what it takes, what it refuses, and what is left of it when it ends."""

import asyncio
import json
import logging
import socket
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import uvicorn
from client_calls import package
from hypothesis import given
from hypothesis import strategies as st
from sandbox_doors import CREDENTIAL, FOLDERS, ask, belongings, connected
from sandbox_helping import PENDING

from clientwright import sandbox
from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox.guarding import foreign
from clientwright.sandbox.serving import listening, served

MEMBERSHIPS = "customers/memberships"
PROCESS = f"shop/membership-charges/{PENDING}/process"
HALF = b"POST /trybe/shop/memberships/x/sms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{"
FOREIGN: dict[str, dict[str, str]] = {
    "name": {"Host": "sandbox.example"},
    "name-with-port": {"Host": "127.0.0.1.evil.example:80"},
    "origin": {"Origin": "https://evil.example"},
    "no-origin": {"Origin": "null"},
    "other-port": {"Origin": "http://127.0.0.1:1"},
    "cross-site": {"Sec-Fetch-Site": "cross-site"},
    "same-site": {"Sec-Fetch-Site": "same-site"},
}


def test_one_provider_has_one_address() -> None:
    """Where one provider is played its address is `base_url`; of several, none is taken in silence."""
    with sandbox.serve("trybe", **FOLDERS) as one, sandbox.wire("swipe", "trybe", **FOLDERS) as several:
        assert one.base_urls["trybe"] == one.base_url == f"{one.url}/trybe"
        assert {"swipe", "trybe"} == set(several.base_urls)
        assert f"Sandbox(url='{one.url}', engines=['trybe'])" == repr(one)
        with pytest.raises(PipelineError, match=r"swipe and trybe here.*`base_urls`") as caught:
            str(several.base_url)
    assert ["sandbox-address"] == [finding.rule for finding in caught.value.findings]


def test_a_port_is_taken_once(tmp_path: Path) -> None:
    """Where the port is taken nothing is played, no file is made, and the one who has it is not disturbed."""
    with sandbox.serve("trybe", **FOLDERS) as first:
        port = int(first.url.rpartition(":")[2])
        before = belongings()
        data = tmp_path / "data.sqlite"
        with pytest.raises(PipelineError, match=f"The port {port} cannot be had") as caught:  # noqa: SIM117  # the block itself raises
            with sandbox.serve("trybe", port=port, data=data, **FOLDERS):
                raise AssertionError
        assert ["sandbox-port"] == [finding.rule for finding in caught.value.findings]
        assert set() == belongings() - before
        assert not data.exists()
        assert 200 == ask(f"{first.base_url}/{MEMBERSHIPS}")[0]


def test_a_port_is_chosen() -> None:
    """Where the port is free, the sandbox is there; another program may be quicker now and then."""
    for _ in range(20):
        with listening() as bound:
            port = bound.getsockname()[1]
        with suppress(PipelineError), sandbox.serve("trybe", port=port, **FOLDERS) as played:
            assert f"http://127.0.0.1:{port}" == played.url
            return
    raise AssertionError


@pytest.mark.parametrize("port", [-1, 65536, 2**70])
def test_what_is_no_port_is_refused(port: int) -> None:
    """A number that is no port is refused as one that is taken, before anything is read."""
    with pytest.raises(PipelineError, match=f"The port {port} cannot be had"), sandbox.serve("nobody", port=port):
        raise AssertionError


def test_nothing_is_left(tmp_path: Path) -> None:
    """After the block no thread, socket or file is left, whatever clients have left behind."""
    with sandbox.serve("trybe", **FOLDERS):
        pass  # what is imported and opened once
    before = belongings()
    with ExitStack() as stack:
        with sandbox.serve("trybe", data=tmp_path / "data.sqlite", **FOLDERS) as played:
            idle, half, silent = (stack.enter_context(closing(connected(played.url))) for _ in range(3))
            idle.sendall(b"GET /_sandbox/journal HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(12).startswith(b"HTTP/1.1 200")
            half.sendall(HALF)
            silent.sendall(b"GET / HT")
        gone = [_ended(each) for each in (idle, half, silent)]
        assert [True, True, True] == gone
    assert set() == belongings() - before


def _ended(connection: socket.socket) -> bool:
    """Tell whether the other side has ended a connection, in whatever manner."""
    try:
        while connection.recv(4096):
            pass
    except ConnectionResetError:
        return True
    return True


def test_nothing_is_left_behind_the_front() -> None:
    """The front leaves no thread and no socket either."""
    with sandbox.wire("trybe", **FOLDERS):
        pass
    before = belongings()
    with sandbox.wire("trybe", **FOLDERS) as wired:
        assert 200 == ask(f"{wired.base_url}/{MEMBERSHIPS}")[0]
    assert set() == belongings() - before


def test_an_error_of_the_users_is_theirs() -> None:
    """What is raised in the block comes out of it, and nothing is left."""
    with sandbox.serve("trybe", **FOLDERS):
        pass
    before = belongings()
    with pytest.raises(ZeroDivisionError), sandbox.serve("trybe", **FOLDERS) as played:
        divmod(len(played.engines), 0)
    assert set() == belongings() - before


def test_a_server_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps the server from starting is raised where the block would begin, and nothing is left."""

    async def startup(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(uvicorn.Server, "startup", startup)
    before = belongings()
    with pytest.raises(ZeroDivisionError), sandbox.serve("trybe", **FOLDERS):
        raise AssertionError
    assert set() == belongings() - before


def test_an_interrupt_at_the_start_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted before the server has begun, nothing is left all the same."""

    class Interrupted(Event):
        def wait(self, timeout: float | None = None) -> bool:
            raise KeyboardInterrupt(timeout)

    monkeypatch.setattr("clientwright.sandbox.server.Event", Interrupted)
    before = belongings()
    with pytest.raises(KeyboardInterrupt), sandbox.serve("trybe", **FOLDERS):
        raise AssertionError
    assert set() == belongings() - before


def test_a_wrong_hint_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first data cannot be written, the database is closed."""
    closed: list[bool] = []
    monkeypatch.setattr("clientwright.sandbox.engine.seed_state", lambda *_: 1 / 0)
    monkeypatch.setattr("clientwright.sandbox.state.State.close", lambda _: closed.append(True))
    data = tmp_path / "data.sqlite"
    with pytest.raises(ZeroDivisionError), sandbox.serve("trybe", data=data, **FOLDERS):
        raise AssertionError
    assert [True] == closed


def test_who_goes_in_the_middle_is_not_reported(caplog: pytest.LogCaptureFixture) -> None:
    """A client that goes before its request is whole has done nothing, and is nobody's error."""
    with sandbox.serve("trybe", **FOLDERS) as played:
        with closing(connected(played.url)) as half:
            half.sendall(HALF)
        assert 200 == ask(f"{played.base_url}/{MEMBERSHIPS}")[0]
        assert ["memberships.list"] == [entry.operation for entry in played.journal()]
    assert [] == [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_within_a_loop() -> None:
    """The sandbox is played from inside a coroutine, for a client on the same loop."""

    async def listed() -> int:
        with sandbox.serve("trybe", **FOLDERS) as played:
            async with package("trybe").AsyncTrybe(token="any", base_url=played.base_url, timeout=9) as trybe:
                return len((await trybe.memberships.list()).data)

    assert 15 == asyncio.run(listed())


def test_several_at_once() -> None:
    """Sandboxes at the same time remember each for itself."""
    with ExitStack() as stack:
        several = [stack.enter_context(sandbox.serve("trybe", **FOLDERS)) for _ in range(3)]
        for count, played in enumerate(several):
            for _ in range(count):
                ask(f"{played.base_url}/{PROCESS}", "POST")
        assert [[], [200], [200, 422]] == [[entry.status for entry in played.journal()] for played in several]


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("door", ["serve", "wire"])
def test_a_page_of_elsewhere_does_nothing(door: str, headers: dict[str, str]) -> None:
    """What a browser sends for a page of elsewhere is refused, changes nothing and tells nothing, at both doors."""
    with getattr(sandbox, door)("trybe", **FOLDERS) as played:
        status, told, _ = ask(f"{played.base_url}/{PROCESS}", "POST", {**CREDENTIAL, **headers})
        assert 403 == status
        assert not [name for name in told if name.startswith("access-control")]
        assert () == played.journal()
        assert 200 == ask(f"{played.base_url}/{PROCESS}", "POST")[0]


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
def test_a_page_of_elsewhere_neither_reads_nor_clears(headers: dict[str, str]) -> None:
    """Page and journal are kept from pages of elsewhere, and are not cleared for them."""
    with sandbox.serve("trybe", **FOLDERS) as played:
        ask(f"{played.base_url}/{PROCESS}", "POST")
        for method, path in (("GET", "/_sandbox/journal"), ("DELETE", "/_sandbox/journal"), ("GET", "/_sandbox/live")):
            status, told, body = ask(played.url + path, method, headers)
            assert (403, b"The sandbox answers") == (status, body[:19])
            assert not [name for name in told if name.startswith("access-control")]
        assert 1 == len(played.journal())
        led_to = {"cross-site", "same-site"} & set(headers.values())
        assert (200 if led_to else 403) == ask(played.url, headers=headers)[0]


def test_the_sandboxs_own_page_may_ask() -> None:
    """The page itself, and programs, read and clear the journal under every name of this machine."""
    with sandbox.serve("trybe", **FOLDERS) as played:
        port = played.url.rpartition(":")[2]
        for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"127.9.8.7:{port}", "LOCALHOST", "[::1]:80"):
            ask(f"{played.base_url}/{PROCESS}", "POST", {**CREDENTIAL, "Host": host})
            own = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
            assert 1 == len(json.loads(ask(f"{played.url}/_sandbox/journal", headers=own)[2]))
            assert 204 == ask(f"{played.url}/_sandbox/journal", "DELETE", own)[0]
            assert () == played.journal()


@given(st.text(st.sampled_from("localhst127.0:[]-eivxmp@/ ") | st.characters(), max_size=20))
def test_only_names_of_this_machine_are_its_own(host: str) -> None:
    """A name is taken for this machine's own only if resolvers everywhere take it for that."""
    if not foreign([("hOST", host)]):
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() and ":" in host else host
        assert name.lower() == "localhost" or name == "[::1]" or name.split(".")[0] == "127"
        assert not set(host) & set("@/ ")


def test_ports_are_given_back_when_engines_are_the_users(tmp_path: Path) -> None:
    """Engines that were opened elsewhere are played as they are, and stay open."""
    engines = sandbox.open_engines(("trybe",), data=tmp_path / "data.sqlite", **FOLDERS)
    with socket.create_server(("127.0.0.1", 0)) as bound, served(engines, bound) as played:
        assert 200 == ask(f"{played.base_url}/{PROCESS}", "POST")[0]
    assert 1 == len(engines[0].journal())
    engines[0].state.close()
