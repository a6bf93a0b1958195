"""Read cassettes, the files in which vcrpy keeps recorded calls (YAML, version 1), with the place of every mistake."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.loading import loads

_BINARY: Final = re.compile(
    r"^( *(?:- )?(?:string|body): )!!binary(?= *(?:[|>][-+0-9]*)? *$| +[\"'A-Za-z0-9+/])", re.MULTILINE
)
_STATUSES: Final = range(100, 1000)
_GZIP: Final = b"\x1f\x8b"
_LARGEST: Final = 64 * 1024 * 1024


@frozen
class Exchange:
    """One call as it was recorded.

    Attributes:
        method: The HTTP method in upper case.
        uri: The absolute address that was called, its query included.
        sent_headers: The request's headers, by names in lower case; the first value of each.
        sent: The request's body; empty where there was none.
        status: The HTTP status of the answer.
        headers: The answer's headers, in the same way.
        body: The answer's body, its content encoding taken off.
        location: Where the exchange begins in its cassette.

    """

    method: str
    uri: str
    sent_headers: Mapping[str, str]
    sent: bytes
    status: int
    headers: Mapping[str, str]
    body: bytes
    location: Location


class _UnusableError(Exception):
    def __init__(self, rule: str, message: str, pointer: str) -> None:
        self.rule, self.message, self.pointer = rule, message, pointer


def read(path: Path) -> tuple[Exchange, ...]:
    """Read a cassette.

    Args:
        path: The file.

    Returns:
        Its exchanges, in the order in which they were recorded.

    Raises:
        PipelineError: It cannot be read, or is no cassette; everything that is wrong with it.

    """
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"The cassette cannot be read ({error.strerror}); check its path and permissions."
        raise PipelineError([Finding("cassette-unreadable", message, "", Location(path.as_posix()))]) from None
    return reads(content, path.as_posix())


def reads(content: bytes, name: str) -> tuple[Exchange, ...]:
    """Read the content of a cassette as `read` does.

    Args:
        content: The file's bytes.
        name: What to call it in findings.

    Returns:
        Its exchanges.

    Raises:
        PipelineError: It is no cassette.

    """
    binary: set[int] = set()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        loads(content, name)  # says which byte it is
        raise

    def blank(match: re.Match[str]) -> str:
        binary.add(text.count("\n", 0, match.start()) + 1)
        return match[1] + " " * len("!!binary")

    document = loads(_BINARY.sub(blank, text), name)
    found = tuple(_exchanges(document, frozenset(binary)))
    if wrong := [one for one in found if isinstance(one, Finding)]:
        raise PipelineError(wrong)
    return tuple(one for one in found if isinstance(one, Exchange))


def _exchanges(document: Document, binary: frozenset[int]) -> Iterator[Exchange | Finding]:
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get("interactions"), list):
        message = "This is no cassette of vcrpy, which has a list of `interactions`; name another file."
        yield document.finding("cassette-form", message)
        return
    if data.get("version") != 1:
        message = "Only cassettes of version 1 can be read; record it again with a current vcrpy."
        yield document.finding("cassette-version", message, "/version" if "version" in data else "")
        return
    for index in range(len(data["interactions"])):
        try:
            yield _exchange(document, join("/interactions", index), binary)
        except _UnusableError as error:
            yield document.finding(error.rule, error.message, error.pointer)


def _exchange(document: Document, at: str, binary: frozenset[int]) -> Exchange:
    request, response = (_member(document, at, name, dict, "an object") for name in ("request", "response"))
    here, there = join(at, "request"), join(at, "response")
    method = _member(document, here, "method", str, "a text")
    uri = _member(document, here, "uri", str, "a text")
    _member(document, there, "status", dict, "an object")
    status = _member(document, join(there, "status"), "code", int, "a whole number")
    if isinstance(status, bool) or status not in _STATUSES:
        message = "An HTTP status has three digits; correct `code`."
        raise _UnusableError("cassette-status", message, join(there, "status", "code"))
    headers = _headers(response.get("headers"), join(there, "headers"))
    body = _body(document, response.get("body"), join(there, "body"), binary)
    return Exchange(
        method.upper(),
        uri,
        _headers(request.get("headers"), join(here, "headers")),
        _body(document, request.get("body"), join(here, "body"), binary),
        status,
        headers,
        _decoded(body, headers.get("content-encoding", ""), join(there, "body")),
        document.locate(at),
    )


def _member(document: Document, at: str, name: str, kind: type, wanted: str) -> JSON:
    holder = resolve(document.data, at)
    if not isinstance(holder, dict) or not isinstance(holder.get(name), kind):
        message = f"A recorded call has `{name}`, {wanted}; record the call again."
        present = isinstance(holder, dict) and name in holder
        raise _UnusableError("cassette-member", message, join(at, name) if present else at)
    return holder[name]


def _headers(value: JSON, pointer: str) -> dict[str, str]:
    """Give the first value of each header; vcrpy keeps lists, or single texts."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _UnusableError("cassette-headers", "`headers` is an object of lists of texts; correct it.", pointer)
    firsts = ((name, item[0] if isinstance(item, list) and item else item) for name, item in value.items())
    # YAML reads a plain 12 as a number, and so does nothing in HTTP.
    return {name.lower(): str(item) for name, item in firsts if not isinstance(item, dict | list | None)}


def _body(document: Document, value: JSON, pointer: str, binary: frozenset[int]) -> bytes:
    if isinstance(value, dict) and "string" in value:
        value, pointer = value["string"], join(pointer, "string")
    if value is None:
        return b""
    if not isinstance(value, str):
        message = "A recorded body is a text, or an object with the text in `string`; record the call again."
        raise _UnusableError("cassette-body", message, pointer)
    if document.locate(pointer).line not in binary:
        return value.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        message = "The body is marked as binary, but is not base64; record the call again."
        raise _UnusableError("cassette-binary", message, pointer) from None


def _decoded(body: bytes, encoding: str, pointer: str) -> bytes:
    name = encoding.strip().lower()
    if name in {"", "identity"} or not body or (name in {"gzip", "x-gzip"} and not body.startswith(_GZIP)):
        return body  # vcrpy keeps the header of a body that the library had already decoded
    if name not in {"gzip", "x-gzip"}:
        if _is_text(body):
            return body
        message = "The body is compressed, and not with gzip; record it with decode_compressed_response=True."
        raise _UnusableError("cassette-encoding", message, pointer)
    inflater = zlib.decompressobj(wbits=31)
    try:
        plain = inflater.decompress(body, _LARGEST)
    except zlib.error:
        plain = b""
    if not inflater.eof:
        message = f"The body is no whole gzip file of at most {_LARGEST:,} bytes; record the call again."
        raise _UnusableError("cassette-gzip", message, pointer)
    return plain


def _is_text(body: bytes) -> bool:
    try:
        return body.decode().isprintable() or body.lstrip()[:1] in b"{["
    except UnicodeDecodeError:
        return False
