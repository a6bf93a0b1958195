"""A made-up provider, and calls to it in both worlds."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Literal

from attrs import define, evolve, field

from clientwright.client import AsyncProviderClient, ProviderClient
from clientwright.errors import ClientwrightError
from clientwright.models import Model
from clientwright.operations import Answer, Body, Operation, Parameter
from clientwright.provider import Provider, Scheme, Server, Variable
from clientwright.types import UNSET, Response

World = Literal["sync", "async"]
WORLDS: tuple[World, ...] = ("sync", "async")
TOKEN = "tok-5ecret/+="


@define(kw_only=True)
class Thing(Model):
    """What the operations give and take."""

    id: str
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


PROVIDER = Provider(
    "made-up",
    (
        Server("production", "https://api.made-up.test/v1"),
        Server("sandbox", "https://{tenant}.made-up.test", (Variable("tenant", "MADE_UP_TENANT"),)),
    ),
    (
        Scheme("bearer", "token", "MADE_UP_TOKEN", prefix="Bearer "),
        Scheme("key", "api_key", "MADE_UP_KEY", "query", "api_key"),
    ),
    "MADE_UP_ENVIRONMENT",
    "made-up-client/1",
)
ANSWERS: dict[int | str, Answer] = {200: Answer(Thing), 404: Answer(Thing)}
GET: Operation[Thing] = Operation(
    "things.get",
    "GET",
    "/things/{id}",
    parameters=(Parameter("id", str, "path", required=True),),
    answers=ANSWERS,
    retry="safe",
    security=(("bearer",),),
)
PAY: Operation[Thing] = Operation(
    "things.pay",
    "POST",
    "/things",
    bodies=(Body(Thing),),
    answers=ANSWERS,
    effect="money",
    retry="unsent",
    security=(("bearer",),),
)
KEYED: Operation[Thing] = evolve(PAY, id="things.order", retry="keyed", key_header="Idempotency-Key")
BY_QUERY: Operation[Thing] = evolve(GET, id="things.find", security=(("key",),))


def call(
    world: World,
    base_url: str,
    operation: Operation[Thing] = GET,
    *,
    extra_headers: Mapping[str, str] | None = None,
    secrets: Mapping[str, str | None] | None = None,
    **options: Any,
) -> Response[Thing]:
    """Make one call with a client of its own."""
    secrets = {"bearer": TOKEN, "key": TOKEN} if secrets is None else secrets
    arguments = {"id": "t 1"} if operation.parameters else {}
    body = Thing(id="t1") if operation.bodies else UNSET
    if world == "sync":
        with ProviderClient(PROVIDER, secrets, {}, base_url=base_url, **options) as client:
            return client.send(operation, arguments, body=body, extra_headers=extra_headers)

    async def run() -> Response[Thing]:
        async with AsyncProviderClient(PROVIDER, secrets, {}, base_url=base_url, **options) as client:
            return await client.asend(operation, arguments, body=body, extra_headers=extra_headers)

    return asyncio.run(run())


def failure(world: World, base_url: str, operation: Operation[Thing] = GET, **options: Any) -> ClientwrightError:
    """Make one call that fails, and give the error."""
    try:
        call(world, base_url, operation, **options)
    except ClientwrightError as error:
        return error
    raise AssertionError("the call did not fail")
