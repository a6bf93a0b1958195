from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.conformance.lifecycles.lists import Part
from clientwright.conformance.lifecycles.values import NOTHING, apart, at, placed, same, texts_in, written

RECORD: dict[str, Any] = {"id": 1, "of": {"a/b": [1, {"c": None}], "d": "x"}}
PLACES = ["/id", "/of", "/of/a~1b", "/of/a~1b/0", "/of/a~1b/1/c", "/of/d", ""]


@given(st.sampled_from(PLACES), st.none() | st.booleans() | st.integers() | st.text())
def test_what_is_placed_is_there(pointer: str, new: Any) -> None:
    """A value that is placed is at its pointer, everything else is as it was, and the original is not touched."""
    before = copy.deepcopy(RECORD)
    made = placed(RECORD, pointer, new)
    assert new == at(made, pointer)
    assert before == RECORD
    assert RECORD == placed(made, pointer, at(RECORD, pointer))


@pytest.mark.parametrize("pointer", ["/none/x", "/of/d/x", "/of/a~1b/2", "/of/a~1b/x"])
def test_nothing_is_placed_below_nothing(pointer: str) -> None:
    """Where what is above a pointer is not there, nothing changes."""
    assert RECORD == placed(RECORD, pointer, 7)
    assert NOTHING is at(RECORD, pointer)


def test_a_member_is_added_and_taken_away() -> None:
    """The last name of a pointer may be new; `NOTHING` takes a member away."""
    assert {**RECORD, "new": 1} == placed(RECORD, "/new", 1)
    assert {"id": 1} == placed(RECORD, "/of", NOTHING)
    assert RECORD == placed(RECORD, "/none", NOTHING)


def test_values_are_the_same_by_their_meaning() -> None:
    """Instants and numbers are compared by what they mean; what is loose is not compared; nothing is only nothing."""
    assert same({"at": "2024-01-01T00:00:00Z", "n": 1}, {"n": 1.0, "at": "2024-01-01T00:00:00.000+00:00"})
    assert "$.of.d" == apart(RECORD, placed(RECORD, "/of/d", "y"))
    assert same(RECORD, placed(RECORD, "/of/d", "y"), ("/of/d",))
    assert same(RECORD, placed(RECORD, "/of/d", NOTHING), ("/of/d",))
    assert not same({"a": None}, {})
    assert not same(None, NOTHING)
    assert same(NOTHING, NOTHING)


def test_texts_and_scalars_are_read_as_they_are_written() -> None:
    """Every text and name in a value is given, and a scalar as it stands in an address."""
    assert ["id", "of", "a/b", "c", "d", "x"] == [*texts_in(RECORD)]
    assert ["true", "false", "7", "x", ""] == [written(value) for value in (True, False, 7, "x", None)]


@given(st.integers(1, 9), st.integers(0, 40))
def test_pages_part_a_list(size: int, total: int) -> None:
    """The pages of a list hold each of its records once, in order, and none comes after the last one."""
    items = list(range(total))
    last = Part(1, size, total).last
    parts = [Part(number, size, total) for number in range(1, last + 1)]
    shown = [items[part.first : part.first + size] for part in parts]
    assert items == [item for page in shown for item in page]
    assert all(shown) or not total
    beyond = Part(last + 1, size, total)
    assert [] == items[beyond.first : beyond.first + size]
