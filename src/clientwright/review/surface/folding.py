"""Say once what is one change under several names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from clientwright.review.surface.context import Context
from clientwright.review.surface.symbols import FUNCTIONS, SYNC
from clientwright.review.values import SurfaceChange

_WHOLE = {"removed", "added", "renamed"}


def folded(changes: Iterable[SurfaceChange], at: Context) -> list[SurfaceChange]:
    """Leave out what another change says already.

    Args:
        changes: All that differs.
        at: What both surfaces have in common.

    Returns:
        One change where a class with its asynchronous twin, a method with its functions, two overloads or an owner
        with its members and its exported name changed alike.

    """
    found = list({(one.symbol, one.kind, one.sentence): one for one in reversed(list(changes))}.values())[::-1]
    for twin in (_synchronous, _one_page, _short):
        found = list(_without_twins(found, twin))
    found = list(_without_functions(found, at))
    return list(_without_members(found, at))


def _without_twins(changes: list[SurfaceChange], twin: Callable[[str], str]) -> Iterator[SurfaceChange]:
    """Leave out what a name shares with the plainer one that it is the twin of."""
    told = {(one.symbol, one.kind, twin(one.sentence)) for one in changes if twin(one.symbol) == one.symbol}
    for one in changes:
        if twin(one.symbol) == one.symbol or (twin(one.symbol), one.kind, twin(one.sentence)) not in told:
            yield one


def _synchronous(text: str) -> str:
    """Give a symbol or sentence as it is of the class without `Async`."""
    return re.sub(r"\bAsync(?=[A-Z])", "", text)


def _one_page(text: str) -> str:
    """Give a symbol or sentence as it is of the method that an iterator over pages calls."""
    return re.sub(r"(?<=\.)iter_(?=\w)", "", text)


def _short(text: str) -> str:
    """Give a symbol or sentence as it is of `sync`, of the functions of an operation."""
    text = re.sub(r"\bResponse\[(.*?)\](?= ->|$)", r"\1", _synchronous(text))
    return re.sub(rf"(\bapi\.\w+\.\w+)\.({'|'.join(FUNCTIONS[1:])})\b", rf"\1.{SYNC}", text)


def _without_functions(changes: list[SurfaceChange], at: Context) -> Iterator[SurfaceChange]:
    """Leave out what functions below `api` share with the method of their operation; renames are told beside it."""
    methods = _methods(at)
    told = {_tail(one, place) for one in changes for place in _places(one.symbol, methods)}
    renames = {one.symbol: one for one in changes if one.kind == "renamed" and one.symbol.startswith("api.")}
    for one in changes:
        if one.symbol.startswith("api."):
            if _tail(one, ".".join(one.symbol.split("(")[0].split(".")[1:3])) not in told:
                yield one
        elif one.kind == "renamed" and (also := renames.get(f"api.{_place(one.symbol, methods)}")):
            yield evolve(one, before=f"{one.before}, {also.before}", after=f"{one.after}, {also.after}")
        else:
            yield one


def _methods(at: Context) -> dict[str, str]:
    """Give the module of the operation that each method calls, on either side."""
    return {
        f"{owner.symbol}.{one.name}": one.module
        for side in (at.new, at.old)
        for owner in side.owners.values()
        for one in owner.functions
        if one.module and not one.name.startswith("iter_")
    }


def _place(symbol: str, methods: dict[str, str]) -> str:
    return methods.get(symbol.partition("(")[0], "")


def _places(symbol: str, methods: dict[str, str]) -> Iterator[str]:
    """Give the module of a method, or those of all methods of a resource."""
    lead = symbol.partition("(")[0]
    yield from (place for method, place in methods.items() if lead in {method, method.rpartition(".")[0]})


def _tail(one: SurfaceChange, module: str) -> tuple[str, str, str, str]:
    """Give what a change says without the name that it says it of."""
    if one.kind in _WHOLE:
        return module, one.kind, "", ""
    inside = one.symbol.partition("(")[2]
    spoken = one.symbol.partition("(")[0]
    return module, one.kind, inside, one.sentence.replace(spoken, "", 1)


def _without_members(changes: list[SurfaceChange], at: Context) -> Iterator[SurfaceChange]:
    """Leave out the names below an owner that is gone or new, and names that are exported elsewhere too."""
    whole = {one.symbol: one.kind for one in changes if one.kind in _WHOLE}
    resources = {
        f"resources.{owner.name}": owner.symbol
        for side in (at.new, at.old)
        for owner in side.owners.values()
        if owner.kind == "resource"
    }
    for one in changes:
        lead, _, name = one.symbol.rpartition(".")
        elsewhere = {lead, resources.get(one.symbol, ""), name if lead == "stock" else ""}
        if all(whole.get(symbol) != one.kind for symbol in elsewhere):
            yield one
