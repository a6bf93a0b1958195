from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategy_cases import IT, LAW, document_with

from clientwright.conformance.strategies import from_schema
from clientwright.conformance.strategies.drawing import Extras, object_of, strategy_of
from clientwright.conformance.strategies.formats import Leaf

NAMES = [f"field{number}" for number in range(12)]
FIELDS = {name: {"type": ["integer", "null"]} for name in NAMES}


def states(required: list[str]) -> list[list[str]]:
    """Draw objects of many nullable fields; tell of each field whether it is absent, null or there."""
    found: list[list[str]] = []
    schema = {"type": "object", "properties": FIELDS, "required": required, "additionalProperties": False}

    @settings(LAW, max_examples=200)
    @given(from_schema(document_with(schema), IT))
    def law(value: Any) -> None:
        found.append(["absent" if name not in value else "null" if value[name] is None else "there" for name in NAMES])

    law()
    return found


@pytest.mark.parametrize(("required", "wanted"), [([], ["absent", "null", "there"]), (NAMES, ["null", "there"])])
def test_every_field_takes_each_state_often_and_by_itself(required: list[str], wanted: list[str]) -> None:
    """Each field is absent, null and there, whatever the one beside it is, and the last of many are there often."""
    found = states(required)
    for field in zip(*found, strict=True):
        assert set(wanted) == set(field)
    last = [state for row in found for state in row[-4:]]
    assert last.count("there") > len(last) / 4
    assert all(any(row[one] != row[one + 1] for row in found) for one, _ in pairwise(range(len(NAMES))))


def test_an_undeclared_field_never_takes_a_declared_name() -> None:
    """A name that is declared is drawn as what it is declared to be, or not at all."""
    extras = Extras(Leaf(st.just("a")), Leaf(st.just(1)), {"a"}, 1)

    @LAW
    @given(strategy_of(object_of([], [extras])))
    def law(value: Any) -> None:
        assert {} == value

    law()
