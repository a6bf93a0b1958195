"""What git knows: revisions, where they part, and their files."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clientwright.pipeline.findings import Finding, Location, PipelineError


def is_revision(named: str) -> bool:
    """Tell whether git knows a commit by this name."""
    if named.startswith("-") or shutil.which("git") is None:
        return False
    return _tried("rev-parse", "--verify", "--quiet", f"{named}^{{commit}}") is not None


def fork_point(base: str, head: str | None) -> str:
    """Find the commit at which the head left the base, so that what the base got since does not count as undone.

    Args:
        base: A revision.
        head: A revision; the commit that is checked out when not given.

    Raises:
        PipelineError: They have nothing in common, or the history is not all here.

    """
    found = _tried("merge-base", base, head or "HEAD")
    if found is None:
        message = f"{base} and {head or 'HEAD'} share no commit here; fetch the whole history: git fetch --unshallow."
        raise PipelineError([Finding("review-history", message, "", Location(base))])
    return found.decode().strip()


@contextmanager
def unpacked(revision: str) -> Iterator[tuple[Path, str]]:
    """Give the files of a revision, of the folder that one stands in, in a folder of their own; and the commit's name.

    Raises:
        PipelineError: Git cannot give them.

    """
    full = _run("rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
    content = _tried("archive", "--format=tar", full)  # of the folder that one stands in, and relative to it
    if content is None:
        message = f"The folder that you stand in is not in {revision[:12]}; name another revision, or stand elsewhere."
        raise PipelineError([Finding("review-folder", message, "", Location(revision))])
    with tempfile.TemporaryDirectory(prefix="clientwright-review-") as folder:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python before 3.11.4 has none
            archive.extractall(folder)  # noqa: S202  # what git itself wrote
        yield Path(folder), full


def _tried(*arguments: str) -> bytes | None:
    done = subprocess.run(("git", *arguments), capture_output=True, check=False)  # noqa: S603, S607  # the user's git
    return done.stdout if done.returncode == 0 else None


def _run(*arguments: str) -> bytes:
    found = _tried(*arguments)
    if found is None:
        message = f"`git {' '.join(arguments)}` failed; stand in a repository, or compare two folders or spec files."
        raise PipelineError([Finding("git-failed", message, "", Location("."))])
    return found
