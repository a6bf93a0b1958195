"""Documents that say one thing twice, or where nobody looks, are generated all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from generation_helping import answer, document, spec

from clientwright.pipeline.generation import generate

GET = {"operationId": "get_a", **answer({"type": "string"})}
ITEM = {"type": "object", "properties": {"a": {"type": "integer"}}}
CHOICE = {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "string"}], "enum": ["x", "y"]}
ODD: dict[str, Any] = {
    "tags that are no list": spec({"/a": {"get": {**GET, "tags": True}}}),
    "tags of the document that are no list": {**spec({"/a": {"get": {**GET, "tags": ["a"]}}}), "tags": {"a": 1}},
    "an enum beside a union": spec({"/a": {"get": {"operationId": "get_a", **answer(CHOICE)}}}, {"A": ITEM}),
    "an operation beside a reference": spec({"/a": {"$ref": "#/components/schemas/A", "get": GET}}, {"A": ITEM}),
}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_document_is_generated(case: str, tmp_path: Path) -> None:
    """A client comes out, with its one operation."""
    assert 1 == generate(document(ODD[case]), "odd", tmp_path).operations


def test_an_enum_beside_a_union_is_the_enum(tmp_path: Path) -> None:
    """The listed values say it all, whatever stands beside them."""
    generate(document(ODD["an enum beside a union"]), "odd", tmp_path)
    (module,) = (path for path in tmp_path.rglob("models/*.py") if "OpenStrEnum" in path.read_text("utf-8"))
    assert ['X = "x"', 'Y = "y"'] == [line.strip() for line in module.read_text("utf-8").splitlines() if " = " in line]
