from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clientwright.conformance.mutation import baseline

MODULE = """
from functools import cache

LIMIT = 3


def made_at_import(number):
    return {"two": number + 1}


TABLE = made_at_import(1)


@cache
def double(number):
    return number * 2


class Box:
    __slots__ = ("size",)

    def __init__(self, size):
        self.size = size

    @property
    def full(self):
        return self.size >= LIMIT

    def items(self):
        for index in range(self.size):
            yield index + 100


def untested(number):
    return number - 1


def loops(number):
    while number > 0:
        number -= 1
    return number


def careless(number):
    return number % 7
"""
TESTS = """
from made_up.things import TABLE, Box, careless, double, loops

assert 4 == double(2)


def test_double():
    assert 4 == double(2)


def test_table():
    assert 2 == TABLE["two"]


def test_box():
    assert Box(3).full
    assert not Box(2).full
    assert [100, 101] == list(Box(2).items())


def test_loops():
    assert 0 == loops(3)


def test_careless():
    assert careless(8) is not None
"""
SETTINGS = """
sources = ["src/made_up/*.py"]
tests = ["tests/test_things.py"]
"""
#: All that survives, by the function.
ALIVE = [
    ("careless", "number % 7 -> number / 7"),
    ("careless", "7 -> 8"),
    ("untested", "number - 1 -> number + 1"),
    ("untested", "1 -> 2"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with a module and its tests."""
    root = tmp_path_factory.mktemp("mutation")
    texts = {
        "src/made_up/__init__.py": "",
        "src/made_up/things.py": MODULE,
        "tests/test_things.py": TESTS,
        "mutants/runtime.toml": SETTINGS,
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def judged(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Judge the mutants of the project."""
    command = [
        sys.executable,
        "-m",
        "clientwright.conformance.mutation",
        "--kind",
        "runtime",
        "--patience",
        "0.1",
        *options,
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(root / "src"), os.environ.get("PYTHONPATH", "")]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def verdicts(root: Path) -> list[list[str]]:
    """Give what the run has kept: the digest, the version, the status and the test, a line each."""
    lines = (root / ".clientwright/mutants/runtime.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_mutants_are_judged_by_the_tests_that_reach_them(project: Path) -> None:
    """What tests notice is killed, at import too; what they run and do not notice survives; the rest is untested."""
    done = judged(project)
    assert 1 == done.returncode, done.stderr
    assert done.stdout.startswith("| kind |")
    alive = [line for line in done.stdout.splitlines() if line.startswith(("survived", "untested"))]
    assert sorted(f"{name}: {change}" for name, change in ALIVE) == sorted(
        f"{line.split()[2]} {line.split(': ', 3)[3]}" for line in alive
    )
    assert ["untested", "untested"] == [line.partition(":")[0] for line in alive if " untested: " in line]
    statuses = [status for _, _, status, _ in verdicts(project)]
    by = {by for _, _, status, by in verdicts(project) if status == "killed"}
    assert {"killed", "survived", "timeout", "untested"} == set(statuses)
    assert {"double", "table", "box", "loops"} == {
        one.partition("test_things.py::test_")[2] for one in by if "::" in one
    }
    assert any(one.startswith("import: ") for one in by)


def test_what_is_judged_is_not_judged_again(project: Path) -> None:
    """A second run gives the same and judges nothing; with survivors listed, it is content; a stale one is told."""
    first, before = judged(project).stdout, verdicts(project)
    assert first == judged(project, "--write").stdout
    assert before == verdicts(project)
    path = project / "mutants/runtime.toml"
    text = path.read_text("utf-8")
    assert 1 == text.count('reason = ""')
    path.write_text(text.replace('reason = ""', 'reason = "It is \\"so\\"."'), "utf-8")
    assert 'It is "so".' in baseline.read(path).listed.values()
    content = judged(project)
    assert 0 == content.returncode, content.stdout
    assert f"| {len(ALIVE)} | 0 | 0 | 100.0 |" in content.stdout
    path.write_text(path.read_text("utf-8").replace("7 -> 8", "7 -> 9"), "utf-8")
    stale = judged(project).stdout
    assert "stale: src/made_up/things.py careless: number: 7 -> 9" in stale
    assert "survived: src/made_up/things.py:45 careless: number: 7 -> 8" in stale
    path.write_text(SETTINGS, "utf-8")


def test_a_sample_is_a_part(project: Path) -> None:
    """A sample judges so many mutants, the same for its seed, and finds nothing stale among the others."""
    one = judged(project, "--sample", "3", "--seed", "5").stdout
    assert "| **runtime** | 3 |" in one
    assert one == judged(project, "--sample", "3", "--seed", "5").stdout


@pytest.mark.parametrize(
    "text", ["listed = 3", "[[listed]]", '[[listed]]\nreason = ""\nmutants = [["a"]]', "]", "listed = [1]"]
)
def test_a_broken_baseline_is_told(project: Path, tmp_path: Path, text: str) -> None:
    """A file that is no baseline is told with its name, and nothing is judged."""
    (tmp_path / "runtime.toml").write_text(text, "utf-8")
    done = judged(project, "--baselines", str(tmp_path))
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(f"{tmp_path.as_posix()}/runtime.toml:1:1: error: This is no baseline")


def test_tests_that_cannot_be_collected_are_told(project: Path, tmp_path: Path) -> None:
    """Without tests there is no answer."""
    (tmp_path / "runtime.toml").write_text(SETTINGS.replace("test_things", "test_nothing"), "utf-8")
    done = judged(project, "--baselines", str(tmp_path), "--results", str(tmp_path / "results"))
    assert (2, "") == (done.returncode, done.stdout)
    assert "test_nothing.py" in done.stderr


def test_time_is_up(project: Path, tmp_path: Path) -> None:
    """A run that has no time left judges nothing."""
    done = judged(project, "--minutes", "0", "--results", str(tmp_path))
    assert "| **runtime** | 0 | 0 | 0 | 0 | 0 | - |" in done.stdout
