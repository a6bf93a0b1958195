"""Which models a user fills in, and which a user reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from clientwright.review.surface.annotations import names, parsed
from clientwright.review.surface.symbols import Surface


@frozen
class Directions:
    """The names of the classes that are reached from arguments, and of those reached from results."""

    sent: frozenset[str]
    read: frozenset[str]

    def of(self, name: str) -> tuple[bool, bool]:
        """Tell whether a class is filled in and whether it is read; one that no call mentions counts as both."""
        found = name in self.sent, name in self.read
        return found if any(found) else (True, True)


def directions(surface: Surface) -> Directions:
    """Follow the annotations of all calls to the models that they mention."""
    sent: set[str] = set()
    read: set[str] = set()
    for owner in surface.owners.values():
        for one in owner.functions:
            for signature in one.signatures:
                sent.update(_mentioned(each.annotation for each in signature.parameters))
                read.update(_mentioned([signature.returns]))
    for called in surface.operations.values():
        sent.update(_mentioned([*(one.annotation for one in called.parameters), *called.bodies.values()]))
        read.update(_mentioned(called.answers.values()))
    below = {one.name: set(_mentioned(each.annotation for each in one.attributes)) for one in surface.classes.values()}
    return Directions(_reached(sent, below), _reached(read, below))


def _mentioned(annotations: Iterable[str]) -> Iterator[str]:
    for annotation in annotations:
        if annotation:
            yield from names(parsed(annotation))


def _reached(first: set[str], below: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = first & below.keys()
    while waiting:
        found |= waiting
        waiting = {name for one in waiting for name in below[one]} & below.keys() - found
    return frozenset(found)
