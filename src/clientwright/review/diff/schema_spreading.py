"""Which routes lead to a difference: the shortest one from each place where an operation uses the value."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import frozen

from clientwright.review.diff.schema_differences import Difference, Edge, Pair
from clientwright.review.values import Direction, Route, Step


@frozen
class Compared:
    """What the comparison of one pair gave.

    Attributes:
        own: The differences of the pair itself.
        edges: The pairs below.

    """

    own: tuple[Difference, ...]
    edges: tuple[Edge, ...]


@frozen
class Way:
    """One way to a pair.

    Attributes:
        route: Where it begins.
        steps: The steps from there.
        idle: Whether the value does not travel on it.

    """

    route: Route
    steps: tuple[Step, ...]
    idle: bool


Compares = Mapping[Pair, Compared]


def effective(compared: Compares, counts: Callable[[Difference], bool]) -> dict[Pair, Compared]:
    """Have what stands for all that differs in a pair below told where something that counts does differ there."""
    sources = {pair for pair, one in compared.items() if any(map(counts, one.own))}
    differing = _upwards(sources, compared, lambda _: True)
    return {pair: _settled(one, differing) for pair, one in compared.items()}


def _settled(one: Compared, differing: set[Pair]) -> Compared:
    stand_ins = (edge.stands_for for edge in one.edges if edge.stands_for and edge.pair in differing)
    return Compared((*one.own, *filter(None, stand_ins)), tuple(edge for edge in one.edges if edge.stands_for is None))


def _upwards(sources: Iterable[Pair], compared: Compares, follow: Callable[[Edge], bool]) -> set[Pair]:
    """Give the pairs that lead to one of the sources."""
    above: dict[Pair, list[Pair]] = {}
    for pair, one in compared.items():
        for edge in one.edges:
            if follow(edge):
                above.setdefault(edge.pair, []).append(pair)
    found = set(sources)
    waiting = list(found)
    while waiting:
        for pair in above.get(waiting.pop(), ()):
            if pair not in found:
                found.add(pair)
                waiting.append(pair)
    return found


def spread(roots: Mapping[Pair, Iterable[Route]], compared: Compares) -> Iterator[tuple[Pair, list[Way]]]:
    """Give the pairs that differ themselves, each with the ways to it.

    Args:
        roots: The pairs to begin with, and the routes to them.
        compared: What every pair gave, as `effective` has it.

    """
    wanted = _upwards((pair for pair, one in compared.items() if one.own), compared, lambda _: True)
    below = {
        pair: sorted((edge for edge in compared[pair].edges if edge.pair in wanted), key=_order) for pair in wanted
    }
    found: dict[Pair, list[Way]] = {}
    for root, routes in roots.items():
        if root not in wanted:
            continue
        reached: dict[Direction, dict[Pair, tuple[tuple[Step, ...], bool]]] = {}
        for route in routes:
            ways = reached.get(route.direction)
            if ways is None:
                ways = reached[route.direction] = _reach(root, below, route.direction)
            for pair, (steps, idle) in ways.items():
                if compared[pair].own:
                    found.setdefault(pair, []).append(Way(route, route.steps + steps, idle))
    yield from found.items()


def _order(edge: Edge) -> tuple[str, int, str]:
    step = edge.step or Step("items")
    return step.kind, int(step.name) if step.kind in {"option", "item"} and step.name.isdecimal() else 0, step.name


def _reach(
    root: Pair, below: Mapping[Pair, list[Edge]], direction: Direction
) -> dict[Pair, tuple[tuple[Step, ...], bool]]:
    """Walk breadth first, the places where the value does not travel last."""
    found: dict[Pair, tuple[tuple[Step, ...], bool]] = {root: ((), False)}
    waiting: deque[Pair] = deque([root])
    later: deque[tuple[Pair, tuple[Step, ...]]] = deque()
    while waiting or later:
        if not waiting:
            pair, steps = later.popleft()
            if pair in found:
                continue
            found[pair] = steps, True
            waiting.append(pair)
        pair = waiting.popleft()
        steps, idle = found[pair]
        for edge in below[pair]:
            further = steps if edge.step is None else (*steps, edge.step)
            if edge.pair in found:
                continue
            if edge.idle == direction or idle:
                later.append((edge.pair, further))
            else:
                found[edge.pair] = further, False
                waiting.append(edge.pair)
    return found
