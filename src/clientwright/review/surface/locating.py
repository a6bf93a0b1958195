"""Find the Python of a place on the wire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from clientwright.review.surface.annotations import Option, Type, parsed
from clientwright.review.surface.symbols import Attribute, Called, Function, Owner, Surface
from clientwright.review.values import Route, Step

_SPARE = "additional_properties"
_LISTS = frozenset({"list", "Sequence", "tuple", "set"})
_MAPS = frozenset({"dict", "Mapping"})


@frozen
class Spot:
    """The Python of a place on the wire.

    Attributes:
        symbol: The name, as the comparison of surfaces gives it: `models.Charge.tax`, `Trybe.charges.process(amount)`,
            `Trybe.charges.process(return)`.
        annotation: Its type, as written; empty where it has none.
        trail: The names of the models that lead to it, the nearest first, each behind the attribute that holds it.

    """

    symbol: str
    annotation: str
    trail: tuple[str, ...] = ()


def operation_of(surface: Surface, route: Route) -> Called | None:
    """Find the operation of a route by its id, or by method and path where the spec gives none."""
    ids = {route.old_id, route.new_id} - {None}
    found = [one for one in surface.operations.values() if one.id in ids]
    if found:
        return found[0]
    spoken = _template(route.operation)
    return next((one for one in surface.operations.values() if _template(f"{one.method} {one.path}") == spoken), None)


def _template(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def locate(surface: Surface, route: Route) -> tuple[Spot, ...]:
    """Find the names that a route leads to.

    Args:
        surface: The names of one side.
        route: How a caller comes to the place; the ids of both sides are tried.

    Returns:
        The names, the method's first; several where a union or a body in keyword arguments leads to several, none
        where Python does not show the place.

    """
    if route.where == "spec":
        return tuple(Spot(one.symbol, "") for one in surface.owners.values() if one.kind == "client")
    operation = operation_of(surface, route)
    if operation is None or route.incoming:
        return ()
    methods = surface.callers[operation.module]
    if route.where == "operation":
        return tuple(Spot(symbol, "") for symbol, _ in methods)
    return tuple(dict.fromkeys(_spots(surface, operation, route, methods)))


def _spots(
    surface: Surface, operation: Called, route: Route, methods: tuple[tuple[str, Function], ...]
) -> Iterator[Spot]:
    if route.where == "answer":
        yield from _answer(surface, operation, route, methods)
    elif route.where == "body":
        yield from _body(surface, operation, route, methods)
    for one in operation.parameters:
        if one.where == route.where and one.key.lower() == route.name.lower():
            places = [Spot(f"{symbol}({one.name})", one.annotation) for symbol, _ in methods]
            yield from _walked(surface, one.annotation, places, route.steps)


def _answer(
    surface: Surface, operation: Called, route: Route, methods: tuple[tuple[str, Function], ...]
) -> Iterator[Spot]:
    status = next((one for one in (route.name, route.name.upper()) if one in operation.answers), "")
    annotation = operation.answers.get(status, "")
    successful = status.startswith("2") or (
        status == "default" and not any(one.startswith("2") for one in operation.answers)
    )
    places = [Spot(f"{symbol}(return)", annotation) for symbol, _ in methods] if successful else []
    yield from _walked(surface, annotation, places, route.steps)


def _body(
    surface: Surface, operation: Called, route: Route, methods: tuple[tuple[str, Function], ...]
) -> Iterator[Spot]:
    chosen = [kind for media, kind in operation.bodies.items() if route.media in {media, ""}]
    for annotation in chosen or operation.bodies.values():
        places = [Spot(f"{symbol}(body)", annotation) for symbol, _ in methods]
        steps = [one for one in route.steps if one.kind != "option"]
        if steps and steps[0].kind == "property":
            yield from _flat(surface, annotation, steps, methods)
        elif not steps:
            yield from (Spot(symbol, annotation) for symbol, _ in methods)
            fields = [each for owner in _models(surface, parsed(annotation)) for each in owner.attributes]
            yield from (Spot(f"{symbol}({each.name})", each.annotation) for symbol, _ in methods for each in fields)
        yield from _walked(surface, annotation, places, route.steps)


def _flat(
    surface: Surface, annotation: str, steps: list[Step], methods: tuple[tuple[str, Function], ...]
) -> Iterator[Spot]:
    """Give the keyword arguments that stand for one property of the body."""
    for owner in _models(surface, parsed(annotation)):
        for one in _fields(owner, steps[0]):
            for symbol, function in methods:
                names = {each.name for way in function.signatures for each in way.parameters}
                for name in {one.name, f"{one.name}_"} & names if len(steps) == 1 else ():
                    yield Spot(f"{symbol}({name})", one.annotation)


def _walked(surface: Surface, annotation: str, places: list[Spot], steps: Iterable[Step]) -> Iterator[Spot]:
    """Go down from a type; where nothing lies below, the places that hold it are meant."""
    kinds = parsed(annotation)
    trail: tuple[str, ...] = tuple(one.symbol for one in places)
    for step in steps:
        if step.kind == "property":
            found = [(owner, one) for owner in _models(surface, kinds) for one in _fields(owner, step)]
            trail = (*dict.fromkeys(owner.symbol for owner, _ in found), *trail)
            places = [Spot(f"{owner.symbol}.{one.name}", one.annotation, trail) for owner, one in found]
            trail = (*(one.symbol for one in places), *trail)
            kinds = frozenset(option for _, one in found for option in parsed(one.annotation))
        else:
            if step.kind == "values":
                places = [*places, *(Spot(f"{one.symbol}.{_SPARE}", "") for one in _models(surface, kinds))]
            kinds = _inside(surface, kinds, step)
    yield from places
    yield from (Spot(one.symbol, "", trail) for one in _models(surface, kinds))


def _models(surface: Surface, kinds: Type) -> list[Owner]:
    return [surface.classes[one.name] for one in sorted(kinds, key=str) if one.name in surface.classes]


def _fields(owner: Owner, step: Step) -> list[Attribute]:
    return [one for one in owner.attributes if one.wire == step.name and one.name != _SPARE]


def _inside(surface: Surface, kinds: Type, step: Step) -> Type:
    """Give the type of the items or values; an option of a union is the union, as its order is not known."""
    if step.kind == "option":
        return kinds
    wanted = _MAPS if step.kind == "values" else _LISTS
    found: set[Option] = {each for one in kinds if one.name in wanted and one.inner for each in one.inner[-1]}
    if step.kind == "values":
        spare = (each for one in _models(surface, kinds) for each in one.attributes if each.name == _SPARE)
        found |= {option for each in spare for one in parsed(each.annotation) for option in one.inner[-1]}
    return frozenset(found)
