"""Part a list into pages, with the figures and links that the provider sends beside it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from clientwright.pipeline.documents import JSON
from clientwright.sandbox.answering import put
from clientwright.sandbox.behaviour import Page
from clientwright.sandbox.routing import Request


def paged(
    page: Page, request: Request, records: list[str], asked: tuple[str | None, str | None], body: JSON
) -> tuple[list[str], JSON]:
    """Give the records of a page, and a body with its figures and links.

    Args:
        page: How the list is parted.
        request: The request, from whose address links are made.
        records: The whole list, as texts.
        asked: The page and the size that were asked for; None for the usual. Numbers below 1 count as 1.
        body: The body; its figures and links are replaced.

    """
    number = max(1, int(asked[0] or 1))
    size = min(max(1, int(asked[1] or page.usual)), page.most)
    last = max(1, -(-len(records) // size))
    begin = (number - 1) * size
    shown = records[begin : begin + size]
    figures = {
        "from": begin + 1 if shown else 0,
        "to": begin + len(shown) if shown else 0,
        "total": len(records),
        "current": number,
        "last": last,
        "size": size,
        "path": request.base + request.path,
    }
    for name, pointer in page.figures.items():
        body = put(body, pointer, figures[name])
    return shown, _linked(page, request, (number, last), body)


def _linked(page: Page, request: Request, at: tuple[int, int], body: JSON) -> JSON:
    number, last = at
    targets = {"first": 1, "last": last, "prev": number - 1 or None, "next": number + 1 if number < last else None}
    for name, pointer in page.links.items():
        target = targets[name]
        body = put(body, pointer, None if target is None else _link(page, request, target))
    return body


def _link(page: Page, request: Request, number: int) -> str:
    query = [(key, value) for key, value in parse_qsl(request.query) if key != page.number]
    return f"{request.base}{request.path}?{urlencode([*query, (page.number, number)])}"
