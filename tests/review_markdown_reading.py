"""Reading the comment on a pull request: what Markdown makes of it, and which changes it tells."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from clientwright.review.outputs.wording import grade
from clientwright.review.reports import Review
from clientwright.review.values import Wire

HTML: Final = re.compile(
    r"(<details><summary>[^<>]*(<code>[^<>]*</code>)?[^<>]*</summary>|</details>|<!-- clientwright-review -->)\s*"
)


def parsed(markdown: str) -> list[Token]:
    """Read Markdown as GitHub does, but for what it links."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def inline(markdown: str) -> list[Token]:
    """Give what stands in the one paragraph of a document."""
    found = [token for token in parsed(markdown) if token.type == "inline"]
    assert 1 == len(found)
    return found[0].children or []


def plain(tokens: list[Token]) -> str:
    """Give what a reader sees of what stands in a paragraph."""
    return "".join(token.content for token in tokens).replace("\u200b", "")


def fingerprints(review: Review, *grades: Wire) -> set[str]:
    """Give the fingerprints of a report's changes with these verdicts."""
    return {one.change.fingerprint for one in review.reviewed if grade(one) in grades}


def in_the_open(markdown: str) -> str:
    """Give what is not folded."""
    return re.sub(r"<details>.*?</details>", "", markdown, flags=re.DOTALL)
