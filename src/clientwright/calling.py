"""Runs conversations: does what a session wants done, in both worlds."""

from __future__ import annotations

from collections.abc import Mapping
from time import sleep
from typing import TypeVar

from clientwright.errors import ConfigurationError
from clientwright.messages import Outcome, Sending
from clientwright.operations import Operation
from clientwright.state import State
from clientwright.transport import exchange, exchange_async
from clientwright.types import UNSET, Response

T = TypeVar("T")
NO_BODY: object = ...


def call(  # noqa: PLR0913, PLR0917  # what a call is made of
    state: State,
    operation: Operation[T],
    arguments: Mapping[str, object],
    body: object,
    seconds: float | None,
    extra_headers: Mapping[str, str] | None,
) -> Response[T]:
    """Make a call.

    Raises:
        ClientwrightError: It failed.

    """
    body = UNSET if body is NO_BODY else body
    conversation = state.session().converse(operation, arguments, body, seconds, extra_headers)
    pool = state.shared.pool
    outcome: Outcome | None = None
    while True:
        try:
            step = conversation.send(outcome)
        except StopIteration as end:
            answer: Response[T] = end.value
            return answer
        outcome = None
        if not isinstance(step, Sending):
            sleep(step)
            continue
        try:
            line = pool.line()
        except ConfigurationError as error:
            outcome = error
        else:
            outcome = exchange(line, step)


async def call_async(  # noqa: PLR0913, PLR0917  # what a call is made of
    state: State,
    operation: Operation[T],
    arguments: Mapping[str, object],
    body: object,
    seconds: float | None,
    extra_headers: Mapping[str, str] | None,
) -> Response[T]:
    """Make a call.

    Raises:
        ClientwrightError: It failed.

    """
    from asyncio import sleep as pause  # noqa: PLC0415  # only asynchronous calls need it

    body = UNSET if body is NO_BODY else body
    conversation = state.session().converse(operation, arguments, body, seconds, extra_headers)
    pool = state.shared.async_pool
    outcome: Outcome | None = None
    while True:
        try:
            step = conversation.send(outcome)
        except StopIteration as end:
            answer: Response[T] = end.value
            return answer
        outcome = None
        if not isinstance(step, Sending):
            await pause(step)
            continue
        try:
            line = pool.line()
        except ConfigurationError as error:
            outcome = error
        else:
            outcome = await exchange_async(line, step)
