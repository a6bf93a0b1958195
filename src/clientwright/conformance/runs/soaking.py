"""Holds all laws round after round, each with other documents, for hours; what was done is not done again."""

from __future__ import annotations

import hashlib
import json
import math
import os
import time
from collections.abc import Callable
from pathlib import Path

import attrs
from attrs import evolve, frozen

from clientwright.conformance.checking import Outcome, derived
from clientwright.conformance.runs.running import Plan, Prepared, prepare, run


@frozen
class State:
    """How far a soak is.

    Attributes:
        seed: What all drawing starts from.
        round: The number of the round, from 0.
        done: The tasks of the round that are done.
        judged: How many documents were judged in all rounds.
        broken: How often a law was found broken.

    """

    seed: int
    round: int = 0
    done: tuple[str, ...] = ()
    judged: int = 0
    broken: int = 0

    def after(self, outcome: Outcome) -> State:
        """Give the state after one more task."""
        done = (*self.done, outcome.task.name)
        broken = self.broken + bool(outcome.broken)
        return evolve(self, done=done, judged=self.judged + outcome.judged, broken=broken)


def file_of(plan: Plan) -> Path:
    """Give the file of a soak's state: one for each shard, providers and laws that are soaked."""
    chosen = json.dumps([plan.providers, plan.laws]) if plan.providers or plan.laws else ""
    part = "" if plan.shard.count == 1 else f"-{plan.shard.index}-of-{plan.shard.count}"
    rest = f"-{hashlib.sha256(chosen.encode()).hexdigest()[:8]}" if chosen else ""
    return plan.state / f"soak{part}{rest}.json"


def state_of(plan: Plan, fresh: int) -> State:
    """Give where a soak goes on: where it was left, unless another seed is wanted or nothing readable was left.

    Args:
        plan: What is soaked; a seed in it begins anew, unless it is that of what was left.
        fresh: The seed of a soak that begins without one.

    """
    wanted = fresh if plan.seed is None else plan.seed
    try:
        told = json.loads(file_of(plan).read_text("utf-8"))
        left = State(**{**told, "done": tuple(told["done"])})
    except (OSError, ValueError, TypeError, KeyError):
        return State(wanted)
    return left if plan.seed in {None, left.seed} else State(wanted)


def save(state: State, plan: Plan) -> None:
    """Write the state so that a reader sees the one before or this one."""
    file = file_of(plan)
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    temporary.write_text(json.dumps(attrs.asdict(state)) + "\n", "utf-8")
    temporary.replace(file)


def plan_of(state: State, plan: Plan) -> Plan:
    """Give the plan of one round: a seed of its own, and the tasks of the next shard.

    So each shard comes to hold all tasks, and in each round every task belongs to exactly one of them.

    Args:
        state: Which round.
        plan: What is soaked.

    """
    seed = derived(state.seed, plan.shard, state.round)
    return evolve(plan, seed=seed, shard=plan.shard.in_round(state.round))


def soak(
    prepared: Prepared, state: State, jobs: int, hours: float | None, note: Callable[[Outcome, State], None]
) -> State:
    """Hold laws until time is up, saving the state after each task.

    Args:
        prepared: The plan, read.
        state: Where to go on.
        jobs: In how many processes.
        hours: For how long; without end when not given.
        note: Told of each outcome and the state after it.

    """
    plan = prepared.plan
    save(state, plan)
    until = math.inf if hours is None else time.monotonic() + hours * 3600
    while True:
        current = prepare(plan_of(state, plan), prepared.subjects)
        done = set(state.done)
        left = tuple(task for task in current.tasks if task.name not in done)
        for outcome in run(evolve(current, tasks=left), jobs, until):
            state = state.after(outcome)
            save(state, plan)
            note(outcome, state)
        if time.monotonic() >= until:
            return state
        state = evolve(state, round=state.round + 1, done=())
        save(state, plan)
