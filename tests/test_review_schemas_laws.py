"""Laws of the comparison of schemas that hold for whatever schemas are drawn."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, assume, given, settings
from review_schemas_drawing import SCHEMAS, pairs, values
from review_schemas_helping import changes

from clientwright.review.values import Change, Wire

_TRIED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
#: Properties that are not declared may be anything before or after: clients neither send them nor look at them.
_TOLERATED = {"property-added", "required-property-added", "object-opened", "property-declared"}


@cache
def _values() -> list[Any]:
    return values()


def _warned(found: list[Change]) -> bool:
    return any(change.wire in {Wire.BREAKING, Wire.RISKY} for change in found)


def _loose(schema: Any) -> Any:
    """Have a value fulfil several alternatives: that they overlap is not told."""
    if isinstance(schema, list):
        return [_loose(one) for one in schema]
    if isinstance(schema, dict):
        loose = {name: _loose(value) for name, value in schema.items() if name != "oneOf"}
        return {**loose, "allOf": [{"anyOf": _loose(schema["oneOf"])}]} if "oneOf" in schema else loose
    return schema


def _broken(sent: Any, expected: Any) -> list[Any]:
    """Give values of one schema that are none of the other."""
    first, second = (jsonschema_rs.Draft202012Validator(_loose(schema)) for schema in (sent, expected))
    return [value for value in _values() if first.is_valid(value) and not second.is_valid(value)]


@_TRIED
@given(SCHEMAS)
def test_a_schema_does_not_differ_from_itself(schema: Any) -> None:
    """Nothing is told of what is the same."""
    assert changes(schema, schema) == []


def _places(found: list[Change]) -> set[str]:
    return {re.sub(r"\|\d", "|", str(route)) for change in found for route in change.routes}


@_TRIED
@given(pairs())
def test_there_and_back_the_same_places_are_named(pair: tuple[Any, Any]) -> None:
    """A comparison and the one the other way round name the same places, the numbers of alternatives aside."""
    assert _places(changes(*pair)) == _places(changes(*pair[::-1]))


@_TRIED
@given(pairs())
def test_what_is_sent_stays_valid_unless_it_is_warned_of(pair: tuple[Any, Any]) -> None:
    """Where no change of a request is breaking or risky, what was valid is valid still."""
    old, new = pair
    found = changes(old, new, "body")
    assume(not _warned(found) and not _TOLERATED & {change.rule for change in found})
    assert [] == _broken(old, new), pair


@_TRIED
@given(pairs())
def test_what_is_read_was_valid_unless_it_is_warned_of(pair: tuple[Any, Any]) -> None:
    """Where no change of an answer is breaking or risky, what is valid was valid before."""
    old, new = pair
    found = changes(old, new, "answer")
    assume(not _warned(found) and not _TOLERATED & {change.rule for change in found})
    assert [] == _broken(new, old), pair


@_TRIED
@given(pairs())
def test_what_differs_for_a_value_is_told(pair: tuple[Any, Any]) -> None:
    """Where a value is valid on one side only, there is a change."""
    old, new = pair
    assume(_broken(old, new) or _broken(new, old))
    assert changes(old, new), pair
