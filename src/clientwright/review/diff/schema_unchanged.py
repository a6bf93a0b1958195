"""Which schemas are written the same on both sides, with all that they refer to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.walking import Spec, fragment
from clientwright.review.diff.schema_layers import Group
from clientwright.review.diff.shapes import Shapes


class Unchanged:
    """What two specs have in common; nothing, where they are written in versions that read schemas differently."""

    def __init__(self, old: Shapes, new: Shapes) -> None:
        self._sides = old, new
        self._comparable = (old.spec.version == "3.0") == (new.spec.version == "3.0")
        self._dirty: dict[str, bool] = {}
        self._refs: dict[int, frozenset[str]] = {}

    def __call__(self, old: Group, new: Group) -> bool:
        """Tell whether two groups are written the same and refer only to what is the same."""
        if not self._comparable or (old.only, old.bare, len(old.pointers)) != (new.only, new.bare, len(new.pointers)):
            return False
        values = list(zip(self._sides[0].raw(old), self._sides[1].raw(new), strict=True))
        if not all(_equal(*pair) for pair in values):
            return False
        refs = frozenset().union(*(self._references(value) for value, _ in values))
        self._learn(refs)
        return not any(self._dirty[ref] for ref in refs)

    def _references(self, value: JSON) -> frozenset[str]:
        known = self._refs.get(id(value))
        if known is None:
            known = self._refs[id(value)] = frozenset(_references(value))
        return known

    def _learn(self, refs: Iterable[str]) -> None:
        """Judge references that are new, and all that they lead to."""
        users: dict[str, set[str]] = {}
        waiting = [ref for ref in refs if ref not in self._dirty]
        found: dict[str, bool] = {}
        while waiting:
            ref = waiting.pop()
            if ref in found:
                continue
            old, new = (_target(reader.spec, ref) for reader in self._sides)
            found[ref] = not _equal(old, new)
            if found[ref]:
                continue
            for inner in self._references(old):
                users.setdefault(inner, set()).add(ref)
                if inner not in self._dirty:
                    waiting.append(inner)
        spreading = [ref for ref in users if self._dirty.get(ref)] + [ref for ref, dirty in found.items() if dirty]
        while spreading:
            for user in users.pop(spreading.pop(), ()):
                found[user] = True
                spreading.append(user)
        self._dirty |= found


def _target(spec: Spec, ref: str) -> JSON:
    try:
        return resolve(spec.document.data, fragment(ref))
    except LookupError:
        return None


def _equal(old: JSON, new: JSON) -> bool:
    # Python holds True, 1 and 1.0 for equal; only what is written the same is passed over.
    return bool(old == new) and (old is new or _text(old) == _text(new))


def _text(value: JSON) -> str:
    return json.dumps(value, sort_keys=True)


def _references(value: JSON) -> Iterator[str]:
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
            ref, mapping = node.get("$ref"), node.get("mapping")
            if isinstance(ref, str):
                yield ref
            for target in mapping.values() if isinstance(mapping, dict) else ():
                if isinstance(target, str):
                    yield target if target.startswith("#") else f"#/components/schemas/{target}"
