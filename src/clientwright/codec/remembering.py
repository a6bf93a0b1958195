"""Makes things of types and annotations once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar, cast

A = TypeVar("A")
B = TypeVar("B")


def once(make: Callable[[A], B]) -> Callable[[A], B]:
    """Call a function once for each argument, and remember what it gave."""
    return cast("Callable[[A], B]", cache(make))
