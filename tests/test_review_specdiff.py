import copy
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from providers import PROVIDERS, effective

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Location
from clientwright.review import specdiff
from clientwright.review.specdiff import spec_diff

LISTS = {"required", "enum", "type"}
SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3)
NAMES = st.sampled_from(["paths", "components", "schemas", "info", "required", "enum", "type", "x", "a/b"])
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=20
)
SPECS = st.dictionaries(NAMES, TREES, max_size=5)


def document(data: Any) -> Document:
    """Give data as a document."""
    return Document("spec.yaml", data, Marks(Location("spec.yaml")))


def shuffled(value: Any, chance: random.Random, key: str = "") -> Any:
    """Give the same with keys, and lists that are sets, in another order."""
    if isinstance(value, dict):
        names = list(value)
        chance.shuffle(names)
        return {name: shuffled(value[name], chance, name) for name in names}
    if isinstance(value, list):
        items = [shuffled(item, chance) for item in value]
        if key in LISTS:
            chance.shuffle(items)
        return items
    return value


def spec(provider: str = "trybe") -> Any:
    """Give a copy of an effective spec."""
    return copy.deepcopy(effective(provider).document.data)


def diff(old: Any, new: Any) -> tuple[str, ...]:
    """Compare two specs."""
    return spec_diff(document(old), document(new))


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_another_order_does_not_show(provider: str) -> None:
    """A spec whose keys and whose lists of names, values and types stand in another order is the same."""
    data = spec(provider)
    moved = shuffled(data, random.Random(0))  # noqa: S311  # no secret
    assert json.dumps(data) != json.dumps(moved)
    assert () == diff(data, data) == diff(data, moved)


@given(SPECS, st.randoms(use_true_random=False))
def test_only_order_is_ignored(data: Any, chance: random.Random) -> None:
    """No order of keys shows, in whatever shape a spec is."""
    assert () == diff(data, shuffled(data, chance))


@given(SPECS, SPECS)
def test_what_differs_shows_and_turns_around(old: Any, new: Any) -> None:
    """Two specs that differ in more than order give lines, and the other way round the same with the signs turned."""
    there, back = diff(old, new), diff(new, old)
    same = json.dumps(specdiff._ordered(old, ""), sort_keys=True) == json.dumps(  # noqa: SLF001  # the order that counts
        specdiff._ordered(new, ""),  # noqa: SLF001  # the same
        sort_keys=True,
    )
    assert same is (there == ())

    def signed(lines: tuple[str, ...], sign: str) -> list[str]:
        return sorted(line[1:] for line in lines if line.startswith(sign))

    assert signed(there, "+") == signed(back, "-")
    assert signed(there, "-") == signed(back, "+")


def test_a_change_is_shown_in_its_part_with_its_surroundings() -> None:
    """A hunk has three lines of context around what differs, and names the part after its line numbers."""
    new = spec()
    new["components"]["schemas"]["Avatar"]["properties"]["size"]["type"] = "number"
    lines = diff(spec(), new)
    assert lines[0].startswith("@@ -")
    assert lines[0].endswith(" @@ /components/schemas/Avatar")
    assert ["-          type: integer", "+          type: number"] == [line for line in lines[1:] if line[0] != " "]
    assert 3 + 2 + 3 == len(lines[1:])
    assert 1 == sum(line.startswith("@@") for line in lines)


def test_each_part_has_its_own_hunks_in_order() -> None:
    """Operations, components, webhooks and other fields are told apart by their pointers, in order."""
    old, new = spec(), spec()
    old["webhooks"] = {"paid": {"post": {"summary": "Paid", "responses": {}}}}
    new["webhooks"] = {"paid": {"post": {"summary": "Was paid", "responses": {}}}}
    new["info"]["version"] = "2"
    path = "/customers/memberships/{membershipId}"
    new["paths"][path]["get"]["summary"] = "Read it"
    del new["components"]["schemas"]["Avatar"]
    new["paths"]["/new"] = {"get": {"responses": {}}}
    found = [line.rpartition("@@ ")[2] for line in diff(old, new) if line.startswith("@@")]
    assert [
        "/components/schemas/Avatar",
        "/info",
        "/paths/~1customers~1memberships~1{membershipId}/get",
        "/paths/~1new",
        "/webhooks/paid/post",
    ] == found


def test_what_is_new_or_gone_is_shown_whole() -> None:
    """A part on one side only is all plus or all minus, under the keys that lead to it."""
    old = spec()
    gone = old["components"]["schemas"]["Avatar"]
    new = spec()
    del new["components"]["schemas"]["Avatar"]
    lines = diff(old, new)
    assert ["-components:", "-  schemas:", "-    Avatar:"] == list(lines[1:4])
    assert {"-"} == {line[0] for line in lines[1:]}
    assert len(lines[1:]) >= 3 + len(json.dumps(gone, indent=0).splitlines()) // 2
    assert [line.replace("-", "+", 1) for line in lines[1:]] == list(diff(new, old)[1:])


def test_true_is_not_one_and_a_list_is_in_order() -> None:
    """True and 1 differ, and so do lists in another order that are no sets."""
    assert ("-  minimum: 1", "+  minimum: true") == diff({"x": {"minimum": 1}}, {"x": {"minimum": True}})[-2:]
    assert () != diff({"x": {"oneOf": [1, 2]}}, {"x": {"oneOf": [2, 1]}})
    assert () == diff({"x": {"enum": [1, "1", None]}}, {"x": {"enum": [None, 1, "1"]}})
    assert () != diff({"x": [{"enum": [1]}, {}]}, {"x": [{}, {"enum": [1]}]})


def test_text_that_yaml_cannot_hold_is_shown_all_the_same() -> None:
    """Half of a surrogate pair, in a key or a text, is written out."""
    lines = diff({"info": {"title": "a"}}, {"info": {"title": "\ud800", "x-\ud800": 1}})
    assert ["+  title: \\ud800", "+  x-\\ud800: 1"] == [line for line in lines if line.startswith("+")]


def test_too_much_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many lines as there may be are shown; one more, and a sentence that counts the parts stands for all."""
    new = spec()
    for name in ("Avatar", "Customer"):
        new["components"]["schemas"][name]["description"] = "Another."
    lines = diff(spec(), new)
    monkeypatch.setattr(specdiff, "LONGEST", len(lines))
    assert lines == diff(spec(), new)
    monkeypatch.setattr(specdiff, "LONGEST", len(lines) - 1)
    (told,) = diff(spec(), shuffled(new, random.Random(0)))  # noqa: S311  # no secret
    assert "differ in 2 operations" in told


def test_data_that_are_no_spec_are_compared_whole() -> None:
    """Documents that are no objects are one part."""
    assert ("@@ -1 +1 @@ ", "-1", "+2") == diff(1, 2)
    assert ("-1", "+a: 2") == diff(1, {"a": 2})[1:]
