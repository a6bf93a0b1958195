"""One small change of a Python source text."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

_LONGEST: Final = 160


@frozen
class Source:
    """A Python file.

    Attributes:
        file: Its path, relative to the project, with slashes.
        module: Its dotted name.
        text: What is in it.

    """

    file: str
    module: str
    text: str = field(repr=False)


@frozen
class Mutant:
    """A source with one mistake.

    Attributes:
        source: The source without it.
        operator: What kind of mistake.
        name: The qualified name of the function, class or constant that it is in.
        line: Its line in the source.
        change: What it does, on one line: `before -> after`.
        start: Where the replaced text begins.
        end: Where it ends.
        text: What stands there instead.

    """

    source: Source
    operator: str
    name: str
    line: int
    change: str
    start: int
    end: int
    text: str = field(repr=False)

    @property
    def mutated(self) -> str:
        """The whole source with the mistake."""
        original = self.source.text
        return original[: self.start] + self.text + original[self.end :]

    @property
    def digest(self) -> str:
        """What tells it from all others, also those of other versions of the source."""
        return hashlib.sha256(f"{self.source.file}\n{self.mutated}".encode()).hexdigest()[:20]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a baseline knows it by: file, name, operator, change."""
        return self.source.file, self.name, self.operator, self.change


class Places:
    """Where the nodes of a parsed source lie in its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = text.splitlines(keepends=True)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        self._starts, self._lines = starts, lines

    def offset(self, line: int, column: int, *, characters: bool = False) -> int:
        """Give the offset of a place; lines count from 1, columns are bytes in UTF-8 unless said otherwise."""
        if line > len(self._lines):
            return len(self.text)
        text = self._lines[line - 1]
        return self._starts[line - 1] + (column if characters else len(text.encode()[:column].decode()))

    def span(self, node: ast.expr | ast.stmt | ast.keyword | ast.arg) -> tuple[int, int]:
        """Give where a node begins and ends."""
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return self.offset(node.lineno, node.col_offset), self.offset(end_line, end_column)


def shown(before: str, after: str) -> str:
    """Write a change on one line; what both sides begin and end with is left out where they are long."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if len(before) + len(after) <= _LONGEST:
        return f"{before} -> {after}"
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    head, tail = max(0, head - 24), max(0, tail - 24)
    pieces = (one[head : len(one) - tail] for one in (before, after))
    return " -> ".join(f"...{piece[:_LONGEST]}..." for piece in pieces)


def _common(one: str, other: str) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def distinct(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Leave out what is no change, is no Python, or was given before; number what would have the same key."""
    met: set[str] = set()
    keys: dict[tuple[str, str, str, str], int] = {}
    for mutant in mutants:
        text = mutant.mutated
        if text == mutant.source.text or text in met or not _parses(text):
            continue
        met.add(text)
        count = keys[mutant.key] = keys.get(mutant.key, 0) + 1
        yield mutant if count == 1 else _numbered(mutant, count)


def _numbered(mutant: Mutant, count: int) -> Mutant:
    return evolve(mutant, change=f"{mutant.change} ({count})")


def _parses(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True
