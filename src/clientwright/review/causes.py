"""Why a change came: the provider's API, a mistake in the spec, an overlay, or a tool."""

from __future__ import annotations

from typing import Final

from clientwright.conformance.ledgers.values import Source
from clientwright.pipeline import lock
from clientwright.pipeline.documents import JSON, resolve
from clientwright.review.lookups import (
    examples_of,
    hashes_of,
    ledger_of,
    overlay_of,
    source_of,
    statement,
)
from clientwright.review.reports import Cause
from clientwright.review.sides import Loaded, Side
from clientwright.review.values import ABSENT, Absent, Change, Place, Route

_SHOWN: Final = 12


def cause_of(change: Change, base: Side, head: Side) -> Cause:
    """Tell why a change came, from which files of its provider differ and from where it stands.

    The first row that fits decides; "moved with it" means that something that the provider itself says differs as well:
    `info.version`, the document of the ledger, the `x-source` above the place, the ledger's entry for it, or an
    example of one of its operations.

    | spec, examples | overlays | the place                                          | cause |
    |----------------|----------|----------------------------------------------------|-------|
    | on one side    |          |                                                    | api   |
    | same           | same     |                                                    | tool  |
    | same           | differ   |                                                    | shape |
    | differ         | differ   | none, and tools differ                             | tool  |
    | differ         | differ   | none                                               | shape |
    | differ         | differ   | in an overlay that differs                         | shape |
    | differ         | differ   | the same on both sides before overlays             | shape |
    | differ         | same     | none, and tools differ                             | tool  |
    | differ         |          | moved with it                                      | api   |
    | differ         |          | no ledger, no `x-source`: the provider's own words | api   |
    | differ         |          | anything else: we were wrong                       | spec  |

    Args:
        change: The change.
        base: What was.
        head: What is to be.

    """
    old, new = base.providers.get(change.provider), head.providers.get(change.provider)
    if old is None or new is None:
        return "api"
    (old_spec, old_overlays), (new_spec, new_overlays) = hashes_of(old), hashes_of(new)
    reshaped = old_overlays != new_overlays
    if old_spec == new_spec:
        return "shape" if reshaped else "tool"
    if change.old is None and change.new is None and tool_changes(base, head):
        return "tool"
    if reshaped and _is_shaped(change, old, new):
        return "shape"
    return "api" if _moved(change, old, new) else "spec"


def tool_changes(base: Side, head: Side) -> tuple[str, ...]:
    """List the tools whose versions differ between the locks of two sides, `ruff 0.17.5 -> 0.17.6`; by name.

    What the project's own sources add up to stands for its version. A side without a lock tells nothing.
    """
    before, after = (lock.read(side.generated) if side.generated else None for side in (base, head))
    if before is None or after is None:
        return ()
    names = sorted(name for name in {*before.tools, *after.tools} if before.tools.get(name) != after.tools.get(name))
    return tuple(f"{name} {_version(before.tools.get(name))} -> {_version(after.tools.get(name))}" for name in names)


def _version(stated: str | None) -> str:
    if stated is None:
        return "absent"
    return stated.removeprefix("sha256:")[:_SHOWN] if stated.startswith("sha256:") else stated


def _is_shaped(change: Change, old: Loaded, new: Loaded) -> bool:
    """Tell whether the overlays made the difference, where spec and overlays differ both."""
    place, side, other = (change.new, new, old) if change.new else (change.old, old, new)
    if place is None:
        return True
    overlay = overlay_of(side, place)
    if overlay is not None and overlay.data not in [one.data for one in other.effective.overlays]:
        return True
    return _written(old, change.old or place) == _written(new, change.new or place)


def _written(loaded: Loaded, place: Place) -> JSON | Absent:
    """Give what the spec has at a place before overlays."""
    try:
        return resolve(loaded.effective.base.data, place.pointer)
    except LookupError:
        return ABSENT


def _moved(change: Change, old: Loaded, new: Loaded) -> bool:
    """Tell whether something that the provider says differs as well."""
    route = change.routes[0]
    sources = (source_of(old, change.old, route, route.old_id), source_of(new, change.new, route, route.new_id))
    if sources == (None, None) and ledger_of(old) is None:  # a ledger that is new is a difference of its own
        return True
    before, after = (source.text if source else "" for source in sources)
    if before != after or _document(old) != _document(new):
        return True
    used = examples_of(old, change.routes, (one.old_id for one in change.routes))
    uses = examples_of(new, change.routes, (one.new_id for one in change.routes))
    if sorted(used.values()) != sorted(uses.values()):
        return True
    return any(_stated(old, route) != _stated(new, route) for route in change.routes)


def _document(loaded: Loaded) -> tuple[JSON, Source | None]:
    """Give what names the state of the provider's document as a whole."""
    data, ledger = loaded.effective.base.data, ledger_of(loaded)
    info = data.get("info") if isinstance(data, dict) else None
    return info.get("version") if isinstance(info, dict) else None, ledger.source if ledger else None


def _stated(loaded: Loaded, route: Route) -> str:
    said = statement(loaded, route)
    return said.text if said else ""
