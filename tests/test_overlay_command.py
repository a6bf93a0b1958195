"""The `overlay` command: what is printed, what is written, and what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clientwright.pipeline.overlay.command import run

SPEC = "openapi: 3.1.0\ninfo: {title: Cafés}\n"
HEAD = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n"
ADD = HEAD + "- target: $.info\n  update: {version: '1.0'}\n"
FIND = HEAD + "- target: $.paths\n  remove: true\n"
RESULT = 'openapi: 3.1.0\ninfo:\n  title: Cafés\n  version: "1.0"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a spec and overlays."""
    files = {"spec.yaml": SPEC, "add.yaml": ADD, "find.yaml": FIND, "bad.yaml": "a: [", "bad.json": "{"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_result_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an output the result, and nothing else, goes to standard output."""
    assert run(folder / "spec.yaml", [folder / "add.yaml"]) == 0
    assert capsys.readouterr() == (RESULT, "")


def test_overlays_are_applied_in_the_order_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An overlay sees what those before it have done."""
    (folder / "then.yaml").write_text(HEAD + "- {target: $.info.version, update: 2}\n", encoding="utf-8")
    assert run(folder / "spec.yaml", [folder / "add.yaml", folder / "then.yaml"]) == 0
    assert "version: 2\n" in capsys.readouterr().out
    assert run(folder / "spec.yaml", [folder / "then.yaml", folder / "add.yaml"]) == 1


def test_the_result_is_written_and_nothing_left_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With an output the result goes there, in UTF-8 with line feeds, and nothing is printed."""
    before = set(folder.iterdir())
    assert run(folder / "spec.yaml", [folder / "add.yaml"], folder / "out.yaml") == 0
    assert (folder / "out.yaml").read_bytes() == RESULT.encode()
    assert set(folder.iterdir()) - before == {folder / "out.yaml"}
    assert capsys.readouterr() == ("", "")


def test_an_output_is_replaced_with_its_mode_and_through_its_link(folder: Path) -> None:
    """A file that is written over keeps its permissions, and a link to it stays a link."""
    (folder / "out.yaml").write_text("old", encoding="utf-8")
    (folder / "out.yaml").chmod(0o640)
    (folder / "link.yaml").symlink_to("out.yaml")
    assert run(folder / "spec.yaml", [folder / "add.yaml"], folder / "link.yaml") == 0
    assert (folder / "link.yaml").is_symlink()
    assert (folder / "out.yaml").read_text(encoding="utf-8") == RESULT
    assert (folder / "out.yaml").stat().st_mode & 0o777 == 0o640


def test_an_output_may_be_the_spec_itself(folder: Path) -> None:
    """The spec can be written over, as it is read before."""
    assert run(folder / "spec.yaml", [folder / "add.yaml"], folder / "spec.yaml") == 0
    assert (folder / "spec.yaml").read_text(encoding="utf-8") == RESULT


@pytest.mark.parametrize("where", ["missing/out.yaml", "taken"])
def test_an_output_that_cannot_be_written_is_a_finding(
    where: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is missing or a place that is taken gives status 1, a finding, and no leftovers."""
    (folder / "taken").mkdir()
    before = set(folder.rglob("*"))
    assert run(folder / "spec.yaml", [folder / "add.yaml"], folder / where) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{(folder / where).as_posix()}:1:1: error: The file cannot be written (")
    assert err.endswith(" [file-unwritable]\n")
    assert set(folder.rglob("*")) == before


def test_a_rename_that_fails_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the new file cannot take the place of the old one, the old one stays and the new one goes."""
    (folder / "out.yaml").write_text("old", encoding="utf-8")
    before = set(folder.iterdir())

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(Path, "replace", fail)
    assert run(folder / "spec.yaml", [folder / "add.yaml"], folder / "out.yaml") == 1
    assert (folder / "out.yaml").read_text(encoding="utf-8") == "old"
    assert set(folder.iterdir()) == before
    assert "(Permission denied)" in capsys.readouterr().err


def test_an_overlay_that_fails_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run with errors prints findings to standard error, and leaves the output as it was."""
    (folder / "out.yaml").write_text("old", encoding="utf-8")
    overlays = [folder / "add.yaml", folder / "find.yaml"]
    assert run(folder / "spec.yaml", overlays, folder / "out.yaml") == 1
    assert (folder / "out.yaml").read_text(encoding="utf-8") == "old"
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"{folder.as_posix()}/find.yaml:4:3: error: The target selects nothing in the document as it is here; "
        "correct it, or take the action out. (at /actions/0/target) [overlay-target-unmatched]\n"
    )


def test_warnings_go_to_standard_error_and_leave_the_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With unmatched targets allowed the result is printed and the warning is said."""
    overlays = [folder / "add.yaml", folder / "find.yaml"]
    assert run(folder / "spec.yaml", overlays, allow_unmatched=True) == 0
    out, err = capsys.readouterr()
    assert out == RESULT
    assert ": warning: " in err
    assert err.count("\n") == 1


def test_every_file_that_cannot_be_read_is_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run shows what is wrong with all files, none of them applied."""
    paths = [folder / name for name in ("bad.yaml", "bad.json", "add.yaml")]
    assert run(folder / "none.yaml", paths) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.rsplit(" ", 1)[1] for line in err.splitlines()] == [
        "[file-unreadable]",
        "[yaml-syntax]",
        "[json-syntax]",
    ]


def test_what_yaml_cannot_hold_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text that is not Unicode is reported before anything is written."""
    (folder / "half.json").write_text(
        '{"overlay": "1.1.0", "info": {"title": "t", "version": "1"},'
        '"actions": [{"target": "$", "update": {"x": "\\ud800"}}]}',
        encoding="utf-8",
    )
    assert run(folder / "spec.yaml", [folder / "half.json"], folder / "out.yaml") == 1
    assert "[yaml-surrogate]" in capsys.readouterr().err
    assert not (folder / "out.yaml").exists()


def test_a_loop_of_links_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that leads only to itself cannot be written."""
    (folder / "loop").symlink_to("loop")
    assert run(folder / "spec.yaml", [folder / "add.yaml"], folder / "loop" / "out.yaml") == 1
    assert "[file-unwritable]" in capsys.readouterr().err


def test_the_result_is_utf_8_whatever_the_terminal_says(folder: Path) -> None:
    """Characters beyond ASCII are printed in UTF-8, also where the environment knows only ASCII."""
    script = (
        "import sys; from pathlib import Path; from clientwright.pipeline.overlay.command import run;"
        "sys.exit(run(Path('spec.yaml'), [Path('add.yaml')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert done.stdout == RESULT.encode()
