"""Writes parameters into paths, queries, headers and cookies, in the styles of OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from attrs import frozen
from msgspec import UNSET

from clientwright import codec
from clientwright.errors import EncodeError
from clientwright.operations import Parameter
from clientwright.texts import as_json, bracketed, is_list, is_object, joined, quoted, text, words

Writer = Callable[[Any, str], str]
"""Writes a plain value for its place; the second argument is the JSON path for errors."""

QUICK = (str, int, bool)
SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}
DOTS = ("", ".", "..")
COOKIE_SAFE = "!#$&'()*+-./:<=>?@[]^_`{|}~"
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
LINE = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")


@frozen
class Slot:
    """A parameter, ready to be written.

    Attributes:
        name: The argument.
        key: Its name on the wire.
        path: Its JSON path in errors.
        type: What it takes.
        required: Whether it must be given.
        nullable: Whether null can be written.
        write: Writes it.

    """

    name: str
    key: str
    path: str
    type: Any
    required: bool
    nullable: bool
    write: Writer

    def text(self, arguments: Mapping[str, object]) -> str | None:
        """Write the argument, or give None where nothing is to be sent.

        Raises:
            EncodeError: It is missing or not of its type.

        """
        value = arguments.get(self.name, UNSET)
        if value is not UNSET:
            if type(value) is not self.type or self.type not in QUICK:
                value = codec.plain(self.type, value, path=self.path)
            if value is not None or self.nullable:
                return self.write(value, self.path)
        if self.required:
            raise EncodeError(path=self.path, expected="a value", seen="null" if value is None else "nothing")
        return None


def slot(parameter: Parameter) -> Slot:
    """Prepare a parameter for its place."""
    key = parameter.key or parameter.name
    required = parameter.required or parameter.where == "path"
    path = f"$.{parameter.name}"
    json = parameter.style == "json"
    return Slot(parameter.name, key, path, parameter.type, required, json, WRITERS[parameter.where](parameter, key))


def _path_writer(parameter: Parameter, key: str) -> Writer:
    style, apart = parameter.style, bool(parameter.explode)
    name = quote(key, safe="")

    def write(value: Any, path: str) -> str:
        if style == "json":
            value = as_json(value, path)
        many = is_list(value) or is_object(value)
        parts = words(value, path, quoted, apart=apart)
        if not parts or (not many and parts[0] in DOTS):
            seen = "an empty text" if parts in ([], [""]) else "dots"
            raise EncodeError(path=path, expected="a text that stands for itself in a path", seen=seen)
        if style == "label":
            return "." + ("." if apart else ",").join(parts)
        if style != "matrix":
            return ",".join(parts)
        if not apart:
            return f";{name}={','.join(parts)}"
        return "".join(f";{part}" if is_object(value) else f";{name}={part}" for part in parts)

    return write


def _query_writer(parameter: Parameter, key: str) -> Writer:
    style, apart, name = parameter.style, parameter.explode is not False, quote(key, safe="")
    if style in SEPARATORS:
        apart = bool(parameter.explode)

    def write(value: Any, path: str) -> str:
        if style == "json":
            value = as_json(value, path)
        if not is_list(value) and not is_object(value):
            return f"{name}={quoted(text(value, path), path)}"
        if style == "deepObject":
            return "&".join(f"{quoted(n, path)}={quoted(t, path)}" for n, t in bracketed(key, value, path))
        if style in SEPARATORS and not apart:
            parts = words(value, path, _plain, apart=False)
            return f"{name}={quoted(joined(parts, SEPARATORS[style], path), path)}" if parts else ""
        return "&".join(_pairs(name, value, words(value, path, quoted, apart=apart), apart=apart))

    return write


def _header_writer(parameter: Parameter, key: str) -> Writer:
    style, apart = parameter.style, bool(parameter.explode)

    def write(value: Any, path: str) -> str:
        if not NAME.fullmatch(key):
            raise EncodeError(path=path, expected="a header with a name that can be sent", seen="another")
        if style == "json":
            value = as_json(value, path)
        many = is_list(value) or is_object(value)
        parts = words(value, path, _plain, apart=apart)
        return header_value(joined(parts, ",", path) if many else parts[0], path)

    return write


def _cookie_writer(parameter: Parameter, key: str) -> Writer:
    style, apart, name = parameter.style, parameter.explode is not False, quote(key, safe="")

    def write(value: Any, path: str) -> str:
        if style == "json":
            value = as_json(value, path)
        return "; ".join(_pairs(name, value, words(value, path, _cookie_text, apart=apart), apart=apart))

    return write


def _pairs(name: str, value: object, parts: list[str], *, apart: bool) -> list[str]:
    if apart and is_object(value):
        return parts
    if apart:
        return [f"{name}={part}" for part in parts]
    return [f"{name}={','.join(parts)}"] if parts else []


def header_value(value: str, path: str) -> str:
    """Check that a text can be the value of a header.

    Raises:
        EncodeError: It holds a line end, another control character or a letter beyond Latin-1, or begins or ends
            with a space.

    """
    if not LINE.fullmatch(value):
        raise EncodeError(path=path, expected="text of one line", seen="a control character")
    if value != value.strip(" \t"):
        raise EncodeError(path=path, expected="text without spaces at its ends", seen="one")
    if not value.isascii() and max(value) > "\xff":
        raise EncodeError(path=path, expected="text that Latin-1 can hold", seen="another letter")
    return value


def _plain(value: str, _path: str) -> str:
    return value


def _cookie_text(value: str, path: str) -> str:
    return quoted(value, path, COOKIE_SAFE)


WRITERS: Mapping[str, Callable[[Parameter, str], Writer]] = {
    "path": _path_writer,
    "query": _query_writer,
    "header": _header_writer,
    "cookie": _cookie_writer,
}
