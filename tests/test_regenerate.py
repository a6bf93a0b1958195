"""Regenerating: all or none, the same bytes each time, and nothing when nothing has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from projects import OVERLAY, THINGS, command, project, write

from clientwright.cli import main
from clientwright.pipeline.trees import hashes

ROOT = Path(__file__).parents[1]


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
