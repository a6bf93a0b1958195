"""Folders as values: hashing, comparing and swapping them."""

import os
import shutil
import signal
import sys
import threading
from pathlib import Path

import pytest

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.trees import Difference, difference, hashes, scratch_beside, swap


def write(folder: Path, **contents: str) -> None:
    """Write files of given names (`__` for a slash) and contents."""
    for name, content in contents.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def test_a_folder_is_its_files_and_their_bytes(tmp_path: Path) -> None:
    """Every file counts by relative path and content; caches of Python tools do not."""
    write(tmp_path, a="1", b__c="1")
    write(tmp_path / "b" / "__pycache__", x="3")
    write(tmp_path / ".ruff_cache", y="4")
    found = hashes(tmp_path)
    assert {"a", "b/c"} == set(found)
    assert found["a"] == found["b/c"]
    assert found["a"].startswith("sha256:6b86b273ff34fce1")


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    """A folder that does not exist is empty."""
    assert hashes(tmp_path / "nothing") == {}


def test_a_difference_names_each_file_once() -> None:
    """A file is changed, missing or extra; equal files are not named."""
    found = difference({"same": "1", "other": "1", "gone": "1"}, {"same": "1", "other": "2", "more": "1"})
    assert Difference(changed=("other",), missing=("gone",), extra=("more",)) == found
    assert found.count == 3


def test_scratch_is_gone_afterwards_also_after_a_failure(tmp_path: Path) -> None:
    """Nothing stays behind, not even a target folder that was made for the occasion."""
    target = tmp_path / "new"

    def fail() -> None:
        with scratch_beside(target) as scratch:
            write(scratch, a="1")
            assert {} == hashes(target)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not target.exists()


def test_an_existing_target_stays(tmp_path: Path) -> None:
    """A target that was there before is there afterwards, empty or not."""
    with scratch_beside(tmp_path):
        pass
    assert tmp_path.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_target_is_a_finding(tmp_path: Path) -> None:
    """A target that cannot be made is reported in a sentence."""
    (tmp_path / "file").write_text("")
    with pytest.raises(PipelineError, match="out-unwritable"), scratch_beside(tmp_path / "file" / "out"):
        pass


def test_a_swap_replaces_adds_and_removes_whole_entries(tmp_path: Path) -> None:
    """What is named is moved in, what it replaces and what is gone is removed, the rest stays."""
    write(tmp_path, a__old="1", b="1", c="1", d__x="1")
    with scratch_beside(tmp_path) as scratch:
        write(scratch, a__new="2", e="2")
        swap(scratch, tmp_path, ("a", "e"), gone=("d", "b"))
    assert {"a/new", "c", "e"} == set(hashes(tmp_path))


def test_a_swap_that_fails_changes_nothing(tmp_path: Path) -> None:
    """When one entry cannot be moved, all are where they were."""
    write(tmp_path, a__old="1", b="1")
    before = hashes(tmp_path)
    with scratch_beside(tmp_path) as scratch:
        write(scratch, a__new="2")
        with pytest.raises(PipelineError, match="nothing in it was"):
            swap(scratch, tmp_path, ("a", "nowhere"), gone=("b",))
    assert before == hashes(tmp_path)


def test_an_interrupt_waits_for_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a swap takes effect when the swap is complete."""
    write(tmp_path, a="1", b="1")
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return rename(self, target)

    with scratch_beside(tmp_path) as scratch:
        write(scratch, a="2", b="2")
        monkeypatch.setattr(Path, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            swap(scratch, tmp_path, ("a", "b"))
        monkeypatch.undo()
    assert {"2"} == {path.read_text() for path in tmp_path.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is made the POSIX way")
def test_what_is_no_file_is_noticed_and_not_read(tmp_path: Path) -> None:
    """A pipe, a link to nothing and a link to a folder count as entries, without waiting for what they would give."""
    write(tmp_path / "real", a="1")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "lost").symlink_to("nowhere")
    (tmp_path / "folder").symlink_to("real")
    found = hashes(tmp_path)
    assert {"pipe", "lost", "folder", "real/a"} == set(found)
    assert found["pipe"] == found["lost"] == found["folder"] != found["real/a"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_unicode_is_a_name(tmp_path: Path) -> None:
    """Names with stray bytes are written with escapes, so that the lock can hold them."""
    (tmp_path / os.fsdecode(b"a\xff")).write_text("1")
    assert ["a\\udcff"] == list(hashes(tmp_path))


def test_folders_made_above_the_target_are_gone_too(tmp_path: Path) -> None:
    """A target some levels down leaves none of its parents behind; those that were there, or hold something, stay."""
    with scratch_beside(tmp_path / "a" / "b" / "c"):
        assert (tmp_path / "a" / "b" / "c").is_dir()
    assert [] == list(tmp_path.iterdir())
    with scratch_beside(tmp_path / "a" / "b" / "c"):
        write(tmp_path / "a", kept="1")
    assert {"a/kept"} == set(hashes(tmp_path))


def test_an_interrupt_waits_for_the_tidying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the scratch folder is removed does not leave half of it behind."""
    remove = shutil.rmtree

    def interrupted(folder: Path, **options: bool) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        remove(folder, **options)

    monkeypatch.setattr(shutil, "rmtree", interrupted)

    def tidied() -> None:
        with scratch_beside(tmp_path) as scratch:
            write(scratch, a="1")

    with pytest.raises(KeyboardInterrupt):
        tidied()
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="folders are locked the POSIX way")
def test_two_swaps_of_one_folder_take_turns(tmp_path: Path) -> None:
    """A swap waits while another process swaps entries of the same folder."""
    import fcntl  # noqa: PLC0415 (only on POSIX systems)

    ended: list[str] = []
    with scratch_beside(tmp_path) as scratch:
        write(scratch, a="1")
        opened = os.open(tmp_path, os.O_RDONLY)
        fcntl.flock(opened, fcntl.LOCK_EX)
        other = threading.Thread(target=lambda: (swap(scratch, tmp_path, ("a",)), ended.append("swap")))
        other.start()
        other.join(0.2)
        ended.append("release")
        os.close(opened)
        other.join(10)
    assert ["release", "swap"] == ended
