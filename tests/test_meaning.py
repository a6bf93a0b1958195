from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright.conformance.oracles.meaning import difference, same_meaning
from clientwright.conformance.strategies import any_json

LAW = settings(derandomize=True, database=None, deadline=None)
_AT = "2026-01-15T09:30:00"

SAME: dict[str, tuple[Any, Any]] = {
    "key-order": ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    "whole-float": (1, 1.0),
    "negative-zero": (0, -0.0),
    "instant-zulu": (f"{_AT}Z", f"{_AT}+00:00"),
    "instant-point-zero": (f"{_AT}.0Z", f"{_AT}+00:00"),
    "instant-digits": (f"{_AT}.994Z", f"{_AT}.994000+00:00"),
    "instant-offset": (f"{_AT}Z", "2026-01-15T11:30:00+02:00"),
    "instant-lower-case": (f"{_AT}Z", "2026-01-15t09:30:00z"),
    "instant-nested": ([{"at": f"{_AT}Z"}], [{"at": f"{_AT}.00Z"}]),
    "leap-second-text": ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
}
DIFFERENT: dict[str, tuple[Any, Any, str]] = {
    "true-is-not-one": (True, 1, "$"),
    "false-is-not-zero": ([0], [False], "$[0]"),
    "null-is-not-absent": ({"a": None}, {}, "$.a"),
    "absent-is-not-null": ({}, {"a b": None}, "$['a b']"),
    "null-is-not-zero": (None, 0, "$"),
    "null-is-not-false": (False, None, "$"),
    "text-is-not-number": ("1", 1, "$"),
    "object-is-not-array": ({}, [], "$"),
    "array-is-not-text": ([], "", "$"),
    "array-order": ([1, 2], [2, 1], "$[0]"),
    "shorter-array": ({"a": [1, 2]}, {"a": [1]}, "$.a[1]"),
    "longer-array": ([], [1], "$[0]"),
    "first-of-several": ({"a": 1, "b": 2}, {"b": 3, "a": 2}, "$.a"),
    "big-number": (2**53 + 1, float(2**53), "$"),
    "text-case": ("a", "A", "$"),
    "instant-second": (f"{_AT}Z", "2026-01-15T09:30:01Z", "$"),
    "instant-beyond-microseconds": (f"{_AT}.0000001Z", f"{_AT}.0000002Z", "$"),
    "instant-fraction-lost": (f"{_AT}.5Z", f"{_AT}Z", "$"),
    "instant-offset-kept": (f"{_AT}+01:00", f"{_AT}+02:00", "$"),
    "instant-without-offset": (f"{_AT}", f"{_AT}Z", "$"),
    "instant-with-a-space": (f"{_AT}Z", "2026-01-15 09:30:00Z", "$"),
    "date-is-no-instant": ("2026-01-15", "2026-01-15T00:00:00Z", "$"),
    "no-instant": ("2026-99-15T09:30:00Z", "2026-99-15T09:30:00+00:00", "$"),
}


@pytest.mark.parametrize(("a", "b"), SAME.values(), ids=SAME)
def test_what_means_the_same_is_the_same(a: Any, b: Any) -> None:
    """Two spellings of one meaning do not differ, whichever comes first."""
    assert same_meaning(a, b)
    assert same_meaning(b, a)


@pytest.mark.parametrize(("a", "b", "path"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_means_something_else_differs(a: Any, b: Any, path: str) -> None:
    """Nothing is lost: two values of other meaning differ, at the first such path, whichever comes first."""
    assert path == difference(a, b)
    assert not same_meaning(b, a)


@LAW
@given(any_json())
def test_a_value_means_itself(value: Any) -> None:
    """A value means the same as its copy and as what is read after it was written."""
    assert same_meaning(value, copy.deepcopy(value))
    assert same_meaning(value, json.loads(json.dumps(value, sort_keys=True)))


@LAW
@given(st.dictionaries(st.text(max_size=3), any_json(), min_size=1), st.data())
def test_a_lost_member_is_noticed(value: dict[str, Any], data: st.DataObject) -> None:
    """An object without one of its members means something else."""
    lost = data.draw(st.sampled_from(sorted(value)))
    assert not same_meaning(value, {name: found for name, found in value.items() if name != lost})
