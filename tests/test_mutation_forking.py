from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from clientwright.conformance.mutation import forking
from clientwright.conformance.mutation.importing import substitute
from clientwright.conformance.mutation.sources import Mutant, Source
from clientwright.conformance.mutation.swapping import NotSwappableError, swap, swappable

TEXT = """
from functools import cached_property, lru_cache


def closed(limit):
    def inner(number):
        return number > limit
    return inner


@lru_cache(maxsize=2)
def kept(number=1):
    return number + 1


def again():
    return 1


def again():
    return 2


class Thing:
    size = 1

    @property
    def double(self):
        return self.size * 2

    @classmethod
    def made(cls):
        return cls.size + 3

    @staticmethod
    def free():
        return 4

    def more(self):
        return super().__eq__(self)
"""


def _work(job: str) -> str:
    if job == "endless":
        while True:
            pass
    if job == "raises":
        raise ValueError(job)
    if job == "leaves":
        os._exit(3)
    if job == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if job == "prints":
        sys.stdout.write(job)
        sys.stdout.flush()
    return f"done {job}"


def test_each_job_has_an_answer(capfd: pytest.CaptureFixture[str]) -> None:
    """A job gives its answer, or what became of it; nothing of what it prints is seen, and nothing stays behind."""
    jobs = ["one", "endless", "raises", "leaves", "dies", "prints"]
    answers = {done.job: done.answer for done in forking.run(jobs, _work, workers=2, timeout=1)}
    assert {
        "one": "done one",
        "endless": "timeout",
        "raises": "crashed ValueError: raises",
        "leaves": "crashed",
        "dies": "crashed",
        "prints": "done prints",
    } == answers
    assert ("", "") == capfd.readouterr()
    with suppress(ChildProcessError):  # what other tests of this process have started may still be there
        assert (0, 0) == os.waitpid(-1, os.WNOHANG)


def test_no_more_run_at_once_than_workers(tmp_path: Path) -> None:
    """At no time are there more processes than workers, and a job is taken only when one is free."""
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for job in range(6):
            taken.append(job)
            yield job

    def work(number: int) -> str:
        here = tmp_path / str(number)
        here.touch()
        time.sleep(0.05)
        count = len(list(tmp_path.iterdir()))
        here.unlink()
        return str(count)

    for index, done in enumerate(forking.run(jobs(), work, workers=2, timeout=20)):
        assert int(done.answer) <= 2
        assert len(taken) <= index + 2


def test_what_a_job_has_started_ends_with_it(tmp_path: Path) -> None:
    """A process that a job has started does not outlive it."""

    def work(_: str) -> str:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        (tmp_path / "pid").write_text(str(child.pid))
        return "done"

    assert ["done"] == [done.answer for done in forking.run(["one"], work, workers=1, timeout=30)]
    pid = int((tmp_path / "pid").read_text())
    for _ in range(500):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.01)
    raise AssertionError(pid)


def _in_fork(check: Callable[[], object]) -> str:
    """Do something in a forked process; give what it answers."""
    (done,) = forking.run([None], lambda _: str(check()), workers=1, timeout=30)
    return done.answer


def test_a_module_is_imported_with_another_text(tmp_path: Path) -> None:
    """A module has the text that is given, all others their own; no file is written."""
    package = tmp_path / "substituted"
    package.mkdir()
    (package / "__init__.py").write_text("value = 1\n")
    (package / "part.py").write_text("value = 1\n")
    (package / "other.py").write_text("value = 1\n")

    def check() -> list[int]:
        sys.path.insert(0, str(tmp_path))
        sys.dont_write_bytecode = False
        substitute({"substituted": "value = 2", "substituted.part": "value = 3\nfile = __file__"})
        import substituted  # type: ignore[import-not-found]  # noqa: PLC0415  # made above
        import substituted.other  # type: ignore[import-not-found]  # noqa: PLC0415  # made above
        import substituted.part  # type: ignore[import-not-found]  # noqa: PLC0415  # made above

        assert substituted.part.file == str(package / "part.py")
        return [substituted.value, substituted.part.value, substituted.other.value]

    assert "[2, 3, 1]" == _in_fork(check)
    assert ["other"] == [path.name.partition(".")[0] for path in package.glob("__pycache__/*.pyc")]


def made(name: str, before: str, after: str) -> Mutant:
    """Give a mutant of the text."""
    start = TEXT.index(before)
    return Mutant(Source("swapped.py", "swapped", TEXT), "made-up", name, 1, "-> ", start, start + len(before), after)


@pytest.mark.parametrize(
    ("name", "change", "call", "result"),
    [
        ("closed", ("number > limit", "number < limit"), "closed(1)(2)", "False"),
        ("kept", ("number + 1", "number + 2"), "kept()", "3"),
        ("Thing.double", ("* 2", "* 3"), "Thing().double", "3"),
        ("Thing.made", ("+ 3", "- 3"), "Thing.made()", "-2"),
        ("again", ("return 2", "return 3"), "again()", "3"),
        ("Thing.free", ("return 4", "return 5"), "Thing.free()", "5"),
        ("Thing.more", ("__eq__(self)", "__eq__(7)"), "Thing().more()", "NotImplemented"),
    ],
)
def test_a_function_gets_other_code(tmp_path: Path, name: str, change: tuple[str, str], call: str, result: str) -> None:
    """An imported function behaves as in the changed source, however it is decorated."""
    (tmp_path / "swapped.py").write_text(TEXT)
    mutant = made(name, *change)

    def check() -> str:
        sys.path.insert(0, str(tmp_path))
        import swapped  # type: ignore[import-not-found]  # noqa: PLC0415  # made above

        swap(mutant)
        return repr(eval(call, vars(swapped)))  # noqa: S307  # a text of this file

    assert swappable(mutant)
    assert result == _in_fork(check)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("kept", "number=1", "number=2"),
        ("kept", "maxsize=2", "maxsize=3"),
        ("Thing", "size = 1", "size = 2"),
        ("<module>", "cached_property, lru", "lru"),
    ],
)
def test_what_shows_at_import_is_not_swapped(name: str, before: str, after: str) -> None:
    """A default, a decorator, and what stands outside of functions is no code of a function."""
    assert not swappable(made(name, before, after))


def test_what_a_function_closes_over_cannot_be_swapped(tmp_path: Path) -> None:
    """A method that no longer needs its class cannot take the code of the changed source."""
    (tmp_path / "swapped.py").write_text(TEXT)

    def check() -> str:
        sys.path.insert(0, str(tmp_path))
        import swapped  # type: ignore[import-not-found]  # noqa: F401, PLC0415  # made above

        with pytest.raises(NotSwappableError):
            swap(made("Thing.more", "super().__eq__(self)", "None"))
        return "refused"

    assert "refused" == _in_fork(check)
