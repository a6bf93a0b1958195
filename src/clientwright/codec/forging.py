"""Makes straight-line functions: source is collected, and the values that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

DEEPEST: Final = 8
"""How long the name of a variable can grow, by a letter for each list around it: Python nests only so many loops."""


class Forge:
    """Functions that call each other, and the values that they name."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = dict(names)
        self._sources: list[str] = []

    def name(self, prefix: str, value: Any = None) -> str:
        """Give a value a name of its own."""
        name = f"{prefix}{len(self._names)}"
        self._names[name] = value
        return name

    def define(self, head: str, lines: Iterable[str]) -> None:
        """Add a function, such as `copy(s)`, with its lines."""
        self._sources.append("".join(f"{line}\n" for line in [f"def {head}:", *indented(lines)]))

    def made(self, name: str) -> Callable[..., Any]:
        """Make all functions, and give one of them."""
        code = compile("".join(self._sources), "<clientwright>", "exec")
        exec(code, self._names)  # noqa: S102  # our own source, whose names come from classes
        function: Callable[..., Any] = self._names[name]
        return function


def indented(lines: Iterable[str]) -> list[str]:
    """Move lines into the block of the line before them."""
    return [f"    {line}" for line in lines]
