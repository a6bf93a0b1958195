import argparse
import os
from collections.abc import Mapping
from pathlib import Path

import providers
import pytest
from attrs import evolve
from recording_helping import cassette, documented, interaction

from clientwright.pipeline.effective import effective_of, find_providers
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of
from clientwright.recording import command
from clientwright.recording.cassettes import reads
from clientwright.recording.holding import hold

SPECS, OVERLAYS = str(providers.SPECS), str(providers.OVERLAYS)
DRIFT = {"status": None, "heard_of": "jane@example.com"}


def suggest(*arguments: str) -> int:
    """Run the command as the command line does."""
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    parsed = parser.parse_args(["suggest", *arguments])
    status: int = parsed.run(parsed)
    return status


def tape(folder: Path, drift: Mapping[str, object] | None = None) -> str:
    """Write a cassette of a documented answer, with drift in it; give its path."""
    spec = providers.spec("mayar")
    answer = next(documented(spec))
    member = {**answer.body["data"]["membershipCustomer"], **(drift or {})}
    body = {**answer.body, "data": {"membershipCustomer": member}}
    path = folder / "mayar.yaml"
    path.write_bytes(cassette(interaction(spec, evolve(answer, body=body))))
    return str(path)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the specs and overlays of one provider, as the current folder."""
    for root, name in ((providers.SPECS, "specs"), (providers.OVERLAYS, "overlays")):
        for path in (root / "mayar").rglob("*.*"):
            place = tmp_path / name / path.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> list[str]:
    """Give the names of all files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_nothing_to_suggest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A recording that conforms gives status 0, and prints nothing."""
    arguments = (tape(tmp_path), "--provider", "mayar", "--specs", SPECS, "--overlays", OVERLAYS)
    assert (0, ("", "")) == (suggest(*arguments), tuple(capsys.readouterr()))


def test_a_suggestion_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is an overlay as it stands, what disagrees is told beside it, and no file is touched."""
    before = files(project / "overlays")
    assert 1 == suggest(tape(project, DRIFT), "--provider", "mayar")
    said = capsys.readouterr()
    overlay = loads(said.out, "overlays/mayar/a.overlay.yaml")
    assert ("1.1.0", "../../specs/mayar/openapi.yaml") == (overlay.data["overlay"], overlay.data["extends"])
    assert '# {\n#   "exchanges": [' in said.out
    assert ["null where not allowed", "undocumented field"] == [
        line.split("$.data.membershipCustomer")[1].partition(": ")[2][: len(kind)]
        for line, kind in zip(said.err.splitlines(), ("null where not allowed", "undocumented field"), strict=True)
    ]
    assert "jane" not in said.out + said.err
    assert before == files(project / "overlays")


def test_a_written_suggestion_is_taken_up(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are written, the provider's next effective spec agrees, and the next suggestion has another name."""
    path, before = tape(project, DRIFT), files(project / "overlays")
    assert 1 == suggest(path, "--provider", "mayar", "--write")
    new = ["mayar/evidence/what-was-recorded-01.json", "mayar/fix-what-was-recorded-01.overlay.yaml"]
    assert new == sorted(set(files(project / "overlays")) - set(before))
    assert sorted(f"overlays/{name}" for name in new) == sorted(capsys.readouterr().out.split())
    (provider,) = find_providers(Path("specs"), Path("overlays"), ("mayar",))
    held = hold(spec_of(effective_of(provider).document), reads(Path(path).read_bytes(), path))
    assert [()] == [each.disagreements for each in held]
    assert 0 == suggest(path, "--provider", "mayar", "--write")
    assert 1 == suggest(tape(project, {"status": 5}), "--provider", "mayar", "--write")
    assert "overlays/mayar/fix-what-was-recorded-02.overlay.yaml" in capsys.readouterr().out


def test_writing_is_whole_or_not_at_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where one of the files cannot be written, neither is, and that is told."""
    evidence = project / "overlays" / "mayar" / "evidence"
    for path in evidence.iterdir():
        path.rename(project / path.name)
    evidence.rmdir()
    evidence.write_text("in the way", "utf-8")
    for path in (project / "overlays" / "mayar").glob("fix-live*"):
        path.unlink()
    before = files(project / "overlays")
    assert 2 == suggest(tape(project, DRIFT), "--provider", "mayar", "--write")
    assert "suggest-unwritable" in capsys.readouterr().err
    assert before == files(project / "overlays")


def test_half_a_suggestion_is_taken_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the second file cannot be written, nothing is left of the first."""
    (project / f"overlays/mayar/.fix-what-was-recorded-01.overlay.yaml.{os.getpid()}.tmp").mkdir()
    before = files(project / "overlays")
    assert 2 == suggest(tape(project, DRIFT), "--provider", "mayar", "--write")
    assert "suggest-unwritable" in capsys.readouterr().err
    assert before == files(project / "overlays")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.yaml", "--provider", "mayar"), "cassette-unreadable"),
        (("mayar.yaml", "--provider", "nobody"), "provider-unknown"),
        (("mayar.yaml", "--provider", "mayar", "--specs", "nowhere"), "specs-missing"),
        (
            ("specs/mayar/openapi.yaml", "mayar.yaml", "--provider", "mayar"),
            "openapi.yaml:1:1: error: This is no cassette",
        ),
    ],
)
def test_wrong_usage_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    """What cannot be used is told in a sentence with its place, with status 2 and nothing printed."""
    tape(project)
    assert 2 == suggest(*arguments)
    printed = capsys.readouterr()
    assert ("", True) == (printed.out, said in printed.err)


def test_an_unsound_spec_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spec with errors, or of a version whose schemas mean something else, is told and not suggested for."""
    (tmp_path / "specs").mkdir()
    path = tape(tmp_path)
    for version, rule in (("3.0.3", "suggest-version"), ("3.1.0", "info")):
        (tmp_path / "specs" / "one.yaml").write_text(f"openapi: {version}\npaths: {{}}\n", "utf-8")
        folders = ("--specs", str(tmp_path / "specs"), "--overlays", str(tmp_path / "overlays"))
        assert 2 == suggest(path, "--provider", "one", *folders)
        assert rule in capsys.readouterr().err
