"""Find out what overlays changed: each action, and the parts of the effective spec that bear its mark."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, Marks, join, resolve
from clientwright.pipeline.effective import Effective
from clientwright.pipeline.findings import Severity
from clientwright.pipeline.overlay.acting import perform
from clientwright.pipeline.overlay.merging import Tree
from clientwright.pipeline.overlay.model import Action, Overlay, Remove
from clientwright.pipeline.overlay.parsing import parse
from clientwright.pipeline.overlay.queries import select
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.reference.hosts import Hosts

#: An object or an array that changed, and whether it is new.
_Touched: TypeAlias = tuple[JSON, bool]


@frozen
class Patch:
    """What one action of an overlay changed.

    Attributes:
        file: The overlay's file, without its folder.
        line: Where the action stands in it.
        title: What the overlay is for.
        about: What is said of the overlay.
        description: What is said of the action; empty for nothing.
        grade: How sure its evidence is; empty for nothing.
        source: Where its evidence is; empty for nothing.
        places: JSON pointers of what it changed in the effective spec; those parts that have a description.

    """

    file: str
    line: int
    title: str
    about: str
    description: str
    grade: str
    source: str
    places: tuple[str, ...]


def patches_of(effective: Effective) -> tuple[Patch, ...]:
    """Give what each action changed, in the order of application; actions without effect are left out."""
    base = effective.base
    root = Tree([base.data], Marks(base.marks.location, [base.marks])).copied()
    overlays = [overlay for overlay, _ in map(parse, effective.overlays) if overlay]
    told = [
        (overlay.document, action, list(_performed(root, overlay, action)))
        for overlay in overlays
        for action in overlay.actions
    ]
    spec = spec_of(effective.document)
    pointers, hosts = _pointers(root.data[0]), Hosts(spec)
    return tuple(
        _patch(document, action, places)
        for document, action, touched in told
        if (places := _places(spec, touched, pointers, hosts))
    )


def _performed(root: Tree, overlay: Overlay, action: Action) -> Iterator[_Touched]:
    """Perform an action and give what it touched."""
    paths = [(0, *path) for path in select(action.target, root.data[0])]
    owners = [root.at(path[:-1]).data for path in paths]
    before = [copy.deepcopy(root.at(path).data) for path in paths] if not isinstance(action.effect, Remove) else []
    perform(root, overlay, action, Severity.WARNING)
    if isinstance(action.effect, Remove):
        yield from ((owner, False) for owner in owners)
    for owner, path, old in zip(owners, paths, before, strict=False):
        yield from _changed(old, root.at(path).data, owner)


def _changed(before: JSON, after: JSON, owner: JSON) -> Iterator[_Touched]:
    """Give what is new or has changed, as its nearest object or array."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name, value in after.items():
            if name in before:
                yield from _changed(before[name], value, after)
            else:
                yield (value, True) if isinstance(value, dict | list) else (after, False)
    elif isinstance(before, list) and isinstance(after, list):
        for value in after[len(before) :]:
            yield (value, True) if isinstance(value, dict | list) else (after, False)
    elif type(before) is not type(after) or before != after:
        yield owner, False


def _pointers(data: JSON) -> Mapping[int, str]:
    """Give the JSON pointer of each object and array, by its identity."""
    found = {}
    pending = [("", data)]
    while pending:
        pointer, value = pending.pop()
        found[id(value)] = pointer
        items = value.items() if isinstance(value, dict) else enumerate(value)
        pending.extend((join(pointer, key), child) for key, child in items if isinstance(child, dict | list))
    return found


def _places(spec: Spec, touched: list[_Touched], pointers: Mapping[int, str], hosts: Hosts) -> tuple[str, ...]:
    found = set[str]()
    for value, new in touched:
        pointer = pointers.get(id(value))
        if pointer is not None:
            found.update((hosts.below(pointer) if new else ()) or hosts.above(pointer))
    return tuple(site.pointer for site in spec.sites if site.pointer in found)


def _patch(document: Document, action: Action, places: tuple[str, ...]) -> Patch:
    info = document.data["info"]
    evidence = resolve(document.data, action.pointer).get("x-evidence")
    evidence = evidence if isinstance(evidence, dict) else {}
    return Patch(
        file=Path(document.name).name,
        line=document.locate(action.pointer).line,
        title=str(info["title"]),
        about=str(info.get("description") or ""),
        description=action.description or "",
        grade=str(evidence.get("grade") or ""),
        source=str(evidence.get("source") or ""),
        places=places,
    )
