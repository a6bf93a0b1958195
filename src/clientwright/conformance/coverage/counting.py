"""Counts what is documented, observed, assumed and unstated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from clientwright.conformance.coverage.values import GRADES, PRESENT, Evidence, Fact, Grade, Node, below

#: What is counted, in the order of the tables; the last is every single statement, those before it included.
SUBJECTS: Final = ("operations", "statuses", "parameters", "properties", "enum values", "nullabilities", "statements")
_OF_NODES: Final = {
    "operation": "operations", "status": "statuses", "parameter": "parameters", "property": "properties",
}  # fmt: skip
_OF_FACTS: Final = {"enum": "enum values", "nullable": "nullabilities"}


@frozen
class Count:
    """How many statements of one kind there are.

    Attributes:
        graded: How many of each grade.
        shown: How many of them an example shows.
        showable: How many an example could show.

    """

    graded: Mapping[Grade, int]
    shown: int
    showable: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.graded.values())

    @property
    def share(self) -> str:
        """The share that an example shows of those that one could, in whole percent; never 100 % with one missing."""
        return f"{100 * self.shown // self.showable} %" if self.showable else "-"


@frozen
class Figures:
    """The counts of one provider, by what is counted (`SUBJECTS`)."""

    provider: str
    counts: Mapping[str, Count]


def count(evidence: Evidence) -> Figures:
    """Count the evidence of one provider; what several operations share counts once."""
    return figures_of(evidence.provider, evidence.operations)


def figures_of(provider: str, nodes: Iterable[Node]) -> Figures:
    """Count the statements of some nodes and of all below them."""
    graded: Counter[tuple[str, Grade]] = Counter()
    shown: Counter[str] = Counter()
    showable: Counter[str] = Counter()
    for node in nodes:
        for subject, fact in _statements(node):
            graded[subject, fact.grade] += 1
            shown[subject] += bool(fact.example)
            showable[subject] += fact.example is not None
    counts = {
        subject: Count({grade: graded[subject, grade] for grade in GRADES}, shown[subject], showable[subject])
        for subject in SUBJECTS
    }
    return Figures(provider, counts)


def _statements(node: Node) -> Iterator[tuple[str, Fact]]:
    for each in below(node):
        for fact in each.facts:
            yield SUBJECTS[-1], fact
            if fact.name == PRESENT and each.kind in _OF_NODES:
                yield _OF_NODES[each.kind], fact
            if fact.name in _OF_FACTS:
                yield _OF_FACTS[fact.name], fact
