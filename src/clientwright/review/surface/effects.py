"""What a user of the client has to do for a change of the wire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from clientwright.review.surface.annotations import names, parsed
from clientwright.review.surface.locating import Spot, locate
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import ABSENT, Change, Effect, Route, SurfaceChange, Wire

_WORST: Final = tuple(Effect)
#: Parts of the names of rules whose changes are words, limits or promises, none of which has a Python name.
_SILENT: Final = re.compile(
    r"description|described|summary|external-docs|example|xml|sunset|stability|scope|link-|effect-|failure-|extension"
    r"|(^|-)(min|max)-|minimum|maximum|multiple-of|unique-items|^pattern-(added|changed|removed|set|unset)"
    r"|^(info|path-text|openapi-version)-|^tag-|^header-|serialization|reserved|idempotency"
)
_ABOUT_CLIENT: Final = re.compile(r"^(security|server|default-server|flow)")
_VALUES: Final = re.compile(r"enum|const|type")

#: Rules of values that come together in one enumeration, and the kind of difference that is the other's.
_UNLIKE: Final = {"enum-value-added": "removed", "enum-value-removed": "added"}


def effect_of(
    change: Change, old: Surface | None, new: Surface | None, differences: tuple[SurfaceChange, ...]
) -> tuple[Effect, tuple[str, ...], frozenset[str]]:
    """Tell what a user must do for a change.

    Args:
        change: The change.
        old: The names before; None where there was no client.
        new: The names after.
        differences: What differs between the two, as `comparing.compare` gives it.

    Returns:
        The worst effect, what to say of it the worst first, and the symbols so explained: those of
        the differences at the places of the change, and classes that are new or gone because of them.

    """
    if _SILENT.search(change.rule):
        return Effect.NONE, (), frozenset()
    here = _spots(old, [evolve(route, new_id=None) for route in change.routes], change)
    there = _spots(new, [evolve(route, old_id=None) for route in change.routes], change)
    found = _matching(change, here, there, differences) or _above(here, there, differences)
    found.sort(key=lambda one: (_WORST.index(one.effect), _is_class(one)))
    effect = found[0].effect if found else Effect.NONE
    explained = _consequences({one.symbol for one in found}, old, new, differences)
    return effect, tuple(dict.fromkeys(one.sentence for one in found)), frozenset(explained)


def unexplained(differences: Iterable[SurfaceChange], explained: Iterable[str]) -> tuple[SurfaceChange, ...]:
    """Give the differences that no change of the wire explains; a whole package that is new or gone needs no reason."""
    known = set(explained)
    return tuple(one for one in differences if one.symbol not in known and not _is_package(one))


def as_change(provider: str, one: SurfaceChange) -> Change:
    """Make a change of its own of a difference that nothing on the wire explains.

    Args:
        provider: The provider.
        one: The difference.

    """
    return Change(
        rule="python-only",
        provider=provider,
        wire=Wire.DOCS,
        direction="none",
        message=one.sentence,
        before=one.before or ABSENT,
        after=one.after or ABSENT,
        old=None,
        new=None,
        routes=(Route(operation=one.symbol, where="spec"),),
    )


def _is_package(one: SurfaceChange) -> bool:
    return one.kind in {"added", "removed"} and one.symbol.endswith("_client") and "." not in one.symbol


def _is_class(one: SurfaceChange) -> bool:
    return one.kind in {"added", "removed"} and one.symbol.startswith("models.") and one.symbol.count(".") == 1


def _spots(surface: Surface | None, routes: Iterable[Route], change: Change) -> list[Spot]:
    if surface is None:
        return []
    found = [spot for route in routes for spot in locate(surface, route)]
    if _ABOUT_CLIENT.search(change.rule):
        found += locate(surface, Route(operation="", where="spec"))
    return list(dict.fromkeys(found))


def _matching(
    change: Change, here: list[Spot], there: list[Spot], differences: tuple[SurfaceChange, ...]
) -> list[SurfaceChange]:
    """Give the differences at the places themselves."""
    wanted = {one.symbol for one in (*here, *there)} | _translated(here, differences)
    client = {spot.symbol for spot in (*here, *there) if "." not in spot.symbol}
    return [one for one in differences if _suits(change, one) and _named(change, one, wanted, client)]


def _suits(change: Change, one: SurfaceChange) -> bool:
    """Tell whether a kind of difference can come of a kind of change."""
    if "deprecated" in change.rule:
        return one.kind == "deprecated"
    unlike = next((kind for rule, kind in _UNLIKE.items() if change.rule.endswith(rule)), "")
    return one.kind not in {"deprecated", unlike}


def _named(change: Change, one: SurfaceChange, wanted: set[str], client: set[str]) -> bool:
    if _symbols(one) & wanted:
        return True
    lead, _, rest = one.symbol.partition("(")
    if rest:
        return lead in client
    owner = lead.rpartition(".")[0]
    member = one.kind in {"added", "removed", "renamed", "value"} and not re.search(r": ", one.before or one.after)
    return owner.startswith("models.") and owner in wanted and member and _VALUES.search(change.rule) is not None


def _symbols(one: SurfaceChange) -> set[str]:
    """Give all symbols that a difference names; what has another name has two, or four."""
    if not one.kind.endswith("renamed"):
        return {one.symbol}
    return {one.symbol, *one.before.split(", "), *one.after.split(", ")}


def _translated(spots: list[Spot], differences: Iterable[SurfaceChange]) -> set[str]:
    """Give old symbols as they are under the new names of their owners."""
    renames = {one.before.split(", ")[0]: one.after.split(", ")[0] for one in differences if one.kind == "renamed"}
    found = set()
    for spot in spots:
        lead, bracket, rest = spot.symbol.partition("(")
        owner, _, name = lead.rpartition(".")
        lead = renames.get(lead, f"{renames[owner]}.{name}" if owner in renames else lead)
        found.add(lead + bracket + rest)
    return found


def _above(here: list[Spot], there: list[Spot], differences: tuple[SurfaceChange, ...]) -> list[SurfaceChange]:
    """Give the differences nearest above places that are not what they were: the class, the attribute that holds it."""
    if _translated(here, differences) == {one.symbol for one in there}:
        return []
    found: list[SurfaceChange] = []
    for spot in (*here, *there):
        for symbol in _up(spot):
            nearest = [one for one in differences if symbol in _symbols(one)]
            found += [one for one in nearest if one not in found]
            if nearest:
                break
    return [one for one in differences if one in found]


def _up(spot: Spot) -> Iterator[str]:
    lead = spot.symbol.partition("(")[0]
    while "." in lead:
        yield lead
        lead = lead.rpartition(".")[0]
    yield from spot.trail


def _consequences(
    explained: set[str], old: Surface | None, new: Surface | None, differences: tuple[SurfaceChange, ...]
) -> set[str]:
    """Add the classes that are new, gone or renamed and that an explained name mentions, again and again."""
    waiting = {one.symbol for one in differences if _is_class(one)}
    mentions = [pair for surface in (old, new) if surface and waiting for pair in _mentions(surface)]
    grown = bool(explained)
    while grown:
        more = {named for by, named in mentions if named in waiting and _is_explained(by, explained)} - explained
        explained = explained | more
        grown = bool(more)
    return explained


def _is_explained(symbol: str, explained: set[str]) -> bool:
    lead = symbol.partition("(")[0]
    return bool({symbol, lead, lead.rpartition(".")[0]} & explained)


def _mentions(surface: Surface) -> Iterator[tuple[str, str]]:
    """Give pairs: a symbol, and that of a class that its annotation names."""
    for symbol, annotation in _annotations(surface):
        for name in names(parsed(annotation)):
            if name in surface.classes:
                yield symbol, surface.classes[name].symbol


def _annotations(surface: Surface) -> Iterator[tuple[str, str]]:
    for owner in surface.owners.values():
        yield from ((f"{owner.symbol}.{one.name}", one.annotation) for one in owner.attributes if one.annotation)
        for one in owner.functions:
            for way in one.signatures:
                yield f"{owner.symbol}.{one.name}(return)", way.returns
                for each in way.parameters:
                    yield f"{owner.symbol}.{one.name}({each.name})", each.annotation
    for called in surface.operations.values():
        kinds = [*called.answers.values(), *called.bodies.values()]
        yield from ((symbol, kind) for symbol, _ in surface.callers[called.module] for kind in kinds if kind)
