"""The answers of a sandbox: documented examples, else made-up values, and errors in the provider's own envelope."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from http.client import responses as phrases
from typing import Final

import msgspec
from attrs import evolve, field, frozen

from clientwright.pipeline.documents import JSON, join, resolve, split
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.json_schema import Entry
from clientwright.pipeline.walking import Operation, Spec
from clientwright.sandbox.behaviour import Errors, Reply
from clientwright.sandbox.generating import Generator
from clientwright.sandbox.validating import Fault, Validator, responses

#: Stands for the body of an answer that has none.
NOTHING: Final = object()


@frozen
class Answer:
    """An answer, as it is sent.

    Attributes:
        status: The HTTP status.
        headers: Name and value of each header.
        body: The content.

    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


@frozen(eq=False)
class Response:
    """A documented answer.

    Attributes:
        status: Its status.
        media: The media type of its body; empty where none is documented.
        entry: The schema of the body; None where there is none, or it is not JSON.
        examples: The documented bodies by name, as JSON texts.
        headers: The names of the documented headers, in lower case.

    """

    status: int
    media: str = ""
    entry: Entry | None = None
    examples: Mapping[str, bytes] = field(factory=dict)
    headers: tuple[str, ...] = ()

    def answer(self, body: JSON = NOTHING, *more: tuple[str, str]) -> Answer:
        """Write an answer with a body, and more headers where they are documented."""
        headers = tuple((name, value) for name, value in more if name.lower() in self.headers)
        if not self.media or body is NOTHING:
            return Answer(self.status, headers)
        content = msgspec.json.encode(body) if is_json(self.media) else str(body).encode()
        return Answer(self.status, (("Content-Type", self.media), *headers), content)


@frozen(eq=False)
class Answers:
    """Knows the documented answers of a provider.

    Attributes:
        spec: The description.
        validator: Its compiled schemas.
        errors: What errors look like.
        seed: Where chance begins.

    """

    spec: Spec
    validator: Validator
    errors: Errors
    seed: str
    _known: dict[tuple[str, int], Response] = field(factory=dict, init=False)
    _successes: dict[tuple[str, str], Response] = field(factory=dict, init=False)
    _envelopes: dict[tuple[Entry | None, int, str], bytes] = field(factory=dict, init=False)

    def response(self, operation: Operation, status: str) -> Response | None:
        """Give the documented answer for a status; None where there is none."""
        found = responses(self.spec, operation)
        for name in (status, f"{status[0]}XX", f"{status[0]}xx", "default"):
            if name in found:
                return self._read(int(status), *found[name])
        return None

    def success(self, operation: Operation, status: str = "") -> Response:
        """Give the answer of success: the one with this status, else the first that is documented."""
        key = operation.pointer, status
        if key not in self._successes:
            stated = (name for name in responses(self.spec, operation) if name.startswith("2") and name.isdecimal())
            wanted = status or next(stated, "200")
            self._successes[key] = self.response(operation, wanted) or Response(int(wanted))
        return self._successes[key]

    def envelope(self, response: Response, pointer: str) -> JSON:
        """Give a body that an answer may have but for what stands at a JSON pointer, where the caller has to put it."""
        key = response.entry, response.status, pointer
        if key not in self._envelopes:
            self._envelopes[key] = msgspec.json.encode(put(self.body(response), pointer, None))
        return msgspec.json.decode(self._envelopes[key])

    def body(self, response: Response, name: str = "", *, minimal: bool = False) -> JSON:
        """Give a body that an answer may have: a documented example, else one that is made up.

        Args:
            response: The answer.
            name: The name of the example; the first where it is empty.
            minimal: Whether a made-up body is as small as can be.

        Returns:
            JSON data of the caller's own, or `NOTHING`.

        """
        if response.examples:
            return msgspec.json.decode(response.examples[name] if name else next(iter(response.examples.values())))
        if response.entry is None:
            return "" if response.media else NOTHING
        schema = resolve(self.spec.document.data, response.entry[0])
        source = random.Random(f"{self.seed}{response.entry}")  # noqa: S311  # the same values for the same seed
        return Generator(self.spec, minimal).value(schema, source)

    def fits(self, response: Response, body: JSON) -> bool:
        """Tell whether the description allows a body in an answer."""
        return response.entry is None or not any(self.validator.faults(response.entry, body))

    def refusal(
        self,
        operation: Operation | None,
        statuses: Sequence[str],
        faults: Sequence[Fault] = (),
        *,
        text: str = "",
        sent: int | None = None,
    ) -> Answer:
        """Refuse a request.

        Args:
            operation: What it was meant for; None where that cannot be told.
            statuses: The statuses that would do, the best first: a documented one is taken, if need be one that
                another operation documents.
            faults: What is wrong with the request.
            text: What the error says; where it is empty, what the documented example says.
            sent: The status that is sent in place of the documented one.

        """
        response = next(self._documented(operation, statuses), None) or Response(int(statuses[0]))
        response = evolve(response, status=sent or response.status)
        return self._refused(response, faults, text)

    def reply(self, operation: Operation, reply: Reply, turn: int, *more: tuple[str, str]) -> Answer:
        """Refuse a request as a hint says.

        Args:
            operation: What it was meant for.
            reply: The hint.
            turn: How many times this was refused before.
            more: Headers that are sent where they are documented.

        """
        response = self.response(operation, reply.status) or Response(int(reply.status))
        if reply.examples:
            return response.answer(self.body(response, reply.examples[turn % len(reply.examples)]), *more)
        faults = [Fault(reply.field, "refused", reply.text)] if reply.field else []
        answer = self._refused(response, faults, "" if faults and self.errors.fields else reply.text)
        return evolve(answer, headers=(*answer.headers, *response.answer(NOTHING, *more).headers))

    def _refused(self, response: Response, faults: Sequence[Fault], text: str) -> Answer:
        wanted = self.errors.validation if faults and self.errors.validation in response.examples else ""
        body = self.body(response, wanted, minimal=True)
        if not isinstance(body, dict):
            return response.answer(body)
        filled = msgspec.json.decode(msgspec.json.encode(body))
        status = str(response.status)
        said = text or (
            faults[0].text if faults else self.errors.texts.get(status, phrases.get(response.status, "Refused"))
        )
        if text or not response.examples:
            self._say(filled, said)
        self._name(filled, faults)
        if self.errors.status and not response.examples:
            put(filled, self.errors.status, response.status)
        return response.answer(filled if self.fits(response, filled) else body)

    def _say(self, body: JSON, text: str) -> None:
        there = [pointer for pointer in self.errors.text if find(body, pointer) is not NOTHING]
        for pointer in (*there, *self.errors.text)[:1]:
            put(body, pointer, text)

    def _name(self, body: JSON, faults: Sequence[Fault]) -> None:
        if not faults:
            return
        if self.errors.fields:
            named: dict[str, list[str]] = {}
            for fault in faults:
                named.setdefault(fault.field or "body", []).append(fault.text)
            put(body, self.errors.fields, named)
        if self.errors.items:
            items = [{"type": one.rule, "message": one.text, "field": one.field} for one in faults]
            put(body, self.errors.items, items)
        if self.errors.reference and faults[0].field:
            put(body, self.errors.reference, faults[0].field)

    def _documented(self, operation: Operation | None, statuses: Iterable[str]) -> Iterator[Response]:
        own = [operation] if operation is not None else []
        for operations in (own, self.spec.operations):
            for status in statuses:
                for one in operations:
                    if status in responses(self.spec, one):
                        yield self._read(int(status), *responses(self.spec, one)[status])

    def _read(self, status: int, value: JSON, pointer: str) -> Response:
        if (pointer, status) not in self._known:
            self._known[pointer, status] = self._described(status, value, pointer)
        return self._known[pointer, status]

    def _described(self, status: int, value: JSON, pointer: str) -> Response:
        content = value.get("content", {})
        headers = tuple(name.lower() for name in value.get("headers", {}))
        media = next((name for name in content if is_json(name)), next(iter(content), ""))
        if not media:
            return Response(status, headers=headers)
        holder, at = self.spec.follow(content[media], join(pointer, "content", media))
        entry: Entry | None = (join(at, "schema"), "response") if "schema" in holder and is_json(media) else None
        named = {name: self.spec.follow(one)[0] for name, one in holder.get("examples", {}).items()}
        values = {name: one["value"] for name, one in named.items() if "value" in one}
        if "example" in holder:
            values.setdefault("example", holder["example"])
        examples = {name: msgspec.json.encode(value) for name, value in values.items()}
        return Response(status, media, entry, examples, headers)


_tokens = lru_cache(4096)(split)


def find(data: JSON, pointer: str) -> JSON:
    """Give the node at a JSON pointer; `NOTHING` where there is none."""
    return _below(data, _tokens(pointer)) if pointer else data


def _below(node: JSON, tokens: Sequence[str]) -> JSON:
    for token in tokens:
        if isinstance(node, dict):
            node = node.get(token, NOTHING)
        elif isinstance(node, list) and token.isdecimal() and int(token) < len(node):
            node = node[int(token)]
        else:
            return NOTHING
    return node


def put(data: JSON, pointer: str, value: JSON) -> JSON:
    """Place a value (or `NOTHING`) at a JSON pointer, whose parent must be there, and give the whole."""
    if not pointer:
        return value
    *parent, token = _tokens(pointer)
    node = _below(data, parent)
    if isinstance(node, dict) and value is NOTHING:
        node.pop(token, None)
    elif isinstance(node, dict):
        node[token] = value
    elif isinstance(node, list) and token.isdecimal() and int(token) < len(node):
        node[int(token)] = value
    return data
