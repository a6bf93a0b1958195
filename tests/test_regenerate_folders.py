"""What a run reads, what it may replace, and what it leaves behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projects import OVERLAY, THINGS, write

from clientwright.cli import main
from clientwright.pipeline.trees import hashes

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (["--specs", "nowhere"], "specs-missing"),
        (["--specs", "empty"], "specs-empty"),
        (["--out", "specs"], "out-overlaps"),
        (["--out", "specs/others.yaml"], "out-"),
        (["--out", "specs/others.yaml/below"], "out-"),
        (["nobody"], "provider-unknown"),
    ],
)
def test_folders_that_cannot_be_used_are_findings(
    here: Path, arguments: list[str], rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing or empty folder of specs, an unwritable or foreign target and an unknown provider are sentences."""
    (here / "empty").mkdir()
    before = hashes(here)
    assert 1 == main(["regenerate", *arguments])
    assert f"[{rule}" in capsys.readouterr().err
    assert before == hashes(here)


def test_two_specs_for_one_package_are_a_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that become the same package are both named."""
    write(here, {"specs/Others/openapi.yaml": "a: 1"})
    assert 1 == main(["regenerate"])
    assert "specs/Others/openapi.yaml and specs/others.yaml would both become" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent the POSIX way")
def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    """Ctrl-C in the middle ends the run and its workers with one sentence, and nothing half written."""
    started = [sys.executable, "-m", "clientwright", "regenerate", "--out", str(tmp_path / "out")]
    run = subprocess.Popen(started, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert run.stderr is not None
    first = run.stderr.readline()
    time.sleep(0.3)
    os.killpg(run.pid, signal.SIGINT)
    rest = run.communicate(timeout=60)[1]
    assert 130 == run.returncode, first + rest
    assert "interrupted; nothing was changed" in rest
    assert "Traceback" not in rest
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent the POSIX way")
@pytest.mark.parametrize("command", ["regenerate", "check"])
def test_a_terminated_run_leaves_nothing_behind(tmp_path: Path, command: str) -> None:
    """SIGTERM to the first process alone ends the workers too, and no scratch folder stays."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    started = [sys.executable, "-m", "clientwright", command, "--out", str(tmp_path / "out")]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    run = subprocess.Popen(started, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    assert run.stderr is not None
    first = run.stderr.readline()
    run.terminate()
    rest = run.communicate(timeout=60)[1]  # ends only when no worker holds the pipe
    assert 130 == run.returncode, first + rest
    assert [temporary] == list(tmp_path.iterdir())
    assert [] == list(temporary.iterdir())


def test_an_interrupt_that_comes_too_late_says_so(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in the middle of the swap does not claim that nothing was changed."""
    write(here, {"overlays/things/more.overlay.yaml": OVERLAY.replace("colour", "size")})
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    assert 130 == main(["regenerate"])
    assert "interrupted; generated had just been brought up to date" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["specs", "specs/things", "specs/new", "overlays", "overlays/things", ".", "new/.."])
def test_a_target_never_overlaps_what_is_read(here: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Specs and overlays cannot be the target, hold it or lie in it, even where only providers' names are there."""
    (here / "specs/others.yaml").rename(here / "specs/others")
    (here / "specs/others").unlink()
    before = hashes(here)
    assert 1 == main(["regenerate", "--out", out])
    assert "[out-overlaps]" in capsys.readouterr().err
    assert before == hashes(here)


@pytest.mark.parametrize("name", ["out/things/thesis", "out/things", "out/strange"])
def test_a_folder_that_only_has_a_providers_name_is_not_ours(
    here: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a lock a client is known by its package, not by its name."""
    write(here, {name: "precious"})
    assert 1 == main(["regenerate", "--out", "out"])
    assert "[out-foreign]" in capsys.readouterr().err
    assert "precious" == (here / name).read_text()


def test_an_empty_folder_is_too_much(here: Path) -> None:
    """An empty folder beside the clients is removed like any other."""
    (here / "generated/empty").mkdir()
    assert 0 == main(["regenerate"])
    assert not (here / "generated/empty").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is made the POSIX way")
@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("specs/more.yaml", "specs-no-file"),
        ("specs/more/openapi.yaml", "specs-no-file"),
        ("overlays/things/more.overlay.yaml", "overlays-no-file"),
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "folder", "lost"])
def test_what_is_no_file_is_not_read(
    here: Path, name: str, rule: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe, a folder or a lost link in the place of an input is a finding, not a wait and not passed over."""
    path = here / name
    path.parent.mkdir(exist_ok=True)
    {"pipe": os.mkfifo, "folder": Path.mkdir, "lost": lambda link: link.symlink_to("nowhere")}[kind](path)
    assert 1 == main(["regenerate"]) if (kind, name) != ("folder", "specs/more.yaml") else main(["regenerate"]) == 0
    if (kind, name) != ("folder", "specs/more.yaml"):
        (line,) = [line for line in capsys.readouterr().err.splitlines() if ": error: " in line]
        assert f"{name}:1:1: " in line
        assert f"[{rule}]" in line


@pytest.mark.parametrize(
    ("moved", "to", "rule"),
    [
        ("overlays/things", "overlays/thing", "overlays-lost"),
        ("overlays/things/fix-colour.overlay.yaml", "overlays/fix-colour.overlay.yaml", "overlays-lost"),
        ("specs/others.yaml", "overlays/../other", ""),
    ],
)
def test_overlays_are_never_passed_over(
    here: Path, moved: str, to: str, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Overlays in a folder that no spec is named after are one finding."""
    (here / moved).rename(here / to)
    status = main(["regenerate"])
    found = [line for line in capsys.readouterr().err.splitlines() if ": error: " in line]
    assert (1 if rule else 0) == status
    assert [rule] == [line.rpartition("[")[2].rstrip("]") for line in found] or not rule


def test_overlays_that_are_a_file_are_a_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the place of the folder of overlays is said, instead of going on without overlays."""
    write(here, {"file": ""})
    assert 1 == main(["regenerate", "--overlays", "file"])
    assert "[overlays-not-folder]" in capsys.readouterr().err


def test_check_wants_a_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` of a file says that it is one, instead of listing every file as missing."""
    write(here, {"file": ""})
    assert 1 == main(["check", "--out", "file"])
    assert "[out-not-folder]" in capsys.readouterr().err


def test_mistakes_of_spec_and_overlay_come_together(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are read before the run stops, and a spec's mistakes come beside its overlays' ones."""
    write(here, {"specs/things/openapi.yaml": "a: [", "overlays/things/fix-colour.overlay.yaml": "a: 1\na: 2\n"})
    assert 1 == main(["regenerate"])
    shown = capsys.readouterr().err
    assert "[yaml-syntax]" in shown
    assert "[duplicate-key]" in shown
    misspelt = THINGS.replace("description: A thing.\n          content", "descripton: A thing.\n          content")
    write(
        here, {"specs/things/openapi.yaml": misspelt, "overlays/things/fix-colour.overlay.yaml": OVERLAY + "  - {}\n"}
    )
    assert 1 == main(["regenerate"])
    shown = capsys.readouterr().err
    assert "[field-unknown]" in shown
    assert "[overlay-required]" in shown


def test_a_target_that_misses_for_want_of_a_right_spec_is_no_second_mistake(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One misspelt word in the spec is one finding, though an overlay's target now selects nothing."""
    write(here, {"specs/things/openapi.yaml": THINGS.replace("      properties:\n", "      propertis:\n")})
    assert 1 == main(["regenerate"])
    found = [line for line in capsys.readouterr().err.splitlines() if ": error: " in line]
    assert ["[schema-keyword-unknown]"] == [line.rpartition(" ")[2] for line in found]


def test_a_refusal_of_the_system_is_a_finding(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk while a client is written is a sentence, and the old clients stay."""
    from clientwright.pipeline import generation  # noqa: PLC0415 (slow to import)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(here, {"overlays/things/more.overlay.yaml": OVERLAY.replace("colour", "size")})
    before = hashes(here / "generated")
    monkeypatch.setattr(generation, "generate", full)
    assert 1 == main(["regenerate"])
    shown = capsys.readouterr().err
    assert "refused to go on (No space left on device);" in shown
    assert "[system-refused]" in shown
    assert before == hashes(here / "generated")
