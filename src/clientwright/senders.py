"""What endpoint functions take: anything that can make their calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from clientwright.operations import Operation
from clientwright.types import Response

T = TypeVar("T")


class Sender(Protocol):
    """Makes calls."""

    def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        body: object = ...,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Response[T]:
        """Make a call.

        Args:
            operation: What is called.
            arguments: The parameters outside the body; those that are UNSET are not sent.
            body: The body, if there is one.
            timeout: Seconds that the call may take; None for those of the client.
            extra_headers: What is sent beside the usual headers.

        Raises:
            ClientwrightError: The call failed.

        """
        ...


class AsyncSender(Protocol):
    """Makes calls that are awaited."""

    async def asend(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        body: object = ...,
        timeout: float | None = None,  # noqa: ASYNC109  # a deadline for the whole call
        extra_headers: Mapping[str, str] | None = None,
    ) -> Response[T]:
        """Make a call.

        Args:
            operation: What is called.
            arguments: The parameters outside the body; those that are UNSET are not sent.
            body: The body, if there is one.
            timeout: Seconds that the call may take; None for those of the client.
            extra_headers: What is sent beside the usual headers.

        Raises:
            ClientwrightError: The call failed.

        """
        ...
