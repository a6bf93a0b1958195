"""Every operation of every provider, called each way that a client offers, over answers that a test chooses."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import httpx
import providers
from attrs import evolve, frozen

from clientwright.conformance.calls import callers
from clientwright.conformance.calls.callers import WAYS, Answer, Seen, Wire
from clientwright.conformance.examples import examples_of
from clientwright.conformance.subjects import Call as Described
from clientwright.conformance.subjects import Project, subjects
from clientwright.operations import Operation
from clientwright.types import UNSET

__all__ = ["SECRET", "WAYS", "Call", "answering", "calls", "client", "make", "model", "package", "templated"]

SECRET = "s3cr3t-t0ken-that-must-not-show"
JSON_TYPE = "application/json"


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
    for one in _described(provider).values():
        operation, pointer = one.declared, one.described.pointer
        examples = (value for body in one.bodies if body.direction == "request" for value in body.examples.values())
        body = next(examples, None)
        arguments = {one.name: _sample(one.type) for one in operation.parameters if one.required}
        if body is None and operation.bodies and operation.bodies[0].required:
            body = smallest(provider, f"{pointer}/requestBody/content/application~1json/schema")
        yield Call(provider, operation, pointer, arguments, body)


@cache
def _described(provider: str) -> dict[str, Described]:
    project = Project(providers.SPECS, providers.OVERLAYS, providers.GENERATED)
    (subject,) = subjects(project, (provider,))
    return {call.name: call for call in subject.calls}


def smallest(provider: str, pointer: str) -> Any:
    """Give the smallest value that a schema allows, where the document prints none."""
    from clientwright.conformance.calls.arguments import smallest_of  # noqa: PLC0415  # only where one is missing

    return smallest_of(providers.effective(provider).document, pointer)


def _sample(kind: object) -> Any:
    return 7 if kind is int else "5f2b8c04-1d6a-4e0e-9c44-000000000001"


def answering(
    status: int, value: Any = None, *, content: bytes | None = None, content_type: str = JSON_TYPE, **headers: str
) -> Answer:
    """Answer every request alike: with a JSON value, or with bytes as they are."""
    return callers.answering(
        status, json.dumps(value).encode() if content is None else content, content_type, **headers
    )


def client(provider: str, answer: Answer | Wire, *, asynchronous: bool = False, **options: Any) -> Any:
    """Give a provider's client over a transport that answers as told."""
    name = ("Async" if asynchronous else "") + provider.title()
    argument = "api_key" if provider == "magicline" else "token"
    given = {argument: SECRET, "environment": "sandbox", **options}
    transport = answer if isinstance(answer, Wire) else Wire(answer)
    given["http_client"] = httpx.AsyncClient(transport=transport) if asynchronous else httpx.Client(transport=transport)
    return getattr(package(provider), name)(**given)


def make(call: Call, way: Any, answer: Answer, **options: Any) -> Seen:
    """Make a call one way with a client of its own, and give what became of it."""
    asynchronous, wire = way.endswith("-async"), Wire(answer)
    one = client(call.provider, wire, asynchronous=asynchronous, retries=0, **options)
    given = {name: value for name, value in (*call.arguments.items(), ("body", model(call))) if value is not UNSET}
    try:
        return callers.through(_described(call.provider)[call.operation.id], way, one, wire, given)
    finally:
        asyncio.run(one.aclose()) if asynchronous else one.close()


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
