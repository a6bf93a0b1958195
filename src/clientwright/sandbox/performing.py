"""Carry out what an operation does to the records of a sandbox, as its hint says."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Final

import msgspec
from attrs import field, frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Operation
from clientwright.sandbox.answering import NOTHING, Answer, Answers, Response, find, put
from clientwright.sandbox.behaviour import Behaviour, Hints, Mirror, Reply
from clientwright.sandbox.generating import alike, written_like
from clientwright.sandbox.paging import paged
from clientwright.sandbox.routing import Request, pairs_of
from clientwright.sandbox.state import Place, State

_KNOWN: Final = 256
_READS = frozenset({"GET", "HEAD", "OPTIONS", "QUERY", "TRACE"})


@frozen
class Call:
    """A request that the description allows.

    Attributes:
        operation: What it is meant for.
        request: The request.
        path: The path parameters by name.
        body: Its body as JSON data; None where it has none.

    """

    operation: Operation
    request: Request
    path: Mapping[str, str]
    body: JSON

    @property
    def effective(self) -> bool:
        """Whether a success changes, sends or pays anything."""
        stated = self.operation.value.get("x-clientwright-effect")
        return stated != "read" if stated else self.request.method not in _READS

    def query(self, name: str) -> str | None:
        """Give the last value of a query parameter; None where it was not sent."""
        found = [value for key, value in pairs_of(self.request.query) if key == name]
        return found[-1] if found else None


@frozen
class Outcome:
    """What became of a request.

    Attributes:
        answer: What is answered.
        applied: Whether something was changed, sent or paid.
        fits: Whether the description allows the answer.

    """

    answer: Answer
    applied: bool = False
    fits: bool = True


class _RefusedError(Exception):
    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@frozen(eq=False)
class Performer:
    """Carries out the operations of one provider.

    Attributes:
        provider: Its name.
        state: Its records.
        answers: Its documented answers.
        hints: What its operations do.
        clock: Gives the present instant, in seconds since 1970.

    """

    provider: str
    state: State
    answers: Answers
    hints: Hints
    clock: Callable[[], float]
    _read_before: dict[tuple[object, ...], tuple[int, Outcome]] = field(factory=dict, init=False)

    def perform(self, call: Call) -> Outcome:
        """Carry out an operation; one without a hint only answers. What was read is known until there is a change."""
        behaviour = self.hints.behaviours.get(call.operation.pointer)
        if behaviour is None or behaviour.kind not in {"read", "list"} or behaviour.show_new or behaviour.show_now:
            return self._performed(behaviour, call)
        asked, version = call.request, self.state.version
        key = call.operation.pointer, asked.path, asked.query, asked.base, asked.body
        then, outcome = self._read_before.get(key, (None, None))
        if outcome is None or then != version:
            outcome = self._performed(behaviour, call)
            if len(self._read_before) >= _KNOWN:
                self._read_before.clear()
            if version == self.state.version:
                self._read_before[key] = version, outcome
        return outcome

    def _performed(self, behaviour: Behaviour | None, call: Call) -> Outcome:
        response = self.answers.success(call.operation, behaviour.status if behaviour else "")
        if behaviour is None:
            return self._outcome(call, response, self.answers.body(response))
        try:
            body = self._begun(behaviour, response)
            return self._outcome(call, response, getattr(self, f"_{behaviour.kind}")(behaviour, call, body))
        except _RefusedError as refused:
            return Outcome(refused.answer)

    def _begun(self, behaviour: Behaviour, response: Response) -> JSON:
        """Give the body that an operation fills; a new record begins as the documented one."""
        if behaviour.record is None or behaviour.kind == "create":
            return self.answers.body(response)
        return self.answers.envelope(response, behaviour.record)

    def throttle(self, call: Call) -> Answer | None:
        """Count a request, and refuse it where there were too many."""
        behaviour = self.hints.behaviours.get(call.operation.pointer)
        if behaviour is None or behaviour.rate is None:
            return None
        rate, name, now = behaviour.rate, f"{call.operation.title} rate", self.clock()
        began = self.state.figure(self.provider, f"{name} since")
        if began is None or now >= began + rate.seconds:
            began = now
            self.state.note(self.provider, f"{name} since", now)
            self.state.note(self.provider, name, 0)
        if self.state.count(self.provider, name) < rate.requests:
            return None
        wait = ("Retry-After", str(ceil(began + rate.seconds - now)))
        return self.answers.reply(call.operation, rate.reply, self._turn(call, rate.reply), wait)

    def _outcome(self, call: Call, response: Response, body: JSON) -> Outcome:
        fits = body is NOTHING or self.answers.fits(response, body)
        return Outcome(response.answer(body), call.effective, fits)

    def _refuse(self, call: Call, reply: Reply) -> _RefusedError:
        return _RefusedError(self.answers.reply(call.operation, reply, self._turn(call, reply)))

    def _turn(self, call: Call, reply: Reply) -> int:
        return self.state.count(self.provider, f"{call.operation.title} {reply}") if reply.examples else 0

    def _place(self, behaviour: Behaviour) -> Place:
        return Place(self.provider, behaviour.resource)

    def _found(self, behaviour: Behaviour, call: Call) -> JSON:
        record = self.state.read(self._place(behaviour), call.path[behaviour.key])
        if record is None:
            raise _RefusedError(self.answers.refusal(call.operation, ("404",)))
        for condition in behaviour.conditions:
            if not condition.met(find(record, condition.at)):
                raise self._refuse(call, condition.reply)
        return record

    def _create(self, behaviour: Behaviour, call: Call, body: JSON) -> JSON:
        claims = self._claims(behaviour, call)
        place = self._place(behaviour)
        identity = self.hints.resources[behaviour.resource].identity
        record = find(body, behaviour.record or "")
        record = self._renewed((identity, *behaviour.new), record)
        record = self._changed(behaviour, call, record)
        key = str(find(record, identity))
        self.state.write(place, key, record)
        for rule, subject in claims.items():
            self.state.claim(place, key, rule, subject)
        return self._shown(behaviour, body, record)

    def _claims(self, behaviour: Behaviour, call: Call) -> dict[str, str]:
        """Give what the new record claims under each rule; a rule that allows no more refuses the request."""
        claims = {}
        for limit in behaviour.limits:
            values = [find(call.body, pointer) for pointer in limit.fields]
            if NOTHING in values:
                continue
            claims[limit.name] = msgspec.json.encode(values).decode()
            if self.state.claims(self.provider, limit.name, claims[limit.name]) >= limit.most:
                raise self._refuse(call, limit.reply)
        return claims

    def _renewed(self, pointers: tuple[str, ...], record: JSON) -> JSON:
        turn = self.state.count(self.provider, "made")
        source = random.Random(f"{self.answers.seed}{turn}")  # noqa: S311  # the same ids for the same seed
        for pointer in pointers:
            record = put(record, pointer, alike(find(record, pointer), source))
        return record

    def _changed(self, behaviour: Behaviour, call: Call, record: JSON) -> JSON:
        for pointer, origin in behaviour.take.items():
            value = find(call.body, origin)
            # A new record has no more than was sent; an older one keeps what was not.
            record = put(record, pointer, value) if value is not NOTHING or behaviour.kind == "create" else record
        for pointer, value in behaviour.put.items():
            record = put(record, pointer, copy.deepcopy(value))
        return self._dated(behaviour.now, record)

    def _dated(self, pointers: tuple[str, ...], data: JSON) -> JSON:
        moment = datetime.fromtimestamp(self.clock(), UTC)
        for pointer in pointers:
            data = put(data, pointer, written_like(moment, find(data, pointer)))
        return data

    def _shown(self, behaviour: Behaviour, body: JSON, record: JSON) -> JSON:
        if behaviour.record is not None:
            body = put(body, behaviour.record, record)
        for pointer, origin in behaviour.show.items():
            body = put(body, pointer, find(record, origin))
        if behaviour.show_new:
            body = self._renewed(behaviour.show_new, body)
        return self._dated(behaviour.show_now, body)

    def _read(self, behaviour: Behaviour, call: Call, body: JSON) -> JSON:
        return self._shown(behaviour, body, self._found(behaviour, call))

    def _update(self, behaviour: Behaviour, call: Call, body: JSON) -> JSON:
        record = self._changed(behaviour, call, self._found(behaviour, call))
        self.state.write(self._place(behaviour), call.path[behaviour.key], record)
        for mirror in behaviour.mirrors:
            self._mirror(mirror, record)
        return self._shown(behaviour, body, record)

    def _mirror(self, mirror: Mirror, record: JSON) -> None:
        place, key = Place(self.provider, mirror.resource), str(find(record, mirror.key))
        other = self.state.read(place, key)
        if other is not None:
            for pointer, origin in mirror.take.items():
                other = put(other, pointer, find(record, origin))
            self.state.write(place, key, other)

    _act = _update

    def _delete(self, behaviour: Behaviour, call: Call, body: JSON) -> JSON:
        record = self._found(behaviour, call)
        self.state.delete(self._place(behaviour), call.path[behaviour.key])
        return self._shown(behaviour, body, record)

    def _list(self, behaviour: Behaviour, call: Call, body: JSON) -> JSON:
        place, shown = self._place(behaviour), slice(None)
        wanted = [(pointer, call.query(name)) for name, pointer in behaviour.filters.items()]
        found = [one for one in wanted if one[1] is not None]
        # Most records are neither filtered nor shown, and reading them takes longer than all else.
        kept = [one for one in self.state.records(place) if _keeps(found, one)] if found else None
        if behaviour.page is not None:
            asked = (call.query(behaviour.page.number), call.query(behaviour.page.size))
            total = self.state.size(place) if kept is None else len(kept)
            shown, body = paged(behaviour.page, call.request, total, asked, body)
        records = self.state.records(place, shown) if kept is None else kept[shown]
        return put(body, behaviour.record or "", records)


def _keeps(wanted: Sequence[tuple[str, str | None]], record: JSON) -> bool:
    return all(_written(find(record, pointer)) == value for pointer, value in wanted)


def _written(value: JSON) -> str:
    """Write a value as it stands in a query."""
    return str(value).lower() if isinstance(value, bool) else str(value)
