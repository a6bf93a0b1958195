from __future__ import annotations

from pathlib import Path

import pytest

from clientwright.conformance.mutation.choosing import sampled
from clientwright.conformance.mutation.client_mutants import client_mutants, sources_of
from clientwright.conformance.mutation.code_mutants import code_mutants
from clientwright.conformance.mutation.sources import Mutant, Places, Source, distinct, shown

ROOT = Path(__file__).parents[1]
PACKAGES = sorted((ROOT / "generated").glob("*/*_client"))
MODULES = [ROOT / "src/clientwright" / name for name in ("addressing.py", "drift.py", "codec/choosing.py", "types.py")]
CODE = '''"""Words."""

from typing import TYPE_CHECKING, TypeAlias, TypeVar, overload

if TYPE_CHECKING:
    HIDDEN = 1
__all__ = ["twice"]
T = TypeVar("T")
Number: TypeAlias = "int | float"
LIMIT = 3


@overload
def twice(number: int, more: bool = True) -> int: ...
def twice(number: int) -> int:
    """Double, é."""

    def inner() -> int:
        return number * 2

    return inner()


class Box:
    size = 5

    @property
    def full(self) -> bool:
        return not self.size > (LIMIT
            - 1)

    def kind(self, value: object) -> str:
        match value:
            case 1:
                return "é"
            case _:
                return "other"
'''


def source(text: str) -> Source:
    """Give a source of a text."""
    return Source("made/up.py", "made.up", text)


def mutant(text: str, start: int, end: int, new: str) -> Mutant:
    """Give a mutant of a text."""
    return Mutant(source(text), "made-up", "f", 1, shown(text[start:end], new), start, end, new)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_mutant_of_a_client_is_another_module(package: Path) -> None:
    """Each mutant differs from its source and all others, is Python and has its own key; all runs give the same."""
    for one in sources_of(package, ROOT):
        found = list(client_mutants(one))
        assert len(found) == len({mutant.mutated for mutant in found} - {one.text})
        assert len(found) == len({mutant.key for mutant in found})
        if "provider" in one.file:
            assert found == list(client_mutants(one))
        assert [] == [mutant for mutant in found if "\n" in mutant.change or "->" not in mutant.change]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_mutant_of_code_is_another_module(path: Path) -> None:
    """Each mutant differs from its source and all others, is Python, and has a key of its own."""
    one = Source(path.relative_to(ROOT).as_posix(), "made.up", path.read_text("utf-8"))
    found = list(code_mutants(one))
    assert len(found) == len({mutant.mutated for mutant in found} - {one.text})
    assert len(found) == len({mutant.key for mutant in found})
    for mutant in found:
        compile(mutant.mutated, "mutant", "exec")


def test_mutants_of_code_say_where_they_are() -> None:
    """A mutant names its operator, its outermost function, its line and the change; nothing is missed."""
    found = [(one.name, one.line, one.operator, one.change) for one in code_mutants(source(CODE))]
    assert [
        ("<module>", 10, "assignment", "LIMIT = 3 -> LIMIT = None"),
        ("<module>", 10, "number", "3 -> 4"),
        ("twice", 19, "swap-op", "number * 2 -> number / 2"),
        ("twice", 19, "number", "2 -> 3"),
        ("Box", 25, "assignment", "size = 5 -> size = None"),
        ("Box", 25, "number", "5 -> 6"),
        ("Box.full", 29, "remove-unary-ops", "not self.size > (LIMIT - 1) -> self.size > (LIMIT - 1)"),
        ("Box.full", 29, "swap-op", "> (LIMIT - 1) -> >= (LIMIT - 1)"),
        ("Box.full", 29, "swap-op", "(LIMIT - 1) -> (LIMIT + 1)"),
        ("Box.full", 30, "number", "1 -> 2"),
        ("Box.kind", 34, "match", "case 1: -> "),
        ("Box.kind", 36, "match", "case _: -> "),
        ("Box.kind", 34, "number", "1 -> 2"),
        ("Box.kind", 35, "string", '"é" -> "XXéXX"'),
        ("Box.kind", 35, "string", '"é" -> "É"'),
        ("Box.kind", 37, "string", '"other" -> "XXotherXX"'),
        ("Box.kind", 37, "string", '"other" -> "OTHER"'),
    ] == found


def test_a_change_is_shown_on_one_line() -> None:
    """A long change is shown as what differs, with a little around it."""
    assert "a b -> a c" == shown("a\n  b", "a c")
    long = "x" * 200
    before, after = shown(f"{long} old {long}", f"{long} new {long}").split(" -> ")
    around = "x" * 23
    assert (f"...{around} old {around}...", f"...{around} new {around}...") == (before, after)


def test_places_count_in_characters() -> None:
    """Columns in bytes and in characters lead to the same place behind letters of more than one byte."""
    places = Places("é = 1\nü = é")
    assert (4, 4) == (places.offset(1, 5), places.offset(1, 4, characters=True))
    assert 10 == places.offset(2, 5)
    assert 11 == places.offset(3, 0)


def test_what_is_no_other_python_is_left_out() -> None:
    """No change, the same change again, and what is no Python are left out; a second of the same key is numbered."""
    text = "a = 1\nb = 1\n"
    again, same, broken, other = (
        mutant(text, 4, 5, "2"),
        mutant(text, 4, 5, "1"),
        mutant(text, 4, 5, "("),
        mutant(text, 10, 11, "2"),
    )
    assert ["1 -> 2", "1 -> 2 (2)"] == [one.change for one in distinct([again, same, again, broken, other])]


def test_a_sample_is_the_same_for_a_seed() -> None:
    """A sample has its size and the order of the whole, is the same for the same seed and another for another."""
    every = list(code_mutants(source(CODE)))
    chosen = sampled(every, 5, 1)
    assert 5 == len(chosen)
    assert chosen == sampled(reversed(every), 5, 1)[::-1]
    assert chosen == sorted(chosen, key=every.index)
    assert chosen != sampled(every, 5, 2)
    assert every == sampled(every, None, 1) == sampled(every, 99, 1)
