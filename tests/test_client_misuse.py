"""Laws of wrong arguments: a sentence that names the argument, and nothing sent."""

import asyncio
from typing import Any

import httpx
import pytest
from wire import Wire, answer
from wire_calls import GET, PROVIDER, TOKEN, WORLDS, World, call

from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import ConfigurationError, UsageError

GOOD = answer(200, b'{"id": "t1"}')


def client(world: World = "sync", **options: Any) -> ProviderClient | AsyncProviderClient:
    """Make a client."""
    kind: Any = ProviderClient if world == "sync" else AsyncProviderClient
    made: ProviderClient | AsyncProviderClient = kind(
        PROVIDER, {"bearer": TOKEN}, {}, **{"base_url": "https://a.test", **options}
    )
    return made


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": None},
        {"retries": -1},
        {"retries": 1.5},
        {"retries": True},
        {"headers": {"a": "\n"}},
        {"headers": "x"},
        {"headers": {1: "x"}},
        {"headers": {"a": 1}},
        {"on_request": "print"},
        {"on_response": 5},
        {"on_drift": [print]},
        {"http_client": 0},
        {"http_client": "x"},
        {"http_client": httpx.Client},
    ],
)
def test_options_have_to_be_right(options: dict[str, Any], world: World) -> None:
    """A wrong option is refused by its name when the client is made."""
    with pytest.raises(ConfigurationError, match=next(iter(options))):
        client(world, **options)


def test_a_broken_environment_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where httpx cannot be set up, the error says so, and no proxy's password is shown."""
    monkeypatch.setenv("HTTP_PROXY", "gopher://me:5ecret@proxy.test")
    made = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="http://a.test")
    with pytest.raises(ConfigurationError, match="httpx cannot be set up") as caught:
        made.send(GET, {"id": "a"})
    assert "5ecret" not in f"{caught.value} {caught.value.__context__} {caught.value.__cause__}"


@pytest.mark.parametrize("world", WORLDS)
def test_the_httpx_client_of_the_other_kind_is_refused(world: World) -> None:
    """A synchronous client takes no asynchronous httpx client, and the other way round, and says what it takes."""
    other = httpx.AsyncClient() if world == "sync" else httpx.Client()
    wanted = "an httpx.Client, and is" if world == "sync" else "an httpx.AsyncClient, and is"
    with pytest.raises(ConfigurationError, match=f"http_client has to be {wanted}"):
        client(world, http_client=other)


@pytest.mark.parametrize("name", ["on_request", "on_response", "on_drift"])
def test_a_hook_is_not_awaited(name: str) -> None:
    """A hook that would have to be awaited is refused, since nobody would notice that it never runs."""

    async def hook(_: object) -> None:
        """Do nothing."""

    with pytest.raises(ConfigurationError, match=f"{name} has to be a plain function"):
        client("async", **{name: hook})


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("seconds", [10**400, 1e308, 1e7])
def test_a_timeout_can_be_as_good_as_none(seconds: float, world: World) -> None:
    """A timeout of any length can be asked for."""
    with Wire(GOOD) as wire:
        assert "t1" == call(world, wire.url, timeout=seconds).parsed.id


def test_the_other_world_is_pointed_to() -> None:
    """A client that is used as one of the other kind says what to do."""
    made: Any = client()
    with pytest.raises(UsageError, match=r"^ProviderClient is synchronous: use `with`"):
        made.asend(GET, {"id": "a"})

    async def run() -> None:
        async with made:
            """Never here."""

    with pytest.raises(UsageError, match="use `with`"):
        asyncio.run(run())
    made = client("async")
    with pytest.raises(UsageError, match=r"^AsyncProviderClient is asynchronous: use `async with`"):
        made.send(GET, {"id": "a"})
    with pytest.raises(UsageError, match="use `async with`"), made:
        """Never here."""
