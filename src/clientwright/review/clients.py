"""The clients of a side: those that lie there, or, where they are not what the specs give, freshly generated ones."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from attrs import frozen

from clientwright.pipeline import lock as locks
from clientwright.pipeline.build import build
from clientwright.pipeline.findings import Finding, Location, errors
from clientwright.pipeline.trees import hashes
from clientwright.review.sides import Loaded, Side

#: Operations up to which clients are generated unasked where there are none.
MOST: int = 150
_CHANGED: Final = "The client of {name} is not what its spec and overlays give; run `nox -s regenerate`, commit."
_GONE: Final = "The base has clients, the head has none; run `nox -s regenerate`, commit."
_LEFT: Final = "There is no spec of {name} any more, but its client is still there; run `nox -s regenerate`, commit."


@frozen
class Client:
    """One provider's client on one side.

    Attributes:
        folder: The distribution; its package is called after the provider.
        package: The name of the package.

    """

    folder: Path
    package: str


def client_of(side: Side, loaded: Loaded, scratch: Path, *, wanted: bool | None) -> Client | Finding:
    """Find a provider's client, or generate it.

    Args:
        side: The side.
        loaded: The provider.
        scratch: An empty folder to generate in.
        wanted: Whether to generate where no client lies; where the spec is small when not given.

    Returns:
        The client, or why there is none.

    """
    package = f"{loaded.name}_client"
    if side.generated is not None and is_current(side, loaded):
        return Client(side.generated / loaded.name, package)
    count = len(loaded.spec.operations)
    if wanted is False or (wanted is None and side.generated is None and count > MOST):
        message = f"No client was generated of these {count} operations, so the Python is not compared; ask: --python."
        return Finding("review-no-python", message, "", Location(side.label))
    return _generated(loaded, scratch, package)


def is_current(side: Side, loaded: Loaded) -> bool:
    """Tell by the lock whether a client is what the spec and the overlays gave when it was generated."""
    if side.generated is None:
        return False
    lock = locks.read(side.generated)
    entry = lock.providers.get(loaded.name) if lock else None
    if entry is None or entry.inputs != locks.inputs_of(loaded.provider):
        return False
    return entry.outputs == hashes(side.generated / loaded.name)


def stale(base: Side, head: Side) -> tuple[Finding, ...]:
    """Report the clients of the head that are not what its specs and overlays give, those of no provider included.

    Where neither side has clients, none are missing.
    """
    if head.generated is None:
        return (_stale(base, base.generated, _GONE),) if base.generated is not None and head.providers else ()
    lock = locks.read(head.generated)
    known = sorted(lock.providers) if lock else []
    left = [name for name in known if name not in head.providers and (head.generated / name).is_dir()]
    wrong = [name for name, loaded in head.providers.items() if not is_current(head, loaded)]
    return (
        *(_stale(head, head.generated / name, _CHANGED.format(name=name)) for name in wrong),
        *(_stale(head, head.generated / name, _LEFT.format(name=name)) for name in left),
    )


def _stale(side: Side, folder: Path, message: str) -> Finding:
    return Finding("generated-stale", message, "", side.shown(Location(folder.as_posix())))


def _generated(loaded: Loaded, scratch: Path, package: str) -> Client | Finding:
    """Generate; what the checks object to is for them to say, as long as a client comes of it."""
    folder = scratch / loaded.name
    folder.mkdir()
    allowed: set[str] = set()
    wrong = errors(build(loaded.provider, folder, _silent).findings)
    while rules := {finding.rule for finding in wrong} - allowed:  # with some allowed, later checks may object
        allowed |= rules
        wrong = errors(build(loaded.provider, folder, _silent, allowed).findings)
    if not wrong:
        return Client(folder, package)
    message = f"No client can be generated of this spec, so the Python is not compared: {wrong[0].message}"
    return Finding("review-no-python", message, wrong[0].pointer, wrong[0].location)


def _silent(step: str) -> None:
    """Take note of nothing."""
