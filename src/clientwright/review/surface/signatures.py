"""What differs between two versions of a function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientwright.review.surface.context import ADDITIVE, BREAKING, NONE, Context, said, unquoted
from clientwright.review.surface.pairing import ALIKE, best, likeness
from clientwright.review.surface.symbols import Function, Parameter, Passing, Signature
from clientwright.review.values import Effect, SurfaceChange

#: The name of a parameter on the wire, by its name in Python.
Keys = Mapping[str, str]
_BY_POSITION = ("positional-only", "positional")


def of_function(symbol: str, old: Function, new: Function, at: Context, keys: tuple[Keys, Keys]) -> list[SurfaceChange]:
    """Compare two versions of a function.

    Args:
        symbol: How a user comes to it now. A parameter is `symbol(name)`, what comes back `symbol(return)`.
        old: What was.
        new: What is.
        at: What both surfaces have in common.
        keys: The names of the parameters on the wire, before and after, where they are known.

    """
    if old.is_property != new.is_property:
        words = "a property now: read it without a call" if new.is_property else "a method now: call it"
        return [_change(symbol, "property", BREAKING, f"{symbol} is {words}", old, new)]
    found = list(_colour(symbol, old, new))
    pairs = best(old.signatures, new.signatures, _alike, str)
    for one, other in pairs.items():
        found += of_signature(symbol, one, other, at, keys)
    for one in old.signatures:
        if one not in pairs:
            sentence = f"{symbol} can no longer be called with {_own(one, new)}"
            found.append(_change(symbol, "overload", BREAKING, sentence, one, ""))
    for one in new.signatures:
        if one not in pairs.values():
            sentence = f"{symbol} can also be called with {_own(one, old)}"
            found.append(_change(symbol, "overload", ADDITIVE, sentence, "", one))
    return found


def of_signature(
    symbol: str, old: Signature, new: Signature, at: Context, keys: tuple[Keys, Keys] = ({}, {})
) -> Iterator[SurfaceChange]:
    """Compare two versions of one way to call a function."""
    here, there = ({one.name: one for one in side.parameters} for side in (old, new))
    gone = [one for one in old.parameters if one.name not in there]
    come = [one for one in new.parameters if one.name not in here]
    pairs = best(gone, come, lambda one, other: _same(one, other, old, new, keys), lambda one: one.name)
    for one in gone:
        if one in pairs:
            yield _renamed(symbol, one, pairs[one])
            yield from _parameter(symbol, one, pairs[one], at)
        else:
            sentence = f"{said(symbol)} no longer takes {one.name}"
            yield _change(f"{symbol}({one.name})", "parameter-removed", BREAKING, sentence, one, "")
    for one in come:
        if one not in pairs.values():
            yield _come(symbol, one)
    for name, one in here.items():
        if name in there:
            yield from _parameter(symbol, one, there[name], at)
    yield from _order(symbol, old, new, {one.name: other.name for one, other in pairs.items()})
    yield from _returns(symbol, old, new, at)


def _own(one: Signature, other: Function) -> str:
    """Name the parameters that no way to call the other version has."""
    known = {each.name for way in other.signatures for each in way.parameters}
    return ", ".join(each.name for each in one.parameters if each.name not in known) or "fewer arguments"


def _alike(one: Signature, other: Signature) -> float:
    """Tell how alike two overloads are; those with a whole body go together."""
    here, there = ({each.name for each in side.parameters} for side in (one, other))
    together = len(here & there) / (len(here | there) or 1)
    return 1 + together + 2 * (("body" in here) == ("body" in there))


def _same(one: Parameter, other: Parameter, old: Signature, new: Signature, keys: tuple[Keys, Keys]) -> float:
    if one.name in keys[0] and keys[0][one.name] == keys[1].get(other.name):
        return 3
    if (one.annotation, one.default, one.passing) != (other.annotation, other.default, other.passing):
        return 0
    if one.passing in _BY_POSITION and old.parameters.index(one) == new.parameters.index(other):
        return 2
    alike = likeness(one.name, other.name)
    return alike if alike >= ALIKE else 0


def _colour(symbol: str, old: Function, new: Function) -> Iterator[SurfaceChange]:
    if old.asynchronous != new.asynchronous:
        sentence = f"{symbol} must now be awaited" if new.asynchronous else f"{symbol} is no longer awaited"
        yield _change(symbol, "async", BREAKING, sentence, old, new)
    if bool(old.deprecated) != bool(new.deprecated):
        sentence = f"{symbol} is deprecated now" if new.deprecated else f"{symbol} is no longer deprecated"
        yield _change(symbol, "deprecated", NONE, sentence, old.deprecated, new.deprecated)


def _come(symbol: str, one: Parameter) -> SurfaceChange:
    needed = one.default is None and one.passing not in {"positionals", "keywords"}
    sentence = f"{said(symbol)} {'needs' if needed else 'takes'} a new argument: {one}"
    kind = "parameter-required" if needed else "parameter-added"
    return _change(f"{symbol}({one.name})", kind, BREAKING if needed else ADDITIVE, sentence, "", one)


def _renamed(symbol: str, one: Parameter, other: Parameter) -> SurfaceChange:
    old, new = f"{symbol}({one.name})", f"{symbol}({other.name})"
    sentence = f"{said(symbol)}: the argument {one.name} is now {other.name}"
    return _change(old, "parameter-renamed", BREAKING, sentence, old, new)


def _parameter(symbol: str, old: Parameter, new: Parameter, at: Context) -> Iterator[SurfaceChange]:
    place, spoken = f"{symbol}({new.name})", f"{said(symbol)}({new.name})"
    related = at.related(old.annotation, new.annotation, without="Unset")
    if related != "same":
        effect = ADDITIVE if related == "wider" else BREAKING
        sentence = f"{spoken}: {unquoted(old.annotation)} -> {unquoted(new.annotation)}"
        yield _change(place, "parameter-type", effect, sentence, old, new)
    if (told := default_change(old.default, new.default, at)) is not None:
        effect, kind, words = told
        yield _change(place, f"parameter-{kind}", effect, f"{spoken} {words}", old, new)
    if old.passing != new.passing:
        effect = ADDITIVE if (old.passing, new.passing) in _LOOSER else BREAKING
        sentence = f"{spoken} is given {_PASSED[new.passing]} now, not {_PASSED[old.passing]}"
        yield _change(place, "parameter-kind", effect, sentence, old, new)


_PASSED: Mapping[Passing, str] = {
    "positional-only": "by position",
    "positional": "by position or by keyword",
    "keyword": "by keyword",
    "positionals": "as any number of positions",
    "keywords": "as any keywords",
}
_LOOSER = {("keyword", "positional"), ("positional-only", "positional")}


def default_change(old: str | None, new: str | None, at: Context) -> tuple[Effect, str, str] | None:
    """Say what becomes of an argument whose default is another one.

    Args:
        old: The default that was, as written; None where the argument had to be given.
        new: The default that is.
        at: What both surfaces have in common.

    Returns:
        The effect, the kind and the words; None where nothing differs.

    """
    if at.same_text(old, new):
        return None
    if old is None:
        return ADDITIVE, "optional", f"may now be left out: {new}"
    if new is None:
        return BREAKING, "mandatory", "must now be given"
    return BREAKING, "default", f"has another default: {old} -> {new}"


def _order(symbol: str, old: Signature, new: Signature, called: Mapping[str, str]) -> Iterator[SurfaceChange]:
    """Report positions that mean another argument now, but for what has to be given on one side only."""
    here = [(called.get(one.name, one.name), one.default) for one in old.parameters if one.passing in _BY_POSITION]
    there = [(one.name, one.default) for one in new.parameters if one.passing in _BY_POSITION]
    kept = {name for name, _ in here} & {name for name, _ in there}
    if _shifting(here, kept) != _shifting(there, kept):
        before, after = (", ".join(name for name, _ in side) for side in (here, there))
        sentence = f"{said(symbol)} takes its arguments in another order: {before} -> {after}"
        yield _change(symbol, "parameter-order", BREAKING, sentence, old, new)


def _shifting(side: list[tuple[str, str | None]], kept: set[str]) -> list[str]:
    """Give the names up to the last one that is kept, without those that a call must give on this side only."""
    last = max((index for index, (name, _) in enumerate(side) if name in kept), default=-1)
    return [name for name, default in side[: last + 1] if name in kept or default is not None]


def _returns(symbol: str, old: Signature, new: Signature, at: Context) -> Iterator[SurfaceChange]:
    related = at.related(old.returns, new.returns)
    if related != "same":
        effect = ADDITIVE if related == "narrower" or old.returns == "None" else BREAKING
        sentence = f"{said(symbol)} returns: {unquoted(old.returns)} -> {unquoted(new.returns)}"
        yield _change(f"{symbol}(return)", "return-type", effect, sentence, old.returns, new.returns)


def _change(symbol: str, kind: str, effect: Effect, sentence: str, before: object, after: object) -> SurfaceChange:  # noqa: PLR0913, PLR0917  # the fields of a change
    return SurfaceChange(symbol, kind, effect, sentence, str(before), str(after))
