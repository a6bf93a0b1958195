"""The alternatives of a choice, and the property by whose value a discriminator tells them apart."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from clientwright.conformance.schema_views import View, view
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec, fragment


@frozen
class Tag:
    """What tells one alternative from the others.

    Attributes:
        name: The name of the property.
        values: The values that it has in this alternative.

    """

    name: str
    values: tuple[str, ...]

    def on(self, value: JSON) -> JSON:
        """Give a value of the alternative with a tag that is its own."""
        if not isinstance(value, dict) or value.get(self.name) in self.values:
            return value
        return {**value, self.name: self.values[0]}


def options_of(spec: Spec, seen: View, schema: JSON, pointer: str) -> tuple[tuple[JSON, str], ...]:
    """Give the alternatives of a choice, each with the fields that stand beside the choice.

    Args:
        spec: The spec.
        seen: The choice, read.
        schema: The choice as it is written.
        pointer: JSON pointer to it.

    """
    found, _ = spec.follow(schema, pointer)
    beside = {name: value for name, value in found.items() if name not in {"oneOf", "anyOf"}}
    if "properties" not in beside or len(beside) == len(found):
        return seen.below
    return tuple(({"allOf": [beside, option]}, at) for option, at in seen.below)


def tags_of(spec: Spec, seen: View, schema: JSON, pointer: str) -> tuple[Tag | None, ...]:
    """Give the tag of each alternative of a choice, None where there is no discriminator.

    Args:
        spec: The spec.
        seen: The choice, read.
        schema: The choice as it is written.
        pointer: JSON pointer to it.

    """
    found, _ = spec.follow(schema, pointer)
    stated = found.get("discriminator") if isinstance(found, dict) else None
    if not isinstance(stated, dict) or not isinstance(stated.get("propertyName"), str):
        return (None,) * len(seen.below)
    mapping = stated.get("mapping", {})
    return tuple(_tag(spec, stated["propertyName"], mapping, option) for option in seen.below)


def _tag(spec: Spec, name: str, mapping: Mapping[str, str], option: tuple[JSON, str]) -> Tag | None:
    reference = option[0].get("$ref") if isinstance(option[0], dict) else None
    if not isinstance(reference, str):
        return None
    own = fragment(reference).rpartition("/")[2]
    values = tuple(value for value, target in mapping.items() if fragment(target).rpartition("/")[2] == own)
    listed = [one for one in values or (own,) if _allows(spec, option, name, one)]
    return Tag(name, tuple(listed)) if listed else None


def _allows(spec: Spec, option: tuple[JSON, str], name: str, value: str) -> bool:
    """Tell whether the property can have a value, as far as an enum of its own says."""
    fields = view(spec, *option).fields
    return name not in fields or value in view(spec, *fields[name]).keywords.get("enum", [value])
