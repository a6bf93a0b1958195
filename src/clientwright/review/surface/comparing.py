"""Compare the public names of two generated packages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from clientwright.review.surface import classes, pairing
from clientwright.review.surface.context import ADDITIVE, BREAKING, Context, added, context, moved, removed
from clientwright.review.surface.folding import folded
from clientwright.review.surface.pairing import Method
from clientwright.review.surface.signatures import Keys, of_function
from clientwright.review.surface.symbols import Called, Function, Owner, Surface
from clientwright.review.values import Effect, SurfaceChange

_WORST: Final = tuple(Effect)
_RANK: Final = ("client", "resource", "enum", "model", "functions", "names")


def compare(old: Surface | None, new: Surface | None) -> tuple[SurfaceChange, ...]:
    """Compare the public names of two generated packages, the worst first.

    A parameter is named `Trybe.charges.process(amount)`, what a call gives `Trybe.charges.process(return)`; all other
    symbols are what a user writes. Of what has another name the symbol is the old one, `before` and `after` hold both,
    and what else differs in it is told under the new one. Said once are a change and the same one in an asynchronous
    twin; a change of a method and the same one in its functions below `api`; a class with all its members.

    Args:
        old: What was; None where the provider is new.
        new: What is; None where the provider is gone.

    """
    if old is None or new is None:
        return tuple(_whole(old, new))
    at = context(old, new)
    found = [*_owners(at), *_members(at)]
    kinds = {owner.symbol: owner.kind for side in (old, new) for owner in side.owners.values()}
    return tuple(sorted(folded(found, at), key=lambda one: _rank(one, kinds)))


def _rank(one: SurfaceChange, kinds: Mapping[str, str]) -> tuple[int, int, bool, str, str]:
    owner = one.symbol.partition("(")[0]
    whole = owner in kinds
    while owner not in kinds and "." in owner:
        owner = owner.rpartition(".")[0]
    return _WORST.index(one.effect), _RANK.index(kinds.get(owner, "names")), not whole, one.symbol, one.sentence


def _whole(old: Surface | None, new: Surface | None) -> Iterator[SurfaceChange]:
    if old is not None:
        yield SurfaceChange(old.package, "removed", BREAKING, f"{old.package} is gone", before=old.package)
    if new is not None:
        yield SurfaceChange(new.package, "added", ADDITIVE, f"{new.package} is new", after=new.package)


def _owners(at: Context) -> Iterator[SurfaceChange]:
    """Tell which owners are gone, new, or called otherwise."""
    arrived, functions = set(at.owners.values()), (_functions(at.old), _functions(at.new))
    if at.old.package != at.new.package:
        yield moved(at.old.package, at.new.package)
    for symbol, one in at.old.owners.items():
        other = at.owners.get(symbol)
        if other is None and symbol not in functions[1]:
            yield removed(symbol, _line(one))
        elif other is not None and other != symbol:
            yield moved(symbol, other)
    for symbol, one in at.new.owners.items():
        if symbol not in arrived and symbol not in functions[0]:
            yield added(symbol, _line(one), _contents(one))


def _functions(surface: Surface) -> set[str]:
    """Give the members of clients; one of a resource may be no property, and then the resource is not found."""
    clients = (one for one in surface.owners.values() if one.kind == "client")
    return {f"{one.symbol}.{each.name}" for one in clients for each in one.functions}


def _line(one: Owner) -> str:
    return f"{one.name}({', '.join(one.bases)})" if one.bases else one.symbol


def _contents(one: Owner) -> str:
    methods = [each.name for each in one.functions]
    return f": {', '.join(methods)}" if one.kind == "resource" and methods else ""


def _members(at: Context) -> Iterator[SurfaceChange]:
    gone, come = list(_loose(at.old, at.new, dict(at.owners))), list(_loose(at.new, at.old, _turned(at)))
    pairs = pairing.methods(gone, come, at.old, at.new)
    for one in gone:
        if one in pairs:
            symbol = pairs[one].symbol
            yield from _moved(one, pairs[one], at)
            yield from of_function(symbol, one.function, pairs[one].function, at, _keys(one, pairs[one], at))
        elif one.owner.symbol in at.owners:
            yield removed(f"{at.owners[one.owner.symbol]}.{one.function.name}", str(one.function))
    for one in come:
        if one not in pairs.values() and one.owner.symbol in at.owners.values():
            yield added(one.symbol, str(one.function))
    for symbol, other in at.owners.items():
        yield from _pair(at.old.owners[symbol], at.new.owners[other], at)


def _turned(at: Context) -> dict[str, str]:
    return {new: old for old, new in at.owners.items()}


def _loose(one: Surface, other: Surface, called: dict[str, str]) -> Iterator[Method]:
    """Give the methods that the other surface does not have at their place."""
    for owner in one.owners.values():
        twin = other.owners.get(called.get(owner.symbol, ""))
        known = {each.name for each in twin.functions} if twin else set()
        for each in owner.functions:
            if each.name not in known and f"{owner.symbol}.{each.name}" not in one.owners and owner.kind != "functions":
                yield Method(owner, each)


def _moved(one: Method, other: Method, at: Context) -> Iterator[SurfaceChange]:
    """Tell of a method that is called otherwise for another reason than the name of its owner."""
    place = at.owners.get(one.owner.symbol, one.owner.symbol)
    if f"{place}.{one.function.name}" != other.symbol:
        yield moved(f"{place}.{one.function.name}", other.symbol)


def _pair(old: Owner, new: Owner, at: Context) -> Iterator[SurfaceChange]:
    if old.kind in {"model", "enum"}:
        yield from classes.of_class(old, new, at)
    elif old.kind != "names":
        yield from classes.bases(old, new, at)
    here, there = ({one.name: one for one in side.functions} for side in (old, new))
    for name in here.keys() & there.keys():
        if f"{old.symbol}.{name}" not in at.owners:
            ends = Method(old, here[name]), Method(new, there[name])
            yield from of_function(_symbol(new, name), here[name], there[name], at, _keys(*ends, at))
    if old.kind == "functions":
        yield from (removed(_symbol(new, name), str(here[name])) for name in here.keys() - there.keys())
        yield from (added(_symbol(new, name), str(there[name])) for name in there.keys() - here.keys())
    if old.kind == "names":
        yield from _names(old, new, at)


def _symbol(owner: Owner, name: str) -> str:
    """Give the symbol of a member; a constructor goes by the class."""
    lead = f"{owner.symbol}." if owner.symbol else ""
    return owner.symbol if name == "__init__" else f"{lead}{name}"


def _names(old: Owner, new: Owner, at: Context) -> Iterator[SurfaceChange]:
    here, there = ({one.name for one in side.attributes} for side in (old, new))
    for name in here - there:
        other = at.classes.get(name)
        if other in there - here:
            yield moved(_symbol(old, name), _symbol(new, other))
        else:
            yield removed(_symbol(new, name), name)
    taken = {at.classes.get(name) for name in here - there}
    for name in there - here - taken:
        yield added(_symbol(new, name), name)


def _keys(one: Method, other: Method, at: Context) -> tuple[Keys, Keys]:
    """Give the wire names of the parameters of a method on both sides."""
    return _wires(one.function, one.owner, at.old), _wires(other.function, other.owner, at.new)


def _wires(function: Function, owner: Owner, surface: Surface) -> Keys:
    found: Called | None = pairing.called(function, owner, surface)
    if found is None:
        return {}
    body = next((surface.classes.get(one) for one in found.bodies.values()), None)
    fields = {one.name: f"body {one.wire}" for one in (body.attributes if body else ())}
    return fields | {one.name: f"{one.where} {one.key}" for one in found.parameters}
