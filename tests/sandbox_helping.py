"""Sandboxes of the providers of this repository, and what to ask of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import client_calls
import httpx
import providers

from clientwright.conformance.examples import validator_for
from clientwright.pipeline.documents import Document
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.sandbox.answering import Answer
from clientwright.sandbox.engine import Engine, engine_of, open_engines
from clientwright.sandbox.routing import Request
from clientwright.sandbox.transports import AsyncSandboxTransport, SandboxTransport

TOKEN = "tok-4711-secret"
HEADERS = (("Authorization", f"Bearer {TOKEN}"), ("X-API-KEY", TOKEN), ("Content-Type", "application/json"))
MEMBERSHIP = "ab7cfbf6-c266-99df-11b1-ff2dafd25269"
UNPAYABLE = "b87f5762-377d-afd2-bf67-18fdccc99558"
PENDING, FAILED = "d1684e72-f23f-a2b8-dcd3-1f9099cbec5d", "6c99210b-9ef6-eadf-03b3-f2d472a01485"
MANUAL = "7b536f7f-2c59-2375-65a1-74a251c62c9f"
SUBSCRIPTION = "622b002e8a82a66bbc142892"
TEXT = {"message_type": "billing_details_request"}

#: Arguments with which each operation succeeds on the first data.
ARGUMENTS: dict[str, dict[str, Any]] = {
    "magicline-memberships.sign_up": {},
    "mayar-memberships.register_member": {},
    "swipe-subscriptions.create": {},
    "swipe-subscriptions.list": {},
    "swipe-subscriptions.retrieve": {"subscription_id": SUBSCRIPTION},
    "swipe-subscriptions.update": {"subscription_id": SUBSCRIPTION},
    "swipe-subscriptions.delete": {"subscription_id": SUBSCRIPTION},
    "trybe-memberships.list": {},
    "trybe-memberships.get": {"membership_id": MEMBERSHIP},
    "trybe-charges.add_payment": {"charge_id": MANUAL},
    "trybe-charges.process": {"charge_id": PENDING},
    "trybe-charges.retry": {"charge_id": FAILED},
    "trybe-memberships.send_sms": {"membership_id": UNPAYABLE},
    "trybe-memberships.preview_sms": {"membership_id": UNPAYABLE},
}
#: The operations that change nothing.
READING = {"swipe-subscriptions.list", "swipe-subscriptions.retrieve", "trybe-memberships.list",
           "trybe-memberships.get", "trybe-memberships.preview_sms"}  # fmt: skip


@cache
def spec(name: str) -> Spec:
    """Give a provider's description as its sandbox has it."""
    (engine,) = open_engines((name,), specs=providers.SPECS, overlays=providers.OVERLAYS)
    engine.state.close()
    return engine.spec


def engine(name: str, **options: Any) -> Engine:
    """Make a sandbox of a provider, with its first data."""
    return engine_of(spec(name), name, **options)


def made_up(text: str, **options: Any) -> Engine:
    """Make a sandbox of a description that a test writes as YAML."""
    document = loads(text, "made-up.yaml")
    return engine_of(spec_of(document), "made_up", **options)


def ask(  # noqa: PLR0913  # what a request is made of
    asked: Engine, method: str, path: str, body: Any = None, *, query: str = "", headers: Any = HEADERS
) -> tuple[int, Any]:
    """Send a request, and give the status and the JSON body of the answer."""
    answer = send(asked, method, path, body, query=query, headers=headers)
    return answer.status, json.loads(answer.body) if answer.body else None


def send(  # noqa: PLR0913  # what a request is made of
    asked: Engine, method: str, path: str, body: Any = None, *, query: str = "", headers: Any = HEADERS
) -> Answer:
    """Send a request with a body that is bytes or JSON data."""
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return asked.handle(Request(method, path, query, headers, content))


def request_of(call: client_calls.Call, arguments: dict[str, Any]) -> Request:
    """Write a call of an operation as a request."""
    path = call.operation.path
    for value in arguments.values():
        path = path[: path.index("{")] + value + path[path.index("}") + 1 :]
    content = b"" if call.body is None else json.dumps(call.body).encode()
    return Request(call.operation.method, path, "", HEADERS, content)


def misfits(document: Document, pointer: str, answer: Answer) -> list[str]:
    """Give what an independent reading of a description finds wrong with an answer of an operation."""
    described = spec_of(document)
    operation = next(one for one in described.operations if one.pointer == pointer)
    documented = operation.value["responses"].get(str(answer.status))
    if documented is None:
        return [f"{answer.status} is not documented"]
    contents = described.follow(documented)[0].get("content", {})
    if not contents:
        return ["there is a body"] if answer.body else []
    if dict(answer.headers)["Content-Type"] != "application/json":
        return ["the content type is another"]
    schema = contents["application/json"]["schema"]
    return [error.message for error in validator_for(document, schema).iter_errors(json.loads(answer.body))]


def client(asked: Engine, *, asynchronous: bool = False, **options: Any) -> Any:
    """Give the generated client of a provider over its sandbox, in the same process."""
    http_client: Any
    if asynchronous:
        http_client = httpx.AsyncClient(transport=AsyncSandboxTransport(asked))
    else:
        http_client = httpx.Client(transport=SandboxTransport(asked))
    kind = getattr(client_calls.package(asked.name), ("Async" if asynchronous else "") + asked.name.title())
    credential = {"api_key" if asked.name == "magicline" else "token": TOKEN}
    return kind(**{**credential, "environment": "sandbox", "http_client": http_client, **options})


def method_of(one: Any, name: str) -> Callable[..., Any]:
    """Give the method of a client by the id of its operation."""
    for part in name.partition("-")[2].split("."):
        one = getattr(one, part)
    found: Callable[..., Any] = one
    return found
