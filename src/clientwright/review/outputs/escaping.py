"""Text of specs and tools in Markdown: shown as it is, never markup, mention, link or command."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

from clientwright.review.outputs.wording import visible

#: Stands for a joint that splits a word for GitHub, which would link it, and not for the reader.
_MARK: Final = "\0"
_BETWEEN: Final = "&#8203;"
_ESCAPED: Final = {
    **{one: f"\\{one}" for one in "`*_[]#~$"},
    **{one: f"&#{ord(one)};" for one in "<>&|\\"},
    _MARK: _BETWEEN,
}
_LINK: Final = re.compile(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/%-]*)?(?<![.])")
_JOINTS: Final = re.compile(r"[@#](?=\w)|:(?=//|[\w+-]+:)|\bwww(?=\.)|\bGH(?=-\d)", re.IGNORECASE)
_RUN: Final = re.compile(r"`+")


def text(told: str) -> str:
    """Give text that reads as it is, in the midst of a line.

    Mentions, references to issues and bare addresses are kept from turning into links.
    """
    apart = _JOINTS.sub(lambda match: match[0] + _MARK, visible(told))
    return "".join(_ESCAPED.get(one, one) for one in apart)


def prose(told: str) -> str:
    """Give a sentence whose names stand between backticks, these as code; safe whatever the names hold."""
    parts = told.split("`")
    if len(parts) % 2 == 0:
        return text(told)
    return "".join(
        code(part) if index % 2 else text(part) or _BETWEEN
        for index, part in enumerate(parts)
        if index % 2 or part or 0 < index < len(parts) - 1
    )


def linked(told: str) -> str:
    """Give text in which plain `https` addresses can be followed, except for those that GitHub would refer back to."""
    parts: list[str] = []
    end = 0
    for match in _LINK.finditer(told):
        if "github" not in match[0].lower():
            parts += [text(told[end : match.start()]), f"<{match[0]}>"]
            end = match.end()
    return "".join([*parts, text(told[end:])])


def code(told: str) -> str:
    """Give text as a code span, in the midst of a line that is not a table's."""
    seen = visible(told) or "(empty)"
    fence = "`" * (max((len(run) for run in _RUN.findall(seen)), default=0) + 1)
    pad = " " if seen.strip() and (seen[0] in "` " or seen[-1] in "` ") else ""
    return f"{fence}{pad}{seen}{pad}{fence}"


def fenced(lines: Iterable[str], language: str) -> str:
    """Give lines as a code block, whatever fences they hold."""
    shown = [visible(line, keep="\t") for line in lines]
    longest = max((len(run) for line in shown for run in _RUN.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *shown, fence])


def summary(told: str) -> str:
    """Give text for the line of a folded part, which is HTML."""
    return f"<code>{html.escape(visible(told))}</code>"


def folded(title: str, body: str) -> str:
    """Give a part that is folded; the title is HTML, the body Markdown."""
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"
