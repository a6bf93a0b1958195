"""The first data of a sandbox: documented examples, and made-up records beside them."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Mapping

from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.walking import Spec
from clientwright.sandbox.answering import NOTHING, find, put
from clientwright.sandbox.behaviour import First, Hints, Resource
from clientwright.sandbox.generating import Generator
from clientwright.sandbox.state import Place, State

_SEEDED = "seeded"


def seed_state(state: State, provider: str, spec: Spec, hints: Hints, seed: str) -> None:
    """Write the first data of a provider, unless it was written before.

    Args:
        state: Where to.
        provider: The provider.
        spec: Its description.
        hints: What the description tells of its records.
        seed: Where chance begins.

    """
    with state.transaction():
        if state.figure(provider, _SEEDED) is not None:
            return
        state.note(provider, _SEEDED, 1)
        for name, records in first_records(spec, hints, seed).items():
            for record in records:
                identity = str(find(record, hints.resources[name].identity))
                state.write(Place(provider, name), identity, record)


def first_records(spec: Spec, hints: Hints, seed: str) -> dict[str, list[JSON]]:
    """Give the records that are there from the start, by the name of their kind.

    Args:
        spec: The description.
        hints: What it tells of its records.
        seed: Where chance begins.

    """
    made: dict[str, list[JSON]] = {}
    for resource in hints.resources.values():
        documented = [record for first in resource.first for record in _documented(spec, first, made)]
        made[resource.name] = [*documented, *_generated(spec, resource, seed)]
    return made


def _documented(spec: Spec, first: First, others: Mapping[str, list[JSON]]) -> Iterator[JSON]:
    value = resolve(spec.document.data, first.value)
    taken = [_taken(first, other) for other in others[first.each]] if first.each else [{}]
    for values in (one for one in taken if NOTHING not in one.values()):
        for record in value if isinstance(value, list) else [value]:
            yield _with(copy.deepcopy(record), {**first.put, **values})


def _taken(first: First, other: JSON) -> dict[str, JSON]:
    return {pointer: find(other, origin) for pointer, origin in first.take.items()}


def _generated(spec: Spec, resource: Resource, seed: str) -> Iterator[JSON]:
    if not resource.count:
        return
    source = random.Random(f"{seed}{resource.name}")  # noqa: S311  # the same records for the same seed
    schema = resolve(spec.document.data, resource.schema)
    for count in range(resource.count):
        made = Generator(spec).value(schema, source)
        yield _with(made, resource.variants[count % len(resource.variants)])


def _with(record: JSON, values: Mapping[str, JSON]) -> JSON:
    for pointer, value in values.items():
        record = put(record, pointer, copy.deepcopy(value))
    return record
