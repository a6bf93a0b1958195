"""Every operation of every provider, called each way that a client offers, over answers that a test chooses."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import providers
from attrs import evolve, frozen

from clientwright.conformance.examples import examples_of
from clientwright.operations import Operation
from clientwright.types import UNSET

SECRET = "s3cr3t-t0ken-that-must-not-show"
WAYS = ("facade-sync", "facade-async", "stock-sync", "stock-async", "detailed-sync", "detailed-async")


@frozen
class Call:
    """One operation, with arguments that the specification allows.

    Attributes:
        provider: The folder of the provider.
        operation: Its declaration.
        pointer: Where the specification describes it.
        arguments: A value for each required parameter, by argument name.
        body: The documented body of the request as JSON; None where it takes none.

    """

    provider: str
    operation: Operation[Any]
    pointer: str
    arguments: dict[str, Any]
    body: Any = None

    @property
    def name(self) -> str:
        """The provider and the operation."""
        return f"{self.provider}-{self.operation.id}"

    def with_arguments(self, **arguments: Any) -> Call:
        """Give the same call with other arguments."""
        return evolve(self, arguments={**self.arguments, **arguments})

    def success(self) -> tuple[int, Any]:
        """Give a documented success: its status and an example of its body."""
        statuses = sorted(status for status in self.operation.answers if isinstance(status, int) and status < 300)
        for status in statuses:
            for value in self.examples(status):
                return status, value
        raise AssertionError(f"{self.name} documents no success")

    def examples(self, status: int | str) -> list[Any]:
        """Give the examples of an answer's body."""
        place = f"{self.pointer}/responses/{status}/"
        return [one.value for one in examples_of(providers.spec(self.provider)) if one.pointer.startswith(place)]

    def errors(self) -> Iterator[tuple[int, Any]]:
        """Give the documented statuses that are no success, each with the bodies it may have; None for no JSON."""
        for status in sorted(s for s in self.operation.answers if isinstance(s, int) and s >= 300):
            if self.operation.answers[status].type is None:
                yield status, None
            elif values := self.examples(status):
                yield from ((status, value) for value in values)
            else:
                place = f"{self.pointer}/responses/{status}/content/application~1json/schema"
                yield status, smallest(self.provider, place)


@frozen
class Seen:
    """What became of a call.

    Attributes:
        result: What it gave, or the exception that it raised.
        requests: What was sent.

    """

    result: Any
    requests: tuple[httpx.Request, ...]


@cache
def package(provider: str, module: str = "") -> ModuleType:
    """Import a module of a provider's generated client."""
    providers.models(provider)
    return importlib.import_module(f"{provider}_client{module}")


@cache
def calls() -> dict[str, Call]:
    """Give one call for every operation of every provider, by its name."""
    return {call.name: call for provider in sorted(providers.PROVIDERS) for call in _calls(provider)}


def _calls(provider: str) -> Iterator[Call]:
    spec = providers.spec(provider)
    for described in spec.operations:
        tag, method = described.value["operationId"].split(".")
        operation = package(provider, f".api.{tag}.{tag}_{method}").OPERATION
        requests = (one for one in examples_of(spec) if one.pointer.startswith(f"{described.pointer}/requestBody/"))
        body = next((one.value for one in requests), None)
        arguments = {one.name: _sample(one.type) for one in operation.parameters if one.required}
        if body is None and operation.bodies and operation.bodies[0].required:
            body = smallest(provider, f"{described.pointer}/requestBody/content/application~1json/schema")
        yield Call(provider, operation, described.pointer, arguments, body)


def smallest(provider: str, pointer: str) -> Any:
    """Give the smallest value that a schema allows, where the document prints none."""
    from hypothesis import HealthCheck, Phase, find, settings  # noqa: PLC0415  # only where an example is missing

    from clientwright.conformance.strategies import from_schema  # noqa: PLC0415

    document = providers.effective(provider).document
    rules = settings(
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    return find(from_schema(document, pointer), lambda _: True, settings=rules)


def _sample(kind: object) -> Any:
    return 7 if kind is int else "5f2b8c04-1d6a-4e0e-9c44-000000000001"


Answer = Callable[[httpx.Request], httpx.Response]


def answering(status: int, value: Any = None, *, content: bytes | None = None, **headers: str) -> Answer:
    """Answer every request alike: with a JSON value, or with bytes as they are."""
    body = json.dumps(value).encode() if content is None else content
    kind = {"content-type": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}}
    return lambda _: httpx.Response(status, content=body, headers=kind)


def client(provider: str, answer: Answer, *, asynchronous: bool = False, **options: Any) -> Any:
    """Give a provider's client over a transport that answers as told."""
    name = ("Async" if asynchronous else "") + provider.title()
    argument = "api_key" if provider == "magicline" else "token"
    given = {argument: SECRET, "environment": "sandbox", **options}
    transport = httpx.MockTransport(answer)
    given["http_client"] = httpx.AsyncClient(transport=transport) if asynchronous else httpx.Client(transport=transport)
    return getattr(package(provider), name)(**given)


def make(call: Call, way: str, answer: Answer, **options: Any) -> Seen:
    """Make a call one way and give what became of it; only exceptions of our own tree are caught by the tests."""
    sent: list[httpx.Request] = []

    def watched(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer(request)

    asynchronous = way.endswith("-async")
    one = client(call.provider, watched, asynchronous=asynchronous, retries=0, **options)
    try:
        result = asyncio.run(_awaited(call, way, one)) if asynchronous else _facade(call, one, way)
    except Exception as error:  # noqa: BLE001  # what comes out is what the tests look at
        result = error
    finally:
        asyncio.run(one.aclose()) if asynchronous else one.close()
    return Seen(result, tuple(sent))


async def _awaited(call: Call, way: str, one: Any) -> Any:
    return await _facade(call, one, way)


def _facade(call: Call, one: Any, way: str) -> Any:
    tag, method = call.operation.id.split(".")
    body = {} if call.body is None else {"body": model(call)}
    if way.startswith("facade"):
        paths = [call.arguments[p.name] for p in call.operation.parameters if p.where == "path"]
        named = {
            p.name: call.arguments[p.name]
            for p in call.operation.parameters
            if p.where != "path" and p.name in call.arguments
        }
        return getattr(getattr(one, tag), method)(*paths, **named, **body)
    function = {"stock-sync": "sync", "stock-async": "asyncio"}.get(way) or f"{way.split('-')[1]}_detailed".replace(
        "async_", "asyncio_"
    )
    return getattr(package(call.provider, f".api.{tag}.{tag}_{method}"), function)(client=one, **call.arguments, **body)


def model(call: Call) -> Any:
    """Give the body of a call as the model that the operation takes."""
    return call.operation.bodies[0].type.from_dict(call.body) if call.body is not None else UNSET


def templated(call: Call, path: str) -> dict[str, str] | None:
    """Read the path parameters of a request by the operation's template; None where the path is another."""
    base = re.sub(r"https?://[^/]+", "", str(_server(call.provider)))
    pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(base + call.operation.path))
    match = re.fullmatch(pattern, path)
    return match.groupdict() if match else None


def _server(provider: str) -> str:
    servers = package(provider, ".provider").PROVIDER.servers
    return next(server.url for server in servers if server.environment == "sandbox")


ROOT = Path(__file__).parents[1]
