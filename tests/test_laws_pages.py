"""The laws of pages hold for a list of each style, and each planted fault breaks the law that is about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import httpx
import pytest
from everything_subject import case_of, first_message, generated, held

from clientwright import building, paging, session
from clientwright.conformance.calls import pages as playing_pages
from clientwright.conformance.calls.lying_pages import LIES, Lying
from clientwright.conformance.calls.pages import Playing, listing, many
from clientwright.conformance.law import violations
from clientwright.conformance.laws import pages
from clientwright.conformance.subjects import Subject
from clientwright.operations import Paging
from clientwright.pages import AsyncPages, Pages

subject = generated  # pytest knows a fixture by its name here

LAWS = {law.code: law for law in pages.LAWS}
STYLES = ("pages.number", "pages.offset", "pages.cursor", "pages.link")


@pytest.mark.parametrize("code", LAWS)
def test_the_laws_hold_for_lists_of_each_style(subject: Subject, code: str) -> None:
    """No law of pages is broken by a list, whatever the style of its pages is."""
    cases = [*LAWS[code].cases(subject)]
    assert STYLES == tuple(case.name for case in cases)
    for case in cases:
        outcome = held(LAWS[code], case)
        found = [(one.violation.message, json.dumps(one.document)) for one in outcome.broken]
        assert ([], "") == (found, outcome.skipped), case.name


def _changed(name: str, /, **changes: Any) -> tuple[str, Callable[[Paging], Paging]]:
    return f"pages.{name}", lambda one: attrs.evolve(one, **changes)


PLANTED = {
    "another page parameter": (*_changed("cursor", parameter="other"), "It ends with EncodeError"),
    "another offset parameter": (*_changed("offset", parameter="limit"), "items come for"),
    "no last page": (*_changed("number", last=""), "It asks"),
    "other items": (*_changed("number", items="/last"), "no list of items"),
    "a next page elsewhere": (*_changed("cursor", next="/nowhere"), "items come for"),
    "another style": (*_changed("link", style="cursor", parameter="page"), "It ends with"),
    "no more": (*_changed("offset", more=""), "It asks"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_hint_breaks_the_law(subject: Subject, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A declaration whose pages follow each other otherwise than the spec says is found."""
    name, change, message = PLANTED[fault]
    case = case_of(LAWS["C501"], subject, name)
    operation = case.the_call.module.OPERATION
    monkeypatch.setattr(case.the_call.module, "OPERATION", attrs.evolve(operation, paging=change(operation.paging)))
    broken = [one.violation.message for one in held(LAWS["C501"], case).broken]
    assert any(message in one for one in broken), broken


def test_a_client_without_the_method_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the hint says that a list has pages, a client that cannot go through them breaks the law."""
    case = case_of(LAWS["C501"], subject, "pages.cursor")
    monkeypatch.setattr(case.the_call.module, "__name__", "every_client.api.pages.pages_nothing")
    assert "LookupError" in first_message(LAWS["C501"], case)


def test_an_iteration_that_forgets_arguments_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are asked for with other arguments than the first one break the law."""
    case = case_of(LAWS["C501"], subject, "pages.offset")
    whole = paging.Walk._next_offset  # noqa: SLF001  # the fault that is planted

    def forgetful(self: Any, arguments: Mapping[str, object], page: object, count: int) -> Any:
        found = whole(self, arguments, page, count)
        return found and {"skip": found["skip"]}

    monkeypatch.setattr(paging.Walk, "_next_offset", forgetful)
    document = {"items": [{"x": 0}], "count": 9, "size": 3, "full": True}
    messages = [one.violation.message for one in violations(LAWS["C501"], case, document)]
    assert any("It does not ask for the other pages as for the first one." in one for one in messages)


def test_an_iteration_that_asks_again_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that asks twice for each page breaks the law, although every item comes once."""
    case = case_of(LAWS["C501"], subject, "pages.cursor")
    begin = Pages.__init__

    def doubled(self: Any, fetch: Any, *rest: Any) -> None:
        begin(self, lambda asked: (fetch(asked), fetch(asked))[1], *rest)

    monkeypatch.setattr(Pages, "__init__", doubled)
    messages = [one.violation.message for one in held(LAWS["C501"], case).broken]
    assert "facade-sync: It asks for a page twice." in messages


@pytest.mark.parametrize("kind", [Pages, AsyncPages])
def test_an_iteration_that_skips_is_found(subject: Subject, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An iteration that leaves out an item of each page breaks the law, synchronous or not."""
    case = case_of(LAWS["C501"], subject, "pages.cursor")
    monkeypatch.setattr(paging.Walk, "take", lambda self, page: self._items(page)[1:])
    found = [one.violation.message for one in held(LAWS["C501"], case).broken]
    way = "facade-async" if kind is AsyncPages else "facade-sync"
    assert any(one.startswith(way) and "items come for" in one for one in found)


GUARDS = {
    "the first page again": ("pages.offset", "_notice"),
    "two pages in turn": ("pages.cursor", "_asked"),
    "empty pages without end": ("pages.cursor", "EMPTY_PAGES"),
    "a last page that moves away": ("pages.number", "GROWTH"),
}


@pytest.mark.parametrize("lie", GUARDS)
def test_without_a_guard_a_list_does_not_end(subject: Subject, lie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each guard of the runtime against a lie is what keeps the law: without it the law is broken."""
    name, guard = GUARDS[lie]
    case = case_of(LAWS["C502"], subject, name)
    document = {"items": [{"x": 0}], "count": 9, "size": 3, "lie": lie}
    assert [] == [*violations(LAWS["C502"], case, document)]
    if guard in {"EMPTY_PAGES", "GROWTH"}:
        monkeypatch.setattr(paging, guard, 10**9)
    elif guard == "_asked":
        monkeypatch.setattr(paging.Walk, "_told", lambda self, page: self._at(page, self._paging.next))
    else:
        monkeypatch.setattr(paging.Walk, guard, lambda _self, _items: None)
    messages = [one.violation.message for one in violations(LAWS["C502"], case, document)]
    assert [] != messages
    assert guard != "GROWTH" or "facade-sync: It does not end after 401 requests." in messages


def test_a_link_that_leads_away_is_found(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that asks another host for the next page, credential and all, breaks the law."""
    case = case_of(LAWS["C502"], subject, "pages.link")
    build = building.build

    def elsewhere(operation: Any, arguments: Mapping[str, object], body: object, base_url: str) -> Any:
        base_url = "https://evil.invalid" if "?" in arguments else base_url
        return build(operation, arguments, body, base_url)

    monkeypatch.setattr(session, "build", elsewhere)
    document = {"items": [{"x": 0}], "count": 9, "size": 3, "lie": "null"}
    messages = [one.violation.message for one in violations(LAWS["C502"], case, document)]
    assert "facade-sync: A request goes to evil.invalid." in messages


def test_a_page_that_cannot_be_made_is_the_specs_fault(subject: Subject) -> None:
    """Where the hint puts what its schema refuses, the spec is told, and where."""
    case = case_of(LAWS["C501"], subject, "pages.number")
    (found,) = violations(LAWS["C501"], case, {"items": ["no point"], "count": 1, "size": 1})
    assert ("spec", case.pointer) == (found.violation.blame, found.violation.pointer)
    assert "No page can be made as the hint says" in found.violation.message


def test_items_are_told_apart(subject: Subject) -> None:
    """As many items are made as are wanted, each valid and another."""
    call = case_of(LAWS["C501"], subject, "pages.number").the_call
    assert [{"x": index, "y": 5} for index in range(40)] == many(call, [{"x": 3, "y": 5}], 40)
    assert "" == playing_pages.refused(listing(call), Playing(listing(call), many(call, [{"x": 3}], 40), 7).page("6"))


@pytest.mark.parametrize("lie", LIES)
def test_a_liar_begins_with_a_true_page(subject: Subject, lie: str) -> None:
    """The first page is as it should be, so that its items come whatever follows."""
    call = case_of(LAWS["C501"], subject, "pages.link").the_call
    items = many(call, [{"x": 3}], 9)
    player = Lying(listing(call), items, 3, lie)
    first = player(httpx.Request("GET", "https://provider.invalid/base/links")).read()
    assert {"items": items[:3], "next": "https://provider.invalid/base/links?to=c3"} == json.loads(first)
