"""Regenerating: all or none, the same bytes each time, and nothing when nothing has changed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import OVERLAY, THINGS, command, project, write

from clientwright.cli import main
from clientwright.pipeline.trees import hashes

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that was regenerated once; not to be changed."""
    root = project(tmp_path_factory.mktemp("made"))
    done = command(root, "regenerate", hash_seed="0")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of it to change, as the current folder."""
    for name in ("specs", "overlays", "generated"):
        for file, content in (
            (path.relative_to(made), path.read_bytes()) for path in (made / name).rglob("*") if path.is_file()
        ):
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_provider_becomes_an_installable_client(made: Path) -> None:
    """Each provider is a folder with a distribution, its symbols, its effective spec and its package."""
    found = set(hashes(made / "generated"))
    wanted = {"pyproject.toml", "README.md", "API.md"}
    packaged = {"__init__.py", "py.typed", "openapi.json", "models/thing.py"}
    assert {f"things/{name}" for name in wanted} <= found
    assert {f"things/things_client/{name}" for name in packaged} <= found
    assert "lock.toml" in found


def test_the_overlay_is_in_the_client(made: Path) -> None:
    """What an overlay adds is in the shipped spec and in the models, and examples are inlined there."""
    package = made / "generated/things/things_client"
    shipped = (package / "openapi.json").read_text()
    assert '"colour"' in shipped
    assert '"made": "2020-01-01T00:00:00Z"' in shipped
    assert "externalValue" not in shipped
    assert "colour" in (package / "models/thing.py").read_text()


def test_the_bytes_do_not_depend_on_the_hash_seed(made: Path, tmp_path: Path) -> None:
    """Another process with another hash seed, in another folder, writes the same bytes."""
    root = project(tmp_path)
    assert 0 == command(root, "regenerate", hash_seed="4242").returncode
    assert hashes(made / "generated") == hashes(root / "generated")


def test_a_second_run_does_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When no input has changed, no file is written and the run says so."""
    before = {path: path.stat().st_mtime_ns for path in (here / "generated").rglob("*")}
    assert 0 == main(["regenerate"])
    assert "nothing changed: others, things" in capsys.readouterr().out
    assert before == {path: path.stat().st_mtime_ns for path in (here / "generated").rglob("*")}


def test_the_closing_table_gives_the_figures(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Per provider: operations, models, overlay actions, examples checked, files changed, seconds; progress before."""
    write(here, {"overlays/things/more.overlay.yaml": OVERLAY.replace("colour", "size")})
    assert 0 == main(["regenerate"])
    shown = capsys.readouterr()
    rows = {line.split()[0]: line.split()[1:] for line in shown.out.splitlines() if line.strip()}
    assert ["1", "1", "2", "1"] == rows["things"][:4]
    assert ["1", "0", "0", "0", "0"] == rows["others"][:5]
    assert int(rows["things"][4]) > 0
    assert "things: generating" in shown.err


def edit(here: Path) -> str:
    """Change a generated file by hand."""
    path = here / "generated/things/things_client/models/thing.py"
    path.write_text(path.read_text() + "# mine\n")
    return "changed  things/things_client/models/thing.py"


def remove(here: Path) -> str:
    """Remove a generated file."""
    (here / "generated/things/API.md").unlink()
    return "missing  things/API.md"


def add(here: Path) -> str:
    """Add a file beside generated ones."""
    write(here, {"generated/things/things_client/mine.py": ""})
    return "extra    things/things_client/mine.py"


def add_folder(here: Path) -> str:
    """Add a folder that is no provider."""
    write(here, {"generated/gone/pyproject.toml": ""})
    return "extra    gone/pyproject.toml"


def remove_lock(here: Path) -> str:
    """Remove the lock."""
    (here / "generated/lock.toml").unlink()
    return "missing  lock.toml"


@pytest.mark.parametrize("harm", [edit, remove, add, add_folder, remove_lock])
def test_a_hand_in_generated_is_noticed_and_undone(
    here: Path, harm: Callable[[Path], str], capsys: pytest.CaptureFixture[str], made: Path
) -> None:
    """`check` lists what was changed, removed or added and fails; `regenerate` restores it; then `check` is content."""
    line = harm(here)
    assert 1 == main(["check"])
    assert line in capsys.readouterr().out.splitlines()
    assert 0 == main(["regenerate"])
    assert hashes(made / "generated") == hashes(here / "generated")


def test_check_is_content_with_what_regenerate_wrote(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Right after a regeneration, and without writing anything, `check` exits with 0."""
    before = hashes(here)
    assert 0 == main(["check"])
    assert "is what the specs and overlays give" in capsys.readouterr().out
    assert before == hashes(here)


BAD = {
    "yaml-syntax": ("specs/things/openapi.yaml", THINGS + "  broken: [\n"),
    "duplicate-key": ("specs/things/openapi.yaml", THINGS + "info: {title: Again, version: '1'}\n"),
    "reference-unresolved": ("specs/things/openapi.yaml", THINGS.replace("schemas/Thing", "schemas/Thong", 1)),
    "example-file": ("specs/things/openapi.yaml", THINGS.replace("getThing.200.json", "nowhere.json")),
    "overlay-target-syntax": ("overlays/things/fix-colour.overlay.yaml", OVERLAY.replace("$.comp", "$.[comp")),
    "overlay-target-unmatched": ("overlays/things/fix-colour.overlay.yaml", OVERLAY.replace("Thing", "Thong")),
    "overlay-": ("overlays/things/fix-colour.overlay.yaml", OVERLAY.replace("update:", "copy: $.info\n    update:")),
}


@pytest.mark.parametrize("rule", BAD)
def test_a_failing_run_leaves_generated_untouched(here: Path, rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad input gives a finding with file, line and rule, exit status 1, and changes nothing at all."""
    name, content = BAD[rule]
    before = hashes(here / "generated")
    write(here, {name: content, "specs/new.yaml": (here / "specs/others.yaml").read_text()})
    assert 1 == main(["regenerate"])
    shown = capsys.readouterr().err
    assert f"[{rule}" in shown
    assert f"{name}:" in shown
    assert "generated is as it was" in shown
    assert "Traceback" not in shown
    assert before == hashes(here / "generated")
    assert [] == [path for path in (here / "generated").iterdir() if path.name.startswith(".")]


def test_an_example_that_does_not_fit_stops_the_run_unless_allowed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An example that contradicts its schema is an error in its file; a rule that is allowed only warns."""
    write(here, {"specs/things/examples/getThing.200.json": '{"id": 1}'})
    assert 1 == main(["regenerate"])
    shown = capsys.readouterr().err
    assert "examples/getThing.200.json:1:2: error: " in shown
    assert "[example-invalid]" in shown
    assert 0 == main(["regenerate", "--allow", "example-invalid"])
    assert "warning: " in capsys.readouterr().err
    assert 0 == main(["check", "--allow", "example-invalid"])


def test_many_warnings_are_counted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first ten warnings of a provider are shown, and how many more there are."""
    unused = "".join(f"    Unused{number}: {{type: string}}\n" for number in range(13))
    write(here, {"specs/things/openapi.yaml": THINGS + unused})
    assert 0 == main(["regenerate", "things"])
    shown = capsys.readouterr().err
    assert 10 == shown.count("warning: ")
    assert "3 more warnings; `clientwright lint` shows them" in shown


def test_all_providers_findings_come_in_one_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two broken providers are both reported."""
    write(here, {"specs/things/openapi.yaml": "openapi: [", "specs/others.yaml": "a: 1\na: 2\n"})
    assert 1 == main(["regenerate"])
    shown = capsys.readouterr().err
    assert "[yaml-syntax]" in shown
    assert "[duplicate-key]" in shown


def test_one_provider_can_be_regenerated_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Named providers are brought up to date; the others' files and lock entries stay."""
    write(here, {"overlays/things/more.overlay.yaml": OVERLAY.replace("colour", "size"), "specs/others.yaml": "a: ["})
    before = hashes(here / "generated/others")
    assert 0 == main(["regenerate", "things"])
    assert before == hashes(here / "generated/others")
    assert "size" in (here / "generated/things/things_client/models/thing.py").read_text()
    assert "providers.others.outputs" in (here / "generated/lock.toml").read_text()
    assert 0 == main(["regenerate", "things"])
    assert "nothing changed: things" in capsys.readouterr().out


def test_a_provider_that_is_gone_is_removed(here: Path) -> None:
    """When a spec is removed, so is its client."""
    (here / "specs/others.yaml").unlink()
    assert 0 == main(["regenerate"])
    assert not (here / "generated/others").exists()
    assert "others" not in (here / "generated/lock.toml").read_text()


def test_a_copied_provider_is_all_there_is_to_a_new_one(here: Path) -> None:
    """A new provider is a folder in specs/, with no registry to edit."""
    write(
        here,
        {"specs/fifth-one/openapi.json": '{"openapi": "3.1.1", "info": {"title": "F", "version": "1"}, "paths": {}}'},
    )
    assert 0 == main(["regenerate"])
    assert (here / "generated/fifth_one/fifth_one_client/__init__.py").exists()


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
