"""Folders of files as values: their hashes, how two of them differ, and putting one in the place of another."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.interrupting import held_back

_LEFTOVERS = frozenset({"__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache", ".DS_Store"})
_SCRATCH = ".clientwright-"


@frozen
class Difference:
    """How a folder differs from what it should be; paths relative to it, sorted."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of files that differ."""
        return len(self.changed) + len(self.missing) + len(self.extra)


def digest(path: Path) -> str:
    """Hash a file's bytes; of what is no file (a pipe, a link to nothing or to a folder), only that it is none."""
    content = path.read_bytes() if path.is_file() else b"no file"
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def hashes(folder: Path) -> dict[str, str]:
    """Hash every file below a folder, by relative path; caches of Python tools are passed over."""
    return {_text(path.relative_to(folder)): digest(path) for path in files(folder)}


def _text(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode()  # a name may hold bytes that are not UTF-8


def files(folder: Path) -> Iterator[Path]:
    """Give every file below a folder, sorted; caches of Python tools and scratch folders are passed over."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if is_passed_over(path):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files(path)
        else:
            yield path


def is_passed_over(path: Path) -> bool:
    """Tell whether a file or folder is a cache of a Python tool, or a scratch folder."""
    return path.name in _LEFTOVERS or path.name.startswith(_SCRATCH)


def difference(expected: Mapping[str, str], actual: Mapping[str, str]) -> Difference:
    """Compare two folders by their hashes."""
    both = expected.keys() & actual.keys()
    return Difference(
        changed=tuple(sorted(name for name in both if expected[name] != actual[name])),
        missing=tuple(sorted(expected.keys() - actual.keys())),
        extra=tuple(sorted(actual.keys() - expected.keys())),
    )


@contextlib.contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """Give an empty folder inside a target folder (made if need be), gone when the block ends.

    Raises:
        PipelineError: The target cannot be written.

    """
    made = [folder for folder in (target, *target.parents) if not folder.exists()]
    try:
        with _scratch(target) as scratch:
            yield scratch
    finally:
        with held_back(), contextlib.suppress(OSError):  # the first that is not empty stays, and all above it
            for folder in made:
                folder.rmdir()


@contextlib.contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    try:
        target.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=target))
    except OSError as error:
        message = f"The folder cannot be written ({error.strerror}); check it, or name another with --out."
        raise PipelineError([Finding("out-unwritable", message, "", Location(target.as_posix()))]) from None
    try:
        yield scratch
    finally:
        with held_back():
            shutil.rmtree(scratch, ignore_errors=True)


def swap(scratch: Path, target: Path, names: tuple[str, ...], gone: tuple[str, ...] = ()) -> None:
    """Move entries of a scratch folder into a target, in place of what is there; all of them or none.

    Args:
        scratch: A folder on the target's file system.
        target: The folder to change.
        names: Entries of the scratch folder to move in.
        gone: Entries of the target to remove.

    Raises:
        PipelineError: The target cannot be changed; it is then as it was.

    """
    old = Path(tempfile.mkdtemp(prefix="old-", dir=scratch))
    moved_out: list[str] = []
    moved_in: list[str] = []
    with held_back(), _alone(target):
        try:
            for name in (*names, *gone):
                if (target / name).exists() or (target / name).is_symlink():
                    (target / name).rename(old / name)
                    moved_out.append(name)
            for name in names:
                (scratch / name).rename(target / name)
                moved_in.append(name)
        except OSError as error:
            for name in moved_in:
                (target / name).rename(scratch / name)
            for name in moved_out:
                (old / name).rename(target / name)
            message = f"The folder cannot be changed ({error.strerror}: {error.filename}); nothing in it was."
            raise PipelineError([Finding("out-unwritable", message, "", Location(target.as_posix()))]) from None


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process swaps entries of a folder, where the system can tell."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 (only on POSIX systems)

    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)
