"""Mistakes made in the schemas of the providers' specs are all told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientwright.conformance.mutation.spec_mutants import Mutant, mutants
from clientwright.pipeline.documents import Document, resolve
from clientwright.pipeline.loading import load
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.review.diff.graph import Schemas
from clientwright.review.diff.places import At
from clientwright.review.values import Route

_SPECS = Path(__file__).parents[1] / "specs"


def _in_schemas(spec: Spec) -> Iterator[Mutant]:
    kinds = {site.pointer for site in spec.by_kind["Schema"]}
    return (one for one in mutants(spec.document) if one.pointer in kinds)


@pytest.mark.parametrize("name", sorted(path.parent.name for path in _SPECS.glob("*/openapi.yaml")))
def test_a_mistake_in_a_schema_is_told(name: str) -> None:
    """Every mistake that the operators know gives at least one change."""
    document = load(_SPECS / name / "openapi.yaml")
    spec = spec_of(document)
    missed = []
    for mutant in _in_schemas(spec):
        changed = spec_of(Document(document.name, mutant.data, document.marks))
        schemas = Schemas(name)
        sides = (At(side, mutant.pointer, resolve(side.document.data, mutant.pointer)) for side in (spec, changed))
        schemas.add(*sides, Route("GET /", "answer", "200"))
        if not list(schemas.changes()):
            missed.append((mutant.operator, mutant.pointer))
    assert [] == missed
