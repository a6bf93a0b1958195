"""Plays a provider whose list has pages, as the spec says how they follow each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

import httpx
from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.calls.answers import ABSENT, body_for, put, responses_of, status_of
from clientwright.conformance.calls.arguments import smallest
from clientwright.conformance.calls.callers import BASE_URL
from clientwright.conformance.calls.requests import parameters_of
from clientwright.conformance.examples import validator_for
from clientwright.conformance.schema_views import View, view
from clientwright.conformance.strategies import from_schema
from clientwright.conformance.subjects import Body, Call
from clientwright.pipeline.documents import JSON, resolve, split

HINT: Final = "x-clientwright-pagination"
_ORDINARY: Final = frozenset({"string", "integer"})


@frozen
class Listing:
    """A list with pages, as the spec describes it.

    Attributes:
        call: The operation.
        body: The body of its success.
        status: The status of that.
        hint: How its pages follow each other, in the words of the spec.
        template: A page that is valid.

    """

    call: Call
    body: Body
    status: int
    hint: Mapping[str, str]
    template: JSON

    @property
    def style(self) -> str:
        """How pages are asked for: `page`, `offset`, `cursor` or `link`."""
        return self.hint["style"]

    @property
    def parameter(self) -> str:
        """The query parameter that asks for a page; empty for `link`."""
        return "" if self.style == "link" else self.hint[f"{self.style}-parameter"]

    @property
    def first(self) -> int:
        """The number of the first page or item."""
        return 1 if self.style == "page" else 0


@cache
def listing(call: Call) -> Listing:
    """Read the hint on the pages of an operation, and find a page to make others of.

    Raises:
        LookupError: The operation has no success with a JSON body.

    """
    statuses = (status_of(call, name) for name in responses_of(call))
    status, body = next(
        (status, body)
        for status in statuses
        if status < 300 and (body := body_for(call, status))  # noqa: PLR2004  # 2xx
    )
    examples = (*body.examples.values(),)
    template = examples[0] if examples else smallest(from_schema(call.subject.document, body.pointer))
    return Listing(call, body, status, call.described.value[HINT], template)


def place(one: Listing, pointer: str) -> View:
    """Give the schema at a JSON pointer into a page.

    Raises:
        LookupError: The schema of the page declares no such place.

    """
    spec = one.call.subject.spec
    seen = view(spec, one.body.schema, one.body.pointer)
    for token in split(pointer):
        options = [view(spec, *option) for option in seen.below] if seen.kind == "union" else [seen]
        fields = next((option.fields for option in options if token in option.fields), None)
        if fields is None:
            raise LookupError(f"the page declares no {pointer}")
        seen = view(spec, *fields[token])
    return seen


@cache
def item_place(one_call: Call) -> str:
    """Give the JSON pointer of the schema of the items."""
    one = listing(one_call)
    seen = place(one, one.hint["items"])
    options = [view(one_call.subject.spec, *option) for option in seen.below] if seen.kind == "union" else [seen]
    return next(option.below[0][1] for option in options if option.kind == "array")


@cache
def drawn_lists(call: Call) -> SearchStrategy[dict[str, JSON]]:
    """Draw a few items, how many there are made of them, and how many stand on a page.

    Raises:
        PipelineError: The schema of the items is not known to the strategies.

    """
    items = from_schema(call.subject.document, item_place(call))
    return st.fixed_dictionaries(
        {
            "items": st.lists(items, min_size=1, max_size=2),
            "count": st.integers(0, 40),
            "size": st.integers(1, 15),
        }
    )


def sample_items(call: Call) -> list[JSON]:
    """Give the items of the documented page, or a small one."""
    one = listing(call)
    try:
        found = resolve(one.template, one.hint["items"])
    except LookupError:
        found = []
    return list(found or []) or [smallest(from_schema(call.subject.document, item_place(call)))]


def many(call: Call, items: list[JSON], count: int) -> list[JSON]:
    """Make so many items, each another, of a few: an ordinary field of each holds its number.

    Fewer come back where the items have no such field and are closed.
    """
    made = [numbered(call, items[index % len(items)], index) for index in range(count)]
    distinct = {json.dumps(one, sort_keys=True): one for one in made}
    return [*distinct.values()]


def numbered(call: Call, item: JSON, index: int) -> JSON:
    """Write a number into an ordinary field of an item; the same item where it has none and is closed."""
    pointer = item_place(call)
    seen = view(call.subject.spec, resolve(call.subject.document.data, pointer), pointer)
    if not isinstance(item, dict):
        return {"string": str(index), "integer": index}.get(seen.kind, item)
    for name, below in seen.fields.items():
        field = view(call.subject.spec, *below)
        if field.kind in _ORDINARY and not field.keywords:
            return {**item, name: f"n{index}" if field.kind == "string" else index}
    return item if seen.closed else {**item, "x-number": index}


@frozen
class Page:
    """What a page says beside its items.

    Attributes:
        number: Its place, from 0.
        items: Its items.
        following: What asks for the next page: a number, an offset or a cursor; None on the last.
        last: The number of the last page.

    """

    number: int
    items: list[JSON]
    following: int | str | None
    last: int


def page_of(one: Listing, page: Page) -> JSON:
    """Make a page: the documented one with other items and another place."""
    value = put(one.template, one.hint["items"], page.items)
    more = page.following is not None
    if "last-page" in one.hint:
        value = put(value, one.hint["last-page"], page.last)
    if "more" in one.hint:
        value = put(value, one.hint["more"], more)
    if "next" in one.hint:
        value = put(value, one.hint["next"], _next(one, page.following))
    return value


def _next(one: Listing, following: int | str | None) -> Any:
    """Write where the next page is, as its schema takes it: a number, a text or an address."""
    seen = place(one, one.hint["next"])
    if following is None:
        return None if seen.nullable else ABSENT
    kinds = (
        {view(one.call.subject.spec, *option).kind for option in seen.below} if seen.kind == "union" else {seen.kind}
    )
    if "integer" in kinds and isinstance(following, int):
        return following
    if one.style == "cursor":
        return str(following)
    return f"{address(one)}?{urlencode({one.parameter or 'to': following})}"


def address(one: Listing) -> str:
    """Give the address of the list, without its query."""
    return f"{BASE_URL}{one.call.described.path.partition('{')[0]}"


def refused(one: Listing, page: JSON) -> str:
    """Say why the schema refuses a page; empty where it does not."""
    for error in validator_for(one.call.subject.document, one.body.schema).iter_errors(page):
        return str(error.message)
    return ""


class Playing:
    """A provider that gives its items page by page, and notes what it is asked for.

    Attributes:
        asked: What each request asked for: a number, an offset or a cursor; None where it said nothing.

    """

    def __init__(self, one: Listing, items: list[JSON], size: int) -> None:
        self.one = one
        self.items = items
        self.size = size
        self.asked: list[str | None] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer with the page that is asked for."""
        asked = request.url.params.get(self.one.parameter or "to")
        self.asked.append(asked)
        return self.answer(self.page(asked))

    def answer(self, page: JSON) -> httpx.Response:
        """Give a page as an answer."""
        headers = {"content-type": self.one.body.media}
        return httpx.Response(self.one.status, headers=headers, stream=httpx.ByteStream(json.dumps(page).encode()))

    def page(self, asked: str | None) -> JSON:
        """Make the page that is asked for."""
        start = self._start(asked)
        items = self.items[start : start + self.size]
        ends = start + self.size
        count = max(1, -(-len(self.items) // self.size))
        following = self._following(ends) if ends < len(self.items) else None
        return page_of(self.one, Page(start // self.size, items, following, count))

    def _start(self, asked: str | None) -> int:
        """Give the index of the first item that is asked for; cursors and links hold it too."""
        text = (asked or "").removeprefix("c")
        number = int(text) if text.isdecimal() else self.one.first
        return (number - 1) * self.size if self.one.style == "page" else number

    def _following(self, ends: int) -> int | str:
        if self.one.style == "page":
            return ends // self.size + 1
        return ends if self.one.style == "offset" or self._counts() else f"c{ends}"

    def _counts(self) -> bool:
        """Tell whether cursors are numbers."""
        asking = parameters_of(self.one.call).get(f"query {self.one.parameter}")
        return asking is not None and view(self.one.call.subject.spec, asking.schema, asking.pointer).kind == "integer"
