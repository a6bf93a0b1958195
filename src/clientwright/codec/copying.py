"""The source of expressions that turn what a twin holds into what a model holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

Writer: TypeAlias = Callable[[str, int], str]
"""Writes an expression over a source expression, which it evaluates once, at a depth of nesting."""


class Part(Struct, frozen=True):
    """How a shape is read by a twin.

    Attributes:
        type: What msgspec reads.
        copy: What makes of it the value of a model; None where it is that already.
        test: The name of the type that tells it from the other parts of a choice.
        total: Whether `copy` also takes null and UNSET.
        loose: Whether the tolerant reading does it, since msgspec cannot.

    """

    type: Any
    copy: Writer | None = None
    test: str = ""
    total: bool = False
    loose: bool = False


def unless(absent: str, part: Part) -> Writer | None:
    """Write the copy of a part that can be `None` or `UNSET` instead."""
    copy = part.copy
    if copy is None or part.total:
        return copy
    return lambda source, depth: _named(
        source, depth, lambda name, test: f"{name} if {test} is {absent} else {copy(name, depth + 1)}"
    )


def chosen(parts: Sequence[Part]) -> Writer | None:
    """Write the copy of what can be one of several parts that msgspec tells apart."""
    turned = [(part.test, part.copy) for part in parts if part.copy is not None]
    if not turned:
        return None

    def copy(source: str, depth: int) -> str:
        def cases(name: str, first: str) -> str:
            tests = [first, *[name] * (len(turned) - 1)]
            arms = [
                f"{write(name, depth + 1)} if type({test}) is {kind} else "
                for test, (kind, write) in zip(tests, turned, strict=True)
            ]
            return "".join([*arms, name])

        return _named(source, depth, cases)

    return copy


def each(item: Writer, pairs: str) -> str:
    """Write the body of a function that copies the items of a list or dict `s` into their places."""
    return f"    for n, i in {pairs}:\n        s[n] = {item('i', 0)}\n    return s\n"


def _named(source: str, depth: int, write: Callable[[str, str], str]) -> str:
    """Give a source a name, unless it is one; `write` gets the name and what to test first."""
    if source.isidentifier():
        return f"({write(source, source)})"
    name = f"v{depth}"
    return f"({write(name, f'({name} := {source})')})"
