"""The steps of a walk: drawn as JSON, so that a walk can be kept and made small, and made into calls when played."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.body_checks import check_of
from clientwright.conformance.calls.arguments import body_required, documented_arguments, drawn, plain_arguments
from clientwright.conformance.calls.requests import parameters_of
from clientwright.conformance.cells.faulty import each_defect
from clientwright.conformance.examples import validator_for
from clientwright.conformance.lifecycles.models import Asked, Model
from clientwright.conformance.lifecycles.stages import Deed, Stage
from clientwright.conformance.lifecycles.values import NOTHING, at, placed, written
from clientwright.conformance.subjects import Call
from clientwright.pipeline.documents import JSON
from clientwright.sandbox.behaviour import Behaviour

#: How many faulty bodies of an operation are drawn from.
_FAULTY: Final = 60
#: How many of them, and of the records of a kind, are always tried.
_SCRIPTED: Final = 12
_RECORDS: Final = 4
_WHOSE: Final = (*["fit"] * 5, *["there"] * 4, "gone", "nobody")
_TWISTS: Final = (*[""] * 8, "bare", "faulty")
#: Which record, counted from the one that was used last.
_PICKS: Final = (0, 0, 0, 1, 1, 2, 3, 5, 8)
#: How long steps take, in seconds.
_WAITS: Final = (1, 0, 59, 60)


def drawn_walks(stage: Stage, most: int) -> SearchStrategy[JSON]:
    """Draw walks: lists of steps.

    Args:
        stage: Where they are played.
        most: The greatest number of steps of one.

    Raises:
        PipelineError: A schema is not known to the strategies.

    """
    # What changes something comes twice as often. A walk is made small by leaving steps out, each with one choice.
    drawn_steps = [_drawn_step(deed) for deed in stage.deeds.values() for _ in range(2 if deed.effective else 1)]
    steps = st.lists(st.one_of([st.none(), *drawn_steps]), min_size=most, max_size=most)
    return steps.map(lambda walk: [step for step in walk if step is not None])


def _drawn_step(deed: Deed) -> SearchStrategy[JSON]:
    documented = list(documented_arguments(deed.call))
    given = st.sampled_from(documented) | drawn(deed.call)
    contents = faulty_contents(deed.call)
    twists = st.sampled_from([one for one in _TWISTS if one != "faulty" or contents])
    rest: dict[str, SearchStrategy[Any]] = {
        "way": st.sampled_from(("sync", "async")), "twist": twists, "wait": st.sampled_from(_WAITS),
    }  # fmt: skip
    if deed.behaviour and deed.behaviour.key:
        rest |= {"whose": st.sampled_from(_WHOSE), "pick": st.sampled_from(_PICKS)}
    if deed.behaviour and deed.behaviour.limits:
        rest["like"] = st.sampled_from((None, None, 0, 1))
    if deed.kind == "list":
        rest |= _of_list(deed)
    if contents:
        rest["content"] = st.sampled_from(contents)
    return st.builds(lambda one, other: {"call": deed.name, **one, **_told(other)}, given, st.fixed_dictionaries(rest))


def _of_list(deed: Deed) -> dict[str, SearchStrategy[Any]]:
    page, rest = deed.hint.page, dict[str, SearchStrategy[Any]]()
    if page:
        sizes = sorted({1, 2, page.usual, page.most, page.most + 1})
        rest = {"page": st.sampled_from((None, 1, 2, 3, 4)), "size": st.sampled_from((None, *sizes))}
    if deed.call.declared.paging:
        rest["pages"] = st.sampled_from((False, False, True))
    if deed.hint.filters:
        rest["filters"] = st.fixed_dictionaries({}, optional=dict.fromkeys(deed.hint.filters, st.integers(0, 7)))
    return rest


def _told(step: Mapping[str, JSON]) -> dict[str, JSON]:
    """Leave out what says nothing, so that a walk is easy to read."""
    usual: dict[str, JSON] = {"twist": "", "pages": False, "filters": {}, "wait": 1}
    found = {name: value for name, value in step.items() if value is not None and value != usual.get(name, NOTHING)}
    if step["twist"] != "faulty":
        found.pop("content", None)
    return found


@cache
def faulty_contents(call: Call) -> tuple[str, ...]:
    """Give contents of a request that are no valid body of an operation, the simplest first."""
    bodies = [one for one in call.bodies if one.direction == "request"]
    if len(bodies) != 1:
        return ()
    body, subject = bodies[0], call.subject
    fits = check_of(subject, body.pointer, "request")
    found = [json.dumps(made) for defect, whole in each_defect(subject, body) if not fits(made := defect.put(whole))]
    apart = max(1, len(found) // _FAULTY)
    return ("{", *([""] if body_required(call) else []), *found[::apart])


def asked_of(model: Model, deed: Deed, step: Mapping[str, JSON]) -> Asked:
    """Make a call of a step, as the model is now: a record that is there, a body like an older one."""
    arguments, key = dict(step["arguments"]), None
    hint = deed.behaviour
    if hint and hint.key:
        place = f"path {hint.key}"
        key = step.get("key") or model.pick(hint, step.get("whose", "there"), step.get("pick", 0))
        if key is not None:
            arguments[place] = _identity(deed, place, key)
        key = written(arguments[place])
    if deed.kind == "list":
        arguments = _listing(model, deed, step, arguments)
    body = _alike(model, deed, step, step.get("body"))
    return Asked(
        step.get("way") == "async", arguments, body, step.get("media", ""), key, step.get("twist", ""),
        step.get("content", ""), pages=bool(step.get("pages")) and not step.get("twist"),
    )  # fmt: skip


def _identity(deed: Deed, place: str, key: str) -> JSON:
    """Write an identity as the path parameter takes it: as a number where it takes no text."""
    valid = _valid(deed, place)
    return key if valid(key) or not key.lstrip("-").isdecimal() else int(key)


def _valid(deed: Deed, place: str) -> Any:
    return validator_for(deed.call.subject.document, parameters_of(deed.call)[place].schema).is_valid


def _listing(model: Model, deed: Deed, step: Mapping[str, JSON], arguments: dict[str, JSON]) -> dict[str, JSON]:
    """Put the page, its size and the filters of a step in the place of what was drawn for them."""
    page, records = deed.hint.page, model.kept[deed.resource]
    wanted: dict[str, JSON] = dict.fromkeys((page.number, page.size)) if page else {}
    if page and not step.get("pages"):
        wanted |= {page.number: step.get("page"), page.size: step.get("size")}
    elif page:
        wanted |= {page.size: max(step.get("size") or page.usual, -(-len(records) // 4), 1)}
    for name, pick in step.get("filters", {}).items():
        key = model.pick(deed.hint, "there", pick)
        wanted[name] = at(records[key].value, deed.hint.filters[name]) if key is not None else None
    for name, value in wanted.items():
        arguments.pop(f"query {name}", None)
        if value is not None and value is not NOTHING and _valid(deed, f"query {name}")(value):
            arguments[f"query {name}"] = value
    return arguments


def _alike(model: Model, deed: Deed, step: Mapping[str, JSON], body: JSON) -> JSON:
    """Give a body what an older one has under the rules of the operation, where the step wants one like it."""
    older = model.bodies.get(deed.name, [])
    if step.get("like") is None or not older:
        return body
    pattern = older[-1 - step["like"] % len(older)]
    made = body
    for limit in deed.hint.limits:
        for pointer in limit.fields:
            made = placed(made, pointer, at(pattern, pointer))
    request = next(one for one in deed.call.bodies if one.direction == "request" and one.media == step["media"])
    return made if check_of(deed.call.subject, request.pointer, "request")(made) else pattern


def scripted_walks(stage: Stage) -> Iterator[JSON]:
    """Give short walks that are always played: each operation, each two of one record, pages, limits and rates."""
    deeds = [*stage.deeds.values()]
    for deed in deeds:
        for way in ("sync", "async"):
            yield from ([{"call": deed.name, "way": way, **one}] for one in documented_arguments(deed.call))
            yield [_plain(deed, way=way, twist="bare")]
        yield from ([_plain(deed, twist="faulty", content=one)] for one in faulty_contents(deed.call)[:_SCRIPTED])
        if deed.kind == "list":
            yield from _lists(deed)
        if deed.behaviour:
            yield from _bounds(deed, deed.behaviour)
    for one in deeds:
        others = [other for other in deeds if other.resource == one.resource and _keyed(other)]
        if _keyed(one) and one.effective:
            yield from (_pair(deeds, one, other, index) for other in others for index in range(_RECORDS))


def _lists(deed: Deed) -> Iterator[JSON]:
    """Read pages one after another, all at once, and what a filter keeps."""
    page = deed.hint.page
    yield from ([_plain(deed, page=number)] for number in range(2, 5 if page else 2))
    yield from ([_plain(deed, page=number, size=2)] for number in range(1, 3 if page else 1))
    if deed.call.declared.paging:
        yield from ([_plain(deed, pages=True, way=way)] for way in ("sync", "async"))
    yield from ([_plain(deed, filters={name: pick})] for name in deed.hint.filters for pick in (0, 1))


def _bounds(deed: Deed, hint: Behaviour) -> Iterator[JSON]:
    """Do what a rule, a limit or a rate allows no more."""
    if hint.limits:
        yield [_plain(deed), _plain(deed, like=0), _plain(deed, like=0, way="async")]
    yield from ([_plain(deed, twist="fill", limit=one.name)] for one in hint.limits if one.most > 1)
    if hint.rate:
        late = _plain(deed, wait=hint.rate.seconds - 1)
        yield [_plain(deed), _plain(deed, twist="flood"), _plain(deed), late, _plain(deed, wait=1)]


def _pair(deeds: Sequence[Deed], one: Deed, other: Deed, index: int) -> JSON:
    """Do one thing and then another to a record."""
    makers = [deed for deed in deeds if deed.kind == "create" and deed.resource == one.resource]
    whose, way = "gone" if one.kind == "delete" else "there", "async" if index % 2 else "sync"
    first = _plain(one, whose="there" if index % 2 else "fit", pick=index, way=way)
    return [*map(_plain, makers), first, _plain(other, whose=whose)]


def _keyed(deed: Deed) -> bool:
    return bool(deed.behaviour and deed.behaviour.key)


def _plain(deed: Deed, **rest: JSON) -> dict[str, JSON]:
    """Make a step of the simplest call of an operation."""
    kept = {name: value for name, value in rest.items() if value is not None}
    return {"call": deed.name, "wait": 0, **plain_arguments(deed.call), **kept}


def varied(deed: Deed, body: JSON, fixed: Sequence[str], number: int) -> JSON:
    """Give a body that is like one under a rule and like no other under the other rules.

    Args:
        deed: The operation.
        body: A body of it.
        fixed: JSON pointers to what stays.
        number: Another for each body.

    """
    for pointer in (one for limit in deed.hint.limits for one in limit.fields if one not in fixed):
        value = at(body, pointer)
        if isinstance(value, str):
            body = placed(body, pointer, f"{number}{value}")
        elif isinstance(value, int) and not isinstance(value, bool):
            body = placed(body, pointer, value + number)
    return body
