"""Calls the operations of a generated client over a transport that answers as it is told."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias, cast

import httpx
from attrs import frozen

from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.conformance.subjects import Call, Subject
from clientwright.provider import Provider

Way: TypeAlias = Literal["facade-sync", "facade-async", "stock-sync", "stock-async", "detailed-sync", "detailed-async"]
WAYS: Final[tuple[Way, ...]] = (
    "facade-sync", "facade-async", "stock-sync", "stock-async", "detailed-sync", "detailed-async",
)  # fmt: skip
#: Where the client believes the provider to be; no address of it exists.
BASE_URL: Final = "https://provider.invalid/base"
#: What every credential of a client begins with; it must never show.
SECRET: Final = "s3cr3t-canary-"  # noqa: S105  # no secret of anybody
_FUNCTIONS: Final[Mapping[str, str]] = {
    "stock-sync": "sync",
    "stock-async": "asyncio",
    "detailed-sync": "sync_detailed",
    "detailed-async": "asyncio_detailed",
}

Answer: TypeAlias = Callable[[httpx.Request], httpx.Response]


@frozen
class Seen:
    """What became of a call.

    Attributes:
        result: What it gave, or the exception that it raised.
        requests: What was sent.

    """

    result: Any
    requests: tuple[httpx.Request, ...]


def secrets(provider: Provider) -> dict[str, str]:
    """Give a credential for each argument of a client that takes one."""
    return {name: SECRET + name for scheme in provider.schemes for name in scheme.arguments}


def client_class(subject: Subject, *, asynchronous: bool) -> type[Any]:
    """Give the class of a provider's generated client."""
    base = AsyncProviderClient if asynchronous else ProviderClient
    found = vars(subject.module("client")).values()
    return next(one for one in found if inspect.isclass(one) and issubclass(one, base) and one is not base)


def client_for(subject: Subject, answer: Answer, *, asynchronous: bool = False, **options: Any) -> Any:
    """Give a provider's client, with credentials, over a transport that answers as told.

    Args:
        subject: The provider.
        answer: Gives the answer to a request.
        asynchronous: Which of its two clients.
        options: What else the client is made with.

    """
    transport = httpx.MockTransport(answer)
    http = httpx.AsyncClient(transport=transport) if asynchronous else httpx.Client(transport=transport)
    provider: Provider = subject.module("provider").PROVIDER
    given = {"base_url": BASE_URL, "http_client": http, "retries": 0, **secrets(provider), **options}
    return client_class(subject, asynchronous=asynchronous)(**given)


def make(call: Call, way: Way, answer: Answer, arguments: Mapping[str, Any], **options: Any) -> Seen:
    """Make a call one way.

    Args:
        call: The operation.
        way: Through the facade, or one of the four functions of its module.
        answer: Gives the answer to a request.
        arguments: A value for each argument by its name in Python; `body` is a model.
        options: What the client is made with.

    """
    sent: list[httpx.Request] = []

    def watched(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer(request)

    asynchronous = way.endswith("-async")
    client = client_for(call.subject, watched, asynchronous=asynchronous, **options)
    try:
        result = (
            asyncio.run(_awaited(call, way, client, arguments))
            if asynchronous
            else bound(call, way, client)(**arguments)
        )
    except Exception as error:  # noqa: BLE001  # what comes out is what the laws look at
        result = error
    return Seen(result, tuple(sent))


async def _awaited(call: Call, way: Way, client: Any, arguments: Mapping[str, Any]) -> Any:
    return await bound(call, way, client)(**arguments)


def bound(call: Call, way: Way, client: Any) -> Callable[..., Any]:
    """Give what makes a call one way with keyword arguments alone; of the facade, path parameters go by position."""
    if not way.startswith("facade"):
        function = getattr(call.module, _FUNCTIONS[way])
        return lambda **arguments: function(client=client, **arguments)
    resource, _, method = call.name.rpartition(".")
    function = getattr(getattr(client, resource), method)
    places = [one.name for one in call.declared.parameters if one.where == "path"]

    def through(**arguments: Any) -> Any:
        path = [arguments.pop(name) for name in places if name in arguments]
        return function(*path, **arguments)

    return through


def iterating(call: Call, client: Any) -> Callable[..., Any]:
    """Give the facade's method that goes through all pages of an operation."""
    resource, _, method = call.name.rpartition(".")
    return cast("Callable[..., Any]", getattr(getattr(client, resource), f"iter_{method}"))


def raw_path(request: httpx.Request) -> str:
    """Give the path of a request as it was sent, without the client's base."""
    return re.sub(r"\?.*", "", request.url.raw_path.decode()).removeprefix("/base")
