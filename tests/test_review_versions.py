"""The version bump that a change asks for, and the sentence for the changelog."""

from __future__ import annotations

from itertools import product

from attrs import evolve

from clientwright.review.reports import Bump, Reviewed
from clientwright.review.values import ABSENT, Change, Effect, Route, SurfaceChange, Wire
from clientwright.review.versions import bump_of, changelog_of


def reviewed(effect: Effect, *sentences: str) -> Reviewed:
    """Give a change with an effect."""
    route = Route("GET /things", "operation")
    change = Change("operation-removed", "shop", Wire.DOCS, "none", "", ABSENT, ABSENT, None, None, (route,))
    return Reviewed(change, effect, sentences)


def named(effect: Effect, sentence: str, kind: str = "type", symbol: str = "models.A.b") -> SurfaceChange:
    """Give a difference of names with an effect."""
    return SurfaceChange(symbol, kind, effect, sentence)


def test_the_bump_is_that_of_the_worst_effect() -> None:
    """Breaking is major, additive minor and anything else a patch, wherever it is told; nothing is nothing."""
    bumps: dict[Effect, Bump] = {Effect.BREAKING: "major", Effect.ADDITIVE: "minor", Effect.NONE: "patch"}
    order = tuple(Effect)
    for here, there in product(order, order):
        worst = min(here, there, key=order.index)
        assert bumps[worst] == bump_of([reviewed(here)], [named(there, "x")])
    for effect, bump in bumps.items():
        assert bump == bump_of([reviewed(effect)], ()) == bump_of((), [named(effect, "x")])
    assert "none" == bump_of((), ())


def test_a_deprecation_is_minor() -> None:
    """Who deprecates a name raises the second number, as semantic versioning says."""
    assert "minor" == bump_of((), [named(Effect.NONE, "A.b is deprecated now", "deprecated")])


def test_without_python_the_wire_decides() -> None:
    """Where the Python was not compared, what breaks the wire is major, more than words minor, words a patch."""
    one = reviewed(Effect.NONE)
    bumps = {Wire.BREAKING: "major", Wire.RISKY: "minor", Wire.ADDITIVE: "minor", Wire.DOCS: "patch"}
    found = {wire: bump_of([evolve(one, change=evolve(one.change, wire=wire))], (), python=False) for wire in Wire}
    assert bumps == found
    assert "none" == bump_of((), (), python=False)


def test_the_changelog_says_what_breaks_first() -> None:
    """What users must change comes before what is new and what they need not act on; what repeats is said once."""
    surface = [
        named(Effect.BREAKING, "A.b: int -> str"),
        named(Effect.BREAKING, "A.b: int -> str"),
        named(Effect.BREAKING, "Shop.items.get is gone"),
        named(Effect.ADDITIVE, "Shop.items.all is new", "added", "Shop.items.all"),
        named(Effect.ADDITIVE, "B is new", "added", "models.B"),
        named(Effect.NONE, "Shop.items.list is deprecated now", "deprecated"),
    ]
    wanted = (
        "Breaking: `A.b: int -> str` and `Shop.items.get is gone`; new: `Shop.items.all`; "
        "also: `Shop.items.list is deprecated now`."
    )
    assert wanted == changelog_of([reviewed(Effect.BREAKING, "A.b: int -> str")], surface)


def test_the_changelog_counts_what_it_does_not_list() -> None:
    """Of many sentences three are listed and the others counted, so that it stays one sentence."""
    surface = [named(Effect.BREAKING, f"A.{name} is gone") for name in "abcd"]
    assert "Breaking: `A.a is gone`, `A.b is gone`, `A.c is gone` and 1 more." == changelog_of((), surface)
    assert "Breaking: `A.a is gone`, `A.b is gone` and `A.c is gone`." == changelog_of((), surface[:3])


def test_the_changelog_names_new_classes_where_nothing_else_is_new() -> None:
    """A class that comes with a new method goes without saying; alone it is what is new."""
    assert "New: `B`." == changelog_of((), [named(Effect.ADDITIVE, "B is new", "added", "models.B")])


def test_the_changelog_listens_to_changes_without_names() -> None:
    """Where no name differs, what the changes say in Python is told; what concerns nobody is left out."""
    assert "Breaking: `A.b: int -> str`." == changelog_of([reviewed(Effect.BREAKING, "A.b: int -> str")], ())
    assert "" == changelog_of([reviewed(Effect.NONE)], ())
