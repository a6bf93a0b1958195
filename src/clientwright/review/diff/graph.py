"""Compare the schemas of two specs: pairs of schemas as a graph, each pair compared once, told with all its routes."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.pipeline.walking import Spec
from clientwright.review.diff.places import At
from clientwright.review.diff.schema_comparing import differences
from clientwright.review.diff.schema_differences import Difference, Edge, Pair
from clientwright.review.diff.schema_rules import SCHEMA_RULES
from clientwright.review.diff.schema_spreading import Compared, effective, spread
from clientwright.review.diff.schema_telling import Locate, changes, tell
from clientwright.review.diff.schema_unchanged import Unchanged
from clientwright.review.diff.shapes import Shapes
from clientwright.review.values import Change, Place, Route, Wire


class Schemas:
    """One comparison of the schemas of two specs."""

    def __init__(self, provider: str) -> None:
        self._provider = provider
        self._sides: _Sides | None = None
        self._roots: dict[Pair, list[Route]] = {}

    def add(self, old: At, new: At, route: Route) -> None:
        """Take in two schemas that stand for one value.

        Args:
            old: The schema before; of one spec throughout.
            new: The schema after; of one spec throughout.
            route: How a caller comes to the value.

        """
        if self._sides is None:
            self._sides = _Sides(old, new)
        pair = self._sides.old.group(old.value, old.pointer), self._sides.new.group(new.value, new.pointer)
        self._roots.setdefault(pair, []).append(route)

    def changes(self) -> Iterator[Change]:
        """Give every difference below all that was taken in, each once, in one order."""
        if self._sides is None:
            return
        compared = effective(self._sides.explore(self._roots), _counts)
        told = (one for pair, ways in spread(self._roots, compared) for one in tell(compared[pair].own, pair, ways))
        places = (_locate(self._sides.old.spec), _locate(self._sides.new.spec))
        yield from changes(self._provider, told, places)


class _Sides:
    """Two specs, and what the pairs of their schemas give."""

    def __init__(self, old: At, new: At) -> None:
        self.old, self.new = Shapes(old.spec), Shapes(new.spec)
        self._unchanged = Unchanged(self.old, self.new)

    def explore(self, roots: Iterator[Pair] | dict[Pair, list[Route]]) -> dict[Pair, Compared]:
        """Compare pairs and all pairs below them."""
        found: dict[Pair, Compared] = {}
        waiting = list(roots)
        while waiting:
            pair = waiting.pop()
            if pair not in found:
                found[pair] = self._compare(pair)
                waiting += [edge.pair for edge in found[pair].edges]
        return found

    def _compare(self, pair: Pair) -> Compared:
        if self._unchanged(*pair):
            return Compared((), ())
        shapes = self.old.shape(pair[0]), self.new.shape(pair[1])
        found = tuple(differences(*shapes, (self.old, self.new), self._unchanged))
        own = tuple(one for one in found if isinstance(one, Difference))
        return Compared(own, tuple(one for one in found if isinstance(one, Edge)))


def _counts(difference: Difference) -> bool:
    rule = SCHEMA_RULES[difference.rule]
    return {rule.request, rule.response} != {Wire.DOCS}


def _locate(spec: Spec) -> Locate:
    return lambda pointer: Place(pointer, spec.document.locate(pointer))
