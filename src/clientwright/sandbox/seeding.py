"""The first data of a sandbox: documented examples, and made-up records beside them."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Mapping

from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.walking import Spec
from clientwright.sandbox.answering import find, put
from clientwright.sandbox.behaviour import Hints, Resource
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
        for resource in hints.resources.values():
            for record in first_records(spec, resource, seed):
                identity = str(find(record, resource.identity))
                state.write(Place(provider, resource.name), identity, record)


def first_records(spec: Spec, resource: Resource, seed: str) -> Iterator[JSON]:
    """Give the records of a kind that are there from the start.

    Args:
        spec: The description.
        resource: The kind.
        seed: Where chance begins.

    """
    for first in resource.first:
        value = resolve(spec.document.data, first.value)
        for record in value if isinstance(value, list) else [value]:
            yield _with(copy.deepcopy(record), first.put)
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
