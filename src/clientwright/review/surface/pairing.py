"""Find what was only given another name: classes of the same shape, methods that call the same operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Final, TypeAlias, TypeVar

from attrs import frozen

from clientwright.review.surface.annotations import ANY, Type, names, parsed, renamed
from clientwright.review.surface.symbols import Called, Function, Owner, Surface

T = TypeVar("T")
Members: TypeAlias = frozenset[tuple[str, Type, str | None]]

#: How alike two names are at least, 0 to 1, that may be one name rewritten.
ALIKE: Final = 0.6
_COMMON: Final = 4
_SHARE: Final = 0.75


@frozen
class Method:
    """A function with its owner."""

    owner: Owner
    function: Function

    @property
    def symbol(self) -> str:
        """How a user comes to it."""
        return f"{self.owner.symbol}.{self.function.name}"


def likeness(one: str, other: str) -> float:
    """Tell how alike two names are, 0 to 1, the same in either order."""
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def best(gone: Iterable[T], come: Iterable[T], score: Callable[[T, T], float], key: Callable[[T], str]) -> dict[T, T]:
    """Pair what is gone with what has come, the likeliest first, each once.

    Args:
        gone: What was.
        come: What is.
        score: How likely two are the same; 0 where they are not.
        key: What to order them by, so that the same pairs come out in either direction.

    """
    arrived = list(come)
    pairs = [(score(one, other), one, other) for one in gone for other in arrived]
    pairs.sort(key=lambda pair: (-pair[0], sorted((key(pair[1]), key(pair[2])))))
    found: dict[T, T] = {}
    taken: set[str] = set()
    for likely, one, other in pairs:
        if likely and one not in found and key(other) not in taken:
            found[one] = other
            taken.add(key(other))
    return found


def same_operation(one: Called | None, other: Called | None) -> bool:
    """Tell whether two are one operation on the wire, whatever the keys in its path are called."""
    if one is None or other is None:
        return False
    return one.method == other.method and _template(one.path) == _template(other.path)


def _template(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def owners(old: Surface, new: Surface) -> dict[str, str]:
    """Pair the owners of two surfaces.

    Returns:
        The symbol in the new surface for each symbol of the old one that is still there, under whatever name.

    """
    pairs = {symbol: symbol for symbol in old.owners if symbol in new.owners}
    gone = [one.symbol for one in old.owners.values() if one.symbol not in new.owners]
    come = [one.symbol for one in new.owners.values() if one.symbol not in old.owners]
    sides = ((old, gone), (new, come))
    unknown = {surface.owners[symbol].name for surface, rest in sides for symbol in rest}
    members = {symbol: _members(surface.owners[symbol], unknown) for surface, rest in sides for symbol in rest}

    def score(one: str, other: str) -> float:
        here, there = old.owners[one], new.owners[other]
        if here.kind != there.kind or here.name.startswith("Async") != there.name.startswith("Async"):
            return 0
        if here.kind in {"model", "enum"}:
            return _shape(members[one], members[other], here.name, there.name)
        return _calls(here, there, old, new)

    return pairs | best(gone, come, score, str)


def _shape(here: Members, there: Members, one: str, other: str) -> float:
    common = len(here & there)
    if not common:
        return 0
    alike = likeness(one, other)
    if here == there:
        return 1 + alike if common > 1 or alike >= ALIKE else 0
    if common >= _COMMON and common / len(here | there) >= _SHARE:
        return 0.5 + alike
    return 0


def _members(owner: Owner, unknown: set[str]) -> Members:
    """Give the members; classes that are on one side only are all one to it."""
    found = set()
    for one in owner.attributes:
        if one.name != "additional_properties":
            kind = parsed(one.annotation)
            kind = renamed(kind, {name: "?" for name in names(kind) if name in unknown}) if kind != ANY else kind
            found.add((one.name, kind, one.default))
    return frozenset(found)


def _calls(one: Owner, other: Owner, old: Surface, new: Surface) -> float:
    """Tell how many of the operations two classes share; a client shares its constructor and its resources."""
    if one.kind == "client":
        return likeness(one.name, other.name) if one.bases == other.bases else 0
    here = [found for each in one.functions if (found := called(each, one, old))]
    there = [found for each in other.functions if (found := called(each, other, new))]
    common = sum(any(same_operation(first, second) for second in there) for first in here)
    if not common or common * 2 < max(len(here), len(there)):
        return 0
    return common / max(len(here), len(there)) + likeness(one.symbol, other.symbol)


def called(function: Function, owner: Owner, surface: Surface) -> Called | None:
    """Give the operation that a function calls."""
    module = owner.symbol.removeprefix("api.") if owner.kind == "functions" else function.module
    return surface.operations.get(module)


def methods(gone: list[Method], come: list[Method], old: Surface, new: Surface) -> dict[Method, Method]:
    """Pair the methods that are gone with those that have come: by operation, else by shape within one class."""

    def score(one: Method, other: Method) -> float:
        if one.owner.name.startswith("Async") != other.owner.name.startswith("Async"):
            return 0
        here, there = called(one.function, one.owner, old), called(other.function, other.owner, new)
        if here is not None and there is not None:
            twins = one.function.name.startswith("iter_") == other.function.name.startswith("iter_")
            return 2 + likeness(one.symbol, other.symbol) if twins and same_operation(here, there) else 0
        alike = likeness(one.function.name, other.function.name)
        same = one.owner.name == other.owner.name and one.function.signatures == other.function.signatures
        return alike if same and alike >= ALIKE else 0

    return best(gone, come, score, lambda method: method.symbol)
