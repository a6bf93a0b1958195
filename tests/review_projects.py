"""Copies of this repository's providers, to be edited and compared by reviews."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from clientwright.review.sides import Layout, Side, opened
from clientwright.review.values import ABSENT, Change, Place, Route, Wire

ROOT = Path(__file__).parents[1]
PAIR = tuple[Path, Path]
CREATE = Route("POST /subscriptions", "body", media="application/json", old_id="subscriptions.create")


def copied(folder: Path, *providers: str) -> Path:
    """Copy providers with their overlays and clients, and the lock."""
    for part in ("specs", "overlays", "generated"):
        for name in providers:
            ignored = shutil.ignore_patterns("__pycache__", ".mypy_cache")
            shutil.copytree(ROOT / part / name, folder / part / name, ignore=ignored)
    shutil.copy(ROOT / "generated/lock.toml", folder / "generated/lock.toml")
    return folder


def edit(file: Path, before: str, after: str) -> None:
    """Replace the one place in a file where a text stands."""
    text = file.read_text("utf-8")
    assert 1 == text.count(before)
    file.write_text(text.replace(before, after), "utf-8")


def both(old: Path, new: Path) -> tuple[Side, Side]:
    """Read two folders."""
    with opened(old.as_posix(), new.as_posix(), Layout()) as sides:
        return sides


def place(side: Side, pointer: str | None, provider: str = "swipe") -> Place | None:
    """Give the place of a node."""
    if pointer is None:
        return None
    return Place(pointer, side.providers[provider].effective.document.locate(pointer))


def change(
    sides: tuple[Side, Side], old: str | None, new: str | None, *routes: Route, provider: str = "swipe"
) -> Change:
    """Make a change of a node, by its JSON pointers on both sides."""
    before, after = place(sides[0], old, provider), place(sides[1], new, provider)
    return Change(
        "type-changed", provider, Wire.BREAKING, "request", "It differs.", 1, ABSENT, before, after, routes or (CREATE,)
    )


@cache
def here() -> Side:
    """Read this repository."""
    return both(ROOT, ROOT)[0]


@pytest.fixture
def pair(tmp_path: Path) -> PAIR:
    """Give two copies of one provider."""
    return copied(tmp_path / "old", "swipe"), copied(tmp_path / "new", "swipe")
