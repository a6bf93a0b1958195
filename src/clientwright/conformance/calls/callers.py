"""Calls the operations of a generated client over a transport that answers as it is told."""

from __future__ import annotations

import asyncio
import atexit
import inspect
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import get_ident
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
#: How many requests one call may send before it is taken to go on for ever.
MOST_REQUESTS: Final = 400
_FUNCTIONS: Final[Mapping[str, str]] = {
    "stock-sync": "sync",
    "stock-async": "asyncio",
    "detailed-sync": "sync_detailed",
    "detailed-async": "asyncio_detailed",
}

Answer: TypeAlias = Callable[[httpx.Request], httpx.Response]


class EndlessError(Exception):
    """A call sends one request after another and does not end."""


@frozen
class Seen:
    """What became of a call.

    Attributes:
        result: What it gave, or the exception that it raised.
        requests: What was sent.
        items: What came of going through pages, before an error too.

    """

    result: Any
    requests: tuple[httpx.Request, ...]
    items: tuple[Any, ...] = ()


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers every request as it is told, and keeps it.

    Attributes:
        answer: Gives the answer to a request.
        sent: What was sent.
        cookies: Those that answers have set.

    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.sent: list[httpx.Request] = []
        self.cookies: httpx.Cookies = httpx.Cookies()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        request.read()
        return self._answered(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        await request.aread()
        return self._answered(request)

    def _answered(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        if len(self.sent) > MOST_REQUESTS:
            raise EndlessError
        return self.answer(request)


def answering(status: int, content: bytes = b"", content_type: str = "application/json", **headers: str) -> Answer:
    """Answer every request alike, with bytes that only the client reads.

    Args:
        status: The status.
        content: The body as it stands on the wire.
        content_type: Its media type; empty for none.
        headers: Further headers; `_` stands for `-` in their names.

    """
    kind = {"content-type": content_type} if content_type else {}
    given = {**kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in given.items()]
    return lambda _: httpx.Response(status, headers=raw, stream=httpx.ByteStream(content))


def secrets(provider: Provider) -> dict[str, str]:
    """Give a credential for each argument of a client that takes one."""
    names = [name for scheme in provider.schemes for name in scheme.arguments]
    # Who somebody is, unlike a password, is no secret.
    return {name: f"user-{name}" if name.startswith("username") else SECRET + name for name in names}


@cache
def client_class(subject: Subject, *, asynchronous: bool) -> type[Any]:
    """Give the class of a provider's generated client."""
    base = AsyncProviderClient if asynchronous else ProviderClient
    found = vars(subject.module("client")).values()
    return next(one for one in found if inspect.isclass(one) and issubclass(one, base) and one is not base)


def client_over(subject: Subject, wire: Wire, *, asynchronous: bool = False, **options: Any) -> Any:
    """Make a provider's client, with credentials, over a transport.

    Args:
        subject: The provider.
        wire: The transport.
        asynchronous: Which of its two clients.
        options: What else the client is made with.

    """
    # Without a handler, each report of drift would go to the screen.
    logger = logging.getLogger("clientwright")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    http = httpx.AsyncClient(transport=wire) if asynchronous else httpx.Client(transport=wire)
    wire.cookies = http.cookies
    provider: Provider = subject.module("provider").PROVIDER
    given = {"base_url": BASE_URL, "http_client": http, "retries": 0, **secrets(provider), **options}
    return client_class(subject, asynchronous=asynchronous)(**given)


@cache
def _kept(subject: Subject, asynchronous: bool, retries: int) -> tuple[Wire, Any]:  # noqa: FBT001  # keys of a cache
    """Keep one client for all calls of a kind: making one takes longer than a call."""
    wire = Wire(answering(500))
    return wire, client_over(subject, wire, asynchronous=asynchronous, retries=retries)


def make(  # noqa: PLR0913  # what a call is made of
    call: Call, way: Way, answer: Answer, arguments: Mapping[str, Any], *, retries: int = 0, pages: bool = False
) -> Seen:
    """Make a call one way.

    Args:
        call: The operation.
        way: Through the facade, or one of the four functions of its module.
        answer: Gives the answer to a request.
        arguments: A value for each argument by its name in Python; `body` is a model.
        retries: How many times the client may repeat a call.
        pages: Whether to go through all pages instead, which only the facade does.

    """
    wire, client = _kept(call.subject, way.endswith("-async"), retries)
    wire.answer, wire.sent = answer, []
    wire.cookies.clear()
    return through(call, way, client, wire, arguments, pages=pages)


def through(  # noqa: PLR0913  # what a call is made of
    call: Call, way: Way, client: Any, wire: Wire, arguments: Mapping[str, Any], *, pages: bool = False
) -> Seen:
    """Make a call with a client over its transport; see `make`."""
    items: list[Any] = []
    result: Any = None
    with _deprecations_ignored(call):
        try:
            function = bound(call, way, client, pages=pages)
            if way.endswith("-async"):
                result = _runner(os.getpid(), get_ident()).run(_awaited(function, arguments, items, pages=pages))
            elif pages:
                for item in function(**arguments):
                    items.append(item)  # noqa: PERF402  # those before an error count
            else:
                result = function(**arguments)
        except Exception as error:  # noqa: BLE001  # what comes out is what the laws look at
            result = error
    return Seen(result, tuple(wire.sent), tuple(items))


@cache
def _runner(*_: int) -> asyncio.Runner:
    """Keep one event loop for each thread of a process: making one takes longer than a call."""
    runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
    atexit.register(runner.close)
    return runner


async def _awaited(function: Callable[..., Any], arguments: Mapping[str, Any], items: list[Any], *, pages: bool) -> Any:
    if not pages:
        return await function(**arguments)
    async for item in function(**arguments):
        items.append(item)  # noqa: PERF401  # those before an error count
    return None


@contextmanager
def _deprecations_ignored(call: Call) -> Iterator[None]:
    if not call.described.value.get("deprecated"):
        yield
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def bound(call: Call, way: Way, client: Any, *, pages: bool = False) -> Callable[..., Any]:
    """Give what makes a call one way with keyword arguments alone; of the facade, path parameters go by position.

    Raises:
        LookupError: The facade has no such method.

    """
    if not way.startswith("facade"):
        function = getattr(call.module, _FUNCTIONS[way])
        return lambda **arguments: function(client=client, **arguments)
    function = facade_method(call, client, pages=pages)
    places = [one.name for one in call.declared.parameters if one.where == "path"]

    def by_position(**arguments: Any) -> Any:
        path = [arguments.pop(name) for name in places if name in arguments]
        return function(*path, **arguments)

    return by_position


@cache
def _method(kind: Any, module: str, does: str) -> str:
    """Find a facade's method by what it does, as names follow no rule where operation ids have no dot."""
    for name, value in vars(kind).items():
        code = getattr(inspect.unwrap(value), "__code__", None) if callable(value) else None
        if code is not None and {module, "OPERATION", does} <= {*code.co_names}:
            return str(name)
    raise LookupError(f"{kind.__name__} has no method for {module}")


def facade_method(call: Call, client: Any = None, *, pages: bool = False) -> Callable[..., Any]:
    """Give the facade's method of an operation.

    Args:
        call: The operation.
        client: The client; None for one that is only looked at.
        pages: Whether the method that goes through all pages is meant.

    Raises:
        LookupError: There is none.

    """
    _, tag, module = call.module.__name__.rsplit(".", 2)
    resource = getattr(_kept(call.subject, False, 0)[1] if client is None else client, tag)  # noqa: FBT003  # cache key
    kind: Any = type(resource)
    name: str = _method(kind, module, "_pages" if pages else "_call")
    return cast("Callable[..., Any]", getattr(resource, name))
