"""Soaks: rounds of all laws with other documents each, which go on where they were left."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from conformance_helping import no_fives, one, plan, planted, run_rare

from clientwright.conformance import laws
from clientwright.conformance.checking import Outcome, Task
from clientwright.conformance.runs.running import prepare
from clientwright.conformance.runs.sharding import Shard
from clientwright.conformance.runs.soaking import State, file_of, plan_of, save, soak, state_of
from clientwright.pipeline.documents import JSON


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_soak_goes_on_where_it_was_left(here: Path) -> None:
    """A soak that is interrupted goes on with the next round, under the seed that was printed."""

    def state(folder: str) -> dict[str, JSON]:
        (file,) = (here / folder / ".clientwright").glob("soak*.json")
        told: dict[str, JSON] = json.loads(file.read_text())
        return told

    soaking = ("--profile", "soak")
    begun = run_rare(here / "one", *soaking, "--seed", "5", "--hours", "0")
    assert (0, 0) == (begun.returncode, state("one")["round"])
    stopped = run_rare(here / "one", *soaking)
    assert 130 == stopped.returncode
    assert "seed 5, shard 1/1, from round 1" in stopped.stdout
    assert "the same command goes on where this was left" in stopped.stderr
    assert (5, 2, []) == (state("one")["seed"], state("one")["round"], state("one")["done"])
    more = run_rare(here / "one", *soaking, "--hours", "0")
    assert "seed 5, shard 1/1, from round 3" in more.stdout
    fresh = run_rare(here / "one", *soaking, "--seed", "6", "--hours", "0")
    assert "seed 6, shard 1/1, from round 1" in fresh.stdout


def test_a_task_is_held_once_in_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done of a round before an interrupt is not done again; then the next round begins."""
    monkeypatch.setattr(laws, "LAWS", (planted(lambda *_: (), documents=(1,), cases=3),))
    soaked = plan(profile="soak", seed=None)
    names: list[str] = []

    def note(outcome: Outcome, _: State) -> None:
        names.append(outcome.task.name)
        if len(names) in {2, 5}:
            raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            soak(prepare(soaked), state_of(soaked, 1), 1, None, note)
    first = [task.name for task in prepare(soaked).tasks]
    assert first + first[:2] == names
    assert State(1, 1, tuple(first[:2]), 5) == state_of(soaked, 2)


def test_rounds_and_shards_draw_from_seeds_of_their_own() -> None:
    """The seed of a round follows from that of the soak, the shard and the round, and each differs from the others."""
    plans = [plan(shard=Shard(index, 3), seed=None) for index in (1, 2, 3)]
    rounds = [plan_of(State(seed, number), each) for seed in (1, 2) for number in range(3) for each in plans]
    assert 18 == len({each.seed for each in rounds})
    assert rounds == [plan_of(State(seed, number), each) for seed in (1, 2) for number in range(3) for each in plans]
    assert [1, 2, 3, 2, 3, 1, 3, 1, 2] == [each.shard.index for each in rounds[:9]]


def test_shards_and_choices_have_files_of_their_own() -> None:
    """Soaks of other shards, providers or laws do not go on where this one was left."""
    whole = plan(providers=())
    plans = (whole, plan(), plan(laws=("C1",)), evolve(whole, shard=Shard(1, 2)), evolve(whole, shard=Shard(2, 2)))
    files = [file_of(each).as_posix() for each in plans]
    assert 5 == len(set(files))
    assert ".clientwright/soak.json" == files[0]
    assert [".clientwright/soak-1-of-2.json", ".clientwright/soak-2-of-2.json"] == files[3:]


def test_a_state_is_what_was_saved() -> None:
    """What was saved is gone on with, unless another seed is wanted; what cannot be read is begun anew."""
    soaked = plan(seed=None)
    assert State(9) == state_of(soaked, 9)
    task = next(Task(law, case) for law in [planted(no_fives)] for case in law.cases(one()))
    state = State(3, 4).after(Outcome(task, (), 7))
    assert State(3, 4, (task.name,), 7, 0) == state
    save(state, soaked)
    assert state == state_of(soaked, 9)
    assert state == state_of(evolve(soaked, seed=3), 9)
    assert State(5) == state_of(evolve(soaked, seed=5), 9)
    for text in ("", "{", "[]", '{"seed": 1}', '{"seed": 1, "done": 2}', '{"done": [], "other": 1}'):
        file_of(soaked).write_text(text)
        assert State(9) == state_of(soaked, 9)
    assert [file_of(soaked)] == list(file_of(soaked).parent.iterdir())
