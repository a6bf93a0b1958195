"""Where a client's token goes: what the security schemes of a document say of the header that carries it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from attrs import frozen

from clientwright.pipeline.documents import Document, join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.walking import Spec, spec_of

_HEADER = re.compile(r"[A-Za-z0-9!#$%&*+.^_|~-]+")


@frozen
class Credentials:
    """How the token is sent.

    Attributes:
        prefix: The word before it; empty for the bare token.
        header: The name of the header.
        findings: A warning, where the document wants it somewhere else.

    """

    prefix: str = "Bearer"
    header: str = "Authorization"
    findings: tuple[Finding, ...] = ()


def credentials(document: Document) -> Credentials:
    """Read the scheme that most operations ask for, the first where they offer several."""
    spec = spec_of(document)
    wanted = Counter(name for operation in spec.operations if (name := _scheme(spec, operation.value)))
    for name, _ in wanted.most_common(1):
        pointer = join("/components/securitySchemes", name)
        site = spec.by_pointer.get(pointer)
        try:
            scheme, pointer = spec.follow(site.value if site else None, pointer)
        except LookupError:
            continue
        if isinstance(scheme, dict):
            return _credentials(document, scheme, pointer)
    return Credentials()


def _scheme(spec: Spec, operation: dict[str, Any]) -> str | None:
    security = operation.get("security", spec.document.data.get("security"))
    for requirement in security if isinstance(security, list) else ():
        if isinstance(requirement, dict) and requirement:
            return str(next(iter(requirement)))
    return None


def _credentials(document: Document, scheme: dict[str, Any], pointer: str) -> Credentials:
    if scheme.get("type") == "http":
        word = str(scheme.get("scheme", "")).capitalize()
        return Credentials(prefix=word if word.isalpha() and word.isascii() else "Bearer")
    if scheme.get("type") != "apiKey":
        return Credentials()
    name = scheme.get("name")
    if scheme.get("in") == "header" and isinstance(name, str) and _HEADER.fullmatch(name):
        return Credentials(prefix="", header=name)
    message = f"The key belongs into the {scheme.get('in')}, and the client sends headers only; add it with httpx_args."
    return Credentials(findings=(document.finding("credential-not-sent", message, pointer, Severity.WARNING),))
