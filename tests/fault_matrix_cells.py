"""The cells of the fault matrix, and what plays them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import fault_matrix_surroundings as surroundings
from attrs import frozen
from client_calls import calls
from fault_matrix_oracles import complaints, walked
from fault_matrix_stage import WAYS, Player, Seen, Stage

from clientwright.sandbox.faults import families, faults

LASTING = frozenset({"connect-timeout", "slow-headers", "drip", "hang", "endless-continue"})
"""The faults that last longer than a call may."""
UNIFORM = frozenset({"Retry-After", "4xx", "5xx and 999", "5xx and 999 after the effect"})
"""The families whose answers are whole, so that nothing can be wrong with the connection behind them."""
SURROUNDINGS = "TLS and pool"
PATIENCE = 30.0
"""Seconds that a busy machine may take to end a connection."""


@frozen
class Cell:
    """One call that meets one fault.

    Attributes:
        operation: The provider and the operation.
        fault: The code of the fault.
        way: Whether the client is synchronous.

    """

    operation: str
    fault: str
    way: str

    def __str__(self) -> str:
        return f"{self.operation}/{self.fault}/{self.way}"


@cache
def codes() -> Mapping[str, tuple[str, ...]]:
    """Give the faults by their family, those of the client's own surroundings too."""
    listed = {family: tuple(one.code for one in found) for family, found in families().items()}
    return {**listed, SURROUNDINGS: surroundings.CODES}


def cells(family: str, provider: str = "") -> Iterator[Cell]:
    """Give the cells of a family and a provider, or of all providers."""
    for name, call in calls().items():
        if provider in {"", call.provider}:
            yield from (Cell(name, code, way) for code in codes()[family] for way in WAYS)


def played(cell: Cell) -> list[str]:
    """Play one cell alone, and give what is wrong with it."""
    family = next(name for name, found in codes().items() if cell.fault in found)
    return failures(cell.operation, family, cell.way, (cell.fault,))


def failures(operation: str, family: str, way: str, only: Iterable[str] = ()) -> list[str]:
    """Play the cells of an operation and a family one after another, but for those that last.

    Args:
        operation: The provider and the operation.
        family: The family.
        way: Whether the client is synchronous.
        only: The faults; all of the family when there are none.

    Returns:
        What is wrong, with its cell and the line that plays it again.

    """
    chosen = [code for code in only or codes()[family] if code not in LASTING]
    before = _left()
    with Stage() as stage:
        if family == SURROUNDINGS:
            found = [*_surrounded(stage, operation, way, chosen)]
        else:
            with Player(stage, calls()[operation].provider, way) as player:
                found = [*_met(player, operation, chosen, again=family not in UNIFORM)]
        if not stage.front.wait_closed(PATIENCE):
            found.append(f"{operation}/{family}/{way}: connections are left open")
    after = _left()
    if after[0] - before[0] or after[1] > before[1]:
        found.append(f"{operation}/{family}/{way}: left are {after[0] - before[0]}, files {before[1]} and {after[1]}")
    return found


def _left() -> tuple[set[threading.Thread], int]:
    files = Path("/proc/self/fd")
    return set(threading.enumerate()), len(os.listdir(files)) if files.is_dir() else 0  # noqa: PTH208  # only counted


def _met(player: Player, operation: str, chosen: list[str], *, again: bool) -> Iterator[str]:
    call, usual = calls()[operation], player.play(operation).outcome
    whole = player.play(operation, pages=True).outcome if walked(call, "page-loop") else None
    for code in chosen:
        pages = walked(call, code)
        cell, wanted = Cell(operation, code, player.way), whole if pages else usual
        seen = _struck(player, operation, code, pages=pages)
        yield from (told(cell, one) for one in complaints(call, code, seen, wanted, pages=pages))
        if code == "close-idle":
            player.stage.front.wait_closed(PATIENCE)  # so that the client can see it
        if again and (next_one := player.play(operation)).outcome != usual:
            yield told(cell, f"the next call ends in {next_one.outcome!r}")
        if again and not player.stage.front.wait_closed(PATIENCE, most=1):
            yield told(cell, "its connection is left open")


def _struck(player: Player, operation: str, code: str, *, pages: bool) -> Seen:
    front = player.stage.front
    if not faults()[code].listening:
        return player.play(operation, code, pages=pages)
    front.plan([code])
    front.wait_closed(PATIENCE)
    try:
        return player.play(operation, "ok")
    finally:
        front.plan()


def _surrounded(stage: Stage, operation: str, way: str, chosen: list[str]) -> Iterator[str]:
    call = calls()[operation]
    for code in chosen:
        seen: Any = surroundings.met(stage, operation, code, way)
        yield from (told(Cell(operation, code, way), one) for one in complaints(call, code, seen, None))


def told(cell: Cell, complaint: str) -> str:
    """Write a complaint with the line that plays its cell again."""
    return f"{cell}: {complaint}\n    python tests/fault_matrix_run.py {cell}"
