"""Whether a list shows every record that should be there once and in order, with right figures and links."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from attrs import frozen

from clientwright.conformance.lifecycles.models import Asked, Kept
from clientwright.conformance.lifecycles.outcomes import told
from clientwright.conformance.lifecycles.stages import Deed
from clientwright.conformance.lifecycles.values import apart, at, same
from clientwright.pipeline.documents import JSON
from clientwright.sandbox.behaviour import Page


@frozen
class Part:
    """The part of a list that a page should show.

    Attributes:
        number: The page, from 1.
        size: How many records a page has at most.
        total: How many there are.

    """

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The last page."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """How many records stand before it."""
        return (self.number - 1) * self.size


def part_of(page: Page, asked: Asked, total: int) -> Part:
    """Tell which part of a list is asked for."""
    number = asked.arguments.get(f"query {page.number}", 1)
    size = asked.arguments.get(f"query {page.size}", page.usual)
    return Part(max(1, number), min(max(1, size), page.most), total)


def list_strays(deed: Deed, asked: Asked, wanted: list[Kept], answer: JSON, address: str) -> Iterator[str]:
    """Say where an answer is not the list that it should be.

    Args:
        deed: The operation.
        asked: The call.
        wanted: The records that should be in the list, all pages together.
        answer: What the client gave, as JSON data.
        address: The address that was asked.

    """
    page = deed.hint.page
    part = part_of(page, asked, len(wanted)) if page else None
    shown = wanted[part.first : part.first + part.size] if part else wanted
    yield from item_strays(shown, at(answer, deed.hint.record or ""))
    if page and part:
        yield from _figures(page, part, len(shown), answer, address)
        yield from _links(page, part, answer, address)


def item_strays(wanted: list[Kept], items: JSON) -> Iterator[str]:
    """Say where the items of a list are not the records that they should be."""
    if not isinstance(items, list):
        yield f"the list is {told(items)}"
        return
    if len(items) != len(wanted):
        yield f"{len(wanted)} records were expected in the list, and {len(items)} came"
        return
    for index, (record, found) in enumerate(zip(wanted, items, strict=True)):
        path = apart(record.value, found, record.loose)
        if path is not None:
            yield f"record {index} of the list is not the one that should be there, at {path}"
            return


def _figures(page: Page, part: Part, shown: int, answer: JSON, address: str) -> Iterator[str]:
    begin = {"from": part.first + 1, "to": part.first + shown} if shown else {}
    figures: dict[str, JSON] = {
        **begin,
        "total": part.total,
        "current": part.number,
        "last": part.last,
        "size": part.size,
        "path": address.partition("?")[0],
    }
    for name, pointer in page.figures.items():
        if name in figures and not same(figures[name], at(answer, pointer)):
            yield f"{pointer} should be {figures[name]}, and is {told(at(answer, pointer))}"


def _links(page: Page, part: Part, answer: JSON, address: str) -> Iterator[str]:
    targets = {
        "first": 1,
        "last": part.last,
        "prev": part.number - 1 if part.number > 1 else None,
        "next": part.number + 1 if part.number < part.last else None,
    }
    for name, pointer in page.links.items():
        link, target = at(answer, pointer), targets[name]
        if target is None:
            if link is not None:
                yield f"there is no page to which {pointer} could lead, and it is {told(link)}"
        elif not isinstance(link, str) or _target(page, link) != _asked(page, address, target):
            yield f"{pointer} should lead to page {target}, and is {told(link)}"


def _target(page: Page, link: str) -> tuple[str, str, list[tuple[str, str]]]:
    parts = urlsplit(link)
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if key != page.number)
    return f"{parts.scheme}://{parts.netloc}{parts.path}", dict(parse_qsl(parts.query)).get(page.number, "1"), query


def _asked(page: Page, address: str, number: int) -> tuple[str, str, list[tuple[str, str]]]:
    where, _, query = _target(page, address)
    return where, str(number), query
