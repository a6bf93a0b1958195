"""Where the sandbox finds what it plays: a folder of specs, else the clients that are installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from clientwright.pipeline.effective import Provider, find_providers
from clientwright.pipeline.findings import Finding, Location, PipelineError

SPECS: Final = Path("specs")
OVERLAYS: Final = Path("overlays")
_CLIENT: Final = "_client"


def find_sources(
    only: Sequence[str] = (), *, specs: Path | None = None, overlays: Path | None = None
) -> tuple[Provider, ...]:
    """Find the providers that can be played, each with its overlays for the sandbox among its overlays.

    Args:
        only: The names of the providers; all when empty.
        specs: The folder of specs. None for the folder `specs` of the working directory, and where there is none, for
            the clients that are installed: each carries its specification and what the sandbox has to know.
        overlays: The folder of overlays; None for `overlays`.

    Raises:
        PipelineError: A folder cannot be used, or there is no such provider.

    """
    if specs is None and not SPECS.is_dir():
        return _installed(tuple(only))
    found = find_providers(specs or SPECS, overlays or OVERLAYS, tuple(only))
    return tuple(evolve(one, overlays=(*one.overlays, *one.sandbox)) for one in found)


def _installed(only: tuple[str, ...]) -> tuple[Provider, ...]:
    found = {package.name.removesuffix(_CLIENT): package for package in reversed(list(_packages()))}
    missing = [name for name in only if name not in found]
    if not found or missing:
        raise PipelineError([_unknown(name, found) for name in missing or [""]])
    return tuple(
        Provider(name, package / "openapi.json", tuple(sorted(package.glob("sandbox-*.overlay.json"))), own=False)
        for name, package in sorted(found.items())
        if name in (only or found)
    )


def _packages() -> Iterator[Path]:
    """Give the packages of clients in the order in which they would be imported."""
    for entry in sys.path:
        folder = Path(entry)
        if folder.is_dir():
            yield from (path.parent for path in sorted(folder.glob(f"*{_CLIENT}/openapi.json")))


def _unknown(name: str, found: dict[str, Path]) -> Finding:
    wanted = f"a client of {name}" if name else "a client"
    known = f"; installed are those of {', '.join(sorted(found))}" if found else ""
    message = f"There is no folder {SPECS} here, and {wanted} is not installed{known}; install it, or name the folder."
    return Finding("sandbox-source", message, "", Location(SPECS.as_posix()))
