"""Comparing the public names of generated packages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import review_surface_calls
import review_surface_classes
import review_surface_parameters
from review_surface_helping import PACKAGE, edited, generated, ref, shop, source

from clientwright.review.surface.comparing import compare
from clientwright.review.surface.hunks import surface_diff
from clientwright.review.surface.reading import read
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import Effect, SurfaceChange

__all__ = ["source"]

CASES = {**review_surface_classes.CASES, **review_surface_calls.CASES, **review_surface_parameters.CASES}


@pytest.fixture(scope="module")
def client(source: Path) -> Surface:
    """Read its names once."""
    return read(source, PACKAGE)


def told(changes: tuple[SurfaceChange, ...]) -> list[tuple[str, str, str, str]]:
    """Give what a table of cases says of changes."""
    return [(one.symbol, one.kind, one.effect.value, one.sentence) for one in changes]


def symbols(changes: tuple[SurfaceChange, ...]) -> set[str]:
    """Give the symbols of changes; what has another name, with all below it, goes by the lesser one."""
    renames = {
        max(one.before, one.after): min(one.before, one.after) for one in changes if one.kind.endswith("renamed")
    }
    found = {one.symbol for one in changes}
    for greater, lesser in renames.items():
        found = {lesser + name.removeprefix(greater) if name.startswith(greater) else name for name in found}
    return found


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_change_is_told(name: str, source: Path, client: Surface, tmp_path: Path) -> None:
    """An edit of a client gives its sentences and no others, the worst first; its reversal names the same symbols."""
    edits, wanted = CASES[name]
    other = edited(source, tmp_path / "edited", *edits)
    assert wanted == told(compare(client, other))
    assert symbols(compare(client, other)) == symbols(compare(other, client))


def test_many_kinds_are_in_the_table() -> None:
    """The table of cases has at least 70 cases and 20 kinds."""
    assert len(CASES) >= 70
    assert len({kind for _, wanted in CASES.values() for _, kind, _, _ in wanted}) >= 20


def test_a_surface_differs_from_itself_in_nothing(client: Surface, source: Path) -> None:
    """A client compared with itself, and with another reading of it, gives nothing."""
    assert () == compare(client, client)
    assert () == compare(client, read(source, PACKAGE))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("models/item.py", "paid_by: Card | Cash", "paid_by: Cash | Card"),
        ("models/item.py", "paid_by: Card | Cash", 'paid_by: "Card | Cash"'),
        ("models/item.py", "paid_by: Card | Cash", "paid_by: Union['Card', Cash]"),
        ("models/item.py", "labels: list[Label]", "labels: typing.List[Label]"),
        ("models/item.py", "id: UUID", "id: uuid.UUID"),
        ("models/item.py", "paid_by: Card | Cash", "paid_by: Annotated[Card | Cash, Discriminator('a', {})]"),
        ("models/label.py", "colour: str | None", "colour: Optional[str]"),
        ("models/item.py", "note: str | Unset = UNSET", 'note: str | Unset = field(default=UNSET, metadata={"a": 1})'),
        ("models/item.py", "    price: int\n", '    price: int\n    """What it costs."""\n'),
        ("models/item.py", "    price: int\n", "    price: int\n    _hidden: int = 1\n"),
        (
            "models/item.py",
            "class Item(Model)",
            "class _Base(Model): ...\n\n\n@define(kw_only=True)\nclass Item(Model)",
        ),
        ("resources/items.py", "return self._call(", "return self._other("),
        ("resources/items.py", "-> ItemPage:", "-> 'ItemPage':"),
    ],
)
def test_another_spelling_is_no_change(  # noqa: PLR0913, PLR0917  # a case, and what it is tried on
    name: str, old: str, new: str, source: Path, client: Surface, tmp_path: Path
) -> None:
    """Order and quotes of unions, spelling of imports, docstrings, bodies and private names make no difference."""
    other = edited(source, tmp_path / "edited", (name, old, new))
    assert () == compare(client, other)
    assert () == compare(other, client)


def test_a_template_that_only_words_otherwise_gives_nothing(source: Path, client: Surface, tmp_path: Path) -> None:
    """An upgrade of templates that adds comments, private helpers and modules to every file changes no public name."""
    shutil.copytree(source, tmp_path / "new")
    for path in (tmp_path / "new" / PACKAGE).rglob("*.py"):
        lead = "from __future__ import annotations\n"
        text = path.read_text()
        path.write_text(text.replace(lead, f"{lead}\nimport functools\n") + "\n\ndef _helper() -> None: ...\n")
    (tmp_path / "new" / PACKAGE / "_private.py").write_text("NAME = 1\n")
    assert () == compare(client, read(tmp_path / "new", PACKAGE))


def test_positions_of_attributes_count_where_objects_are_made_by_position(source: Path, tmp_path: Path) -> None:
    """Attributes in another order are a break where a model can be made by position, and none where it cannot."""
    swap = ("models/cash.py", "    coins: int\n", "    notes: int\n    coins: int\n")
    back = ("models/cash.py", "    coins: int\n", "    coins: int\n    notes: int\n")
    plain = ("models/cash.py", "@define(kw_only=True)", "@define")
    sides = [
        edited(source, tmp_path / name, *edits) for name, edits in {"a": [swap, plain], "b": [back, plain]}.items()
    ]
    sentence = "Cash takes its arguments in another order: notes, coins -> coins, notes"
    assert [("models.Cash", "parameter-order", "breaking", sentence)] == told(compare(*sides))
    sides = [edited(source, tmp_path / name, *edits) for name, edits in {"c": [swap], "d": [back]}.items()]
    assert () == compare(*sides)


def test_a_whole_client_is_one_change(client: Surface) -> None:
    """A client that is new or gone is told in one sentence."""
    assert [("shop_client", "added", "additive", "shop_client is new")] == told(compare(None, client))
    assert [("shop_client", "removed", "breaking", "shop_client is gone")] == told(compare(client, None))
    assert () == compare(None, None)


def test_an_operation_of_another_name_is_told_once(client: Surface, tmp_path: Path) -> None:
    """Another operation id renames the method, its iterator, its twin and its functions: one sentence, both names."""
    data = shop()
    data["paths"]["/items"]["get"]["operationId"] = "items.all"
    found = compare(client, generated(data, tmp_path))
    assert [("Shop.items.list", "renamed", "breaking", "Shop.items.list is now Shop.items.all")] == told(found)
    assert "Shop.items.list, api.items.items_list" == found[0].before
    assert "Shop.items.all, api.items.items_all" == found[0].after


def test_an_operation_that_moved_is_told_once(client: Surface, tmp_path: Path) -> None:
    """Another tag moves the method to another resource; the resource that lost all its methods is called otherwise."""
    data = shop()
    data["paths"]["/items/{item-id}"]["delete"] |= {"tags": ["offers"], "operationId": "offers.remove"}
    sentence = "Shop.items.remove is now Shop.offers.remove"
    assert [("Shop.items.remove", "renamed", "breaking", sentence)] == told(compare(client, generated(data, tmp_path)))
    data = shop()
    data["paths"]["/drafts"]["put"] |= {"tags": ["sketches"], "operationId": "sketches.save"}
    wanted = [("Shop.drafts", "renamed", "breaking", "Shop.drafts is now Shop.sketches")]
    assert wanted == told(compare(client, generated(data, tmp_path / "b")))


def test_an_iterator_is_no_method_of_another_name(client: Surface, tmp_path: Path) -> None:
    """A method that lost its pages and has a name like its iterator is the method, and the iterator is gone."""
    data = shop()
    data["paths"]["/items"]["get"]["operationId"] = "items.iterate_list"
    del data["paths"]["/items"]["get"]["x-clientwright-pagination"]
    wanted = {"Shop.items.iter_list is gone", "Shop.items.list is now Shop.items.iterate_list"}
    assert wanted == {one.sentence for one in compare(client, generated(data, tmp_path))}


def test_an_argument_is_known_by_its_name_on_the_wire(client: Surface, source: Path, tmp_path: Path) -> None:
    """An argument with an unlike name is the same one where it is sent under the same name."""
    files = ("resources/offers.py", "api/offers/offers_make.py")
    other = edited(source, tmp_path / "a", *((name, "x_shop", "outlet") for name in files))
    assert ["Shop.offers.make: the argument x_shop is now outlet"] == [one.sentence for one in compare(client, other)]


def test_one_attribute_makes_no_shape(client: Surface, source: Path, tmp_path: Path) -> None:
    """Of two classes with one equal attribute and unlike names, one is gone and the other new."""
    other = edited(source, tmp_path / "a", ("models/problem.py", "Problem", "Shipment"))
    found = {(one.symbol, one.kind) for one in compare(client, other)}
    assert {("models.Problem", "removed"), ("models.Shipment", "added")} <= found


def test_a_new_operation_with_its_models_is_told_by_its_names(client: Surface, tmp_path: Path) -> None:
    """A new operation is its method and its new classes, and not their members, twins or functions."""
    data = shop()
    data["components"]["schemas"]["Count"] = {"type": "object", "properties": {"n": {"type": "integer"}}}
    made = {"200": {"description": "", "content": {"application/json": {"schema": ref("Count")}}}}
    data["paths"]["/count"] = {"get": {"operationId": "items.count", "tags": ["items"], "responses": made}}
    other = generated(data, tmp_path)
    wanted = [
        ("Shop.items.count", "added", "additive", "Shop.items.count is new"),
        ("models.Count", "added", "additive", "Count is new"),
    ]
    assert wanted == told(compare(client, other))
    assert {"breaking"} == {effect for _, _, effect, _ in told(compare(other, client))}


def test_classes_come_first(client: Surface, source: Path, tmp_path: Path) -> None:
    """Of one effect, clients and resources come before models, and whole classes before their attributes."""
    other = edited(
        source,
        tmp_path / "edited",
        ("models/item.py", "    price: int\n", ""),
        ("models/state.py", "OpenStrEnum", "StrEnum"),
        ("models/problem.py", "message: str", "message: int"),
        ("resources/items.py", " def remove(", " def _remove("),
    )
    wanted = ["Shop.items.remove", "models.State", "models.Item.price", "models.Problem.message"]
    assert wanted == [one.symbol for one in compare(client, other)]
    assert {Effect.BREAKING} == {one.effect for one in compare(client, other)}


def test_the_lines_of_the_lists_of_names_are_compared(tmp_path: Path) -> None:
    """Of two lists of names the lines that differ are given, and a list that is not there counts as empty."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("a\nb\nc\n")
    new.write_text("a\nB\nc\nd\n")
    assert ("-b", "+B", "+d") == surface_diff(old, new)
    assert () == surface_diff(old, old)
    assert ("+a", "+B", "+c", "+d") == surface_diff(tmp_path / "none", new)
