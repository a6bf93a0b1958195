"""What the comparison of two surfaces has to know beyond the two names that it looks at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from clientwright.review.surface.annotations import Relation, parsed, relation, renamed
from clientwright.review.surface.directions import Directions, directions
from clientwright.review.surface.pairing import owners
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import Effect, SurfaceChange

BREAKING, ADDITIVE, NONE = Effect.BREAKING, Effect.ADDITIVE, Effect.NONE
_WORST: Final = tuple(Effect)


@frozen
class Context:
    """Two surfaces, and what is the same in them under another name.

    Attributes:
        old: What was.
        new: What is.
        owners: The new symbol of each owner that is still there, by the old one.
        classes: The new name of each class that has another, by the old one.
        bases: The bases of the classes of both sides, by the new name.
        was: Which models were filled in and which were read.
        now: Which are.

    """

    old: Surface
    new: Surface
    owners: Mapping[str, str]
    classes: Mapping[str, str]
    bases: Mapping[str, tuple[str, ...]]
    was: Directions = field(repr=False)
    now: Directions = field(repr=False)

    def related(self, old: str, new: str, *, without: str = "") -> Relation:
        """Tell how an annotation stands to the old one, where classes have other names; one option is left out."""
        here, there = renamed(parsed(old), self.classes), parsed(new)
        return relation(
            frozenset(one for one in here if one.name != without),
            frozenset(one for one in there if one.name != without),
            self.bases,
        )

    def same_text(self, old: str | None, new: str | None) -> bool:
        """Tell whether two expressions are the same, where classes have other names."""
        if old is None or new is None:
            return old is new
        return re.sub(r"\b[A-Za-z_]\w*", lambda found: self.classes.get(found[0], found[0]), old) == new

    def used(self, old: str, new: str) -> tuple[bool, bool]:
        """Tell whether a class is filled in and whether it is read, on either side."""
        pairs = zip(self.was.of(old), self.now.of(new), strict=True)
        sent, read = (any(pair) for pair in pairs)
        return sent, read


def context(old: Surface, new: Surface) -> Context:
    """Find out what two surfaces have in common."""
    pairs = owners(old, new)
    kept = [(old.owners[one], new.owners[other]) for one, other in pairs.items()]
    called = {one.name: other.name for one, other in kept if one.name != other.name and one.kind != "functions"}
    bases = {called.get(name, name): one.bases for name, one in old.classes.items()}
    bases |= {name: one.bases for name, one in new.classes.items()}
    return Context(old, new, pairs, called, bases, directions(old), directions(new))


def worst(*effects: Effect) -> Effect:
    """Give the worst of several effects."""
    return min(effects, key=_WORST.index, default=NONE)


def said(symbol: str) -> str:
    """Give a symbol as people say it: models without the module that they all are in."""
    return symbol.removeprefix("models.")


def unquoted(annotation: str) -> str:
    """Give an annotation as it is shown."""
    return annotation or "Any"


def removed(symbol: str, line: str, what: str = "") -> SurfaceChange:
    """Say that a name is gone."""
    return SurfaceChange(symbol, "removed", BREAKING, f"{what or said(symbol)} is gone", before=line)


def added(symbol: str, line: str, more: str = "") -> SurfaceChange:
    """Say that a name is new."""
    return SurfaceChange(symbol, "added", ADDITIVE, f"{said(symbol)} is new{more}", after=line)


def moved(old: str, new: str) -> SurfaceChange:
    """Say that a name is another one."""
    return SurfaceChange(old, "renamed", BREAKING, f"{said(old)} is now {said(new)}", before=old, after=new)
