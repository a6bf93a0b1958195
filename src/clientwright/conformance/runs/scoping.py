"""Keeps what Hypothesis remembers of one case apart from all others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from hypothesis.database import ExampleDatabase

from clientwright.conformance.law import Case
from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.walking import Spec, fragment


class Scoped(ExampleDatabase):
    """A part of a database that belongs to one case: all cases run through one function, which is Hypothesis' key."""

    def __init__(self, inner: ExampleDatabase, scope: str) -> None:
        """Make a part of a database.

        Args:
            inner: The whole.
            scope: What tells the part from others; what was remembered under another scope is not seen.

        """
        super().__init__()
        self._inner = inner
        self._scope = hashlib.sha256(scope.encode()).digest()

    def _key(self, key: bytes) -> bytes:
        return hashlib.sha256(self._scope + key).digest()

    def fetch(self, key: bytes) -> Iterable[bytes]:
        """Give what was saved under a key."""
        return self._inner.fetch(self._key(key))

    def save(self, key: bytes, value: bytes) -> None:
        """Save a value under a key."""
        self._inner.save(self._key(key), value)

    def delete(self, key: bytes, value: bytes) -> None:
        """Forget a value under a key."""
        self._inner.delete(self._key(key), value)


def scope_of(name: str, case: Case) -> str:
    """Give what tells a task from all others, in every process and on every machine.

    It changes with whatever the case's part of the effective spec says: what was remembered before is then not seen.

    Args:
        name: The name of the task.
        case: Its case.

    """
    return f"{name} {_text(case.subject.spec, case.pointer)}"


@lru_cache(maxsize=1024)
def _text(spec: Spec, pointer: str) -> str:
    return json.dumps(closure(spec, pointer), sort_keys=True)


@lru_cache(maxsize=1024)
def closure(spec: Spec, pointer: str) -> Mapping[str, JSON]:
    """Give the node at a JSON pointer and all that its local references lead to, each by its own pointer."""
    found: dict[str, JSON] = {}
    waiting = [pointer]
    while waiting:
        here = waiting.pop()
        if here not in found:
            try:
                found[here] = resolve(spec.document.data, here)
            except LookupError:
                continue
            waiting += _references(found[here])
    return found


def _references(node: JSON) -> Iterator[str]:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith("#"):
            yield fragment(reference)
        for child in node.values():
            yield from _references(child)
    elif isinstance(node, list):
        for child in node:
            yield from _references(child)
