"""Mistakes to plant in the sandbox, each of which a life cycle must notice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from attrs import evolve

from clientwright.conformance.checking import Effort, Task, hold
from clientwright.conformance.law import Case, Law
from clientwright.conformance.profiles import PROFILES
from clientwright.sandbox import answering, engine, paging, performing, state

_CI = Effort(PROFILES["ci"])
Wrapper = Callable[..., Any]
#: What to patch: whose attribute, its name, and what makes the new one of the old one.
Mistake = tuple[Any, str, Callable[[Any], Any]]


@contextmanager
def planted(mistake: Mistake) -> Iterator[None]:
    """Have a mistake in place for a while."""
    owner, name, make = mistake
    with patch.object(owner, name, make(getattr(owner, name))):
        yield


def told(law: Law, case: Case, words: str) -> str:
    """Hold a law for a case as CI does, until it tells some words; give what it told."""
    found: list[str] = []
    for document in law.documents(case):
        found += [one.message for one in law.judge(case, document)]
        if found and words in found[-1]:
            return found[-1]
    return "\n".join([*found, *(one.violation.message for one in hold(Task(law, case), _CI).broken)])


def nothing(_: Wrapper) -> Wrapper:
    """Do nothing."""
    return lambda *_, **__: None


def _other(old: Wrapper) -> Wrapper:
    """Read another record than the one that was asked for, where there is one."""

    def read(self: Any, place: Any, identity: str) -> Any:
        found = old(self, place, identity)
        others = [one for one in self.records(place) if one != found]
        return others[0] if found is not None and others else found

    return read


def _unchanged(_: Wrapper) -> Wrapper:
    return lambda _self, _behaviour, _call, record: record


def _forgetful(old: Wrapper) -> Wrapper:
    """Answer an update as if it were done, and do not keep it."""

    def update(self: Any, behaviour: Any, call: Any, body: Any) -> Any:
        before = self._found(behaviour, call)  # the mistake is inside
        shown = old(self, behaviour, call, body)
        self.state.write(self._place(behaviour), call.path[behaviour.key], before)  # as above
        return shown

    return update


def without(name: str, value: Any) -> Callable[[Wrapper], Wrapper]:
    """Carry out an operation as if a part of its hint were another."""

    def make(old: Wrapper) -> Wrapper:
        return lambda self, behaviour, *rest: old(self, evolve(behaviour, **{name: value}), *rest)

    return make


def _first_page(old: Wrapper) -> Wrapper:
    return lambda page, request, total, asked, body: old(page, request, total, (None, asked[1]), body)


def _usual_size(old: Wrapper) -> Wrapper:
    return lambda page, request, total, asked, body: old(page, request, total, (asked[0], None), body)


def _one_more(old: Wrapper) -> Wrapper:
    """Count one record more than there are."""

    def paged(page: Any, request: Any, total: int, asked: Any, body: Any) -> Any:
        shown, body = old(page, request, total, asked, body)
        return shown, answering.put(body, page.figures["total"], total + 1)

    return paged


def _twice(old: Wrapper) -> Wrapper:
    """Begin each page with the last record of the one before."""

    def paged(*given: Any) -> Any:
        shown, body = old(*given)
        return (slice(shown.start - 1, shown.stop - 1) if shown.start else shown), body

    return paged


def _backwards(old: Wrapper) -> Wrapper:
    return lambda self, place, part=slice(None): old(self, place)[::-1][part]


def always(_: Wrapper) -> Wrapper:
    """Say yes to everything."""
    return lambda *_: True


def _refused_and_done(old: Wrapper) -> Wrapper:
    """Refuse what a record does not allow, and do it all the same."""

    def found(self: Any, behaviour: Any, call: Any) -> Any:
        try:
            return old(self, behaviour, call)
        except performing._RefusedError:  # noqa: SLF001  # the mistake is inside
            record = self.state.read(self._place(behaviour), call.path[behaviour.key])
            if record is not None:
                record = self._changed(behaviour, call, record)
                self.state.write(self._place(behaviour), call.path[behaviour.key], record)
            raise

    return found


def _renaming(_: Wrapper) -> Wrapper:
    """Have the record of a deletion live on under another id."""

    def delete(self: Any, place: Any, identity: str) -> None:
        statement = "UPDATE record SET id = id || '?' WHERE provider = ? AND resource = ? AND id = ?"
        self._rows(statement, (place.provider, place.resource, identity))  # the mistake is inside

    return delete


def _failing(_: Wrapper) -> Wrapper:
    def fail(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("planted")

    return fail


def _unapplied(old: Wrapper) -> Wrapper:
    return lambda *given, **named: evolve(old(*given, **named), applied=False)


def _always_applied(old: Wrapper) -> Wrapper:
    return lambda *given, **named: evolve(old(*given, **named), applied=True)


def _same_ids(_: Wrapper) -> Wrapper:
    return lambda _self, _pointers, record: record


def uncounted(_: Wrapper) -> Wrapper:
    """Count nothing."""
    return lambda *_: 0


def _valid(_: Wrapper) -> Wrapper:
    return lambda _validator, _operation, request: (_members(request.body), [])


def _members(content: bytes) -> dict[str, Any]:
    """Read a body, or take what is no JSON object for an empty one."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _silent(_: Wrapper) -> Wrapper:
    return lambda *_: None


def _another_text(old: Wrapper) -> Wrapper:
    return lambda self, operation, reply, turn, *more: old(
        self, operation, evolve(reply, text=reply.text and "No."), turn + 1, *more
    )


def _another_status(old: Wrapper) -> Wrapper:
    return lambda *given, **named: evolve(old(*given, **named), status=418)


def _no_instant(_: Wrapper) -> Wrapper:
    return lambda _moment, example: example


def _second_page(old: Wrapper) -> Wrapper:
    return lambda address, _: old(address, 2)


def _other_name(_: Wrapper) -> Wrapper:
    return lambda operation: operation.path


def _twice_logged(old: Wrapper) -> Wrapper:
    def log(self: Any, provider: str, entry: Any) -> None:
        old(self, provider, entry)
        old(self, provider, entry)

    return log


def _without_fields(old: Wrapper) -> Wrapper:
    return lambda self, body, _: old(self, body, [])


_PERFORMER, _STATE, _ANSWERS = performing.Performer, state.State, answering.Answers
#: Mistakes in the sandbox: the provider that shows each, some words of what is told, and the mistake.
IN_THE_SANDBOX: dict[str, tuple[str, str, Mistake]] = {
    "delete does nothing": ("swipe", "0 records were expected", (_STATE, "delete", nothing)),
    "delete renames the record": ("swipe", "0 records were expected", (_STATE, "delete", _renaming)),
    "what is created is not kept": ("swipe", "2 records were expected", (_STATE, "write", nothing)),
    "another record is read": ("swipe", "shows another record", (_STATE, "read", _other)),
    "another membership is read": ("trybe", "shows another record", (_STATE, "read", _other)),
    "a request is not taken over": ("swipe", "new record should have", (_PERFORMER, "_changed", _unchanged)),
    "an update changes nothing": ("swipe", "shows another record", (_PERFORMER, "_changed", _unchanged)),
    "an update is not kept": ("swipe", "is not the one that should be", (_PERFORMER, "_update", _forgetful)),
    "ids are not new": ("swipe", "/_id should be new", (_PERFORMER, "_renewed", _same_ids)),
    "ids in answers are not new": ("trybe", "/data/id should be new", (_PERFORMER, "_renewed", _same_ids)),
    "a duplicate is accepted": ("mayar", "as there is one like it, was", (_STATE, "claims", uncounted)),
    "a limit is not kept": ("mayar", "as it is full, was", (_STATE, "claims", uncounted)),
    "a conflict is accepted": ("magicline", "one like it, was", (_PERFORMER, "_create", without("limits", ()))),
    "a charge is paid twice": ("trybe", "of the record is 'succ", (_PERFORMER, "_found", without("conditions", ()))),
    "a refused payment is made": ("trybe", "200 was expected, and 422", (_PERFORMER, "_found", _refused_and_done)),
    "the page is ignored": ("trybe", "record 0 of the list is not", (performing, "paged", _first_page)),
    "the size of pages is ignored": ("trybe", "2 records were expected", (performing, "paged", _usual_size)),
    "the total is wrong": ("trybe", "/meta/total should be", (performing, "paged", _one_more)),
    "an item comes on two pages": ("trybe", "record 0 of the list is not", (performing, "paged", _twice)),
    "links lead elsewhere": ("trybe", "should lead to page", (paging, "_link", _second_page)),
    "a filter is ignored": ("trybe", "records were expected", (_PERFORMER, "_list", without("filters", {}))),
    "the list is in another order": ("swipe", "of the list is not", (_STATE, "records", _backwards)),
    "no credential is needed": ("swipe", "it carries no credential", (engine, "admitted", always)),
    "a rate is never used up": ("magicline", "there were too many", (_PERFORMER, "throttle", _silent)),
    "an invalid body is accepted": ("swipe", "its body is not valid", (engine, "body", _valid)),
    "the engine fails": ("mayar", "the sandbox fails: Zero", (_PERFORMER, "_claims", _failing)),
    "nothing is said to be applied": ("mayar", "was not applied", (_PERFORMER, "_outcome", _unapplied)),
    "reading is said to be applied": ("swipe", "was applied", (_PERFORMER, "_outcome", _always_applied)),
    "the journal has another name": ("swipe", "the journal calls it", (engine, "title", _other_name)),
    "the journal notes each twice": ("swipe", "2 stand in the journal", (_STATE, "log", _twice_logged)),
    "another message refuses": ("trybe", "has been paid.' was", (_ANSWERS, "reply", _another_text)),
    "no field is named": ("trybe", "was expected, and", (_ANSWERS, "_name", _without_fields)),
    "other words refuse a duplicate": ("mayar", "the documented example", (_ANSWERS, "reply", _another_text)),
    "another status refuses": ("mayar", "418 came", (_ANSWERS, "reply", _another_status)),
    "instants do not move": ("swipe", "should hold the present", (performing, "written_like", _no_instant)),
    "a mirror does not change": ("trybe", "$.next_charge.status", (_PERFORMER, "_mirror", nothing)),
}
