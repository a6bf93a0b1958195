"""Check Server Objects: the variables of their URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.checks.wording import hint, quoted
from clientwright.pipeline.documents import join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.walking import Spec

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def server_urls(spec: Spec) -> Iterator[Finding]:
    """Report variables that a URL uses and nobody declares, or that are declared and not used."""
    for site in spec.by_kind["Server"]:
        url = site.value.get("url")
        variables = site.value.get("variables", {})
        if not isinstance(url, str) or not isinstance(variables, dict):
            continue
        used = _VARIABLE.findall(url)
        pointer = join(site.pointer, "url")
        if re.search("[{}]", _VARIABLE.sub("", url)) or not all(used):
            message = f"The braces in `{url}` do not pair around names; write each variable as `{{name}}`."
            yield spec.document.finding("server-url-malformed", message, pointer)
            continue
        for name in dict.fromkeys(used):
            if name not in variables:
                message = (
                    f"The server variable `{name}` is not declared; {hint(name, variables, 'add it to `variables`.')}"
                )
                yield spec.document.finding("server-variable-undeclared", message, pointer)
        for name in variables:
            if name not in used and not name.startswith("x-"):
                message = f"The URL does not use the server variable `{name}`; use it or remove it."
                place = join(site.pointer, "variables", name)
                yield spec.document.finding("server-variable-unused", message, place, Severity.WARNING)


def server_variables(spec: Spec) -> Iterator[Finding]:
    """Report server variables whose values do not fit together."""
    for site in spec.by_kind["ServerVariable"]:
        values = site.value.get("enum")
        if isinstance(values, list):
            yield from _values(spec, site.pointer, site.value, values)


def _values(spec: Spec, pointer: str, variable: dict[str, Any], values: list[Any]) -> Iterator[Finding]:
    default = variable.get("default")
    if not values:
        message = "`enum` is empty, so that the variable has no value; list its values or remove it."
        yield spec.document.finding("server-variable-enum-empty", message, join(pointer, "enum"))
    elif isinstance(default, str) and default not in values:
        message = f"The default `{default}` is not in `enum`; write {quoted(values, 'or')}, or add it."
        yield spec.document.finding("server-variable-default", message, join(pointer, "default"))
    for index, value in enumerate(values):
        if value in values[:index]:
            message = f"`{value}` stands twice in `enum`; remove one of the two."
            place = join(pointer, "enum", index)
            yield spec.document.finding("server-variable-enum-duplicate", message, place, Severity.WARNING)


CHECKS = (server_urls, server_variables)
