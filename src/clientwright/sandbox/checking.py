"""Hold the hints for a sandbox against the description that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    findings = list(_of_resources(spec, hints))
    if not findings:
        for operation in spec.operations:
            behaviour = hints.behaviours.get(operation.pointer)
            if behaviour is not None:
                findings += _of_operation(spec, hints, answers, operation, behaviour)
    if findings:
        raise PipelineError(findings)


def _finding(spec: Spec, holder: str, text: str) -> Finding:
    return spec.document.finding("sandbox-hint", f"In {FIELD}, {text}; correct it.", join(holder, FIELD))


def _of_resources(spec: Spec, hints: Hints) -> Iterator[Finding]:
    for resource in hints.resources.values():
        named = [first.value for first in resource.first] + [resource.schema] * bool(resource.schema)
        lost = [pointer for pointer in named if find(spec.document.data, pointer) is NOTHING]
        for pointer in lost:
            yield _finding(spec, "", f"{pointer} of the resource {resource.name} leads nowhere")
        if lost:
            continue
        wanted = {resource.identity, *(at for first in resource.first for at in first.put)}
        wanted |= {at for variant in resource.variants for at in variant}
        records = list(first_records(spec, resource, ""))
        yield from (_finding(spec, "", text) for text in _lost(resource.name, records, wanted))


def _lost(name: str, records: list[JSON], wanted: Iterable[str]) -> Iterator[str]:
    for pointer in sorted(wanted):
        if records and all(find(record, pointer) is NOTHING for record in records):
            yield f"{pointer} leads nowhere in any record of the resource {name}"


def _of_operation(
    spec: Spec, hints: Hints, answers: Answers, operation: Operation, behaviour: Behaviour
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
        texts += _of_places(spec, answers, operation, behaviour, resource)
    return (_finding(spec, operation.pointer, text) for text in texts)


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
    spec: Spec, answers: Answers, operation: Operation, behaviour: Behaviour, resource: Resource
) -> Iterator[str]:
    body = answers.body(answers.success(operation, behaviour.status))
    if behaviour.record is not None and find(body, behaviour.record) is NOTHING:
        yield f"{behaviour.record} leads nowhere in the answer"
    answered = [*behaviour.show]
    if behaviour.page:
        answered += [*behaviour.page.figures.values(), *behaviour.page.links.values()]
    for pointer in answered:
        if find(body, pointer) is NOTHING:
            yield f"{pointer} leads nowhere in the answer"
    made = behaviour.kind == "create"
    records = [find(body, behaviour.record or "")] if made else list(first_records(spec, resource, ""))
    wanted = {*behaviour.take, *behaviour.put, *behaviour.new, *behaviour.now, *behaviour.show.values()}
    wanted |= {one.at for one in behaviour.conditions} | set(behaviour.filters.values())
    yield from _lost(resource.name, records, wanted | ({resource.identity} if made else set()))
