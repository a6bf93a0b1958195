"""What the resources of generated clients are built on: the operations of one tag."""

# ruff: noqa: PLC0415  # what a call needs is imported by the first call

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar

    from clientwright.client import AsyncProviderClient, ProviderClient
    from clientwright.operations import Operation
    from clientwright.pages import AsyncPages, Pages
    from clientwright.types import Response

    T = TypeVar("T")


class Resource:
    """A part of a synchronous client: the operations of one tag."""

    __slots__ = ("_client",)

    def __init__(self, client: ProviderClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def _call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        body: object = ...,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> T:
        return self._client.send(operation, arguments, body=body, timeout=timeout, extra_headers=extra_headers).parsed

    def _pages(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[Any, T]:
        from .pages import Pages

        client = self._client

        def fetch(page: Mapping[str, object]) -> Response[T]:
            return client.send(operation, page, timeout=timeout, extra_headers=extra_headers)

        return Pages(fetch, operation, arguments, client.base_url)


class AsyncResource:
    """A part of an asynchronous client: the operations of one tag."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncProviderClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    async def _call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        body: object = ...,
        timeout: float | None = None,  # noqa: ASYNC109  # a deadline for the whole call
        extra_headers: Mapping[str, str] | None = None,
    ) -> T:
        response = await self._client.asend(
            operation, arguments, body=body, timeout=timeout, extra_headers=extra_headers
        )
        return response.parsed

    def _pages(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        *,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPages[Any, T]:
        from .pages import AsyncPages

        client = self._client

        async def fetch(page: Mapping[str, object]) -> Response[T]:
            return await client.asend(operation, page, timeout=timeout, extra_headers=extra_headers)

        return AsyncPages(fetch, operation, arguments, client.base_url)
