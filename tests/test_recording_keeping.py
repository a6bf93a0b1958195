import errno
import os
from pathlib import Path

import pytest
import recording_recorded
from recording_recorded import LIST, playing, project, record

from clientwright.recording.cassettes import read

token = recording_recorded.token
pytestmark = pytest.mark.usefixtures("token")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of Trybe's specs and overlays, as the current folder."""
    monkeypatch.chdir(project(tmp_path, "trybe"))
    return tmp_path


def test_no_file_is_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder the next name is taken; a file is refused before any request, unless that is forced."""
    with playing("trybe") as played:
        for _ in range(2):
            record(played, "trybe", LIST)
        assert ["trybe-01.yaml", "trybe-02.yaml"] == sorted(path.name for path in Path("cassettes").iterdir())
        Path("mine.yaml").write_text("mine", "utf-8")
        played.clear_journal()
        assert 2 == record(played, "trybe", LIST, to="mine.yaml")
        assert (True, ()) == ("--force" in capsys.readouterr().err, played.journal())
        assert "mine" == Path("mine.yaml").read_text("utf-8")
        assert 0 == record(played, "trybe", LIST, to="mine.yaml", more=["--force"])
    assert 1 == len(read(here / "mine.yaml"))


def test_a_cassette_is_written_whole_or_not_at_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it cannot be written, nothing of it is left, and that is told."""
    (here / "way").write_text("in the way", "utf-8")
    (here / "new").mkdir()
    (here / f"new/.a.yaml.{os.getpid()}.tmp").mkdir()
    with playing("trybe") as played:
        for place in ("way/deep/a.yaml", "new/a.yaml"):
            assert 2 == record(played, "trybe", LIST, to=place)
            assert "record-output" in capsys.readouterr().err
    assert ["new", "overlays", "specs", "way"] == sorted(path.name for path in here.iterdir())
    assert not (here / "new/a.yaml").exists()


def test_no_folder_is_left_where_nothing_could_be_written(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders that were made for a cassette are taken back when there is no room for it."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (here / "there").mkdir()
    with playing("trybe") as played:
        monkeypatch.setattr(Path, "write_bytes", full)
        assert 2 == record(played, "trybe", LIST, to="there/not/yet/a.yaml")
    assert "No space left" in capsys.readouterr().err
    assert [] == list((here / "there").iterdir())
