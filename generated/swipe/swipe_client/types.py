"""Contains some shared types for properties"""

import datetime
import json
from collections.abc import Mapping, MutableMapping
from http import HTTPStatus
from typing import IO, Any, BinaryIO, Generic, Literal, TypeVar
from urllib.parse import quote

import httpx
from attrs import define

from .errors import UnexpectedBody


class Unset:
    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

# The types that `httpx.Client(files=)` can accept, copied from that library.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # (filename, file (or bytes), content_type)
    tuple[str | None, FileContent, str | None]
    # (filename, file (or bytes), content_type, headers)
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """Contains information for file uploads"""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return a tuple representation that httpx will accept for multipart/form-data"""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


@define
class Response(Generic[T]):
    """A response from an endpoint"""

    status_code: HTTPStatus | int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


def status_of(code: int) -> HTTPStatus | int:
    """Give the status as a member of HTTPStatus where it is one, else as the number."""
    try:
        return HTTPStatus(code)
    except ValueError:
        return code


def json_of(response: httpx.Response) -> Any:
    """Read a body as JSON.

    Raises:
        UnexpectedBody: It is none.

    """
    try:
        return response.json()
    except (ValueError, RecursionError):
        raise UnexpectedBody(response.status_code, response.content) from None


def text_of(value: object) -> str:
    """Write a scalar, or a list of them separated by commas, as it stands in a URL."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ",".join(text_of(item) for item in value)
    return str(value)


def segment_of(value: object) -> str:
    """Write a path parameter so that it stays within its segment.

    Raises:
        ValueError: The text is empty or a dot segment, which would lead to another path.

    """
    text = quote(text_of(value), safe="")
    if text in {"", ".", ".."}:
        raise ValueError("a path parameter cannot be empty, '.' or '..'")
    return text


def query_of(name: str, value: object, style: str = "form") -> dict[str, Any]:
    """Write one query parameter or form field in its style: comma, space, pipe, deepObject, json or form."""
    if isinstance(value, Unset) or value is None:
        return {}
    if isinstance(value, dict):
        if style == "json":
            return {name: json.dumps(value)}
        members = [(key, item) for key, item in value.items() if not isinstance(item, Unset)]
        joined = {} if style == "deepObject" else dict(members)
        for key, item in members if style == "deepObject" else []:
            joined.update(query_of(f"{name}[{key}]", item, style))
        return joined
    if isinstance(value, list | tuple):
        separator = {"comma": ",", "space": " ", "pipe": "|"}.get(style)
        if separator is not None:
            return {name: separator.join(text_of(item) for item in value)}
        if any(isinstance(item, dict) for item in value):
            return {name: [json.dumps(item) if isinstance(item, dict) else text_of(item) for item in value]}
        return {name: [text_of(item) for item in value]}
    return {name: text_of(value)}


def form_of(fields: dict[str, Any], deep: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Write an object as the fields of a form: nested objects as JSON, or in brackets where the document says so."""
    form: dict[str, Any] = {}
    for name, value in fields.items():
        form.update(query_of(name, value, "deepObject" if name in deep else "json"))
    return form


__all__ = ["UNSET", "File", "FileTypes", "RequestFiles", "Response", "Unset"]
