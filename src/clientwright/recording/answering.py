"""Write down, as a Response Object, an answer that a spec does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Any, TypeAlias

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.walking import Operation, Spec
from clientwright.recording.disagreements import Disagreement
from clientwright.recording.holding import Held, disagreements_of
from clientwright.recording.inferring import Components, inferred, title

Answer: TypeAlias = tuple[Held, Disagreement]


def content_of(spec: Spec, answers: Sequence[Answer], components: Components) -> dict[str, Any]:
    """Make the content of answers of one operation and status, by media type; none where no answer has a body.

    Args:
        spec: The spec.
        answers: The answers, each with the disagreement whose value is its body.
        components: Where new schemas are added.

    """
    made: dict[str, Any] = {}
    for media_type in sorted({held.media_type for held, _ in answers} - {""}):
        bodies = [one.value for held, one in answers if held.media_type == media_type]
        made[media_type] = {"schema": _schema(spec, answers[0][0], media_type, bodies, components)}
    return made


def response_of(spec: Spec, answers: Sequence[Answer], components: Components) -> dict[str, Any]:
    """Make the Response Object of answers of one operation and status; the arguments are those of `content_of`."""
    content = content_of(spec, answers, components)
    said = {"description": f"{_phrase(answers[0][0].exchange.status)}. Seen in recorded answers, and not documented."}
    return {**said, "content": content} if content else said


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.capitalize()
    except ValueError:
        return f"Status {status}"


def _schema(spec: Spec, held: Held, media_type: str, bodies: list[JSON], components: Components) -> dict[str, Any]:
    if not is_json(media_type):
        return {"type": "string"} if media_type.startswith("text/") else {}
    shared = next((ref for ref in _references(spec, held) if _fits(spec, ref, bodies)), None)
    if shared is not None:
        return {"$ref": shared[1]}
    operation = held.operation.value.get("operationId") if held.operation else None
    words = (operation if isinstance(operation, str) else "", str(held.exchange.status), "Response")
    return inferred(bodies, title(*words), components)


def _fits(spec: Spec, reference: tuple[str, str], bodies: list[JSON]) -> bool:
    return all(body not in ({}, []) and not disagreements_of(spec, reference[0], body) for body in bodies)


def _references(spec: Spec, held: Held) -> Iterator[tuple[str, str]]:
    """Give pointer and `$ref` of the bodies that answer alike elsewhere, those of the same operation first."""
    own = held.operation.pointer if held.operation else ""
    for operation in sorted(spec.operations, key=lambda one: one.pointer != own):
        yield from _of_operation(spec, operation, fine=_is_fine(held.exchange.status))


def _is_fine(status: int) -> bool:
    return status < HTTPStatus.BAD_REQUEST


def _of_operation(spec: Spec, operation: Operation, *, fine: bool) -> Iterator[tuple[str, str]]:
    responses = operation.value.get("responses")
    for status, stated in responses.items() if isinstance(responses, dict) else ():
        if (status[:1] in "123") is not fine:
            continue
        response, at = spec.follow(stated, join(operation.pointer, "responses", status))
        for media_type, media in (response.get("content") or {}).items():
            schema = media.get("schema")
            if is_json(media_type) and isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
                yield join(at, "content", media_type, "schema"), schema["$ref"]
