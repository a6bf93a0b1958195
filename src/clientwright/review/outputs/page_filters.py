"""The form that narrows what is seen of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from clientwright.review.outputs.page_changes import CAUSES, DIRECTIONS, facets
from clientwright.review.outputs.page_parts import text
from clientwright.review.reports import Review
from clientwright.review.values import Effect, Wire

_FIXED: Final[Mapping[str, Iterable[str]]] = {
    "wire": tuple(Wire),
    "python": tuple(Effect),
    "direction": tuple(DIRECTIONS),
    "cause": tuple(CAUSES),
}
_LEGENDS: Final = {
    "provider": "Provider",
    "wire": "Wire",
    "python": "Python",
    "direction": "Direction",
    "cause": "Cause",
}
_KEYS: Final = "<kbd>/</kbd> search, <kbd>j</kbd> and <kbd>k</kbd> next and previous change, <kbd>Enter</kbd> unfold"


def filters(review: Review) -> str:
    """Write a box for each provider, verdict, direction and cause, with the number of its changes, and a search."""
    found = {"provider": [provider.name for provider in review.providers], **_FIXED}
    counts = Counter(pair for one in review.reviewed for pair in facets(one).items())
    sets = "".join(_fieldset(name, values, counts) for name, values in found.items())
    return (
        '<form id="filters" role="search" aria-label="Changes" hidden><label class="grow">Search'
        ' <input id="search" type="search" placeholder="words of a change" autocomplete="off"></label>'
        '<button type="button" id="unfold" aria-pressed="false">Unfold all</button>'
        '<button type="reset">Show all</button><output id="found" aria-live="polite"></output>'
        f'{sets}<p class="keys k">{_KEYS}</p></form>'
    )


def _fieldset(name: str, values: Iterable[str], counts: Mapping[tuple[str, str], int]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{text(value)}" checked> {text(value)}'
        f' <span class="k">{counts.get((name, value), 0)}</span></label>'
        for value in values
    )
    return f"<fieldset><legend>{_LEGENDS[name]}</legend>{boxes}</fieldset>"
