"""Check Parameter and Header Objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.checks.wording import an_object, object_name, quoted
from clientwright.pipeline.documents import join, split
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.walking import Site, Spec

_STYLES: Final = {
    "path": ("matrix", "label", "simple"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_SERIALIZATION: Final = ("style", "explode", "allowReserved")
_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})


def listed(spec: Spec, owner: dict[str, Any], pointer: str) -> tuple[list[tuple[str, dict[str, Any]]], bool]:
    """Give the parameters of a path item or operation, references followed, with the places that list them.

    The second value is False when a reference among them leads nowhere.
    """
    found, complete = [], True
    parameters = owner.get("parameters")
    for index, parameter in enumerate(parameters if isinstance(parameters, list) else ()):
        try:
            value, _ = spec.follow(parameter)
        except LookupError:
            value, complete = None, False
        if isinstance(value, dict):
            found.append((join(pointer, "parameters", index), value))
    return found, complete


def _written(spec: Spec, *kinds: str) -> Iterator[Site]:
    for kind in kinds:
        for site in spec.by_kind[kind]:
            if isinstance(site.value, dict) and "$ref" not in site.value:
                yield site


def repeated_parameters(spec: Spec) -> Iterator[Finding]:
    """Report parameters that one list declares twice, and query strings declared in two ways."""
    for site in _written(spec, "PathItem", "Operation"):
        passed = set()
        parameters, _ = listed(spec, site.value, site.pointer)
        for pointer, parameter in parameters:
            identity = (str(parameter.get("name")), str(parameter.get("in")))
            if identity in passed:
                message = f"Parameter `{identity[0]}` in `{identity[1]}` is listed twice; remove one of the two."
                yield spec.document.finding("parameter-duplicate", message, pointer)
            passed.add(identity)
        places = [parameter.get("in") for _, parameter in parameters]
        if "querystring" in places and (places.count("querystring") > 1 or "query" in places):
            message = "A parameter in `querystring` is the whole query string; remove the other query parameters."
            pointer = parameters[places.index("querystring")][0]
            yield spec.document.finding("parameter-querystring", message, pointer)


def optional_path_parameters(spec: Spec) -> Iterator[Finding]:
    """Report path parameters without `required: true`."""
    for site in _written(spec, "Parameter"):
        if site.value.get("in") == "path" and site.value.get("required", False) is False:
            message = "A parameter in `path` is always required; write `required: true`."
            place = ("required",) if "required" in site.value else ()
            yield spec.document.finding("path-parameter-optional", message, join(site.pointer, *place))


def untyped_parameters(spec: Spec) -> Iterator[Finding]:
    """Report parameters and headers without a type, or with a `content` that is not exactly one media type."""
    for site in _written(spec, "Parameter", "Header"):
        content = site.value.get("content")
        if site.value.get("in") == "querystring" and "content" not in site.value:
            message = "A parameter in `querystring` needs `content`; add it with one media type."
            yield spec.document.finding("parameter-untyped", message, site.pointer)
        elif "schema" not in site.value and "content" not in site.value:
            message = f"The {object_name(site.kind)} has neither `schema` nor `content`; add one of them."
            yield spec.document.finding("parameter-untyped", message, site.pointer)
        if isinstance(content, dict) and len(content) != 1:
            message = f"`content` of {an_object(site.kind)} holds {len(content)} media types; write exactly one."
            yield spec.document.finding("parameter-content-count", message, join(site.pointer, "content"))


def parameter_styles(spec: Spec) -> Iterator[Finding]:
    """Report styles that a parameter's place does not have, and styles where the media type decides."""
    for site in _written(spec, "Parameter", "Header"):
        place = "header" if site.kind == "Header" else site.value.get("in")
        style = site.value.get("style")
        allowed = _STYLES.get(place, ()) if isinstance(place, str) else ()
        if place == "cookie" and spec.version == "3.2":
            allowed = (*allowed, "cookie")
        if isinstance(style, str) and allowed and style not in allowed:
            message = f"Style `{style}` does not exist in `{place}`; write {quoted(allowed, 'or')}."
            yield spec.document.finding("parameter-style", message, join(site.pointer, "style"))
        yield from _styled_content(spec, site)


def _styled_content(spec: Spec, site: Site) -> Iterator[Finding]:
    if "content" not in site.value or "schema" in site.value:
        return
    names = _SERIALIZATION if spec.version == "3.2" else (*_SERIALIZATION, "example", "examples")
    for name in names:
        if name in site.value:
            message = f"`{name}` goes with `schema`, and here `content` decides; remove it or move it there."
            yield spec.document.finding("parameter-content-style", message, join(site.pointer, name))


def ignored_headers(spec: Spec) -> Iterator[Finding]:
    """Report headers whose description OpenAPI ignores, because other fields state them."""
    for site in _written(spec, "Parameter"):
        name = site.value.get("name")
        if site.value.get("in") == "header" and isinstance(name, str) and name.lower() in _IGNORED_HEADERS:
            message = f"A header parameter `{name}` is ignored; describe it by `content` or `security` instead."
            yield spec.document.finding("header-ignored", message, join(site.pointer, "name"), Severity.WARNING)
    for site in spec.by_kind["Header"]:
        *_, owner, section, name = split(site.pointer)
        if section == "headers" and owner != "components" and name.lower() == "content-type":
            message = f"A header `{name}` is ignored; the media type in `content` states it."
            yield spec.document.finding("header-ignored", message, site.pointer, Severity.WARNING)


CHECKS = (
    repeated_parameters,
    optional_path_parameters,
    untyped_parameters,
    parameter_styles,
    ignored_headers,
)
