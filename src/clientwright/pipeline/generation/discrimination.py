"""Tell the variants of a union apart by the discriminator that the document names; the generator ignores it."""

from __future__ import annotations

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import (
    SCHEMAS,
    Context,
    Discriminator,
    component_of,
    local_pointer,
)


def discriminate(context: Context, written: JSON, members: JSON) -> None:
    """Note which class each value of a discriminator names; nothing where two documents of one union disagree."""
    if not isinstance(written, dict) or not isinstance(written.get("propertyName"), str):
        return
    names = frozenset(_class(context, one["$ref"]) for one in members or () if isinstance(one.get("$ref"), str))
    found = Discriminator(written["propertyName"], _classes(context, written.get("mapping"), names))
    if found.classes:
        agreed = context.discriminators.setdefault(names, found) == found
        context.discriminators[names] = found if agreed else None


def _classes(context: Context, mapping: JSON, names: frozenset[str]) -> dict[str, str]:
    """Read the mapping; a class that is in none is named like its schema."""
    targets = {
        value: _target(context, target)
        for value, target in (mapping.items() if isinstance(mapping, dict) else ())
        if isinstance(target, str)
    }
    classes = {value: name for value, name in targets.items() if name in names}
    for name in sorted(names - set(classes.values())):
        schema = component_of(context.origins.get(name, ""))
        if schema is not None:
            classes.setdefault(schema, name)
    return classes


def _target(context: Context, written: str) -> str:
    pointer = local_pointer(written) or f"/components/schemas/{written}"
    return _class(context, SCHEMAS + context.targets.get(pointer, ""))


def _class(context: Context, reference: str) -> str:
    name = reference.removeprefix(SCHEMAS)
    return next((plain for plain, union in context.nullable.items() if union == name), name)
