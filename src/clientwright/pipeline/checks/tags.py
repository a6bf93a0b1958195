"""Check tags: those that operations use against those that are declared."""

from __future__ import annotations

from collections.abc import Iterator

from clientwright.pipeline.checks.wording import hint
from clientwright.pipeline.documents import join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.walking import Site, Spec


def tag_uses(spec: Spec) -> Iterator[Finding]:
    """Report tags that are used but not declared, or declared but not used."""
    declared = _declared(spec)
    used = {str(site.value.get("parent")) for site in declared.values()}
    for operation in spec.by_kind["Operation"]:
        tags = operation.value.get("tags")
        for index, name in enumerate(tags if isinstance(tags, list) else ()):
            if isinstance(name, str) and name not in declared and name not in used:
                message = f"Tag `{name}` is not declared; {hint(name, declared, 'add it to the top-level `tags`.')}"
                pointer = join(operation.pointer, "tags", index)
                yield spec.document.finding("tag-undeclared", message, pointer, Severity.WARNING)
            used.add(str(name))
    for name, site in declared.items():
        if name not in used:
            message = f"No operation has the tag `{name}`; use it or remove it."
            yield spec.document.finding("tag-unused", message, site.pointer, Severity.WARNING)


def _declared(spec: Spec) -> dict[str, Site]:
    sites: dict[str, Site] = {}
    for site in spec.by_kind["Tag"]:
        if isinstance(site.value.get("name"), str):
            sites.setdefault(site.value["name"], site)
    return sites


def repeated_tags(spec: Spec) -> Iterator[Finding]:
    """Report tags that are declared twice."""
    declared = _declared(spec)
    for site in spec.by_kind["Tag"]:
        name = site.value.get("name")
        if isinstance(name, str) and declared[name] is not site:
            message = f"Tag `{name}` is declared twice; remove one of the two."
            yield spec.document.finding("tag-duplicate", message, join(site.pointer, "name"))


def tag_parents(spec: Spec) -> Iterator[Finding]:
    """Report parents that are no tags, and tags that are their own ancestors (OpenAPI 3.2)."""
    declared = _declared(spec) if spec.version == "3.2" else {}
    parents = {name: str(site.value["parent"]) for name, site in declared.items() if "parent" in site.value}
    reported: set[str] = set()
    for name, parent in parents.items():
        pointer = join(declared[name].pointer, "parent")
        circle = _ancestors(name, parents)
        if parent not in declared:
            message = f"The parent tag `{parent}` is not declared; {hint(parent, declared, 'declare it.')}"
            yield spec.document.finding("tag-parent-undeclared", message, pointer)
        elif name in circle and not reported & circle:
            reported |= circle
            message = f"Tag `{name}` is its own ancestor; break the circle of parents."
            yield spec.document.finding("tag-parent-circular", message, pointer)


def _ancestors(name: str, parents: dict[str, str]) -> set[str]:
    found: set[str] = set()
    while (parent := parents.get(name)) is not None and parent not in found:
        found.add(parent)
        name = parent
    return found


CHECKS = (tag_uses, repeated_tags, tag_parents)
