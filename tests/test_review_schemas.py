"""Each rule of schemas: what it tells, where, and what it means in either direction."""

from __future__ import annotations

from typing import Any

import pytest
from review_schemas_helping import changes, compare, spec
from review_schemas_pairs import COMPONENTS, PAIRS

from clientwright.review.diff.schema_rules import SCHEMA_RULES
from clientwright.review.values import ABSENT, Wire

_NUMBERS = [f"{number}-{pair[2]}" for number, pair in enumerate(PAIRS)]


def _rules(old: Any, new: Any) -> set[str]:
    return {change.rule for change in compare(spec(old, **COMPONENTS), spec(new, **COMPONENTS), "body", "answer")}


@pytest.mark.parametrize("pair", PAIRS, ids=_NUMBERS)
def test_a_difference_has_its_rule(pair: tuple[Any, Any, str, str]) -> None:
    """One difference gives one rule, and the one the other way round its counterpart."""
    old, new, there, back = pair
    assert {there} == _rules(old, new)
    assert {back} == _rules(new, old)


@pytest.mark.parametrize("pair", PAIRS, ids=_NUMBERS)
def test_a_difference_is_told_below_a_property(pair: tuple[Any, Any, str, str]) -> None:
    """What differs in a property is told of the property, in items of the items."""
    old, new, there, _ = pair
    for hold, name in (
        (lambda one: {"type": "object", "properties": {"p": one}}, "$.p"),
        (lambda one: {"type": "array", "items": one}, "$[]"),
        (lambda one: {"type": "object", "additionalProperties": one}, "${}"),
    ):
        found = compare(spec(hold(old), **COMPONENTS), spec(hold(new), **COMPONENTS))
        assert {there} == {change.rule for change in found}
        assert all(route.path.startswith(name) for change in found for route in change.routes)


def test_every_rule_is_tried() -> None:
    """No rule stands in the catalogue that no pair gives."""
    assert SCHEMA_RULES.keys() == {rule for pair in PAIRS for rule in pair[2:]}


def test_every_rule_is_told_in_words() -> None:
    """Every rule has a title and a reason, and a verdict in both directions."""
    for rule in SCHEMA_RULES.values():
        assert rule.title
        assert rule.explain.endswith(".")
        assert rule.request is not None
        assert rule.response is not None


@pytest.mark.parametrize("where", ["body", "answer"])
def test_a_way_back_from_breaking_is_not_breaking_twice(where: Any) -> None:
    """What widens a value one way narrows it the other: only one of both breaks, unless the values are others."""
    for old, new, there, back in PAIRS:
        if there != back:
            found = [SCHEMA_RULES[rule].wire("request" if where == "body" else "response") for rule in (there, back)]
            assert found != [Wire.BREAKING, Wire.BREAKING] or "refused" in there or "property" in there, (old, new)


_NARROWED = "`tax` may now only be an integer (was an integer or a string)"
_TOLD = [
    ({"type": "integer"}, {"type": ["integer", "string"]}, "`tax` may now also be a string (was an integer)"),
    ({"type": ["integer", "string"]}, {"type": "integer"}, _NARROWED),
    ({"type": "string"}, {"type": "boolean"}, "`tax` is now a boolean (was a string)"),
    ({}, False, "`tax` may now only be nothing at all (was anything)"),
    ({"type": "string"}, {}, "`tax` may now be anything (was a string)"),
    ({"type": "string"}, {"type": ["string", "null"]}, "`tax` may now be null"),
    ({"enum": ["a", "b"]}, {"enum": ["a", "b", "c", "d"]}, '`tax` has the new values "c", "d"'),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}, '`tax` has no longer the value "b"'),
    ({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}, "`tax` now has a least value of 2 (was 1)"),
    (
        {"type": "array", "items": {"type": "string"}},
        {"type": "array", "items": {"type": "integer"}},
        "An item of `tax` is now an integer (was a string)",
    ),
    ({"type": "string", "default": "a"}, {"type": "string", "default": "b"}, '`tax` now has the default "b" (was "a")'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), _TOLD, ids=map(str, range(len(_TOLD))))
def test_a_change_is_told_in_a_sentence(old: Any, new: Any, message: str) -> None:
    """A message names the value, what it is now and what it was."""
    held = [{"type": "object", "properties": {"tax": one}} for one in (old, new)]
    assert [message] == [change.message for change in changes(*held)]


def test_a_change_of_the_whole_is_told_of_the_whole() -> None:
    """Where the value itself differs, the message names the body, the answer, the parameter or the header."""
    pair = {"type": "string"}, {"type": "integer"}
    told = {where: changes(*pair, where)[0].message.split(" is now")[0] for where in ("body", "answer", "query")}
    assert {"body": "The request body", "answer": "The answer 200", "query": "The query parameter ``"} == told


def test_before_and_after_hold_what_differs() -> None:
    """The values of a change are those that differ, absent where a side has none."""
    added = changes({"enum": ["a", "b"]}, {"enum": ["b", "c"]})
    assert [(ABSENT, ["c"]), (["a"], ABSENT)] == [(change.before, change.after) for change in added]
    typed = changes({"type": "integer"}, {"type": ["integer", "string"]})
    assert [(["integer"], ["integer", "string"])] == [(change.before, change.after) for change in typed]


def test_the_default_of_a_parameter_breaks() -> None:
    """A default that comes or goes breaks calls that leave a parameter out; of a property it is a risk."""
    pair = {"type": "string"}, {"type": "string", "default": "a"}
    held = [{"type": "object", "properties": {"p": one}} for one in pair]
    for order in (1, -1):
        verdicts = [changes(*pair[::order], "query")[0].wire, changes(*held[::order], "body")[0].wire]
        assert [Wire.BREAKING, Wire.RISKY] == verdicts


def test_a_keyword_is_where_it_stands() -> None:
    """A change points at the keyword that differs, or at the schema where it is not."""
    (change,) = changes({"type": "string"}, {"type": "string", "format": "date"})
    assert change.old is not None
    assert change.new is not None
    assert ("/components/schemas/Value", "/components/schemas/Value/format") == (change.old.pointer, change.new.pointer)


def test_a_property_stands_on_one_side_alone() -> None:
    """A property that comes or goes has one place, and a route that ends at it."""
    (change,) = changes({"type": "object"}, {"type": "object", "properties": {"a": {"type": "string"}}})
    assert change.old is None
    assert change.new is not None
    assert "/components/schemas/Value/properties/a" == change.new.pointer
    assert ["$.a"] == [route.path for route in change.routes]
