"""The sandbox behind the front: the providers answer, and the front misbehaves on the way out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from attrs import evolve, frozen

from clientwright.operations import Paging
from clientwright.pipeline.documents import join
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.schema_reading import parts
from clientwright.pipeline.walking import Operation, Spec
from clientwright.sandbox import faults
from clientwright.sandbox.addressing import Providers, providers_of
from clientwright.sandbox.answering import Answer
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.routing import Request
from clientwright.sandbox.validating import responses

_ENOUGH: Final = 8
_PAGINATION: Final = "x-clientwright-pagination"
_KEYWORDS: Final = ("required", "enum", "format")


@frozen(eq=False)
class Upstream:
    """What the front asks.

    Attributes:
        providers: Who answers.

    """

    providers: Providers

    def handle(self, request: faults.Request) -> faults.Answer:
        """Have a request answered, with what faults need to know of the answer."""
        answer = self.providers.handle(_asked(request))
        operation, spec = self._operation(request)
        if operation is None or spec is None:
            return _sent(answer)
        return evolve(_sent(answer), hints=partial(_hints, spec, operation, answer))

    def refuse(self, request: faults.Request, status: int) -> faults.Answer:
        """Give the answer of a status in the provider's envelope."""
        engine, path = self.providers.find(request.target.partition("?")[0])
        if engine is None:
            return _sent(self.providers.handle(_asked(request)))
        return _sent(engine.refusal(request.method, path, status))

    def _operation(self, request: faults.Request) -> tuple[Operation | None, Spec | None]:
        engine, path = self.providers.find(request.target.partition("?")[0])
        return (engine.operation(request.method, path), engine.spec) if engine else (None, None)


def upstream_of(engines: Sequence[Engine]) -> Upstream:
    """Make an upstream of providers, each below its name."""
    return Upstream(providers_of(engines))


def _asked(request: faults.Request) -> Request:
    path, _, query = request.target.partition("?")
    base = f"http://{request.header('host') or 'sandbox'}"
    return Request(request.method, path, query, request.headers, request.body, base)


def _sent(answer: Answer) -> faults.Answer:
    return faults.Answer(answer.status, faults.phrase(answer.status), answer.headers, answer.body)


def _hints(spec: Spec, operation: Operation, answer: Answer) -> faults.Hints:
    paging = _paging(operation)
    found = responses(spec, operation).get(str(answer.status))
    content = next((name for name in found[0].get("content", {}) if is_json(name)), None) if found else None
    if found is None or content is None:
        return faults.Hints(paging)
    pointer, body = join(found[1], "content", content, "schema"), json.loads(answer.body)
    found_at = (islice(_places(spec, pointer, body, "", keyword), _ENOUGH) for keyword in _KEYWORDS)
    return faults.Hints(paging, *map(tuple, found_at))


def _paging(operation: Operation) -> Paging | None:
    if _PAGINATION not in operation.value:
        return None
    from clientwright.pipeline.generation.hints import pages  # noqa: PLC0415  # slow: it brings the generator

    hint = pages(operation.value)
    if hint is None:
        return None
    style: Any = hint.style
    return Paging(style, hint.parameter, hint.items, hint.size, hint.last, hint.next, hint.more)


def _places(spec: Spec, pointer: str, value: Any, at: str, keyword: str) -> Iterator[str]:
    """Give the places in a value that some schema requires, or has a closed set or a format for."""
    schemas = list(parts(spec, pointer))
    if keyword == "enum" and isinstance(value, str) and any(value in one.get("enum", ()) for _, one in schemas):
        yield at
    if keyword == "format" and isinstance(value, str) and any("format" in one for _, one in schemas):
        yield at
    if isinstance(value, dict):
        if keyword == "required":
            names = dict.fromkeys(name for _, one in schemas for name in one.get("required", ()))
            yield from (join(at, name) for name in names if name in value)
        for place, one in schemas:
            for name in (name for name in one.get("properties", {}) if name in value):
                yield from _places(spec, join(place, "properties", name), value[name], join(at, name), keyword)
    if isinstance(value, list):
        for place in [place for place, one in schemas if "items" in one]:
            for index, item in enumerate(value):
                yield from _places(spec, join(place, "items"), item, join(at, index), keyword)
