"""Check Operation Objects: their identifiers, bodies and responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.checks.wording import quoted
from clientwright.pipeline.documents import join, split
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.walking import Site, Spec

_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_STATUS: Final = re.compile(r"[1-5](\d\d|XX)")
_BODYLESS_METHODS: Final = frozenset({"get", "head", "delete"})
_BODYLESS_STATUSES: Final = frozenset({"204", "304"})


def operation_ids(spec: Spec) -> Iterator[Finding]:
    """Report operation ids that are missing, repeated or unfit for URLs and identifiers."""
    first: dict[str, str] = {}
    for site in spec.by_kind["Operation"]:
        pointer = join(site.pointer, "operationId")
        name = site.value.get("operationId")
        if "operationId" not in site.value and "callbacks" not in split(site.pointer):
            message = "The operation has no `operationId`; add one, since clients name their methods after it."
            yield spec.document.finding("operation-id-missing", message, site.pointer, Severity.WARNING)
        if not isinstance(name, str):
            continue
        if name in first:
            message = f"`{name}` is also the `operationId` of {first[name]}; give each operation its own."
            yield spec.document.finding("operation-id-duplicate", message, pointer)
        if not _IDENTIFIER.fullmatch(name):
            message = f"`{name}` is unfit for identifiers; use letters, digits, `_`, `-` and `.`, a letter first."
            yield spec.document.finding("operation-id-unsafe", message, pointer, Severity.WARNING)
        first.setdefault(name, _title(site))


def _title(site: Site) -> str:
    *_, path, method = split(site.pointer)
    return f"{method.upper()} {path}"


def request_bodies(spec: Spec) -> Iterator[Finding]:
    """Report request bodies on methods for which HTTP gives them no meaning."""
    for site in spec.by_kind["Operation"]:
        method = split(site.pointer)[-1]
        if method in _BODYLESS_METHODS and "requestBody" in site.value:
            message = f"A body in a {method.upper()} request has no defined meaning; use parameters or another method."
            pointer = join(site.pointer, "requestBody")
            yield spec.document.finding("request-body-unexpected", message, pointer, Severity.WARNING)


def response_sets(spec: Spec) -> Iterator[Finding]:
    """Report operations that do not say what success or a client's mistake looks like."""
    for site in spec.by_kind["Operation"]:
        responses = site.value.get("responses")
        pointer = join(site.pointer, "responses")
        if "responses" not in site.value and spec.version != "3.0":
            message = "The operation has no `responses`; describe at least the successful one."
            yield spec.document.finding("operation-responses-missing", message, site.pointer, Severity.WARNING)
        if not isinstance(responses, dict):
            continue
        yield from (
            spec.document.finding(rule, message, pointer, severity) for rule, message, severity in _lacks(responses)
        )


def _lacks(responses: dict[str, Any]) -> Iterator[tuple[str, str, Severity]]:
    codes = [code for code in responses if not code.startswith("x-")]
    if not codes:
        yield "responses-empty", "`responses` is empty; describe at least the successful response.", Severity.ERROR
    elif "default" not in codes and all(code == "default" or _STATUS.fullmatch(code) for code in codes):
        if not any(code[0] in "123" for code in codes):
            message = "No response tells success; add a 2XX response or `default`."
            yield "operation-success-missing", message, Severity.WARNING
        if not any(code[0] == "4" for code in codes):
            message = "No response tells a client's mistake; add the 4XX responses or `default`."
            yield "operation-client-error-missing", message, Severity.WARNING


def response_codes(spec: Spec) -> Iterator[Finding]:
    """Report keys of `responses` that are no status codes, and content where HTTP allows none."""
    for site in spec.by_kind["Responses"]:
        for code, response in site.value.items():
            pointer = join(site.pointer, code)
            if code == "default" or code.startswith("x-"):
                continue
            if not _STATUS.fullmatch(code):
                message = f"`{code}` is no status code; write one such as {quoted(('200', '4XX', 'default'), 'or')}."
                yield spec.document.finding("status-code", message, pointer)
            elif code in _BODYLESS_STATUSES and isinstance(response, dict) and response.get("content"):
                message = f"A {code} response has no body; remove its `content`."
                place = join(pointer, "content")
                yield spec.document.finding("response-content-unexpected", message, place, Severity.WARNING)


CHECKS = (operation_ids, request_bodies, response_sets, response_codes)
