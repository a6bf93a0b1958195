"""The clients of a side: those that lie there, or, where they are not what the specs give, freshly generated ones."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from clientwright.pipeline import lock as locks
from clientwright.pipeline.build import build
from clientwright.pipeline.findings import Finding, Location, errors
from clientwright.pipeline.trees import hashes
from clientwright.review.sides import Loaded, Side

#: Operations up to which clients are generated unasked where there are none.
MOST: int = 150


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


def stale(side: Side) -> tuple[Finding, ...]:
    """Report the clients of a side that are not what its specs and overlays give; a side without any has none."""
    if side.generated is None:
        return ()
    return tuple(_stale(side, loaded) for loaded in side.providers.values() if not is_current(side, loaded))


def _stale(side: Side, loaded: Loaded) -> Finding:
    message = f"The client of {loaded.name} is not what its spec and overlays give; run `nox -s regenerate`, commit."
    folder = (side.generated or side.root) / loaded.name
    return Finding("generated-stale", message, "", side.shown(Location(folder.as_posix())))


def _generated(loaded: Loaded, scratch: Path, package: str) -> Client | Finding:
    """Generate; what the checks object to is for them to say, as long as a client comes of it."""
    folder = scratch / loaded.name
    folder.mkdir()
    built = build(loaded.provider, folder, _silent)
    if wrong := errors(built.findings):
        rules = {finding.rule for finding in wrong}
        wrong = errors(build(loaded.provider, folder, _silent, rules).findings)
    if not wrong:
        return Client(folder, package)
    message = f"No client can be generated of this spec, so the Python is not compared: {wrong[0].message}"
    return Finding("review-no-python", message, wrong[0].pointer, wrong[0].location)


def _silent(step: str) -> None:
    """Take note of nothing."""
