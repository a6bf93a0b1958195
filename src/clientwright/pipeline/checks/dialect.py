"""Check the keywords of Schema Objects against the JSON Schema dialect of the OpenAPI version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientwright.pipeline.checks.official import Cause
from clientwright.pipeline.checks.wording import hint
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.grammar import GRAMMAR, Version
from clientwright.pipeline.walking import Spec

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OPENAPI_DIALECTS: Final = ("https://spec.openapis.org/oas/3.1/dialect/", "https://spec.openapis.org/oas/3.2/dialect/")
#: Keywords of older JSON Schema drafts, and what took their place.
_RENAMED: Final = {"definitions": "$defs", "dependencies": "dependentRequired` or `dependentSchemas", "id": "$id"}
#: Keywords that only OpenAPI 3.1 and later have, and how 3.0 says the same, where it can.
_IN_30: Final = {"const": "write `enum` with one value", "examples": "write `example` with one value"}


def foreign_pointers(spec: Spec) -> tuple[str, ...]:
    """Give the places below which Schema Objects follow a dialect that is not OpenAPI's."""
    if spec.version == "3.0":
        return ()
    stated = spec.document.data.get("jsonSchemaDialect") if isinstance(spec.document.data, dict) else None
    if _names_other_dialect(stated):
        return ("",)
    return tuple(
        site.pointer
        for site in spec.by_kind["Schema"]
        if isinstance(site.value, dict) and _names_other_dialect(site.value.get("$schema"))
    )


def _names_other_dialect(uri: JSON) -> bool:
    return isinstance(uri, str) and uri.rstrip("#") != _DIALECT and not uri.startswith(_OPENAPI_DIALECTS)


def is_foreign(pointer: str, foreign: tuple[str, ...]) -> bool:
    """Tell whether a place lies in a schema of another dialect."""
    return any(f"{pointer}/".startswith(f"{root}/") for root in foreign)


def unknown_keywords(spec: Spec) -> Iterator[Finding]:
    """Report keywords that the version's Schema Object does not have."""
    known = GRAMMAR[spec.version]["Schema"]
    foreign = foreign_pointers(spec)
    for site in spec.by_kind["Schema"]:
        if not isinstance(site.value, dict) or (spec.version == "3.0" and "$ref" in site.value):
            continue
        for name in site.value:
            # `nullable` in 3.1 has a rule of its own among those of schema values.
            if name in known or name.startswith("x-") or name == "nullable":
                continue
            pointer = join(site.pointer, name)
            severity = Severity.WARNING if is_foreign(pointer, foreign) else Severity.ERROR
            rule, message = _unknown(spec.version, name)
            yield spec.document.finding(rule, message, pointer, severity)


def _unknown(version: Version, name: str) -> tuple[str, str]:
    if version == "3.0" and name in GRAMMAR["3.1"]["Schema"]:
        advice = _IN_30.get(name, "remove it")
        return "schema-keyword-version", f"`{name}` came with OpenAPI 3.1; {advice}, or raise `openapi`."
    if name in _RENAMED:
        return "schema-keyword-version", f"`{name}` belongs to an older JSON Schema; write `{_RENAMED[name]}`."
    advice = hint(name, GRAMMAR[version]["Schema"], "remove it, or rename it to begin with `x-`.")
    return "schema-keyword-unknown", f"A Schema Object has no keyword `{name}`; {advice}"


def version_hint(version: Version, rest: tuple[str, ...], cause: Cause) -> tuple[str, str] | None:
    """Give rule and message for a keyword whose value is right in another OpenAPI version, or often misunderstood."""
    if rest[:1] in {("exclusiveMinimum",), ("exclusiveMaximum",)}:
        return _exclusive(rest[0], version, cause.value)
    if rest == ("type",) and version == "3.0" and (isinstance(cause.value, list) or cause.value == "null"):
        message = "Lists of types and the type null came with OpenAPI 3.1; in 3.0 write one type, and `nullable: true`."
        return "schema-keyword-version", message
    if rest == ("required",) and isinstance(cause.value, bool):
        message = "`required` is a list of property names; name this property in the list of the object around it."
        return "field-type", message
    if rest == ("items",) and isinstance(cause.value, list):
        advice = "for several write `anyOf`" if version == "3.0" else "for a tuple write `prefixItems`"
        return "field-type", f"`items` is one schema; {advice}."
    return None


def _exclusive(name: str, version: Version, value: JSON) -> tuple[str, str] | None:
    limit = name.removeprefix("exclusive").lower()
    if version == "3.0" and not isinstance(value, bool) and isinstance(value, int | float):
        message = f"In OpenAPI 3.0 `{name}` is true or false; write `{limit}: {value}` and `{name}: true`."
        return "schema-keyword-version", message
    if version != "3.0" and isinstance(value, bool):
        message = f"Since OpenAPI 3.1 `{name}` is the limit itself; write the number of `{limit}` there."
        return "schema-keyword-version", message
    return None


CHECKS = (unknown_keywords,)
