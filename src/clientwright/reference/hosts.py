"""The parts of a spec that the pages can carry a note at: those whose description is shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property

from attrs import frozen

from clientwright.pipeline.documents import split
from clientwright.pipeline.walking import Site, Spec

_KINDS = frozenset({"Info", "Operation", "Parameter", "Header", "Response", "RequestBody", "SecurityScheme", "Tag"})
_COMPONENT = 3
"""The length of a path such as `/components/schemas/Thing`."""


@frozen(slots=False, eq=False)
class Hosts:
    """The parts of one spec that can carry a note."""

    spec: Spec

    @cached_property
    def pointers(self) -> frozenset[str]:
        """Their JSON pointers."""
        return frozenset(site.pointer for site in self.spec.sites if self._is_host(site))

    def above(self, pointer: str) -> tuple[str, ...]:
        """Give the nearest part at or above a pointer; of what has none, the information on the whole API."""
        while pointer and pointer not in self.pointers:
            pointer = pointer.rpartition("/")[0]
        return tuple(one for one in (pointer or "/info",) if one in self.pointers)

    def below(self, pointer: str) -> tuple[str, ...]:
        """Give the topmost parts at or below a pointer."""
        if pointer in self.pointers:
            return (pointer,)
        first, last = (bisect_left(self._sorted, f"{pointer}{end}") for end in ("/", "0"))  # 0 comes next after /
        return tuple(one for one in self._sorted[first:last] if self._above_within(one, pointer) is None)

    def shared(self, noted: Collection[str]) -> Iterator[tuple[str, str]]:
        """Give each part that does not show the description of a schema that it refers to, with that schema.

        Args:
            noted: The parts that will have a description of their own.

        """
        for site in self.spec.by_kind["Schema"]:
            if site.reference is None:
                continue
            if site.pointer in self.pointers and "description" not in site.value and site.pointer not in noted:
                continue
            try:
                _, target = self.spec.follow(site.value, site.pointer)
            except LookupError:
                continue
            if target in self.pointers:
                yield from ((host, target) for host in self.above(site.pointer))

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.pointers)

    def _above_within(self, one: str, pointer: str) -> str | None:
        while len(one := one.rpartition("/")[0]) > len(pointer):
            if one in self.pointers:
                return one
        return None

    def _is_host(self, site: Site) -> bool:
        if not isinstance(site.value, dict):
            return False
        if site.kind != "Schema":
            return site.kind in _KINDS and site.reference is None
        path = split(site.pointer)
        if path[:2] == ["components", "schemas"] and len(path) == _COMPONENT:
            return True
        owner = self.spec.by_pointer.get(site.pointer.rsplit("/", 2)[0])
        return path[-2] == "properties" and owner is not None and owner.kind == "Schema"
