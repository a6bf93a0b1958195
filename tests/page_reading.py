"""Pages as a browser would read them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

#: Words that try to be elements or attributes.
HOSTILE: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onclick='x",
    "</style><b>",
    "<!--",
    "]]>",
    "&lt;",
)


class Read(HTMLParser):
    """What a browser would find on a page: elements with their attributes, and the text outside scripts."""

    def __init__(self, written: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note text."""
        if "script" not in self._open and "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All text, one after another."""
        return "".join(self.words)
