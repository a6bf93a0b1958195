import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paged_providers import (
    CURSOR,
    LAST,
    LINK,
    NEXT,
    OFFSET,
    ORIGIN,
    PAGE,
    PLAIN,
    SIZES,
    Asked,
    cut,
    numbered,
    operation,
    walk,
)
from request_models import Colour, Order

from clientwright.building import build
from clientwright.errors import NotFoundError
from clientwright.operations import Paging
from clientwright.pages import AsyncPages, Pages
from clientwright.types import UNSET, Headers, Response


@settings(deadline=None)
@given(SIZES)
def test_numbered_pages(sizes: list[int]) -> None:
    """Every item of numbered pages comes once and in order, through empty pages, and one call a page is made."""
    items = list(range(sum(sizes) + 2))
    pages = cut(items, sizes)
    for paging in (PAGE, LAST, NEXT):
        found, error, asked = walk(paging, numbered(pages), group="g", size=3)
        assert (items, "") == (found, error)
        rest: Asked = [{"group": "g", "size": 3, "page": number} for number in range(2, len(pages) + 1)]
        assert [{"group": "g", "size": 3}, *rest] == asked


@settings(deadline=None)
@given(SIZES.map(lambda sizes: [size + 1 for size in sizes]))
def test_numbered_pages_without_an_end(sizes: list[int]) -> None:
    """Where nothing says which page is the last, an empty page is."""
    items = list(range(sum(sizes) + 2))
    for paging in (PLAIN, LAST):
        found, error, asked = walk(paging, numbered(cut(items, sizes), last=False, next_=False))
        assert (items, "", len(sizes) + 2) == (found, error, len(asked))


def test_numbered_pages_from_another_number() -> None:
    """Pages are counted from the argument that is given; UNSET is none."""
    provider = numbered([[1], [2], [3]])
    assert ([2, 3], "", [{"page": 2}, {"page": 3}]) == walk(PAGE, provider, page=2)
    assert [1, 2, 3] == walk(PAGE, lambda given: provider({"page": given.get("page") or 1}), page=UNSET)[0]
    zero = numbered([[1], [2], [3]], first=0, last=False)
    assert ([1, 2, 3], "") == walk(NEXT, zero, page=0)[:2]


def test_the_last_number_is_more_than_the_next_link() -> None:
    """Where the number of the last page and the link to the next contradict each other, the number counts."""
    pages: dict[object, Any] = {
        1: {"data": [1], "meta": {"last": 2}, "next": None},
        2: {"data": [2], "meta": {"last": 2}, "next": "x"},
    }
    assert ([1, 2], "", [{"page": 1}, {"page": 2}]) == walk(PAGE, lambda given: pages[given["page"]], page=1)


def test_more() -> None:
    """A boolean that says whether there is another page ends numbered pages and offsets, and carries through gaps."""
    data: dict[object, tuple[list[int], bool]] = {UNSET: ([1], True), 2: ([], True), 3: ([2], False)}
    paging = Paging("page", "page", "/data", more="/more")

    def provider(given: Mapping[str, object]) -> Any:
        items, more = data[given.get("page", UNSET)]
        return {"data": items, "more": more}

    assert ([1, 2], "") == walk(paging, provider)[:2]
    offsets = Paging("offset", "page", "/data", size="size", more="/more")
    data |= {1: ([], True), 6: ([2], False)}
    assert ([1, 2], "", 3) == (*(found := walk(offsets, provider, size=5))[:2], len(found[2]))
    assert ([1], "things.list: the offset does not move") == walk(offsets, provider)[:2]


@settings(deadline=None)
@given(st.integers(0, 35))
def test_offsets(start: int) -> None:
    """Offsets go on by the number of items that came, until none comes."""
    items = list(range(30))

    def provider(given: Mapping[str, object]) -> Any:
        offset = given.get("page", 0)
        assert isinstance(offset, int)
        return {"data": items[offset : offset + 1 + offset % 4]}

    assert (items[start:], "") == walk(OFFSET, provider, page=start)[:2]
    assert (items, "") == walk(OFFSET, provider)[:2]


@settings(deadline=None)
@given(SIZES)
def test_told_offsets(sizes: list[int]) -> None:
    """Offsets that the provider tells are followed, through empty pages, until it tells none."""
    items = list(range(sum(sizes) + 2))
    pages = cut(items, sizes)

    def provider(given: Mapping[str, object]) -> Any:
        offset = given.get("page", 0)
        assert isinstance(offset, int)
        return {"data": pages[offset // 7], "next": offset + 7 if offset // 7 < len(pages) - 1 else None}

    found, error, asked = walk(Paging("offset", "page", "/data", next="/next"), provider)
    assert (items, "", len(pages)) == (found, error, len(asked))


def test_offsets_beside_links() -> None:
    """A link beside offsets only says that there is another page."""
    pages: dict[object, Any] = {0: {"data": [1, 2], "next": "/?o=2"}, 2: {"data": [3], "next": None}}
    paging = Paging("offset", "page", "/data", next="/next")
    assert ([1, 2, 3], "") == walk(paging, lambda given: pages[given.get("page", 0)])[:2]


@pytest.mark.parametrize("end", [{"next": None}, {}, {"next": ""}, {"next": "c9", "more": False}, {"more": False}])
@settings(deadline=None)
@given(sizes=SIZES)
def test_cursors(end: dict[str, object], sizes: list[int]) -> None:
    """Cursors are handed on, through empty pages, until there is none or no more."""
    items = list(range(sum(sizes) + 2))
    pages = cut(items, sizes)

    def provider(given: Mapping[str, object]) -> Any:
        number = int(str(given.get("after", "c0"))[1:])
        rest: Any = {"next": f"c{number + 1}", "more": True} if number < len(pages) - 1 else end
        return {"data": pages[number], **rest}

    found, error, asked = walk(CURSOR, provider, group="g")
    assert (items, "") == (found, error)
    rest: Asked = [{"group": "g", "after": f"c{number}"} for number in range(1, len(pages))]
    assert [{"group": "g"}, *rest] == asked


def test_cursors_of_another_type() -> None:
    """A cursor that is a number is handed on as the text that the argument takes, an enum member as it is."""
    pages: dict[object, Any] = {UNSET: {"data": [1], "next": 7}, "7": {"data": [2], "next": None}}
    assert [1, 2] == walk(CURSOR, lambda given: pages[given.get("after", UNSET)])[0]
    numbers = Paging("cursor", "page", "/data", next="/next")
    pages = {UNSET: {"data": [1], "next": 7}, 7: {"data": [2], "next": None}}
    assert [1, 2] == walk(numbers, lambda given: pages[given.get("page", UNSET)])[0]
    pages = {UNSET: {"data": [1], "next": Colour.RED}, "red": {"data": [2]}}
    assert [1, 2] == walk(CURSOR, lambda given: pages[given.get("after", UNSET)])[0]


@pytest.mark.parametrize(
    "before", ["https://api.example.com/v2/x", "https://API.example.com:443/", "/", "", "//api.example.com/"]
)
@settings(deadline=None)
@given(sizes=SIZES)
def test_links(before: str, sizes: list[int]) -> None:
    """Links to the client's own address are followed: their query stands in place of the first one."""
    items = list(range(sum(sizes) + 2))
    pages = cut(items, sizes)

    def provider(given: Mapping[str, object]) -> Any:
        number = int(str(given.get("?", "p=0"))[2:])
        link = f"{before}?p={number + 1}#f" if number < len(pages) - 1 else None
        return {"data": pages[number], "links": {"next": link}}

    found, error, asked = walk(LINK, provider, group="g", size=3, page=UNSET)
    assert (items, "") == (found, error)
    rest: Asked = [{"group": "g", "?": f"p={number}"} for number in range(1, len(pages))]
    assert [{"group": "g", "size": 3, "page": UNSET}, *rest] == asked


def test_links_make_requests() -> None:
    """The request for a link is the same operation with the link's query, written so that it stays one."""
    asked: Asked = []

    def fetch(given: Mapping[str, object]) -> Response[Any]:
        asked.append(dict(given))
        link = "?cursor=a%20b&x=[é\"'\t ]" if len(asked) == 1 else None
        return Response(200, b"", Headers({}), {"links": {"next": link}})

    pages = Pages[Any, Any](fetch, operation(LINK), {"group": "g/h", "size": 3}, ORIGIN)
    assert [] == list(pages)
    expected = f"{ORIGIN}/g%2Fh/things?cursor=a%20b&x=%5B%C3%A9%22'%20%5D"
    assert expected == build(operation(LINK), asked[-1], UNSET, ORIGIN).url


def test_pages_that_are_lists() -> None:
    """Where the page is the list itself, its items are those of the list; a missing list is empty."""
    pages: dict[object, Any] = {UNSET: [1, 2], 2: [3], 3: []}
    assert ([1, 2, 3], "") == walk(Paging("page", "page", ""), lambda given: pages[given.get("page", UNSET)])[:2]
    for nothing in ({}, {"data": None}):
        assert ([], "", [{}]) == walk(PLAIN, lambda _, nothing=nothing: nothing)  # type: ignore[misc]


def test_pages_of_models() -> None:
    """Pages that differ in a field alone are told apart, whatever their items hold."""
    items = [[Order(title="a", token="x")], [Order(title="a", token="y")], [Order(title="\ud800", count=10**30)]]
    pages: dict[object, Any] = {number: {"data": data} for number, data in enumerate([*items, []], 1)}
    assert 3 == len(walk(PLAIN, lambda given: pages[given.get("page", 1)])[0])
    pages[4] = pages[3]
    assert "things.list: a page repeats an earlier one" == walk(PLAIN, lambda given: pages[given.get("page", 1)])[1]


def test_pages_are_fetched_when_they_are_read() -> None:
    """A page is asked for when its first item is wanted, and a loop begins anew; pages come whole as well."""
    asked: list[object] = []

    def fetch(given: Mapping[str, object]) -> Response[Any]:
        asked.append(given.get("page", 1))
        return Response(200, b"", Headers({}), numbered([[1, 2], [3]])(given))

    pages = Pages[Any, Any](fetch, operation(PAGE), {}, ORIGIN)
    assert "Pages(things.list)" == repr(pages)
    items = iter(pages)
    assert [] == asked
    assert (1, 2, [1]) == (next(items), next(items), asked)
    assert (3, [1, 2]) == (next(items), asked)
    assert [1, 2, 3] == list(pages)
    assert [[1, 2], [3]] == [page["data"] for page in pages.pages()]
    assert [1, 2, 1, 2, 1, 2] == asked


def test_asynchronous_pages_come_whole() -> None:
    """Asynchronous pages come whole as well, and do not name their arguments."""

    async def fetch(given: Mapping[str, object]) -> Response[Any]:
        return Response(200, b"", Headers({}), numbered([[1, 2], [3]])(given))

    pages = AsyncPages[Any, Any](fetch, operation(PAGE), {"group": "s3cret"}, ORIGIN)
    assert "AsyncPages(things.list)" == repr(pages)

    async def gather() -> list[Any]:
        return [page["data"] async for page in pages.pages()]

    assert [[1, 2], [3]] == asyncio.run(gather())


def test_errors_end_the_pages() -> None:
    """An error of a call comes through, after the items before it."""

    def provider(given: Mapping[str, object]) -> Any:
        if given:
            raise NotFoundError(status=404)
        return {"data": [1], "next": "x"}

    pages = Pages[Any, Any](lambda given: Response(200, b"", Headers({}), provider(given)), operation(NEXT), {}, ORIGIN)
    items = iter(pages)
    assert 1 == next(items)
    with pytest.raises(NotFoundError):
        next(items)


def test_operations_without_pages() -> None:
    """An operation without pages has none."""
    assert "things.list: the operation has no pages" == walk(None, lambda _: {})[1]
