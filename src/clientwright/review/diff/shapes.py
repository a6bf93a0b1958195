"""The normal form of a schema: what a value may be, however that is written."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.walking import Spec
from clientwright.review.diff.schema_below import ALL, Below, expanded, implied_types, values_of
from clientwright.review.diff.schema_keywords import ANNOTATIONS, BENEATH, merged_facts
from clientwright.review.diff.schema_layers import Choice, Group, Layer, Layers


@frozen
class Option:
    """One alternative of a choice.

    Attributes:
        group: Its schema.
        index: Its number among the alternatives as written.
        name: The last part of the reference that stands for it; empty for a schema that is written in place.

    """

    group: Group
    index: int
    name: str


@frozen
class Union:
    """Alternatives, one of which a value must fulfil.

    Attributes:
        keyword: `oneOf` or `anyOf`.
        pointer: JSON pointer to the keyword.
        options: The alternatives, null aside; at least two.

    """

    keyword: str
    pointer: str
    options: tuple[Option, ...]


@frozen(eq=False)
class Shape:
    """What one value may be.

    Attributes:
        group: The schemas that say so.
        types: The types of values, null aside; of number and integer only number; all of them where none is stated.
        nullable: Whether null is allowed.
        ambiguous: Whether null fits two alternatives of which just one has to fit.
        values: The values of an enumeration, null aside; None where there is none.
        facts: Further keywords by name, as `merged_facts` gives them.
        required: The properties that must be there.
        properties: The declared properties.
        closed: Whether an object refuses properties that are not declared.
        rest: The schema of properties that are not declared; a group of none where any value will do.
        items: The schema of an array's items.
        first: The schemas of the first items, where they have schemas of their own.
        patterns: The schemas of properties by a pattern of their names.
        conditions: The schemas of keywords such as `not` and `if`, by keyword; a dependent schema by
            `dependentSchemas` and the property.
        unions: Choices between alternatives.
        places: Where the keywords stand, by keyword.

    """

    group: Group
    types: frozenset[str]
    nullable: bool
    ambiguous: bool
    values: tuple[JSON, ...] | None
    facts: Mapping[str, JSON]
    required: frozenset[str]
    properties: Mapping[str, Group]
    closed: bool
    rest: Group
    items: Group
    first: tuple[Group, ...]
    patterns: Mapping[str, Group]
    conditions: Mapping[tuple[str, str], Group]
    unions: tuple[Union, ...]
    places: Mapping[str, str]

    @property
    def any(self) -> bool:
        """Whether a value may be of every type."""
        return self.types == ALL

    @property
    def names(self) -> frozenset[str]:
        """The types as a schema would list them."""
        return self.types - {"integer"} if "number" in self.types else self.types

    @property
    def plain(self) -> bool:
        """Whether nothing but the choices says what the value may be."""
        asserted = self.facts.keys() - ANNOTATIONS
        below = self.required or self.properties or self.closed or self.rest.pointers or self.items.pointers
        return not (asserted or below or self.first or self.patterns or self.conditions) and self.values is None

    def place(self, keyword: str) -> str:
        """Give where a keyword stands, or the schema itself where it does not."""
        return self.places.get(keyword, self.group.pointer)


class Shapes:
    """The shapes of one spec's schemas, each read once."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._layers = Layers(spec)
        self._known: dict[Group, Shape] = {}
        self._reading: set[Group] = set()

    def group(self, value: JSON, pointer: str) -> Group:
        """Take the schema at a pointer as what one value must fulfil."""
        return self._layers.group((value, pointer))

    def raw(self, group: Group) -> list[JSON]:
        """Give the schemas of a group as they are written."""
        return [self._layers.value(pointer) for pointer in group.pointers]

    def shape(self, group: Group) -> Shape:
        """Give the shape of a group."""
        found = self._known.get(group)
        if found is None:
            self._reading.add(group)  # an alternative may be the whole itself
            found = self._known[group] = self._read(group)
            self._reading.discard(group)
        return found

    def _read(self, group: Group) -> Shape:
        layers, choices = self._layers.layers(group)
        types, nullable = self._admitted(group, layers, choices)
        below = Below(self._layers, layers, group)
        facts = merged_facts([(layer.value, layer.pointer) for layer in layers], types, group, self.spec.version)
        of = types.__contains__
        return Shape(
            group=group,
            types=types,
            nullable=nullable,
            ambiguous=nullable and self._layers.repeats_null(layers),
            values=values_of(layers, types),
            facts=facts,
            required=below.required() if of("object") else frozenset(),
            properties=below.named("properties") if of("object") else {},
            closed=of("object") and any(layer.value.get("additionalProperties") is False for layer in layers),
            rest=below.one("additionalProperties") if of("object") else Group((), anchor=group.pointer),
            items=below.one("items") if of("array") else Group((), anchor=group.pointer),
            first=below.listed("prefixItems") if of("array") else (),
            patterns=below.named("patternProperties") if of("object") else {},
            conditions=below.conditions(types),
            unions=tuple(map(self._union, choices)),
            places=_places(layers),
        )

    def _union(self, choice: Choice) -> Union:
        options = [
            Option(self._layers.group((value, pointer)), int(pointer.rsplit("/", 1)[1]), _reference_name(value))
            for value, pointer in choice.options
        ]
        return Union(choice.keyword, choice.pointer, tuple(options))

    def _admitted(
        self, group: Group, layers: tuple[Layer, ...], choices: tuple[Choice, ...]
    ) -> tuple[frozenset[str], bool]:
        types, stated = self._type_names(layers, choices)
        nullable = self._layers.admits_null(group)
        if not stated:
            implied = implied_types(layers)
            types &= implied
            nullable = nullable and (implied == ALL or self._layers.names_null(layers, choices))
        if group.only:
            types &= expanded([group.only]) if group.only != "number" else types
        return types, nullable and not group.only and not group.solid

    def _type_names(self, layers: tuple[Layer, ...], choices: tuple[Choice, ...]) -> tuple[frozenset[str], bool]:
        """Give the types that the layers and choices leave, and whether some of them states any."""
        types, stated = ALL, False
        for layer in layers:
            names = layer.value.get("type")
            if isinstance(names, str | list):
                stated = True
                types &= expanded([names] if isinstance(names, str) else names)
        for choice in choices:
            offered = [self._option_types(*option) for option in choice.options]
            union: frozenset[str] = frozenset().union(*offered)
            stated = stated or union != ALL
            types &= union
        return types, stated

    def _option_types(self, value: JSON, pointer: str) -> frozenset[str]:
        group = self._layers.group((value, pointer))
        return ALL if group in self._reading else self.shape(group).types


def _places(layers: tuple[Layer, ...]) -> dict[str, str]:
    found = {name: join(layer.pointer, name) for layer in reversed(layers) for name in layer.value}
    words = [join(layer.pointer, "description") for layer in layers if "description" in layer.value]
    return {**found, BENEATH: words[1]} if len(words) > 1 else found


def _reference_name(value: JSON) -> str:
    ref = value.get("$ref") if isinstance(value, dict) else None
    return ref.rsplit("/", 1)[-1] if isinstance(ref, str) else ""
