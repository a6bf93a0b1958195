"""Keeps secrets out of what errors keep, hooks are told and logs say."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from urllib.parse import quote

MASK = b"***"


def masker(secrets: tuple[str, ...]) -> Callable[[bytes], bytes]:
    """Make what replaces each secret in bytes by `***`."""
    forms = [secret.encode(coding, "ignore") for secret in secrets for coding in ("utf-8", "latin-1")]
    known = tuple(dict.fromkeys(form for form in forms if form))

    def mask(content: bytes) -> bytes:
        for form in known:
            if form in content:
                content = content.replace(form, MASK)
        return content

    return mask


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
