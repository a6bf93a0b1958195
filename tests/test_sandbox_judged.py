"""The sandboxes are judged by others: by Schemathesis, and by life cycles through the generated clients."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import providers
import pytest
from sandbox_bugs import BUGS, CYCLES, SCHEMATHESIS, Bug
from sandbox_explained import EXPLAINED
from sandbox_helping import engine
from sandbox_judging import Clock, by_command, in_process, reached

from clientwright.conformance import lifecycles
from clientwright.conformance.lifecycles.stages import stage_of
from clientwright.conformance.lifecycles.steps import scripted_walks
from clientwright.conformance.lifecycles.walking import played
from clientwright.conformance.subjects import Project, Subject, subjects
from clientwright.sandbox import serve
from clientwright.sandbox.engine import Engine

PAGE = Path(__file__).parents[1] / "docs" / "sandbox-judged.md"
#: How many requests are drawn for each operation: by the command, and by the engine for each planted mistake.
DRAWN, FEW = 25, 6
#: The providers whose operations lead from one to another.
LINKED = {"swipe", "trybe"}


@cache
def _subject(name: str) -> Subject:
    return subjects(Project(providers.SPECS, providers.OVERLAYS, providers.GENERATED), (name,))[0]


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_schemathesis_finds_only_what_is_explained(provider: str, tmp_path: Path) -> None:
    """The command line of Schemathesis, with all checks and phases, finds what is explained and nothing else."""
    folders = {"specs": providers.SPECS, "overlays": providers.OVERLAYS}
    with serve(provider, **folders, clock=Clock()) as sandbox:
        run = by_command(sandbox.engines[0], sandbox.base_url, tmp_path, DRAWN)
    assert [] == [found for found in run.findings if not found.explained]
    stale = [one for one in EXPLAINED if one.provider == provider and not any(map(one.explains, run.findings))]
    assert [] == stale
    phases = {"examples", "coverage", "fuzzing"} | ({"stateful"} if provider in LINKED else set())
    assert phases == {name for name in (*phases, "stateful") if run.phases[name] != "skip"}
    assert (provider in LINKED) == (run.followed > 0)


def _by_cycles(made: Engine, clock: lifecycles.Clock) -> Iterator[str]:
    stage = stage_of(made, _subject(made.name), clock)
    try:
        for walk in scripted_walks(stage):
            yield from (str(trouble) for trouble in played(stage, walk))
    finally:
        stage.close()


@pytest.mark.parametrize("bug", [bug for bug in BUGS if CYCLES in bug.judges], ids=lambda bug: bug.name)
def test_a_mistake_is_found_by_life_cycles(bug: Bug) -> None:
    """A sandbox that misbehaves does not come through its life cycles."""
    clock = lifecycles.Clock()
    with bug.planted(engine(bug.provider, clock=clock)) as made:
        assert next(_by_cycles(made, clock), None) is not None


@pytest.mark.parametrize("bug", [bug for bug in BUGS if SCHEMATHESIS in bug.judges], ids=lambda bug: bug.name)
def test_a_mistake_is_found_by_schemathesis(bug: Bug) -> None:
    """A sandbox that misbehaves gives Schemathesis something to find that is not explained."""
    with bug.planted(engine(bug.provider, clock=Clock())) as made, reached(made) as url:
        assert any(not found.explained for found in in_process(made, url, FEW))


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_a_sandbox_that_behaves_is_let_through(provider: str) -> None:
    """Where no mistake is planted, neither judge finds one, so that what they find elsewhere is the mistake."""
    clock = lifecycles.Clock()
    assert [] == list(_by_cycles(engine(provider, clock=clock), clock))
    made = engine(provider, clock=Clock())
    with reached(made) as url:
        assert [] == [found for found in in_process(made, url, FEW) if not found.explained]


def test_every_mistake_has_a_judge() -> None:
    """Mistakes have names of their own, and each is found by somebody."""
    assert len(BUGS) == len({bug.name for bug in BUGS})
    assert set() == {bug.name for bug in BUGS if not set(bug.judges) & {CYCLES, SCHEMATHESIS}}
    assert providers.PROVIDERS.keys() == {bug.provider for bug in BUGS}


def test_the_page_tells_who_finds_what() -> None:
    """The page has every mistake with who finds it, and every finding that is explained, as the lists have them."""
    page = PAGE.read_text("utf-8")
    assert _bugs() == _table(page, "| mistake |")
    assert _explained() == _table(page, "| operation |")


def _bugs() -> list[str]:
    return [
        f"| {bug.text} | {bug.provider} | {'●' if CYCLES in bug.judges else ''} | "
        f"{'●' if SCHEMATHESIS in bug.judges else ''} |"
        for bug in BUGS
    ]


def _explained() -> list[str]:
    return [f"| {one.provider}, `{one.operation}` | {one.code} | {one.text} | {one.reason} |" for one in EXPLAINED]


def _table(page: str, head: str) -> list[str]:
    return page[page.index(head) :].partition("\n\n")[0].splitlines()[2:]
