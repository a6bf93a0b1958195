"""Look for what must not be in a cassette: secrets in any encoding, and what looks like an address or a telephone."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from attrs import frozen

from clientwright.masking import masker
from clientwright.pipeline.documents import JSON
from clientwright.recording.cassettes import Exchange
from clientwright.recording.disagreements import json_path

#: A secret that is shorter stands in any text by chance.
SHORTEST: Final = 4
_GROUP: Final = 3
_BEARER: Final = re.compile(
    r"\bbearer\s+[\w.~+/=-]{6,}|\beyJ[\w-]{8,}\.|\b(?:sk|pk|rk)_(?:live|test)_\w+|\b(?:whsec|ghp|xox[abp])[_-]\w{8,}",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(r"[\w.%+'-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d]{2,}")
_PHONE: Final = re.compile(
    r"(?<![\w.+-])(?:"
    r"(?:\+|00)[1-9](?:[ ()./-]{0,2}[0-9]){6,14}"
    r"|\(?0[0-9]{1,4}\)?(?:[ ./-]?[0-9]){7,10}"
    r"|(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}"
    r")(?![\w:-])"
)
#: Digits alone are a telephone's when they are not an instant, in seconds or milliseconds.
_DIGITS: Final = re.compile(r"(?!1[0-9]{9}$|1[0-9]{12}$)[0-9]{10,15}")
_MARK: Final = "mark the field with `x-clientwright-pii: true` in an overlay"


@frozen
class Survivor:
    """Something that must not be saved.

    Attributes:
        exchange: The index of the exchange.
        where: Its place there, in words.
        what: What it is, in words that do not show it.
        remedy: What to do.

    """

    exchange: int
    where: str
    what: str
    remedy: str


def finder(secrets: Sequence[str]) -> Callable[[str], bool]:
    """Make what tells whether a text holds a secret: plain, escaped for JSON, HTML or an address, or in base64.

    Args:
        secrets: The secrets, of at least `SHORTEST` characters.

    """
    written = {text for secret in secrets for text in (secret, *_encoded(secret.encode()))}
    mask = masker(tuple(sorted(written, key=len, reverse=True)))

    def finds(text: str) -> bool:
        content = text.encode("utf-8", "surrogatepass")
        return mask(content) != content

    return finds


def _encoded(secret: bytes) -> Iterator[str]:
    """Write a secret in base64 as it stands at each of three places in what is encoded, without what others share."""
    for before in range(_GROUP):
        text = base64.b64encode(bytes(before) + secret).decode().rstrip("=")
        first = -(-before * 8 // 6)
        core = text[first : first + (len(secret) * 8 - (first * 6 - before * 8)) // 6]
        if len(core) >= SHORTEST:
            yield core
            yield core.translate({ord("+"): "-", ord("/"): "_"})


def survivors(
    exchanges: Sequence[Exchange], finds: Callable[[str], bool], is_made: Callable[[str], bool]
) -> Iterator[Survivor]:
    """Give what must not be saved of exchanges.

    Args:
        exchanges: What would be saved, as it is read back.
        finds: Tells whether a text holds a secret.
        is_made: Tells whether a text was made up, so that it may look like an address or a telephone.

    """
    for index, exchange in enumerate(exchanges):
        for where, remedy, text in _texts(exchange):
            if finds(text):
                yield Survivor(index, where, "a credential or canary", f"{remedy}, or take it out at the provider")
            for what in _alike(text, is_made):
                yield Survivor(index, where, what, remedy)


def _alike(text: str, is_made: Callable[[str], bool]) -> Iterator[str]:
    read = dict.fromkeys((text, unquote(text), html.unescape(text)))
    if any(_BEARER.search(one) for one in read):
        yield "a bearer token or key"
    if is_made(text):
        return
    found = {pattern: [match[0] for one in read for match in pattern.finditer(one)] for pattern in (_EMAIL, _PHONE)}
    if not all(map(is_made, found[_EMAIL])):
        yield "an e-mail address"
    if not all(map(is_made, found[_PHONE])) or _DIGITS.fullmatch(text):
        yield "a telephone number"


def _texts(exchange: Exchange) -> Iterator[tuple[str, str, str]]:
    """Give every text of an exchange with its place and the remedy."""
    yield "the address", "mark the parameter in the same way", exchange.uri
    for name, text in exchange.sent_headers.items():
        yield f"the header {name} of the request", "give another value", text
    for name, text in exchange.headers.items():
        yield f"the header {name} of the answer", "take it out at the provider", text
    for what, body in (("request", exchange.sent), ("answer", exchange.body)):
        try:
            value = json.loads(body) if body else None
        except (ValueError, RecursionError):
            yield f"the body of the {what}", _MARK, body.decode("utf-8", "replace")
            continue
        for path, text in _leaves(value, ()):
            yield f"{json_path(path)} of the {what}", _MARK, text


def _leaves(value: JSON, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give the names and texts in a value; numbers are texts only where they may be a secret."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield (*path, name), name
            yield from _leaves(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, f" {value}"
