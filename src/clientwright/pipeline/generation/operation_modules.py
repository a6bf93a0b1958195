"""Say what the modules of operations hold."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from clientwright.pipeline.generation import hints
from clientwright.pipeline.generation.annotations import Names
from clientwright.pipeline.generation.contents import JSON_TYPE
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.operation_reading import Given, Operation, body_of, successes
from clientwright.pipeline.generation.text import docstring, first_line


@frozen
class OperationModule:
    """What the module of an operation holds; all of it is code."""

    doc: str
    imports: tuple[str, ...]
    result: str
    declaration: str
    signature: str
    call: str
    forwarded: str
    short: str


def operation_module(operation: Operation, normalised: Normalised) -> OperationModule:
    """Say what the module of an operation holds."""
    names = Names(normalised.discriminators)
    result = result_of(operation, names)
    used = {"Answer", "Operation"}
    declaration = ", ".join(_declared(operation, names, used))
    path = [one for one in operation.given if one.where == "path"]
    rest = [one for one in operation.given if one.where != "path"]
    signature = [*(argument(one, names) for one in path), "*", "client: {sender}"]
    signature += [argument(one, names) for one in rest]
    call = "{" + ", ".join(f"{one.name!r}: {one.name}" for one in operation.given) + "}"
    forwarded = [*(one.name for one in path), "client=client", *(f"{one.name}={one.name}" for one in rest)]
    if operation.bodies:
        signature.append(body_argument(operation, names))
        call += ", body=body"
        forwarded.append("body=body")
    values = names.imports("...", also={"Response"})
    declared = f"from clientwright.operations import {', '.join(sorted(used))}"
    text = operation.text or operation.id
    return OperationModule(
        docstring(text, 0),
        (*values, declared, *names.models("...models.")),
        result,
        declaration,
        ", ".join(signature),
        call,
        ", ".join(forwarded),
        docstring(first_line(text), 4),
    )


def result_of(operation: Operation, names: Names) -> str:
    """Write the type of what a success gives."""
    found = operation.successes()
    written = names.union([one for one in found if one is not None])
    if None not in found or written == "Any":
        return written
    return f"{written} | None" if written else "None"


def argument(given: Given, names: Names) -> str:
    """Write a parameter of a function; what may be left out has a default."""
    annotation = names.of(given.prop)
    if given.prop.default is not None:
        default = given.prop.default.python_code.as_unembedded_code()
        return f"{given.name}: {annotation} = {default}"
    return f"{given.name}: {annotation}" + ("" if given.prop.required else " = UNSET")


def body_argument(operation: Operation, names: Names) -> str:
    """Write the parameter for a whole body."""
    annotation = names.union(prop for _, prop in operation.bodies)
    if operation.body_required:
        return f"body: {annotation}"
    names.used.update({"UNSET", "Unset"})
    return f"body: {annotation} | Unset = UNSET"


def _declared(operation: Operation, names: Names, used: set[str]) -> list[str]:
    raw, method = operation.raw, operation.method
    parts = [repr(operation.id), repr(method.upper()), repr(operation.path)]
    for label, items, kind in (
        ("parameters", [_parameter(one, names) for one in operation.given], "Parameter"),
        ("bodies", [_body(operation, media, prop, names) for media, prop in operation.bodies], "Body"),
    ):
        if items:
            used.add(kind)
            parts.append(f"{label}=({', '.join(items)},)")
    parts.append(f"answers={{{', '.join(_answers(operation, names))}}}")
    effect, retry = hints.effect(raw, method), hints.retry(raw, method)
    parts += [f"effect={effect!r}"] if effect != "read" else []
    parts += [f"retry={retry!r}"] if retry != "unsent" else []
    parts += [f"key_header={hints.key_header(raw)!r}"] if retry == "keyed" else []
    parts += [f"security={operation.security!r}"] if operation.security else []
    if operation.pages:
        used.add("Paging")
        parts.append(f"paging={_paging(operation, operation.pages)}")
    if refusals := _refusals(operation):
        used.add("Refusal")
        parts.append(f"refusals={{{', '.join(refusals)}}}")
    return parts


def _parameter(given: Given, names: Names) -> str:
    parts = [repr(given.name), names.of(given.prop, optional=False), repr(given.where)]
    parts += [f"key={given.key!r}"] if given.key != given.name else []
    parts += ["required=True"] if given.prop.required else []
    for name in ("style", "explode"):
        parts += [f"{name}={given.beside[name]!r}"] if name in given.beside else []
    return f"Parameter({', '.join(parts)})"


def _body(operation: Operation, media: str, prop: Any, names: Names) -> str:
    parts = [names.union([prop])]
    parts += [f"media={media!r}"] if media != JSON_TYPE else []
    parts += [] if operation.body_required else ["required=False"]
    deep = operation.view["requestBody"]["content"].get(media, {}).get("x-deep")
    parts += [f"deep={tuple(map(str, deep))!r}"] if deep else []
    return f"Body({', '.join(parts)})"


def _answers(operation: Operation, names: Names) -> list[str]:
    found = []
    for response in operation.endpoint.responses:
        pattern = response.status_code.pattern
        code = str(int(pattern)) if pattern.isascii() and pattern.isdecimal() else repr(pattern)
        prop = body_of(response)
        written = _media(operation, pattern) if prop is not None else JSON_TYPE
        parts = [] if prop is None else [names.union([prop])]
        parts += [f"media={written!r}"] if written != JSON_TYPE else []
        found.append(f"{code}: Answer({', '.join(parts)})")
    return found if successes(operation.endpoint) else ["'2XX': Answer()", *found]


def _media(operation: Operation, pattern: str) -> str:
    return str(operation.view["responses"][pattern]["x-media"])


def _paging(operation: Operation, pages: hints.Pages) -> str:
    names = {one.key: one.name for one in operation.given if one.where == "query"}
    parts = [repr(pages.style), repr(names.get(pages.parameter, "")), repr(pages.items)]
    parts += [f"size={names[pages.size]!r}"] if pages.size else []
    parts += [f"{name}={value!r}" for name in ("last", "next", "more") if (value := getattr(pages, name))]
    return f"Paging({', '.join(parts)})"


def _refusals(operation: Operation) -> list[str]:
    found = []
    for status, response in operation.view["responses"].items():
        told = hints.refusal(response)
        if told and status.isascii() and status.isdecimal():
            values = ", ".join(map(repr, told[1]))
            found.append(f"{int(status)}: Refusal({told[0]!r}, ({values},))")
    return found
