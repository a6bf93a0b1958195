"""Misbehaviours that are planted in the sandboxes: what each is called, where it is, and how it is planted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeAlias
from unittest import mock

from attrs import evolve, frozen

from clientwright.sandbox import engine as engines
from clientwright.sandbox import performing
from clientwright.sandbox.answering import Answer, find, put
from clientwright.sandbox.behaviour import Behaviour
from clientwright.sandbox.engine import Engine, engine_of, title
from clientwright.sandbox.performing import Performer
from clientwright.sandbox.routing import Request
from clientwright.sandbox.state import Place, State

#: Who finds misbehaviours: the life cycles, through the generated clients, and Schemathesis.
CYCLES, SCHEMATHESIS = "life cycles", "Schemathesis"
Planted: TypeAlias = Callable[[Engine], AbstractContextManager[Engine]]


@frozen
class Bug:
    """A misbehaviour.

    Attributes:
        name: What it is called.
        provider: The provider whose sandbox misbehaves.
        text: What goes wrong.
        planted: Gives the misbehaving sandbox of one that does not; the sandboxes of others misbehave meanwhile, too.
        judges: Who finds it, whatever chance there is; another may find it, too.

    """

    name: str
    provider: str
    text: str
    planted: Planted
    judges: tuple[str, ...] = (CYCLES,)


def behaving(operation: str, change: Callable[[Behaviour], Mapping[str, Any]]) -> Planted:
    """Have an operation do other things than its hint says."""

    @contextmanager
    def planted(engine: Engine) -> Iterator[Engine]:
        performer = engine._performer  # noqa: SLF001  # the mistake is inside
        pointer = next(one.pointer for one in engine.spec.operations if title(one) == operation)
        told = performer.hints.behaviours[pointer]
        behaviours = {**performer.hints.behaviours, pointer: evolve(told, **change(told))}
        yield evolve(engine, performer=evolve(performer, hints=evolve(performer.hints, behaviours=behaviours)))

    return planted


def doing(holder: Any, name: str, wrong: Callable[..., Any]) -> Planted:
    """Have a function misbehave; what takes its place is given the function and its arguments."""

    @contextmanager
    def planted(engine: Engine) -> Iterator[Engine]:
        right = getattr(holder, name)
        with mock.patch.object(holder, name, lambda *given, **named: wrong(right, *given, **named)):
            yield engine

    return planted


def answering(when: Callable[[Request, Answer], bool], change: Callable[[Answer], Answer]) -> Planted:
    """Change the answers that go out, where the request and the answer are of a kind."""

    def handle(right: Callable[..., Answer], engine: Engine, request: Request) -> Answer:
        answer = right(engine, request)
        return change(answer) if when(request, answer) else answer

    return doing(Engine, "handle", handle)


def edited(change: Callable[[Any], None]) -> Callable[[Answer], Answer]:
    """Change the JSON body of an answer."""

    def edit(answer: Answer) -> Answer:
        body = json.loads(answer.body)
        change(body)
        return evolve(answer, body=json.dumps(body).encode())

    return edit


def succeeded(method: str = "", path: str = "") -> Callable[[Request, Answer], bool]:
    """Tell successes of a method and of paths that have something in them."""
    return lambda request, answer: (
        answer.status < 300 and bool(answer.body) and request.method.startswith(method) and path in request.path
    )


def listing(change: Callable[..., Any]) -> Planted:
    """Have a list parted wrongly; what takes the place of `paged` is given it and its arguments."""
    return doing(performing, "paged", change)


def _figured(name: str, more: int) -> Planted:
    def wrong(right: Callable[..., Any], page: Any, *rest: Any) -> Any:
        shown, body = right(page, *rest)
        return shown, put(body, page.figures[name], find(body, page.figures[name]) + more)

    return listing(wrong)


def _next_link(right: Callable[..., Any], page: Any, *rest: Any) -> Any:
    shown, body = right(page, *rest)
    link = find(body, page.links["next"])
    return shown, body if link is None else put(body, page.links["next"], find(body, page.links["first"]))


def _without_last(right: Callable[..., Any], page: Any, *rest: Any) -> Any:
    shown, body = right(page, *rest)
    is_last = find(body, page.figures["current"]) == find(body, page.figures["last"]) > 1
    return slice(0, 0) if is_last else shown, body


def _late(right: Callable[..., Any], *given: Any) -> Any:
    shown, body = right(*given)
    return slice(shown.start + 1, shown.stop + 1), body


def _another(right: Callable[..., Any], performer: Performer, behaviour: Behaviour, call: Any, body: Any) -> Any:
    records = performer.state.records(Place(performer.provider, behaviour.resource))
    if not records:
        return right(performer, behaviour, call, body)
    return performer._shown(behaviour, body, records[0])  # noqa: SLF001  # the mistake is inside


def _applied_although_refused(right: Callable[..., Any], performer: Performer, behaviour: Behaviour, call: Any) -> Any:
    try:
        return right(performer, behaviour, call)
    except Exception:
        place = Place(performer.provider, behaviour.resource)
        record = performer.state.read(place, call.path[behaviour.key])
        if record is not None:
            changed = performer._changed(behaviour, call, record)  # noqa: SLF001  # the mistake is inside
            performer.state.write(place, call.path[behaviour.key], changed)
        raise


def _unstored(right: Callable[..., Any], state: State, place: Place, identity: str, record: Any) -> None:
    if state.read(place, identity) is not None:
        right(state, place, identity, record)


def _unnoted(right: Callable[..., Any], performer: Performer, call: Any) -> Any:
    return evolve(right(performer, call), applied=False)


def _noted(right: Callable[..., Any], performer: Performer, call: Any) -> Any:
    outcome = right(performer, call)
    return evolve(outcome, applied=outcome.applied or outcome.answer.status == 422)


def _unchecked(field: str) -> Callable[..., Any]:
    def wrong(right: Callable[..., Any], *given: Any) -> Any:
        value, faults = right(*given)
        return value, [fault for fault in faults if fault.field != field]

    return wrong


def _same_turn(right: Callable[..., int], state: State, provider: str, name: str) -> int:
    return 0 if name == "made" else right(state, provider, name)


@contextmanager
def _shared(engine: Engine) -> Iterator[Engine]:
    """Have a second provider's records in the same place."""
    right, counted = State.records, State.size
    engine_of(engine.spec, "other", seed=1, state=engine.state)

    def records(state: State, place: Place, part: slice = slice(None)) -> list[Any]:
        return [*right(state, place), *right(state, evolve(place, provider="other"))][part]

    def size(state: State, place: Place) -> int:
        return counted(state, place) + counted(state, evolve(place, provider="other"))

    with mock.patch.multiple(State, records=records, size=size):
        yield engine


def _members(body: Any) -> Iterator[Any]:
    yield from body["data"] if isinstance(body["data"], list) else [body["data"]]


def _without(name: str) -> Callable[[Any], None]:
    def change(body: Any) -> None:
        for one in _members(body):
            del one[name]

    return change


def _with(name: str, value: Callable[[Any], Any]) -> Callable[[Any], None]:
    def change(body: Any) -> None:
        for one in _members(body):
            one[name] = value(one[name])

    return change


def _renamed(body: Any) -> None:
    body["errorMessage"] = body.pop("message")


BOTH = (CYCLES, SCHEMATHESIS)
CREATE, UPDATE, LIST = "subscriptions.create", "subscriptions.update", "memberships.list"
MEMBER, SIGNUP = "memberships.register_member", "memberships.sign_up"
CHARGES, MEMBERSHIPS = "/membership-charges/", "/customers/memberships"

BUGS = (
    Bug("delete-no-op", "swipe", "A deletion leaves the record.", doing(State, "delete", lambda *_: None)),
    Bug("create-not-stored", "swipe", "A new record is answered and not kept.", doing(State, "write", _unstored)),
    Bug("get-another", "swipe", "Reading a record gives the first of all.", doing(Performer, "_read", _another)),
    Bug("update-ignored", "swipe", "An update changes nothing.", behaving(UPDATE, lambda _: {"take": {}})),
    Bug("update-partly", "swipe", "An update leaves out the phone number.",
        behaving(UPDATE, lambda told: {"take": {key: one for key, one in told.take.items() if key != "/phone_no"}})),
    Bug("page-ignored", "trybe", "Every page is the first.",
        listing(lambda right, page, request, total, asked, body: right(page, request, total, (None, asked[1]), body))),
    Bug("size-ignored", "trybe", "Every page has the usual size.",
        listing(lambda right, page, request, total, asked, body: right(page, request, total, (asked[0], None), body))),
    Bug("page-off-by-one", "trybe", "A page begins one record late.",
        listing(_late)),
    Bug("last-page-lost", "trybe", "The last page is empty.", listing(_without_last)),
    Bug("total-wrong", "trybe", "The total is one too high.", _figured("total", 1)),
    Bug("last-page-wrong", "trybe", "The number of the last page is one too high.", _figured("last", 1)),
    Bug("next-link-wrong", "trybe", "The link to the next page leads to the first.", listing(_next_link)),
    Bug("filter-ignored", "trybe", "A filter keeps everything.", behaving(LIST, lambda _: {"filters": {}})),
    Bug("field-missing", "swipe", "A subscription has no e-mail address.",
        answering(succeeded("GET"), edited(_without("email"))), BOTH),
    Bug("type-wrong", "trybe", "The amount of a charge is a text.",
        answering(succeeded("POST", CHARGES), edited(_with("amount", str))), BOTH),
    Bug("enum-wrong", "trybe", "The state of a membership is none of the documented.",
        answering(succeeded("GET", MEMBERSHIPS), edited(_with("status", lambda _: "mothballed"))), BOTH),
    Bug("server-error", "swipe", "An update fails with 500.",
        answering(succeeded("PUT"), lambda answer: evolve(answer, status=500)), BOTH),
    Bug("no-authentication", "mayar", "No credential is asked for.", doing(engines, "admitted", lambda *_: True), BOTH),
    Bug("status-of-create", "swipe", "A creation is answered with 201.",
        answering(succeeded("POST"), lambda answer: evolve(answer, status=201)), BOTH),
    Bug("duplicate-accepted", "mayar", "An address is registered twice on a tier.",
        behaving(MEMBER, lambda told: {"limits": tuple(one for one in told.limits if one.most > 1)})),
    Bug("tier-limit-off-by-one", "mayar", "A tier takes one member more.",
        behaving(MEMBER, lambda told: {"limits": tuple(
            evolve(one, most=one.most + (one.most > 1)) for one in told.limits)})),
    Bug("missing-is-empty", "swipe", "What is not there is answered with 200 and no body.",
        answering(lambda request, answer: answer.status == 404 and request.method == "GET",
                  lambda answer: evolve(answer, status=200)), BOTH),
    Bug("parameter-unchecked", "swipe", "The e-mail address of a subscription is not validated.",
        doing(engines, "body", _unchecked("email")), BOTH),
    Bug("charge-paid-twice", "trybe", "A charge that was paid is processed again.",
        behaving("charges.process", lambda _: {"conditions": ()})),
    Bug("retry-of-pending", "trybe", "A pending charge is tried again.",
        behaving("charges.retry", lambda told: {"conditions": (evolve(told.conditions[0],
                                                                      values=("pending", "failed", "errored")),)})),
    Bug("sms-although-payable", "trybe", "A text message goes to who has a payment method.",
        behaving("memberships.send_sms", lambda _: {"conditions": ()})),
    Bug("cancelled-changes", "swipe", "A cancelled subscription can be changed.",
        behaving(UPDATE, lambda _: {"conditions": ()})),
    Bug("ids-reused", "mayar", "A new record gets the id of an older one.", doing(State, "count", _same_turn)),
    Bug("state-shared", "trybe", "The records of another provider are listed as well.", _shared),
    Bug("rate-never", "magicline", "No rate is too high.", behaving(SIGNUP, lambda _: {"rate": None})),
    Bug("conflict-accepted", "magicline", "A third-party id is used twice.",
        behaving(SIGNUP, lambda _: {"limits": ()})),
    Bug("no-content-type", "mayar", "An answer does not say what it is.",
        answering(succeeded(), lambda answer: evolve(answer, headers=())), (SCHEMATHESIS,)),
    Bug("envelope-of-another", "swipe", "A refusal has the envelope of another provider.",
        answering(lambda _, answer: answer.status == 422, edited(_renamed)), BOTH),
    Bug("timestamps-not-set", "swipe", "A new record has the instants of the example.",
        behaving(CREATE, lambda _: {"now": ()})),
    Bug("applied-although-refused", "trybe", "A charge is settled although its payment is refused.",
        doing(Performer, "_found", _applied_although_refused)),
    Bug("journal-misses-effect", "trybe", "A payment is noted as not applied.", doing(Performer, "perform", _unnoted)),
    Bug("journal-invents-effect", "trybe", "A refused payment is noted as applied.",
        doing(Performer, "perform", _noted)),
    Bug("charge-not-mirrored", "trybe", "The membership does not learn that its charge was paid.",
        behaving("charges.process", lambda _: {"mirrors": ()})),
)  # fmt: skip
