"""The schemas that one value must fulfil: references followed, `allOf` and choices of one opened, null set apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import field, frozen

from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.walking import Spec, fragment

_CHOICES: Final = ("oneOf", "anyOf")
#: What says of a value whether it may be null.
_TYPED: Final = ("type", "enum", "const", "nullable")


@frozen
class Group:
    """Schemas that one value must all fulfil; none for any value.

    Attributes:
        pointers: JSON pointers to them, references followed.
        only: The one type of values that is meant, where the schemas admit several; empty for all.
        solid: Whether null is left out, because it is told of a choice as a whole.
        bare: Whether what is said of the value beyond what it may be (titles, defaults and so on) is left out.
        anchor: The place to show where there is no schema.

    """

    pointers: tuple[str, ...]
    only: str = ""
    solid: bool = False
    bare: bool = False
    anchor: str = field(default="", eq=False)

    @property
    def pointer(self) -> str:
        """The place that a person is shown."""
        return self.pointers[0] if self.pointers else self.anchor


@frozen
class Layer:
    """One of the schemas that a value must fulfil.

    Attributes:
        value: Its keywords.
        pointer: JSON pointer to it.

    """

    value: dict[str, Any]
    pointer: str


@frozen
class Choice:
    """Alternatives, one of which a value must fulfil; null alone is none of them.

    Attributes:
        keyword: `oneOf` or `anyOf`.
        pointer: JSON pointer to the keyword.
        options: The schemas and their places, references not followed.

    """

    keyword: str
    pointer: str
    options: tuple[tuple[JSON, str], ...]


class Layers:
    """The layers of one spec's schemas."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._old_style = spec.version == "3.0"
        self._values: dict[str, JSON] = {}

    def group(self, *places: tuple[JSON, str]) -> Group:
        """Take the schemas at some places as what one value must fulfil, each once."""
        found: dict[str, JSON] = {}
        for place in places:
            value, pointer = self._settle(*place)
            found[pointer] = self._values[pointer] = value
        return Group(tuple(found))

    def value(self, pointer: str) -> JSON:
        """Give the schema at a place that is part of a group."""
        return self._values[pointer]

    def layers(self, group: Group) -> tuple[tuple[Layer, ...], tuple[Choice, ...]]:
        """Give all layers of a group, the outer ones first, and the choices that are left."""
        found: dict[str, Layer | Choice] = {}
        for pointer in group.pointers:
            self._collect(self._values[pointer], pointer, found)
        parts = tuple(found.values())
        return (
            tuple(part for part in parts if isinstance(part, Layer)),
            tuple(part for part in parts if isinstance(part, Choice)),
        )

    def admits_null(self, group: Group) -> bool:
        """Tell whether no schema of the group forbids null."""
        return all(self._null(self._values[pointer], pointer, set()) for pointer in group.pointers)

    def names_null(self, layers: tuple[Layer, ...], choices: tuple[Choice, ...]) -> bool:
        """Tell whether some layer allows null by name."""
        if self._old_style and any(layer.value.get("nullable") is True for layer in layers):
            return True
        written = {choice.pointer: len(choice.options) for choice in choices}
        return any(
            isinstance(options := layer.value.get(keyword), list)
            and written.get(join(layer.pointer, keyword), min(len(options), 1)) < len(options)
            for layer in layers
            for keyword in _CHOICES
        )

    def repeats_null(self, layers: tuple[Layer, ...]) -> bool:
        """Tell whether several alternatives of a `oneOf` allow null by name."""
        return any(
            sum(self._by_name(option, join(layer.pointer, "oneOf", index)) for index, option in enumerate(options)) > 1
            for layer in layers
            if isinstance(options := layer.value.get("oneOf"), list)
        )

    def _by_name(self, option: JSON, pointer: str) -> bool:
        value, _ = self._settle(option, pointer)
        return isinstance(value, dict) and not value.keys().isdisjoint(_TYPED) and self._null(option, pointer, set())

    def _settle(self, value: JSON, pointer: str) -> tuple[JSON, str]:
        """Follow references that have no word beside them; one that leads nowhere stands for any value."""
        seen: set[str] = set()
        while isinstance(value, dict) and isinstance(ref := value.get("$ref"), str):
            if len(value) > 1 and not self._old_style:
                break
            target = self._target(ref)
            if target is None or target in seen:
                return True, pointer
            seen.add(target)
            pointer = target
            value = resolve(self.spec.document.data, target)
        return value, pointer

    def _target(self, ref: str) -> str | None:
        if not ref.startswith("#/"):
            return None
        pointer = fragment(ref)
        try:
            resolve(self.spec.document.data, pointer)
        except LookupError:
            return None
        return pointer

    def _collect(self, value: JSON, pointer: str, found: dict[str, Layer | Choice]) -> None:
        value, pointer = self._settle(value, pointer)
        if pointer in found:
            return
        if not isinstance(value, dict):
            value = {"type": []} if value is False else {}
        found[pointer] = Layer(value, pointer)
        for part, at in self._conjuncts(value, pointer):
            self._collect(part, at, found)
        for keyword in _CHOICES:
            options = tuple(self._options(value.get(keyword), join(pointer, keyword)))
            if len(options) == 1:
                self._collect(*options[0], found)
            elif options:
                found[join(pointer, keyword)] = Choice(keyword, join(pointer, keyword), options)

    def _conjuncts(self, value: dict[str, Any], pointer: str) -> Iterator[tuple[JSON, str]]:
        ref = value.get("$ref")
        target = self._target(ref) if isinstance(ref, str) else None
        if target is not None:
            yield resolve(self.spec.document.data, target), target
        parts = value.get("allOf")
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            yield part, join(pointer, "allOf", index)

    def _options(self, options: JSON, pointer: str) -> Iterator[tuple[JSON, str]]:
        for index, option in enumerate(options if isinstance(options, list) else ()):
            if not self._is_null(option, join(pointer, index)):
                yield option, join(pointer, index)

    def _is_null(self, option: JSON, pointer: str) -> bool:
        value, _ = self._settle(option, pointer)
        return isinstance(value, dict) and (
            value.get("type") in ("null", ["null"]) or value.get("enum") == [None] or value.get("const", 0) is None
        )

    def _null(self, value: JSON, pointer: str, seen: set[str]) -> bool:
        value, pointer = self._settle(value, pointer)
        if not isinstance(value, dict) or pointer in seen:
            return value is not False
        seen = {*seen, pointer}
        if self._old_style and value.get("nullable") is True:
            return True
        if not _null_by_itself(value):
            return False
        if not all(self._null(part, at, seen) for part, at in self._conjuncts(value, pointer)):
            return False
        return all(
            any(self._null(option, join(pointer, keyword, index), seen) for index, option in enumerate(value[keyword]))
            for keyword in _CHOICES
            if isinstance(value.get(keyword), list) and value[keyword]
        )


def _null_by_itself(value: dict[str, Any]) -> bool:
    stated = value.get("type")
    if isinstance(stated, str | list) and "null" not in ([stated] if isinstance(stated, str) else stated):
        return False
    if isinstance(value.get("enum"), list) and None not in value["enum"]:
        return False
    return value.get("const") is None
