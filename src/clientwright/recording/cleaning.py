"""Take out of a recorded body what a spec marks as personal, and what it does not know at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.json_schema import matches
from clientwright.pipeline.schema_reading import parts
from clientwright.pipeline.walking import Direction, Spec
from clientwright.recording.disagreements import json_path
from clientwright.recording.made_up import MadeUp, NoneLikeItError
from clientwright.recording.refusals import Refuser, refuser_of
from clientwright.recording.scrubbing import is_field_name, is_private

_JOINED: Final = ("allOf", "anyOf", "oneOf")
_Path: TypeAlias = tuple[str | int, ...]


class UnscrubbableError(Exception):
    """A personal value cannot be replaced by one that is as valid.

    Attributes:
        at: JSON path of the value.

    """

    def __init__(self, at: str) -> None:
        super().__init__(at)
        self.at = at


@frozen
class _Place:
    """Where a value stands: the schemas that describe it, whether it is hidden, and whether names of members are."""

    schemas: tuple[str, ...]
    path: _Path = ()
    hidden: bool = False
    marked: bool = False


@frozen(eq=False)
class Cleaner:
    """Replaces personal values by made-up ones, the same everywhere in a cassette.

    Attributes:
        spec: The effective spec, with its marks of what is personal.
        made: The made-up values.
        direction: The way in which the bodies travel.

    """

    spec: Spec
    made: MadeUp
    direction: Direction = "response"
    _refusers: dict[str, Refuser] = field(factory=dict, init=False)

    def cleaned(self, schema: str | None, body: JSON) -> JSON:
        """Give a body without personal values.

        A value is replaced where a schema that describes it is marked with `x-clientwright-pii` or
        `x-clientwright-sensitive`, and where no schema describes it. What is replaced there is replaced elsewhere as
        well once this was asked for all bodies: ask again for the result.

        Args:
            schema: JSON pointer to the schema of the body; None where there is none.
            body: The body.

        Raises:
            UnscrubbableError: The schemas leave no room for another value in the place of a personal one.

        """
        return self._value(_Place(() if schema is None else (schema,), hidden=schema is None), body)

    def parameter(self, schema: str | None, text: str) -> str:
        """Give what stands in an address for a parameter's value: made up where it is marked, or known."""
        if schema is not None and is_private(self.spec, schema):
            return str(self.made.instead_of(text, lambda _: frozenset(), schema))
        return self.made.known(text)

    def _value(self, place: _Place, value: JSON) -> JSON:
        marked = place.marked or any(is_private(self.spec, at) for at in place.schemas)
        place = _Place(place.schemas, place.path, place.hidden or marked, marked)
        if isinstance(value, dict):
            return dict(self._members(place, value))
        if isinstance(value, list):
            return [self._value(self._item(place, index), item) for index, item in enumerate(value)]
        if place.hidden:
            return self._instead(place, value)
        return self.made.known(value) if isinstance(value, str) else value

    def _instead(self, place: _Place, value: JSON) -> JSON:
        refusers = [self._refuser(at) for at in place.schemas]

        def refused(one: JSON) -> frozenset[object]:
            return frozenset((found.kind, found.subject, found.place) for refuse in refusers for found in refuse(one))

        listed = tuple(member for schema in self._joined(place).values() for member in schema.get("enum", ()))
        try:
            return self.made.instead_of(value, refused, place.schemas, listed)
        except NoneLikeItError:
            raise UnscrubbableError(json_path(place.path)) from None

    def _members(self, place: _Place, value: dict[str, JSON]) -> Iterator[tuple[str, JSON]]:
        joined = self._joined(place)
        for name, item in value.items():
            listed = tuple(_listing(joined, name))
            below = listed or tuple(_others(joined))
            hidden = place.hidden or not below
            kept = listed or (is_field_name(name) and not place.marked)
            shown = name if kept else str(self.made.instead_of(name, lambda _: frozenset(), "name"))
            yield shown, self._value(_Place(below, (*place.path, name), hidden, place.marked), item)

    def _item(self, place: _Place, index: int) -> _Place:
        joined = self._joined(place)
        below = tuple(join(at, "items") for at, schema in joined.items() if isinstance(schema.get("items"), dict))
        return _Place(below, (*place.path, index), place.hidden or not below, place.marked)

    def _joined(self, place: _Place) -> dict[str, dict[str, Any]]:
        return {at: schema for pointer in place.schemas for at, schema in parts(self.spec, pointer, listed=_JOINED)}

    def _refuser(self, schema: str) -> Refuser:
        if schema not in self._refusers:
            self._refusers[schema] = refuser_of(self.spec, schema, self.direction)
        return self._refusers[schema]


def _listing(joined: dict[str, dict[str, Any]], name: str) -> Iterator[str]:
    for at, schema in joined.items():
        for keyword, fits in (("properties", str.__eq__), ("patternProperties", matches)):
            fields = schema.get(keyword)
            for known in fields if isinstance(fields, dict) else ():
                if fits(known, name):
                    yield join(at, keyword, known)


def _others(joined: dict[str, dict[str, Any]]) -> Iterator[str]:
    for at, schema in joined.items():
        if isinstance(schema.get("additionalProperties"), dict):
            yield join(at, "additionalProperties")
