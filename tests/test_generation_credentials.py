"""Where a generated client sends its token."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from generation_helping import answer, document, module, spec

from clientwright.pipeline.generation import generate
from clientwright.pipeline.generation.credentials import credentials

TOKEN = "a-key"


def secured(scheme: dict[str, Any], *requirements: dict[str, list[str]]) -> dict[str, Any]:
    """Give a description with one scheme `key`, and `other` beside it."""
    other = {"type": "http", "scheme": "bearer"}
    described = spec({"/things": {"get": answer({"type": "string"})}})
    described["components"] = {"securitySchemes": {"key": scheme, "other": other}}
    return {**described, "security": list(requirements) or [{"key": []}]}


@pytest.mark.parametrize(
    ("scheme", "sent"),
    [
        ({"type": "http", "scheme": "bearer"}, ("Bearer", "Authorization")),
        ({"type": "http", "scheme": "BASIC"}, ("Basic", "Authorization")),
        ({"type": "http", "scheme": 'x"y'}, ("Bearer", "Authorization")),
        ({"type": "apiKey", "in": "header", "name": "X-API-KEY"}, ("", "X-API-KEY")),
        ({"type": "apiKey", "in": "header", "name": 'a"\n'}, ("Bearer", "Authorization")),
        ({"type": "oauth2", "flows": {}}, ("Bearer", "Authorization")),
        ({"type": "openIdConnect", "openIdConnectUrl": "https://a.example"}, ("Bearer", "Authorization")),
    ],
)
def test_the_scheme_says_where_the_token_goes(scheme: dict[str, Any], sent: tuple[str, str]) -> None:
    """A key goes into its own header without a prefix, any other token into Authorization behind its scheme."""
    found = credentials(document(secured(scheme)))
    assert sent == (found.prefix, found.header)


@pytest.mark.parametrize("place", ["query", "cookie"])
def test_a_key_that_is_not_a_header_is_reported(place: str) -> None:
    """What the client cannot send by itself is a warning at the scheme."""
    (finding,) = credentials(document(secured({"type": "apiKey", "in": place, "name": "key"}))).findings
    assert ("credential-not-sent", "/components/securitySchemes/key") == (finding.rule, finding.pointer)
    assert place in finding.message


def test_the_first_requirement_counts() -> None:
    """Where several schemes will do, the first one is used; an empty requirement is none."""
    key = {"type": "apiKey", "in": "header", "name": "X-API-KEY"}
    assert "Authorization" == credentials(document(secured(key, {}, {"other": []}, {"key": []}))).header
    assert "X-API-KEY" == credentials(document(secured(key, {"key": []}, {"other": []}))).header
    assert "Authorization" == credentials(document(secured(key, {"nowhere": []}))).header


def test_the_client_sends_it_there(tmp_path: Path) -> None:
    """Without being told, a generated client sends the bare key in the header that the document names."""
    generate(document(secured({"type": "apiKey", "in": "header", "name": "X-API-KEY"})), "keyed", tmp_path / "out")
    seen: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json="")

    client = module("keyed_client", tmp_path / "out").AuthenticatedClient(
        base_url="https://a.example", token=TOKEN, httpx_args={"transport": httpx.MockTransport(play)}
    )
    with client:
        client.get_httpx_client().get("/things")
    assert TOKEN == seen[0].headers["x-api-key"]
    assert "authorization" not in seen[0].headers
