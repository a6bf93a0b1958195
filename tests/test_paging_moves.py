"""Laws of resources, and of how their pages are walked: where the next page is, and where a list ends."""

import asyncio
from typing import Any

import pytest
from paged_providers import ORIGIN, operation
from wire_calls import GET

from clientwright.client import AsyncResource, Resource
from clientwright.errors import PageError
from clientwright.operations import Paging
from clientwright.paging import Walk, whole
from clientwright.types import Headers, Response


class Caller:
    """A client that notes the calls of its resources."""

    base_url = ORIGIN

    def __init__(self) -> None:
        self.calls: list[Any] = []

    def __repr__(self) -> str:
        return "<caller>"

    def send(self, *arguments: Any, **options: Any) -> Response[Any]:
        """Note a call."""
        self.calls.append((arguments, options))
        return Response(
            200, b"", Headers({}), {"data": [len(self.calls)], "next": "c" if len(self.calls) < 2 else None}
        )

    async def asend(self, *arguments: Any, **options: Any) -> Response[Any]:
        """Note a call."""
        await asyncio.sleep(0)
        return self.send(*arguments, **options)


class Things(Resource):
    """Some operations."""


class AsyncThings(AsyncResource):
    """Some operations."""


CURSOR = operation(Paging("cursor", "after", "/data", next="/next"))


@pytest.mark.parametrize("given", [{}, {"timeout": 3.0, "extra_headers": {"a": "b"}}])
@pytest.mark.parametrize("waits", [False, True])
def test_a_resource_calls_its_client(given: dict[str, Any], *, waits: bool) -> None:
    """A resource hands each call and each page to its client, with the options of the call."""
    caller: Any = Caller()
    made: Any = (AsyncThings if waits else Things)(caller)
    assert f"<{'Async' if waits else ''}Things of <caller>>" == repr(made)
    options = {"timeout": None, "extra_headers": None, **given}

    async def run() -> tuple[Any, list[int]]:
        return await made._call(GET, {"id": "a"}, body="b", **given), [  # noqa: SLF001  # what generated code calls
            one
            async for one in made._pages(CURSOR, {"size": 5}, **given)  # noqa: SLF001  # as above
        ]

    if waits:
        found, items = asyncio.run(run())
    else:
        found = made._call(GET, {"id": "a"}, body="b", **given)  # noqa: SLF001  # what generated code calls
        items = list(made._pages(CURSOR, {"size": 5}, **given))  # noqa: SLF001  # as above
    assert ({"data": [1], "next": "c"}, [2]) == (found, items)
    assert [((GET, {"id": "a"}), {"body": "b", **options}), ((CURSOR, {"size": 5}), options)] == caller.calls


def test_a_walk_needs_pages() -> None:
    """An operation without pages is told by its name, and so is what is wrong with a page."""
    with pytest.raises(PageError) as caught:
        Walk(operation(None), {}, ORIGIN)
    assert "things.list: the operation has no pages" == str(caught.value)
    with pytest.raises(PageError) as caught:
        Walk(CURSOR, {}, ORIGIN).take({"data": 5})
    assert "things.list: a page holds no list of items" == str(caught.value)


NUMBER = Paging("page", "page", "/data")
NUMBER_NEXT = Paging("page", "page", "/data", next="/next")
NUMBER_LAST = Paging("page", "page", "/data", last="/last")
NUMBER_MORE = Paging("page", "page", "/data", more="/more")
OFFSET = Paging("offset", "page", "/data")
OFFSET_NEXT = Paging("offset", "page", "/data", next="/next")
OFFSET_SIZE = Paging("offset", "page", "/data", size="size", more="/m")
FROM_PAGE = Paging("cursor", "page", "/data", next="/next")
CURSOR_MORE = Paging("cursor", "page", "/data", next="/next", more="/m")
LINKED = Paging("link", "", "/data", next="/next")
UNFOLLOWED = "the link to the next page cannot be followed"
REPEATED = "the place of the next page repeats an earlier one"


@pytest.mark.parametrize(
    ("paging", "given", "page", "count", "expected"),
    [
        (NUMBER, {}, {}, 1, {"page": 2}),
        (NUMBER, {}, {}, 0, None),
        (NUMBER_MORE, {}, {"more": True}, 0, {"page": 2}),
        (NUMBER_MORE, {}, {"more": False}, 5, None),
        (NUMBER, {"page": True}, {}, 1, {"page": 2}),
        (NUMBER_LAST, {"page": 3}, {"last": 4}, 0, {"page": 4}),
        (NUMBER_LAST, {"page": 4}, {"last": 4}, 9, None),
        (NUMBER_NEXT, {"page": 4}, {"next": 9}, 9, {"page": 5}),
        (NUMBER_NEXT, {"page": 4}, {"next": 4}, 9, "the number of the next page is not higher"),
        (NUMBER_NEXT, {"page": 4}, {"next": ""}, 9, None),
        (NUMBER_LAST, {"page": 1}, [0], 9, {"page": 2}),
        (OFFSET, {}, {}, 3, {"page": 3}),
        (OFFSET, {"page": 4}, {}, 0, None),
        (OFFSET_SIZE, {"page": 4, "size": 5}, {"m": True}, 0, {"page": 9, "size": 5}),
        (Paging("offset", "page", "/data", more="/m"), {"page": 4}, {"m": True}, 0, "the offset does not move"),
        (OFFSET_NEXT, {"page": 4}, {"next": 9}, 2, {"page": 9}),
        (OFFSET_NEXT, {"page": 4}, {"next": "9"}, 2, {"page": 6}),
        (OFFSET_NEXT, {"page": 4}, {}, 2, None),
        (Paging("cursor", "after", "/data", next="/next"), {"size": 1}, {"next": 5}, 0, {"size": 1, "after": "5"}),
        (FROM_PAGE, {}, {"next": 5}, 0, {"page": 5}),
        (Paging("cursor", "page", "/data"), {}, {"data": [1]}, 1, None),
        (FROM_PAGE, {}, {"next": 1.5}, 0, "where the next page is cannot be a float"),
        (FROM_PAGE, {}, {"next": True}, 0, "where the next page is cannot be a bool"),
        (FROM_PAGE, {"page": "a"}, {"next": "a"}, 0, REPEATED),
        (CURSOR_MORE, {}, {"m": True}, 0, "there are more pages, but nothing says where"),
        (LINKED, {"group": "g", "size": 1}, {"next": "?a=é b"}, 0, {"group": "g", "?": "a=%C3%A9%20b"}),
        (LINKED, {}, {"next": "/x"}, 0, UNFOLLOWED),
        (LINKED, {}, {"next": "https://[a?b"}, 0, UNFOLLOWED),
        (LINKED, {}, {"next": "https://b.test/?b"}, 0, "the next page is at another address than the client's"),
    ],
)  # fmt: skip
def test_where_the_next_page_is(paging: Paging, given: Any, page: Any, count: int, expected: Any) -> None:
    """Each style says what to ask for next, nothing at the end, and why a list cannot go on."""
    made = Walk(operation(paging), given, ORIGIN)
    if isinstance(expected, str):
        with pytest.raises(PageError) as caught:
            made.move(page, count)
        assert (expected, "things.list", False) == (caught.value.reason, caught.value.operation, caught.value.applied)
    else:
        made.move(page, count)
        assert expected == made.arguments


def test_a_list_that_grows_ends() -> None:
    """The last page may be a hundred pages further than twice what it was; a hundred pages may be empty."""
    made = Walk(operation(NUMBER_LAST), {}, ORIGIN)
    for number in range(1, 104):
        made.move({"last": number + 1}, 1)
    with pytest.raises(PageError) as caught:
        made.move({"last": 105}, 1)
    assert "the number of the last page grows for ever" == caught.value.reason
    made = Walk(CURSOR, {}, ORIGIN)
    assert [[]] * 100 == [made.take({"data": [None] * 0} if number % 2 else {}) for number in range(100)]
    with pytest.raises(PageError) as caught:
        made.take({"data": None})
    assert "more than 100 empty pages follow each other" == caught.value.reason


def test_a_page_may_come_but_once() -> None:
    """A page with the items of an earlier one is refused, whatever its items are; an empty one between counts anew."""
    for items in ([1], [{"a": "\ud800"}], [object], [10**30]):
        made = Walk(CURSOR, {}, ORIGIN)
        assert [items, [], [2]] == [made.take({"data": one}) for one in (items, [], [2])]
        with pytest.raises(PageError) as caught:
            made.take({"data": list(items)})
        assert "a page repeats an earlier one" == caught.value.reason
    assert [3, 0, 0, 0] == [whole(value, 0) for value in (3, True, 1.0, "1")]
    assert [1, 2] == Walk(operation(Paging("page", "page", "")), {}, ORIGIN).take([1, 2])
