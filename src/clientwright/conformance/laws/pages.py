"""Laws of lists with pages: each item once and in order, and an end, whatever the provider says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright import codec, errors
from clientwright.conformance.calls.arguments import converted, full_arguments, plain_arguments
from clientwright.conformance.calls.callers import Seen, Way, make
from clientwright.conformance.calls.checking import BASE, credential_faults
from clientwright.conformance.calls.lying_pages import LIES, Lying
from clientwright.conformance.calls.pages import (
    HINT,
    Listing,
    Playing,
    drawn_lists,
    listing,
    many,
    refused,
    sample_items,
)
from clientwright.conformance.law import Case, Violation, call_cases, law
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.subjects import Call, Subject
from clientwright.pipeline.documents import JSON, join

_WAYS: Final[tuple[Way, ...]] = ("facade-sync", "facade-async")
#: How many requests a list may take that does not end: a hundred empty pages, or as many more as it grows by.
_BOUND: Final = 250


def _listings(subject: Subject) -> Iterator[Case]:
    for case in call_cases(subject):
        if isinstance(case.the_call.described.value.get(HINT), dict):
            yield Case(subject, case.name, join(case.pointer, HINT), case.call)


def _lists(case: Case) -> Iterator[JSON]:
    items = sample_items(case.the_call)[:2]
    for count, size in ((0, 3), (1, 3), (3, 3), (4, 3), (40, 7), (5, 1)):
        yield {"items": items, "count": count, "size": size, "full": count % 2 == 0}


def _drawn_lists(case: Case) -> SearchStrategy[JSON]:
    return st.builds(lambda one, full: {**one, "full": full}, drawn_lists(case.the_call), st.booleans())


@law(
    "C501",
    """
    A list that skips an item, gives one twice or asks for a page again is wrong without anybody noticing. Correct
    `x-clientwright-pagination` where it does not say how the provider's pages follow each other; regenerate the client
    where it does.
    """,
    cases=_listings,
    documents=_lists,
    strategy=_drawn_lists,
)
def pages_visit_each_item_once(case: Case, document: JSON) -> Iterator[Violation]:
    """Going through a list gives each item once and in order, asks for no page twice, and keeps what else was asked."""
    call = case.the_call
    one = listing(call)
    items = many(call, document["items"], document["count"])
    if reason := refused(one, Playing(one, items, document["size"]).page(None)):
        yield Violation(f"No page can be made as the hint says: {reason}.", "$", "spec", case.pointer)
        return
    for way in _WAYS:
        player = Playing(one, items, document["size"])
        arguments = _arguments(one, document)
        seen = make(call, way, player, arguments, pages=True)
        yield from (Violation(f"{way}: {message}", "$.items") for message in _strays(one, player, seen))
        if document.get("full") and not _begins_as_asked(one, way, items):
            yield Violation(f"{way}: The first page is not asked for with the arguments that were given.")
        for request in seen.requests:
            yield from credential_faults(call, request)


def _begins_as_asked(one: Listing, way: Way, items: list[JSON]) -> bool:
    """Tell whether going through pages begins with the request that the call for one page makes."""
    arguments = converted(one.call, full_arguments(one.call))
    sent = [
        [request.url for request in make(one.call, way, Playing(one, items, 3), arguments, pages=pages).requests[:1]]
        for pages in (False, True)
    ]
    return sent[0] == sent[1]


def _arguments(one: Listing, document: Mapping[str, JSON]) -> dict[str, Any]:
    """Give the arguments of the first page: all that the list takes or as few as can be, and not where to begin."""
    call = one.call
    found = full_arguments(call) if document.get("full") else plain_arguments(call)
    kept = {key: value for key, value in found["arguments"].items() if key != f"query {one.parameter}"}
    return converted(call, {"arguments": kept})


def _strays(one: Listing, player: Playing, seen: Seen) -> Iterator[str]:
    """Say how going through pages went wrong."""
    if seen.result is not None:
        yield f"It ends with {seen.result!r}."
    at = difference(player.items, [_written(item) for item in seen.items])
    if at is not None:
        yield f"{len(seen.items)} items come for {len(player.items)}; the first that is another is at {at}."
    if len({*player.asked}) != len(player.asked):
        yield "It asks for a page twice."
    pages = max(1, -(-len(player.items) // player.size))
    wanted = pages if _told(one) or not player.items else pages + 1
    if seen.result is None and len(player.asked) != wanted:
        yield f"It asks {len(player.asked)} times for {wanted} pages."
    first = _beside(one, seen.requests[0]) if seen.requests else None
    if any(_beside(one, request) != first for request in seen.requests):
        yield "It does not ask for the other pages as for the first one."


def _told(one: Listing) -> bool:
    """Tell whether a page says that it is the last one."""
    return one.style in {"cursor", "link"} or bool({"last-page", "next", "more"} & one.hint.keys())


def _beside(one: Listing, request: Any) -> tuple[Any, ...]:
    """Give what a request asks for beside its page; a link brings its own query."""
    query = [pair for pair in request.url.params.multi_items() if pair[0] != one.parameter]
    return request.method, request.url.path, sorted(request.headers.items()), [] if one.style == "link" else query


def _written(item: Any) -> JSON:
    return json.loads(codec.encode(Any, item))


def _lies(case: Case) -> Iterator[JSON]:
    items = sample_items(case.the_call)[:2]
    yield from ({"items": items, "count": 9, "size": 3, "lie": lie} for lie in LIES)


def _drawn_lies(case: Case) -> SearchStrategy[JSON]:
    return st.builds(_lie, drawn_lists(case.the_call), st.sampled_from([*LIES]), st.integers(2, 4))


def _lie(one: dict[str, JSON], lie: str, pages: int) -> JSON:
    return {**one, "count": one["size"] * pages, "lie": lie}


@law(
    "C502",
    """
    A provider that repeats a page, points to itself or to another host, or never says that a list ends must not keep a
    program busy for ever, and must not receive a credential somewhere else. The runtime is at fault.
    """,
    cases=_listings,
    documents=_lies,
    strategy=_drawn_lies,
)
def pages_end_with_a_lying_provider(case: Case, document: JSON) -> Iterator[Violation]:
    """Going through a list ends by itself or in an error of paging, after what came, whatever the pages say."""
    call = case.the_call
    one = listing(call)
    items = many(call, document["items"], document["count"])
    if len(items) < 2 * document["size"]:
        return  # so few that there is no second page to lie about
    ends = []
    for way in _WAYS:
        player = Lying(one, items, document["size"], document["lie"])
        seen = make(call, way, player, _arguments(one, document), pages=True)
        yield from (Violation(f"{way}: {message}", "$.lie") for message in _trouble(call, player, seen))
        ends.append((type(seen.result), len(seen.requests), len(seen.items)))
    if ends[0] != ends[1]:
        yield Violation(f"The asynchronous iteration ends otherwise: {ends[1]} and not {ends[0]}.", "$.lie")


def _trouble(call: Call, player: Lying, seen: Seen) -> Iterator[str]:
    wanted: tuple[type[Exception], ...] = (errors.PageError, errors.DecodeError)
    wanted = (errors.InternalServerError,) if player.lie == "a failure" else wanted
    if len(seen.requests) > _BOUND:
        yield f"It does not end after {len(seen.requests)} requests."
    elif seen.result is not None and not isinstance(seen.result, wanted):
        yield f"It ends with {seen.result!r}."
    written = [json.dumps(_written(item), sort_keys=True) for item in seen.items]
    if difference(player.items[: player.size], [json.loads(text) for text in written[: player.size]]) is not None:
        yield "The items of the first page do not come."
    if player.lie != "an item that has moved" and len({*written}) != len(written):
        yield "An item comes twice."
    for request in seen.requests:
        if (request.url.scheme, request.url.netloc) != (BASE.scheme, BASE.netloc):
            yield f"A request goes to {request.url.host}."
        yield from (one.message for one in credential_faults(call, request))


LAWS = (pages_visit_each_item_once, pages_end_with_a_lying_provider)
