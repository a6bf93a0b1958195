"""Builds the request of a call from its operation and arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import attrs
from attrs import frozen
from msgspec import UNSET

from clientwright import codec
from clientwright.addressing import DOTS, Slot, slot
from clientwright.errors import EncodeError
from clientwright.forms import MULTIPART, URLENCODED, Written, is_octets, write_form, write_multipart, write_raw
from clientwright.media import is_json
from clientwright.operations import Body, Fields, Operation, Place

LINK = "?"
"""The argument that holds a ready query, in place of all query parameters; no parameter can have this name."""

LONGEST = 65_000
BRACES = re.compile(r"\{([^{}]*)\}")


@frozen
class Outgoing:
    """A request, ready to be sent.

    Attributes:
        method: Its method.
        url: The whole address.
        headers: Its headers, names in lower case, values that Latin-1 can hold.
        content: Its body; None where it has none.

    """

    method: str
    url: str
    headers: dict[str, str]
    content: bytes | None


@frozen
class Plan:
    """What every request of an operation has in common.

    Attributes:
        path: The fixed texts of the path and, between them, its parameters.
        query: The parameters of the query.
        headers: Those of the headers.
        cookies: Those of the cookies.
        names: All arguments.
        accept: The `accept` header.

    """

    path: tuple[str | Slot, ...]
    query: tuple[Slot, ...]
    headers: tuple[Slot, ...]
    cookies: tuple[Slot, ...]
    names: frozenset[str]
    accept: str


def build(operation: Operation[Any], arguments: Mapping[str, object], body: object, base_url: str) -> Outgoing:
    """Build the request of one call.

    Args:
        operation: What is called.
        arguments: The parameters outside the body, by argument; those that are UNSET are not sent.
        body: A value of a body's type, `Fields`, or UNSET for none.
        base_url: The address that the operation's path follows.

    Raises:
        EncodeError: An argument is missing, unknown or not what the operation takes; its path names it.

    """
    try:
        return _built(operation, arguments, body, base_url)
    except EncodeError as error:
        error.operation = operation.id
        raise


def _built(operation: Operation[Any], arguments: Mapping[str, object], body: object, base_url: str) -> Outgoing:
    plan = _plan(operation)
    if not arguments.keys() <= plan.names:
        unknown = min(arguments.keys() - plan.names)
        raise EncodeError(path=f"$.{unknown}", expected="an argument of the operation", seen="an unknown name")
    url = f"{base_url.rstrip('/')}{_path(plan, arguments)}{_query(plan, arguments)}"
    if len(url) > LONGEST:
        raise EncodeError(path="$", expected=f"an address of at most {LONGEST} characters", seen="a longer one")
    headers = _headers(plan, arguments)
    content = _content(operation.bodies, body, headers)
    return Outgoing(operation.method, url, headers, content)


@lru_cache(maxsize=4096)
def _plan(operation: Operation[Any]) -> Plan:
    slots: Mapping[tuple[str, str], Slot] = {
        (parameter.where, parameter.key or parameter.name): slot(parameter) for parameter in operation.parameters
    }
    pieces = BRACES.split(operation.path)
    fixed = [quote(piece, safe="/:@!$&'()*+,;=%~") for piece in pieces[::2]]
    path: list[str | Slot] = [fixed[0]]
    for name, piece in zip(pieces[1::2], fixed[1:], strict=True):
        if ("path", name) not in slots:
            raise EncodeError(path=f"$.{name}", expected="a parameter for this part of the path", seen="none")
        path += [slots["path", name], piece]
    media = dict.fromkeys(answer.media for answer in operation.answers.values() if answer.type is not None)
    return Plan(
        path=tuple(path),
        query=_placed(slots, "query"),
        headers=_placed(slots, "header"),
        cookies=_placed(slots, "cookie"),
        names=frozenset({LINK, *(one.name for one in slots.values())}),
        accept=", ".join(media) or "*/*",
    )


def _placed(slots: Mapping[tuple[str, str], Slot], where: Place) -> tuple[Slot, ...]:
    return tuple(one for (place, _), one in slots.items() if place == where)


def _path(plan: Plan, arguments: Mapping[str, object]) -> str:
    if len(plan.path) == 1:
        return str(plan.path[0])
    pieces = [piece if isinstance(piece, str) else piece.text(arguments) or "" for piece in plan.path]
    path = "".join(pieces)
    if "/." in path or "//" in path or path.endswith("/"):
        _refuse_dots(plan, pieces)
    return path


def _refuse_dots(plan: Plan, pieces: list[str]) -> None:
    """Refuse values that together make a segment that an address does not keep."""
    for index, piece in enumerate(plan.path):
        if isinstance(piece, Slot):
            before, after = "".join(pieces[:index]), "".join(pieces[index:])
            segment = before.rpartition("/")[2] + after.partition("/")[0]
            if segment in DOTS:
                seen = "dots" if segment else "nothing"
                raise EncodeError(path=piece.path, expected="a text that stands for itself in a path", seen=seen)


def _query(plan: Plan, arguments: Mapping[str, object]) -> str:
    link = arguments.get(LINK)
    pairs = [link] if isinstance(link, str) else [one.text(arguments) for one in plan.query]
    query = "&".join([pair for pair in pairs if pair])
    return f"?{query}" if query else ""


def _headers(plan: Plan, arguments: Mapping[str, object]) -> dict[str, str]:
    headers = {"accept": plan.accept}
    for one in plan.headers:
        value = one.text(arguments)
        if value is not None:
            headers[one.key.lower()] = value
    if plan.cookies:
        cookies = "; ".join([pair for one in plan.cookies if (pair := one.text(arguments))])
        if cookies:
            headers["cookie"] = cookies
    return headers


def _content(bodies: tuple[Body, ...], value: object, headers: dict[str, str]) -> bytes | None:
    if bodies and isinstance(value, Fields):
        value = _whole(value, bodies[0])
    if value is UNSET:
        if bodies and bodies[0].required:
            raise EncodeError(path="$.body", expected="a body", seen="nothing")
        return None
    if not bodies:
        raise EncodeError(path="$.body", expected="no body", seen="one")
    content, media = _written(_chosen(bodies, value), value)
    headers["content-type"] = media
    return content


def _whole(fields: Fields, body: Body) -> object:
    if fields.body is not UNSET:
        if fields:
            raise EncodeError(path=f"$.{min(fields)}", expected="either a body or its fields", seen="both")
        return fields.body
    if not fields and not body.required:
        return UNSET
    kind: Any = body.type
    known = {one.alias: one for one in attrs.fields(kind) if one.init}
    for name in fields:
        if name not in known:
            raise EncodeError(path=f"$.{name}", expected="a field of the body", seen="an unknown name")
    for name, one in known.items():
        if one.default is attrs.NOTHING and name not in fields:
            raise EncodeError(path=f"$.{name}", expected="a value", seen="nothing")
    return kind(**fields)


def _chosen(bodies: tuple[Body, ...], value: object) -> Body:
    first, *others = bodies
    if others:
        for body in bodies:
            if body.type is not Any and isinstance(body.type, type) and isinstance(value, body.type):
                return body
        for body in bodies:
            if _fits(body, value):
                return body
    return first


def _fits(body: Body, value: object) -> bool:
    if _is_raw(body):
        return body.type is not str and is_octets(value)
    try:
        codec.plain(body.type, value)
    except EncodeError:
        return False
    return True


def _is_raw(body: Body) -> bool:
    return not is_json(body.media) and body.media not in {URLENCODED, MULTIPART}


def _written(body: Body, value: object) -> Written:
    if is_json(body.media):
        return codec.encode(body.type, value), body.media
    if body.media == URLENCODED:
        return write_form(body, value)
    return write_multipart(body, value) if body.media == MULTIPART else write_raw(body, value)
