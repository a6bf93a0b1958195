from collections.abc import Iterator
from functools import cache

import pytest
from review_projects import ROOT, both

from clientwright.conformance.ledgers.ledger import Ledger
from clientwright.conformance.ledgers.values import Entry
from clientwright.conformance.ledgers.wire_types import Array, Map, Shape, Union, WireType, parse
from clientwright.review.lookups import ledger_of, statement
from clientwright.review.sides import Loaded
from clientwright.review.values import Route, Step


@cache
def here() -> dict[str, Loaded]:
    """Read this repository."""
    return dict(both(ROOT, ROOT)[0].providers)


def routes(ledger: Ledger) -> Iterator[tuple[Route, Entry]]:
    """Give the way to every entry of a ledger's operations, three steps into bodies at most."""
    for title, operation in ledger.operations.items():
        yield Route(title, "operation"), operation.entry
        for name, entry in operation.parameters.items():
            where, _, parameter = name.partition(" ")
            yield Route(title, where, parameter), entry  # type: ignore[arg-type]  # one of the words
        if operation.request:
            yield from inside(ledger, Route(title, "body"), operation.request, "shape")
        for status, response in operation.responses.items():
            yield from inside(ledger, Route(title, "answer", status), response.entry, "shape")
            for header, entry in response.headers.items():
                yield Route(title, "answer-header", f"{status} {header}"), entry


def inside(ledger: Ledger, route: Route, entry: Entry, attribute: str) -> Iterator[tuple[Route, Entry]]:
    """Give the way to an entry and to those below it."""
    yield route, entry
    if len(route.steps) < 6 and isinstance(stated := entry.get(attribute), str):
        yield from below(ledger, route, entry, parse(stated))


def below(ledger: Ledger, route: Route, entry: Entry, stated: WireType) -> Iterator[tuple[Route, Entry]]:
    """Give the way to the entries below a value of a type."""

    def stepped(step: Step) -> Route:
        return Route(route.operation, route.where, route.name, "", (*route.steps, step))

    match stated:
        case Shape(name):
            for field, found in ledger.shapes[name].fields.items():
                yield from inside(ledger, stepped(Step("property", field)), found, "type")
        case Array(inner):
            yield stepped(Step("items")), entry
            yield from below(ledger, stepped(Step("items")), entry, inner)
        case Map(inner):
            yield from below(ledger, stepped(Step("values")), entry, inner)
        case Union(members):
            for index, member in enumerate(members):
                yield from below(ledger, stepped(Step("option", str(index))), entry, member)


@pytest.mark.parametrize("provider", ["magicline", "mayar", "swipe", "trybe"])
def test_every_entry_of_a_ledger_is_found_by_its_route(provider: str) -> None:
    """The route to whatever a ledger states leads to the line in which it is stated."""
    loaded = here()[provider]
    ledger = ledger_of(loaded)
    assert ledger is not None
    found = list(routes(ledger))
    assert 15 < len(found)
    for route, entry in found:
        said = statement(loaded, route)
        assert said is not None
        assert ledger.file.locate(entry.pointer) == said.location
        where = Route(route.operation, route.where, route.name, "", (*route.steps, Step("property", "no such")))
        assert statement(loaded, where) is None or route.where == "operation"


def test_a_route_that_the_ledger_does_not_know_has_no_statement() -> None:
    """An operation, status, header, parameter or body that a ledger lacks has no statement."""
    loaded = here()["swipe"]
    unknown = [
        Route("GET /nothing", "operation"),
        Route("GET /subscriptions", "body"),
        Route("GET /subscriptions", "answer", "299"),
        Route("GET /subscriptions", "answer-header", "200 X-No"),
        Route("GET /subscriptions", "answer-header", "299 X-No"),
        Route("GET /subscriptions", "query", "page"),
    ]
    assert [None] * len(unknown) == [statement(loaded, route) for route in unknown]
    known = Route("GET /subscriptions", "answer", "200", "", (Step("property", "data"), Step("option", "9")))
    data = Route("GET /subscriptions", "answer", "200", "", (Step("property", "data"),))
    assert statement(loaded, data) == statement(loaded, known)
