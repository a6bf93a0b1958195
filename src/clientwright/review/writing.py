"""The files that a report is written to: looked at before the work, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from clientwright.pipeline.findings import Finding, Location, PipelineError


def check(targets: Mapping[str, Path]) -> None:
    """Look before the work whether files can be written, as far as that can be told.

    Args:
        targets: The files, by the option that names them.

    Raises:
        PipelineError: One is a folder, lies in a folder that is not there, or is named twice.

    """
    seen: dict[Path, str] = {}
    for option, path in targets.items():
        if path.is_dir():
            raise _wrong(option, f"{path.as_posix()!r} is a folder; name a file.")
        if not path.parent.is_dir():
            raise _wrong(option, f"There is no folder {path.parent.as_posix()!r}; create it, or name another.")
        other = seen.setdefault(path.resolve(), option)
        if other != option:
            raise _wrong(option, f"{path.as_posix()!r} is what {other} writes to; name another file.")


def replace(path: Path, text: str) -> None:
    """Write a file whole, or not at all; a link, a pipe or a device stays what it is and is written through.

    Raises:
        PipelineError: It cannot be written.

    """
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_text(text, "utf-8", errors="backslashreplace")
        else:
            _swap(path, text)
    except OSError as error:
        raise _wrong(path.as_posix(), f"It cannot be written ({error.strerror}); name another file.") from None


def _swap(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, "utf-8", errors="backslashreplace")  # names of files need not be sound text
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _wrong(place: str, message: str) -> PipelineError:
    return PipelineError([Finding("usage", message, "", Location(place))])
