from __future__ import annotations

import contextlib
import importlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import lifecycles_bugs as bugs
import lifecycles_misjudging as misjudging
import providers
import pytest
import sandbox_helping
from lifecycles_bugs import planted

from clientwright.conformance.checking import Effort, Task, hold
from clientwright.conformance.laws import lifecycles
from clientwright.conformance.lifecycles import Clock, problems
from clientwright.conformance.lifecycles.stages import stage_of
from clientwright.conformance.lifecycles.steps import scripted_walks
from clientwright.conformance.lifecycles.walking import begun, first_strays
from clientwright.conformance.profiles import PROFILES
from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.errors import ClientError
from clientwright.sandbox import performing
from clientwright.sandbox.engine import Engine

PROJECT = Project(providers.SPECS, providers.OVERLAYS, providers.GENERATED)
SUBJECTS = {subject.name: subject for subject in subjects(PROJECT)}
CI = Effort(PROFILES["ci"])
MISTAKES = {**bugs.IN_THE_SANDBOX, **misjudging.IN_THE_MODEL, **misjudging.IN_THE_CLIENTS}
(LAW,) = lifecycles.LAWS


@cache
def warmed(name: str) -> Task:
    """Give the task of a provider, whose first data was read before anything was planted."""
    (case,) = LAW.cases(SUBJECTS[name])
    assert [] == [*LAW.judge(case, [])]
    return Task(LAW, case)


def third_id(old: Any) -> Any:
    """Make no new id from the third record on."""
    return lambda self, pointers, record: (
        old(self, pointers, record) if (self.state.figure(self.provider, "made") or 0) < 2 else record
    )


@pytest.fixture
def opened() -> Iterator[Any]:
    """Give what opens sandboxes, and close them afterwards."""
    made: list[Engine] = []

    def open_one(name: str, **options: Any) -> Engine:
        made.append(sandbox_helping.engine(name, **options))
        return made[-1]

    yield open_one
    for one in made:
        one.state.close()


@pytest.mark.parametrize("name", SUBJECTS)
def test_life_cycles_hold_for_every_provider(name: str, opened: Any) -> None:
    """Driven through its generated clients, the sandbox of each provider does what its hints say."""
    clock = Clock()
    assert () == problems(opened(name, clock=clock), SUBJECTS[name], walks=5, clock=clock)


@pytest.mark.parametrize("name", ["magicline", "mayar", "swipe"])
def test_no_clock_is_needed(name: str, opened: Any) -> None:
    """A sandbox with a clock of its own is held too, its rates and instants aside."""
    assert () == problems(opened(name), SUBJECTS[name], walks=3)
    with planted((performing.Performer, "_renewed", third_id)):
        assert problems(opened(name), SUBJECTS[name], walks=12)


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_noticed(name: str) -> None:
    """A mistake in the sandbox, the model or the clients breaks the law in the profile of CI, and is told as it is."""
    provider, words, mistake = MISTAKES[name]
    task = warmed(provider)
    with planted(mistake):
        assert words in bugs.told(LAW, task.case, words)


def test_the_law_is_as_it_was_after_mistakes() -> None:
    """No walk leaves anything behind for the next one, whatever went wrong."""
    task = warmed("swipe")
    with planted(bugs.IN_THE_SANDBOX["delete does nothing"][2]):
        hold(task, CI)
    assert () == hold(task, CI).broken


def test_a_walk_is_made_small() -> None:
    """What takes three calls to break is told with three calls, which are a document to be judged again."""
    with planted((performing.Performer, "_renewed", third_id)):
        outcome = hold(warmed("swipe"), CI)
        (broken,) = outcome.broken
        assert ["subscriptions.create"] * 3 == [step["call"] for step in broken.document]
        assert "; 3. swipe.subscriptions.create(" in broken.violation.message
        assert "; 4. " not in broken.violation.message


def test_calls_are_told_as_python(opened: Any) -> None:
    """The lines of a walk, pasted into a program, send what the walk sent."""
    one, other = (opened("trybe") for _ in range(2))
    stage = stage_of(one, SUBJECTS["trybe"])
    models = importlib.import_module("trybe_client.models")
    names = {**{name: getattr(models, name) for name in models.__all__}, "trybe": sandbox_helping.client(other)}
    for document in scripted_walks(stage):
        plain = [step for step in document if not step.get("twist") and step.get("way") != "async"]
        walk = begun(stage, [])
        assert [] == [*first_strays(walk)]
        for step in plain:
            assert [] == [*walk.play(step)]
            sent = [(entry.method, entry.path, entry.query, entry.body) for entry in one.journal()]
            other.clear_journal()
            with contextlib.suppress(ClientError):
                eval(walk.lines[-1], names)  # noqa: S307  # the line is what is tested
            assert sent == [(entry.method, entry.path, entry.query, entry.body) for entry in other.journal()]
    stage.close()


def test_problems_are_the_same_for_a_seed(opened: Any) -> None:
    """The same seed finds the same problems, in the same words."""
    with planted((performing.Performer, "_renewed", third_id)):
        found = [problems(opened("swipe"), SUBJECTS["swipe"], seed=seed, walks=12) for seed in (7, 7, 8)]
    assert found[0]
    assert found[0] == found[1] != found[2]


def test_a_sandbox_is_left_as_it_was(opened: Any) -> None:
    """Whatever walks did to a sandbox, in the end it remembers what it did before, and makes the same ids."""
    one, other = opened("swipe"), opened("swipe")
    assert () == problems(one, SUBJECTS["swipe"], walks=3)
    body = {"package_id": "6226bd0e0f384c3f3f084820", "email": "a@example.com"}
    for asked in (("POST", "/subscriptions", body), ("GET", "/subscriptions")):
        found = [sandbox_helping.ask(engine, *asked)[1]["data"] for engine in (one, other)]
    assert [each["_id"] for each in found[0]] == [each["_id"] for each in found[1]]
    assert 2 == len(found[0])


def test_walks_can_be_kept(opened: Any) -> None:
    """A walk is JSON, and the operation of an old walk that is gone is passed over."""
    del opened
    task = warmed("swipe")
    for document in task.law.documents(task.case):
        assert document == json.loads(json.dumps(document))
    assert [] == [*LAW.judge(task.case, [{"call": "subscriptions.gone", "arguments": {}}])]


def test_a_provider_without_hints_is_skipped(tmp_path: Any) -> None:
    """Where no overlay says what a sandbox does, the law is not held, and says what to do."""
    swipe = SUBJECTS["swipe"]
    plain = Subject(swipe.provider, Project(PROJECT.specs, tmp_path, PROJECT.clients))
    (case,) = LAW.cases(plain)
    outcome = hold(Task(LAW, case), CI)
    assert () == outcome.broken
    assert "No `sandbox-*.overlay.yaml` says what its operations do" in outcome.skipped
