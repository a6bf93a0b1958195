"""Laws of what a user of a client writes besides models: options, servers, credentials, and names."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

from clientwright.client import ProviderClient
from clientwright.conformance.calls.callers import (
    BASE_URL,
    WAYS,
    Wire,
    answering,
    client_class,
    client_over,
    facade_method,
    make,
)
from clientwright.conformance.law import Case, Violation, call_cases, law, once
from clientwright.conformance.laws.statuses import given
from clientwright.conformance.subjects import Subject
from clientwright.errors import ConfigurationError
from clientwright.pipeline.documents import JSON, join

#: For each option, a value that no client takes: who does not refuse it has not looked at it.
_CLIENT_OPTIONS: Final[Mapping[str, Any]] = {
    "environment": "no such environment",
    "base_url": "nowhere",
    "timeout": -1.0,
    "retries": -1,
    "headers": {"": "nameless"},
    "http_client": 5,
    "on_drift": 5,
    "on_request": 5,
    "on_response": 5,
}
_CALL_OPTIONS: Final[Mapping[str, Any]] = {"timeout": -1.0, "extra_headers": {"": "nameless"}}
#: Modules of a package that are no names of it.
_INNER: Final = frozenset({"client", "provider", "stock"})


@law(
    "C602",
    """
    A time limit or a header that is given to a call and does not reach it fails silently, when it is needed. Each way
    of calling through resources is given values that no call takes. Regenerate the client.
    """,
    cases=call_cases,
    documents=lambda case: tuple(
        [way, option, *pages]
        for way in WAYS[:2]
        for option in _CALL_OPTIONS
        for pages in (((), ("pages",)) if case.the_call.declared.paging else ((),))
    ),
)
def calls_take_options(case: Case, document: JSON) -> Iterator[Violation]:
    """Every option of a call reaches it: a value that cannot be is refused before anything is sent."""
    way, option, *pages = document
    arguments = {**given(case.the_call), option: _CALL_OPTIONS[option]}
    seen = make(case.the_call, way, answering(500), arguments, pages=bool(pages))
    if not isinstance(seen.result, ConfigurationError) or seen.requests:
        yield Violation(f"{option}= does not reach the call: {type(seen.result).__name__}.")


def _provider(subject: Subject) -> Iterator[Case]:
    yield Case(subject, "client", "/servers")


def _servers(subject: Subject) -> list[JSON]:
    """Give the servers of a spec that have an address of their own."""
    return [one for one in subject.document.data.get("servers", ()) if "://" in one["url"]]


@law(
    "C603",
    """
    An option of a client that is dropped on the way, or has another default in one of the clients, fails silently.
    Each is given a value that no client takes. Regenerate the client.
    """,
    cases=_provider,
    documents=lambda _: tuple([asynchronous, option] for asynchronous in (False, True) for option in _CLIENT_OPTIONS),
)
def clients_take_options(case: Case, document: JSON) -> Iterator[Violation]:
    """Every option of a client has the default of all clients, and reaches it: a value that cannot be is refused."""
    asynchronous, option = document
    written = inspect.signature(client_class(case.subject, asynchronous=asynchronous)).parameters
    default = inspect.signature(ProviderClient.__init__).parameters[option].default
    if option in {"environment", "base_url"} and not _servers(case.subject):
        return  # where the spec has no address, the caller has to say it
    if option not in written or written[option].default != default:
        yield Violation(f"{option}= is missing, or its default is not {default!r}.")
        return
    try:
        client_over(case.subject, Wire(answering(500)), asynchronous=asynchronous, **{option: _CLIENT_OPTIONS[option]})
    except ConfigurationError:
        return
    yield Violation(f"{option}= does not reach the client.")


@law(
    "C604",
    """
    A client that takes the sandbox for production charges somebody. The first server is the one that a client uses
    when it is told nothing. Regenerate the client.
    """,
    cases=_provider,
    documents=lambda case: tuple(range(len(_servers(case.subject)))),
)
def servers_are_those_of_the_spec(case: Case, document: JSON) -> Iterator[Violation]:
    """The servers of a client are those of the spec, in their order, by the names of their environments."""
    stated = _servers(case.subject)[document]
    known = case.subject.module("provider").PROVIDER.servers
    there = known[document] if document < len(known) else None
    place = join("/servers", document)
    if there is None or there.url != stated["url"].rstrip("/"):
        yield Violation(f"The client has another server than {stated['url']}.", pointer=place)
    elif there.environment != stated.get("x-clientwright-environment", there.environment):
        yield Violation(f"The client knows {stated['url']} as {there.environment!r}.", pointer=place)


@law(
    "C605",
    """
    Packages import their parts when they are used, from a table of names. A name that is missing there, or leads
    nowhere, is noticed by the first user. Regenerate the client.
    """,
    cases=_provider,
    documents=lambda case: tuple(module.__name__.partition(".")[2] for module in _packages(case.subject.package)),
)
def names_can_be_imported(case: Case, document: JSON) -> Iterator[Violation]:
    """Every name of a package leads to what is there, and everything that is there has a name."""
    package = case.subject.module(document) if document else case.subject.package
    for name in package.__all__:
        own = vars(package).get(name)
        # What was asked for once is kept, wherever the table of names leads.
        found = own if getattr(own, "__module__", "") == package.__name__ else package.__getattr__(name)
        if name != getattr(found, "__name__", "").rpartition(".")[2]:
            yield Violation(f"The name {name} of {package.__name__} leads to something else.")
    for name in sorted(_there(package) - {*package.__all__}):
        yield Violation(f"{package.__name__} does not name {name}.")


def _packages(package: ModuleType) -> Iterator[ModuleType]:
    yield from (package, client_module(package))
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.ispkg:
            yield importlib.import_module(found.name)


def client_module(package: ModuleType) -> ModuleType:
    """Import the module of a package's clients."""
    return importlib.import_module(f"{package.__name__}.client")


def _there(package: ModuleType) -> set[str]:
    """Give the names that a package has to have: of its modules, or of the classes that stand in them."""
    names = {found.name for found in pkgutil.iter_modules(getattr(package, "__path__", ()))}
    if package.__name__.rpartition(".")[2] not in {"models", "resources"}:
        return (names - _INNER).union(*(client_module(package).__all__ for name in names if name == "client"))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    return {
        name
        for module in modules
        for name, value in vars(module).items()
        if inspect.isclass(value) and value.__module__ == module.__name__
    }


@law(
    "C606",
    """
    Where every operation needs a credential, a client without one cannot do anything; to be told so when it is made is
    better than by the first call in production. Regenerate the client.
    """,
    cases=_provider,
    documents=lambda _: (False, True),
)
def missing_credentials_are_told(case: Case, document: JSON) -> Iterator[Violation]:
    """A client without a credential is refused when it is made, where all operations of the spec need the same."""
    data, provider = case.subject.document.data, case.subject.module("provider").PROVIDER
    needed = [one.value.get("security", data.get("security", [])) for one in case.subject.spec.operations]
    alike = all(one == needed[0] for one in needed) and bool(needed) and bool(needed[0]) and {} not in needed[0]
    kind = client_class(case.subject, asynchronous=bool(document))
    with without_variables(scheme.env for scheme in provider.schemes):
        try:
            kind(base_url=BASE_URL)
            refused = False
        except ConfigurationError:
            refused = True
    if alike != refused:
        yield Violation(
            "A client without credentials is " + ("refused" if refused else "made") + ".", pointer="/security"
        )


@contextmanager
def without_variables(names: Iterable[str]) -> Iterator[None]:
    """Have variables of the environment away for a while."""
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


@law(
    "C608",
    """
    Errors and reports of drift name the operation as it is called; another name sends whoever reads them to another
    operation. Regenerate the client.
    """,
    cases=call_cases,
    documents=once,
)
def operations_are_named_as_they_are_called(case: Case, _: JSON) -> Iterator[Violation]:
    """The name of every operation is that of its resource and method."""
    call = case.the_call
    resource, method = call.module.__name__.split(".")[-2], facade_method(call).__name__
    # An id that is no such pair is the spec's own name.
    if "." in call.name and call.name != f"{resource}.{method}":
        yield Violation(f"The operation that is called as {resource}.{method} is named {call.name}.")


@law(
    "C609",
    """
    A status that the client does not know gives an error without its body, so that nobody learns why a call failed.
    Regenerate the client.
    """,
    cases=call_cases,
    documents=once,
)
def statuses_are_known(case: Case, _: JSON) -> Iterator[Violation]:
    """Every status that an operation documents is one that its client knows."""
    stated = case.the_call.described.value.get("responses", {})
    known = {str(status).upper() for status in case.the_call.declared.answers}
    for status in stated:
        if not status.startswith("x-") and status.upper() not in known:
            place = join(case.pointer, "responses", status)
            yield Violation(f"The client does not know the status {status}.", pointer=place)


LAWS = (
    calls_take_options,
    clients_take_options,
    servers_are_those_of_the_spec,
    names_can_be_imported,
    missing_credentials_are_told,
    operations_are_named_as_they_are_called,
    statuses_are_known,
)
