"""Check the rules that this repository's own specs and overlays keep, beyond what OpenAPI asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from clientwright.pipeline.checks.extensions import EFFECTS
from clientwright.pipeline.checks.style_examples import check_example_files
from clientwright.pipeline.documents import JSON, Document, join, split
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.schema_reading import is_count
from clientwright.pipeline.walking import Site, Spec, spec_of

GRADES: Final = ("stated", "observed", "inferred")
_SOURCE: Final = ("document", "section", "lines", "read")


def check_style(document: Document) -> tuple[Finding, ...]:
    """Give what a base spec does otherwise than the specs of this repository do."""
    spec = spec_of(document)
    rules = (_check_flat, _check_nullable_enums, _check_sources, _check_descriptions, check_example_files, _check_tags)
    return tuple(finding for rule in rules for finding in rule(spec))


def check_effective(document: Document) -> tuple[Finding, ...]:
    """Report what an effective spec leaves open: effects of operations other than GET, and types of objects."""
    spec = spec_of(document)
    return (*_check_effects(spec), *_check_types(spec))


def check_evidence(overlay: Document) -> tuple[Finding, ...]:
    """Report actions of a `fix-` overlay that do not say what is wrong and how that is known."""
    if not PurePosixPath(overlay.name).name.startswith("fix-"):
        return ()
    actions = overlay.data.get("actions") if isinstance(overlay.data, dict) else None
    return tuple(
        finding
        for index, action in enumerate(actions if isinstance(actions, list) else ())
        for finding in _check_action(overlay, action if isinstance(action, dict) else {}, join("", "actions", index))
    )


def _check_flat(spec: Spec) -> Iterator[Finding]:
    for site in spec.by_kind["Schema"]:
        if not isinstance(site.value, dict) or _component(site.pointer):
            continue
        if "enum" in site.value or "properties" in site.value:
            what = "An enum" if "enum" in site.value else "An object"
            message = f"{what} stands inline; name it in components.schemas and refer to it."
            yield spec.document.finding("style-inline-schema", message, site.pointer)


def _component(pointer: str) -> bool:
    tokens = split(pointer)
    return tokens[:2] == ["components", "schemas"] and len(tokens) == 3  # noqa: PLR2004


def _check_nullable_enums(spec: Spec) -> Iterator[Finding]:
    for site in spec.by_kind["Schema"]:
        values = site.value.get("enum") if isinstance(site.value, dict) else None
        if isinstance(values, list) and (None in values or "null" in _list(site.value.get("type"))):
            message = "The enum admits null; take null out, and write oneOf of the enum and of type null beside it."
            yield spec.document.finding("style-nullable-enum", message, join(site.pointer, "enum"))


def _check_sources(spec: Spec) -> Iterator[Finding]:
    for operation in spec.operations:
        source = operation.value.get("x-source")
        if not isinstance(source, dict):
            message = f"{operation.title} has no x-source; say which {', '.join(_SOURCE)} it was read from."
            yield spec.document.finding("style-source", message, operation.pointer)
            continue
        for name in _SOURCE:
            if not _SOUND[name](source.get(name)):
                message = f"The {name} of x-source is missing or not {_WANTED[name]}; correct it."
                yield spec.document.finding("style-source", message, join(operation.pointer, "x-source", name))


def _is_text(value: JSON) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_lines(value: JSON) -> bool:
    if not isinstance(value, list) or not all(map(is_count, value)):
        return False
    return len(value) == len(("first", "last")) and 0 < value[0] <= value[1]


def _is_date(value: JSON) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_SOUND: Final = {"document": _is_text, "section": _is_text, "lines": _is_lines, "read": _is_date}
_WANTED: Final = {"document": "a title", "section": "a heading", "lines": "a first and a last line", "read": "a date"}


def _check_descriptions(spec: Spec) -> Iterator[Finding]:
    for site in spec.sites:
        what = _described(site)
        if what and not _is_text(site.value.get("description") if isinstance(site.value, dict) else None):
            message = f"The {what} has no description; say in our own words what it means, with its unit."
            yield spec.document.finding("style-description", message, site.pointer)


def _described(site: Site) -> str | None:
    if site.kind == "Schema":
        tokens = split(site.pointer)
        if _component(site.pointer):
            return f"component {tokens[-1]}"
        return f"property {tokens[-1]}" if len(tokens) > 4 and tokens[-2] == "properties" else None  # noqa: PLR2004
    if site.kind == "Operation":
        return "operation"
    return "parameter" if site.kind == "Parameter" and site.reference is None else None


def _check_tags(spec: Spec) -> Iterator[Finding]:
    for site in (*spec.by_kind["OpenAPI"], *spec.by_kind["Operation"]):
        if "tags" in site.value:
            message = "Tags are ergonomics, not what the document states; give them in a shape- overlay."
            yield spec.document.finding("style-tags", message, join(site.pointer, "tags"))


def _check_types(spec: Spec) -> Iterator[Finding]:
    for site in spec.by_kind["Schema"]:
        if not isinstance(site.value, dict) or "type" in site.value:
            continue
        for keyword, kind in (("properties", "object"), ("items", "array")):
            if keyword in site.value:
                message = f"A schema with {keyword} and no type allows texts and numbers as well; add type: {kind}."
                yield spec.document.finding("style-type-missing", message, site.pointer)


def _check_effects(spec: Spec) -> Iterator[Finding]:
    for operation in spec.operations:
        if operation.method != "get" and operation.value.get("x-clientwright-effect") is None:
            message = f"{operation.title} states no effect; add x-clientwright-effect, one of {', '.join(EFFECTS)}."
            yield spec.document.finding("effect-missing", message, operation.pointer)


def _check_action(overlay: Document, action: dict[str, Any], pointer: str) -> Iterator[Finding]:
    description = action.get("description")
    if not isinstance(description, str) or not description.strip().endswith("."):
        message = "The action does not say what is wrong in the document; say it in description, in a full sentence."
        yield overlay.finding("evidence-description", message, join(pointer, "description"))
    evidence = _dict(action.get("x-evidence"))
    if evidence.get("grade") not in GRADES:
        message = f"The action does not say how sure it is; give x-evidence a grade, one of {', '.join(GRADES)}."
        yield overlay.finding("evidence-grade", message, join(pointer, "x-evidence", "grade"))
    if not _is_text(evidence.get("source")):
        message = "The action does not say where its evidence is; give x-evidence a source."
        yield overlay.finding("evidence-source", message, join(pointer, "x-evidence", "source"))


def _dict(value: JSON) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []
