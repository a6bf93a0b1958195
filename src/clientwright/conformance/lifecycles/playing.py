"""Plays the steps of a walk through the clients, and holds each against the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx
from attrs import evolve, frozen

from clientwright.codec import Mismatch
from clientwright.conformance.calls.arguments import converted
from clientwright.conformance.calls.callers import through
from clientwright.conformance.calls.carrying import unsendable
from clientwright.conformance.calls.requests import parameters_of
from clientwright.conformance.lifecycles.effects import Effect
from clientwright.conformance.lifecycles.lines import line_of
from clientwright.conformance.lifecycles.lists import item_strays, list_strays, part_of
from clientwright.conformance.lifecycles.models import Asked, Expected, Model, listed
from clientwright.conformance.lifecycles.outcomes import Came, as_json, strays
from clientwright.conformance.lifecycles.stages import Deed, Stage, unchanged
from clientwright.conformance.lifecycles.steps import asked_of, varied
from clientwright.errors import EncodeError
from clientwright.pipeline.documents import JSON
from clientwright.sandbox.routing import Request

#: How many requests of a rate are left alone where nobody knows when it begins anew: all pages of a list take as many.
_SPARE: Final = 5


@frozen
class Walk:
    """Steps that follow each other.

    Attributes:
        stage: Where they are played.
        model: What should be remembered.
        lines: The calls so far, as lines of Python.

    """

    stage: Stage
    model: Model
    lines: list[str]

    def play(self, step: Mapping[str, JSON]) -> Iterator[str]:
        """Play one step, and say what does not hold."""
        deed = self.stage.deeds.get(step["call"])
        if deed is None:
            return  # the operation of a walk that was kept is there no more
        if self.stage.clock:
            self.stage.clock.advance(step.get("wait", 1))
        if step.get("twist") == "flood":
            self._flood(deed)
        elif step.get("twist") == "fill":
            yield from self._fill(deed, step)
        else:
            yield from self.ask(deed, asked_of(self.model, deed, step))

    def ask(self, deed: Deed, asked: Asked) -> Iterator[str]:
        """Make one call, and say what does not hold."""
        if self._spent(deed):
            return
        try:
            arguments = converted(deed.call, _document(asked))
        except Mismatch as error:
            yield f"{deed.name}: the client cannot be given {asked.arguments} and {asked.body}: {error}"
            return
        self.lines.append(line_of(deed, asked))
        came = self._made(deed, asked, arguments)
        if _unsendable(deed, asked, came):
            self.lines.pop()
            return
        expected, requests = self._expected(deed, asked)
        found = list(strays(deed, asked, expected, came, requests))
        if not found and not expected.why:
            found = list(self._effects(deed, asked, came))
        if asked.key in self.model.kept.get(deed.resource, {}):
            self.model.touch(deed.resource, str(asked.key))
        yield from (f"{deed.name}: {one}" for one in found)

    def read(self, deed: Deed, asked: Asked) -> JSON:
        """Make a call that only reads, and give what came as JSON data; null where it failed."""
        came = self._made(deed, asked, converted(deed.call, _document(asked)))
        self.model.expected(deed, asked, self._now)
        return None if isinstance(came.result, Exception) else came.answer

    @property
    def _now(self) -> float | None:
        return self.stage.clock.now if self.stage.clock else None

    def _expected(self, deed: Deed, asked: Asked) -> tuple[Expected, int]:
        """Tell what should become of a call, and how many requests it takes."""
        expected, requests = self.model.expected(deed, asked, self._now), 1
        if asked.pages and not expected.why:
            total = len(listed(self.model, deed, asked))
            requests = part_of(deed.hint.page, asked, total).last if deed.hint.page else 1
            for _ in range(requests - 1):
                self.model.expected(deed, asked, self._now)
        return expected, requests

    def _made(self, deed: Deed, asked: Asked, arguments: dict[str, Any]) -> Came:
        client, door = self.stage.doors[asked.asynchronous]
        door.sent, door.failure, door.content = [], None, b""
        door.change = _changes(self.stage, asked)
        self.stage.engine.clear_journal()
        way: Any = "facade-async" if asked.asynchronous else "facade-sync"
        seen = through(deed.call, way, client, door, arguments, pages=asked.pages)
        door.change = unchanged
        return Came(seen.result, seen.items, seen.requests, self.stage.engine.journal(), door.failure, door.content)

    def _effects(self, deed: Deed, asked: Asked, came: Came) -> Iterator[str]:
        if deed.kind != "list":
            yield from Effect(self.model, deed, asked, came.answer, self._now).strays()
            return
        wanted = listed(self.model, deed, asked)
        if asked.pages:
            yield from item_strays(wanted, as_json(list(came.items)))
        else:
            yield from list_strays(deed, asked, wanted, came.answer, str(came.requests[-1].url))

    def _flood(self, deed: Deed) -> None:
        """Use up the rate of an operation with requests that say nothing."""
        rate, sent = deed.hint.rate, self.stage.doors[False][1].sent
        if rate is None or self._now is None or not sent:
            return
        last = sent[-1]
        headers = tuple((name, value) for name, value in last.headers.items() if name != "content-length")
        self.lines.append(f"{self.model.left(deed, rate)} more requests")
        path, _, query = last.url.raw_path.decode("ascii").partition("?")
        path = path.removeprefix(f"/{self.stage.engine.name}")
        for _ in range(self.model.left(deed, rate)):
            self.stage.engine.handle(Request(last.method, path, query, headers))
            self.model.admits(deed, rate, self._now)

    def _fill(self, deed: Deed, step: Mapping[str, JSON]) -> Iterator[str]:
        """Make as many records as a limit allows, and one more."""
        limit = next((one for one in deed.hint.limits if one.name == step["limit"]), None)
        asked = asked_of(self.model, deed, step)
        for number in range(limit.most + 1 if limit else 0):
            self._rest(deed)
            body = varied(deed, asked.body, limit.fields if limit else (), number)
            found = list(self.ask(deed, evolve(asked, body=body)))
            if found:
                yield from found
                return

    def _spent(self, deed: Deed) -> bool:
        """Tell whether an operation may soon refuse without anybody knowing when that ends."""
        rate = deed.behaviour.rate if deed.behaviour else None
        return rate is not None and self.stage.clock is None and self.model.left(deed, rate) <= _SPARE

    def _rest(self, deed: Deed) -> None:
        """Wait until the rate of an operation takes another request."""
        rate = deed.hint.rate
        if rate and self.stage.clock and not self.model.left(deed, rate):
            self.stage.clock.advance(rate.seconds)


def _document(asked: Asked) -> dict[str, JSON]:
    body = {"body": asked.body, "media": asked.media} if asked.media else {}
    return {"arguments": dict(asked.arguments), **body}


def _unsendable(deed: Deed, asked: Asked, came: Came) -> bool:
    """Tell whether a client refused, before it sent anything, what no request can carry."""
    if came.requests or not isinstance(came.result, EncodeError):
        return False
    found = parameters_of(deed.call)
    return any(unsendable(found[key], value) for key, value in asked.arguments.items())


def _changes(stage: Stage, asked: Asked) -> Any:
    if asked.twist == "bare":
        return lambda request: _bare(stage, request)
    if asked.twist == "faulty":
        return lambda request: _with_content(request, asked.content.encode())
    return unchanged


def _bare(stage: Stage, request: httpx.Request) -> httpx.Request:
    """Give a request without any credential."""
    schemes = stage.engine.spec.document.data.get("components", {}).get("securitySchemes", {})
    found = [stage.engine.spec.follow(one)[0] for one in schemes.values()]
    names = {one["name"].lower() for one in found if one.get("type") == "apiKey"} | {"authorization", "cookie"}
    headers = [(name, value) for name, value in request.headers.multi_items() if name.lower() not in names]
    query = [(name, value) for name, value in request.url.params.multi_items() if name.lower() not in names]
    url = request.url.copy_with(params=query or None) if len(query) < len(request.url.params) else request.url
    return httpx.Request(request.method, url, headers=headers, content=request.content)


def _with_content(request: httpx.Request, content: bytes) -> httpx.Request:
    headers = [(name, value) for name, value in request.headers.multi_items() if name != "content-length"]
    return httpx.Request(request.method, request.url, headers=headers, content=content)
