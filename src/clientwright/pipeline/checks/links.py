"""Check links and callbacks: the operations they name and their runtime expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.checks.parameters import listed
from clientwright.pipeline.checks.references import target
from clientwright.pipeline.checks.wording import hint
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.walking import Site, Spec

_EXPRESSION: Final = re.compile(
    r"\$(url|method|statusCode|(request|response)\.(header\.[!#$%&'*+.^_`|~0-9A-Za-z-]+|(query|path)\..+|body(#(/.*)?)?))"
)
_EMBEDDED: Final = re.compile(r"\{([^{}]*)\}")
_PLACES: Final = ("path.", "query.", "header.", "cookie.")


def link_targets(spec: Spec) -> Iterator[Finding]:
    """Report links to operations or parameters that do not exist."""
    named = {
        site.value["operationId"]: site
        for site in spec.by_kind["Operation"]
        if isinstance(site.value.get("operationId"), str)
    }
    for site in _links(spec):
        name, ref = site.value.get("operationId"), site.value.get("operationRef")
        found: Site | None = None
        if "operationId" not in site.value and "operationRef" not in site.value:
            message = "The link names no operation; add `operationId`."
            yield spec.document.finding("link-operation-missing", message, site.pointer)
        elif isinstance(name, str):
            found = named.get(name)
            if not found:
                message = f"No operation has the id `{name}`; {hint(name, named, 'correct it.')}"
                yield spec.document.finding("link-operation-unknown", message, join(site.pointer, "operationId"))
        elif isinstance(ref, str) and ref.startswith("#"):
            found = spec.by_pointer.get(target(ref) or "")
            if not found or found.kind != "Operation":
                message = f"`{ref}` leads to no operation; correct it, or write `operationId` instead."
                yield spec.document.finding("link-operation-unknown", message, join(site.pointer, "operationRef"))
        if found and found.kind == "Operation":
            yield from _parameters(spec, site, found)


def _links(spec: Spec) -> Iterator[Site]:
    return (site for site in spec.by_kind["Link"] if "$ref" not in site.value)


def _parameters(spec: Spec, link: Site, operation: Site) -> Iterator[Finding]:
    item = operation.pointer.rpartition("/")[0]
    owner = spec.by_pointer.get(item)
    lists = [listed(spec, operation.value, operation.pointer), listed(spec, owner.value if owner else {}, item)]
    names = [str(parameter.get("name")) for parameters, _ in lists for _, parameter in parameters]
    given = link.value.get("parameters")
    if not all(complete for _, complete in lists) or not isinstance(given, dict):
        return
    for name in given:
        bare = name.partition(".")[2] if name.startswith(_PLACES) and name not in names else name
        if bare not in names:
            message = f"The linked operation has no parameter `{bare}`; {hint(bare, names, 'remove it.')}"
            yield spec.document.finding("link-parameter-unknown", message, join(link.pointer, "parameters", name))


def runtime_expressions(spec: Spec) -> Iterator[Finding]:
    """Report runtime expressions of links and callbacks that cannot be read."""
    for site in _links(spec):
        for pointer, value in _link_values(site):
            if isinstance(value, str) and value.startswith("$") and not _EXPRESSION.fullmatch(value):
                yield _malformed(spec, value, pointer)
    for site in spec.by_kind["Callback"]:
        for key in site.value:
            if key != "$ref" and not key.startswith("x-") and not _is_address(key):
                yield _malformed(spec, key, join(site.pointer, key))


def _link_values(site: Site) -> Iterator[tuple[str, JSON]]:
    parameters: Any = site.value.get("parameters")
    for name, value in parameters.items() if isinstance(parameters, dict) else ():
        yield join(site.pointer, "parameters", name), value
    yield join(site.pointer, "requestBody"), site.value.get("requestBody")


def _is_address(key: str) -> bool:
    if key.startswith("$"):
        return bool(_EXPRESSION.fullmatch(key))
    expressions = _EMBEDDED.findall(key)
    return not re.search("[{}]", _EMBEDDED.sub("", key)) and all(map(_EXPRESSION.fullmatch, expressions))


def _malformed(spec: Spec, text: str, pointer: str) -> Finding:
    message = (
        f"`{text}` is no runtime expression; write one such as `$request.body#/url` or `$response.header.Location`."
    )
    return spec.document.finding("expression-malformed", message, pointer)


CHECKS = (link_targets, runtime_expressions)
