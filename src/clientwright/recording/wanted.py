"""Read which calls are to be recorded, and refuse those that might change something."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.findings import Finding, PipelineError
from clientwright.pipeline.generation.hints import effect
from clientwright.pipeline.walking import Operation, Spec
from clientwright.recording.refusals import refuser_of

_REFERENCE: Final = re.compile(r"@([^@:][^:]*):((?:/.*)?)", re.DOTALL)
_PLACES: Final = frozenset({"path", "query", "header"})
_BODY: Final = "body"


@frozen
class Argument:
    """The value of a parameter.

    Attributes:
        pointer: JSON pointer to the Parameter Object.
        name: Its name on the wire.
        where: `path`, `query` or `header`.
        text: The value, or JSON pointer to it in an earlier answer.
        source: The name of the operation that answers earlier; empty where `text` is the value.

    """

    pointer: str
    name: str
    where: str
    text: str
    source: str = ""


@frozen
class Wanted:
    """A call that is to be recorded.

    Attributes:
        title: The operation's id, or its method and path.
        operation: The operation, which only reads.
        arguments: The values of its parameters, in the order in which they were given.
        media_type: The media type of the body; empty for none.
        schema: JSON pointer to the body's schema; None for none.
        body: The body, as JSON data.

    """

    title: str
    operation: Operation
    arguments: tuple[Argument, ...] = ()
    media_type: str = ""
    schema: str | None = None
    body: JSON = None


class _UnusableError(Exception):
    """Something is wrong with a call that is asked for."""


def title_of(operation: Operation) -> str:
    """Give what an operation is called: its id, else its method and path."""
    named = operation.value.get("operationId")
    return named if isinstance(named, str) else operation.title


def only_reads(operation: Operation) -> bool:
    """Tell whether an operation changes nothing, by what the document says of it, else by its method."""
    return effect(operation.value, operation.method) == "read"


def wanted(spec: Spec, texts: Sequence[str]) -> tuple[Wanted, ...]:
    """Read the calls that are to be recorded.

    Args:
        spec: The effective spec.
        texts: Each the name of an operation and `name=value` for its parameters, in the words of a shell; `body=JSON`
            is the body, and `@operation:/pointer` a value of the last answer of an earlier call. None at all stand for
            every operation that reads and needs no argument.

    Returns:
        The calls, in their order.

    Raises:
        PipelineError: There is no such operation, one does not only read, or its arguments are not what it takes.

    """
    if not texts:
        return _all(spec)
    found: list[Wanted] = []
    findings: list[Finding] = []
    for text in texts:
        try:
            found.append(_wanted(spec, text, [one.title for one in found]))
        except _UnusableError as error:
            message, pointer = error.args
            findings.append(spec.document.finding("record-call", message, pointer))
    if findings:
        raise PipelineError(findings)
    return tuple(found)


def _all(spec: Spec) -> tuple[Wanted, ...]:
    found = tuple(Wanted(title_of(one), one) for one in spec.operations if only_reads(one) and not _needs(spec, one))
    if not found:
        message = "No operation here reads and needs no argument; name calls that only read with --call."
        raise PipelineError([spec.document.finding("record-nothing", message, "/paths")])
    return found


def _needs(spec: Spec, operation: Operation) -> list[str]:
    body, _ = spec.follow(operation.value.get("requestBody") or {})
    needed = [str(one.get("name")) for _, one in operation.parameters if one.get("required")]
    return [*needed, *([_BODY] if body.get("required") else ())]


def _wanted(spec: Spec, text: str, earlier: Sequence[str]) -> Wanted:
    try:
        name, *given = shlex.split(text)
    except ValueError:
        raise _UnusableError("A call is the name of an operation and name=value for its arguments.", "") from None
    operation = _operation(spec, name)
    title = title_of(operation)
    if not only_reads(operation):
        does = effect(operation.value, operation.method)
        message = f"{title} does not only read (its effect is {does}), and is not called to be recorded; leave it out."
        raise _UnusableError(message, operation.pointer)
    pairs = [(key, value) for key, _, value in (one.partition("=") for one in given)]
    arguments = tuple(_argument(operation, title, key, value, earlier) for key, value in pairs if key != _BODY)
    bodies = [value for key, value in pairs if key == _BODY]
    there = {*(one.name for one in arguments), *([_BODY] if bodies else ())}
    if missing := [one for one in _needs(spec, operation) if one not in there]:
        message = f"{title} needs {', '.join(missing)}; give each as name=value after its name."
        raise _UnusableError(message, operation.pointer)
    made = Wanted(title, operation, arguments)
    return _with_body(spec, made, bodies[-1]) if bodies else made


def _operation(spec: Spec, name: str) -> Operation:
    for operation in spec.operations:
        if name in {title_of(operation), operation.title}:
            return operation
    known = ", ".join(title_of(one) for one in spec.operations if only_reads(one)) or "none"
    raise _UnusableError(f"There is no operation {name!r}; those that only read: {known}.", "/paths")


def _argument(operation: Operation, title: str, key: str, value: str, earlier: Sequence[str]) -> Argument:
    pointer, parameter = _parameter(operation, title, key)
    name, where = str(parameter["name"]), str(parameter["in"])
    reference = _REFERENCE.fullmatch(value)
    if reference is not None:
        if reference[1] not in earlier:
            message = f"{key} of {title} is to come from {reference[1]}, which is not called before; call it first."
            raise _UnusableError(message, operation.pointer)
        return Argument(pointer, name, where, reference[2], reference[1])
    return Argument(pointer, name, where, value[1:] if value.startswith("@@") else value)


def _parameter(operation: Operation, title: str, key: str) -> tuple[str, dict[str, JSON]]:
    taken = [(at, one) for at, one in operation.parameters if one.get("in") in _PLACES]
    for alike in (str, _plain):
        for at, one in taken:
            if alike(str(one.get("name"))) == alike(key):
                return at, one
    known = ", ".join(str(one.get("name")) for _, one in taken) or "no argument"
    raise _UnusableError(f"{title} has no argument {key!r}; it takes {known}.", operation.pointer)


def _plain(name: str) -> str:
    """Write a name so that `membership_id` and `membershipId` are one."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _with_body(spec: Spec, call: Wanted, text: str) -> Wanted:
    body, at = spec.follow(call.operation.value.get("requestBody") or {}, join(call.operation.pointer, "requestBody"))
    media_type = next((name for name in body.get("content") or {} if is_json(name)), None)
    if media_type is None:
        raise _UnusableError(f"{call.title} takes no JSON body; leave `body` out.", call.operation.pointer)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise _UnusableError(f"The body of {call.title} is no JSON; correct it.", at) from None
    schema = join(at, "content", media_type, "schema")
    if "schema" not in body["content"][media_type]:
        return Wanted(call.title, call.operation, call.arguments, media_type, None, value)
    if refused := next(iter(refuser_of(spec, schema, "request")(value)), None):
        raise _UnusableError(f"The body of {call.title} is not what it takes: {refused.text}; correct it.", at)
    return Wanted(call.title, call.operation, call.arguments, media_type, schema, value)
