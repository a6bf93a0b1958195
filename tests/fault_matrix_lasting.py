"""The cells of faults that last longer than a call may: all operations at once, each against its own sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import groupby
from time import monotonic
from typing import Any

from client_calls import calls
from fault_matrix_cells import Cell, told
from fault_matrix_oracles import surprises, wrongs
from fault_matrix_stage import Player, Seen, Stage

from clientwright.sandbox.faults import faults

SECONDS, LONGER = 1.0, 4.0
"""The time that a call has, and the one that it has where the first was too short to tell."""
TOLERATED = 1.1
PIECES = 8
"""In how many pieces a slow answer comes at most before the time is over."""
TRIES = 3


def overdue(cells: Iterable[Cell]) -> list[str]:
    """Play cells at once, and give what is wrong with them, that they end too late included.

    What depends on the time is judged again with more of it, where a tenth is far more than a machine is late.
    """
    found, doubtful = _judged(tuple(cells), SECONDS)
    for _ in range(TRIES):
        if doubtful and not found:
            found, doubtful = _judged(tuple(doubtful), LONGER)
    return found + [told(cell, one) for cell, said in doubtful.items() for one in said]


def _judged(cells: tuple[Cell, ...], seconds: float) -> tuple[list[str], dict[Cell, list[str]]]:
    """Give what must never be, and by cell what may be otherwise on a machine that is not so busy."""
    found, doubtful = [], {}
    for cell, seen in _played(cells, seconds):
        call = calls()[cell.operation]
        found += [told(cell, one) for one in wrongs(call, cell.fault, seen)]
        late = [f"it takes {seen.seconds:.2f} of {seconds} seconds"] if seen.seconds > seconds * TOLERATED else []
        if said := [*surprises(call, cell.fault, seen, None), *late]:
            doubtful[cell] = said
    return found, doubtful


def _played(cells: tuple[Cell, ...], seconds: float) -> list[tuple[Cell, Seen]]:
    """Play cells at the same time."""
    with Stage(seconds / PIECES) as stage, ThreadPoolExecutor(len(cells)) as threads, ExitStack() as players:
        _prepare(stage, cells)
        marks = {cell: stage.new(calls()[cell.operation].provider) for cell in cells}
        running = []
        for (provider, way), group in groupby(sorted(cells, key=_client), key=_client):
            player = players.enter_context(Player(stage, provider, way))
            jobs = [(cell, _job(player, cell, marks[cell], seconds)) for cell in group]
            if player.runner is None:
                running += [threads.submit(_alone, cell, job) for cell, job in jobs]
            else:
                running.append(threads.submit(_together, player.runner, jobs))
        ended = [one for future in running for one in future.result()]
        players.close()
        stage.front.plan()
        assert stage.front.wait_closed(30)
        log, elsewhere = stage.told(), stage.elsewhere()
        return [
            (cell, Seen(outcome, stage.engines[marks[cell]].journal(), (), took, log, elsewhere))
            for cell, (outcome, took) in ended
        ]


def _prepare(stage: Stage, cells: tuple[Cell, ...]) -> None:
    early = {cell.fault for cell in cells if faults()[cell.fault].listening}
    if early:
        stage.front.plan(early)


def _client(cell: Cell) -> tuple[str, str]:
    return calls()[cell.operation].provider, cell.way


def _job(player: Player, cell: Cell, mark: str, seconds: float) -> Callable[[], Any]:
    code = "ok" if faults()[cell.fault].listening else cell.fault
    return player.job(cell.operation, code, mark, timeout=seconds)


def _alone(cell: Cell, job: Callable[[], Any]) -> list[tuple[Cell, Any]]:
    begin = monotonic()
    return [(cell, (job(), monotonic() - begin))]


def _together(runner: asyncio.Runner, jobs: list[tuple[Cell, Callable[[], Any]]]) -> list[tuple[Cell, Any]]:
    async def timed(cell: Cell, job: Callable[[], Any]) -> tuple[Cell, Any]:
        begin = monotonic()
        return cell, (await job(), monotonic() - begin)

    async def run() -> list[tuple[Cell, Any]]:
        return await asyncio.gather(*(timed(*job) for job in jobs))

    return runner.run(run())
