"""What was measured: a figure a round for each variant, and what follows from figures of the same rounds."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable

from attrs import field, frozen

STOCK = "stock openapi-python-client"
OURS = "clientwright"


@frozen
class Summary:
    """The least, the middle and the greatest of some figures."""

    least: float
    middle: float
    greatest: float


@frozen
class Measure:
    """One thing that is measured, of all who can do it.

    Attributes:
        title: What it is.
        unit: What its figures count; less is better.
        base: The variant that the others are compared with.
        faster: Whether the table says how many times as fast as the base, rather than how much of the base.
        figures: By variant, one figure a round.
        missing: By variant, why it has none.

    """

    title: str
    unit: str
    base: str = STOCK
    faster: bool = False
    figures: dict[str, list[float]] = field(factory=dict)
    missing: dict[str, str] = field(factory=dict)

    def add(self, variant: str, figure: float) -> None:
        """Note the figure of one more round."""
        self.figures.setdefault(variant, []).append(figure)

    def pairs(self, variant: str, other: str) -> list[tuple[float, float]]:
        """Give the figures of two variants, round by round; none where one of them is missing."""
        return list(zip(self.figures.get(variant, ()), self.figures.get(other, ()), strict=False))

    def ratios(self, variant: str) -> Summary:
        """Compare a variant with the base, round by round."""
        pairs = self.pairs(variant, self.base)
        return summary(based / own if self.faster else own / based for own, based in pairs)


def summary(figures: Iterable[float]) -> Summary:
    """Sum up one or more figures."""
    ordered = sorted(figures)
    return Summary(ordered[0], statistics.median(ordered), ordered[-1])


@frozen
class Goal:
    """A number to reach.

    Attributes:
        text: What is wanted.
        measure: Which measure tells.
        variant: Whose figure.
        other: Whose it is compared with.
        compare: Makes one number of the two figures of a round.
        limit: What the median of these must reach.
        least: Whether the limit is the least number that will do, rather than the greatest.
        unit: What the numbers count; empty for ratios.

    """

    text: str
    measure: str
    variant: str
    other: str
    compare: Callable[[float, float], float]
    limit: float
    least: bool = False
    unit: str = ""

    def found(self, measures: dict[str, Measure]) -> Summary | None:
        """Give what was measured; None where it was not."""
        measure = measures.get(self.measure)
        pairs = measure.pairs(self.variant, self.other) if measure else []
        return summary(self.compare(own, other) for own, other in pairs) if pairs else None

    def reached(self, found: Summary) -> bool:
        """Tell whether the median will do."""
        return found.middle >= self.limit if self.least else found.middle <= self.limit
