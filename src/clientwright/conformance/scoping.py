"""Keeps what Hypothesis remembers of one case apart from all others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hypothesis.database import ExampleDatabase


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
