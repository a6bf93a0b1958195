"""What the layers of a schema say together: types, listed values, and the schemas below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.schema_reading import canonical, type_of
from clientwright.review.diff.schema_layers import Group, Layer, Layers

#: Every type of values besides null.
ALL: Final = frozenset({"boolean", "object", "array", "number", "integer", "string"})

_CONDITIONS: Final = (
    "not", "if", "then", "else", "contains", "propertyNames", "contentSchema", "unevaluatedItems",
    "unevaluatedProperties",
)  # fmt: skip
_NEEDED: Final = {
    "contains": "array", "unevaluatedItems": "array", "propertyNames": "object", "contentSchema": "string",
    "unevaluatedProperties": "object", "dependentSchemas": "object",
}  # fmt: skip


class Below:
    """The schemas below those of a value, those of one place taken together."""

    def __init__(self, reader: Layers, layers: tuple[Layer, ...], group: Group) -> None:
        self._reader = reader
        self._layers = layers
        self._anchor = group.pointer

    def _group(self, places: Iterable[tuple[JSON, str]]) -> Group:
        kept = [(value, at) for value, at in places if value is not True and value != {}]
        return self._reader.group(*kept) if kept else Group((), anchor=self._anchor)

    def one(self, keyword: str) -> Group:
        """Give the schema that a keyword holds, none where it is a boolean."""
        found = [(layer.value[keyword], join(layer.pointer, keyword)) for layer in self._with(keyword)]
        return self._group(place for place in found if isinstance(place[0], dict))

    def _with(self, keyword: str) -> Iterator[Layer]:
        return (layer for layer in self._layers if keyword in layer.value)

    def named(self, keyword: str) -> dict[str, Group]:
        """Give the schemas that a keyword holds by name."""
        found: dict[str, list[tuple[JSON, str]]] = {}
        for layer in self._with(keyword):
            schemas = layer.value[keyword]
            for name, schema in schemas.items() if isinstance(schemas, dict) else ():
                found.setdefault(name, []).append((schema, join(layer.pointer, keyword, name)))
        return {name: self._reader.group(*places) for name, places in found.items()}

    def listed(self, keyword: str) -> tuple[Group, ...]:
        """Give the schemas that a keyword holds in a list."""
        found: list[list[tuple[JSON, str]]] = []
        for layer in self._with(keyword):
            schemas = layer.value[keyword]
            for index, schema in enumerate(schemas if isinstance(schemas, list) else ()):
                found += [[]] if len(found) == index else []
                found[index].append((schema, join(layer.pointer, keyword, index)))
        return tuple(self._reader.group(*places) for places in found)

    def required(self) -> frozenset[str]:
        """Give the properties that must be there."""
        lists = [layer.value["required"] for layer in self._with("required")]
        return frozenset(name for one in lists if isinstance(one, list) for name in one if isinstance(name, str))

    def conditions(self, types: frozenset[str]) -> dict[tuple[str, str], Group]:
        """Give the schemas of conditions that concern some types, by keyword and, where it has names, name."""
        found: dict[tuple[str, str], Group] = {}
        for keyword in _CONDITIONS:
            places = [(layer.value[keyword], join(layer.pointer, keyword)) for layer in self._with(keyword)]
            # That an array contains anything says that it is not empty; elsewhere anything says nothing.
            known = self._reader.group(*places) if keyword == "contains" else self._group(places)
            found[keyword, ""] = known
        found |= {("dependentSchemas", name): group for name, group in self.named("dependentSchemas").items()}
        return {
            key: group
            for key, group in found.items()
            if group.pointers and (key[0] not in _NEEDED or _NEEDED[key[0]] in types)
        }


def expanded(names: Iterable[JSON]) -> frozenset[str]:
    """Give the types by name, null aside: a number may be an integer."""
    known = frozenset(name for name in names if isinstance(name, str)) & ALL
    return known | {"integer"} if "number" in known else known


def implied_types(layers: tuple[Layer, ...]) -> frozenset[str]:
    """Give the types that keywords imply where none is stated."""
    for layer in layers:
        listed = layer.value.get("enum", [layer.value["const"]] if "const" in layer.value else None)
        if isinstance(listed, list):
            return expanded(type_of(value) for value in listed)
    words = {name for layer in layers for name in layer.value}
    if "properties" in words or any(isinstance(layer.value.get("additionalProperties"), dict) for layer in layers):
        return frozenset({"object"})
    return frozenset({"array"}) if "items" in words else ALL


def values_of(layers: tuple[Layer, ...], types: frozenset[str]) -> tuple[JSON, ...] | None:
    """Give the values that every enumeration and constant admits, in one order."""
    found: dict[str, JSON] | None = None
    for layer in layers:
        for listed in _listed(layer.value):
            named = {canonical(value): value for value in listed if value is not None and type_of(value) in types}
            found = named if found is None else {text: value for text, value in found.items() if text in named}
    return None if found is None else tuple(found[text] for text in sorted(found))


def _listed(value: dict[str, Any]) -> Iterator[list[JSON]]:
    if isinstance(value.get("enum"), list):
        yield value["enum"]
    if "const" in value:
        yield [value["const"]]
