"""Tells media types apart."""

from __future__ import annotations

import re
from functools import lru_cache

CHARSET = re.compile(
    r'charset\s*=\s*"?((?:utf|ascii|us-|iso|latin|windows|cp|koi8|gb|big5|euc|shift|mac)[\w.:-]*)', re.IGNORECASE
)
"""Charsets that texts are in; Python knows others, which are not of texts."""


def bare(content_type: str) -> str:
    """Give a media type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=256)
def is_json(media: str) -> bool:
    """Tell whether bodies of a media type are JSON."""
    name = bare(media)
    return name in {"application/json", "text/json"} or name.endswith("+json")


@lru_cache(maxsize=256)
def is_markup(media: str) -> bool:
    """Tell whether a media type is HTML or XML."""
    name = bare(media)
    return "html" in name or "xml" in name


def decoded(content: bytes, content_type: str) -> str | None:
    """Decode a text by its charset, UTF-8 where that is missing or unknown; None where it is not of that charset."""
    found = CHARSET.search(content_type)
    try:
        return content.decode(found[1] if found else "utf-8")
    except (LookupError, ValueError):
        pass
    try:
        return content.decode()
    except ValueError:
        return None
