"""Check for components that nothing uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from clientwright.pipeline.checks.references import references, target
from clientwright.pipeline.checks.security import requirements
from clientwright.pipeline.documents import JSON, join, pointer_of, split
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.grammar import GRAMMAR
from clientwright.pipeline.walking import Spec


def unused_components(spec: Spec) -> Iterator[Finding]:
    """Report components that no path or webhook reaches, be it through other components."""
    data = spec.document.data
    if not isinstance(data, dict) or not {"paths", "webhooks"} & set(data):
        return
    uses = _uses(spec)
    reached: set[str] = set()
    waiting = {""}
    while waiting:
        reached |= waiting
        waiting = {to for at in waiting for to in uses[at]} - reached
    for site in spec.by_kind["Components"]:
        for section, members in site.value.items():
            if section not in GRAMMAR[spec.version]["Components"] or not isinstance(members, dict):
                continue
            for name in members:
                pointer = join(site.pointer, section, name)
                if pointer not in reached:
                    message = f"Nothing uses the component `{name}`; use it or remove it."
                    yield spec.document.finding("component-unused", message, pointer, Severity.WARNING)


def _uses(spec: Spec) -> defaultdict[str, set[str]]:
    """Give for each component, and for all that is outside of components (empty), the components that it uses."""
    uses: defaultdict[str, set[str]] = defaultdict(set)
    named = _named(spec)
    for site in references(spec):
        ref = site.reference or ""
        pointer = target(ref) or named.get(ref)
        if pointer is None:
            continue
        uses[_component(site.pointer)].add(_component(pointer))
        # A discriminator can select any schema that extends its own by `allOf`.
        if split(site.pointer)[-2:-1] == ["allOf"] and _discriminates(spec, pointer):
            uses[_component(pointer)].add(_component(site.pointer))
    for pointer, name, _ in requirements(spec):
        uses[_component(pointer)].add(join("", "components", "securitySchemes", name))
    for site in spec.by_kind["Discriminator"]:
        for value in _selected(site.value):
            uses[_component(site.pointer)].add(_component(target(value) or join("", "components", "schemas", value)))
    return uses


def _component(pointer: str) -> str:
    tokens = split(pointer)
    return pointer_of(tokens[:3]) if tokens[:1] == ["components"] else ""


def _named(spec: Spec) -> dict[str, str]:
    found = {}
    for site in spec.by_kind["Schema"]:
        for keyword, prefix in (("$id", ""), ("$anchor", "#"), ("$dynamicAnchor", "#")):
            name = site.value.get(keyword) if isinstance(site.value, dict) else None
            if isinstance(name, str):
                found[prefix + name] = site.pointer
    return found


def _discriminates(spec: Spec, pointer: str) -> bool:
    site = spec.by_pointer.get(pointer)
    return site is not None and isinstance(site.value, dict) and "discriminator" in site.value


def _selected(discriminator: dict[str, JSON]) -> Iterator[str]:
    mapping = discriminator.get("mapping")
    values = list(mapping.values()) if isinstance(mapping, dict) else []
    yield from (value for value in [*values, discriminator.get("defaultMapping")] if isinstance(value, str))


CHECKS = (unused_components,)
