from __future__ import annotations

import pytest
from review_diff_cases import CASES
from review_diff_helping import THINGS, changes, edited, places, said


@pytest.mark.parametrize("name", CASES)
def test_an_edit_is_told(name: str) -> None:
    """An edit is told by its rule and verdict, and nothing else is told."""
    edits, there, _ = CASES[name]
    assert there.split(", ") == said(changes(THINGS, edited(THINGS, *edits)))


@pytest.mark.parametrize("name", CASES)
def test_the_way_back_is_told(name: str) -> None:
    """To take an edit back is told by the rule of that way, at the same places."""
    edits, _, back = CASES[name]
    forth, found = changes(THINGS, edited(THINGS, *edits)), changes(edited(THINGS, *edits), THINGS)
    assert back.split(", ") == said(found)
    assert sorted(((new, old) for old, new in places(forth)), key=repr) == places(found)
