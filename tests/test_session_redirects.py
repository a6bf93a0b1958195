import asyncio
import logging

import httpx
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from wire import JSON, Wire, answer
from wire_calls import BY_QUERY, GET, PAY, PROVIDER, TOKEN, WORLDS, World, call, failure

from clientwright.building import LINK
from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import RedirectError
from clientwright.redirects import same_origin, target

GOOD = answer(200, b'{"id": "t1"}')
URL = "https://api.made-up.test/v1/things"


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/elsewhere?a=1", "elsewhere", "?page=2", "#top"])
def test_reading_calls_follow_at_home(location: str, status: int, world: World) -> None:
    """A GET follows a redirect within its origin, with its credential, as one attempt."""
    with Wire(answer(status, b"", (("Location", location),)), GOOD) as wire:
        assert "t1" == call(world, wire.url, GET, retries=0).parsed.id
    assert [f"Bearer {TOKEN}"] * 2 == [request.header("authorization") for request in wire.journal]
    assert "#" not in wire.journal[1].target


@pytest.mark.parametrize("world", WORLDS)
def test_nothing_is_followed_to_another_origin(world: World) -> None:
    """A redirect to another host, port or scheme is an error, and the other server hears nothing."""
    with Wire(GOOD) as other:
        for location in (f"{other.url}/x", other.url.replace("http:", ""), "https://127.0.0.1/", "ftp://127.0.0.1/"):
            with Wire(answer(302, b"", (("Location", location),))) as wire:
                error = failure(world, wire.url, GET)
            assert (RedirectError, None, 1) == (type(error), error.applied, len(wire.journal))
    assert [] == other.journal


@pytest.mark.parametrize("world", WORLDS)
def test_nothing_but_a_get_is_followed(world: World) -> None:
    """A redirect of a call that changes something is an error: nobody knows whether it was carried out."""
    with Wire(answer(307, b"", (("Location", "/elsewhere"),))) as wire:
        error = failure(world, wire.url, PAY)
    assert (RedirectError, None, 1) == (type(error), error.applied, len(wire.journal))


@pytest.mark.parametrize("world", WORLDS)
def test_redirects_end(world: World) -> None:
    """A server that points to itself for ever is left after five redirects."""
    with Wire(answer(302, b"", (("Location", "/again"),))) as wire:
        error = failure(world, wire.url, GET)
    assert (RedirectError, 6, 1) == (type(error), len(wire.journal), error.attempts)


@pytest.mark.parametrize("world", WORLDS)
def test_a_key_in_the_query_is_sent_again_but_once(world: World) -> None:
    """A credential in the query goes along with a redirect, once."""
    key = "api_key=tok-5ecret%2F%2B%3D"
    first, second = (answer(302, b"", (("Location", place),)) for place in ("/a?b=c", f"/d?{key}&e=f"))
    with Wire(first, second, GOOD) as wire:
        call(world, wire.url, BY_QUERY)
    assert [f"/things/t%201?{key}", f"/a?b=c&{key}", f"/d?e=f&{key}"] == [one.target for one in wire.journal]


@settings(deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"(https?:)?//[a-z@:.\\\[\]/?#-]{0,30}", fullmatch=True))
def test_no_location_leads_away(location: str) -> None:
    """Whatever a location says, it is followed only to the very same origin as httpx understands it."""
    followed = target("GET", 302, URL, location)
    if followed is not None:
        found = httpx.URL(followed)
        assert ("https", b"api.made-up.test", None, b"") == (found.scheme, found.raw_host, found.port, found.userinfo)


@pytest.mark.parametrize("location", ["//me:x@api.made-up.test/a", "https://me@api.made-up.test/a"])
def test_no_location_gives_a_password(location: str) -> None:
    """A location with a user name is not followed: the credential would be another one."""
    assert target("GET", 302, URL, location) is None


@pytest.mark.parametrize("other", ["http://a.test", "https://a.test:444", "https://b.test", "https://[::1", "a.test"])
def test_origins_differ(other: str) -> None:
    """Another scheme, host or port, or no address at all, is another origin."""
    assert not same_origin("https://a.test/x", other)


@pytest.mark.parametrize("other", ["https://a.test:443", "HTTPS://A.test/y", "https://a.test?z"])
def test_origins_are_the_same(other: str) -> None:
    """Case, path and a port that goes without saying make no difference."""
    assert same_origin("https://a.test/x", other)


def test_credentials_stay_at_home() -> None:
    """An address that a path leads away from the client's origin gets no credential."""
    operation = evolve(GET, path=".evil.test/{id}")
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "t1"})

    with httpx.Client(transport=httpx.MockTransport(handle)) as http:
        client = ProviderClient(PROVIDER, {"bearer": TOKEN}, {}, base_url="https://api.made-up.test", http_client=http)
        client.send(operation, {"id": "a"})
    assert "api.made-up.test.evil.test" == seen[0].url.host
    assert "authorization" not in seen[0].headers


def test_httpx_does_not_log_a_key_in_the_query(caplog: pytest.LogCaptureFixture) -> None:
    """What httpx logs of the addresses of a user's client holds other values, and no credential."""
    caplog.set_level(logging.INFO)

    def handle(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": "t1"}, headers=dict(JSON))

    with httpx.Client(transport=httpx.MockTransport(handle)) as http:
        client = ProviderClient(PROVIDER, {"key": TOKEN}, {}, base_url="https://a.test", http_client=http)
        client.send(BY_QUERY, {"id": "a"})
        http.get("https://b.test/?page=7&api_key=other")
    assert "api_key=***" in caplog.text
    assert "page=7" in caplog.text
    assert not [secret for secret in ("tok-5ecret", "other") if secret in caplog.text]


@pytest.mark.parametrize("world", WORLDS)
def test_a_key_that_begins_alike_is_another(world: World) -> None:
    """Of a link that holds the key, an older or a longer one, only the client's own key is sent, once."""
    link = "page=2&api_key=ab&api_key=abc&api%5Fkey=ab&api_key2=ab"
    with Wire(GOOD) as wire:
        seen = evolve(BY_QUERY, id="things.link", path="/things", parameters=())
        if world == "sync":
            with ProviderClient(PROVIDER, {"key": "ab"}, {}, base_url=wire.url) as client:
                client.send(seen, {LINK: link})
        else:

            async def run() -> None:
                async with AsyncProviderClient(PROVIDER, {"key": "ab"}, {}, base_url=wire.url) as client:
                    await client.asend(seen, {LINK: link})

            asyncio.run(run())
    assert ["/things?page=2&api_key2=ab&api_key=ab"] == [one.target for one in wire.journal]


def test_a_get_with_an_effect_is_not_followed() -> None:
    """A GET that may not be repeated may not be sent to another address either."""
    with Wire(answer(302, b"", (("Location", "/elsewhere"),))) as wire:
        error = failure("sync", wire.url, evolve(GET, retry="unsent"))
    assert (RedirectError, None, 1) == (type(error), error.applied, len(wire.journal))
