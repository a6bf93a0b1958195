"""Chooses mutants, and when to stop."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from time import monotonic

from clientwright.conformance.mutation.sources import Mutant


def sampled(mutants: Iterable[Mutant], count: int | None, seed: int) -> list[Mutant]:
    """Choose mutants as if by chance, the same for the same seed, whatever else is made beside them.

    Args:
        mutants: All mutants.
        count: How many; None for all.
        seed: What the choice starts from.

    """
    found = list(mutants)
    if count is None or count >= len(found):
        return found
    chosen = sorted(found, key=lambda mutant: hashlib.sha256(f"{seed} {mutant.digest}".encode()).digest())[:count]
    wanted = {mutant.digest for mutant in chosen}
    return [mutant for mutant in found if mutant.digest in wanted]


def until(deadline: float, mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Give mutants until the clock says so.

    Args:
        deadline: A time of `time.monotonic`.
        mutants: The mutants.

    """
    for mutant in mutants:
        if monotonic() >= deadline:
            return
        yield mutant
