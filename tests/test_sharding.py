"""Shards: every task in exactly one, the same on every machine, and about as much for each."""

from collections.abc import Callable

import pytest
from attrs import evolve
from conformance_helping import no_fives, numbers, one, planted
from hypothesis import given
from hypothesis import strategies as st

from clientwright.conformance.checking import Task
from clientwright.conformance.law import body_cases
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs.sharding import Shard, cost_in, shard_of, share
from clientwright.pipeline.findings import PipelineError

CASE = next(iter(body_cases(one())))
LAW = planted(no_fives)


def tasks(count: int) -> tuple[Task, ...]:
    """Give tasks that differ in name."""
    return tuple(Task(LAW, evolve(CASE, name=f"things.get{number} 200")) for number in range(count))


def by_number(modulus: int) -> Callable[[Task], int]:
    """Give a cost that depends on the name alone."""
    return lambda task: 1 + len(task.name) * int(task.case.name.removeprefix("things.get").split()[0]) % modulus


COUNTS = st.integers(1, 9)


@given(st.permutations(tasks(40)), COUNTS, st.integers(1, 50))
def test_every_task_belongs_to_exactly_one_shard(mixed: list[Task], count: int, modulus: int) -> None:
    """Shards share out all tasks, keep their order, and do not depend on the order in which they come."""
    cost = by_number(modulus)
    parts = [share(mixed, Shard(index + 1, count), cost) for index in range(count)]
    assert sorted(task.name for part in parts for task in part) == sorted(task.name for task in mixed)
    for index, part in enumerate(parts):
        assert part == tuple(task for task in mixed if task in part)
        straight = share(tasks(40), Shard(index + 1, count), cost)
        assert {task.name for task in straight} == {task.name for task in part}


@given(COUNTS, st.integers(1, 50))
def test_shards_have_about_as_much_to_do(count: int, modulus: int) -> None:
    """No shard has more to do than another by more than one task."""
    cost = by_number(modulus)
    loads = [sum(map(cost, share(tasks(60), Shard(index + 1, count), cost))) for index in range(count)]
    assert max(loads) - min(loads) <= max(map(cost, tasks(60)))


def test_the_dearest_is_dealt_first() -> None:
    """One task that costs as much as ten others has a shard to itself."""
    cost = {task.name: 10 for task in tasks(11)} | {tasks(4)[3].name: 100}
    parts = [share(tasks(11), Shard(index, 2), lambda task: cost[task.name]) for index in (1, 2)]
    assert [1, 10] == sorted(map(len, parts))


def test_equal_tasks_are_dealt_by_a_hash() -> None:
    """Tasks that cost the same are spread by a hash that is the same in every process."""
    part = share(tasks(8), Shard(1, 2), lambda _: 1)
    assert ["2 200", "5 200", "6 200", "7 200"] == [task.case.name.removeprefix("things.get") for task in part]


@given(st.integers(1, 9).flatmap(lambda count: st.tuples(st.integers(1, count), st.just(count))))
def test_a_shard_takes_each_part_in_turn(numbers: tuple[int, int]) -> None:
    """In as many rounds as there are shards, a shard takes each part once, and in a round no two take the same."""
    index, count = numbers
    shard = Shard(index, count)
    assert shard == shard.in_round(0) == shard.in_round(count) == shard_of(str(shard))
    assert set(range(1, count + 1)) == {shard.in_round(number).index for number in range(count)}
    assert count == len({Shard(each + 1, count).in_round(3).index for each in range(count)})


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2", "1 /2", "01/2", "१/२", "1/2\n"])
def test_what_is_no_shard_is_refused(text: str) -> None:
    """Anything but a number of a number is a finding that shows how shards are written."""
    with pytest.raises(PipelineError, match="1/4, 2/4, 3/4 and 4/4"):
        shard_of(text)


def test_drawing_and_large_schemas_cost() -> None:
    """A task is the dearer the more it draws and the more its case refers to; one that draws nothing is cheap."""
    drawn = planted(no_fives, strategy=numbers())
    cost, more = cost_in(profile_of("dev")), cost_in(profile_of("soak"))
    trybe = {case.name: case for case in body_cases(one("trybe"))}
    page = trybe["memberships.list 200"]
    assert cost(Task(LAW, page)) < cost(Task(drawn, page)) < more(Task(drawn, page))
    assert cost(Task(LAW, page)) == more(Task(LAW, page))
    small = min(trybe.values(), key=lambda case: cost(Task(drawn, case)))
    assert cost(Task(drawn, small)) * 2 < cost(Task(drawn, page))
