"""What a change of the wire means in Python."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from attrs import frozen
from generation_helping import document
from review_surface_helping import answer, at, generated, operation, query, sent, shop
from review_surface_mutants import MUTANTS, Mutant

from clientwright.pipeline.walking import spec_of
from clientwright.review.diff import compare as differences_of
from clientwright.review.surface.comparing import compare
from clientwright.review.surface.effects import as_change, effect_of, unexplained
from clientwright.review.surface.locating import locate
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import ABSENT, Change, Effect, Route, SurfaceChange, Wire

#: Changes that the wire does not show, or shows otherwise than the mutant says.
NOT_ON_THE_WIRE = {"component renamed"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Surface:
    """Generate the client of the shop once."""
    return generated(shop(), tmp_path_factory.mktemp("shop"))


@frozen
class Pair:
    """The clients of two descriptions, what differs in their names, and what differs on the wire."""

    old: Surface
    new: Surface
    names: tuple[SurfaceChange, ...]
    wire: tuple[Change, ...]


@pytest.fixture(scope="module")
def pairs(client: Surface, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pair]:
    """Give the pair of each mutant, made once."""

    @cache
    def pair(name: str) -> Pair:
        data = shop()
        MUTANTS[name].change(data)
        other = generated(data, tmp_path_factory.mktemp("other"))
        found = differences_of(spec_of(document(shop())), spec_of(document(data)), "shop")
        return Pair(client, other, compare(client, other), found)

    return pair


def change(mutant: Mutant) -> Change:
    """Give what the comparison of the two descriptions would say."""
    return Change(mutant.rule, "shop", Wire.DOCS, "both", "", None, None, None, None, (mutant.route,))


@pytest.mark.parametrize("name", MUTANTS)
def test_a_change_of_the_wire_is_told_in_python(name: str, pairs: Callable[[str], Pair]) -> None:
    """The effect and the sentences of a change are those of the names at its place, and nothing of it is left over."""
    mutant, pair = MUTANTS[name], pairs(name)
    effect, sentences, explained = effect_of(change(mutant), pair.old, pair.new, pair.names)
    assert (mutant.effect, mutant.sentences) == (effect.value, sentences)
    assert bool(sentences) == bool(explained)
    assert (() if mutant.sentences else pair.names) == unexplained(pair.names, explained)


@pytest.mark.parametrize("name", sorted(MUTANTS.keys() - NOT_ON_THE_WIRE))
def test_the_changes_of_the_wire_explain_the_names(name: str, pairs: Callable[[str], Pair]) -> None:
    """What the comparison of the two descriptions finds explains every difference of the names."""
    pair = pairs(name)
    explained = [symbol for one in pair.wire for symbol in effect_of(one, pair.old, pair.new, pair.names)[2]]
    assert () == unexplained(pair.names, explained)


def test_what_nothing_explains_is_a_change_of_its_own(pairs: Callable[[str], Pair]) -> None:
    """A class of another name is no change of the wire, and one sentence of the rule python-only."""
    (left,) = unexplained(pairs("component renamed").names, [])
    made = as_change("shop", left)
    assert ("python-only", Wire.DOCS, "Label is now Badge") == (made.rule, made.wire, made.message)
    assert ("models.Label", "models.Badge") == (made.before, made.after)
    assert (Route("models.Label", "spec"),) == made.routes
    new = as_change("shop", SurfaceChange("models.A", "added", Effect.ADDITIVE, "A is new", after="A(Model)"))
    assert (ABSENT, "A(Model)") == (new.before, new.after)


def test_two_changes_of_one_operation_have_each_their_own(client: Surface, tmp_path: Path) -> None:
    """Another id says that the method is called otherwise, a deprecation that it is deprecated, and neither both."""
    data = shop()
    operation(data, "items.get").update(operationId="items.read", deprecated=True)
    other = generated(data, tmp_path)
    names = compare(client, other)
    route = at("items.get", "items.read")
    told = {
        rule: effect_of(change(Mutant(len, rule, route, "")), client, other, names)[1]
        for rule in ("operation-id-changed", "operation-deprecated")
    }
    assert ("Shop.items.get is now Shop.items.read",) == told["operation-id-changed"]
    assert ("Shop.items.read is deprecated now",) == told["operation-deprecated"]


def test_a_client_that_is_new_or_gone_needs_no_explanation(client: Surface) -> None:
    """With no client on one side, operations have no effect, and the one difference is not said again."""
    for pair in ((client, None), (None, client)):
        differences = compare(*pair)
        assert () == unexplained(differences, [])
        gone = change(MUTANTS["operation removed"])
        assert (Effect.NONE, (), frozenset()) == effect_of(gone, *pair, differences)


@pytest.mark.parametrize(
    ("route", "wanted"),
    [
        (answer("items.list", "data [] labels [] colour"), ["models.Label.colour: str | None"]),
        (answer("items.list", "data [] paid-by |0 number"), ["models.Card.number: str"]),
        (answer("items.get", "state"), ["models.Item.state: State", "models.State"]),
        (answer("items.get", "labels []"), ["models.Item.labels: list[Label]", "models.Label"]),
        (answer("items.get", "nothing"), []),
        (answer("items.get", "nothing else"), []),
        (answer("items.get", "price", "500"), []),
        (sent("items.get", "price"), []),
        (query("items.list", "SORT-BY"), ["Shop.items.list(sort_by): str"]),
        (query("items.list", "other"), []),
        (sent("offers.make", "kind"), ["Shop.offers.make(kind): Kind", "models.Offer.kind: Kind", "models.Kind"]),
        (at("items.remove"), ["Shop.items.remove"]),
        (at("items.nothing"), []),
        (Route("GET /items/{any}", "operation"), ["Shop.items.get"]),
        (Route("", "path", "item-id", old_id="items.get"), ["Shop.items.get(item_id): str | UUID"]),
        (Route("", "answer-header", "200 X", old_id="items.get"), []),
        (Route("", "spec"), ["Shop"]),
        (Route("GET /items", "operation", incoming=True), []),
    ],
)
def test_a_place_of_the_wire_has_a_name_in_python(route: Route, wanted: list[str], client: Surface) -> None:
    """A route leads to the attribute, argument, class or method that stands for its place, or to nothing."""
    found = [one for one in locate(client, route) if not one.symbol.startswith(("Async", "api.", "Shop.items.iter"))]
    assert wanted == [f"{one.symbol}: {one.annotation}" if one.annotation else one.symbol for one in found]


def test_the_names_of_a_result_begin_with_the_method(client: Surface) -> None:
    """The result of a method stands before that of its functions and of its asynchronous twin."""
    symbols = [one.symbol for one in locate(client, answer("items.get"))]
    assert "Shop.items.get(return)" == symbols[0]
    assert {"AsyncShop.items.get(return)", "api.items.items_get.sync(return)", "models.Item"} <= set(symbols)
