"""Has modules imported with other texts than those of their files."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import NoReturn


class Substitute(SourceFileLoader):
    """Loads a module from a text; the cache of compiled files is neither read nor written."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_data(self, path: str) -> bytes:
        """Give the text instead of the file."""
        return self._text.encode() if path == self.path else super().get_data(path)

    def path_stats(self, path: str) -> NoReturn:
        """Refuse, so that nothing is cached."""
        raise OSError(path)


class Substitutes(MetaPathFinder):
    """Finds modules where they are, and gives them other texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find one of the modules; None for all others."""
        if fullname not in self.texts:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = Substitute(fullname, spec.origin, self.texts[fullname])
        return spec


def substitute(texts: Mapping[str, str]) -> None:
    """Have modules imported with other texts from now on.

    Args:
        texts: Source texts by dotted name; none of these modules may be imported yet.

    """
    sys.meta_path.insert(0, Substitutes(texts))
