"""Lists whose pages follow each other in each style, and a walk through them."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from clientwright.errors import PageError
from clientwright.operations import Operation, Paging, Parameter
from clientwright.pages import AsyncPages, Pages
from clientwright.types import Headers, Response

ORIGIN = "https://api.example.com/v1"
Asked = list[dict[str, object]]
Provider = Callable[[Mapping[str, object]], Any]
PARAMETERS = (
    Parameter("page", int, "query"),
    Parameter("size", int, "query"),
    Parameter("after", str, "query"),
    Parameter("group", str, "path"),
)
PAGE = Paging("page", "page", "/data", last="/meta/last", next="/next")
LAST = Paging("page", "page", "/data", last="/meta/last")
PLAIN = Paging("page", "page", "/data")
NEXT = Paging("page", "page", "/data", next="/next")
OFFSET = Paging("offset", "page", "/data", size="size")
CURSOR = Paging("cursor", "after", "/data", next="/next", more="/more")
LINK = Paging("link", "", "/data", next="/links/next")


def operation(paging: Paging | None) -> Operation[Any]:
    """Give a list with pages."""
    return Operation[Any]("things.list", "GET", "/{group}/things", parameters=PARAMETERS, paging=paging)


def walk(paging: Paging | None, provider: Provider, **arguments: object) -> tuple[list[Any], str, Asked]:
    """Give the items, the error that ended them, and what was asked; the same for both worlds."""
    asked: tuple[Asked, Asked] = ([], [])
    found: tuple[list[Any], list[Any]] = ([], [])

    def fetch(given: Mapping[str, object]) -> Response[Any]:
        asked[0].append(dict(given))
        return Response(200, b"", Headers({}), provider(given))

    async def fetch_later(given: Mapping[str, object]) -> Response[Any]:
        await asyncio.sleep(0)
        asked[1].append(dict(given))
        return Response(200, b"", Headers({}), provider(given))

    def gather() -> None:
        for item in Pages[Any, Any](fetch, operation(paging), arguments, ORIGIN):
            found[0].append(item)  # items before an error count

    async def gather_later() -> None:
        async for item in AsyncPages[Any, Any](fetch_later, operation(paging), arguments, ORIGIN):
            found[1].append(item)

    errors = failure(gather), failure(lambda: asyncio.run(gather_later()))
    assert (found[0], errors[0], asked[0]) == (found[1], errors[1], asked[1])
    return found[0], errors[0], asked[0]


def failure(run: Callable[[], None]) -> str:
    """Give what an error says, nothing where there is none."""
    try:
        run()
    except PageError as error:
        return str(error)
    return ""


def cut(items: list[int], sizes: list[int]) -> list[list[int]]:
    """Cut items into pages of these sizes, and one for the rest."""
    pages, start = [], 0
    for size in sizes:
        pages.append(items[start : start + size])
        start += size
    return [*pages, items[start:]]


SIZES = st.lists(st.integers(0, 3), max_size=6)


def numbered(pages: list[list[int]], first: int = 1, *, last: bool = True, next_: bool = True) -> Provider:
    """Play a provider that counts pages."""

    def provider(given: Mapping[str, object]) -> Any:
        number = given.get("page", first)
        assert isinstance(number, int)
        data = pages[number - first] if number - first < len(pages) else []
        page: dict[str, Any] = {"data": data}
        if last:
            page["meta"] = {"last": len(pages) + first - 1}
        if next_:
            page["next"] = f"/?page={number + 1}" if number - first < len(pages) - 1 else None
        return page

    return provider
