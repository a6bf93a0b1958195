import asyncio
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_models import Colour, Order

from clientwright.building import build
from clientwright.errors import NotFoundError, PageError
from clientwright.operations import Operation, Paging, Parameter
from clientwright.pages import AsyncPages, Pages
from clientwright.types import UNSET, Headers, Response

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


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/v1?p=2",
        "http://api.example.com/v1?p=2",
        "https://api.example.com:8443/v1?p=2",
        "https://api.example.com.evil.example/?p=2",
        "https://api.example.com@evil.example/?p=2",
        "//evil.example/?p=2",
        "ftp://api.example.com/?p=2",
        "javascript:alert(1)?p=2",
    ],
)
def test_links_elsewhere(link: str) -> None:
    """A link to another address is not followed; the items before it have come."""
    found = walk(LINK, lambda _: {"data": [1], "links": {"next": link}})
    assert ([1], "things.list: the next page is at another address than the client's", [{}]) == found


@pytest.mark.parametrize("link", ["/v1", "https://api.example.com:x/?p=2", "https://[::1/?p=2", "#p", "?p=\ud800"])
def test_links_that_lead_nowhere(link: str) -> None:
    """A link that is broken or asks for nothing is not followed."""
    found = walk(LINK, lambda _: {"data": [1], "links": {"next": link}})
    assert ([1], "things.list: the link to the next page cannot be followed", [{}]) == found


def fresh() -> Callable[[], int]:
    """Give numbers that never repeat, the same for each walk."""
    return count(1).__next__


ENDLESS: dict[str, tuple[Paging, Provider, str]] = {
    "the same page by number": (PLAIN, lambda _: {"data": [1, 2]}, "a page repeats an earlier one"),
    "the same page by offset": (OFFSET, lambda _: {"data": [1, 2]}, "a page repeats an earlier one"),
    "the same page in turn": (
        LAST,
        lambda given: {"data": [int(str(given.get("page", 1))) % 3], "meta": {"last": 10**9}},
        "a page repeats an earlier one",
    ),
    "empty pages": (
        LAST,
        lambda _: {"data": [], "meta": {"last": 10**9}},
        "more than 100 empty pages follow each other",
    ),
    "empty pages with a next": (
        NEXT,
        lambda _: {"data": [], "next": "x"},
        "more than 100 empty pages follow each other",
    ),
    "empty pages with cursors": (
        CURSOR,
        lambda given: {"data": [], "next": f"{given.get('after', '')}x"},
        "more than 100 empty pages follow each other",
    ),
    "a growing last page": (
        LAST,
        lambda given: {"data": [given.get("page", 1)], "meta": {"last": int(str(given.get("page", 1))) + 1}},
        "the number of the last page grows for ever",
    ),
    "a number that does not move": (
        NEXT,
        lambda given: {"data": [given.get("page", 1)], "next": 2},
        "the number of the next page is not higher",
    ),
    "an offset that goes back": (
        Paging("offset", "page", "/data", next="/next"),
        lambda given: {"data": [given.get("page", 0)], "next": 5 if not given.get("page") else 3},
        "the offset does not move",
    ),
    "a cursor that repeats": (
        CURSOR,
        lambda given: {"data": [given.get("after", 0)], "next": "b" if given.get("after") == "a" else "a"},
        "the place of the next page repeats an earlier one",
    ),
    "a link that repeats": (
        LINK,
        lambda given: {"data": [given.get("?", 0)], "links": {"next": "?p=2"}},
        "the place of the next page repeats an earlier one",
    ),
    "more without a cursor": (
        CURSOR,
        lambda _: {"data": [1], "next": None, "more": True},
        "there are more pages, but nothing says where",
    ),
    "a cursor that is none": (
        CURSOR,
        lambda _: {"data": [1], "next": ["a"]},
        "where the next page is cannot be a list",
    ),
    "a boolean cursor": (CURSOR, lambda _: {"data": [1], "next": True}, "where the next page is cannot be a bool"),
    "no list": (PAGE, lambda _: {"data": {"a": 1}, "next": "x"}, "a page holds no list of items"),
}


@pytest.mark.parametrize(("paging", "provider", "reason"), ENDLESS.values(), ids=ENDLESS)
def test_pages_that_do_not_end(paging: Paging, provider: Provider, reason: str) -> None:
    """Pages that would go on for ever end in an error that says why, and no item comes twice before it."""
    found, error, asked = walk(paging, provider)
    assert f"things.list: {reason}" == error
    assert len(set(found)) == len(found)
    assert len(asked) <= 110


def test_a_first_cursor_counts() -> None:
    """A cursor that leads back to the first page repeats, too."""
    found = walk(CURSOR, lambda given: {"data": [given["after"]], "next": "a"}, after="a")
    assert (["a"], "things.list: the place of the next page repeats an earlier one", [{"after": "a"}]) == found
    words = {UNSET: {"data": [1], "next": "UNSET"}, "UNSET": {"data": [2]}}
    assert ([1, 2], "") == walk(CURSOR, lambda given: words[given["after"]], after=UNSET)[:2]


def test_lists_may_grow_and_shrink() -> None:
    """A list may grow to twice its pages, or shrink, while it is read."""

    def growing(given: Mapping[str, object]) -> Any:
        number = int(str(given.get("page", 1)))
        return {"data": [number], "meta": {"last": min(number + 1, 104)}}

    assert (list(range(1, 105)), "") == walk(LAST, growing)[:2]

    def shrinking(given: Mapping[str, object]) -> Any:
        number = int(str(given.get("page", 1)))
        return {"data": [number], "meta": {"last": 9 - number}}

    assert ([1, 2, 3, 4, 5], "") == walk(LAST, shrinking)[:2]


def test_one_hundred_empty_pages() -> None:
    """A hundred empty pages may follow each other, more than once."""
    full = {1, 102, 203}

    def provider(given: Mapping[str, object]) -> Any:
        number = int(str(given.get("page", 1)))
        return {"data": [number] if number in full else [], "meta": {"last": 203}}

    assert ([1, 102, 203], "") == walk(LAST, provider)[:2]


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
