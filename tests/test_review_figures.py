import json

import pytest
from review_projects import PAIR, ROOT, both, edit, here, pair

from clientwright.review import figures
from clientwright.review.figures import figures_of
from clientwright.review.reports import Figure
from clientwright.review.sides import Side

__all__ = ["pair"]

SPEC, LEDGER = "specs/swipe/openapi.yaml", "specs/swipe/ledger.yaml"
CLIENT = {"public names", "generated lines"}


def moved(sides: tuple[Side | None, Side | None]) -> dict[str, tuple[int | None, int | None]]:
    """Give the figures that differ."""
    found = figures_of(*sides, "swipe")
    return {one.name: (one.before, one.after) for one in found if one.before != one.after}


def plain(figures_: tuple[Figure, ...]) -> dict[str, int | None]:
    """Give the figures of the head."""
    return {one.name: one.after for one in figures_}


@pytest.mark.parametrize("provider", ["magicline", "mayar", "swipe", "trybe"])
def test_the_figures_are_those_of_the_files(provider: str) -> None:
    """What is counted is what can be counted in the files themselves."""
    side = here()
    found = plain(figures_of(None, side, provider))
    effective = json.loads((ROOT / f"generated/{provider}/{provider}_client/openapi.json").read_text("utf-8"))
    methods = {"get", "put", "post", "delete", "patch", "head", "options"}
    assert sum(len(methods & set(item)) for item in effective["paths"].values()) == found["operations"]
    assert len(effective["components"]["schemas"]) == found["schemas"]
    surface = (ROOT / f"generated/{provider}/API.md").read_text("utf-8").splitlines()
    assert sum(line.startswith(f"{provider}_client.") for line in surface) == found["public names"]
    sources = (ROOT / "generated" / provider).rglob("*.py")
    assert sum(len(path.read_text("utf-8").splitlines()) for path in sources) == found["generated lines"]
    overlays = sorted((ROOT / "overlays" / provider).glob("*.yaml"))
    actions = [path.read_text("utf-8") for path in overlays if not path.name.startswith(("sandbox-", "record-"))]
    assert sum(text.count("\n  - target:") for text in actions) == found["overlay actions"]
    assert (found["examples"], 0) == (found["examples valid"], found["lint findings"])
    assert 0 == found["statements unstated"]
    assert list(figures._COUNTED) == list(found)  # noqa: SLF001  # the order of the report


def test_what_stays_is_told_on_both_sides(pair: PAIR) -> None:
    """Two sides alike have the same figures, and all of them."""
    assert {} == moved(both(*pair))
    assert list(figures._COUNTED) == [one.name for one in figures_of(*both(*pair), "swipe")]  # noqa: SLF001  # as above


def test_each_figure_moves_by_what_it_counts(pair: PAIR) -> None:
    """One schema, faulty example, overlay action, assumption, name and line more moves its own figure by one."""
    new = pair[1]
    extra = "    Extra:\n      type: object\n      properties: {a: {type: string, default: b, examples: [1]}}\n"
    edit(new / SPEC, "    Package:\n      type: object\n", f"{extra}    Package:\n      type: object\n")
    known = "    from: {effect: 13}\n    assumed: {deprecated: no-mark}\n"
    edit(new / LEDGER, known, "    assumed: {deprecated: no-mark, effect: no-mark}\n")
    edit(new / "generated/swipe/API.md", "\n````\n", "\nswipe_client.more\n````\n")
    with (new / "generated/swipe/swipe_client/types.py").open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    with (new / "overlays/swipe/shape-units.overlay.yaml").open("a", encoding="utf-8") as file:
        file.write("  - target: $.info\n    update: {x-more: 1}\n")
    found = moved(both(*pair))
    assert found.pop("lint findings")[1]
    steps = {name: (after or 0) - (before or 0) for name, (before, after) in found.items()}
    graded = {"statements documented": -1, "statements assumed": 1}
    assert {
        "schemas": 1,
        "examples": 1,
        "overlay actions": 1,
        "public names": 1,
        "generated lines": 2,
    } | graded == steps


def test_a_side_without_the_provider_has_no_figures(pair: PAIR) -> None:
    """Where a provider is on one side only, the other has None; where it is on none, there are no figures."""
    old, _ = both(*pair)
    assert {None} == {one.before for one in figures_of(None, old, "swipe")}
    assert {None} == {one.after for one in figures_of(old, None, "swipe")}
    assert () == figures_of(old, old, "trybe") == figures_of(None, None, "swipe")


def test_what_cannot_be_counted_is_left_out(pair: PAIR) -> None:
    """Without a ledger no statement is graded, without clients no name counted, without API.md only lines."""
    new = pair[1]
    (new / LEDGER).unlink()
    (new / "generated/swipe/API.md").unlink()
    everything = set(figures._COUNTED)  # noqa: SLF001  # the names of all
    grades = {name for name in everything if name.startswith("statements")}
    assert everything - grades - {"public names"} == set(plain(figures_of(None, both(*pair)[1], "swipe")))
    (new / "generated").rename(new / "away")
    assert everything - grades - CLIENT == set(plain(figures_of(None, both(*pair)[1], "swipe")))
    (new / "generated").mkdir()
    assert everything - grades - CLIENT == set(plain(figures_of(None, both(*pair)[1], "swipe")))


def test_a_large_spec_is_not_linted(pair: PAIR, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spec of as many objects as is allowed is linted, and one of more is not."""
    side, _ = both(*pair)
    size = len(side.providers["swipe"].spec.sites)
    monkeypatch.setattr(figures, "_MOST", size)
    assert "lint findings" in plain(figures_of(None, side, "swipe"))
    monkeypatch.setattr(figures, "_MOST", size - 1)
    assert "lint findings" not in plain(figures_of(None, side, "swipe"))


@pytest.mark.parametrize(("message", "valid"), [("examples-not-checked", None), ("example-invalid", 39)])
def test_only_judged_examples_are_called_valid(
    monkeypatch: pytest.MonkeyPatch, message: str, valid: int | None
) -> None:
    """An example that is objected to is not valid, and none is where the schemas do not compile."""
    finding = here().providers["swipe"].effective.document.finding(message, "It is wrong.")
    default = here().providers["swipe"].effective.document.finding("default-invalid", "It is wrong.")
    monkeypatch.setattr(figures, "check_examples", lambda _: iter((finding, default)))
    found = plain(figures_of(None, here(), "swipe"))
    assert (40, valid) == (found["examples"], found.get("examples valid"))


def test_more_of_a_figure_means_what_it_says() -> None:
    """More findings and assumptions are worse, more examples and documentation better."""
    rising = {one.name: one.rising for one in figures_of(None, here(), "swipe")}
    worse = {"lint findings", "statements assumed", "statements unstated"}
    assert worse == {name for name, meaning in rising.items() if meaning == "worse"}
    better = {"examples", "examples valid", "statements documented"}
    assert better == {name for name, meaning in rising.items() if meaning == "better"}
