"""Check references: that each leads to an object of the type that its place wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from clientwright.pipeline.checks.wording import an_object, closest, object_name, quoted, seen, shorten
from clientwright.pipeline.documents import join, pointer_of, resolve, split
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.grammar import GRAMMAR, REFERENCEABLE
from clientwright.pipeline.walking import Site, Spec, fragment

_ALLOWED_BESIDE: Final = frozenset({"$ref", "summary", "description"})


def reference_places(spec: Spec) -> Iterator[Finding]:
    """Report a `$ref` that is not text, or that stands where no Reference Object may."""
    for site in _with_ref(spec):
        pointer = join(site.pointer, "$ref")
        ref = site.value["$ref"]
        if not _may_refer(spec, site.kind):
            message = f"A `$ref` may not stand in place of the {object_name(site.kind)}; write the object out."
            yield spec.document.finding("reference-not-allowed", message, pointer)
        elif not isinstance(ref, str):
            message = f'`$ref` must be a string such as "#/components/schemas/Name", not {seen(ref)}; correct it.'
            yield spec.document.finding("reference-not-text", message, pointer)


def reference_targets(spec: Spec) -> Iterator[Finding]:
    """Report references that lead to another document, to nothing or to an object of the wrong type."""
    named = _named_schemas(spec)
    for site in references(spec):
        ref = site.reference or ""
        if site.kind == "Schema" and (ref in named or _within_resource(spec, site, ref)):
            continue
        if told := _target_problem(spec, site, ref):
            rule, message = told
            # What stands in an extension may well have the type that is wanted; nothing says so.
            known = rule != "reference-kind" or not any(token.startswith("x-") for token in split(target(ref) or ""))
            severity = Severity.ERROR if known else Severity.WARNING
            yield spec.document.finding(rule, message, join(site.pointer, "$ref"), severity)


def references(spec: Spec) -> tuple[Site, ...]:
    """Give the objects that are, or begin with, a textual reference in a place where one may stand."""
    return tuple(site for site in _with_ref(spec) if _may_refer(spec, site.kind) and site.reference is not None)


def target(ref: str) -> str | None:
    """Give the canonical JSON pointer that a reference into its own document names; None for any other reference."""
    pointer = fragment(ref)
    if not ref.startswith("#") or (pointer and not pointer.startswith("/")):
        return None
    return pointer_of(split(pointer))


def _with_ref(spec: Spec) -> tuple[Site, ...]:
    return tuple(site for site in spec.sites if isinstance(site.value, dict) and "$ref" in site.value)


def _may_refer(spec: Spec, kind: str) -> bool:
    return kind == "PathItem" or REFERENCEABLE.get(kind) in GRAMMAR[spec.version]["Components"]


def _named_schemas(spec: Spec) -> frozenset[str]:
    """Give the references that `$id` and `$anchor` of JSON Schema make possible."""
    found: set[str] = set()
    for site in spec.by_kind["Schema"] if spec.version != "3.0" else ():
        if isinstance(site.value, dict):
            found |= {
                f"#{name}" for key in ("$anchor", "$dynamicAnchor") if isinstance(name := site.value.get(key), str)
            }
            found |= {name for name in (site.value.get("$id"),) if isinstance(name, str)}
    return frozenset(found)


def _within_resource(spec: Spec, site: Site, ref: str) -> bool:
    """Tell whether a local reference leads somewhere in the schema around it whose `$id` makes it a document."""
    pointer = target(ref)
    if pointer is None or spec.version == "3.0":
        return False
    for other in spec.by_kind["Schema"]:
        around = f"{site.pointer}/".startswith(f"{other.pointer}/")
        if around and isinstance(other.value, dict) and isinstance(other.value.get("$id"), str):
            with suppress(LookupError):
                resolve(other.value, pointer)
                return True
    return False


def _target_problem(spec: Spec, site: Site, ref: str) -> tuple[str, str] | None:
    short = shorten(ref)
    pointer = target(ref)
    if not ref.startswith("#"):
        return "reference-external", f"`{short}` leads out of this file; {_inside(spec, site.kind, ref)}"
    if pointer is None:
        return "reference-unresolved", f"`{short}` names no anchor of a schema; begin it with `#/` or correct the name."
    try:
        resolve(spec.document.data, pointer)
    except LookupError:
        return "reference-unresolved", f"`{short}` leads nowhere; {_nearest(spec, site.kind, pointer)}"
    found = spec.by_pointer.get(pointer)
    if found is None or found.kind != site.kind:
        actual = an_object(found.kind) if found else "something that is no object of its own"
        wants = an_object(site.kind)
        return "reference-kind", f"`{short}` leads to {actual} where {wants} must stand; refer to {wants}."
    return None


def _inside(spec: Spec, kind: str, ref: str) -> str:
    if ref.startswith("/components/"):
        return f"write `#{ref}`."
    local = join("", "components", REFERENCEABLE[kind], ref)
    return f"write `#{local}`." if local in spec.by_pointer else "bundle the files into one first."


def _nearest(spec: Spec, kind: str, pointer: str) -> str:
    known = {site.pointer.rpartition("/")[2]: site.pointer for site in _components(spec, kind)}
    last = pointer.rpartition("/")[2]
    match = known.get(closest(last, known) or "")
    return f"did you mean `#{match}`?" if match else "define its target or correct it."


def _components(spec: Spec, kind: str) -> list[Site]:
    prefix = join("", "components", REFERENCEABLE[kind])
    return [site for site in spec.by_kind[kind] if site.pointer.rpartition("/")[0] == prefix]


def reference_circles(spec: Spec) -> Iterator[Finding]:
    """Report references that lead back to themselves without ever reaching an object."""
    next_of = {
        site.pointer: pointer for site in references(spec) if (pointer := target(site.reference or "")) is not None
    }
    reported: set[str] = set()
    for start in next_of:
        circle = _circle(start, next_of)
        if circle and not reported.intersection(circle):
            reported.update(circle)
            others = f" through {quoted(f'#{place}' for place in circle[1:])}" if circle[1:] else ""
            message = f"This reference leads back to itself{others}; write an object instead of one reference."
            yield spec.document.finding("reference-circular", message, join(start, "$ref"))


def _circle(start: str, next_of: Mapping[str, str]) -> list[str]:
    """Follow references from a place; give the places passed if that comes back to the start."""
    passed = [start]
    seen_places = {start}
    at = next_of[start]
    while at != start:
        if at in seen_places or at not in next_of:
            return []
        passed.append(at)
        seen_places.add(at)
        at = next_of[at]
    return passed


def reference_siblings(spec: Spec) -> Iterator[Finding]:
    """Report fields beside a `$ref` that readers ignore."""
    for site in references(spec):
        if site.kind == "PathItem" or (site.kind == "Schema" and spec.version != "3.0"):
            continue
        allowed = _ALLOWED_BESIDE if spec.version != "3.0" else {"$ref"}
        for name in site.value:
            if name not in allowed:
                message = f"`{name}` beside a `$ref` is ignored; {_move(site.kind)}"
                yield spec.document.finding("reference-sibling", message, join(site.pointer, name), Severity.WARNING)


def _move(kind: str) -> str:
    return "wrap the reference in `allOf`." if kind == "Schema" else "remove it or write it into the target."


CHECKS = (reference_places, reference_targets, reference_circles, reference_siblings)
