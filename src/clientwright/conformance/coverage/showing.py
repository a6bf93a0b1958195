"""What the examples of a spec show: each property, null, absence and enum value, and where."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from clientwright.conformance.coverage.views import Views
from clientwright.conformance.schema_views import View
from clientwright.pipeline.documents import JSON, join

#: What an example can show of a place: that it is there, null, absent, or (`= "RED"`) one of the values of an enum.
Aspect: TypeAlias = str
_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,),
    "object": (dict,), "any": (object,), "union": (object,),
}  # fmt: skip


@frozen
class Shown:
    """Where an example shows something.

    Attributes:
        pointer: JSON pointer to the value in the effective spec.
        grade: Whether the provider prints the example or somebody saw it.

    """

    pointer: str
    grade: Literal["documented", "observed"]


@frozen
class _Sample:
    """A value, the schema that it is an example of, and where each stands."""

    schema: JSON
    pointer: str
    value: JSON
    at: str


class Showing:
    """Remembers what examples show."""

    def __init__(self, views: Views, overlays: Collection[str], *, schemas: bool) -> None:
        """Look through all examples of a spec, the provider's own before those that others observed.

        Args:
            views: The schemas of the spec.
            overlays: The names of the overlays' files; an example from one was observed.
            schemas: Whether examples of single schemas are the provider's: so where the spec is the document.

        """
        self._views = views
        self._shown: dict[tuple[str, Aspect], Shown] = {}
        self._grade: Literal["documented", "observed"] = "documented"
        document = views.spec.document
        observed: list[_Sample] = []
        for sample in (*self._printed(), *(self._of_schemas() if schemas else ())):
            if document.locate(sample.at).file in overlays:
                observed.append(sample)
            else:
                self._look(sample, sample.pointer)
        self._grade = "observed"
        for sample in observed:
            self._look(sample, sample.pointer)

    def find(self, spot: str, aspect: Aspect) -> Shown | None:
        """Tell where an aspect of a place is shown.

        Args:
            spot: JSON pointer to the schema of the place.
            aspect: `present`, `null`, `absent`, or what `value_aspect` gives.

        """
        return self._shown.get((spot, aspect))

    def _printed(self) -> Iterator[_Sample]:
        for kind in ("MediaType", "Parameter", "Header"):
            for site in self._views.spec.by_kind[kind]:
                if "schema" in site.value:
                    yield from self._given(site.value, site.pointer)

    def _given(self, value: dict[str, Any], pointer: str) -> Iterator[_Sample]:
        schema, place = value["schema"], join(pointer, "schema")
        if "example" in value:
            yield _Sample(schema, place, value["example"], join(pointer, "example"))
        for name in value.get("examples", {}):
            example, at = self._views.spec.follow(value["examples"][name], join(pointer, "examples", name))
            if "value" in example:
                yield _Sample(schema, place, example["value"], join(at, "value"))

    def _of_schemas(self) -> Iterator[_Sample]:
        for site in self._views.spec.by_kind["Schema"]:
            if not isinstance(site.value, dict):
                continue
            if "example" in site.value:
                yield _Sample(site.value, site.pointer, site.value["example"], join(site.pointer, "example"))
            listed = site.value.get("examples")
            for index, value in enumerate(listed if isinstance(listed, list) else ()):
                yield _Sample(site.value, site.pointer, value, join(site.pointer, "examples", index))

    def _mark(self, spot: str, aspect: Aspect, at: str) -> None:
        self._shown.setdefault((spot, aspect), Shown(at, self._grade))

    def _look(self, sample: _Sample, spot: str) -> None:
        """Note what a value shows of a place and of all places below it."""
        self._mark(spot, "present", sample.at)
        if sample.value is None:
            self._mark(spot, "null", sample.at)
            return
        seen = self._views.at(sample.schema, sample.pointer)
        self._mark(spot, "value", sample.at)
        if "enum" in seen.keywords:
            self._mark(spot, value_aspect(sample.value), sample.at)
        if seen.kind == "union":
            option = self._option(seen, sample.value)
            if option is not None:
                self._look(_Sample(*option, sample.value, sample.at), self.spot_of_option(option))
        elif seen.kind == "array" and isinstance(sample.value, list):
            for index, item in enumerate(sample.value):
                self._look(_Sample(*seen.below[0], item, join(sample.at, index)), seen.below[0][1])
        elif seen.kind == "object" and isinstance(sample.value, dict):
            self._look_into(seen, sample.value, sample.at)

    def _look_into(self, seen: View, value: dict[str, Any], at: str) -> None:
        for name, (schema, pointer) in seen.fields.items():
            if name in value:
                self._look(_Sample(schema, pointer, value[name], join(at, name)), pointer)
            else:
                self._mark(pointer, "absent", at)
        if seen.below:
            for name in value.keys() - seen.fields.keys():
                self._look(_Sample(*seen.below[0], value[name], join(at, name)), seen.below[0][1])

    def spot_of_option(self, option: tuple[JSON, str]) -> str:
        """Name the place of one option of a union; those of a list of types stand at one pointer."""
        return f"{option[1]} {self._views.at(*option).kind}"

    def _option(self, seen: View, value: JSON) -> tuple[JSON, str] | None:
        """Choose the option that a value shows: of the right kind, lacking nothing, with the most names in common."""
        ranked = [(fit, option) for option in seen.below if (fit := self._fit(option, value)) is not None]
        return max(ranked, key=lambda each: each[0])[1] if ranked else None

    def _fit(self, option: tuple[JSON, str], value: JSON) -> int | None:
        seen = self._views.at(*option)
        right = isinstance(value, _KINDS[seen.kind]) and (seen.kind != "integer" or not isinstance(value, bool))
        if not right or ("enum" in seen.keywords and value not in seen.keywords["enum"]):
            return None
        if not isinstance(value, dict) or seen.kind != "object":
            return 0
        if not seen.required <= value.keys():
            return None
        for name, (schema, pointer) in seen.fields.items():
            allowed = self._views.at(schema, pointer).keywords.get("enum")
            if name in value and allowed and value[name] is not None and value[name] not in allowed:
                return None
        return len(seen.fields.keys() & value.keys())


def value_aspect(value: JSON) -> Aspect:
    """Name the aspect of being one value."""
    return f"= {json.dumps(value, sort_keys=True)}"
