"""The pages of a list, fetched as they are read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from clientwright.operations import Operation
from clientwright.paging import Walk
from clientwright.types import Response

Item = TypeVar("Item")
Page = TypeVar("Page")


class Pages(Generic[Item, Page]):
    """The items of a list, page after page; every loop over it begins anew.

    A page is asked for when the items before it have been read.
    """

    def __init__(
        self,
        fetch: Callable[[Mapping[str, object]], Response[Page]],
        operation: Operation[Page],
        arguments: Mapping[str, object],
        origin: str,
    ) -> None:
        """Prepare the pages.

        Args:
            fetch: Calls the operation with arguments.
            operation: The operation, which says how pages follow each other.
            arguments: The arguments for the first page.
            origin: The address that links to further pages have to lead to.

        """
        self._fetch = fetch
        self._operation: Operation[Any] = operation
        self._arguments = arguments
        self._origin = origin

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._operation.id})"

    def __iter__(self) -> Iterator[Item]:
        for _, items in self._turns():
            yield from items

    def pages(self) -> Iterator[Page]:
        """Give the pages themselves."""
        for page, _ in self._turns():
            yield page

    def _turns(self) -> Iterator[tuple[Page, list[Item]]]:
        walk = Walk(self._operation, self._arguments, self._origin)
        while walk.arguments is not None:
            page = self._fetch(walk.arguments).parsed
            items = walk.take(page)
            yield page, items
            walk.move(page, len(items))


class AsyncPages(Generic[Item, Page]):
    """The items of a list, page after page; every loop over it begins anew.

    A page is asked for when the items before it have been read.
    """

    def __init__(
        self,
        fetch: Callable[[Mapping[str, object]], Awaitable[Response[Page]]],
        operation: Operation[Page],
        arguments: Mapping[str, object],
        origin: str,
    ) -> None:
        """Prepare the pages.

        Args:
            fetch: Calls the operation with arguments.
            operation: The operation, which says how pages follow each other.
            arguments: The arguments for the first page.
            origin: The address that links to further pages have to lead to.

        """
        self._fetch = fetch
        self._operation: Operation[Any] = operation
        self._arguments = arguments
        self._origin = origin

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._operation.id})"

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for _, items in self._turns():
            for item in items:
                yield item

    async def pages(self) -> AsyncIterator[Page]:
        """Give the pages themselves."""
        async for page, _ in self._turns():
            yield page

    async def _turns(self) -> AsyncIterator[tuple[Page, list[Item]]]:
        walk = Walk(self._operation, self._arguments, self._origin)
        while walk.arguments is not None:
            page = (await self._fetch(walk.arguments)).parsed
            items = walk.take(page)
            yield page, items
            walk.move(page, len(items))
