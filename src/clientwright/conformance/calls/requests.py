"""Reads a request by what a spec says of parameters, bodies and credentials, apart from the code that writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import BytesParser
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

import httpx
from attrs import frozen

from clientwright.conformance.subjects import Call
from clientwright.pipeline.documents import JSON, join

KEYS: Final = re.compile(r"\{([^{}]*)\}")
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
#: Header parameters that OpenAPI says are to be ignored.
_IGNORED: Final = frozenset({"accept", "authorization", "content-type"})
_STYLES: Final[Mapping[str, str]] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_SEPARATORS: Final[Mapping[str, str]] = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_MARKS: Final[Mapping[str, str]] = {"label": ".", "matrix": ";"}


@frozen
class Described:
    """One parameter, as the spec describes it.

    Attributes:
        where: Where it is sent: `path`, `query`, `header` or `cookie`.
        name: Its name on the wire.
        style: How it is written; `json` is a JSON text, `text` a text of any other media type.
        explode: Whether the members of a list or object are written apart.
        required: Whether a request must have it.
        schema: Its schema.
        pointer: JSON pointer to that schema; empty where the spec gives none.
        documented: The values that the spec prints for it.
        default: What its schema says that its absence means, so that it may be sent; None where it says nothing.

    """

    where: str
    name: str
    style: str
    explode: bool
    required: bool
    schema: JSON
    pointer: str
    documented: tuple[JSON, ...]
    default: JSON = None

    @property
    def key(self) -> str:
        """What tells it from the operation's other parameters: `query page`."""
        return f"{self.where} {self.name}"


class MisreadError(Exception):
    """A request is not written as its operation says; the text says how, in one sentence."""


@cache
def parameters_of(call: Call) -> Mapping[str, Described]:
    """Give the parameters that requests of an operation can have, by key, in the order of the spec."""
    keys = KEYS.findall(call.described.path)
    found: dict[str, Described] = {}
    for pointer, value in call.described.parameters:
        one = _described(call, value, pointer)
        ignored = one.where == "header" and one.name.lower() in _IGNORED
        if not ignored and (one.where != "path" or one.name in keys):
            found[one.key] = one
    for key in keys:
        if f"path {key}" not in found:
            one = Described("path", key, "simple", False, True, {"type": "string"}, "", ())  # noqa: FBT003  # as it is
            found[one.key] = one
    return found


def _described(call: Call, value: Mapping[str, JSON], pointer: str) -> Described:
    where = value["in"]
    style = value.get("style", _STYLES[where])
    schema, at = value.get("schema", {"type": "string"}), join(pointer, "schema")
    media = next(iter(value.get("content") or ()), "")
    if media and "schema" not in value:
        content = value["content"][media]
        style = "json" if _is_json(media) else "text"
        known = style == "json" and "schema" in content
        schema = content["schema"] if known else {} if style == "json" else {"type": "string"}
        at = join(pointer, "content", media, "schema") if known else ""
    elif "schema" not in value:
        at = ""
    return Described(
        where,
        value["name"],
        style,
        value.get("explode", style == "form"),
        value.get("required") is True or where == "path",
        schema,
        at,
        tuple(_documented(call, value, schema)),
        _default(call, schema),
    )


def _documented(call: Call, value: Mapping[str, JSON], schema: JSON) -> Iterator[JSON]:
    found, _ = call.subject.spec.follow(schema)
    named = value.get("examples", {})
    examples = [call.subject.spec.follow(one)[0] for one in (named.values() if isinstance(named, dict) else ())]
    yield from (one["value"] for one in examples if "value" in one)
    layers = (schema,) if found is schema else (schema, found)
    for one in (value, *(each for each in layers if isinstance(each, dict))):
        yield from ([one["example"]] if "example" in one else [])
        yield from (one["examples"] if isinstance(one.get("examples"), list) else [])
        yield from ([one["default"]] if "default" in one else [])


def _default(call: Call, schema: JSON) -> JSON:
    found, _ = call.subject.spec.follow(schema)
    return next((one["default"] for one in (schema, found) if isinstance(one, dict) and "default" in one), None)


def _is_json(media: str) -> bool:
    plain = media.partition(";")[0].strip().lower()
    return plain in {"application/json", "text/json"} or plain.endswith("+json")


def path_values(call: Call, request: httpx.Request, base: str) -> dict[str, str]:
    """Give the raw text of each path parameter, by wire name.

    Args:
        call: The operation.
        request: The request.
        base: The path of the server's address.

    Raises:
        MisreadError: The path is not the operation's.

    """
    raw = request.url.raw_path.decode("ascii").partition("?")[0]
    template = call.described.path
    # A fixed character may be written percent-encoded, so it is decoded on both sides.
    pieces = [re.escape(piece) for piece in KEYS.split(base + template)[::2]]
    match = re.fullmatch("([^/]*)".join(pieces), raw) or re.fullmatch("([^/]*)".join(pieces), _tidy(raw, template))
    if match is None:
        raise MisreadError(f"The path {raw!r} is not {base + template!r}.")
    names = KEYS.findall(template)
    fixed = {segment for segment in template.split("/")[1:] if "{" not in segment}
    if any(segment in {"", ".", ".."} and segment not in fixed for segment in raw.split("/")[1:]):
        raise MisreadError(f"The path {raw!r} has a segment that leads elsewhere.")
    return dict(zip(names, match.groups(), strict=True))


def _tidy(raw: str, template: str) -> str:
    """Decode what the template's fixed texts hold and an address does not."""
    odd = {character for piece in KEYS.split(template)[::2] for character in piece if not character.isascii()}
    return re.sub(
        "(?:%[0-9A-F]{2})+", lambda found: unquote(found[0]) if {*unquote(found[0])} <= odd else found[0], raw
    )


def sent(one: Described, request: httpx.Request, path: Mapping[str, str], shape: JSON) -> JSON:
    """Read a parameter as texts: one, a list of them, or an object of them; None where it is not there.

    Args:
        one: The parameter.
        request: The request.
        path: The raw texts of its path parameters.
        shape: A value of the kind that is looked for, as styles do not tell a list from a text.

    Raises:
        MisreadError: It is not written in its style.

    """
    pairs = _pairs(one.where, request)
    if one.style in {"json", "text"}:
        text = _single(one, request, path, pairs)
        if text is None or one.style == "text":
            return text
        return _parsed(one, text)
    if one.style == "deepObject":
        return {unquote(n): unquote(v) for n, v in pairs if unquote(n).startswith(f"{one.name}[")} or None
    if one.where in {"query", "cookie"} and one.explode and isinstance(shape, dict):
        return {unquote(n): unquote(v) for n, v in pairs if unquote(n) in shape} or None
    if one.where in {"query", "cookie"} and one.explode and isinstance(shape, list):
        return [unquote(value) for name, value in pairs if unquote(name) == one.name] or None
    raw = _raw(one, request, path, pairs)
    return None if raw is None else _split(one, raw, shape)


def _split(one: Described, raw: str, shape: JSON) -> JSON:
    """Split a raw text by its style."""
    text, separator = raw, _SEPARATORS.get(one.style, ",")
    decode = str if one.where == "header" else unquote
    if mark := _MARKS.get(one.style):
        if not text.startswith(mark):
            raise MisreadError(f"The {one.key} does not begin with {mark!r}.")
        text, separator = text[1:], mark if one.explode else ","
    if not isinstance(shape, list | dict):
        text = _unnamed(one, text) if one.style == "matrix" else text
        return decode(text)
    parts = text.split(separator)
    if one.style == "matrix" and not (one.explode and isinstance(shape, dict)):
        parts = [_unnamed(one, part) for part in parts] if one.explode else _unnamed(one, text).split(",")
    if isinstance(shape, list):
        return [decode(part) for part in parts]
    if one.explode:
        found = [part.partition("=") for part in parts]
        return {decode(name): decode(value) for name, _, value in found}
    if len(parts) % 2:
        raise MisreadError(f"The {one.key} has a name without a value.")
    return {decode(name): decode(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}


def _unnamed(one: Described, text: str) -> str:
    name, _, value = text.partition("=")
    if unquote(name) != one.name:
        raise MisreadError(f"The {one.key} does not carry its name.")
    return value


def _parsed(one: Described, text: str) -> JSON:
    try:
        return json.loads(text)
    except ValueError:
        raise MisreadError(f"The {one.key} is no JSON.") from None


def _single(
    one: Described, request: httpx.Request, path: Mapping[str, str], pairs: list[tuple[str, str]]
) -> str | None:
    raw = _raw(one, request, path, pairs)
    return raw if raw is None or one.where == "header" else unquote(raw)


def _raw(one: Described, request: httpx.Request, path: Mapping[str, str], pairs: list[tuple[str, str]]) -> str | None:
    if one.where == "path":
        return path[one.name]
    found = header(request, one.name) if one.where == "header" else [v for n, v in pairs if unquote(n) == one.name]
    if len(found) > 1:
        raise MisreadError(f"The {one.key} is sent {len(found)} times.")
    return found[0] if found else None


def header(request: httpx.Request, name: str) -> list[str]:
    """Give the values of a header as they were sent."""
    return [v.decode("latin-1") for n, v in request.headers.raw if n.decode("latin-1").lower() == name.lower()]


def _pairs(where: str, request: httpx.Request) -> list[tuple[str, str]]:
    if where == "cookie":
        return [pair for text in header(request, "cookie") for pair in _cut(text, "; ")]
    return _cut(request.url.query.decode("ascii"), "&") if where == "query" else []


def _cut(text: str, separator: str) -> list[tuple[str, str]]:
    parts = (part.partition("=") for part in text.split(separator) if part)
    return [(name, value) for name, _, value in parts]


def names_of(where: str, request: httpx.Request) -> list[str]:
    """Give the names of the parameters that a request has in its query or its cookies."""
    return [unquote(name) for name, _ in _pairs(where, request)]


def body_of(request: httpx.Request) -> JSON:
    """Read a body by its content type: JSON, the pairs of a form, the parts of one with files, or a text.

    Raises:
        MisreadError: It is not what its content type says.

    """
    kind = next(iter(header(request, "content-type")), "")
    try:
        if _is_json(kind):
            return json.loads(request.content)
        if kind == FORM:
            text = request.content.decode("ascii")
            return parse_qsl(text, keep_blank_values=True, strict_parsing=True) if text else []
        if kind.startswith(MULTIPART):
            return [*_parts(kind, request.content)]
        return request.content.decode()
    except ValueError:
        raise MisreadError(f"The body is not the {kind or 'text'} that it claims to be.") from None


def _parts(kind: str, content: bytes) -> Iterator[tuple[str, str]]:
    message = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + content)
    for part in message.get_payload():
        if isinstance(part, Message):
            payload: Any = part.get_payload(decode=True)
            yield str(part.get_param("name", header="content-disposition")), payload.decode()
