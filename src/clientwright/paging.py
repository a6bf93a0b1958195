"""Decides how to go from page to page, and notices providers whose pages do not end."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import msgspec
from msgspec import UNSET

from clientwright import codec
from clientwright.building import LINK
from clientwright.errors import PageError
from clientwright.operations import Operation, Paging
from clientwright.redirects import origin
from clientwright.texts import is_list

EMPTY_PAGES = 100
"""How many empty pages may follow each other."""

GROWTH = 100
"""How many pages the last one may move away, beyond twice what it was at first."""

NOTHING = (UNSET, None, "")
KEPT = "%/?:@!$&'()*+,;=~"


class Walk:
    """One way through the pages of a list.

    Attributes:
        arguments: What to ask for next; None after the last page.

    """

    def __init__(self, operation: Operation[Any], arguments: Mapping[str, object], origin: str) -> None:
        if operation.paging is None:
            raise PageError("the operation has no pages", operation=operation.id)
        self.arguments: Mapping[str, object] | None = arguments
        self._operation = operation
        self._paging: Paging = operation.paging
        self._origin = origin
        self._seen: set[bytes] = set()
        first = arguments.get(self._paging.parameter)
        self._asked = set[str]() if first in NOTHING else {str(first)}
        self._empty = 0
        self._limit = 0

    def take(self, page: object) -> list[Any]:
        """Give the items of a page.

        Raises:
            PageError: The page was there before, or holds no list.

        """
        items = self._items(page)
        self._notice(items)
        return items

    def move(self, page: object, count: int) -> None:
        """Move on from a page of so many items.

        Raises:
            PageError: It says that the list goes on where it cannot.

        """
        arguments = self.arguments or {}
        self.arguments = None
        if self._at(page, self._paging.more) is not False:
            self.arguments = self._next(arguments, page, count)

    def _items(self, page: object) -> list[Any]:
        items = codec.pointed(page, self._paging.items) if self._paging.items else page
        if items is UNSET or items is None:
            return []
        if is_list(items):
            return items
        raise self._error("a page holds no list of items")

    def _notice(self, items: list[Any]) -> None:
        self._empty = 0 if items else self._empty + 1
        if self._empty > EMPTY_PAGES:
            raise self._error(f"more than {EMPTY_PAGES} empty pages follow each other")
        digest = _digest(items)
        if items and digest in self._seen:
            raise self._error("a page repeats an earlier one")
        self._seen.add(digest)

    def _next(self, arguments: Mapping[str, object], page: object, count: int) -> Mapping[str, object] | None:
        match self._paging.style:
            case "page":
                return self._next_number(arguments, page, count)
            case "offset":
                return self._next_offset(arguments, page, count)
            case "cursor":
                return self._next_cursor(arguments, page)
            case "link":
                return self._next_link(arguments, page)

    def _next_number(self, arguments: Mapping[str, object], page: object, count: int) -> Mapping[str, object] | None:
        paging = self._paging
        number = whole(arguments.get(paging.parameter), 1)
        last = whole(self._at(page, paging.last), 0)
        told = self._at(page, paging.next)
        if last:
            going_on = number < last
            self._limit = self._limit or 2 * max(last, number) + GROWTH
        elif paging.next:
            going_on = told not in NOTHING
        else:
            going_on = count > 0 or self._at(page, paging.more) is True
        if not going_on:
            return None
        if self._limit and number >= self._limit:
            raise self._error("the number of the last page grows for ever")
        if whole(told, number + 1) <= number:
            raise self._error("the number of the next page is not higher")
        return {**arguments, paging.parameter: number + 1}

    def _next_offset(self, arguments: Mapping[str, object], page: object, count: int) -> Mapping[str, object] | None:
        paging = self._paging
        offset = whole(arguments.get(paging.parameter), 0)
        following = offset + (count or whole(arguments.get(paging.size), 0))
        if paging.next:
            told = self._told(page)
            if told is None:
                return None
            following = whole(told, following)
        elif not count and self._at(page, paging.more) is not True:
            return None
        if following <= offset:
            raise self._error("the offset does not move")
        return {**arguments, paging.parameter: following}

    def _next_cursor(self, arguments: Mapping[str, object], page: object) -> Mapping[str, object] | None:
        cursor = self._told(page)
        if cursor is None:
            return None
        name = self._paging.parameter
        kind = next((one.type for one in self._operation.parameters if one.name == name), None)
        if kind is str and isinstance(cursor, int):
            cursor = str(cursor)
        return {**arguments, name: cursor}

    def _next_link(self, arguments: Mapping[str, object], page: object) -> Mapping[str, object] | None:
        link = self._told(page)
        if link is None:
            return None
        query = self._query(str(link))
        queries = {one.name for one in self._operation.parameters if one.where == "query"}
        return {name: value for name, value in arguments.items() if name not in queries} | {LINK: query}

    def _query(self, link: str) -> str:
        try:
            target = urljoin(f"{self._origin}/", link)
            if origin(target) != origin(self._origin):
                raise self._error("the next page is at another address than the client's")
            query = quote(urlsplit(target).query, safe=KEPT)
        except ValueError:
            query = ""
        if query:
            return query
        raise self._error("the link to the next page cannot be followed")

    def _told(self, page: object) -> object:
        """Give where the next page is, None where there is none."""
        told = self._at(page, self._paging.next)
        if told in NOTHING:
            if self._at(page, self._paging.more) is True:
                raise self._error("there are more pages, but nothing says where")
            return None
        if not isinstance(told, str | int) or isinstance(told, bool):
            raise self._error(f"where the next page is cannot be a {type(told).__name__}")
        if str(told) in self._asked:
            raise self._error("the place of the next page repeats an earlier one")
        self._asked.add(str(told))
        return told

    def _at(self, page: object, pointer: str) -> object:
        return codec.pointed(page, pointer) if pointer else UNSET

    def _error(self, reason: str) -> PageError:
        return PageError(reason, operation=self._operation.id)


def whole(value: object, otherwise: int) -> int:
    """Give a value that is a whole number, or another number in its place."""
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _digest(items: list[Any]) -> bytes:
    try:
        content = msgspec.json.encode(items)
    except (TypeError, ValueError, OverflowError, RecursionError):
        content = repr(items).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).digest()
