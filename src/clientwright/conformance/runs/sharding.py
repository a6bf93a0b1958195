"""Parts a run among machines: each task belongs to exactly one, and all have about as much to do."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from clientwright.conformance.checking import Task
from clientwright.conformance.profiles import Profile
from clientwright.conformance.runs.scoping import closure
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.walking import Spec

#: What a task costs, in drawn documents of one node, before anything is drawn.
_BASE: Final = 1000


@frozen
class Shard:
    """One part of a run.

    Attributes:
        index: Which part, from 1.
        count: How many parts there are.

    """

    index: int = 1
    count: int = 1

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"

    def in_round(self, number: int) -> Shard:
        """Give the part whose tasks it takes in a round, so that in as many rounds as there are parts it takes all."""
        return Shard((self.index - 1 + number) % self.count + 1, self.count)


def shard_of(text: str) -> Shard:
    """Read a shard: `2/4` is the second of four.

    Raises:
        PipelineError: The text is no such thing.

    """
    match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", text, re.ASCII)
    if not match or int(match[1]) > int(match[2]):
        message = f"{text!r} is no shard; write which one of how many, such as 1/4, 2/4, 3/4 and 4/4."
        raise PipelineError([Finding("shard-invalid", message, "", Location("--shard"))])
    return Shard(int(match[1]), int(match[2]))


def share(tasks: Sequence[Task], shard: Shard, cost: Callable[[Task], int]) -> tuple[Task, ...]:
    """Give the tasks of a shard, in the order in which they came.

    The dearest is dealt first, each to the shard that has least to do; a hash of the name orders tasks that cost the
    same. So the parts depend on the tasks alone, not on the machine, nor on the order in which tasks are named.

    Args:
        tasks: All tasks.
        shard: Which part.
        cost: What a task is expected to cost.

    """
    if shard.count == 1:
        return tuple(tasks)
    loads = [0] * shard.count
    mine = set()
    costs = {task.name: cost(task) for task in tasks}
    for name in sorted(costs, key=lambda name: (-costs[name], hashlib.sha256(name.encode()).digest())):
        least = loads.index(min(loads))
        loads[least] += costs[name]
        if least == shard.index - 1:
            mine.add(name)
    return tuple(task for task in tasks if task.name in mine)


def cost_in(profile: Profile) -> Callable[[Task], int]:
    """Give what tasks are expected to cost in a profile: documents to draw, times the size of what they follow."""

    def cost(task: Task) -> int:
        draws = profile.examples if task.law.strategy is not None else 1
        return _BASE + draws * _size(task.case.subject.spec, task.case.pointer)

    return cost


@lru_cache(maxsize=4096)
def _size(spec: Spec, pointer: str) -> int:
    return sum(_nodes(node) for node in closure(spec, pointer).values())


def _nodes(value: JSON) -> int:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(_nodes(child) for child in children)
