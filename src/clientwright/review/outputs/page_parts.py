"""The small parts of the page: escaped text, chips, links, coloured lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Location
from clientwright.review.outputs.wording import line_of, plural, visible
from clientwright.review.values import Absent

_ADDRESS: Final = re.compile(r"""https?://[^\s<>"'`|\\^{}]*[^\s<>"'`|\\^{}.,;:!?)\]]""")
_CODE: Final = re.compile(r"`([^`\n]+)`")
_TAGS: Final = {"+": "ins", "-": "del"}


def text(value: str) -> str:
    """Write any text so that it is nothing but text, in an element as in an attribute, and all of it can be seen."""
    return escape(visible(value, keep="\n\t"))


def marked(value: str) -> str:
    """Write a sentence, what stands between backticks of it as code."""
    return _CODE.sub(r"<code>\1</code>", text(value))


def chip(look: str, said: str) -> str:
    """Write a few words in the colour and with the sign of a verdict.

    Args:
        look: The verdict: `breaking`, `risky`, `additive`, `docs` or `none`.
        said: The words.

    """
    return f'<span class="c {look}">{text(said)}</span>'


def at(location: Location) -> str:
    """Write a place as `file:line`."""
    return f"<code>{text(line_of(location))}</code>"


def linked(line: str) -> str:
    """Write a line of text in which addresses of the web, and nothing else, are links."""
    parts, end = [], 0
    for found in _ADDRESS.finditer(line):
        address = text(found[0])
        parts.append(f'{text(line[end : found.start()])}<a href="{address}" rel="noreferrer">{address}</a>')
        end = found.end()
    return "".join([*parts, text(line[end:])])


def fold(items: Sequence[str], shown: int, noun: str) -> str:
    """Write items of a list as a list, those beyond a number folded.

    Args:
        items: Each as HTML.
        shown: How many are seen at once.
        noun: What they are called, for the line that unfolds the others.

    """
    first, rest = ("".join(f"<li>{item}</li>" for item in part) for part in (items[:shown], items[shown:]))
    if not rest:
        return f"<ul>{first}</ul>"
    more = plural(len(items) - shown, f"more {noun}")
    return f"<ul>{first}</ul><details><summary>{more}</summary><ul>{rest}</ul></details>"


def hunk(lines: Iterable[str]) -> str:
    """Write lines of a diff, those that begin with `+` or `-` in their colours."""
    parts = []
    for sign, own in groupby(enumerate(lines), key=_sign):
        block = "".join(f"{text(line)}\n" for _, line in own)
        tag = _TAGS.get(sign)
        parts.append(f"<{tag}>{block}</{tag}>" if tag else block)
    return f'<pre class="hunk">{"".join(parts)}</pre>'


def _sign(numbered: tuple[int, str]) -> str:
    number, line = numbered
    heading = number <= 1 and line.startswith(("--- ", "+++ "))
    return "" if heading or line[:1] not in _TAGS else line[0]


def written(value: JSON | Absent) -> tuple[str, ...]:
    """Give the lines of a value as a person reads it: long text as it is, anything else as JSON; none if absent."""
    if isinstance(value, Absent):
        return ()
    if isinstance(value, str) and "\n" in value:
        return tuple(value.split("\n"))
    return tuple(json.dumps(value, indent=2, ensure_ascii=False, default=str).split("\n"))
