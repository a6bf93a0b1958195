"""What a generated client knows of its provider: environments, parts of addresses, credentials, and their names."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from generation_helping import answer, document, made, module, playing, spec

from clientwright.pipeline.generation.facades import token_place
from clientwright.pipeline.generation.providers import provider_of

TOKEN = "a-key"


def secured(schemes: dict[str, Any], *requirements: dict[str, list[str]], **top: Any) -> dict[str, Any]:
    """Give a description with schemes, all of which are wanted together where nothing else is said."""
    described = spec({"/things": {"get": {"operationId": "look", **answer({"type": "string"})}}}, **top)
    described["components"] = {"securitySchemes": schemes}
    return {**described, "security": list(requirements) or [{name: [] for name in schemes}]}


BEARER = {"type": "http", "scheme": "bearer"}
KEY = {"type": "apiKey", "in": "header", "name": "X-API-KEY"}
SCHEMES: dict[str, tuple[dict[str, Any], tuple[Any, ...]]] = {
    "bearer": (BEARER, ("token", "ACME_TOKEN", "header", "Authorization", "Bearer ", False)),
    "basic": ({"type": "http", "scheme": "BASIC"}, ("basic", "ACME_BASIC", "header", "Authorization", "Basic ", True)),
    "odd": ({"type": "http", "scheme": 'x"y'}, ("token", "ACME_TOKEN", "header", "Authorization", "Bearer ", False)),
    "key": (KEY, ("api_key", "ACME_API_KEY", "header", "X-API-KEY", "", False)),
    "query": ({**KEY, "in": "query"}, ("api_key", "ACME_API_KEY", "query", "X-API-KEY", "", False)),
    "cookie": ({**KEY, "in": "cookie"}, ("api_key", "ACME_API_KEY", "cookie", "X-API-KEY", "", False)),
    "oauth2": ({"type": "oauth2", "flows": {}}, ("token", "ACME_TOKEN", "header", "Authorization", "Bearer ", False)),
    "openid": (
        {"type": "openIdConnect", "openIdConnectUrl": "https://a.example"},
        ("token", "ACME_TOKEN", "header", "Authorization", "Bearer ", False),
    ),
}


@pytest.mark.parametrize("case", SCHEMES)
def test_a_scheme_says_where_the_secret_goes(case: str) -> None:
    """Each kind of scheme has its argument, its environment variable and its place."""
    written, expected = SCHEMES[case]
    (found,) = provider_of(document(secured({"s": written})), "acme").schemes
    assert expected == (found.argument, found.env, found.where, found.name, found.prefix, found.basic)


@pytest.mark.parametrize("scheme", [{**KEY, "in": "body"}, {**KEY, "name": 'a"\n'}, {"type": "apiKey"}])
def test_a_key_without_a_place_is_reported(scheme: dict[str, Any]) -> None:
    """What a client cannot send is a warning at the scheme, and no argument."""
    found = provider_of(document(secured({"key": scheme})), "acme")
    (finding,) = found.findings
    assert ("credential-not-sent", "/components/securitySchemes/key") == (finding.rule, finding.pointer)
    assert () == found.schemes


def test_schemes_of_one_kind_are_told_apart() -> None:
    """Where two schemes would have one argument, both are called after their schemes as well."""
    found = provider_of(document(secured({"one": KEY, "Two-x": KEY, "b": BEARER})), "my-acme")
    assert [
        ("api_key_one", "MY_ACME_API_KEY_ONE"),
        ("api_key_two_x", "MY_ACME_API_KEY_TWO_X"),
        ("token", "MY_ACME_TOKEN"),
    ] == [(one.argument, one.env) for one in found.schemes]


def test_only_schemes_that_are_wanted_are_arguments() -> None:
    """A scheme that no operation asks for is none of the client's."""
    found = provider_of(document(secured({"a": KEY, "b": BEARER}, {"b": []})), "acme")
    assert ["b"] == [one.id for one in found.schemes]


SERVERS: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "named": ({"url": "https://a.example", "x-clientwright-environment": "live"}, ("live", "https://a.example")),
    "described": ({"url": "https://a.example/", "description": "Our Sandbox."}, ("sandbox", "https://a.example")),
    "address": ({"url": "https://staging.a.example/v1/"}, ("staging", "https://staging.a.example/v1")),
    "plain": ({"url": "https://a.example"}, ("default", "https://a.example")),
}


@pytest.mark.parametrize("case", SERVERS)
def test_a_server_has_a_name(case: str) -> None:
    """An environment is called as the document says, else after the description or the address."""
    written, expected = SERVERS[case]
    (found,) = provider_of(document(spec(servers=[written])), "acme").servers
    assert expected == (found.environment, found.url)


def test_no_two_servers_have_one_name() -> None:
    """Servers whose names would meet are numbered; one without an absolute address is left out with a warning."""
    servers = [{"url": "https://a.example"}, {"url": "/v1"}, {"url": "https://b.example"}, 5]
    found = provider_of(document(spec(servers=servers)), "acme")
    assert ["default", "default-2"] == [one.environment for one in found.servers]
    assert ["/servers/1/url", "/servers/3/url"] == [one.pointer for one in found.findings]


def test_the_parts_of_an_address_are_arguments() -> None:
    """A variable has a name that is free, and a default unless the document wants the caller to say it."""
    variables = {
        "tenant": {"default": "demo", "x-clientwright-required": True},
        "timeout": {"default": "5", "enum": ["5", "6"]},
    }
    server = {"url": "https://{tenant}.example/{timeout}/{other}", "variables": variables}
    (found,) = provider_of(document(spec(servers=[server])), "acme").servers
    assert "https://{tenant}.example/{timeout_}/{other}" == found.url
    assert [
        ("tenant", "ACME_TENANT", None, ()),
        ("timeout_", "ACME_TIMEOUT_", "5", ("5", "6")),
        ("other", "ACME_OTHER", None, ()),
    ] == [(one.argument, one.env, one.default, one.choices) for one in found.variables]


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        ([(("query",),)], ("Bearer", "Authorization")),
        ([((), ("key",)), (("key",),), (("bearer",),)], ("", "X-API-KEY")),
        ([(("query", "bearer"),)], ("Bearer", "Authorization")),
        ([()], ("Bearer", "Authorization")),
    ],
)
def test_a_stock_client_sends_its_token_where_most_want_it(security: Any, expected: tuple[str, str]) -> None:
    """The one token of a stock client goes into the header that most operations name first; a query is none."""
    schemes = {"query": {**KEY, "in": "query"}, "key": KEY, "bearer": BEARER}
    provider = provider_of(document(secured(schemes)), "acme")
    operations: Any = [SimpleNamespace(security=one) for one in security]
    found = token_place(provider, operations)
    assert expected == (found["prefix"], found["header"])


@pytest.mark.parametrize(("name", "facade"), [("trybe", "Trybe"), ("a-b_c", "ABC"), ("client", "Client_")])
def test_the_client_is_called_after_its_folder(name: str, facade: str) -> None:
    """The title of a document may change without a change of the client's name."""
    assert facade == provider_of(document(spec()), name).facade


@pytest.mark.parametrize("way", ["facade", "stock"])
def test_the_client_sends_the_secret_there(tmp_path: Path, way: str) -> None:
    """Without being told, a generated client sends the bare key in the header that the document names."""
    data = secured({"key": KEY}, servers=[{"url": "https://{host}.example", "variables": {"host": {"default": "a"}}}])
    seen: list[httpx.Request] = []
    for _ in made(data, f"keyed{way}", tmp_path / "out"):
        package = module(f"keyed{way}_client", tmp_path / "out")
        if way == "facade":
            client = getattr(package, f"Keyed{way}")(api_key=TOKEN, host="b", http_client=playing(seen, answered="x"))
            assert "x" == client.default.look()
        else:
            client = package.AuthenticatedClient("https://b.example", TOKEN)
            client.set_httpx_client(playing(seen, answered="x"))
            assert "x" == module(f"keyed{way}_client.api.default.look", tmp_path / "out").sync(client=client)
    assert TOKEN == seen[0].headers["x-api-key"]
    assert "https://b.example/things" == str(seen[0].url)
    assert "authorization" not in seen[0].headers


def test_a_user_and_a_password_are_joined(tmp_path: Path) -> None:
    """Basic authentication takes two arguments; a client without servers needs its address."""
    seen: list[httpx.Request] = []
    for _ in made(secured({"b": {"type": "http", "scheme": "basic"}}), "basic", tmp_path / "out"):
        basic = module("basic_client", tmp_path / "out").Basic
        with pytest.raises(TypeError, match="base_url"):
            basic(username="u")
        client = basic(
            username="u", password="p:q", base_url="https://a.example", http_client=playing(seen, answered="")
        )
        client.default.look()
    assert "Basic dTpwOnE=" == seen[0].headers["authorization"]
