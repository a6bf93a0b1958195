"""Laws of the checks of what a description says to this toolkit."""

from __future__ import annotations

import json

import pytest
from good_specs import GOOD

from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.extensions import EFFECTS
from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.loading import loads

PAGES = {"style": "page", "page-parameter": "page", "items": "/data"}
AT = "/paths/~1things/get"


def _document(**parts: JSON) -> Document:
    operation = {
        "operationId": "list_things",
        "parameters": [{"name": name, "in": "query", "schema": {"type": "integer"}} for name in ("page", "per_page")],
        "responses": {"200": {"description": "d", **parts.get("response", {})}},
        **parts.get("operation", {}),
    }
    variable = {"default": "eu", **parts.get("variable", {})}
    data = {
        "openapi": "3.1.1",
        "info": {"title": "T", "version": "1", **parts.get("info", {})},
        "servers": [
            {"url": "https://{region}.example.com", "variables": {"region": variable}, **parts.get("server", {})}
        ],
        "paths": {"/things": {"get": operation}},
    }
    return loads(json.dumps(data), "a.json")


def _found(document: Document) -> list[tuple[str, str]]:
    rules = ("extension-", "pagination-")
    return [(one.rule, one.pointer) for one in check(document) if one.rule.startswith(rules)]


@pytest.mark.parametrize("name", GOOD)
def test_a_description_without_extensions_has_none_to_correct(name: str) -> None:
    """Nothing is said of a description that says nothing to this toolkit."""
    assert [] == _found(loads(GOOD[name], "a.yaml"))


def test_every_extension_passes_where_it_belongs() -> None:
    """Each field of ours is accepted in its place with a value of its kind."""
    document = _document(
        info={"x-clientwright-provider": "things"},
        operation={
            "x-clientwright-effect": "read",
            "x-clientwright-pagination": {
                **PAGES,
                "size-parameter": "per_page",
                "last-page": "/meta/last",
                "next": "/links/next",
                "more": "/more",
            },
            "x-clientwright-idempotency": {"header": "Idempotency-Key"},
            "x-clientwright-scopes": ["things:read"],
        },
        response={"x-clientwright-failure": {"pointer": "/messages", "values": ["failed"]}},
        server={"x-clientwright-environment": "sandbox"},
        variable={"x-clientwright-required": True},
    )
    assert [] == _found(document)


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect_is_accepted(effect: str) -> None:
    """Each effect that the design names is one."""
    assert [] == _found(_document(operation={"x-clientwright-effect": effect}))


@pytest.mark.parametrize(
    ("parts", "rule", "pointer"),
    [
        ({"operation": {"x-clientwright-efect": "read"}}, "extension-unknown", f"{AT}/x-clientwright-efect"),
        ({"info": {"x-clientwright-effect": "read"}}, "extension-place", "/info/x-clientwright-effect"),
        ({"info": {"x-clientwright-provider": " "}}, "extension-value", "/info/x-clientwright-provider"),
        ({"info": {"x-clientwright-provider": 1}}, "extension-value", "/info/x-clientwright-provider"),
        ({"operation": {"x-clientwright-effect": "refund"}}, "extension-value", f"{AT}/x-clientwright-effect"),
        ({"operation": {"x-clientwright-effect": ["read"]}}, "extension-value", f"{AT}/x-clientwright-effect"),
        ({"operation": {"x-clientwright-pagination": "page"}}, "extension-value", f"{AT}/x-clientwright-pagination"),
        ({"operation": {"x-clientwright-scopes": "a"}}, "extension-value", f"{AT}/x-clientwright-scopes"),
        ({"operation": {"x-clientwright-scopes": [1]}}, "extension-value", f"{AT}/x-clientwright-scopes"),
        ({"server": {"x-clientwright-environment": ""}}, "extension-value", "/servers/0/x-clientwright-environment"),
        (
            {"variable": {"x-clientwright-required": "yes"}},
            "extension-value",
            "/servers/0/variables/region/x-clientwright-required",
        ),
    ],
)
def test_a_mistake_in_an_extension_is_found_where_it_stands(parts: dict[str, JSON], rule: str, pointer: str) -> None:
    """A field of ours that is misspelt, misplaced or of a wrong kind is an error at the field."""
    assert [(rule, pointer)] == _found(_document(**parts))


@pytest.mark.parametrize(
    "idempotency",
    ["Key", {}, {"header": 1}, {"header": "a b"}, {"header": ""}, {"header": "Key", "more": 1}],
)
def test_an_idempotency_mechanism_is_a_header(idempotency: JSON) -> None:
    """A mechanism that does not name exactly one header is an error."""
    found = _found(_document(operation={"x-clientwright-idempotency": idempotency}))
    assert [("extension-value", f"{AT}/x-clientwright-idempotency")] == found


@pytest.mark.parametrize(
    "failure",
    [
        "failed",
        {"pointer": "/a"},
        {"pointer": "a", "values": [1]},
        {"pointer": "/a~2", "values": [1]},
        {"pointer": "/a", "values": []},
        {"pointer": "/a", "values": "b"},
        {"pointer": "", "values": [1], "x": 1},
    ],
)
def test_a_failure_is_told_by_values_at_a_pointer(failure: JSON) -> None:
    """What tells a failure is a JSON pointer and at least one value; anything else is an error."""
    found = _found(_document(response={"x-clientwright-failure": failure}))
    assert [("extension-value", f"{AT}/responses/200/x-clientwright-failure")] == found


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"style": "pages"}, "/style"),
        ({"style": None}, "/style"),
        ({"page-parameter": "pag"}, "/page-parameter"),
        ({"size-parameter": "size"}, "/size-parameter"),
        ({"items": "data"}, "/items"),
        ({"last-page": 3}, "/last-page"),
        ({"cursor-parameter": "page"}, "/cursor-parameter"),
        ({"page-parameter": ...}, ""),
        ({"items": ...}, ""),
        ({"style": "cursor", "page-parameter": ..., "cursor-parameter": "page"}, ""),
        ({"style": "link", "page-parameter": ...}, ""),
    ],
)
def test_a_hint_on_pages_can_be_followed(changes: dict[str, JSON], at: str) -> None:
    """A hint that lacks something, names what is not there or has what its style does not know is an error."""
    hints = {name: value for name, value in {**PAGES, **changes}.items() if value is not ...}
    found = _found(_document(operation={"x-clientwright-pagination": hints}))
    assert [("pagination-hint", f"{AT}/x-clientwright-pagination{at}")] == found


@pytest.mark.parametrize(
    "hints",
    [
        PAGES,
        {"style": "offset", "offset-parameter": "page", "items": ""},
        {"style": "cursor", "cursor-parameter": "page", "items": "/data", "next": "/next", "more": "/more"},
        {"style": "link", "items": "/data", "next": "/links/next"},
    ],
)
def test_each_style_of_pages_is_accepted(hints: dict[str, JSON]) -> None:
    """Pages by number, offset, cursor and link have hints that pass."""
    assert [] == _found(_document(operation={"x-clientwright-pagination": hints}))
