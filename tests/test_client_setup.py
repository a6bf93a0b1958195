import asyncio
import copy
import pickle
import subprocess
import sys
import threading
from typing import Any

import httpx
import pytest
from attrs import evolve
from wire import Wire, answer
from wire_calls import GET, PROVIDER, TOKEN, WORLDS, World

from clientwright.client import AsyncProviderClient, AsyncResource, ProviderClient, Resource
from clientwright.errors import ConfigurationError

GOOD = answer(200, b'{"id": "t1"}')
LIGHT = """
import sys
before = set(sys.modules)
import clientwright.client
print(sorted(set(sys.modules) - before - {"__future__"}))
"""
LAZY = """
import sys
from clientwright.client import ProviderClient, Resource
from clientwright.provider import Provider, Scheme, Server
scheme = Scheme("bearer", "token", "MADE_UP_TOKEN")
provider = Provider("made-up", (Server("live", "https://a.test"),), (scheme,), "MADE_UP", "made-up/1")
Resource(ProviderClient(provider, {"bearer": "t"}, {}))
print([name for name in ("httpx", "httpcore", "ssl", "logging", "asyncio", "email") if name in sys.modules])
"""


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MADE_UP_TOKEN", "MADE_UP_KEY", "MADE_UP_ENVIRONMENT", "MADE_UP_TENANT"):
        monkeypatch.delenv(name, raising=False)


def client(world: World = "sync", **options: Any) -> ProviderClient | AsyncProviderClient:
    """Make a client."""
    kind: Any = ProviderClient if world == "sync" else AsyncProviderClient
    made: ProviderClient | AsyncProviderClient = kind(
        PROVIDER, options.pop("secrets", {"bearer": TOKEN}), options.pop("variables", {}), **options
    )
    return made


def _printed(program: str) -> str:
    path = ["-c", f"import sys; sys.path.insert(0, 'tests'); exec({program!r})"]
    return subprocess.run([sys.executable, *path], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_a_client_imports_nothing() -> None:
    """The import of a client's base loads this package's modules only."""
    assert "['clientwright', 'clientwright.client']" == _printed(LIGHT)


def test_making_a_client_does_not_import_httpx() -> None:
    """What only a call needs is imported by the first call."""
    assert "[]" == _printed(LAZY)


@pytest.mark.parametrize("world", WORLDS)
def test_the_first_environment_is_the_default(world: World) -> None:
    """A client answers to the first server, or to the one that is named."""
    assert "https://api.made-up.test/v1" == client(world).base_url
    made = client(world, environment="sandbox", variables={"tenant": "acme"})
    assert "https://acme.made-up.test" == made.base_url
    assert "http://localhost:1/v2" == client(world, base_url="http://localhost:1/v2/").base_url


def test_variables_of_the_environment_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment and the parts of an address are read from variables where no argument is given."""
    monkeypatch.setenv("MADE_UP_ENVIRONMENT", "sandbox")
    monkeypatch.setenv("MADE_UP_TENANT", "acme")
    assert "https://acme.made-up.test" == client().base_url
    assert "https://b.made-up.test" == client(variables={"tenant": "b"}).base_url
    assert "https://api.made-up.test/v1" == client(environment="production").base_url


def test_an_unknown_environment_is_answered_with_the_known() -> None:
    """The error of an unknown environment lists the known ones."""
    with pytest.raises(ConfigurationError, match="environment is 'live', and has to be one of 'production', 'sandbox'"):
        client(environment="live")


def test_an_unknown_environment_in_a_variable_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment comes from a variable, the error says so."""
    monkeypatch.setenv("MADE_UP_ENVIRONMENT", "live")
    with pytest.raises(ConfigurationError, match="MADE_UP_ENVIRONMENT is 'live'"):
        client()


@pytest.mark.parametrize("tenant", ["a/b", "evil.test/", "a@b", "a:1", "a b", "..", "a.", ".a", "a..b", 5, "é", "a#"])
def test_a_part_of_an_address_stays_in_its_place(tenant: Any) -> None:
    """A part of an address cannot lead to another host or path."""
    with pytest.raises(ConfigurationError, match="tenant has to be"):
        client(environment="sandbox", variables={"tenant": tenant})


def test_a_missing_part_of_an_address_is_named() -> None:
    """The error of a missing part names the argument and the variable."""
    with pytest.raises(ConfigurationError, match="give tenant= or set MADE_UP_TENANT"):
        client(environment="sandbox")


@pytest.mark.parametrize(
    "base_url",
    [
        "", "api.test", "ftp://a.test", "https://", "https://a.test?x=1", "https://a.test#x", "https://a b.test",
        "https://a.test:x", "https://a.test:99999", "https://a.test\\@b.test", "http://[::1", "https://a.test\n", 5, b"https://a.test",
    ],
)  # fmt: skip
@pytest.mark.parametrize("world", WORLDS)
def test_an_address_has_to_be_one(base_url: Any, world: World) -> None:
    """A base URL that is no address is refused."""
    with pytest.raises(ConfigurationError, match="base_url has to be"):
        client(world, base_url=base_url)


def test_an_address_holds_no_password() -> None:
    """A base URL with a password is refused, and the password not shown."""
    with pytest.raises(ConfigurationError, match="must not hold") as caught:
        client(base_url="https://me:5ecret@a.test")
    assert "5ecret" not in str(caught.value)


@pytest.mark.parametrize("world", WORLDS)
def test_a_client_keeps_its_secret(world: World) -> None:
    """A client shows no secret, and is neither copied nor pickled."""
    made = client(world)
    resource = Resource(made) if isinstance(made, ProviderClient) else AsyncResource(made)
    assert f"<{type(made).__name__} at https://api.made-up.test/v1>" == repr(made)
    assert "tok-5ecret" not in f"{resource!r} {vars(made)} {vars(made._state)}"  # noqa: SLF001  # looks for leaks
    for copied in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="with_options"):
            copied(made)


def test_a_missing_credential_is_named_at_the_call() -> None:
    """A call without its credential names the argument, the variable and the operation, and is not sent."""
    with Wire(GOOD) as wire, client(secrets={}, base_url=wire.url) as made, pytest.raises(ConfigurationError) as caught:  # type: ignore[union-attr]
        made.send(GET, {"id": "a"})
    assert "things.get: no credential: give token= or set MADE_UP_TOKEN" == str(caught.value)
    assert [] == wire.journal


def test_with_options_is_a_copy() -> None:
    """Options make another client on the same connections, and leave the first as it was."""
    with Wire(GOOD) as wire:
        first = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=wire.url, headers={"X-A": "1"})
        second = first.with_options(headers={"X-B": "2"}, timeout=5, retries=0)
        first.send(GET, {"id": "a"})
        second.send(GET, {"id": "a"})
        first.send(GET, {"id": "a"})
        first.close()
    seen = [(request.connection, request.header("x-a"), request.header("x-b")) for request in wire.journal]
    assert [(1, "1", None), (1, "1", "2"), (1, "1", None)] == seen
    with pytest.raises(ConfigurationError, match="timeout"):
        first.with_options(timeout=-1)


def test_a_copy_ends_alone() -> None:
    """Closing a copy leaves the client that it was made of open; closing that one closes both."""
    with Wire(GOOD) as wire:
        first = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=wire.url)
        second, third = first.with_options(), first.with_options()
        second.close()
        first.send(GET, {"id": "a"})
        first.close()
        for closed in (first, second, third):
            with pytest.raises(ConfigurationError, match="the client is closed; make another"):
                closed.send(GET, {"id": "a"})


def test_a_closed_asynchronous_client_says_so() -> None:
    """A call after the end of an asynchronous client is refused with a sentence."""

    async def run() -> None:
        made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="http://a.test")
        async with made:
            pass
        with pytest.raises(ConfigurationError, match="the client is closed"):
            await made.asend(GET, {"id": "a"})
        await made.aclose()

    asyncio.run(run())


def test_threads_share_connections() -> None:
    """Eight threads that start together use one pool, and all their calls arrive."""
    gate = threading.Barrier(8)
    with Wire(GOOD) as wire:
        with ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=wire.url) as made:
            pools = set()

            def work() -> None:
                gate.wait()
                for number in range(5):
                    made.send(GET, {"id": str(number)})
                pools.add(made._state.shared.pool.line())  # noqa: SLF001  # is there only one

            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert (40, 1) == (len(wire.journal), len(pools))
        assert wire.connections <= 8


def test_tasks_share_connections() -> None:
    """Fifty calls at once in one event loop all arrive."""

    async def run(url: str) -> None:
        async with AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=url) as made:
            await asyncio.gather(*(made.asend(GET, {"id": str(number)}) for number in range(50)))

    with Wire(GOOD) as wire:
        asyncio.run(run(wire.url))
        assert 50 == len(wire.journal)


def test_a_user_keeps_the_own_httpx_client() -> None:
    """A user's httpx client keeps its headers and hooks, and stays open."""
    seen: list[str] = []
    hooks = {"request": [lambda request: seen.append(request.headers["x-mine"])]}
    with Wire(GOOD) as wire, httpx.Client(headers={"X-Mine": "1", "User-Agent": "me"}, event_hooks=hooks) as http:
        with ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url=wire.url, http_client=http) as made:
            assert "t1" == made.send(GET, {"id": "a"}).parsed.id
        assert not http.is_closed
    assert ["1"] == seen
    assert ("1", "me") == (wire.journal[0].header("x-mine"), wire.journal[0].header("user-agent"))


def test_a_users_closed_httpx_client_is_noticed() -> None:
    """A call through an httpx client that its user has closed is refused with a sentence."""
    http = httpx.Client()
    http.close()
    made = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="http://a.test", http_client=http)
    with pytest.raises(ConfigurationError, match="the client is closed"):
        made.send(GET, {"id": "a"})


def test_event_loops_follow_each_other() -> None:
    """An asynchronous client works in one event loop after the other, and not in two at once."""
    made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="http://127.0.0.1:9", retries=0)
    for _ in range(2):
        with pytest.raises(Exception, match="no connection"):
            asyncio.run(made.asend(GET, {"id": "a"}))

    async def nested() -> None:
        with pytest.raises(Exception, match="no connection"):
            await made.asend(GET, {"id": "a"})
        with pytest.raises(ConfigurationError, match="another event loop"):
            await asyncio.to_thread(asyncio.run, made.asend(GET, {"id": "a"}))
        await made.aclose()

    asyncio.run(nested())
    call = made.asend(GET, {"id": "a"})
    with pytest.raises(ConfigurationError):
        call.send(None)


def test_an_asynchronous_call_needs_an_event_loop() -> None:
    """Outside asyncio a call is refused with a sentence."""
    made = AsyncProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="http://a.test")
    with pytest.raises(ConfigurationError, match="needs a running asyncio event loop"):
        made.asend(GET, {"id": "a"}).send(None)


def test_a_part_of_an_address_is_named_by_where_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a part of an address comes from a variable, the error names the variable."""
    monkeypatch.setenv("MADE_UP_TENANT", "a b")
    with pytest.raises(ConfigurationError, match="MADE_UP_TENANT has to be"):
        client(environment="sandbox")


def test_a_provider_without_an_address_asks_for_one() -> None:
    """A client of a provider that no address is known of asks for base_url, and works with one."""
    bare = evolve(PROVIDER, servers=())
    for environment in (None, "production"):
        with pytest.raises(ConfigurationError, match="give base_url="):
            ProviderClient(bare, {}, {}, environment=environment)
        made = ProviderClient(bare, {}, {}, environment=environment, base_url="https://a.test")
        assert "https://a.test" == made.base_url


def test_an_address_comes_before_the_variable_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the address is given, the variable that names the environment is not looked at."""
    monkeypatch.setenv("MADE_UP_ENVIRONMENT", "live")
    assert "https://a.test" == client(base_url="https://a.test").base_url
