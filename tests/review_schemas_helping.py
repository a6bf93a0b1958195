"""Compare two schemas as a review does."""

from __future__ import annotations

import copy
from typing import Any

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Location
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.review.diff.graph import Schemas
from clientwright.review.diff.places import At
from clientwright.review.values import Change, Route, Where

_VALUE = "/components/schemas/Value"


def spec(schema: Any, version: str = "3.1.0", **others: Any) -> Spec:
    """Give a spec whose component `Value` is a schema, with other components beside it."""
    data = {"openapi": version, "components": {"schemas": {"Value": schema, **others}}}
    return spec_of(Document("spec.yaml", copy.deepcopy(data), Marks(Location("spec.yaml"))))


def compare(old: Spec, new: Spec, *wheres: Where) -> list[Change]:
    """Give the changes from one spec's `Value` to another's, in an answer unless told otherwise."""
    schemas = Schemas("toy")
    for where in wheres or ("answer",):
        name = "200" if where == "answer" else ""
        schemas.add(*(At(side, "", side.document.data).below("components", "schemas", "Value") for side in (old, new)),
                    Route("GET /toys", where, name, "application/json"))  # fmt: skip
    return list(schemas.changes())


def changes(old: Any, new: Any, *wheres: Where, version: str = "3.1.0") -> list[Change]:
    """Give the changes from one schema to another."""
    return compare(spec(old, version), spec(new, version), *wheres)


def rules(old: Any, new: Any, *wheres: Where, version: str = "3.1.0") -> list[str]:
    """Give the rules of the changes from one schema to another."""
    return [change.rule for change in changes(old, new, *wheres, version=version)]
