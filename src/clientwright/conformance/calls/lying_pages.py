"""Plays a provider whose pages contradict each other, repeat, lead elsewhere or do not end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import httpx

from clientwright.conformance.calls.answers import put
from clientwright.conformance.calls.pages import Listing, Page, Playing, numbered, page_of
from clientwright.pipeline.documents import JSON

FAR: Final = 10**6


class Lying(Playing):
    """A provider whose first page is as it should be, and none after it.

    Attributes:
        lie: What is wrong with the others.

    """

    def __init__(self, one: Listing, items: list[JSON], size: int, lie: str) -> None:
        super().__init__(one, items, size)
        self.lie = lie

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer with the page that is asked for, or what stands in its place."""
        first = not self.asked
        asked = request.url.params.get(self.one.parameter or "to")
        self.asked.append(asked)
        if first:
            return self.answer(self.page(asked))
        found = LIES[self.lie](self, asked)
        return found if isinstance(found, httpx.Response) else self.answer(found)

    @property
    def turn(self) -> int:
        """How many pages were asked for before this one."""
        return len(self.asked) - 1

    def fresh(self) -> list[JSON]:
        """Give an item that was not there before."""
        return [numbered(self.one.call, self.items[0], FAR + self.turn)]

    def going_on(self, items: list[JSON], following: str, last: int = FAR) -> JSON:
        """Make a page that says that there is another."""
        number = FAR + self.turn if self.one.style in {"page", "offset"} else following
        return page_of(self.one, Page(self.turn, items, number, last))


def _cycle(player: Lying, _: str | None) -> JSON:
    if player.one.style in {"page", "offset"}:
        return player.going_on([player.items[-1 - player.turn % 2]], "")
    return player.going_on(player.fresh(), f"c{FAR + player.turn % 2}")


def _itself(player: Lying, asked: str | None) -> JSON:
    if "next" not in player.one.hint:
        return player.page(None)
    following: Any = int(asked) if asked is not None and asked.isdecimal() else asked or ""
    return page_of(player.one, Page(player.turn, player.fresh(), following, player.turn + 1))


def _elsewhere(player: Lying, asked: str | None) -> JSON:
    page = player.page(asked)
    return put(page, player.one.hint["next"], "https://evil.invalid/steal?to=9") if "next" in player.one.hint else page


def _with(name: str, value: JSON) -> Callable[[Lying, str | None], JSON]:
    def lie(player: Lying, asked: str | None) -> JSON:
        page = player.page(asked)
        return put(page, player.one.hint[name], value) if name in player.one.hint else page

    return lie


def _moved(player: Lying, asked: str | None) -> JSON:
    page = player.page(asked)
    return put(page, player.one.hint["items"], player.items[player.size - 1 : player.size] + player.fresh())


def _growing(player: Lying, asked: str | None) -> JSON:
    if "last-page" not in player.one.hint or player.one.style != "page":
        return player.page(asked)
    return player.going_on(player.fresh(), "", player.turn + 2)


def _raw(status: int, content: bytes, media: str) -> Callable[[Lying, str | None], httpx.Response]:
    return lambda *_: httpx.Response(status, headers={"content-type": media}, stream=httpx.ByteStream(content))


LIES: Final[Mapping[str, Callable[[Lying, str | None], Any]]] = {
    "the first page again": lambda player, _: player.page(None),
    "a page that leads to itself": _itself,
    "two pages in turn": _cycle,
    "a page at another host": _elsewhere,
    "a last page that moves away": _growing,
    "empty pages without end": lambda player, _: player.going_on([], f"c{FAR + player.turn}"),
    "an empty page in the middle": lambda player, _: (
        player.going_on([], f"c{player.size}") if player.turn == 1 else player.page(None)
    ),
    "an item that has moved": _moved,
    "items that are an object": _with("items", {"a": 1}),
    "items that are null": _with("items", None),
    "a next page that is a list": _with("next", [1]),
    "a next page that is true": _with("next", value=True),
    "a next page that is no address": _with("next", "https://[::1/?to=9"),
    "a last page that is a text": _with("last-page", "many"),
    "a last page below zero": _with("last-page", -5),
    "more that is a text": _with("more", "yes"),
    "markup": _raw(200, b"<html>", "text/html"),
    "a page that breaks off": _raw(200, b'{"', "application/json"),
    "null": _raw(200, b"null", "application/json"),
    "a failure": _raw(500, b"", ""),
}
