"""Part a list into pages, with the figures and links that the provider sends beside it."""

from __future__ import annotations

from urllib.parse import urlencode

from clientwright.pipeline.documents import JSON
from clientwright.sandbox.answering import put
from clientwright.sandbox.behaviour import Page
from clientwright.sandbox.routing import Request, pairs_of


def paged(
    page: Page, request: Request, total: int, asked: tuple[str | None, str | None], body: JSON
) -> tuple[slice, JSON]:
    """Give which records of a list are on a page, and a body with its figures and links.

    Args:
        page: How the list is parted.
        request: The request, from whose address links are made.
        total: How many records the whole list has.
        asked: The page and the size that were asked for; None for the usual. Numbers below 1 count as 1.
        body: The body; its figures and links are replaced.

    """
    number = max(1, int(asked[0] or 1))
    size = min(max(1, int(asked[1] or page.usual)), page.most)
    last = max(1, -(-total // size))
    begin = min((number - 1) * size, total)
    end = min(begin + size, total)
    figures = {
        "from": begin + 1 if begin < end else 0,
        "to": end if begin < end else 0,
        "total": total,
        "current": number,
        "last": last,
        "size": size,
        "path": request.base + request.path,
    }
    for name, pointer in page.figures.items():
        body = put(body, pointer, figures[name])
    return slice(begin, end), _linked(page, request, (number, last), body)


def _linked(page: Page, request: Request, at: tuple[int, int], body: JSON) -> JSON:
    number, last = at
    targets = {"first": 1, "last": last, "prev": number - 1 or None, "next": number + 1 if number < last else None}
    kept = [(key, value) for key, value in pairs_of(request.query) if value and key != page.number]
    address = f"{request.base}{request.path}?{urlencode([*kept, (page.number, '')])}"
    for name, pointer in page.links.items():
        target = targets[name]
        body = put(body, pointer, None if target is None else _link(address, target))
    return body


def _link(address: str, number: int) -> str:
    return f"{address}{number}"
