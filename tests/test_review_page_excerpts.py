from typing import Any

import pytest
import review_page_cases as cases
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from review_changes import change

from clientwright.pipeline.findings import Location
from clientwright.review.outputs import page_excerpts
from clientwright.review.outputs.page_excerpts import Excerpt, Excerpts, Side, beside, differing, wanted
from clientwright.review.values import Change, Place

LINES = st.lists(st.text("ab", max_size=2), max_size=8)
TREES: st.SearchStrategy[Any] = st.recursive(
    st.integers(0, 9) | st.text("xyz", min_size=1, max_size=3),
    lambda inner: (
        st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, min_size=1, max_size=4)
        | st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=20,
)


def at(line: int, column: int = 1) -> Place:
    """Give a place in a file."""
    return Place("/a", Location("a.yaml", line, column))


def between(old: Place | None, new: Place | None) -> Change:
    """Give a change between places."""
    return change("type-changed", "It is different.", old=old, new=new)


def excerpts(base: str, head: str) -> Excerpts:
    """Give the text of one file on both sides."""
    return Excerpts({("base", "a.yaml"): base.splitlines(), ("head", "a.yaml"): head.splitlines()})


def sure(excerpt: Excerpt | None) -> Excerpt:
    """Give an excerpt that is there."""
    assert excerpt is not None
    return excerpt


def shown(excerpt: Excerpt | None) -> dict[int, str]:
    """Give the marked lines of an excerpt."""
    found = sure(excerpt)
    return {number: found.lines[number - found.first].strip() for number in sorted(found.marked)}


def test_what_differs_is_marked() -> None:
    """Of each edit, the lines that say something else are marked on both sides, and nothing beside them."""
    old, new = beside(cases.EXCERPTS, cases.TAX.change)
    assert ["type: integer"] == [*shown(old).values()]
    assert ["type: string"] == [*shown(new).values()]
    old, new = beside(cases.EXCERPTS, cases.SITE.change)
    assert None is old
    told = ["site_id:", "type: string", "format: uuid", "description: The site that sends it."]
    assert told == [*shown(new).values()]
    old, new = beside(cases.EXCERPTS, cases.RENAMED.change)
    assert (["operationId: charges.process"], ["operationId: charges.collect"]) == (
        [*shown(old).values()],
        [*shown(new).values()],
    )


@given(TREES, st.data())
def test_an_excerpt_is_part_of_its_file(tree: object, data: st.DataObject) -> None:
    """The lines stand in the file where the excerpt says, around the place; what is marked is shown or counted."""
    text = yaml.safe_dump({"root": tree}, indent=2)
    lines = text.splitlines()
    line = data.draw(st.integers(1, len(lines)))
    for excerpt in beside(excerpts(text, text), between(at(line), None)):
        if excerpt is None:
            continue
        last = excerpt.first + len(excerpt.lines) - 1
        assert lines[excerpt.first - 1 : last] == [*excerpt.lines]
        assert excerpt.first <= line <= last
        assert excerpt.marked <= {*range(excerpt.first, last + 1)}
        assert line in excerpt.marked


@pytest.mark.parametrize(
    ("text", "line", "end"),
    [
        ("a:\n  b: 1\n  c: 2\nd: 3\n", 1, 3),
        ("a:\n  b: 1\n\n\n  c: 2\n\nd: 3\n", 1, 5),
        ("a:\n- b\n- c\nd: 3\n", 1, 3),
        ("a:\n- b: 1\n  c: 2\n- d\n", 2, 3),
        ("a:\n  - b: 1\n    c: 2\n  - d\n", 2, 3),
        ("a: 1\nb: 2\n", 1, 1),
        ("- a\n- b\n", 1, 1),
        ("-\n  a\n-\n  b\n", 1, 2),
        ('{\n  "a": {\n    "b": 1\n  },\n  "c": 2\n}\n', 2, 4),
        ('{\n  "a": [\n    1\n  ],\n  "c": 2\n}\n', 2, 4),
        ("a: >-\n  x\n\n  y\n", 1, 4),
    ],
)
def test_a_node_ends_where_its_lines_do(text: str, line: int, end: int) -> None:
    """A node that stands on one side only is marked whole: the lines below it that are indented, and what closes it."""
    _, new = beside(excerpts("", text), between(None, at(line)))
    filled = {number for number, said in enumerate(text.splitlines(), 1) if line <= number <= end}
    assert filled == {*sure(new).marked}
    old, _ = beside(excerpts(text, ""), between(at(line), None))
    assert filled == {*sure(old).marked}


@given(LINES, LINES)
def test_differing_lines_are_all_that_differs(old: list[str], new: list[str]) -> None:
    """What is left without the differing lines is the same on both sides; equal sides differ nowhere."""
    before, after = differing(old, new)
    kept = [line for index, line in enumerate(old) if index not in before]
    assert kept == [line for index, line in enumerate(new) if index not in after]
    assert (frozenset(), frozenset()) == differing(old, list(old))


@given(LINES, LINES)
def test_long_texts_differ_from_the_first_to_the_last_difference(old: list[str], new: list[str]) -> None:
    """Where comparing would take long, what differs is one run of lines, that ends where both sides are the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_excerpts, "_COSTLY", -1)
        before, after = differing(old, new)
        assert (frozenset(), frozenset()) == differing(new, list(new))
    kept = [line for index, line in enumerate(old) if index not in before]
    assert kept == [line for index, line in enumerate(new) if index not in after]
    for lines, other, differs, others in ((old, new, before, after), (new, old, after, before)):
        assert sorted(differs) == [*range(min(differs, default=0), min(differs, default=0) + len(differs))]
        if differs and others:
            assert lines[min(differs)] != other[min(others)]
            assert lines[max(differs)] != other[max(others)]


def test_a_node_that_is_the_same_is_marked_at_its_place() -> None:
    """Where both sides say the same, or are only indented otherwise, the place itself is marked and no line more."""
    old, new = beside(excerpts("a:\n  b: 1\n  c: 2\n", "x:\n  a:\n    b: 1\n    c: 2\n"), between(at(1), at(2)))
    assert {1: "a:"} == shown(old)
    assert {2: "a:"} == shown(new)


def test_a_place_of_an_unknown_file_has_no_excerpt() -> None:
    """A file that is not at hand, or that is shorter than the place says, is not shown; the other side is."""
    known = excerpts("a: 1\n", "a: 2\n")
    for place in (at(2), at(0), evolve(at(1), location=Location("other.yaml"))):
        old, new = beside(known, between(place, at(1)))
        assert None is old
        assert {1: "a: 2"} == shown(new)
    assert (None, None) == beside(Excerpts(), between(at(1), at(1)))


def test_a_long_node_is_shown_where_it_differs() -> None:
    """Of a long node, the lines from the first differing one on are shown, and the differing ones beyond counted."""
    base = "a:\n" + "".join(f"  k{number}: 1\n" for number in range(300))
    head = base.replace("k99: 1", "k99: 2").replace("k250: 1", "k250: 2")
    old, new = beside(excerpts(base, head), between(at(1), at(1)))
    assert ({101: "k99: 1"}, {101: "k99: 2"}) == (shown(old), shown(new))
    assert (1, 1) == (sure(old).left, sure(new).left)
    assert (98, 30) == (sure(new).first, len(sure(new).lines))
    early = beside(excerpts(base, base.replace("k0: 1", "k0: 2")), between(at(1), at(1)))
    assert (1, {2: "k0: 2"}, 0) == (sure(early[1]).first, shown(early[1]), sure(early[1]).left)
    _, whole = beside(excerpts("", base), between(None, at(1)))
    assert 301 == len(sure(whole).marked) + sure(whole).left


@pytest.mark.parametrize(("column", "begins", "ends"), [(1, "", "…"), (500, "…", "…"), (1000, "…", "")])
def test_a_long_line_is_cut_around_its_place(column: int, begins: str, ends: str) -> None:
    """A line without end is shown around the place, and says on which side there is more."""
    line = "".join(f"{number:04}" for number in range(250))
    _, new = beside(excerpts("", line), between(None, at(1, column)))
    (cut,) = sure(new).lines
    assert 240 == len(cut.strip("…"))
    assert cut == f"{begins}{cut.strip('…')}{ends}"
    assert cut.strip("…") in line
    assert line[column - 1 : column + 3] in cut
    (whole,) = sure(beside(excerpts("", line[:240]), between(None, at(1)))[1]).lines
    assert line[:240] == whole


def test_wanted_files_are_those_of_the_places() -> None:
    """Each file in which a change has its place is wanted from the side of that place, and no other."""
    every: set[tuple[Side, str]] = {(side, file) for side in ("base", "head") for file in (cases.SPEC, cases.SHAPE)}
    assert every == wanted(cases.REVIEW)
    provider = evolve(cases.TRYBE, changes=(cases.SITE,))
    assert {("head", cases.SPEC)} == wanted(evolve(cases.REVIEW, providers=(provider,)))
