"""The views of a spec's schemas, each read once, and what to call them."""

from __future__ import annotations

from typing import Any, Final

from clientwright.conformance.schema_views import View, view
from clientwright.pipeline.documents import JSON, split
from clientwright.pipeline.walking import Spec

_DEEPEST: Final = 3
_COMPONENT: Final = 3


class Views:
    """Reads the schemas of one spec."""

    def __init__(self, spec: Spec) -> None:
        """Start with nothing read.

        Args:
            spec: The spec.

        """
        self.spec = spec
        self._read: dict[tuple[str, str], View] = {}

    def at(self, schema: JSON, pointer: str) -> View:
        """Read the schema that stands at a pointer; of a list of types, each stands at the same one."""
        key = (pointer, str(schema.get("type")) if isinstance(schema, dict) else "")
        if key not in self._read:
            self._read[key] = view(self.spec, schema, pointer)
        return self._read[key]

    def label(self, schema: JSON, pointer: str, depth: int = 0) -> str:
        """Say what a schema is: `array of Membership`, `string or integer`.

        Args:
            schema: The schema.
            pointer: JSON pointer to it.
            depth: How many schemas are around it.

        """
        seen = self.at(schema, pointer)
        if seen.kind in {"object", "union"}:
            name = self._component(schema, pointer) or (component(seen.pointer) if seen.kind == "object" else "")
            if name:
                return name
        if seen.fields or not seen.below or depth > _DEEPEST:
            return seen.kind
        inner = (self.label(*node, depth + 1) for node in seen.below)
        return {"array": "array of ", "object": "map of "}.get(seen.kind, "") + " or ".join(inner)

    def _component(self, schema: Any, pointer: str) -> str:
        return component(self.spec.follow(schema, pointer)[1])


def component(pointer: str) -> str:
    """Give the name of the component schema that a JSON pointer leads to, or nothing."""
    tokens = split(pointer)
    return tokens[-1] if len(tokens) == _COMPONENT and tokens[:2] == ["components", "schemas"] else ""
