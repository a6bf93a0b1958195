"""What differs between two versions of a model or an enum."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from clientwright.review.surface.context import ADDITIVE, BREAKING, NONE, Context, added, moved, removed, said, worst
from clientwright.review.surface.pairing import ALIKE, best, likeness
from clientwright.review.surface.signatures import default_change, of_signature
from clientwright.review.surface.symbols import Attribute, Owner, Parameter, Signature
from clientwright.review.values import Effect, SurfaceChange

_SPARE = "additional_properties"
_UNSET = "UNSET"


def of_class(old: Owner, new: Owner, at: Context) -> Iterator[SurfaceChange]:
    """Compare two versions of a model or an enum.

    Args:
        old: What was.
        new: What is, under whatever name.
        at: What both surfaces have in common.

    """
    if old.kind != new.kind:
        sentence = f"{said(new.symbol)} is {_a(new)} now, not {_a(old)}"
        yield SurfaceChange(new.symbol, "base", BREAKING, sentence, ", ".join(old.bases), ", ".join(new.bases))
        return
    yield from bases(old, new, at)
    yield from _made(old, new, at)
    here, there = ({one.name: one for one in side.attributes} for side in (old, new))
    gone = [one for one in old.attributes if one.name not in there]
    come = [one for one in new.attributes if one.name not in here]
    pairs = best(gone, come, lambda one, other: _same(one, other, old, new, at), lambda one: one.name)
    for one in gone:
        if one in pairs:
            yield moved(f"{new.symbol}.{one.name}", f"{new.symbol}.{pairs[one].name}")
            yield from _attribute(old, new, one, pairs[one], at)
        else:
            yield removed(f"{new.symbol}.{one.name}", str(one))
    for one in come:
        if one not in pairs.values():
            yield _come(old, new, one, at)
    for name, one in here.items():
        if name in there:
            yield from _attribute(old, new, one, there[name], at)


def _a(owner: Owner) -> str:
    return "an enum" if owner.kind == "enum" else "a model"


def bases(old: Owner, new: Owner, at: Context) -> Iterator[SurfaceChange]:
    """Compare the bases of a class; what a model takes beyond its attributes is told by `additional_properties`."""
    here, there = ([_plain(base) for base in side.bases] for side in (old, new))
    if [at.classes.get(one, one) for one in here] != there:
        effect = ADDITIVE if set(here) < set(there) else BREAKING
        before, after = ", ".join(here) or "object", ", ".join(there) or "object"
        sentence = f"{said(new.symbol)} is based on {after} now, not on {before}"
        yield SurfaceChange(new.symbol, "base", effect, sentence, before, after)


def _plain(base: str) -> str:
    name = base.partition("[")[0].rpartition(".")[2]
    return "Model" if name == "MapModel" else name


def _made(old: Owner, new: Owner, at: Context) -> Iterator[SurfaceChange]:
    """Compare how an object is made, as far as its attributes do not tell."""
    if old.kind == "enum":
        return
    if old.by_keyword != new.by_keyword:
        words = "by keyword" if new.by_keyword else "by position or by keyword"
        sentence = f"{said(new.symbol)} is made {words} now"
        yield SurfaceChange(new.symbol, "parameter-kind", BREAKING if new.by_keyword else ADDITIVE, sentence)
    elif not new.by_keyword:
        for one in of_signature(new.symbol, _positions(old), _positions(new), at):
            if one.kind == "parameter-order":
                yield one


def _positions(owner: Owner) -> Signature:
    fields = [one for one in owner.attributes if one.name != _SPARE]
    return Signature(tuple(Parameter(one.name, one.annotation, one.default) for one in fields), "")


def _same(one: Attribute, other: Attribute, old: Owner, new: Owner, at: Context) -> float:
    if new.kind == "enum":
        return float(one.default == other.default)
    if one.wire == other.wire:
        return 3
    if at.related(one.annotation, other.annotation) != "same" or not at.same_text(one.default, other.default):
        return 0
    alike = likeness(one.name, other.name)
    stands = old.attributes.index(one) == new.attributes.index(other) and len(old.attributes) == len(new.attributes)
    return alike + stands if alike >= ALIKE or stands else 0


def _come(old: Owner, new: Owner, one: Attribute, at: Context) -> SurfaceChange:
    symbol = f"{new.symbol}.{one.name}"
    sent, read = at.used(old.name, new.name)
    if new.kind == "enum":
        return evolve(added(symbol, str(one), f": {one.default}"), effect=_widened(new, read=read))
    if sent and one.default is None:
        sentence = f"{said(new.symbol)} needs a new argument: {one}"
        return SurfaceChange(symbol, "required", BREAKING, sentence, "", str(one))
    return added(symbol, str(one), f": {one.annotation}")


def _widened(new: Owner, *, read: bool) -> Effect:
    opened = any(base.startswith("Open") for base in new.bases)
    return BREAKING if read and not opened else ADDITIVE


def _attribute(old: Owner, new: Owner, one: Attribute, other: Attribute, at: Context) -> Iterator[SurfaceChange]:
    symbol = f"{new.symbol}.{other.name}"
    if new.kind == "enum":
        if one.default != other.default:
            sentence = f"{said(symbol)}: {one.default} -> {other.default}"
            yield SurfaceChange(symbol, "value", BREAKING, sentence, str(one), str(other))
        return
    sent, read = at.used(old.name, new.name)
    effects = [*_filled(one, other, at)] * sent + [*_read(one, other, at)] * read
    told = default_change(one.default, other.default, at)
    if at.related(one.annotation, other.annotation) != "same":
        more = f", and {told[2]}" if told and told[1] == "mandatory" and sent else ""
        sentence = f"{said(symbol)}: {one.annotation} -> {other.annotation}{more}"
        yield SurfaceChange(symbol, "type", worst(*effects), sentence, str(one), str(other))
    elif told:
        yield SurfaceChange(symbol, told[1], worst(*effects), f"{said(symbol)} {told[2]}", str(one), str(other))


def _filled(one: Attribute, other: Attribute, at: Context) -> Iterator[Effect]:
    related = at.related(one.annotation, other.annotation, without="Unset")
    yield NONE if related == "same" else ADDITIVE if related == "wider" else BREAKING
    told = default_change(one.default, other.default, at)
    yield told[0] if told else NONE


def _read(one: Attribute, other: Attribute, at: Context) -> Iterator[Effect]:
    related = at.related(one.annotation, other.annotation)
    yield NONE if related == "same" else ADDITIVE if related == "narrower" else BREAKING
    told = default_change(one.default, other.default, at)
    if told:
        yield BREAKING if told[1] == "default" and _UNSET not in {one.default, other.default} else ADDITIVE
