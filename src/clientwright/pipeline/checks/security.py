"""Check security requirements against the schemes that are declared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientwright.pipeline.checks.wording import hint
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.walking import Spec

_SCOPED: Final = frozenset({"oauth2", "openIdConnect"})


def requirements(spec: Spec) -> Iterator[tuple[str, str, JSON]]:
    """Give pointer, scheme name and scopes of each entry of each Security Requirement Object."""
    for site in (*spec.by_kind["OpenAPI"], *spec.by_kind["Operation"]):
        required = site.value.get("security")
        for index, entry in enumerate(required if isinstance(required, list) else ()):
            for name, scopes in entry.items() if isinstance(entry, dict) else ():
                yield join(site.pointer, "security", index, name), name, scopes


def security_requirements(spec: Spec) -> Iterator[Finding]:
    """Report requirements of schemes or scopes that are not declared."""
    schemes = _schemes(spec)
    for pointer, name, scopes in requirements(spec):
        if name in schemes:
            yield from _scopes(spec, pointer, schemes[name], scopes)
        elif not (spec.version == "3.2" and {"/", "#"} & set(name)):
            advice = hint(name, schemes, "declare it in `components.securitySchemes`.")
            yield spec.document.finding(
                "security-undefined", f"No security scheme is named `{name}`; {advice}", pointer
            )


def _schemes(spec: Spec) -> dict[str, JSON]:
    declared = {}
    for site in spec.by_kind["Components"]:
        schemes = site.value.get("securitySchemes")
        for name, scheme in schemes.items() if isinstance(schemes, dict) else ():
            try:
                declared[name], _ = spec.follow(scheme)
            except LookupError:
                declared[name] = None
    return declared


def _scopes(spec: Spec, pointer: str, scheme: JSON, scopes: JSON) -> Iterator[Finding]:
    if not isinstance(scheme, dict) or not isinstance(scopes, list):
        return
    kind = scheme.get("type")
    known = _declared_scopes(scheme) if kind == "oauth2" else None
    for index, scope in enumerate(scopes):
        place = join(pointer, index)
        if known is not None and isinstance(scope, str) and scope not in known:
            message = f"No flow of the scheme declares the scope `{scope}`; {hint(scope, known, 'declare it there.')}"
            yield spec.document.finding("security-scope-undeclared", message, place)
        elif spec.version == "3.0" and isinstance(kind, str) and kind not in _SCOPED:
            message = f"In OpenAPI 3.0 a scheme of type `{kind}` has no scopes; leave the list empty."
            yield spec.document.finding("security-scope-unexpected", message, place)


def _declared_scopes(scheme: dict[str, Any]) -> set[str]:
    flows = scheme.get("flows")
    found: set[str] = set()
    for flow in flows.values() if isinstance(flows, dict) else ():
        scopes = flow.get("scopes") if isinstance(flow, dict) else None
        found.update(scopes if isinstance(scopes, dict) else ())
    return found


CHECKS = (security_requirements,)
