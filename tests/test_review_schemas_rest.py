"""Properties that are declared on one side alone, beside a schema for those that are not declared."""

from __future__ import annotations

from typing import Any

import pytest
from review_schemas_helping import changes, rules

_TEXT, _LIST = {"type": "string"}, {"type": "array"}


def _object(rest: Any, required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": rest, "required": required, "properties": properties}


@pytest.mark.parametrize("required", [[], ["b"]])
def test_what_is_no_longer_declared_is_of_the_schema_of_the_rest(required: list[str]) -> None:
    """A property that loses or gains its declaration is compared with the schema of what is not declared."""
    declared, rest = _object(_LIST, required, b=_TEXT), _object(_LIST, required)
    assert "type-changed" in rules(declared, rest, "body")
    assert "type-changed" in rules(rest, declared, "body")
    alike = _object(_TEXT, required, b=_TEXT), _object(_TEXT, required)
    assert "type-changed" not in rules(*alike, "body")


def test_two_places_are_not_taken_for_one() -> None:
    """The same property of an object and of its further values is told at both places, there and back."""
    inner = {"type": "object", "properties": {"b": _LIST}}
    old, new = {"type": "object", "properties": {"b": _TEXT}, "additionalProperties": inner}, {"type": "object"}
    for pair, rule in (((old, new), "property-removed"), ((new, old), "property-added")):
        places = {route.path for change in changes(*pair) if change.rule == rule for route in change.routes}
        assert {"$.b", "${}.b"} == places
