"""The `conformance` command: what it prints, its exit statuses, and its processes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conformance_helping import FOLDERS, PROJECT, SCRIPT, no_fives, numbers, one, plan, planted
from hypothesis import strategies as st

from clientwright.cli import main
from clientwright.conformance import laws
from clientwright.conformance.checking import tasks
from clientwright.conformance.law import Case, Law, Violation, body_cases
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs import running
from clientwright.conformance.runs.running import laws_of, prepare, run
from clientwright.conformance.subjects import subjects
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError

#: pytest-xdist has threads of its own, which do nothing that a fork could break off.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
HELD = planted(lambda *_: (), code="X102", strategy=numbers())


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the current one, without the wishes of who runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "CLIENTWRIGHT_PROFILE", "CLIENTWRIGHT_REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def plant(monkeypatch: pytest.MonkeyPatch, *planted_laws: Law) -> None:
    """Put laws in place of all others."""
    monkeypatch.setattr(laws, "LAWS", planted_laws)


def rows(output: str) -> list[list[str]]:
    """Give the rows of the closing table."""
    lines = output.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("provider "))
    return [line.split() for line in lines[start : start + 1 + len({*lines[start:]})] if len(line.split()) >= 6]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_laws_that_hold_give_a_table_and_0(
    jobs: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When all laws hold, the table says so for each provider and family, and the exit status is 0."""
    plant(monkeypatch, HELD)
    assert 0 == main(["conformance", "mayar", "swipe", *FOLDERS, "--jobs", jobs, "--seed", "3"])
    shown = capsys.readouterr()
    assert "mayar, swipe: 4 tasks, profile dev, seed 3, shard 1/1" == shown.out.splitlines()[0]
    table = [row[:-1] for row in rows(shown.out)]
    assert ["provider", "laws", "held", "broken", "skipped", "documents"] == table[0]
    assert [
        ["mayar", "X1", "2", "0", "0", "50"],
        ["swipe", "X1", "2", "0", "0", "50"],
        ["all", "4", "0", "0", "100"],
    ] == table[1:]
    assert {"mayar X1: held", "swipe X1: held"} == set(shown.err.splitlines())


def test_a_seed_is_chosen_and_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a seed each run has another one, which it prints; in a fixed profile there is none."""
    plant(monkeypatch, HELD)
    for profile in ("dev", "dev", "ci"):
        assert 0 == main(["conformance", "mayar", *FOLDERS, "--jobs", "1", "--profile", profile])
    first, second, fixed = re.findall(r", seed (\w+), shard", capsys.readouterr().out)
    assert first.isdecimal()
    assert second.isdecimal()
    assert (True, "fixed") == (first != second, fixed)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_law_is_told_with_all_it_takes(
    jobs: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken law is told with code, sentence, operation, case, path, blame, place, document and command."""
    plant(monkeypatch, planted(no_fives, strategy=numbers(), cases=1), HELD)
    assert 1 == main(["conformance", "mayar", *FOLDERS, "--jobs", jobs])
    shown = capsys.readouterr()
    case = next(iter(body_cases(one())))
    lines = [line.split(maxsplit=1) for line in shown.out.splitlines() if line.startswith("  ")]
    told = dict(lines)
    assert "X101 planted-law is broken: Planted laws hold." in shown.out.splitlines()
    assert told["case"].startswith(f"mayar {case.name} ({case.the_call.described.title}); ")
    assert "$: 5 is five or more." == told["at"]
    assert re.fullmatch(r"client; .*mayar/.*\.yaml:\d+", told["blame"])
    assert "5" == told["document"]
    assert told["replay"].startswith("clientwright conformance --specs ")
    assert told["replay"].endswith(told["file"])
    assert 5 == json.loads(Path(told["file"]).read_text())["document"]
    assert "mayar X1: 1 of 3 broken" in shown.err


def test_what_cannot_be_drawn_is_skipped_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A law whose documents cannot be made is counted as skipped, and the reason is told once."""

    def refuse(_: Case) -> tuple[JSON, ...]:
        raise PipelineError([Finding("strategy-unknown", "It knows no such thing.", "/a", Location("spec.yaml"))])

    never = planted(no_fives, code="X103", strategy=st.nothing())
    refusing = Law("X104", "refusing", "It holds.", "So.", HELD.cases, no_fives, refuse, None)
    plant(monkeypatch, never, refusing)
    assert 0 == main(["conformance", "mayar", *FOLDERS, "--jobs", "1"])
    out = capsys.readouterr().out
    assert "mayar X103 was not held for 2 cases: no document could be drawn" in out.splitlines()
    assert "mayar X104 was not held for 2 cases: spec.yaml:1:1: error: It knows no such thing." in out
    assert ["mayar", "X1", "0", "0", "4", "0"] == rows(out)[1][:-1]


MISTAKES = {
    "did you mean X102?": ["--law", "X12"],
    "did you mean planted-law?": ["--law", "plantedlaw"],
    "`clientwright conformance --list` shows them": ["--explain", "nothing-like-it"],
    "'5/4' is no shard": ["--shard", "5/4"],
    "There is no profile 'fast'; choose one of dev, ci, soak.": ["--profile", "fast"],
    "There is no provider 'nobody' here": ["nobody"],
    "run `clientwright regenerate`": ["--out", "nowhere"],
    "gone.json:1:1: error: The file cannot be read": ["--replay", "gone.json"],
    "--promote: It needs --why": ["--promote", "gone.json"],
    "--why: It says why": ["--why", "because"],
    "--hours: Only a soak has hours": ["--hours", "1"],
    "bad/one.json:2:1: error: This is not the file of a broken law": ["--corpus", "bad"],
}


@pytest.mark.parametrize("shown", MISTAKES)
def test_a_mistake_is_told_in_a_line(
    shown: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake of the user's is one line on standard error, and the exit status is 2."""
    plant(monkeypatch, HELD)
    (here / "bad").mkdir()
    (here / "bad/one.json").write_text("\n]")
    folders = FOLDERS[:-2] if "--out" in MISTAKES[shown] else FOLDERS
    assert 2 == main(["conformance", *folders, *MISTAKES[shown]])
    told = capsys.readouterr()
    assert "" == told.out
    assert shown in told.err
    assert 1 == len(set(told.err.splitlines())) or "--out" in MISTAKES[shown]


@pytest.mark.parametrize("option", ["--jobs=0", "--jobs=x", "--hours=-1", "--hours=nan", "--hours=x", "--seed=x"])
def test_a_wrong_number_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A number that makes no sense is wrong usage."""
    with pytest.raises(SystemExit, match="2"):
        main(["conformance", option])
    assert option.partition("=")[0] in capsys.readouterr().err.splitlines()[-1]


def test_laws_are_listed_and_explained(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The list has a line for each law; an explanation has its sentence and what to do."""
    plant(monkeypatch, planted(no_fives), HELD)
    assert 0 == main(["conformance", "--list"])
    assert 0 == main(["conformance", "--list", "--law", "x102"])
    assert 0 == main(["conformance", "--explain", "X101"])
    assert (
        "X101 planted-law: Planted laws hold.\nX102 planted-law: Planted laws hold.\n"
        "X102 planted-law: Planted laws hold.\n"
        "X101 planted-law\n\nPlanted laws hold.\n\nPull it up.\n"
    ) == capsys.readouterr().out


def test_laws_are_chosen_by_code_family_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code names one law, a family all whose codes begin with it, a name its law; nothing names all."""
    first, second, other = (planted(no_fives, code=code) for code in ("X101", "X102", "X201"))
    plant(monkeypatch, first, second, other)
    assert (first, second, other) == laws_of(())
    assert (first, second) == laws_of(("x1",))
    assert (second, other) == laws_of(("X201", "X102"))
    assert (first, second, other) == laws_of(("planted-law",))


def test_a_seed_draws_the_same_in_one_process_and_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one seed every task draws the same documents, however many processes there are; another draws others."""

    def note(_: Case, document: JSON) -> Iterator[Violation]:
        if document > 100:
            yield Violation(f"{document}")

    plant(monkeypatch, planted(note, strategy=st.integers(0, 10**9).filter(lambda number: number % 7)))
    unshrunk = profile_of("dev")

    def outcomes(seed: int, jobs: int) -> set[tuple[str, int, int]]:
        prepared = prepare(plan(seed=seed, profile=unshrunk.name, state=Path(f"state-{seed}-{jobs}")))
        return {(one.task.name, one.first, one.judged) for one in run(prepared, jobs)}

    assert outcomes(1, 1) == outcomes(1, 2)
    assert outcomes(1, 1) != outcomes(2, 1) or outcomes(1, 1) != outcomes(3, 1)


def test_a_fixed_profile_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The profile `ci` draws the same each time without a seed, other documents for each task, and keeps nothing."""
    seen: dict[str, list[JSON]] = {}

    def note(case: Case, document: JSON) -> tuple[Violation, ...]:
        seen.setdefault(case.name, []).append(document)
        return ()

    plant(monkeypatch, planted(note, strategy=numbers()))
    list(run(prepare(plan(profile="ci", seed=None)), 1))
    before = {name: tuple(documents) for name, documents in seen.items()}
    seen.clear()
    list(run(prepare(plan(profile="ci", seed=None)), 1))
    assert before == {name: tuple(documents) for name, documents in seen.items()}
    assert 2 == len(set(before.values()))
    assert not Path(".clientwright/examples").exists()


def test_every_task_has_a_name_of_its_own() -> None:
    """No two tasks of all laws and providers have one name, for files, seeds, shards and memories go by it."""
    names = [task.name for task in tasks(laws.LAWS, subjects(PROJECT))]
    assert len(names) == len(set(names))


def test_processes_may_be_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where forking is not sound, each process reads the specs for itself."""
    monkeypatch.setattr(running, "_method", lambda: "spawn")
    prepared = prepare(plan(laws=("C102",)))
    outcomes = list(run(prepared, 2))
    assert {task.name for task in prepared.tasks} == {outcome.task.name for outcome in outcomes}
    assert not any(outcome.broken for outcome in outcomes)


def test_a_process_that_is_killed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a process is ended from outside, the run ends with a finding and leaves no process behind."""

    def die(_: Case, __: JSON) -> tuple[Violation, ...]:
        os.kill(os.getpid(), signal.SIGKILL)
        return ()

    plant(monkeypatch, planted(die, documents=(1,)))
    with pytest.raises(PipelineError, match="ended from outside"):
        list(run(prepare(plan()), 2))


def test_time_that_is_up_begins_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time is up no further task is begun, in one process or in two."""
    plant(monkeypatch, HELD)
    prepared = prepare(plan())
    for jobs in (1, 2):
        assert [] == list(run(prepared, jobs, until=time.monotonic() - 1))


def test_an_interrupted_run_leaves_no_process(here: Path) -> None:
    """Ctrl-C ends all processes of a run at once, and the exit status is 130."""
    script = here / "slow.py"
    slow = SCRIPT.replace("def judge(case, document):", "def judge(case, document):\n    import time; time.sleep(60)")
    script.write_text(slow, "utf-8")
    command = [sys.executable, str(script), "mayar", *FOLDERS, "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    assert 130 == process.returncode
    assert b"Traceback" not in complaint
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_report_is_written(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With --report the files of the report are written and named, with the command that replays each failure."""
    plant(monkeypatch, planted(no_fives, documents=(7,), cases=1), HELD)
    assert 1 == main(["conformance", "mayar", *FOLDERS, "--jobs", "1", "--report"])
    lines = capsys.readouterr().out.splitlines()
    written = {line.removeprefix("wrote ") for line in lines if line.startswith("wrote ")}
    assert {
        f"conformance-report/{name}" for name in ("coverage.md", "coverage.json", "junit.xml", "index.html", "cells.md")
    } == written
    (replay,) = (line.split(maxsplit=1)[1] for line in lines if line.startswith("  replay "))
    assert replay in (here / "conformance-report/junit.xml").read_text()
