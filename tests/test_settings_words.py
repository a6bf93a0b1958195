"""What wrong options of a client are told, word for word, and what options can just be."""

import math
from typing import Any

import httpx
import pytest
from wire_calls import PROVIDER, TOKEN, WORLDS, World

from clientwright.client import AsyncProviderClient, AuthenticatedClient, Client, ProviderClient
from clientwright.errors import ConfigurationError
from clientwright.provider import Provider, Server, Variable
from clientwright.settings import (
    Settings,
    address,
    checked_address,
    checked_headers,
    checked_hook,
    checked_retries,
    checked_timeout,
    is_token,
    pairs,
    part,
    sendable,
)

SECONDS = "timeout has to be a finite number of seconds above 0"
TIMES = "retries has to be a whole number, 0 or more"
ADDRESS = "base_url has to be an address such as https://api.example.com/v1"
HOST = "has to be letters, digits and hyphens, with dots only between them"
SAFE = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


async def _awaited(_: object) -> None: ...


def _told(act: Any, *arguments: Any, **options: Any) -> str:
    with pytest.raises(ConfigurationError) as caught:
        act(*arguments, **options)
    assert caught.value.reason == str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    ("act", "arguments", "reason"),
    [
        *((checked_timeout, (value,), SECONDS) for value in (0, -1, math.inf, math.nan, True, "5", None)),
        *((checked_retries, (value,), TIMES) for value in (-1, 1.0, True, "2", None)),
        (checked_hook, (5, "on_x"), "on_x has to be a function, and is of the class int"),
        (checked_hook, (_awaited, "on_x"), "on_x has to be a plain function: it is called, and not awaited"),
        (pairs, ("a=b", "x"), "x has to be a mapping of names to texts"),
        (checked_headers, ({"a b": "c"},), "headers: 'a b' is no name of a header"),
        (checked_headers, ({"": "c"}, "x"), "x: '' is no name of a header"),
        (checked_headers, ({5: "c"}, "x"), "x: '5' is no name of a header"),
        (checked_headers, ({"é" * 90: "c"}, "x"), f"x: {'é' * 80!r} is no name of a header"),
        (checked_headers, ({"a": "b\n"}, "x"), "x: the value of a is no text that a header can carry"),
        (checked_headers, ({"a": None},), "headers: the value of a is no text that a header can carry"),
        *(
            (checked_headers, ({name: "a"}, "x"), f"x: {name} is set by the client itself")
            for name in (
                "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding",
                "Upgrade",
            )
        ),
        *(
            (checked_address, (value,), ADDRESS)
            for value in (
                None, "", "a.test", "ftp://a.test", "https://", "https://a.test?b=c", "https://a.test#d", "https://a b",
                "https://a.test:0", "https://a.test:99999", "https://a\\b.test", "https://é.test", "https://[a",
            )
        ),
        (checked_address, ("https://me:5@a.test",), "base_url must not hold a user name or password"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_told(act: Any, arguments: tuple[Any, ...], reason: str) -> None:
    """Each option has its sentence, which names it and says what it has to be."""
    assert reason == _told(act, *arguments)


def test_what_options_can_be() -> None:
    """Numbers at their borders are taken, times as floats of at most a million seconds."""
    assert [5.0, 0.001, 1e6, 1e6] == [checked_timeout(value) for value in (5, 0.001, 1e6, 1e9)]
    assert {float} == {type(checked_timeout(value)) for value in (5, 10**9)}
    assert [0, 1, 7] == [checked_retries(value) for value in (0, 1, 7)]
    assert print is checked_hook(print, "x")
    assert checked_hook(None, "x") is None
    assert {} == pairs(None, "x") == checked_headers(None)
    assert (60.0, 2, {}, {}) == (
        (made := Settings("a")).timeout, made.retries, made.headers, made.cookies,
    )  # fmt: skip
    assert (made.on_request, made.on_response) == (None, None)
    assert "secret" not in repr(Settings("a", headers={"a": "secret"}, cookies={"b": "secret"}))


def test_what_names_and_values_can_hold() -> None:
    """A name has the letters of a token; a value has Latin-1 without control characters, and no blank at its ends."""
    for letter in map(chr, range(0x180)):
        assert (letter in SAFE) == is_token(letter) == is_token(f"a{letter}")
        holds = letter == "\t" or " " <= letter <= "~" or "\xa0" <= letter <= "\xff"
        assert holds == sendable(f"a{letter}b")
        assert (holds and not letter.isspace()) == sendable(letter) == sendable(f"{letter}a") == sendable(f"a{letter}")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.test/v1/", "https://a.test/v1"),
        ("http://a.test:8080//", "http://a.test:8080"),
        ("https://a.test/v1?", "https://a.test/v1"),
        ("https://a.test/v1/?#", "https://a.test/v1"),
        ("https://[::1]:5/X", "https://[::1]:5/X"),
        ("HTTPS://a.test/~!", "HTTPS://a.test/~!"),
    ],
)
def test_an_address_is_kept_without_its_end(given: str, kept: str) -> None:
    """Slashes and empty queries at the end of an address are taken off."""
    assert kept == checked_address(given)


TENANT = Variable("tenant", "MADE_UP_TENANT")
REGION = Variable("region", "MADE_UP_REGION", "eu", ("eu", "us"))
SERVERS = (Server("live", "https://{region}.{tenant}.test/", (REGION, TENANT)), Server("test", "https://test.test/X/"))
CHOICE = Provider("made-up", SERVERS, (), "MADE_UP_ENVIRONMENT", "made-up/1")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MADE_UP_TENANT", "MADE_UP_REGION", "MADE_UP_ENVIRONMENT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variable", "given", "environment", "reason"),
    [
        (TENANT, None, "", "tenant is missing: give tenant= or set MADE_UP_TENANT"),
        *((TENANT, value, "", f"tenant {HOST}") for value in ("a/b", "a..b", ".a", "a.", "a@b", 5)),
        *((TENANT, None, value, f"MADE_UP_TENANT {HOST}") for value in ("a/b", "a..b", "é")),
        (REGION, "de", "", "region has to be one of 'eu', 'us'"),
        (REGION, None, "de", "MADE_UP_REGION has to be one of 'eu', 'us'"),
    ],
)
def test_a_wrong_part_of_an_address_is_told(
    variable: Variable, given: object, environment: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names what the part came from, the argument or the environment variable."""
    monkeypatch.setenv(variable.env, environment)
    assert reason == _told(part, variable, given)


def test_where_a_provider_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address is that of the argument, else of the environment that is asked for, else of the first."""
    assert "https://a.test" == address(CHOICE, None, "https://a.test/", {})
    assert "https://a.test" == address(CHOICE, "test", "https://a.test/", {})
    assert "https://eu.a-B_~9.c.test" == address(CHOICE, None, None, {"tenant": "a-B_~9.c"})
    assert "https://us.a.test" == address(CHOICE, "live", None, {"tenant": "a", "region": "us"})
    assert "https://test.test/X" == address(CHOICE, "test", None, {})
    monkeypatch.setenv("MADE_UP_ENVIRONMENT", "test")
    assert "https://test.test/X" == address(CHOICE, None, None, {})
    monkeypatch.setenv("MADE_UP_TENANT", "b")
    monkeypatch.setenv("MADE_UP_REGION", "us")
    assert "https://us.b.test" == address(CHOICE, "live", None, {})
    monkeypatch.setenv("MADE_UP_ENVIRONMENT", "gone")
    assert "MADE_UP_ENVIRONMENT is 'gone', and has to be one of 'live', 'test'" == _told(
        address, CHOICE, None, None, {}
    )
    assert "environment is 'x', and has to be one of 'live', 'test'" == _told(address, CHOICE, "x", None, {})
    assert "environment is 'x', and has to be one of 'live', 'test'" == _told(
        address, CHOICE, "x", "https://a.test", {}
    )
    long = f"environment is {'y' * 80!r}, and has to be one of 'live', 'test'"
    assert long == _told(address, CHOICE, "y" * 90, None, {})
    none = Provider("made-up", (), (), "MADE_UP_ENVIRONMENT", "made-up/1")
    assert "no address of the provider is known: give base_url=" == _told(address, none, None, None, {})
    assert "https://a.test" == address(none, "x", "https://a.test", {})


STOCK = [
    ({"auth_header_name": "a b"}, "auth_header_name and prefix: 'a b' is no name of a header"),
    ({"auth_header_name": "Host"}, "auth_header_name and prefix: Host is set by the client itself"),
    ({"prefix": "a\n"}, "auth_header_name and prefix: the value of Authorization is no text that a header can carry"),
    ({"token": ""}, "token is missing: give token="),
    ({"token": 5}, "token has to be a text"),
    ({"token": "a\n"}, "token holds a line break, a blank at its end or a character that cannot be sent"),
    ({"cookies": {"a b": "c"}}, "cookies: 'a b' is no name of a cookie"),
    ({"cookies": {"é" * 90: "c"}}, f"cookies: {'é' * 80!r} is no name of a cookie"),
    ({"cookies": {5: "c"}}, "cookies: '5' is no name of a cookie"),
    ({"cookies": {"a": "b\n"}}, "cookies: the value of a is no text that a cookie can carry"),
    ({"cookies": {"a": "b;"}}, "cookies: the value of a is no text that a cookie can carry"),
    ({"cookies": 5}, "cookies has to be a mapping of names to texts"),
    ({"headers": 5}, "headers has to be a mapping of names to texts"),
    ({"headers": {"te": "5"}}, "headers: te is set by the client itself"),
    ({"httpx_args": 5}, "httpx_args has to be a mapping of names to texts"),
    ({"on_drift": 5}, "on_drift has to be a function, and is of the class int"),
    ({"timeout": 0}, SECONDS),
    ({"retries": -1}, TIMES),
    ({"base_url": "a"}, ADDRESS),
]


@pytest.mark.parametrize(("options", "reason"), STOCK)
def test_a_wrong_option_of_a_stock_client_is_told(options: dict[str, Any], reason: str) -> None:
    """The clients in the form of other generators tell wrong options in the same words."""
    assert reason == _told(AuthenticatedClient, **{"base_url": "https://a.test", "token": TOKEN, **options})


def test_a_stock_client_keeps_what_it_is_given() -> None:
    """Each option of a stock client is kept, in copies too, and beside what was there before."""
    client = AuthenticatedClient(
        "https://a.test/",
        TOKEN,
        headers={"a": "1"},
        cookies={"b": "2"},
        timeout=7,
        retries=5,
        httpx_args={"trust_env": False},
    )
    settings = client._state.settings  # noqa: SLF001  # nothing shows them
    kept = Settings("https://a.test", 7.0, 5, {"a": "1"}, {"b": "2"})
    assert kept == settings
    assert {"verify": True, "trust_env": False} == client._state.shared.pool.options  # noqa: SLF001
    assert {"verify": True, "trust_env": False} == client._state.shared.async_pool.options  # noqa: SLF001
    assert client._state.shared.pool.whole is client._state.shared.async_pool.whole is True  # noqa: SLF001
    changed = client.with_headers({"c": "3"}).with_cookies({"d": "4"}).with_timeout(8)
    assert Settings("https://a.test", 8.0, 5, {"a": "1", "c": "3"}, {"b": "2", "d": "4"}) == changed._state.settings  # noqa: SLF001
    other = client.with_options(timeout=9, retries=1, headers={"e": "5"})
    assert Settings("https://a.test", 9.0, 1, {"a": "1", "e": "5"}, {"b": "2"}) == other._state.settings  # noqa: SLF001
    assert kept == client.with_options()._state.settings  # noqa: SLF001
    plain = Client("https://a.test", verify_ssl=False)
    assert ({}, {}, ()) == (
        (none := plain._state.credentials).schemes, none.secrets, none.always,  # noqa: SLF001  # nothing shows them
    )  # fmt: skip
    assert {"verify": False} == plain._state.shared.pool.options  # noqa: SLF001
    assert Settings("https://a.test", 60.0, 2) == plain._state.settings  # noqa: SLF001


def test_a_stock_token_is_a_scheme() -> None:
    """A token is sent in its header after its prefix, whatever an operation asks for, and known by its name."""
    cases: list[tuple[dict[str, Any], dict[str, str]]] = [
        ({}, {"authorization": f"Bearer {TOKEN}"}),
        ({"prefix": "", "auth_header_name": "X-Key"}, {"x-key": TOKEN}),
    ]
    for options, wanted in cases:
        made = AuthenticatedClient("https://a.test", TOKEN, **options)._state.credentials  # noqa: SLF001
        assert wanted == made.attachment((("other",),)).headers == made.attachment(()).headers
        [scheme] = made.schemes.values()
        assert ("token", "token", "", "header") == (scheme.id, scheme.argument, scheme.env, scheme.where)
        assert (["token"], ["token"], ("token",)) == (list(made.schemes), list(made.secrets), made.always)


@pytest.mark.parametrize(
    ("name", "wanted", "given", "told"),
    [
        ("set_httpx_client", "httpx_client has to be an httpx.Client", 5, "of the class builtins.int"),
        ("set_async_httpx_client", "async_client has to be an httpx.AsyncClient", 5, "of the class builtins.int"),
        ("set_httpx_client", "httpx_client has to be an httpx.Client", httpx.Client, "the class httpx.Client"),
    ],
)
def test_what_is_no_httpx_client_is_told(name: str, wanted: str, given: object, told: str) -> None:
    """The sentence names the argument, what it has to be and what it is."""
    assert f"{wanted}, and is {told}" == _told(getattr(Client("https://a.test"), name), given)


@pytest.mark.parametrize("world", WORLDS)
def test_other_options_are_kept_in_copies(world: World) -> None:
    """A copy of a client has the options it is given, each in its place."""
    kind: Any = ProviderClient if world == "sync" else AsyncProviderClient
    client = kind(PROVIDER, {"bearer": TOKEN}, {}, base_url="https://a.test")
    changed = client.with_options(timeout=3, retries=4, headers={"x": "y"})
    own = {"user-agent": "made-up-client/1", "accept-encoding": "gzip"}
    assert Settings("https://a.test", 60.0, 2, own) == client._state.settings  # noqa: SLF001
    assert Settings("https://a.test", 3.0, 4, {**own, "x": "y"}) == changed._state.settings  # noqa: SLF001
    with pytest.raises(TypeError) as caught:
        client.__reduce__()
    sentence = "a client holds connections and a secret, and is not copied or pickled; see with_options()"
    assert sentence == str(caught.value)
