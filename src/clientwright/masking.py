"""Keeps secrets out of what errors keep, hooks are told and logs say."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache
from html.entities import codepoint2name
from urllib.parse import quote

MASK = b"***"


def masker(secrets: tuple[str, ...]) -> Callable[[bytes], bytes]:
    """Make what replaces each secret in bytes by `***`, even if a server has escaped it for JSON, HTML or an address.

    Args:
        secrets: The secrets, those that hold others first.

    """

    @cache
    def pattern() -> re.Pattern[bytes]:
        return re.compile(b"|".join(b"".join(map(_written, secret)) for secret in secrets))

    def mask(content: bytes) -> bytes:
        return pattern().sub(MASK, content) if secrets and content else content

    return mask


def _written(character: str) -> bytes:
    """Give a pattern for all ways to write a character; letters and digits of ASCII are never escaped."""
    if character.isascii() and character.isalnum():
        return character.encode()
    utf_8, utf_16 = character.encode(), character.encode("utf-16-be")
    ways = {re.escape(utf_8), re.escape(character.encode("latin-1", "ignore")), rb"\\" + re.escape(utf_8)}
    ways.add(b"".join(b"(?i:%%%02x)" % byte for byte in utf_8))
    ways.add(b"".join(rb"(?i:\\u%s)" % utf_16[at : at + 2].hex().encode() for at in range(0, len(utf_16), 2)))
    code = ord(character)
    ways.add(b"&(?:(?i:#x0*%x)|#0*%d|%s);" % (code, code, codepoint2name.get(code, "#").encode()))
    if character == " ":
        ways.add(rb"\+")
    longest_first: list[bytes] = sorted(filter(None, ways), key=lambda way: -len(way))
    return b"(?:%s)" % b"|".join(longest_first)


class _Quiet(logging.Filter):
    """Masks the values of some query parameters in the addresses that httpx logs."""

    def __init__(self) -> None:
        super().__init__()
        self.names: frozenset[str] = frozenset()
        self._pattern = re.compile("$^")

    def add(self, names: tuple[str, ...]) -> None:
        if not self.names.issuperset(names):
            self.names |= frozenset(names)
            either = "|".join(sorted(re.escape(quote(name, safe="")) for name in self.names))
            self._pattern = re.compile(f"([?&](?:{either})=)[^&#\\s\"']*")

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(self._shown(value) for value in record.args)
        return True

    def _shown(self, value: object) -> object:
        text = str(value)
        shown = self._pattern.sub(r"\1***", text)
        return value if shown == text else shown


_QUIET = _Quiet()


def quiet(names: tuple[str, ...]) -> None:
    """Keep the values of these query parameters out of the log of httpx, which holds whole addresses."""
    if names:
        _QUIET.add(names)
        logging.getLogger("httpx").addFilter(_QUIET)
