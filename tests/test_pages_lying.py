from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import pytest
from paged_providers import CURSOR, LAST, LINK, NEXT, OFFSET, PAGE, PLAIN, Provider, walk

from clientwright.operations import Paging
from clientwright.types import UNSET


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
