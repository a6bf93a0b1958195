"""Writes bodies that are not JSON: forms, forms with files, bytes and texts.

A null in a form is left out: a form has no way to say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from os import urandom
from typing import Any, TypeGuard, cast
from urllib.parse import quote_plus

from clientwright import codec
from clientwright.codec.plans import plan_of
from clientwright.codec.shapes import Anything, Choice, Opaque, Sequence, Shape
from clientwright.codec.writing import writer_of
from clientwright.errors import EncodeError
from clientwright.models import MapModel
from clientwright.operations import Body
from clientwright.texts import bracketed, is_list, is_object, text
from clientwright.types import UNSET, File

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
OCTETS = "application/octet-stream"
MIME = re.compile(r"[\w.+*!#$&^-]+/[\w.+*!#$&^-]+(\s*;[\t\x20-\x7e]*)?", re.ASCII)

Written = tuple[bytes, str]
"""A body and its content type."""


def write_form(body: Body, value: object) -> Written:
    """Write a body as `application/x-www-form-urlencoded`.

    Arrays repeat their name; objects are JSON texts, or in brackets where `body.deep` names them.

    Raises:
        EncodeError: The value is not of the body's type.

    """
    pairs = _pairs(_members(body, value), body.deep)
    return "&".join(f"{_plus(name)}={_plus(member)}" for name, member in pairs).encode(), body.media


def write_multipart(body: Body, value: object) -> Written:
    """Write a body as `multipart/form-data`; files are read to their end.

    Raises:
        EncodeError: The value is not of the body's type, or a file cannot be read.

    """
    members = _filed(value) if _is_model(body, value) else _members(body, value)
    parts = [part for name, member in members.items() for part in _parts(name, member)]
    boundary = urandom(16).hex()
    while any(boundary.encode() in piece for part in parts for piece in part):
        boundary = urandom(16).hex()
    line = f"--{boundary}".encode()
    lines = [piece for head, content in parts for piece in (line, head, b"", content)]
    return b"\r\n".join([*lines, line + b"--", b""]), f"{MULTIPART}; boundary={boundary}"


def write_raw(body: Body, value: object) -> Written:
    """Write a body of bytes or text as it is.

    Raises:
        EncodeError: The value is neither a file, nor bytes, nor a text where one is taken, or cannot be read.

    """
    media = OCTETS if "*" in body.media else body.media
    if isinstance(value, File):
        return _content(value, "$"), _mime(value, "$", media)
    if is_octets(value):
        return bytes(value), media
    if isinstance(value, str) and body.type is str:
        return _utf8(value, "$"), media if "charset" in media else f"{media}; charset=utf-8"
    raise EncodeError(path="$", expected="a text" if body.type is str else "a File or bytes", seen=type(value).__name__)


def is_octets(value: object) -> TypeGuard[bytes]:
    """Tell whether a value holds bytes."""
    return isinstance(value, bytes | bytearray | memoryview)


def _members(body: Body, value: object) -> Mapping[str, Any]:
    plain = codec.plain(body.type, value)
    if is_object(plain):
        return plain
    raise EncodeError(path="$", expected="an object", seen=type(value).__name__)


def _is_model(body: Body, value: object) -> bool:
    kind = body.type
    # In Python 3.11 Any is a class, of which nothing can be an instance.
    return kind is not Any and isinstance(kind, type) and isinstance(value, kind) and isinstance(value, MapModel)


def _filed(value: Any) -> dict[str, Any]:
    """Give the members of a model by their wire names, files as they are, which JSON could not hold."""
    kind = cast("Any", type(value))
    plan = plan_of(kind)
    found: dict[str, Any] = {}
    for one in plan.members:
        member = getattr(value, one.attribute)
        if member is not UNSET or not one.optional:
            found[one.name] = _plain_or_files(one.shape, member, one.name)
    named = {one.name for one in plan.members}
    for name, member in value.additional_properties.items():
        if plan.policy == "closed" or name in named:
            raise EncodeError(path=f"$.{name}", expected="no further property of this name", seen="one")
        found[name] = _plain_or_files(plan.rest, member, name)
    return found


def _plain_or_files(shape: Shape, member: Any, name: str) -> Any:
    files = member if is_list(member) else [member]
    if files and _takes_files(shape) and all(isinstance(one, File) for one in files):
        return member
    try:
        return writer_of(shape)(member, ("$", name), True)  # noqa: FBT003  # a writer is called by position
    except RecursionError:
        raise EncodeError(path=f"$.{name}", expected="JSON", seen="too many levels") from None


def _takes_files(shape: Shape) -> bool:
    if isinstance(shape, Sequence):
        return _takes_files(shape.item)
    if isinstance(shape, Choice):
        return any(_takes_files(option) for option in shape.options)
    return isinstance(shape, Opaque | Anything)


def _pairs(members: Mapping[str, Any], deep: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, member in members.items():
        if name in deep:
            yield from bracketed(name, member, f"$.{name}")
            continue
        for item in member if is_list(member) else [member]:
            if item is not None:
                yield name, text(item, f"$.{name}")


def _plus(value: str) -> str:
    try:
        return quote_plus(value)
    except UnicodeEncodeError:
        raise EncodeError(path="$", expected="text that UTF-8 can hold", seen="a lone surrogate") from None


def _parts(name: str, member: Any) -> Iterator[tuple[bytes, bytes]]:
    path = f"$.{name}"
    for item in member if is_list(member) else [member]:
        if isinstance(item, File):
            file_name = _attribute(item.file_name or "upload")
            kind = _mime(item, path, OCTETS)
            head = f'Content-Disposition: form-data; name="{_attribute(name)}"; filename="{file_name}"'
            yield _utf8(f"{head}\r\nContent-Type: {kind}", path), _content(item, path)
        elif item is not None:
            json = "\r\nContent-Type: application/json" if is_list(item) or is_object(item) else ""
            head = f'Content-Disposition: form-data; name="{_attribute(name)}"{json}'
            yield _utf8(head, path), _utf8(text(item, path), path)


def _attribute(value: str) -> str:
    return value.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _mime(file: File, path: str, otherwise: str) -> str:
    if file.mime_type is None:
        return otherwise
    if MIME.fullmatch(file.mime_type):
        return file.mime_type
    raise EncodeError(path=path, expected="a media type such as image/png", seen="another text")


def _content(file: File, path: str) -> bytes:
    payload: Any = file.payload
    try:
        start = payload.tell() if callable(getattr(payload, "seekable", None)) and payload.seekable() else None
        content: object = payload.read()
        if start is not None:
            payload.seek(start)
    except (AttributeError, OSError, ValueError):
        raise EncodeError(path=path, expected="a file that can be read", seen="one that cannot") from None
    if isinstance(content, bytes):
        return content
    raise EncodeError(path=path, expected="a file opened for bytes", seen=type(content).__name__)


def _utf8(value: str, path: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise EncodeError(path=path, expected="text that UTF-8 can hold", seen="a lone surrogate") from None
