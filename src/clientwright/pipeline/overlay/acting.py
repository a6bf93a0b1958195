"""Perform one action on the tree of the target document."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.pipeline.documents import join, pointer_of
from clientwright.pipeline.findings import Finding, Severity, errors
from clientwright.pipeline.overlay.merging import Conflict, Tree, family, kind, merge, remove
from clientwright.pipeline.overlay.model import Action, Copy, Overlay, Remove, Update
from clientwright.pipeline.overlay.queries import Path, Query, select


def perform(root: Tree, overlay: Overlay, action: Action, unmatched: Severity) -> tuple[bool, list[Finding]]:
    """Perform an action, as far as it can be.

    Args:
        root: An array whose one item is the document; it changes in place.
        overlay: What the action is part of.
        action: What to do.
        unmatched: How much it matters that the target selects nothing.

    Returns:
        Whether it was applied, and what was found.

    """
    pointer = join(action.pointer, "target")
    paths = _select(root, action.target, overlay, pointer)
    if isinstance(paths, Finding):
        return False, [paths]
    if not paths:
        message = "The target selects nothing in the document as it is here; correct it, or take the action out."
        return False, [overlay.document.finding("overlay-target-unmatched", message, pointer, unmatched)]
    if action.effect is None:
        return False, []
    if isinstance(action.effect, Remove):
        found = list(_remove(root, overlay, paths, pointer))
    else:
        found = list(_change(root, overlay, paths, pointer, action.effect))
    return not errors(found), found


def _select(root: Tree, query: Query, overlay: Overlay, pointer: str) -> list[Path] | Finding:
    try:
        return [(0, *path) for path in select(query, root.data[0])]
    except ValueError as error:
        message = f"The query cannot be evaluated on the document ({error}); write it in another way."
        return overlay.document.finding("overlay-query-failed", message, pointer)


def _remove(root: Tree, overlay: Overlay, paths: list[Path], pointer: str) -> Iterator[Finding]:
    if (0,) in paths:
        message = "The target is the whole document, which cannot be removed; select nodes below it."
        yield overlay.document.finding("overlay-remove-root", message, pointer)
        return
    yield from _primitives(root, overlay, paths, pointer)
    remove(root, paths)


def _change(root: Tree, overlay: Overlay, paths: list[Path], pointer: str, effect: Update | Copy) -> Iterator[Finding]:
    mixed = _mixed(root, paths)
    if overlay.minor and mixed:
        message = f"The target selects nodes of different kinds ({mixed}); write one action for each kind."
        yield overlay.document.finding("overlay-targets-mixed", message, pointer)
        return
    value = _value(root, overlay, effect)
    if isinstance(value, Finding):
        yield value
        return
    yield from _primitives(root, overlay, paths, pointer)
    for path in paths:
        for conflict in _update(root, path, value, overlay):
            yield _incompatible(overlay, effect, conflict)


def _mixed(root: Tree, paths: list[Path]) -> str:
    """Show the first node of each kind, when there is more than one kind."""
    first: dict[str, Tree] = {}
    for path in paths:
        node = root.at(path)
        first.setdefault(family(node.data), node)
    shown = [f"{kind(node.data)} at {node.marks.location}" for node in first.values()]
    return ", ".join(shown) if len(shown) > 1 else ""


def _primitives(root: Tree, overlay: Overlay, paths: list[Path], pointer: str) -> Iterator[Finding]:
    """Warn of primitive targets in Overlay 1.0, which forbids them although every tool takes them."""
    nodes = [root.at(path) for path in paths]
    primitive = next((node for node in nodes if family(node.data) == "primitive"), None)
    if overlay.minor == 0 and primitive:
        shown = f"{kind(primitive.data)} ({primitive.marks.location})"
        message = f"Overlay 1.0 selects only objects and arrays, but this is {shown}; declare `overlay: 1.1.0`."
        yield overlay.document.finding("overlay-primitive-target", message, pointer, Severity.WARNING)


def _value(root: Tree, overlay: Overlay, effect: Update | Copy) -> Tree | Finding:
    if isinstance(effect, Update):
        return effect.value
    paths = _select(root, effect.query, overlay, effect.pointer)
    if isinstance(paths, Finding):
        return paths
    if len(paths) != 1:
        message = f"`copy` must select exactly one node, but selects {len(paths) or 'none'}; make it more exact."
        return overlay.document.finding("overlay-copy-single", message, effect.pointer)
    # A copy, because the source may be, hold or be held by a target, which changes while it is read.
    return root.at(paths[0]).copied()


def _update(root: Tree, path: Path, value: Tree, overlay: Overlay) -> Iterator[Conflict]:
    target = root.at(path)
    whole = overlay.minor == 0 or not isinstance(value.data, list)
    if isinstance(target.data, list) and whole and value.data is not None:
        target.append(value)
    else:
        yield from merge(root, path, value)


def _incompatible(overlay: Overlay, effect: Update | Copy, conflict: Conflict) -> Finding:
    target = f"{conflict.target_kind} at {pointer_of(conflict.target[1:]) or 'the root'} ({conflict.target_place})"
    value = f"{conflict.update_kind} ({conflict.update_place})"
    if conflict.update_kind == "null":
        remedy = "null does not remove: leave it out, write `[null]` to append it, or use `remove`"
    else:
        remedy = "give a value of the same type, or remove the old one first"
    message = f"{value} cannot be merged into {target}; {remedy}."
    below = conflict.update if isinstance(effect, Update) else ()
    pointer = join(effect.pointer, *below)
    return overlay.document.finding("overlay-merge-incompatible", message[0].upper() + message[1:], pointer)
