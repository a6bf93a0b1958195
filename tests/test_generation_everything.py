"""A client of a description that uses everything: every operation is called each way, and read as it is described."""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from everything_cases import CASES, PNG, POINT, THING, TYPES, Case, answered
from everything_document import DOCUMENT
from everything_requests import body, operations, understood
from generation_helping import made, module

from clientwright import codec
from clientwright.errors import ConfigurationError, PaymentRequiredError, RefusedError
from clientwright.models import MapModel
from clientwright.types import File

WAYS = ("facade", "async facade", "stock", "async stock")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the document once, and forget its modules afterwards."""
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/thing"]["post"]["requestBody"]["content"]["application/vnd.every+json"]["example"] = THING
    yield from made(document, "every", tmp_path_factory.mktemp("every"))


class Network:
    """Answers every request with what a case says, and keeps it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        self.seen.append(request)
        kind = {"content-type": self.case.media} if self.case.media else {}
        return httpx.Response(self.case.status, headers=kind, content=self.case.content)


def built(folder: Path, value: Any) -> Any:
    """Make the models of an argument."""
    if isinstance(value, list):
        return [built(folder, one) for one in value]
    if isinstance(value, bytes):
        return File(BytesIO(value))
    if not isinstance(value, tuple):
        return value
    kind = getattr(module("every_client.models", folder), value[0])
    return kind.from_dict(value[1]) if issubclass(kind, MapModel) else kind(value[1])


SECRETS = {
    "token": "t0ken",
    "username": "us",
    "password": "pä:ss",
    "api_key_in_query": "q&",
    "api_key_in_cookie": "c",
    "api_key_in_header": "h",
}


def call(folder: Path, case: Case, way: str) -> tuple[Any, httpx.Request]:
    """Make a call in one of four ways; give the result and the request."""
    network = Network(case)
    package = module("every_client", folder)
    tag, _, method = case.name.partition(".")
    transport = httpx.MockTransport(network)
    sync, other = httpx.Client(transport=transport), httpx.AsyncClient(transport=transport)
    given = {name: built(folder, value) for name, value in case.arguments.items()}
    if "facade" in way:
        facade, client = ("AsyncEvery", other) if "async" in way else ("Every", sync)
        function = getattr(getattr(getattr(package, facade)(http_client=client, **SECRETS), tag), method)
    else:
        stock = package.AuthenticatedClient("https://eu.example.com:8443/v1", "t0ken")
        stock.set_httpx_client(sync)
        stock.set_async_httpx_client(other)
        given["client"] = stock
        functions = module(f"every_client.api.{tag}.{tag}_{method}", folder)
        function = functions.asyncio if "async" in way else functions.sync
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        result = asyncio.run(function(**given)) if "async" in way else function(**given)
    return result, network.seen[0]


def test_every_operation_has_a_case() -> None:
    """What the description has is called below."""
    described = {operation["operationId"] for _, _, operation in operations(DOCUMENT)}
    assert described == {case.name for case in CASES} | {"bodies.multipart"}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_request_is_what_the_description_says(folder: Path, case: Case, way: str) -> None:
    """Read by the description alone, a request has the operation, the parameters and the body of the call."""
    result, request = call(folder, case, way)
    assert (case.name, case.sent, case.body) == understood(DOCUMENT, request)
    assert ("https", "eu.example.com", 8443) == (request.url.scheme, request.url.host, request.url.port)
    if isinstance(result, File):
        assert (PNG, case.media) == (result.payload.read(), result.mime_type)
    elif case.media:
        read = result if isinstance(result, str) else codec.plain(Any, result)
        assert read == (case.content.decode() if case.media == "text/csv" else json.loads(case.content))
        assert case.media in request.headers["accept"]
    else:
        assert result is None
    assert TYPES.get(case.name, type(result).__name__) == type(result).__name__


def every(folder: Path, network: Any, **arguments: Any) -> Any:
    """Make a client over a made-up network."""
    client = httpx.Client(transport=httpx.MockTransport(network))
    return module("every_client", folder).Every(http_client=client, **arguments)


def test_a_form_with_files_has_all_its_parts(folder: Path) -> None:
    """Files have names and media types, other fields are texts or JSON, and null is left out."""
    models = module("every_client.models", folder)
    network = Network(Case("bodies.multipart", {}, {}, None, 202))
    file, more = File(BytesIO(PNG), "a b.png", "image/png"), [File(BytesIO(b"1")), File(BytesIO(b"2"), "2.txt")]
    point = models.Point.from_dict(POINT)
    every(folder, network, token="t0ken").bodies.multipart(file=file, more=more, note="n", point=point, count=None)
    octets = "application/octet-stream"
    assert [
        ("file", "a b.png", "image/png", PNG),
        ("more", "upload", octets, b"1"),
        ("more", "2.txt", octets, b"2"),
        ("note", None, "text/plain", b"n"),
        ("point", None, "application/json", b'{"x":1,"y":2}'),
    ] == body(network.seen[0])


PAGES = {
    "number": ["", "page=2", "page=3"],
    "offset": ["", "skip=1", "skip=2"],
    "cursor": ["", "after=c1", "after=c2"],
    "link": ["", "n=c1", "n=c2"],
}


@pytest.mark.parametrize("style", PAGES)
def test_pages_follow_each_other_as_described(folder: Path, style: str) -> None:
    """Each style of pages gives the items of all pages, typed, by the parameters that the description names."""
    seen: list[str] = []

    def play(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.query.decode())
        count = len(seen)
        following = f"c{count}" if style == "cursor" else f"https://eu.example.com:8443/v1/links?n=c{count}"
        page = {"items": [{"x": count}], "last": 3, "more": count < 3, "next": following if count < 3 else None}
        return httpx.Response(200, json=page)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        items = list(getattr(every(folder, play, token="t0ken").pages, f"iter_{style}")())
    assert [("Point", 1), ("Point", 2), ("Point", 3)] == [(type(one).__name__, one.x) for one in items]
    assert PAGES[style] == seen


SECURITY = {
    "both": (("query", "key=q%26"), ("cookie", "session=c")),
    "either": (("x-key", "h"),),
    "nobody": (),
    "send": (("authorization", "Bearer t0ken"),),
}


@pytest.mark.parametrize("name", SECURITY)
def test_secrets_go_where_the_description_says(folder: Path, name: str) -> None:
    """Of several schemes all, one or none is sent, each in its place, and no other secret."""
    network = Network(Case(name, {}, {}))
    getattr(every(folder, network, **SECRETS).safety, name)()
    (request,) = network.seen
    places = ("authorization", "x-key", "cookie")
    sent = {place: request.headers[place] for place in places if place in request.headers}
    assert dict(SECURITY[name]) == sent | ({"query": query} if (query := request.url.query.decode()) else {})


def test_the_second_of_two_schemes_is_sent_where_it_is_known(folder: Path) -> None:
    """A user and a password are sent where the key is not known, and a call without any secret is refused."""
    network = Network(Case("either", {}, {}))
    every(folder, network, username="us", password="pä").safety.either()
    assert ["Basic dXM6cMOk"] == [one.headers["authorization"] for one in network.seen]
    with pytest.raises(ConfigurationError, match="api_key_in_query"):
        every(folder, network).safety.both()


def test_failures_are_what_the_description_says(folder: Path) -> None:
    """A failure in an answer of success is a refusal, and a documented failure has its model."""
    for answer, kind in ((answered({"state": "failed"}), RefusedError), (answered(POINT, 402), PaymentRequiredError)):
        network = Network(Case("pay", {}, {}, None, answer))
        with pytest.raises(kind) as caught:
            every(folder, network, token="t0ken").safety.pay(x=1)
        assert json.loads(answer[2]) == caught.value.body.to_dict()
        assert caught.value.applied is False
        assert "idempotency-key" in network.seen[0].headers


def test_a_style_is_named_only_where_it_tells_something(folder: Path) -> None:
    """What is the default of a place or style is not written into the declaration."""
    query = module("every_client.api.styles.styles_query", folder).OPERATION
    named = {one.name: (one.style, one.explode) for one in query.parameters if one.style or one.explode is not None}
    apart = {"spaced": ("spaceDelimited", None), "piped": ("pipeDelimited", None), "deep": ("deepObject", None)}
    assert apart | {"joined": ("", False), "flat_": ("", False), "json": ("json", None)} == named


def test_operations_are_repeated_by_their_effects(folder: Path) -> None:
    """A GET that sends a message is no safe one, whatever its method; a key makes a payment repeatable."""
    api = module("every_client.api.safety", folder)
    declared = {name: getattr(api, f"safety_{name}").OPERATION for name in ("pay", "send", "both")}
    assert {"pay": "keyed", "send": "unsent", "both": "safe"} == {name: one.retry for name, one in declared.items()}
    assert "safe" == module("every_client.api.bodies.bodies_text", folder).OPERATION.retry


def test_an_address_is_made_of_its_variables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of the address come from arguments, the environment or the description, and are checked."""
    monkeypatch.setenv("EVERY_PORT", "99")
    network = Network(Case("nobody", {}, {}))
    assert "https://us.example.com:99/v1" == every(folder, network, region="us").base_url
    assert "https://sandbox.example.com/v1" == every(folder, network, environment="sandbox").base_url
    with pytest.raises(ConfigurationError, match="region"):
        every(folder, network, region="moon")


def test_a_full_model_makes_the_round_trip(folder: Path) -> None:
    """Every kind of field is decoded as its type and encoded as it came; a secret is not shown."""
    models = module("every_client.models", folder)
    thing = models.Thing.from_dict(THING)
    assert THING == thing.to_dict()
    assert ("Dog", "Square", "Thing") == tuple(
        type(one).__name__ for one in (thing.pet, thing.shape, thing.children[0])
    )
    assert "s3cr3t" not in repr(thing)
    with pytest.warns(DeprecationWarning, match=r"answers\.free"):
        every(folder, Network(Case("free", {}, {}, None, answered(1))), token="t0ken").answers.free()


def test_a_deprecated_operation_is_marked_wherever_it_is_offered(folder: Path) -> None:
    """The method, its twin and the iterators over its pages are deprecated, and no others."""
    resources = module("every_client.resources", folder)
    for kind in (resources.PagesResource, resources.AsyncPagesResource):
        marked = {name for name, one in vars(kind).items() if hasattr(one, "__deprecated__")}
        assert {"link", "iter_link"} == marked


def test_a_long_example_is_shown_once(folder: Path) -> None:
    """An example of many lines stands in the synchronous method alone, and the other refers to it."""
    resources = module("every_client.resources", folder)
    long, twin = (inspect.getdoc(kind.json) or "" for kind in (resources.Bodies, resources.AsyncBodies))
    assert ("every.bodies.json(\n" in long, "every.bodies" in twin) == (True, False)
    assert twin.endswith("\nExample:\n    See `Bodies.json`; here the call is awaited.")
    assert "    await every.bodies.map(" in (inspect.getdoc(resources.AsyncBodies.map) or "")


def test_the_page_to_read_first_has_its_imports_in_order(folder: Path) -> None:
    """Imports of the standard library come before those of the client."""
    assert "```python\nimport asyncio\n\nfrom every_client import AsyncEvery\n" in (folder / "README.md").read_text(
        "utf-8"
    )


def test_strict_type_checkers_accept_it(folder: Path) -> None:
    """The generated client has no error under mypy --strict."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "every_client"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Success" in done.stdout, done.stdout
