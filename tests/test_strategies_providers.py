from __future__ import annotations

from typing import Any

import providers
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from clientwright.conformance.examples import validator_for
from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import join

LAW = settings(
    database=None,
    derandomize=True,
    deadline=None,
    max_examples=20,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
BODIES = {
    f"{name} {site.pointer}": (name, join(site.pointer, "schema"), site.value["schema"])
    for name in sorted(providers.PROVIDERS)
    for site in providers.spec(name).by_kind["MediaType"]
}


@pytest.mark.parametrize("unknown_fields", [False, True], ids=["declared", "unknown"])
@pytest.mark.parametrize(("name", "pointer", "schema"), BODIES.values(), ids=BODIES)
def test_every_body_drawn_is_valid(name: str, pointer: str, schema: Any, *, unknown_fields: bool) -> None:
    """What is drawn of every body of every provider is valid, formats included."""
    document = providers.effective(name).document
    fits = validator_for(document, schema).is_valid

    @LAW
    @given(from_schema(document, pointer, unknown_fields=unknown_fields))
    def law(value: Any) -> None:
        assert fits(value)

    law()


def _deep_text(value: Any, depth: int = 0) -> bool:
    if isinstance(value, dict | list):
        return any(_deep_text(one, depth + 1) for one in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and depth > 3 and not value.isascii()


def test_a_nested_defect_shrinks_to_what_it_needs() -> None:
    """A defect that lies deep in a page is shown in a page of one item with hardly a field that is not required."""
    document = providers.effective("trybe").document
    strategy = from_schema(document, "/components/schemas/MembershipPage")
    rules = settings(LAW, max_examples=2000, phases=[Phase.generate, Phase.shrink])
    page = find(strategy, _deep_text, settings=rules)
    (item,) = page["data"]
    required = set(document.data["components"]["schemas"]["Membership"]["required"])
    assert 1 >= len(set(item) - required)
