"""Run some checks on a text, and make texts that are nearly descriptions."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from clientwright.pipeline.documents import JSON, Document, Marks
from clientwright.pipeline.findings import Finding, Location
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def findings_of(modules: Iterable[ModuleType], text: str) -> list[Finding]:
    """Give what the checks of some modules say about a text."""
    return findings_in(modules, loads(text, "spec.yaml"))


def findings_in(modules: Iterable[ModuleType], document: Document) -> list[Finding]:
    """Give what the checks of some modules say about a document."""
    spec = spec_of(document)
    return [finding for module in modules for check in module.CHECKS for finding in check(spec)]


def findings_in_components(modules: Iterable[ModuleType], schemas: dict[str, Any]) -> list[Finding]:
    """Give what the checks of some modules say about a 3.1 description that has nothing but schemas."""
    return findings_in(modules, document_of({"openapi": "3.1.1", "components": {"schemas": schemas}}))


def summary(findings: Iterable[Finding]) -> list[tuple[str, str, int, str]]:
    """Keep of findings what a table states: rule, pointer, line and severity."""
    return [(one.rule, one.pointer, one.location.line, str(one.severity)) for one in findings]


def document_of(data: JSON) -> Document:
    """Make a document of data that stands nowhere."""
    return Document("spec.yaml", data, Marks(Location("spec.yaml")))


@st.composite
def mutations(draw: st.DrawFn, texts: Iterable[str]) -> Document:
    """Take a description and put something else in a few places of it."""
    data = copy.deepcopy(loads(draw(st.sampled_from(list(texts))), "spec.yaml").data)
    words = ["$ref", "type", "object", "string", "#/components/schemas/A", "#/components/schemas/B", "null", "#", "in"]
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(list(_places(data))))
        holder[key] = draw(VALUES | st.sampled_from(words) | st.just({"$ref": draw(st.sampled_from(words))}))
    return document_of(data)


def _places(node: JSON) -> Iterable[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        yield node, key
        yield from _places(node[key])
