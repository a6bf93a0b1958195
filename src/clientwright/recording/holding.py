"""Hold recorded calls against a spec."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import isinf
from typing import Any, Final

from attrs import frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.walking import Operation, Spec
from clientwright.recording.cassettes import Exchange
from clientwright.recording.disagreements import Disagreement, Kind
from clientwright.recording.fields import undocumented
from clientwright.recording.matching import match
from clientwright.recording.refusals import refuser_of

_NO_CONTENT: Final = frozenset({204, 205, 304})
_MEDIA_TYPE: Final = re.compile(r"[!#$&^_.+a-z0-9-]+/[!#$&^_.+a-z0-9-]+")


@frozen
class Held:
    """A recorded call and what a spec says of it.

    Attributes:
        exchange: The call.
        operation: The operation that it is a call of; None where the spec has none.
        media_type: The media type of the answer; empty for an answer without a body.
        disagreements: Everything in which they disagree.

    """

    exchange: Exchange
    operation: Operation | None
    media_type: str
    disagreements: tuple[Disagreement, ...]


class BodyError(Exception):
    """A body that says to be JSON is not."""


def hold(spec: Spec, exchanges: Iterable[Exchange]) -> tuple[Held, ...]:
    """Hold exchanges against a spec: the operation, the status, the media type, and a JSON body by its schema.

    Args:
        spec: The spec.
        exchanges: What was recorded.

    Returns:
        One for each exchange, in their order.

    Raises:
        ValueError: A schema of the spec cannot be compiled.

    """
    refuser = cache(lambda schema: refuser_of(spec, schema))

    def judge(schema: str, body: JSON) -> tuple[Disagreement, ...]:
        refused = refuser(schema)(body)
        return (*refused, *undocumented(spec, schema, body))

    return tuple(_held(spec, exchange, judge) for exchange in exchanges)


def disagreements_of(spec: Spec, schema: str, body: JSON) -> tuple[Disagreement, ...]:
    """Give what a body and one schema of a spec disagree about, open fields included.

    Raises:
        ValueError: The schema cannot be compiled.

    """
    return (*refuser_of(spec, schema)(body), *undocumented(spec, schema, body))


def _held(spec: Spec, exchange: Exchange, judge: Any) -> Held:
    operation = match(spec, exchange.method, exchange.uri)
    media_type = media_type_of(exchange)
    if operation is None:
        found: tuple[Disagreement, ...] = (Disagreement(Kind.OPERATION, "", (), ""),)
    else:
        found = tuple(_answer(spec, operation, exchange, media_type, judge))
    return Held(exchange, operation, media_type, found)


def _answer(
    spec: Spec, operation: Operation, exchange: Exchange, media_type: str, judge: Any
) -> Iterator[Disagreement]:
    place = join(operation.pointer, "responses")
    responses = operation.value.get("responses")
    key = _status_key(responses if isinstance(responses, dict) else {}, exchange.status)
    try:
        body = body_of(exchange, media_type)
    except BodyError:
        yield Disagreement(Kind.BROKEN, join(place, key) if key else place, (), media_type)
        return
    if key is None:
        yield Disagreement(Kind.STATUS, place, (), str(exchange.status), body)
        return
    response, at = spec.follow(operation.value["responses"][key], join(place, key))
    content = response.get("content") or {}
    if not media_type:
        if content and any(map(is_json, content)) and _has_body(exchange):
            yield Disagreement(Kind.NO_BODY, at, (), "")
        return
    stated = _content_key(content, media_type)
    if stated is None:
        yield Disagreement(Kind.MEDIA_TYPE, at, (), media_type, body)
    elif is_json(media_type) and "schema" in content[stated]:
        yield from judge(join(at, "content", stated, "schema"), body)


def schema_of(spec: Spec, operation: Operation, exchange: Exchange) -> str | None:
    """Give the JSON pointer to the schema of an answer's body; None where nothing is documented for it."""
    responses = operation.value.get("responses")
    key = _status_key(responses if isinstance(responses, dict) else {}, exchange.status)
    if key is None:
        return None
    response, at = spec.follow(operation.value["responses"][key], join(operation.pointer, "responses", key))
    content = response.get("content") or {}
    stated = _content_key(content, media_type_of(exchange))
    return join(at, "content", stated, "schema") if stated is not None and "schema" in content[stated] else None


def _has_body(exchange: Exchange) -> bool:
    """Tell whether an answer of this kind can have a body at all."""
    return exchange.method != "HEAD" and exchange.status not in _NO_CONTENT


def media_type_of(exchange: Exchange) -> str:
    """Give the media type of an answer in lower case, without parameters; empty where there is no body.

    An answer that does not say is JSON when it can be read as JSON.
    """
    if not exchange.body or not _has_body(exchange):
        return ""
    stated = exchange.headers.get("content-type", "").partition(";")[0].strip().lower()
    if _MEDIA_TYPE.fullmatch(stated):
        return stated
    try:
        json.loads(exchange.body)
    except ValueError:
        return "application/octet-stream"
    return "application/json"


def body_of(exchange: Exchange, media_type: str) -> JSON:
    """Read the body of an answer; None for what is of another media type than JSON.

    Raises:
        BodyError: It says to be JSON, and is not.

    """
    if not is_json(media_type):
        return None
    try:
        return json.loads(exchange.body, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        raise BodyError from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise ValueError(text)
    return number


def _status_key(responses: Mapping[str, JSON], status: int) -> str | None:
    """Give the name under which a status is documented: its own, its range's, or `default`."""
    wanted = (str(status), f"{status // 100}XX", f"{status // 100}xx", "default")
    return next((key for key in wanted if key in responses), None)


def _content_key(content: Mapping[str, JSON], media_type: str) -> str | None:
    """Give the name under which a media type is documented: its own, a range's, or that of all."""
    plain = {key.partition(";")[0].strip().lower(): key for key in content}
    wanted = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((plain[key] for key in wanted if key in plain), None)
