from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import jsonschema_rs
import providers
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from clientwright.conformance.examples import validator_for
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import join
from clientwright.pipeline.schema_reading import parts, type_of
from clientwright.pipeline.walking import Operation, Spec

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis judges the strategies where it is installed")

LAW = settings(
    database=None,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
BODIES = {
    f"{name}-{component}": (name, component)
    for name in sorted(providers.PROVIDERS)
    for site in providers.spec(name).by_kind["MediaType"]
    for component in [providers.component_of(site.value["schema"])]
}
JSON = "application/json"
ANSWERS = {
    f"{name} {operation.title} {status}": (name, operation, status, response["content"][JSON]["schema"])
    for name in sorted(providers.PROVIDERS)
    for operation in providers.spec(name).operations
    for status, value in operation.value["responses"].items()
    for response, _ in [providers.spec(name).follow(value)]
    if JSON in response.get("content", ()) and status.isdecimal()
}


def draw(strategy: Any, count: int) -> list[Any]:
    """Draw some values."""
    values: list[Any] = []

    @settings(LAW, max_examples=count)
    @given(strategy)
    def law(value: Any) -> None:
        values.append(value)

    law()
    return values


def theirs(name: str, component: str) -> Any:
    """Give the strategy that Schemathesis makes of a component."""
    from schemathesis.generation.jsonschema import builder  # noqa: PLC0415  # only where it is installed
    from schemathesis.specs.openapi.formats import get_default_format_strategies  # noqa: PLC0415  # likewise

    document = providers.effective(name).document
    schema = {
        "allOf": [{"$ref": f"#/components/schemas/{component}"}],
        "components": document.data["components"],
    }
    return builder.build(schema, draft=jsonschema_rs.Draft202012, formats=get_default_format_strategies())


def unreached(schema: Any, wanted: set[tuple[str, str]], reach: Any) -> set[tuple[str, str]]:
    """Give what no value of a schema reaches, of many: what Hypothesis draws first hangs on what is imported."""
    for count in (200, 1_000, 5_000):
        wanted = wanted - {cell for value in draw(schema, count) for cell in reach(value)}
        if not wanted:
            break
    return wanted


def cells(spec: Spec, pointer: str, value: Any) -> Iterator[tuple[str, str]]:
    """Give the schemas that a value reaches, each with the JSON type of what stands there."""
    for at, schema in parts(spec, pointer):
        yield at, type_of(value)
        if isinstance(value, dict):
            for name in schema.get("properties", {}).keys() & value.keys():
                yield from cells(spec, join(at, "properties", name), value[name])
        if isinstance(value, list) and "items" in schema:
            for item in value:
                yield from cells(spec, join(at, "items"), item)


@pytest.mark.parametrize(("name", "component"), BODIES.values(), ids=BODIES)
def test_what_an_independent_generator_draws_is_read_and_reached(name: str, component: str) -> None:
    """Documents of another generator are valid and decode as typed, and reach no kind of value that ours do not."""
    document, spec, pointer = (
        providers.effective(name).document,
        providers.spec(name),
        f"/components/schemas/{component}",
    )
    model, fits = providers.model_of(name, component), validator_for(document, {"$ref": f"#{pointer}"}).is_valid
    foreign = draw(theirs(name, component), 20)
    reach = partial(cells, spec, pointer)
    reached = {cell for value in foreign for cell in reach(value)}
    assert all(map(fits, foreign))
    assert [] == [misfit for value in foreign for misfit in misfits(model.from_dict(value))]
    assert set() == unreached(from_schema(document, pointer), reached, reach)


@pytest.mark.parametrize(("name", "operation", "status", "schema"), ANSWERS.values(), ids=ANSWERS)
def test_an_independent_validator_accepts_every_answer_drawn(
    name: str, operation: Operation, status: str, schema: Any
) -> None:
    """What is drawn of every documented answer passes Schemathesis' own check of responses."""
    document = providers.effective(name).document
    judge = schemathesis.openapi.from_dict(document.data)[operation.path][operation.method.upper()]
    pointer = f"/components/schemas/{providers.component_of(schema)}"
    for value in draw(from_schema(document, pointer, unknown_fields=True), 20):
        response = httpx.Response(int(status), json=value, request=httpx.Request(operation.method, "https://a.example"))
        response.elapsed = timedelta()
        judge.validate_response(response)
