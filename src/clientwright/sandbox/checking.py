"""Hold the hints for a sandbox against the description that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding, PipelineError
from clientwright.pipeline.walking import Operation, Spec
from clientwright.sandbox.answering import NOTHING, Answers, find
from clientwright.sandbox.behaviour import FIELD, Behaviour, Hints, Reply, Resource
from clientwright.sandbox.seeding import first_records

_KEYED = frozenset({"read", "update", "delete", "act"})


def check_hints(spec: Spec, hints: Hints, answers: Answers) -> None:
    """Check that hints name what is there.

    Args:
        spec: The description.
        hints: What it tells the sandbox.
        answers: Its documented answers.

    Raises:
        PipelineError: A hint names a resource, example, status, parameter or place that is not there; all of them.

    """
    findings = list(_leading_nowhere(spec, hints))
    if not findings:
        # Made once, since that takes longer than all else here.
        first = first_records(spec, hints, "")
        findings += _of_resources(spec, hints, first)
    if not findings:
        for operation in spec.operations:
            behaviour = hints.behaviours.get(operation.pointer)
            if behaviour is not None:
                findings += _of_operation(hints, answers, operation, behaviour, first)
    if findings:
        raise PipelineError(findings)


def _finding(spec: Spec, holder: str, text: str) -> Finding:
    return spec.document.finding("sandbox-hint", f"In {FIELD}, {text}; correct it.", join(holder, FIELD))


def _leading_nowhere(spec: Spec, hints: Hints) -> Iterator[Finding]:
    told: set[str] = set()
    for resource in hints.resources.values():
        named = [first.value for first in resource.first] + [resource.schema] * bool(resource.schema)
        for pointer in (pointer for pointer in named if find(spec.document.data, pointer) is NOTHING):
            yield _finding(spec, "", f"{pointer} of the resource {resource.name} leads nowhere")
        for first in (first for first in resource.first if first.each and first.each not in told):
            yield _finding(spec, "", f"no resource {first.each} is told of before {resource.name}")
        told.add(resource.name)


def _of_resources(spec: Spec, hints: Hints, records: Mapping[str, list[JSON]]) -> Iterator[Finding]:
    for resource in hints.resources.values():
        wanted = {resource.identity, *(at for first in resource.first for at in (*first.put, *first.take))}
        wanted |= {at for variant in resource.variants for at in variant}
        yield from (_finding(spec, "", text) for text in _lost(resource.name, records[resource.name], wanted))
        for first in (first for first in resource.first if first.each):
            lost = _lost(first.each, records[first.each], first.take.values())
            yield from (_finding(spec, "", text) for text in lost)


def _lost(name: str, records: list[JSON], wanted: Iterable[str]) -> Iterator[str]:
    for pointer in sorted(wanted):
        if records and all(find(record, pointer) is NOTHING for record in records):
            yield f"{pointer} leads nowhere in any record of the resource {name}"


def _of_operation(
    hints: Hints, answers: Answers, operation: Operation, behaviour: Behaviour, records: Mapping[str, list[JSON]]
) -> Iterator[Finding]:
    resource = hints.resources.get(behaviour.resource)
    texts = [f"there is no resource {behaviour.resource}"] if resource is None else []
    if behaviour.status and answers.response(operation, behaviour.status) is None:
        texts.append(f"the operation documents no {behaviour.status}")
    names = {parameter["name"]: parameter["in"] for _, parameter in operation.parameters}
    if behaviour.kind in _KEYED and names.get(behaviour.key) != "path":
        texts.append(f"`key` has to name a path parameter, and {behaviour.key or 'nothing'} is none")
    pages = [behaviour.page.number, behaviour.page.size] if behaviour.page else []
    texts += [f"there is no query parameter {name}" for name in (*pages, *behaviour.filters)
              if names.get(name) != "query"]  # fmt: skip
    for reply in _replies(behaviour):
        texts += _of_reply(answers, operation, reply)
    if resource is not None and not texts:
        texts += _of_places(answers, operation, behaviour, resource, records)
    return (_finding(answers.spec, operation.pointer, text) for text in texts)


def _replies(behaviour: Behaviour) -> list[Reply]:
    rates = [behaviour.rate.reply] if behaviour.rate else []
    return [*(one.reply for one in behaviour.limits), *(one.reply for one in behaviour.conditions), *rates]


def _of_reply(answers: Answers, operation: Operation, reply: Reply) -> Iterator[str]:
    response = answers.response(operation, reply.status)
    if response is None:
        yield f"the operation documents no {reply.status}"
        return
    for name in reply.examples:
        if name not in response.examples:
            yield f"the {reply.status} of the operation has no example {name}"


def _of_places(
    answers: Answers, operation: Operation, behaviour: Behaviour, resource: Resource, first: Mapping[str, list[JSON]]
) -> Iterator[str]:
    body = answers.body(answers.success(operation, behaviour.status))
    if behaviour.record is not None and find(body, behaviour.record) is NOTHING:
        yield f"{behaviour.record} leads nowhere in the answer"
    answered = [*behaviour.show, *behaviour.show_new, *behaviour.show_now]
    if behaviour.page:
        answered += [*behaviour.page.figures.values(), *behaviour.page.links.values()]
    for pointer in answered:
        if find(body, pointer) is NOTHING:
            yield f"{pointer} leads nowhere in the answer"
    made = behaviour.kind == "create"
    records = [find(body, behaviour.record or "")] if made else first[resource.name]
    wanted = {*behaviour.take, *behaviour.put, *behaviour.new, *behaviour.now, *behaviour.show.values()}
    wanted |= {one.at for one in behaviour.conditions} | set(behaviour.filters.values())
    for mirror in behaviour.mirrors:
        wanted |= {mirror.key, *mirror.take.values()}
        if mirror.resource in first:
            yield from _lost(mirror.resource, first[mirror.resource], mirror.take)
        else:
            yield f"there is no resource {mirror.resource}"
    yield from _lost(resource.name, records, wanted | ({resource.identity} if made else set()))
