"""Read what overlays tell a sandbox in `x-clientwright-sandbox`, and report what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from clientwright.pipeline.documents import Document, Marks, join
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.json_schema import Entry
from clientwright.pipeline.judging import judge_of
from clientwright.pipeline.walking import Operation, Spec
from clientwright.sandbox.behaviour import (
    FIELD,
    Behaviour,
    Condition,
    Errors,
    First,
    Hints,
    Kind,
    Limit,
    Mirror,
    Page,
    Rate,
    Reply,
    Resource,
)
from clientwright.sandbox.hint_shapes import SHAPES


def read_hints(spec: Spec) -> Hints:
    """Read what a description tells a sandbox.

    Raises:
        PipelineError: A hint is unknown, misplaced or malformed; all of them are reported.

    """
    document = spec.document
    findings = list(_malformed(spec))
    if findings:
        raise PipelineError(findings)
    root = document.data.get(FIELD, {})
    resources = {name: _resource(name, told) for name, told in root.get("resources", {}).items()}
    behaviours = {one.pointer: _behaviour(one) for one in spec.operations if FIELD in one.value}
    return Hints(resources, _errors(root.get("errors", {})), behaviours)


def _malformed(spec: Spec) -> Iterator[Finding]:
    known = {"OpenAPI": "root", "Operation": "operation"}
    hints = Document("", SHAPES, Marks(Location("")))
    entries: dict[str, Entry] = {kind: (f"/{name}", None) for kind, name in known.items()}
    judge = judge_of(Spec(hints, "3.1"), entries.values())
    for site in spec.sites:
        if not isinstance(site.value, dict) or FIELD not in site.value:
            continue
        pointer = join(site.pointer, FIELD)
        if site.kind not in entries:
            message = f"{FIELD} does not belong here; put it on an operation, or on the whole description."
            yield spec.document.finding("sandbox-hint", message, pointer)
            continue
        for misfit in judge(entries[site.kind], site.value[FIELD]):
            message = f"In {FIELD}, {misfit.text}; correct it."
            yield spec.document.finding("sandbox-hint", message, join(pointer, *misfit.path))


def _errors(told: dict[str, Any]) -> Errors:
    return Errors(**{**told, "text": tuple(told.get("text", ()))})


def _resource(name: str, told: dict[str, Any]) -> Resource:
    made = told.get("generated", {})
    return Resource(
        name,
        told["identity"],
        tuple(map(_first, told.get("first", ()))),
        made.get("schema", ""),
        made.get("count", 0),
        tuple(made.get("variants", ({},))),
    )


def _first(told: dict[str, Any]) -> First:
    return First(told["value"], told.get("set", {}), told.get("each", ""), told.get("take", {}))


def _behaviour(operation: Operation) -> Behaviour:
    told = operation.value[FIELD]
    rate = told.get("rate")
    return Behaviour(
        resource=told["resource"],
        kind=cast("Kind", told["operation"]),
        key=told.get("key", ""),
        status=told.get("status", ""),
        record=told.get("record"),
        take=told.get("take", {}),
        put=told.get("set", {}),
        new=tuple(told.get("new", ())),
        now=tuple(told.get("now", ())),
        show=told.get("show", {}),
        show_new=tuple(told.get("show-new", ())),
        show_now=tuple(told.get("show-now", ())),
        filters=told.get("filters", {}),
        limits=tuple(_limits(operation, told)),
        conditions=tuple(map(_condition, told.get("requires", ()))),
        mirrors=tuple(Mirror(one["resource"], one["key"], one["take"]) for one in told.get("mirrors", ())),
        rate=Rate(rate["requests"], rate["seconds"], _reply(rate["answer"])) if rate else None,
        page=_page(told["page"]) if "page" in told else None,
    )


def _limits(operation: Operation, told: dict[str, Any]) -> Iterator[Limit]:
    for index, one in enumerate(told.get("unique", ())):
        yield Limit(f"{operation.title} unique {index}", tuple(one["fields"]), 1, _reply(one["answer"]))
    for index, one in enumerate(told.get("limits", ())):
        yield Limit(f"{operation.title} limit {index}", tuple(one["fields"]), one["most"], _reply(one["answer"]))


def _condition(told: dict[str, Any]) -> Condition:
    negated = "not" in told
    return Condition(told["at"], tuple(told["not" if negated else "in"]), negated, _reply(told["answer"]))


def _reply(told: dict[str, Any]) -> Reply:
    return Reply(told["status"], tuple(told.get("examples", ())), told.get("text", ""), told.get("field", ""))


def _page(told: dict[str, Any]) -> Page:
    return Page(
        told["number"], told["size"], told["usual"], told["most"], told.get("figures", {}), told.get("links", {})
    )
