"""Laws of what generated code declares: types, effects, signatures, and the names of settings."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from unittest import mock

import attrs

from clientwright import stock as base
from clientwright.conformance.calls.callers import client_class, facade_method, secrets
from clientwright.conformance.calls.checking import idempotency
from clientwright.conformance.calls.requests import parameters_of
from clientwright.conformance.cells.cells import readable
from clientwright.conformance.law import Case, Violation, body_cases, call_cases, law, once, one_for_each_shape
from clientwright.conformance.laws.attempts import safe
from clientwright.conformance.oracles.annotating import misannotated, misannotated_value
from clientwright.conformance.oracles.readings import json_path
from clientwright.conformance.subjects import Call, Subject
from clientwright.operations import Operation
from clientwright.pipeline.documents import JSON

#: What the client calls otherwise than the spec of how pages follow each other.
_PAGES: Final[Mapping[str, str]] = {
    "page-parameter": "parameter",
    "offset-parameter": "parameter",
    "cursor-parameter": "parameter",
    "size-parameter": "size",
    "last-page": "last",
}
#: The effect of a method of which a spec says nothing.
_EFFECTS: Final[Mapping[str, str]] = {"post": "create", "put": "update", "patch": "update", "delete": "delete"}


def _shapes(subject: Subject) -> Iterator[Case]:
    return one_for_each_shape(body_cases(subject))


@law(
    "C610",
    """
    A field of a request that is required in the spec and optional in the client is left out by a user whom no type
    checker warns; one of another type is refused by the provider alone. Regenerate the client; where that does not
    help, its templates are at fault.
    """,
    cases=_shapes,
    documents=once,
)
def models_have_the_types_of_their_schemas(case: Case, _: JSON) -> Iterator[Violation]:
    """Every field of a model is annotated with the type that its schema has, required and nullable as it is there."""
    found = misannotated(case.subject.spec, case.the_body) if readable(case.subject, case.the_body) else ()
    for steps, what, pointer in found:
        yield Violation(f"{what[:1].upper()}{what[1:]}.", json_path(steps), pointer=pointer)


@law(
    "C611",
    """
    Whoever changes from a synchronous client to its asynchronous twin, or to one function from another, changes no
    arguments. Regenerate the client.
    """,
    cases=call_cases,
    documents=once,
)
def twins_have_one_signature(case: Case, _: JSON) -> Iterator[Violation]:
    """The synchronous and asynchronous forms of an operation take the same arguments with the same defaults."""
    call = case.the_call
    pairs: tuple[tuple[str, Callable[..., Any], Callable[..., Any]], ...] = (
        ("methods", facade_method(call), _method(call)),
        ("functions", call.module.sync, call.module.asyncio),
        ("detailed functions", call.module.sync_detailed, call.module.asyncio_detailed),
        ("synchronous functions", call.module.sync, call.module.sync_detailed),
    )
    if call.declared.paging:
        pages = facade_method(call, pages=True), _method(call, pages=True)
        pairs += ("methods for all pages", *pages), ("methods for one page and for all", facade_method(call), pages[0])
    for name, one, other in pairs:
        if taken(one) != taken(other):
            yield Violation(f"The {name} take different arguments.")


def _method(call: Call, *, pages: bool = False) -> Callable[..., Any]:
    return facade_method(call, object.__new__(client_class(call.subject, asynchronous=True)), pages=pages)


def taken(function: Callable[..., Any]) -> list[tuple[str, Any, Any]]:
    """Give the name, kind and default of each argument, those that stand for the client aside."""
    found = inspect.signature(function).parameters.values()
    return [(one.name, one.kind, one.default) for one in found if one.name not in {"client", "self"}]


@law(
    "C612",
    """
    What an operation changes decides whether a call may be repeated. A charge that is declared as something else is one
    that somebody may pay twice; pages that are declared otherwise end too early. Regenerate the client.
    """,
    cases=call_cases,
    documents=once,
)
def effects_are_those_of_the_spec(case: Case, _: JSON) -> Iterator[Violation]:
    """Every operation declares the effect and the pages that the spec states, and when a call may be repeated."""
    call = case.the_call
    declared: Operation[Any] = call.declared
    said = call.described.value
    wanted = {
        "effect": said.get("x-clientwright-effect", _EFFECTS.get(call.described.method, "read")),
        "retry": "keyed" if idempotency(call) else ("safe" if safe(call) else "unsent"),
        "pages": _pages(call),
    }
    pages = attrs.asdict(declared.paging) if declared.paging else {}
    found = {"effect": declared.effect, "retry": declared.retry, "pages": {k: v for k, v in pages.items() if v}}
    for name, value in found.items():
        if value != wanted[name]:
            yield Violation(f"The client declares the {name} {value}, and the spec {wanted[name]}.")


def _pages(call: Call) -> dict[str, str]:
    """Give the pages as the spec states them: parameters by their arguments, the rest under the client's words."""
    said = call.described.value.get("x-clientwright-pagination", {})
    own = {one.key or one.name: one.name for one in call.declared.parameters}
    return {
        _PAGES.get(name, name): own.get(value, value) if name.endswith("-parameter") else value
        for name, value in said.items()
    }


@law(
    "C615",
    """
    A parameter that is required in the spec and optional in the client is left out by a user whom no type checker
    warns; one of another type is refused by the provider alone. Regenerate the client.
    """,
    cases=call_cases,
    documents=once,
)
def parameters_have_the_types_of_their_schemas(case: Case, _: JSON) -> Iterator[Violation]:
    """Every parameter is declared with the type that its schema has, and required as it is there."""
    call = case.the_call
    described = parameters_of(call)
    for one in call.declared.parameters:
        wanted = described.get(f"{one.where} {one.key or one.name}")
        if wanted is None:
            yield Violation(f"The client declares the {one.where} parameter {one.key or one.name}, and the spec none.")
            continue
        if one.required != wanted.required:
            yield Violation(f"{wanted.key}: it is required by one of spec and client alone.", pointer=wanted.pointer)
        for steps, what, pointer in misannotated_value(call.subject.spec, wanted.schema, wanted.pointer, one.type):
            if one.where == "path" and steps == () and "null" in what:
                continue  # whatever its schema says, null has no place in a path
            yield Violation(f"{wanted.key}: {what}.", json_path(steps), pointer=pointer)


def _provider(subject: Subject) -> Iterator[Case]:
    yield Case(subject, "client", "/servers")


@law(
    "C613",
    """
    A credential, an environment or a tenant can be given in a variable of the process. One that is read under another
    name than the one that the client documents is missing in production. Regenerate the client.
    """,
    cases=_provider,
    documents=once,
)
def settings_have_their_names(case: Case, _: JSON) -> Iterator[Violation]:
    """The variables of the process that a client reads are called after the provider and the argument."""
    provider = case.subject.module("provider").PROVIDER
    name = case.subject.name
    if provider.name != name or not provider.user_agent.startswith(f"{name.replace('_', '-')}-client/"):
        yield Violation(f"The client calls itself {provider.name!r} and {provider.user_agent!r}.")
    version = str(case.subject.document.data.get("info", {}).get("version", ""))
    if provider.env != f"{name}_ENVIRONMENT".upper() or provider.user_agent.rpartition("/")[2] not in version:
        yield Violation(f"The client reads its environment from {provider.env!r}, or has another version.")
    options = inspect.signature(client_class(case.subject, asynchronous=False)).parameters
    for scheme in provider.schemes:
        if scheme.env != f"{name}_{scheme.argument}".upper():
            yield Violation(f"The credential {scheme.argument} is read from {scheme.env!r}.")
    for index, server in enumerate(case.subject.document.data.get("servers", ())):
        known = {one.name: one for one in provider.servers[index].variables} if index < len(provider.servers) else {}
        for variable in server.get("variables", {}):
            if variable not in known or known[variable].env != f"{name}_{variable}".upper() or variable not in options:
                yield Violation(f"The part {variable!r} of an address cannot be given.")
            elif not known[variable].choices:
                yield from _unsaid(case.subject, provider.servers[index].environment, variable)


def _unsaid(subject: Subject, environment: str, variable: str) -> Iterator[Violation]:
    """Say where a part of an address that a caller gives does not come to stand in it."""
    provider = subject.module("provider").PROVIDER
    for asynchronous in (False, True):
        given = {"environment": environment, **secrets(provider), variable: "said-by-the-caller"}
        client = client_class(subject, asynchronous=asynchronous)(**given)
        if "said-by-the-caller" not in client.base_url:
            yield Violation(f"{variable}= does not reach the address of {type(client).__name__}.")


@law(
    "C614",
    """
    Those who know openapi-python-client make its `AuthenticatedClient`. An option that it drops is missed when it is
    needed. Regenerate the client.
    """,
    cases=_provider,
    documents=once,
)
def stock_clients_hand_options_on(case: Case, _: JSON) -> Iterator[Violation]:
    """Every option of a generated stock client has the usual default, and is handed on under its name."""
    client = case.subject.module("stock").AuthenticatedClient
    if client is base.AuthenticatedClient:
        return
    usual = inspect.signature(base.AuthenticatedClient).parameters
    own = inspect.signature(client).parameters
    ours = {"prefix", "auth_header_name"}
    if own.keys() != usual.keys():
        yield Violation(f"It takes {', '.join(own)}, and not {', '.join(usual)}.")
        return
    for name in own.keys() - ours:
        if own[name].default != usual[name].default:
            yield Violation(f"{name}= has another default.")
    schemes = {(scheme.prefix.strip(), scheme.name) for scheme in case.subject.module("provider").PROVIDER.schemes}
    if (own["prefix"].default, own["auth_header_name"].default) not in schemes:
        yield Violation("prefix= and auth_header_name= are those of no scheme.")
    given = {name: object() for name in own}
    handed = _handed(client, dict(given))
    for name, value in given.items():
        if handed.get(name) is not value:
            yield Violation(f"{name}= is not handed on.")


def _handed(client: type[Any], given: dict[str, Any]) -> dict[str, Any]:
    """Give what a generated client hands to the one that it is made of, by name."""
    parent = client.__mro__[1]
    wanted = inspect.signature(parent)
    seen: dict[str, Any] = {}

    def record(_: object, *positional: Any, **named: Any) -> None:
        seen.update(wanted.bind(*positional, **named).arguments)

    with mock.patch.object(parent, "__init__", record):
        client(**given)
    return seen


LAWS = (
    models_have_the_types_of_their_schemas,
    twins_have_one_signature,
    effects_are_those_of_the_spec,
    settings_have_their_names,
    stock_clients_hand_options_on,
    parameters_have_the_types_of_their_schemas,
)
